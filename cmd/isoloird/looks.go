package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"isoloir/web"
)

// looks are what an operator may change of this server's pages.
type looks struct {
	name, accent, logo string // logo is a file
}

func (l *looks) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&l.name, "name", "", "the `NAME` that this server's pages bear beside the mark, in the place of Isoloir")
	f.StringVar(&l.accent, "accent", "", "the `#RRGGBB` colour of this server's pages; refused if words in it could not be read well. Dark pages take the nearest shade that can be read there")
	f.StringVar(&l.logo, "logo", "", "a PNG `FILE` that stands in the place of the mark")
}

// brand checks them. logo is nil if there is none.
func (l *looks) brand() (b web.Brand, logo *web.Logo, err error) {
	b = web.Brand{Name: l.name, Accent: strings.ToLower(l.accent)}
	if b.Accent != "" {
		if b.Dark, err = web.DarkTwin(b.Accent); err != nil {
			return b, nil, &misuse{"--accent: " + err.Error(), "quote it, since # begins a comment in most shells: --accent '#0d4f58'"}
		}
	}
	if l.logo != "" {
		file, err := os.ReadFile(l.logo)
		if err != nil {
			return b, nil, err
		}
		if logo, err = web.NewLogo(file); err != nil {
			return b, nil, fmt.Errorf("--logo %s: %w", l.logo, err)
		}
		b.Logo = logo.Path
	}
	if err := b.Check(); err != nil {
		return b, nil, &misuse{"the looks of the pages: " + err.Error(), "see isoloird --help"}
	}
	return b, logo, nil
}
