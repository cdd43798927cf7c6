package poll

// An Answer is a person's answer to one question. Which fields are used depends on the question's type; the others are zero.
type Answer struct {
	Choice  string            // choice: an option's id, or other
	Choices []string          // choices, in the definition's order; ranking, best first
	Number  int64             // scale; number, times 10^Decimals; date, days since 1970-01-01
	Text    string            // text
	Cells   map[string]string // grades: option → grade; matrix: row → option
	Other   string            // choice, choices: the words, if other is picked
}

// Answers are what one person answered. A question that was not shown or was left blank is absent.
type Answers struct {
	ByID  map[string]Answer
	Quote bool // the person allows free texts to be quoted
}

// A Problem is one thing wrong with answers: the key it concerns and a code (docs/formats.md §4, Reading answers).
type Problem struct {
	Key, Code string
}
