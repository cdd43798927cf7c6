package remote

import (
	"context"
	"crypto/sha256"
	"errors"

	"isoloir/crypto/translog"
	"isoloir/poll"
)

// Delete hands over the statement that deletes a poll, and returns the server's signed confirmation, verified: it names this poll and
// this statement. The same statement again is safe, and is answered with the same confirmation.
func (c *Client) Delete(ctx context.Context, link poll.Link, statement []byte) ([]byte, error) {
	p, err := c.pin(ctx, link)
	if err != nil {
		return nil, err
	}
	return c.erase(ctx, link, statement, p.definition.LogKey)
}

// unrecorded is how many statements of a deleted poll the journal may not show yet, because its witnesses have not cosigned them.
const unrecorded = 3

// DeletedBefore returns the confirmation of a deletion that was lost on the way. Nothing is left of the poll but its journal's hashes of
// statements, so sign must make the organizer's statement again that deletes it, by its counter. If this client had the definition before it
// was gone, the confirmation is signed by the key pinned there. If not, pinned is false: the key that the server names now takes its
// place, so that whoever answers in the server's name can have made the confirmation.
func (c *Client) DeletedBefore(ctx context.Context, link poll.Link, sign func(counter uint64) ([]byte, error)) (note []byte, pinned bool, err error) {
	logKey, pinned := c.pinnedLogKey(link.ID)
	if !pinned {
		if logKey, err = c.LogKey(ctx); err != nil {
			return nil, false, err
		}
	}
	note, err = c.deletedBefore(ctx, link, sign, logKey)
	return note, pinned, err
}

func (c *Client) pinnedLogKey(id poll.ID) (key string, known bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	p, known := c.pinned[id]
	if !known {
		return "", false
	}
	return p.definition.LogKey, true
}

func (c *Client) deletedBefore(ctx context.Context, link poll.Link, sign func(counter uint64) ([]byte, error), logKey string) ([]byte, error) {
	journal, err := c.Journal(ctx, logKey)
	if err != nil {
		return nil, err
	}
	history, err := journal.History(ctx, link.ID, nil)
	if err != nil {
		return nil, err
	}
	statements, err := deletions(history, sign)
	if err != nil {
		return nil, err
	}
	var answer error
	for _, statement := range statements {
		note, err := c.erase(ctx, link, statement, logKey)
		if !HasCode(err, "deleted") {
			return note, err
		}
		answer = err
	}
	return nil, answer
}

// deletions are the statements that may have deleted a poll with this history: the one that the journal shows, or else those that may
// follow.
func deletions(h History, sign func(counter uint64) ([]byte, error)) (candidates [][]byte, err error) {
	shown := len(h.Statements)
	for n := 1; n <= shown+unrecorded; n++ {
		statement, err := sign(uint64(n))
		switch {
		case err != nil:
			return nil, err
		case n > shown:
			candidates = append(candidates, statement)
		case sha256.Sum256(statement) == h.Statements[n-1]:
			return [][]byte{statement}, nil
		}
	}
	return candidates, nil
}

// erase hands over a deleting statement. The confirmation must be signed by logKey.
func (c *Client) erase(ctx context.Context, link poll.Link, statement []byte, logKey string) ([]byte, error) {
	url, err := c.at(link, "/statements")
	if err != nil {
		return nil, err
	}
	note, err := c.do(ctx, request{url: url, contentType: plainText, body: statement, limit: smallAnswer})
	if err != nil {
		return nil, err
	}
	deletion, err := translog.OpenDeletion(note, logKey)
	if err == nil && deletion != (translog.Deletion{Poll: link.ID, Statement: sha256.Sum256(statement)}) {
		err = errors.New("it is of another poll, or another statement")
	}
	if err != nil {
		return nil, answered("it does not confirm the deletion: %v", err)
	}
	return note, nil
}
