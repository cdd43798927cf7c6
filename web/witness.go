package web

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"isoloir/poll/box"
)

const (
	// witnessTimeout is for one whole request; what waits for it is tried again anyway.
	witnessTimeout = 10 * time.Second
	// maxCosignatures is in bytes: a witness answers with a line or a few.
	maxCosignatures = 8 << 10

	sizeMediaType = "text/x.tlog.size" // C2SP tlog-witness, "add-checkpoint"
)

// A witness asks one witness for cosignatures (C2SP tlog-witness). What it answers is checked by the box.
type witness struct {
	address string // of add-checkpoint
	http    *http.Client
}

// Witness returns the witness with this verifier key, whose submission prefix is address: an http or https URL.
func Witness(key, address string) (box.Witness, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return box.Witness{}, fmt.Errorf("%q is not the address of a witness: it must be a URL such as https://witness.example.org/prefix", address)
	}
	client := &http.Client{
		Timeout:       witnessTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return box.Witness{Key: key, Client: &witness{address: strings.TrimSuffix(address, "/") + "/add-checkpoint", http: client}}, nil
}

// AddCheckpoint implements [box.WitnessClient].
func (w *witness) AddCheckpoint(ctx context.Context, old int64, proof []tlog.Hash, checkpoint []byte) ([]byte, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, w.address, bytes.NewReader(addCheckpoint(old, proof, checkpoint)))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "text/plain; charset=utf-8")
	answer, err := w.http.Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(io.LimitReader(answer.Body, maxCosignatures+1))
	switch {
	case err != nil:
		return nil, err
	case len(body) > maxCosignatures:
		return nil, fmt.Errorf("it answered with more than %d bytes", maxCosignatures)
	}
	return readWitness(answer.StatusCode, answer.Header.Get("Content-Type"), body)
}

// addCheckpoint is the body of a request: "old" and a size, the proof's hashes in base64, an empty line, the checkpoint.
func addCheckpoint(old int64, proof []tlog.Hash, checkpoint []byte) []byte {
	body := fmt.Appendf(nil, "old %d\n", old)
	for _, h := range proof {
		body = append(base64.StdEncoding.AppendEncode(body, h[:]), '\n')
	}
	return append(append(body, '\n'), checkpoint...)
}

var errWitness = errors.New("the witness refused")

// readWitness tells a cosignature from the size that the witness knows and from a refusal.
func readWitness(status int, mediaType string, body []byte) ([]byte, error) {
	switch status {
	case http.StatusOK:
		return body, nil
	case http.StatusConflict:
		size, err := strconv.ParseInt(strings.TrimSuffix(string(body), "\n"), 10, 64)
		if mediaType == sizeMediaType && err == nil && size >= 0 {
			return nil, &box.WitnessSize{Size: size}
		}
		return nil, fmt.Errorf("%w (409): it knows another journal of this size", errWitness)
	case http.StatusNotFound:
		return nil, fmt.Errorf("%w (404): it does not know this journal; ask its operator to add the origin and the log key", errWitness)
	case http.StatusForbidden:
		return nil, fmt.Errorf("%w (403): it knows another log key for this journal", errWitness)
	case http.StatusUnprocessableEntity:
		return nil, fmt.Errorf("%w (422): the journal does not continue the one it knows", errWitness)
	}
	return nil, fmt.Errorf("%w (%d)", errWitness, status)
}
