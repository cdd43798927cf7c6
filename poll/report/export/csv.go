package export

import (
	"bufio"
	"io"

	"isoloir/poll"
)

// CSV writes one row for each person and one column for each question, option that can be picked or ranked, and row that is
// answered on its own. Answers stand as codes; [Codebook] says what they mean. A cell is empty where nothing was said.
func CSV(w io.Writer, d *poll.Definition, all []poll.Answers, o Options) error {
	out := bufio.NewWriter(w)
	list := columns(d)
	row := make([]string, len(list))
	for i, c := range list {
		row[i] = c.name()
	}
	if err := writeRow(out, row); err != nil {
		return err
	}
	people := newRows(d, all, o)
	for n := range all {
		for i, c := range list {
			row[i] = c.of(people.at(n, c.q))
		}
		if err := writeRow(out, row); err != nil {
			return err
		}
	}
	return out.Flush()
}

// LongCSV writes one row for each thing said: the question, the option or row it is about, the value and its label. Rows of one
// person have one number, which says nothing outside of this file; unlinked they have none, and come question by question.
func LongCSV(w io.Writer, d *poll.Definition, all []poll.Answers, o Options) error {
	out := bufio.NewWriter(w)
	l := long{d: d, o: o, w: out, people: newRows(d, all, o)}
	head := []string{"person", "question", "part", "value", "label"}
	if o.Unlink {
		head = head[1:]
	}
	if err := writeRow(out, head); err != nil {
		return err
	}
	list := columns(d)
	if err := l.rows(list, len(all)); err != nil {
		return err
	}
	return out.Flush()
}

type long struct {
	d      *poll.Definition
	o      Options
	w      io.Writer
	people rows
}

func (l long) rows(list []column, n int) error {
	if !l.o.Unlink {
		for person := range n {
			if err := l.person(list, person); err != nil {
				return err
			}
		}
		return nil
	}
	for from := 0; from < len(list); {
		to := from
		for to < len(list) && list[to].q == list[from].q {
			to++
		}
		for person := range n {
			if err := l.person(list[from:to], person); err != nil {
				return err
			}
		}
		from = to
	}
	return nil
}

// person writes what one person said in these columns. Options that were not picked are not written.
func (l long) person(list []column, person int) error {
	for _, c := range list {
		value := c.of(l.people.at(person, c.q))
		if value == "" || c.kind == picked && value == truth(false) {
			continue
		}
		row := []string{integer(int64(person) + 1), c.q.ID, c.part, value, l.label(c, value)}
		if l.o.Unlink {
			row = row[1:]
		}
		if err := writeRow(l.w, row); err != nil {
			return err
		}
	}
	return nil
}

// label is what a value means, or for what is picked or placed what its option means.
func (l long) label(c column, value string) string {
	text := c.label
	if c.kind == code {
		text = c.meaning(value)
	}
	if text == nil {
		return ""
	}
	return text.In(l.o.Lang, l.d)
}
