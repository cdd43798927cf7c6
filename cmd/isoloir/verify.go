package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/remote"
)

type verifyFlags struct {
	proofFlags
	proxy   string
	auditor auditorFlags
	booth   bool
	asJSON  bool
}

func verifyCommand() *cobra.Command {
	var f verifyFlags
	cmd := &cobra.Command{
		Use:   "verify poll.tar|LINK|https://HOST",
		Short: "Check a poll's archive, its server, or the booth that a server serves, without any key",
		Long: `Check what can be checked without a key: that the definition is the link's; that the server signed the log, and put it into its
journal; that every ballot stands in it once with its signature, and nothing is missing or added.

With a LINK the archive without the ballots is fetched, and the server must show that the journal of the archive is the beginning
of the one it shows now, and tells of this one result. Give both a file and the LINK to hold your file against the server.

With https://HOST the booth of that server is fetched as different browsers would, in every encoding, and compared to the byte with the one that
this tool holds. LINK --booth does the same, and looks at that poll's page too.

  isoloir verify LINK --against receipt.txt --against their-checkpoint.txt
  isoloir verify poll.tar --witness KEY --witness KEY --quorum 1
  isoloir verify https://poll.example.org`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 || len(args) == 2 && isLink(args[1]) && !isLink(args[0]) {
				return nil
			}
			return misusef("usage: "+cmd.UseLine(), "%s takes an archive, a link, an archive and a link, or the address of a server", cmd.CommandPath())
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if base, link, is, err := boothAsked(args, f); err != nil || is {
				if err != nil {
					return err
				}
				return verifyBooth(cmd, base, link, f.proxy, f.asJSON)
			}
			err := verify(cmd, args, f)
			if f.asJSON {
				return failJSON(cmd, err)
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "print JSON")
	cmd.Flags().BoolVar(&f.booth, "booth", false, "look at the booth that the LINK's server serves, and at this poll's page, instead of the archive")
	f.add(cmd)
	f.auditor.add(cmd)
	addProxyFlag(cmd, &f.proxy)
	return cmd
}

// boothAsked says whether the booth of a server is to be looked at: with --booth, or where the one argument is a server's address.
func boothAsked(args []string, f verifyFlags) (base string, link *poll.Link, is bool, err error) {
	last := args[len(args)-1]
	l, notLink := poll.ParseLink(last)
	switch {
	case f.booth && (len(args) > 1 || notLink != nil && !isServer(last)):
		return "", nil, false, misusef("for example isoloir verify LINK --booth", "--booth takes one link, or the address of a server")
	case (f.booth || isServer(last)) && (len(f.against) > 0 || len(f.witnesses) > 0):
		return "", nil, false, misusef("run verify LINK for those", "a booth has no journal to compare with: leave --against and --witness out")
	case f.booth && notLink == nil:
		return l.Base(), &l, true, nil
	}
	return strings.TrimSuffix(last, "/"), nil, isServer(last), nil
}

// isServer reports whether s is the address of a server, without a path.
func isServer(s string) bool {
	_, rest, ok := strings.Cut(s, "://")
	return ok && !strings.Contains(strings.TrimSuffix(rest, "/"), "/")
}

func isLink(s string) bool { return strings.Contains(s, "://") }

func verify(cmd *cobra.Command, args []string, f verifyFlags) error {
	p, err := f.read(cmd)
	if err != nil {
		return err
	}
	last := args[len(args)-1]
	if !isLink(last) {
		a, err := openArchive(last)
		if err != nil {
			return err
		}
		defer func() { _ = a.Close() }()
		if err := a.Verify(progress(cmd, "verifying", false), p.demands()...); err != nil {
			return err
		}
		if err := p.offline(a); err != nil {
			return err
		}
		turnout, err := f.auditor.prove(cmd, a)
		if err != nil {
			return err
		}
		return sayVerified(cmd, a, p, nil, turnout, f.asJSON)
	}
	client, l, err := connect(cmd, last, f.proxy)
	if err != nil {
		return err
	}
	if len(args) == 2 {
		return p.gone(cmd.Context(), client, l, verifyOnline(cmd, client, l, args[0], archive.ByGiver, p, f))
	}
	dir, err := os.MkdirTemp("", "isoloir-verify-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	name := filepath.Join(dir, "public.tar")
	if err := fetchPublic(cmd, client, l, name); err != nil {
		return p.gone(cmd.Context(), client, l, err)
	}
	return fetched(l, verifyOnline(cmd, client, l, name, archive.ByAnswer, p, f))
}

func fetchPublic(cmd *cobra.Command, client *remote.Client, l poll.Link, name string) error {
	if err := demandSealed(cmd.Context(), client, l); err != nil {
		return err
	}
	return client.FetchArchive(cmd.Context(), l, nil, name, progress(cmd, "fetching", true))
}

func verifyOnline(cmd *cobra.Command, client *remote.Client, l poll.Link, name, culprit string, p proof, f verifyFlags) error {
	a, err := openArchive(name)
	if err != nil {
		return err
	}
	defer func() { _ = a.Close() }()
	if err := isOf(a, l, culprit); err != nil {
		return err
	}
	if err := a.Verify(progress(cmd, "verifying", false), p.demands()...); err != nil {
		return err
	}
	now, err := p.online(cmd, a, client)
	if err != nil {
		return err
	}
	if now.results, err = verifyResults(cmd, client, l, a, now.statements); err != nil {
		return err
	}
	turnout, err := f.auditor.prove(cmd, a)
	if err != nil {
		return err
	}
	return sayVerified(cmd, a, p, &now, turnout, f.asJSON)
}

// A verdict is what was proven, for programs.
type verdict struct {
	OK        bool      `json:"ok"`
	Poll      string    `json:"poll"`
	Words     string    `json:"words"`
	Title     poll.Text `json:"title"`
	Ballots   int64     `json:"ballots"`
	Withdrawn int64     `json:"withdrawn"`
	Root      string    `json:"root"`
	Journal   struct {
		Entries    int64    `json:"entries"`
		Root       string   `json:"root"`
		CosignedBy []string `json:"cosigned_by"`
		Now        *int64   `json:"entries_now,omitempty"` // if the server was asked
	} `json:"journal"`
	Against int         `json:"against"`
	Tokens  *tokenCount `json:"tokens,omitempty"`  // of a poll with codes
	Turnout *audited    `json:"turnout,omitempty"` // where it is auditable
	Results []int       `json:"results,omitempty"` // the organizer's statements that published some, if the server was asked
}

// shownNow is what a server that was asked shows beside the archive.
type shownNow struct {
	journal    int64    // entries
	statements [][]byte // of the organizer, the publication first
	results    []remote.Published
}

// sayVerified prints what was proven; now is nil if the server was not asked.
func sayVerified(cmd *cobra.Command, a *archive.Archive, p proof, now *shownNow, turnout *audited, asJSON bool) error {
	log, err := a.LogCheckpoint()
	if err != nil {
		return err
	}
	frozen, err := a.JournalCheckpoint()
	if err != nil {
		return err
	}
	v := verdict{OK: true, Poll: a.ID().String(), Words: a.ID().Words(), Title: a.Definition().Title, Ballots: a.Size() - a.Withdrawn(), Withdrawn: a.Withdrawn(), Root: log.Root.String(), Against: len(p.held)}
	v.Journal.Entries, v.Journal.Root = frozen.Size, frozen.Root.String()
	v.Journal.CosignedBy = append([]string{}, translog.Cosignatures(a.Journal().Checkpoint, p.witnesses)...)
	if now != nil {
		v.Journal.Now = &now.journal
		for _, r := range now.results {
			v.Results = append(v.Results, r.Number)
		}
	}
	if v.Tokens, err = countTokens(a); err != nil {
		return err
	}
	if v.Turnout = turnout; asJSON {
		return printJSON(cmd, v)
	}
	text := fmt.Sprintf("poll:      %s\nwords:     %s\ntitle:     %s\nentries:   %d\nballots:   %d\nwithdrawn: %d\nroot:      %s\njournal:   %d entries, root %s\n",
		v.Poll, v.Words, a.Definition().Title.In("", a.Definition()), a.Size(), v.Ballots, v.Withdrawn, v.Root, frozen.Size, v.Journal.Root)
	if v.Tokens != nil {
		text += v.Tokens.text() + turnout.text()
	}
	if now != nil {
		text += fmt.Sprintf("server:    its journal of %d entries continues this one, and tells of this one result\n", *v.Journal.Now)
	}
	if n := len(v.Results); n > 0 {
		text += fmt.Sprintf("results:   statement %d of the organizer, resting on this log; published %s\n", v.Results[n-1], plural(n, "time"))
	}
	if len(v.Journal.CosignedBy) > 0 {
		text += fmt.Sprintf("witnesses: %s\n", strings.Join(v.Journal.CosignedBy, ", "))
	}
	if v.Against > 0 {
		text += fmt.Sprintf("against:   %s, kept\n", plural(v.Against, "file"))
	}
	_, err = fmt.Fprint(cmd.OutOrStdout(), text)
	return err
}

// A tokenCount is what the server has signed about codes and tokens, held against the archive.
type tokenCount struct {
	Codes   uint64 `json:"codes"`
	Revoked uint64 `json:"revoked"`
	Signed  uint64 `json:"signed"`
}

func (c *tokenCount) text() string {
	return fmt.Sprintf("codes:     %d, and %d revoked\ntokens:    %d signed, as the server says, for codes that were used; every ballot has one\n", c.Codes, c.Revoked, c.Signed)
}

// countTokens returns nil for a poll without codes.
func countTokens(a *archive.Archive) (*tokenCount, error) {
	c, err := a.Tokens()
	if err != nil || c == nil {
		return nil, err
	}
	return &tokenCount{c.Codes, c.Revoked, c.Tokens}, nil
}

func printJSON(cmd *cobra.Command, v any) error {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(v); err != nil {
		return err
	}
	text := b.String()
	if isTerminal(cmd.OutOrStdout()) {
		text = poll.VisibleJSON(text)
	}
	_, err := io.WriteString(cmd.OutOrStdout(), text)
	return err
}

// failJSON prints a mismatch for programs too, and passes err on.
func failJSON(cmd *cobra.Command, err error) error {
	var f *archive.Failure
	if !errors.As(err, &f) {
		return err
	}
	return errors.Join(err, printJSON(cmd, struct {
		OK      bool   `json:"ok"`
		What    string `json:"what"`
		Culprit string `json:"culprit"`
		Hint    string `json:"hint"`
	}{false, f.What, f.Culprit, f.Hint}))
}
