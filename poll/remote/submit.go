package remote

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"isoloir/crypto/ballot"
	"isoloir/crypto/translog"
	"isoloir/crypto/work"
	"isoloir/poll"
)

// ErrBadReceipt says that the server took a ballot or a withdrawal but its receipt does not promise it.
var ErrBadReceipt = errors.New("the server's receipt does not hold; send it again, or complain")

// Submit sends a ballot and returns its receipt, which was verified: signed by the definition's log key, for this poll, this ballot key
// and this seq. Submitting the same ballot again is safe, and is done here when an answer is lost. admitting is the token of a first
// ballot in a poll with codes, else nil. In an open poll the work that the server demands is done here.
func (c *Client) Submit(ctx context.Context, link poll.Link, b *ballot.Ballot, admitting []byte) ([]byte, error) {
	p, err := c.pin(ctx, link)
	if err != nil {
		return nil, err
	}
	want := translog.Receipt{Poll: link.ID, KeyHash: ballot.KeyHash(b.Key), Seq: b.Seq}
	if p.definition.Admission == poll.AdmissionCodes {
		return c.deliver(ctx, link, "/ballots", b.Submission(), privateToken(admitting), want)
	}
	for try := 1; ; try++ {
		proof, err := c.prove(ctx, link, b)
		if err != nil {
			return nil, err
		}
		receipt, err := c.deliver(ctx, link, "/ballots", b.Submission(), proof, want)
		// Meanwhile others have come, or the challenge has changed.
		if problem, ok := errors.AsType[*Problem](err); !ok || problem.Code != "work_needed" || try == proofs {
			return receipt, err
		}
	}
}

const proofs = 5 // how often the work is done anew, when it was too little

// prove does the work that the server demands for this ballot, and returns it as it travels.
func (c *Client) prove(ctx context.Context, link poll.Link, b *ballot.Ballot) (string, error) {
	state, err := c.State(ctx, link)
	if err != nil || state.Work == nil {
		return "", err
	}
	proof, err := work.Solve(ctx, state.Work.Challenge, b.Key, b.Seq, state.Work.Bits)
	return `IsoloirWork proof="` + base64.URLEncoding.EncodeToString(proof[:]) + `"`, err
}

// privateToken is how a token travels (RFC 9577 §2.2).
func privateToken(token []byte) string {
	if token == nil {
		return ""
	}
	return `PrivateToken token="` + base64.URLEncoding.EncodeToString(token) + `"`
}

// Withdraw sends a withdrawal and returns its receipt, verified likewise.
func (c *Client) Withdraw(ctx context.Context, link poll.Link, w *ballot.Withdrawal) ([]byte, error) {
	return c.deliver(ctx, link, "/withdrawals", w.Bytes(), "", translog.Receipt{Poll: link.ID, KeyHash: ballot.KeyHash(w.Key), Seq: w.Seq})
}

// deliver fetches the definition first if it is not known: without its log key no receipt could be believed.
func (c *Client) deliver(ctx context.Context, link poll.Link, page string, body []byte, admitting string, want translog.Receipt) ([]byte, error) {
	p, err := c.pin(ctx, link)
	if err != nil {
		return nil, err
	}
	url, err := c.at(link, page)
	if err != nil {
		return nil, err
	}
	note, err := c.do(ctx, request{url: url, contentType: octetStream, body: body, admitting: admitting, limit: smallAnswer})
	if err != nil {
		return nil, err
	}
	receipt, err := translog.OpenReceipt(note, p.definition.LogKey)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBadReceipt, err)
	}
	if receipt != want {
		return nil, fmt.Errorf("%w: it is for another ballot", ErrBadReceipt)
	}
	return note, nil
}

// Publish hands over a definition with the organizer's statement. Publishing the same again is safe.
func (c *Client) Publish(ctx context.Context, statement, definition []byte) error {
	if len(statement) > math.MaxUint16 {
		return fmt.Errorf("a statement of %d bytes is too long to be sent", len(statement))
	}
	body := binary.BigEndian.AppendUint16(nil, uint16(len(statement))) //nolint:gosec // checked above
	body = append(append(body, statement...), definition...)
	answer, err := c.do(ctx, request{url: c.base() + "/polls", contentType: octetStream, body: body, limit: smallAnswer})
	if err != nil {
		return err
	}
	return acknowledged(answer, poll.IDOf(definition))
}

// Statement hands over one of the organizer's statements. The same statement again is safe.
func (c *Client) Statement(ctx context.Context, link poll.Link, note []byte) error {
	url, err := c.at(link, "/statements")
	if err != nil {
		return err
	}
	answer, err := c.do(ctx, request{url: url, contentType: plainText, body: note, limit: smallAnswer})
	if err != nil {
		return err
	}
	return acknowledged(answer, link.ID)
}

func acknowledged(answer []byte, id poll.ID) error {
	var body struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal(answer, &body); err != nil || body.ID != id.String() {
		return fmt.Errorf("the server's answer names another poll than %s", id)
	}
	return nil
}
