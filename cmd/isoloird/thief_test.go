package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// loot is what a thief finds that tells of respondents.
type loot struct{ traces, times, fileTimes []string }

func (l loot) String() string {
	return fmt.Sprintf("%d traces %.5q, %d times %.5q, %d times of files %.5q",
		len(l.traces), l.traces, len(l.times), l.times, len(l.fileTimes), l.fileTimes)
}

// steal searches all files of the victim and all that it logged.
func (w *town) steal(windows ...window) (l loot) {
	w.t.Helper()
	files := seize(w.t, w.v.dir)
	l.fileTimes = fileTimesIn(files, windows)
	size := 0
	for _, f := range append(files, seizedFile{name: "log", data: []byte(w.v.log())}) {
		size += len(f.data)
		for _, found := range tracesIn(f.data, w.traces()) {
			l.traces = append(l.traces, f.name+": "+found)
		}
		blank(f.data, w.sent)
		w.codes.blank(f)
		for _, found := range timesIn(f.data, window{windows[0].from, windows[len(windows)-1].to}) {
			l.times = append(l.times, f.name+": "+found)
		}
		w.t.Logf("%-20s %8d bytes%s", f.name, len(f.data), f.allTimes())
	}
	w.t.Logf("searched %d files, %d bytes: %s", len(files), size, l)
	return l
}

// visit lets respondents answer, and blunder in between, and returns when they did. The thief comes more than a second later.
func (w *town) visit(from, to int) window {
	w.t.Helper()
	during := window{from: time.Now()}
	for n := from; n < to; n++ {
		if n%20 == 3 {
			w.blunder(n)
		}
		w.answerPoll(n)
	}
	w.want(200, to, "GET", "/p/"+w.link.ID.String()+"/state", nil) // reads what the last ballot wrote
	w.hangUp()
	during.to = time.Now()
	w.awaitTick(during.to)
	return during
}

// awaitTick waits until the files were touched after the last ballot, or should have been.
func (w *town) awaitTick(last time.Time) {
	w.t.Helper()
	for touched := false; !touched && time.Since(last) < 2*tickEvery; {
		touched = true
		for _, name := range []string{"isoloir.db", "isoloir.db-wal", "isoloir.db-shm", "."} {
			times, err := timesOf(filepath.Join(w.v.dir, name))
			w.ok(err)
			touched = touched && times["changed"].After(last) // each, because the clocks of file systems are coarse
		}
	}
}

func respondents() int {
	if os.Getenv(long) != "" {
		return 2000
	}
	return 200
}

func TestAThiefFindsNobodyOnTheDiskInTheLogOrInMemory(t *testing.T) {
	w := newTown(t, newVictim(t, "isoloird"))
	windows := []window{w.visit(0, respondents())}
	w.searchMemory()
	for _, when := range []string{"killed while the poll is open", "killed after it forgot, and took more", "killed after the close"} {
		w.v.kill()
		t.Log(when)
		if l := w.steal(windows...); len(l.traces)+len(l.times)+len(l.fileTimes) > 0 {
			t.Errorf("%s: %s", when, l)
		}
		w.v.start()
		switch when {
		case "killed while the poll is open":
			w.waitUntilForgotten()
			windows = append(windows, w.visit(respondents(), respondents()+20))
		case "killed after it forgot, and took more":
			w.waitUntilForgotten()
			w.close()
			w.v.restart() // which seals at once
			w.waitUntilSealed()
		}
	}
}

// waitUntilForgotten waits until the first ballot that stands has left the database, as it does when a server starts.
func (w *town) waitUntilForgotten() {
	w.t.Helper()
	for {
		data, err := os.ReadFile(filepath.Join(w.v.dir, "isoloir.db"))
		w.ok(err)
		wal, err := os.ReadFile(filepath.Join(w.v.dir, "isoloir.db-wal"))
		w.ok(err)
		if last := w.sent[len(w.sent)-1]; !bytes.Contains(data, last.File) && !bytes.Contains(wal, last.File) {
			return
		}
	}
}

// known lists the respondents whose canaries are in data.
func (w *town) known(data []byte) map[string]bool {
	found := map[string]bool{}
	for _, canary := range regexp.MustCompile(w.canary+`-\d+`).FindAll(data, -1) {
		found[string(canary)] = true
	}
	return found
}

// remains is how many respondents a dump may show: Go reuses memory without wiping all of it, so that the objects and stacks of
// now can hold some bytes of requests that have ended. What is kept on purpose shows everybody.
const remains = 5

// searchMemory looks for canaries in what the collector left once the connections have ended, and for that of a request under way.
func (w *town) searchMemory() {
	w.t.Helper()
	heap, profiles := w.v.dump(whenQuiet)
	known := w.known(heap)
	w.t.Logf("memory after a collection: %d respondents; profiles: %d canaries; all pages of the process, freed ones included: %d canaries",
		len(known), bytes.Count(profiles, []byte(w.canary)), w.v.countInPages(w.canary))
	if len(known) > remains || bytes.Contains(profiles, []byte(w.canary)) {
		w.t.Errorf("the memory knows respondents: %v", known)
	}
	conn := w.dial(0)
	_, err := fmt.Fprintf(conn, "POST /p/%s/ballots HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 900\r\nX: %s-under-way\r\n\r\n", w.link.ID, w.canary)
	w.ok(err)
	answer := make([]byte, 12)
	_, err = io.ReadFull(conn, answer)
	w.ok(err)
	if heap, _ = w.v.dump(atOnce); !bytes.Contains(heap, []byte(w.canary+"-under-way")) {
		w.t.Error("not even the canary of a request under way is found: the search proves nothing")
	}
	w.ok(conn.Close())
}

// countInPages counts text in all pages of the process that it could have written.
func (v *victim) countInPages(text string) (count int) {
	v.t.Helper()
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", v.cmd.Process.Pid))
	if err != nil {
		v.t.Logf("the process's pages cannot be read: %v", err)
		return -1
	}
	memory, err := os.Open(fmt.Sprintf("/proc/%d/mem", v.cmd.Process.Pid))
	if err != nil {
		v.t.Logf("the process's pages cannot be read: %v", err)
		return -1
	}
	defer func() { _ = memory.Close() }()
	for line := range strings.Lines(string(maps)) {
		var from, to int64
		var rights string
		if _, err := fmt.Sscanf(line, "%x-%x %s", &from, &to, &rights); err != nil || !strings.HasPrefix(rights, "rw") {
			continue
		}
		page := make([]byte, 1<<20)
		for ; from < to; from += int64(len(page)) {
			n, _ := memory.ReadAt(page[:min(int64(len(page)), to-from)], from)
			count += bytes.Count(page[:n], []byte(text))
		}
	}
	return count
}

func TestControlAThiefFindsTheTimeOfTheLastBallotIfFilesAreNotTouched(t *testing.T) {
	w := newTown(t, newVictim(t, "never touches its files"))
	during := w.visit(0, 20)
	w.v.kill()
	l := w.steal(during)
	if found := strings.Join(l.fileTimes, "\n"); !strings.Contains(found, "isoloir.db-wal changed") {
		t.Errorf("%q do not tell when the last ballot came: the search proves nothing", found)
	}
}

func TestControlAThiefFindsEverybodyAtAServerThatKeepsAnAccessLog(t *testing.T) {
	w := newTown(t, newVictim(t, "keeps an access log"))
	during := w.visit(0, 20)
	heap, profiles := w.v.dump(whenQuiet)
	t.Logf("memory after a collection: %d respondents, in profiles: %d", len(w.known(heap)), len(w.known(profiles)))
	if len(w.known(heap)) < 20 || len(w.known(profiles)) < 20 {
		t.Error("not even respondents who are kept in memory are found: the search proves nothing")
	}
	w.v.kill()
	l := w.steal(during)
	for what, found := range map[string][]string{"canary": l.traces, "address": l.traces, "seconds": nil, "T": l.times, "access.log": l.fileTimes} {
		if found != nil && !strings.Contains(strings.Join(found, "\n"), what) {
			t.Errorf("no %s in %s: the search proves nothing", what, l)
		}
	}
}
