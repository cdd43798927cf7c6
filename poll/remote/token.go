package remote

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"isoloir/crypto/token"
	"isoloir/poll"
)

// ErrNoCodes says that a poll is open to everybody, so that there is nothing to do with codes.
var ErrNoCodes = errors.New("this poll has no codes: it takes everybody's ballot")

// Admission returns what the tokens of a poll with codes must be, and their key. Both come from the definition that the link pins, and
// from nowhere else: a key of one's own would tag its holder. [ErrNoCodes].
func (c *Client) Admission(ctx context.Context, link poll.Link) (*token.Admission, *token.PublicKey, error) {
	p, err := c.pin(ctx, link)
	if err != nil {
		return nil, nil, err
	}
	if p.definition.Admission != poll.AdmissionCodes {
		return nil, nil, ErrNoCodes
	}
	der, err := poll.ParseTokenKey(p.definition.TokenKey)
	if err != nil {
		return nil, nil, err
	}
	key, err := token.ParsePublicKey(der)
	if err != nil {
		return nil, nil, err
	}
	return token.NewAdmission(key, p.definition.Host(), link.ID), key, nil
}

// Token sends a redemption and returns the server's TokenResponse, which [token.Request.Finish] verifies. Sending the same again is safe,
// and is done here when an answer is lost.
func (c *Client) Token(ctx context.Context, link poll.Link, r *token.Redemption) ([]byte, error) {
	url, err := c.at(link, "/tokens")
	if err != nil {
		return nil, err
	}
	return c.do(ctx, request{url: url, contentType: octetStream, body: r.Bytes(), limit: smallAnswer})
}

// TokenKey asks for the token key of a poll that is about to be published here. The same request gets the same key.
func (c *Client) TokenKey(ctx context.Context, signed []byte) (string, error) {
	body, err := c.do(ctx, request{url: c.base() + "/polls/keys", contentType: plainText, body: signed, limit: smallAnswer})
	if err != nil {
		return "", err
	}
	var answer struct {
		TokenKey string `json:"token_key"`
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		return "", errors.New("the server's answer holds no token key")
	}
	if _, err := poll.ParseTokenKey(answer.TokenKey); err != nil {
		return "", fmt.Errorf("the server's token key: %w", err)
	}
	return answer.TokenKey, nil
}

// Codes hands over a statement that adds or revokes codes, with their list. The same again is safe.
func (c *Client) Codes(ctx context.Context, link poll.Link, statement, list []byte) error {
	return c.announce(ctx, link, "/codes", statement, list)
}

// announce hands over what a statement announces: `length (2) ‖ statement ‖ data`.
func (c *Client) announce(ctx context.Context, link poll.Link, page string, statement, data []byte) error {
	url, err := c.at(link, page)
	if err != nil {
		return err
	}
	if len(statement) > math.MaxUint16 {
		return fmt.Errorf("a statement of %d bytes is too long to be sent", len(statement))
	}
	body := binary.BigEndian.AppendUint16(nil, uint16(len(statement))) //nolint:gosec // checked above
	answer, err := c.do(ctx, request{url: url, contentType: octetStream, body: append(append(body, statement...), data...), limit: smallAnswer})
	if err != nil {
		return err
	}
	return acknowledged(answer, link.ID)
}
