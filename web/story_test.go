package web_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"isoloir/crypto/ballot"
	"isoloir/crypto/open"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/archive"
)

func TestAPollIsPublishedAnsweredClosedFetchedAndOpened(t *testing.T) {
	s := newSite(t)
	link := s.publish(func(d *poll.Definition) {
		d.Listed = true
		d.Campaign = &poll.Campaign{ID: "street", Title: poll.Text{"en": "The street"}}
	})
	var last *ballot.Ballot
	for n := range 5 {
		last = s.sealed(link, n, 0, "first thought")
		first, err := s.client.Submit(ctx, link, last, nil)
		s.ok(err)
		again, err := s.client.Submit(ctx, link, last, nil)
		if s.ok(err); !bytes.Equal(first, again) {
			t.Error("the same ballot got another receipt")
		}
	}
	_, err := s.client.Submit(ctx, link, s.sealed(link, 0, 1, "second thought"), nil)
	s.ok(err)
	_, err = s.client.Withdraw(ctx, link, ballot.SignWithdrawal(ballotKey(1), link.ID, 1))
	s.ok(err)

	for _, page := range []string{"/", poll.CampaignPath(s.key.VerifierKey(), "street")} {
		if body := s.get(page); !strings.Contains(body, `href="/p/`+link.ID.String()+`"`) {
			t.Errorf("%s does not show the poll: %s", page, body)
		}
	}

	s.ok(s.client.Statement(ctx, link, s.statement(link.ID, 1, translog.Close)))
	s.ok(s.box.SealDue(ctx))
	state, err := s.client.State(ctx, link)
	if s.ok(err); state.Status != "sealed" || len(state.Statements) != 2 {
		t.Errorf("state %+v", state)
	}
	s.checkArchive(link, []string{"first thought", "first thought", "first thought", "second thought"})
	checkpoint, err := translog.OpenCheckpoint([]byte(s.get("/p/"+link.ID.String()+"/log/checkpoint")), s.logKey, translog.Origin(link.Host, link.ID))
	if s.ok(err); checkpoint.Size != 5 {
		t.Errorf("%d entries in the log", checkpoint.Size)
	}
	if s.logged.Len() > 0 {
		t.Errorf("logged: %s", s.logged.String())
	}
}

// checkArchive fetches, verifies and opens.
func (s *site) checkArchive(link poll.Link, want []string) {
	s.t.Helper()
	signer, err := s.key.Signer()
	s.ok(err)
	whole, public := filepath.Join(s.t.TempDir(), "poll.tar"), filepath.Join(s.t.TempDir(), "public.tar")
	s.ok(s.client.FetchArchive(ctx, link, signer, whole, nil))
	s.ok(s.client.FetchArchive(ctx, link, nil, public, nil))
	for _, name := range []string{whole, public} {
		a, err := archive.Open(name)
		s.ok(err)
		defer func() { _ = a.Close() }()
		s.ok(a.Verify(nil))
		if a.ID() != link.ID || a.Public() != (name == public) {
			s.t.Errorf("%s is of %s, public: %v", name, a.ID(), a.Public())
		}
	}
	a, err := archive.Open(whole)
	s.ok(err)
	defer func() { _ = a.Close() }()
	d := a.Definition()
	template, err := ballot.NewTemplate(link.ID, d.Recipients, d.BallotSize)
	s.ok(err)
	opener, err := open.New(template, s.key.Identity())
	s.ok(err)
	var got []string
	for i := range a.Size() - a.Withdrawn() {
		b, err := a.Ballot(i)
		s.ok(err)
		padded, err := opener.Open(b)
		s.ok(err)
		answers, problems := d.DecodeAnswers(padded)
		if len(problems) > 0 {
			s.t.Errorf("spoiled: %v", problems)
		}
		got = append(got, answers.ByID["why"].Text)
	}
	slices.Sort(got)
	if !reflect.DeepEqual(got, want) {
		s.t.Errorf("answers %q, want %q", got, want)
	}
}

func (s *site) get(page string) string {
	s.t.Helper()
	r, err := http.Get(s.url + page) //nolint:noctx // the server is the test's own
	s.ok(err)
	defer func() { _ = r.Body.Close() }()
	body, err := io.ReadAll(r.Body)
	s.ok(err)
	return string(body)
}

func TestAPollThatIsNotListedIsOnNoPage(t *testing.T) {
	s := newSite(t)
	link := s.publish(nil)
	if body := s.get("/"); strings.Contains(body, link.ID.String()) {
		t.Error(body)
	}
}

func TestTheDefinitionIsServedToTheByte(t *testing.T) {
	s := newSite(t)
	want := s.definition(nil)
	link := s.publish(nil)
	if got := s.get("/p/" + link.ID.String() + "/definition"); got != string(want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestNobodyButTheOrganizerGetsTheBallots(t *testing.T) {
	s := newSite(t)
	link := s.publish(nil)
	for n := range 3 {
		_, err := s.client.Submit(ctx, link, s.sealed(link, n, 0, "x"), nil)
		s.ok(err)
	}
	s.setClock(closes)
	s.ok(s.box.SealDue(ctx))
	thief := newSite(t)
	signer, err := thief.key.Signer()
	s.ok(err)
	name := filepath.Join(t.TempDir(), "stolen.tar")
	if code := codeOf(s.client.FetchArchive(ctx, link, signer, name, nil)); code != "bad_archive_request" {
		t.Errorf("another key gets %q", code)
	}
	if public := s.get("/p/" + link.ID.String() + "/archive"); strings.Contains(public, "age-encryption.org") {
		t.Error("the public archive has ballots")
	}
	// The same search finds them in the whole archive.
	mine, err := s.key.Signer()
	s.ok(err)
	s.ok(s.client.FetchArchive(ctx, link, mine, name, nil))
	if whole := readFile(t, name); !bytes.Contains(whole, []byte("age-encryption.org")) {
		t.Error("the whole archive has none")
	}
}

func TestAnArchiveIsNotGivenBeforeItsTimeNorWithTooFewBallots(t *testing.T) {
	s := newSite(t)
	link := s.publish(nil)
	name := filepath.Join(t.TempDir(), "early.tar")
	if code := codeOf(s.client.FetchArchive(ctx, link, nil, name, nil)); code != "archive_not_ready" {
		t.Errorf("before the close: %q", code)
	}
	_, err := s.client.Submit(ctx, link, s.sealed(link, 0, 0, "x"), nil)
	s.ok(err)
	s.setClock(closes.Add(time.Second))
	s.ok(s.box.SealDue(ctx))
	if code := codeOf(s.client.FetchArchive(ctx, link, nil, name, nil)); code != "archive_withheld" {
		t.Errorf("with one ballot: %q", code)
	}
	if names, _ := filepath.Glob(filepath.Join(filepath.Dir(name), "*")); len(names) > 0 {
		t.Errorf("left behind: %q", names)
	}
}

func TestTheServerSaysWhatItIs(t *testing.T) {
	s := newSite(t)
	var said struct {
		Version int
		LogKey  string `json:"log_key"`
		Limits  map[string]int64
	}
	s.ok(json.Unmarshal([]byte(s.get("/.well-known/isoloir")), &said))
	if said.Version != 1 || said.LogKey != s.logKey || said.Limits["definition"] != 262_144 {
		t.Errorf("%+v", said)
	}
	if got := s.get("/healthz"); got != "ok\n" {
		t.Errorf("%q", got)
	}
}
