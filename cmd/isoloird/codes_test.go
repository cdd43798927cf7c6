package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"os"
	"strings"
	"testing"

	"isoloir/crypto/token"
	"isoloir/crypto/translog"
	"isoloir/poll"
)

// townCodes are the codes of a town's poll, and all that went over the wire or into memory when they were exchanged.
type townCodes struct {
	key       *token.PublicKey
	admission *token.Admission
	codes     []token.Code
	spent     []spentCode
}

// A spentCode is what a respondent knows, and a thief would like to.
type spentCode struct {
	code     token.Code
	public   ed25519.PublicKey
	hash     [32]byte // of the blinded message
	blinding token.Blinding
	blinded  []byte
	response []byte
	token    []byte
}

func (w *town) askForKey(d *poll.Definition) {
	w.t.Helper()
	signer, err := w.key.Signer()
	w.ok(err)
	request, err := translog.TokenKeyRequest{Host: d.Host(), Organizer: d.OrganizerKey, Draft: sha256.Sum256([]byte(w.canary))}.Sign(signer)
	w.ok(err)
	d.Admission = poll.AdmissionCodes
	d.TokenKey, err = w.client.TokenKey(w.t.Context(), request)
	w.ok(err)
}

func (w *town) makeCodes() {
	w.t.Helper()
	var err error
	w.codes.admission, w.codes.key, err = w.client.Admission(w.t.Context(), w.link)
	w.ok(err)
	var keys []ed25519.PublicKey
	for range respondents() + 50 {
		c := token.NewCode()
		w.codes.codes = append(w.codes.codes, c)
		keys = append(keys, c.Key(w.link.ID).Public().(ed25519.PublicKey))
	}
	signer, err := w.key.Signer()
	w.ok(err)
	list := token.List(keys)
	note, err := translog.CodesStatement(w.link.ID, 1, translog.CodesAdded, len(keys), token.ListHash(list)).Sign(signer)
	w.ok(err)
	w.ok(w.client.Codes(w.t.Context(), w.link, note, list))
}

// exchange buys a token with respondent n's code, blundering now and then, and returns what admits their ballot.
func (w *town) exchange(n int) string {
	w.t.Helper()
	page, c := "/p/"+w.link.ID.String()+"/tokens", w.codes.codes[n]
	blinding, err := w.codes.key.NewBlinding()
	w.ok(err)
	request, err := w.codes.admission.Request(w.ballotKey(n).Public().(ed25519.PublicKey), blinding)
	w.ok(err)
	redemption := token.Redeem(c.Key(w.link.ID), w.link.ID, request.Bytes())
	status, response := w.ask(n, "POST", page, redemption.Bytes())
	if status != 200 {
		w.t.Fatalf("%d %s", status, response)
	}
	if n%5 == 1 {
		other, err := w.codes.admission.Request(w.ballotKey(n+1).Public().(ed25519.PublicKey), blinding)
		w.ok(err)
		w.want(409, n, "POST", page, token.Redeem(c.Key(w.link.ID), w.link.ID, other.Bytes()).Bytes())
		w.want(400, n, "POST", page, []byte(c.String()))
		w.want(200, n, "POST", page, redemption.Bytes())
	}
	admitted, err := request.Finish(response)
	w.ok(err)
	w.codes.spent = append(w.codes.spent, spentCode{c, redemption.Code, token.BlindedHash(request.Bytes()), blinding, request.Bytes()[3:], response, admitted})
	return `PrivateToken token="` + base64.URLEncoding.EncodeToString(admitted) + `"`
}

// blank overwrites what is random in codes and tokens, as [blank] does for ballots.
func (c *townCodes) blank(f seizedFile) {
	if c == nil {
		return
	}
	if strings.HasSuffix(f.name, ".key") {
		clear(f.data)
	}
	for _, s := range c.spent {
		for _, part := range [][]byte{s.public, s.hash[:], s.token} {
			for at := bytes.Index(f.data, part); at >= 0; at = bytes.Index(f.data, part) {
				clear(f.data[at : at+len(part)])
			}
		}
	}
}

// leaks are the files in which a thief finds something of the codes that were used.
func (w *town) leaks() map[string][]string {
	found := map[string][]string{}
	for _, f := range append(seize(w.t, w.v.dir), seizedFile{name: "log", data: []byte(w.v.log())}) {
		for _, s := range w.codes.spent {
			for what, part := range map[string][]byte{
				"code": s.code[:], "code's text": []byte(s.code.String()), "blinding": s.blinding[:48], "blinded message": s.blinded, "blind signature": s.response,
				"code's public key": s.public, "hash of the request": s.hash[:], "token": s.token, "header": []byte(base64.URLEncoding.EncodeToString(s.token)),
			} {
				if bytes.Contains(f.data, part) {
					kind, _, _ := strings.Cut(strings.TrimPrefix(f.name, "/"), "/")
					found[what] = append(found[what], kind)
				}
			}
		}
	}
	return found
}

func TestAThiefOfAPollWithCodesFindsNobodyAndConnectsNoCodeWithABallot(t *testing.T) {
	w := newTownWith(t, newVictim(t, "isoloird"), &townCodes{})
	voters := 60
	if os.Getenv(long) != "" {
		voters = respondents()
	}
	during := w.visit(0, voters)
	w.v.kill()
	if l := w.steal(during); len(l.traces)+len(l.times)+len(l.fileTimes) > 0 {
		t.Errorf("while the poll is open: %s", l)
	}
	open := w.leaks()
	t.Logf("while the poll is open: %s", summary(open))
	for what, files := range open {
		where := map[string]string{"code's public key": "codes", "hash of the request": "codes"}[what]
		for _, f := range files {
			if what == "token" && f != "codes" || f == where {
				continue // a token stands with its ballot, which it names
			}
			t.Fatalf("a %s is in %s", what, f)
		}
	}
	if len(open["hash of the request"]) < voters || len(open["token"]) == 0 {
		t.Error("not even what must be there is found: the search proves nothing")
	}

	w.v.start()
	w.close()
	w.v.restart()
	w.waitUntilSealed()
	w.v.kill()
	if l := w.steal(during); len(l.traces)+len(l.times)+len(l.fileTimes) > 0 {
		t.Errorf("after the close: %s", l)
	}
	after := w.leaks()
	t.Logf("after the close: %s", summary(after))
	for what, files := range after {
		if what != "token" {
			t.Errorf("a %s is in %s", what, files[0])
		}
	}
}

func summary(found map[string][]string) string {
	var parts []string
	for what, files := range found {
		counts := map[string]int{}
		for _, f := range files {
			counts[f]++
		}
		parts = append(parts, fmt.Sprintf("%s %v", what, counts))
	}
	return strings.Join(parts, ", ")
}
