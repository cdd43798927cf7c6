package token

// The check symbols of a code: a shortened Reed-Solomon code over GF(32) = GF(2)[x]/(x⁵+x²+1), with the roots x and x². Read as a
// polynomial, the first symbol being the highest coefficient, a code is zero at both. Its words differ in three places or more, so
// that any two wrong symbols are noticed, and so any swap; and one mistake shows its place.

// exps are the powers of x, twice, so that logarithms can be added without reducing them.
var exps, logs = powers()

func powers() (exps [62]byte, logs [32]int) {
	v := byte(1)
	for i := range 31 {
		exps[i], exps[i+31] = v, v
		logs[v] = i
		if v <<= 1; v > 31 {
			v ^= 0b100101
		}
	}
	return exps, logs
}

// times multiplies by a power of x below 31.
func times(v byte, power int) byte {
	if v == 0 {
		return 0
	}
	return exps[logs[v]+power]
}

// addChecks sets the last two symbols: the remainder by (X - x)(X - x²) = X² + (x + x²)X + x³.
func addChecks(symbols *[codeLength]byte) {
	var high, low byte
	for _, s := range symbols[:dataLength] {
		f := s ^ high
		high, low = low^times(f, logs[exps[1]^exps[2]]), times(f, 3)
	}
	symbols[dataLength], symbols[dataLength+1] = high, low
}

// holds reports whether the checks hold.
func holds(symbols *[codeLength]byte) bool {
	first, second := evaluate(symbols)
	return first == 0 && second == 0
}

// evaluate reads the symbols as a polynomial and returns its values at x and at x².
func evaluate(symbols *[codeLength]byte) (first, second byte) {
	for _, s := range symbols {
		first, second = times(first, 1)^s, times(second, 2)^s
	}
	return first, second
}

// mistake returns the place of the one mistake that explains why the checks do not hold: two neighbours swapped, or else one wrong
// symbol. It is -1 if no single mistake does. It is a guess, to be told to people and never corrected for them.
func mistake(symbols [codeLength]byte) int {
	for i := range codeLength - 1 {
		swapped := symbols
		swapped[i], swapped[i+1] = symbols[i+1], symbols[i]
		if holds(&swapped) {
			return i
		}
	}
	first, second := evaluate(&symbols)
	if first == 0 || second == 0 {
		return -1
	}
	// A single error e at X^power gives e·x^power and e·x^(2·power).
	power := (logs[second] - logs[first] + 31) % 31
	return max(codeLength-1-power, -1)
}
