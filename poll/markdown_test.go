package poll_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"isoloir/poll"
)

// tree returns blocks as the vectors write them: docs/formats.md §5.
func tree(blocks []poll.Block) []any {
	list := []any{}
	for _, b := range blocks {
		if b.UL == nil {
			list = append(list, map[string]any{"p": inlineTree(b.P)})
			continue
		}
		items := []any{}
		for _, item := range b.UL {
			items = append(items, inlineTree(item))
		}
		list = append(list, map[string]any{"ul": items})
	}
	return list
}

func inlineTree(inlines []poll.Inline) []any {
	list := []any{}
	for _, i := range inlines {
		switch {
		case i.Em != nil:
			list = append(list, map[string]any{"em": inlineTree(i.Em)})
		case i.Strong != nil:
			list = append(list, map[string]any{"strong": inlineTree(i.Strong)})
		case i.A != nil:
			list = append(list, map[string]any{"a": inlineTree(i.A), "href": i.Href})
		default:
			list = append(list, i.Text)
		}
	}
	return list
}

type markdownVectors struct {
	Cases []struct {
		Name, Source string
		Tree         []any
	}
}

func TestMarkdownIsParsedToTheTreeOfTheVectors(t *testing.T) {
	for _, v := range some(t, load[markdownVectors](t, "markdown").Cases) {
		if got := tree(poll.Markdown(v.Source)); !reflect.DeepEqual(got, v.Tree) {
			gotText, _ := json.Marshal(got)
			want, _ := json.Marshal(v.Tree)
			t.Errorf("%s: %q\ngot  %s\nwant %s", v.Name, v.Source, gotText, want)
		}
	}
}
