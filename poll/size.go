package poll

import (
	"cmp"
	"slices"
)

const (
	answersHead = `{"answers":{`
	quoteTail   = `,"quote":true`
)

// WorstCase returns the length in bytes of the longest canonical answers this definition allows, as if every question were shown
// (docs/formats.md §4, ballot_size).
func (d *Definition) WorstCase() int {
	total := len(answersHead) + len(`}}`)
	for i, q := range d.Questions() {
		total += quoted(q.ID) + len(`:`) + q.longest()
		if i > 0 {
			total += len(`,`)
		}
	}
	if d.Notice.QuoteText == QuoteAsk {
		total += len(quoteTail)
	}
	return total
}

// WantBallotSize returns what ballot_size must be: [Definition.WorstCase] rounded up to a multiple of [BallotSizeStep].
func (d *Definition) WantBallotSize() int {
	return (d.WorstCase() + BallotSizeStep - 1) / BallotSizeStep * BallotSizeStep
}

// longest returns the length of the longest value of an answer to q, the member "<id>.other" behind it included.
func (q *Question) longest() int {
	switch q.Type {
	case Choice:
		return q.longestPick(1, 0)
	case Choices:
		most := min(q.Max, MaxOptions+1)
		if q.Sensitive() {
			most = MaxOptions // coins may report any number
		}
		return q.longestPick(int(most), len(`[]`))
	case Scale:
		return max(len(FormatNumber(q, q.From)), len(FormatNumber(q, q.To)))
	case Number:
		digits := max(len(FormatNumber(q, q.Min)), len(FormatNumber(q, q.Max)))
		if q.Decimals > 0 {
			digits += len(`""`)
		}
		return digits
	case Date:
		return len(`"0000-00-00"`)
	case TextQ:
		return textSize(int(q.Max))
	case Ranking:
		return picked(lengths(q.Options), len(q.Options), len(`[]`))
	case Grades:
		return grid(q.Options, q.Grades)
	case Matrix:
		return grid(q.Rows, q.Options)
	}
	return 0
}

// longestPick returns the length of the longest pick of up to most options, in brackets of the given length: without other, or
// with it in place of one option.
func (q *Question) longestPick(most, brackets int) int {
	ids := lengths(q.Options)
	without := picked(ids, most, brackets)
	if !q.Other {
		return without
	}
	with := picked(append([]int{quoted(OtherID)}, ids...), most, brackets)
	return max(without, with+len(`,`)+quoted(q.ID+"."+OtherID)+len(`:`)+textSize(q.OtherMax))
}

// picked returns the length of the first few ids of a list, commas and brackets included.
func picked(ids []int, most, brackets int) int {
	ids = ids[:max(0, min(most, len(ids)))]
	total := brackets + max(0, len(ids)-1)
	for _, n := range ids {
		total += n
	}
	return total
}

// grid returns the length of an object that gives every row the longest value.
func grid(rows, values []Option) int {
	longest := picked(lengths(values), 1, 0)
	total := len(`{}`) + max(0, len(rows)-1)
	for _, row := range rows {
		total += quoted(row.ID) + len(`:`) + longest
	}
	return total
}

// lengths returns the lengths of the options' ids in quotes, the longest first.
func lengths(options []Option) []int {
	ids := make([]int, len(options))
	for i, o := range options {
		ids[i] = quoted(o.ID)
	}
	slices.SortFunc(ids, func(a, b int) int { return cmp.Compare(b, a) })
	return ids
}

// quoted returns the length of an id in quotes.
func quoted(id string) int { return len(id) + len(`""`) }

// textSize returns the length of the longest text in quotes: no code point takes more than four bytes, escaped or not.
func textSize(codePoints int) int { return len(`""`) + 4*codePoints }
