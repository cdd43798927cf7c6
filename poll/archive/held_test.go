package archive

import (
	"bytes"
	"errors"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"isoloir/crypto/ballot"
	"isoloir/crypto/translog"
)

// receipt is what the server signs for a ballot key's seq.
func (p *testPoll) receipt(t *testing.T, keyHash [32]byte, seq uint32) []byte {
	t.Helper()
	return must(translog.Receipt{Poll: p.id, KeyHash: keyHash, Seq: seq}.Sign(p.server))(t)
}

func TestWhatOthersHoldIsKeptOrTheServerIsBlamed(t *testing.T) {
	p := fixture()
	journal, log := p.contents(t).Journal.Checkpoint, p.checkpoint(t, p.records)
	own := must(readBytes(p.write(t, true)))(t)
	now := must(own.JournalCheckpoint())(t)
	signed := func(c translog.Checkpoint) []byte { return must(c.Sign(p.server))(t) }
	file := func(i int, seq uint32) []byte {
		h := hash(p, i)
		return translog.ReceiptFile{Link: "https://poll.example/p/" + p.id.String(), Seed: [32]byte(p.keys[h].Seed()), Note: p.receipt(t, h, seq)}.Bytes()
	}
	for name, c := range map[string]struct {
		held    []byte
		culprit string // empty if it is kept
	}{
		"a receipt of a ballot in the log":                    {p.receipt(t, hash(p, 3), 0), ""},
		"a receipt file":                                      {file(3, 0), ""},
		"a receipt of a ballot that was changed":              {p.receipt(t, hash(p, 0), 0), ""},
		"a receipt of a withdrawal":                           {file(9, 1), ""},
		"the poll log's checkpoint":                           {log, ""},
		"the journal's checkpoint":                            {journal, ""},
		"a larger journal, which the server must prove":       {signed(translog.Checkpoint{Origin: now.Origin, Size: now.Size + 1, Root: tlog.Hash{1}}), ""},
		"a receipt of a ballot that was dropped":              {p.receipt(t, [32]byte{1}, 0), ByServer},
		"a receipt of a newer seq than the log's":             {p.receipt(t, hash(p, 0), 2), ByServer},
		"a receipt file of a newer seq":                       {file(3, 1), ByServer},
		"another log of the poll":                             {p.checkpoint(t, p.records[1:]), ByServer},
		"another journal of the same size":                    {signed(translog.Checkpoint{Origin: now.Origin, Size: now.Size, Root: tlog.Hash{1}}), ByServer},
		"a receipt by another key":                            {must(translog.Receipt{Poll: p.id, KeyHash: [32]byte{1}}.Sign(p.organizer))(t), ByHolder},
		"a journal by another key of the same name":           {changed(journal, len(journal)-5), ByHolder},
		"a checkpoint of the poll log with another root":      {bytes.Replace(log, []byte("\n10\n"), []byte("\n11\n"), 1), ByHolder},
		"a receipt whose seq was changed after it was signed": {bytes.Replace(p.receipt(t, hash(p, 3), 0), []byte("seq 0"), []byte("seq 9"), 1), ByHolder},
	} {
		a := must(readBytes(p.write(t, true)))(t)
		if err := a.Verify(nil); err != nil {
			t.Fatal(err)
		}
		held, err := a.ReadHeld(c.held)
		if err == nil {
			err = a.Against(held)
		}
		failure, _ := errors.AsType[*Failure](err)
		switch {
		case c.culprit == "" && err != nil, c.culprit != "" && failure == nil:
			t.Errorf("%s: %v", name, err)
		case c.culprit != "" && (failure.Culprit != c.culprit || failure.Hint == ""):
			t.Errorf("%s: %#v", name, failure)
		}
	}
}

func TestWhatIsOfAnotherPollProvesNothing(t *testing.T) {
	p := fixture()
	a := must(readBytes(p.write(t, true)))(t)
	other := *p
	other.id = [32]byte{9}
	for name, held := range map[string][]byte{
		"a receipt":    other.receipt(t, hash(p, 3), 0),
		"a checkpoint": other.checkpoint(t, p.records),
	} {
		if _, err := a.ReadHeld(held); !errors.Is(err, ErrOtherPoll) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, held := range map[string][]byte{"nothing": nil, "a statement": p.statements[0], "text": []byte("hello\n"), "an archive": p.write(t, true)} {
		if _, err := a.ReadHeld(held); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

func TestAPromiseIsKeptByTheSeqItNamesOrAHigherOne(t *testing.T) {
	for seq, want := range map[uint32]bool{0: false, 4: false, 5: true, 6: true, 100: true} {
		for _, withdrawn := range []bool{false, true} {
			e := &translog.Entry{KeyHash: [32]byte{1}, Seq: seq, Withdrawn: withdrawn}
			if err := Broken(translog.Receipt{KeyHash: [32]byte{1}, Seq: 5}, e); (err == nil) != want {
				t.Errorf("seq %d: %v", seq, err)
			}
		}
	}
	if Broken(translog.Receipt{KeyHash: ballot.KeyHash(nil)}, nil) == nil {
		t.Error("no entry at all keeps a promise")
	}
}
