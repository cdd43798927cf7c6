package disclose

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"isoloir/poll/results"
)

func publishedSchema(t testing.TB) (document any, schema *jsonschema.Schema) {
	t.Helper()
	raw, err := os.ReadFile("../../../docs/results.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if document, err = jsonschema.UnmarshalJSON(bytes.NewReader(raw)); err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("results.schema.json", document); err != nil {
		t.Fatal(err)
	}
	if schema, err = compiler.Compile("results.schema.json"); err != nil {
		t.Fatal(err)
	}
	return document, schema
}

// fits demands that results are well-formed: by the schema, by their own reader, by the definition.
func fits(t testing.TB, schema *jsonschema.Schema, s Source, r *results.Results) {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(r.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(document); err != nil {
		t.Fatalf("%v\n%s", err, r.Encode())
	}
	again, err := results.Parse(r.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Check(s.ID, s.Definition); err != nil {
		t.Fatalf("%v\n%s", err, r.Encode())
	}
}

func TestResultsAreWhatThePublishedSchemaSays(t *testing.T) {
	_, schema := publishedSchema(t)
	for seed := range uint64(50) {
		r := rand.New(rand.NewPCG(seed, 1))
		d := town()
		s := counted(t, d, people(d, r, 11+r.IntN(200)), "district,worry", "uses,agree.noise", "order,age")
		fits(t, schema, s, Everything(s))
	}
}

func TestThePublishedSchemaNamesWhatResultsHave(t *testing.T) {
	document, _ := publishedSchema(t)
	schema, types := map[string]bool{}, map[string]bool{}
	var collect func(any)
	collect = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			properties, _ := v["properties"].(map[string]any)
			if v["type"] == "object" && properties != nil && v["additionalProperties"] != false {
				t.Errorf("other members are taken: %v", v["description"])
			}
			for name := range properties {
				schema[name] = true
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
	collect(document)
	var walk func(reflect.Type)
	walk = func(typ reflect.Type) {
		switch {
		case typ.Implements(reflect.TypeFor[json.Marshaler]()):
		case typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice:
			walk(typ.Elem())
		case typ.Kind() == reflect.Struct:
			for i := range typ.NumField() {
				if name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ","); name != "" {
					types[name] = true
					walk(typ.Field(i).Type)
				}
			}
		}
	}
	walk(reflect.TypeFor[results.Results]())
	if !reflect.DeepEqual(schema, types) {
		t.Errorf("the schema names %v\nthe types have %v", schema, types)
	}
}
