package box

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"slices"

	"isoloir/crypto/translog"
	"isoloir/poll"
)

// Publish takes a definition and the organizer's statement that publishes it. The same again gives the same ID, also when the
// poll is over. A definition whose closing time has passed is refused as closed.
func (b *Box) Publish(ctx context.Context, statement, definition []byte) (poll.ID, error) {
	d, err := poll.Parse(definition)
	if err != nil {
		e := refuse(BadDefinition)
		e.Err = err
		return poll.ID{}, e
	}
	if d.LogKey != b.options.VerifierKey {
		return poll.ID{}, refuse(WrongLogKey)
	}
	id := poll.IDOf(definition)
	s, err := translog.OpenStatement(statement, d.OrganizerKey)
	if err != nil || s.Poll != id || s.Kind != translog.Publish {
		return poll.ID{}, refuse(BadStatement)
	}
	if again, err := b.published(ctx, id, statement); err != nil || again {
		if again {
			err = b.note(ctx, translog.Published(id))
		}
		return id, err
	}
	if !b.mayPublish(d.OrganizerKey) {
		return poll.ID{}, refuse(PublishingNotAllowed)
	}
	p, err := newOpenPoll(id, d)
	if err != nil {
		return poll.ID{}, err
	}
	if p.pastClosing(b.options.Clock()) {
		return poll.ID{}, refuse(Closed)
	}
	stored := NewPoll{ID: id, Definition: definition, Statement: statement, Listed: d.Listed, Organizer: d.OrganizerKey}
	if p.tokenKey != nil {
		stored.TokenKey = p.tokenKey.Bytes()
	}
	if d.Campaign != nil {
		stored.Campaign = poll.CampaignPath(d.OrganizerKey, d.Campaign.ID)
	}
	if err := b.store.Publish(ctx, stored); err != nil {
		return poll.ID{}, storeError(err)
	}
	return id, b.note(ctx, translog.Published(id))
}

func (b *Box) mayPublish(organizer string) bool {
	return b.options.AnyonePublishes || slices.Contains(b.options.Publishers, organizer)
}

// published says whether the poll stands already, published by this statement.
func (b *Box) published(ctx context.Context, id poll.ID, statement []byte) (bool, error) {
	notes, err := b.store.Statements(ctx, id)
	switch {
	case errors.Is(err, ErrNotFound):
		return false, nil
	case err != nil:
		return false, storeError(err)
	case !bytes.Equal(notes[0], statement):
		return false, refuse(StatementOutOfTurn)
	}
	return true, nil
}

// A Listing is a poll on a page of polls.
type Listing struct {
	ID         poll.ID
	Definition *poll.Definition // shared, not to be changed
	Status     Status
	Results    bool // there are some
}

// Listed returns the polls of the front page, those that close last first.
func (b *Box) Listed(ctx context.Context) ([]Listing, error) {
	return b.listings(ctx, Which{Listed: true})
}

// Campaign returns the polls of the campaign whose page has this path, those that close last first; none if there is no such page.
func (b *Box) Campaign(ctx context.Context, path string) ([]Listing, error) {
	if path == "" {
		return nil, nil
	}
	return b.listings(ctx, Which{Campaign: path})
}

func (b *Box) listings(ctx context.Context, which Which) ([]Listing, error) {
	ids, err := b.store.Find(ctx, which)
	if err != nil {
		return nil, storeError(err)
	}
	var all []Listing
	for _, id := range ids {
		p, err := b.poll(ctx, id)
		if err != nil {
			return nil, err
		}
		st, err := b.store.Poll(ctx, id)
		if err != nil {
			return nil, storeError(err)
		}
		l := Listing{ID: id, Definition: p.definition, Status: p.status(st, b.options.Clock())}
		if l.Status == StatusSealed {
			counters, err := b.resultsOf(ctx, p)
			if err != nil {
				return nil, err
			}
			l.Results = len(counters) > 0
		}
		all = append(all, l)
	}
	slices.SortFunc(all, func(x, y Listing) int {
		return cmp.Or(y.Definition.Closes.Compare(x.Definition.Closes), bytes.Compare(x.ID[:], y.ID[:]))
	})
	return all, nil
}
