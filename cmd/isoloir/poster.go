package main

import (
	"errors"
	"io"
	"net"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isoloir/poll"
	"isoloir/poll/paper"
)

func posterCommand() *cobra.Command {
	var out, proxy string
	var languages []string
	var force bool
	cmd := &cobra.Command{
		Use:   "poster LINK -o FILE.pdf|.html",
		Short: "Make a poster with the QR code of a poll",
		Long: `Make a poster to print on A4: what the poll is about, its QR code, link and words, until when it is open and how to take part, in the poll's languages: on one page
if they fit, else on a page for each. Times are said in the time zone of this machine (TZ). A PDF has Latin, Greek, Cyrillic and Arabic letters; an HTML page
is printed from a browser, with the fonts that it has.`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			format, err := paperFormat(out, "a poster", "poster.pdf")
			if err != nil {
				return err
			}
			if err := mayReplace(out, force); err != nil {
				return err
			}
			client, l, err := connect(cmd, args[0], proxy)
			if err != nil {
				return err
			}
			d, _, err := client.Definition(cmd.Context(), l)
			if err != nil {
				return err
			}
			job, err := paperJob(l, d, languages)
			if err != nil {
				return err
			}
			err = writeFile(out, 0o644, force, func(w io.Writer) error { return paperError(job.Poster(w, format)) })
			if err != nil {
				return err
			}
			say(cmd, "wrote %s; print it at its full size (100 %%), and try its QR code", out)
			warnIfHere(cmd, l)
			sayWords(cmd, l.ID)
			return nil
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "`FILE.pdf` or FILE.html to write the poster to")
	cmd.Flags().BoolVar(&force, "force", false, "replace the file if it exists")
	addLanguageFlag(cmd, &languages)
	addProxyFlag(cmd, &proxy)
	return cmd
}

func addLanguageFlag(cmd *cobra.Command, languages *[]string) {
	cmd.Flags().StringSliceVar(languages, "language", nil, "print in these `LANGUAGES` of the poll only, for example fr,de")
}

// paperFormat goes by the name of the file.
func paperFormat(name, what, example string) (paper.Format, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".pdf":
		return paper.PDF, nil
	case ".html":
		return paper.HTML, nil
	}
	return 0, misusef("for example "+example, "%s is written to a file whose name ends in .pdf or .html: which?", what)
}

func paperJob(l poll.Link, d *poll.Definition, languages []string) (paper.Job, error) {
	for _, tag := range languages {
		if !slices.Contains(d.Languages, tag) {
			return paper.Job{}, misusef("the poll has "+strings.Join(d.Languages, ", "), "the poll is not in the language %q", tag)
		}
	}
	return paper.Job{Link: l, Definition: d, Languages: languages, Zone: time.Local, Now: time.Now()}, nil
}

// warnIfHere says that a printed link is of no use to others: a person who tries things out may not notice.
func warnIfHere(cmd *cobra.Command, l poll.Link) {
	host, _, err := net.SplitHostPort(l.Host)
	if err != nil {
		host = l.Host
	}
	if isLoopback(host) {
		say(cmd, "warning: the link leads to this machine alone, whoever scans it: a poll for others is published on a server that has a name")
	}
}

// paperError adds what to do next.
func paperError(err error) error {
	var missing *paper.MissingError
	switch {
	case errors.As(err, &missing):
		return failf("write it as .html and print that from a browser, which has more fonts", "%w", err)
	case errors.Is(err, paper.ErrTooMuch):
		return failf("make letters for each of them: --language", "%w", err)
	}
	return err
}
