package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/remote"
)

// What a receipt turns out to be worth.
const (
	receiptOpen         = "open"
	receiptSealing      = "sealing"
	receiptLogged       = "logged"
	receiptReplaced     = "replaced"
	receiptWithdrawn    = "withdrawn"
	receiptMissing      = "missing"
	receiptContradicted = "contradicted"
	receiptDeleted      = "deleted"
	receiptUnproven     = "unproven"
	receiptForged       = "forged"
)

var receiptSentences = map[string]string{
	receiptOpen:         "the poll is still open; the server has promised to count this ballot: check again after the close",
	receiptSealing:      "the poll is closed and not sealed yet; the server has promised to count this ballot: check again in a few minutes",
	receiptLogged:       "an entry of the ballot's key stands in the poll's log, and it is as new as the receipt",
	receiptReplaced:     "the poll's log has a later entry of the same key in the ballot's place",
	receiptWithdrawn:    "the poll's log says that the ballot was withdrawn",
	receiptMissing:      "the ballot is missing: the server broke its promise",
	receiptContradicted: "the server's journal contradicts the log that it shows: the server broke its promise",
	receiptDeleted:      "the server says that the organizer deleted the poll, and shows no proof of that",
	receiptUnproven:     "the server says that it has no such poll, and names a key that has not signed this receipt",
	receiptForged:       "the receipt is forged, or of another server",
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

The answer is one of: open, sealing, logged, replaced, withdrawn, missing, contradicted, deleted, unproven, forged.`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := mayCreate(f.out); err != nil {
				return err
			}
			return checkReceipt(cmd, args[0], f)
		},
	}
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "print JSON")
	cmd.Flags().StringVarP(&f.out, "output", "o", "", "write the evidence to `FILE` if the server broke its promise, or may have")
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

	advice  string // what the check does not show
	contact string // of the organizer, where the definition is at hand
}

// of names the ballot that a verdict is about.
func (v receiptVerdict) of(r translog.Receipt) receiptVerdict {
	v.Poll, v.Ballot, v.Seq = poll.ID(r.Poll).String(), base64.StdEncoding.EncodeToString(r.KeyHash[:]), r.Seq
	return v
}

func checkReceipt(cmd *cobra.Command, name string, f receiptCheckFlags) error {
	p, err := f.read(cmd)
	if err != nil {
		return err
	}
	v, failed := examine(cmd, name, f.proxy, p)
	if v.State == "" {
		return failed
	}
	v.Sentence = receiptSentences[v.State]
	if err := printVerdict(cmd, v, f.asJSON); err != nil {
		return errors.Join(failed, err)
	}
	if v.advice != "" {
		say(cmd, "%s", v.advice)
	}
	if v.Evidence != nil {
		return errors.Join(failed, keepEvidence(cmd, v, f.out))
	}
	return failed
}

// examine reads a receipt and asks its server. The verdict has no state where nothing can be said; the error is then why.
func examine(cmd *cobra.Command, name, proxy string, p proof) (receiptVerdict, error) {
	h, err := openReceipt(cmd, name, proxy)
	if err == nil {
		var v receiptVerdict
		if v, err = judge(cmd, h, p); v.State != "" {
			v.contact = h.definition.Notice.Contact
			return v.of(h.receipt), err
		}
		err = gone(cmd.Context(), h.client, h.link, h.file.Note, err)
	}
	if failure, ok := errors.AsType[*archive.Failure](err); ok && failure.Culprit == archive.ByHolder {
		return receiptVerdict{State: receiptForged}, err
	}
	if g, ok := errors.AsType[*goneError](err); ok {
		return g.verdict, err
	}
	return receiptVerdict{}, err
}

// judge asks the server. The verdict has no state where none could be reached.
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
	log, journal, err := signedLogs(cmd, h, p)
	if err != nil {
		return receiptVerdict{}, err
	}
	shown := &evidence{Receipt: string(h.file.Note), Log: string(log.Note()), Journal: string(journal.Note())}
	_, err = checkHistory(cmd.Context(), journal, h.link.ID, log.Checkpoint(), progress(cmd, "reading the journal", false))
	if failure, ok := errors.AsType[*archive.Failure](err); ok && failure.Culprit == archive.ByServer {
		return receiptVerdict{State: receiptContradicted, Evidence: shown}, err
	}
	if err != nil {
		return receiptVerdict{}, err
	}
	entry, err := log.Find(cmd.Context(), h.receipt.KeyHash, progress(cmd, "reading the log", false))
	if err != nil {
		return receiptVerdict{}, err
	}
	v, broken := verdictOf(h.receipt, entry)
	if broken != nil {
		v.Evidence = shown
	}
	v.advice = unseen(v.State, state.Status == "withheld", h.link)
	return v, broken
}

// unseen says what an entry of the log does not show. It holds a file's hash that no receipt has, and no signature: those are in the archive.
func unseen(state string, withheld bool, l poll.Link) string {
	switch {
	case state == receiptLogged && withheld:
		return "that what stands behind the entry was signed with the ballot's key nobody can check, because the poll was too small to be released"
	case state == receiptLogged:
		return fmt.Sprintf("that what stands behind the entry was signed with the ballot's key, as it was sent, is proven by: isoloir verify %s", l)
	case state != receiptReplaced && state != receiptWithdrawn:
		return ""
	case withheld:
		return "if that was not you, somebody has a copy of your receipt, or the server made it up; which of them nobody can check, because the poll was too small to be released"
	}
	return fmt.Sprintf("if that was not you: isoloir verify %s proves whether the key has signed it; if so, somebody has a copy of your receipt, otherwise the server made it up", l)
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

// signedLogs fetches the checkpoints of the poll's log and of the journal, which the server has signed.
func signedLogs(cmd *cobra.Command, h *heldReceipt, p proof) (log, journal *remote.Log, err error) {
	if log, err = h.client.PollLog(cmd.Context(), h.link); err != nil {
		return nil, nil, err
	}
	if journal, err = h.client.Journal(cmd.Context(), h.definition.LogKey); err != nil {
		return nil, nil, err
	}
	return log, journal, p.cosigned(journal)
}

func printVerdict(cmd *cobra.Command, v receiptVerdict, asJSON bool) error {
	if asJSON {
		return printJSON(cmd, v)
	}
	_, err := fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", v.State, v.Sentence)
	return err
}
