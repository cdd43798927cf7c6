package archive

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"isoloir/crypto/translog"
)

// A witness as another program would write it from C2SP tlog-cosignature.
type witness struct {
	name string
	id   []byte // four bytes
	key  ed25519.PrivateKey
}

func newWitness(t *testing.T, name string) (witness, translog.Witness) {
	t.Helper()
	public, key, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	raw := append([]byte{0x04}, public...)
	sum := sha256.Sum256(append([]byte(name+"\n"), raw...))
	w := must(translog.ParseWitness(fmt.Sprintf("%s+%x+%s", name, sum[:4], base64.StdEncoding.EncodeToString(raw))))(t)
	return witness{name, sum[:4], key}, w
}

// cosign appends the witness's line to a checkpoint.
func (w witness) cosign(checkpoint []byte) []byte {
	text, _, _ := bytes.Cut(checkpoint, []byte("\n\n"))
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s\n", 1_770_000_000, text)
	line := binary.BigEndian.AppendUint64(slices.Clone(w.id), 1_770_000_000)
	line = append(line, ed25519.Sign(w.key, []byte(signed))...)
	return fmt.Appendf(checkpoint, "— %s %s\n", w.name, base64.StdEncoding.EncodeToString(line))
}

func TestAQuorumOfWitnessesIsDemanded(t *testing.T) {
	p := fixture()
	first, firstKey := newWitness(t, "first.example")
	second, secondKey := newWitness(t, "second.example")
	_, third := newWitness(t, "third.example")
	impostor, _ := newWitness(t, "third.example")
	f := members(t, p.write(t, false))
	alone := bytes.Clone(f[nameJournal])
	cosigned := second.cosign(first.cosign(bytes.Clone(alone)))
	all := []translog.Witness{firstKey, secondKey, third}
	for name, c := range map[string]struct {
		checkpoint []byte
		witnesses  []translog.Witness
		quorum     int
		good       bool
	}{
		"two of three":                     {cosigned, all, 2, true},
		"nobody is asked for":              {alone, nil, 0, true},
		"three of three":                   {cosigned, all, 3, false},
		"the server showed it to none":     {alone, all, 1, false},
		"one cosigned another checkpoint":  {append(bytes.Clone(alone), lineOf(first.cosign(bytes.Clone(f[nameCheckpoint])))...), all, 1, false},
		"another key of a witness's name":  {impostor.cosign(bytes.Clone(alone)), []translog.Witness{third}, 1, false},
		"one witness is asked for twice":   {first.cosign(bytes.Clone(alone)), []translog.Witness{firstKey, firstKey}, 2, false},
		"the ones that cosigned are asked": {cosigned, all[:2], 2, true},
	} {
		t.Run(name, func(t *testing.T) {
			f[nameJournal] = c.checkpoint
			a := must(readBytes(pack(t, f)))(t)
			err := a.Verify(nil, Cosigned(c.witnesses, c.quorum))
			if c.good {
				if err != nil {
					t.Error(err)
				}
				return
			}
			failure, ok := errors.AsType[*Failure](err)
			if !ok || failure.rule != ruleWitnesses || failure.Culprit != ByServerOrGiver {
				t.Errorf("%v", err)
			}
			if err := a.Verify(nil); err != nil {
				t.Errorf("the control, without the demand: %v", err)
			}
		})
	}
}

// lineOf returns the last line.
func lineOf(note []byte) []byte {
	lines := bytes.SplitAfter(note, []byte("\n"))
	return lines[len(lines)-2]
}

func TestAPollSealedBeforeItsCloseNeedsTheOrganizersStatement(t *testing.T) {
	early := fixture().definition.Closes.Add(-time.Hour)
	closed := must(readBytes(fixture().write(t, true)))(t)
	if err := closed.Verify(nil, AsOf(early)); err != nil {
		t.Errorf("the organizer closed it: %v", err)
	}
	p := newPoll(t, 4, 0)
	p.statements = p.statements[:1]
	a := must(readBytes(p.write(t, true)))(t)
	failure, ok := errors.AsType[*Failure](a.Verify(nil, AsOf(early)))
	if !ok || failure.rule != ruleEarly || failure.Culprit != ByServerOrGiver || !strings.Contains(failure.What, "2026-02-01T00:00:00Z") {
		t.Errorf("%v", failure)
	}
	for _, control := range [][]Demand{nil, {AsOf(p.definition.Closes)}} {
		if err := a.Verify(nil, control...); err != nil {
			t.Errorf("the control: %v", err)
		}
	}
}
