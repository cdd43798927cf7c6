package web

import (
	"fmt"
	"net/http"
	"regexp"
)

// An onion service's name: version 3, with its port if that is not 80 (rend-spec-v3, "Encoding onion addresses").
var onionName = regexp.MustCompile(`^[a-z2-7]{56}\.onion(:[1-9][0-9]{0,4})?$`)

// CheckOnion says what is wrong with the name of an onion service.
func CheckOnion(name string) error {
	if !onionName.MatchString(name) {
		return fmt.Errorf("%q is not the name of an onion service: 56 letters and digits, and .onion", name)
	}
	return nil
}

const onionHeader = "Onion-Location"

// onionLocation tells Tor Browser where the same page is to be had without leaving the Tor network (Tor's proposal 100, "Onion-Location").
func onionLocation(name string, r *http.Request) string { return "http://" + name + r.URL.RequestURI() }

var onionLocationOf = regexp.MustCompile(`^http://([^/]+)/`)

// ReadOnion returns the onion service that an answer names, or "".
func ReadOnion(h http.Header) string {
	found := onionLocationOf.FindStringSubmatch(h.Get(onionHeader))
	if found == nil || CheckOnion(found[1]) != nil {
		return ""
	}
	return found[1]
}
