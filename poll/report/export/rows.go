package export

import (
	"crypto/rand"
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

// rows are what people answered, as they are to be written.
type rows struct {
	all    []poll.Answers
	orders map[string][]int32 // question → an order of its own; nil if rows are people
}

func newRows(d *poll.Definition, all []poll.Answers, o Options) rows {
	r := rows{all: all}
	if o.Unlink {
		r.orders = map[string][]int32{}
		for _, q := range d.Questions() {
			r.orders[q.ID] = drawOrder(len(all))
		}
	}
	return r
}

// A said is what one person said to one question.
type said struct {
	poll.Answer
	answered bool
	quote    bool // the person allows texts to be quoted
}

func (r rows) at(row int, q *poll.Question) said {
	if r.orders != nil {
		row = int(r.orders[q.ID][row])
	}
	answer, ok := r.all[row].ByID[q.ID]
	return said{Answer: answer, answered: ok, quote: r.all[row].Quote}
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
