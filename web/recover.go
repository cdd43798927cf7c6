package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"strings"
)

// recovered answers a panic with the problem "internal". The panic's value and the arguments on the stack may hold what the client
// sent, so that only the value's type and the functions' places reach the log.
func (s *server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		started := &startedWriter{ResponseWriter: w}
		defer func() {
			value := recover()
			if value == nil {
				return
			}
			if err, is := value.(error); is && errors.Is(err, http.ErrAbortHandler) {
				panic(value)
			}
			s.log.LogAttrs(context.Background(), slog.LevelError, "panic",
				slog.String("route", routeOf(r)), slog.String("type", fmt.Sprintf("%T", value)), slog.String("at", places()))
			if started.started {
				panic(http.ErrAbortHandler) // half an answer must not look like a whole one
			}
			writeProblem(w, "internal", http.StatusInternalServerError, sentences["internal"], nil)
		}()
		next.ServeHTTP(started, r)
	})
}

// startedWriter remembers whether an answer has begun.
type startedWriter struct {
	http.ResponseWriter
	started bool
}

func (w *startedWriter) WriteHeader(status int) {
	w.started = true
	w.ResponseWriter.WriteHeader(status)
}

func (w *startedWriter) Write(p []byte) (int, error) {
	w.started = true
	return w.ResponseWriter.Write(p)
}

// Unwrap serves [http.ResponseController].
func (w *startedWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// places lists where the panicking goroutine stood, innermost first, without any argument.
func places() string {
	pc := make([]uintptr, 32)
	frames := runtime.CallersFrames(pc[:runtime.Callers(4, pc)])
	var out strings.Builder
	for {
		f, more := frames.Next()
		fmt.Fprintf(&out, "%s:%d ", f.Function, f.Line)
		if !more {
			return strings.TrimSpace(out.String())
		}
	}
}
