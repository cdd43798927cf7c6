package tally

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"isoloir/poll"
)

func TestHistogramsHaveRoundBins(t *testing.T) {
	number, date := &poll.Question{Type: poll.Number}, &poll.Question{Type: poll.Date}
	for _, c := range []struct {
		q    *poll.Question
		v    []int64
		want string
	}{
		{number, nil, "[]"},
		{number, []int64{7}, "[{7 7 0}]"},
		{number, []int64{-1, 1}, "[{-1 -1 0} {0 0 0} {1 1 0}]"},
		{number, []int64{-7, 93}, "[{-50 -1 0} {0 49 0} {50 99 0}]"},
		{number, []int64{1, 21}, "[{0 4 0} {5 9 0} {10 14 0} {15 19 0} {20 24 0}]"},
		{date, []int64{0, 1}, "[{0 0 0} {1 1 0}]"},
		{date, []int64{0, 30}, "[{-3 3 0} {4 10 0} {11 17 0} {18 24 0} {25 31 0}]"}, // weeks from Monday 1969-12-29
	} {
		v := values{}
		for _, n := range c.v {
			v[n]++
		}
		if got := fmt.Sprint(bins(c.q, v)); got != c.want {
			t.Errorf("%v: %s, want %s", c.v, got, c.want)
		}
	}
	for ends, want := range map[[2]string]string{
		{"2027-01-15", "2027-12-01"}: "12 bins, the first from 2027-01-01 to 2027-01-31",
		{"2027-02-15", "2030-02-01"}: "13 bins, the first from 2027-01-01 to 2027-03-31",
		{"1999-12-31", "2010-01-01"}: "12 bins, the first from 1999-01-01 to 1999-12-31",
		{"1903-01-01", "2010-01-01"}: "12 bins, the first from 1900-01-01 to 1909-12-31",
		{"0001-01-01", "9999-12-31"}: "10 bins, the first from 0000-01-01 to 0999-12-31",
	} {
		v := values{}
		for _, text := range ends {
			day, _ := poll.ParseDate(text)
			v[day]++
		}
		all := bins(date, v)
		if got := fmt.Sprintf("%d bins, the first from %s to %s", len(all), poll.FormatDate(all[0].From), poll.FormatDate(all[0].To)); got != want {
			t.Errorf("%v: %s, want %s", ends, got, want)
		}
	}
}

func TestEveryNumberIsInOneBinOfAFew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := poll.Question{ID: "q", Type: poll.Number}
		limit := rapid.SampledFrom([]int64{3, 30, 1000, 1 << 53}).Draw(t, "limit")
		if rapid.Bool().Draw(t, "dates") {
			q.Type, limit = poll.Date, min(limit, 20_000)
		}
		numbers := rapid.SliceOfN(rapid.Int64Range(-limit, limit), 1, 40).Draw(t, "numbers")
		var answers []poll.Answer
		for _, n := range numbers {
			answers = append(answers, poll.Answer{Number: n})
		}
		f := All(definition(q), Options{}, of(answers...)).Questions[0]
		sum, end := 0, f.Histogram[0].From-1
		for _, b := range f.Histogram {
			sum += b.Count
			if b.From != end+1 || b.To < b.From {
				t.Errorf("%+v do not lie beside each other", f.Histogram)
			}
			end = b.To
		}
		if sum != len(numbers) || len(f.Histogram) > mostBins {
			t.Errorf("%d numbers are in %d bins: %+v", len(numbers), len(f.Histogram), f.Histogram)
		}
		if first, last := f.Histogram[0], f.Histogram[len(f.Histogram)-1]; f.Summary.Min > first.To || f.Summary.Max < last.From {
			t.Errorf("an end is empty: %+v", f.Histogram)
		}
	})
}

func TestTheEndsOfAScaleHaveBoxesAndATenPointScaleANetPromoterScore(t *testing.T) {
	var answers []poll.Answer
	for _, n := range []int64{10, 9, 9, 8, 7, 6, 5, 0, 0, 10} {
		answers = append(answers, poll.Answer{Number: n})
	}
	f := All(definition(poll.Question{ID: "q", Type: poll.Scale, From: 0, To: 10}), Options{}, of(answers...)).Questions[0]
	if n := f.NPS; n.Promoters != 4 || n.Passives != 2 || n.Detractors != 4 || n.Score.Sign() != 0 {
		t.Errorf("%+v", n)
	}
	if b := f.Boxes; b.Top.Count != 2 || b.TopTwo.Count != 4 || b.BottomTwo.Count != 2 || b.Bottom.Count != 2 || b.Top.Share.RatString() != "1/5" {
		t.Errorf("%+v", b)
	}
	if f.Summary.Median.RatString() != "15/2" {
		t.Errorf("median %s", f.Summary.Median)
	}
	f = All(definition(poll.Question{ID: "q", Type: poll.Scale, From: 1, To: 3}), Options{}, of(poll.Answer{Number: 3})).Questions[0]
	if f.NPS != nil || f.Boxes.TopTwo != nil || f.Boxes.BottomTwo != nil {
		t.Errorf("%+v", f)
	}
}

func TestIntervalsStandThereOnlyWhenAskedForAndSaySo(t *testing.T) {
	plain, random := All(asked, Options{}, []poll.Answers{someone()}), All(asked, Options{AsIfRandom: true}, []poll.Answers{someone()})
	with := fmt.Sprintf("%+v", plain)
	if plain.Intervals != "" || strings.Contains(with, "Interval:0x") {
		t.Errorf("unasked: %s", with)
	}
	i := random.Questions[0].Options[0].Interval
	if random.Intervals != WilsonAsIfRandom || i == nil || *i != *Wilson(1, 1) || random.Questions[2].Points[0].Interval == nil ||
		random.Questions[2].Boxes.Top.Interval == nil || random.Questions[6].Ranks[0].Interval == nil || random.Questions[7].Rows[0].Values[0].Interval == nil {
		t.Errorf("%+v", random)
	}
}
