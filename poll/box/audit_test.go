package box_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"io"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"

	"isoloir/crypto/token"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
)

// sealAudited plays a poll with codes of which two are used and one of these is revoked, seals it, and returns what the archive has for the auditor, if
// the poll has one, and all that the server's folder holds then.
func sealAudited(t *testing.T, auditor string) (p *codesPoll, redemptions []byte, left string) {
	var err error
	dir := t.TempDir()
	s := start(t, dir, nil)
	defer s.store.Shutdown()
	b, err := box.New(s.store, box.Options{Signer: must(box.ServerKey(ctx, s.store, host)), VerifierKey: s.vkey, Clock: s.clock.Now, AnyonePublishes: true,
		WriteArchive: func(w io.Writer, c box.ArchiveContents) error {
			if c.Redemptions != nil {
				_, err := c.Redemptions.Seek(0, io.SeekStart)
				ok(t, err)
				redemptions, err = io.ReadAll(c.Redemptions)
				ok(t, err)
			}
			return writeArchive(w, c)
		}})
	ok(t, err)
	s.Box = b
	p = &codesPoll{published: s.publish(func(d *poll.Definition) {
		s.withCodes(1)(d)
		if auditor != "" {
			d.Turnout, d.Auditor = poll.TurnoutAuditable, auditor
		}
	})}
	p.key, err = token.ParsePublicKey(s.tokenKey(1))
	ok(t, err)
	p.admission = token.NewAdmission(p.key, host, p.id)
	for range 4 {
		p.codes = append(p.codes, token.NewCode())
	}
	ok(t, p.tell(1, translog.CodesAdded, p.codes...))
	for n := range 3 {
		bought := p.buy(p.codes[n], p.voter(n).public())
		_, err := s.Submit(ctx, p.id, p.voter(n).ballot(0, 0), bought)
		ok(t, err)
	}
	ok(t, p.tell(2, translog.CodesRevoked, p.codes[1]))
	s.clock.set(closes)
	for range 2 {
		ok(t, s.SealDue(ctx))
	}
	return p, redemptions, strings.Join(mapValues(contents(t, dir)), "")
}

func must[K, V any](k K, _ V, err error) K {
	if err != nil {
		panic(err)
	}
	return k
}

func mapValues(m map[string]string) (all []string) {
	for _, v := range m {
		all = append(all, v)
	}
	return all
}

func TestTheAuditorAloneSeesWhichCodesWereUsed(t *testing.T) {
	identity, err := age.GenerateHybridIdentity()
	ok(t, err)
	p, sealed, left := sealAudited(t, identity.Recipient().String())
	r, err := age.Decrypt(bytes.NewReader(sealed), identity)
	ok(t, err)
	data, err := io.ReadAll(r)
	ok(t, err)
	a, err := token.NewAuditReader(bytes.NewReader(data))
	ok(t, err)
	var sizes []int
	for list, err := a.List(); err == nil; list, err = a.List() {
		sizes = append(sizes, len(list))
	}
	var all []*token.Used
	for u, err := a.Used(); err == nil; u, err = a.Used() {
		all = append(all, u)
	}
	if a.Poll != p.id || !slices.Equal(sizes, []int{4 * 32, 32}) || len(all) != 3 {
		t.Fatalf("lists of %v bytes and %d redemptions", sizes, len(all))
	}
	for i, u := range all {
		ok(t, u.Verify(p.id))
		if i > 0 && bytes.Compare(all[i-1].Code[:], u.Code[:]) >= 0 {
			t.Error("the redemptions stand in another order than that of the codes")
		}
		for what, found := range map[string][]byte{"code": u.Code[:], "request": u.Request[:], "signature": u.Signature[:]} {
			if strings.Contains(left, string(found)) {
				t.Errorf("after the close the server's folder holds a %s that was used", what)
			}
		}
	}
	if !strings.Contains(left, string(sealed)) { // the control: what it holds is found
		t.Error("what is sealed for the auditor is not in the folder, nor in the archive")
	}
}

func TestWhereTheTurnoutIsHiddenNoSignatureByACodeIsEverKept(t *testing.T) {
	for turnout, change := range turnouts(t) {
		dir := t.TempDir()
		s := start(t, dir, nil)
		defer s.store.Shutdown()
		p := s.publishCodes(4, change)
		var signatures [][]byte
		for n, c := range p.codes {
			r := p.request(p.voter(n).public())
			redemption := p.redemption(c, r)
			response, err := s.Token(ctx, p.id, redemption)
			ok(t, err)
			bought, err := r.Finish(response)
			ok(t, err)
			_, err = s.Submit(ctx, p.id, p.voter(n).ballot(0, 0), bought)
			ok(t, err)
			signatures = append(signatures, redemption[32:96])
		}
		// In all files: the codes', the database with the journal, what is written ahead of it, the archives; as bytes, in hexadecimal and base64.
		found := func() (n int) {
			all := strings.Join(mapValues(contents(t, dir)), "\n")
			for _, signature := range signatures {
				for _, form := range []string{string(signature), hex.EncodeToString(signature), base64.StdEncoding.EncodeToString(signature)[:80]} {
					n += strings.Count(all, form)
				}
			}
			return n
		}
		before := found()
		p.sealAfterClosing()
		ok(t, s.SealDue(ctx))
		if len(p.archive(true)) == 0 {
			t.Fatal("there is no archive to look into")
		}
		after := found()
		t.Logf("%s: of %d signatures %d are found before the close, %d after", turnout, len(signatures), before, after)
		if want := map[string]int{"auditable": len(signatures)}[turnout]; before != want || after != 0 {
			t.Errorf("%s: want %d and none", turnout, want)
		}
	}
}

func TestNothingIsSealedForAnybodyWhereTheTurnoutIsHidden(t *testing.T) {
	p, sealed, left := sealAudited(t, "")
	if sealed != nil {
		t.Errorf("%d bytes", len(sealed))
	}
	for _, c := range p.codes {
		if strings.Contains(left, string(p.public(c))) {
			t.Error("after the close the server's folder holds a code")
		}
	}
}

func TestAPollWhoseAuditorCanBeSentNothingIsNotPublished(t *testing.T) {
	s := newServer(t)
	data := s.definition(func(d *poll.Definition) {
		s.withCodes(1)(d)
		// A point of small order, which is well-formed as a recipient.
		d.Turnout, d.Auditor = poll.TurnoutAuditable, "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z"
	})
	if _, err := poll.Parse(data); err != nil {
		t.Fatal(err)
	}
	_, err := s.Publish(ctx, s.statement(poll.IDOf(data), 0, translog.Publish), data)
	wantCode(t, err, box.BadDefinition)
}
