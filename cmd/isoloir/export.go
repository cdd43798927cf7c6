package main

import (
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"isoloir/poll"
	"isoloir/poll/report/export"
)

// exportFlags say where opened answers go, and how they are written.
type exportFlags struct {
	out          string
	force        bool
	long, unlink bool
	lang         string
}

type exporter func(io.Writer, *poll.Definition, export.People, export.Options) error

func (e *exportFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&e.out, "output", "o", "", "`FILE` to write to; its ending says how: .csv, .xlsx or .jsonl")
	cmd.Flags().BoolVar(&e.force, "force", false, "replace the file if it exists")
	cmd.Flags().BoolVar(&e.long, "long", false, "write a CSV row for each thing said, not for each person")
	cmd.Flags().BoolVar(&e.unlink, "unlink", false, "shuffle each question on its own")
	cmd.Flags().StringVar(&e.lang, "lang", "", "language of the labels")
}

// ready reports, before anything is opened, what stands in the way of writing.
func (e *exportFlags) ready(reads ...string) error {
	if _, err := e.format(); err != nil {
		return err
	}
	for _, name := range []string{e.out, e.codebook()} {
		if err := mayReplace(name, e.force, reads...); err != nil {
			return err
		}
	}
	return nil
}

// fit looks whether the poll is in the language asked for.
func (e *exportFlags) fit(d *poll.Definition) (err error) {
	e.lang, err = chooseLanguage(d, e.lang)
	return err
}

func (e *exportFlags) format() (exporter, error) {
	ending := strings.ToLower(filepath.Ext(e.out))
	if e.long && ending != ".csv" {
		return nil, misusef("write to a file that ends in .csv", "--long is a form of CSV")
	}
	switch {
	case ending == ".jsonl" || e.out == "" || e.out == "-":
		return export.JSONLines, nil
	case e.long:
		return export.LongCSV, nil
	case ending == ".csv":
		return export.CSV, nil
	case ending == ".xlsx":
		return export.XLSX, nil
	default:
		return nil, misusef("let its name end in .csv, .xlsx or .jsonl", "what kind of file is %s?", e.out)
	}
}

// codebook is the file beside a wide CSV that says what its codes mean, or empty.
func (e *exportFlags) codebook() string {
	ending := filepath.Ext(e.out)
	if e.long || strings.ToLower(ending) != ".csv" {
		return ""
	}
	return strings.TrimSuffix(e.out, ending) + ".codebook" + ending
}

func (e *exportFlags) write(cmd *cobra.Command, d *poll.Definition, answers export.People) error {
	write, err := e.format()
	if err != nil {
		return err
	}
	o := export.Options{Lang: e.lang, Unlink: e.unlink}
	if e.out == "" || e.out == "-" {
		o.Visible = isTerminal(cmd.OutOrStdout())
		return write(cmd.OutOrStdout(), d, answers, o)
	}
	o.Folder = filepath.Dir(e.out)
	if name := e.codebook(); name != "" {
		if err := writeFile(name, 0o600, e.force, func(w io.Writer) error { return export.Codebook(w, d, o) }); err != nil {
			return err
		}
		say(cmd, "%s says what the codes mean", name)
	}
	err = writeFile(e.out, 0o600, e.force, func(w io.Writer) error { return write(w, d, answers, o) })
	if errors.Is(err, export.ErrTooLarge) {
		return failf("write .csv", "%w", err)
	}
	return err
}
