package translog

import (
	"encoding/hex"
	"testing"
)

type tokenVectors struct {
	Keys   vectorKeys
	Counts []struct {
		Poll, Note             string
		Codes, Revoked, Tokens uint64
	} `json:"token_counts"`
	BadCounts []badNote                                       `json:"bad_token_counts"`
	Requests  []struct{ Host, Organizer, Draft, Note string } `json:"token_key_requests"`
	BadKeys   []badNote                                       `json:"bad_token_key_requests"`
}

func TestTokenCountsReadAndWriteAsTheVectors(t *testing.T) {
	var v tokenVectors
	vectors(t, "statement.json", &v)
	for _, want := range some(t, v.Counts) {
		c, err := OpenTokenCount([]byte(want.Note), v.Keys.Server.Vkey)
		if err != nil || hex.EncodeToString(c.Poll[:]) != want.Poll || c.Codes != want.Codes || c.Revoked != want.Revoked || c.Tokens != want.Tokens {
			t.Errorf("read %+v, %v; want %+v", c, err, want)
		}
		if msg, err := c.Sign(signer(t, v.Keys.Server.Skey)); err != nil || string(msg) != want.Note {
			t.Errorf("signed again: %v\n%s", err, msg)
		}
	}
	refused(t, v.BadCounts, func(msg []byte) error {
		_, err := OpenTokenCount(msg, v.Keys.Server.Vkey)
		return err
	})
}

func TestTokenKeyRequestsReadAndWriteAsTheVectors(t *testing.T) {
	var v tokenVectors
	vectors(t, "statement.json", &v)
	for _, want := range some(t, v.Requests) {
		r, err := OpenTokenKeyRequest([]byte(want.Note))
		if err != nil || r.Host != want.Host || r.Organizer != want.Organizer || hex.EncodeToString(r.Draft[:]) != want.Draft {
			t.Errorf("read %+v, %v; want %+v", r, err, want)
		}
		if msg, err := r.Sign(signer(t, v.Keys.Organizer.Skey)); err != nil || string(msg) != want.Note {
			t.Errorf("signed again: %v\n%s", err, msg)
		}
	}
	refused(t, v.BadKeys, func(msg []byte) error {
		_, err := OpenTokenKeyRequest(msg)
		return err
	})
}

func TestAStatementOnCodesSaysHowManyAndWhich(t *testing.T) {
	s := CodesStatement([32]byte{1}, 3, CodesAdded, 120, [32]byte{2})
	if n, list, ok := s.Codes(); !ok || n != 120 || list != [32]byte{2} || s.check() != nil {
		t.Errorf("%d %x %v, %v", n, list, ok, s.check())
	}
	if _, _, ok := (Statement{Kind: Close, Counter: 1}).Codes(); ok {
		t.Error("a statement that closes is taken for one on codes")
	}
}
