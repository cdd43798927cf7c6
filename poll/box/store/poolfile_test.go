package store

import (
	"bytes"
	"path/filepath"
	"slices"
	"testing"

	"isoloir/poll/box"
)

// list is a source of records that need not be sorted yet.
type list []entry

func listOf(records ...*box.Record) *list {
	l := &list{}
	for _, r := range records {
		*l = append(*l, entry{hash: r.KeyHash(), Record: *r})
	}
	slices.SortFunc(*l, func(a, b entry) int { return bytes.Compare(a.hash[:], b.hash[:]) })
	return l
}

func (l *list) next() (*entry, error) {
	if len(*l) == 0 {
		return nil, nil
	}
	e := &(*l)[0]
	*l = (*l)[1:]
	return e, nil
}

func TestEveryRecordOfAPoolFileIsFoundAndNoOther(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 1000} {
		var records []*box.Record
		for i := range n {
			r := record(i, uint32(i), "file")
			if i%5 == 4 {
				r = withdrawn(i, 1)
			}
			records = append(records, r)
		}
		name := filepath.Join(t.TempDir(), "pool")
		count, err := writePool(ctx, name, slotHeader+10, listOf(records...))
		ok(t, err)
		f, err := openPool(name, count)
		ok(t, err)
		for _, r := range records {
			if e, err := f.find(r.KeyHash()); err != nil || e == nil || show(&e.Record) != show(r) {
				t.Fatalf("of %d records, %s is not found (%v)", n, show(r), err)
			}
		}
		for i := range 1000 {
			if e, err := f.find(record(n+i, 0, "").KeyHash()); err != nil || e != nil {
				t.Fatalf("of %d records, one is found that is not there (%v)", n, err)
			}
		}
		for _, edge := range [][32]byte{{}, [32]byte(bytes.Repeat([]byte{255}, 32))} {
			if e, err := f.find(edge); err != nil || e != nil {
				t.Fatalf("of %d records, %x is found (%v)", n, edge, err)
			}
		}
		ok(t, f.f.Close())
	}
}

func TestOfTwoSourcesTheFirstIsBelieved(t *testing.T) {
	newer := listOf(record(1, 1, "newer"), withdrawn(2, 1), record(5, 0, "only here"))
	older := listOf(record(1, 0, "older"), record(2, 0, "older"), record(3, 0, "only there"))
	want := listOf(record(1, 1, "newer"), withdrawn(2, 1), record(3, 0, "only there"), record(5, 0, "only here"))
	ok(t, merge(func(e *entry) error {
		if w, _ := want.next(); w == nil || show(&w.Record) != show(&e.Record) {
			t.Errorf("%s stands, want %v", show(&e.Record), w)
		}
		return nil
	}, newer, older))
	if len(*want) > 0 {
		t.Errorf("%d records are missing", len(*want))
	}
}

func TestARecordOfAnotherShapeIsRefused(t *testing.T) {
	s := open(t, t.TempDir())
	defer s.Shutdown()
	p := publish(t, s, 1)
	for _, spoil := range []func(*box.Record){
		func(r *box.Record) { r.Signature = r.Signature[1:] },
		func(r *box.Record) { r.Key = r.Key[1:] },
		func(r *box.Record) { r.Withdrawn = true },
	} {
		r := record(1, 0, "file")
		spoil(r)
		if err := s.Change(ctx, p.ID, r.KeyHash(), func(box.Slot) (*box.Record, error) { return r, nil }); err == nil {
			t.Errorf("%s was stored", show(r))
		}
	}
	name := filepath.Join(t.TempDir(), "pool")
	if _, err := writePool(ctx, name, slotHeader+3, listOf(record(1, 0, "file"))); err == nil {
		t.Error("a record was cut to fit")
	}
}
