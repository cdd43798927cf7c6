package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"isoloir/poll/author"
)

func checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check POLL.yaml",
		Short: "Check a poll file, and say what is wrong and where",
		Args:  exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			file, err := readPoll(cmd, args[0])
			if err != nil {
				return err
			}
			for _, warning := range file.Warnings {
				sayLines(cmd, "warning: "+warning.Error())
			}
			d := file.Poll
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s: %s, %s, %d bytes of answers in every ballot\n",
				args[0], d.Title.In("", d), plural(len(d.Questions()), "question"), d.BallotSize)
			return err
		},
	}
}

func readPoll(cmd *cobra.Command, name string) (*author.File, error) {
	src, err := readSmall(cmd.InOrStdin(), name)
	if err != nil {
		return nil, err
	}
	return author.Read(src, name, author.Options{Now: time.Now()})
}
