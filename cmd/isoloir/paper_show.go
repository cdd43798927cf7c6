package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"
	"rsc.io/qr"

	"isoloir/crypto/token"
	"isoloir/poll"
)

// paperLink is what the QR code of a ballot paper says: the poll's link, and the paper where no server sees it.
func paperLink(l poll.Link, p token.Paper) string { return l.String() + "#" + p.Fragment() }

// mayPicture reports, before a code is spent, that the QR code could not be shown where it shall be.
func mayPicture(cmd *cobra.Command, name string, l poll.Link) error {
	switch {
	case name == "":
		return nil
	case name != "-" && !strings.EqualFold(filepath.Ext(name), ".png"):
		return misusef("for example --qr paper.png", "a QR code is written to a file whose name ends in .png, or with - to this terminal")
	case name != "-":
		return mayCreate(name)
	case !drawsCodes(cmd):
		return nil
	}
	code, err := qr.Encode(paperLink(l, token.Paper{}), qr.L) // as large as any other
	if err != nil {
		return err
	}
	columns := code.Size + 2*quietZone
	if width, _, err := term.GetSize(int(cmd.OutOrStdout().(*os.File).Fd())); err == nil && width < columns {
		return failf("make the window wider or its letters smaller, or give --qr paper.png", "the QR code takes %d columns, and this terminal has %d", columns, width)
	}
	return nil
}

// showPaper shows a ballot paper as a QR code, for whoever may see it: in a file, or on a terminal. Programs get the link.
func showPaper(cmd *cobra.Command, name string, l poll.Link, file *token.File) error {
	if name == "" {
		return nil
	}
	link := paperLink(l, file.Paper())
	if name == "-" && !drawsCodes(cmd) {
		_, err := fmt.Fprintln(cmd.OutOrStdout(), link)
		return err
	}
	say(cmd, "this QR code is your ballot paper: whoever photographs it can answer in your place, and until the close change what you answered; scan it with a camera that keeps it to itself, and delete every picture once you have answered")
	if name == "-" {
		screen, err := terminalCode(link)
		if err != nil {
			return err
		}
		_, err = fmt.Fprint(cmd.OutOrStdout(), screen)
		return err
	}
	code, err := qr.Encode(link, qr.M) // it may be printed and folded
	if err != nil {
		return err
	}
	if err := writeBytes(name, 0o600, keepOld, code.PNG()); err != nil {
		return err
	}
	say(cmd, "wrote %s", name)
	return nil
}
