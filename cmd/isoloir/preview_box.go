package main

import (
	"context"

	"isoloir/poll"
	"isoloir/poll/box"
)

// A previewBox is a ballot box without a box: it shows the one poll, open, and takes nothing. What changes a box never comes this far,
// because the preview's handler refuses every POST; here the answer is the same for all of it.
type previewBox struct{ *preview }

func refusal() error {
	return &box.Error{Code: box.NotBuilt, Public: "This is a preview: it shows a poll, and does nothing else."}
}

func (b previewBox) poll(id poll.ID) (*shownPoll, error) {
	if s := b.current(); s != nil && s.id == id {
		return s, nil
	}
	return nil, &box.Error{Code: box.PollNotFound, Public: "The preview does not show this poll any more: open its first page."}
}

func (b previewBox) Definition(_ context.Context, id poll.ID) ([]byte, error) {
	s, err := b.poll(id)
	if err != nil {
		return nil, err
	}
	return s.data, nil
}

// State says open whatever the poll's times are, so that it can be answered.
func (b previewBox) State(_ context.Context, id poll.ID) (box.State, error) {
	if _, err := b.poll(id); err != nil {
		return box.State{}, err
	}
	return box.State{Status: box.StatusOpen}, nil
}

// The server's own pages are not part of a preview: its first page leads to the booth.
func (previewBox) Listed(context.Context) ([]box.Listing, error)           { return nil, nil }
func (previewBox) Campaign(context.Context, string) ([]box.Listing, error) { return nil, nil }

func (previewBox) Publish(context.Context, []byte, []byte) (poll.ID, error) {
	return poll.ID{}, refusal()
}
func (previewBox) Submit(context.Context, poll.ID, []byte, []byte) ([]byte, error) {
	return nil, refusal()
}
func (previewBox) TokenKey(context.Context, []byte) ([]byte, error)           { return nil, refusal() }
func (previewBox) Token(context.Context, poll.ID, []byte) ([]byte, error)     { return nil, refusal() }
func (previewBox) Codes(context.Context, poll.ID, []byte, []byte) error       { return refusal() }
func (previewBox) Withdraw(context.Context, poll.ID, []byte) ([]byte, error)  { return nil, refusal() }
func (previewBox) Statement(context.Context, poll.ID, []byte) ([]byte, error) { return nil, refusal() }
func (previewBox) ArchiveNonce(context.Context, poll.ID) ([]byte, error)      { return nil, refusal() }
func (previewBox) LogCheckpoint(context.Context, poll.ID) ([]byte, error)     { return nil, refusal() }
func (previewBox) LogTile(context.Context, poll.ID, string) ([]byte, error)   { return nil, refusal() }
func (previewBox) JournalCheckpoint(context.Context) ([]byte, error)          { return nil, refusal() }
func (previewBox) JournalTile(context.Context, string) ([]byte, error)        { return nil, refusal() }
func (previewBox) PublishResults(context.Context, poll.ID, []byte, []byte) error {
	return refusal()
}
func (previewBox) Results(context.Context, poll.ID, int64) ([]byte, int64, error) {
	return nil, 0, refusal()
}
func (previewBox) Archive(context.Context, poll.ID, []byte) (box.Archive, error) {
	return box.Archive{}, refusal()
}
