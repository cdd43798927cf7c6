package keyring

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"filippo.io/age"
	"filippo.io/age/armor"
	"golang.org/x/mod/sumdb/note"
)

const testLogN = 4

func newKey(t testing.TB, name string) *Key {
	t.Helper()
	k, err := Generate(name)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func noPassphrase() (string, error) { return "", errors.New("a passphrase was asked for") }

func answering(s string) func() (string, error) { return func() (string, error) { return s, nil } }

func same(a, b *Key) bool {
	return bytes.Equal(a.Text(), b.Text()) && a.VerifierKey() == b.VerifierKey()
}

func TestAKeyComesBackFromItsText(t *testing.T) {
	for _, name := range []string{"", "organizer", "ville-de-lyon", "市役所", strings.Repeat("é", 255)} {
		k := newKey(t, name)
		got, err := Read(k.Text(), noPassphrase)
		if err != nil || !same(got, k) {
			t.Errorf("%q: %v", name, err)
		}
	}
	if k := newKey(t, ""); !strings.HasPrefix(k.VerifierKey(), "organizer+") {
		t.Errorf("the default name: %s", k.VerifierKey())
	}
}

func TestTheKeyFileIsReadAsItWasFrozen(t *testing.T) {
	data, err := os.ReadFile("testdata/organizer.key")
	if err != nil {
		t.Fatal(err)
	}
	k, err := Read(data, noPassphrase)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	if len(lines) != 6 || lines[0] != "# isoloir organizer key v1" || lines[5] != "" ||
		lines[1] != "# recipient: "+k.Recipient() || lines[2] != "# verifier: "+k.VerifierKey() ||
		!strings.HasPrefix(lines[3], "AGE-SECRET-KEY-PQ-1") || !strings.HasPrefix(lines[4], "# signer: PRIVATE+KEY+organizer+") {
		t.Errorf("not as docs/formats.md §11 has it: %q", lines)
	}
}

func TestAnEncryptedKeyOpensWithItsPassphraseOnly(t *testing.T) {
	k := newKey(t, "organizer")
	file, err := k.encrypt("correct horse", testLogN)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"as written":       file,
		"pasted":           append([]byte("\r\n "), file...),
		"by Windows":       bytes.ReplaceAll(file, []byte("\n"), []byte("\r\n")),
		"with a line more": append(bytes.Clone(file), '\n'),
	} {
		if got, err := Read(data, answering("correct horse")); err != nil || !same(got, k) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, wrong := range []string{"", "Correct horse", "correct horse "} {
		if _, err := Read(file, answering(wrong)); !errors.Is(err, ErrWrongPassphrase) || errors.Is(err, ErrNotAKey) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	cancelled := errors.New("cancelled")
	if _, err := Read(file, func() (string, error) { return "", cancelled }); !errors.Is(err, cancelled) {
		t.Errorf("the prompt's error is lost: %v", err)
	}
	if _, err := k.Encrypt(""); err == nil {
		t.Error("an empty passphrase is taken")
	}
	for _, secret := range []string{k.identity.String(), k.signer, k.verifier} {
		if bytes.Contains(file, []byte(secret)) {
			t.Error("the encrypted file holds the key in the clear")
		}
	}
}

func TestTheDefaultWorkFactorIsThatOfAge(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: a round of full scrypt")
	}
	file, err := newKey(t, "organizer").Encrypt("p")
	if err != nil {
		t.Fatal(err)
	}
	header, err := age.ExtractHeader(armor.NewReader(bytes.NewReader(file)))
	if err != nil {
		t.Fatal(err)
	}
	if stanza := strings.Split(string(header), "\n")[1]; !strings.HasPrefix(stanza, "-> scrypt ") || !strings.HasSuffix(stanza, " 18") {
		t.Errorf("%q", stanza)
	}
}

func TestStockAgeReadsTheKeyFileAndOpensItsEncryption(t *testing.T) {
	k := newKey(t, "organizer")
	file, err := k.encrypt("p", testLogN)
	if err != nil {
		t.Fatal(err)
	}
	identity, err := age.NewScryptIdentity("p")
	if err != nil {
		t.Fatal(err)
	}
	r, err := age.Decrypt(armor.NewReader(bytes.NewReader(file)), identity)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil || !bytes.Equal(text, k.Text()) {
		t.Fatalf("%q, %v", text, err)
	}
	identities, err := age.ParseIdentities(bytes.NewReader(text))
	if err != nil || len(identities) != 1 {
		t.Fatalf("%d identities, %v", len(identities), err)
	}
	recipient, err := age.ParseHybridRecipient(k.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, recipient)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for _, i := range []age.Identity{identities[0], k.Identity()} {
		if _, err := age.Decrypt(bytes.NewReader(sealed.Bytes()), i); err != nil {
			t.Error(err)
		}
	}
}

func TestWhatItSignsItsVerifierKeyVerifies(t *testing.T) {
	k, stranger := newKey(t, "mairie"), newKey(t, "mairie")
	signer, err := k.Signer()
	if err != nil {
		t.Fatal(err)
	}
	signed, err := note.Sign(&note.Note{Text: "a statement\n"}, signer)
	if err != nil {
		t.Fatal(err)
	}
	for vkey, holds := range map[string]bool{k.VerifierKey(): true, stranger.VerifierKey(): false} {
		verifier, err := note.NewVerifier(vkey)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := note.Open(signed, note.VerifierList(verifier)); (err == nil) != holds {
			t.Errorf("%s: %v", vkey, err)
		}
	}
}

func TestANameThatCannotBePublishedIsRefused(t *testing.T) {
	for _, name := range []string{"a b", "a\nb", "a+b", "a\x00b", "a\u0085b", "a\u00a0b", "\xff", strings.Repeat("a", 256)} {
		if _, err := Generate(name); err == nil {
			t.Errorf("%q: taken", name)
		}
	}
}

func TestWhatIsNotAKeyFileIsRefusedWithAHint(t *testing.T) {
	k, other := newKey(t, "organizer"), newKey(t, "organizer")
	text := string(k.Text())
	classic, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	toKey := armoredTo(t, classic.Recipient(), text)
	encrypted, err := k.encrypt("p", testLogN)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, data, hint string }{
		{"nothing", "", "isoloir key new"},
		{"something else", "title: Un sondage\n", "isoloir key new"},
		{"a plain age key", "# created: today\n" + k.identity.String() + "\n", "without the key that signs"},
		{"a classic age key", classic.String() + "\n", "hybrid"},
		{"a recipient", k.Recipient() + "\n", "public half"},
		{"an SSH key", "-----BEGIN OPENSSH PRIVATE KEY-----\n", "SSH"},
		{"a beginning of an age file", "age-encryption.org/v1\n", "damaged"},
		{"an age file for a key", toKey, "not for a passphrase"},
		{"a damaged age file", strings.Replace(string(encrypted), "\n", "\nA", 2), "damaged"},
		{"a cut age file", string(encrypted[:len(encrypted)/2]), "damaged"},
		{"another thing, encrypted", armoredTo(t, passphrase(t, "p"), "hello"), "isoloir key new"},
		{"Windows line endings", strings.ReplaceAll(text, "\n", "\r\n"), "line endings"},
		{"no last line feed", strings.TrimSuffix(text, "\n"), "line 5"},
		{"a line more", text + "\n", "line 6"},
		{"another first line", strings.Replace(text, "key v1", "key v2", 1), "line 1"},
		{"another's recipient", strings.Replace(text, k.Recipient(), other.Recipient(), 1), "line 2"},
		{"another's verifier key", strings.Replace(text, k.VerifierKey(), other.VerifierKey(), 1), "line 3"},
		{"a typing error in the secret key", strings.Replace(text, k.identity.String(), k.identity.String()+"Q", 1), "secret key has a typing error"},
		{"a typing error in the signing key", strings.Replace(text, "PRIVATE+KEY+organizer", "PRIVATE+KEY+organiser", 1), "signing key has a typing error"},
		{"a signing key in capitals", strings.Replace(text, k.signer, upperHash(k.signer), 1), "signing key has a typing error"},
		{"a signing key that base64 reads too", strings.Replace(text, k.signer, k.signer[:len(k.signer)-1]+"\r"+k.signer[len(k.signer)-1:], 1), "signing key has a typing error"},
		{"two keys", text + string(other.Text()), "line 2"},
		{"far too long", text + strings.Repeat("#\n", 20_000), "too long"},
	} {
		_, err := Read([]byte(c.data), answering("p"))
		if !errors.Is(err, ErrNotAKey) || !strings.Contains(err.Error(), c.hint) {
			t.Errorf("%s: got %v, want a hint at %q", c.name, err, c.hint)
			continue
		}
		for _, secret := range []string{k.identity.String()[20:40], classic.String()[20:40], k.signer[len(k.signer)-20:]} {
			if strings.Contains(strings.ToUpper(err.Error()), strings.ToUpper(secret)) {
				t.Errorf("%s: the error holds a secret: %v", c.name, err)
			}
		}
	}
}

// upperHash writes the hash of a signed-note key in capitals, which the note package reads too.
func upperHash(signer string) string {
	parts := strings.SplitN(signer, "+", 5)
	parts[3] = strings.ToUpper(parts[3])
	if upper := strings.Join(parts, "+"); upper != signer {
		return upper
	}
	return signer + "\n" // a hash of digits only: a line feed in the base64 is read too
}

func passphrase(t *testing.T, p string) *age.ScryptRecipient {
	t.Helper()
	r, err := age.NewScryptRecipient(p)
	if err != nil {
		t.Fatal(err)
	}
	r.SetWorkFactor(testLogN)
	return r
}

func armoredTo(t *testing.T, recipient age.Recipient, text string) string {
	t.Helper()
	var file bytes.Buffer
	armored := armor.NewWriter(&file)
	w, err := age.Encrypt(armored, recipient)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Close(), armored.Close()); err != nil {
		t.Fatal(err)
	}
	return file.String()
}

func TestPrintingAKeyShowsNoSecret(t *testing.T) {
	k := newKey(t, "organizer")
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
		out := fmt.Sprintf(verb, k)
		if strings.Contains(out, "PRIVATE") || strings.Contains(out, "SECRET") || !strings.Contains(out, k.VerifierKey()) {
			t.Errorf("%s: %s", verb, out)
		}
	}
}

func FuzzAKeyFileThatIsReadIsCanonical(f *testing.F) {
	k := newKey(f, "organizer")
	f.Add(k.Text())
	f.Add(bytes.ReplaceAll(k.Text(), []byte("\n"), []byte("\r\n")))
	f.Add([]byte("AGE-SECRET-KEY-PQ-1\n# signer: PRIVATE+KEY+a+00000000+AQ==\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.Contains(data, []byte(armor.Header)) {
			t.Skip("scrypt is slow")
		}
		k, err := Read(data, noPassphrase)
		if err == nil && !bytes.Equal(k.Text(), data) {
			t.Fatal("the file comes back another")
		}
		if err != nil && !errors.Is(err, ErrNotAKey) {
			t.Fatalf("refused without a hint: %v", err)
		}
	})
}
