package main

import (
	"cmp"

	"github.com/spf13/cobra"
)

// The evidence is what the server has signed, and what contradicts it.
type evidence struct {
	Receipt string `json:"receipt"`
	Log     string `json:"log,omitempty"`
	Journal string `json:"journal,omitempty"`
	Answer  string `json:"answer,omitempty"` // what the server said instead of showing a log, unsigned
}

// text says to others what each part is. state is the verdict's.
func (e evidence) text(state string) string {
	log, journal := "", "says that this log is the poll's only one"
	switch state {
	case receiptMissing:
		log = ", which does not hold what the receipt promises"
	case receiptContradicted:
		journal = "does not say that this log is the poll's only one"
	}
	if e.Answer != "" {
		journal = "was fetched at the same time"
	}
	text := ""
	for _, part := range []struct{ title, note string }{
		{"The receipt", e.Receipt},
		{"What the server answered when it was asked for the poll, which it has not signed", e.Answer},
		{"The checkpoint of the poll's log" + log, e.Log},
		{"The checkpoint of the server's journal, which " + journal, e.Journal},
	} {
		if part.note != "" {
			text += part.title + ":\n\n" + part.note + "\n"
		}
	}
	return text
}

// keepEvidence writes what the server has signed against itself, without the receipt's secret key.
func keepEvidence(cmd *cobra.Command, v receiptVerdict, out string) error {
	contact := cmp.Or(v.contact, "whoever gave you the link")
	say(cmd, "show it to the organizer (%s), to the witnesses of the server, and to others who answered", contact)
	say(cmd, "who sees it learns which ballot key was yours, never what was answered")
	if out == "" || out == "-" {
		say(cmd, "run the same with -o evidence.txt to keep what the server has signed and said, without the receipt's secret")
		return nil
	}
	if err := writeBytes(out, 0o600, keepOld, []byte(v.Evidence.text(v.State))); err != nil {
		return err
	}
	say(cmd, "wrote the evidence to %s", out)
	return nil
}
