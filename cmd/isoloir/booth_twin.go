package main

import (
	"context"
	"html"
	"net/http"
	"regexp"

	"isoloir/poll"
	"isoloir/poll/box"
	"isoloir/poll/remote"
	"isoloir/web"
)

// A twin is the server that this tool holds, in memory: asked as the other one is, it gives the answer that the other one must give.
type twin struct{ handler http.Handler }

// newTwin returns a twin with what its operator may set, the polls that it knows, and what its front page shows.
func newTwin(o operated, definitions map[poll.ID][]byte, front frontPage) *twin {
	return &twin{web.Handler(twinBox{definitions: definitions, front: front}, web.Options{Brand: o.brand, Onion: o.onion})}
}

// operated is what the operator of a server may set of its pages.
type operated struct {
	brand web.Brand
	onion string
}

// A frontPage is what a server's front page shows.
type frontPage struct {
	listings  []box.Listing
	campaigns map[string]bool // paths; a server names those that have no poll that is not listed, which only it knows
}

func (t *twin) ask(ctx context.Context, target string, header http.Header) (remote.Visited, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, target, nil)
	if err != nil {
		return remote.Visited{}, err
	}
	r.Header = header
	answer := &heldAnswer{header: http.Header{}}
	t.handler.ServeHTTP(answer, r)
	return remote.Visited{Status: answer.status, Header: answer.header, Body: answer.body.Bytes()}, nil
}

// twinBox is what the twin's pages need of a ballot box. Nothing else is ever asked of it.
type twinBox struct {
	web.Box
	definitions map[poll.ID][]byte
	front       frontPage
}

func (b twinBox) Listed(context.Context) ([]box.Listing, error) { return b.front.listings, nil }

// Campaign says no more of a campaign than whether it is to be named.
func (b twinBox) Campaign(_ context.Context, path string) ([]box.Listing, error) {
	return []box.Listing{{Definition: &poll.Definition{Listed: b.front.campaigns[path]}}}, nil
}

func (b twinBox) Definition(_ context.Context, id poll.ID) ([]byte, error) {
	if d, known := b.definitions[id]; known {
		return d, nil
	}
	return nil, &box.Error{Code: box.PollNotFound, Public: "This poll is not part of the comparison."}
}

// onFront, campaignsOn and nextOn find the polls, the campaigns and the next page that a front page shows.
var (
	onFront     = regexp.MustCompile(`href="/p/([a-z2-7]{52})"`)
	campaignsOn = regexp.MustCompile(`href="(/c/[a-z2-7]{52}/[a-z0-9_]{1,32})"`)
	nextOn      = regexp.MustCompile(`href="(\?lang=[a-z]{2}&amp;page=[0-9]{1,4})" rel="next"`)
)

const maxListed = 1000 // polls on a front page that are looked at

// listedOn returns what a served front page and those after it show, as a server of ours would list it: in the page's order, with the definitions
// that their links pin, and as they stand now. A poll that the server does not have is left out, so that the page will be found to differ.
func listedOn(ctx context.Context, client *remote.Client, page []byte) (frontPage, error) {
	all := frontPage{campaigns: map[string]bool{}}
	for page != nil {
		for _, found := range campaignsOn.FindAllSubmatch(page, -1) {
			all.campaigns[string(found[1])] = true
		}
		for _, found := range onFront.FindAllSubmatch(page, maxListed-len(all.listings)) {
			id, err := poll.ParseID(string(found[1]))
			if err != nil {
				continue // the page will not be the same then
			}
			l, err := listingOf(ctx, client, id)
			if err != nil {
				return frontPage{}, err
			}
			if l != nil {
				all.listings = append(all.listings, *l)
			}
		}
		next := nextOn.FindSubmatch(page)
		if page = nil; next != nil && len(all.listings) < maxListed {
			answer, err := client.Visit(ctx, "/"+html.UnescapeString(string(next[1])), nil)
			if err != nil {
				return frontPage{}, err
			}
			page = answer.Body
		}
	}
	return all, nil
}

// listingOf is nil for a poll that the server does not have.
func listingOf(ctx context.Context, client *remote.Client, id poll.ID) (*box.Listing, error) {
	d, _, err := client.Definition(ctx, client.Link(id))
	if remote.IsUnreachable(err) {
		return nil, err
	}
	if err != nil {
		return nil, nil //nolint:nilnil // as promised
	}
	state, err := client.State(ctx, client.Link(id))
	if err != nil {
		return nil, err
	}
	return &box.Listing{ID: id, Definition: d, Status: box.Status(state.Status)}, nil
}
