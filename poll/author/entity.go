package author

import (
	"time"

	"isoloir/poll"
)

// The methods below read one field of an entity, if it is there, into the place given.

func (e entity) text(name string, to *poll.Text) {
	if s, ok := e.get(name); ok {
		*to = e.r.text(s)
	}
}

func (e entity) str(name string, to *string) {
	if s, ok := e.get(name); ok {
		*to = e.r.str(s)
	}
}

func (e entity) id(to *string) {
	if s, ok := e.get("id"); ok {
		*to = e.r.id(s)
	}
}

func (e entity) flag(name string, to *bool) {
	if s, ok := e.get(name); ok {
		*to = e.r.flag(s)
	}
}

func (e entity) integer(name string, otherwise int64) int64 {
	if s, ok := e.get(name); ok {
		return e.r.integer(s)
	}
	return otherwise
}

// moment reads a time, unless it is given from outside.
func (e entity) moment(name string, given time.Time, to *time.Time) {
	if s, ok := e.get(name); ok {
		*to = e.r.time(s)
	}
	if !given.IsZero() {
		*to = given.UTC().Truncate(time.Second)
	}
}
