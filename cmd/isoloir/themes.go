package main

import (
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"isoloir/poll"
	"isoloir/poll/tally"
)

// readThemes reads a theme file, or returns nil if there is none.
func readThemes(d *poll.Definition, name string) (*tally.ThemeFile, error) {
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	themes, err := tally.ParseThemes(d, data)
	if err != nil {
		return nil, failf("mend the file, or give another name to have a new one written", "%s: %w", name, err)
	}
	if id := poll.IDOf(d.Encode()).String(); themes.Poll != id {
		return nil, failf("give another name to have a new one written", "%s groups the texts of another poll, %q", name, themes.Poll)
	}
	return themes, nil
}

// newThemes writes a theme file for a person to fill in.
func newThemes(cmd *cobra.Command, d *poll.Definition, name, lang string, figures *tally.Figures) error {
	data, err := tally.NewThemes(d, poll.IDOf(d.Encode()).String(), lang, figures)
	if err != nil {
		return err
	}
	if err := mayCreate(name); err != nil {
		return err
	}
	if err := writeBytes(name, 0o600, keepOld, data); err != nil {
		return err
	}
	say(cmd, "wrote %s: name themes in it, give them to the texts, and run the same command again", name)
	return nil
}
