package author

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"isoloir/poll"
)

// tables are the parser's fields, by the name of the schema's definition; the poll itself has none.
var tables = map[string][]field{"": pollFields, "notice": noticeFields, "campaign": campaignFields, "reading": readingFields,
	"page": pageFields, "question": questionFields, "option": optionFields}

// objectSchema is what the tests look at in a schema of an object.
type objectSchema struct {
	AdditionalProperties any                       `json:"additionalProperties"`
	Required             []string                  `json:"required"`
	Properties           map[string]map[string]any `json:"properties"`
	AllOf                []struct {
		If struct {
			Properties struct {
				Type struct {
					Const poll.QuestionType `json:"const"`
				} `json:"type"`
			} `json:"properties"`
		} `json:"if"`
		Then struct {
			Required   []string       `json:"required"`
			Properties map[string]any `json:"properties"`
		} `json:"then"`
	} `json:"allOf"`
	Defs map[string]json.RawMessage `json:"$defs"`
}

func objectSchemas(t *testing.T) map[string]objectSchema {
	t.Helper()
	var top objectSchema
	if err := json.Unmarshal(Schema, &top); err != nil {
		t.Fatal(err)
	}
	out := map[string]objectSchema{"": top}
	for name, raw := range top.Defs {
		var o objectSchema
		if err := json.Unmarshal(raw, &o); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if o.Properties != nil {
			out[name] = o
		}
	}
	return out
}

func TestTheSchemaHasTheParsersFieldsAndNoOthers(t *testing.T) {
	schemas := objectSchemas(t)
	if len(schemas) != len(tables) {
		t.Errorf("the schema has %d objects, the parser %d", len(schemas), len(tables))
	}
	for name, fields := range tables {
		s := schemas[name]
		if s.AdditionalProperties != false {
			t.Errorf("%q: the schema lets unknown fields pass", name)
		}
		if len(s.Properties) != len(fields) {
			t.Errorf("%q: the schema has %d fields, the parser %d", name, len(s.Properties), len(fields))
		}
		for _, f := range fields {
			p, ok := s.Properties[f.name]
			_, refused := p["not"]
			_, described := p["description"]
			_, elsewhere := p["$ref"]
			if !ok || !described && !elsewhere {
				t.Errorf("%q: %s is not in the schema, or not described", name, f.name)
			}
			if refused != f.unbuilt {
				t.Errorf("%q: %s: unbuilt %v, refused by the schema %v", name, f.name, f.unbuilt, refused)
			}
			if f.must != slices.Contains(s.Required, f.name) {
				t.Errorf("%q: %s: required %v, by the schema %v", name, f.name, f.must, !f.must)
			}
		}
	}
}

func TestTheSchemaKnowsWhatEachTypeOfQuestionHasAndNeeds(t *testing.T) {
	rules := objectSchemas(t)["question"].AllOf
	if len(rules) != len(questionTypes) {
		t.Fatalf("%d rules for %d types", len(rules), len(questionTypes))
	}
	for _, r := range rules {
		typ := r.If.Properties.Type.Const
		for _, f := range questionFields {
			refused := r.Then.Properties[f.name] == false
			if want := f.types != nil && !slices.Contains(f.types, typ); refused != want {
				t.Errorf("%s: %s: refused by the schema %v, by the parser %v", typ, f.name, refused, want)
			}
			if got, want := slices.Contains(r.Then.Required, f.name), slices.Contains(f.needs, typ); got != want {
				t.Errorf("%s: %s: needed by the schema %v, by the parser %v", typ, f.name, got, want)
			}
		}
	}
}

// validate judges a poll file by the schema. It returns false for yaml where the file is not YAML.
func validate(t *testing.T, schema *jsonschema.Schema, src []byte) (isYAML bool, err error) {
	t.Helper()
	var value any
	if yaml.Unmarshal(src, &value) != nil {
		return false, nil
	}
	data, err := json.Marshal(value)
	if err != nil {
		return false, nil // .inf has no JSON
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return true, schema.Validate(document)
}

func compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestTheSchemaTakesWhatTheParserTakes(t *testing.T) {
	schema := compile(t)
	o := publishing(t)
	files := map[string]string{"demo": string(Demo), "good": good, "recipients": good + "recipients: [" + o.Recipient + "]\n"}
	for i, src := range documented(t) {
		files["docs/poll-file.md "+string(rune('a'+i))] = src
	}
	for _, lang := range TemplateLanguages {
		files["template_"+lang] = template(t, lang)
	}
	for name, src := range files {
		if _, err := Read([]byte(src), name, Options{}); err != nil {
			t.Errorf("%s: the parser refuses it:\n%v", name, err)
		}
		if ok, err := validate(t, schema, []byte(src)); !ok || err != nil {
			t.Errorf("%s: YAML %v; the schema says: %v", name, ok, err)
		}
	}
}

// invisible are the bad files whose faults no schema can see.
var invisible = []string{"anchors.yaml", "colon_flow.yaml", "directive.yaml", "language_no_key.yaml", "line_breaks.yaml", "times.yaml", "two_documents.yaml"}

func TestTheSchemaRefusesTheBadFilesWhoseFaultsItCanSee(t *testing.T) {
	schema := compile(t)
	files, _ := filepath.Glob("testdata/bad/*.yaml")
	seen := 0
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		ok, fault := validate(t, schema, src)
		if !ok {
			continue
		}
		seen++
		if hidden := slices.Contains(invisible, filepath.Base(file)); hidden != (fault == nil) {
			t.Errorf("%s: the schema says: %v", file, fault)
		}
	}
	if seen < 20 {
		t.Errorf("only %d files were judged", seen)
	}
}
