package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/spf13/cobra"

	"isoloir/poll"
	"isoloir/poll/report/export"
	"isoloir/poll/tally"
)

// hostile would set a window's title, forge a line of ours, and turn the rest around.
const hostile = "\x1b]0;PWNED\a\r\u009b2J\u202e\u2066\u200f"

const tamed = `\u{1b}]0;PWNED\u{7}\u{d}\u{9b}2J\u{202e}\u{2066}\u{200f}`

func TestNothingThatIsSaidMovesTheTerminal(t *testing.T) {
	var stderr bytes.Buffer
	cmd := &cobra.Command{}
	cmd.SetErr(&stderr)
	say(cmd, "a %s", hostile+"\nisoloir: the ballot is in the box")
	sayLines(cmd, "b "+hostile+"\nc")
	complain(&stderr, &failure{err: errors.New("d " + hostile + "\ne"), hint: "f " + hostile, code: exitError})
	want := "isoloir: a " + tamed + `\u{a}isoloir: the ballot is in the box` + "\n" +
		"isoloir: b " + tamed + "\nisoloir: c\nisoloir: d " + tamed + "\nisoloir: e\nisoloir: hint: f " + tamed + "\n"
	if got := stderr.String(); got != want {
		t.Errorf("%q\nwant %q", got, want)
	}
}

func TestWhatPeopleWroteIsShownAsTextAndNotForEver(t *testing.T) {
	var out bytes.Buffer
	p := &figuresPrinter{w: bufio.NewWriter(&out)}
	p.words([]tally.Words{{Text: hostile + "\nx", Quotable: true}, {Text: strings.Repeat("é", 1000), Quotable: true}})
	_ = p.w.Flush()
	if got, want := out.String(), "  – "+tamed+" ⏎ x\n  – "+strings.Repeat("é", 300)+"…\n"; got != want {
		t.Errorf("%q\nwant %q", got, want)
	}
}

func TestJSONOnATerminalSaysTheSameInPlainCharacters(t *testing.T) {
	d := &poll.Definition{Languages: []string{"en"}, BallotSize: 256, Pages: []poll.Page{{Questions: []poll.Question{{ID: "t", Type: poll.TextQ, Max: 50}}}}}
	text := "a\u202eb\U000e0041c é"
	all := func(yield func(poll.Answers, error) bool) {
		yield(poll.Answers{ByID: map[string]poll.Answer{"t": {Text: text}}}, nil)
	}
	var file, screen bytes.Buffer
	if err := errors.Join(export.JSONLines(&file, d, all, export.Options{}), export.JSONLines(&screen, d, all, export.Options{Visible: true})); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(file.String(), text) {
		t.Errorf("the file was changed: %q", file.String())
	}
	if !strings.Contains(screen.String(), `"a\u202eb\udb40\udc41c é"`) || strings.Count(screen.String(), "\n") != 1 {
		t.Errorf("the screen: %q", screen.String())
	}
	var a, b map[string]map[string]string
	if err := errors.Join(json.Unmarshal(file.Bytes(), &a), json.Unmarshal(screen.Bytes(), &b)); err != nil || a["answers"]["t"] != text || b["answers"]["t"] != text {
		t.Errorf("%v: %v and %v", err, a, b)
	}
}

// check reads its whole input before it looks at anything else, so the first signal does not end it.
func TestTheSecondSignalEndsWhatTheFirstDoesNot(t *testing.T) {
	name, err := exec.LookPath("isoloir")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), name, "check", "-")
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	// More than a pipe holds: when it is written, the command is reading.
	if _, err := io.WriteString(stdin, strings.Repeat("#\n", 1<<16)); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for range 1_000_000 { // signals that come while one is pending are lost, so two need not be enough
		select {
		case err := <-ended:
			var exit *exec.ExitError
			if !errors.As(err, &exit) || !exit.Sys().(syscall.WaitStatus).Signaled() {
				t.Errorf("ended with %v", err)
			}
			return
		default:
			_ = cmd.Process.Signal(syscall.SIGTERM)
		}
	}
	_ = cmd.Process.Kill()
	<-ended
	t.Error("no signal ends it")
}
