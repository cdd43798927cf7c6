package author

import (
	"fmt"
	"strings"

	"filippo.io/age"

	"isoloir/poll"
)

// recipients reads the age recipients of colleagues and of recovery keys.
func (r *reader) recipients(s spot) []string {
	var out []string
	for _, item := range r.items(s, "Begin each recipient with - on a line of its own: - age1pq1…") {
		text := r.str(item)
		out = append(out, text)
		if item.kind == word {
			r.recipient(item)
		}
	}
	return out
}

// known tells whether a text is a recipient to package poll, and whether age can seal to it: otherwise the first respondent would
// find out.
func known(text string) bool {
	kind, err := poll.ParseRecipient(text)
	if err != nil {
		return false
	}
	var recipient age.Recipient
	if kind == poll.Hybrid {
		recipient, err = age.ParseHybridRecipient(text)
	} else {
		recipient, err = age.ParseX25519Recipient(text)
	}
	if err == nil {
		_, err = recipient.Wrap(make([]byte, 16)) // a file key's size
	}
	return err == nil
}

// recipient says of what is no recipient what it is instead, as far as one can tell.
func (r *reader) recipient(s spot) {
	if known(s.text) {
		return
	}
	text, hint := strings.TrimSpace(s.text), `Copy it again, whole, from "isoloir key show"; it begins with age1pq1.`
	problem := "this is not an age recipient"
	switch {
	case strings.HasPrefix(strings.ToUpper(text), "AGE-SECRET-KEY-"):
		problem, hint = "this is a SECRET key", `Take it out at once, and make a new key if anyone has seen this file. The recipient, which "isoloir key show" prints, begins with age1pq1.`
	case strings.HasPrefix(text, "ssh-"):
		problem = "this is an SSH key; a poll's recipients are age keys"
	case strings.HasPrefix(text, "age1"):
		problem = fmt.Sprintf("this age recipient has a mistake in it (%d characters)", len(text))
	case strings.Contains(text, "@"):
		problem = "this is an e-mail address, not an age recipient"
	}
	r.fail(s.node, s.path, problem, hint)
}
