package box

import (
	"bytes"
	"context"
	"slices"

	"isoloir/crypto/ballot"
	"isoloir/crypto/token"
	"isoloir/crypto/translog"
	"isoloir/poll"
)

// Submit takes a submission: a first ballot, or one that replaces its key's last. When it returns a receipt, the ballot is on the
// disk. The same submission again gives the same receipt, after the close too, as long as it is its key's last word. In a poll with
// codes a first ballot needs the token that admits its key; those that replace it need none. In an open poll each ballot needs the proof of work
// that [Box.State] demands. Neither body nor admitting is kept.
func (b *Box) Submit(ctx context.Context, id poll.ID, body, admitting []byte) (receipt []byte, err error) {
	p, err := b.poll(ctx, id)
	if err != nil {
		return nil, err
	}
	s, err := p.template.Parse(body)
	if err != nil {
		return nil, ballotError(err)
	}
	r := &Record{Key: s.Key, Seq: s.Seq, Signature: s.Signature, File: s.File}
	if p.admission != nil && s.Seq == 0 {
		switch {
		case admitting == nil:
			return nil, refuse(TokenMissing)
		case p.admission.Verify(admitting, s.Key) != nil:
			return nil, refuse(BadToken)
		}
		r.Token = admitting
	}
	worked := p.admission != nil || b.gate.passes(id, admitting, s.Key, s.Seq, b.options.Clock())
	return b.accept(ctx, p, r, worked)
}

// Withdraw takes a withdrawal: the ballot's bytes are erased, and its key has no further word. The same again gives the same receipt.
func (b *Box) Withdraw(ctx context.Context, id poll.ID, body []byte) (receipt []byte, err error) {
	p, err := b.poll(ctx, id)
	if err != nil {
		return nil, err
	}
	w, err := ballot.ParseWithdrawal(id, body)
	if err != nil {
		return nil, ballotError(err)
	}
	return b.accept(ctx, p, &Record{Key: w.Key, Seq: w.Seq, Signature: w.Signature, Withdrawn: true}, true)
}

func (b *Box) accept(ctx context.Context, p *openPoll, r *Record, worked bool) (receipt []byte, err error) {
	taken := false
	err = b.store.Change(ctx, p.id, r.KeyHash(), func(s Slot) (*Record, error) {
		s.Record = p.unpacked(s.Record)
		next, err := b.decide(p, s, r, worked)
		taken = next != nil
		return p.packed(next, s.Record), err
	})
	if refused(err, Full) {
		b.turnedAway(p.id)
	}
	if err != nil {
		return nil, storeError(err)
	}
	if taken && p.admission == nil && !r.Withdrawn {
		b.gate.count(p.id, b.options.Clock())
	}
	// Ed25519 is deterministic (RFC 8032 §5.1.6): a receipt need not be stored to be the same again.
	receipt, err = translog.Receipt{Poll: p.id, KeyHash: r.KeyHash(), Seq: r.Seq}.Sign(b.options.Signer)
	if err != nil {
		return nil, internal(err)
	}
	return receipt, nil
}

// decide holds the rules of replacing and withdrawing (docs/formats.md §6 and §10). The clock is read here, within the store's
// turn, so that no ballot accepted by it can come behind the close mark.
func (b *Box) decide(p *openPoll, s Slot, r *Record, worked bool) (*Record, error) {
	old, now := s.Record, b.options.Clock()
	switch {
	case old != nil && same(old, r):
		return nil, nil
	case now.Before(p.definition.Opens):
		return nil, refuse(NotOpenYet)
	case s.Closed || p.pastClosing(now):
		return nil, refuse(Closed)
	case !worked:
		return nil, refuse(WorkNeeded)
	case old == nil && (r.Seq > 0 || r.Withdrawn):
		return nil, refuse(NoSuchBallot)
	case old == nil && s.Entries >= p.definition.MaxBallots:
		return nil, refuse(Full)
	case old == nil:
		return r, nil
	case old.Withdrawn:
		return nil, refuse(Withdrawn)
	case r.Seq != old.Seq+1:
		return nil, refuse(SeqOutOfTurn)
	}
	return r, nil
}

// packed puts the token behind the age file, as the store keeps it: the new one's, or that of the ballot which it replaces.
func (p *openPoll) packed(next, old *Record) *Record {
	if p.admission == nil || next == nil || next.Withdrawn {
		return next
	}
	stored, admitted := *next, next.Token
	if old != nil {
		admitted = old.Token
	}
	stored.File, stored.Token = slices.Concat(next.File, admitted), nil
	return &stored
}

// unpacked takes apart what packed has put together. The parts alias r's.
func (p *openPoll) unpacked(r *Record) *Record {
	if p.admission == nil || r == nil || r.Withdrawn {
		return r
	}
	whole := *r
	size := max(len(r.File)-token.Size, 0)
	whole.File, whole.Token = r.File[:size:size], r.File[size:]
	return &whole
}

// ballots passes the poll's records to yield as [Store.Ballots] does.
func (b *Box) ballots(ctx context.Context, p *openPoll, yield func(*Record) error) error {
	return b.store.Ballots(ctx, p.id, func(r *Record) error { return yield(p.unpacked(r)) })
}

func same(a, b *Record) bool {
	return a.Seq == b.Seq && a.Withdrawn == b.Withdrawn && bytes.Equal(a.Signature, b.Signature) && bytes.Equal(a.File, b.File)
}
