package web

import "net/http"

// campaign lists the polls of one campaign: those of one organizer's key, which the path's hash pins.
func (s *server) campaign(w http.ResponseWriter, r *http.Request) {
	listings, err := s.box.Campaign(r.Context(), r.URL.Path)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	if len(listings) == 0 {
		s.notFound(w, r)
		return
	}
	p := newPage(s.pages.style, wordsFor(r.Header.Get("Accept-Language")), listings)
	first := listings[0].Definition
	p.HeadingLang = languageOf(first, p.Lang)
	p.Heading = first.Campaign.Title.In(p.HeadingLang, first)
	p.Over = p.Campaign
	s.writePage(w, p)
}
