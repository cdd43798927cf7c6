package web

import (
	"context"
	"io"
	"io/fs"
	"log"
	"log/slog"
	"net/http"
	"path"
	"strings"
	"time"

	"isoloir/poll"
	"isoloir/poll/box"
	"isoloir/web/static"
)

// A Box is what the handlers need of a [box.Box]. Errors are [box.Error]s; any other is the server's fault.
type Box interface {
	Publish(ctx context.Context, statement, definition []byte) (poll.ID, error)
	Definition(ctx context.Context, id poll.ID) ([]byte, error)
	State(ctx context.Context, id poll.ID) (box.State, error)
	Submit(ctx context.Context, id poll.ID, body, token []byte) (receipt []byte, err error)
	Withdraw(ctx context.Context, id poll.ID, body []byte) (receipt []byte, err error)
	TokenKey(ctx context.Context, request []byte) (public []byte, err error)
	Codes(ctx context.Context, id poll.ID, note, list []byte) error
	Token(ctx context.Context, id poll.ID, redemption []byte) (response []byte, err error)
	Statement(ctx context.Context, id poll.ID, note []byte) (answer []byte, err error)
	PublishResults(ctx context.Context, id poll.ID, note, data []byte) error
	Results(ctx context.Context, id poll.ID, counter int64) (data []byte, number int64, err error)
	ArchiveNonce(ctx context.Context, id poll.ID) ([]byte, error)
	Archive(ctx context.Context, id poll.ID, request []byte) (box.Archive, error)
	LogCheckpoint(ctx context.Context, id poll.ID) ([]byte, error)
	LogTile(ctx context.Context, id poll.ID, path string) ([]byte, error)
	JournalCheckpoint(ctx context.Context) ([]byte, error)
	JournalTile(ctx context.Context, path string) ([]byte, error)
	Listed(ctx context.Context) ([]box.Listing, error)
	Campaign(ctx context.Context, path string) ([]box.Listing, error)
}

// Options of [Handler].
type Options struct {
	LogKey string       // the server's verifier key, which definitions must name
	Logger *slog.Logger // gets what failed within the server, never anything of a request; nil discards
	HTTPS  bool         // respondents come by https, here or at a proxy in front: browsers are told to keep to it
	Brand  Brand        // one that [Brand.Check] takes
	Logo   *Logo        // the picture that Brand names; nil if it names none
	Onion  string       // the onion service under which the same server is reached, or ""; one that [CheckOnion] takes
	Limits *Limits      // how much may be posted from where; nil limits nothing
	Static fs.FS        // the built booth; nil is the embedded one
}

type server struct {
	box    Box
	logKey string
	log    *slog.Logger
	https  bool
	onion  string
	host   string // as the server's key is called
	pages  *Pages
	policy string // Content-Security-Policy
	limits *Limits
	made   *cache
	lists  *lists
}

// maxMade is how many bytes of pages and compressed definitions are kept: a few thousand small polls, or a few dozen of the largest.
const maxMade = 32 << 20

func newServer(b Box, o Options) *server {
	s := &server{box: b, logKey: o.LogKey, log: o.Logger, https: o.HTTPS, onion: o.Onion, limits: o.Limits}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if o.Static == nil {
		o.Static = static.Dist()
	}
	s.pages = NewPages(o.Static, o.Brand)
	if o.Logo != nil {
		s.pages.assets[path.Base(o.Logo.Path)] = &file{mediaType: mediaTypes[".png"], plain: o.Logo.png}
	}
	s.policy = contentSecurityPolicy(s.pages.script, s.pages.styles)
	s.host, _, _ = strings.Cut(o.LogKey, "+")
	s.made = newCache(maxMade)
	s.lists = newLists(b, time.Now)
	return s
}

// Time limits of one connection. A ballot over a bad 3G line or Tor is slow but not that slow; archives extend theirs as they go.
const (
	headerTimeout = 15 * time.Second
	readTimeout   = time.Minute      // headers and body
	answerTimeout = 80 * time.Second // body and box; afterwards the client is told to come back
	writeTimeout  = 90 * time.Second // from the end of the headers
	idleTimeout   = 2 * time.Minute

	maxHeaderBytes = 16 << 10
)

// bounded gives a request an end, so that a store that hangs is answered with "busy" before the connection is cut.
func bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), answerTimeout)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// Server returns an HTTP server with a time limit on every phase. What net/http would log names addresses, so it logs nothing.
func Server(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          log.New(io.Discard, "", 0),
	}
}
