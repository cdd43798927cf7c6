package web

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"isoloir/poll"
	"isoloir/poll/box"
)

// A countedBox counts how often its polls are read.
type countedBox struct {
	fakeBox
	mu       sync.Mutex
	reads    int
	takes    time.Duration // on the clock
	clock    *time.Time
	campaign []box.Listing
}

func (c *countedBox) Listed(ctx context.Context) ([]box.Listing, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.reads++
	*c.clock = c.clock.Add(c.takes)
	return c.fakeBox.Listed(ctx)
}

func (c *countedBox) Campaign(context.Context, string) ([]box.Listing, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.reads++
	return c.campaign, nil
}

func counting(polls ...box.Listing) (*countedBox, *server) {
	clock := time.Date(2026, 12, 2, 0, 0, 0, 0, time.UTC)
	b := &countedBox{fakeBox: fakeBox{listed: polls}, clock: &clock}
	s := newServer(b, Options{Static: smallBooth})
	s.lists = newLists(b, func() time.Time { return clock })
	return b, s
}

// pollOf makes a listing that can be told from others.
func pollOf(n int, status box.Status, opens, closes time.Duration) box.Listing {
	l := listing(status)
	d := *l.Definition
	d.Title, d.Languages, d.Campaign, d.Listed = poll.Text{"en": fmt.Sprintf("Poll %d.", n)}, []string{"en"}, nil, true
	d.Notice.Organizer = poll.Text{"en": "The town"}
	d.Opens, d.Closes = d.Opens.Add(opens), d.Closes.Add(closes)
	l.ID, l.Definition = poll.IDOf([]byte(fmt.Sprint(n))), &d
	return l
}

func inOrder(t *testing.T, body string, wants ...string) {
	t.Helper()
	rest := body
	for _, want := range wants {
		var found bool
		if _, rest, found = strings.Cut(rest, want); !found {
			t.Errorf("%s is not there, or not in its place: %s", want, body)
			return
		}
	}
}

func TestWhatCanBeAnsweredStandsFirstAndWhatIsLongOverLast(t *testing.T) {
	h, _ := serving(&fakeBox{listed: []box.Listing{
		pollOf(1, box.StatusSealed, 0, -3*time.Hour), pollOf(2, box.StatusUpcoming, 2*time.Hour, 0), pollOf(3, box.StatusOpen, 0, 2*time.Hour),
		pollOf(4, box.StatusClosed, 0, -time.Hour), pollOf(5, box.StatusUpcoming, time.Hour, 0), pollOf(6, box.StatusOpen, 0, time.Hour),
		pollOf(7, box.StatusWithheld, 0, -2*time.Hour),
	}})
	inOrder(t, ask(t, h, "GET", "/", "").Body.String(), "Poll 6.", "Poll 3.", "Poll 5.", "Poll 2.", "Poll 4.", "Poll 7.", "Poll 1.")
}

func TestAPageOfPollsHasAnEnd(t *testing.T) {
	var polls []box.Listing
	for n := range 120 {
		polls = append(polls, pollOf(n, box.StatusOpen, 0, time.Duration(n)*time.Minute))
	}
	h, _ := serving(&fakeBox{listed: polls})
	for target, want := range map[string][]string{
		"/":                           {"Poll 0.", "Poll 49.", "Page 1 of 3", `href="?lang=en&amp;page=2" rel="next"`},
		"/?page=2":                    {"Poll 50.", "Poll 99.", `href="?lang=en" rel="prev"`, "Page 2 of 3", `href="?lang=en&amp;page=3"`},
		"/?lang=fr&page=3":            {"Poll 100.", "Poll 119.", `href="?lang=fr&amp;page=2" rel="prev"`, "Page 3 sur 3"},
		"/?page=-1":                   {"Poll 0.", "Page 1 of 3"},
		"/?page=99999999999999999999": {"Poll 0.", "Page 1 of 3"},
		"/?page=9999":                 {"Poll 119.", "Page 3 of 3"},
	} {
		body := ask(t, h, "GET", target, "").Body.String()
		inOrder(t, body, want...)
		if n := strings.Count(body, `class="title"`); n > pollsPerPage {
			t.Errorf("%s has %d polls", target, n)
		}
	}
}

func TestAnAddressCanNameTheLanguage(t *testing.T) {
	h, _ := serving(&fakeBox{})
	for target, want := range map[string]string{"/?lang=es": "Consultas de este servidor", "/?lang=ar": "الاستطلاعات", "/?lang=xx": "Polls on this server", "/?lang=": "Les consultations"} {
		if body := ask(t, h, "GET", target, "", "Accept-Language", "fr").Body.String(); !strings.Contains(body, want) {
			t.Errorf("%s: %s", target, body)
		}
	}
}

func TestPollsAreReadOnceHoweverManyAsk(t *testing.T) {
	b, s := counting(pollOf(1, box.StatusOpen, 0, 0))
	get := func() string {
		t.Helper()
		list, err := s.lists.front(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(list.serial)
	}
	first := get()
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() { _, _ = s.lists.front(t.Context()) })
	}
	all.Wait()
	if b.reads != 1 || get() != first {
		t.Errorf("read %d times", b.reads)
	}
	*b.clock = b.clock.Add(listAge)
	if get() == first || b.reads != 2 {
		t.Errorf("after %v read %d times", listAge, b.reads)
	}
	s.lists.forget() // a poll was published
	if get(); b.reads != 3 {
		t.Errorf("after a change read %d times", b.reads)
	}
	// What takes long is read the more rarely.
	b.takes = time.Minute
	s.lists.forget()
	get()
	*b.clock = b.clock.Add(19 * time.Minute)
	if get(); b.reads != 4 {
		t.Errorf("what takes a minute is read again after 19: %d times", b.reads)
	}
	*b.clock = b.clock.Add(time.Minute)
	if get(); b.reads != 5 {
		t.Errorf("read %d times", b.reads)
	}
}

func TestOneReadsAndWhoCannotWaitIsToldToComeBack(t *testing.T) {
	_, s := counting()
	s.lists.turn <- struct{}{} // somebody reads
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := s.lists.front(ctx)
	var e *box.Error
	if !errors.As(err, &e) || e.Code != "busy" {
		t.Errorf("%v", err)
	}
}

func TestWhatIsReadWhileSomethingChangesIsNotKept(t *testing.T) {
	b, s := counting()
	_, err := s.lists.get(t.Context(), "", func() (*pollList, error) {
		s.lists.forget()
		return &pollList{}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.lists.front(t.Context()); err != nil || b.reads != 1 {
		t.Errorf("%v, read %d times", err, b.reads)
	}
}

func TestAddressesOfNothingFillNoMemory(t *testing.T) {
	b, s := counting()
	for n := range 3 * maxLists {
		_, _ = s.lists.campaign(t.Context(), fmt.Sprint("/c/x/", n))
	}
	if len(s.lists.kept) != 0 {
		t.Errorf("%d lists are kept of nothing", len(s.lists.kept))
	}
	b.campaign = []box.Listing{pollOf(1, box.StatusOpen, 0, 0)}
	for n := range 3 * maxLists {
		_, _ = s.lists.campaign(t.Context(), fmt.Sprint("/c/x/", n))
	}
	if n := len(s.lists.kept); n == 0 || n > maxLists {
		t.Errorf("%d lists are kept", n)
	}
}

// A campaign's page shows all its polls, so that the front page must not lead there while one of them is not to be shown.
func TestTheFrontPageLeadsToNoPollThatIsNotListed(t *testing.T) {
	shown, hidden := pollOf(1, box.StatusOpen, 0, 0), pollOf(2, box.StatusOpen, 0, 0)
	for _, l := range []box.Listing{shown, hidden} {
		l.Definition.Campaign = &poll.Campaign{ID: "street", Title: poll.Text{"en": "The whole street"}}
		l.Definition.OrganizerKey = "example.org+00000000+key"
	}
	hidden.Definition.Listed = false
	for _, c := range []struct {
		all  []box.Listing
		want bool
	}{{[]box.Listing{shown}, true}, {[]box.Listing{shown, hidden}, false}} {
		b, s := counting(shown)
		b.campaign = c.all
		list, err := s.lists.front(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		body := string(s.pages.polls(&english, list, "", 1))
		if got := strings.Contains(body, "The whole street") && strings.Contains(body, `href="`+campaignPath(shown.Definition)+`"`); got != c.want {
			t.Errorf("of %d polls: %v, want %v: %s", len(c.all), got, c.want, body)
		}
	}
}
