package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"isoloir/poll"
	"isoloir/poll/remote"
)

func statusCommand() *cobra.Command {
	var asJSON bool
	var proxy string
	cmd := &cobra.Command{
		Use:   "status LINK",
		Short: "Show whether a poll is open, until when, how many took part, and its link as a QR code",
		Args:  exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			client, l, err := connect(cmd, args[0], proxy)
			if err != nil {
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
			if asJSON {
				return printJSON(cmd, statusOf(d, l, state))
			}
			if err := printStatus(cmd, d, l, state); err != nil {
				return err
			}
			return showCode(cmd, l)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	addProxyFlag(cmd, &proxy)
	return cmd
}

type pollStatus struct {
	ID      string    `json:"id"`
	Words   string    `json:"words"`
	Title   poll.Text `json:"title"`
	Status  string    `json:"status"`
	Claim   string    `json:"claim,omitempty"` // what is claimed with the status, and not proven
	Opens   time.Time `json:"opens"`
	Closes  time.Time `json:"closes"`
	Ballots int64     `json:"ballots"`
	Full    bool      `json:"full,omitempty"`
	Codes   uint64    `json:"codes,omitempty"`
	Revoked uint64    `json:"codes_revoked,omitempty"`
	Auditor string    `json:"auditor,omitempty"` // the recipient
}

func statusOf(d *poll.Definition, l poll.Link, state remote.State) pollStatus {
	added, revoked := countCodes(d, l.ID, state.Statements)
	return pollStatus{l.ID.String(), l.ID.Words(), d.Title, state.Status, claimed(d, l.ID, state, time.Now()), d.Opens, d.Closes, state.Count, state.Full, added, revoked, d.Auditor}
}

func printStatus(cmd *cobra.Command, d *poll.Definition, l poll.Link, state remote.State) error {
	s := statusOf(d, l, state)
	if s.Claim != "" {
		say(cmd, "%s", s.Claim)
	}
	_, err := fmt.Fprintf(cmd.OutOrStdout(), "title:   %s\nwords:   %s\nstatus:  %s\nopens:   %s\ncloses:  %s\nballots: %s\nopened:  if there are %d or more at the close\n",
		d.Title.In("", d), s.Words, s.Status, d.Opens.Local().Format(time.RFC1123Z), d.Closes.Local().Format(time.RFC1123Z), aboutCount(s.Ballots), d.ReleaseAtLeast)
	if err == nil && s.Full {
		_, err = fmt.Fprintf(cmd.OutOrStdout(), "full:    as many ballots as the poll takes, %d\n", d.MaxBallots)
	}
	if err == nil && d.Admission == poll.AdmissionCodes {
		_, err = fmt.Fprintf(cmd.OutOrStdout(), "codes:   %d, and %d revoked; taken until %s\n", s.Codes, s.Revoked, d.TokensEnd().Local().Format(time.RFC1123Z))
	}
	if err == nil && d.Auditor != "" {
		_, err = fmt.Fprintf(cmd.OutOrStdout(), "auditor: will learn which codes were used; their key has the fingerprint %s\n", poll.Fingerprint(d.Auditor))
	}
	return err
}

// aboutCount says a count that the server rounds down to tens.
func aboutCount(n int64) string {
	if n < 10 {
		return "fewer than 10"
	}
	return fmt.Sprintf("%d or more", n)
}
