package keyring

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"filippo.io/age"
)

func TestWhatAgeKeygenWritesOpensFilesEncryptedOrNot(t *testing.T) {
	k := newKey(t, "organizer")
	classic, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	text := "# created: 2026-11-28T10:00:00+01:00\n# public key: " + classic.Recipient().String() + "\n" + classic.String() + "\n"
	var binary bytes.Buffer
	w, err := age.Encrypt(&binary, passphrase(t, "p"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, text); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data       string
		recipients []string
	}{
		"classic":                              {text, []string{classic.Recipient().String()}},
		"by Windows":                           {strings.ReplaceAll(text, "\n", "\r\n"), []string{classic.Recipient().String()}},
		"hybrid":                               {k.identity.String() + "\n", []string{k.Recipient()}},
		"a key file":                           {string(k.Text()), []string{k.Recipient()}},
		"two":                                  {text + "\n" + k.identity.String(), []string{classic.Recipient().String(), k.Recipient()}},
		"with a passphrase":                    {armoredTo(t, passphrase(t, "p"), text), []string{classic.Recipient().String()}},
		"with a passphrase, as age writes it":  {binary.String(), []string{classic.Recipient().String()}},
		"a key file with a passphrase, pasted": {" \n" + armoredTo(t, passphrase(t, "p"), string(k.Text())), []string{k.Recipient()}},
	} {
		openers, err := ReadOpeners([]byte(c.data), answering("p"))
		if err != nil || len(openers) != len(c.recipients) {
			t.Errorf("%s: %d keys, %v", name, len(openers), err)
			continue
		}
		for i, o := range openers {
			if o.Recipient != c.recipients[i] || o.Identity == nil {
				t.Errorf("%s: got %s", name, o.Recipient)
			}
		}
	}
	if _, err := ReadOpeners(binary.Bytes(), answering("q")); !errors.Is(err, ErrWrongPassphrase) {
		t.Errorf("another passphrase: %v", err)
	}
}

func TestWhatHoldsNoIdentityIsRefusedAndShowsNoSecret(t *testing.T) {
	classic, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ data, hint string }{
		{"", "no secret key"},
		{classic.Recipient().String() + "\n", "public half"},
		{classic.String() + "Q\n", "typing error"},
		{classic.String() + "\nhello\n", "typing error"},
		{strings.Repeat("#\n", maxKeyFileSize), "too long"},
		{armoredTo(t, classic.Recipient(), classic.String()), "not for a passphrase"},
		{binaryHeader, "damaged"},
	} {
		_, err := ReadOpeners([]byte(c.data), answering("p"))
		if !errors.Is(err, ErrNotAKey) || !strings.Contains(err.Error(), c.hint) || strings.Contains(strings.ToUpper(err.Error()), classic.String()[20:40]) {
			t.Errorf("%.20q: got %v, want a hint at %q", c.data, err, c.hint)
		}
	}
}
