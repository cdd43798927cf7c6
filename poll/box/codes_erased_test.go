package box_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"isoloir/crypto/token"
	"isoloir/poll"
	"isoloir/poll/box"
)

// turnouts are both that a poll with codes may have.
func turnouts(t *testing.T) map[string]func(*poll.Definition) {
	auditor, err := age.GenerateX25519Identity()
	ok(t, err)
	return map[string]func(*poll.Definition){
		"hidden":    func(*poll.Definition) {},
		"auditable": func(d *poll.Definition) { d.Turnout, d.Auditor = poll.TurnoutAuditable, auditor.Recipient().String() },
	}
}

func TestAtTheCloseNobodyCanSeeAnyMoreWhichCodesWereUsed(t *testing.T) {
	dir := t.TempDir()
	s := start(t, dir, nil)
	defer s.store.Shutdown()
	p := s.publishCodes(6)
	var secrets []string
	for n, c := range p.codes[:4] {
		v := p.voter(n)
		r := p.request(v.public())
		hash := token.BlindedHash(r.Bytes())
		response, err := s.Token(ctx, p.id, p.redemption(c, r))
		ok(t, err)
		bought, err := r.Finish(response)
		ok(t, err)
		_, err = s.Submit(ctx, p.id, v.ballot(0, 1), bought)
		ok(t, err)
		secrets = append(secrets, string(p.public(c)), string(hash[:]))
	}
	private, err := s.store.PollTokenKey(ctx, p.id)
	ok(t, err)
	secrets = append(secrets, string(private[400:500])) // of the private exponent
	hits := func() (n int) {
		for _, data := range contents(t, dir) {
			for _, secret := range secrets {
				if strings.Contains(data, secret) {
					n++
				}
			}
		}
		return n
	}
	before := hits()
	p.sealAfterClosing()
	after := hits()
	t.Logf("%d secrets: %d are found before the close, %d after", len(secrets), before, after)
	if before < len(secrets) || after != 0 {
		t.Error("want all and none")
	}
	ok(t, p.s.SealDue(ctx))
	for _, public := range []bool{true, false} {
		if !strings.Contains(p.archive(public), "codes 6\nrevoked 0\ntokens 4\n") {
			t.Error("the archive does not count 6 codes and 4 tokens")
		}
	}
}

func TestAPollThatIsWithheldForgetsItsCodesToo(t *testing.T) {
	for turnout, change := range turnouts(t) {
		t.Run(turnout, func(t *testing.T) { withheldForgets(t, change) })
	}
}

func withheldForgets(t *testing.T, change func(*poll.Definition)) {
	dir := t.TempDir()
	s := start(t, dir, nil)
	defer s.store.Shutdown()
	p := s.publishCodes(3, change)
	p.buy(p.codes[0], p.voter(1).public())
	used := func() bool {
		for _, data := range contents(t, dir) {
			if strings.Contains(data, string(p.public(p.codes[0]))) {
				return true
			}
		}
		return false
	}
	if !used() { // the control
		t.Error("the code is not found before the close")
	}
	p.sealAfterClosing()
	if state, err := s.State(ctx, p.id); err != nil || state.Status != box.StatusWithheld {
		t.Fatalf("%v, %v", state.Status, err)
	}
	if used() {
		t.Error("the code is found after the close")
	}
	left, err := os.ReadDir(filepath.Join(dir, "codes"))
	if _, sealed := s.store.Audit(ctx, p.id); err != nil || len(left) > 0 || !errors.Is(sealed, box.ErrNotFound) {
		t.Errorf("of a poll that is never released there is left: %v, and for an auditor: %v", left, sealed)
	}
}

func TestASealingThatFailsKeepsNoCodesOfAPollThatNobodyAudits(t *testing.T) {
	for turnout, change := range turnouts(t) {
		dir := t.TempDir()
		f := &faulty{before: true}
		s := start(t, dir, func(st box.Store) box.Store { f.Store = st; return f })
		p := s.publishCodes(3, change)
		key := p.voter(1).public()
		_, err := s.Submit(ctx, p.id, p.voter(1).ballot(0, 0), p.buy(p.codes[0], key))
		ok(t, err)
		s.clock.set(closes)
		f.steps, f.fail = 0, 3 // closed and settled; the log's tiles are not written
		if err := s.SealDue(ctx); !errors.Is(err, errCrash) {
			t.Fatalf("sealing gave %v, want the crash", err)
		}
		left, err := filepath.Glob(filepath.Join(dir, "codes", "*-*"))
		if ok(t, err); len(left) > 0 != (turnout == "auditable") { // the control: these have to wait
			t.Errorf("%s: there is left %v", turnout, left)
		}
		ok(t, s.store.Shutdown())
	}
}
