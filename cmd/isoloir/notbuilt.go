package main

import "github.com/spf13/cobra"

// notBuilt lists the commands that the design has and this version does not: each answers with a clear error.
var notBuilt = []struct{ name, what string }{
	{"desk", "the organizer's pages in the browser"},
	{"import", "polls from other tools"},
	{"bench", "measuring this machine"},
	{"share", "a trustee's shares"},
}

func notBuiltCommand(name, what string) *cobra.Command {
	return &cobra.Command{
		Use:                name,
		Short:              "not built yet: " + what,
		Hidden:             true,
		DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return failf("the README lists what is not built yet", "%s (%s) is not built yet", cmd.CommandPath(), what)
		},
	}
}
