package main

import (
	"crypto/rand"
	"fmt"
	"math"

	"github.com/spf13/cobra"

	"isoloir/poll"
	"isoloir/poll/randomize"
)

// encodeTossed encodes answers to be sealed, after coins were tossed over those to sensitive questions. The coins are nowhere but in what
// it returns: whoever seals again tosses again, and whoever sends again sends the same.
func encodeTossed(d *poll.Definition, truth poll.Answers) ([]byte, error) {
	return d.EncodeAnswers(randomize.Answers(d, truth, rand.Reader))
}

// plainAnswers are the answers that are sealed as they are: all but those to sensitive questions.
func plainAnswers(d *poll.Definition, truth poll.Answers) poll.Answers {
	plain := poll.Answers{ByID: map[string]poll.Answer{}, Quote: truth.Quote}
	for id, answer := range truth.ByID {
		if q := d.Question(id); q != nil && !q.Sensitive() {
			plain.ByID[id] = answer
		}
	}
	return plain
}

// tossedHow says in a sentence what coins do with an answer, and with which odds.
func tossedHow(q *poll.Question) string {
	keep, lie := randomize.NewEstimator(q).Odds()
	if q.Type == poll.Choices {
		return fmt.Sprintf("coins are tossed over each option by itself: one that you pick is reported in %s of cases, one that you do not pick in %s", odds(keep), odds(lie))
	}
	blank := ""
	if !q.Required {
		blank = "; to leave it blank is an answer like the others"
	}
	return fmt.Sprintf("your answer stays in %s of cases, otherwise another is drawn by lot and takes its place%s", odds(keep), blank)
}

// sayTossed tells a respondent, before anything is asked, which answers are randomized, and what the ballot tells all the same.
func sayTossed(cmd *cobra.Command, d *poll.Definition, lang string) {
	if !d.Sensitive() {
		return
	}
	for _, q := range d.Questions() {
		if q.Sensitive() {
			say(cmd, "%s (“%s”): before it is sealed, %s", q.ID, poll.Printable(q.Ask.In(lang, d)), tossedHow(q))
		}
	}
	say(cmd, "whoever opens your ballot reads what the coins made of it; in all, a guess about you becomes at most %s as likely as before (ε = %s)", timesAs(d.Epsilon()), poll.FormatEpsilon(d.Epsilon()))
	say(cmd, "who keeps a ballot that you replace learns as much again from each one: better answer once")
}

// timesAs is e^ε in words.
func timesAs(epsilon int64) string {
	switch factor := math.Exp(float64(epsilon) / 10_000); {
	case factor > 1_000_000:
		return "more than a million times"
	case factor >= 100:
		return fmt.Sprintf("%.0f times", factor)
	default:
		return fmt.Sprintf("%.2g times", factor)
	}
}

// manyBallots is what the precision of estimates is told for, at design time.
const manyBallots = 1000

// sayEpsilon tells whoever writes a poll what its sensitive questions tell of a person, and what can be learned of all.
func sayEpsilon(cmd *cobra.Command, d *poll.Definition) {
	if !d.Sensitive() {
		return
	}
	for _, q := range d.Questions() {
		if !q.Sensitive() {
			continue
		}
		e := randomize.NewEstimator(q)
		_, lie := e.Odds()
		say(cmd, "%s: ε = %s; %s. Of %d ballots, an estimate has a standard error of about %.0f people", q.ID, poll.FormatEpsilon(q.Epsilon), tossedHow(q),
			manyBallots, e.Estimate(int(manyBallots*lie), manyBallots).Error)
	}
	say(cmd, "the poll's ε is %s in all: one ballot makes a guess about a person at most %s as likely; each replacement tells as much again", poll.FormatEpsilon(d.Epsilon()), timesAs(d.Epsilon()))
	if d.Epsilon() > tellsMuch {
		say(cmd, "WARNING: that is much: with an ε over %d, coins protect hardly anybody", tellsMuch/10_000)
	}
}

// tellsMuch is an ε, in ten-thousandths, over which a report hardly leaves a doubt.
const tellsMuch = 50_000
