package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"isoloir/poll"
	"isoloir/poll/box"
)

// pollsPerPage bounds a page of polls.
const pollsPerPage = 50

// writePolls answers with a page of polls, in the language that the address names or else the reader's browser, of which nothing else is
// taken. campaign is the campaign's path, "" for the front page.
func (s *server) writePolls(w http.ResponseWriter, r *http.Request, l *pollList, campaign string) {
	query := r.URL.Query()
	words := wordsFor(r.Header.Get("Accept-Language"))
	if lang := query.Get("lang"); lang != "" {
		words = wordsIn(lang)
	}
	number, err := strconv.Atoi(query.Get("page"))
	if err != nil {
		number = 1
	}
	number = min(max(number, 1), pagesOf(l.polls))
	key := fmt.Sprintf("polls %s %d %d", words.Lang, number, l.serial)
	f, err := s.made.file(key, func() (*file, error) {
		return &file{mediaType: htmlType, plain: s.pages.polls(words, l, campaign, number)}, nil
	})
	if err != nil {
		s.failPage(w, r, err)
		return
	}
	w.Header().Add("Vary", "Accept-Language")
	f.write(w, r, http.StatusOK)
}

func pagesOf(polls []box.Listing) int { return max(1, (len(polls)+pollsPerPage-1)/pollsPerPage) }

// Front returns the page that is served at / where no poll is listed, in one of [PageLanguages].
func (p *Pages) Front(lang string) []byte { return p.polls(wordsIn(lang), &pollList{}, "", 1) }

// A pollsPage lists polls.
type pollsPage struct {
	head
	Tongues               []tongue
	Over                  string // stands over the title
	Title                 phrase
	Polls                 []pagePoll
	Earlier, Later, Where string // addresses, and which page this is
}

// A tongue is a language that the page can be had in.
type tongue struct {
	W    *words
	Href string
	Here bool
}

type pagePoll struct {
	Class, When, Path string
	Title, Organizer  phrase
	Campaign          *pageCampaign
	Results           string // where they are, "" if there are none
}

type pageCampaign struct {
	Path  string
	Title phrase
}

func (p *Pages) polls(w *words, l *pollList, campaign string, number int) []byte {
	data := pollsPage{head: p.head(w), Title: own(w.Title)}
	data.Heading = w.Title
	for _, other := range pageWords {
		data.Tongues = append(data.Tongues, tongue{other, address(other.Lang, 1), other == w})
	}
	if campaign != "" {
		d := l.polls[0].Definition
		data.Over, data.Title = w.Campaign, inLanguage(d, w, d.Campaign.Title)
		data.Heading = data.Title.Words
	}
	for _, listing := range l.polls[(number-1)*pollsPerPage : min(number*pollsPerPage, len(l.polls))] {
		data.Polls = append(data.Polls, w.poll(listing, l.campaigns))
	}
	if last := pagesOf(l.polls); last > 1 {
		data.Where = fmt.Sprintf(w.Here, number, last)
		if number > 1 {
			data.Earlier = address(w.Lang, number-1)
		}
		if number < last {
			data.Later = address(w.Lang, number+1)
		}
	}
	return p.render("polls", data)
}

// address leads to the same list in another language or at another page.
func address(lang string, number int) string {
	query := url.Values{"lang": {lang}}
	if number > 1 {
		query.Set("page", strconv.Itoa(number))
	}
	return "?" + query.Encode()
}

func (w *words) poll(l box.Listing, campaigns map[string]bool) pagePoll {
	d := l.Definition
	out := pagePoll{
		Class: "past", When: w.when(l.Status, d.Opens, d.Closes), Path: "/p/" + l.ID.String(),
		Title: inLanguage(d, w, d.Title), Organizer: inLanguage(d, w, d.Notice.Organizer),
	}
	if l.Status == box.StatusOpen || l.Status == box.StatusUpcoming {
		out.Class = string(l.Status)
	}
	if l.Results {
		out.Results = out.Path + "/results"
	}
	if path := campaignPath(d); campaigns[path] {
		out.Campaign = &pageCampaign{path, inLanguage(d, w, d.Campaign.Title)}
	}
	return out
}

// inLanguage is a poll's text in the reader's language if the poll has it, or in the poll's own.
func inLanguage(d *poll.Definition, w *words, text poll.Text) phrase {
	return teller{d: d, words: w, tag: tagFor(d, w)}.tell(text)
}

// tagFor returns the poll's language that is the reader's, or else its first.
func tagFor(d *poll.Definition, w *words) string {
	for _, l := range d.Languages {
		if wordsIn(l) == w && (teller{words: w, tag: l}).native() {
			return l
		}
	}
	return d.Languages[0]
}
