package main

import (
	"strings"

	"isoloir/poll"
)

// plain writes a Markdown tree for a terminal. Definitions hold no control characters, so nothing in it can move the cursor.
func plain(blocks []poll.Block) string {
	var b strings.Builder
	for i, block := range blocks {
		if i > 0 {
			b.WriteString("\n\n")
		}
		inlines(&b, block.P)
		for j, item := range block.UL {
			if j > 0 {
				b.WriteByte('\n')
			}
			b.WriteString("• ")
			inlines(&b, item)
		}
	}
	return b.String()
}

func inlines(b *strings.Builder, list []poll.Inline) {
	for _, in := range list {
		b.WriteString(in.Text)
		inlines(b, in.Em)
		inlines(b, in.Strong)
		inlines(b, in.A)
		if in.Href != "" {
			b.WriteString(" <" + in.Href + ">")
		}
	}
}
