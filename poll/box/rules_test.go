package box_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"isoloir/crypto/ballot"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/box"
)

func TestTheSameBallotAgainGivesTheSameReceiptAlsoAfterARestart(t *testing.T) {
	dir := t.TempDir()
	s := start(t, dir, nil)
	p := s.publish(nil)
	first := p.submit(1, 0)
	again := p.submit(1, 0)
	ok(t, s.store.Shutdown())

	s2 := start(t, dir, nil)
	defer s2.store.Shutdown()
	p.s = s2
	restarted := p.submit(1, 0)
	if !bytes.Equal(first, again) || !bytes.Equal(first, restarted) {
		t.Fatalf("receipts differ:\n%s\n%s\n%s", first, again, restarted)
	}
	r, err := translog.OpenReceipt(first, s2.vkey)
	ok(t, err)
	want := translog.Receipt{Poll: p.id, KeyHash: ballot.KeyHash(p.voter(1).public()), Seq: 0}
	if r != want {
		t.Fatalf("receipt for %+v, want %+v", r, want)
	}
	if n := len(p.entries()); n != 1 {
		t.Fatalf("%d ballots stand, want 1", n)
	}
}

func TestReplacingAndWithdrawingFollowTheirTurns(t *testing.T) {
	s := newServer(t)
	p := s.publish(nil)
	v := p.voter(1)
	for _, step := range []struct {
		what     string
		body     []byte
		withdraw bool
		code     string // "" if accepted
	}{
		{"withdraw before there is a ballot", v.withdrawal(0), true, box.NoSuchBallot},
		{"replace before there is a ballot", v.ballot(1, 1), false, box.NoSuchBallot},
		{"first", v.ballot(0, 1), false, ""},
		{"another under seq 0", v.ballot(0, 2), false, box.SeqOutOfTurn},
		{"a step too far", v.ballot(2, 3), false, box.SeqOutOfTurn},
		{"replace", v.ballot(1, 4), false, ""},
		{"replace, sent again", v.ballot(1, 4), false, ""},
		{"the first again", v.ballot(0, 1), false, box.SeqOutOfTurn},
		{"withdraw under a taken seq", v.withdrawal(1), true, box.SeqOutOfTurn},
		{"withdraw too far", v.withdrawal(3), true, box.SeqOutOfTurn},
		{"over the highest seq", v.withdrawal(102), true, ballot.CodeSeqTooHigh},
		{"withdraw", v.withdrawal(2), true, ""},
		{"withdraw, sent again", v.withdrawal(2), true, ""},
		{"withdraw once more", v.withdrawal(3), true, box.Withdrawn},
		{"replace what was withdrawn", v.ballot(3, 5), false, box.Withdrawn},
		{"a ballot under the withdrawal's seq", v.ballot(2, 6), false, box.Withdrawn},
	} {
		do := func(ctx context.Context, id poll.ID, body []byte) ([]byte, error) {
			return s.Submit(ctx, id, body, nil)
		}
		if step.withdraw {
			do = s.Withdraw
		}
		receipt, err := do(ctx, p.id, step.body)
		if step.code != "" {
			t.Run(step.what, func(t *testing.T) { wantCode(t, err, step.code) })
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", step.what, err)
		}
		if again, err := do(ctx, p.id, step.body); err != nil || !bytes.Equal(receipt, again) {
			t.Errorf("%s: another receipt for the same bytes (%v)", step.what, err)
		}
	}
	want := translog.Entry{Withdrawn: true, KeyHash: ballot.KeyHash(v.public()), Seq: 2}
	if got := p.entries(); len(got) != 1 || got[0] != want {
		t.Fatalf("entries %+v, want the withdrawal", got)
	}
}

func TestABallotCanBeReplacedAHundredTimes(t *testing.T) {
	s := newServer(t)
	p := s.publish(nil)
	for seq := range uint32(ballot.MaxSeq + 1) {
		p.submit(1, seq)
	}
	_, err := s.Submit(ctx, p.id, p.voter(1).ballot(ballot.MaxSeq+1, 0), nil)
	wantCode(t, err, ballot.CodeSeqTooHigh)
	_, err = s.Withdraw(ctx, p.id, p.voter(1).withdrawal(ballot.MaxSeq+1)) // and can be withdrawn after that
	ok(t, err)
}

func TestARefusalLeavesTheDatabaseAsItWas(t *testing.T) {
	dir := t.TempDir()
	s := start(t, dir, nil)
	defer s.store.Shutdown()
	p := s.publish(func(d *poll.Definition) { d.MaxBallots = 2 })
	other := s.publish(func(d *poll.Definition) { d.Title = poll.Text{"en": "Another"} })
	upcoming := s.publish(func(d *poll.Definition) { d.Opens = opens.Add(48 * time.Hour) })
	p.submit(1, 0)
	p.submit(2, 0)
	good := p.voter(3).ballot(0, 3)
	badHeader, badSignature := bytes.Clone(good), bytes.Clone(good)
	badHeader[68] = 'X'
	badSignature[10] ^= 1
	before := dump(t, dir)
	for _, c := range []struct {
		id   poll.ID
		body []byte
		code string
	}{
		{p.id, good[:len(good)-1], ballot.CodeTooShort},
		{p.id, append(bytes.Clone(good), 0), ballot.CodeTooLong},
		{p.id, nil, ballot.CodeTooShort},
		{p.id, badHeader, ballot.CodeBadHeader},
		{p.id, badSignature, ballot.CodeBadSignature},
		{p.id, other.voter(3).ballot(0, 3), ballot.CodeWrongPoll},
		{p.id, good, box.Full},
		{p.id, p.voter(1).ballot(0, 99), box.SeqOutOfTurn},
		{p.id, p.voter(1).ballot(2, 99), box.SeqOutOfTurn},
		{upcoming.id, upcoming.voter(1).ballot(0, 1), box.NotOpenYet},
		{poll.ID{1}, good, box.PollNotFound},
	} {
		_, err := s.Submit(ctx, c.id, c.body, nil)
		wantCode(t, err, c.code)
	}
	_, err := s.Withdraw(ctx, p.id, p.voter(9).withdrawal(0))
	wantCode(t, err, box.NoSuchBallot)
	_, err = s.Withdraw(ctx, p.id, []byte("short"))
	wantCode(t, err, ballot.CodeBadBody)
	if after := dump(t, dir); after != before {
		t.Fatal("a refusal changed the database")
	}
	p.submit(1, 1)
	if dump(t, dir) == before {
		t.Fatal("the dump does not show an accepted ballot, so it would not show a refused one either")
	}
}

// dump reads every row of every table.
func dump(t testing.TB, dir string) string {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "isoloir.db"))
	ok(t, err)
	defer db.Close()
	var out strings.Builder
	for _, table := range column(t, db, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") {
		rows, err := db.QueryContext(ctx, "SELECT * FROM "+table)
		ok(t, err)
		columns, err := rows.Columns()
		ok(t, err)
		for rows.Next() {
			values := make([]any, len(columns))
			for i := range values {
				values[i] = new(any)
			}
			ok(t, rows.Scan(values...))
			for i, v := range values {
				fmt.Fprintf(&out, "%s.%s=%x\n", table, columns[i], *v.(*any))
			}
		}
		ok(t, errors.Join(rows.Err(), rows.Close()))
	}
	return out.String()
}

func column(t testing.TB, db *sql.DB, query string) (all []string) {
	t.Helper()
	rows, err := db.QueryContext(ctx, query)
	ok(t, err)
	defer rows.Close()
	for rows.Next() {
		var s string
		ok(t, rows.Scan(&s))
		all = append(all, s)
	}
	ok(t, rows.Err())
	return all
}

func TestOnlyAllowedOrganizersPublish(t *testing.T) {
	s := newServer(t)
	data := s.definition(nil)
	statement := s.statement(poll.IDOf(data), 0, translog.Publish)

	skey, stranger, err := translog.GenerateKey("stranger")
	ok(t, err)
	foreign := &server{t: t, organizer: mustSigner(t, skey), orgKey: stranger, vkey: s.vkey}
	theirs := foreign.definition(nil)
	_, err = s.Publish(ctx, foreign.statement(poll.IDOf(theirs), 0, translog.Publish), theirs)
	wantCode(t, err, box.PublishingNotAllowed)

	_, err = s.Publish(ctx, foreign.statement(poll.IDOf(data), 0, translog.Publish), data)
	wantCode(t, err, box.BadStatement)
	_, err = s.Publish(ctx, s.statement(poll.ID{1}, 0, translog.Publish), data)
	wantCode(t, err, box.BadStatement)
	_, err = s.Publish(ctx, s.statement(poll.IDOf(data), 1, translog.Close), data)
	wantCode(t, err, box.BadStatement)

	elsewhere := &server{t: t, organizer: s.organizer, orgKey: s.orgKey, vkey: stranger}
	moved := elsewhere.definition(nil)
	_, err = s.Publish(ctx, s.statement(poll.IDOf(moved), 0, translog.Publish), moved)
	wantCode(t, err, box.WrongLogKey)

	_, err = s.Publish(ctx, statement, append(bytes.Clone(data), ' '))
	wantCode(t, err, box.BadDefinition)
	var faults poll.Faults
	if !errors.As(err, &faults) || len(faults) == 0 {
		t.Fatalf("%v names no faults", err)
	}

	first, err := s.Publish(ctx, statement, data)
	ok(t, err)
	s.clock.set(closes.Add(time.Hour))
	again, err := s.Publish(ctx, statement, data)
	if err != nil || again != first {
		t.Fatalf("publishing again gave %v %v, want %v", again, err, first)
	}
	late := s.definition(func(d *poll.Definition) { d.Title = poll.Text{"en": "Late"} })
	_, err = s.Publish(ctx, s.statement(poll.IDOf(late), 0, translog.Publish), late)
	wantCode(t, err, box.Closed)
	got, err := s.Definition(ctx, first)
	if err != nil || !bytes.Equal(got, data) {
		t.Fatalf("the definition is not what was published: %v", err)
	}
}

func TestTheCountIsRoundedDownAndStandsStillForAnHour(t *testing.T) {
	s := newServer(t)
	p := s.publish(nil)
	want := func(count int64, status box.Status) {
		t.Helper()
		st, err := s.State(ctx, p.id)
		ok(t, err)
		if st.Count != count || st.Status != status || len(st.Statements) != 1 {
			t.Fatalf("state %s with %d, %d statements, want %s with %d", st.Status, st.Count, len(st.Statements), status, count)
		}
	}
	s.clock.set(opens.Add(-time.Second))
	want(0, box.StatusUpcoming)
	now := opens.Add(time.Hour)
	s.clock.set(now)
	want(0, box.StatusOpen)
	for n := range 29 {
		p.submit(n, 0)
	}
	s.clock.set(now.Add(time.Hour - time.Second))
	want(0, box.StatusOpen)
	s.clock.set(now.Add(time.Hour))
	want(20, box.StatusOpen)
	s.clock.set(closes)
	want(20, box.StatusClosed)
	ok(t, s.SealDue(ctx))
	want(20, box.StatusSealed)
}

func TestAPollIsClosedByItsOrganizersStatementOnly(t *testing.T) {
	s := newServer(t)
	p := s.publish(nil)
	for n := range 3 {
		p.submit(n, 0)
	}
	skey, _, err := translog.GenerateKey("stranger")
	ok(t, err)
	forged := (&server{t: t, organizer: mustSigner(t, skey)}).statement(p.id, 1, translog.Close)
	closing := s.statement(p.id, 1, translog.Close)
	for _, c := range []struct {
		note []byte
		code string
	}{
		{forged, box.BadStatement},
		{s.statement(poll.ID{1}, 1, translog.Close), box.BadStatement},
		{s.statement(p.id, 2, translog.Close), box.StatementOutOfTurn},
		{s.statement(p.id, 1, translog.Results, base64.StdEncoding.EncodeToString(make([]byte, 32))), box.BadResults},
	} {
		s.orderRefused(p.id, c.note, c.code)
	}
	s.order(p.id, s.statement(p.id, 0, translog.Publish))
	ok(t, s.SealDue(ctx))
	p.submit(3, 0) // nothing of that closed it
	s.order(p.id, closing)
	s.order(p.id, closing)
	s.orderRefused(p.id, s.statement(p.id, 2, translog.Close), box.Closed)
	_, err = s.Submit(ctx, p.id, p.voter(4).ballot(0, 4), nil)
	wantCode(t, err, box.Closed)
	p.submit(3, 0) // the same again is still answered
	ok(t, s.SealDue(ctx))
	st, err := s.State(ctx, p.id)
	ok(t, err)
	if st.Status != box.StatusSealed || !slices.EqualFunc(st.Statements, [][]byte{s.statement(p.id, 0, translog.Publish), closing}, bytes.Equal) {
		t.Fatalf("%s with statements %q", st.Status, st.Statements)
	}
	s.order(p.id, closing)
}

func TestPastTheClosingTimeNothingIsTakenAnyMore(t *testing.T) {
	s := newServer(t)
	p := s.publish(nil)
	p.submit(1, 0)
	s.clock.set(closes)
	_, err := s.Submit(ctx, p.id, p.voter(2).ballot(0, 2), nil)
	wantCode(t, err, box.Closed)
	_, err = s.Withdraw(ctx, p.id, p.voter(1).withdrawal(1))
	wantCode(t, err, box.Closed)
	s.orderRefused(p.id, s.statement(p.id, 1, translog.Close), box.Closed)
	p.submit(1, 0)
	s.clock.set(closes.Add(-time.Minute)) // the clock was put back, but the mark stands
	_, err = s.Submit(ctx, p.id, p.voter(2).ballot(0, 2), nil)
	wantCode(t, err, box.Closed)
}

func TestPollsAreListedIfTheyWishAndGroupedByCampaign(t *testing.T) {
	s := newServer(t)
	s.publish(nil)
	early := s.publish(func(d *poll.Definition) { d.Listed = true; d.Closes = closes.Add(-time.Hour) })
	late := s.publish(func(d *poll.Definition) {
		d.Listed = true
		d.Campaign = &poll.Campaign{ID: "spring", Title: poll.Text{"en": "Spring"}}
	})
	ids := func(all []box.Listing, err error) (out []poll.ID) {
		ok(t, err)
		for _, l := range all {
			out = append(out, l.ID)
		}
		return out
	}
	if got := ids(s.Listed(ctx)); !slices.Equal(got, []poll.ID{late.id, early.id}) {
		t.Errorf("listed %v, want %v %v", got, late.id, early.id)
	}
	if got := ids(s.Campaign(ctx, poll.CampaignPath(s.orgKey, "spring"))); !slices.Equal(got, []poll.ID{late.id}) {
		t.Errorf("in the campaign %v, want %v", got, late.id)
	}
	if got := ids(s.Campaign(ctx, poll.CampaignPath("another", "spring"))); got != nil {
		t.Errorf("in another organizer's campaign %v, want none", got)
	}
	if got := ids(s.Campaign(ctx, "")); got != nil {
		t.Errorf("in no campaign %v, want none", got)
	}
}

func TestTheServersKeyIsMadeOnceAndBoundToItsHost(t *testing.T) {
	s := newServer(t)
	_, again, err := box.ServerKey(ctx, s.store, host)
	if err != nil || again != s.vkey {
		t.Fatalf("key %s %v, want %s", again, err, s.vkey)
	}
	if _, _, err := box.ServerKey(ctx, s.store, "other.example"); err == nil || !strings.Contains(err.Error(), host) {
		t.Fatalf("another host's name was accepted, or the error does not name the right one: %v", err)
	}
}

func TestACancelledRequestIsToldThatTheServerIsBusy(t *testing.T) {
	s := newServer(t)
	p := s.publish(nil)
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	_, err := s.State(cancelled, p.id)
	wantCode(t, err, box.Busy)
	if strings.Contains(err.(*box.Error).Public, "context") {
		t.Fatal("the public sentence tells the cause")
	}
}
