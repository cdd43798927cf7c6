package web

import (
	"fmt"

	"isoloir/poll"
)

// Host returns a host as links write it, which is what a server's key must be called, and whether its links begin with http:// rather
// than https://: those of loopback addresses and .onion hosts may.
func Host(name string) (host string, plain bool, err error) {
	path := "/p/" + poll.ID{}.String()
	if link, err := poll.ParseLink("http://" + name + path); err == nil {
		return link.Host, true, nil
	}
	link, err := poll.ParseLink("https://" + name + path)
	if err != nil {
		return "", false, fmt.Errorf("%q cannot be the host of a link: %w", name, err)
	}
	return link.Host, false, nil
}
