package paper

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"isoloir/poll"
)

// A Job is a poll to print.
type Job struct {
	Link       poll.Link
	Definition *poll.Definition
	Languages  []string       // of the poll; all of them if there are none
	Zone       *time.Location // in which times are said
	Now        time.Time      // when it opens is left out once it is open
	Printed    func()         // is called after each letter, unless it is nil
}

// An edition is what a page says in one language. It is the same in a PDF and in HTML.
type edition struct {
	Lang, Dir string // of the poll's words
	W         *words
	Title     string
	Intro     []poll.Block
	Asks      string
	Times     []string // when it opens, closes and takes codes, where that matters
	Steps     []string
	visits    []string // the steps of a poll that needs two: one for the ballot paper, one to answer
}

func (j Job) editions(letter bool) []*edition {
	languages := j.Languages
	if len(languages) == 0 {
		languages = j.Definition.Languages
	}
	var all []*edition
	for _, tag := range languages {
		d, w := j.Definition, wordsIn(tag)
		e := &edition{Lang: tag, Dir: poll.Direction(tag), W: w, Title: d.Title.In(tag, d), Asks: d.Notice.Organizer.In(tag, d), Times: j.times(w, len(languages) > 1)}
		if d.Intro != nil {
			e.Intro = poll.Markdown(d.Intro.In(tag, d))
		}
		if d.TokensApart() {
			e.visits = []string{j.say(w, w.Fetch, d.TokensEnd()), j.say(w, w.Return, d.Opens)}
		}
		e.Steps = e.steps(letter, d.Admission == poll.AdmissionCodes)
		all = append(all, e)
	}
	return all
}

func (e *edition) steps(letter, codes bool) []string {
	w := e.W
	steps := []string{w.Scan, w.Compare}
	if codes && !letter {
		steps = append(steps, w.HaveCode)
	}
	switch {
	case e.visits != nil:
		steps = append(steps, e.visits...)
	case letter:
		steps = append(steps, w.Enter, w.Answer)
	default:
		steps = append(steps, w.Answer)
	}
	steps[len(steps)-1] += " " + w.Sealed
	return steps
}

// say puts a time into one of our sentences, without a line break before its zone.
func (j Job) say(w *words, sentence string, t time.Time) string {
	return fmt.Sprintf(sentence, strings.Replace(poll.Moment(w.Lang, t.In(j.Zone)), " UTC", "\u00a0UTC", 1))
}

// times are those that matter, in their order. Two visits say their own, which must do where several languages share a page.
func (j Job) times(w *words, several bool) []string {
	d := j.Definition
	closes := []string{j.say(w, w.Closes, d.Closes)}
	if several && d.TokensApart() {
		return closes
	}
	var opens, codes []string
	if d.Opens.After(j.Now) {
		opens = []string{j.say(w, w.Opens, d.Opens)}
	}
	if d.Admission == poll.AdmissionCodes && !d.TokensEnd().Equal(d.Closes) {
		codes = []string{j.say(w, w.CodesUntil, d.TokensEnd())}
	}
	if d.TokensApart() {
		return slices.Concat(codes, opens, closes)
	}
	return slices.Concat(opens, codes, closes)
}

// brief is how one takes part, on a letter in several languages.
func (e *edition) brief(languages int) string {
	const roomy = 3
	steps := []string{e.Visited()}
	if languages <= roomy && e.visits == nil {
		steps = append(steps, e.W.Enter)
	}
	return strings.Join(append(steps, e.W.OneBallot), " ")
}

// Visited is the least that a page in several languages says: where to go, and when, if once is not enough.
func (e *edition) Visited() string {
	return strings.Join(append([]string{e.W.Scan}, e.visits...), " ")
}

// shortened returns a copy of an edition whose introduction has at most n characters, and says so if that is less than there is.
func (e *edition) shortened(n int) *edition {
	short := *e
	short.Intro = nil
	left := n
	for _, b := range e.Intro {
		if left <= 0 {
			break
		}
		kept := poll.Block{P: shorten(b.P, &left)}
		for _, item := range b.UL {
			if left > 0 {
				kept.UL = append(kept.UL, shorten(item, &left))
			}
		}
		short.Intro = append(short.Intro, kept)
	}
	if left <= 0 && n > 0 {
		last := &short.Intro[len(short.Intro)-1]
		end := &last.P
		if n := len(last.UL); n > 0 {
			end = &last.UL[n-1]
		}
		*end = append(*end, poll.Inline{Text: " "}, poll.Inline{Em: []poll.Inline{{Text: e.W.More}}})
	}
	return &short
}

// shorten takes characters from left, and ends at a word when there are no more.
func shorten(all []poll.Inline, left *int) []poll.Inline {
	var kept []poll.Inline
	for _, one := range all {
		if *left <= 0 {
			break
		}
		one.Text = shortenText(one.Text, left)
		one.Em, one.Strong, one.A = shorten(one.Em, left), shorten(one.Strong, left), shorten(one.A, left)
		kept = append(kept, one)
	}
	return kept
}

func shortenText(s string, left *int) string {
	runes := []rune(s)
	if len(runes) <= *left {
		*left -= len(runes)
		return s
	}
	end := *left
	*left = 0
	for end > 0 && runes[end] != ' ' {
		end--
	}
	return string(runes[:end]) + "\u00a0…"
}

// length of an introduction, in characters.
func (e *edition) length() int {
	const endless = 1 << 30
	left := endless
	for _, b := range e.Intro {
		shorten(b.P, &left)
		for _, item := range b.UL {
			shorten(item, &left)
		}
	}
	return endless - left
}
