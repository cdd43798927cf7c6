package archive

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"os"
	"slices"
	"testing"

	"isoloir/crypto/ballot"
	"isoloir/crypto/seal"
	"isoloir/crypto/translog"
)

type files = map[string][]byte

const long = "ISOLOIR_LONG" // set for the runs that make attack starts

// hash returns the key hash of the fixture's i-th record. Records 0–7 are ballots, 8 and 9 are withdrawn.
func hash(p *testPoll, i int) [32]byte { return ballot.KeyHash(p.records[i].Key) }

// relog makes f an archive of another log that the server has signed, and put into its journal.
func relog(t *testing.T, p *testPoll, f files, records ...*Record) {
	t.Helper()
	p.journal(t, p.history(records)).put(f)
	f[nameCheckpoint] = p.checkpoint(t, records)
	f[nameEntries] = nil
	for _, r := range records {
		f[nameEntries] = translog.AppendBundle(f[nameEntries], r.Entry())
	}
}

// put puts a record's files into f.
func put(f files, r *Record) {
	h := ballot.KeyHash(r.Key)
	if r.Withdrawn {
		f[withdrawalName(h)] = r.proof()
		return
	}
	f[ageName(h)], f[proofName(h)] = r.File, r.proof()
}

func drop(f files, h [32]byte) {
	delete(f, ageName(h))
	delete(f, proofName(h))
	delete(f, withdrawalName(h))
}

// with returns the fixture's records with the i-th replaced.
func with(p *testPoll, i int, r *Record) []*Record {
	records := slices.Clone(p.records)
	records[i] = r
	return records
}

func changed(data []byte, at int) []byte {
	data = bytes.Clone(data)
	data[at] ^= 1
	return data
}

// stranger makes a good ballot for the poll with a key that is not in it.
func stranger(t *testing.T, p *testPoll) *Record {
	t.Helper()
	_, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	return p.seal(t, must(seal.New(p.id, p.definition.Recipients, p.definition.BallotSize))(t), key, 0)
}

// resign makes record i of the fixture another file, properly signed by its own key.
func resign(p *testPoll, i int, file []byte) *Record {
	r := *p.records[i]
	r.File, r.FileHash = file, sha256.Sum256(file)
	r.Signature = ballot.Sign(p.keys[hash(p, i)], p.id, r.Seq, file)
	return &r
}

var attacks = []struct {
	name    string
	change  func(t *testing.T, p *testPoll, f files)
	rule    rule   // finds it
	culprit string // and blames
	others  []rule // would find it too
}{
	{"a ballot is dropped", func(_ *testing.T, p *testPoll, f files) { drop(f, hash(p, 3)) },
		ruleMissing, ByGiver, nil},
	{"the last ballot is dropped", func(_ *testing.T, p *testPoll, f files) { drop(f, hash(p, 7)) },
		ruleMissing, ByGiver, nil},
	{"a withdrawal is dropped", func(_ *testing.T, p *testPoll, f files) { drop(f, hash(p, 9)) },
		ruleMissing, ByGiver, nil},
	{"a ballot is dropped from the log too", func(t *testing.T, p *testPoll, f files) {
		checkpoint := f[nameCheckpoint]
		relog(t, p, f, append(slices.Clone(p.records[:3]), p.records[4:]...)...)
		f[nameCheckpoint] = checkpoint
		drop(f, hash(p, 3))
	}, ruleRoot, ByGiver, nil},
	{"a ballot is added", func(t *testing.T, p *testPoll, f files) { put(f, stranger(t, p)) },
		ruleExtra, ByGiver, nil},
	{"one byte of a ballot's header is changed", func(_ *testing.T, p *testPoll, f files) {
		f[ageName(hash(p, 2))] = changed(f[ageName(hash(p, 2))], 0)
	}, ruleFile, ByGiver, []rule{ruleBallot}},
	{"one byte of a ballot's payload is changed", func(_ *testing.T, p *testPoll, f files) {
		age := f[ageName(hash(p, 2))]
		f[ageName(hash(p, 2))] = changed(age, len(age)-1)
	}, ruleFile, ByGiver, []rule{ruleBallot}},
	{"a ballot is a byte longer", func(_ *testing.T, p *testPoll, f files) {
		f[ageName(hash(p, 2))] = append(bytes.Clone(f[ageName(hash(p, 2))]), 0)
	}, ruleFile, ByGiver, []rule{ruleBallot}},
	{"the files of two ballots are swapped", func(_ *testing.T, p *testPoll, f files) {
		a, b := ageName(hash(p, 2)), ageName(hash(p, 3))
		f[a], f[b] = f[b], f[a]
	}, ruleFile, ByGiver, []rule{ruleBallot}},
	{"the proofs of two ballots are swapped", func(_ *testing.T, p *testPoll, f files) {
		a, b := proofName(hash(p, 2)), proofName(hash(p, 3))
		f[a], f[b] = f[b], f[a]
	}, ruleKey, ByGiver, []rule{ruleBallot}},
	{"a proof's signature is changed", func(_ *testing.T, p *testPoll, f files) {
		f[proofName(hash(p, 2))] = changed(f[proofName(hash(p, 2))], 50)
	}, ruleBallot, ByServerOrGiver, nil},
	{"an older version of a ballot is put back", func(_ *testing.T, p *testPoll, f files) { put(f, p.replaced) },
		ruleSeq, ByGiver, []rule{ruleFile}},
	{"only an older proof is put back", func(_ *testing.T, p *testPoll, f files) { f[proofName(hash(p, 0))] = p.replaced.proof() },
		ruleSeq, ByGiver, []rule{ruleBallot}},
	{"a withdrawal is invented by the giver", func(_ *testing.T, p *testPoll, f files) {
		drop(f, hash(p, 4))
		put(f, &Record{Key: p.records[4].Key, Seq: 1, Signature: make([]byte, 64), Withdrawn: true})
	}, ruleMissing, ByGiver, []rule{ruleExtra}},
	{"a withdrawal is invented by the server", func(t *testing.T, p *testPoll, f files) {
		invented := &Record{Key: p.records[4].Key, Seq: 1, Signature: p.records[4].Signature, Withdrawn: true}
		drop(f, hash(p, 4))
		put(f, invented)
		relog(t, p, f, with(p, 4, invented)...)
	}, ruleWithdrawal, ByServerOrGiver, nil},
	{"a withdrawal has a seq that no withdrawal has", func(t *testing.T, p *testPoll, f files) {
		w := ballot.SignWithdrawal(p.keys[hash(p, 4)], p.id, ballot.MaxWithdrawalSeq+1)
		r := &Record{Key: w.Key, Seq: w.Seq, Signature: w.Signature, Withdrawn: true}
		drop(f, hash(p, 4))
		put(f, r)
		relog(t, p, f, with(p, 4, r)...)
	}, ruleWithdrawal, ByServer, nil},
	{"the server logs a ballot of another length", func(t *testing.T, p *testPoll, f files) {
		r := resign(p, 4, append(bytes.Clone(p.records[4].File), 0))
		put(f, r)
		relog(t, p, f, with(p, 4, r)...)
	}, ruleBallot, ByServer, nil},
	{"the server logs a ballot with a stanza of another poll", func(t *testing.T, p *testPoll, f files) {
		s := must(seal.New([32]byte{1}, p.definition.Recipients, p.definition.BallotSize))(t)
		r := resign(p, 4, p.seal(t, s, p.keys[hash(p, 4)], 0).File)
		put(f, r)
		relog(t, p, f, with(p, 4, r)...)
	}, ruleBallot, ByServer, nil},
	{"the server logs the file of one ballot under another key", func(t *testing.T, p *testPoll, f files) {
		r := resign(p, 4, p.records[5].File)
		put(f, r)
		relog(t, p, f, with(p, 4, r)...)
	}, ruleBallot, ByServer, nil},
	{"the log's entries are not sorted", func(t *testing.T, p *testPoll, f files) {
		records := slices.Clone(p.records)
		records[2], records[3] = records[3], records[2]
		relog(t, p, f, records...)
	}, ruleOrder, ByServer, []rule{ruleMissing, ruleExtra}},
	{"the log has an entry twice", func(t *testing.T, p *testPoll, f files) {
		relog(t, p, f, slices.Insert(slices.Clone(p.records), 3, p.records[3])...)
	}, ruleOrder, ByServer, []rule{ruleMissing}},
	{"the log has a ballot and its withdrawal", func(t *testing.T, p *testPoll, f files) {
		w := ballot.SignWithdrawal(p.keys[hash(p, 3)], p.id, 1)
		r := &Record{Key: w.Key, Seq: w.Seq, Signature: w.Signature, Withdrawn: true}
		put(f, r)
		relog(t, p, f, slices.Insert(slices.Clone(p.records), 4, r)...)
	}, ruleOrder, ByServer, nil},
	{"the checkpoint is of another poll of the same server", func(t *testing.T, p *testPoll, f files) {
		other := *p
		other.id = [32]byte{1}
		f[nameCheckpoint] = other.checkpoint(t, p.records)
	}, ruleCheckpoint, ByGiver, []rule{ruleRoot}},
	{"the checkpoint is signed by another server of the same name", func(t *testing.T, p *testPoll, f files) {
		other := *p
		other.server, _ = signerOf(t, "poll.example")
		f[nameCheckpoint] = other.checkpoint(t, p.records)
	}, ruleCheckpoint, ByGiver, []rule{ruleRoot}},
	{"the checkpoint is of a smaller log", func(t *testing.T, p *testPoll, f files) {
		f[nameCheckpoint] = p.checkpoint(t, p.records[:9])
	}, ruleRoot, ByGiver, nil},
	{"the definition is swapped", func(_ *testing.T, p *testPoll, f files) {
		d := *p.definition
		d.Title = words("Autre chose")
		f[nameDefinition] = d.Encode()
	}, ruleCheckpoint, ByGiver, []rule{ruleRoot, ruleStatements, rulePublished, ruleSealed, ruleStated, ruleBallot, ruleWithdrawal}},
	{"a statement is another organizer's", func(t *testing.T, p *testPoll, f files) {
		other := *p
		other.organizer, _ = signerOf(t, "mairie")
		f[statementName(1)] = other.statement(t, 1, translog.Close)
	}, ruleStatements, ByGiver, []rule{ruleStated}},
	{"a statement is of another poll", func(t *testing.T, p *testPoll, f files) {
		other := *p
		other.id = [32]byte{1}
		f[statementName(1)] = other.statement(t, 1, translog.Close)
	}, ruleStatements, ByGiver, []rule{ruleStated}},
	{"a statement is renumbered", func(_ *testing.T, _ *testPoll, f files) {
		f[statementName(2)], f[statedName(2)] = f[statementName(1)], f[statedName(1)]
	}, ruleStatements, ByGiver, nil},
	{"the first statement is missing", func(_ *testing.T, _ *testPoll, f files) {
		f[statementName(0)] = f[statementName(1)]
		delete(f, statementName(1))
		delete(f, statedName(1))
	}, ruleStatements, ByGiver, nil},
	{"all statements are missing", func(_ *testing.T, _ *testPoll, f files) {
		delete(f, statementName(0))
		delete(f, statementName(1))
		delete(f, statedName(1))
	}, ruleStatements, ByGiver, nil},
	{"the journal's checkpoint is signed by another server of the same name", func(t *testing.T, p *testPoll, f files) {
		other := *p
		other.server, _ = signerOf(t, "poll.example")
		other.journal(t, p.history(p.records)).put(f)
	}, ruleJournal, ByGiver, []rule{rulePublished, ruleSealed, ruleStated}},
	{"the journal's checkpoint is that of a poll log", func(_ *testing.T, _ *testPoll, f files) { f[nameJournal] = f[nameCheckpoint] },
		ruleJournal, ByGiver, []rule{rulePublished, ruleSealed, ruleStated}},
	{"the journal does not know that the poll was published", func(t *testing.T, p *testPoll, f files) {
		h := p.history(p.records)
		h.published = translog.Published([32]byte{9})
		p.journal(t, h).put(f)
	}, rulePublished, ByServerOrGiver, nil},
	{"the journal has the sealing of another log of the poll", func(t *testing.T, p *testPoll, f files) {
		p.journal(t, p.history(p.records[1:])).put(f)
	}, ruleSealed, ByServerOrGiver, nil},
	{"the journal has the sealing of another number of entries", func(t *testing.T, p *testPoll, f files) {
		h := p.history(p.records)
		h.sealed.Size++
		p.journal(t, h).put(f)
	}, ruleSealed, ByServerOrGiver, nil},
	{"the journal does not know a statement", func(t *testing.T, p *testPoll, f files) {
		h := p.history(p.records)
		h.stated[0] = translog.Stated(p.id, []byte("another"))
		p.journal(t, h).put(f)
	}, ruleStated, ByServerOrGiver, nil},
	{"the proofs of publication and sealing are swapped", func(_ *testing.T, _ *testPoll, f files) {
		f[namePublished], f[nameSealed] = f[nameSealed], f[namePublished]
	}, rulePublished, ByServerOrGiver, []rule{ruleSealed}},
	{"one bit of a proof is changed", func(_ *testing.T, _ *testPoll, f files) { f[nameSealed] = changed(f[nameSealed], 20) },
		ruleSealed, ByServerOrGiver, nil},
	{"a proof is cut", func(_ *testing.T, _ *testPoll, f files) { f[nameSealed] = f[nameSealed][:40] },
		ruleSealed, ByServerOrGiver, nil},
}

func TestEveryAttackOnAnArchiveIsFoundAndTheRightOneBlamed(t *testing.T) {
	polls := []*testPoll{fixture()}
	if os.Getenv(long) != "" {
		for range 30 {
			polls = append(polls, newPoll(t, 10, 2))
		}
	}
	for _, p := range polls {
		everyAttackIsFound(t, p)
	}
}

func everyAttackIsFound(t *testing.T, p *testPoll) {
	for _, attack := range attacks {
		t.Run(attack.name, func(t *testing.T) {
			f := members(t, p.write(t, false))
			attack.change(t, p, f)
			verifyFails(t, pack(t, f), attack.rule, attack.culprit)

			// The control: without the rules that stop it, the attack succeeds; with any one of them, it does not.
			rules := append([]rule{attack.rule}, attack.others...)
			a := must(readBytes(pack(t, f)))(t)
			a.without = map[rule]bool{}
			for _, r := range rules {
				a.without[r] = true
			}
			if err := a.Verify(nil); err != nil {
				t.Errorf("even without %v: %v", rules, err)
			}
			for _, r := range rules {
				a.without[r] = false
				if err := a.Verify(nil); err == nil {
					t.Errorf("%s alone does not find it", r)
				}
				a.without[r] = true
			}
		})
	}
}

func verifyFails(t *testing.T, archive []byte, want rule, culprit string) {
	t.Helper()
	a, err := readBytes(archive)
	if err != nil {
		t.Fatal(err)
	}
	err = a.Verify(nil)
	f, ok := errors.AsType[*Failure](err)
	if !ok || f.rule != want || f.Culprit != culprit || f.What == "" || f.Hint == "" {
		t.Errorf("found %#v, want %s, %s", err, want, culprit)
	}
}

// A server that breaks its own definition's limits: the same archive under stricter definitions, signed by everybody.
func TestAnArchiveBeyondTheLimitsOfItsPollIsTheServersFault(t *testing.T) {
	for name, withdrawn := range map[string]int{"too few ballots": 8, "too many entries": 0} {
		t.Run(name, func(t *testing.T) {
			p := newPollWith(t, 10, withdrawn, 9)
			verifyFails(t, p.write(t, false), ruleLimits, ByServer)
			verifyFails(t, p.write(t, true), ruleLimits, ByServer)
			a := must(readBytes(p.write(t, false)))(t)
			a.without = map[rule]bool{ruleLimits: true}
			if err := a.Verify(nil); err != nil {
				t.Errorf("even without the rule: %v", err)
			}
		})
	}
}

func TestAPublicArchiveProvesAllSignatures(t *testing.T) {
	p := fixture()
	for name, change := range map[string]func(f files){
		"a proof's signature is changed": func(f files) { f[proofName(hash(p, 2))] = changed(f[proofName(hash(p, 2))], 50) },
		"the server logs another file than was signed": func(f files) {
			r := *p.records[2]
			r.FileHash[0] ^= 1
			relog(t, p, f, with(p, 2, &r)...)
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := members(t, p.write(t, true))
			change(f)
			verifyFails(t, pack(t, f), ruleBallot, ByServerOrGiver)
		})
	}
	f := members(t, p.write(t, true))
	delete(f, proofName(hash(p, 2)))
	verifyFails(t, pack(t, f), ruleMissing, ByGiver)
}
