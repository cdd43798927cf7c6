package main

import (
	"crypto/sha256"
	"fmt"

	"github.com/spf13/cobra"

	"isoloir/web/static"
)

func clientCommand() *cobra.Command {
	var out string
	var hash, force bool
	cmd := &cobra.Command{
		Use:   "client -o isoloir.html",
		Short: "Write the booth as one file, which answers any poll without a page from its server",
		Long: `Write the booth as one self-contained HTML file. Opened from the disk it asks for the link of a poll, checks everything against it, and
seals and sends as the booth on the web does; but no server sent it, so none can change it. The file is the same for everybody who has this
version: --hash prints its SHA-256, in the form that sha256sum -c reads.`,
		Args: exactly(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			page := static.Client()
			if out == "" && !hash {
				return misusef("for example isoloir client -o isoloir.html, or --hash", "where should the booth be written?")
			}
			name := "isoloir.html"
			if out != "" {
				if err := mayReplace(out, force); err != nil {
					return err
				}
				if err := writeBytes(out, 0o644, force, page); err != nil {
					return err
				}
				say(cmd, "wrote %s; open it in a browser on a computer", out)
				name = out
			}
			if !hash {
				return nil
			}
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "%x  %s\n", sha256.Sum256(page), name)
			return err
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "write it to `FILE`")
	cmd.Flags().BoolVar(&hash, "hash", false, "print its SHA-256")
	cmd.Flags().BoolVar(&force, "force", false, "replace FILE")
	return cmd
}
