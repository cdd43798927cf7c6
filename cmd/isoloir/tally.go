package main

import (
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"isoloir/poll/tally"
)

func tallyCommand() *cobra.Command {
	var keys keyFlags
	var proofs proofFlags
	var lang string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "tally poll.tar --key FILE",
		Short: "Verify an archive, open its ballots and count them",
		Long: `Verify an archive, open its ballots and count them. No network is needed. The figures are for the organizer: small ones
can point at somebody, so look at the poll's suppress_below before you publish any.`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			d, result, err := openBallots(cmd, args[0], keys, proofs)
			if err != nil {
				return err
			}
			sayOpened(cmd, result)
			warnOfFew(cmd, d, result)
			figures := tally.Tally(d, result.Answers)
			if asJSON {
				return printJSON(cmd, figures)
			}
			if lang, err = chooseLanguage(d, lang); err != nil {
				return err
			}
			return printFigures(cmd.OutOrStdout(), d, figures, lang, terminalWidth(cmd))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the exact figures as JSON")
	cmd.Flags().StringVar(&lang, "lang", "", "language of the labels")
	keys.add(cmd)
	proofs.add(cmd)
	return cmd
}

// narrowest is how many columns a line of figures needs at least, and plainWidth what it gets where nobody looks.
const (
	narrowest  = 40
	plainWidth = 80
	widest     = 100
)

func terminalWidth(cmd *cobra.Command) int {
	f, ok := cmd.OutOrStdout().(*os.File)
	if !ok {
		return plainWidth
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return plainWidth
	}
	return max(narrowest, min(width, widest))
}
