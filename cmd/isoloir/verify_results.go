package main

import (
	"bytes"

	"github.com/spf13/cobra"

	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/remote"
)

// verifyResults checks that whatever the server shows as results of the poll, now or before, is what its organizer signed, and rests on
// the archive's log. Whether it was counted right is for those to say who can open the ballots.
func verifyResults(cmd *cobra.Command, client *remote.Client, l poll.Link, a *archive.Archive, statements [][]byte) ([]remote.Published, error) {
	published, err := client.Results(cmd.Context(), l, statements)
	if err != nil {
		return nil, err
	}
	log, err := a.LogCheckpoint()
	if err != nil {
		return nil, err
	}
	for _, p := range published {
		if p.Log.Size != log.Size || !bytes.Equal(p.Log.Root, log.Root[:]) {
			return nil, &archive.Failure{What: "the results that the organizer signed rest on another log than the one that the server shows",
				Culprit: archive.ByServer, Hint: "keep what you have: ask the organizer which archive they counted"}
		}
		if promised := a.Definition().SuppressBelow; int64(p.SuppressBelow) < promised {
			say(cmd, "WARNING: results that the organizer signed tell counts from %d on, and the poll promised none under %d", p.SuppressBelow, promised)
		}
	}
	return published, nil
}
