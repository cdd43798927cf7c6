package token_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"math/big"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"isoloir/crypto/token"
)

var oneKey = sync.OnceValue(func() *token.PrivateKey {
	key, err := token.GenerateKey()
	if err != nil {
		panic(err)
	}
	return key
})

func ballotKey(t testing.TB) ed25519.PublicKey {
	t.Helper()
	public, _, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	return public
}

func request(t testing.TB, a *token.Admission, key *token.PublicKey, ballot ed25519.PublicKey) *token.Request {
	t.Helper()
	blinding, err := key.NewBlinding()
	if err != nil {
		t.Fatal(err)
	}
	r, err := a.Request(ballot, blinding)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestATokenAdmitsItsBallotKeyToItsPollAndNothingElse(t *testing.T) {
	key := oneKey()
	admission := token.NewAdmission(key.Public(), "poll.example", [32]byte{1})
	ballot := ballotKey(t)
	r := request(t, admission, key.Public(), ballot)
	response, err := key.Sign(r.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	got, err := r.Finish(response)
	if err != nil {
		t.Fatal(err)
	}
	if err := admission.Verify(got, ballot); err != nil {
		t.Error(err)
	}
	if admission.Verify(got, ballotKey(t)) == nil {
		t.Error("it admits another ballot key")
	}
	if token.NewAdmission(key.Public(), "poll.example", [32]byte{2}).Verify(got, ballot) == nil {
		t.Error("it admits to another poll")
	}
	if token.NewAdmission(key.Public(), "other.example", [32]byte{1}).Verify(got, ballot) == nil {
		t.Error("it admits to another server")
	}
}

func TestAServerThatSwapsTheKeyForOnePersonIsNoticedBeforeTheTokenIsUsed(t *testing.T) {
	key := oneKey()
	other, err := token.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	admission := token.NewAdmission(key.Public(), "poll.example", [32]byte{1})
	ballot := ballotKey(t)
	r := request(t, admission, key.Public(), ballot)
	swapped := bytes.Clone(r.Bytes())
	id := other.Public().ID()
	swapped[2] = id[31] // the cheating server signs whatever key the request names
	response, err := other.Sign(swapped)
	if err != nil {
		t.Skip("the message happens to be above the other modulus")
	}
	if got, err := r.Finish(response); err == nil {
		t.Errorf("a token by another key is taken: %x", got)
	}

	// The control: a client that takes its key from the server, and not from the definition, takes the tag.
	fooled := token.NewAdmission(other.Public(), "poll.example", [32]byte{1})
	r = request(t, fooled, other.Public(), ballot)
	if response, err = other.Sign(r.Bytes()); err != nil {
		t.Fatal(err)
	}
	got, err := r.Finish(response)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("without the pin the client uses the tagged token: %v; with it: %v", fooled.Verify(got, ballot), admission.Verify(got, ballot))
	if admission.Verify(got, ballot) == nil {
		t.Error("the tagged token is taken")
	}
}

func TestTwoRequestsForTheSameBallotHaveNothingInCommon(t *testing.T) {
	key := oneKey()
	admission := token.NewAdmission(key.Public(), "poll.example", [32]byte{1})
	ballot := ballotKey(t)
	first, second := request(t, admission, key.Public(), ballot).Bytes(), request(t, admission, key.Public(), ballot).Bytes()
	if bytes.Equal(first, second) {
		t.Error("the blinding is not drawn anew")
	}
	same := 0
	for i := 3; i < len(first); i++ {
		if first[i] == second[i] {
			same++
		}
	}
	if same > 12 { // of 256 bytes one is expected
		t.Errorf("%d bytes are the same", same)
	}
}

func TestEveryBlindedMessageOutOfRangeIsRefusedAndTheEdgesAreNot(t *testing.T) {
	v := readVectors(t)
	private := privateKey(t, v.RFC9578[0].Private)
	n := modulus(t, v)
	one := big.NewInt(1)
	head := v.Redemptions[0].Request[:3]
	for name, m := range map[string]*big.Int{"1": one, "n-1": new(big.Int).Sub(n, one)} {
		if _, err := private.Sign(append(bytes.Clone(head), m.FillBytes(make([]byte, 256))...)); err != nil {
			t.Errorf("%s is refused: %v", name, err)
		}
	}
}

func modulus(t *testing.T, v *vectorFile) *big.Int {
	t.Helper()
	const end = 5
	return new(big.Int).SetBytes(v.TokenKey[len(v.TokenKey)-end-256 : len(v.TokenKey)-end])
}

func TestTokenFilesComeBackTheSame(t *testing.T) {
	v := readVectors(t)
	for _, w := range v.Files.Good {
		f, err := token.ParseFile([]byte(w.Text))
		if err != nil {
			t.Fatal(err)
		}
		if f.Words != w.Words || f.Link != w.Link || !bytes.Equal(f.Seed[:], w.BallotSeed) || !bytes.Equal(f.Token, w.Token) {
			t.Errorf("%q is read as %+v", w.Text, f)
		}
		if (f.Blinding != nil) != (w.Blinding != nil) || f.Blinding != nil && !bytes.Equal(f.Blinding[:], w.Blinding) {
			t.Error("another blinding")
		}
		if !bytes.Equal(f.CodeTag, w.CodeTag) {
			t.Errorf("the code %x, want %x", f.CodeTag, w.CodeTag)
		}
		if string(f.Bytes()) != w.Text {
			t.Errorf("%q becomes %q", w.Text, f.Bytes())
		}
	}
	for _, w := range v.Files.Bad {
		if f, err := token.ParseFile([]byte(w.Text)); err == nil {
			t.Errorf("%s: %+v", w.Why, f)
		}
	}
}

func TestARequestThatWentOutWithACodeIsForThatOneOnly(t *testing.T) {
	v := readVectors(t)
	tried := 0
	for _, w := range v.Files.Good {
		f, err := token.ParseFile([]byte(w.Text))
		if err != nil || f.Blinding == nil {
			continue
		}
		for _, c := range v.Codes {
			tried++
			if want := w.Code == nil || bytes.Equal(w.Code, c.Public); f.MayBeFor(ed25519.PublicKey(c.Public)) != want {
				t.Errorf("the code %x: want %v", c.Public, want)
			}
		}
		if f.BindTo(ed25519.PublicKey(v.Codes[0].Public)); w.Code != nil && !bytes.Equal(f.CodeTag, w.CodeTag) {
			t.Errorf("bound by %x, want %x", f.CodeTag, w.CodeTag)
		}
	}
	if tried < 4 {
		t.Fatalf("%d codes tried", tried)
	}
}

func TestWordsOfATokenFileNeverEndItsComment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringMatching(`([a-z# \n-]|isoloir/token/v1){0,80}`).Draw(t, "words")
		f := token.File{Words: words, Link: "https://poll.example/p/x", Token: make([]byte, token.Size)}
		back, err := token.ParseFile(f.Bytes())
		if err != nil || back.Link != f.Link {
			t.Fatalf("%q: %v", words, err)
		}
		if !strings.HasPrefix(string(f.Bytes()), "#") && words != "" {
			t.Fatalf("%q is not a comment", words)
		}
	})
}

func TestAPrivateKeyOfAnotherSizeIsRefused(t *testing.T) {
	large, err := rsa.GenerateKey(rand.Reader, 3072)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(large)
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]byte{nil, []byte("no key"), der} {
		if _, err := token.ParsePrivateKey(data); err == nil {
			t.Errorf("%d bytes are taken for a key", len(data))
		}
	}
}

func FuzzParseCode(f *testing.F) {
	f.Add("XCX3-01Y9-RYW1-TXXQ-67YP-3XW9-Q0W1")
	f.Add("0oOlLiI -–—")
	f.Fuzz(func(t *testing.T, text string) {
		code, err := token.ParseCode(text)
		if err != nil {
			return
		}
		if again, err := token.ParseCode(code.String()); err != nil || again != code {
			t.Errorf("%q: %x, then %x, %v", text, code, again, err)
		}
	})
}
