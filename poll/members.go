package poll

// members lists the members of a question that only some types have, and for each type whether the member must be there.
// What every type has (id, type, ask, help, required, show_if) is not in it.
var members = map[string]map[QuestionType]bool{
	"shuffle":   {Choice: false, Choices: false, Ranking: false, Grades: false, Matrix: false},
	"options":   {Choice: true, Choices: true, Ranking: true, Grades: true, Matrix: true},
	"rows":      {Matrix: true},
	"grades":    {Grades: true},
	"sensitive": {Choice: false, Choices: false},
	"other":     {Choice: false, Choices: false},
	"other_max": {Choice: false, Choices: false},
	"min":       {Choices: true, Number: true, Date: true},
	"max":       {Choices: true, Number: true, Date: true, TextQ: true},
	"from":      {Scale: true},
	"to":        {Scale: true},
	"low":       {Scale: false},
	"high":      {Scale: false},
	"decimals":  {Number: false},
	"count":     {Ranking: false, Grades: false},
	"unranked":  {Ranking: false},
	"blank":     {Grades: false},
	"tie_break": {Ranking: false, Grades: false},
}

// types lists the types of questions in the order of docs/formats.md §3.
var types = []QuestionType{Choice, Choices, Scale, Number, Date, TextQ, Ranking, Grades, Matrix}

// Valid reports whether t is a type of question.
func (t QuestionType) Valid() bool {
	for _, known := range types {
		if t == known {
			return true
		}
	}
	return false
}

// Takes reports whether questions of this type have the member, and whether it must be there (docs/formats.md §3). The member
// other_max must be there exactly where other is true.
func (t QuestionType) Takes(member string) (takes, needs bool) {
	limited, ok := members[member]
	if !ok {
		return true, member == "id" || member == "type" || member == "ask"
	}
	needs, takes = limited[t]
	return takes, needs
}
