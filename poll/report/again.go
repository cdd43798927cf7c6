package report

import (
	"bytes"
	"errors"
	"html"

	"isoloir/poll/results"
)

// ErrNoReport says that a file is no report, or one that nobody but the organizer should have.
var ErrNoReport = errors.New("there are no published results in this file")

// Results reads the results that a report was written of, so that another report of the same poll does not give away what this one
// holds back. Published results themselves are read too. It judges their form alone; see [results.Results.Check].
func Results(file []byte) (*results.Results, error) {
	if bytes.HasPrefix(file, []byte("{")) {
		return results.Parse(file)
	}
	_, rest, found := bytes.Cut(file, []byte(`<meta name="isoloir-results" content="`))
	text, _, ended := bytes.Cut(rest, []byte(`">`))
	if !found || !ended {
		return nil, ErrNoReport
	}
	return results.Parse([]byte(html.UnescapeString(string(text)) + "\n"))
}
