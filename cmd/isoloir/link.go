package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"rsc.io/qr"

	"isoloir/poll"
)

// showCode prints the link as a QR code where a person can scan it: on a terminal. It is a picture of the result, so it goes to stdout.
func showCode(cmd *cobra.Command, link poll.Link) error {
	if !drawsCodes(cmd) {
		return nil
	}
	code, err := terminalCode(link.String())
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(cmd.OutOrStdout(), code)
	return err
}

func drawsCodes(cmd *cobra.Command) bool {
	return isTerminal(cmd.OutOrStdout()) && os.Getenv("TERM") != "dumb"
}

const (
	quietZone    = 4                // modules around a QR code (ISO/IEC 18004)
	blackOnWhite = "\x1b[30;107m"   // whatever the terminal's colours are: some scanners read no white code on black
	asBefore     = "\x1b[0m"        // and the line feed after it, or some terminals colour the rest of the line
	halves       = " \u2580\u2584█" // of a cell, black: none, the upper, the lower, both
)

// terminalCode draws a QR code with two modules in each cell of a terminal, one above the other, so that they are square.
func terminalCode(text string) (string, error) {
	code, err := qr.Encode(text, qr.L) // a screen has no stains
	if err != nil {
		return "", err
	}
	var b strings.Builder
	cells := []rune(halves)
	for y := -quietZone; y < code.Size+quietZone; y += 2 {
		b.WriteString(blackOnWhite)
		for x := -quietZone; x < code.Size+quietZone; x++ {
			cell := 0
			if code.Black(x, y) { // false outside
				cell |= 1
			}
			if code.Black(x, y+1) {
				cell |= 2
			}
			b.WriteRune(cells[cell])
		}
		b.WriteString(asBefore + "\n")
	}
	return b.String(), nil
}

// sayWords says by which words people recognize the poll, whatever shows it.
func sayWords(cmd *cobra.Command, id poll.ID) {
	say(cmd, "the poll's words are %s: the same on the poster, in the letter and on every screen", id.Words())
}
