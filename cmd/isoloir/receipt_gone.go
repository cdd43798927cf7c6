package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/remote"
)

// A goneError says what a receipt is worth whose poll the server does not have, or not any more.
type goneError struct {
	verdict receiptVerdict
	err     error
}

func (e *goneError) Error() string { return e.err.Error() }
func (e *goneError) Unwrap() error { return e.err }

// gone judges a server that answered that it has no such poll, or that the poll was deleted, by the note of a receipt of that poll: the
// result is a [*goneError]. Of other errors, and where the receipt cannot be judged, it puts the answer into words.
//
// The definition, which pins the log key, is gone with the poll. So the key that the server names now takes its place: if that key
// has signed the receipt, the server knew the poll. If it has not, nothing is proven: a server can name another key than it had.
func gone(ctx context.Context, client *remote.Client, link poll.Link, note []byte, answer error) error {
	var p *remote.Problem
	if !errors.As(answer, &p) || p.Code != "poll_not_found" && p.Code != "deleted" {
		return explain(answer)
	}
	logKey, err := client.LogKey(ctx)
	if err != nil {
		return errors.Join(explain(answer), fmt.Errorf("whether it has signed the receipt cannot be checked: %w", err))
	}
	e := &goneError{verdict: receiptVerdict{Evidence: &evidence{Receipt: string(note), Answer: answerOf(link, p)}}}
	receipt, err := translog.OpenReceipt(note, logKey)
	if err != nil || receipt.Poll != link.ID {
		e.verdict.State = receiptUnproven
		e.err = &archive.Failure{What: fmt.Sprintf("the server says that it has no such poll (%s), and names a log key that has not signed this receipt: it changed its key, or the receipt is forged", p.Code),
			Culprit: archive.ByNobody, Hint: "keep the receipt: the key that signed it stands in the poll's definition, which an archive of the poll holds, and with which isoloir verify poll.tar --against checks it"}
		return e
	}
	e.verdict = e.verdict.of(receipt)
	told := e.verdict.Evidence.readJournal(ctx, client, link, logKey)
	if p.Code == "deleted" {
		e.verdict.State, e.err = receiptDeleted, onItsWord(told)
	} else {
		e.verdict.State, e.err = receiptMissing, forgotten(told)
	}
	return e
}

// answerOf puts a refusal down for those whom the evidence is shown to.
func answerOf(link poll.Link, p *remote.Problem) string {
	return fmt.Sprintf("%s: %d %s: %s\n", link, p.Status, p.Code, p.Title)
}

// readJournal takes the journal's checkpoint into the evidence, and returns what the journal tells of the poll; nil if it could not be read.
func (e *evidence) readJournal(ctx context.Context, client *remote.Client, link poll.Link, logKey string) *remote.History {
	journal, err := client.Journal(ctx, logKey)
	if err != nil {
		return nil
	}
	e.Journal = string(journal.Note())
	told, err := journal.History(ctx, link.ID, nil)
	if err != nil {
		return nil
	}
	return &told
}

// forgotten blames a server that signed a receipt of a poll and does not know the poll.
func forgotten(told *remote.History) error {
	what := "the server says that it knows no such poll (poll_not_found), and has signed a receipt for a ballot of it: it lost the poll, or went back to an older state"
	if told != nil && told.Published > 0 {
		what += "; its own journal tells that the poll was published"
	}
	return &archive.Failure{What: what, Culprit: archive.ByAnswer,
		Hint: "keep the receipt, it is the evidence, and try again from another network; if it stays so, show it to the organizer, the witnesses of the server and others who answered"}
}

// onItsWord says of a deletion what is known. A statement stands in the journal by its hash, and the key that must have signed it is gone with
// the definition, so that nothing proves to a respondent whose statement it was, or that it deleted anything.
func onItsWord(told *remote.History) error {
	const claim = "the server says that the organizer deleted the poll, and its ballots with it (deleted), and shows no proof of that"
	if told != nil && len(told.Statements) == 0 {
		return &archive.Failure{What: claim + "; its journal tells of no statement that could have deleted it, or not yet", Culprit: archive.ByNobody,
			Hint: "try again in an hour; if it stays so, the server made the deletion up: keep the receipt and show it to the organizer and the witnesses of the server"}
	}
	return failf("keep the receipt and ask the organizer: if they did not delete the poll, the server broke its promise", "%s", claim)
}

// gone is what a person's receipts make of an answer that there is no such poll. Without one the error stays as it is.
func (p proof) gone(ctx context.Context, client *remote.Client, link poll.Link, err error) error {
	var problem *remote.Problem
	if !errors.As(err, &problem) {
		return err
	}
	for _, f := range p.held {
		note := f.data
		if file, bad := translog.ParseReceiptFile(f.data); bad == nil {
			note = file.Note
		}
		if !bytes.HasPrefix(note, []byte("isoloir/receipt/v1\npoll "+link.ID.String()+"\n")) {
			continue
		}
		if judged, ok := errors.AsType[*goneError](gone(ctx, client, link, note, err)); ok {
			return fmt.Errorf("%s: %w", f.name, judged)
		}
	}
	return err
}
