package main

import (
	"encoding/json"
	"fmt"
	"html"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"isoloir/crypto/keyring"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/author"
	"isoloir/poll/box"
	"isoloir/web"
	"isoloir/web/static"
)

// publishable are definitions: those of the vectors, the demonstration's and the templates'.
func publishable(t *testing.T) (all [][]byte) {
	t.Helper()
	file, err := os.ReadFile("../../docs/vectors/definition.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors struct {
		Good []struct{ Definition string }
	}
	if err := json.Unmarshal(file, &vectors); err != nil || len(vectors.Good) == 0 {
		t.Fatal(err, len(vectors.Good))
	}
	for _, good := range vectors.Good {
		all = append(all, []byte(good.Definition))
	}
	sources := [][]byte{author.Demo}
	for _, lang := range author.TemplateLanguages {
		src, _ := author.Template(lang, time.Now())
		sources = append(sources, src)
	}
	_, logKey, err := translog.GenerateKey("poll.example.org")
	if err != nil {
		t.Fatal(err)
	}
	key, err := keyring.Generate("organizer")
	if err != nil {
		t.Fatal(err)
	}
	for _, src := range sources {
		file, err := author.Read(src, "poll.yaml", author.Options{Now: time.Now(), Opens: time.Now(), Closes: time.Now().Add(time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
		_, data, err := file.Publish(author.PublishOptions{OrganizerKey: key.VerifierKey(), LogKey: logKey, Recipient: key.Recipient()})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data)
	}
	return all
}

// typed reads a command as a shell does.
func typed(t *testing.T, command string) []string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "sh", "-c", `printf '%s\n' `+command).Output()
	if err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	return strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
}

func flagsIn(words []string) (sets []string) {
	for i, word := range words {
		if word == "--set" {
			sets = append(sets, words[i+1])
		}
	}
	return sets
}

func TestTheCommandThatThePageWithoutJavaScriptShowsIsTaken(t *testing.T) {
	code := regexp.MustCompile(`<code[^>]*>((?:isoloir answer|--set) [^<]*)</code>`)
	examples, singles := 0, 0
	for _, data := range publishable(t) {
		d, err := poll.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		link := poll.Link{Scheme: "https", Host: d.Host(), ID: poll.IDOf(data)}
		page, err := web.NewPages(static.Dist(), web.Brand{}).Questions(link, data, box.State{Status: box.StatusOpen})
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range code.FindAllStringSubmatch(string(page), -1) {
			words := typed(t, html.UnescapeString(found[1]))
			sets := flagsIn(words)
			if words[0] == "isoloir" && fmt.Sprint(words[:3]) != fmt.Sprint([]string{"isoloir", "answer", link.String()}) {
				t.Errorf("the command is %q", words)
			}
			if len(sets) == 0 {
				continue // the one that asks
			}
			loose, err := looseFromFlags(d, sets)
			if err != nil {
				t.Errorf("%q: %v", sets, err)
				continue
			}
			_, problems := d.ReadAnswers(loose)
			if words[0] == "isoloir" {
				examples++
				if len(problems) > 0 {
					t.Errorf("%s: %q has %v", d.Title, words, problems)
				}
				continue
			}
			singles++
			key, _, _ := strings.Cut(sets[0], "=")
			id, _, _ := strings.Cut(key, ".")
			for _, p := range problems {
				// What it depends on, and the other rows, are not answered here.
				if p.Key == id && p.Code != "not_shown" && p.Code != "incomplete" && p.Code != "other_missing" {
					t.Errorf("%q: %v", sets, p)
				}
			}
		}
	}
	if examples < 15 || singles < 100 {
		t.Errorf("only %d examples and %d single flags were tried", examples, singles)
	}
}
