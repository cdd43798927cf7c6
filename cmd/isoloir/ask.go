package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/huh"
	"github.com/mattn/go-runewidth"
	"github.com/spf13/cobra"

	"isoloir/poll"
)

// An interview asks a poll's questions in the terminal, one after the other, each only if its conditions hold.
type interview struct {
	cmd   *cobra.Command
	d     *poll.Definition
	lang  string
	loose map[string]any // what was answered so far, as poll.ReadAnswers takes it
	quote bool
	width int // columns
}

// ask runs the interview and shows what will be sent before it returns.
func ask(cmd *cobra.Command, d *poll.Definition, f answerFlags) (poll.Answers, error) {
	lang, err := chooseLanguage(d, f.lang)
	if err != nil {
		return poll.Answers{}, err
	}
	in := &interview{cmd: cmd, d: d, lang: lang, loose: map[string]any{}, width: terminalWidth(cmd)}
	in.printf("\n%s\n\n%s\n", d.Title.In(lang, d), in.text(d.Intro))
	in.printf("%s · %s\n", d.Notice.Organizer.In(lang, d), d.Notice.Purpose.In(lang, d))
	for _, page := range d.Pages {
		if page.Title != nil {
			in.printf("\n── %s ──\n", page.Title.In(lang, d))
		}
		if page.Text != nil {
			in.printf("%s\n", in.text(page.Text))
		}
		for i := range page.Questions {
			if err := in.question(&page.Questions[i]); err != nil {
				return poll.Answers{}, err
			}
		}
	}
	return in.finish(f.yes)
}

func chooseLanguage(d *poll.Definition, wanted string) (string, error) {
	if wanted == "" {
		wanted, _, _ = strings.Cut(os.Getenv("LANG"), "_")
		for _, l := range d.Languages {
			if l == wanted {
				return l, nil
			}
		}
		return d.Languages[0], nil
	}
	for _, l := range d.Languages {
		if l == wanted {
			return l, nil
		}
	}
	return "", misusef("it is in "+strings.Join(d.Languages, ", "), "the poll is not in %q", wanted)
}

func (in *interview) printf(format string, args ...any) {
	_, _ = fmt.Fprintf(in.cmd.ErrOrStderr(), format, args...)
}

// text shows a Markdown text as plain lines.
func (in *interview) text(t poll.Text) string {
	if t == nil {
		return ""
	}
	return runewidth.Wrap(plain(poll.Markdown(t.In(in.lang, in.d))), in.width)
}

// question asks until the answer is one the poll takes.
func (in *interview) question(q *poll.Question) error {
	if answers, _ := in.read(); !in.d.Shown(q, answers) {
		return nil
	}
	for {
		if err := in.prompt(q); err != nil {
			return err
		}
		_, problems := in.read()
		problem := about(q, problems)
		if problem == nil {
			return nil
		}
		in.printf("  ! %s\n", problemSentence(in.d, *problem))
	}
}

func about(q *poll.Question, problems []poll.Problem) *poll.Problem {
	for i, p := range problems {
		if p.Key == q.ID || p.Key == q.ID+"."+poll.OtherID {
			return &problems[i]
		}
	}
	return nil
}

func (in *interview) read() (poll.Answers, []poll.Problem) {
	document := map[string]any{"answers": in.loose}
	if in.quote {
		document["quote"] = true
	}
	loose, err := json.Marshal(document)
	if err != nil {
		return poll.Answers{}, []poll.Problem{{Code: "bad_document"}}
	}
	return in.d.ReadAnswers(loose)
}

// prompt asks q once and puts what was said into in.loose; blank is absent.
func (in *interview) prompt(q *poll.Question) error {
	delete(in.loose, q.ID)
	delete(in.loose, q.ID+"."+poll.OtherID)
	switch q.Type {
	case poll.Choice:
		return in.promptChoice(q)
	case poll.Choices:
		return in.promptChoices(q)
	case poll.Ranking:
		return in.promptRanking(q)
	case poll.Grades, poll.Matrix:
		return in.promptRows(q)
	default:
		return in.promptLine(q)
	}
}

func (in *interview) run(fields ...huh.Field) error {
	form := huh.NewForm(huh.NewGroup(fields...)).WithInput(in.cmd.InOrStdin()).WithOutput(in.cmd.ErrOrStderr()).
		WithAccessible(os.Getenv("ACCESSIBLE") != "" || os.Getenv("TERM") == "dumb")
	err := form.RunWithContext(in.cmd.Context())
	if errors.Is(err, huh.ErrUserAborted) {
		return failf("nothing was sent and nothing was written", "stopped")
	}
	return err
}

func (in *interview) title(q *poll.Question) string {
	title := q.Ask.In(in.lang, in.d)
	if q.Required {
		title += " *"
	}
	return title
}

func (in *interview) help(q *poll.Question) string {
	help := ""
	if q.Help != nil {
		help = q.Help.In(in.lang, in.d)
	}
	if q.Sensitive() {
		help = strings.TrimSpace(help + "\nBefore it is sealed, " + tossedHow(q) + ".")
	}
	return help
}

// options lists what can be picked, with a way to pick nothing where that is allowed.
func (in *interview) options(list []poll.Option, other, blank bool) []huh.Option[string] {
	var options []huh.Option[string]
	if blank {
		options = append(options, huh.NewOption("—", ""))
	}
	for _, o := range list {
		options = append(options, huh.NewOption(o.Label.In(in.lang, in.d), o.ID))
	}
	if other {
		options = append(options, huh.NewOption("… (other)", poll.OtherID))
	}
	return options
}

func (in *interview) promptChoice(q *poll.Question) error {
	var id string
	field := huh.NewSelect[string]().Title(in.title(q)).Description(in.help(q)).Options(in.options(q.Options, q.Other, !q.Required)...).Value(&id)
	if err := in.run(field); err != nil {
		return err
	}
	if id != "" {
		in.loose[q.ID] = id
	}
	if id == poll.OtherID {
		return in.promptOther(q)
	}
	return nil
}

func (in *interview) promptChoices(q *poll.Question) error {
	var ids []string
	field := huh.NewMultiSelect[string]().Title(in.title(q)).Description(in.help(q)).Options(in.options(q.Options, q.Other, false)...).
		Limit(int(q.Max)).Value(&ids)
	if err := in.run(field); err != nil {
		return err
	}
	if len(ids) > 0 {
		in.loose[q.ID] = ids
	}
	for _, id := range ids {
		if id == poll.OtherID {
			return in.promptOther(q)
		}
	}
	return nil
}

func (in *interview) promptOther(q *poll.Question) error {
	var text string
	if err := in.run(huh.NewInput().Title("…").CharLimit(q.OtherMax).Value(&text)); err != nil {
		return err
	}
	in.loose[q.ID+"."+poll.OtherID] = text
	return nil
}

// promptRanking asks for the best, then for the best of the rest, until the person stops.
func (in *interview) promptRanking(q *poll.Question) error {
	rest := append([]poll.Option(nil), q.Options...)
	var ranked []string
	for len(rest) > 0 {
		var id string
		title := fmt.Sprintf("%s · %d", in.title(q), len(ranked)+1)
		field := huh.NewSelect[string]().Title(title).Description(in.help(q)).Options(in.options(rest, false, true)...).Value(&id)
		if err := in.run(field); err != nil {
			return err
		}
		if id == "" {
			break
		}
		ranked = append(ranked, id)
		for i := range rest {
			if rest[i].ID == id {
				rest = append(rest[:i], rest[i+1:]...)
				break
			}
		}
	}
	if len(ranked) > 0 {
		in.loose[q.ID] = ranked
	}
	return nil
}

func (in *interview) promptRows(q *poll.Question) error {
	rows, cells := rowsOf(q)
	picked := make([]string, len(rows))
	var fields []huh.Field
	for i, row := range rows {
		fields = append(fields, huh.NewSelect[string]().Title(in.title(q)+" · "+row.Label.In(in.lang, in.d)).
			Options(in.options(cells, false, true)...).Value(&picked[i]))
	}
	for _, field := range fields {
		if err := in.run(field); err != nil {
			return err
		}
	}
	answered := map[string]string{}
	for i, row := range rows {
		if picked[i] != "" {
			answered[row.ID] = picked[i]
		}
	}
	if len(answered) > 0 {
		in.loose[q.ID] = answered
	}
	return nil
}

// promptLine asks for what is typed: scale, number, date, text.
func (in *interview) promptLine(q *poll.Question) error {
	var line string
	description := in.help(q)
	var field huh.Field
	if q.Type == poll.TextQ {
		// An editor of the person's own would leave the answer in temporary and backup files.
		field = huh.NewText().ExternalEditor(false).Title(in.title(q)).Description(description).CharLimit(int(q.Max)).Value(&line)
	} else {
		low, high := limits(q)
		if q.Low != nil {
			low += " (" + q.Low.In(in.lang, in.d) + ")"
			high += " (" + q.High.In(in.lang, in.d) + ")"
		}
		field = huh.NewInput().Title(in.title(q)).Description(strings.TrimSpace(description + "\n" + low + " … " + high)).Value(&line)
	}
	if err := in.run(field); err != nil {
		return err
	}
	if line = strings.TrimSpace(line); line != "" {
		in.loose[q.ID] = looseValue(q, line)
	}
	return nil
}

// finish asks about quoting where the poll does, shows what will be sent, and asks once more.
func (in *interview) finish(yes bool) (poll.Answers, error) {
	if in.d.Notice.QuoteText == poll.QuoteAsk {
		if err := in.run(huh.NewConfirm().Title("May the organizers quote your texts?").Value(&in.quote)); err != nil {
			return poll.Answers{}, err
		}
	}
	answers, problems := in.read()
	if len(problems) > 0 {
		return poll.Answers{}, failf("start again; nothing was sent", "%s", problemSentence(in.d, problems[0]))
	}
	in.printf("\nThis will be sealed and sent, padded to %d bytes like every ballot of this poll:\n%s\n", in.d.BallotSize, in.d.PlainAnswers(plainAnswers(in.d, answers)))
	if in.d.Sensitive() {
		in.printf("With it goes what coins make of your answers to sensitive questions. They are tossed when it is sealed, and kept nowhere.\n")
	}
	if yes {
		return answers, nil
	}
	send := false
	if err := in.run(huh.NewConfirm().Title("Send it?").Value(&send)); err != nil {
		return poll.Answers{}, err
	}
	if !send {
		return poll.Answers{}, failf("", "nothing was sent")
	}
	return answers, nil
}
