package disclose

import (
	"slices"
	"testing"

	"isoloir/poll"
	"isoloir/poll/results"
)

func TestHowManyPicksAreAllowedBoundsThemInEachLineOfACrossTable(t *testing.T) {
	d := asking(
		poll.Question{ID: "district", Type: poll.Choice, Required: true, Options: options("north south east")},
		poll.Question{ID: "acts", Type: poll.Choices, Required: true, Min: 1, Max: 3, Options: options("a b c d e")},
	)
	var all []poll.Answers
	add := func(n int, district string, acts ...string) {
		for range n {
			all = append(all, poll.Answers{ByID: map[string]poll.Answer{"district": {Choice: district}, "acts": {Choices: acts}}})
		}
	}
	add(15, "north", "a", "b", "c")
	add(14, "north", "a", "b", "d")
	add(14, "north", "a", "c", "d")
	add(14, "north", "b", "c", "d")
	add(3, "north", "a", "b", "e")
	for _, place := range []string{"south", "east"} {
		add(20, place, "a", "b")
		add(20, place, "c", "d")
		add(25, place, "b", "e")
		add(20, place, "a", "d")
		add(20, place, "c", "a")
	}
	for _, spec := range []string{"district,acts", "acts,district"} {
		s := counted(t, d, all, spec)
		r := released(t, s)
		if len(r.CrossTables) != 1 {
			t.Fatal("the cross-table is not told")
		}
		if found := attacked(t, s, r); Narrowed(found) {
			t.Errorf("%+v", found)
		}
		// With e alone held back: sixty people of the north pick at most three each, and 177 picks of theirs are told.
		r.CrossTables = newDraft(s).r.CrossTables
		x := &r.CrossTables[0]
		for i := range x.Cells {
			for j := range x.Cells[i] {
				if x.Rows.Totals[i].ID == "e" || x.Columns.Totals[j].ID == "e" {
					x.Cells[i][j] = results.Cell{}
				}
			}
		}
		found := attacked(t, s, r)
		if !slices.ContainsFunc(found, func(f Finding) bool {
			return f.Null && slices.Contains(f.cats[:], "e") && slices.Contains(f.cats[:], "north") && f.Lo == 0 && f.Hi == 3 && f.Narrowed
		}) {
			t.Errorf("%s: %+v", spec, found)
		}
	}
}

func TestHowManyPicksAreDemandedBoundsThemInEachLineOfACrossTable(t *testing.T) {
	d := asking(
		poll.Question{ID: "district", Type: poll.Choice, Required: true, Options: options("north south")},
		poll.Question{ID: "acts", Type: poll.Choices, Required: true, Min: 2, Max: 3, Options: options("a b c")},
	)
	var all []poll.Answers
	for district, n := range map[string]int{"north": 60, "south": 80} {
		for i := range n {
			all = append(all, poll.Answers{ByID: map[string]poll.Answer{"district": {Choice: district}, "acts": {Choices: [][]string{{"a", "b"}, {"a", "c"}, {"b", "c"}}[i%3]}}})
		}
	}
	s := counted(t, d, all, "district,acts")
	r := newDraft(s).r
	r.CrossTables[0].Cells[0][2], r.Questions[1].Values[2].Count = results.Cell{}, results.Cell{}
	r.CrossTables[0].Cells[1][2], r.CrossTables[0].Columns.Totals[2].Count = results.Cell{}, results.Cell{}
	finds(t, s, r, "district=north & acts.c=c", 40, 60, false)
}
