package main

import (
	"context"
	"net/http"
	"regexp"

	"isoloir/poll"
	"isoloir/poll/box"
	"isoloir/poll/remote"
	"isoloir/web"
)

// A twin is the server that this tool holds, in memory: asked as the other one is, it gives the answer that the other one must give.
type twin struct{ handler http.Handler }

// newTwin returns a twin with a brand, the polls that it knows, and those on its front page.
func newTwin(brand web.Brand, definitions map[poll.ID][]byte, listings []box.Listing) *twin {
	return &twin{web.Handler(twinBox{definitions: definitions, listings: listings}, web.Options{Brand: brand})}
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
	listings    []box.Listing
}

func (b twinBox) Listed(context.Context) ([]box.Listing, error) { return b.listings, nil }

func (b twinBox) Definition(_ context.Context, id poll.ID) ([]byte, error) {
	if d, known := b.definitions[id]; known {
		return d, nil
	}
	return nil, &box.Error{Code: box.PollNotFound, Public: "This poll is not part of the comparison."}
}

// onFront finds the polls that a front page shows.
var onFront = regexp.MustCompile(`href="/p/([a-z2-7]{52})"`)

const maxListed = 1000 // polls on a front page that are looked at

// listedOn returns the polls that a served front page shows, as a server of ours would list them: in the page's order, with the definitions that
// their links pin, and as they stand now. A poll that the server does not have is left out, so that the page will be found to differ.
func listedOn(ctx context.Context, client *remote.Client, page []byte) ([]box.Listing, error) {
	var all []box.Listing
	for _, found := range onFront.FindAllSubmatch(page, maxListed) {
		id, err := poll.ParseID(string(found[1]))
		if err != nil {
			continue // the page will not be the same then
		}
		d, _, err := client.Definition(ctx, client.Link(id))
		if remote.IsUnreachable(err) {
			return nil, err
		}
		if err != nil {
			continue
		}
		state, err := client.State(ctx, client.Link(id))
		if err != nil {
			return nil, err
		}
		all = append(all, box.Listing{ID: id, Definition: d, Status: box.Status(state.Status)})
	}
	return all, nil
}
