package results

import "isoloir/poll"

// Randomized is what is told of a sensitive question: estimates, for coins were tossed over every answer before it was sealed. Whoever
// knows how often something was reported can work out the rest by the poll's definition (docs/formats.md §4, Randomized answers).
type Randomized struct {
	Reports []Report `json:"reports"`
	// ShiftOfTen is by how many people ten respondents who lie about the coins can move an estimate.
	ShiftOfTen int `json:"shift_of_ten"`
}

// A Report says how often something was reported, and of how many people it is true by that. All are whole numbers of people. An estimate may
// be below 0 or above all.
type Report struct {
	ID       string `json:"id"` // of an option; empty for a choice that was left blank
	Reported int    `json:"reported"`
	Estimate int    `json:"estimate"`
	Error    int    `json:"standard_error"`
	Low      int    `json:"low"` // the ends of its 95 % interval
	High     int    `json:"high"`
}

// ReportsOf returns the ids of a sensitive question's reports: its options, and of a choice that can be left blank, that.
func ReportsOf(q *poll.Question) []string {
	ids := poll.OptionIDs(q.Options)
	if q.Type == poll.Choice && !q.Required {
		ids = append(ids, "")
	}
	return ids
}

// checkRandomized holds what is told of a sensitive question against it. Nothing but estimates is told.
func (f *Question) checkRandomized(q *poll.Question, n int) error {
	if f.Values != nil || f.Rows != nil || f.Pairs != nil || f.Rounds != nil || f.Outcomes != nil {
		return errShape
	}
	if f.Randomized == nil {
		return errHeld
	}
	ids, sum := ReportsOf(q), 0
	if len(f.Randomized.Reports) != len(ids) || f.Randomized.ShiftOfTen < 0 || f.Randomized.ShiftOfTen > maxCount {
		return errNames
	}
	for i, r := range f.Randomized.Reports {
		switch {
		case r.ID != ids[i]:
			return errNames
		case r.Reported < 0 || r.Reported > n || r.Error < 0 || r.Error > maxCount:
			return errMore
		case r.Low < -maxCount || r.Low > r.Estimate || r.Estimate > r.High || r.High > maxCount:
			return errMore
		}
		sum += r.Reported
	}
	if q.Type == poll.Choice && sum != n {
		return errMore
	}
	return nil
}
