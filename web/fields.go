package web

import "bytes"

// The booth has scales, numbers, dates, rankings and grids in a file of their own. A poll that has some is served a shell that says so, so that its
// booth fetches that file at once instead of learning from the definition that it needs it. The booth believes it in nothing else.
const (
	unforetold    = `<meta name="isoloir-words" content="first">` // as the built shell has it
	foretoldField = `<meta name="isoloir-words" content="fields">`
)

func foretold(shell []byte) []byte {
	if bytes.Count(shell, []byte(unforetold)) != 1 {
		panic("the built shell has no place to say which fields come, run make client")
	}
	return bytes.Replace(shell, []byte(unforetold), []byte(foretoldField), 1)
}

// hasFields says whether a question of the poll is of another type than those that every booth brings. A definition is canonical JSON: what is
// looked for stands in it in this one form, and in no text, whose quotation marks are escaped.
func hasFields(definition []byte) bool {
	others := bytes.Count(definition, []byte(`"type":"`))
	for _, everywhere := range []string{"choice", "choices", "text"} {
		others -= bytes.Count(definition, []byte(`"type":"`+everywhere+`"`))
	}
	return others > 0
}
