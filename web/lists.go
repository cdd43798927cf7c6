package web

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"isoloir/poll"
	"isoloir/poll/box"
)

const (
	// listAge is how old a list may be; what is published, closed or deleted here shows at once.
	listAge = 10 * time.Second
	// listRest keeps a list that took long to read for so many times as long, so that whoever asks for it again and again takes up no
	// more than one part in listRest of the store.
	listRest = 20
	// maxLists is how many campaigns' lists are kept.
	maxLists = 256
)

// A pollList is what a page of polls shows. It is not changed once it is made.
type pollList struct {
	polls []box.Listing
	// campaigns have the paths of those whose polls are all listed: on the front page no other is named, as its page would show what is not.
	campaigns map[string]bool
	serial    uint64 // another one has another
	until     time.Time
}

// lists keeps the lists of polls for some seconds. One is read at a time.
type lists struct {
	box  Box
	now  func() time.Time
	turn chan struct{} // whoever could send into it may read

	mu     sync.Mutex
	kept   map[string]*pollList // by path; "" is the front page's
	serial uint64
}

func newLists(b Box, now func() time.Time) *lists {
	return &lists{box: b, now: now, turn: make(chan struct{}, 1), kept: map[string]*pollList{}}
}

// forget is called when a poll was published, closed or deleted.
func (l *lists) forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	clear(l.kept)
	l.serial++ // what is being read now is not kept
}

func (l *lists) front(ctx context.Context) (*pollList, error) {
	return l.get(ctx, "", func() (*pollList, error) {
		polls, err := l.box.Listed(ctx)
		if err != nil {
			return nil, err
		}
		list := &pollList{polls: polls, campaigns: map[string]bool{}}
		for _, p := range polls {
			path := campaignPath(p.Definition)
			if _, known := list.campaigns[path]; known || path == "" {
				continue
			}
			all, err := l.box.Campaign(ctx, path)
			if err != nil {
				return nil, err
			}
			list.campaigns[path] = !slices.ContainsFunc(all, func(p box.Listing) bool { return !p.Definition.Listed })
		}
		return list, nil
	})
}

func (l *lists) campaign(ctx context.Context, path string) (*pollList, error) {
	return l.get(ctx, path, func() (*pollList, error) {
		polls, err := l.box.Campaign(ctx, path)
		return &pollList{polls: polls}, err
	})
}

func campaignPath(d *poll.Definition) string {
	if d.Campaign == nil {
		return ""
	}
	return poll.CampaignPath(d.OrganizerKey, d.Campaign.ID)
}

// get returns a list that is kept, or reads it.
func (l *lists) get(ctx context.Context, path string, read func() (*pollList, error)) (*pollList, error) {
	if list, _ := l.fresh(path); list != nil {
		return list, nil
	}
	select {
	case l.turn <- struct{}{}:
		defer func() { <-l.turn }()
	case <-ctx.Done():
		return nil, problemOf("busy")
	}
	list, serial := l.fresh(path)
	if list != nil {
		return list, nil // somebody else read it meanwhile
	}
	begun := l.now()
	list, err := read()
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(list.polls, byInterest)
	l.keep(path, list, begun, serial)
	return list, nil
}

func (l *lists) fresh(path string) (list *pollList, serial uint64) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if list = l.kept[path]; list != nil && l.now().Before(list.until) {
		return list, l.serial
	}
	return nil, l.serial
}

func (l *lists) keep(path string, list *pollList, begun time.Time, serial uint64) {
	now := l.now()
	l.mu.Lock()
	defer l.mu.Unlock()
	changed := l.serial != serial
	l.serial++
	list.serial = l.serial
	if changed || len(list.polls) == 0 && path != "" { // of paths that lead nowhere there is no end
		return
	}
	if len(l.kept) >= maxLists {
		clear(l.kept)
	}
	list.until = now.Add(max(listAge, listRest*now.Sub(begun)))
	l.kept[path] = list
}

// byInterest puts what can be answered first, by when it closes; then what opens, by when; then what is over, the latest first.
func byInterest(a, b box.Listing) int {
	rank := func(s box.Status) int {
		switch s {
		case box.StatusOpen:
			return 0
		case box.StatusUpcoming:
			return 1
		}
		return 2
	}
	if order := cmp.Compare(rank(a.Status), rank(b.Status)); order != 0 {
		return order
	}
	switch rank(a.Status) {
	case 0:
		return a.Definition.Closes.Compare(b.Definition.Closes)
	case 1:
		return a.Definition.Opens.Compare(b.Definition.Opens)
	}
	return b.Definition.Closes.Compare(a.Definition.Closes)
}
