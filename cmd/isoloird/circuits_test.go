package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// ask sends what a connection begins with, then a post, and returns the answer's status; 0 if there is none.
func ask(t *testing.T, address, begins string) int {
	t.Helper()
	conn, err := new(net.Dialer).DialContext(context.Background(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	_, err = fmt.Fprintf(conn, "%sPOST /p/%s/ballots HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx", begins, strings.Repeat("a", 52))
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return 0
	}
	_, _ = io.Copy(io.Discard, r.Body)
	return r.StatusCode
}

// tor says this of a circuit.
func circuit(n uint32) string {
	return fmt.Sprintf("PROXY TCP6 fc00:dead:beef:4dad::%x:%x ::1 65535 42\r\n", n>>16, n&0xffff)
}

func TestAnOnionServiceIsLimitedByCircuitAndForgetsThem(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	p := start(t, "--data", dir, "--publish", "anyone", "--limit", "3", "--onion-listen", "127.0.0.1:0")
	onion, _, _ := strings.Cut(p.greeted["onion"], ",")
	const one, two = 0xc1c2c3c4, 0xc1c2c3c5
	for n := range 5 {
		want := http.StatusNotFound // there is no such poll
		if n >= 3 {
			want = http.StatusTooManyRequests
		}
		if got := ask(t, onion, circuit(one)); got != want {
			t.Fatalf("post %d of a circuit is answered %d, want %d", n, got, want)
		}
	}
	others := 1
	if os.Getenv(long) != "" {
		others = 5000
	}
	for n := range others {
		if got := ask(t, onion, circuit(two+uint32(n))); got != http.StatusNotFound {
			t.Fatalf("another circuit is answered %d", got)
		}
	}
	// The control: by its own address the onion service is one visitor, whom nobody may limit.
	for range 5 {
		if got := ask(t, p.greeted["listens"], ""); got != http.StatusNotFound {
			t.Errorf("who comes from this machine is answered %d", got)
		}
	}
	p.end()
	number, _ := hex.DecodeString("c1c2c3c4")
	said := p.heard()
	for _, f := range append(seize(t, dir), seizedFile{name: "log", data: []byte(said)}) {
		for _, trace := range [][]byte{number, []byte("c1c2"), []byte("dead:beef"), {0xfc, 0, 0xde, 0xad, 0xbe, 0xef}} {
			if bytes.Contains(f.data, trace) {
				t.Errorf("%s has %q", f.name, trace)
			}
		}
	}
}

func TestOnlyTorNamesCircuitsAndOnlyWhereItIsAskedTo(t *testing.T) {
	p := start(t, "--data", filepath.Join(t.TempDir(), "data"), "--publish", "anyone", "--onion-listen", "127.0.0.1:0")
	onion, _, _ := strings.Cut(p.greeted["onion"], ",")
	for _, begins := range []string{
		"", "PROXY UNKNOWN\r\n", "PROXY TCP4 203.0.113.7 127.0.0.1 65535 42\r\n", "PROXY TCP6 2001:db8::7 ::1 65535 42\r\n",
		"PROXY TCP6 fc00:dead:beef:4dae::1:1 ::1 65535 42\r\n", "PROXY TCP6 ", "PROXY x\r\n",
		"\r\n\r\n\x00\r\nQUIT\n\x20\x00\x00", // a header of version 2 that says nothing
	} {
		if got := ask(t, onion, begins); got != 0 && got != http.StatusBadRequest {
			t.Errorf("%q before a request to the onion service's listener is answered %d", begins, got)
		}
	}
	if got := ask(t, onion, circuit(1)); got != http.StatusNotFound {
		t.Errorf("the control: what tor says is answered %d", got)
	}
	if got := ask(t, p.greeted["listens"], circuit(1)); got != http.StatusBadRequest {
		t.Errorf("a circuit named to the other listener is answered %d", got)
	}
	p.end()
}

func TestAnOnionServicesListenerIsThisMachines(t *testing.T) {
	for _, address := range []string{"0.0.0.0:8081", ":8081", "192.0.2.1:8081", "poll.example.org:8081"} {
		c := config{onionListen: address, forgetEvery: maxForgetEvery, quorum: defaultQuorum}
		if err := c.complete(); err == nil || !strings.Contains(err.Error(), "--onion-listen takes an address of this machine") {
			t.Errorf("%s: %v", address, err)
		}
	}
}
