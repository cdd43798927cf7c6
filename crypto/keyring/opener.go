package keyring

import (
	"bytes"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// An Opener opens age files, and need sign nothing: what an auditor has.
type Opener struct {
	Recipient string // in its text form
	Identity  age.Identity
}

const binaryHeader = "age-encryption.org/v1\n"

// ReadOpeners reads what age-keygen writes, one or more identities of either kind, or a key file, which is one too; encrypted with a
// passphrase or not. It asks for the passphrase as [Read] does, and has its errors.
func ReadOpeners(data []byte, passphrase func() (string, error)) ([]Opener, error) {
	data, err := decrypted(data, passphrase)
	if err != nil {
		return nil, err
	}
	if len(data) > maxKeyFileSize {
		return nil, notAKey("it is far too long")
	}
	identities, err := age.ParseIdentities(strings.NewReader(strings.ReplaceAll(string(data), "\r\n", "\n")))
	if err != nil {
		// Not age's words: they could hold a part of the key.
		if bytes.Contains(data, []byte("AGE-SECRET-KEY-")) {
			return nil, notAKey("its secret key has a typing error; take a copy")
		}
		return nil, notAKey(hint(data, false))
	}
	var all []Opener
	for _, identity := range identities {
		switch i := identity.(type) {
		case *age.X25519Identity:
			all = append(all, Opener{i.Recipient().String(), i})
		case *age.HybridIdentity:
			all = append(all, Opener{i.Recipient().String(), i})
		}
	}
	return all, nil
}

// decrypted returns the text of a file that may be encrypted with a passphrase, armored or as age writes it without.
func decrypted(data []byte, passphrase func() (string, error)) ([]byte, error) {
	pasted := bytes.TrimLeft(data, " \t\r\n")
	armored := bytes.HasPrefix(pasted, []byte(armor.Header))
	if !armored && !bytes.HasPrefix(data, []byte(binaryHeader)) {
		return data, nil
	}
	secret, err := passphrase()
	if err != nil {
		return nil, err
	}
	if armored {
		return decrypt(armor.NewReader(bytes.NewReader(pasted)), secret)
	}
	return decrypt(bytes.NewReader(data), secret)
}
