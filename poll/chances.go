package poll

import "math/big"

// Chances are the two numbers that a sensitive question's coins follow, in units of 2^-64.
type Chances struct {
	// Keep is how likely what is true is reported: of a choice the answer, of choices each option that was picked.
	Keep uint64
	// Lie is how likely what is not true is reported: of a choice any one other answer, rounded down; of choices each option that was not picked.
	Lie uint64
}

// precision is of the fixed-point numbers that e^ε is computed in, in bits. Everybody uses the same, so that nobody differs in the last unit.
const precision = 128

// ChancesOf returns those of a sensitive question.
func ChancesOf(q *Question) Chances {
	if q.Type == Choices {
		return unary(q.Epsilon, int64(len(q.Options)), q.Max)
	}
	return kary(q.Epsilon, RandomOutcomes(q))
}

// RandomOutcomes is how many answers to a choice there are. To leave it blank, where that may be, is one like the others.
func RandomOutcomes(q *Question) int64 {
	n := int64(len(q.Options))
	if !q.Required {
		n++
	}
	return n
}

// kary gives what is true with e^ε/(e^ε+k−1), rounded down, and each of the others with an equal share of the rest.
func kary(epsilon, outcomes int64) Chances {
	e := exp(epsilon)
	rest := new(big.Int).Lsh(big.NewInt(outcomes-1), precision)
	keep := new(big.Int).Lsh(e, 64)
	kept := keep.Quo(keep, rest.Add(rest, e)).Uint64()
	return Chances{Keep: kept, Lie: -kept / uint64(outcomes-1)} //nolint:gosec // at least two options
}

// unary tosses for each option by itself: reported with 1/2 if it was picked, with less if not. Two answers that each pick at most so many
// of the options differ at most in these that one has, and in as many that the other has, or as there are left. Each of the first can make
// the report up to 1/2 ÷ lie times as likely, each of the others (1 − lie) ÷ 1/2 times: lie is the least with which the product of all is not
// over e^ε. (Where that is an equation of the first degree, it is 1/(e^(ε/most)+1).)
func unary(epsilon, options, most int64) Chances {
	const half = 1 << 63
	had, left := big.NewInt(most), big.NewInt(min(most, options-most))
	power := func(of uint64, to *big.Int) *big.Int { return new(big.Int).Exp(new(big.Int).SetUint64(of), to, nil) }
	times := func(a, b *big.Int) *big.Int { return a.Mul(a, b) }
	limit := times(exp(epsilon), power(half, left))
	tells := new(big.Int).Lsh(power(half, had), precision)
	low, high := uint64(0), uint64(half) // low tells too much, high does not
	for high-low > 1 {
		lie := low + (high-low)/2
		if times(power(-lie, left), tells).Cmp(times(power(lie, had), limit)) > 0 {
			low = lie
		} else {
			high = lie
		}
	}
	return Chances{Keep: half, Lie: high}
}

// exp returns e^ε in units of 2^-128, ε being given in ten-thousandths. It is rounded down term by term, so never more than it is: Taylor's
// series, which ends when a term is less than a unit.
func exp(epsilon int64) *big.Int {
	term := new(big.Int).Lsh(big.NewInt(1), precision)
	sum := new(big.Int)
	for i := int64(1); term.Sign() > 0; i++ {
		sum.Add(sum, term)
		term.Mul(term, big.NewInt(epsilon))
		term.Quo(term, big.NewInt(10_000*i))
	}
	return sum
}

// Share is a chance as a number from 0 to 1.
func Share(chance uint64) float64 { return float64(chance) / (1 << 64) }
