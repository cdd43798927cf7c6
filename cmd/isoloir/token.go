package main

import (
	"bufio"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"isoloir/crypto/token"
	"isoloir/poll"
	"isoloir/poll/remote"
)

func tokenCommand() *cobra.Command {
	var f codeFlags
	var out, picture, proxy string
	cmd := &cobra.Command{
		Use:   "token LINK -o NAME.token [--qr NAME.png]",
		Short: "Exchange a code for a token now, to answer later",
		Long: `Exchange a code for a token: take your ballot paper now, answer later, with isoloir answer LINK --token NAME.token.
The server signs the token without seeing it, so that it cannot connect it with the code; how long you wait, and whether you come from
another network, decides how well. The file holds nothing of the code. Whoever has it can put in your ballot.

With --qr the ballot paper is also shown as a QR code: scanned, it opens the poll in a browser, with the paper. Whoever photographs it can
answer in your place.

If this is interrupted, run the same command again with the same code: a code is never lost, as long as the file is not.`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" || out == "-" {
				return misusef("for example -o my.token", "a token is written to a file: where?")
			}
			if err := refusePaper(args[0]); err != nil {
				return err
			}
			client, l, err := connect(cmd, args[0], proxy)
			if err != nil {
				return err
			}
			if err := mayPicture(cmd, picture, l); err != nil {
				return err
			}
			if err := demandUseful(cmd, client, l); err != nil {
				return err
			}
			file, fresh, err := obtain(cmd, client, l, f, out)
			if err != nil {
				return err
			}
			if fresh {
				say(cmd, "wrote %s; answer with: isoloir answer %s --token %s", out, l, out)
			} else {
				say(cmd, "%s is a token of this poll already", out)
			}
			return showPaper(cmd, picture, l, file)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "`FILE` to write the token to")
	cmd.Flags().StringVar(&picture, "qr", "", "show the ballot paper as a QR code too, in `FILE.png`, or with - on this terminal (where stdout is no terminal, as the link)")
	f.add(cmd)
	addProxyFlag(cmd, &proxy)
	return cmd
}

// demandUseful keeps a code from being spent on a token with which no ballot would be taken.
func demandUseful(cmd *cobra.Command, client *remote.Client, l poll.Link) error {
	d, _, err := client.Definition(cmd.Context(), l)
	if err != nil {
		return err
	}
	state, err := client.State(cmd.Context(), l)
	if err != nil {
		return err
	}
	if err := demandRoom(d, state); err != nil {
		return err
	}
	sayAudited(cmd, d)
	return nil
}

// codeFlags say where a code comes from: nothing, then it is asked for.
type codeFlags struct{ code, file string }

func (f *codeFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.code, "code", "", "the `CODE` of your letter; other users of this machine may see it, so rather leave this out and type it when asked")
	cmd.Flags().StringVar(&f.file, "code-file", "", "read the code, or the link of a ballot paper, from `FILE`, - for standard input")
}

func (f *codeFlags) given() bool { return f.code != "" || f.file != "" }

// read returns the text that was given: a code, the whole link with the code behind it, or that of a ballot paper.
func (f *codeFlags) read(cmd *cobra.Command) (string, error) {
	switch {
	case f.code != "" && f.file != "":
		return "", misusef("leave one of them out", "--code and --code-file exclude each other")
	case f.file != "":
		data, err := readSmall(cmd.InOrStdin(), f.file)
		return string(data), err
	case f.code == "" && isTerminal(cmd.InOrStdin()):
		return askCode(cmd)
	case f.code == "":
		return "", misusef("give --code-file FILE, or --token FILE if you have a token already", "this poll takes ballots with a code only")
	}
	return f.code, nil
}

func parseCode(text string) (token.Code, error) {
	if _, after, found := strings.Cut(text, "#"); found { // the whole link, with the code behind it
		text = after
	}
	code, err := token.ParseCode(text)
	if err != nil {
		return token.Code{}, failf("nothing was sent; letters may be small, and O is read as 0, I and L as 1", "%w", err)
	}
	return code, nil
}

// askCode asks at the terminal, showing what is typed: a code is long, and the letter lies beside.
func askCode(cmd *cobra.Command) (string, error) {
	say(cmd, "the code of your letter, seven groups of four:")
	in := bufio.NewReader(cmd.InOrStdin())
	line := make(chan string, 1)
	go func() {
		text, _ := in.ReadString('\n')
		line <- text
	}()
	select {
	case text := <-line:
		return text, nil
	case <-cmd.Context().Done():
		return "", failf("nothing was sent", "stopped")
	}
}

// obtain exchanges a code for a token, which it writes to a file; or writes there the ballot paper that was given in a code's place. It also
// returns what the file holds already, and then fresh is false.
func obtain(cmd *cobra.Command, client *remote.Client, l poll.Link, f codeFlags, name string) (file *token.File, fresh bool, err error) {
	admission, key, err := client.Admission(cmd.Context(), l)
	if err != nil {
		return nil, false, err
	}
	kept, err := readTokenFile(name, l, admission)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, false, err
	}
	if kept != nil && kept.Token != nil {
		return kept, false, nil
	}
	text, err := f.read(cmd)
	switch {
	case err != nil:
		return nil, false, err
	case isPaper(text) && kept != nil:
		return nil, false, misusef("give another name", "%s holds the request for another ballot paper", name)
	case isPaper(text):
		file, err = keepPaper(name, text, l, admission)
		return file, true, err
	}
	code, err := parseCode(text)
	if err != nil {
		return nil, false, err
	}
	if kept, err = requestFor(code.Key(l.ID).Public().(ed25519.PublicKey), kept, name, l, key); err != nil {
		return nil, false, err
	}
	file, err = exchange(cmd, client, l, admission, code, kept, name)
	return file, true, err
}

// exchange spends the code on the request in the file, where it takes the request's place. The file holds the request first, so that whatever
// happens the same request can be sent again: a code buys one token, and only the request that spent it is answered.
func exchange(cmd *cobra.Command, client *remote.Client, l poll.Link, admission *token.Admission, code token.Code, kept *token.File, name string) (*token.File, error) {
	ballotKey := kept.Key().Public().(ed25519.PublicKey)
	request, err := admission.Request(ballotKey, *kept.Blinding)
	if err != nil {
		return nil, err
	}
	response, err := client.Token(cmd.Context(), l, token.Redeem(code.Key(l.ID), l.ID, request.Bytes()))
	if err != nil {
		return nil, notObtained(err, name, l)
	}
	admitted, err := request.Finish(response)
	if err != nil {
		return nil, &failure{err: err, code: exitMismatch, hint: fmt.Sprintf("keep %s and tell the organizer, not the server; another try sends the same", name)}
	}
	file := &token.File{Words: tokenWords, Link: l.String(), Seed: kept.Seed, Token: admitted}
	return file, replaceSecret(name, file.Bytes())
}

// notObtained says what may have become of the code. A refusal is the server's word, or that of somebody on the way to it, and nobody has
// signed it. So the request is kept whatever the answer was: if it was taken, it alone gets the token.
func notObtained(err error, name string, l poll.Link) error {
	again := fmt.Sprintf("the request is kept in %s: isoloir token %s -o %s, with the same code, sends it again, and does no harm", name, l, name)
	var p *remote.Problem
	switch {
	case !errors.As(err, &p) || !p.Refused():
		return &failure{err: err, code: exitNetwork, hint: again}
	case p.Code == "code_used":
		again += "; was an earlier try interrupted? then its .token file lies in the folder in which you ran it: give that with -o or --token; otherwise somebody else may have used the code: tell the organizer"
	}
	return failf(again, "%w", err)
}

// requestFor is the request that a code is spent on: the one in the file, which no other code was spent on, or a new one.
func requestFor(code ed25519.PublicKey, kept *token.File, name string, l poll.Link, key *token.PublicKey) (*token.File, error) {
	switch {
	case kept == nil:
		return keepRequest(code, name, l, key)
	case !kept.MayBeFor(code):
		return nil, misusef("give another name to write to; with its own code this request still gets its ballot paper",
			"%s holds a request that went out with another code, and a second code on it would buy nothing", name)
	case kept.CodeTag == nil:
		kept.BindTo(code)
		return kept, replaceSecret(name, kept.Bytes())
	}
	return kept, nil
}

// keepRequest draws a ballot key and a blinding, and writes them down before the code is spent.
func keepRequest(code ed25519.PublicKey, name string, l poll.Link, key *token.PublicKey) (*token.File, error) {
	blinding, err := key.NewBlinding()
	if err != nil {
		return nil, err
	}
	file := &token.File{Words: requestWords, Link: l.String(), Blinding: &blinding}
	_, _ = rand.Read(file.Seed[:]) // never fails, see crypto/rand
	file.BindTo(code)
	return file, writeBytes(name, 0o600, keepOld, file.Bytes())
}

// replaceSecret writes a file in the place of another, and zeros over what that held: a blinding that nobody needs any more.
func replaceSecret(name string, data []byte) error {
	old, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer func() { _ = old.Close() }()
	if err := writeBytes(name, 0o600, replaceOld, data); err != nil {
		return err
	}
	zero(old)
	return nil
}

const (
	tokenWords = `This is a ballot paper: it admits one ballot to the poll below, and nobody can tell whose code bought it.
Answer with: isoloir answer LINK --token FILE. Whoever has this file can put the ballot in. Keep it to yourself until you have.
`
	requestWords = `This is the request for a ballot paper, until the server has answered. Run the same command again with the same code.
Do not show it to anybody: with it, and the server's memory or what an auditor is shown, your code leads to your ballot. It is deleted when the ballot paper is there.
`
)
