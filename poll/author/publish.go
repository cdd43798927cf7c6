package author

import (
	"errors"
	"fmt"
	"slices"

	"isoloir/poll"
)

// PublishOptions are what publishing adds to a poll file.
type PublishOptions struct {
	OrganizerKey string // the publishing key, as a signed-note verifier key
	LogKey       string // the server's key, likewise; its name is the server's host
	Recipient    string // the publishing key's own age recipient; it comes first
	TokenKey     string // in polls with codes, and only there: the server's key for this poll's tokens
}

// Publish makes the definition and its canonical bytes, whose hash is the poll's ID. The file's own recipients follow the publishing
// key's; should it be among them, it is not taken twice. The error is [Errors] where the file is to be changed.
func (f *File) Publish(o PublishOptions) (*poll.Definition, []byte, error) {
	if !known(o.Recipient) {
		return nil, nil, errors.New("the publishing key's recipient is not an age recipient")
	}
	if errs := f.foreign(o.Recipient); errs != nil {
		return nil, nil, errs
	}
	d := *f.Poll
	others := slices.DeleteFunc(slices.Clone(d.Recipients), func(r string) bool { return r == o.Recipient })
	d.Recipients = append([]string{o.Recipient}, others...)
	d.OrganizerKey, d.LogKey, d.TokenKey = o.OrganizerKey, o.LogKey, o.TokenKey
	d.BallotSize = d.WantBallotSize()
	if faults := d.Check(); len(faults) > 0 {
		return nil, nil, fmt.Errorf("this poll cannot be published: %w", faults)
	}
	data := d.Encode()
	if len(data) > poll.MaxDefinitionSize {
		return nil, nil, fmt.Errorf("this poll has %d bytes when published; %d are the most: shorten its texts", len(data), poll.MaxDefinitionSize)
	}
	return &d, data, nil
}

// foreign finds the file's recipients that cannot stand beside the publishing key's, and an auditor who is the publisher.
func (f *File) foreign(own string) error {
	kind, _ := poll.ParseRecipient(own)
	var errs Errors
	for i, text := range f.Poll.Recipients {
		if k, _ := poll.ParseRecipient(text); k != kind {
			path := fmt.Sprintf("recipients[%d]", i)
			errs = append(errs, f.r.finding(f.r.place(path), path, fmt.Sprintf("this recipient is %s, and the publishing key is %s", kindName(k), kindName(kind)),
				"Mixed ballots would be only as safe as the weaker. Ask this person for a key of the same kind, or publish with another key."))
		}
	}
	if f.Poll.Auditor == own {
		errs = append(errs, f.r.finding(f.r.place("auditor"), "auditor", "the auditor's key is the publishing key",
			"Who reads the answers must not learn which codes were used: name somebody else, who has a key of their own."))
	}
	if len(errs) == 0 {
		return nil
	}
	return errs
}

func kindName(k poll.RecipientKind) string {
	if k == poll.Hybrid {
		return "hybrid, post-quantum (age1pq1)"
	}
	return "classic, X25519 (age1)"
}
