package export

import (
	"bufio"
	"io"

	"isoloir/poll"
)

// JSONLines writes each person's answers as they were sealed, without the padding. Unlinked each line has the answer to one
// question, question by question.
func JSONLines(w io.Writer, d *poll.Definition, all People, o Options) error {
	out := bufio.NewWriter(w)
	put := func(a poll.Answers) error {
		line := string(d.PlainAnswers(a))
		if o.Visible {
			line = poll.VisibleJSON(line)
		}
		_, err := out.WriteString(line + "\n")
		return err
	}
	if err := eachLine(d, all, o, put); err != nil {
		return err
	}
	return out.Flush()
}

func eachLine(d *poll.Definition, all People, o Options, put func(poll.Answers) error) error {
	if !o.Unlink {
		for answers, err := range all {
			if err != nil {
				return err
			}
			if err := put(answers); err != nil {
				return err
			}
		}
		return nil
	}
	u, err := unlink(d, all)
	if err != nil {
		return err
	}
	for _, q := range d.Questions() {
		for n := range u.all {
			s := u.row(n)(q)
			if !s.answered {
				continue
			}
			// Whether words may be quoted stands with words only.
			quote := s.quote && (s.Text != "" || s.Other != "")
			if err := put(poll.Answers{ByID: map[string]poll.Answer{q.ID: s.Answer}, Quote: quote}); err != nil {
				return err
			}
		}
	}
	return nil
}
