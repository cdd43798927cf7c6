package poll_test

import (
	"bytes"
	"strings"
	"testing"

	"isoloir/poll"
)

func FuzzParse(f *testing.F) {
	v := load[definitionVectors](f, "definition")
	for _, c := range some(f, v.Good) {
		f.Add([]byte(c.Definition))
	}
	for _, c := range some(f, v.Faulty) {
		f.Add([]byte(c.Definition))
		f.Add(c.Base64)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := poll.Parse(data)
		if err == nil && !bytes.Equal(d.Encode(), data) {
			t.Errorf("taken, though its canonical bytes are %s", d.Encode())
		}
		if err != nil && len(codes(err)) == 0 {
			t.Errorf("an error without a fault: %v", err)
		}
		if err == nil && (d.BallotSize < d.WorstCase() || d.BallotSize > poll.MaxBallotSize) {
			t.Errorf("ballot size %d", d.BallotSize)
		}
	})
}

func FuzzReadAnswers(f *testing.F) {
	v := load[answersVectors](f, "answers")
	for _, c := range some(f, v.Cases) {
		f.Add(c.Definition, []byte(c.Loose))
	}
	definitions := parsed(f, v.Definitions)
	f.Fuzz(func(t *testing.T, name string, loose []byte) {
		d := definitions[name]
		if d == nil {
			return
		}
		a, problems := d.ReadAnswers(loose)
		if len(problems) > 0 {
			return
		}
		a.Tossed = d.Sensitive()
		padded, err := d.EncodeAnswers(a)
		if err != nil || len(padded) != d.BallotSize {
			t.Fatalf("%d bytes, %v", len(padded), err)
		}
		if _, problems := d.DecodeAnswers(padded); problems != nil {
			t.Errorf("encoded as %s, which has the problems %v", padded, problems)
		}
	})
}

func FuzzParseLink(f *testing.F) {
	for _, v := range some(f, load[idVectors](f, "poll-id").Links) {
		f.Add(v.Text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l, err := poll.ParseLink(s)
		if err != nil {
			return
		}
		if again, err := poll.ParseLink(l.String()); err != nil || again != l {
			t.Errorf("%q is %s, which is %s (%v)", s, l, again, err)
		}
	})
}

func FuzzMarkdown(f *testing.F) {
	for _, v := range some(f, load[markdownVectors](f, "markdown").Cases) {
		f.Add(v.Source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		var judge func([]poll.Inline, string)
		judge = func(inlines []poll.Inline, within string) {
			for i, inline := range inlines {
				if inline.Text == "" && inline.Em == nil && inline.Strong == nil && inline.A == nil {
					t.Error("an empty inline")
				}
				if i > 0 && inline.Text != "" && inlines[i-1].Text != "" {
					t.Error("neighbouring strings")
				}
				if inline.A != nil && !strings.HasPrefix(inline.Href, "https://") {
					t.Errorf("a link to %q", inline.Href)
				}
				for kind, inner := range map[string][]poll.Inline{"em": inline.Em, "strong": inline.Strong, "a": inline.A} {
					if inner != nil && strings.Contains(within, kind) {
						t.Errorf("%s in %s", kind, within)
					}
					judge(inner, within+" "+kind)
				}
			}
		}
		for _, block := range poll.Markdown(source) {
			judge(block.P, "")
			for _, item := range block.UL {
				judge(item, "")
			}
		}
	})
}
