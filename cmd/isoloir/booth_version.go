package main

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"

	"github.com/spf13/cobra"

	"isoloir/poll/remote"
	"isoloir/web"
)

// A manifest is what a server says its booth is made of (docs/formats.md §12).
type manifest struct {
	Version int `json:"version"`
	Assets  []struct {
		Path   string `json:"path"`
		SHA256 string `json:"sha256"` // base64
	} `json:"assets"`
}

var assetPath = regexp.MustCompile(`^/assets/[A-Za-z0-9.-]{1,100}$`)

const maxAssets = 200

func readManifest(data []byte) (m manifest, ok bool) {
	if err := json.Unmarshal(data, &m); err != nil || m.Version != 1 || len(m.Assets) == 0 || len(m.Assets) > maxAssets {
		return m, false
	}
	for _, a := range m.Assets {
		if !assetPath.MatchString(a.Path) {
			return m, false
		}
	}
	return m, true
}

// otherVersion is for a server whose manifest is not this tool's. What it serves cannot be judged then, and that is said. But all browsers must
// be served the same, and what the manifest says.
func (c *boothCheck) otherVersion(cmd *cobra.Command, own *web.Pages, status int, data []byte, page string, asJSON bool) error {
	theirs, ok := readManifest(data)
	if status != http.StatusOK || !ok {
		return failf("if the address is right, ask its operator for the isoloir of the release that runs there",
			"the server does not say what its booth is made of (%s): it is no isoloird, or older than this tool", web.ManifestPath)
	}
	c.targets = []string{web.ManifestPath, page}
	sums := map[string]string{}
	for _, a := range theirs.Assets {
		c.targets = append(c.targets, a.Path)
		sums[a.Path] = a.SHA256
	}
	references := map[string]remote.Visited{}
	for _, target := range c.targets {
		content, served, err := c.first(cmd.Context(), target)
		if err != nil {
			return err
		}
		references[target] = served
		sum := sha256.Sum256(content)
		if want, listed := sums[target]; listed && want != base64.StdEncoding.EncodeToString(sum[:]) {
			c.note(target, difference{fmt.Sprintf("it is not the file that the server's own manifest names: SHA-256 %x", sum), anotherProgram}, sighting{browsers[0].name, asUsual})
		}
	}
	c.should = func(_ context.Context, target string, _ http.Header, _ remote.Visited) (remote.Visited, error) {
		return references[target], nil
	}
	if err := c.run(cmd); err != nil {
		return err
	}
	if len(c.found) > 0 {
		return c.report(cmd, boothOf(data), asJSON)
	}
	return c.cannotJudge(cmd, boothOf(own.Manifest()), boothOf(data), asJSON)
}
