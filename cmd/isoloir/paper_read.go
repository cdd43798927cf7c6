package main

import (
	"crypto/ed25519"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"isoloir/crypto/token"
	"isoloir/poll"
	"isoloir/poll/remote"
)

// readTokenFile reads a token, or the request for one, from a file. The error is fs.ErrNotExist if there is none.
func readTokenFile(name string, l poll.Link, admission *token.Admission) (*token.File, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return parseKept(name, data, l, admission)
}

// parseKept reads what somebody kept under a name: a token file, or the link of a ballot paper. A token in it is verified.
func parseKept(name string, data []byte, l poll.Link, admission *token.Admission) (*token.File, error) {
	if isPaper(string(data)) {
		return readPaper(name, string(data), l, admission)
	}
	file, err := token.ParseFile(data)
	if err != nil {
		return nil, failf("give another name", "%s: %w", name, err)
	}
	if err := demandOf(name, file.Link, l); err != nil {
		return nil, err
	}
	if file.Token == nil {
		return &file, nil
	}
	return &file, admission.Verify(file.Token, file.Key().Public().(ed25519.PublicKey))
}

// demandOf judges by the poll's ID: the server may have two addresses.
func demandOf(name, link string, l poll.Link) error {
	if of, err := poll.ParseLink(link); err != nil || of.ID != l.ID {
		return failf("give the poll's own link, or another file", "%s is of another poll", name)
	}
	return nil
}

func isPaper(text string) bool { return token.IsPaper(strings.TrimSpace(text)) }

// readPaper reads a ballot paper that somebody scanned, with or without the link before it, and verifies it.
func readPaper(name, text string, l poll.Link, admission *token.Admission) (*token.File, error) {
	link, paper, err := token.ParsePaper(strings.TrimSpace(text))
	if err != nil {
		return nil, failf("scan the QR code again, and take all of its link; nothing was sent", "%s: %w", name, err)
	}
	if link != "" {
		if err := demandOf(name, link, l); err != nil {
			return nil, err
		}
	}
	admitted, err := admission.Admit(paper)
	if err != nil {
		return nil, failf("is it of another poll? nothing was sent", "%s: %w", name, err)
	}
	return &token.File{Words: tokenWords, Link: l.String(), Seed: paper.Seed, Token: admitted}, nil
}

// keepPaper writes a ballot paper to a file, where it stays until the ballot is in the box.
func keepPaper(name, text string, l poll.Link, admission *token.Admission) (*token.File, error) {
	file, err := readPaper("what was given for a code", text, l, admission)
	if err != nil {
		return nil, err
	}
	return file, writeBytes(name, 0o600, keepOld, file.Bytes())
}

// keepInput does the same with what stands on standard input, a token file or the link of a ballot paper.
func keepInput(cmd *cobra.Command, client *remote.Client, l poll.Link, name string) error {
	data, err := readSmall(cmd.InOrStdin(), "-")
	if err != nil {
		return err
	}
	admission, _, err := client.Admission(cmd.Context(), l)
	if err != nil {
		return err
	}
	file, err := parseKept("standard input", data, l, admission)
	if err != nil {
		return err
	}
	return writeBytes(name, 0o600, keepOld, file.Bytes())
}

// refusePaper stops whoever gives a ballot paper where it is not looked for, and where others see it.
func refusePaper(link string) error {
	if isPaper(link) {
		return misusef("give the link without what follows #, and the whole in a file: --token FILE or --code-file FILE, - for standard input",
			"a ballot paper stands behind this link, and other users of this machine can see what a command is given")
	}
	return nil
}
