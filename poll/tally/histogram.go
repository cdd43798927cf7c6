package tally

import (
	"math/bits"
	"time"

	"isoloir/poll"
)

// mostBins is how many bins a histogram has at most, and fewBins how many it has at least where there are more values than that.
const (
	mostBins = 20
	fewBins  = 5
)

// bins returns the bins of a histogram, empty. They are adjacent, as wide as each other (as the calendar allows), begin at round
// numbers, and hold all values.
func bins(q *poll.Question, v values) []Bin {
	if len(v) == 0 {
		return nil
	}
	distinct := v.sorted()
	least, most := distinct[0], distinct[len(distinct)-1]
	if q.Type == poll.Date {
		return dateBins(least, most)
	}
	width := roundWidth(most-least, v.n())
	var out []Bin
	for from := floor(least, width); from <= most; from += width {
		out = append(out, Bin{From: from, To: from + width - 1})
	}
	return out
}

// roundWidth returns 1, 2 or 5 times a power of ten, so wide that about as many bins as Sturges's rule asks for (1 + log₂ n) hold
// the range. Few whole numbers have a bin each.
func roundWidth(span int64, n int) int64 {
	if span < mostBins {
		return 1
	}
	wanted := int64(min(max(fewBins, bits.Len(uint(n))+1), mostBins-1)) // a bin more may be begun
	for unit := int64(1); ; unit *= 10 {
		for _, digit := range []int64{1, 2, 5} {
			if span/(digit*unit) < wanted {
				return digit * unit
			}
		}
	}
}

// floor is the largest multiple of width that is not over n.
func floor(n, width int64) int64 {
	quotient := n / width
	if n%width < 0 {
		quotient--
	}
	return quotient * width
}

// Days since 1970-01-01, which was a Thursday.
const (
	secondsPerDay = 86_400
	firstMonday   = 4
)

// dateBins are days, weeks that begin on Monday, months, quarters, years or so many years as are a round number: the shortest of
// which few do.
func dateBins(least, most int64) []Bin {
	if most-least < mostBins {
		return steps(least, most, func(day int64) int64 { return day + 1 })
	}
	if most-least < 7*(mostBins-1) {
		return steps(floor(least-firstMonday, 7)+firstMonday, most, func(day int64) int64 { return day + 7 })
	}
	for _, months := range []int{1, 3, 12, 60, 120, 600, 1200, 12_000} {
		first := monthOf(least)
		first -= first % months
		if (monthOf(most)-first)/months < mostBins {
			return steps(dayOf(first), most, func(day int64) int64 { return dayOf(monthOf(day) + months) })
		}
	}
	panic("there are ten thousand years at most")
}

func steps(from, most int64, next func(int64) int64) (out []Bin) {
	for ; from <= most; from = next(from) {
		out = append(out, Bin{From: from, To: next(from) - 1})
	}
	return out
}

// monthOf counts months from the beginning of the year 0.
func monthOf(day int64) int {
	t := time.Unix(day*secondsPerDay, 0).UTC()
	return 12*t.Year() + int(t.Month()) - 1
}

// dayOf is the first day of a month.
func dayOf(month int) int64 {
	return time.Date(month/12, time.Month(month%12+1), 1, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay
}
