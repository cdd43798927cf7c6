package count

import (
	"context"
	"crypto/rand"
	"errors"
	mathrand "math/rand/v2"

	"isoloir/crypto/open"
	"isoloir/poll"
	"isoloir/poll/archive"
)

// ErrWrongKey says that not one ballot of the archive was sealed to the keys given.
var ErrWrongKey = errors.New("none of the ballots was sealed to this key; open the archive with the key that published the poll, or another recipient's")

// A Result is what the ballots of a poll say. len(Answers) and the sum of Spoiled make Total.
type Result struct {
	Answers   []poll.Answers // shuffled; their order says nothing
	Spoiled   map[string]int // reason → how many: codes of crypto/open and of the strict reader (docs/formats.md §4)
	Total     int            // ballots that were not withdrawn
	Withdrawn int
}

// Open verifies the archive, with whatever else is demanded of it, opens its ballots on all processors, and reads the answers in them. It returns [archive.ErrPublic]
// or an [*archive.Failure] if there is nothing to open, [ErrWrongKey] if the identities open nothing (with the result: whoever knows
// that a key is one of the poll's own knows that the ballots are spoiled), and the context's error if
// it ends before all is done. Memory grows with the answers, not with the archive.
//
// progress, if not nil, is called now and then from one goroutine at a time. Each ballot counts twice, verified and opened.
func Open(ctx context.Context, a *archive.Archive, identities []open.Identity, progress func(done, total int64), demands ...archive.Demand) (*Result, error) {
	if a.Public() {
		return nil, archive.ErrPublic
	}
	d := a.Definition()
	t, err := a.Template()
	if err != nil {
		return nil, err
	}
	opener, err := open.New(t, identities...)
	if err != nil {
		return nil, err
	}
	ballots := a.Size() - a.Withdrawn()
	total := a.Size() + ballots
	if progress == nil {
		progress = func(_, _ int64) {}
	}
	if err := a.Verify(func(done, _ int64) { progress(done, total) }, demands...); err != nil {
		return nil, err
	}
	var done int64
	counted, err := parallel(ctx, a, func(b *open.Ballot, into *heap) error {
		return into.add(opener, d, b)
	}, func(n int64) {
		done += n
		progress(a.Size()+done, total)
	})
	if err != nil {
		return nil, err
	}
	return counted.result(a)
}

// A heap is what one worker has opened.
type heap struct {
	answers []poll.Answers
	spoiled map[string]int
	ours    int // ballots of which a key opened a stanza, whatever came of it
}

// add opens a ballot onto the heap. It returns an error only for what is not the ballot's fault.
func (h *heap) add(opener *open.Opener, d *poll.Definition, b *open.Ballot) error {
	padded, err := opener.Open(b)
	if err != nil {
		refused, ok := errors.AsType[*open.Error](err)
		if !ok {
			return err
		}
		// Only who holds the key, or sealed to it, can bring a ballot as far as its MAC.
		if refused.Reason == open.ReasonBadMAC || refused.Reason == open.ReasonBadPayload {
			h.ours++
		}
		h.spoiled[refused.Reason]++
		return nil
	}
	h.ours++
	answers, problems := d.DecodeAnswers(padded)
	if len(problems) > 0 {
		h.spoiled[problems[0].Code]++
		return nil
	}
	h.answers = append(h.answers, answers)
	return nil
}

// A pile is all heaps.
type pile []*heap

// result puts the heaps together and shuffles the answers.
func (p pile) result(a *archive.Archive) (*Result, error) {
	r := &Result{Answers: []poll.Answers{}, Spoiled: map[string]int{}, Withdrawn: int(a.Withdrawn())}
	ours := 0
	for _, h := range p {
		ours += h.ours
		r.Answers = append(r.Answers, h.answers...)
		for reason, n := range h.spoiled {
			r.Spoiled[reason] += n
			r.Total += n
		}
	}
	r.Total += len(r.Answers)
	if ours == 0 {
		return r, ErrWrongKey
	}
	shuffle(r.Answers)
	return r, nil
}

// shuffle draws one of all orders, each as likely as the others to anybody who does not know the seed.
func shuffle(answers []poll.Answers) {
	var seed [32]byte
	rand.Read(seed[:])
	random := mathrand.New(mathrand.NewChaCha8(seed)) //nolint:gosec // ChaCha8 with a seed of crypto/rand is not a weak generator
	random.Shuffle(len(answers), func(i, j int) {
		answers[i], answers[j] = answers[j], answers[i]
	})
}
