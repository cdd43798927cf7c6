package poll

import "testing"

// The expected value is that of: printf age1test | sha256sum | cut -c1-32
func TestAFingerprintIsTheHeadOfTheHashInGroups(t *testing.T) {
	if got := Fingerprint("age1test"); got != "e26e 0524 4910 d7ee 1bb1 d750 1e4c c8aa" {
		t.Errorf("got %q", got)
	}
}
