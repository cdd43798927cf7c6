package web

import (
	"bytes"
	"encoding/base64"
	"net/http/httptest"
	"testing"
	"time"
)

func TestAnArchiveCanBeResumedByRange(t *testing.T) {
	content := bytes.Repeat([]byte("0123456789"), 1000)
	h, _ := serving(&fakeBox{archive: content})
	target := "/p/" + somePoll + "/archive"
	w := ask(t, h, "GET", target, "", "Range", "bytes=9990-")
	if w.Code != 206 || w.Body.String() != "0123456789" || w.Header().Get("Content-Range") != "bytes 9990-9999/10000" {
		t.Errorf("%d %q %v", w.Code, w.Body, w.Header())
	}
	if w := ask(t, h, "GET", target, ""); w.Code != 200 || !bytes.Equal(w.Body.Bytes(), content) || w.Header().Get("Accept-Ranges") != "bytes" || w.Header().Get("Content-Type") != "application/x-tar" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	w = ask(t, h, "GET", target, "", "Range", "bytes=10000-")
	if w.Code != 416 || w.Header().Get("Content-Range") != "bytes */10000" || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("past the end: %d %v", w.Code, w.Header())
	}
}

func TestTheWholeArchiveIsAskedForByASignedRequest(t *testing.T) {
	var asked []byte
	h, _ := serving(&fakeBox{answer: func(_ string, request []byte) error { asked = request; return nil }})
	ask(t, h, "GET", "/p/"+somePoll+"/archive", "")
	if asked != nil {
		t.Errorf("without Authorization the box is asked with %q", asked)
	}
	ask(t, h, "GET", "/p/"+somePoll+"/archive", "", "Authorization", "Isoloir "+base64.StdEncoding.EncodeToString([]byte("a signed note")))
	if string(asked) != "a signed note" {
		t.Errorf("the box is asked with %q", asked)
	}
}

func TestAMalformedAuthorizationIsNotTakenForNone(t *testing.T) {
	h, _ := serving(&fakeBox{archive: []byte("public"), answer: func(what string, _ []byte) error { t.Errorf("%s was asked", what); return nil }})
	for _, header := range []string{"Isoloir", "Isoloir ", "Isoloir !", "Isoloir YQ", "Basic YTpi", "Bearer x", "YQ=="} {
		if w := ask(t, h, "GET", "/p/"+somePoll+"/archive", "", "Authorization", header); w.Code != 403 || problemIn(t, w) != "bad_archive_request" {
			t.Errorf("%q: %d", header, w.Code)
		}
	}
}

// A deadlineRecorder is a connection that notes how its deadline moves.
type deadlineRecorder struct {
	*httptest.ResponseRecorder
	deadlines []time.Time
}

func (d *deadlineRecorder) SetWriteDeadline(t time.Time) error {
	d.deadlines = append(d.deadlines, t)
	return nil
}

func TestALargeArchiveIsNotCutOffWhileItIsTaken(t *testing.T) {
	h, _ := serving(&fakeBox{archive: make([]byte, 1<<20)})
	w := &deadlineRecorder{ResponseRecorder: httptest.NewRecorder()}
	h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", "/p/"+somePoll+"/archive", nil))
	if len(w.deadlines) < 8 || time.Until(w.deadlines[len(w.deadlines)-1]) < 30*time.Second {
		t.Errorf("the deadline moved %d times in a mebibyte", len(w.deadlines))
	}
	w = &deadlineRecorder{ResponseRecorder: httptest.NewRecorder()}
	h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", "/p/"+somePoll+"/definition", nil))
	if len(w.deadlines) > 0 {
		t.Error("other answers may take for ever too")
	}
}
