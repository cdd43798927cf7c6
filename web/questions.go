package web

import (
	"fmt"
	"net/http"

	"isoloir/poll"
	"isoloir/poll/box"
)

// questionsQuery is what follows a poll's link to read its questions without JavaScript. It is a query because the booth's page leads there,
// and that page holds nothing of the poll, not even its ID.
const questionsQuery = "questions"

// questions serves a poll's questions, to be read without JavaScript. Only how the poll stands may change the page; it is made once for each.
func (s *server) questions(w http.ResponseWriter, r *http.Request) {
	id, err := pollID(r)
	if err != nil {
		s.failPage(w, r, err)
		return
	}
	data, err := s.box.Definition(r.Context(), id)
	if err != nil {
		s.failPage(w, r, err)
		return
	}
	state, err := s.box.State(r.Context(), id)
	if err != nil {
		s.failPage(w, r, err)
		return
	}
	f, err := s.made.file(fmt.Sprint(id, state.Status, state.Full), func() (*file, error) {
		page, err := s.pages.Questions(s.link(id), data, state)
		return &file{mediaType: htmlType, plain: page}, err
	})
	if err != nil {
		s.failPage(w, r, err)
		return
	}
	f.write(w, r, http.StatusOK)
}

// link is the poll's link as this server's host is called.
func (s *server) link(id poll.ID) poll.Link {
	l := poll.Link{Scheme: "http", Host: s.host, ID: id}
	if s.https {
		l.Scheme = "https"
	}
	return l
}

// Questions returns the page that is served at the link of a poll with ?questions behind it, while the poll stands so, which is all that it takes from state. The error says that
// the definition is none.
func (p *Pages) Questions(link poll.Link, definition []byte, state box.State) ([]byte, error) {
	d, err := poll.Parse(definition)
	if err != nil {
		return nil, err
	}
	data := struct {
		head
		Path     string
		Sections []section
	}{head: p.head(wordsIn(d.Languages[0])), Path: "/p/" + link.ID.String()}
	for _, lang := range d.Languages {
		data.Sections = append(data.Sections, newSection(d, lang, link, state))
	}
	first := data.Sections[0]
	data.NoIndex = true
	data.Heading, data.Lang, data.Dir = fmt.Sprintf(first.W.ReadOnly, first.Title.Words), first.Tag, first.TagDir
	return p.render("questions", data), nil
}
