package keyring

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"
)

const (
	firstLine      = "# isoloir organizer key v1"
	recipientLine  = "# recipient: "
	verifierLine   = "# verifier: "
	signerLine     = "# signer: "
	secretPrefix   = "AGE-SECRET-KEY-PQ-1" //nolint:gosec // how a secret begins, not one
	scryptLogN     = 18                    // age's own default: about a second
	maxKeyFileSize = 16_384                // bytes; the longest possible one has under 8,192
)

var (
	// ErrWrongPassphrase is returned where the passphrase does not open the key file.
	ErrWrongPassphrase = errors.New("the passphrase is wrong: it is case-sensitive, and spaces count")

	// ErrNotAKey is wrapped in what is returned for a file that is no organizer's key file, together with a hint at what it may be.
	ErrNotAKey = errors.New("this is not an organizer's key file")
)

func notAKey(hint string) error { return fmt.Errorf("%w: %s", ErrNotAKey, hint) }

// Text returns the key file, not encrypted. It is all that is needed to open the ballots of every poll made with it.
func (k *Key) Text() []byte {
	return []byte(strings.Join([]string{
		firstLine,
		recipientLine + k.Recipient(),
		verifierLine + k.verifier,
		k.identity.String(),
		signerLine + k.signer,
	}, "\n") + "\n")
}

// Encrypt returns the key file as an armored age file that takes the passphrase to open.
func (k *Key) Encrypt(passphrase string) ([]byte, error) { return k.encrypt(passphrase, scryptLogN) }

// encrypt does 2^logN rounds of scrypt.
func (k *Key) encrypt(passphrase string, logN int) ([]byte, error) {
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, err
	}
	recipient.SetWorkFactor(logN)
	var file bytes.Buffer
	armored := armor.NewWriter(&file)
	w, err := age.Encrypt(armored, recipient)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(k.Text()); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if err := armored.Close(); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}

// Read reads a key file. If it is encrypted, passphrase is asked once, and its error is returned as it is. Errors: [ErrWrongPassphrase]; one
// that wraps [ErrNotAKey].
func Read(data []byte, passphrase func() (string, error)) (*Key, error) {
	data, err := decrypted(data, passphrase)
	if err != nil {
		return nil, err
	}
	return parse(data)
}

func decrypt(file io.Reader, passphrase string) ([]byte, error) {
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil { // it is empty
		return nil, ErrWrongPassphrase
	}
	r, err := age.Decrypt(file, identity)
	var noMatch *age.NoIdentityMatchError
	switch {
	case errors.As(err, &noMatch) && len(noMatch.StanzaTypes) == 1 && noMatch.StanzaTypes[0] == "scrypt":
		return nil, ErrWrongPassphrase
	case errors.As(err, &noMatch):
		return nil, notAKey("it is an age file for a key, not for a passphrase; open it with age first")
	case err != nil:
		return nil, notAKey("the encrypted file is damaged (" + err.Error() + "); take a copy")
	}
	text, err := io.ReadAll(io.LimitReader(r, maxKeyFileSize+1))
	if err != nil {
		return nil, notAKey("the encrypted file is damaged (" + err.Error() + "); take a copy")
	}
	return text, nil
}

// parse reads a key file that is not encrypted.
func parse(data []byte) (*Key, error) {
	if len(data) > maxKeyFileSize {
		return nil, notAKey("it is far too long")
	}
	var secret, signer string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		if text, ok := strings.CutPrefix(line, signerLine); ok {
			signer = text
		} else if strings.HasPrefix(line, secretPrefix) {
			secret = line
		}
	}
	if secret == "" || signer == "" {
		return nil, notAKey(hint(data, secret != ""))
	}
	identity, err := age.ParseHybridIdentity(secret)
	if err != nil {
		// Not age's words: they could hold a part of the key.
		return nil, notAKey("its secret key has a typing error; take a copy")
	}
	verifier, err := verifierOf(signer)
	if err != nil {
		return nil, notAKey("its signing key has a typing error; take a copy")
	}
	k := &Key{identity, signer, verifier}
	if !bytes.Equal(k.Text(), data) {
		return nil, notAKey(difference(data, k.Text()))
	}
	return k, nil
}

// hint says what a file may be that lacks a secret key or a signing key.
func hint(data []byte, hasSecret bool) string {
	switch {
	case hasSecret:
		return "it is an age key without the key that signs statements; make one with \"isoloir key new\""
	case bytes.Contains(data, []byte("AGE-SECRET-KEY-1")):
		return "it is a classic age key, and polls are opened with hybrid ones; make one with \"isoloir key new\""
	case bytes.HasPrefix(data, []byte("age1")):
		return "it is a recipient, the public half; the file with the secret key is needed"
	case bytes.Contains(data, []byte("-----BEGIN OPENSSH PRIVATE KEY-----")):
		return "it is an SSH key; make an organizer's key with \"isoloir key new\""
	}
	return "it holds no secret key; make one with \"isoloir key new\""
}

// difference says where a file that holds both keys is not what was written. It quotes nothing: the line may be a secret.
func difference(got, want []byte) string {
	if bytes.Equal(bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n")), want) {
		return "its line endings were changed to those of Windows; change them back or take a copy"
	}
	line := 1
	for i, c := range want {
		if i >= len(got) || got[i] != c {
			break
		}
		if c == '\n' {
			line++
		}
	}
	return fmt.Sprintf("it was edited, in line %d; take a copy", line)
}
