package main

import (
	"encoding/base64"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"isoloir/crypto/translog"
)

func TestAnArchiveMustHaveEveryStatementThatIsShown(t *testing.T) {
	skey, vkey, err := translog.GenerateKey("organizer")
	if err != nil {
		t.Fatal(err)
	}
	signer, err := note.NewSigner(skey)
	if err != nil {
		t.Fatal(err)
	}
	signed := func(counter uint64, kind string, args ...string) []byte {
		s, err := translog.Statement{Counter: counter, Kind: kind, Args: args}.Sign(signer)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	publish, closing, results := signed(0, translog.Publish), signed(1, translog.Close), signed(1, translog.Results, base64.StdEncoding.EncodeToString(make([]byte, 32)))
	for why, c := range map[string]struct {
		archived, shown [][]byte
		good            bool
	}{
		"all":                     {[][]byte{publish, closing}, [][]byte{publish, closing}, true},
		"results come later":      {[][]byte{publish}, [][]byte{publish, results}, true},
		"a close does not":        {[][]byte{publish}, [][]byte{publish, closing}, false},
		"another in its place":    {[][]byte{publish, results}, [][]byte{publish, closing}, false},
		"somebody else's results": {[][]byte{publish}, [][]byte{publish, append([]byte("x"), results...)}, false},
	} {
		if err := demandAllStatements(c.archived, c.shown, vkey); (err == nil) != c.good {
			t.Errorf("%s: %v", why, err)
		}
	}
}
