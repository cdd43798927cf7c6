package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"isoloir/poll"
	"isoloir/poll/author"
	"isoloir/poll/tally"
)

func labelled(labels ...string) (options []poll.Option) {
	for i, label := range labels {
		options = append(options, poll.Option{ID: fmt.Sprintf("o%d", i), Label: poll.Text{"en": label}})
	}
	return options
}

// everyKind has every kind of question, with labels of several scripts, and one that is long and one that has no spaces.
func everyKind() *poll.Definition {
	labels := labelled("Nord", "الساحة الكبيرة وما حولها من الشوارع", "東京都渋谷区の広場をきれいにしてほしい人たちの意見をまとめた長い選択肢", "🌳 trees", "e\u0301glise",
		"A label that is so long that it cannot possibly stand on half a line of a terminal of eighty columns, nor on a whole one")
	ask := poll.Text{"en": "What do you think of the square in front of the station, now that the trees are gone and the market has moved?"}
	few := labels[:4]
	return &poll.Definition{Title: ask, Languages: []string{"en"}, SuppressBelow: 11, Pages: []poll.Page{{Questions: []poll.Question{
		{ID: "choice", Type: poll.Choice, Ask: ask, Options: labels, Other: true, OtherMax: 50},
		{ID: "choices", Type: poll.Choices, Ask: ask, Options: labels, Max: 6},
		{ID: "scale", Type: poll.Scale, Ask: ask, From: 0, To: 10, Low: labels[2].Label, High: labels[5].Label},
		{ID: "number", Type: poll.Number, Ask: ask, Decimals: 2, Min: 0, Max: 1_000_000},
		{ID: "date", Type: poll.Date, Ask: ask, Min: 0, Max: 20_000},
		{ID: "ranking", Type: poll.Ranking, Ask: ask, Options: labels, Count: poll.Ranking.Methods()},
		{ID: "grades", Type: poll.Grades, Ask: ask, Options: labels, Grades: few, Count: poll.Grades.Methods()},
		{ID: "matrix", Type: poll.Matrix, Ask: ask, Rows: labels, Options: few},
	}}}}
}

func shown(t *testing.T, d *poll.Definition, f *tally.Figures, on screen) string {
	t.Helper()
	var b bytes.Buffer
	if err := printFigures(&b, d, f, on); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func pretendAll(d *poll.Definition, n int) (all []poll.Answers) {
	coins := rand.New(rand.NewPCG(1, 2))
	for range n {
		all = append(all, pretend(coins, d))
	}
	return all
}

func TestNoLineOfFiguresIsWiderThanTheScreenWhateverTheScript(t *testing.T) {
	d := everyKind()
	crosses := []tally.CrossSpec{}
	for _, text := range []string{"choice,scale", "choices,matrix.o1", "number,ranking"} {
		spec, err := tally.ParseCross(d, text, nil)
		if err != nil {
			t.Fatal(err)
		}
		crosses = append(crosses, spec)
	}
	for _, n := range []int{0, 1, 2, 300} {
		for _, width := range []int{narrowest, plainWidth, widest} {
			for _, random := range []bool{false, true} {
				f := tally.All(d, tally.Options{Crosses: crosses, AsIfRandom: random}, pretendAll(d, n))
				for line := range strings.Lines(shown(t, d, f, screen{lang: "en", width: width})) {
					line = strings.TrimSuffix(line, "\n")
					if w := columns.StringWidth(line); w > width && !strings.HasPrefix(line, "  – ") {
						t.Errorf("%d ballots, %d columns, intervals %v: %d wide: %s", n, width, random, w, line)
					}
				}
			}
		}
	}
}

// The percent signs of a chart stand below each other.
func TestBarsLineUpWhateverTheScript(t *testing.T) {
	for _, locale := range []string{"en_US.UTF-8", "ja_JP.UTF-8"} {
		t.Setenv("LC_ALL", locale)
		d := everyKind()
		out := shown(t, d, tally.All(d, tally.Options{}, pretendAll(d, 300)), screen{lang: "en", width: plainWidth})
		chart := strings.Split(out, "\n\n")[1]
		at := map[int]bool{}
		for line := range strings.Lines(chart) {
			if before, _, ok := strings.Cut(line, " % "); ok {
				at[columns.StringWidth(before)] = true
			}
		}
		if len(at) != 1 {
			t.Errorf("%s: the percent signs stand in columns %v:\n%s", locale, at, chart)
		}
	}
}

func TestFiguresAreStyledOnlyWhereATerminalTakesIt(t *testing.T) {
	d := everyKind()
	f := tally.All(d, tally.Options{}, pretendAll(d, 20))
	if plain := shown(t, d, f, screen{lang: "en", width: plainWidth}); strings.Contains(plain, "\x1b") {
		t.Error("styled, though nobody asked for it")
	}
	if styled := shown(t, d, f, screen{lang: "en", width: plainWidth, style: true}); !strings.Contains(styled, "\x1b[1m") {
		t.Error("the control: not styled, though asked for")
	}
	if wantsStyle(&bytes.Buffer{}) {
		t.Error("a file is taken for a terminal")
	}
}

func TestFiguresSayByWhichRulesAndOfWhomTheyAre(t *testing.T) {
	file, err := author.Read(author.Demo, "demo.yaml", author.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := file.Poll
	where, err := tally.ParseWhere(d, "reconnaissance=oui,non")
	if err != nil {
		t.Fatal(err)
	}
	f := tally.All(d, tally.Options{Where: []tally.Where{where}, AsIfRandom: true}, pretendAll(d, 60))
	f.Box = &tally.Box{Ballots: 63, Opened: 60, Spoiled: map[string]int{"bad_mac": 2, "not_canonical": 1}, Withdrawn: 4}
	out := strings.Join(strings.Fields(shown(t, d, f, screen{lang: "en", width: plainWidth})), " ")
	for _, want := range []string{
		"in the box: 63 ballots; 60 opened, 3 spoiled (bad_mac: 2, not_canonical: 1); 4 withdrawn",
		"only ballots with reconnaissance=oui,non",
		"95 % Wilson intervals AS IF those who answered were a random sample. They chose to answer, so they are none",
		"Schulze: the strongest paths of majorities, by winning votes; options left out stand last",
		"Instant run-off: the last is eliminated until one has more than half of the ballots that are left. For comparison; the first method decides",
		"Majority judgment: the best grade that more than half give or surpass, then the next of what is left; of what was left out nothing is said (abstain)",
		"By approval: picked by most (each could pick 3)",
		"Figures below 11 are in here",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not said in:\n%s", want, out)
		}
	}
	if plain := shown(t, d, tally.All(d, tally.Options{}, pretendAll(d, 60)), screen{lang: "en", width: plainWidth}); strings.Contains(plain, "Wilson") || strings.Contains(plain, "margin") {
		t.Error("a margin of error that nobody asked for")
	}
}
