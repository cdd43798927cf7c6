package web

import (
	"fmt"
	"strings"
	"time"

	"isoloir/poll/box"
)

// words are those of the server's own pages in one language.
type words struct {
	Lang      string
	Title     string // of the front page
	Lead      string
	None      string
	Campaign  string // what stands over a campaign's title
	Principle string
	date      func(time.Time) string
	status    map[box.Status]string // with %s where a time is said
}

var english = &words{
	Lang:      "en",
	Title:     "Polls on this server",
	Lead:      "Answers are sealed in your browser. This server cannot open them, and does not know who you are.",
	None:      "No poll is shown here. Most are not: if you were given a link, open that.",
	Campaign:  "Polls that belong together",
	Principle: "No account, no cookie, and no note of who came.",
	date:      func(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04 UTC") },
	status: map[box.Status]string{
		box.StatusUpcoming: "Opens on %s",
		box.StatusOpen:     "Open until %s",
		box.StatusClosed:   "Closed",
		box.StatusSealed:   "Closed and sealed",
		box.StatusWithheld: "Closed; too few answers to be opened",
	},
}

// In French, U+202F stands before ; and U+00A0 before the colon.
var french = &words{
	Lang:      "fr",
	Title:     "Les consultations de ce serveur",
	Lead:      "Les réponses sont scellées dans votre navigateur. Ce serveur ne peut pas les ouvrir, et ne sait pas qui vous êtes.",
	None:      "Aucune consultation n'est affichée ici. La plupart ne le sont pas\u00a0: si l'on vous a donné un lien, ouvrez-le.",
	Campaign:  "Des consultations qui vont ensemble",
	Principle: "Ni compte, ni cookie, ni trace de votre passage.",
	date:      frenchDate,
	status: map[box.Status]string{
		box.StatusUpcoming: "Ouvre le %s",
		box.StatusOpen:     "Ouverte jusqu'au %s",
		box.StatusClosed:   "Close",
		box.StatusSealed:   "Close et scellée",
		box.StatusWithheld: "Close\u202f; trop peu de réponses pour être dépouillée",
	},
}

func frenchDate(t time.Time) string {
	t = t.UTC()
	months := [...]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}
	day := fmt.Sprint(t.Day())
	if t.Day() == 1 {
		day = "1er"
	}
	return fmt.Sprintf("%s %s %d à %s UTC", day, months[t.Month()-1], t.Year(), t.Format("15:04"))
}

// when says how a poll stands and, where it matters, until when.
func (w *words) when(l box.Listing) string {
	at := l.Definition.Closes
	if l.Status == box.StatusUpcoming {
		at = l.Definition.Opens
	}
	sentence := w.status[l.Status]
	if !strings.Contains(sentence, "%s") {
		return sentence
	}
	return fmt.Sprintf(sentence, w.date(at))
}

// PageLanguages are those that the server's own pages can be had in.
var PageLanguages = []string{english.Lang, french.Lang}

// wordsIn returns the words of one of [PageLanguages], and English for every other language.
func wordsIn(lang string) *words {
	if lang == french.Lang {
		return french
	}
	return english
}

// wordsFor chooses by Accept-Language (RFC 9110 §12.5.4): French where it is preferred to English. Regions are ignored.
func wordsFor(accepted string) *words {
	var primary []string
	for item := range strings.SplitSeq(accepted, ",") {
		tag, params, _ := strings.Cut(item, ";")
		tag, _, _ = strings.Cut(strings.TrimSpace(tag), "-")
		primary = append(primary, tag+";"+params)
	}
	list := strings.Join(primary, ",")
	if weight(list, "fr") > weight(list, "en") {
		return french
	}
	return english
}
