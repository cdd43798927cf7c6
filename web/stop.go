package web

import (
	"net/http"
)

// failPage is fail for a page that a person asked for: it says in their language that there is no such page, or that it failed.
func (s *server) failPage(w http.ResponseWriter, r *http.Request, err error) {
	e, status := s.judge(w, r, err)
	words := wordsFor(r.Header.Get("Accept-Language"))
	data := struct {
		head
		Text string
	}{head: s.pages.head(words)}
	switch {
	case e.Code == "no_results":
		data.Heading, data.Text = words.NoResults, words.NoResultsText
	case e.Code == "deleted":
		data.Heading, data.Text = words.Gone, words.GoneText
	case status == http.StatusNotFound:
		data.Heading, data.Text = words.Missing, words.MissingText
	default:
		data.Heading, data.Text = words.Failed, words.FailedText
	}
	h := w.Header()
	h.Set("Content-Type", htmlType)
	h.Add("Vary", "Accept-Language")
	w.WriteHeader(status)
	_, _ = w.Write(s.pages.render("stop", data)) // who went away is not told
}
