package token_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"errors"
	"math/big"
	"os"
	"testing"

	"isoloir/crypto/token"
)

// blob is bytes that the vectors hold as hexadecimal.
type blob []byte

func (b *blob) UnmarshalText(text []byte) (err error) {
	*b, err = hex.DecodeString(string(text))
	return err
}

type vectorFile struct {
	RFC9474 []struct {
		N, E, D, P, Q, Msg, Salt, Inv blob
		Blinded                       blob `json:"blinded_msg"`
		BlindSig                      blob `json:"blind_sig"`
		Sig                           blob
	}
	RFC9578 []struct {
		Private   blob `json:"skS"`
		Public    blob `json:"pkS"`
		Challenge blob `json:"token_challenge"`
		Nonce     blob
		Blind     blob
		Salt      blob
		Request   blob `json:"token_request"`
		Response  blob `json:"token_response"`
		Token     blob
	}
	Codes []struct {
		Code, Poll, Seed, Public blob
		Text                     string
	}
	Readable []struct {
		Why, Text string
		Code      blob
	} `json:"readable_codes"`
	BadCodes []struct {
		Why, Text, Reason string
		Group             int
	} `json:"bad_codes"`
	Host        string
	Poll        blob
	Challenge   blob
	TokenKey    []byte `json:"token_key"`
	TokenKeyID  blob   `json:"token_key_id"`
	Redemptions []struct {
		Code, Blinding, Request, Redemption, Response, Token blob
		BallotSeed                                           blob `json:"ballot_seed"`
		BallotKey                                            blob `json:"ballot_key"`
		BlindedHash                                          blob `json:"blinded_hash"`
	}
	BadTokens      []badVector `json:"bad_tokens"`
	BadRequests    []badVector `json:"bad_requests"`
	BadRedemptions []badVector `json:"bad_redemptions"`
	BadKeys        []struct {
		Why string
		Key []byte
	} `json:"bad_keys"`
	Lists struct {
		List   blob
		Number int
		Hash   []byte
		Bad    []badVector
	}
	Files struct {
		Good []struct {
			Text, Words, Link string
			BallotSeed        blob `json:"ballot_seed"`
			Token, Blinding   blob
			Code              blob
			CodeTag           blob `json:"code_tag"`
		}
		Bad []struct{ Why, Text string }
	}
	Papers struct {
		Good []struct {
			Text, Link string
			BallotSeed blob `json:"ballot_seed"`
			Token      blob
		}
		Bad, Unsigned []struct{ Why, Text string }
	}
}

type badVector struct {
	Why                              string
	Token, Request, Redemption, List blob
}

func readVectors(t testing.TB) *vectorFile {
	t.Helper()
	data, err := os.ReadFile("../../docs/vectors/token.json")
	if err != nil {
		t.Fatal(err)
	}
	v := new(vectorFile)
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatal(err)
	}
	for name, n := range map[string]int{
		"rfc9474": len(v.RFC9474), "rfc9578": len(v.RFC9578), "codes": len(v.Codes), "readable_codes": len(v.Readable), "bad_codes": len(v.BadCodes),
		"redemptions": len(v.Redemptions), "bad_tokens": len(v.BadTokens), "bad_requests": len(v.BadRequests), "bad_redemptions": len(v.BadRedemptions),
		"bad_keys": len(v.BadKeys), "lists": v.Lists.Number, "bad lists": len(v.Lists.Bad), "files": len(v.Files.Good), "bad files": len(v.Files.Bad),
		"papers": len(v.Papers.Good), "bad papers": len(v.Papers.Bad), "unsigned papers": len(v.Papers.Unsigned),
	} {
		if n == 0 {
			t.Fatalf("zero vectors loaded: %s", name)
		}
	}
	return v
}

// admission is that of the vectors' poll, keys the key pair of RFC 9578, with which they are made.
func (v *vectorFile) admission(t testing.TB) *token.Admission {
	key, err := token.ParsePublicKey(v.TokenKey)
	if err != nil {
		t.Fatal(err)
	}
	return token.NewAdmission(key, v.Host, [32]byte(v.Poll))
}

func privateKey(t testing.TB, text []byte) *token.PrivateKey {
	block, _ := pem.Decode(text)
	if block == nil {
		t.Fatal("not PEM")
	}
	key, err := token.ParsePrivateKey(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestTheVectorsOfRFC9474Hold(t *testing.T) {
	for _, v := range readVectors(t).RFC9474 {
		n, d := new(big.Int).SetBytes(v.N), new(big.Int).SetBytes(v.D)
		r := new(big.Int).ModInverse(new(big.Int).SetBytes(v.Inv), n)
		public := &rsa.PublicKey{N: n, E: int(new(big.Int).SetBytes(v.E).Int64())}
		blinded, finish, err := token.BlindAny(public, v.Msg, append(bytes.Clone(v.Salt), r.FillBytes(make([]byte, len(v.N)))...))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(blinded, v.Blinded) {
			t.Error("another blinded message")
		}
		signature := new(big.Int).Exp(new(big.Int).SetBytes(blinded), d, n).FillBytes(make([]byte, len(v.N)))
		if !bytes.Equal(signature, v.BlindSig) {
			t.Error("another blind signature")
		}
		if got, err := finish(v.BlindSig); err != nil || !bytes.Equal(got, v.Sig) {
			t.Errorf("another signature: %v", err)
		}
	}
}

func TestTheVectorsOfRFC9578Hold(t *testing.T) {
	for _, v := range readVectors(t).RFC9578 {
		private := privateKey(t, v.Private)
		public, err := token.ParsePublicKey(v.Public)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(private.Public().Bytes(), v.Public) || !bytes.Equal(public.Bytes(), v.Public) {
			t.Error("the public key is encoded otherwise")
		}
		admission := token.AdmissionFor(public, sha256.Sum256(v.Challenge))
		request, err := admission.Request(ed25519.PublicKey(v.Nonce), token.Blinding(append(bytes.Clone(v.Salt), v.Blind...)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(request.Bytes(), v.Request) {
			t.Error("another token request")
		}
		if response, err := private.Sign(v.Request); err != nil || !bytes.Equal(response, v.Response) {
			t.Errorf("another token response: %v", err)
		}
		if got, err := request.Finish(v.Response); err != nil || !bytes.Equal(got, v.Token) {
			t.Errorf("another token: %v", err)
		}
		if err := admission.Verify(v.Token, ed25519.PublicKey(v.Nonce)); err != nil {
			t.Error(err)
		}
	}
}

func TestOurVectorsGoFromCodeToToken(t *testing.T) {
	v := readVectors(t)
	admission, private, poll := v.admission(t), privateKey(t, v.RFC9578[0].Private), [32]byte(v.Poll)
	if !bytes.Equal(token.Challenge(v.Host, poll), v.Challenge) {
		t.Error("another challenge")
	}
	if id := private.Public().ID(); !bytes.Equal(id[:], v.TokenKeyID) {
		t.Error("another key ID")
	}
	for _, w := range v.Redemptions {
		request, err := admission.Request(ed25519.PublicKey(w.BallotKey), token.Blinding(w.Blinding))
		if err != nil {
			t.Fatal(err)
		}
		if hash := token.BlindedHash(request.Bytes()); !bytes.Equal(request.Bytes(), w.Request) || !bytes.Equal(hash[:], w.BlindedHash) {
			t.Error("another request")
		}
		redemption := token.Redeem(token.Code(w.Code).Key(poll), poll, request.Bytes()).Bytes()
		if !bytes.Equal(redemption, w.Redemption) {
			t.Error("another redemption")
		}
		read, err := private.Public().ParseRedemption(redemption)
		if err != nil || read.Verify(poll) != nil || !bytes.Equal(read.Bytes(), redemption) {
			t.Errorf("the redemption is not read: %v", err)
		}
		if read.Verify([32]byte{}) == nil {
			t.Error("the redemption holds for another poll")
		}
		response, err := private.Sign(read.Request)
		if err != nil || !bytes.Equal(response, w.Response) {
			t.Errorf("another response: %v", err)
		}
		if got, err := request.Finish(response); err != nil || !bytes.Equal(got, w.Token) {
			t.Errorf("another token: %v", err)
		}
	}
}

func TestBadVectorsAreRefused(t *testing.T) {
	v := readVectors(t)
	admission, private := v.admission(t), privateKey(t, v.RFC9578[0].Private)
	first := v.Redemptions[0]
	if err := admission.Verify(first.Token, ed25519.PublicKey(first.BallotKey)); err != nil {
		t.Fatal("the good token:", err)
	}
	for _, w := range v.BadTokens {
		if err := admission.Verify(w.Token, ed25519.PublicKey(first.BallotKey)); !errors.Is(err, token.ErrBadToken) {
			t.Errorf("a token with %s: %v", w.Why, err)
		}
	}
	for _, w := range v.BadRequests {
		if _, err := private.Sign(w.Request); !errors.Is(err, token.ErrBadRequest) {
			t.Errorf("a request with %s: %v", w.Why, err)
		}
	}
	for _, w := range v.BadRedemptions {
		r, err := private.Public().ParseRedemption(w.Redemption)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Verify([32]byte(v.Poll)); !errors.Is(err, token.ErrBadSignature) {
			t.Errorf("a redemption with %s: %v", w.Why, err)
		}
	}
	for _, w := range v.BadKeys {
		if _, err := token.ParsePublicKey(w.Key); err == nil {
			t.Errorf("a key with %s is taken", w.Why)
		}
	}
}

func TestAFreshKeyIsEncodedLikeThatOfTheStandard(t *testing.T) {
	v := readVectors(t)
	key, err := token.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	der := key.Public().Bytes()
	if len(der) != len(v.TokenKey) || !bytes.Equal(der[:81], v.TokenKey[:81]) {
		t.Error("a fresh key is encoded otherwise than that of RFC 9578")
	}
	stored, err := key.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again, err := token.ParsePrivateKey(stored)
	if err != nil || !bytes.Equal(again.Public().Bytes(), der) {
		t.Errorf("the private key does not come back: %v", err)
	}
}

func TestListsOfCodesAreOneFormOnly(t *testing.T) {
	v := readVectors(t)
	keys, err := token.ParseList(v.Lists.List)
	if err != nil || len(keys) != v.Lists.Number {
		t.Fatalf("%d keys, %v", len(keys), err)
	}
	if hash := token.ListHash(v.Lists.List); base64.StdEncoding.EncodeToString(hash[:]) != base64.StdEncoding.EncodeToString(v.Lists.Hash) {
		t.Error("another hash")
	}
	var public []ed25519.PublicKey
	for _, c := range v.Codes {
		public = append(public, ed25519.PublicKey(c.Public))
	}
	if !bytes.Equal(token.List(public), v.Lists.List) {
		t.Error("another list")
	}
	for _, w := range v.Lists.Bad {
		if _, err := token.ParseList(w.List); err == nil {
			t.Errorf("a list is taken: %s", w.Why)
		}
	}
}
