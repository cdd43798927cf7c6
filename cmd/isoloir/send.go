package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isoloir/crypto/ballot"
	"isoloir/crypto/token"
	"isoloir/poll"
	"isoloir/poll/remote"
)

// A ballot that is not sent yet is two files: NAME.ballot, which anybody may carry and send, and NAME.secret, the ballot key
// that its receipt needs. Only the second can change the ballot.
const (
	ballotSuffix = ".ballot"
	secretSuffix = ".secret"
)

func sendCommand() *cobra.Command {
	var out, proxy string
	cmd := &cobra.Command{
		Use:   "send NAME.ballot LINK",
		Short: "Send a ballot that was sealed before",
		Long: `Send a ballot that isoloir answer --save or the booth wrote. Sending the same file again is safe: it is one ballot.
If NAME.secret lies beside it the receipt can replace and withdraw the ballot; without it the receipt is evidence only.`,
		Args: exactly(2),
		RunE: func(cmd *cobra.Command, args []string) error { return sendSaved(cmd, args[0], args[1], out, proxy) },
	}
	cmd.Flags().StringVar(&out, "receipt", "", "write the receipt to `FILE` instead of stdout")
	addProxyFlag(cmd, &proxy)
	return cmd
}

func sendSaved(cmd *cobra.Command, name, link, out, proxy string) error {
	if err := mayReceive(cmd, out); err != nil {
		return err
	}
	submission, err := readSmall(cmd.InOrStdin(), name)
	if err != nil {
		return err
	}
	client, l, err := connect(cmd, link, proxy)
	if err != nil {
		return err
	}
	d, _, err := client.Definition(cmd.Context(), l)
	if err != nil {
		return err
	}
	template, err := ballot.NewTemplate(l.ID, d.Recipients, d.BallotSize)
	if err != nil {
		return err
	}
	submission, admitting, err := splitSaved(d, template, submission)
	if err != nil {
		return err
	}
	b, err := template.Parse(submission)
	if err != nil {
		return failf("is it the file that isoloir answer --save wrote, and the link it was written for?", "%s is not a ballot of this poll: %w", name, err)
	}
	key, err := readSecret(secretOf(name), b.Key)
	if err != nil {
		return err
	}
	note, err := client.Submit(cmd.Context(), l, b, admitting)
	if err != nil {
		return undelivered(err, "keep the file and run the same command again: sending it twice is sending it once")
	}
	say(cmd, "the ballot is in the box")
	if key != nil {
		if err := writeReceipt(cmd, l, key, note, out); err != nil {
			return err
		}
		return dropSent(name, b)
	}
	say(cmd, "there is no %s file beside it, so this receipt is evidence but cannot change the ballot", secretSuffix)
	return putReceipt(cmd, out, note)
}

// splitSaved takes the token from the end of a ballot that was saved in a poll with codes. A replacement has none.
func splitSaved(d *poll.Definition, t ballot.Template, saved []byte) (submission, admitting []byte, err error) {
	size := t.SubmissionSize()
	if d.Admission != poll.AdmissionCodes || len(saved) == size {
		return saved, nil, nil
	}
	if len(saved) != size+token.Size {
		return nil, nil, failf("is it the file that isoloir answer --save wrote, and the link it was written for?", "this is not a ballot of this poll with its token: it has %d bytes", len(saved))
	}
	return saved[:size], saved[size:], nil
}

func maySave(name string) error {
	if !strings.HasSuffix(name, ballotSuffix) || name == ballotSuffix {
		return misusef("for example --save mine"+ballotSuffix, "the name of a saved ballot ends in %s", ballotSuffix)
	}
	if err := mayCreate(name); err != nil {
		return err
	}
	return mayCreate(secretOf(name))
}

func saveUnsent(cmd *cobra.Command, name string, l poll.Link, key ed25519.PrivateKey, b *ballot.Ballot, admitting []byte) error {
	if err := keepUnsent(name, keepOld, key, b, admitting); err != nil {
		return err
	}
	say(cmd, "wrote %s and %s; send it with: isoloir send %s %s", name, secretOf(name), name, l)
	return nil
}

// keepUnsent writes the secret first: without it nothing could be done about the ballot.
func keepUnsent(name string, replace bool, key ed25519.PrivateKey, b *ballot.Ballot, admitting []byte) error {
	err := writeFile(secretOf(name), 0o600, replace, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "# the secret of %s; with it the ballot can be replaced and withdrawn\n%s\n", name,
			base64.StdEncoding.EncodeToString(key.Seed()))
		return err
	})
	if err != nil {
		return err
	}
	return writeBytes(name, 0o600, replace, append(b.Submission(), admitting...))
}

func secretOf(name string) string { return strings.TrimSuffix(name, ballotSuffix) + secretSuffix }

// readSecret returns nil if there is no such file.
func readSecret(name string, want ed25519.PublicKey) (ed25519.PrivateKey, error) {
	if _, err := os.Stat(name); os.IsNotExist(err) {
		return nil, nil
	}
	data, err := readSmall(nil, name)
	if err != nil {
		return nil, err
	}
	_, encoded, _ := strings.Cut(string(data), "\n")
	seed, err := base64.StdEncoding.DecodeString(strings.TrimSpace(encoded))
	if err != nil || len(seed) != ed25519.SeedSize {
		return nil, failf("nothing was sent; move the file away to get the receipt without it", "%s is not the secret of a ballot", name)
	}
	key := ed25519.NewKeyFromSeed(seed)
	if !want.Equal(key.Public()) {
		return nil, failf("nothing was sent; move the file away to get the receipt without it", "%s is the secret of another ballot", name)
	}
	return key, nil
}

// connect reads a link and prepares a client for its server.
func connect(cmd *cobra.Command, link, proxy string) (*remote.Client, poll.Link, error) {
	l, err := poll.ParseLink(link)
	if err != nil {
		return nil, poll.Link{}, failf("a link looks like https://host/p/… with 52 letters and digits at the end", "this is not the link of a poll: %w", err)
	}
	client, err := dial(cmd, l.Base(), proxy)
	return client, l, err
}

func dial(cmd *cobra.Command, base, proxy string) (*remote.Client, error) {
	options := []remote.Option{remote.WithWaits(func(d time.Duration) {
		say(cmd, "the server takes nothing more from this part of the network for now; the same goes out again in %s", d.Round(time.Second))
	})}
	if proxy != "" {
		options = append(options, remote.WithProxy(proxy))
	}
	return remote.New(base, options...)
}
