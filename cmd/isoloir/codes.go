package main

import (
	"crypto/ed25519"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/mod/sumdb/note"

	"isoloir/crypto/token"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/remote"
)

func codesCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "codes", Short: "Make and revoke the codes of a poll, each good for one ballot", Args: noCommand,
		Long: `Make and revoke the codes of a poll with admission: codes. Each code buys one token, and each token admits one ballot; nobody can
connect the two. Everybody can see in the poll's state how many codes were made and revoked, but not which.`,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }}
	cmd.AddCommand(codesMakeCommand(true), codesMakeCommand(false), codesRevokeCommand())
	return cmd
}

type codesFlags struct {
	keys       keyFlags
	number     int
	out, proxy string
	letters    letters
}

func codesMakeCommand(first bool) *cobra.Command {
	var f codesFlags
	cmd := &cobra.Command{
		Use:   "add LINK -n NUMBER --key FILE -o FILE.csv",
		Short: "Add codes to a poll that has some",
		Args:  exactly(1),
		RunE:  func(cmd *cobra.Command, args []string) error { return makeCodes(cmd, args[0], f, first) },
	}
	if first {
		cmd.Use, cmd.Short = "new LINK -n NUMBER --key FILE -o FILE.csv", "Make the codes of a poll"
	}
	cmd.Long = cmd.Short + `. They are written to a CSV file that nobody else can read: a code in each line, and the link that opens the poll with it.
The file is written before the server is told, so that nothing is lost if its answer is: run the same command again, and the codes in
the file are handed over, unless they were. The server learns no code, only the public key of each. Whoever has a code can use
it: keep the file until the codes are handed out, give each person one without noting whose it is, then delete it.

--letters writes a page to print for each code as well, A4, with fold marks and room for the address in a window envelope. Run again on codes.csv it writes letters for the codes that are there.`
	cmd.Flags().IntVarP(&f.number, "number", "n", 0, "how many codes: `NUMBER`")
	cmd.Flags().StringVarP(&f.out, "output", "o", "", "`FILE.csv` to write the codes to")
	f.letters.add(cmd)
	f.keys.add(cmd)
	addProxyFlag(cmd, &f.proxy)
	return cmd
}

func makeCodes(cmd *cobra.Command, link string, f codesFlags, first bool) error {
	switch {
	case f.out == "" || f.out == "-":
		return misusef("for example -o codes.csv", "codes are written to a file, never to stdout: where?")
	case f.number < 1 || f.number > token.MaxList:
		return misusef("for example -n 120; more than that by codes add", "the number of codes is from 1 to %d", token.MaxList)
	}
	if err := f.letters.check(); err != nil {
		return err
	}
	desk, err := openDesk(cmd, link, f.keys, f.proxy)
	if err != nil {
		return err
	}
	if err := f.letters.prepare(desk); err != nil {
		return err
	}
	codes, err := desk.codes(cmd, f, first)
	if err != nil {
		return err
	}
	told, err := desk.tell(cmd, translog.CodesAdded, codes)
	if err != nil {
		return err
	}
	if told {
		say(cmd, "wrote %s to %s; the server knows them now. Whoever has a code can use it", plural(len(codes), "code"), f.out)
	} else {
		say(cmd, "the server has the %s in %s already", plural(len(codes), "code"), f.out)
	}
	desk.warnOfFullBox(cmd)
	return f.letters.write(cmd, codes)
}

// codes makes codes and writes them, or reads those that were written before.
func (d *codesDesk) codes(cmd *cobra.Command, f codesFlags, first bool) ([]token.Code, error) {
	codes, err := readCodes(cmd, f.out, d.link)
	made := os.IsNotExist(err)
	if err != nil && !made {
		return nil, err
	}
	if !made {
		if len(codes) != f.number {
			return nil, failf("give another name", "%s exists already, with %d codes", f.out, len(codes))
		}
		return codes, nil
	}
	if first && d.added > 0 {
		return nil, failf("isoloir codes add makes more", "the poll has %s already", plural(int64(d.added), "code")) //nolint:gosec // below 2^53
	}
	if err := d.demandTaken(time.Now()); err != nil {
		return nil, err
	}
	for range f.number {
		codes = append(codes, token.NewCode())
	}
	return codes, writeCodes(f.out, d.link, codes)
}

func codesRevokeCommand() *cobra.Command {
	var keys keyFlags
	var name, proxy string
	cmd := &cobra.Command{
		Use:   "revoke LINK --codes FILE --key FILE",
		Short: "Revoke codes that were not used yet",
		Long: `Revoke codes, one in each line of a file or of standard input (-), also as lines of the CSV file in which they were made. A code that was used already
stays used, and nobody learns which were: that would tell who took part.`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if name == "" {
				return misusef("for example --codes lost.csv, or --codes - to type them", "which codes should be revoked?")
			}
			desk, err := openDesk(cmd, args[0], keys, proxy)
			if err != nil {
				return err
			}
			codes, err := readCodes(cmd, name, desk.link)
			if err != nil {
				return err
			}
			told, err := desk.tell(cmd, translog.CodesRevoked, codes)
			if err != nil {
				return err
			}
			if !told {
				say(cmd, "they were revoked before")
				return nil
			}
			say(cmd, "%s revoked, as far as they were not used", plural(len(codes), "code"))
			return nil
		},
	}
	cmd.Flags().StringVar(&name, "codes", "", "`FILE` with the codes, - for standard input")
	keys.add(cmd)
	addProxyFlag(cmd, &proxy)
	return cmd
}

// A codesDesk is where an organizer adds and revokes codes.
type codesDesk struct {
	client         *remote.Client
	link           poll.Link
	definition     *poll.Definition
	signer         note.Signer
	statements     [][]byte
	added, revoked uint64
}

func openDesk(cmd *cobra.Command, link string, keys keyFlags, proxy string) (*codesDesk, error) {
	key, err := keys.read(cmd)
	if err != nil {
		return nil, err
	}
	client, l, err := connect(cmd, link, proxy)
	if err != nil {
		return nil, err
	}
	if err := demandOwner(cmd, client, l, key); err != nil {
		return nil, err
	}
	if _, _, err := client.Admission(cmd.Context(), l); err != nil {
		return nil, err
	}
	d, _, err := client.Definition(cmd.Context(), l)
	if err != nil {
		return nil, err
	}
	state, err := client.State(cmd.Context(), l)
	if err != nil {
		return nil, err
	}
	signer, err := key.Signer()
	if err != nil {
		return nil, err
	}
	desk := &codesDesk{client: client, link: l, definition: d, signer: signer, statements: state.Statements}
	desk.added, desk.revoked = countCodes(d, l.ID, state.Statements)
	return desk, nil
}

// countCodes returns how many codes the organizer's statements add and revoke.
func countCodes(d *poll.Definition, id poll.ID, statements [][]byte) (added, revoked uint64) {
	for _, msg := range statements {
		s, err := translog.OpenStatement(msg, d.OrganizerKey)
		if err != nil || s.Poll != id {
			continue
		}
		switch n, _, _ := s.Codes(); s.Kind {
		case translog.CodesAdded:
			added += n
		case translog.CodesRevoked:
			revoked += n
		}
	}
	return added, revoked
}

// demandTaken refuses to add codes that nobody could exchange any more: their statement would stand in the journal for ever.
func (d *codesDesk) demandTaken(now time.Time) error {
	if until := d.definition.TokensEnd(); !now.Before(until) {
		return failf("nothing was sent; is this machine's clock right? Otherwise a new poll has to be published",
			"codes were taken until %s, and new ones would buy nothing", until.Local().Format(time.RFC1123Z))
	}
	return nil
}

// warnOfFullBox says what becomes of codes for which there is no room. Those that were revoked twice are counted twice, but never as more
// than there are.
func (d *codesDesk) warnOfFullBox(cmd *cobra.Command) {
	good, room := int64(d.added-min(d.revoked, d.added)), d.definition.MaxBallots //nolint:gosec // below 2^53
	if good > room {
		say(cmd, "warning: %s can be used, and the box takes %s (max_ballots): whoever comes when it is full has no vote, even with a code that was exchanged. Hand out no more than %d, and take the others back with isoloir codes revoke",
			plural(good, "code"), plural(room, "ballot"), room)
	}
}

// tell hands a list over with its statement, unless a statement says so already.
func (d *codesDesk) tell(cmd *cobra.Command, kind string, codes []token.Code) (told bool, err error) {
	var keys []ed25519.PublicKey
	for _, c := range codes {
		keys = append(keys, c.Key(d.link.ID).Public().(ed25519.PublicKey))
	}
	list := token.List(keys)
	if _, err := token.ParseList(list); err != nil {
		return false, failf(fmt.Sprintf("a list has up to %d codes: take several files", token.MaxList), "this list cannot be sent: %w", err)
	}
	hash := token.ListHash(list)
	for _, msg := range d.statements {
		s, err := translog.OpenStatement(msg, d.definition.OrganizerKey)
		if err != nil {
			continue
		}
		if _, stated, ok := s.Codes(); ok && s.Kind == kind && stated == hash {
			return false, nil
		}
	}
	if kind == translog.CodesAdded {
		if err := d.demandTaken(time.Now()); err != nil {
			return false, err
		}
		d.added += uint64(len(codes))
	}
	statement, err := translog.CodesStatement(d.link.ID, uint64(len(d.statements)), kind, len(keys), hash).Sign(d.signer)
	if err != nil {
		return false, err
	}
	err = d.client.Codes(cmd.Context(), d.link, statement, list)
	if kind == translog.CodesRevoked && remote.HasCode(err, "bad_code_list") {
		err = failf("one of these codes was never made for this poll, and the server does not say which: nothing was revoked; revoke them in smaller lists", "%w", err)
	}
	return true, err
}
