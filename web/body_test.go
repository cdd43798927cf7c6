package web

import (
	"errors"
	"io"
	"net/http/httptest"
	"strings"
	"testing"

	"isoloir/crypto/ballot"
	"isoloir/poll"
)

func TestABodyOverItsRoutesLimitIsRefused(t *testing.T) {
	for _, c := range []struct {
		target string
		limit  int
	}{
		{"/p/" + somePoll + "/ballots", 90_722},
		{"/p/" + somePoll + "/withdrawals", 100},
		{"/p/" + somePoll + "/statements", 4096},
		{"/polls", 2 + 4096 + 262_144},
	} {
		asked := false
		h, _ := serving(&fakeBox{answer: func(string, []byte) error { asked = true; return nil }})
		if w := ask(t, h, "POST", c.target, strings.Repeat("\x00", c.limit)); w.Code/100 != 2 || !asked {
			t.Errorf("%s: %d bytes give %d: %s", c.target, c.limit, w.Code, w.Body)
		}
		for _, how := range []string{"declared", "streamed"} {
			asked = false
			r := httptest.NewRequestWithContext(t.Context(), "POST", c.target, strings.NewReader(strings.Repeat("\x00", c.limit+1)))
			if how == "streamed" {
				r.ContentLength = -1
			}
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if code := problemIn(t, w); code != "body_too_large" || w.Code != 413 || asked {
				t.Errorf("%s, %s: one byte more gives %s, box asked: %v", c.target, how, code, asked)
			}
		}
	}
}

// A body that is announced and does not come must not take the memory that it would need.
func TestABodyThatIsOnlyAnnouncedTakesLittleMemory(t *testing.T) {
	const announced = 100 << 20
	body := &firstRead{}
	r := httptest.NewRequestWithContext(t.Context(), "POST", "/", body)
	r.ContentLength = announced
	if _, err := readBody(httptest.NewRecorder(), r, announced); err == nil || body.room == 0 || body.room > 16<<10 {
		t.Errorf("%d bytes were ready for a body of which none had come; %v", body.room, err)
	}
}

// A firstRead is a body that breaks off at once, and keeps for how much there was room.
type firstRead struct{ room int }

func (f *firstRead) Read(p []byte) (int, error) {
	f.room = len(p)
	return 0, io.ErrUnexpectedEOF
}

func TestAContentTypeThatIsNotOursIsRefused(t *testing.T) {
	h, _ := serving(&fakeBox{})
	for _, target := range []string{"/p/" + somePoll + "/ballots", "/p/" + somePoll + "/withdrawals", "/polls"} {
		for _, refused := range []string{"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "application/json", ";"} {
			if w := ask(t, h, "POST", target, "x", "Content-Type", refused); w.Code != 415 || problemIn(t, w) != "bad_media_type" {
				t.Errorf("%s with %q: %d", target, refused, w.Code)
			}
		}
	}
	for _, taken := range []string{"", "application/octet-stream", "Application/Octet-Stream"} {
		var headers []string
		if taken != "" {
			headers = []string{"Content-Type", taken}
		}
		if w := ask(t, h, "POST", "/p/"+somePoll+"/ballots", "x", headers...); w.Code != 201 {
			t.Errorf("%q: %d", taken, w.Code)
		}
	}
	if w := ask(t, h, "POST", "/p/"+somePoll+"/statements", "x", "Content-Type", "text/plain; charset=utf-8"); w.Code != 200 {
		t.Errorf("a statement as text: %d", w.Code)
	}
}

func TestABodyThatBreaksOffIsNotPassedOn(t *testing.T) {
	h, logged := serving(&fakeBox{answer: func(what string, _ []byte) error { t.Errorf("%s was asked", what); return nil }})
	r := httptest.NewRequestWithContext(t.Context(), "POST", "/p/"+somePoll+"/ballots", io.MultiReader(strings.NewReader("half"), breakingOff{}))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if problemIn(t, w) != "bad_body" || logged.Len() > 0 {
		t.Errorf("%s; logged %s", w.Body, logged)
	}
}

type breakingOff struct{}

func (breakingOff) Read([]byte) (int, error) {
	return 0, errors.New("read tcp 192.0.2.1:8080->192.0.2.2:1234: connection reset by peer")
}

func TestAPublicationThatIsCutOffIsRefused(t *testing.T) {
	h, _ := serving(&fakeBox{answer: func(what string, _ []byte) error { t.Errorf("%s was asked", what); return nil }})
	for _, body := range []string{"\x00", "\x00\x02s", "\xff\xff"} {
		if w := ask(t, h, "POST", "/polls", body); w.Code != 400 || problemIn(t, w) != "bad_body" {
			t.Errorf("%q: %d", body, w.Code)
		}
	}
}

func TestTheLargestBallotThatAPollCanHaveIsPassedOnAndOneByteMore(t *testing.T) {
	recipients := make([]string, 16)
	for i := range recipients {
		recipients[i] = "age1pq1"
	}
	template, err := ballot.NewTemplate(poll.ID{}, recipients, poll.MaxBallotSize)
	if err != nil || template.SubmissionSize()+1 != maxSubmission {
		t.Errorf("%d bytes, and %d are taken: %v", template.SubmissionSize(), maxSubmission, err)
	}
}
