package seal_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// stockAge builds the age command as its authors publish it and returns its path.
func stockAge(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "age")
	build := exec.CommandContext(t.Context(), "go", "build", "-o", path, "filippo.io/age/cmd/age") //nolint:gosec // a path of ours
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building age: %v\n%s", err, out)
	}
	return path
}

func TestStockAgeOpensWhatWasSealed(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: stock age is not built in short runs")
	}
	stock := stockAge(t)
	for _, kind := range []string{"hybrid", "x25519"} {
		for _, n := range []int{1, 3} {
			t.Run(fmt.Sprintf("%s/%d", kind, n), func(t *testing.T) {
				organizers, recipients := newOrganizers(t, kind, n)
				s, _ := newSealer(t, recipients, 512)
				padded := []byte(fmt.Sprintf("%-512s", `{"answers":{"q":"yes"}}`))
				b, err := s.Seal(newKey(t), 0, padded)
				if err != nil {
					t.Fatal(err)
				}
				for _, organizer := range organizers {
					out, err := openByStockAge(t, stock, organizer.secret, b.File)
					if err != nil || !bytes.Equal(out, padded) {
						t.Errorf("%q, %v", out, err)
					}
				}
				if _, err := openByStockAge(t, stock, newOrganizer(t, kind).secret, b.File); err == nil || !strings.Contains(err.Error(), "no identity matched") && !strings.Contains(err.Error(), "did not match") {
					t.Errorf("control: with another's key: %v", err)
				}
			})
		}
	}
}

func openByStockAge(t *testing.T, stock, secret string, file []byte) ([]byte, error) {
	t.Helper()
	key := filepath.Join(t.TempDir(), "key.txt")
	if err := os.WriteFile(key, []byte(secret+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, stderr bytes.Buffer
	cmd := exec.CommandContext(t.Context(), stock, "--decrypt", "--identity", key) //nolint:gosec // paths of ours
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(file), &out, &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, stderr.String())
	}
	return out.Bytes(), nil
}
