package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"isoloir/crypto/translog"
	"isoloir/poll/archive"
	"isoloir/poll/remote"
)

// What a receipt turns out to be worth.
const (
	receiptOpen      = "open"
	receiptSealing   = "sealing"
	receiptLogged    = "logged"
	receiptReplaced  = "replaced"
	receiptWithdrawn = "withdrawn"
	receiptMissing   = "missing"
	receiptForged    = "forged"
)

var receiptSentences = map[string]string{
	receiptOpen:      "the poll is still open; the server has promised to count this ballot: check again after the close",
	receiptSealing:   "the poll is closed and not sealed yet; the server has promised to count this ballot: check again in a few minutes",
	receiptLogged:    "the ballot stands in the poll's log",
	receiptReplaced:  "the poll's log has a later ballot with the same key in its place",
	receiptWithdrawn: "the poll's log says that the ballot was withdrawn with its own key",
	receiptMissing:   "the ballot is missing: the server broke its promise",
	receiptForged:    "the receipt is forged, or of another server",
}

type receiptCheckFlags struct {
	proofFlags
	proxy, out string
	asJSON     bool
}

func receiptCheckCommand() *cobra.Command {
	var f receiptCheckFlags
	cmd := &cobra.Command{
		Use:   "check FILE",
		Short: "Check that the server keeps the promise of a receipt",
		Long: `Check that the server keeps the promise of a receipt. After the close the entries of the poll's log are fetched, so many that the
server does not learn which one this is about, and proven against the log and the journal that the server has signed.

The answer is one of: open, sealing, logged, replaced, withdrawn, missing, forged.`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := mayCreate(f.out); err != nil {
				return err
			}
			return checkReceipt(cmd, args[0], f)
		},
	}
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "print JSON")
	cmd.Flags().StringVarP(&f.out, "output", "o", "", "write the evidence to `FILE` if the server broke its promise")
	f.addWitnesses(cmd)
	addProxyFlag(cmd, &f.proxy)
	return cmd
}

// A receiptVerdict is the outcome of a check.
type receiptVerdict struct {
	State    string    `json:"state"`
	Sentence string    `json:"sentence"`
	Poll     string    `json:"poll,omitempty"`
	Ballot   string    `json:"ballot,omitempty"` // ballot key hash, base64
	Seq      uint32    `json:"seq"`
	LogSeq   *uint32   `json:"log_seq,omitempty"`
	Evidence *evidence `json:"evidence,omitempty"`
}

// The evidence is what the server has signed and what contradicts each other.
type evidence struct {
	Receipt string `json:"receipt"`
	Log     string `json:"log"`
	Journal string `json:"journal"`
}

func (e evidence) text() string {
	return "The receipt:\n\n" + e.Receipt + "\nThe checkpoint of the poll's log, which does not hold what the receipt promises:\n\n" + e.Log +
		"\nThe checkpoint of the server's journal, which says that this log is the poll's only one:\n\n" + e.Journal
}

func checkReceipt(cmd *cobra.Command, name string, f receiptCheckFlags) error {
	p, err := f.read(cmd)
	if err != nil {
		return err
	}
	h, err := openReceipt(cmd, name, f.proxy)
	if failure, ok := errors.AsType[*archive.Failure](err); ok && failure.Culprit == archive.ByHolder {
		return errors.Join(err, printVerdict(cmd, receiptVerdict{State: receiptForged, Sentence: receiptSentences[receiptForged]}, f.asJSON))
	}
	if err != nil {
		return err
	}
	v, failed := judge(cmd, h, p)
	if v.State == "" {
		return explain(failed)
	}
	v.Sentence, v.Poll, v.Seq = receiptSentences[v.State], h.link.ID.String(), h.receipt.Seq
	v.Ballot = base64.StdEncoding.EncodeToString(h.receipt.KeyHash[:])
	if err := printVerdict(cmd, v, f.asJSON); err != nil {
		return errors.Join(failed, err)
	}
	switch v.State {
	case receiptReplaced, receiptWithdrawn:
		say(cmd, "if that was not you: isoloir verify %s proves whether the key has signed it; if so, somebody has a copy of your receipt, otherwise the server made it up", h.link)
	case receiptMissing:
		return errors.Join(failed, keepEvidence(cmd, *v.Evidence, f.out, h))
	}
	return failed
}

// judge asks the server. The verdict has no state where none could be reached; the error is then why.
func judge(cmd *cobra.Command, h *heldReceipt, p proof) (receiptVerdict, error) {
	state, err := h.client.State(cmd.Context(), h.link)
	if err == nil {
		err = demandClosedRightly(h.definition, h.link.ID, state, time.Now())
	}
	if err != nil {
		return receiptVerdict{}, err
	}
	switch state.Status {
	case "open", "upcoming":
		return receiptVerdict{State: receiptOpen}, nil
	case "closed":
		return receiptVerdict{State: receiptSealing}, nil
	}
	log, journal, err := provenLog(cmd, h, p)
	if err != nil {
		return receiptVerdict{}, err
	}
	entry, err := log.Find(cmd.Context(), h.receipt.KeyHash, progress(cmd, "reading the log", false))
	if err != nil {
		return receiptVerdict{}, err
	}
	v, broken := verdictOf(h.receipt, entry)
	if broken != nil {
		v.Evidence = &evidence{string(h.file.Note), string(log.Note()), string(journal.Note())}
	}
	return v, broken
}

// verdictOf says what the log's entry of the ballot key, nil if there is none, makes of the promise. A broken one is also an error.
func verdictOf(r translog.Receipt, entry *translog.Entry) (receiptVerdict, error) {
	v := receiptVerdict{State: receiptLogged}
	if entry != nil {
		v.LogSeq = &entry.Seq
	}
	if err := archive.Broken(r, entry); err != nil {
		v.State = receiptMissing
		return v, err
	}
	switch {
	case entry.Withdrawn:
		v.State = receiptWithdrawn
	case entry.Seq > r.Seq:
		v.State = receiptReplaced
	}
	return v, nil
}

// provenLog fetches the poll's log and the journal, in which the log must stand as the poll's only one.
func provenLog(cmd *cobra.Command, h *heldReceipt, p proof) (log, journal *remote.Log, err error) {
	if log, err = h.client.PollLog(cmd.Context(), h.link); err != nil {
		return nil, nil, err
	}
	if journal, err = h.client.Journal(cmd.Context(), h.definition.LogKey); err != nil {
		return nil, nil, err
	}
	if err := p.cosigned(journal); err != nil {
		return nil, nil, err
	}
	return log, journal, checkHistory(cmd.Context(), journal, h.link.ID, log.Checkpoint(), progress(cmd, "reading the journal", false))
}

func printVerdict(cmd *cobra.Command, v receiptVerdict, asJSON bool) error {
	if asJSON {
		return printJSON(cmd, v)
	}
	_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", v.State, v.Sentence)
	return err
}

// keepEvidence writes what the server has signed against itself, without the receipt's secret key.
func keepEvidence(cmd *cobra.Command, e evidence, out string, h *heldReceipt) error {
	say(cmd, "show it to the organizer (%s), to the witnesses of the server, and to others who answered", h.definition.Notice.Contact)
	say(cmd, "who sees it learns which ballot key was yours, never what was answered")
	if out == "" || out == "-" {
		say(cmd, "run the same with -o evidence.txt to keep what the server has signed against itself, without the receipt's secret")
		return nil
	}
	if err := writeBytes(out, 0o600, keepOld, []byte(e.text())); err != nil {
		return err
	}
	say(cmd, "wrote the evidence to %s", out)
	return nil
}
