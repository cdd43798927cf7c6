package author

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"isoloir/poll"
)

// check asks package poll what is wrong with the definition read so far, and reports it where it stands in the file. What only
// follows from an error already reported is left out.
func (r *reader) check() {
	badLanguages := func(p string) bool { return within(p, "languages") }
	if r.root == nil || r.root.kind != object || slices.ContainsFunc(r.silent, badLanguages) {
		return // without languages every text would be wrong
	}
	for _, f := range r.def.Check() {
		if published[f.Path] || f.Path == "recipients" && len(r.def.Recipients) == 0 {
			continue // publishing adds it
		}
		if slices.ContainsFunc(r.silent, func(p string) bool { return within(f.Path, p) }) {
			continue
		}
		problem, hint := r.explain(f)
		r.errs = append(r.errs, r.finding(r.faultPlace(f), f.Path, problem, hint))
	}
	if len(r.errs) == 0 {
		r.checkSizes()
	}
}

// within tells whether a path is the other one or a part of what stands there.
func within(path, whole string) bool {
	rest, ok := strings.CutPrefix(path, whole)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

// faultPlace finds the node that a fault is about, or the nearest thing around it.
func (r *reader) faultPlace(f poll.Fault) *node {
	if f.Code == "mixed_recipients" {
		first, _ := poll.ParseRecipient(r.def.Recipients[0])
		for i, text := range r.def.Recipients {
			if kind, err := poll.ParseRecipient(text); err == nil && kind != first {
				return r.place(fmt.Sprintf("recipients[%d]", i))
			}
		}
	}
	return r.place(f.Path)
}

func (r *reader) place(path string) *node {
	for {
		if n := r.places[path]; n != nil {
			return n
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
}

// explain puts a fault into the words of the poll file.
func (r *reader) explain(f poll.Fault) (problem, hint string) {
	last := f.Path[strings.LastIndexByte(f.Path, '.')+1:]
	n := r.place(f.Path)
	switch {
	case f.Code == "missing_translation":
		return fmt.Sprintf("the text in %q is missing", last), "Every text is written in all languages of the poll: " + strings.Join(r.def.Languages, ", ") + "."
	case f.Code == "unknown_language":
		return fmt.Sprintf("%q is not one of the poll's languages", last), "Add it to languages (now " + strings.Join(r.def.Languages, ", ") + "), or take this text out."
	case f.Code == "duplicate_id":
		return r.twice(f.Path), "Ids must differ: rename one of the two."
	case f.Code == "bad_character" && n.block && strings.Contains(n.text, "\n"):
		return "this text may not have line breaks", "Write > in place of |, or put the text on one line."
	case f.Code == "too_few" && len(n.items) == 0:
		return "this list is empty", examples[last]
	case f.Code == "bad_order" && f.Path == "closes":
		return fmt.Sprintf("the poll closes (%s) before it opens (%s)", stamp(r.def.Closes), stamp(r.def.Opens)), "Choose a closing time after the opening."
	}
	problem, hint, _ = strings.Cut(strings.TrimSuffix(f.Message, "."), "; ")
	problem = strings.Replace(problem, " 1 entries", " 1 entry", 1)
	if value, ok := strings.CutPrefix(problem, "This is "); ok && f.Code == "out_of_range" {
		problem = last + " is " + value
		return problem, firstRune(hint, unicode.ToUpper) + "."
	}
	if hint != "" {
		hint = firstRune(hint, unicode.ToUpper) + "."
	}
	return firstRune(problem, unicode.ToLower), hint
}

// twice says where an id was given before.
func (r *reader) twice(path string) string {
	here := r.place(path)
	for _, id := range r.ids {
		if id.text == here.text && id != here && slices.Contains(r.ids, here) {
			return fmt.Sprintf("two questions have the id %q; the first is in line %d", id.text, id.line)
		}
	}
	return fmt.Sprintf("the id %q stands in this list twice", here.text)
}

// checkSizes refuses a poll whose ballots would not fit one chunk of age's encryption, or which is too long itself.
func (r *reader) checkSizes() {
	if size := len(r.def.Encode()); size > poll.MaxDefinitionSize {
		r.fail(r.place("pages"), "pages", fmt.Sprintf("the poll takes %d bytes when published; %d are the most", size, poll.MaxDefinitionSize), "Shorten its texts.")
	}
	if size := r.def.WantBallotSize(); size > poll.MaxBallotSize {
		r.fail(r.place("pages"), "pages", fmt.Sprintf("the longest answers would take %d bytes; a ballot holds %d", size, poll.MaxBallotSize),
			"Lower max or other_max of those that cost most: "+r.dearest()+".")
	}
}

func firstRune(s string, change func(rune) rune) string {
	c, size := utf8.DecodeRuneInString(s)
	return string(change(c)) + s[size:]
}
