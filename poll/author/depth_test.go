package author

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// limit is what the file is refused for: the depth where it is short enough to be looked at.
func limit(name string) int {
	if name == "lines" || name == "some lists" {
		return maxDepth
	}
	return maxTokens
}

func TestAFileThatNestsTooDeeplyIsRefusedBeforeItTakesMemory(t *testing.T) {
	staircase := ""
	for depth := range maxDepth + 1 {
		staircase += strings.Repeat(" ", depth) + "a:\n"
	}
	for name, src := range map[string]string{
		"dashes":         strings.Repeat("- ", 400_000),
		"question marks": strings.Repeat("? ", 201_000),
		"lists":          "a: " + strings.Repeat("[", 500_000),
		"objects":        strings.Repeat("{a: ", 150_000),
		"lines":          staircase,
		"some lists":     "a: " + strings.Repeat("[", 100_000),
		"a long list":    "a: [" + strings.Repeat("x,", 400_000),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := Read([]byte(src), "deep.yaml", Options{})
			runtime.ReadMemStats(&after)
			var all Errors
			if !errors.As(err, &all) || !strings.Contains(all[0].Problem, fmt.Sprintf("more than %d", limit(name))) {
				t.Fatalf("not refused for its depth: %.200v", err)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 1<<30 {
				t.Errorf("took %d MB", used>>20)
			}
		})
	}
}
