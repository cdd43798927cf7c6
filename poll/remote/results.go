package remote

import (
	"context"
	"crypto/sha256"
	"fmt"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/results"
)

// PublishResults hands over results with the statement that publishes them. The same again is safe.
func (c *Client) PublishResults(ctx context.Context, link poll.Link, statement, data []byte) error {
	return c.announce(ctx, link, "/results", statement, data)
}

// Published are results with the number of the statement that published them.
type Published struct {
	*results.Results
	Number int
	Data   []byte
}

// Results fetches everything that was ever published as results of a poll, by its statements, the newest last. It refuses what is not what
// the organizer signed; whether it rests on the right log is for the caller to compare.
func (c *Client) Results(ctx context.Context, link poll.Link, statements [][]byte) (all []Published, err error) {
	d, _, err := c.Definition(ctx, link)
	if err != nil {
		return nil, err
	}
	for i, note := range statements {
		s, err := translog.OpenStatement(note, d.OrganizerKey)
		if err != nil || s.Poll != link.ID || s.Counter != uint64(i) { //nolint:gosec // not negative
			return nil, answered("statement %d that the server shows is not one of this poll's organizer", i)
		}
		hash, is := s.Results()
		if !is {
			continue
		}
		p, err := c.published(ctx, link, d, i, hash)
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

func (c *Client) published(ctx context.Context, link poll.Link, d *poll.Definition, number int, hash [32]byte) (p Published, err error) {
	url, err := c.at(link, fmt.Sprintf("/results/%d", number))
	if err != nil {
		return p, err
	}
	data, err := c.do(ctx, request{url: url, limit: results.MaxSize})
	if err != nil {
		return p, err
	}
	if sha256.Sum256(data) != hash {
		return p, answered("the results that the server shows are not those that statement %d of the organizer publishes", number)
	}
	r, err := results.Parse(data)
	if err == nil {
		err = r.Check(link.ID, d)
	}
	if err != nil {
		return p, signed("the results that the organizer signed in statement %d are malformed: %v", number, err)
	}
	return Published{r, number, data}, nil
}
