package main

import (
	"crypto/sha256"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"isoloir/crypto/keyring"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/remote"
	"isoloir/poll/report/disclose"
	"isoloir/poll/results"
	"isoloir/poll/tally"
)

func resultsCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "results", Short: "Publish what a poll came to, with nobody pointed at", Args: noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	cmd.AddCommand(resultsPublishCommand())
	return cmd
}

// publishFlags say what to publish, and how.
type publishFlags struct {
	keys      keyFlags
	proofs    proofFlags
	where     []string
	cross     []string
	earlier   []string
	threshold int
	dry       bool
	proxy     string
}

func resultsPublishCommand() *cobra.Command {
	var f publishFlags
	cmd := &cobra.Command{
		Use:   "publish LINK poll.tar --key FILE",
		Short: "Count a poll, hold back what could point at somebody, sign the rest and publish it",
		Long: `Count a poll, hold back what could point at somebody, sign the rest and publish it at LINK/results.

No count under the poll's suppress_below is told, nor any by which one could be worked out, with everything that was published of this
poll before taken into account. Numbers are put into groups. What people wrote, and single answers, are never published.
docs/counting.md says for each kind of figure what becomes of it. Publishing again replaces what is shown; everybody can still get what was.

  --dry-run                        print what would be published, as JSON, and what is held back; send nothing
  --cross district,worry           with a cross-table; can be given several times
  --where district=north           only ballots that fit
  --earlier report.html            a report of this poll that was given away before: what it holds back stays held back`,
		Args: exactly(2),
		RunE: func(cmd *cobra.Command, args []string) error { return publishResults(cmd, args[0], args[1], f) },
	}
	cmd.Flags().StringArrayVar(&f.where, "where", nil, "count only ballots that fit this `FILTER`; can be given several times")
	cmd.Flags().StringArrayVar(&f.cross, "cross", nil, "cross-table of two questions, `A,B`; can be given several times")
	cmd.Flags().StringArrayVar(&f.earlier, "earlier", nil, "a report `FILE` that was given away before; can be given several times")
	cmd.Flags().IntVar(&f.threshold, "suppress-below", 0, "hold back counts below `N` in place of the poll's suppress_below; fewer must be confirmed by typing")
	cmd.Flags().BoolVar(&f.dry, "dry-run", false, "print what would be published, and send nothing")
	f.keys.add(cmd)
	f.proofs.add(cmd)
	addProxyFlag(cmd, &f.proxy)
	return cmd
}

func publishResults(cmd *cobra.Command, link, name string, f publishFlags) error {
	key, err := f.keys.read(cmd)
	if err != nil {
		return err
	}
	client, l, err := connect(cmd, link, f.proxy)
	if err != nil {
		return err
	}
	if err := demandOwner(cmd, client, l, key); err != nil {
		return err
	}
	source, err := f.count(cmd, l, name, key)
	if err != nil {
		return err
	}
	state, err := client.State(cmd.Context(), l)
	if err != nil {
		return err
	}
	before, err := client.Results(cmd.Context(), l, state.Statements)
	if err != nil {
		return err
	}
	given, err := readReports(source.Definition, f.earlier)
	if err != nil {
		return err
	}
	r, err := release(cmd, source, before, given)
	if err != nil {
		return err
	}
	data := r.Encode()
	if f.dry {
		say(cmd, "nothing was published")
		_, err := cmd.OutOrStdout().Write(data)
		return err
	}
	if len(before) > 0 && string(before[len(before)-1].Data) == string(data) {
		say(cmd, "these are published already")
	} else if err := sendResults(cmd, client, l, key, len(state.Statements), data); err != nil {
		return err
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s/results\n", l)
	return err
}

// count verifies the archive, opens it and counts.
func (f *publishFlags) count(cmd *cobra.Command, l poll.Link, name string, key *keyring.Key) (s disclose.Source, err error) {
	p, err := f.proofs.read(cmd)
	if err != nil {
		return s, err
	}
	a, err := openArchive(name)
	if err != nil {
		return s, err
	}
	defer func() { _ = a.Close() }()
	if err := isOf(a, l, archive.ByGiver); err != nil {
		return s, err
	}
	d := a.Definition()
	o, err := (&tallyFlags{where: f.where, cross: f.cross}).options(d)
	if err != nil {
		return s, err
	}
	if err := f.confirmThreshold(cmd, d); err != nil {
		return s, err
	}
	b, err := openWith(cmd, a, key, p)
	if err != nil {
		return s, err
	}
	figures, err := b.figures(cmd, o)
	if err != nil {
		return s, err
	}
	return sourceOf(a, figures, f.threshold)
}

// sourceOf is what can be published of the figures of an archive, before anything is held back.
func sourceOf(a *archive.Archive, figures *tally.Figures, threshold int) (disclose.Source, error) {
	log, err := a.LogCheckpoint()
	return disclose.Source{ID: a.ID(), Definition: a.Definition(), Log: results.Log{Size: log.Size, Root: log.Root[:]},
		Figures: figures, Threshold: threshold}, err
}

// confirmThreshold has whoever wants to hold back less than the poll promised, or than is ever wise, type the poll's title.
func (f *publishFlags) confirmThreshold(cmd *cobra.Command, d *poll.Definition) error {
	promised := int(d.SuppressBelow)
	switch {
	case f.threshold == 0 || f.threshold >= max(promised, disclose.LeastThreshold):
		return nil
	case f.threshold < 1:
		return misusef("for example --suppress-below 15", "the smallest count that is told must be 1 or more")
	case f.threshold < disclose.LeastThreshold:
		say(cmd, "WARNING: a count of %d points at people: their neighbours, colleagues or family may know which", f.threshold)
	}
	if f.threshold < promised {
		say(cmd, "WARNING: the poll told those who answered that no count under %d would be published", promised)
	}
	return confirm(cmd, d.Title.In("", d), "the poll's title", false)
}

// release holds back what could point at somebody, and says what that is.
func release(cmd *cobra.Command, s disclose.Source, before []remote.Published, earlier []*results.Results) (*results.Results, error) {
	for _, p := range before {
		if p.Log.Size != s.Log.Size || !slices.Equal(p.Log.Root, s.Log.Root) {
			return nil, &archive.Failure{What: fmt.Sprintf("the results that statement %d published rest on another log than this archive's", p.Number),
				Culprit: archive.ByServer, Hint: "fetch the archive again and run isoloir verify LINK: the server has shown two logs"}
		}
		earlier = append(earlier, p.Results)
	}
	say(cmd, "looking whether anything held back could be worked out from the rest")
	r, notices, err := disclose.Release(s, earlier)
	if err != nil {
		return nil, failf("ask of more people: fewer filters, or wider ones", "%w", err)
	}
	sayHeldBack(cmd, notices)
	return r, nil
}

func sayHeldBack(cmd *cobra.Command, notices []disclose.Notice) {
	for _, n := range notices {
		say(cmd, "%s: %s", n.Question, didWords(n))
	}
}

func didWords(n disclose.Notice) string {
	switch n.Did {
	case disclose.HeldBack:
		return plural(n.Count, "count") + " held back"
	case disclose.Merged:
		return "numbers put into groups"
	case disclose.OrderOnly:
		return "the order is told, and no number behind it"
	case disclose.TopOnly:
		return "only who came first is told"
	case disclose.NoOrder:
		return "no order is told"
	}
	return "nothing is told"
}

func sendResults(cmd *cobra.Command, client *remote.Client, l poll.Link, key *keyring.Key, counter int, data []byte) error {
	if len(data) > results.MaxSize {
		return failf("leave cross-tables out", "these results have %d bytes; %d are the most", len(data), results.MaxSize)
	}
	signer, err := key.Signer()
	if err != nil {
		return err
	}
	statement, err := translog.ResultsStatement(l.ID, uint64(counter), sha256.Sum256(data)).Sign(signer)
	if err != nil {
		return err
	}
	if err := client.PublishResults(cmd.Context(), l, statement, data); err != nil {
		if !refused(err) {
			return &failure{err: fmt.Errorf("whether the results are published is not known: %w", err), code: exitNetwork,
				hint: "run the same command again: publishing the same twice is publishing it once"}
		}
		return err
	}
	say(cmd, "published; whoever has the link sees them")
	return nil
}
