package main

import (
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isoloir/poll/author"
)

func newCommand() *cobra.Command {
	var lang, out string
	var force bool
	cmd := &cobra.Command{
		Use:   "new [-o poll.yaml]",
		Short: "Write a commented poll file to start from",
		Long: `Write a poll file to start from: every field with a comment, every type of question once, in your language. It goes to stdout,
or with -o into a file.`,
		Args: noNewName,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := mayReplace(out, force); err != nil {
				return err
			}
			if lang == "" {
				lang = templateLanguage(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG"))
			}
			src, ok := author.Template(lang, time.Now())
			if !ok {
				return misusef("it is in "+strings.Join(author.TemplateLanguages, ", "), "there is no template in %q", lang)
			}
			if out == "" || out == "-" {
				_, err := cmd.OutOrStdout().Write(src)
				return err
			}
			if err := writeBytes(out, 0o644, force, src); err != nil {
				return err
			}
			say(cmd, "wrote %s; edit it, and look at it with isoloir preview %s", out, out)
			return nil
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "`FILE` to write to")
	cmd.Flags().StringVar(&lang, "lang", "", "language of the template: "+strings.Join(author.TemplateLanguages, ", ")+"; yours unless you say otherwise")
	cmd.Flags().BoolVar(&force, "force", false, "replace the file if it exists")
	return cmd
}

func noNewName(cmd *cobra.Command, args []string) error {
	if len(args) == 1 {
		return misusef("did you mean isoloir new -o "+args[0]+"?", "where should the poll file be written?")
	}
	return exactly(0)(cmd, args)
}

// templateLanguage chooses by the locale's variables, the first of them that is set (POSIX, "Environment Variables"): English where there
// is no template in that language.
func templateLanguage(variables ...string) string {
	for _, locale := range variables {
		if locale == "" {
			continue
		}
		lang, _, _ := strings.Cut(strings.NewReplacer(".", "_", "@", "_", "-", "_").Replace(locale), "_")
		if slices.Contains(author.TemplateLanguages, lang) {
			return lang
		}
		break
	}
	return "en"
}
