package store

import (
	"context"

	"isoloir/poll"
)

const resultsSchema = `
CREATE TABLE results (
	poll INTEGER NOT NULL REFERENCES polls,
	counter INTEGER NOT NULL,
	bytes BLOB NOT NULL,
	PRIMARY KEY (poll, counter)
) STRICT;
`

// AddResults implements [box.Store].
func (s *SQLite) AddResults(ctx context.Context, id poll.ID, counter uint64, note, results []byte) error {
	return s.onPoll(ctx, id, func(b *batch, r *row) error {
		stands, err := b.statement(r, counter, note, false)
		if err == nil && !stands {
			b.exec("INSERT INTO results (poll, counter, bytes) VALUES (?, ?, ?)", r.num, counter, results)
		}
		return err
	})
}

// Results implements [box.Store].
func (s *SQLite) Results(ctx context.Context, id poll.ID, counter uint64) ([]byte, error) {
	var data []byte
	err := s.read.QueryRowContext(ctx, "SELECT bytes FROM results JOIN polls ON num = poll WHERE id = ? AND counter = ? AND NOT deleted", id[:], counter).Scan(&data)
	return data, s.missing(ctx, id, err)
}
