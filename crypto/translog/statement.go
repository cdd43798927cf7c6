package translog

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

const statementHeader = "isoloir/statement/v1"

// MaxCounter is the highest counter of a statement: an archive names statements by ten decimal digits.
const MaxCounter = 9_999_999_999

// Kinds of statements.
const (
	Publish      = "publish" // counter 0, and only there
	Close        = "close"
	Delete       = "delete"
	Results      = "results"       // hash of what is published
	CodesAdded   = "codes-added"   // number, hash
	CodesRevoked = "codes-revoked" // number, hash
)

// A Statement is an order of the organizer to the server. Statements of a poll are counted from 0, so that none can be
// played again.
type Statement struct {
	Poll    [32]byte
	Counter uint64
	Kind    string
	Args    []string // decimal numbers and base64 of 32 bytes, as the kind demands
}

// Sign returns the statement as a note signed by the organizer's key. It fails on a statement that could not be opened.
func (s Statement) Sign(signer note.Signer) ([]byte, error) {
	text := s.text()
	if _, err := parseStatement(text); err != nil {
		return nil, err
	}
	return sign(text, signer)
}

func (s Statement) text() string {
	words := strings.Join(append([]string{s.Kind}, s.Args...), " ")
	return fmt.Sprintf("%s\npoll %s\ncounter %d\n%s\n", statementHeader, formatPollID(s.Poll), s.Counter, words)
}

// OpenStatement reads a statement that must be signed by vkey, the definition's organizer key, and by nobody else. All
// kinds are read; whether its poll and counter are the right ones is for the caller to compare.
func OpenStatement(msg []byte, vkey string) (Statement, error) {
	text, err := open(msg, vkey, false)
	if err != nil {
		return Statement{}, fmt.Errorf("bad statement: %w", err)
	}
	return parseStatement(text)
}

func parseStatement(text string) (Statement, error) {
	in := lineReader{rest: text}
	var s Statement
	in.header(statementHeader)
	s.Poll = in.poll(in.value("poll"))
	s.Counter = in.number(in.value("counter"), MaxCounter)
	words := strings.Split(in.line(), " ")
	s.Kind = words[0]
	if len(words) > 1 {
		s.Args = words[1:]
	}
	err := in.end()
	if err == nil {
		err = s.check()
	}
	if err != nil {
		return Statement{}, fmt.Errorf("bad statement: %w", err)
	}
	return s, nil
}

// check judges the kind, its arguments and its place.
func (s Statement) check() error {
	var in lineReader
	switch {
	case (s.Kind == Publish) != (s.Counter == 0):
		return fmt.Errorf("the first statement, and only it, is %q", Publish)
	case (s.Kind == Publish || s.Kind == Close || s.Kind == Delete) && len(s.Args) == 0:
	case s.Kind == Results && len(s.Args) == 1:
		in.hash(s.Args[0])
	case (s.Kind == CodesAdded || s.Kind == CodesRevoked) && len(s.Args) == 2:
		in.number(s.Args[0], 1<<53-1)
		in.hash(s.Args[1])
	default:
		return fmt.Errorf("there is no statement %q with %d arguments", s.Kind, len(s.Args))
	}
	return in.err
}

// CodesStatement is the statement that adds or revokes the codes of a list, by its kind.
func CodesStatement(pollID [32]byte, counter uint64, kind string, number int, list [32]byte) Statement {
	return Statement{Poll: pollID, Counter: counter, Kind: kind, Args: []string{strconv.Itoa(number), formatHash(list)}}
}

// Codes returns what a statement that adds or revokes codes says: how many, and the hash of their list.
func (s Statement) Codes() (number uint64, list [32]byte, ok bool) {
	if s.Kind != CodesAdded && s.Kind != CodesRevoked {
		return 0, list, false
	}
	var in lineReader
	return in.number(s.Args[0], 1<<53-1), in.hash(s.Args[1]), true
}

// ResultsStatement is the statement that publishes results, by the SHA-256 of their bytes.
func ResultsStatement(pollID [32]byte, counter uint64, results [32]byte) Statement {
	return Statement{Poll: pollID, Counter: counter, Kind: Results, Args: []string{formatHash(results)}}
}

// Results returns the hash of what a statement publishes as results.
func (s Statement) Results() (hash [32]byte, ok bool) {
	if s.Kind != Results {
		return hash, false
	}
	var in lineReader
	return in.hash(s.Args[0]), true
}
