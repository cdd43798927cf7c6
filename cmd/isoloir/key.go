package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"isoloir/crypto/keyring"
	"isoloir/poll"
)

func keyCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "key", Short: "Make and look at an organizer's key", Args: noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	cmd.AddCommand(keyNewCommand(), keyShowCommand(), notBuiltCommand("check", "trying a key"), notBuiltCommand("sheet", "the recovery sheet"))
	return cmd
}

func keyNewCommand() *cobra.Command {
	var name, out, passphraseFile string
	var plain bool
	cmd := &cobra.Command{
		Use:   "new -o FILE",
		Short: "Make a key that opens ballots and signs statements",
		Long: `Make an organizer's key: an age identity (post-quantum hybrid) that opens ballots, and a signing key for statements.
The file is encrypted with a passphrase. Whoever has the file and the passphrase opens every ballot sealed to it;
if it is lost, nobody does. Keep two copies in two places.`,
		Args: exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if out == "" {
				return misusef("for example: isoloir key new -o organizer.key", "where should the key be written?")
			}
			if out == "-" {
				return misusef("for example: isoloir key new -o organizer.key", "a key is written to a file, never to stdout")
			}
			if plain && passphraseFile != "" {
				return misusef("leave one of them out", "--no-passphrase and --passphrase-file exclude each other")
			}
			if err := mayCreate(out); err != nil {
				return err
			}
			key, err := keyring.Generate(name)
			if err != nil {
				return failf("a name has no spaces and no plus sign", "cannot make a key named %q: %w", name, err)
			}
			text := key.Text()
			if !plain {
				passphrase, err := newPassphrase(cmd, passphraseFile)
				if err != nil {
					return err
				}
				if text, err = key.Encrypt(passphrase); err != nil {
					return err
				}
			}
			if err := writeBytes(out, 0o600, keepOld, text); err != nil {
				return err
			}
			say(cmd, "wrote %s; keep a second copy in another place: without it the ballots stay closed for ever", out)
			return printKey(cmd, key)
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "`FILE` to write the key to")
	cmd.Flags().StringVar(&name, "name", "organizer", "public `NAME` in the signing key")
	cmd.Flags().BoolVar(&plain, "no-passphrase", false, "write the key unencrypted")
	addPassphraseFlag(cmd, &passphraseFile)
	return cmd
}

func keyShowCommand() *cobra.Command {
	var passphraseFile string
	cmd := &cobra.Command{
		Use:   "show FILE",
		Short: "Print the public halves of a key",
		Args:  exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			key, err := readKey(cmd, args[0], passphraseFile)
			if err != nil {
				return err
			}
			return printKey(cmd, key)
		},
	}
	addPassphraseFlag(cmd, &passphraseFile)
	return cmd
}

func printKey(cmd *cobra.Command, key *keyring.Key) error {
	_, err := fmt.Fprintf(cmd.OutOrStdout(), "recipient: %s\nfingerprint: %s\nverifier: %s\n",
		key.Recipient(), poll.Fingerprint(key.Recipient()), key.VerifierKey())
	return err
}

func addPassphraseFlag(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "passphrase-file", "", "read the passphrase from the first line of `FILE`")
}

// keyFlags are the flags of every command that acts as the organizer.
type keyFlags struct{ file, passphraseFile string }

func (k *keyFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&k.file, "key", "", "the organizer's key `FILE`")
	addPassphraseFlag(cmd, &k.passphraseFile)
}

func (k *keyFlags) read(cmd *cobra.Command) (*keyring.Key, error) {
	if k.file == "" {
		return nil, misusef("add --key FILE; isoloir key new makes one", "%s needs the organizer's key", cmd.CommandPath())
	}
	return readKey(cmd, k.file, k.passphraseFile)
}

func readKey(cmd *cobra.Command, name, passphraseFile string) (*keyring.Key, error) {
	data, err := readSmall(cmd.InOrStdin(), name)
	if err != nil {
		return nil, err
	}
	key, err := keyring.Read(data, asking(cmd, name, passphraseFile))
	if errors.Is(err, keyring.ErrNotAKey) {
		return nil, &failure{err: fmt.Errorf("%s is not an organizer's key file", name), code: exitKey, hint: "it is the file that isoloir key new wrote"}
	}
	return key, keyError(name, err)
}

// asking asks for the passphrase of a key file.
func asking(cmd *cobra.Command, name, passphraseFile string) func() (string, error) {
	return func() (string, error) { return passphrase(cmd, passphraseFile, "passphrase of "+name) }
}

func keyError(name string, err error) error {
	switch {
	case errors.Is(err, keyring.ErrWrongPassphrase):
		return &failure{err: fmt.Errorf("the passphrase does not open %s", name), code: exitKey, hint: "try again; capitals and spaces count"}
	case err != nil:
		return fmt.Errorf("cannot read %s: %w", name, err)
	}
	return nil
}

// passphrase reads from a file where one is given, and otherwise from the terminal, without echo.
func passphrase(cmd *cobra.Command, file, prompt string) (string, error) {
	if file != "" {
		data, err := readSmall(cmd.InOrStdin(), file)
		if err != nil {
			return "", err
		}
		line, _, _ := strings.Cut(string(data), "\n")
		return strings.TrimSuffix(line, "\r"), nil
	}
	tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return "", misusef("give --passphrase-file FILE", "there is no terminal to ask for the passphrase")
	}
	defer func() { _ = tty.Close() }()
	if _, err := fmt.Fprintf(tty, "isoloir: %s: ", prompt); err != nil {
		return "", err
	}
	secret, err := readHidden(cmd.Context(), tty)
	_, _ = fmt.Fprintln(tty)
	return string(secret), err
}

// readHidden reads a line without echo. If ctx ends first, the terminal is as it was before.
func readHidden(ctx context.Context, tty *os.File) ([]byte, error) {
	fd := int(tty.Fd())
	state, err := term.GetState(fd)
	if err != nil {
		return nil, err
	}
	type typed struct {
		line []byte
		err  error
	}
	done := make(chan typed, 1)
	go func() {
		line, err := term.ReadPassword(fd)
		done <- typed{line, err}
	}()
	select {
	case t := <-done:
		return t.line, t.err
	case <-ctx.Done():
		return nil, errors.Join(failf("nothing was written", "stopped"), term.Restore(fd, state))
	}
}

// minPassphrase is the shortest passphrase that a new key takes, in bytes. scrypt slows guessing down; it cannot save "1234".
const minPassphrase = 10

func newPassphrase(cmd *cobra.Command, file string) (string, error) {
	first, err := passphrase(cmd, file, "new passphrase, four random words or more")
	if err != nil {
		return "", err
	}
	if len(first) < minPassphrase {
		return "", failf("four random words are easy to keep and hard to guess", "the passphrase has fewer than %d characters", minPassphrase)
	}
	if file != "" {
		return first, nil
	}
	second, err := passphrase(cmd, "", "the same again")
	if err != nil {
		return "", err
	}
	if first != second {
		return "", failf("try again", "the two passphrases differ")
	}
	return first, nil
}
