package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/remote"
)

// proofFlags are what a person may demand of an archive beyond what is always proven.
type proofFlags struct {
	witnesses, against []string
	quorum             int
}

func (f *proofFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&f.against, "against", nil, "compare with a receipt or a checkpoint that somebody else holds: `FILE`, repeatable")
	f.addWitnesses(cmd)
}

func (f *proofFlags) addWitnesses(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&f.witnesses, "witness", nil, "verifier `KEY` of a witness that must have cosigned the journal, repeatable")
	cmd.Flags().IntVar(&f.quorum, "quorum", 0, "how many of the witnesses must have cosigned: `N`; all, if it is left out")
}

// A proof is what the flags ask for, read.
type proof struct {
	witnesses []translog.Witness
	quorum    int
	held      []heldFile
}

type heldFile struct {
	name string
	data []byte
}

func (f *proofFlags) read(cmd *cobra.Command) (p proof, err error) {
	for _, key := range f.witnesses {
		w, err := translog.ParseWitness(key)
		if err != nil {
			return proof{}, misusef("the operator of a witness publishes its key, in the form name+hash+key", "--witness: %w", err)
		}
		p.witnesses = append(p.witnesses, w)
	}
	p.quorum = f.quorum
	switch {
	case f.quorum < 0 || f.quorum > len(p.witnesses):
		return proof{}, misusef("name as many witnesses with --witness", "--quorum %d cannot be reached with %s", f.quorum, plural(len(p.witnesses), "witness"))
	case f.quorum == 0:
		p.quorum = len(p.witnesses)
	}
	for _, name := range f.against {
		data, err := readSmall(cmd.InOrStdin(), name)
		if err != nil {
			return proof{}, err
		}
		p.held = append(p.held, heldFile{name, asSigned(data)})
	}
	return p, nil
}

// demands are what [archive.Archive.Verify] proves of it.
func (p proof) demands() []archive.Demand {
	return []archive.Demand{archive.Cosigned(p.witnesses, p.quorum), archive.AsOf(time.Now())}
}

// against checks a verified archive against the files that others hold, and returns checkpoints of the journal among them which only
// the server can connect with the archive's.
func (p proof) against(a *archive.Archive) (open []translog.Checkpoint, err error) {
	own, err := a.JournalCheckpoint()
	if err != nil {
		return nil, err
	}
	for _, f := range p.held {
		held, err := a.ReadHeld(f.data)
		if err == nil {
			err = a.Against(held)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.name, err)
		}
		if held.Journal != nil && *held.Journal != own {
			open = append(open, *held.Journal)
		}
	}
	return open, nil
}

var errNeedsServer = failf("give the poll's LINK too", "whether the journals of two sizes belong together only their server can show")

// offline does what can be done without a server, after the archive was verified.
func (p proof) offline(a *archive.Archive) error {
	open, err := p.against(a)
	if err == nil && len(open) > 0 {
		err = errNeedsServer
	}
	return err
}

// online proves that a verified archive's journal is the beginning of what the server shows now, and so are those that others hold; and
// that the whole journal tells of one sealing of this poll, the archive's, and of no statement that the server or the archive hides.
func (p proof) online(cmd *cobra.Command, a *archive.Archive, client *remote.Client) (now shownNow, err error) {
	open, err := p.against(a)
	if err != nil {
		return now, err
	}
	frozen, err := a.JournalCheckpoint()
	if err != nil {
		return now, err
	}
	journal, err := client.Journal(cmd.Context(), a.Definition().LogKey)
	if err != nil {
		return now, err
	}
	if err := p.cosigned(journal); err != nil {
		return now, err
	}
	for _, c := range append([]translog.Checkpoint{frozen}, open...) {
		if err := journal.Extends(cmd.Context(), c); err != nil {
			return now, err
		}
	}
	log, err := a.LogCheckpoint()
	if err != nil {
		return now, err
	}
	now.journal = journal.Checkpoint().Size
	history, err := checkHistory(cmd.Context(), journal, a.ID(), log, progress(cmd, "reading the journal", false))
	if err != nil {
		return now, err
	}
	state, err := client.State(cmd.Context(), client.Link(a.ID()))
	if err != nil {
		return now, err
	}
	now.statements = state.Statements
	if err := history.Shown(now.statements); err != nil {
		return now, err
	}
	return now, demandAllStatements(a.Statements(), now.statements, a.Definition().OrganizerKey)
}

// demandAllStatements sees to it that the archive has every statement that the server shows, but those that can come later.
func demandAllStatements(archived, shown [][]byte, organizerKey string) error {
	for n, note := range shown {
		if n < len(archived) && bytes.Equal(note, archived[n]) {
			continue
		}
		s, err := translog.OpenStatement(note, organizerKey)
		if err != nil || n < len(archived) || s.Kind != translog.Results {
			return &archive.Failure{What: fmt.Sprintf("the archive lacks statement %d of the organizer, which the server shows", n),
				Culprit: archive.ByServerOrGiver, Hint: "fetch the archive again; if it stays so, show both to the organizer"}
		}
	}
	return nil
}

// cosigned demands the witnesses' cosignatures of what the server shows now.
func (p proof) cosigned(journal *remote.Log) error {
	names := translog.Cosignatures(journal.Note(), p.witnesses)
	if len(names) >= p.quorum {
		return nil
	}
	return &archive.Failure{What: fmt.Sprintf("of the %d witnesses asked for, %d cosigned the journal that the server shows, where %d must", len(p.witnesses), len(names), p.quorum),
		Culprit: archive.ByAnswer, Hint: "try again in a few minutes; if it stays so, ask the witnesses what they were shown"}
}

func checkHistory(ctx context.Context, journal *remote.Log, id poll.ID, log translog.Checkpoint, progress func(done, total int64)) (remote.History, error) {
	history, err := journal.History(ctx, id, progress)
	if err == nil {
		err = history.Check(id, log)
	}
	return history, err
}

// demandSealed says why there is no archive yet, or none at all.
func demandSealed(ctx context.Context, client *remote.Client, l poll.Link) error {
	state, err := client.State(ctx, l)
	if err != nil {
		return err
	}
	d, _, err := client.Definition(ctx, l)
	if err != nil {
		return err
	}
	if err := demandClosedRightly(d, l.ID, state, time.Now()); err != nil {
		return err
	}
	switch state.Status {
	case "sealed":
		return nil
	case "withheld":
		return failf("isoloir receipt check still proves that your ballot is in its log",
			"the poll has fewer ballots than the %d that it demands before anything is released", d.ReleaseAtLeast)
	case "closed":
		return failf("try again in a few minutes", "the poll is closed and being sealed")
	}
	return failf("isoloir status shows until when", "the poll is not closed yet, so there is nothing to verify")
}

// closingGrace is how far a server's clock, or this machine's, may be off.
const closingGrace = time.Hour

// sealingTime is within how long after its close a server seals a poll. It takes minutes, and longer only while witnesses are silent.
const sealingTime = 24 * time.Hour

// demandClosedRightly blames a server that closed a poll before its time although its organizer did not, or that never closes or seals it.
func demandClosedRightly(d *poll.Definition, id poll.ID, state remote.State, now time.Time) error {
	open := state.Status == "open" || state.Status == "upcoming"
	if open && now.After(d.Closes.Add(closingGrace)) {
		return &archive.Failure{
			What:    fmt.Sprintf("the server says that the poll is %s, long after its close on %s", state.Status, d.Closes.Format(time.RFC3339)),
			Culprit: archive.ByAnswer, Hint: "is this machine's clock right? if it is, keep your receipt and tell the organizer"}
	}
	if state.Status == "closed" && now.After(d.Closes.Add(sealingTime)) {
		return &archive.Failure{
			What:    fmt.Sprintf("the server says that the poll is not sealed yet, more than a day after its close on %s", d.Closes.Format(time.RFC3339)),
			Culprit: archive.ByAnswer, Hint: "is this machine's clock right? if it is, keep your receipt, and ask the organizer and the server's witnesses what holds it up"}
	}
	if open || !now.Before(d.Closes) {
		return nil
	}
	for i, note := range state.Statements {
		s, err := translog.OpenStatement(note, d.OrganizerKey)
		if err == nil && s.Poll == id && s.Counter == uint64(i) && s.Kind == translog.Close {
			return nil
		}
	}
	return &archive.Failure{
		What:    fmt.Sprintf("the server says that the poll is %s before its close on %s, and shows no statement of the organizer that closes it", state.Status, d.Closes.Format(time.RFC3339)),
		Culprit: archive.ByAnswer, Hint: "is this machine's clock right? if it is, keep your receipt and tell the organizer"}
}

// fetched blames the server for what is wrong with an archive that it has just sent: nobody can have given it to whoever runs this.
func fetched(l poll.Link, err error) error {
	f, ok := errors.AsType[*archive.Failure](err)
	if !ok || f.Culprit != archive.ByGiver && f.Culprit != archive.ByServerOrGiver {
		return err
	}
	blamed := *f
	blamed.Culprit = archive.ByAnswer
	blamed.Hint = fmt.Sprintf("try again from another network: if it stays so, the server did it, and what it sends is the evidence: curl -o evidence.tar %s/archive", l)
	return &blamed
}

// isOf refuses an archive of another poll than the link's.
func isOf(a *archive.Archive, l poll.Link, culprit string) error {
	if a.ID() == l.ID {
		return nil
	}
	return &archive.Failure{What: fmt.Sprintf("the archive is of another poll, %s", a.ID()), Culprit: culprit, Hint: "keep it, and compare the links"}
}
