package main

import "github.com/spf13/cobra"

func openCommand() *cobra.Command {
	var keys keyFlags
	var proofs proofFlags
	var to exportFlags
	cmd := &cobra.Command{
		Use:   "open poll.tar --key FILE [-o answers.csv|answers.xlsx|answers.jsonl]",
		Short: "Verify an archive, open its ballots and write the answers",
		Long: `Verify an archive, open its ballots and write the answers, in an order drawn anew each time. No network is needed.
Without -o the answers go to stdout, one JSON object a line, as they were sealed.

  -o answers.csv          a row for each person, with codes; answers.codebook.csv beside it says what they mean
  -o answers.csv --long   a row for each thing said
  -o answers.xlsx         a spreadsheet with labels
  --unlink                shuffles each question on its own: no row is one person's pattern of answers`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := to.ready(args[0], keys.file, keys.passphraseFile); err != nil {
				return err
			}
			b, err := openBallots(cmd, args[0], keys, proofs, to.fit)
			if err != nil {
				return err
			}
			defer b.close()
			if err := to.write(cmd, b.Definition(), b.answers()); err != nil {
				return err
			}
			b.say(cmd)
			if !to.unlink {
				say(cmd, "WARNING: each row is all that one person said: not for publication; --unlink takes rows apart, and isoloir report holds back what points at somebody")
			}
			return nil
		},
	}
	to.add(cmd)
	keys.add(cmd)
	proofs.add(cmd)
	return cmd
}
