package main

import (
	"context"
	"net/http"
	"sync"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"isoloir/poll/remote"
)

// atOnce is how many requests are on their way at a time.
const atOnce = 6

// A boothCheck asks a server for targets as different browsers would, and holds every answer against the one it should be.
type boothCheck struct {
	clients []*remote.Client // one for each of browsers, with connections of its own
	targets []string

	// should returns the answer that a browser with this header must get for target, where it was served this one.
	should func(ctx context.Context, target string, header http.Header, served remote.Visited) (remote.Visited, error)

	mu    sync.Mutex
	found []*oddity
	asked int
	again int // answers that were compressed anew on the way
}

// An oddity is a difference, and who gets it.
type oddity struct {
	target string
	difference
	seen []sighting
}

type sighting struct{ browser, encoding string }

func newBoothCheck(cmd *cobra.Command, base, proxy string) (*boothCheck, error) {
	c := &boothCheck{}
	for range browsers {
		client, err := dial(cmd, base, proxy)
		if err != nil {
			return nil, err
		}
		c.clients = append(c.clients, client)
	}
	return c, nil
}

// first is what the first browser is served as usual, decoded.
func (c *boothCheck) first(ctx context.Context, target string) (page []byte, served remote.Visited, err error) {
	served, err = c.clients[0].Visit(ctx, target, browsers[0].headers(target, asUsual))
	if err != nil {
		return nil, served, err
	}
	page, err = decode(served.Header.Get("Content-Encoding"), served.Body)
	if err != nil {
		page = nil // which is found to be another page then
	}
	return page, served, nil
}

// run asks for every target as every browser in every encoding.
func (c *boothCheck) run(cmd *cobra.Command) error {
	bar := progress(cmd, "asking as different browsers", false)
	total := int64(len(c.targets) * len(browsers) * len(encodings))
	group, ctx := errgroup.WithContext(cmd.Context())
	group.SetLimit(atOnce)
	for _, target := range c.targets {
		for i, b := range browsers {
			for _, encoding := range encodings {
				group.Go(func() error {
					if err := c.look(ctx, c.clients[i], b, target, encoding); err != nil {
						return err
					}
					c.mu.Lock()
					defer c.mu.Unlock()
					c.asked++
					bar(int64(c.asked), total)
					return nil
				})
			}
		}
	}
	return group.Wait()
}

func (c *boothCheck) look(ctx context.Context, client *remote.Client, b browser, target, encoding string) error {
	header := b.headers(target, encoding)
	served, err := client.Visit(ctx, target, header)
	if err != nil {
		return err
	}
	own, err := c.should(ctx, target, header, served)
	if err != nil {
		return err
	}
	differences, again := compare(served, own, target, header.Get("Accept-Encoding"))
	c.mu.Lock()
	defer c.mu.Unlock()
	if again {
		c.again++
	}
	for _, d := range differences {
		c.note(target, d, sighting{b.name, encoding})
	}
	return nil
}

// note adds to what was found. c.mu is held, or nothing runs yet.
func (c *boothCheck) note(target string, d difference, by sighting) {
	for _, f := range c.found {
		if f.target == target && f.difference == d {
			f.seen = append(f.seen, by)
			return
		}
	}
	c.found = append(c.found, &oddity{target, d, []sighting{by}})
}
