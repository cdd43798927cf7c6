package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"github.com/rogpeppe/go-internal/testscript"

	"isoloir/crypto/token"
	"isoloir/poll"
)

func decoded(picture image.Image) (string, error) {
	bitmap, err := gozxing.NewBinaryBitmapFromImage(picture)
	if err != nil {
		return "", err
	}
	read, err := qrcode.NewQRCodeReader().Decode(bitmap, nil)
	if err != nil {
		return "", err
	}
	return read.GetText(), nil
}

// scan PICTURE.png FILE writes what a camera reads.
func scan(ts *testscript.TestScript, _ bool, args []string) {
	picture, err := png.Decode(bytes.NewReader([]byte(ts.ReadFile(args[0]))))
	ts.Check(err)
	text, err := decoded(picture)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text+"\n"), 0o600))
}

func TestTheCodeOfABallotPaperOnTheTerminalIsItsLink(t *testing.T) {
	link := poll.Link{Scheme: "https", Host: "poll.example.org", ID: poll.IDOf(nil)}
	p := token.Paper{Seed: [32]byte{1, 2, 3}}
	for i := range p.Signature {
		p.Signature[i] = byte(7 * i)
	}
	text := paperLink(link, p)
	screen, err := terminalCode(text)
	if err != nil {
		t.Fatal(err)
	}
	if read, err := decoded(photograph(t, screen)); err != nil || read != text {
		t.Errorf("read %q (%v)", read, err)
	}
}
