package store

import (
	"bytes"
	"slices"
	"testing"

	"isoloir/poll/box"
)

func resultsInTurn(t *testing.T, s box.Store) {
	p := publish(t, s, 1)
	first, second := []byte("first"), []byte("second")
	ok(t, s.Close(ctx, p.ID))
	wantErr(t, s.AddStatement(ctx, p.ID, 1, first, false), box.ErrClosed)
	ok(t, s.AddResults(ctx, p.ID, 1, first, []byte("one")))
	ok(t, s.AddResults(ctx, p.ID, 1, first, []byte("one")))
	wantErr(t, s.AddResults(ctx, p.ID, 1, second, []byte("two")), box.ErrTaken)
	wantErr(t, s.AddResults(ctx, p.ID, 3, second, []byte("two")), box.ErrTaken)
	ok(t, s.AddResults(ctx, p.ID, 2, second, []byte("two")))
	for counter, want := range map[uint64]string{1: "one", 2: "two"} {
		if got, err := s.Results(ctx, p.ID, counter); err != nil || string(got) != want {
			t.Errorf("results %d: %q %v, want %q", counter, got, err, want)
		}
	}
	_, err := s.Results(ctx, p.ID, 0)
	wantErr(t, err, box.ErrNotFound)
	notes, err := s.Statements(ctx, p.ID)
	ok(t, err)
	if !slices.EqualFunc(notes, [][]byte{p.Statement, first, second}, bytes.Equal) {
		t.Errorf("statements %q", notes)
	}
	if st, err := s.Poll(ctx, p.ID); err != nil || !st.Closed {
		t.Errorf("results opened the poll again: %v", err)
	}
	ok(t, s.Erase(ctx, p.ID, next(t, s, p.ID), []byte("delete"), []byte("deleted")))
	_, err = s.Results(ctx, p.ID, 2)
	wantErr(t, err, box.ErrDeleted)
	wantErr(t, s.AddResults(ctx, p.ID, 3, second, []byte("three")), box.ErrDeleted)
}
