package main

import (
	"errors"
	"fmt"
	"slices"
	"sort"

	"github.com/spf13/cobra"

	"isoloir/crypto/keyring"
	"isoloir/crypto/open"
	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/count"
)

func openCommand() *cobra.Command {
	var keys keyFlags
	var proofs proofFlags
	var to exportFlags
	cmd := &cobra.Command{
		Use:   "open poll.tar --key FILE [-o answers.csv|answers.xlsx|answers.jsonl]",
		Short: "Verify an archive, open its ballots and write the answers",
		Long: `Verify an archive, open its ballots and write the answers, in an order drawn anew each time. No network is needed.
Without -o the answers go to stdout, one JSON object a line, as they were sealed.

  -o answers.csv          a row for each person, with codes; answers.codebook.csv beside it says what they mean
  -o answers.csv --long   a row for each thing said
  -o answers.xlsx         a spreadsheet with labels
  --unlink                shuffles each question on its own: no row is one person's pattern of answers`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := to.ready(args[0], keys.file, keys.passphraseFile); err != nil {
				return err
			}
			d, result, err := openBallots(cmd, args[0], keys, proofs, to.fit)
			if err != nil {
				return err
			}
			if err := to.write(cmd, d, result.Answers); err != nil {
				return err
			}
			sayOpened(cmd, result)
			warnOfFew(cmd, d, result)
			return nil
		},
	}
	to.add(cmd)
	keys.add(cmd)
	proofs.add(cmd)
	return cmd
}

// openBallots proves all that can be proven without a server, and opens, for every command that needs the answers. What the command
// line says of this poll is judged by fits, if not nil, before that takes its time.
func openBallots(cmd *cobra.Command, name string, keys keyFlags, proofs proofFlags, fits func(*poll.Definition) error) (*poll.Definition, *count.Result, error) {
	a, result, err := openSealed(cmd, name, keys, proofs, fits)
	if err != nil {
		return nil, nil, err
	}
	return a.Definition(), result, a.Close()
}

// openSealed is [openBallots] for those who need the archive too, and close it.
func openSealed(cmd *cobra.Command, name string, keys keyFlags, proofs proofFlags, fits func(*poll.Definition) error) (_ *archive.Archive, _ *count.Result, err error) {
	p, err := proofs.read(cmd)
	if err != nil {
		return nil, nil, err
	}
	a, err := openArchive(name)
	if err != nil {
		return nil, nil, err
	}
	defer func() {
		if err != nil {
			_ = a.Close()
		}
	}()
	if fits != nil {
		if err := fits(a.Definition()); err != nil {
			return nil, nil, err
		}
	}
	key, err := keys.read(cmd)
	if err != nil {
		return nil, nil, err
	}
	result, err := openWith(cmd, a, key, p)
	return a, result, err
}

func openWith(cmd *cobra.Command, a *archive.Archive, key *keyring.Key, p proof) (*count.Result, error) {
	if a.Public() {
		return nil, failf("isoloir fetch gets the whole one", "this is the public archive, which has no ballots in it")
	}
	result, err := count.Open(cmd.Context(), a, []open.Identity{key.Identity()}, progress(cmd, "opening", false), p.demands()...)
	if errors.Is(err, count.ErrWrongKey) {
		if slices.Contains(a.Definition().Recipients, key.Recipient()) {
			return result, p.offline(a) // the key is right, and every ballot is junk
		}
		return nil, &failure{err: errors.New("this key opens none of the ballots"), code: exitKey,
			hint: "use the key that published the poll or one of its recipients; isoloir key show prints a key's recipient"}
	}
	if err != nil {
		return nil, err
	}
	return result, p.offline(a)
}

func sayOpened(cmd *cobra.Command, result *count.Result) {
	say(cmd, "%s opened, %d withdrawn, %d spoiled", plural(len(result.Answers), "ballot"), result.Withdrawn, spoiledTotal(result))
	var reasons []string
	for reason, n := range result.Spoiled {
		reasons = append(reasons, fmt.Sprintf("%s: %d", reason, n))
	}
	sort.Strings(reasons)
	for _, reason := range reasons {
		say(cmd, "spoiled, %s", reason)
	}
}

// warnOfFew warns where spoiled ballots fill the number that the poll demands before anything is released.
func warnOfFew(cmd *cobra.Command, d *poll.Definition, result *count.Result) {
	if opened := len(result.Answers); int64(opened) < d.ReleaseAtLeast {
		say(cmd, "WARNING: only %d of %s could be opened, and the poll demands %d: figures this small point at somebody", opened, plural(result.Total, "ballot"), d.ReleaseAtLeast)
		if d.Admission == poll.AdmissionOpen {
			say(cmd, "WARNING: an open poll does not keep anybody from adding junk to reach that number")
		}
	}
}

func spoiledTotal(result *count.Result) int {
	total := 0
	for _, n := range result.Spoiled {
		total += n
	}
	return total
}
