package poll

import (
	"regexp"
	"slices"
	"strings"
	"time"
)

// longestPoll is how long a poll may be open.
const longestPoll = 366 * 24 * time.Hour

var (
	languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$`)
	httpsURL    = regexp.MustCompile(`^https://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?([/?#][!#-;=?-\[\]_a-z~]*)?$`)
)

// checker walks a definition in the order of its canonical encoding and collects faults in the order [Faults] describes.
type checker struct {
	Faults
	languages []string          // what texts are judged by: the first 20 distinct ones
	ids       map[string]bool   // of the questions so far
	sources   map[string]source // the questions so far, by id
}

// Check judges a definition by all rules of docs/formats.md §3 that do not concern its bytes, and returns its faults in the
// order that [Faults] describes, or nil. It takes definitions that [Parse] did not make; those must have their ballot_size set
// ([Definition.WantBallotSize]).
func (d *Definition) Check() Faults {
	c := &checker{ids: map[string]bool{}, sources: map[string]source{}}
	seen := map[string]bool{}
	for _, tag := range d.Languages {
		if !seen[tag] && len(c.languages) < maxLanguages {
			c.languages = append(c.languages, tag)
		}
		seen[tag] = true
	}
	c.head(d)
	c.keys(d)
	c.pages(d.Pages)
	if len(c.Faults) == 0 {
		c.ballotSize(d)
	}
	return c.Faults
}

const (
	maxLanguages = 20
	maxPages     = 50
)

// head checks everything before the keys.
func (c *checker) head(d *Definition) {
	c.text("title", d.Title, 200, false)
	if d.Intro != nil {
		c.text("intro", d.Intro, 10_000, true)
	}
	if d.Reading != nil {
		c.length("reading", len(d.Reading), 1, 20)
	}
	for i, r := range d.Reading {
		path := element("reading", i)
		c.text(path+".label", r.Label, 200, false)
		if len(r.URL) > 2000 || !httpsURL.MatchString(r.URL) {
			c.add(path+".url", "bad_url", "This is not an https URL of at most 2,000 ASCII characters; write it as https://HOST/..., with other characters percent-encoded.")
		}
	}
	c.length("languages", len(d.Languages), 1, maxLanguages)
	seen := map[string]bool{}
	for i, tag := range d.Languages {
		switch {
		case !languageTag.MatchString(tag):
			c.add(element("languages", i), "bad_language", "%q is not a language tag; write two or three letters, such as fr, with script and country where they matter, such as sr-Latn or pt-BR.", tag)
		case seen[tag]:
			c.add(element("languages", i), "duplicate", "The language %s is listed twice; remove one.", tag)
		}
		seen[tag] = true
	}
	c.notice(&d.Notice)
	if d.Campaign != nil {
		c.id("campaign.id", d.Campaign.ID, nil)
		c.text("campaign.title", d.Campaign.Title, 200, false)
	}
	c.times(d)
	c.admission(d)
}

// admission checks who may answer, and what only polls with codes have.
func (c *checker) admission(d *Definition) {
	switch d.Admission {
	case AdmissionOpen:
		c.onlyWithCodes("tokens_until", !d.TokensUntil.IsZero())
		c.onlyWithCodes("turnout", d.Turnout != "")
		c.onlyWithCodes("auditor", d.Auditor != "")
		c.onlyWithCodes("token_key", d.TokenKey != "")
		return
	case AdmissionCodes:
	default:
		c.add("admission", "bad_value", "%q is not a form of admission; write open or codes.", d.Admission)
		return
	}
	switch {
	case d.TokensUntil.IsZero():
	case !isTime(d.TokensUntil):
		c.add("tokens_until", "bad_time", "This is not a time in whole seconds of the years 2000 to 9999; write it as 2026-12-01T08:00:00Z.")
	case isTime(d.Closes) && d.TokensUntil.After(d.Closes):
		c.add("tokens_until", "bad_order", "Codes buy tokens until after the poll has closed; choose an earlier time, or leave it out.")
	}
	switch d.Turnout {
	case "", TurnoutHidden:
		if d.Auditor != "" {
			c.add("auditor", "not_allowed", "Only a poll whose turnout is auditable has an auditor; write turnout: auditable, or take it out.")
		}
	case TurnoutAuditable:
		if _, err := ParseRecipient(d.Auditor); err != nil {
			c.add("auditor", "bad_recipient", "%s.", sentence(err))
		} else if slices.Contains(d.Recipients, d.Auditor) {
			// Who reads the answers and knows who got which code must not be told which codes were used.
			c.add("auditor", "same_as_recipient", "The auditor can also open the ballots; name somebody else, who has a key of their own.")
		}
	default:
		c.add("turnout", "bad_value", "%q does not say whether it can be proved who took part; write hidden or auditable, or leave it out.", d.Turnout)
	}
	if _, err := ParseTokenKey(d.TokenKey); err != nil {
		c.add("token_key", "bad_key", "%s.", sentence(err))
	}
}

func (c *checker) onlyWithCodes(path string, there bool) {
	if there {
		c.add(path, "not_allowed", "Only a poll with codes has this; write admission: codes, or take it out.")
	}
}

func (c *checker) notice(n *Notice) {
	c.text("notice.organizer", n.Organizer, 200, false)
	c.line("notice.contact", n.Contact, 200, false)
	c.text("notice.purpose", n.Purpose, 1000, false)
	c.text("notice.legal_basis", n.LegalBasis, 1000, false)
	c.text("notice.key_holders", n.KeyHolders, 1000, false)
	c.number("notice.retention_days", n.RetentionDays, 1, 3650)
	switch n.QuoteText {
	case QuoteNever, QuoteAsk, QuoteAllowed:
	default:
		c.add("notice.quote_text", "bad_value", "%q does not say whether texts may be quoted; write never, ask or allowed.", n.QuoteText)
	}
}

func (c *checker) times(d *Definition) {
	for _, t := range []struct {
		path string
		time time.Time
	}{{"opens", d.Opens}, {"closes", d.Closes}} {
		if !isTime(t.time) {
			c.add(t.path, "bad_time", "This is not a time in whole seconds of the years 2000 to 9999; write it as 2026-12-01T08:00:00Z.")
		}
	}
	switch {
	case !isTime(d.Opens) || !isTime(d.Closes):
	case !d.Closes.After(d.Opens):
		c.add("closes", "bad_order", "The poll closes before it opens; choose a later closing time.")
	case d.Closes.Sub(d.Opens) > longestPoll:
		c.add("closes", "out_of_range", "The poll is open for more than 366 days; choose an earlier closing time.")
	}
}

// keys checks recipients, verifier keys and limits.
func (c *checker) keys(d *Definition) {
	c.length("recipients", len(d.Recipients), 1, 16)
	seen, kinds := map[string]bool{}, map[RecipientKind]bool{}
	for i, r := range d.Recipients {
		kind, err := ParseRecipient(r)
		switch {
		case err != nil:
			c.add(element("recipients", i), "bad_recipient", "%s.", sentence(err))
			continue
		case seen[r]:
			c.add(element("recipients", i), "duplicate", "This recipient is listed twice; remove one.")
		}
		seen[r], kinds[kind] = true, true
	}
	if len(kinds) > 1 {
		c.add("recipients", "mixed_recipients", "Hybrid recipients (age1pq1...) and classic ones (age1...) are mixed, which is only as safe as the weaker; use one kind.")
	}
	if _, err := VerifierKeyName(d.OrganizerKey); err != nil {
		c.add("organizer_key", "bad_key", "%s.", sentence(err))
	}
	name, err := VerifierKeyName(d.LogKey)
	if err == nil {
		err = checkHost(name)
	}
	if err != nil {
		c.add("log_key", "bad_key", "%s; the name of the log's key is the server's host.", sentence(err))
	}
	c.number("max_ballots", d.MaxBallots, 1, 10_000_000)
	c.number("release_at_least", d.ReleaseAtLeast, 3, 1_000_000)
	c.number("suppress_below", d.SuppressBelow, 5, 1000)
}

func (c *checker) pages(pages []Page) {
	c.length("pages", len(pages), 1, maxPages)
	total := 0
	for i := range pages {
		total += len(pages[i].Questions)
	}
	if total > MaxQuestions {
		c.add("pages", "too_many", "The poll has %d questions; %d are the most.", total, MaxQuestions)
	}
	for i := range pages {
		page, path := &pages[i], element("pages", i)
		if page.Title != nil {
			c.text(path+".title", page.Title, 200, false)
		}
		if page.Text != nil {
			c.text(path+".text", page.Text, 10_000, true)
		}
		if len(page.Questions) == 0 {
			c.add(path+".questions", "too_few", "The page has no question; add one, or remove the page.")
		}
		for j := range page.Questions {
			c.question(element(path+".questions", j), &page.Questions[j])
		}
	}
}

func (c *checker) ballotSize(d *Definition) {
	switch want := d.WantBallotSize(); {
	case want > MaxBallotSize:
		c.add("ballot_size", "out_of_range", "The longest answers would take %d bytes, %d are the most; lower max or other_max of the questions that ask for text.", want, MaxBallotSize)
	case d.BallotSize != want:
		c.add("ballot_size", "wrong_ballot_size", "The ballots of this poll hold %d bytes, not %d; publish the poll again.", want, d.BallotSize)
	}
}

// sentence returns the words of an error with a capital at the beginning.
func sentence(err error) string {
	s := err.Error()
	return strings.ToUpper(s[:1]) + s[1:]
}
