package paper

import (
	"fmt"
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
}

func (j Job) editions(letter bool) []*edition {
	languages := j.Languages
	if len(languages) == 0 {
		languages = j.Definition.Languages
	}
	var all []*edition
	for _, tag := range languages {
		d, w := j.Definition, wordsIn(tag)
		e := &edition{Lang: tag, Dir: poll.Direction(tag), W: w, Title: d.Title.In(tag, d), Asks: d.Notice.Organizer.In(tag, d), Times: j.times(w)}
		if d.Intro != nil {
			e.Intro = poll.Markdown(d.Intro.In(tag, d))
		}
		e.Steps = []string{w.Scan, w.Compare}
		switch {
		case letter:
			e.Steps = append(e.Steps, w.Enter)
		case d.Admission == poll.AdmissionCodes:
			e.Steps = append(e.Steps, w.HaveCode)
		}
		e.Steps = append(e.Steps, w.Answer)
		all = append(all, e)
	}
	return all
}

func (j Job) times(w *words) []string {
	d := j.Definition
	say := func(sentence string, t time.Time) string {
		return fmt.Sprintf(sentence, strings.Replace(poll.Moment(w.Lang, t.In(j.Zone)), " UTC", "\u00a0UTC", 1)) // on one line
	}
	var all []string
	if d.Opens.After(j.Now) {
		all = append(all, say(w.Opens, d.Opens))
	}
	all = append(all, say(w.Closes, d.Closes))
	if d.Admission == poll.AdmissionCodes && !d.TokensEnd().Equal(d.Closes) {
		all = append(all, say(w.CodesUntil, d.TokensEnd()))
	}
	return all
}

// brief is how one takes part, on a letter in several languages.
func (e *edition) brief(languages int) string {
	const roomy = 3
	if languages > roomy {
		return e.W.Scan + " " + e.W.OneBallot
	}
	return e.W.Scan + " " + e.W.Enter + " " + e.W.OneBallot
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
