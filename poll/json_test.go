package poll

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// plain turns a value into what encoding/json makes of the same JSON.
func plain(v *value) any {
	switch v.kind {
	case isBoolean:
		return v.boolean
	case isNumber:
		return v.number
	case isString:
		return v.text
	case isList:
		list := []any{}
		for _, e := range v.list {
			list = append(list, plain(e))
		}
		return list
	case isObject:
		object := map[string]any{}
		for name, e := range v.members {
			object[name] = plain(e)
		}
		return object
	}
	return nil
}

// FuzzJSON holds our reader against encoding/json, which lets through what is not UTF-8, and refuses deep nesting and huge numbers.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		``, ` `, `null`, `true`, `falsetto`, `nul`, `0`, `-0`, `01`, `-`, `1.`, `.5`, `1e5`, `1E+5`, `1e`, `"a"`, `"\u00e9\ud83d\uddf3"`, `"\ud800"`, `"\udc00\ud800x"`, `"\u12"`, `"\x"`, "\"\n\"", `"`, `"\`,
		`[]`, `[1,2]`, `[1,]`, `[,]`, `[1 2]`, `[`, `]`, `[}`, `{}`, `{"a":1}`, `{"a":1,"a":2}`, `{"a":1,}`, `{"a"}`, `{"a":}`, `{a:1}`, `{"a":[{"b":[]}]}`, `{"a":1]`, "\ufeff1", "\xff", "1\x00", "\x00", `[[[[1]]]] `, ` [ 1 , { "a" : null } ] x`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := parseJSON(data)
		if valid := json.Valid(data) && utf8.Valid(data); valid && err != nil {
			t.Errorf("%q is JSON: %v", data, err)
		} else if !valid && err == nil && strings.Count(string(data), "[")+strings.Count(string(data), "{") < 10_000 {
			t.Errorf("%q is not JSON", data)
		}
		var want any
		if json.Unmarshal(data, &want) == nil && err == nil && !reflect.DeepEqual(plain(v), want) {
			t.Errorf("%q is read as %v, want %v", data, plain(v), want)
		}
	})
}

func TestDeepNestingDoesNotExhaustTheStack(t *testing.T) {
	const depth = 500_000
	if _, err := parseJSON([]byte(strings.Repeat("[", depth) + strings.Repeat("]", depth))); err != nil {
		t.Error(err)
	}
	if _, err := parseJSON([]byte(strings.Repeat("[", depth))); err == nil {
		t.Error("brackets that nobody closes are taken")
	}
}

func TestStringsAreWrittenAsEveryReaderOfJSONReadsThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "string")
		w := &writer{}
		w.string(s)
		var again string
		if err := json.Unmarshal(w.out, &again); err != nil || again != string([]rune(s)) {
			t.Fatalf("%q is written %s and read %q (%v)", s, w.out, again, err)
		}
	})
	w := &writer{}
	if w.string("\"\\/\b\t\n\f\r\x00\x1f\x7f\u2028é\U0001f5f3\xff"); string(w.out) != `"\"\\/\b\t\n\f\r\u0000\u001f`+"\x7f\u2028é\U0001f5f3\ufffd\"" {
		t.Errorf("written %s", w.out)
	}
}
