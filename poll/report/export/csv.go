package export

import (
	"bufio"
	"io"

	"isoloir/poll"
)

// CSV writes one row for each person and one column for each question, option that can be picked or ranked, and row that is
// answered on its own. Answers stand as codes; [Codebook] says what they mean. A cell is empty where nothing was said.
func CSV(w io.Writer, d *poll.Definition, all People, o Options) error {
	out := bufio.NewWriter(w)
	list := columns(d)
	cells := make([]string, len(list))
	for i, c := range list {
		cells[i] = c.name()
	}
	if err := writeRow(out, cells); err != nil {
		return err
	}
	for row, err := range rows(d, all, o) {
		if err != nil {
			return err
		}
		for i, c := range list {
			cells[i] = c.of(row(c.q))
		}
		if err := writeRow(out, cells); err != nil {
			return err
		}
	}
	return out.Flush()
}

// LongCSV writes one row for each thing said: the question, the option or row it is about, the value and its label. Rows of one
// person have one number, which says nothing outside of this file; unlinked they have none, and come question by question.
func LongCSV(w io.Writer, d *poll.Definition, all People, o Options) error {
	out := bufio.NewWriter(w)
	l := long{d: d, o: o, w: out}
	head := []string{"person", "question", "part", "value", "label"}
	if o.Unlink {
		head = head[1:]
	}
	if err := writeRow(out, head); err != nil {
		return err
	}
	if err := l.rows(columns(d), all); err != nil {
		return err
	}
	return out.Flush()
}

type long struct {
	d *poll.Definition
	o Options
	w io.Writer
}

func (l long) rows(list []column, all People) error {
	if l.o.Unlink {
		return l.unlinked(list, all)
	}
	person := 0
	for row, err := range rows(l.d, all, l.o) {
		if err != nil {
			return err
		}
		person++
		if err := l.person(list, person, row); err != nil {
			return err
		}
	}
	return nil
}

func (l long) unlinked(list []column, all People) error {
	u, err := unlink(l.d, all)
	if err != nil {
		return err
	}
	for from := 0; from < len(list); {
		to := from
		for to < len(list) && list[to].q == list[from].q {
			to++
		}
		for n := range u.all {
			if err := l.person(list[from:to], 0, u.row(n)); err != nil {
				return err
			}
		}
		from = to
	}
	return nil
}

// person writes what one person said in these columns. Options that were not picked are not written.
func (l long) person(list []column, person int, said row) error {
	for _, c := range list {
		value := c.of(said(c.q))
		if value == "" || c.kind == picked && value == truth(false) {
			continue
		}
		row := []string{integer(int64(person)), c.q.ID, c.part, value, l.label(c, value)}
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
