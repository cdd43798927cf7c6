package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"golang.org/x/sys/unix"
)

// openTerminal makes a pseudo-terminal (pty(7)): what is written to screen can be read from shown.
func openTerminal(t *testing.T) (screen, shown *os.File) {
	t.Helper()
	shown = check(os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0))(t)
	t.Cleanup(func() { _ = shown.Close() })
	fd := int(shown.Fd()) //nolint:gosec // a small number
	check(0, unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0))(t)
	number := check(unix.IoctlGetInt(fd, unix.TIOCGPTN))(t)
	screen = check(os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0))(t)
	t.Cleanup(func() { _ = screen.Close() })
	return screen, shown
}

func TestProgressIsShownToPeopleOnly(t *testing.T) {
	screen, shown := openTerminal(t)
	cmd := &cobra.Command{}
	cmd.SetErr(screen)
	bar := progress(cmd, "fetching", true)
	bar(0, 2<<20)
	bar(1<<20, 2<<20)
	data := make([]byte, 1<<12)
	n := check(shown.Read(data))(t)
	for text := string(data[:n]); !strings.Contains(text, "isoloir: fetching") || !strings.Contains(text, "50%"); text = string(data[:n]) {
		more, err := shown.Read(data[n:])
		if n += more; err != nil {
			t.Fatalf("%q shows no half of what is fetched: %v", text, err)
		}
	}

	var file bytes.Buffer
	cmd.SetErr(&file)
	bar = progress(cmd, "fetching", true)
	bar(1<<20, 2<<20)
	if file.Len() > 0 {
		t.Errorf("%q is written where nobody looks", file.String())
	}
}
