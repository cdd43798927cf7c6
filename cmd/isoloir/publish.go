package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/mod/sumdb/note"

	"isoloir/crypto/keyring"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/author"
	"isoloir/poll/remote"
)

func publishCommand() *cobra.Command {
	var keys keyFlags
	var server, proxy string
	cmd := &cobra.Command{
		Use:   "publish POLL.yaml --server URL --key FILE",
		Short: "Publish a poll and print its link",
		Long: `Publish a poll and print its link, on a terminal also as a QR code. The link pins everything: questions, closing time, keys. Nothing
of it can be changed afterwards, so run isoloir check first and read the poll once more.`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if server == "" {
				return misusef("for example --server https://poll.example.org", "which server should hold the poll?")
			}
			draft, err := readPoll(cmd, args[0])
			if err != nil {
				return err
			}
			sayWarnings(cmd, draft)
			key, err := keys.read(cmd)
			if err != nil {
				return err
			}
			client, err := dial(cmd, server, proxy)
			if err != nil {
				return err
			}
			link, err := publish(cmd.Context(), client, draft, key)
			if err != nil {
				return err
			}
			if draft.Poll.Admission == poll.AdmissionCodes {
				say(cmd, "nobody can answer before there are codes: isoloir codes new %s -n NUMBER --key FILE -o codes.csv", link)
			}
			say(cmd, "with fewer than %d ballots the poll stays closed for ever, to you too", draft.Poll.ReleaseAtLeast)
			sayWords(cmd, link.ID)
			if c := draft.Poll.Campaign; c != nil {
				say(cmd, "the polls of this campaign, and what they come to: %s%s", link.Base(), poll.CampaignPath(key.VerifierKey(), c.ID))
			}
			if err := showCode(cmd, link); err != nil {
				return err
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), link)
			return err
		},
	}
	cmd.Flags().StringVar(&server, "server", "", "the server's `URL`")
	keys.add(cmd)
	addProxyFlag(cmd, &proxy)
	return cmd
}

// publish fixes the poll's bytes with the server's log key in them, signs for them, and hands them over.
func publish(ctx context.Context, client *remote.Client, draft *author.File, key *keyring.Key) (poll.Link, error) {
	logKey, err := client.LogKey(ctx)
	if err != nil {
		return poll.Link{}, err
	}
	signer, err := key.Signer()
	if err != nil {
		return poll.Link{}, err
	}
	o := author.PublishOptions{OrganizerKey: key.VerifierKey(), LogKey: logKey, Recipient: key.Recipient()}
	if draft.Poll.Admission == poll.AdmissionCodes {
		if o.TokenKey, err = tokenKey(ctx, client, draft, o, signer); err != nil {
			return poll.Link{}, err
		}
	}
	d, definition, err := draft.Publish(o)
	if err != nil {
		return poll.Link{}, err
	}
	if !d.Closes.After(time.Now()) {
		return poll.Link{}, failf("change closes in the poll file", "the poll closed on %s", d.Closes.Local().Format(time.RFC1123Z))
	}
	id := poll.IDOf(definition)
	statement, err := translog.Statement{Poll: id, Counter: 0, Kind: "publish"}.Sign(signer)
	if err != nil {
		return poll.Link{}, err
	}
	if err := client.Publish(ctx, statement, definition); err != nil {
		return poll.Link{}, err
	}
	return client.Link(id), nil
}

// tokenKey asks the server for the key that signs this poll's tokens. The same poll, published again, gets the same key and so the same link.
func tokenKey(ctx context.Context, client *remote.Client, draft *author.File, o author.PublishOptions, signer note.Signer) (string, error) {
	host, err := poll.VerifierKeyName(o.LogKey)
	if err != nil {
		return "", err
	}
	text := append([]byte(o.Recipient+"\n"), draft.Poll.Encode()...)
	request, err := translog.TokenKeyRequest{Host: host, Organizer: o.OrganizerKey, Draft: sha256.Sum256(text)}.Sign(signer)
	if err != nil {
		return "", err
	}
	return client.TokenKey(ctx, request)
}
