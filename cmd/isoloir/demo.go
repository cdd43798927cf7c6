package main

import (
	"bufio"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"isoloir/crypto/keyring"
	"isoloir/crypto/seal"
	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/author"
	"isoloir/poll/remote"
	"isoloir/poll/report"
	"isoloir/poll/report/disclose"
	"isoloir/poll/tally"
)

type demoFlags struct {
	once        bool
	respondents int
	keep        string
}

func demoCommand() *cobra.Command {
	var f demoFlags
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Run a whole poll on this machine, from questions to results",
		Long: `Run a whole poll on this machine: a server on loopback with its data in a temporary folder, a key, the demo poll,
simulated respondents who answer over HTTP, and a link for you to answer too. On Enter the poll is closed, fetched,
verified, opened and counted, and a page with charts is written.`,
		Args: exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error { return demo(cmd, f) },
	}
	cmd.Flags().BoolVar(&f.once, "once", false, "do not wait for Enter")
	cmd.Flags().IntVar(&f.respondents, "respondents", 200, "how many simulated respondents answer: `N`")
	cmd.Flags().StringVar(&f.keep, "keep", "", "keep the key, the archive and the server's data in `FOLDER`")
	return cmd
}

func demo(cmd *cobra.Command, f demoFlags) (err error) {
	if f.respondents < 0 || f.respondents > 100_000 {
		return misusef("", "--respondents takes a number from 0 to 100000")
	}
	dir, done, err := demoFolder(f.keep)
	if err != nil {
		return err
	}
	defer done()
	server, err := startDemoServer(cmd.Context(), filepath.Join(dir, "server"))
	if err != nil {
		return err
	}
	defer func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(cmd.Context()), 2*time.Second)
		defer cancel()
		if stopErr := server.stop(ctx); err == nil {
			err = stopErr
		}
	}()
	client, err := remote.New(server.base)
	if err != nil {
		return err
	}
	key, link, err := publishDemo(cmd, client)
	if err != nil {
		return err
	}
	if err := keepKey(f.keep, key); err != nil {
		return err
	}
	if err := answerDemo(cmd, client, link, f.respondents); err != nil {
		return err
	}
	say(cmd, "answer it yourself, in a browser on this machine: %s", link)
	sayWords(cmd, link.ID)
	if !f.once {
		if err := waitForEnter(cmd); err != nil {
			return err
		}
	}
	return countDemo(cmd, server, client, link, key, filepath.Join(dir, "poll.tar"), f.keep)
}

func demoFolder(keep string) (dir string, done func(), err error) {
	if keep != "" {
		if err := mayWrite(keep); err != nil {
			return "", nil, err
		}
		return keep, func() {}, os.MkdirAll(keep, 0o700)
	}
	dir, err = os.MkdirTemp("", "isoloir-demo-")
	return dir, func() { _ = os.RemoveAll(dir) }, err
}

func keepKey(folder string, key *keyring.Key) error {
	if folder == "" {
		return nil
	}
	return writeBytes(filepath.Join(folder, "organizer.key"), 0o600, keepOld, key.Text())
}

func publishDemo(cmd *cobra.Command, client *remote.Client) (*keyring.Key, poll.Link, error) {
	key, err := keyring.Generate("demo")
	if err != nil {
		return nil, poll.Link{}, err
	}
	now := time.Now().UTC().Truncate(time.Second)
	file, err := author.Read(author.Demo, "demo poll", author.Options{Opens: now, Closes: now.Add(24 * time.Hour)})
	if err != nil {
		return nil, poll.Link{}, err
	}
	say(cmd, "the demo poll opens now and closes tomorrow; its file says other times")
	link, err := publish(cmd.Context(), client, file, key)
	return key, link, err
}

// answerDemo has n simulated respondents seal and send, eight at a time.
func answerDemo(cmd *cobra.Command, client *remote.Client, link poll.Link, n int) error {
	d, _, err := client.Definition(cmd.Context(), link)
	if err != nil {
		return err
	}
	sealer, err := seal.New(link.ID, d.Recipients, d.BallotSize)
	if err != nil {
		return err
	}
	bar := progress(cmd, "answering", false)
	var sent atomic.Int64
	start := time.Now()
	group, ctx := errgroup.WithContext(cmd.Context())
	group.SetLimit(8)
	for range n {
		group.Go(func() error {
			padded, err := encodeTossed(d, pretend(newCoins(), d))
			if err != nil {
				return err
			}
			_, key, err := ed25519.GenerateKey(rand.Reader)
			if err != nil {
				return err
			}
			b, err := sealer.Seal(key, 0, padded)
			if err != nil {
				return err
			}
			_, err = client.Submit(ctx, link, b, nil)
			bar(sent.Add(1), int64(n))
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	say(cmd, "%s answered over HTTP in %s, each with a receipt", plural(n, "simulated respondent"), time.Since(start).Round(time.Millisecond))
	return nil
}

// waitForEnter waits for a line on stdin, or for an interrupt. Where stdin is at its end nobody can press Enter, so it
// waits for the interrupt only.
func waitForEnter(cmd *cobra.Command) error {
	say(cmd, "press Enter to close the poll and count it")
	lines := make(chan error, 1)
	go func() {
		_, err := bufio.NewReader(cmd.InOrStdin()).ReadString('\n')
		lines <- err
	}()
	for {
		select {
		case err := <-lines:
			if err == nil {
				return nil
			}
			say(cmd, "there is no keyboard to wait for; --once counts at once, Ctrl-C ends the demo")
		case <-cmd.Context().Done():
			return failf("", "stopped; nothing is left of the demo poll")
		}
	}
}

func countDemo(cmd *cobra.Command, server *demoServer, client *remote.Client, link poll.Link, key *keyring.Key, out, keep string) error {
	if err := closePoll(cmd, client, link, key); err != nil {
		return err
	}
	if err := server.box.SealDue(cmd.Context()); err != nil {
		return err
	}
	if err := fetch(cmd, client, link, key, out, keepOld, proof{}); err != nil {
		return err
	}
	a, err := openArchive(out)
	if err != nil {
		return err
	}
	defer func() { _ = a.Close() }()
	b, err := openWith(cmd, a, key, proof{})
	if err != nil {
		return err
	}
	figures, err := b.figures(cmd, tally.Options{})
	if err != nil {
		return err
	}
	d := a.Definition()
	lang, err := chooseLanguage(d, "")
	if err != nil {
		return err
	}
	if err := printFigures(cmd.OutOrStdout(), d, figures, screenOf(cmd, lang)); err != nil {
		return err
	}
	return reportDemo(cmd, a, figures, lang, keep)
}

// reportDemo writes the page with charts: where the rest is kept, or else where temporary files go, to be looked at.
func reportDemo(cmd *cobra.Command, a *archive.Archive, figures *tally.Figures, lang, keep string) error {
	s, _, err := reportOf(a, figures, nil, false)
	if errors.Is(err, disclose.ErrTooFew) {
		say(cmd, "there is no report: %v", err)
		return nil
	}
	if err != nil {
		return err
	}
	s.Lang = lang
	folder := keep
	if folder == "" {
		if folder, err = os.MkdirTemp("", "isoloir-report-"); err != nil {
			return err
		}
	}
	name := filepath.Join(folder, "report.html")
	if err := writeFile(name, 0o600, keepOld, func(w io.Writer) error { return report.Write(w, s) }); err != nil {
		return err
	}
	say(cmd, "the same as a page with charts, fit to be published: %s", name)
	return nil
}
