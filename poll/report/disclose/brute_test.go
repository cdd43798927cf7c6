package disclose

import (
	"errors"
	"math/rand/v2"
	"testing"

	"isoloir/poll"
	"isoloir/poll/results"
)

// This attacker knows nothing of the package's model: it tries all tables of so many people that there are, and keeps those that fit
// what the documents say, read from their JSON.

// village asks two questions that everybody answers.
func village() *poll.Definition {
	return &poll.Definition{Languages: []string{"en"}, SuppressBelow: 3, Pages: []poll.Page{{Questions: []poll.Question{
		{ID: "side", Type: poll.Choice, Options: options("left right"), Required: true},
		{ID: "view", Type: poll.Choice, Options: options("for against unsure"), Required: true},
	}}}}
}

type grid [2][3]int

func (g grid) people() (all []poll.Answers) {
	for i, row := range g {
		for j, n := range row {
			for range n {
				all = append(all, poll.Answers{ByID: map[string]poll.Answer{
					"side": {Choice: []string{"left", "right"}[i]}, "view": {Choice: []string{"for", "against", "unsure"}[j]},
				}})
			}
		}
	}
	return all
}

// told lists what a document says of a table, and what it is in this one.
func (g grid) told(doc *results.Results) (cells []results.Cell, are []int) {
	in := func(i int) bool { return len(doc.Where) == 0 || i == 0 } // the one filter is side=left
	sum := func(rows, columns []int) (n int) {
		for _, i := range rows {
			for _, j := range columns {
				if in(i) {
					n += g[i][j]
				}
			}
		}
		return n
	}
	all := [][]int{{0, 1}, {0, 1, 2}}
	add := func(c results.Cell, n int) { cells, are = append(cells, c), append(are, n) }
	add(results.Shown(doc.Ballots), sum(all[0], all[1]))
	for _, q := range doc.Questions {
		for k, v := range q.Values {
			if q.ID == "side" {
				add(v.Count, sum([]int{k}, all[1]))
			} else {
				add(v.Count, sum(all[0], []int{k}))
			}
		}
	}
	for _, x := range doc.CrossTables {
		for i, v := range x.Rows.Totals {
			add(v.Count, sum([]int{i}, all[1]))
			for j, c := range x.Cells[i] {
				add(c, sum([]int{i}, []int{j}))
			}
		}
		for j, v := range x.Columns.Totals {
			add(v.Count, sum(all[0], []int{j}))
		}
	}
	return cells, are
}

// narrowest tries all tables, and returns how near the documents come to any count that one of them holds back, and how many there are.
func narrowest(n int, docs ...*results.Results) (width, held int) {
	least, most := map[[2]int]int{}, map[[2]int]int{}
	each(n, func(g grid) {
		if !fitsAll(g, docs) {
			return
		}
		for d, doc := range docs {
			cells, are := g.told(doc)
			for k, c := range cells {
				at := [2]int{d, k}
				if _, seen := least[at]; c.Held() && !seen {
					least[at], most[at] = are[k], are[k]
				}
				if c.Held() {
					least[at], most[at] = min(least[at], are[k]), max(most[at], are[k])
				}
			}
		}
	})
	width = n
	for at := range least {
		width = min(width, most[at]-least[at])
	}
	return width, len(least)
}

func fitsAll(g grid, docs []*results.Results) bool {
	for _, doc := range docs {
		cells, are := g.told(doc)
		for k, c := range cells {
			if n, shown := c.Count(); shown && n != are[k] {
				return false
			}
		}
	}
	return true
}

// each passes all tables of n people.
func each(n int, yield func(grid)) {
	var g grid
	var fill func(at, left int)
	fill = func(at, left int) {
		if at == 5 {
			g[1][2] = left
			yield(g)
			return
		}
		for k := range left + 1 {
			g[at/3][at%3] = k
			fill(at+1, left-k)
		}
	}
	fill(0, n)
}

func TestTryingAllTablesComesNoNearer(t *testing.T) {
	guarded, bare, held, pairs := 99, 99, 0, 0
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 5))
		var g grid
		n := 10 + r.IntN(6)
		for range n {
			g[skewed(r, 2)][skewed(r, 3)]++
		}
		d := village()
		s, part := counted(t, d, g.people(), "side,view"), counted(t, d, g.people(), "side=left")
		first := released(t, s)
		docs := []*results.Results{first}
		second, _, err := Release(part, docs)
		switch {
		case err == nil:
			docs = append(docs, second)
			pairs++
		case !errors.Is(err, ErrNotSafe) && !errors.Is(err, ErrTooFew):
			t.Fatal(err)
		}
		width, hidden := narrowest(n, docs...)
		if hidden > 0 && width < Width(3) {
			t.Errorf("seed %d: %v: a count held back is known to within %d\n%s", seed, g, width, first.Encode())
		}
		held += hidden
		guarded = min(guarded, width)
		if w, hidden := narrowest(n, smallOnly(s)); hidden > 0 {
			bare = min(bare, w)
		}
	}
	t.Logf("%d counts held back, %d releases with a filter: the narrowest range is %d wide; with small counts alone held back (control) %d", held, pairs, guarded, bare)
	if bare != 0 || held < 50 || pairs < 3 {
		t.Error("the attacker learns nothing where there is something to be learned")
	}
}
