package web

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"
	"golang.org/x/crypto/cryptobyte"

	"isoloir/poll"
	"isoloir/poll/box"
	"isoloir/poll/results"
)

// publishResults takes results and the statement that publishes them: `length (2) ‖ statement ‖ results`.
func (s *server) publishResults(w http.ResponseWriter, r *http.Request) {
	id, err := pollID(r)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	body, err := readBody(w, r, 2+maxStatement+results.MaxSize, octetStream)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	data := cryptobyte.String(body)
	var statement cryptobyte.String
	if !data.ReadUint16LengthPrefixed(&statement) {
		s.fail(w, r, problemOf("bad_body"))
		return
	}
	if err := s.box.PublishResults(r.Context(), id, statement, data); err != nil {
		s.fail(w, r, err)
		return
	}
	s.lists.forget()
	writeID(w, http.StatusOK, id)
}

// results serves what the organizer published: to a browser as a page, to everybody else as the bytes that were signed.
func (s *server) results(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", "Accept")
	asPage := accepts(r.Header.Get("Accept"), "text/html")
	id, err := pollID(r)
	if err == nil && asPage {
		err = s.resultsPage(w, r, id)
	} else if err == nil {
		err = s.resultsData(w, r, id, box.Newest)
	}
	switch {
	case err == nil:
	case asPage:
		s.failPage(w, r, err)
	default:
		s.fail(w, r, err)
	}
}

// resultsBefore serves what one statement published. It never changes.
func (s *server) resultsBefore(w http.ResponseWriter, r *http.Request) {
	id, err := pollID(r)
	number, bad := strconv.ParseInt(chi.URLParam(r, "number"), 10, 64)
	switch {
	case err != nil:
	case bad != nil || number < 0:
		err = problemOf("not_found")
	default:
		err = s.resultsData(w, r, id, number)
	}
	if err != nil {
		s.fail(w, r, err)
	}
}

func (s *server) resultsData(w http.ResponseWriter, r *http.Request, id poll.ID, number int64) error {
	data, _, err := s.box.Results(r.Context(), id, number)
	if err != nil {
		return err
	}
	(&file{mediaType: "application/json", plain: data}).write(w, r, http.StatusOK)
	return nil
}

// resultsPage is in the language that the address names or else the reader's browser, of which nothing else is taken.
func (s *server) resultsPage(w http.ResponseWriter, r *http.Request, id poll.ID) error {
	words := wordsFor(r.Header.Get("Accept-Language"))
	if lang := r.URL.Query().Get("lang"); lang != "" {
		words = wordsIn(lang)
	}
	definition, err := s.box.Definition(r.Context(), id)
	if err != nil {
		return err
	}
	data, number, err := s.box.Results(r.Context(), id, box.Newest)
	if err != nil {
		return err
	}
	f, err := s.made.file(fmt.Sprintf("results %s %s %d", id, words.Lang, number), func() (*file, error) {
		page, err := s.pages.Results(words.Lang, s.link(id), definition, data, number)
		return &file{mediaType: htmlType, plain: page}, err
	})
	if err != nil {
		return err
	}
	w.Header().Add("Vary", "Accept-Language")
	f.write(w, r, http.StatusOK)
	return nil
}
