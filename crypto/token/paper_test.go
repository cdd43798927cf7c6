package token_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"testing"

	"pgregory.net/rapid"

	"isoloir/crypto/token"
)

func TestAPaperBehindTheLinkIsTheTokenAgain(t *testing.T) {
	v := readVectors(t)
	for _, w := range v.Papers.Good {
		link, p, err := token.ParsePaper(w.Text)
		if err != nil || link != w.Link || !bytes.Equal(p.Seed[:], w.BallotSeed) {
			t.Fatalf("%q: %q, %v", w.Text, link, err)
		}
		if admitted, err := v.admission(t).Admit(p); err != nil || !bytes.Equal(admitted, w.Token) {
			t.Errorf("another token: %v", err)
		}
		f := token.File{Seed: p.Seed, Token: w.Token}
		if got := w.Link + "#" + f.Paper().Fragment(); got != w.Text {
			t.Errorf("%q becomes %q", w.Text, got)
		}
		if !token.IsPaper(w.Text) || !token.IsPaper(p.Fragment()) {
			t.Error("a paper is not known for one")
		}
	}
	for _, w := range v.Papers.Bad {
		if _, _, err := token.ParsePaper(w.Text); !errors.Is(err, token.ErrBadPaper) {
			t.Errorf("%s: %v", w.Why, err)
		}
	}
}

func TestAPaperIsOfOnePollAndOneBallotKey(t *testing.T) {
	v := readVectors(t)
	for _, w := range v.Papers.Unsigned {
		_, p, err := token.ParsePaper(w.Text)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := v.admission(t).Admit(p); !errors.Is(err, token.ErrBadToken) {
			t.Errorf("%s: %v", w.Why, err)
		}
	}
	_, p, err := token.ParsePaper(v.Papers.Good[0].Text)
	if err != nil {
		t.Fatal(err)
	}
	key, err := token.ParsePublicKey(v.TokenKey)
	if err != nil {
		t.Fatal(err)
	}
	for why, other := range map[string]*token.Admission{"poll": token.NewAdmission(key, v.Host, [32]byte{}), "host": token.NewAdmission(key, "x.example", [32]byte(v.Poll))} {
		if _, err := other.Admit(p); !errors.Is(err, token.ErrBadToken) {
			t.Errorf("a paper of another %s: %v", why, err)
		}
	}
}

func TestAPaperHasOneFormAndOneLength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var p token.Paper
		copy(p.Seed[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "seed"))
		copy(p.Signature[:], rapid.SliceOfN(rapid.Byte(), 256, 256).Draw(t, "signature"))
		text := p.Fragment()
		if _, back, err := token.ParsePaper(text); err != nil || back != p || len(text) != 390 {
			t.Fatalf("%q: %v", text, err)
		}
		place := rapid.IntRange(0, len(text)-1).Draw(t, "place")
		changed := text[:place] + string(rapid.RuneFrom([]rune("Ap.-_+/=# \n\r\x00é")).Draw(t, "character")) + text[place+1:]
		if _, back, err := token.ParsePaper(changed); err == nil && (back.Fragment() != changed || (back == p) != (changed == text)) {
			t.Fatalf("%q has another form: %q", text, changed)
		}
	})
	if raw, err := base64.RawURLEncoding.DecodeString("AA\nAA"); err != nil || len(raw) != 3 {
		t.Error("the positive control: the library takes a line end in the middle")
	}
}
