package main

// How this tool speaks.
//
// Results go to stdout, and nothing else does. Everything else goes to stderr, each line prefixed "isoloir: ", beginning
// with a small letter and without a full stop. An error is one sentence; what to do next follows as a hint, on a line of its
// own. Nothing that is said names a ballot, an answer or a secret, except on stdout when that is what was asked for.

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/remote"
)

// Exit codes. They are documented in docs/cli.md.
const (
	exitOK       = 0
	exitError    = 1 // the input was refused, or something failed
	exitUsage    = 2 // the command line makes no sense
	exitNetwork  = 3 // the server was not reached or is busy; the same command can be tried again
	exitMismatch = 4 // something does not match what it must: keep it as evidence
	exitKey      = 5 // wrong key or wrong passphrase
)

// A failure is an error with an exit code and, where there is one, a hint of what to do next.
type failure struct {
	err  error
	hint string
	code int
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

func misuse(err error) error {
	var number *strconv.NumError
	if errors.As(err, &number) {
		said, _, _ := strings.Cut(err.Error(), ": strconv.")
		return misusef("give a whole number, in digits", "%s", said)
	}
	return &failure{err: err, code: exitUsage, hint: "see isoloir help"}
}

func misusef(hint, format string, args ...any) error {
	return &failure{err: fmt.Errorf(format, args...), code: exitUsage, hint: hint}
}

func failf(hint, format string, args ...any) error {
	return &failure{err: fmt.Errorf(format, args...), code: exitError, hint: hint}
}

// complain prints err and returns the exit code that belongs to it. What strangers wrote can stand in an error, and must not
// reach the terminal as anything but text.
func complain(stderr io.Writer, err error) int {
	code, hint := classify(err)
	for _, line := range strings.Split(strings.TrimRight(err.Error(), "\n"), "\n") {
		_, _ = fmt.Fprintf(stderr, "isoloir: %s\n", poll.Printable(line))
	}
	if hint != "" {
		_, _ = fmt.Fprintf(stderr, "isoloir: hint: %s\n", poll.Printable(hint))
	}
	return code
}

// classify gives errors of other packages their exit code and hint.
func classify(err error) (code int, hint string) {
	var own *failure
	if errors.As(err, &own) {
		return own.code, own.hint
	}
	var mismatch *archive.Failure
	if errors.As(err, &mismatch) {
		return exitMismatch, mismatch.Hint
	}
	if errors.Is(err, remote.ErrWrongDefinition) {
		return exitMismatch, "compare the link with the one you were given, letter by letter; if it is the same, do not answer"
	}
	var problem *remote.Problem
	if errors.As(err, &problem) {
		switch problem.Code {
		case "busy":
			return exitNetwork, "try again in a minute; sending the same again is safe"
		case "no_space":
			return exitNetwork, "tell whoever runs the server; sending the same again later is safe"
		}
		return exitError, ""
	}
	if remote.IsUnreachable(err) {
		return exitNetwork, "check the address and your connection, then try again; nothing was lost"
	}
	return exitError, ""
}

// say prints one line for a person, whatever is in it.
func say(cmd *cobra.Command, format string, args ...any) {
	_, _ = fmt.Fprintf(cmd.ErrOrStderr(), "isoloir: %s\n", poll.Printable(fmt.Sprintf(format, args...)))
}

// sayLines prints several lines for a person, each with the prefix.
func sayLines(cmd *cobra.Command, text string) {
	for line := range strings.Lines(text) {
		say(cmd, "%s", strings.TrimSuffix(line, "\n"))
	}
}

// isTerminal reports whether stream is a terminal of ours.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// exactly is cobra.ExactArgs with a hint that shows the usage line.
func exactly(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return misusef("usage: "+cmd.UseLine(), "%s takes %s, not %d", cmd.CommandPath(), plural(n, "argument"), len(args))
		}
		return nil
	}
}

// plural says n things: "1 ballot", "2 ballots".
func plural[N int | int64](n N, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// noCommand explains a word that is not a command, with the nearest ones.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := "isoloir help lists the commands"
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = "did you mean isoloir " + strings.Join(near, " or isoloir ") + "?"
	}
	return misusef(hint, "there is no command %q", args[0])
}
