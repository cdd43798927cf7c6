package export

import (
	"crypto/rand"
	"iter"
	mathrand "math/rand/v2"

	"isoloir/poll"
)

// Options say how answers are written.
type Options struct {
	Lang   string // of labels; a language of the poll
	Unlink bool   // shuffle each question on its own
	// Folder is where answers may be put while they are written: that of the file they end in, so that they are never anywhere
	// else. Empty means where temporary files go.
	Folder string
	// Visible has what a terminal might not show, or might obey, escaped; the JSON says the same.
	Visible bool
}

// People are everybody's answers, one after the other; an error comes last. They are written as they come, and kept only to be unlinked.
type People = iter.Seq2[poll.Answers, error]

// A said is what one person said to one question.
type said struct {
	poll.Answer
	answered bool
	quote    bool // the person allows texts to be quoted
}

// A row says what is said to a question in it: by one person, or by anybody if the answers are unlinked.
type row func(q *poll.Question) said

func rowOf(a poll.Answers) row {
	return func(q *poll.Question) said {
		answer, ok := a.ByID[q.ID]
		return said{Answer: answer, answered: ok, quote: a.Quote}
	}
}

// rows are what people answered, as they are to be written.
func rows(d *poll.Definition, all People, o Options) iter.Seq2[row, error] {
	return func(yield func(row, error) bool) {
		if o.Unlink {
			u, err := unlink(d, all)
			if err != nil {
				yield(nil, err)
				return
			}
			for n := range u.all {
				if !yield(u.row(n), nil) {
					return
				}
			}
			return
		}
		for a, err := range all {
			if !yield(rowOf(a), err) || err != nil {
				return
			}
		}
	}
}

// unlinked are answers of which each question has an order of its own.
type unlinked struct {
	all    []poll.Answers
	orders map[string][]int32 // by question
}

func unlink(d *poll.Definition, all People) (unlinked, error) {
	u := unlinked{orders: map[string][]int32{}}
	for a, err := range all {
		if err != nil {
			return unlinked{}, err
		}
		u.all = append(u.all, a)
	}
	for _, q := range d.Questions() {
		u.orders[q.ID] = drawOrder(len(u.all))
	}
	return u, nil
}

func (u unlinked) row(n int) row {
	return func(q *poll.Question) said { return rowOf(u.all[u.orders[q.ID][n]])(q) }
}

// drawOrder draws one of all orders, each as likely as the others to anybody who does not know the seed.
func drawOrder(n int) []int32 {
	var seed [32]byte
	rand.Read(seed[:])
	random := mathrand.New(mathrand.NewChaCha8(seed)) //nolint:gosec // ChaCha8 with a seed of crypto/rand is not a weak generator
	order := make([]int32, n)
	for i := range order {
		order[i] = int32(i)
	}
	random.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
	return order
}
