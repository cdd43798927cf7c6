package main

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"sort"

	"github.com/spf13/cobra"

	"isoloir/crypto/keyring"
	"isoloir/crypto/open"
	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/count"
	"isoloir/poll/tally"
)

// sealedBallots are those of an archive of which all is proven that can be proven without a server, with the key that opens them.
type sealedBallots struct {
	*archive.Archive
	ballots *count.Ballots
	own     bool // the key is one of the poll's
}

// openBallots is for every command that needs the answers. What the command line says of this poll is judged by fits, if not nil,
// before anything takes its time.
func openBallots(cmd *cobra.Command, name string, keys keyFlags, proofs proofFlags, fits func(*poll.Definition) error) (_ *sealedBallots, err error) {
	p, err := proofs.read(cmd)
	if err != nil {
		return nil, err
	}
	a, err := openArchive(name)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			_ = a.Close()
		}
	}()
	if fits != nil {
		if err := fits(a.Definition()); err != nil {
			return nil, err
		}
	}
	key, err := keys.read(cmd)
	if err != nil {
		return nil, err
	}
	return openWith(cmd, a, key, p)
}

func openWith(cmd *cobra.Command, a *archive.Archive, key *keyring.Key, p proof) (*sealedBallots, error) {
	if a.Public() {
		return nil, failf("isoloir fetch gets the whole one", "this is the public archive, which has no ballots in it")
	}
	b := &sealedBallots{Archive: a, own: slices.Contains(a.Definition().Recipients, key.Recipient())}
	var err error
	if b.ballots, err = count.Open(cmd.Context(), a, []open.Identity{key.Identity()}, progress(cmd, "opening", false), p.demands()...); err != nil {
		return nil, err
	}
	return b, p.offline(a)
}

func (b *sealedBallots) close() { _ = b.Close() }

// answers opens the ballots; see [count.Ballots.Answers].
func (b *sealedBallots) answers() iter.Seq2[poll.Answers, error] {
	return func(yield func(poll.Answers, error) bool) {
		for a, err := range b.ballots.Answers() {
			if errors.Is(err, count.ErrWrongKey) {
				if b.own {
					return // the key is right, and every ballot is junk
				}
				err = &failure{err: errors.New("this key opens none of the ballots"), code: exitKey,
					hint: "use the key that published the poll or one of its recipients; isoloir key show prints a key's recipient"}
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

// figures opens the ballots and counts them, and says what became of the rest.
func (b *sealedBallots) figures(cmd *cobra.Command, o tally.Options) (*tally.Figures, error) {
	t := tally.New(b.Definition(), o)
	for a, err := range b.answers() {
		if err != nil {
			return nil, err
		}
		t.Add(a)
	}
	b.say(cmd)
	f, r := t.Figures(), b.ballots.Result()
	f.Box = &tally.Box{Ballots: r.Total, Opened: r.Opened, Spoiled: r.Spoiled, Withdrawn: r.Withdrawn}
	return f, nil
}

// say tells what became of the ballots, and warns where spoiled ones fill the number that the poll demands before anything is released.
func (b *sealedBallots) say(cmd *cobra.Command) {
	d, r := b.Definition(), b.ballots.Result()
	say(cmd, "%s opened, %d withdrawn, %d spoiled", plural(r.Opened, "ballot"), r.Withdrawn, r.Total-r.Opened)
	var reasons []string
	for reason, n := range r.Spoiled {
		reasons = append(reasons, fmt.Sprintf("%s: %d", reason, n))
	}
	sort.Strings(reasons)
	for _, reason := range reasons {
		say(cmd, "spoiled, %s", reason)
	}
	if int64(r.Opened) < d.ReleaseAtLeast {
		say(cmd, "WARNING: only %d of %s could be opened, and the poll demands %d: figures this small point at somebody", r.Opened, plural(r.Total, "ballot"), d.ReleaseAtLeast)
		if d.Admission == poll.AdmissionOpen {
			say(cmd, "WARNING: an open poll does not keep anybody from adding junk to reach that number")
		}
	}
}
