package archive

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"

	"isoloir/crypto/open"
	"isoloir/crypto/token"
	"isoloir/crypto/translog"
	"isoloir/poll"
)

// An auditedPoll has ten ballots, whose codes are the first ten of twelve; the organizer revoked one that was used and one that was not.
type auditedPoll struct {
	*codesPoll
	auditor *age.HybridIdentity
	codes   []ed25519.PrivateKey // ascending by public key
	shown   audit
}

// An audit is what a server may show to an auditor, in pieces that an attack can change.
type audit struct {
	Poll        [32]byte
	Lists       [][]byte
	Redemptions []token.Used
}

// sort makes a server that cheats keep the order, in which it is not found.
func (a audit) sort() {
	slices.SortFunc(a.Redemptions, func(x, y token.Used) int { return bytes.Compare(x.Code[:], y.Code[:]) })
}

func (a audit) bytes(t *testing.T) []byte {
	var out bytes.Buffer
	w := token.NewAuditWriter(&out, a.Poll, uint32(len(a.Lists)))
	for _, list := range a.Lists {
		must(0, w.List(list))(t)
	}
	for i := range a.Redemptions {
		must(0, w.Used(&a.Redemptions[i]))(t)
	}
	must(0, w.Close())(t)
	return out.Bytes()
}

func newAuditedPoll(t *testing.T) *auditedPoll {
	p := &auditedPoll{codesPoll: &codesPoll{key: must(token.GenerateKey())(t)}, auditor: must(age.GenerateHybridIdentity())(t)}
	p.testPoll = newPollChanged(t, 10, 2, func(changed *testPoll) {
		d := changed.definition
		d.Admission, d.Turnout, d.Auditor = poll.AdmissionCodes, poll.TurnoutAuditable, p.auditor.Recipient().String()
		d.TokenKey = base64.StdEncoding.EncodeToString(p.key.Public().Bytes())
	})
	var keys []ed25519.PublicKey
	for range 12 {
		p.codes = append(p.codes, token.NewCode().Key(p.id))
	}
	slices.SortFunc(p.codes, func(a, b ed25519.PrivateKey) int { return strings.Compare(string(a[32:]), string(b[32:])) })
	for i, c := range p.codes {
		keys = append(keys, c.Public().(ed25519.PublicKey))
		if i < 10 {
			p.shown.Redemptions = append(p.shown.Redemptions, p.use(c, p.id))
		}
	}
	p.shown.Poll = p.id
	p.shown.Lists = [][]byte{token.List(keys[:7]), token.List(keys[7:]), token.List([]ed25519.PublicKey{keys[3], keys[11]})}
	for i, kind := range []string{translog.CodesAdded, translog.CodesAdded, translog.CodesRevoked} {
		list := p.shown.Lists[i]
		s := must(translog.CodesStatement(p.id, uint64(i+1), kind, len(list)/32, token.ListHash(list)).Sign(p.organizer))(t)
		p.statements = slices.Insert(p.statements, i+1, s)
	}
	p.statements[4] = p.statement(t, 4, translog.Close)
	for _, r := range p.records {
		if !r.Withdrawn {
			r.Token = p.token(t, p.key, r.Key)
		}
	}
	return p
}

// use redeems a code for a request that nobody can look into.
func (p *auditedPoll) use(code ed25519.PrivateKey, id poll.ID) (u token.Used) {
	request := make([]byte, token.RequestSize)
	_, _ = rand.Read(request)
	r := token.Redeem(code, id, request)
	return token.Used{Code: [32]byte(r.Code), Request: token.BlindedHash(request), Signature: [64]byte(r.Signature)}
}

// files are the archive's, where the server counts so many tokens and shows this to the auditor.
func (p *auditedPoll) files(t *testing.T, tokens uint64, shown audit) files {
	t.Helper()
	_, key, err := poll.RecipientKey(p.definition.Auditor)
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	w := must(must(token.NewAuditor(key))(t).Seal(&file))(t)
	must(w.Write(shown.bytes(t)))(t)
	must(0, w.Close())(t)
	sealed := file.Bytes()
	p.tokens = must(translog.TokenCount{Poll: p.id, Codes: 12, Revoked: 2, Tokens: tokens, Redemptions: token.ListHash(sealed)}.Sign(p.server))(t)
	f := members(t, p.write(t, false))
	f[nameAudit] = sealed
	return f
}

// audit is what isoloir verify --auditor-key does.
func (p *auditedPoll) audit(t *testing.T, f files, without ...rule) (Turnout, error) {
	t.Helper()
	a := must(readBytes(pack(t, f)))(t)
	a.without = map[rule]bool{}
	for _, r := range without {
		a.without[r] = true
	}
	if err := a.Verify(nil); err != nil {
		return Turnout{}, err
	}
	in, err := a.Redemptions()
	if err != nil || in == nil {
		return Turnout{}, err
	}
	opened, err := open.File(in, p.auditor)
	if err != nil {
		return Turnout{}, err
	}
	return a.VerifyAudit(opened)
}

func TestAnAuditorProvesThatNoTokenWasSignedWithoutACode(t *testing.T) {
	p := newAuditedPoll(t)
	got, err := p.audit(t, p.files(t, 10, p.shown))
	if want := (Turnout{Redemptions: 10, Revoked: 1}); err != nil || got != want {
		t.Errorf("%+v, %v, want %+v", got, err, want)
	}
}

// The control of each attack takes the rule out that finds it, and the attack then wins.
func TestAServerThatMintsTokensIsFoundByTheAuditor(t *testing.T) {
	p := newAuditedPoll(t)
	with := func(change func(*audit)) audit {
		shown := p.shown
		shown.Redemptions = slices.Clone(shown.Redemptions)
		shown.Lists = slices.Clone(shown.Lists)
		change(&shown)
		return shown
	}
	minted := func(code ed25519.PrivateKey) token.Used { // the server has no code's secret key
		u := p.use(code, p.id)
		_, _ = rand.Read(u.Signature[:])
		return u
	}
	stranger := token.NewCode().Key(p.id)
	for _, attack := range []struct {
		name   string
		tokens uint64
		shown  audit
		change func(files)
		rule   rule
		says   string
	}{
		{"tokens for codes that nobody used", 12, p.shown, nil, ruleMinting, "it minted tokens for codes that nobody used"},
		{"tokens for codes that nobody used, with signatures made up", 11, with(func(a *audit) {
			a.Redemptions = append(a.Redemptions, minted(p.codes[10]))
		}), nil, ruleMinting, "that its code has not signed"},
		{"one redemption shown twice", 11, with(func(a *audit) {
			a.Redemptions = append(a.Redemptions, a.Redemptions[9])
		}), nil, ruleMinting, "two redemptions of one code"},
		{"a code of the server's own", 11, with(func(a *audit) {
			a.Redemptions = append(a.Redemptions, p.use(stranger, p.id))
			a.sort()
		}), nil, ruleMinting, "has never announced"},
		{"a redemption for another poll", 10, with(func(a *audit) { a.Redemptions[4] = p.use(p.codes[4], poll.ID{1}) }), nil, ruleMinting, "has not signed"},
		{"a list of codes with one of the server's own in it", 10, with(func(a *audit) {
			own := p.use(stranger, p.id)
			a.Lists[1] = token.List([]ed25519.PublicKey{own.Code[:], p.codes[7].Public().(ed25519.PublicKey), p.codes[8].Public().(ed25519.PublicKey),
				p.codes[10].Public().(ed25519.PublicKey), p.codes[11].Public().(ed25519.PublicKey)})
			a.Redemptions[9] = own
			a.sort()
		}), nil, ruleAudit, "not those of the organizer's statement 2"},
		{"a list that is kept back", 10, with(func(a *audit) { a.Lists = a.Lists[:2] }), nil, ruleAudit, "not those of the organizer's statement 3"},
		{"a list that nobody announced", 10, with(func(a *audit) {
			a.Lists = append(a.Lists, token.List([]ed25519.PublicKey{stranger.Public().(ed25519.PublicKey)}))
		}), nil, ruleAudit, "that no statement of the organizer announces"},
		{"lists in another order", 10, with(func(a *audit) { a.Lists[0], a.Lists[1] = a.Lists[1], a.Lists[0] }), nil, ruleAudit, "not those of the organizer's statement 1"},
		{"redemptions in the order in which they came", 10, with(func(a *audit) { a.Redemptions[2], a.Redemptions[7] = a.Redemptions[7], a.Redemptions[2] }), nil, ruleAudit, "do not stand in the order of their codes"},
		{"redemptions of another poll", 10, with(func(a *audit) { a.Poll = poll.ID{1} }), nil, ruleAudit, "are not the redemptions of this poll"},
		{"no redemptions at all", 10, p.shown, func(f files) { delete(f, nameAudit) }, ruleAudit, "is missing"},
		{"other redemptions than the server signed", 10, p.shown, func(f files) { f[nameAudit][len(f[nameAudit])-1] ^= 1 }, ruleAudit, "is not what the server has signed"},
		{"a count that does not name them", 10, p.shown, func(f files) { f[nameTokens] = p.count(t, 12, 2, 10) }, ruleAudit, "does not say what it shows"},
	} {
		f := p.files(t, attack.tokens, attack.shown)
		if attack.change != nil {
			attack.change(f)
		}
		_, err := p.audit(t, f)
		found, ok := errors.AsType[*Failure](err)
		if !ok || found.rule != attack.rule || !strings.Contains(found.What, attack.says) || !strings.Contains(found.Culprit, "the server did this") {
			t.Errorf("%s: %v", attack.name, err)
		}
		_, err = p.audit(t, maps.Clone(f), attack.rule)
		if left, ok := errors.AsType[*Failure](err); ok {
			t.Errorf("%s: without the rule %s it is found by %s", attack.name, attack.rule, left.rule)
		}
		t.Logf("%s: found; without the rule: %v", attack.name, err)
	}
}

func TestRedemptionsHaveNoPlaceWhereTheTurnoutIsHidden(t *testing.T) {
	f := members(t, codesFixture().write(t, false))
	f[nameAudit] = []byte("x")
	if _, err := readBytes(pack(t, f)); err == nil {
		t.Error("the archive of a poll without an auditor has redemptions")
	}
}
