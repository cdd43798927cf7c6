package main

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/spf13/cobra"

	"isoloir/crypto/token"
	"isoloir/poll"
)

// A ballotPaper is the token with which this run answers, and the file that keeps it until the ballot is in the box.
type ballotPaper struct {
	name string
	file *token.File
	done bool // the ballot is in the box, or kept in another file, with its token
}

// takePaper gets the token of a poll with codes: from a file, or for a code. nil in an open poll. It is fetched before the first question,
// over a connection, and with Tor a circuit, of its own.
func takePaper(cmd *cobra.Command, d *poll.Definition, l poll.Link, f answerFlags) (*ballotPaper, error) {
	if d.Admission != poll.AdmissionCodes {
		if f.token != "" || f.code.given() {
			return nil, misusef("leave --code, --code-file and --token out", "this poll takes everybody's ballot: it has no codes")
		}
		return nil, nil
	}
	client, _, err := connect(cmd, l.String(), f.proxy)
	if err != nil {
		return nil, err
	}
	p := &ballotPaper{name: f.token}
	switch p.name {
	case "":
		if p.name = spareNames("ballot-paper-", ".token")[0]; d.TokensApart() {
			say(cmd, "codes are taken until %s, before this poll opens", d.TokensEnd().Local().Format(time.RFC1123Z))
		}
	case "-":
		p.name = spareNames("ballot-paper-", ".token")[0]
		err = keepInput(cmd, client, l, p.name)
	default:
		if _, err = os.Stat(p.name); errors.Is(err, fs.ErrNotExist) {
			err = failf("check the name; this is looked up in the current folder", "there is no file %s", p.name)
		}
	}
	if err != nil {
		return nil, err
	}
	if p.file, _, err = obtain(cmd, client, l, f.code, p.name); err != nil {
		return nil, err
	}
	return p, demandUnsealed(l, p.file.Key())
}

// parts are nil in an open poll.
func (p *ballotPaper) parts() (ed25519.PrivateKey, []byte) {
	if p == nil {
		return nil, nil
	}
	return p.file.Key(), p.file.Token
}

// used says that the file is needed no longer.
func (p *ballotPaper) used() {
	if p != nil {
		p.done = true
	}
}

// after removes the file once it is needed no longer, and otherwise says where it is.
func (p *ballotPaper) after(cmd *cobra.Command, l poll.Link, err error) error {
	if p == nil {
		return err
	}
	if p.done {
		if gone := erase(p.name); gone != nil {
			return errors.Join(err, fmt.Errorf("the ballot paper %s is used and can be deleted: %w", p.name, gone))
		}
		return err
	}
	say(cmd, "your ballot paper is kept in %s; go on with: isoloir answer %s --token %s", p.name, l, p.name)
	return err
}
