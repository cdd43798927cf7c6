package count

import (
	"context"
	"crypto/rand"
	"errors"
	"iter"
	mathrand "math/rand/v2"

	"isoloir/crypto/open"
	"isoloir/poll"
	"isoloir/poll/archive"
)

// ErrWrongKey says that not one ballot of the archive was sealed to the keys given.
var ErrWrongKey = errors.New("none of the ballots was sealed to this key; open the archive with the key that published the poll, or another recipient's")

// A Result says what became of the ballots of a poll. Opened and the sum of Spoiled make Total.
type Result struct {
	Opened    int            // ballots whose answers could be read
	Spoiled   map[string]int // reason → how many: codes of crypto/open and of the strict reader (docs/formats.md §4)
	Total     int            // ballots that were not withdrawn
	Withdrawn int
}

// Ballots are those of a verified archive, and the keys that open them.
type Ballots struct {
	ctx      context.Context //nolint:containedctx // they are opened in one command
	archive  *archive.Archive
	d        *poll.Definition
	opener   *open.Opener
	progress func(done, total int64)
	result   Result
}

// Open verifies the archive, with whatever else is demanded of it. It returns [archive.ErrPublic] or an [*archive.Failure] if there is
// nothing to open. The context ends the opening too.
//
// progress, if not nil, is called now and then from one goroutine at a time. Each ballot counts twice, verified and opened.
func Open(ctx context.Context, a *archive.Archive, identities []open.Identity, progress func(done, total int64), demands ...archive.Demand) (*Ballots, error) {
	b, err := unverified(ctx, a, identities, progress)
	if err != nil {
		return nil, err
	}
	total := b.steps()
	return b, a.Verify(func(done, _ int64) { b.progress(done, total) }, demands...)
}

func unverified(ctx context.Context, a *archive.Archive, identities []open.Identity, progress func(done, total int64)) (*Ballots, error) {
	if a.Public() {
		return nil, archive.ErrPublic
	}
	t, err := a.Template()
	if err != nil {
		return nil, err
	}
	opener, err := open.New(t, identities...)
	if err != nil {
		return nil, err
	}
	if progress == nil {
		progress = func(_, _ int64) {}
	}
	return &Ballots{ctx: ctx, archive: a, d: a.Definition(), opener: opener, progress: progress}, nil
}

func (b *Ballots) number() int64 { return b.archive.Size() - b.archive.Withdrawn() }
func (b *Ballots) steps() int64  { return b.archive.Size() + b.number() }

// Answers opens the ballots on all processors and passes what they say, in an order that is drawn anew each time and tells nothing.
// No more than a few ballots are held at a time, and 4 bytes for each that there is. An error comes last, and ends it: [ErrWrongKey] if the
// identities open nothing (whoever knows that a key is one of the poll's own knows that all ballots are spoiled), or the context's.
func (b *Ballots) Answers() iter.Seq2[poll.Answers, error] {
	return func(yield func(poll.Answers, error) bool) {
		result := Result{Spoiled: map[string]int{}, Withdrawn: int(b.archive.Withdrawn())}
		ours, stopped := 0, false
		err := b.parallel(drawOrder(b.number()), func(h *heap) bool {
			result.add(h)
			ours += h.ours
			b.progress(b.archive.Size()+int64(result.Total), b.steps())
			for _, a := range h.answers {
				if stopped = !yield(a, nil); stopped {
					return false
				}
			}
			return true
		})
		if stopped {
			return
		}
		b.result = result
		if err == nil && ours == 0 {
			err = ErrWrongKey
		}
		if err != nil {
			yield(poll.Answers{}, err)
		}
	}
}

// Result says what became of the ballots when they were last opened to the end.
func (b *Ballots) Result() Result { return b.result }

// A heap is what some ballots came to.
type heap struct {
	answers []poll.Answers
	spoiled map[string]int
	ours    int // ballots of which a key opened a stanza, whatever came of it
}

func (r *Result) add(h *heap) {
	r.Opened += len(h.answers)
	r.Total += len(h.answers)
	for reason, n := range h.spoiled {
		r.Spoiled[reason] += n
		r.Total += n
	}
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

// drawOrder draws one of all orders, each as likely as the others to anybody who does not know the seed.
func drawOrder(n int64) []uint32 {
	var seed [32]byte
	rand.Read(seed[:])
	random := mathrand.New(mathrand.NewChaCha8(seed)) //nolint:gosec // ChaCha8 with a seed of crypto/rand is not a weak generator
	order := make([]uint32, n)
	for i := range order {
		order[i] = uint32(i) //nolint:gosec // an archive has far fewer ballots
	}
	random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	return order
}
