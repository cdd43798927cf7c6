package open_test

import (
	"bytes"
	"errors"
	"io"
	"testing"
	"testing/iotest"

	"filippo.io/age"

	"isoloir/crypto/open"
)

func TestWhatReadingAFileFailsWithIsNotLaidToWhoSealedIt(t *testing.T) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	w, err := age.Encrypt(&file, identity.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(make([]byte, 200_000)); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	sealed := file.Bytes()
	read := func(from io.Reader) error {
		opened, err := open.File(from, identity)
		if err != nil {
			return err
		}
		_, err = io.Copy(io.Discard, opened)
		return err
	}
	disk := errors.New("input/output error")
	for _, c := range []struct {
		name string
		from io.Reader
		want error
	}{
		{"whole", bytes.NewReader(sealed), nil},
		{"a disk that fails at once", iotest.ErrReader(disk), disk},
		{"a disk that fails later", io.MultiReader(bytes.NewReader(sealed[:100_000]), iotest.ErrReader(disk)), disk},
		{"cut off", bytes.NewReader(sealed[:len(sealed)-1]), open.ErrDamaged},
		{"changed", bytes.NewReader(append(bytes.Clone(sealed[:len(sealed)-1]), sealed[len(sealed)-1]^1)), open.ErrDamaged},
		{"no age file", bytes.NewReader([]byte("hello")), open.ErrNotForKey},
	} {
		if err := read(c.from); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}
