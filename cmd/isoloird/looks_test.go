package main

import (
	"context"
	"image"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func pngFile(t *testing.T, dir string) string {
	t.Helper()
	name := filepath.Join(dir, "logo.png")
	f, err := os.Create(name) //nolint:gosec // the test's own folder
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestAnOperatorGivesThePagesANameAColorAndALogo(t *testing.T) {
	dir := t.TempDir()
	p := start(t, "--data", filepath.Join(dir, "data"), "--name", "Ville de Saint-Aubin", "--accent", "#7A0019", "--logo", pngFile(t, dir))
	_, front := p.get("/")
	for _, want := range []string{"<bdi>Ville de Saint-Aubin</bdi>", "--accent: #7a0019;", "--dark: #"} {
		if !strings.Contains(front, want) {
			t.Errorf("the front page has no %s: %s", want, front)
		}
	}
	logo := regexp.MustCompile(`src="(/assets/logo-[^"]+)"`).FindStringSubmatch(front)
	if logo == nil {
		t.Fatalf("the front page has no logo: %s", front)
	}
	if status, body := p.get(logo[1]); status != 200 || !strings.HasPrefix(body, "\x89PNG") {
		t.Errorf("the logo is answered with %d", status)
	}
	p.end()
}

func TestFlagsThatMakeNoSenseAreRefusedBeforeAnythingIsMade(t *testing.T) {
	dir := t.TempDir()
	for says, args := range map[string][]string{
		"the nearest shade that has it is":    {"--accent", "#ffcc00"},
		"quote it, since # begins a comment":  {"--accent", "red"},
		"and may have 60":                     {"--name", strings.Repeat("a", 61)},
		"one line of plain text":              {"--name", "a\nb"},
		"the logo is not a PNG picture":       {"--logo", "looks_test.go"},
		"no such file":                        {"--logo", filepath.Join(dir, "none.png")},
		"is not the name of an onion service": {"--onion", "poll.example.org"},
		"an address or a prefix":              {"--trusted-proxy", "proxy.example"},
		"from 0 up":                           {"--limit", "-1"},
	} {
		data := filepath.Join(dir, "data")
		var said strings.Builder
		if code := run(context.Background(), append([]string{"--listen", "127.0.0.1:0", "--data", data}, args...), io.Discard, &said); code == 0 || !strings.Contains(said.String(), says) {
			t.Errorf("%q: exit code %d, %s", args, code, said.String())
		}
		if _, err := os.Stat(data); err == nil {
			t.Errorf("%q: the data folder was made", args)
		}
	}
}
