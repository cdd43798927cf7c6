package main

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/spf13/cobra"
)

func TestAConfirmationThatCannotBeWrittenGoesToStdout(t *testing.T) {
	var out bytes.Buffer
	cmd := &cobra.Command{}
	cmd.SetOut(&out)
	err := writeConfirmation(cmd, filepath.Join(t.TempDir(), "full", "deletion.txt"), []byte("confirmed\n"))
	if err == nil {
		t.Error("it is not said that the file was not written")
	}
	if out.String() != "confirmed\n" {
		t.Errorf("stdout holds %q", out.String())
	}
}
