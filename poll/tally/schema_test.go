package tally

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"isoloir/poll"
)

func published(t testing.TB) (raw []byte, schema *jsonschema.Schema) {
	t.Helper()
	raw, err := os.ReadFile("../../docs/tally.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("tally.schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err = compiler.Compile("tally.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return raw, schema
}

func judge(t *rapid.T, schema *jsonschema.Schema, f *Figures) {
	data, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(document); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
}

func TestFiguresAreWhatThePublishedSchemaSays(t *testing.T) {
	_, schema := published(t)
	themes, err := ParseThemes(asked, []byte(themed))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		o := Options{AsIfRandom: rapid.Bool().Draw(t, "random")}
		for _, text := range []string{"choice,choices", "number,scale", "matrix.r,ranking"} {
			spec, err := ParseCross(every, text, nil)
			if err != nil {
				t.Fatal(err)
			}
			o.Crosses = append(o.Crosses, spec)
		}
		if rapid.Bool().Draw(t, "filtered") {
			w, err := ParseWhere(every, "choice=a,b")
			if err != nil {
				t.Fatal(err)
			}
			o.Where, o.SearchWords = []Where{w}, "a"
		}
		f := All(every, o, rapid.SliceOfN(rapid.Custom(drawAnswers), 0, 20).Draw(t, "answers"))
		f.Box = &Box{Ballots: f.Ballots + 1, Opened: f.Ballots, Spoiled: map[string]int{"bad_mac": 1}}
		judge(t, schema, f)

		e := drawElection(t, 5)
		q, g := e.q, poll.Question{ID: "g", Type: poll.Grades, Options: e.q.Options, Grades: options("x", "y"), Count: poll.Grades.Methods()}
		judge(t, schema, All(definition(q, g), o.without(), e.answers()))

		some := rapid.SliceOf(rapid.SampledFrom([]poll.Answers{someone(), {}, wrote("both")[0], wrote("new")[0]})).Draw(t, "some")
		judge(t, schema, All(asked, Options{Themes: themes}, some))
	})
}

// without returns the options without what is about one poll's questions.
func (o Options) without() Options { return Options{AsIfRandom: o.AsIfRandom} }

// The schema takes no other members than it names, so that a name that only one of the two has is found.
func TestThePublishedSchemaNamesWhatTheFiguresHave(t *testing.T) {
	raw, _ := published(t)
	var named []string
	var collect func(any)
	collect = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if v["type"] == "object" && v["properties"] != nil {
				if v["additionalProperties"] != false {
					t.Errorf("other members are taken: %v", v["description"])
				}
				for name := range v["properties"].(map[string]any) {
					named = append(named, name)
				}
			}
			for _, inner := range v {
				collect(inner)
			}
		case []any:
			for _, inner := range v {
				collect(inner)
			}
		}
	}
	var document any
	if err := json.Unmarshal(raw, &document); err != nil {
		t.Fatal(err)
	}
	collect(document)
	schema, figures := map[string]bool{}, map[string]bool{}
	for _, name := range named {
		schema[name] = true
	}
	var walk func(reflect.Type)
	walk = func(typ reflect.Type) {
		switch typ.Kind() {
		case reflect.Pointer, reflect.Slice:
			walk(typ.Elem())
		case reflect.Struct:
			for i := range typ.NumField() {
				if name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ","); name != "" {
					figures[name] = true
					walk(typ.Field(i).Type)
				}
			}
		}
	}
	walk(reflect.TypeFor[Figures]())
	if !reflect.DeepEqual(schema, figures) {
		t.Errorf("the schema names %v\nthe figures have %v", schema, figures)
	}
}
