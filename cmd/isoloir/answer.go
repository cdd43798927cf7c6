package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isoloir/crypto/ballot"
	"isoloir/crypto/seal"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/remote"
)

var errSetAndFile = misusef("leave one of them out", "--set and --file exclude each other")

type answerFlags struct {
	sets                  []string
	file, lang, save, out string
	proxy                 string
	yes                   bool
	code                  codeFlags
	token                 string
}

func answerCommand() *cobra.Command {
	var f answerFlags
	cmd := &cobra.Command{
		Use:   "answer LINK",
		Short: "Answer a poll",
		Long: `Answer a poll: by questions in the terminal, or with --set or --file. The answers are sealed on this machine to the
organizers' keys. The receipt is printed on stdout; whoever holds it can change the ballot, so keep it to yourself.

  isoloir answer LINK --set colour=blue --set fruits=apple,pear --set budget.parks=good --receipt receipt.txt`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error { return answer(cmd, args[0], f) },
	}
	addAnswerFlags(cmd, &f)
	f.code.add(cmd)
	cmd.Flags().StringVar(&f.token, "token", "", "in a poll with codes, in place of a code: the `FILE` that isoloir token or the booth wrote, or one with the link that the QR code of a ballot paper holds; - for standard input")
	cmd.Flags().StringVar(&f.save, "save", "", "do not send: write the sealed ballot to `NAME.ballot`, to be sent later")
	cmd.Flags().StringVar(&f.out, "receipt", "", "write the receipt to `FILE` instead of stdout")
	return cmd
}

// addAnswerFlags adds what [collect] reads.
func addAnswerFlags(cmd *cobra.Command, f *answerFlags) {
	cmd.Flags().StringArrayVar(&f.sets, "set", nil, "answer one question: `ID=VALUE`, lists by comma, rows as id.row=value")
	cmd.Flags().StringVar(&f.file, "file", "", "read the answers as JSON from `FILE` (- for stdin)")
	cmd.Flags().StringVar(&f.lang, "lang", "", "language of the questions")
	cmd.Flags().BoolVar(&f.yes, "yes", false, "send without asking once more")
	addProxyFlag(cmd, &f.proxy)
}

func addProxyFlag(cmd *cobra.Command, proxy *string) {
	cmd.Flags().StringVar(proxy, "proxy", "", "reach the server through this `URL`: socks5h://127.0.0.1:9050 is Tor; environment is what HTTPS_PROXY names")
}

func answer(cmd *cobra.Command, link string, f answerFlags) error {
	if err := errors.Join(refusePaper(link), f.mayReceive(cmd)); err != nil {
		return err
	}
	client, l, err := connect(cmd, link, f.proxy)
	if err != nil {
		return err
	}
	d, _, err := client.Definition(cmd.Context(), l)
	if err != nil {
		return err
	}
	if err := demandOpen(cmd, client, l, d, f.save != ""); err != nil {
		return err
	}
	sayWords(cmd, l.ID)
	sayRelease(cmd, d)
	sayTossed(cmd, d, f.lang)
	paper, err := takePaper(cmd, d, l, f)
	if err != nil {
		return err
	}
	err = answerWith(cmd, client, l, d, f, paper)
	return paper.after(cmd, l, err)
}

// mayReceive tries, before any work is done, where the receipt or the saved ballot is to be written.
func (f *answerFlags) mayReceive(cmd *cobra.Command) error {
	if f.save != "" {
		return errors.Join(maySave(f.save), mayCreate(f.out))
	}
	return mayReceive(cmd, f.out)
}

// smallGroup is the number below which what one person answered is easily guessed from all answers.
const smallGroup = 10

// sayRelease tells beforehand how many ballots it takes until anybody opens one.
func sayRelease(cmd *cobra.Command, d *poll.Definition) {
	say(cmd, "the ballots are opened if there are %d or more at the close; if there are fewer, nobody ever opens them", d.ReleaseAtLeast)
	if d.ReleaseAtLeast < smallGroup {
		say(cmd, "that is few: who knows the others may guess what you answered")
	}
	say(cmd, "the box takes %s at most", plural(d.MaxBallots, "ballot"))
	sayAudited(cmd, d)
}

// sayAudited tells, before a code is spent, of the auditor who will see that it was.
func sayAudited(cmd *cobra.Command, d *poll.Definition) {
	if d.Turnout == poll.TurnoutAuditable {
		say(cmd, "the turnout of this poll is audited: an auditor will learn which codes were used, and not what anybody answered; their key has the fingerprint %s", poll.Fingerprint(d.Auditor))
	}
}

// answerWith asks, seals and sends, or saves. paper is nil in an open poll.
func answerWith(cmd *cobra.Command, client *remote.Client, l poll.Link, d *poll.Definition, f answerFlags, paper *ballotPaper) error {
	answers, err := collect(cmd, d, f)
	if err != nil {
		return err
	}
	padded, err := encodeTossed(d, answers)
	if err != nil {
		return err
	}
	key, admitting := paper.parts()
	sealed, key, err := sealFresh(d, l.ID, key, padded)
	if err != nil {
		return err
	}
	if f.save == "" {
		return sendKept(cmd, client, l, key, sealed, paper, f.out)
	}
	err = saveUnsent(cmd, f.save, l, key, sealed, admitting)
	if err == nil {
		paper.used()
	}
	return err
}

// demandOpen refuses early what the server would refuse late, before a person has typed anything.
func demandOpen(cmd *cobra.Command, client *remote.Client, l poll.Link, d *poll.Definition, later bool) error {
	state, err := client.State(cmd.Context(), l)
	if err != nil {
		return err
	}
	claim := claimed(d, l.ID, state, time.Now())
	switch {
	case claim != "":
		say(cmd, "%s", claim)
		say(cmd, "your answer is sealed all the same, and is kept if the server does not take it")
	case state.Status == "upcoming" && !later:
		return failf("isoloir status shows when it opens; --save seals an answer now, to be sent then", "the poll is not open yet")
	case !running(state):
		return failf("isoloir status shows when it closed", "the poll is closed")
	case !later:
		return demandRoom(d, state)
	}
	return nil
}

// demandRoom refuses where no first ballot is taken any more.
func demandRoom(d *poll.Definition, state remote.State) error {
	if !state.Full {
		return nil
	}
	return failf("nothing was asked or sent; whoever has a receipt can still replace or withdraw their ballot",
		"the box is full: it takes %s and no more, and the server says that it has them", plural(d.MaxBallots, "ballot"))
}

// collect gets the answers from the flags, from a file, or from the person at the terminal.
func collect(cmd *cobra.Command, d *poll.Definition, f answerFlags) (poll.Answers, error) {
	var loose []byte
	var err error
	switch {
	case len(f.sets) > 0 && f.file != "":
		return poll.Answers{}, errSetAndFile
	case f.file != "":
		loose, err = readSmall(cmd.InOrStdin(), f.file)
	case len(f.sets) > 0:
		loose, err = looseFromFlags(d, f.sets)
	case isTerminal(cmd.InOrStdin()):
		return ask(cmd, d, f)
	default:
		return poll.Answers{}, misusef("give --set ID=VALUE or --file FILE", "there is no terminal to ask the questions on")
	}
	if err != nil {
		return poll.Answers{}, err
	}
	answers, problems := d.ReadAnswers(loose)
	if len(problems) == 0 {
		return answers, nil
	}
	var sentences []string
	for _, p := range problems {
		sentences = append(sentences, problemSentence(d, p))
	}
	return poll.Answers{}, failf("mend the answers and try again; nothing was sent", "%s", strings.Join(sentences, "\n"))
}

// sealFresh seals with a ballot key made for this one answer: the token's, or where that is nil a new one.
func sealFresh(d *poll.Definition, id poll.ID, key ed25519.PrivateKey, padded []byte) (*ballot.Ballot, ed25519.PrivateKey, error) {
	sealer, err := seal.New(id, d.Recipients, d.BallotSize)
	if err != nil {
		return nil, nil, err
	}
	if key == nil {
		if _, key, err = ed25519.GenerateKey(rand.Reader); err != nil {
			return nil, nil, err
		}
	}
	sealed, err := sealer.Seal(key, 0, padded)
	return sealed, key, err
}

func writeReceipt(cmd *cobra.Command, l poll.Link, key ed25519.PrivateKey, note []byte, out string) error {
	file := translog.ReceiptFile{Words: receiptWords, Link: l.String(), Note: note}
	copy(file.Seed[:], key.Seed())
	if err := putReceipt(cmd, out, file.Bytes()); err != nil {
		return err
	}
	if out != "" && out != "-" {
		say(cmd, "wrote the receipt to %s; whoever holds it can change the ballot", out)
	}
	return nil
}

// putReceipt writes what the server has signed to out. The ballot is in the box and its key is nowhere else, so where that fails it is
// written elsewhere: to a file, or as the last resort to stdout.
func putReceipt(cmd *cobra.Command, out string, data []byte) error {
	toFile := out != "" && out != "-"
	var err error
	if toFile {
		err = writeBytes(out, 0o600, keepOld, data)
	} else {
		_, err = cmd.OutOrStdout().Write(data)
	}
	if err == nil {
		return nil
	}
	for _, name := range spareNames("receipt-", ".txt") {
		if writeBytes(name, 0o600, keepOld, data) == nil {
			return failf("move it where you want it; whoever holds it can change the ballot",
				"the ballot is in the box; its receipt could not be written where it should be, and is in %s: %w", name, err)
		}
	}
	if toFile {
		if _, stdoutErr := cmd.OutOrStdout().Write(data); stdoutErr == nil {
			return failf("keep what stdout shows", "the ballot is in the box; its receipt could not be written to a file, and is on stdout: %w", err)
		}
	}
	return &failure{err: fmt.Errorf("%w: %w", errNoReceipt, err), code: exitError}
}

var errNoReceipt = errors.New("the ballot is in the box, but its receipt could not be written anywhere")

const receiptWords = `This is the receipt of a ballot. It does not show what was answered.

The server has signed that this ballot will stand in the poll's log. After the close that can be checked.
Whoever holds this file can replace or withdraw the ballot until the poll closes, and can tell that you took
part if they know the file is yours. Keep it to yourself, or delete it.
`
