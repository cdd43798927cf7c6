package main

import (
	"crypto/ed25519"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/remote"
)

func receiptCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "receipt",
		Short: "Check, replace or withdraw a ballot by its receipt",
		Args:  noCommand,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(receiptCheckCommand(), receiptReplaceCommand(), receiptWithdrawCommand(),
		notBuiltCommand("challenge", "having a sealed ballot opened on another device"))
	return cmd
}

// A heldReceipt is a receipt file with the poll it is of. The server's signature holds.
type heldReceipt struct {
	name       string
	file       translog.ReceiptFile
	receipt    translog.Receipt
	key        ed25519.PrivateKey
	client     *remote.Client
	link       poll.Link
	definition *poll.Definition
}

// openReceipt reads a receipt file and checks it against the definition that its link pins.
func openReceipt(cmd *cobra.Command, name, proxy string) (*heldReceipt, error) {
	data, err := readSmall(cmd.InOrStdin(), name)
	if err != nil {
		return nil, err
	}
	data = asSigned(data)
	if strings.HasPrefix(string(data), "isoloir/receipt/v1\n") {
		return nil, failf("isoloir verify LINK --against "+name+" checks it after the close", "%s is a receipt without its link and key", name)
	}
	h := &heldReceipt{name: name}
	if h.file, err = translog.ParseReceiptFile(data); err != nil {
		return nil, failf("give the file as the booth or isoloir answer wrote it", "%s: %w", name, err)
	}
	if h.client, h.link, err = connect(cmd, h.file.Link, proxy); err != nil {
		return nil, err
	}
	if h.definition, _, err = h.client.Definition(cmd.Context(), h.link); err != nil {
		return nil, gone(cmd.Context(), h.client, h.link, h.file.Note, err)
	}
	if h.receipt, err = translog.OpenReceipt(h.file.Note, h.definition.LogKey); err != nil {
		return nil, &archive.Failure{What: fmt.Sprintf("the receipt is forged, or of another server than %s: %v", h.definition.Host(), err),
			Culprit: archive.ByHolder, Hint: "it proves nothing; if you got it from the booth just so, keep it and tell the organizer"}
	}
	h.key = ed25519.NewKeyFromSeed(h.file.Seed[:])
	return h, nil
}

// asSigned undoes what an editor, Windows or the way that a mail took did to the ends of a signed text's lines, as the booth does.
func asSigned(data []byte) []byte {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(data))
	return []byte(strings.TrimRight(text, " \t\n") + "\n")
}

// refusals say what the server's codes mean to whoever holds a receipt or an organizer's key.
var refusals = map[string]struct{ sentence, hint string }{
	"withdrawn":             {"the ballot was withdrawn, and a withdrawn ballot cannot be changed any more", "isoloir receipt check shows how it stands after the close"},
	"seq_out_of_turn":       {"the server has another version of this ballot than the one this receipt is for", "use the newest receipt of this ballot; if this is the newest, the server went back behind its promise: keep it, and check it after the close with isoloir receipt check"},
	"seq_too_high":          {"a ballot can be replaced 100 times and no more", "it can still be withdrawn: isoloir receipt withdraw"},
	"closed":                {"the server says that the poll is closed", "isoloir receipt check shows how it stands"},
	"not_open_yet":          {"the poll is not open yet", "isoloir status shows when it opens"},
	"deleted":               {"the server says that the organizer deleted the poll, and its ballots with it", "whoever holds a receipt keeps it, and asks the organizer"},
	"statement_out_of_turn": {"another statement on this poll came first, and nothing was done", "run the same command again"},
	"poll_not_found":        {"the server knows no such poll", "compare the link with the one you were given"},
}

// explain puts a refusal of the server into words. Other errors stay as they are.
func explain(err error) error {
	var p *remote.Problem
	if !errors.As(err, &p) {
		return err
	}
	if p.Code == "no_such_ballot" {
		return &archive.Failure{What: "the server has no ballot for this receipt, though it has signed it", Culprit: archive.ByAnswer,
			Hint: "keep the receipt, it is the evidence, and show it to the organizer"}
	}
	if r, ok := refusals[p.Code]; ok {
		return failf(r.hint, "%s (%s)", r.sentence, p.Code)
	}
	return err
}
