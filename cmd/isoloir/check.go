package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"isoloir/poll"
	"isoloir/poll/author"
)

func checkCommand() *cobra.Command {
	var asJSON, schema bool
	cmd := &cobra.Command{
		Use:   "check POLL.yaml",
		Short: "Check a poll file, and say what is wrong and where",
		Args: func(cmd *cobra.Command, args []string) error {
			if schema && len(args) > 0 {
				return misusef("isoloir check --schema > poll.schema.json prints it; isoloir check "+args[0]+" checks the file", "--schema takes no file")
			}
			if schema {
				return nil
			}
			return exactly(1)(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if schema {
				_, err := cmd.OutOrStdout().Write(author.Schema)
				return err
			}
			file, err := readPoll(cmd, args[0])
			if asJSON {
				return checkJSON(cmd, args[0], file, err)
			}
			if err != nil {
				return err
			}
			sayWarnings(cmd, file)
			sayEpsilon(cmd, file.Poll)
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", args[0], summary(file.Poll))
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print errors and warnings as JSON")
	cmd.Flags().BoolVar(&schema, "schema", false, "print the JSON Schema of the poll file, for editors")
	return cmd
}

func sayWarnings(cmd *cobra.Command, file *author.File) {
	for _, warning := range file.Warnings {
		sayLines(cmd, "warning: "+warning.Error())
	}
}

func readPoll(cmd *cobra.Command, name string) (*author.File, error) {
	src, err := readSmall(cmd.InOrStdin(), name)
	if err != nil {
		return nil, err
	}
	return author.Read(src, name, author.Options{Now: time.Now()})
}

func summary(d *poll.Definition) string {
	line := fmt.Sprintf("%s, %s, %d bytes of answers in every ballot", d.Title.In("", d), plural(len(d.Questions()), "question"), d.BallotSize)
	if d.Sensitive() {
		line += ", ε = " + poll.FormatEpsilon(d.Epsilon())
	}
	return line
}

// A finding is an error or a warning, for programs. Lines and columns count from 1, columns in code points.
type finding struct {
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Path    string `json:"path,omitempty"`
	Problem string `json:"problem"`
	Hint    string `json:"hint,omitempty"`
}

func findings(list []*author.Error) []finding {
	out := []finding{}
	for _, e := range list {
		out = append(out, finding{e.Line, e.Column, e.Path, e.Problem, e.Hint})
	}
	return out
}

// checkJSON prints what author.Read said of a file. That there are errors also shows in the exit code.
func checkJSON(cmd *cobra.Command, name string, file *author.File, err error) error {
	var errs author.Errors
	if err != nil && !errors.As(err, &errs) {
		return err
	}
	report := struct {
		OK       bool      `json:"ok"`
		File     string    `json:"file"`
		Errors   []finding `json:"errors"`
		Warnings []finding `json:"warnings"`
		Epsilon  string    `json:"epsilon,omitempty"` // of all sensitive questions together
	}{err == nil, name, findings(errs), findings(nil), ""}
	if file != nil && file.Poll.Sensitive() {
		report.Epsilon = poll.FormatEpsilon(file.Poll.Epsilon())
	}
	if file != nil {
		report.Warnings = findings(file.Warnings)
	}
	if err := printJSON(cmd, report); err != nil {
		return err
	}
	if len(errs) > 0 {
		return failf("", "%s: %s", name, plural(len(errs), "error"))
	}
	return nil
}
