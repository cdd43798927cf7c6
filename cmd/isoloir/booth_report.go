package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// What a booth check comes to, for programs.
const (
	boothSame    = "same"
	boothDiffers = "differs"
	boothOther   = "another version"
)

type boothVerdict struct {
	OK          bool              `json:"ok"`
	Verdict     string            `json:"verdict"`
	Booth       string            `json:"booth"` // the server's
	Browsers    []string          `json:"browsers"`
	Encodings   []string          `json:"encodings"`
	Targets     []string          `json:"targets"`
	Answers     int               `json:"answers"`
	Compressed  int               `json:"compressed_anew"`
	Differences []boothDifference `json:"differences"`
}

type boothDifference struct {
	Target string `json:"target"`
	What   string `json:"what"`
	Means  string `json:"means"`
	Seen   string `json:"seen_by"`
}

func (c *boothCheck) verdict(verdict, booth string) boothVerdict {
	v := boothVerdict{
		OK: verdict == boothSame, Verdict: verdict, Booth: booth, Targets: c.targets, Answers: c.asked, Compressed: c.again,
		Encodings: slices.Clone(encodings), Differences: []boothDifference{},
	}
	v.Encodings[0] = asUsualWords
	for _, b := range browsers {
		v.Browsers = append(v.Browsers, b.name)
	}
	slices.SortStableFunc(c.found, func(a, b *oddity) int { return cmp.Or(cmp.Compare(a.target, b.target), cmp.Compare(a.what, b.what)) })
	for _, f := range c.found {
		v.Differences = append(v.Differences, boothDifference{f.target, f.what, f.means, f.who()})
	}
	return v
}

const insteadOfThePage = "do not answer in a browser there: isoloir answer LINK and the booth as a file (isoloir client -o isoloir.html) need no page from the server"

// report says what was found, of a booth that this tool can judge or of one that is not the same for everybody.
func (c *boothCheck) report(cmd *cobra.Command, booth string, asJSON bool) error {
	if len(c.found) == 0 {
		v := c.verdict(boothSame, booth)
		if asJSON {
			return printJSON(cmd, v)
		}
		_, err := fmt.Fprintf(cmd.OutOrStdout(), "booth:     %s, the one that this tool holds\nbrowsers:  %s\nencodings: %s\npages:     %d, and %s\nanswers:   %d, each the same to the byte, headers included\n",
			booth, strings.Join(v.Browsers, ", "), strings.Join(v.Encodings, ", "), c.pages(), plural(len(c.targets)-c.pages(), "file"), c.asked)
		if err == nil && c.again > 0 {
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "           %d of them compressed anew on the way\n", c.again)
		}
		if err == nil {
			say(cmd, "that is what whoever asks from here is served now; a server can still treat one person's address in another way")
		}
		return err
	}
	v := c.verdict(boothDiffers, booth)
	text := []string{fmt.Sprintf("this server's booth is not the one that it should be: %s in %s", plural(len(v.Differences), "difference"), plural(c.asked, "answer"))}
	for _, d := range v.Differences {
		text = append(text, fmt.Sprintf("%s: %s", d.Target, d.What), "    served to "+d.Seen, "    "+d.Means)
	}
	err := error(&failure{err: errors.New(strings.Join(text, "\n")), code: exitMismatch, hint: insteadOfThePage})
	if asJSON {
		err = errors.Join(err, printJSON(cmd, v))
	}
	return err
}

// cannotJudge says that the server has another version, and no more than that.
func (c *boothCheck) cannotJudge(cmd *cobra.Command, own, booth string, asJSON bool) error {
	err := failf("take the isoloir of the release that runs there, and run this again: a server that has something to hide can say this too",
		"the server says that its booth is of another version, %s; this tool holds %s and cannot judge it\nit served the same to %s, and what its own manifest says: no more than that is shown",
		booth, own, plural(len(browsers), "browser"))
	if asJSON {
		err = errors.Join(err, printJSON(cmd, c.verdict(boothOther, booth)))
	}
	return err
}

func (c *boothCheck) pages() (n int) {
	for _, target := range c.targets {
		if isPage(target) {
			n++
		}
	}
	return n
}

const asUsualWords = "as usual"

// who says who gets what was found.
func (f *oddity) who() string {
	if len(f.seen) == len(browsers)*len(encodings) {
		return "every browser"
	}
	var who []string
	for _, b := range browsers {
		var in []string
		for _, encoding := range encodings {
			if slices.Contains(f.seen, sighting{b.name, encoding}) {
				in = append(in, cmp.Or(encoding, asUsualWords))
			}
		}
		switch len(in) {
		case 0:
		case len(encodings):
			who = append(who, b.name)
		default:
			who = append(who, fmt.Sprintf("%s (asked for %s)", b.name, strings.Join(in, ", ")))
		}
	}
	return strings.Join(who, "; ")
}
