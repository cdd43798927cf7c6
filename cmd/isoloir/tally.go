package main

import (
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"isoloir/poll"
	"isoloir/poll/tally"
)

// tallyFlags say what to count.
type tallyFlags struct {
	where, cross []string
	asIfRandom   bool
	themes       string
	search       string
}

func tallyCommand() *cobra.Command {
	var keys keyFlags
	var proofs proofFlags
	var flags tallyFlags
	var lang string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "tally poll.tar --key FILE",
		Short: "Verify an archive, open its ballots and count them",
		Long: `Verify an archive, open its ballots and count them. No network is needed. The figures are for the organizer: small ones
can point at somebody, so look at the poll's suppress_below before you publish any. docs/counting.md explains each method.

  --where district=north --where worry>=5     only ballots that fit all filters; quote < and > for your shell
  --where district=north,south                any of these; != for none of these
  --where age:blank                           also :answered and :not_asked
  --cross district,worry                      a cross-table with a test; rows of grades as plans.small
  --themes themes.yaml                        count texts that you grouped by hand; writes the file to begin with`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var o tally.Options
			b, err := openBallots(cmd, args[0], keys, proofs, func(d *poll.Definition) (err error) {
				if lang, err = chooseLanguage(d, lang); err != nil {
					return err
				}
				o, err = flags.options(d)
				return err
			})
			if err != nil {
				return err
			}
			defer b.close()
			firstThemes := flags.themes != "" && o.Themes == nil
			if firstThemes {
				o = tally.Options{} // all texts
			}
			figures, err := b.figures(cmd, o)
			if err != nil {
				return err
			}
			d := b.Definition()
			if firstThemes {
				return newThemes(cmd, d, flags.themes, lang, figures)
			}
			warnOfFilters(cmd, d, figures)
			if asJSON {
				return printJSON(cmd, figures)
			}
			return printFigures(cmd.OutOrStdout(), d, figures, screenOf(cmd, lang))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the exact figures as JSON (docs/tally.schema.json)")
	cmd.Flags().StringVar(&lang, "lang", "", "language of the labels")
	flags.add(cmd)
	keys.add(cmd)
	proofs.add(cmd)
	return cmd
}

func (t *tallyFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&t.where, "where", nil, "count only ballots that fit this `FILTER`; can be given several times")
	cmd.Flags().StringArrayVar(&t.cross, "cross", nil, "cross-table of two questions, `A,B`; can be given several times")
	cmd.Flags().BoolVar(&t.asIfRandom, "as-if-random", false, "add the intervals that a random sample would have; those who choose to answer are none")
	cmd.Flags().StringVar(&t.themes, "themes", "", "`FILE` in which texts are grouped by hand; written if it is not there")
	cmd.Flags().StringVar(&t.search, "search", "", "list only texts that have these `WORDS`, and count them")
}

// options reads what the flags say of this poll, before any ballot is opened. Themes are nil if their file is not there yet.
func (t *tallyFlags) options(d *poll.Definition) (o tally.Options, err error) {
	o = tally.Options{AsIfRandom: t.asIfRandom, SearchWords: t.search}
	if t.themes != "" {
		if o.Themes, err = readThemes(d, t.themes); err != nil {
			return o, err
		}
	}
	for _, text := range t.where {
		w, err := tally.ParseWhere(d, text)
		if err != nil {
			return o, misusef("isoloir help tally shows filters", "%w", err)
		}
		o.Where = append(o.Where, w)
	}
	for _, text := range t.cross {
		if o.Themes == nil && t.themes != "" {
			break // the file is written first
		}
		spec, err := tally.ParseCross(d, text, o.Themes)
		if err != nil {
			return o, misusef("isoloir help tally shows cross-tables", "%w", err)
		}
		o.Crosses = append(o.Crosses, spec)
	}
	return o, nil
}

// warnOfFilters warns where filters leave few ballots, or none.
func warnOfFilters(cmd *cobra.Command, d *poll.Definition, f *tally.Figures) {
	switch {
	case len(f.Where) == 0:
	case f.Ballots == 0:
		say(cmd, "no ballot fits the filters")
	case int64(f.Ballots) < d.SuppressBelow:
		say(cmd, "WARNING: only %s the filters: figures this small point at somebody", map[bool]string{true: "1 ballot fits", false: plural(f.Ballots, "ballot") + " fit"}[f.Ballots == 1])
	}
}

// narrowest is how many columns a line of figures needs at least, and plainWidth what it gets where nobody looks.
const (
	narrowest  = 40
	plainWidth = 80
	widest     = 100
)

func screenOf(cmd *cobra.Command, lang string) screen {
	return screen{lang: lang, width: terminalWidth(cmd), style: wantsStyle(cmd.OutOrStdout())}
}

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
