package author

import (
	"fmt"

	"isoloir/poll"
)

// Rare answers point at people: whoever opens the ballots reads that one person is the only one of their kind who answered, and results
// hold such counts back, and others with them.
const (
	// manyOptions is from how many options of a choice on some are likely to be rare, however many people answer.
	manyOptions = 13
	// manyDays is a range of dates, in days, so wide that a date in it is one of a person's life.
	manyDays = 20 * 365
)

// rare warns of questions whose answers will hardly be shared by enough people.
func (r *reader) rare(warn func(path, problem, hint string)) {
	d := r.def
	for i := range d.Pages {
		for j := range d.Pages[i].Questions {
			q, path := &d.Pages[i].Questions[j], fmt.Sprintf("pages[%d].questions[%d]", i, j)
			what, n := kinds(q)
			switch {
			case n*d.SuppressBelow > d.MaxBallots:
				warn(path+"."+what, fmt.Sprintf("%q has %d answers for at most %d ballots", q.ID, n, d.MaxBallots),
					fmt.Sprintf("Spread evenly, none of them is given by %d people, and results tell no smaller count. Take fewer and broader ones.", d.SuppressBelow))
			case what == "options" && n >= manyOptions && q.Type == poll.Choice:
				warn(path+"."+what, fmt.Sprintf("%q has %d answers", q.ID, n),
					fmt.Sprintf("Among so many some are rare: they point at people, and results hold counts under %d back, and others with them. Take fewer and broader ones.", d.SuppressBelow))
			case q.Type == poll.Date && q.Max-q.Min > manyDays:
				warn(path+"."+what, fmt.Sprintf("%q asks for a date within %d years", q.ID, (q.Max-q.Min)/365),
					"A date of birth, or another day of a life, says who somebody is. Ask for a year, or for an age in groups.")
			}
		}
	}
}

// kinds counts how many different answers a question has in each of its rows, and says which field makes them so many. Numbers and dates
// are put into groups in results, and are not counted.
func kinds(q *poll.Question) (field string, n int64) {
	switch q.Type {
	case poll.Choice, poll.Choices, poll.Matrix:
		n = int64(len(q.Options))
		if q.Other {
			n++
		}
		return "options", n
	case poll.Grades:
		return "grades", int64(len(q.Grades))
	case poll.Scale:
		return "to", q.To - q.From + 1
	case poll.Date:
		return "max", 0
	}
	return "", 0
}
