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

If the confirmation was lost on the way, the same command gets it again. By then the poll's definition, which pins the key that must
have signed it, is gone, so that this confirmation proves nothing, and is not called one.`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := mayCreate(out); err != nil {
				return err
			}
			key, err := keys.read(cmd)
			if err != nil {
				return err
			}
			client, l, err := connect(cmd, args[0], proxy)
			if err != nil {
				return err
			}
			return explain(deleteAndTell(cmd, client, l, key, out, yes))
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "write the server's confirmation to `FILE` instead of stdout")
	cmd.Flags().BoolVar(&yes, "yes", false, "delete without asking")
	keys.add(cmd)
	addProxyFlag(cmd, &proxy)
	return cmd
}

func deleteAndTell(cmd *cobra.Command, client *remote.Client, l poll.Link, key *keyring.Key, out string, yes bool) error {
	note, err := deletePoll(cmd, client, l, key, yes)
	pinned := true
	if remote.HasCode(err, "deleted") {
		note, pinned, err = deletedBefore(cmd, client, l, key, yes)
	}
	if err != nil {
		return err
	}
	if err := writeConfirmation(cmd, out, note); err != nil {
		return err
	}
	if !pinned {
		return failf("if nobody holds the confirmation that the deletion itself got, ask again from another network (--proxy); isoloir status should find the poll nowhere",
			"the server says that the poll was deleted before, and has signed that with the key that it names now; the definition that pins its key is not to be had any more, so this does not prove that the poll is deleted")
	}
	say(cmd, "the poll is deleted; the server has signed for it")
	return nil
}

// writeConfirmation writes what cannot be got again with a pinned key. Where the file cannot be written it goes to stdout.
func writeConfirmation(cmd *cobra.Command, out string, note []byte) error {
	var failed error
	if out != "" && out != "-" {
		if failed = writeBytes(out, 0o644, keepOld, note); failed == nil {
			return nil
		}
	}
	if _, err := cmd.OutOrStdout().Write(note); err != nil {
		return fmt.Errorf("the server's confirmation could not be written: %w", errors.Join(failed, err))
	}
	if failed != nil {
		return failf("keep what stdout shows", "the server's confirmation could not be written to %s, and is on stdout: %w", out, failed)
	}
	return nil
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

// deletedBefore gets the confirmation of a deletion again. For that the deletion is signed again, and whoever made up that the poll is gone
// could use it, so it is asked for like a deletion.
func deletedBefore(cmd *cobra.Command, client *remote.Client, l poll.Link, key *keyring.Key, yes bool) (note []byte, pinned bool, err error) {
	say(cmd, "the server says that the poll was deleted before; to get its confirmation again the deletion is signed and sent once more")
	if err := confirm(cmd, "delete", "the word", yes); err != nil {
		return nil, false, err
	}
	signer, err := key.Signer()
	if err != nil {
		return nil, false, err
	}
	note, pinned, err = client.DeletedBefore(cmd.Context(), l, func(counter uint64) ([]byte, error) {
		return translog.Statement{Poll: l.ID, Counter: counter, Kind: translog.Delete}.Sign(signer)
	})
	if remote.HasCode(err, "deleted") {
		err = failf("use the key that deleted it, to get the server's confirmation again", "the poll was deleted before, and not by this key")
	}
	return note, pinned, err
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
