package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// greet says what this server is, where its data lies, under which key it signs, and who may publish.
func greet(w io.Writer, c config, on doors, logKey string) {
	data, err := filepath.Abs(c.data)
	if err != nil {
		data = c.data
	}
	say := func(format string, args ...any) { _, _ = fmt.Fprintf(w, format+"\n", args...) }
	say("isoloird %s", version)
	say("  host     %s", c.host)
	say("  listens  %s", on.main.Addr())
	if on.onion != nil {
		say("  onion    %s, by circuit", on.onion.Addr())
	}
	say("  data     %s", data)
	if info, err := os.Stat(c.data); err == nil && info.Mode().Perm()&0o077 != 0 {
		say("  warning  other users of this machine can list the data folder; chmod 700 it")
	}
	say("  log key  %s", logKey)
	if len(c.witnesses) > 0 {
		say("  witness  %d, of whom %d must cosign", len(c.witnesses), c.quorum)
	}
	say("  publish  %s", whoPublishes(c))
}

func whoPublishes(c config) string {
	publishers, err := c.allPublishers()
	switch {
	case c.publish == anyone:
		return "anyone may"
	case err == nil && len(publishers) == 1:
		return "1 organizer may"
	case err == nil && len(publishers) > 1:
		return fmt.Sprintf("%d organizers may", len(publishers))
	}
	return "nobody may; add --publisher KEY, or --publish anyone"
}
