package poll_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"os"
	"testing"

	"isoloir/crypto/seal"
	"isoloir/poll"
	"isoloir/poll/randomize"
)

// The attacker who reads lengths: what anyone sees of a ballot must not depend on the answers. Definitions are drawn at random, and of
// each many answers.
func TestBallotsOfOnePollAreEquallyLongWhateverIsAnswered(t *testing.T) {
	polls, answers := 25, 200
	if os.Getenv("ISOLOIR_LONG") != "" {
		polls, answers = 300, 1000
	}
	f := loadFixtures(t)
	sealed, lengths, bareLengths := 0, 0, 0
	for n := range polls {
		d := definitions(f).Example(n)
		id := poll.IDOf(d.Encode())
		sealer, err := seal.New(id, d.Recipients, d.BallotSize)
		if err != nil {
			t.Fatal(err)
		}
		key := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{byte(n)}, ed25519.SeedSize))
		of, bare := map[int]bool{}, map[int]bool{}
		for i := range answers {
			a, problems := d.ReadAnswers([]byte(looseAnswers(d).Example(n*answers + i)))
			if len(problems) > 0 {
				continue
			}
			padded, err := d.EncodeAnswers(randomize.Answers(d, a, rand.Reader))
			if err != nil {
				t.Fatal(err)
			}
			b, err := sealer.Seal(key, uint32(i%101), padded)
			if err != nil {
				t.Fatal(err)
			}
			of[len(b.Submission())] = true
			bare[len(bytes.TrimRight(padded, " "))] = true
			sealed++
		}
		if len(of) > 1 {
			t.Errorf("the ballots of one poll have the lengths %v", of)
		}
		lengths, bareLengths = lengths+len(of), bareLengths+len(bare)
	}
	t.Logf("%d ballots of %d polls: %d lengths; control, without the padding: %d lengths", sealed, polls, lengths, bareLengths)
	if sealed < 1000 || bareLengths < 10*lengths {
		t.Error("too few ballots, or answers that are equally long anyway: the test proves nothing")
	}
}
