// Package report writes the results of a poll as one HTML page for those who asked and those who were asked: a sentence, pictures
// and a table for each question, how the poll was made, and how all of it can be checked.
//
// It knows nothing but published results ([results.Results]) and the poll's definition: what is held back there cannot come out
// here, and no word that a person wrote is in it. The page needs no script and asks for nothing from anywhere. Definitions and results
// may come from strangers: whatever is text is escaped where it is written.
package report
