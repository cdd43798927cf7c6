package box_test

import (
	"bytes"
	"crypto/sha256"
	"testing"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
	"isoloir/poll/results"
)

// figures makes results of the sealed poll, of which nothing is told but how many ballots there were.
func (p *published) figures(change func(*results.Results)) []byte {
	note, err := p.s.LogCheckpoint(ctx, p.id)
	ok(p.s.t, err)
	data, err := p.s.Definition(ctx, p.id)
	ok(p.s.t, err)
	d, err := poll.Parse(data)
	ok(p.s.t, err)
	log, err := translog.OpenCheckpoint(note, p.s.vkey, translog.Origin(d.Host(), p.id))
	ok(p.s.t, err)
	n := int(log.Size)
	r := &results.Results{Version: 1, Poll: p.id.String(), Log: results.Log{Size: log.Size, Root: log.Root[:]}, SuppressBelow: 5,
		Box: results.Box{Ballots: n, Opened: n, Spoiled: map[string]int{}}, Ballots: n}
	for _, q := range d.Questions() {
		r.Questions = append(r.Questions, results.Question{ID: q.ID, Type: q.Type})
	}
	if change != nil {
		change(r)
	}
	return r.Encode()
}

func (p *published) publishing(counter uint64, data []byte) []byte {
	note, err := translog.ResultsStatement(p.id, counter, sha256.Sum256(data)).Sign(p.s.organizer)
	ok(p.s.t, err)
	return note
}

func sealedPoll(t *testing.T) *published {
	s := newServer(t)
	p := s.publish(func(d *poll.Definition) { d.SuppressBelow, d.ReleaseAtLeast = 5, 3 })
	for n := range 6 {
		p.submit(n, 0)
	}
	p.sealAfterClosing()
	return p
}

func TestResultsReplaceThoseBeforeAndAllCanBeHad(t *testing.T) {
	p := sealedPoll(t)
	_, _, err := p.s.Results(ctx, p.id, box.Newest)
	wantCode(t, err, box.NoResults)
	first := p.figures(nil)
	second := p.figures(func(r *results.Results) { r.SuppressBelow = 6 })
	for range 2 { // sending the same again changes nothing
		ok(t, p.s.PublishResults(ctx, p.id, p.publishing(1, first), first))
	}
	ok(t, p.s.PublishResults(ctx, p.id, p.publishing(2, second), second))
	ok(t, p.s.PublishResults(ctx, p.id, p.publishing(1, first), first))
	for counter, want := range map[int64][]byte{box.Newest: second, 1: first, 2: second} {
		got, number, err := p.s.Results(ctx, p.id, counter)
		if err != nil || !bytes.Equal(got, want) || counter > 0 && number != counter || counter < 0 && number != 2 {
			t.Errorf("results %d: number %d, %v", counter, number, err)
		}
	}
	_, _, err = p.s.Results(ctx, p.id, 0)
	wantCode(t, err, box.NoResults)
	p.s.order(p.id, p.s.statement(p.id, 3, translog.Delete))
	_, _, err = p.s.Results(ctx, p.id, 1)
	wantCode(t, err, box.Deleted)
}

func TestResultsAreTheOrganizersAndOfThisPollsLog(t *testing.T) {
	p := sealedPoll(t)
	skey, _, err := translog.GenerateKey("stranger")
	ok(t, err)
	data := p.figures(nil)
	forged, err := translog.ResultsStatement(p.id, 1, sha256.Sum256(data)).Sign(mustSigner(t, skey))
	ok(t, err)
	otherLog := p.figures(func(r *results.Results) { r.Log.Root = make([]byte, 32) })
	otherPoll := p.figures(func(r *results.Results) { r.Poll = poll.ID{1}.String() })
	spaced := append([]byte(" "), data...)
	large := bytes.Repeat([]byte(" "), results.MaxSize+1)
	for _, c := range []struct {
		what       string
		note, data []byte
		code       string
	}{
		{"a stranger's signature", forged, data, box.BadStatement},
		{"another statement", p.s.statement(p.id, 1, translog.Close), data, box.BadStatement},
		{"other bytes than announced", p.publishing(1, data), otherLog, box.BadResults},
		{"another poll's", p.publishing(1, otherPoll), otherPoll, box.BadResults},
		{"not canonical", p.publishing(1, spaced), spaced, box.BadResults},
		{"too large", p.publishing(1, large), large, box.BadResults},
		{"another log", p.publishing(1, otherLog), otherLog, box.WrongLog},
		{"out of turn", p.publishing(2, data), data, box.StatementOutOfTurn},
	} {
		t.Run(c.what, func(t *testing.T) { wantCode(t, p.s.PublishResults(ctx, p.id, c.note, c.data), c.code) })
	}
	ok(t, p.s.PublishResults(ctx, p.id, p.publishing(1, data), data))
}

func TestThereAreNoResultsBeforeTheSealNorOfAPollThatIsWithheld(t *testing.T) {
	s := newServer(t)
	p := s.publish(func(d *poll.Definition) { d.SuppressBelow, d.ReleaseAtLeast = 5, 9 })
	data := []byte("{}")
	wantCode(t, s.PublishResults(ctx, p.id, p.publishing(1, data), data), box.ResultsTooEarly)
	for n := range 6 {
		p.submit(n, 0)
	}
	p.sealAfterClosing()
	data = p.figures(nil)
	wantCode(t, s.PublishResults(ctx, p.id, p.publishing(1, data), data), box.ArchiveWithheld)
}
