package box_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"testing"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
)

// A fakeWitness does what C2SP tlog-witness asks of a witness, with golang.org/x/mod/sumdb and torchwood, for one log.
type fakeWitness struct {
	t      testing.TB
	signer *torchwood.CosignatureSigner
	log    func() note.Verifier
	tree   tlog.Tree // what it knows
	asked  int
	fail   error                      // returned instead of an answer
	spoil  func(answer []byte) []byte // changes the answer
}

func (s *server) witness(name string) *fakeWitness {
	seed := sha256.Sum256([]byte(name))
	signer, err := torchwood.NewCosignatureSigner(name, ed25519.NewKeyFromSeed(seed[:]))
	ok(s.t, err)
	return &fakeWitness{t: s.t, signer: signer, log: func() note.Verifier {
		v, err := note.NewVerifier(s.vkey)
		ok(s.t, err)
		return v
	}}
}

func (w *fakeWitness) key() string { return w.signer.Verifier().String() }

func (w *fakeWitness) AddCheckpoint(_ context.Context, old int64, proof []tlog.Hash, checkpoint []byte) ([]byte, error) {
	w.asked++
	if w.fail != nil {
		return nil, w.fail
	}
	n, err := note.Open(checkpoint, note.VerifierList(w.log()))
	if err != nil {
		return nil, err
	}
	c, err := torchwood.ParseCheckpoint(n.Text)
	if err != nil {
		return nil, err
	}
	if old != w.tree.N {
		return nil, &box.WitnessSize{Size: w.tree.N}
	}
	if old > 0 {
		if err := tlog.CheckTree(proof, c.N, c.Hash, w.tree.N, w.tree.Hash); err != nil {
			return nil, err
		}
	}
	w.tree = c.Tree
	signed, err := note.Sign(&note.Note{Text: n.Text}, w.signer)
	if err != nil {
		return nil, err
	}
	line := signed[len(n.Text)+1:]
	if w.spoil != nil {
		line = w.spoil(line)
	}
	return line, nil
}

// cosignedBy returns which witnesses cosigned what is served.
func cosignedBy(t testing.TB, b *box.Box, all ...*fakeWitness) (names string) {
	t.Helper()
	checkpoint, err := b.JournalCheckpoint(ctx)
	ok(t, err)
	for _, w := range all {
		if n, err := note.Open(checkpoint, note.VerifierList(w.signer.Verifier())); err == nil && len(n.Sigs) == 1 {
			names += w.signer.Name() + " "
		}
	}
	return strings.TrimSpace(names)
}

func watched(s *server, all ...*fakeWitness) {
	var witnesses []box.Witness
	for _, w := range all {
		witnesses = append(witnesses, box.Witness{Key: w.key(), Client: w})
	}
	s.Box = s.boxOver(s.store, witnesses...)
}

func TestAPollIsSealedWhenTheQuorumOfWitnessesHasCosigned(t *testing.T) {
	s := newServer(t)
	a, b, c := s.witness("a"), s.witness("b"), s.witness("c")
	watched(s, a, b, c) // two are needed
	p := s.publish(nil)
	for n := range 3 {
		p.submit(n, 0)
	}
	if a.asked > 0 || cosignedBy(t, s.Box, a, b, c) != "" {
		t.Fatal("publishing waited for the witnesses")
	}
	ok(t, s.SealDue(ctx))
	if got := cosignedBy(t, s.Box, a, b, c); got != "a b c" {
		t.Fatalf("cosigned by %q", got)
	}
	b.fail, c.fail = errors.New("b is away"), errors.New("c is away")
	s.clock.set(closes)
	for range 2 {
		err := s.SealDue(ctx)
		if err == nil || !strings.Contains(err.Error(), "b is away") || !strings.Contains(err.Error(), "c is away") {
			t.Fatalf("sealed without the quorum: %v", err)
		}
		st, err := s.State(ctx, p.id)
		if ok(t, err); st.Status != box.StatusClosed {
			t.Fatalf("%s without the quorum", st.Status)
		}
		_, err = s.Archive(ctx, p.id, nil)
		wantCode(t, err, box.ArchiveNotReady)
		_, err = s.LogCheckpoint(ctx, p.id)
		wantCode(t, err, box.ArchiveNotReady)
		_, err = s.JournalTile(ctx, "tile/0/000.p/2") // which is there, and not served
		wantCode(t, err, box.NotFound)
	}
	b.fail = nil
	ok(t, s.SealDue(ctx))
	if got := cosignedBy(t, s.Box, a, b, c); got != "a b" {
		t.Fatalf("cosigned by %q", got)
	}
	checkSeal(t, p)
	compareWithUndisturbed(t, p)
	asked := a.asked
	ok(t, s.SealDue(ctx))
	if a.asked != asked {
		t.Fatal("a witness is asked though the journal has not grown")
	}
}

func TestAWitnessThatKnowsAnotherSizeIsToldFromThere(t *testing.T) {
	s := newServer(t)
	a := s.witness("a")
	watched(s, a)
	s.publish(nil)
	ok(t, s.SealDue(ctx))
	watched(s, a) // a new process, which does not know what the witness knows
	for n := range 40 {
		s.publish(func(d *poll.Definition) { d.Title = poll.Text{"en": fmt.Sprint(n)} })
	}
	a.asked = 0
	ok(t, s.SealDue(ctx))
	if got := cosignedBy(t, s.Box, a); got != "a" || a.asked != 2 || a.tree.N != 41 {
		t.Fatalf("cosigned by %q after %d questions, at %d entries", got, a.asked, a.tree.N)
	}
	s.publish(func(d *poll.Definition) { d.Title = poll.Text{"en": "one more"} })
	ok(t, s.SealDue(ctx))
	if a.asked != 3 || a.tree.N != 42 {
		t.Fatalf("%d questions, %d entries", a.asked, a.tree.N)
	}
	a.tree.N = 1000
	s.publish(func(d *poll.Definition) { d.Title = poll.Text{"en": "rolled back"} })
	if err := s.SealDue(ctx); err == nil || !strings.Contains(err.Error(), "backup") {
		t.Fatalf("the witness knows more than the journal: %v", err)
	}
}

func TestACosignatureThatDoesNotHoldDoesNotCount(t *testing.T) {
	for what, spoil := range map[string]func([]byte) []byte{
		"nothing":           func([]byte) []byte { return nil },
		"a bit flipped":     func(line []byte) []byte { return bytes.Replace(line, []byte("="), []byte("A"), 1) },
		"a thousand lines":  func(line []byte) []byte { return append(bytes.Repeat([]byte("x\n"), 1000), line...) },
		"another's":         func(line []byte) []byte { return bytes.Replace(line, []byte("— a "), []byte("— b "), 1) },
		"no end":            func(line []byte) []byte { return bytes.TrimSuffix(line, []byte("\n")) },
		"a note of its own": func(line []byte) []byte { return append([]byte("x\n\n"), line[:20]...) },
	} {
		t.Run(what, func(t *testing.T) {
			s := newServer(t)
			a := s.witness("a")
			watched(s, a)
			s.publish(nil)
			a.spoil = spoil
			if err := s.SealDue(ctx); !errors.Is(err, translog.ErrCosignature) || cosignedBy(t, s.Box, a) != "" {
				t.Fatalf("it counts: %v", err)
			}
			a.spoil = nil
			ok(t, s.SealDue(ctx))
			if cosignedBy(t, s.Box, a) != "a" {
				t.Fatal("an honest answer afterwards does not count")
			}
		})
	}
}

func TestWitnessesAreCheckedAtTheStart(t *testing.T) {
	s := newServer(t)
	a := s.witness("a")
	good := box.Witness{Key: a.key(), Client: a}
	signer, vkey, err := box.ServerKey(ctx, s.store, host)
	ok(t, err)
	for what, o := range map[string]box.Options{
		"a plain signing key": {Witnesses: []box.Witness{{Key: s.vkey, Client: a}}},
		"twice the same":      {Witnesses: []box.Witness{good, good}},
		"no client":           {Witnesses: []box.Witness{{Key: a.key()}}},
		"too high a quorum":   {Witnesses: []box.Witness{good}, Quorum: 2},
		"a negative quorum":   {Witnesses: []box.Witness{good}, Quorum: -1},
	} {
		o.Signer, o.VerifierKey, o.Clock, o.WriteArchive = signer, vkey, s.clock.Now, writeArchive
		if _, err := box.New(s.store, o); err == nil {
			t.Errorf("%s: accepted", what)
		}
	}
}
