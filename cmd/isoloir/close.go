package main

import (
	"time"

	"github.com/spf13/cobra"

	"isoloir/crypto/keyring"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/remote"
)

func closeCommand() *cobra.Command {
	var keys keyFlags
	var proxy string
	cmd := &cobra.Command{
		Use:   "close LINK --key FILE",
		Short: "Close a poll before its time, for good",
		Long:  "Close a poll before its time. A closed poll cannot be opened again, and no poll can be extended: its close is part of the link.",
		Args:  exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			key, err := keys.read(cmd)
			if err != nil {
				return err
			}
			client, l, err := connect(cmd, args[0], proxy)
			if err != nil {
				return err
			}
			if err := closePoll(cmd, client, l, key); err != nil {
				return err
			}
			say(cmd, "closed; isoloir fetch gets the ballots, and waits until the server has sealed them")
			return nil
		},
	}
	keys.add(cmd)
	addProxyFlag(cmd, &proxy)
	return cmd
}

func closePoll(cmd *cobra.Command, client *remote.Client, l poll.Link, key *keyring.Key) error {
	if err := demandOwner(cmd, client, l, key); err != nil {
		return err
	}
	d, _, err := client.Definition(cmd.Context(), l)
	if err != nil {
		return err
	}
	state, err := client.State(cmd.Context(), l)
	if err != nil {
		return err
	}
	claim := claimed(d, l.ID, state, time.Now())
	switch {
	case claim != "":
		say(cmd, "%s", claim)
	case !running(state):
		return failf("isoloir fetch gets the ballots", "the poll is closed already")
	}
	signer, err := key.Signer()
	if err != nil {
		return err
	}
	note, err := translog.Statement{Poll: l.ID, Counter: uint64(len(state.Statements)), Kind: "close"}.Sign(signer)
	if err != nil {
		return err
	}
	if err := client.Statement(cmd.Context(), l, note); err != nil {
		return explain(err)
	}
	return demandShown(cmd.Context(), client, l, note)
}

// demandOwner refuses a key that is not the poll's own before anything is sent.
func demandOwner(cmd *cobra.Command, client *remote.Client, l poll.Link, key *keyring.Key) error {
	d, _, err := client.Definition(cmd.Context(), l)
	if err != nil {
		return err
	}
	if d.OrganizerKey != key.VerifierKey() {
		return &failure{err: errNotOwner, code: exitKey, hint: "use the key that published it; isoloir key show prints a key's verifier"}
	}
	return nil
}
