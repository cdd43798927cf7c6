package web_test

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/go-chi/chi/v5"

	"isoloir/crypto/ballot"
	"isoloir/poll"
	"isoloir/web"
)

// What the box, its checks and its durable store cost beside HTTP itself. Both benchmarks take the same bytes over as many connections
// from the same client, in one process, so that their ratio means something on any machine:
//
//	go test ./web -run '^$' -bench 'SubmitHTTP|BareHandler' -benchtime 20000x
const connections = 256

// ballotSizes gives the one question's max, in code points, for submissions of about so many bytes.
var ballotSizes = map[string]int64{"1KB": 150, "11KB": 2650}

func BenchmarkSubmitHTTP(b *testing.B) {
	for _, size := range []string{"1KB", "11KB"} {
		b.Run(size, func(b *testing.B) {
			s := newSite(b)
			link := s.publish(lengthOf(size))
			requests := s.requests(link, b.N)
			b.ResetTimer()
			flood(b, strings.TrimPrefix(s.url, "http://"), requests)
			b.StopTimer()
			if stored := len(s.entries(link.ID)); stored != b.N {
				b.Errorf("%d ballots sent, %d stored", b.N, stored)
			}
		})
	}
}

func BenchmarkBareHandler(b *testing.B) {
	for _, size := range []string{"1KB", "11KB"} {
		b.Run(size, func(b *testing.B) {
			s := newSite(b)
			link := s.publish(lengthOf(size))
			receipt := make([]byte, 400)
			r := chi.NewRouter()
			r.Post("/p/{id}/ballots", func(w http.ResponseWriter, r *http.Request) {
				_, _ = io.Copy(io.Discard, r.Body)
				w.WriteHeader(http.StatusCreated)
				_, _ = w.Write(receipt)
			})
			server := httptest.NewUnstartedServer(nil)
			server.Config = web.Server(r)
			server.Start()
			defer server.Close()
			requests := s.requests(link, b.N)
			b.ResetTimer()
			flood(b, server.Listener.Addr().String(), requests)
		})
	}
}

func lengthOf(size string) func(*poll.Definition) {
	return func(d *poll.Definition) {
		d.Recipients = []string{"age1fqj96dsr8stdt0t93uvtauyvfks5x5tm4u3flczzvq8xv6wfhp8s7v0e25"}
		d.Pages[0].Questions[0].Max = ballotSizes[size]
	}
}

// requests makes n whole requests. Their ballots pass every check of a server, though nobody could open them.
func (s *site) requests(link poll.Link, n int) [][]byte {
	d, _, err := s.client.Definition(ctx, link)
	s.ok(err)
	template, err := ballot.NewTemplate(link.ID, d.Recipients, d.BallotSize)
	s.ok(err)
	b64 := base64.RawStdEncoding.EncodeToString
	random := func(n int) []byte {
		b := make([]byte, n)
		rand.Read(b)
		return b
	}
	head := fmt.Sprintf("POST /p/%s/ballots HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\n", link.ID, template.SubmissionSize())
	requests := make([][]byte, n)
	for i := range requests {
		key := ballotKey(i)
		var file bytes.Buffer
		fmt.Fprintf(&file, "age-encryption.org/v1\n-> X25519 %s\n%s\n-> isoloir/v1 %s\n\n--- %s\n", b64(random(32)), b64(random(32)),
			strings.Join(ballot.StanzaArgs(link.ID, key.Public().(ed25519.PublicKey)), " "), b64(random(32)))
		file.Write(random(template.FileSize() - file.Len()))
		sealed := &ballot.Ballot{Seq: 0, File: file.Bytes(), Signature: ballot.Sign(key, link.ID, 0, file.Bytes())}
		requests[i] = append([]byte(head), sealed.Submission()...)
	}
	return requests
}

// flood sends every request once, over so many connections at a time, and demands 201 for each.
func flood(b *testing.B, address string, requests [][]byte) {
	b.SetBytes(int64(len(requests[0])))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range connections {
		wait.Go(func() {
			conn, err := new(net.Dialer).DialContext(ctx, "tcp", address)
			if err != nil {
				b.Error(err)
				return
			}
			defer func() { _ = conn.Close() }()
			answers := bufio.NewReader(conn)
			for i := next.Add(1) - 1; i < int64(len(requests)); i = next.Add(1) - 1 {
				if _, err := conn.Write(requests[i]); err != nil {
					b.Error(err)
					return
				}
				if err := readCreated(answers); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wait.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "ballots/s")
}

// readCreated reads an answer with as little work as can be: the client shares the processors with the server.
func readCreated(r *bufio.Reader) error {
	status, length := "", 0
	for {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return err
		}
		text := strings.TrimRight(string(line), "\r\n")
		if status == "" {
			status = text
		}
		if value, is := strings.CutPrefix(text, "Content-Length: "); is {
			if length, err = strconv.Atoi(value); err != nil {
				return err
			}
		}
		if text == "" {
			break
		}
	}
	if _, err := r.Discard(length); err != nil {
		return err
	}
	if !strings.HasPrefix(status, "HTTP/1.1 201") {
		return fmt.Errorf("answered %q", status)
	}
	return nil
}
