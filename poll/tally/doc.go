// Package tally turns answers into figures: exact numbers, counted and never estimated, but for sensitive questions, whose answers were
// randomized before they were sealed.
//
// It trusts its input to have passed the strict reader ([poll.Definition.DecodeAnswers]); poll/count sees to that. All
// arithmetic is on integers and rationals. Figures name questions and options by their ids; words are looked up in the
// definition when they are printed.
//
// It must never put two answers of one person beside each other: what stays individual, the words people wrote, is shuffled
// for each question anew. Figures may still be small enough to point at somebody; holding those back is poll/report's
// business, and what leaves this package is for the organizer only.
package tally
