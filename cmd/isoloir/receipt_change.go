package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

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

If no receipt comes from the server the sealed replacement is kept beside FILE; the same command sends it again first, so that nothing is
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
	if h.file.Words == withdrawnWords {
		r := refusals["withdrawn"]
		return failf(r.hint, "%s", r.sentence)
	}
	if err := h.resume(cmd); err != nil {
		return err
	}
	if h.receipt.Seq >= ballot.MaxSeq {
		r := refusals["seq_too_high"]
		return failf(r.hint, "%s", r.sentence)
	}
	sayTossed(cmd, h.definition, f.lang)
	answers, err := collect(cmd, h.definition, f)
	if err != nil {
		return err
	}
	padded, err := encodeTossed(h.definition, answers)
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
	kept, err := h.kept()
	if err != nil {
		return err
	}
	note, err := h.withdraw(cmd.Context(), kept)
	if err != nil {
		return h.unchanged(cmd.Context(), err, "run the same command again: withdrawing twice is withdrawing once")
	}
	if err := h.renew(note, withdrawnWords); err != nil {
		return err
	}
	if err := dropUnsent(h.pending()); err != nil { // no replacement can follow a withdrawal
		return err
	}
	say(cmd, "the ballot is withdrawn, and %s is the receipt of that", name)
	return nil
}

// withdraw sends the withdrawal that follows what the server has: the receipt's ballot, or a replacement that was kept and may have
// arrived. The replacement itself is not sent. The withdrawals are the same bytes each time, so that they can be sent again.
func (h *heldReceipt) withdraw(ctx context.Context, kept *ballot.Ballot) ([]byte, error) {
	note, err := h.client.Withdraw(ctx, h.link, ballot.SignWithdrawal(h.key, h.link.ID, h.receipt.Seq+1))
	if !refused(err) || kept == nil {
		return note, err
	}
	if note, later := h.client.Withdraw(ctx, h.link, ballot.SignWithdrawal(h.key, h.link.ID, kept.Seq+1)); !refused(later) {
		return note, later
	}
	return nil, err
}

// unchanged says what is known of a replacement or a withdrawal that was sent and got no receipt.
func (h *heldReceipt) unchanged(ctx context.Context, err error, again string) error {
	if !refused(err) {
		code := exitNetwork
		if errors.Is(err, remote.ErrBadReceipt) {
			code = exitMismatch
		}
		return &failure{err: err, code: code, hint: again}
	}
	err = gone(ctx, h.client, h.link, h.file.Note, err)
	code, hint := classify(err)
	if hint != "" {
		hint += "; "
	}
	return &failure{err: err, code: code, hint: hint + "nobody has signed this answer, so it may have been done all the same; " + again}
}

// openChangeable opens a receipt of an open poll.
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
	claim := claimed(h.definition, h.link.ID, state, time.Now())
	switch {
	case claim != "":
		say(cmd, "%s; it is asked all the same", claim)
	case !running(state):
		return nil, failf(refusals["closed"].hint, "the poll is closed")
	}
	return h, nil
}

// pending is where a replacement is kept from before it is sent until its receipt is written.
func (h *heldReceipt) pending() string {
	return filepath.Join(filepath.Dir(h.name), unsentName(h.receipt.KeyHash))
}

// kept returns a replacement that was kept and is newer than the receipt, nil if there is none.
func (h *heldReceipt) kept() (*ballot.Ballot, error) {
	if _, err := os.Stat(h.pending()); os.IsNotExist(err) {
		return nil, nil
	}
	data, err := readSmall(nil, h.pending())
	if err != nil {
		return nil, err
	}
	t, err := ballot.NewTemplate(h.link.ID, h.definition.Recipients, h.definition.BallotSize)
	if err != nil {
		return nil, err
	}
	b, err := t.Parse(data)
	if err != nil || !b.Key.Equal(h.key.Public()) {
		return nil, failf("move it away, then run the same command again", "%s is not a replacement of this ballot", h.pending())
	}
	if b.Seq <= h.receipt.Seq { // its receipt was written before it could be removed
		return nil, dropUnsent(h.pending())
	}
	return b, nil
}

// resume first sends a replacement that was kept because no receipt came.
func (h *heldReceipt) resume(cmd *cobra.Command) error {
	b, err := h.kept()
	if b == nil {
		return err
	}
	if err := h.send(cmd, b); err != nil {
		return err
	}
	say(cmd, "a replacement that was kept in %s is in the box now", filepath.Base(h.pending()))
	return nil
}

// send sends a replacement that is kept, and writes its receipt. It is kept until then, also if it is refused: it may have arrived, and only
// the same bytes get its receipt.
func (h *heldReceipt) send(cmd *cobra.Command, b *ballot.Ballot) error {
	note, err := h.client.Submit(cmd.Context(), h.link, b, nil)
	if err != nil {
		return h.unchanged(cmd.Context(), err, fmt.Sprintf("the sealed replacement is kept in %s; the same command sends it again, or: isoloir send %s %s", h.pending(), h.pending(), h.link))
	}
	if err := h.renew(note, receiptWords); err != nil {
		return err
	}
	return dropUnsent(h.pending())
}

// refused says whether the answer is a refusal in the words of the server. Nobody signs it: what was refused may have been taken all the same.
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
