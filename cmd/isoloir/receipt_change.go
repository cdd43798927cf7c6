package main

import (
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"isoloir/crypto/ballot"
	"isoloir/crypto/seal"
	"isoloir/crypto/translog"
	"isoloir/poll/remote"
)

func receiptReplaceCommand() *cobra.Command {
	var f answerFlags
	cmd := &cobra.Command{
		Use:   "replace FILE",
		Short: "Replace a ballot by other answers, until the poll closes",
		Long: `Replace a ballot by other answers, until the poll closes: by questions in the terminal, or with --set or --file, as in isoloir answer.
The new receipt takes the place of the old one in FILE.

If no answer comes from the server the sealed replacement is kept beside FILE; the same command sends it again first, so that nothing is
counted twice.`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error { return replaceBallot(cmd, args[0], f) },
	}
	addAnswerFlags(cmd, &f)
	return cmd
}

func receiptWithdrawCommand() *cobra.Command {
	var proxy string
	var yes bool
	cmd := &cobra.Command{
		Use:   "withdraw FILE",
		Short: "Take a ballot back, for good, until the poll closes",
		Long: `Take a ballot back, for good. It is erased from the server, and only its key's hash stands in the log, marked as withdrawn. The receipt
of the withdrawal takes the place of the old one in FILE.`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error { return withdrawBallot(cmd, args[0], proxy, yes) },
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "withdraw without asking")
	addProxyFlag(cmd, &proxy)
	return cmd
}

func replaceBallot(cmd *cobra.Command, name string, f answerFlags) error {
	h, err := openChangeable(cmd, name, f.proxy)
	if err != nil {
		return err
	}
	if h.receipt.Seq >= ballot.MaxSeq {
		r := refusals["seq_too_high"]
		return failf(r.hint, "%s", r.sentence)
	}
	answers, err := collect(cmd, h.definition, f)
	if err != nil {
		return err
	}
	padded, err := h.definition.EncodeAnswers(answers)
	if err != nil {
		return err
	}
	sealer, err := seal.New(h.link.ID, h.definition.Recipients, h.definition.BallotSize)
	if err != nil {
		return err
	}
	b, err := sealer.Seal(h.key, h.receipt.Seq+1, padded)
	if err != nil {
		return err
	}
	if err := keepUnsent(h.pending(), replaceOld, h.key, b, nil); err != nil {
		return err
	}
	if err := h.send(cmd, b); err != nil {
		return err
	}
	say(cmd, "the ballot is replaced, and %s is its new receipt", name)
	return nil
}

func withdrawBallot(cmd *cobra.Command, name, proxy string, yes bool) error {
	h, err := openChangeable(cmd, name, proxy)
	if err != nil {
		return err
	}
	if err := confirm(cmd, "withdraw", "the word", yes); err != nil {
		return err
	}
	w := ballot.SignWithdrawal(h.key, h.link.ID, h.receipt.Seq+1) // the same bytes each time, so that it can be sent again
	note, err := h.client.Withdraw(cmd.Context(), h.link, w)
	if refused(err) {
		return gone(cmd.Context(), h.client, h.link, h.file.Note, err)
	}
	if err != nil {
		return &failure{err: err, code: exitNetwork, hint: "run the same command again: withdrawing twice is withdrawing once"}
	}
	if err := h.renew(note, withdrawnWords); err != nil {
		return err
	}
	say(cmd, "the ballot is withdrawn, and %s is the receipt of that", name)
	return nil
}

// openChangeable opens a receipt of an open poll, and first sends a replacement of it that was kept because no answer came.
func openChangeable(cmd *cobra.Command, name, proxy string) (*heldReceipt, error) {
	if name == "-" {
		return nil, misusef("give the receipt's file", "the new receipt takes the place of the old one, so it must be a file")
	}
	h, err := openReceipt(cmd, name, proxy)
	if err != nil {
		return nil, err
	}
	state, err := h.client.State(cmd.Context(), h.link)
	if err != nil {
		return nil, gone(cmd.Context(), h.client, h.link, h.file.Note, err)
	}
	if state.Status != "open" && state.Status != "upcoming" {
		r := refusals["closed"]
		return nil, failf(r.hint, "%s", r.sentence)
	}
	return h, h.resume(cmd)
}

// pending is where a replacement is kept from before it is sent until its receipt is written.
func (h *heldReceipt) pending() string {
	return filepath.Join(filepath.Dir(h.name), "unsent-"+hex.EncodeToString(h.receipt.KeyHash[:4])+ballotSuffix)
}

func (h *heldReceipt) dropPending() {
	_ = os.Remove(h.pending())
	_ = os.Remove(secretOf(h.pending()))
}

// resume sends what was kept, if it is this ballot's and still to be sent.
func (h *heldReceipt) resume(cmd *cobra.Command) error {
	if _, err := os.Stat(h.pending()); os.IsNotExist(err) {
		return nil
	}
	data, err := readSmall(nil, h.pending())
	if err != nil {
		return err
	}
	t, err := ballot.NewTemplate(h.link.ID, h.definition.Recipients, h.definition.BallotSize)
	if err != nil {
		return err
	}
	b, err := t.Parse(data)
	if err != nil || !b.Key.Equal(h.key.Public()) {
		return failf("move it away, then run the same command again", "%s is not a replacement of this ballot", h.pending())
	}
	if b.Seq <= h.receipt.Seq { // its receipt was written before it could be removed
		h.dropPending()
		return nil
	}
	if err := h.send(cmd, b); err != nil {
		return err
	}
	say(cmd, "a replacement that was kept in %s is in the box now", filepath.Base(h.pending()))
	return nil
}

// send sends a replacement that is kept, and writes its receipt. What the server has refused is not kept any longer.
func (h *heldReceipt) send(cmd *cobra.Command, b *ballot.Ballot) error {
	note, err := h.client.Submit(cmd.Context(), h.link, b, nil)
	if err != nil {
		if refused(err) {
			h.dropPending()
			return gone(cmd.Context(), h.client, h.link, h.file.Note, err)
		}
		code := exitNetwork
		if errors.Is(err, remote.ErrBadReceipt) {
			code = exitMismatch
		}
		return &failure{err: err, code: code, hint: fmt.Sprintf("the sealed replacement is kept in %s; the same command sends it again, or: isoloir send %s %s", h.pending(), h.pending(), h.link)}
	}
	if err := h.renew(note, receiptWords); err != nil {
		return err
	}
	h.dropPending()
	return nil
}

// refused says whether the server itself has judged what was sent and will not take it. After any other error it may have taken it.
func refused(err error) bool {
	var p *remote.Problem
	return errors.As(err, &p) && p.Refused()
}

// renew puts a new receipt in the place of the old one.
func (h *heldReceipt) renew(note []byte, words string) error {
	receipt, err := translog.OpenReceipt(note, h.definition.LogKey)
	if err != nil {
		return err
	}
	file := h.file
	file.Words, file.Note = words, note
	if err := writeBytes(h.name, 0o600, replaceOld, file.Bytes()); err != nil {
		return fmt.Errorf("the server took it, but its receipt could not be written; run the same command again: %w", err)
	}
	h.file, h.receipt = file, receipt
	return nil
}

const withdrawnWords = `This is the receipt of a ballot that was withdrawn. It does not show what was answered.

The server has signed that the withdrawal will stand in the poll's log. After the close that can be checked.
Whoever holds this file can tell that you took part and changed your mind, if they know the file is yours.
Keep it to yourself, or delete it.
`
