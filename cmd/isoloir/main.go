// Command isoloir is the tool of organizers, respondents and auditors: it makes polls and keys, publishes, answers, fetches,
// verifies, opens and counts. One file per command.
//
// It trusts the machine it runs on and nothing else: what a server sends is checked against the link or against a signature
// before it is used. It must never write an answer, a key or a receipt anywhere but where it was told to; only a sealed ballot and its key
// lie in files of their own from before they are sent until the receipt is written (unsent.go).
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

// version is set by the release build.
var version = "devel"

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run executes one command line and returns the exit code (see tui.go).
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), ending()...)
	defer stop()
	context.AfterFunc(ctx, stop) // what does not end at the first signal is killed by the second
	root := rootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	return complain(stderr, err)
}

// ending are the signals that end a command in order: a window that is closed like a Ctrl-C, except under nohup.
func ending() []os.Signal {
	signals := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		signals = append(signals, syscall.SIGHUP)
	}
	return signals
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "isoloir",
		Short: "Anonymous polls that nobody but the organizers can open",
		Long: `Anonymous polls that nobody but the organizers can open, and where not even they learn who said what.

Try it: isoloir demo`,
		Version:       version,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          noCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return misuse(err) })
	root.SuggestionsMinimumDistance = 2
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(
		demoCommand(), keyCommand(), newCommand(), checkCommand(), previewCommand(), publishCommand(), answerCommand(), sendCommand(), statusCommand(),
		closeCommand(), fetchCommand(), verifyCommand(), openCommand(), tallyCommand(), reportCommand(),
		receiptCommand(), deleteCommand(), clientCommand(), codesCommand(), tokenCommand(), posterCommand(), resultsCommand(),
	)
	for _, c := range notBuilt {
		root.AddCommand(notBuiltCommand(c.name, c.what))
	}
	return root
}
