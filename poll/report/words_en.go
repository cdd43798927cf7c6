package report

import (
	"isoloir/poll"
	"isoloir/poll/results"
)

var english = words{
	Lang: "en", Dir: "ltr", point: ".", group: ",", percent: "%", quotes: [2]string{"“", "”"}, and: " and ",

	Report: "Results", InShort: "In short", Questions: "Question by question", HowAsked: "How this poll was made", Checking: "How to check these results",
	Table:      "The figures: %[1]s",
	ballots:    counting("1 ballot counted", "%s ballots counted"),
	answered:   counting("1 person answered", "%s people answered"),
	onlyBallot: "Only ballots that fit: %[1]s",
	hidden:     "“held back”: a number is not shown where it could point at somebody, or help to work out one that could.",
	private:    "Nothing is held back here. This page is for those who hold the key, and not for publication: small numbers can point at somebody.",
	Optional:   "Could be left blank.", Mandatory: "Had to be answered.",
	Several:  "Up to %[1]d could be picked, so shares add up to more than 100%%.",
	Shuffled: "Options stood in random order.",
	asked:    "Asked only after: %[1]s.",
	HeldBack: "So few answered that nothing is shown here.", Held: "held back", Nobody: "Nobody answered.", TooFew: "Too few answered for a picture.",
	Other: "Something else",
	Words: counting("One person wrote something. It is not shown here.", "%s people wrote something. What they wrote is not shown here."),

	first: "%[1]s comes first: %[2]s of those who answered.", tied: "%[1]s are tied for first, with %[2]s each.",
	picked: "%[1]s was picked most often: by %[2]s of those who answered.", pickedTied: "%[1]s were picked most often, by %[2]s each.",
	ofShown:  "Of the numbers that can be shown, the largest is %[1]s: %[2]s.",
	early:    "closed early, before %s",
	mean:     "On a scale from %[2]s to %[3]s the mean is %[1]s and the median %[4]s.",
	median:   "The middle answer (median) is %[1]s.",
	frequent: "The most frequent answer is %[1]s: %[2]s.", frequentT: "The most frequent answers are %[1]s: %[2]s each.",
	wins: "%[1]s comes first (%[2]s).", winTied: "%[1]s are tied for first (%[2]s).", duels: "More people prefer it to any other option than the other way round.",
	noOrder: "The order is held back.", judged: "%[1]s is judged best: %[2]s (%[3]s).", agreed: "Clearest: %[1]s – %[2]s, with %[3]s.",

	Reports:    counting("Estimated from 1 ballot.", "Estimated from %s ballots."),
	randomized: "Estimates: before an answer was sealed, the respondent's device tossed coins over it and sometimes put another in its place (randomized response, ε = %[1]s). Nobody knows of any one ballot whether it says what was true. An estimate below 0 means few or none, one above 100%% nearly all; each is given with its standard error and its 95%% interval, which make room for chance alone.",
	shift:      "Who lies about the coins moves an estimate: ten people who agree on it, by up to %[1]s.",
	estimated:  "By estimate, %[1]s comes first: %[2]s (95%% interval: %[3]s).",
	unclear:    "By estimate, %[1]s has most: %[2]s (95%% interval: %[3]s). It is not certain that it comes first: others' intervals reach as high.",
	Estimate:   "Estimate", Interval: "95% interval", Reported: "Reported", LeftBlank: "Left blank",

	Option: "Option", Answer: "Answer", People: "People", Share: "Share", ShareOfPicks: "of all picks", Row: "Row", Place: "Place", Grade: "Majority grade", Total: "Total", Round: "Round",
	Exhausted: "rank none that is left",
	below:     "below %[1]s: %[2]s", above: "above %[1]s: %[2]s", in: "%[1]s: %[2]s",
	Half: "half of the grades", More: "half of those that count", Stopped: "The rounds end at a tie for last place; the order is what comes of every way to break it.", Rest: "then the others, in an order that is held back",
	chart: map[chartKind]string{
		estimateChart: "A bar for each estimate, and over it a line as long as its interval. The table below has the same figures.",
		barChart:      "A bar for each answer, as long as its share. The table below has the same figures.", columnChart: "A column for each answer, as high as its share. The table below has the same figures.",
		divergingChart: "One bar that leans to the side where more people are. The table below has the same figures.",
		profileChart:   "A bar for each option, divided by grades, best first, with a line at the middle. The table below has the same figures.",
		stackChart:     "A bar for each row, divided by answers. The table below has the same figures.",
		flowChart:      "A bar for each round, divided by options, and where the votes of those eliminated go. The table below has the same figures.",
		pairChart:      "For each pair of options, how many prefer the one in the row to the one in the column. The table below has the same figures.",
	},
	Pairs: "How many prefer the option in the row to the one in the column",
	cross: "%[1]s × %[2]s", crossNote: "%[1]s answered both. Shares are of the row.",
	methods: map[poll.Method][2]string{
		results.Approval:      {"by approval", "The option picked by most comes first."},
		poll.Schulze:          {"Schulze's method", "Each option is compared with each other; the strongest chains of majorities decide."},
		poll.RankedPairs:      {"ranked pairs", "Each option is compared with each other; majorities count from the largest down, unless they contradict larger ones."},
		poll.InstantRunoff:    {"instant run-off", "The option that fewest rank first is eliminated, and its ballots go to their next choice, until one has more than half."},
		poll.Borda:            {"Borda count", "An option gets a point for every option that is ranked below it."},
		poll.FirstPreferences: {"first preferences", "The option ranked first by most comes first."},
		poll.MajorityJudgment: {"majority judgment", "An option's majority grade is the best one that more than half give or surpass. Where it is the same, the grades around it decide."},
		poll.MeanGrade:        {"mean grade", "The worst grade counts 0, each better one 1 more; the highest mean comes first."},
	},

	facts: [14]string{"Who asked", "Contact", "Why", "Who could open the answers", "Who could answer", "When", "How", "Languages", "Ballots counted", "How people were chosen",
		"Weighting", "Margin of error", "Wording", "Small numbers"},
	Mode:     "On the web or with a program, each person alone and anonymously. Answers were sealed on the respondent's own device.",
	Open:     "Anybody with the link. Nothing kept one person from answering several times.",
	Codes:    "Those who were given a code. Each code admits one ballot.",
	Sampling: "They were not. People chose to answer: they are no random sample, and the figures speak of those who answered, not of everybody.",
	NoWeight: "None. Every ballot counts once.",
	NoMargin: "None is given. It would suppose a random sample.",
	Wording:  "As printed here, in this order. Texts that people wrote are counted and not quoted.",
	keep:     "Behind every number shown stand at least %[1]d people. Others are held back, and so are those from which they could be worked out.",

	Box: "Ballots in the box", Opened: "Opened", Spoiled: "Spoiled", Withdrawn: "Withdrawn by those who cast them",
	Log: "Log", Entries: "Entries in the log", Root: "Root of the log", Command: "To check",
	CheckText: "When the poll closed, all ballots were put into one sorted log that its server signed. Its root below stands for all of them: nobody can add, change or remove a ballot without changing it. Anybody can check with Isoloir that the log is complete and has this root:",
	Secrecy:   "Nobody can see in it who answered, or what. Respondents can check with their receipts that their ballots are in it.",
	MadeWith:  "Made with Isoloir, from the same figures as isoloir tally.",
}
