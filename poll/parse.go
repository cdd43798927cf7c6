package poll

import (
	"bytes"
	"time"
)

// Parse reads the bytes of a definition, at most [MaxDefinitionSize], and refuses whatever is not exactly what docs/formats.md §3 describes.
// The error is a [Faults].
func Parse(data []byte) (*Definition, error) {
	var faults Faults
	if len(data) > MaxDefinitionSize {
		faults.add("", "too_large", "It has %d bytes, %d are the most; shorten its texts.", len(data), MaxDefinitionSize)
		return nil, faults
	}
	tree, err := parseJSON(data)
	if err != nil {
		faults.add("", "not_json", "This is not JSON: %v; fetch it again.", err)
		return nil, faults
	}
	d := readDefinition(&faults, tree)
	if len(faults) == 0 {
		faults = d.Check()
	}
	if len(faults) > 0 {
		return nil, faults
	}
	if canonical := d.Encode(); !bytes.Equal(canonical, data) {
		at := 0
		for at < min(len(data), len(canonical)) && data[at] == canonical[at] {
			at++
		}
		faults.add("", "not_canonical", "From byte %d on it is not written in the one form a definition has; write it as isoloir publish does.", at)
		return nil, faults
	}
	return d, nil
}

// readDefinition makes the structural pass.
func readDefinition(faults *Faults, v *value) *Definition {
	d := &Definition{}
	o := newObject(faults, "", v)
	if o == nil {
		return d
	}
	if version := o.members["version"]; version != nil && version.kind == isNumber && version.number != 1 {
		o.fault("version", "bad_version", "This definition is of another version; a newer program may read it.")
		return d
	}
	o.integer("version", true)
	d.Title = o.text("title", true)
	d.Intro = o.text("intro", false)
	d.Reading = objects(o, "reading", false, func(o *object) (r Reading) {
		r.Label = o.text("label", true)
		r.URL, _ = o.string("url")
		return r
	})
	d.Languages = o.strings("languages", true)
	o.object("notice", true, func(o *object) { d.Notice = readNotice(o) })
	o.object("campaign", false, func(o *object) {
		d.Campaign = &Campaign{}
		d.Campaign.ID, _ = o.string("id")
		d.Campaign.Title = o.text("title", true)
	})
	d.Listed = o.boolean("listed")
	d.Opens = readTime(o, "opens")
	d.Closes = readTime(o, "closes")
	admission, _ := o.string("admission")
	d.Admission = Admission(admission)
	d.readCodes(o)
	d.Recipients = o.strings("recipients", o.members["trustees"] == nil)
	o.notBuilt("trustees", "threshold")
	d.OrganizerKey, _ = o.string("organizer_key")
	d.LogKey, _ = o.string("log_key")
	d.MaxBallots, _ = o.integer("max_ballots", true)
	size, _ := o.integer("ballot_size", true)
	d.BallotSize = int(size)
	d.ReleaseAtLeast, _ = o.integer("release_at_least", true)
	d.SuppressBelow, _ = o.integer("suppress_below", true)
	d.Pages = objects(o, "pages", true, func(o *object) (p Page) {
		p.Title = o.text("title", false)
		p.Text = o.text("text", false)
		p.Questions = objects(o, "questions", true, readQuestion)
		return p
	})
	o.close()
	return d
}

// readCodes reads what polls with codes have and others do not.
func (d *Definition) readCodes(o *object) {
	codes := d.Admission == AdmissionCodes
	if o.belongs("tokens_until", codes) {
		d.TokensUntil = readTime(o, "tokens_until")
	}
	if o.belongs("turnout", codes) {
		turnout, _ := o.string("turnout")
		d.Turnout = Turnout(turnout)
	}
	if audited := codes && d.Turnout == TurnoutAuditable; audited || o.belongs("auditor", audited) {
		d.Auditor, _ = o.string("auditor")
	}
	if codes || o.belongs("token_key", codes) {
		d.TokenKey, _ = o.string("token_key")
	}
}

func readNotice(o *object) (n Notice) {
	n.Organizer = o.text("organizer", true)
	n.Contact, _ = o.string("contact")
	n.Purpose = o.text("purpose", true)
	n.LegalBasis = o.text("legal_basis", true)
	n.KeyHolders = o.text("key_holders", true)
	n.RetentionDays, _ = o.integer("retention_days", true)
	quote, _ := o.string("quote_text")
	n.QuoteText = QuoteText(quote)
	return n
}

func readTime(o *object, name string) time.Time {
	s, ok := o.string(name)
	t, fits := parseTime(s)
	if ok && !fits {
		o.fault(name, "bad_time", badValue("a time of the years 2000 to 9999", "2026-12-01T08:00:00Z"))
	}
	return t
}
