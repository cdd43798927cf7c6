package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"isoloir/crypto/keyring"
	"isoloir/poll"
	"isoloir/poll/archive"
	"isoloir/poll/remote"
)

var errNotOwner = errors.New("this key did not publish this poll")

func fetchCommand() *cobra.Command {
	var keys keyFlags
	var proofs proofFlags
	var out, proxy string
	var force bool
	cmd := &cobra.Command{
		Use:   "fetch LINK --key FILE -o poll.tar",
		Short: "Get the sealed ballots of a closed poll, and verify them",
		Long: `Get the sealed ballots of a closed poll, and verify them. A server takes a moment after the close to put them in order and seal them; fetch
waits for that, up to ten minutes.`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" || out == "-" {
				return misusef("add -o poll.tar", "where should the archive be written?")
			}
			if err := mayReplace(out, force, keys.file, keys.passphraseFile); err != nil {
				return err
			}
			p, err := proofs.read(cmd)
			if err != nil {
				return err
			}
			key, err := keys.read(cmd)
			if err != nil {
				return err
			}
			client, l, err := connect(cmd, args[0], proxy)
			if err != nil {
				return err
			}
			return p.gone(cmd.Context(), client, l, fetch(cmd, client, l, key, out, force, p))
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "`FILE` to write the archive to")
	cmd.Flags().BoolVar(&force, "force", false, "replace the file if it exists")
	keys.add(cmd)
	proofs.add(cmd)
	addProxyFlag(cmd, &proxy)
	return cmd
}

// fetch downloads and verifies. What does not verify is kept beside, as evidence, and is not named out.
func fetch(cmd *cobra.Command, client *remote.Client, l poll.Link, key *keyring.Key, out string, force bool, p proof) error {
	if err := demandOwner(cmd, client, l, key); err != nil {
		return err
	}
	signer, err := key.Signer()
	if err != nil {
		return err
	}
	partial := partialOf(out)
	bar := progress(cmd, "fetching", true)
	download := func() error { return client.FetchArchive(cmd.Context(), l, signer, partial, bar) }
	closed := func() error { return demandClosed(cmd.Context(), client, l) }
	if err := (sealing{download, closed, remote.Sleep}).await(cmd); err != nil {
		return err
	}
	a, err := openArchive(partial)
	if err == nil {
		defer func() { _ = a.Close() }()
		err = proveFetched(cmd, a, client, l, p)
	}
	if err != nil {
		say(cmd, "what the server sent is kept in %s", partial)
		return fetched(l, err)
	}
	if err := place(partial, out, force); err != nil {
		return err
	}
	say(cmd, "wrote %s, verified: %s; it can be opened without a network", out, plural(a.Size()-a.Withdrawn(), "ballot"))
	return nil
}

// partialOf names a file that does not exist: one of an earlier fetch is evidence. The name stays the same until there is such a file, so
// that a download that broke off is resumed.
func partialOf(out string) string {
	name := out + ".partial"
	for n := 2; ; n++ {
		if _, err := os.Lstat(name); err != nil {
			return name
		}
		name = fmt.Sprintf("%s.partial-%d", out, n)
	}
}

func proveFetched(cmd *cobra.Command, a *archive.Archive, client *remote.Client, l poll.Link, p proof) error {
	if err := isOf(a, l, archive.ByAnswer); err != nil {
		return err
	}
	if err := a.Verify(progress(cmd, "verifying", false), p.demands()...); err != nil {
		return err
	}
	_, err := p.online(cmd, a, client)
	return err
}

// openArchive explains the common mistakes.
func openArchive(name string) (*archive.Archive, error) {
	a, err := archive.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, failf("isoloir fetch gets it", "there is no file %s", name)
	}
	return a, err
}

// progress returns a callback that draws a bar where a person is looking, and does nothing elsewhere.
func progress(cmd *cobra.Command, what string, bytes bool) func(done, total int64) {
	if !isTerminal(cmd.ErrOrStderr()) {
		return func(int64, int64) {}
	}
	var bar *progressbar.ProgressBar
	return func(done, total int64) {
		if bar == nil {
			bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(cmd.ErrOrStderr()), progressbar.OptionSetDescription("isoloir: "+what),
				progressbar.OptionShowBytes(bytes), progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
		}
		_ = bar.Set64(done)
	}
}
