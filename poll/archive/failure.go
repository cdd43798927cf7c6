package archive

import "fmt"

// Who must have done it. The server is blamed only for what its own signature covers.
const (
	// ByServer: the server signed a log that no honest server signs.
	ByServer = "the server did this, for its own signature covers it"
	// ByAnswer: the server said something that is not so, but has not signed it.
	ByAnswer = "the server did this, or somebody on the way to it"
	// ByGiver: the file is not what was signed.
	ByGiver = "whoever gave you this file changed it, or it was damaged on the way"
	// ByServerOrGiver: the server vouches for something that the file does not prove.
	ByServerOrGiver = "the server did this, or whoever gave you this file"
	// ByHolder: what somebody holds against the server is not the server's.
	ByHolder = "whoever gave it to you made it up or changed it, or it is of another server"
	// ByNobody: the file is not there, is not an archive, or is not whole.
	ByNobody = ""
)

const (
	hintFetch = "fetch the archive again from the server with `isoloir fetch`, and if it is the same then, the server did it"
	hintKeep  = "keep this file: it is the evidence"
)

// A Failure is the reason why an archive is refused.
type Failure struct {
	What    string // what is wrong, without capital and full stop
	Culprit string // who must have done it: one of the sentences above
	Hint    string // what to do next

	rule rule // the check that found it, if it is one of an archive
}

// Error gives What and Culprit. The Hint is left to whoever prints it, on a line of its own.
func (f *Failure) Error() string {
	if f.Culprit == ByNobody {
		return f.What
	}
	return f.What + "; " + f.Culprit
}

// A rule is one of the checks of an archive. Tests take single rules out, to see that the attack they stop then succeeds.
type rule string

const (
	ruleForm       rule = "form"       // the tar's structure; cannot be taken out
	ruleCheckpoint rule = "checkpoint" // the checkpoint is signed by the log key, of this poll
	ruleRoot       rule = "root"       // the entries are those of the checkpoint
	ruleOrder      rule = "order"      // entries are sorted by key hash, each key once
	ruleLimits     rule = "limits"     // not more entries than max_ballots, not fewer ballots than release_at_least
	ruleJournal    rule = "journal"    // the journal's checkpoint is signed by the log key, as the host's journal
	rulePublished  rule = "published"  // the journal has the poll's publication
	ruleSealed     rule = "sealed"     // the journal has the poll's sealing, with the size and root of its log
	ruleStated     rule = "stated"     // the journal has every statement but the first
	ruleWitnesses  rule = "witnesses"  // enough of the witnesses asked for have cosigned the journal's checkpoint
	ruleEarly      rule = "early"      // a poll sealed before its time has the organizer's statement that closes it
	ruleStatements rule = "statements" // the organizer's, of this poll, counted from 0
	ruleMissing    rule = "missing"    // every entry has its ballot or withdrawal
	ruleExtra      rule = "extra"      // every ballot and withdrawal has its entry
	ruleKey        rule = "key"        // a proof's key is that of its name
	ruleSeq        rule = "seq"        // a proof's seq is that of its entry
	ruleFile       rule = "file"       // an age file's hash is that of its entry
	ruleBallot     rule = "ballot"     // a ballot's length, header, poll, key and signature
	ruleHeld       rule = "held"       // what others hold is kept: receipts, and checkpoints
	ruleWithdrawal rule = "withdrawal" // a withdrawal's key and signature
	ruleToken      rule = "token"      // in a poll with codes every ballot has a token that admits its key
	ruleCount      rule = "count"      // the count of tokens is the server's, and of the codes that the organizer's statements name
	ruleAudit      rule = "audit"      // what the auditor is shown is there, as the server signed it, and of the organizer's codes
	ruleMinting    rule = "minting"    // every token has the redemption that a code signed, and each code one
	ruleStuffing   rule = "stuffing"   // not more entries than tokens, not more tokens than codes
)

// broken reports that a rule does not hold. It returns nil only where a test has taken the rule out.
func (a *Archive) broken(r rule, culprit, format string, args ...any) error {
	if a.without[r] {
		return nil
	}
	hint := hintFetch
	if culprit == ByServer {
		hint = hintKeep
	}
	return &Failure{What: fmt.Sprintf(format, args...), Culprit: culprit, Hint: hint, rule: r}
}

// malformed reports that the file does not have an archive's structure.
func malformed(format string, args ...any) error {
	return &Failure{What: fmt.Sprintf(format, args...), Culprit: ByGiver, Hint: hintFetch, rule: ruleForm}
}

func cutOff() error {
	return &Failure{What: "the archive ends too early", Culprit: ByNobody, rule: ruleForm,
		Hint: "it was not fetched or copied in full: fetch it again with `isoloir fetch`"}
}

func foreign() error {
	return &Failure{What: "this file is not an archive of Isoloir", Culprit: ByNobody, rule: ruleForm,
		Hint: "give the .tar file that `isoloir fetch` wrote, not unpacked, compressed or packed again"}
}
