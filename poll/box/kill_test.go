package box_test

import (
	"bufio"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"isoloir/crypto/ballot"
	"isoloir/poll"
	"isoloir/poll/box"
)

const (
	killDir  = "ISOLOIR_TEST_KILL_DIR"  // makes this program the server that will be killed
	killFrom = "ISOLOIR_TEST_KILL_FROM" // number of its first voter
	long     = "ISOLOIR_LONG"
)

func manyBallots(d *poll.Definition) { d.MaxBallots = 10_000_000 }

// TestKillChild is no test: it is the server that TestWhatHasAReceiptSurvivesAKill kills. It tells every receipt on stdout.
func TestKillChild(t *testing.T) {
	dir := os.Getenv(killDir)
	if dir == "" {
		t.Skip("run by TestWhatHasAReceiptSurvivesAKill")
	}
	var from int
	fmt.Sscan(os.Getenv(killFrom), &from)
	s := start(t, dir, nil)
	p := s.publish(manyBallots)
	for g := range 16 {
		go func() {
			for n := from + g; ; n += 16 {
				v := p.voter(n)
				for seq := range uint32(3) {
					kind, err := "ballot", error(nil)
					if seq == 2 && n%4 == 0 {
						kind = "withdrawal"
						_, err = s.Withdraw(ctx, p.id, v.withdrawal(seq))
					} else {
						_, err = s.Submit(ctx, p.id, v.ballot(seq, uint64(n)), nil)
					}
					if err != nil {
						panic(err)
					}
					fmt.Fprintf(os.Stdout, "receipt %s %d %d\n", kind, n, seq) // one write, one line
				}
			}
		}()
	}
	for {
		if err := s.Forget(ctx); err != nil {
			panic(err)
		}
	}
}

// A promise is the highest receipt a voter has.
type promise struct {
	kind string
	seq  uint32
}

func TestWhatHasAReceiptSurvivesAKill(t *testing.T) {
	rounds := 4
	if os.Getenv(long) != "" {
		rounds = 300
	}
	dir := t.TempDir()
	promises := map[int]promise{}
	var p *published
	for round := range rounds {
		killServer(t, dir, round, promises)
		s := start(t, dir, nil)
		p = s.publish(manyBallots)
		honoured(t, p, promises)
		if round == rounds-1 {
			p.sealAfterClosing()
			checkSeal(t, p)
		}
		ok(t, s.store.Shutdown())
		integrity(t, dir)
	}
	t.Logf("%d voters had receipts over %d kills", len(promises), rounds)
}

// killServer runs a server under load until it has given some hundred receipts, more or less, and kills it.
func killServer(t *testing.T, dir string, round int, promises map[int]promise) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestKillChild$", "-test.v")
	cmd.Env = append(os.Environ(), killDir+"="+dir, fmt.Sprintf("%s=%d", killFrom, round*1_000_000))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	ok(t, err)
	ok(t, cmd.Start())
	watchdog := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer watchdog.Stop()
	receipts, until := 0, 100+round*37%200
	// What was told before the kill is read to its end; a line that was cut off was not told.
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if err != nil {
			break
		}
		var kind string
		var n int
		var seq uint32
		if _, err := fmt.Sscanf(line, "receipt %s %d %d", &kind, &n, &seq); err != nil {
			continue
		}
		if old, known := promises[n]; !known || seq > old.seq {
			promises[n] = promise{kind, seq}
		}
		if receipts++; receipts == until {
			ok(t, cmd.Process.Kill())
		}
	}
	cmd.Wait() // says that it was killed
	if receipts < until {
		t.Fatalf("the server died by itself after %d receipts", receipts)
	}
}

func honoured(t *testing.T, p *published, promises map[int]promise) {
	t.Helper()
	standing := map[[32]byte]box.Record{}
	ok(t, p.s.store.Ballots(ctx, p.id, func(r *box.Record) error {
		standing[r.KeyHash()] = box.Record{Seq: r.Seq, Withdrawn: r.Withdrawn, File: append([]byte(nil), r.File...)}
		return nil
	}))
	var live int64
	for _, r := range standing {
		if !r.Withdrawn {
			live++
		}
	}
	if st, err := p.s.store.Poll(ctx, p.id); err != nil || st.Entries != int64(len(standing)) || st.Live != live {
		t.Fatalf("the counters say %+v (%v), the pool holds %d records, %d not withdrawn", st, err, len(standing), live)
	}
	for n, want := range promises {
		v := p.voter(n)
		got, stands := standing[ballot.KeyHash(v.public())]
		if !stands || got.Seq < want.seq {
			t.Fatalf("voter %d has a receipt for seq %d; stands: %v, seq %d", n, want.seq, stands, got.Seq)
		}
		if got.Seq > want.seq {
			continue // accepted, and killed before it was told
		}
		if got.Withdrawn != (want.kind == "withdrawal") {
			t.Fatalf("voter %d has a receipt for a %s, withdrawn: %v", n, want.kind, got.Withdrawn)
		}
		if !got.Withdrawn && sha256.Sum256(got.File) != sha256.Sum256(v.ballot(want.seq, uint64(n))[68:]) {
			t.Fatalf("voter %d's ballot is not the one that was sent", n)
		}
	}
}

// integrity lets SQLite check its file.
func integrity(t *testing.T, dir string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "isoloir.db"))
	ok(t, err)
	defer db.Close()
	if said := column(t, db, "PRAGMA integrity_check"); strings.Join(said, "") != "ok" {
		t.Fatalf("integrity: %q", said)
	}
}
