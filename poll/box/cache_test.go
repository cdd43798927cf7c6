package box

import (
	"testing"

	"isoloir/poll"
)

// sum is what the cache holds, counted anew.
func (b *Box) sum() (bytes int) {
	for _, p := range b.polls {
		bytes += p.size
	}
	return bytes
}

func TestTheCacheIsBoundedByBytesAndNotByPolls(t *testing.T) {
	b := &Box{polls: map[poll.ID]*openPoll{}, counts: map[poll.ID]count{}}
	most, polls := 0, 0
	for i := range 1000 {
		b.keep(&openPoll{id: poll.ID{byte(i >> 8), byte(i)}, size: poll.MaxDefinitionSize}) //nolint:gosec // two bytes of it
		most, polls = max(most, b.sum()), max(polls, len(b.polls))
	}
	if most > 16<<20 || polls != 64 {
		t.Errorf("%d of the largest definitions were held, %d bytes", polls, most)
	}
	for i := range 5000 {
		b.keep(&openPoll{id: poll.ID{1, byte(i >> 8), byte(i)}, size: 1000}) //nolint:gosec // two bytes of it
	}
	if len(b.polls) < 5000 {
		t.Errorf("of 5000 small definitions %d are held", len(b.polls))
	}
}

func TestTheCacheCountsEachPollOnceAndForgetsIt(t *testing.T) {
	b := &Box{polls: map[poll.ID]*openPoll{}, counts: map[poll.ID]count{}}
	for range 3 {
		b.keep(&openPoll{id: poll.ID{1}, size: 100})
		b.keep(&openPoll{id: poll.ID{2}, size: 10})
	}
	b.forgetPoll(poll.ID{1})
	b.forgetPoll(poll.ID{3})
	if b.cached != 10 || b.sum() != 10 {
		t.Errorf("%d bytes are counted, and %d held", b.cached, b.sum())
	}
}
