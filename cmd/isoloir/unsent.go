package main

import (
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"github.com/spf13/cobra"

	"isoloir/crypto/ballot"
	"isoloir/poll"
	"isoloir/poll/remote"
)

// A ballot that is on its way lies on disk, with its key, from before the first byte is sent until its receipt was verified and written.
// Whatever ends the command in between, and whatever somebody on the way answers in the server's name, the same ballot can be sent again:
// that is one ballot, and sealing anew would be a second one. A refusal ends nothing, because nobody signs it.

// unsentName is where a ballot on its way is kept, by its key's hash.
func unsentName(keyHash [32]byte) string {
	return "unsent-" + hex.EncodeToString(keyHash[:4]) + ballotSuffix
}

var ownUnsent = regexp.MustCompile(`^unsent-[0-9a-f]{8}\` + ballotSuffix + `$`)

// unsentPlaces are the places for a ballot that has no file of its own: the current folder, or else that for temporary files.
func unsentPlaces(key ed25519.PrivateKey) []string {
	name := unsentName(ballot.KeyHash(key.Public().(ed25519.PublicKey)))
	return []string{name, filepath.Join(os.TempDir(), name)}
}

// demandUnsealed refuses to seal a second ballot with the key of a ballot paper, of which the server takes one.
func demandUnsealed(l poll.Link, key ed25519.PrivateKey) error {
	for _, name := range unsentPlaces(key) {
		if _, err := os.Lstat(name); err == nil {
			return failf(fmt.Sprintf("it may be in the box already; isoloir send %s %s gets its receipt either way, and isoloir receipt replace changes it", name, l),
				"a ballot was sealed with this ballot paper before, and is kept in %s", name)
		}
	}
	return nil
}

// keepFresh writes a ballot and its key where they can be found again, and returns the ballot's file.
func keepFresh(key ed25519.PrivateKey, b *ballot.Ballot, admitting []byte) (string, error) {
	var failed error
	for _, name := range unsentPlaces(key) {
		err := keepUnsent(name, keepOld, key, b, admitting)
		if err == nil {
			return name, nil
		}
		failed = errors.Join(failed, err, erase(secretOf(name)))
	}
	return "", failf("run it in a folder that can be written to", "nothing was sent, because the sealed ballot could not be kept until its receipt is there: %w", failed)
}

// sendKept delivers a sealed ballot and writes the receipt, and keeps the ballot until then.
func sendKept(cmd *cobra.Command, client *remote.Client, l poll.Link, key ed25519.PrivateKey, b *ballot.Ballot, paper *ballotPaper, out string) error {
	_, admitting := paper.parts()
	name, err := keepFresh(key, b, admitting)
	if err != nil {
		return err
	}
	paper.used()
	note, err := client.Submit(cmd.Context(), l, b, admitting)
	if err != nil {
		return undelivered(err, fmt.Sprintf("do not answer again, that would be a second ballot; it is kept, send this one, once more does no harm: isoloir send %s %s", name, l))
	}
	say(cmd, "the ballot is in the box")
	if err := writeReceipt(cmd, l, key, note, out); err != nil {
		return keptWithoutReceipt(name, l, b, err)
	}
	return dropSent(name, b)
}

// keptWithoutReceipt is for a receipt that could not be written where it should be: if it is nowhere else either, the ballot gets it again.
func keptWithoutReceipt(name string, l poll.Link, b *ballot.Ballot, err error) error {
	if errors.Is(err, errNoReceipt) {
		return failf(fmt.Sprintf("the ballot is kept; this gets its receipt again: isoloir send %s %s", name, l), "%w", err)
	}
	return errors.Join(err, dropSent(name, b))
}

// undelivered says what is known of a ballot that was sent and got no receipt.
func undelivered(err error, hint string) error {
	switch {
	case !refused(err):
		return &failure{err: fmt.Errorf("it is not known whether the ballot arrived: %w", err), code: exitNetwork, hint: hint}
	case remote.HasCode(err, "seq_out_of_turn"):
		hint += "; was another ballot sent with the same key or ballot paper? then its receipt, or its unsent-….ballot, lies in the folder in which you ran that"
	}
	return failf("nobody has signed that, so the ballot may be in the box all the same; "+hint, "%w", err)
}

// dropSent removes what this tool kept of a ballot whose receipt is written. Files that a person named stay, and so do replacements, which
// belong to the command that renews their receipt.
func dropSent(name string, b *ballot.Ballot) error {
	if b.Seq > 0 || !ownUnsent.MatchString(filepath.Base(name)) {
		return nil
	}
	return dropUnsent(name)
}

// dropUnsent removes the key last: without it the ballot's receipt could change nothing.
func dropUnsent(name string) error {
	err := errors.Join(erase(name), erase(secretOf(name)))
	if err != nil {
		return fmt.Errorf("the receipt is written, so that %s and %s are needed no longer and can be deleted: %w", name, secretOf(name), err)
	}
	return nil
}
