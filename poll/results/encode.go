package results

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// ErrNotCanonical says that bytes are not the one encoding of what they say.
var ErrNotCanonical = errors.New("these results are not written in the one way they can be written")

// Encode returns the canonical encoding: JSON without white space, names in the order of the types, only the escapes that JSON
// demands, a line feed at the end.
func (r *Results) Encode() []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(r); err != nil {
		panic(err) // there is nothing in the types that has no JSON
	}
	return out.Bytes()
}

// Parse reads what [Results.Encode] writes. It judges the form alone; see [Results.Check].
func Parse(data []byte) (*Results, error) {
	if len(data) > MaxSize {
		return nil, fmt.Errorf("results have at most %d bytes, not %d", MaxSize, len(data))
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	r := new(Results)
	if err := d.Decode(r); err != nil {
		return nil, fmt.Errorf("these are no results: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) || !bytes.Equal(r.Encode(), data) {
		return nil, ErrNotCanonical
	}
	return r, nil
}
