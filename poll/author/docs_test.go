package author

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

func manual(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../docs/poll-file.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// documented returns the examples of docs/poll-file.md as whole poll files: the first is one, the others are questions of it.
func documented(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, m := range regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(manual(t), -1) {
		src := m[1]
		if len(out) > 0 {
			src = out[0] + "      " + strings.ReplaceAll(strings.TrimSpace(src), "\n", "\n      ") + "\n"
		}
		out = append(out, src)
	}
	if len(out) < 10 {
		t.Fatalf("found %d examples", len(out))
	}
	return out
}

func TestTheManualNamesEveryField(t *testing.T) {
	sections := map[string]string{}
	for _, s := range regexp.MustCompile(`(?m)^##+ `).Split(manual(t), -1) {
		name, text, _ := strings.Cut(s, "\n")
		sections[name] = text
	}
	for section, fields := range map[string][]field{"The poll": pollFields, "notice": noticeFields, "reading": readingFields,
		"campaign": campaignFields, "pages": pageFields, "A question": append(questionFields[:len(questionFields):len(questionFields)], optionFields...)} {
		for _, f := range fields {
			if !strings.Contains(sections[section], "`"+f.name+"`") {
				t.Errorf("the section %q does not name %s", section, f.name)
			}
		}
	}
}

func TestTheManualsExamplesGiveNoWarningButOfTheirOneLanguage(t *testing.T) {
	for _, src := range documented(t) {
		for _, w := range read(t, src).Warnings {
			if w.Path != "languages" {
				t.Errorf("%v in:\n%s", w, src)
			}
		}
	}
}
