package author

import "github.com/goccy/go-yaml/token"

// maxDepth is how deeply a poll file may nest. A poll needs eight levels; the library's parser takes memory that grows with the
// square of the depth, so that a file of a few hundred kilobytes would fill any machine.
const maxDepth = 32

// maxTokens is how many words, marks and brackets a poll file may have. The largest definition has a tenth of it.
const maxTokens = 200_000

// tooDeep returns the token at which a file nests deeper than maxDepth: brackets within brackets, dashes or question marks after
// one another on a line, and lines indented under lines. It returns nil where there is none.
func tooDeep(tokens token.Tokens) *token.Token {
	brackets, marks, line := 0, 0, 0
	var indents []int // the columns of the lines that the current one stands under
	for _, t := range tokens {
		if t.Position.Line != line {
			line, marks = t.Position.Line, 0
			for len(indents) > 0 && indents[len(indents)-1] >= t.Position.Column {
				indents = indents[:len(indents)-1]
			}
			indents = append(indents, t.Position.Column)
		}
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			brackets++
		case token.SequenceEndType, token.MappingEndType:
			brackets--
		case token.SequenceEntryType, token.MappingKeyType:
			marks++
		}
		if brackets+marks+len(indents) > maxDepth {
			return t
		}
	}
	return nil
}
