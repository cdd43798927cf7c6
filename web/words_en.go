package web

import (
	"fmt"

	"isoloir/poll/box"
)

var english = words{
	Lang: "en", Dir: "ltr", Name: "English",
	months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	date: func(day int, month string, year int, clock string) string {
		if clock != "" {
			clock = ", " + clock
		}
		return fmt.Sprintf("%d %s %d%s", day, month, year, clock)
	},

	Title:     "Polls on this server",
	Lead:      "Answers are sealed in your browser. This server cannot open them, and does not know who you are.",
	None:      "No poll is shown here. Most are not: if you were given a link, open that.",
	Campaign:  "Polls that belong together",
	Principle: "No account, no cookie, and no note of who came.",
	Languages: "Language",
	Polls:     "Polls",
	Pages:     "More polls",
	Earlier:   "Back",
	Later:     "More",
	Here:      "Page %d of %d",
	status: map[box.Status]string{
		box.StatusUpcoming: "Opens on %s",
		box.StatusOpen:     "Open until %s",
		box.StatusClosed:   "Closed",
		box.StatusSealed:   "Closed and sealed",
		box.StatusWithheld: "Closed; too few answers to be opened",
	},

	Missing:     "There is no such page here",
	MissingText: "This server knows no poll, and no other page, of this address. Copy the whole link, or ask the people who gave it to you.",
	Gone:        "This poll was deleted",
	GoneText:    "Its organizer deleted it, and with it every ballot that this server held.",
	Failed:      "Something went wrong on the server",
	FailedText:  "It is not your fault, and nothing is lost. Try again in a minute.",

	ReadOnly:     "%s: the questions, to read",
	HowTitle:     "To answer without JavaScript",
	HowText:      "An answer is sealed, and signed with a key made for it alone, before it leaves your device. A page without a program cannot do that, and neither can curl or age, which cannot sign a ballot. The program isoloir can. Run it on your own device, in a terminal:",
	HowAsk:       "It shows the questions one by one, and sends nothing before you say so.",
	HowCode:      "This poll takes a ballot with a code only: the program asks for yours, and exchanges it for a token that does not show whose it is.",
	HowSet:       "Or give your answers in the command. As an example:",
	HowMore:      "Each question below shows what to write for it. Where others use the same device, let the program ask instead: it writes no answer into the list of past commands.",
	HowTor:       "To go through Tor, add:",
	InBooth:      "Answer in the browser instead, with JavaScript",
	Reading:      "To read first",
	Before:       "Before you begin",
	facts:        [10]string{"Who asks", "Why", "Legal basis", "Who can open the answers", "Answers are kept until", "Opened only with", "May your words be quoted?", "Contact", "Opens", "Closes"},
	keptAtMost:   "%s at the latest, then deleted",
	orMore:       "%d ballots or more",
	quote:        [3]string{"No, never.", "Only if you allow it.", "Yes. Write nothing that would show who you are."},
	SmallGroup:   "In a small group, answers are easily guessed: write nothing that only you could have written.",
	asked:        "The questions",
	page:         "Page %d",
	Required:     "required",
	OnlyIf:       "Asked only if this was answered:",
	question:     "Question %d",
	exactly:      "Choose %d.",
	atMost:       "Choose no more than %d.",
	atLeast:      "Choose at least %d.",
	fromTo:       "Choose %d to %d.",
	chooseOne:    "Choose one.",
	between:      "From %s to %s.",
	decimals:     "Digits after the point: %d.",
	ownWords:     "In your own words, up to %d characters.",
	rank:         "Put them in order, the best first. You may leave some out.",
	gradeEach:    "Give each a grade.",
	chooseInEach: "Choose one for each line.",
	Lines:        "Lines",
	Choices:      "Choices",
	Grades:       "Grades, the best first",
	Other:        "Other",
	otherMax:     "in your own words, up to %d characters",
	shuffled:     "The booth shows these in an order drawn by chance.",
	QuoteBox:     "What I wrote may be quoted, without a name.",
	InCommand:    "In the command:",
	myWords:      "my answer",
}
