package archive

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"maps"
	"slices"
	"sync"
	"testing"

	"isoloir/crypto/ballot"
	"isoloir/crypto/token"
	"isoloir/crypto/translog"
	"isoloir/poll"
)

// A codesPoll is a [testPoll] with codes, with the key that signs its tokens, as a server has it: 12 codes of which one was revoked, 11
// tokens, 10 entries.
type codesPoll struct {
	*testPoll
	key *token.PrivateKey
}

var codesFixture = sync.OnceValue(func() *codesPoll {
	t := &testing.B{}
	p := &codesPoll{key: must(token.GenerateKey())(t)}
	p.testPoll = newPollChanged(t, 10, 2, func(p2 *testPoll) {
		p2.definition.Admission = poll.AdmissionCodes
		p2.definition.TokenKey = base64.StdEncoding.EncodeToString(p.key.Public().Bytes())
	})
	for i, change := range []struct {
		kind   string
		number int
	}{{translog.CodesAdded, 8}, {translog.CodesAdded, 4}, {translog.CodesRevoked, 1}} {
		s := must(translog.CodesStatement(p.id, uint64(i+1), change.kind, change.number, [32]byte{byte(i)}).Sign(p.organizer))(t)
		p.statements = slices.Insert(p.statements, i+1, s)
	}
	p.statements[4] = p.statement(t, 4, translog.Close)
	p.tokens = p.count(t, 12, 1, 11)
	for _, r := range p.records {
		if !r.Withdrawn {
			r.Token = p.token(t, p.key, r.Key)
		}
	}
	return p
})

func (p *codesPoll) count(t testing.TB, codes, revoked, tokens uint64) []byte {
	return must(translog.TokenCount{Poll: p.id, Codes: codes, Revoked: revoked, Tokens: tokens}.Sign(p.server))(t)
}

// token makes a token with any key, as the holder of that key can for whomever they please.
func (p *codesPoll) token(t testing.TB, key *token.PrivateKey, ballotKey ed25519.PublicKey) []byte {
	t.Helper()
	a := token.NewAdmission(key.Public(), p.definition.Host(), p.id)
	request := must(a.Request(ballotKey, must(key.Public().NewBlinding())(t)))(t)
	return must(request.Finish(must(key.Sign(request.Bytes()))(t)))(t)
}

func TestAnArchiveWithCodesVerifiesAndCounts(t *testing.T) {
	p := codesFixture()
	for _, public := range []bool{false, true} {
		a := must(readBytes(p.write(t, public)))(t)
		if err := a.Verify(nil); err != nil {
			t.Fatal(err)
		}
		c, err := a.Tokens()
		if err != nil || c.Codes != 12 || c.Revoked != 1 || c.Tokens != 11 {
			t.Errorf("%+v, %v", c, err)
		}
	}
	if c, err := must(readBytes(fixture().write(t, false)))(t).Tokens(); c != nil || err != nil {
		t.Errorf("a poll without codes counts %+v, %v", c, err)
	}
}

// Each attack is played with the server's keys, or with a file on its way; the control takes the rule out, and the attack then wins.
func TestAServerThatStuffsAPollWithCodesIsFound(t *testing.T) {
	p := codesFixture()
	other := must(token.GenerateKey())(t)
	tokenAt := func(f files, i int) []byte { return f[proofName(hash(p.testPoll, i))][proofSize:] }
	for _, attack := range []struct {
		name    string
		change  func(f files)
		rule    rule
		culprit string
	}{
		{"a ballot is admitted with zeros for a token", func(f files) { clear(tokenAt(f, 2)) }, ruleToken, ByServerOrGiver},
		{"a ballot is admitted with a token of another key", func(f files) {
			copy(tokenAt(f, 2), p.token(t, other, p.records[2].Key))
		}, ruleToken, ByServerOrGiver},
		{"two ballots are admitted with one token", func(f files) { copy(tokenAt(f, 2), tokenAt(f, 3)) }, ruleToken, ByServerOrGiver},
		{"one bit of a token is changed", func(f files) { tokenAt(f, 2)[token.Size-1] ^= 1 }, ruleToken, ByServerOrGiver},
		{"a ballot without a token is added", func(f files) {
			r := stranger(t, p.testPoll)
			records := append(slices.Clone(p.records), r)
			sortRecords(records)
			relog(t, p.testPoll, f, records...)
			put(f, r)
			f[proofName(ballot.KeyHash(r.Key))] = append(r.proof(), make([]byte, token.Size)...)
		}, ruleToken, ByServerOrGiver},
		{"more ballots than tokens", func(f files) { f[nameTokens] = p.count(t, 12, 1, 9) }, ruleStuffing, ByServer},
		{"more tokens than codes", func(f files) { f[nameTokens] = p.count(t, 12, 1, 13) }, ruleStuffing, ByServer},
		{"codes that no statement names", func(f files) { f[nameTokens] = p.count(t, 13, 1, 11) }, ruleCount, ByServer},
		{"a revoked code is not counted", func(f files) { f[nameTokens] = p.count(t, 12, 0, 11) }, ruleCount, ByServer},
		{"the count of another poll, with the same numbers", func(f files) {
			another := translog.TokenCount{Poll: poll.IDOf([]byte("another poll")), Codes: 12, Revoked: 1, Tokens: 11}
			f[nameTokens] = must(another.Sign(p.server))(t)
		}, ruleCount, ByGiver},
		{"a count that the giver made up", func(f files) {
			f[nameTokens] = bytes.Replace(f[nameTokens], []byte("tokens 11"), []byte("tokens 12"), 1)
		}, ruleCount, ByGiver},
	} {
		t.Run(attack.name, func(t *testing.T) {
			for _, public := range []bool{false, true} {
				f := members(t, p.write(t, public))
				attack.change(f)
				if public {
					maps.DeleteFunc(f, func(name string, _ []byte) bool { k, _ := classify(name); return k == kindAge })
				}
				verifyFails(t, pack(t, f), attack.rule, attack.culprit)
				a := must(readBytes(pack(t, f)))(t)
				a.without = map[rule]bool{attack.rule: true}
				if attack.rule == ruleCount { // what is wrong with the count is wrong with its numbers too
					a.without[ruleStuffing] = true
				}
				if err := a.Verify(nil); err != nil {
					t.Errorf("even without the rule: %v", err)
				}
			}
		})
	}
}

func TestTokensStandWhereThePollHasCodesAndNowhereElse(t *testing.T) {
	p, open := codesFixture(), fixture()
	for name, f := range map[string]files{
		"a count in a poll without codes": func() files {
			f := members(t, open.write(t, false))
			f[nameTokens] = p.tokens
			return f
		}(),
		"no count in a poll with codes": func() files {
			f := members(t, p.write(t, false))
			delete(f, nameTokens)
			return f
		}(),
		"a proof without its token": func() files {
			f := members(t, p.write(t, false))
			name := proofName(hash(p.testPoll, 2))
			f[name] = f[name][:proofSize]
			return f
		}(),
		"a token in a withdrawal": func() files {
			f := members(t, p.write(t, false))
			name := withdrawalName(hash(p.testPoll, 9))
			f[name] = append(f[name], make([]byte, token.Size)...)
			return f
		}(),
		"proofs without tokens": func() files {
			f := members(t, p.write(t, false))
			for name := range f {
				if k, _ := classify(name); k == kindProof {
					f[name] = f[name][:proofSize]
				}
			}
			return f
		}(),
	} {
		if _, err := readBytes(pack(t, f)); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}
