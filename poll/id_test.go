package poll_test

import (
	"encoding/hex"
	"testing"

	"isoloir/poll"
)

type idVectors struct {
	Hashes []struct{ Bytes, ID string }
	IDs    []struct {
		Text string
		Hex  *string
	}
	Links []struct {
		Text               string
		Scheme, Host, Link *string
	}
	Words     []struct{ ID, Words string }
	Campaigns []struct {
		OrganizerKey string `json:"organizer_key"`
		Campaign     string
		Path         string
	}
}

func TestAnIDIsTheHashOfTheBytes(t *testing.T) {
	for _, v := range some(t, load[idVectors](t, "poll-id").Hashes) {
		if got := poll.IDOf([]byte(v.Bytes)).String(); got != v.ID {
			t.Errorf("%q: %s, want %s", v.Bytes, got, v.ID)
		}
	}
}

func TestAnIDHasOneText(t *testing.T) {
	for _, v := range some(t, load[idVectors](t, "poll-id").IDs) {
		id, err := poll.ParseID(v.Text)
		if (err == nil) != (v.Hex != nil) {
			t.Errorf("%q: %v", v.Text, err)
		} else if v.Hex != nil && (hex.EncodeToString(id[:]) != *v.Hex || id.String() != v.Text) {
			t.Errorf("%q is %x, written %s", v.Text, id, id)
		}
	}
}

func TestALinkPinsAPollOnAHost(t *testing.T) {
	for _, v := range some(t, load[idVectors](t, "poll-id").Links) {
		l, err := poll.ParseLink(v.Text)
		switch {
		case v.Link == nil && err == nil:
			t.Errorf("%q is taken for %s", v.Text, l)
		case v.Link == nil:
		case err != nil:
			t.Errorf("%q: %v", v.Text, err)
		case l.Scheme != *v.Scheme || l.Host != *v.Host || l.String() != *v.Link || l.Base() != *v.Scheme+"://"+*v.Host:
			t.Errorf("%q is %+v, written %s", v.Text, l, l)
		}
	}
}

func TestACampaignBelongsToItsOrganizer(t *testing.T) {
	for _, v := range some(t, load[idVectors](t, "poll-id").Campaigns) {
		if got := poll.CampaignPath(v.OrganizerKey, v.Campaign); got != v.Path {
			t.Errorf("%s, want %s", got, v.Path)
		}
	}
}

func TestAnIDCanBeReadAloud(t *testing.T) {
	for _, v := range some(t, load[idVectors](t, "poll-id").Words) {
		id, err := poll.ParseID(v.ID)
		if err != nil || id.Words() != v.Words {
			t.Errorf("%s: %s, want %s (%v)", v.ID, id.Words(), v.Words, err)
		}
	}
}
