package web

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// What is measured must be what the style sheet says.
func TestAccentsAreMeasuredAgainstTheColorsOfTheStyleSheet(t *testing.T) {
	data, err := os.ReadFile("client/src/style.css")
	if err != nil {
		t.Fatal(err)
	}
	bright, dark, found := strings.Cut(string(data), "@media (prefers-color-scheme: dark)")
	if !found {
		t.Fatal("the style sheet has no dark scheme")
	}
	for _, s := range []struct {
		scheme
		rules, accent, tint string
	}{{light, bright, propertyAccent, propertyTint}, {dusk, dark, propertyDark, propertyDarkTint}} {
		value := func(property string) string {
			m := regexp.MustCompile(`(?m)^\s*` + property + `: ([^;]+);`).FindStringSubmatch(s.rules)
			if m == nil {
				t.Fatalf("the %s scheme has no %s", s.name, property)
			}
			return m[1]
		}
		for property, want := range map[string]color{"--paper": s.paper, "--sheet": s.sheet, "--ink": s.ink, "--soft": s.soft, "--on-deep": s.on} {
			if value(property) != want.String() {
				t.Errorf("%s, %s is %s, and accents are measured against %s", s.name, property, value(property), want)
			}
		}
		own := regexp.MustCompile(`^var\(` + s.accent + `, (#[0-9a-f]{6})\)$`).FindStringSubmatch(value("--deep"))
		if own == nil || !strings.HasPrefix(value("--tint"), "var("+s.tint+", ") {
			t.Fatalf("%s, a brand's colours are not used: %s, %s", s.name, value("--deep"), value("--tint"))
		}
		if ratio := s.worst(mustColor(own[1])); ratio < minContrast {
			t.Errorf("%s, our own accent %s has a contrast of %.2f", s.name, own[1], ratio)
		}
	}
}

// The greys' contrasts to white are 4.61 and 5.74 (WCAG 2.2, contrast ratio); the paper that an accent stands on is darker than white.
func TestAnAccentThatCannotBeReadOnPaperIsRefused(t *testing.T) {
	for accent, good := range map[string]bool{"#757575": false, "#666666": true} {
		dark, err := DarkTwin(accent)
		if err != nil {
			t.Fatal(err)
		}
		if err := checkAccents(accent, dark); (err == nil) != good {
			t.Errorf("%s: %v", accent, err)
		}
	}
}
