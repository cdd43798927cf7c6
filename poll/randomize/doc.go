// Package randomize is randomized response (Warner 1965): a respondent's device tosses coins over the answer to a sensitive question before
// it is sealed, so that not even the organizer learns one person's true answer, and the arithmetic here removes the coins from a sum.
//
// A choice goes through k-ary randomized response (Kairouz, Oh and Viswanath 2014), choices through optimized unary encoding (Wang et al.,
// USENIX Security 2017). What is delivered is never more than the ε that the definition names: every chance is a whole number of 2^-64ths,
// rounded to the side of privacy, and computed in integers so that all implementations toss the same coins (docs/formats.md §4, Randomized
// answers).
//
// It must never keep, print or derive a coin: coins and ballot together are the true answer. It trusts crypto/rand.
package randomize
