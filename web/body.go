package web

import (
	"bytes"
	"errors"
	"mime"
	"net/http"
	"slices"

	"github.com/go-chi/chi/v5"

	"isoloir/poll"
)

const octetStream = "application/octet-stream"

// promised is how many bytes are set aside for a body that is only announced: what it says costs its sender nothing, so that many
// connections that announce much and send nothing would fill the memory.
const promised = 8 << 10

// readBody reads a body of at most limit bytes. A body without a content type is taken; one with another than those of types
// is bad_media_type: forms of other sites, and mistakes. Errors: bad_media_type, body_too_large, bad_body.
func readBody(w http.ResponseWriter, r *http.Request, limit int64, types ...string) ([]byte, error) {
	if header := r.Header.Get("Content-Type"); header != "" {
		if t, _, err := mime.ParseMediaType(header); err != nil || !slices.Contains(types, t) {
			return nil, problemOf("bad_media_type")
		}
	}
	if r.ContentLength > limit {
		return nil, problemOf("body_too_large")
	}
	var body bytes.Buffer
	body.Grow(int(min(max(r.ContentLength, 0), promised)) + bytes.MinRead)
	_, err := body.ReadFrom(http.MaxBytesReader(w, r.Body, limit))
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return nil, problemOf("body_too_large")
	}
	if err != nil {
		return nil, problemOf("bad_body") // the cause names addresses
	}
	return body.Bytes(), nil
}

// pollID reads the poll's ID from the path. The error is bad_poll_id.
func pollID(r *http.Request) (poll.ID, error) {
	id, err := poll.ParseID(chi.URLParam(r, "id"))
	if err != nil {
		return poll.ID{}, problemOf("bad_poll_id")
	}
	return id, nil
}

func writeText(w http.ResponseWriter, status int, text []byte) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(text) //nolint:gosec // plain text of our own, and nosniff; who went away is not told
}

// writeID acknowledges what an organizer sent.
func writeID(w http.ResponseWriter, status int, id poll.ID) {
	writeJSON(w, "application/json", status, struct {
		ID string `json:"id"`
	}{id.String()})
}
