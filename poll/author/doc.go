// Package author reads the poll file a person writes (YAML) and makes a [poll.Definition] of it.
//
// Its one duty beyond translating is to answer every mistake with the line, the column, what is wrong and what to write
// instead: the people who use it write a poll twice a year. It takes a small YAML only (no anchors, aliases, merge keys, tags
// or second documents) and refuses words that another YAML reader would understand differently, so that a poll file means the
// same to every program that reads it.
//
// It must never guess: a field nobody reads, a word that is nearly right or a condition that can't hold is an error, not
// something to be passed over. What a poll may be is decided by package poll alone ([poll.Definition.Check]); this package
// adds the places. It reads no files, keeps no keys and knows no clock but the one given to it.
//
// The file's format is described in docs/poll-file.md and schema.json; a test holds both to the tables in
// fields.go.
package author
