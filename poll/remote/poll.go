package remote

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"isoloir/crypto/work"
	"isoloir/poll"
)

// ErrWrongDefinition says that the server's definition is not the one that the link pins. Nothing of it was used.
var ErrWrongDefinition = errors.New("what the server calls this poll's definition is not what the link pins; the server did this, or somebody on the way to it")

// Definition returns the definition that the link pins, parsed and as bytes. Both are shared: do not change them. The server cannot give
// another: [ErrWrongDefinition]. Its log key's name is the link's host, or the link's is an .onion name.
func (c *Client) Definition(ctx context.Context, link poll.Link) (*poll.Definition, []byte, error) {
	p, err := c.pin(ctx, link)
	return p.definition, p.bytes, err
}

func (c *Client) pin(ctx context.Context, link poll.Link) (pinnedPoll, error) {
	url, err := c.at(link, "/definition")
	if err != nil {
		return pinnedPoll{}, err
	}
	c.mu.Lock()
	p, known := c.pinned[link.ID]
	c.mu.Unlock()
	if known {
		return p, nil
	}
	body, err := c.do(ctx, request{url: url, limit: poll.MaxDefinitionSize})
	if err != nil {
		return pinnedPoll{}, err
	}
	if poll.IDOf(body) != link.ID {
		return pinnedPoll{}, ErrWrongDefinition
	}
	d, err := poll.Parse(body)
	if err != nil {
		return pinnedPoll{}, fmt.Errorf("this poll's definition cannot be used:\n%w", err)
	}
	// A server may also be reached by an .onion name, which no definition knows. It proves with its log key that it is the one.
	if d.Host() != link.Host && !isOnion(link.Host) {
		return pinnedPoll{}, fmt.Errorf("this poll belongs on %q, not on %q", d.Host(), link.Host)
	}
	p = pinnedPoll{definition: d, bytes: body}
	c.mu.Lock()
	c.pinned[link.ID] = p
	c.mu.Unlock()
	return p, nil
}

// A State is what the server says about a poll. None of it is proven but the statements' signatures, which are not checked here.
type State struct {
	Status     string // upcoming, open, closed, sealed or withheld
	Count      int64  // ballots, rounded down to tens and at most an hour old
	Full       bool   // as many ballots are in the box as it takes
	Statements [][]byte
	Work       *Work // what a ballot must bring that is sent now; nil if nothing
}

// Work is a challenge, and how many bits of work on it a ballot must bring.
type Work struct {
	Challenge work.Challenge
	Bits      int
}

// State asks how a poll stands.
func (c *Client) State(ctx context.Context, link poll.Link) (State, error) {
	url, err := c.at(link, "/state")
	if err != nil {
		return State{}, err
	}
	body, err := c.do(ctx, request{url: url, limit: stateAnswer})
	if err != nil {
		return State{}, err
	}
	var answer struct {
		Version    int      `json:"version"`
		Status     string   `json:"status"`
		Count      int64    `json:"count"`
		Full       bool     `json:"full"`
		Statements []string `json:"statements"`
		Work       *struct {
			Challenge []byte `json:"challenge"`
			Bits      int    `json:"bits"`
		} `json:"work"`
	}
	known := []string{"upcoming", "open", "closed", "sealed", "withheld"}
	if err := json.Unmarshal(body, &answer); err != nil || answer.Version != 1 || !slices.Contains(known, answer.Status) {
		return State{}, errors.New("the server's answer about the poll's state is malformed")
	}
	s := State{Status: answer.Status, Count: answer.Count, Full: answer.Full}
	if w := answer.Work; w != nil {
		if len(w.Challenge) != work.ChallengeSize || w.Bits < 0 || w.Bits > work.MaxBits {
			return State{}, fmt.Errorf("the server demands work that no ballot has to bring: %d bits for a challenge of %d bytes", w.Bits, len(w.Challenge))
		}
		s.Work = &Work{work.Challenge(w.Challenge), w.Bits}
	}
	for _, text := range answer.Statements {
		s.Statements = append(s.Statements, []byte(text))
	}
	return s, nil
}
