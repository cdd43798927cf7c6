package box_test

import (
	"bytes"
	"encoding/binary"
	"math/rand/v2"
	"testing"

	"isoloir/crypto/work"
	"isoloir/poll/box"
)

// demanding opens a box over the server's store that demands so many bits of work.
func (s *server) demanding(bits int) *box.Box {
	s.t.Helper()
	signer, vkey, err := box.ServerKey(ctx, s.store, host)
	ok(s.t, err)
	b, err := box.New(s.store, box.Options{Signer: signer, VerifierKey: vkey, Clock: s.clock.Now, WriteArchive: writeArchive, Publishers: []string{s.orgKey}, Work: bits})
	ok(s.t, err)
	return b
}

func TestABallotOfAnOpenPollBringsTheWorkThatTheStateDemands(t *testing.T) {
	s := newServer(t)
	p := s.publish(nil)
	b, v := s.demanding(8), p.voter(1)
	prove := func(from *box.Box, seq uint32) []byte {
		t.Helper()
		st, err := from.State(ctx, p.id)
		ok(t, err)
		proof, err := work.Solve(ctx, st.Work.Challenge, v.public(), seq, st.Work.Bits)
		ok(t, err)
		return proof[:]
	}
	refused := func(what string, seq uint32, proof []byte) {
		t.Helper()
		if _, err := b.Submit(ctx, p.id, v.ballot(seq, 1), proof); err == nil {
			t.Errorf("%s is taken", what)
		} else {
			wantCode(t, err, box.WorkNeeded)
		}
	}
	refused("a ballot without work", 0, nil)
	refused("work for a later seq", 0, prove(b, 7))
	half := work.Proof(prove(b, 0))
	for n := uint64(0); half.Bits(v.public(), 0) != 4; n++ {
		binary.BigEndian.PutUint64(half[work.ChallengeSize:], n)
	}
	refused("half of the bits", 0, half[:])
	st, err := b.State(ctx, p.id)
	ok(t, err)
	theirs := work.Proof{}
	for enough := false; !enough; enough = theirs.Bits(v.public(), 0) < 7 { // not by chance enough for this key too
		theirs, err = work.Solve(ctx, st.Work.Challenge, p.voter(rand.IntN(1000)+2).public(), 0, st.Work.Bits)
		ok(t, err)
	}
	refused("work for another ballot key", 0, theirs[:])
	refused("work for another server's challenge, as one has that was started again", 0, prove(s.demanding(8), 0))
	if n := len(p.entries()); n != 0 {
		t.Fatalf("%d ballots stand though none brought its work", n)
	}
	proof := prove(b, 0)
	first, err := b.Submit(ctx, p.id, v.ballot(0, 1), proof)
	ok(t, err)
	again, err := b.Submit(ctx, p.id, v.ballot(0, 1), nil)
	ok(t, err)
	if !bytes.Equal(first, again) {
		t.Error("the same ballot again, without work, gives another receipt")
	}
	refused("a replacement with the work of what it replaces", 1, proof)
	_, err = b.Submit(ctx, p.id, v.ballot(1, 2), prove(b, 1))
	ok(t, err)
	_, err = b.Withdraw(ctx, p.id, v.withdrawal(2))
	ok(t, err)

	// The control: the same ballot without work is taken where none is demanded.
	_, err = s.demanding(0).Submit(ctx, p.id, p.voter(2).ballot(0, 1), nil)
	ok(t, err)
}

func TestNoWorkIsDemandedOfAPollThatTakesNoBallots(t *testing.T) {
	s := newServer(t)
	p := s.publish(nil)
	b := s.demanding(8)
	if st, err := b.State(ctx, p.id); err != nil || st.Work == nil {
		t.Errorf("open: %+v, %v", st.Work, err)
	}
	s.clock.set(closes)
	if st, err := b.State(ctx, p.id); err != nil || st.Work != nil {
		t.Errorf("closed: %+v, %v", st.Work, err)
	}
}

// Neither a spy nor a griefer moves what is demanded by what is not taken, or by the same again.
func TestOnlyBallotsThatAreTakenRaiseTheWorkAndEachOnce(t *testing.T) {
	s := newServer(t)
	p := s.publish(nil)
	b, v := s.demanding(1), p.voter(1)
	bits := func() int {
		t.Helper()
		st, err := b.State(ctx, p.id)
		ok(t, err)
		return st.Work.Bits
	}
	prove := func(v voter, seq uint32) []byte {
		t.Helper()
		st, err := b.State(ctx, p.id)
		ok(t, err)
		proof, err := work.Solve(ctx, st.Work.Challenge, v.public(), seq, st.Work.Bits+4)
		ok(t, err)
		return proof[:]
	}
	ghost, proof := v.ballot(5, 1), prove(v, 5)
	real := p.voter(2)
	sent, realProof := real.ballot(0, 1), prove(real, 0)
	for range 500 {
		_, err := b.Submit(ctx, p.id, ghost, proof)
		wantCode(t, err, box.NoSuchBallot)
		_, err = b.Submit(ctx, p.id, sent, realProof)
		ok(t, err)
	}
	if got := bits(); got > 2 { // one ballot was taken, and the minute's chance may be the highest
		t.Errorf("a thousand requests that brought one ballot have raised the work to %d bits", got)
	}
	for n := range 150 { // the control: as many ballots
		v := p.voter(100 + n)
		_, err := b.Submit(ctx, p.id, v.ballot(0, 1), prove(v, 0))
		ok(t, err)
	}
	if got := bits(); got < 3 {
		t.Errorf("the control: 150 ballots demand %d bits", got)
	}
}
