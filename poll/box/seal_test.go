package box_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"isoloir/crypto/ballot"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
)

func mustSigner(t testing.TB, skey string) note.Signer {
	t.Helper()
	s, err := note.NewSigner(skey)
	ok(t, err)
	return s
}

// checkSeal recomputes the log from the ballots, independently of translog.Hasher, and compares it with the signed checkpoint.
func checkSeal(t testing.TB, p *published) {
	t.Helper()
	st, err := p.s.store.Poll(ctx, p.id)
	ok(t, err)
	c, err := translog.OpenCheckpoint(st.Seal.Checkpoint, p.s.vkey, translog.Origin(host, p.id))
	ok(t, err)
	var hashes hashList
	entries := p.entries()
	for i, e := range entries {
		more, err := tlog.StoredHashes(int64(i), e.Bytes(), hashes)
		ok(t, err)
		hashes = append(hashes, more...)
	}
	root, err := tlog.TreeHash(int64(len(entries)), hashes)
	ok(t, err)
	if c.Size != int64(len(entries)) || c.Root != root {
		t.Fatalf("checkpoint of %d entries, root %v; the ballots give %d, %v", c.Size, c.Root, len(entries), root)
	}
	if !slices.IsSortedFunc(entries, func(a, b translog.Entry) int { return bytes.Compare(a.KeyHash[:], b.KeyHash[:]) }) {
		t.Fatal("the entries are not sorted")
	}
	logged := readTiles(t, tlog.Tree{N: c.Size, Hash: c.Root}, func(path string) ([]byte, error) { return p.s.LogTile(ctx, p.id, path) })
	for i, e := range entries {
		if !bytes.Equal(logged[i], e.Bytes()) {
			t.Fatalf("entry %d of the log is %x, want %+v", i, logged[i], e)
		}
	}
	served, err := p.s.LogCheckpoint(ctx, p.id)
	if ok(t, err); !bytes.Equal(served, st.Seal.Checkpoint) {
		t.Fatalf("the log's checkpoint is served as\n%s", served)
	}
}

type hashList []tlog.Hash

func (h hashList) ReadHashes(indexes []int64) (out []tlog.Hash, err error) {
	for _, i := range indexes {
		out = append(out, h[i])
	}
	return out, nil
}

func TestSealingFixesLogAndArchivesOnce(t *testing.T) {
	s := newServer(t)
	p := s.publish(nil)
	for n := range 12 {
		p.submit(n, 0)
	}
	_, err := s.Withdraw(ctx, p.id, p.voter(3).withdrawal(1))
	ok(t, err)
	_, err = s.Archive(ctx, p.id, nil)
	wantCode(t, err, box.ArchiveNotReady)
	p.sealAfterClosing()
	checkSeal(t, p)
	public, whole := p.archive(true), p.archive(false)
	if strings.Count(public, "true\n") != 1 || strings.Count(whole, "true\n") != 11 {
		t.Fatalf("the public archive must have no ballots, the whole one 11:\n%s\n%s", public, whole)
	}
	s.clock.set(closes.Add(time.Hour))
	ok(t, s.SealDue(ctx))
	if p.archive(true) != public || p.archive(false) != whole {
		t.Fatal("sealing again changed an archive")
	}
}

func TestTheWholeArchiveIsForTheOrganizerWithAFreshNonce(t *testing.T) {
	s := newServer(t)
	p, other := s.publish(nil), s.publish(func(d *poll.Definition) { d.Title = poll.Text{"en": "Other"} })
	for n := range 3 {
		p.submit(n, 0)
	}
	p.sealAfterClosing()
	nonce, err := s.ArchiveNonce(ctx, p.id)
	ok(t, err)
	foreign, err := s.ArchiveNonce(ctx, other.id)
	ok(t, err)
	skey, _, err := translog.GenerateKey("stranger")
	ok(t, err)
	stale := bytes.Clone(nonce)
	stale[7]++
	for _, c := range []struct {
		why    string
		signer note.Signer
		r      translog.ArchiveRequest
	}{
		{"signed by a stranger", mustSigner(t, skey), translog.ArchiveRequest{Poll: p.id, Nonce: nonce}},
		{"for another poll", s.organizer, translog.ArchiveRequest{Poll: other.id, Nonce: nonce}},
		{"with another poll's nonce", s.organizer, translog.ArchiveRequest{Poll: p.id, Nonce: foreign}},
		{"with a nonce whose time was changed", s.organizer, translog.ArchiveRequest{Poll: p.id, Nonce: stale}},
	} {
		request, err := c.r.Sign(c.signer)
		ok(t, err)
		_, err = s.Archive(ctx, p.id, request)
		t.Run(c.why, func(t *testing.T) { wantCode(t, err, box.BadArchiveRequest) })
	}
	request, err := translog.ArchiveRequest{Poll: p.id, Nonce: nonce}.Sign(s.organizer)
	ok(t, err)
	s.clock.set(closes.Add(10 * time.Minute))
	a, err := s.Archive(ctx, p.id, request)
	ok(t, err)
	a.Close()
	s.clock.set(closes.Add(10*time.Minute + time.Second))
	_, err = s.Archive(ctx, p.id, request)
	wantCode(t, err, box.BadArchiveRequest)
}

func TestTooFewBallotsAreNeverReleased(t *testing.T) {
	s := newServer(t)
	p := s.publish(nil) // releases at 3
	for n := range 3 {
		p.submit(n, 0)
	}
	_, err := s.Withdraw(ctx, p.id, p.voter(0).withdrawal(1)) // leaves two, of three entries
	ok(t, err)
	p.sealAfterClosing()
	checkSeal(t, p)
	st, err := s.State(ctx, p.id)
	if err != nil || st.Status != box.StatusWithheld {
		t.Fatalf("%s %v, want withheld", st.Status, err)
	}
	_, err = s.Archive(ctx, p.id, nil)
	wantCode(t, err, box.ArchiveWithheld)
	for _, public := range []bool{false, true} {
		if _, _, err := s.store.OpenArchive(ctx, p.id, public); !errors.Is(err, box.ErrNotFound) {
			t.Fatalf("a withheld archive lies in the store: %v", err)
		}
	}
}

// Every voter submits, replaces and sometimes withdraws, each step twice at once, while the organizer closes. Whatever got a
// receipt must stand, with at least its seq; nothing stands that got none.
func TestReceiptsAndLogAgreeWhateverHappensAtOnce(t *testing.T) {
	s := newServer(t)
	p := s.publish(func(d *poll.Definition) { d.MaxBallots = 25 })
	var mu sync.Mutex
	highest := map[[32]byte]translog.Entry{} // by receipts
	note := func(receipt []byte, e translog.Entry) {
		r, err := translog.OpenReceipt(receipt, s.vkey)
		if err != nil || r.KeyHash != e.KeyHash || r.Seq != e.Seq {
			t.Errorf("receipt %s does not fit (%v)", receipt, err)
		}
		mu.Lock()
		defer mu.Unlock()
		if old, known := highest[e.KeyHash]; !known || e.Seq > old.Seq {
			highest[e.KeyHash] = e
		}
	}
	var wg sync.WaitGroup
	third := make(chan struct{}, 100)
	for n := range 30 {
		v := p.voter(n)
		keyHash := ballot.KeyHash(v.public())
		for range 2 {
			wg.Go(func() {
				for seq := range uint32(6) {
					if n%3 == 0 && seq == 4 {
						if r, err := s.Withdraw(ctx, p.id, v.withdrawal(seq)); err == nil {
							note(r, translog.Entry{Withdrawn: true, KeyHash: keyHash, Seq: seq})
						}
						continue
					}
					body := v.ballot(seq, uint64(n))
					if r, err := s.Submit(ctx, p.id, body, nil); err == nil {
						note(r, translog.Entry{KeyHash: keyHash, Seq: seq, FileHash: sha256.Sum256(body[68:])})
					} else if e := (*box.Error)(nil); !errors.As(err, &e) || e.Code == box.Internal {
						t.Error(err)
					}
					if seq == 3 {
						third <- struct{}{}
					}
				}
			})
		}
	}
	wg.Go(func() {
		for range 20 {
			<-third
		}
		s.order(p.id, s.statement(p.id, 1, translog.Close))
		ok(t, s.SealDue(ctx))
	})
	wg.Wait()
	checkSeal(t, p)
	entries := p.entries()
	if len(entries) != len(highest) || len(entries) > 25 {
		t.Fatalf("%d entries stand, %d keys have receipts, 25 are allowed", len(entries), len(highest))
	}
	for _, e := range entries {
		if highest[e.KeyHash] != e {
			t.Fatalf("%+v stands, the receipts say %+v", e, highest[e.KeyHash])
		}
	}
}

func TestExactlyAsManyBallotsAsAllowedAreAccepted(t *testing.T) {
	s := newServer(t)
	p := s.publish(func(d *poll.Definition) { d.MaxBallots = 17 })
	var wg sync.WaitGroup
	var mu sync.Mutex
	accepted := 0
	for n := range 40 {
		body := p.voter(n).ballot(0, uint64(n))
		wg.Go(func() {
			if _, err := s.Submit(ctx, p.id, body, nil); err == nil {
				mu.Lock()
				defer mu.Unlock()
				accepted++
			} else if e := (*box.Error)(nil); !errors.As(err, &e) || e.Code != box.Full {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := len(p.entries()); accepted != 17 || n != 17 {
		t.Fatalf("%d accepted, %d stand, want 17", accepted, n)
	}
}
