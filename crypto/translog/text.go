package translog

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// base32Lower is RFC 4648 §6 in lower case without padding (docs/formats.md, conventions).
var base32Lower = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

var errCutOff = errors.New("a line is missing")

// formatPollID writes a poll ID as 52 characters of base32.
func formatPollID(id [32]byte) string { return base32Lower.EncodeToString(id[:]) }

func formatHash(h [32]byte) string { return base64.StdEncoding.EncodeToString(h[:]) }

// A lineReader takes a signed text apart, line by line. The first fault sticks, and later reads give zero values.
type lineReader struct {
	rest string
	err  error
}

// line returns the next line without its line feed.
func (r *lineReader) line() string {
	line, rest, found := strings.Cut(r.rest, "\n")
	if r.err != nil {
		return ""
	}
	if !found {
		r.err = errCutOff
		return ""
	}
	r.rest = rest
	return line
}

// value returns what follows "name " on the next line.
func (r *lineReader) value(name string) string {
	line := r.line()
	value, found := strings.CutPrefix(line, name+" ")
	if r.err == nil && !found {
		r.err = fmt.Errorf("there must be a line %q, not %q", name+" …", line)
	}
	return value
}

// header demands that the next line is exactly this.
func (r *lineReader) header(want string) {
	if line := r.line(); r.err == nil && line != want {
		r.err = fmt.Errorf("the first line must be %q, not %q", want, line)
	}
}

// poll reads a poll ID: 52 characters that encode back to themselves.
func (r *lineReader) poll(s string) (id [32]byte) {
	raw, err := base32Lower.DecodeString(s)
	if r.err == nil && (err != nil || len(raw) != len(id) || base32Lower.EncodeToString(raw) != s) {
		r.err = fmt.Errorf("%q is not a poll ID", s)
	}
	copy(id[:], raw)
	return id
}

// bytes reads n bytes of base64 that encode back to themselves.
func (r *lineReader) bytes(s string, n int) []byte {
	raw, err := base64.StdEncoding.DecodeString(s)
	if r.err == nil && (err != nil || len(raw) != n || base64.StdEncoding.EncodeToString(raw) != s) {
		r.err = fmt.Errorf("%q is not base64 of %d bytes", s, n)
	}
	return raw
}

// hash reads base64 of 32 bytes.
func (r *lineReader) hash(s string) (h [32]byte) {
	copy(h[:], r.bytes(s, sha256.Size))
	return h
}

// number reads a decimal from 0 to most without leading zeros.
func (r *lineReader) number(s string, most uint64) uint64 {
	n, err := strconv.ParseUint(s, 10, 64)
	if r.err == nil && (err != nil || n > most || strconv.FormatUint(n, 10) != s) {
		r.err = fmt.Errorf("%q is not a decimal number up to %d", s, most)
	}
	return n
}

// end demands that nothing is left, and returns the first fault.
func (r *lineReader) end() error {
	if r.err == nil && r.rest != "" {
		r.err = fmt.Errorf("%q must not be there", r.rest)
	}
	return r.err
}
