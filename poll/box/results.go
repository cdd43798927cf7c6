package box

import (
	"context"
	"crypto/sha256"
	"errors"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/results"
)

// MaxResults is how often results of one poll can be published.
const MaxResults = 50

// PublishResults takes results with the statement that publishes them, of a poll that is sealed. They replace those that are shown, which
// can still be had. The same again changes nothing.
func (b *Box) PublishResults(ctx context.Context, id poll.ID, note, data []byte) error {
	p, err := b.poll(ctx, id)
	if err != nil {
		return err
	}
	s, err := translog.OpenStatement(note, p.definition.OrganizerKey)
	hash, ok := [32]byte{}, false
	if err == nil && s.Poll == id {
		hash, ok = s.Results()
	}
	if !ok {
		return refuse(BadStatement)
	}
	if hash != sha256.Sum256(data) {
		return refuse(BadResults)
	}
	if err := b.judgeResults(ctx, p, data); err != nil {
		return err
	}
	numbers, err := b.resultsOf(ctx, p)
	if err != nil {
		return err
	}
	if len(numbers) >= MaxResults && s.Counter > numbers[len(numbers)-1] {
		return refuse(TooManyResults)
	}
	if err := b.store.AddResults(ctx, id, s.Counter, note, data); err != nil {
		return storeError(err)
	}
	return b.note(ctx, translog.Stated(id, note))
}

// judgeResults refuses what is not the form of this poll's results, or rests on another log than the one that was sealed.
func (b *Box) judgeResults(ctx context.Context, p *openPoll, data []byte) error {
	st, err := b.store.Poll(ctx, p.id)
	switch {
	case err != nil:
		return storeError(err)
	case !st.Finished || st.Seal == nil:
		return refuse(ResultsTooEarly)
	case st.Seal.Withheld:
		return refuse(ArchiveWithheld)
	}
	log, err := b.openLog(p.id, *st.Seal)
	if err != nil {
		return internal(err)
	}
	r, err := results.Parse(data)
	if err != nil || r.Check(p.id, p.definition) != nil {
		return refuse(BadResults)
	}
	if r.Log.Size != log.Size || [32]byte(r.Log.Root) != log.Root {
		return refuse(WrongLog)
	}
	return nil
}

// resultsOf lists the counters of the statements that published results, in order.
func (b *Box) resultsOf(ctx context.Context, p *openPoll) (counters []uint64, err error) {
	notes, err := b.store.Statements(ctx, p.id)
	if err != nil {
		return nil, storeError(err)
	}
	for _, note := range notes {
		s, err := translog.OpenStatement(note, p.definition.OrganizerKey)
		if err != nil {
			return nil, internal(err)
		}
		if s.Kind == translog.Results {
			counters = append(counters, s.Counter)
		}
	}
	return counters, nil
}

// Newest asks [Box.Results] for the newest.
const Newest = -1

// Results returns what statement number counter published as results, or the newest, and its number.
func (b *Box) Results(ctx context.Context, id poll.ID, counter int64) (data []byte, number int64, err error) {
	p, err := b.poll(ctx, id)
	if err != nil {
		return nil, 0, err
	}
	if counter == Newest {
		counters, err := b.resultsOf(ctx, p)
		if err != nil {
			return nil, 0, err
		}
		if len(counters) == 0 {
			return nil, 0, refuse(NoResults)
		}
		counter = int64(counters[len(counters)-1])
	}
	data, err = b.store.Results(ctx, id, uint64(counter))
	if errors.Is(err, ErrNotFound) {
		return nil, 0, refuse(NoResults)
	}
	if err != nil {
		return nil, 0, storeError(err)
	}
	return data, counter, nil
}
