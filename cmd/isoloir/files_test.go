package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"
)

func TestAFileThatAppearsWhileAnotherIsWrittenIsKept(t *testing.T) {
	for _, replace := range []bool{keepOld, replaceOld} {
		folder := t.TempDir()
		name := filepath.Join(folder, "a")
		err := writeFile(name, 0o600, replace, func(w io.Writer) error {
			_, err := io.WriteString(w, "ours")
			return errors.Join(err, os.WriteFile(name, []byte("theirs"), 0o600))
		})
		data, readErr := os.ReadFile(name) //nolint:gosec // a file of this test
		if readErr != nil {
			t.Fatal(readErr)
		}
		if want := map[bool]string{keepOld: "theirs", replaceOld: "ours"}[replace]; string(data) != want || (err == nil) != replace {
			t.Errorf("replace %v: it holds %q, error %v", replace, data, err)
		}
		if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
			t.Errorf("replace %v: %v are left, error %v", replace, left, err)
		}
	}
}

func TestAReceiptThatCannotBeWrittenIsPutWhereItCan(t *testing.T) {
	t.Chdir(t.TempDir())
	var stdout bytes.Buffer
	cmd := &cobra.Command{}
	cmd.SetOut(&stdout)
	missing := filepath.Join("gone", "receipt.txt")
	err := putReceipt(cmd, missing, []byte("signed"))
	spare, globErr := filepath.Glob("receipt-*.txt")
	if globErr != nil || len(spare) != 1 || err == nil || !strings.Contains(err.Error(), spare[0]) {
		t.Fatalf("%v is there, and it said %v", spare, err)
	}
	if data, err := os.ReadFile(spare[0]); err != nil || string(data) != "signed" {
		t.Fatalf("%q, %v", data, err)
	}

	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(here); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", filepath.Join(here, "gone"))
	if err := putReceipt(cmd, missing, []byte("signed")); err == nil || stdout.String() != "signed" {
		t.Fatalf("stdout got %q, and it said %v", &stdout, err)
	}
}

// private wants a file that its owner alone can read: private FILE
func private(ts *testscript.TestScript, _ bool, args []string) {
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	if info.Mode() != 0o600 {
		ts.Fatalf("%s has mode %o", args[0], info.Mode())
	}
}
