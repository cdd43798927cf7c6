package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"isoloir/crypto/ballot"
	"isoloir/crypto/translog"
	"isoloir/poll/archive"
)

// A word is what a voter last sent: a ballot, or a withdrawal.
type word struct {
	body      []byte
	seq       uint32
	fileHash  [32]byte
	withdrawn bool
}

// A ledger is what voters know: every word they sent, and every receipt they ever got.
type ledger struct {
	mu       sync.Mutex
	sent     map[[32]byte]map[uint32]word
	receipts map[[32]byte]translog.Receipt // the highest of each key
	given    [][]byte                      // all of them
	faults   []error
}

func newLedger() *ledger {
	return &ledger{sent: map[[32]byte]map[uint32]word{}, receipts: map[[32]byte]translog.Receipt{}}
}

func (l *ledger) note(keyHash [32]byte, w word) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.sent[keyHash] == nil {
		l.sent[keyHash] = map[uint32]word{}
	}
	l.sent[keyHash][w.seq] = w
}

func (l *ledger) keep(receipt []byte, r translog.Receipt) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if old, known := l.receipts[r.KeyHash]; !known || r.Seq > old.Seq {
		l.receipts[r.KeyHash] = r
	}
	l.given = append(l.given, receipt)

}

func (l *ledger) complain(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.faults = append(l.faults, err)
}

// errGone says that the server went away without a whole answer.
var errGone = errors.New("the server is gone")

// say sends a voter's word and keeps the receipt. Refused says with which status the server refused it.
func (w *town) say(l *ledger, n int, next word) (refused int, err error) {
	page, want := "/ballots", http.StatusCreated
	if next.withdrawn {
		page, want = "/withdrawals", http.StatusOK
	}
	key := w.ballotKey(n)
	hash := sha256.Sum256(key[32:])
	l.note(hash, next)
	status, answer, err := w.post(n, page, next.body)
	if err != nil {
		return 0, errGone
	}
	if status != want {
		return status, nil
	}
	r, err := translog.OpenReceipt(answer, w.v.logKey)
	if err != nil || r != (translog.Receipt{Poll: w.link.ID, KeyHash: hash, Seq: next.seq}) {
		return 0, fmt.Errorf("voter %d got the receipt %q: %w", n, answer, err)
	}
	l.keep(answer, r)
	return 0, nil
}

// vote sends a ballot, replaces it, and withdraws some, until the server goes away or refuses, as it does from the close on. It
// begins with what was sent last before, as who got no answer does.
func (w *town) vote(l *ledger, n int) {
	for seq := range uint32(4) {
		next := w.word(l, n, seq)
		refused, err := w.say(l, n, next)
		switch {
		case errors.Is(err, errGone):
			return
		case err != nil:
			l.complain(err)
			return
		case refused == http.StatusForbidden: // closed
			return
		case refused == http.StatusConflict: // a later word stands already
			continue
		case refused != 0:
			l.complain(fmt.Errorf("voter %d, seq %d: %d", n, seq, refused))
			return
		}
	}
}

// word is the same whenever it is asked for.
func (w *town) word(l *ledger, n int, seq uint32) word {
	key := w.ballotKey(n)
	l.mu.Lock()
	said, known := l.sent[sha256.Sum256(key[32:])][seq]
	l.mu.Unlock()
	switch {
	case known:
		return said
	case seq == 3 && n%3 == 0 || seq == 1 && n%5 == 0:
		return word{seq: seq, withdrawn: true, body: ballot.SignWithdrawal(key, w.link.ID, seq).Bytes()}
	}
	b := w.seal(n, seq)
	return word{seq: seq, body: b.Submission(), fileHash: sha256.Sum256(b.File)}
}

// rush lets voters vote, several at once, and calls act when some receipts were given; it returns when the server is gone or
// all have voted.
func (w *town) rush(l *ledger, from, to, until int, act func()) {
	var wg sync.WaitGroup
	voters := make(chan int)
	goal := len(l.given) + until
	acted := sync.OnceFunc(act)
	for range 8 {
		wg.Go(func() {
			for n := range voters {
				w.vote(l, n)
				l.mu.Lock()
				enough := len(l.given) >= goal
				l.mu.Unlock()
				if enough {
					acted()
				}
			}
		})
	}
	for n := from; n < to; n++ {
		voters <- n
	}
	close(voters)
	wg.Wait()
	acted()
}

// honoured fetches the archive, verifies it, and returns every promise that it breaks.
func (w *town) honoured(l *ledger) (broken []error) {
	w.t.Helper()
	signer, err := w.key.Signer()
	w.ok(err)
	name := filepath.Join(w.t.TempDir(), "poll.tar")
	w.ok(w.client.FetchArchive(w.t.Context(), w.link, signer, name, nil))
	a, err := archive.Open(name)
	w.ok(err)
	defer func() { _ = a.Close() }()
	if err := a.Verify(nil); err != nil { // which proves that no key has two entries, too
		broken = append(broken, err)
	}
	for _, receipt := range l.given {
		held, err := a.ReadHeld(receipt)
		if err == nil {
			err = a.Against(held)
		}
		if err != nil {
			broken = append(broken, err)
		}
	}
	stand := map[[32]byte]bool{}
	for i := range a.Size() - a.Withdrawn() {
		b, err := a.Ballot(i)
		w.ok(err)
		hash := ballot.KeyHash(b.Key)
		stand[hash] = true
		if said, known := l.sent[hash][b.Seq]; !known || said.withdrawn || said.fileHash != sha256.Sum256(b.File) {
			broken = append(broken, fmt.Errorf("key %x, seq %d: nobody sent what stands", hash, b.Seq))
		}
	}
	for hash, r := range l.receipts {
		if said := l.sent[hash][r.Seq]; said.withdrawn && stand[hash] {
			broken = append(broken, fmt.Errorf("key %x was withdrawn and stands", hash))
		}
	}
	return append(broken, l.faults...)
}

// A crash is one poll whose server is killed at random moments, under load, and while it seals.
func crash(t *testing.T, v *victim, rng *rand.Rand, kills int) (w *town, l *ledger) {
	t.Helper()
	w, l = newTown(t, v), newLedger()
	const voters = 24
	for round := range kills {
		// Half of the voters come again, whose last word may have been cut off.
		w.rush(l, round*voters/2, (round+2)*voters/2, 1+rng.IntN(40), v.kill)
		v.restart()
	}
	// The close comes while others vote; what has a receipt then must stand as well.
	closing := make(chan struct{})
	go func() {
		defer close(closing)
		w.rush(l, kills*voters/2, (kills+3)*voters/2, 1+rng.IntN(60), v.kill)
	}()
	w.tryToClose()
	<-closing
	// Sealing begins at once when the server starts, and is killed after as many questions as chance wants.
	for range 2 {
		v.start()
		for range rng.IntN(30) {
			_, _ = w.client.State(t.Context(), w.link)
		}
		v.kill()
	}
	v.start()
	w.close()
	v.restart()
	w.waitUntilSealed()
	return w, l
}

// tryToClose sends the closing statement, and does not mind if the server dies of something else meanwhile.
func (w *town) tryToClose() {
	status, _, err := w.post(0, "/statements", w.statement(w.link.ID, 1, translog.Close))
	if err == nil && status >= 300 {
		w.t.Errorf("closing: %d", status)
	}
}

// post is ask without canaries, without a failure where the server is gone, and for many goroutines at once.
func (w *town) post(n int, page string, body []byte) (status int, answer []byte, err error) {
	r, err := http.NewRequestWithContext(w.t.Context(), http.MethodPost, "http://"+w.v.listen+"/p/"+w.link.ID.String()+page, bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	resp, err := w.clients[n%homes].Do(r)
	if err != nil {
		return 0, nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	var all bytes.Buffer
	_, err = all.ReadFrom(resp.Body)
	return resp.StatusCode, all.Bytes(), err
}

func TestEveryReceiptIsHonouredHoweverTheServerIsKilled(t *testing.T) {
	polls, kills := 3, 3
	if os.Getenv(long) != "" {
		polls, kills = 60, 6
	}
	v := newVictim(t, "isoloird")
	receipts, killed := 0, 0
	for n := range polls {
		w, l := crash(t, v, rand.New(rand.NewPCG(uint64(n), 1)), kills) //nolint:gosec // a test's dice
		for _, broken := range w.honoured(l) {
			t.Error(broken)
		}
		receipts, killed = receipts+len(l.given), killed+kills+4
	}
	t.Logf("%d receipts of %d polls were honoured over %d kills", receipts, polls, killed)
}

func TestControlAServerThatAnswersBeforeTheCommitIsCaughtBreakingReceipts(t *testing.T) {
	w, l := crash(t, newVictim(t, "answers before the commit"), rand.New(rand.NewPCG(1, 1)), 2) //nolint:gosec // a test's dice
	broken := w.honoured(l)
	t.Logf("%d receipts, %d promises broken", len(l.given), len(broken))
	if len(broken) == 0 {
		t.Error("no promise is broken: the search proves nothing")
	}
}
