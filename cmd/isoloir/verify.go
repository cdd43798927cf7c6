package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"isoloir/crypto/translog"
)

func verifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify poll.tar",
		Short: "Check an archive, without any key",
		Long: `Check what can be checked without a key: that the definition is the link's, that the server signed the log, that every ballot
stands in it once with its signature, and that nothing is missing or added.`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			a, err := openArchive(args[0])
			if err != nil {
				return err
			}
			defer a.Close()
			if err := a.Verify(progress(cmd, "verifying", false)); err != nil {
				return err
			}
			d := a.Definition()
			checkpoint, err := translog.OpenCheckpoint(a.Checkpoint(), d.LogKey, translog.Origin(d.Host(), a.ID()))
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "poll:    %s\ntitle:   %s\nentries: %d\nroot:    %s\n", a.ID(), d.Title.In("", d), a.Size(), checkpoint.Root)
			return err
		},
	}
}
