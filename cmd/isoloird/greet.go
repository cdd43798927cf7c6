package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
)

// greet says what this server is, where its data lies, under which key it signs, and who may publish.
func greet(w io.Writer, c config, listening net.Addr, logKey string) {
	data, err := filepath.Abs(c.data)
	if err != nil {
		data = c.data
	}
	fmt.Fprintf(w, "isoloird %s\n", version)
	fmt.Fprintf(w, "  host     %s\n", c.host)
	fmt.Fprintf(w, "  listens  %s\n", listening)
	fmt.Fprintf(w, "  data     %s\n", data)
	if info, err := os.Stat(c.data); err == nil && info.Mode().Perm()&0o077 != 0 {
		fmt.Fprintf(w, "  warning  other users of this machine can list the data folder; chmod 700 it\n")
	}
	fmt.Fprintf(w, "  log key  %s\n", logKey)
	fmt.Fprintf(w, "  publish  %s\n", whoPublishes(c))
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
