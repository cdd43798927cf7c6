package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"isoloir/crypto/keyring"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/remote"
)

func deleteCommand() *cobra.Command {
	var keys keyFlags
	var out, proxy string
	var yes bool
	cmd := &cobra.Command{
		Use:   "delete LINK --key FILE",
		Short: "Delete a poll and its ballots from the server, for good",
		Long: `Delete a poll and its ballots from the server, for good. The server answers with a signed confirmation, which is printed, or
written with -o. What remains there are hashes in its journal, and that the poll may not be published again.

If the confirmation was lost on the way, the same command gets it again.`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := mayCreate(out); err != nil {
				return err
			}
			key, err := keys.read(cmd)
			if err != nil {
				return err
			}
			client, l, err := connect(args[0], proxy)
			if err != nil {
				return err
			}
			note, err := deletePoll(cmd, client, l, key, yes)
			if goneAlready(err) {
				note, err = deletedBefore(cmd, client, l, key)
			}
			if err != nil {
				return explain(err)
			}
			say(cmd, "the poll is deleted; the server has signed for it")
			if out == "" || out == "-" {
				_, err := cmd.OutOrStdout().Write(note)
				return err
			}
			return writeBytes(out, 0o644, keepOld, note)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "write the server's confirmation to `FILE` instead of stdout")
	cmd.Flags().BoolVar(&yes, "yes", false, "delete without asking")
	keys.add(cmd)
	addProxyFlag(cmd, &proxy)
	return cmd
}

// deletePoll returns the server's confirmation.
func deletePoll(cmd *cobra.Command, client *remote.Client, l poll.Link, key *keyring.Key, yes bool) ([]byte, error) {
	if err := demandOwner(cmd, client, l, key); err != nil {
		return nil, err
	}
	d, _, err := client.Definition(cmd.Context(), l)
	if err != nil {
		return nil, err
	}
	state, err := client.State(cmd.Context(), l)
	if err != nil {
		return nil, err
	}
	say(cmd, "the poll is %s, with %s ballots; they cannot be brought back", state.Status, aboutCount(state.Count))
	if err := confirm(cmd, d.Title.In("", d), "the poll's title", yes); err != nil {
		return nil, err
	}
	signer, err := key.Signer()
	if err != nil {
		return nil, err
	}
	statement, err := translog.Statement{Poll: l.ID, Counter: uint64(len(state.Statements)), Kind: translog.Delete}.Sign(signer)
	if err != nil {
		return nil, err
	}
	note, err := client.Delete(cmd.Context(), l, statement)
	if err != nil && !refused(err) {
		return nil, &failure{err: fmt.Errorf("whether the poll is deleted is not known: %w", err), code: exitNetwork,
			hint: "run the same command again: deleting twice is deleting once"}
	}
	return note, err
}

func goneAlready(err error) bool {
	var p *remote.Problem
	return errors.As(err, &p) && p.Code == "deleted"
}

// deletedBefore gets the confirmation of a deletion again.
func deletedBefore(cmd *cobra.Command, client *remote.Client, l poll.Link, key *keyring.Key) ([]byte, error) {
	signer, err := key.Signer()
	if err != nil {
		return nil, err
	}
	note, err := client.DeletedBefore(cmd.Context(), l, func(counter uint64) ([]byte, error) {
		return translog.Statement{Poll: l.ID, Counter: counter, Kind: translog.Delete}.Sign(signer)
	})
	if goneAlready(err) {
		return nil, failf("use the key that deleted it, to get the server's confirmation again", "the poll was deleted before, and not by this key")
	}
	if err == nil {
		say(cmd, "it was deleted before; the confirmation is checked with the key that the server names now, because the poll that pinned one is gone")
	}
	return note, err
}

// confirm has a person type word before something that cannot be undone.
func confirm(cmd *cobra.Command, word, what string, yes bool) error {
	if yes {
		return nil
	}
	say(cmd, "type %s to go on: %s", what, word)
	line, err := bufio.NewReader(cmd.InOrStdin()).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("nobody could be asked: %w", err)
	}
	switch strings.TrimSpace(line) {
	case strings.TrimSpace(word):
		return nil
	case "":
		return misusef("type it, or add --yes", "nothing was done, because it was not confirmed")
	}
	return failf("type it as it is written, or add --yes", "nothing was done: what was typed is not %s", what)
}
