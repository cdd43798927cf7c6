package main

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

func TestASecondServerOverTheSameDataIsTurnedAway(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	p := start(t, "--data", data, "--host", "polls.example.org")
	for _, args := range [][]string{{"--host", "polls.example.org"}, {"--host", "other.example.org"}} {
		var said strings.Builder
		code := run(context.Background(), append([]string{"--listen", "127.0.0.1:0", "--data", data}, args...), io.Discard, &said)
		if code != 1 || !strings.Contains(said.String(), "another server is using this data folder: stop it, or choose another folder") {
			t.Errorf("%q: exit code %d, %s", args, code, said.String())
		}
	}
	if status, _ := p.get("/healthz"); status != 200 {
		t.Errorf("the first server answers %d", status)
	}
	p.end()
	start(t, "--data", data, "--host", "polls.example.org").end()
}
