// Package paper makes what an organizer prints: a poll's poster, and letters with the codes of those who may answer. Both come as PDF
// and as one HTML page, A4, in the poll's languages.
//
// A printed page is the one place where a link can be trusted without a network, so it shows the poll's words beside it. A letter's code
// is a right to a ballot: it stands in the text and behind the # of the QR code's link, which no browser sends to a server, and nowhere
// else. Nothing here writes a file, a log or the time of printing, and letters come in the order of the list that is given.
//
// Text is shaped by go-text/typesetting (a port of HarfBuzz), with the Noto fonts in fonts/, so that Arabic is joined and runs from the
// right. A PDF holds what it shows of the fonts. What the fonts cannot show is refused: a page of empty boxes is worse than none. The HTML page
// bears the fonts too, and falls back on those of the browser.
package paper
