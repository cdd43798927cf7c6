package main

import (
	"net/http"
	"path"
	"strings"
)

// A browser is one that the booth is fetched as. What it says of itself is what such a browser says; how it speaks TLS is not imitated, so
// a server that looks for that knows this tool.
type browser struct {
	name      string // for people
	agent     string
	languages string
	encodings string // what it takes
	hints     string // Sec-CH-UA, of Chromium's kin
	mobile    string // Sec-CH-UA-Mobile
	platform  string // Sec-CH-UA-Platform
}

var browsers = []browser{
	{
		name:      "Chrome on Windows",
		agent:     "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
		languages: "de-DE,de;q=0.9,en-US;q=0.8,en;q=0.7", encodings: "gzip, deflate, br, zstd",
		hints: `"Chromium";v="156", "Google Chrome";v="156", "Not?A_Brand";v="24"`, mobile: "?0", platform: `"Windows"`,
	},
	{
		name:      "Firefox on Linux",
		agent:     "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0",
		languages: "fr,fr-FR;q=0.9,en-US;q=0.8,en;q=0.7", encodings: "gzip, deflate, br, zstd",
	},
	{
		name:      "Safari on an iPhone",
		agent:     "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
		languages: "en-GB,en;q=0.9", encodings: "gzip, deflate, br",
	},
	{
		name:      "Chrome on Android",
		agent:     "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/155.0.0.0 Mobile Safari/537.36",
		languages: "ar-MA,ar;q=0.9,fr-MA;q=0.8,fr;q=0.7", encodings: "gzip, deflate, br, zstd",
		hints: `"Chromium";v="155", "Google Chrome";v="155", "Not?A_Brand";v="24"`, mobile: "?1", platform: `"Android"`,
	},
	{
		name:      "Tor Browser",
		agent:     "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
		languages: "en-US,en;q=0.5", encodings: "gzip, deflate, br, zstd",
	},
	{
		name:      "an old Android phone",
		agent:     "Mozilla/5.0 (Linux; Android 8.1.0; SM-J530F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/91.0.4472.120 Mobile Safari/537.36",
		languages: "es-ES,es;q=0.9", encodings: "gzip, deflate, br",
		hints: `" Not;A Brand";v="99", "Google Chrome";v="91", "Chromium";v="91"`, mobile: "?1",
	},
}

// asUsual has a browser ask for the encodings that it takes. The others are asked for one by one, as a program on the way to it may.
const asUsual = ""

var encodings = []string{asUsual, "br", "gzip", "identity"}

// headers are what the browser sends when it asks for a path in an encoding: for a page as if its address had been typed, for anything else as
// the booth's page does.
func (b browser) headers(target, encoding string) http.Header {
	h := http.Header{}
	h.Set("User-Agent", b.agent)
	h.Set("Accept-Language", b.languages)
	h.Set("Accept-Encoding", b.encodings)
	if encoding != asUsual {
		h.Set("Accept-Encoding", encoding)
	}
	if b.hints != "" {
		h.Set("Sec-Ch-Ua", b.hints)
		h.Set("Sec-Ch-Ua-Mobile", b.mobile)
		if b.platform != "" {
			h.Set("Sec-Ch-Ua-Platform", b.platform)
		}
	}
	accept, destination, mode := "*/*", "empty", "cors"
	switch path.Ext(target) {
	case ".js":
		destination = "script"
	case ".css":
		accept, destination, mode = "text/css,*/*;q=0.1", "style", "no-cors"
	case ".svg", ".png":
		accept, destination, mode = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8", "image", "no-cors"
	}
	site := "same-origin"
	if isPage(target) {
		accept, destination, mode, site = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "document", "navigate", "none"
		h.Set("Upgrade-Insecure-Requests", "1")
		h.Set("Sec-Fetch-User", "?1")
	}
	h.Set("Accept", accept)
	h.Set("Sec-Fetch-Dest", destination)
	h.Set("Sec-Fetch-Mode", mode)
	h.Set("Sec-Fetch-Site", site)
	return h
}

func isPage(target string) bool { return target == "/" || strings.HasPrefix(target, "/p/") }
