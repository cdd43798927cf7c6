package main

import (
	"io"

	"github.com/spf13/cobra"

	"isoloir/crypto/token"
	"isoloir/poll/paper"
)

// letters are the files to print, one page for each code.
type letters struct {
	names     []string
	languages []string
	job       paper.Job
}

func (l *letters) add(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&l.names, "letters", nil, "also write letters to print, one page for each code, to `FILE.pdf` or FILE.html")
	addLanguageFlag(cmd, &l.languages)
}

// check says before any code is made what would keep letters from being written after it.
func (l *letters) check() error {
	if len(l.names) == 0 && len(l.languages) > 0 {
		return misusef("for example --letters letters.pdf", "--language is the language of letters, and no letters are asked for")
	}
	for _, name := range l.names {
		if _, err := paperFormat(name, "a letter", "--letters letters.pdf"); err != nil {
			return err
		}
		if err := mayCreate(name); err != nil {
			return err
		}
	}
	return nil
}

// prepare is [letters.check] for what only the poll tells.
func (l *letters) prepare(desk *codesDesk) (err error) {
	if l.job, err = paperJob(desk.link, desk.definition, l.languages); err != nil {
		return err
	}
	for _, name := range l.names {
		if err := l.print(io.Discard, name, nil); err != nil {
			return err
		}
	}
	return nil
}

func (l *letters) print(w io.Writer, name string, texts []string) error {
	format, err := paperFormat(name, "a letter", "--letters letters.pdf")
	if err != nil {
		return err
	}
	return paperError(l.job.Letters(w, format, texts))
}

// write writes the letters in the order of the CSV file, for their owner alone.
func (l *letters) write(cmd *cobra.Command, codes []token.Code) error {
	var texts []string
	for _, c := range codes {
		texts = append(texts, c.String())
	}
	for _, name := range l.names {
		draw, printed := progress(cmd, "writing letters", false), int64(0)
		l.job.Printed = func() {
			printed++
			draw(printed, int64(len(codes)))
		}
		if err := writeFile(name, 0o600, keepOld, func(w io.Writer) error { return l.print(w, name, texts) }); err != nil {
			return err
		}
		say(cmd, "wrote %s to %s; print at full size (100 %%), fold at the marks, and note nowhere who gets which", plural(len(texts), "letter"), name)
	}
	if len(l.names) > 0 {
		warnIfHere(cmd, l.job.Link)
	}
	return nil
}
