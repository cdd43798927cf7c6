package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"sync"

	"github.com/spf13/cobra"

	"isoloir/poll"
	"isoloir/poll/remote"
	"isoloir/web"
	"isoloir/web/static"
)

// maxPages is how many polls of a front page have their own pages looked at, too.
const maxPages = 20

// verifyBooth compares the booth of the server at base with this tool's own, on its front page, on the page of a poll that nobody knows, on those
// of the polls on its front page, and on that of link if there is one.
func verifyBooth(cmd *cobra.Command, base string, link *poll.Link, proxy string, asJSON bool) error {
	c, err := newBoothCheck(cmd, base, proxy)
	if err != nil {
		return err
	}
	own := web.NewPages(static.Dist(), web.Brand{})
	page, err := anyPoll()
	if err != nil {
		return err
	}
	served, answer, err := c.first(cmd.Context(), web.ManifestPath)
	if err != nil {
		return err
	}
	if answer.Status != http.StatusOK || !bytes.Equal(served, own.Manifest()) {
		return c.otherVersion(cmd, own, answer.Status, served, page, asJSON)
	}
	c.targets = append(own.Assets(), web.ManifestPath, "/", page)
	if err := c.likeTwin(cmd.Context(), link, page); err != nil {
		return err
	}
	if err := c.run(cmd); err != nil {
		return err
	}
	return c.report(cmd, boothOf(own.Manifest()), asJSON)
}

// boothOf names a booth by its manifest.
func boothOf(manifest []byte) string {
	sum := sha256.Sum256(manifest)
	return hex.EncodeToString(sum[:8])
}

// anyPoll returns the path of a poll that nobody can have expected to be asked for.
func anyPoll() (string, error) {
	var id poll.ID
	if _, err := rand.Read(id[:]); err != nil {
		return "", err
	}
	return "/p/" + id.String(), nil
}

// likeTwin makes a twin with the server's brand and polls the measure of all answers.
func (c *boothCheck) likeTwin(ctx context.Context, link *poll.Link, page string) error {
	shell, served, err := c.first(ctx, page)
	if err != nil {
		return err
	}
	brand, err := web.ReadBrand(shell)
	if err != nil {
		c.note(page, difference{err.Error(), anotherPage}, sighting{browsers[0].name, asUsual})
	}
	if err := c.lookAtLogo(ctx, brand.Logo); err != nil {
		return err
	}
	front, _, err := c.first(ctx, "/")
	if err != nil {
		return err
	}
	shown, err := listedOn(ctx, c.clients[0], front)
	if err != nil {
		return err
	}
	definitions := map[poll.ID][]byte{}
	for i, l := range shown.listings {
		if i == maxPages {
			break
		}
		if err := c.addPoll(ctx, definitions, l.ID); err != nil {
			return err
		}
	}
	if link != nil {
		if err := c.addPoll(ctx, definitions, link.ID); err != nil {
			return err
		}
	}
	c.should = shouldBe(c.clients[0], operated{brand, web.ReadOnion(served.Header)}, definitions)
	return nil
}

// lookAtLogo holds an operator's picture against its name, which bears its hash: so it is the same for everybody.
func (c *boothCheck) lookAtLogo(ctx context.Context, path string) error {
	if path == "" {
		return nil
	}
	picture, served, err := c.first(ctx, path)
	if err != nil {
		return err
	}
	if served.Status != http.StatusOK {
		c.note(path, difference{fmt.Sprintf("the logo is missing: the answer is HTTP %d", served.Status), anotherPage}, sighting{browsers[0].name, asUsual})
	} else if err := web.CheckLogo(path, picture); err != nil {
		c.note(path, difference{err.Error(), anotherPage}, sighting{browsers[0].name, asUsual})
	}
	return nil
}

// addPoll has a poll's page looked at. Its definition is the one that its link pins.
func (c *boothCheck) addPoll(ctx context.Context, definitions map[poll.ID][]byte, id poll.ID) error {
	if _, known := definitions[id]; known {
		return nil
	}
	_, definition, err := c.clients[0].Definition(ctx, c.clients[0].Link(id))
	if err != nil {
		return err
	}
	definitions[id] = definition
	c.targets = append(c.targets, "/p/"+id.String())
	return nil
}

// shouldBe answers as a twin does. A front page is measured by a twin that lists the polls which that page lists, as they stand just then.
func shouldBe(client *remote.Client, o operated, definitions map[poll.ID][]byte) func(context.Context, string, http.Header, remote.Visited) (remote.Visited, error) {
	own := newTwin(o, definitions, frontPage{})
	var mu sync.Mutex
	fronts := map[string]*twin{}
	return func(ctx context.Context, target string, header http.Header, served remote.Visited) (remote.Visited, error) {
		if target != "/" {
			return own.ask(ctx, target, header)
		}
		mu.Lock()
		defer mu.Unlock()
		page, _ := decode(served.Header.Get("Content-Encoding"), served.Body) // a page that cannot be decoded is compared as it is
		front := fronts[string(page)]
		if front == nil {
			shown, err := listedOn(ctx, client, page)
			if err != nil {
				return remote.Visited{}, err
			}
			front = newTwin(o, definitions, shown)
			fronts[string(page)] = front
		}
		return front.ask(ctx, target, header)
	}
}
