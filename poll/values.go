package poll

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// maxInteger is the largest integer that canonical JSON holds, 2^53−1 (docs/formats.md §2).
const maxInteger = 1<<53 - 1

const (
	timeLayout    = "2006-01-02T15:04:05Z"
	dateLayout    = "2006-01-02"
	secondsPerDay = 86_400
)

// Days since 1970-01-01 of the first and the last day that a date may be.
var (
	minDate = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay
	maxDate = time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay
)

var decimalText = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

// FormatNumber writes an answer to a number question, n being the value times 10^Decimals.
func FormatNumber(q *Question, n int64) string {
	if q.Decimals == 0 {
		return strconv.FormatInt(n, 10)
	}
	sign, digits := "", strconv.FormatInt(n, 10)
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	if missing := q.Decimals + 1 - len(digits); missing > 0 {
		digits = strings.Repeat("0", missing) + digits
	}
	point := len(digits) - q.Decimals
	return sign + digits[:point] + "." + digits[point:]
}

// ParseNumber reads what [FormatNumber] writes: exactly Decimals digits after the point. It reports false for any other text,
// and for numbers beyond 2^53−1. It does not look at the question's bounds.
func ParseNumber(q *Question, s string) (int64, bool) {
	n, code := readDecimal(s, q.Decimals)
	return n, code == ""
}

// readDecimal reads a number with exactly the given number of digits after the point, as an integer times 10^decimals. The code is
// empty, bad_decimal, or out_of_range where the integer is beyond 2^53−1.
func readDecimal(s string, decimals int) (n int64, code string) {
	if !decimalText.MatchString(s) {
		return 0, "bad_decimal"
	}
	whole, fraction, _ := strings.Cut(s, ".")
	if len(fraction) != decimals {
		return 0, "bad_decimal"
	}
	n, err := strconv.ParseInt(whole+fraction, 10, 64)
	if err != nil || n > maxInteger || n < -maxInteger {
		return 0, "out_of_range"
	}
	if n == 0 && s[0] == '-' {
		return 0, "bad_decimal"
	}
	return n, ""
}

// FormatDate writes a day, counted from 1970-01-01, as YYYY-MM-DD.
func FormatDate(days int64) string {
	return time.Unix(days*secondsPerDay, 0).UTC().Format(dateLayout)
}

// ParseDate reads YYYY-MM-DD, a day of the proleptic Gregorian calendar in the years 0001 to 9999, as days since 1970-01-01.
func ParseDate(s string) (int64, bool) {
	t, err := time.Parse(dateLayout, s)
	if err != nil || t.Year() < 1 || t.Format(dateLayout) != s {
		return 0, false
	}
	return t.Unix() / secondsPerDay, true
}

// parseTime reads YYYY-MM-DDThh:mm:ssZ in the years 2000 to 9999.
func parseTime(s string) (time.Time, bool) {
	t, err := time.Parse(timeLayout, s)
	if err != nil || !isTime(t) || t.Format(timeLayout) != s {
		return time.Time{}, false
	}
	return t, true
}

// isTime reports whether t can be written in a definition.
func isTime(t time.Time) bool {
	year := t.UTC().Year()
	return year >= 2000 && year <= 9999 && t.Nanosecond() == 0
}
