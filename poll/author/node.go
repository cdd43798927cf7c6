package author

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// A kind is what a place in the file holds, as YAML 1.2's core schema reads it.
type kind int

const (
	object kind = iota
	list
	word   // a string, quoted or not
	number // an integer or a float, as written
	truth  // true or false
	nothing
	broken // refused already, to be passed over in silence
)

// A node is a place in the file: the part of a YAML tree that a poll file may have.
type node struct {
	kind         kind
	line, column int
	text         string // of a scalar: its value; of numbers and truths as written
	quoted       bool   // a word in quotes or a block
	block        bool   // a word in a | or > block
	fields       []pair // of an object
	items        []*node
}

type pair struct{ key, value *node }

// get returns the value of a field, or nil.
func (n *node) get(name string) *node {
	for _, p := range n.fields {
		if p.key.text == name {
			return p.value
		}
	}
	return nil
}

// parseYAML reads the one document of a poll file. It returns nil where the file is no YAML at all or is empty; what it finds wrong
// goes to the reader.
func (r *reader) parseYAML(src string) *node {
	tokens := lexer.Tokenize(src)
	if len(tokens) > maxTokens {
		r.fail(at(tokens[maxTokens]), "", fmt.Sprintf("this file has more than %d parts", maxTokens), "Is this the right file?")
		return nil
	}
	if t := tooDeep(tokens); t != nil {
		r.fail(at(t), "", fmt.Sprintf("this is nested more than %d levels deep", maxDepth), "A poll file needs no more than eight: is this the right file?")
		return nil
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		var e yaml.Error
		if !errors.As(err, &e) || e.GetToken() == nil {
			r.fail(&node{line: 1, column: 1}, "", "this is not YAML: "+err.Error(), "")
			return nil
		}
		r.syntaxError(e.GetMessage(), e.GetToken())
		return nil
	}
	var root *node
	for _, doc := range file.Docs {
		switch {
		case doc.Body == nil:
		case doc.Body.Type() == ast.DirectiveType:
			r.fail(at(doc.Body.GetToken()), "", "a poll file has no % directives", "Take this line out.")
		case root != nil:
			r.fail(at(doc.Start), "", "a second document begins here (after ---)", "Keep one poll in a file.")
			return root
		default:
			root = r.convert(doc.Body)
		}
	}
	return root
}

func at(t *token.Token) *node {
	return &node{line: t.Position.Line, column: t.Position.Column}
}

// convert turns the library's tree into ours and refuses what a poll file may not have.
func (r *reader) convert(a ast.Node) *node {
	n := at(a.GetToken())
	switch a := a.(type) {
	case *ast.MappingNode:
		n.kind = object
		for _, v := range a.Values {
			r.convertPair(n, v)
		}
		if len(n.fields) > 0 && !a.IsFlowStyle {
			n.line, n.column = n.fields[0].key.line, n.fields[0].key.column
		}
	case *ast.MappingValueNode:
		n.kind = object
		r.convertPair(n, a)
	case *ast.SequenceNode:
		n.kind = list
		for _, v := range a.Values {
			n.items = append(n.items, r.convert(v))
		}
	case *ast.LiteralNode:
		n.kind, n.quoted, n.block = word, true, true
		n.text = strings.TrimRight(a.Value.Value, "\n")
	case *ast.StringNode:
		n.kind, n.text = word, a.Value
		n.quoted = a.Token.Type != token.StringType
		if !n.quoted {
			n.column = r.start(n)
			r.checkPlain(n)
		}
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		n.kind, n.text = number, a.GetToken().Value
	case *ast.BoolNode:
		n.kind, n.text = truth, a.Token.Value
	case *ast.NullNode:
		n.kind, n.text = nothing, a.Token.Value
	default:
		n.kind = broken
		r.refuse(n, a)
	}
	return n
}

func (r *reader) convertPair(n *node, v *ast.MappingValueNode) {
	key := at(v.Key.GetToken())
	if _, merge := v.Key.(*ast.MergeKeyNode); merge {
		r.fail(key, "", "a poll file has no merge keys (<<)", "Write the fields out where they are needed.")
		return
	}
	if k, question := v.Key.(*ast.MappingKeyNode); question {
		r.refuse(key, k)
		return
	}
	key = r.convert(v.Key)
	if key.kind == broken {
		return
	}
	value := r.convert(v.Value)
	if value.kind == nothing && v.Value.GetToken().Type == token.ImplicitNullType {
		value.line, value.column, value.text = key.line, key.column, ""
	}
	n.fields = append(n.fields, pair{key, value})
}

// refuse reports the parts of YAML that a poll file may not have: they make the file mean different things to different readers.
func (r *reader) refuse(n *node, a ast.Node) {
	switch a.(type) {
	case *ast.AnchorNode:
		r.fail(n, "", "a poll file has no anchors (&name)", "Write the text out where it is needed, or put it in quotes if it begins with &.")
	case *ast.AliasNode:
		r.fail(n, "", "a poll file has no aliases (*name)", "Write the text out here, or put it in quotes if it begins with *.")
	case *ast.TagNode:
		r.fail(n, "", "a poll file has no tags (!name)", "Take the tag out, or put the text in quotes if it begins with !.")
	case *ast.MappingKeyNode:
		r.fail(n, "", "a poll file has no ? keys", "Write the field as name: value, or put the text in quotes if it begins with ?.")
	default:
		r.fail(n, "", "a poll file cannot hold this part of YAML", "Put the text in quotes.")
	}
}
