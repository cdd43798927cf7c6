package box_test

import (
	"bytes"
	"io"
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
	dir := t.TempDir()
	s := start(t, dir, nil)
	defer s.store.Shutdown()
	b, err := box.New(s.store, box.Options{Signer: must(box.ServerKey(ctx, s.store, host)), VerifierKey: s.vkey, Clock: s.clock.Now, AnyonePublishes: true,
		WriteArchive: func(w io.Writer, c box.ArchiveContents) error {
			redemptions = c.Redemptions
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
	a, err := token.ParseAudit(data)
	ok(t, err)
	if a.Poll != p.id || len(a.Lists) != 2 || len(a.Lists[0]) != 4*32 || len(a.Lists[1]) != 32 || len(a.Redemptions) != 3 {
		t.Fatalf("%d lists and %d redemptions", len(a.Lists), len(a.Redemptions))
	}
	for i := range a.Redemptions {
		u := &a.Redemptions[i]
		ok(t, u.Verify(p.id))
		if i > 0 && bytes.Compare(a.Redemptions[i-1].Code[:], u.Code[:]) >= 0 {
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
