package main

import (
	"errors"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/report"
	"isoloir/poll/report/disclose"
	"isoloir/poll/results"
	"isoloir/poll/tally"
)

type reportFlags struct {
	out, lang    string
	force        bool
	everything   bool
	where, cross []string
	earlier      []string
}

func reportCommand() *cobra.Command {
	var keys keyFlags
	var proofs proofFlags
	var f reportFlags
	cmd := &cobra.Command{
		Use:   "report poll.tar --key FILE -o report.html",
		Short: "Write the results as a page with charts, fit to be published",
		Long: `Verify an archive, open its ballots, and write the results as one HTML file: a sentence, charts and a table for each question,
how the poll was made, and how to check it. The file needs no network and no script. It is meant to be published: counts below the
poll's suppress_below are held back, with others from which they could be worked out. docs/counting.md says how.

  --cross district,worry          a cross-table of two questions
  --where district=north          only ballots that fit; see isoloir help tally
  --earlier report.html           a report of this poll that was given away before, or its published results: what they hold back
                                  stays held back
  --everything                    hold nothing back: a page for yourself, and not for publication`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.out == "" {
				return misusef("for example -o report.html", "-o says where to write the report")
			}
			if err := mayReplace(f.out, f.force, append([]string{args[0], keys.file, keys.passphraseFile}, f.earlier...)...); err != nil {
				return err
			}
			var o tally.Options
			var earlier []*results.Results
			b, err := openBallots(cmd, args[0], keys, proofs, func(d *poll.Definition) (err error) {
				o, earlier, err = f.fit(d)
				return err
			})
			if err != nil {
				return err
			}
			defer b.close()
			figures, err := b.figures(cmd, o)
			if err != nil {
				return err
			}
			return f.write(cmd, b.Archive, figures, earlier)
		},
	}
	cmd.Flags().StringVarP(&f.out, "output", "o", "", "`FILE` to write to")
	cmd.Flags().BoolVar(&f.force, "force", false, "replace the file if it exists")
	cmd.Flags().StringVar(&f.lang, "lang", "", "language of the report; the poll's first one if not given")
	cmd.Flags().StringArrayVar(&f.where, "where", nil, "count only ballots that fit this `FILTER`; can be given several times")
	cmd.Flags().StringArrayVar(&f.cross, "cross", nil, "cross-table of two questions, `A,B`; can be given several times")
	cmd.Flags().StringArrayVar(&f.earlier, "earlier", nil, "a report `FILE` that was given away before; can be given several times")
	cmd.Flags().BoolVar(&f.everything, "everything", false, "hold nothing back; not for publication")
	keys.add(cmd)
	proofs.add(cmd)
	return cmd
}

// fit reads what the flags say of this poll, before any ballot is opened.
func (f *reportFlags) fit(d *poll.Definition) (o tally.Options, earlier []*results.Results, err error) {
	if f.lang == "" {
		f.lang = d.Languages[0]
	}
	if f.lang, err = chooseLanguage(d, f.lang); err != nil {
		return o, nil, err
	}
	if o, err = (&tallyFlags{where: f.where, cross: f.cross}).options(d); err != nil {
		return o, nil, err
	}
	earlier, err = readReports(d, f.earlier)
	return o, earlier, err
}

func readReports(d *poll.Definition, names []string) (list []*results.Results, err error) {
	for _, name := range names {
		r, err := readReport(d, name)
		if err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	return list, nil
}

// maxReport bounds a report that is read again, in bytes.
const maxReport = 64 << 20

func readReport(d *poll.Definition, name string) (*results.Results, error) {
	data, err := readUpTo(nil, name, maxReport)
	if err != nil {
		return nil, err
	}
	r, err := report.Results(data)
	if err == nil {
		err = r.Check(poll.IDOf(d.Encode()), d)
	}
	if err != nil {
		return nil, failf("give a report that isoloir report wrote of this poll", "%s: %w", name, err)
	}
	return r, nil
}

func (f *reportFlags) write(cmd *cobra.Command, a *archive.Archive, figures *tally.Figures, earlier []*results.Results) error {
	s, notices, err := reportOf(a, figures, earlier, f.everything)
	if err != nil {
		return explainUntold(a.Definition(), figures, err)
	}
	s.Lang = f.lang
	if err := writeFile(f.out, 0o600, f.force, func(w io.Writer) error { return report.Write(w, s) }); err != nil {
		return err
	}
	sayReported(cmd, f, notices)
	return nil
}

// explainUntold says what to do where nothing can be told.
func explainUntold(d *poll.Definition, figures *tally.Figures, err error) error {
	const own = "isoloir tally shows you the figures; isoloir report --everything writes a page for yourself"
	switch {
	case errors.Is(err, disclose.ErrTooFew):
		return failf(own, "%w: %d, and the poll's suppress_below is %d", err, figures.Ballots, d.SuppressBelow)
	case errors.Is(err, disclose.ErrNotSafe):
		return failf("leave out --where, or choose a filter that more ballots fit and that leaves more of them out; "+own, "%w", err)
	case errors.Is(err, disclose.ErrTooManyFilters):
		return failf("use one of the filters that were used before; "+own, "%w", err)
	}
	return err
}

// reportOf makes results fit to be published of what was opened; or, of everything, for the organizer alone.
func reportOf(a *archive.Archive, figures *tally.Figures, earlier []*results.Results, everything bool) (report.Source, []disclose.Notice, error) {
	d := a.Definition()
	source, err := sourceOf(a, figures, max(int(d.SuppressBelow), disclose.LeastThreshold))
	if err != nil {
		return report.Source{}, nil, err
	}
	s := report.Source{Link: poll.LinkTo(d.Host(), a.ID()), Definition: d, Lang: d.Languages[0], Everything: everything, Early: closedEarly(a)}
	if everything {
		s.Results = disclose.Everything(source)
		return s, nil, nil
	}
	var notices []disclose.Notice
	s.Results, notices, err = disclose.Release(source, earlier)
	return s, notices, err
}

// closedEarly says whether a statement of the organizer closed the poll: none is taken once it is closed.
func closedEarly(a *archive.Archive) bool {
	return slices.ContainsFunc(a.Statements(), func(note []byte) bool {
		s, err := translog.OpenStatement(note, a.Definition().OrganizerKey)
		return err == nil && s.Kind == translog.Close
	})
}

// sayReported tells the organizer what the page does not.
func sayReported(cmd *cobra.Command, f *reportFlags, notices []disclose.Notice) {
	say(cmd, "wrote %s", f.out)
	if f.everything {
		say(cmd, "WARNING: nothing is held back in it: it is not for publication")
		return
	}
	sayHeldBack(cmd, notices)
	if len(f.earlier) == 0 {
		say(cmd, "WARNING: beside another report of this poll, or results that were published, this one can give away the difference; name them with --earlier")
	}
}
