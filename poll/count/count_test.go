package count

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"reflect"
	"slices"
	"testing"

	"filippo.io/age"

	"isoloir/crypto/open"
	"isoloir/poll"
	"isoloir/poll/archive"
)

// numbers returns what the answers say, in their order.
func numbers(answers []poll.Answers) (list []int64) {
	for _, a := range answers {
		list = append(list, a.ByID["n"].Number)
	}
	return list
}

// An opened is all that came of a poll's ballots.
type opened struct {
	Result
	answers []poll.Answers
}

func openAll(ctx context.Context, a *archive.Archive, identities []age.Identity, progress func(done, total int64)) (*opened, error) {
	b, err := Open(ctx, a, identities, progress)
	if err != nil {
		return nil, err
	}
	return all(b)
}

func all(b *Ballots) (*opened, error) {
	o := &opened{}
	for answers, err := range b.Answers() {
		if err != nil {
			return o, err
		}
		o.answers = append(o.answers, answers)
	}
	o.Result = b.Result()
	return o, nil
}

func sequence(n int) (list []int64) {
	for i := range n {
		list = append(list, int64(i))
	}
	return list
}

func TestEveryAnswerComesOutOnce(t *testing.T) {
	p := newPoll(t)
	s := p.sealer(p.definition.Recipients)
	for _, n := range sequence(300) {
		p.answer(s, n)
	}
	p.withdraw()
	a := p.seal(false, nil)
	var last, total int64
	for i, identity := range p.identities {
		r, err := openAll(t.Context(), a, []age.Identity{identity}, func(done, of int64) {
			if done < last && done != 0 {
				t.Errorf("progress went back from %d to %d", last, done)
			}
			last, total = done, of
		})
		if err != nil {
			t.Fatal(err)
		}
		if got := slices.Sorted(slices.Values(numbers(r.answers))); !slices.Equal(got, sequence(300)) {
			t.Errorf("identity %d: %v", i, got)
		}
		if r.Total != 300 || r.Withdrawn != 1 || len(r.Spoiled) != 0 {
			t.Errorf("identity %d: %d ballots, %d withdrawn, spoiled %v", i, r.Total, r.Withdrawn, r.Spoiled)
		}
		if last != 601 || total != 601 {
			t.Errorf("progress ended at %d of %d", last, total)
		}
		last = 0
	}
}

func TestSpoiledBallotsAreCountedByTheirReasonAndSpoilNoOther(t *testing.T) {
	p := newPoll(t)
	s := p.sealer(p.definition.Recipients)
	stranger := must(age.GenerateX25519Identity())(t).Recipient().String()
	p.answer(s, 7)
	p.plain(s, []byte(`{"answers":{"n":1000001}}`))
	p.plain(s, []byte(`{"answers":{"n": 1}}`))
	p.plain(s, []byte(`{"answers":{"m":1}}`))
	p.plain(s, []byte(`{`))
	p.plain(p.sealer([]string{stranger, stranger}), []byte(`{"answers":{}}`))
	blank := bytes.Repeat([]byte(" "), p.definition.BallotSize)
	p.put(s, blank, func(file []byte) { file[len(file)-1] ^= 1 })
	p.put(s, blank, func(file []byte) {
		mac := bytes.Index(file, []byte("\n--- ")) + 5
		file[mac] = 'A' + (file[mac]-'A'+1)%26
	})
	r, err := openAll(t.Context(), p.seal(false, nil), p.identities, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{"out_of_range": 1, "not_canonical": 1, "unknown_question": 1, "bad_document": 1,
		open.ReasonNotForKey: 1, open.ReasonBadPayload: 1, open.ReasonBadMAC: 1}
	if !maps.Equal(r.Spoiled, want) || r.Total != 8 || !slices.Equal(numbers(r.answers), []int64{7}) {
		t.Errorf("%d ballots, answers %v, spoiled %v", r.Total, numbers(r.answers), r.Spoiled)
	}
}

func TestAWrongKeyIsNotTakenForSpoiledBallots(t *testing.T) {
	p := newPoll(t)
	s := p.sealer(p.definition.Recipients)
	for _, n := range sequence(5) {
		p.answer(s, n)
	}
	// A respondent's broken stanza fails under any key, and must not make the wrong key look right.
	p.put(s, bytes.Repeat([]byte(" "), p.definition.BallotSize), func(file []byte) {
		share := bytes.Index(file, []byte("-> X25519 ")) + len("-> X25519 ")
		copy(file[share:share+43], bytes.Repeat([]byte("A"), 43))
	})
	a := p.seal(false, nil)
	wrong := must(age.GenerateX25519Identity())(t)
	if r, err := openAll(t.Context(), a, []age.Identity{wrong}, nil); !errors.Is(err, ErrWrongKey) {
		t.Errorf("%+v, %v", r, err)
	}
	if r, err := openAll(t.Context(), a, []age.Identity{wrong, p.identities[1]}, nil); err != nil || len(r.answers) != 5 {
		t.Errorf("with the right key beside it: %+v, %v", r, err)
	}
}

func TestAnArchiveThatDoesNotHoldIsNotOpened(t *testing.T) {
	p := newPoll(t)
	s := p.sealer(p.definition.Recipients)
	for _, n := range sequence(5) {
		p.answer(s, n)
	}
	whole := p.seal(false, nil)
	short := p.seal(false, func(r *archive.Record) bool { return bytes.Equal(r.Key, p.records[2].Key) })
	if _, err := openAll(t.Context(), whole, p.identities, nil); err != nil {
		t.Fatal(err)
	}
	if r, err := openAll(t.Context(), short, p.identities, nil); err == nil {
		t.Errorf("a ballot is missing, and the others were counted: %+v", r)
	} else if _, ok := errors.AsType[*archive.Failure](err); !ok {
		t.Errorf("not a failure: %v", err)
	}
	// The control: without verifying, four answers come out and nobody notices.
	careless := must(unverified(t.Context(), short, p.identities, nil))(t)
	if r, err := all(careless); err != nil || len(r.answers) != 4 {
		t.Errorf("the control: %+v, %v", r, err)
	}
}

// The place of an answer must not tell its ballot. Ballots lie in the archive sorted by key; the control opens them in
// that order.
func TestTheOrderOfAnswersSaysNothing(t *testing.T) {
	p := newPoll(t)
	s := p.sealer(p.definition.Recipients)
	for _, n := range sequence(400) {
		p.answer(s, n)
	}
	a := p.seal(false, nil)
	inOrder := numbersInArchive(t, p, a)
	r, err := openAll(t.Context(), a, p.identities, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := agreeing(inOrder, numbersInArchive(t, p, a)); n != 400 {
		t.Fatalf("the control agrees in %d places", n)
	}
	// How many places agree is about Poisson with mean 1: more than 15 is a chance of 10^−14.
	if n := agreeing(inOrder, numbers(r.answers)); n > 15 {
		t.Errorf("%d of 400 answers stand where their ballots do", n)
	}
	// Neighbours may not stay neighbours either, as they would if only batches were mixed.
	if n := neighbours(inOrder, numbers(r.answers)); n > 15 {
		t.Errorf("%d of 400 answers are followed by the answer of the next ballot", n)
	}
	again, err := openAll(t.Context(), a, p.identities, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := agreeing(numbers(r.answers), numbers(again.answers)); n > 15 {
		t.Errorf("two runs agree in %d places", n)
	}
}

// numbersInArchive opens the ballots one after the other.
func numbersInArchive(t *testing.T, p *testPoll, a *archive.Archive) []int64 {
	t.Helper()
	b := must(unverified(t.Context(), a, p.identities, nil))(t)
	h := &heap{spoiled: map[string]int{}}
	for i := range b.number() {
		if err := h.add(b.opener, b.d, must(a.Ballot(i))(t)); err != nil {
			t.Fatal(err)
		}
	}
	return numbers(h.answers)
}

func agreeing(a, b []int64) (n int) {
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return n
}

func neighbours(a, b []int64) (n int) {
	next := map[int64]int64{}
	for i := range a[1:] {
		next[a[i]] = a[i+1]
	}
	for i := range b[1:] {
		if follower, ok := next[b[i]]; ok && follower == b[i+1] {
			n++
		}
	}
	return n
}

// A Result has no field in which the identity of a ballot could leave.
func TestAResultHoldsNumbersOnly(t *testing.T) {
	want := []reflect.Type{reflect.TypeFor[int](), reflect.TypeFor[map[string]int](), reflect.TypeFor[int](), reflect.TypeFor[int]()}
	result := reflect.TypeFor[Result]()
	if result.NumField() != len(want) {
		t.Fatalf("it has %d fields", result.NumField())
	}
	for i, typ := range want {
		if result.Field(i).Type != typ {
			t.Errorf("%s is %s", result.Field(i).Name, result.Field(i).Type)
		}
	}
}

func TestAPublicArchiveIsRefused(t *testing.T) {
	p := newPoll(t)
	s := p.sealer(p.definition.Recipients)
	for _, n := range sequence(3) {
		p.answer(s, n)
	}
	if _, err := openAll(t.Context(), p.seal(true, nil), p.identities, nil); !errors.Is(err, archive.ErrPublic) {
		t.Error(err)
	}
}

func TestOpeningStopsWhenItsContextEnds(t *testing.T) {
	p := newPoll(t)
	s := p.sealer(p.definition.Recipients)
	for _, n := range sequence(3) {
		p.answer(s, n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := openAll(ctx, p.seal(false, nil), p.identities, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestNoKeyAtAllIsRefused(t *testing.T) {
	p := newPoll(t)
	s := p.sealer(p.definition.Recipients)
	for _, n := range sequence(3) {
		p.answer(s, n)
	}
	if _, err := openAll(t.Context(), p.seal(false, nil), nil, nil); err == nil {
		t.Error("accepted")
	}
}
