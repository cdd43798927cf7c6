package web

import (
	"bytes"
	"testing"

	"isoloir/poll"
	"isoloir/web/static"
)

func TestOnlyTheShellOfAPollWithFieldsOfItsOwnSaysSo(t *testing.T) {
	pages := NewPages(static.Dist(), Brand{})
	for _, kind := range []poll.QuestionType{poll.Choice, poll.Choices, poll.Scale, poll.Number, poll.Date, poll.Ranking, poll.Grades, poll.Matrix, poll.TextQ} {
		d := poll.Definition{Title: poll.Text{"en": `"type":"scale"`}, Pages: []poll.Page{{Questions: []poll.Question{{ID: "q", Type: poll.Choice}, {ID: "r", Type: kind}}}}}
		want := kind != poll.Choice && kind != poll.Choices && kind != poll.TextQ
		h, _ := serving(&fakeBox{definition: d.Encode()})
		page := ask(t, h, "GET", "/p/"+somePoll, "", "Accept-Encoding", "identity").Body.Bytes()
		if got := bytes.Contains(page, []byte(foretoldField)); got != want {
			t.Errorf("a poll with a %s: said %v, want %v", kind, got, want)
		}
		if plain := bytes.Replace(pages.Booth(d.Encode()), []byte(foretoldField), []byte(unforetold), 1); !bytes.Equal(plain, pages.Booth(nil)) {
			t.Errorf("a poll with a %s: another shell", kind)
		}
	}
}
