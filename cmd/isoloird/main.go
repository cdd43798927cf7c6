// Command isoloird is the server: flags, wiring, shutdown. What it does is in web and poll/box.
//
// It must never hold code that opens a ballot; cmd/house_test.go proves it.
//
// # How it speaks
//
// Everything goes to stderr: at the start a few lines that say what this server is, afterwards only what failed within it, with the time
// rounded down to the day and nothing of any request. Errors begin with "isoloird:", in lower case and without a full stop, and a
// hint of what was probably meant follows.
//
// Exit codes: 0 it was told to stop and did; 1 it failed; 2 it was started wrongly.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// version is set when a release is built.
var version = "development"

const (
	exitFailed = 1
	exitMisuse = 2
)

func main() {
	restrictNewFiles()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole program but for the process it is in.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	cmd := command()
	cmd.SetArgs(args)
	cmd.SetOut(stdout)
	cmd.SetErr(stderr)
	err := cmd.ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	_, _ = fmt.Fprintf(stderr, "isoloird: %v\n", err)
	var wrong *misuse
	if !errors.As(err, &wrong) {
		return exitFailed
	}
	if wrong.hint != "" {
		_, _ = fmt.Fprintf(stderr, "isoloird: hint: %s\n", wrong.hint)
	}
	return exitMisuse
}

// A misuse is an error of whoever started the program, with what they probably meant.
type misuse struct {
	text, hint string
}

func (m *misuse) Error() string { return m.text }
