package web

import (
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
)

// ManifestPath is where a server tells which files its booth is made of (docs/formats.md §12).
const ManifestPath = "/.well-known/isoloir-assets.json"

// A manifested is one file of the manifest. Hashes are base64, as Subresource Integrity writes them.
type manifested struct {
	Path   string `json:"path"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
	SHA384 string `json:"sha384"`
}

// manifest lists what the booth is made of: the shell without a brand, under the path of no poll, and every asset. It is the same on all servers
// of a release.
func (f *files) manifest() []byte {
	list := struct {
		Version int          `json:"version"`
		Shell   manifested   `json:"shell"`
		Assets  []manifested `json:"assets"`
	}{Version: 1, Shell: manifestedAs("/p/", f.shell)}
	for _, name := range slices.Sorted(maps.Keys(f.assets)) {
		list.Assets = append(list.Assets, manifestedAs("/assets/"+name, f.assets[name]))
	}
	data, err := json.MarshalIndent(list, "", " ")
	if err != nil {
		panic(err) // strings and numbers
	}
	return append(data, '\n')
}

func manifestedAs(path string, f *file) manifested {
	short, long := sha256.Sum256(f.plain), sha512.Sum384(f.plain)
	return manifested{path, len(f.plain), base64.StdEncoding.EncodeToString(short[:]), base64.StdEncoding.EncodeToString(long[:])}
}

// Manifest returns what is served under [ManifestPath]. It does not depend on the brand.
func (p *Pages) Manifest() []byte { return p.manifest.plain }

// Assets returns the paths of the booth's scripts, styles and images, sorted.
func (p *Pages) Assets() (paths []string) {
	for _, name := range slices.Sorted(maps.Keys(p.assets)) {
		paths = append(paths, "/assets/"+name)
	}
	return paths
}

// assets serves the manifest, for whoever compares it with that of a release: a browser's extension, or isoloir verify.
func (s *server) assets(w http.ResponseWriter, r *http.Request) {
	s.pages.manifest.write(w, r, http.StatusOK)
}
