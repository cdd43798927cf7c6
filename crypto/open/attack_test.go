package open

import (
	"bytes"
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/sha256"
	"slices"
	"testing"

	"golang.org/x/crypto/chacha20poly1305"

	"isoloir/crypto/ballot"
)

// The thief writes their own key into a neighbour's ballot, signs it and sends it in, to vote as the neighbour did (or, if the
// tally is small, to see how that was).
func TestABallotMovedToAnotherKeyPassesTheDoorAndDoesNotOpen(t *testing.T) {
	for _, kind := range []string{"hybrid", "x25519"} {
		f := newFixture(t, kind, 1, testSize)
		thief := newKey(t)
		file := rebound(t, f.good, testPoll, thief.Public().(ed25519.PublicKey))
		stolen, err := f.template.Parse(signed(thief, testPoll, file).Submission())
		if err != nil {
			t.Fatalf("the door sees more than it can: %v", err)
		}
		if _, err := f.opener.Open(stolen); reasonOf(err) != "bad_mac" {
			t.Errorf("%s: got %v", kind, err)
		}
		control(t, f, stolen)
	}
}

func TestABallotMovedToAnotherPollDoesNotOpen(t *testing.T) {
	f := newFixture(t, "hybrid", 1, testSize)
	theirs := f.templateOf(t, otherPoll)
	opener := newOpener(t, theirs, f.identity)

	// As it is, signed for the other poll: refused at the door, and again on opening.
	as := signed(f.key, otherPoll, f.good.File)
	if reason := reasonAtTheDoor(theirs, as); reason != "wrong_poll" {
		t.Errorf("at the door: %q", reason)
	}
	if _, err := opener.Open(as); reasonOf(err) != "wrong_poll" {
		t.Errorf("on opening: %v", err)
	}
	// With the stanza rewritten it passes the door, and the MAC stops it.
	moved := signed(f.key, otherPoll, rebound(t, f.good, otherPoll, f.good.Key))
	if _, err := theirs.Parse(moved.Submission()); err != nil {
		t.Fatalf("the door sees more than it can: %v", err)
	}
	if _, err := opener.Open(moved); reasonOf(err) != "bad_mac" {
		t.Errorf("rewritten: %v", err)
	}
	control(t, f, moved)
}

// control shows that nothing but the header's MAC stands between a moved ballot and its answers.
func control(t *testing.T, f fixture, moved *ballot.Ballot) {
	t.Helper()
	size := f.template.HeaderSize()
	fileKey, err := openHeader(f.good.File[:size], f.opener.identities) // the moved file's own stanza, under a header that holds
	if err != nil {
		t.Fatal(err)
	}
	if got, err := openPayload(fileKey, moved.File[size:]); err != nil || !bytes.Equal(got, f.padded) {
		t.Errorf("control: without the MAC the moved ballot does not open: %v", err)
	}
}

func TestACopyOrAReplayDoesNotOpen(t *testing.T) {
	f := newFixture(t, "x25519", 1, testSize)
	thief := newKey(t)
	later := *f.good
	later.Seq = 1
	for name, c := range map[string]struct {
		b      *ballot.Ballot
		reason string
	}{
		"another's file under the thief's key and signature": {signed(thief, testPoll, f.good.File), "bad_ballot_key"},
		"a ballot replayed with a later seq":                 {&later, "bad_signature"},
		"a ballot signed for another poll":                   {signed(f.key, otherPoll, f.good.File), "bad_signature"},
	} {
		if _, err := f.opener.Open(c.b); reasonOf(err) != c.reason {
			t.Errorf("%s: got %v, want %s", name, err, c.reason)
		}
		if got, err := decryptByAge(c.b.File, f.identity); err != nil || !bytes.Equal(got, f.padded) {
			t.Errorf("%s: control: age alone does not open it: %v", name, err)
		}
	}
}

// An organizer knows the file key of every ballot and can put another payload under the same header.
func TestAnOrganizerCannotResealABallot(t *testing.T) {
	f := newFixture(t, "hybrid", 1, testSize)
	size := f.template.HeaderSize()
	fileKey, err := openHeader(f.good.File[:size], f.opener.identities)
	if err != nil {
		t.Fatal(err)
	}
	forged := bytes.Replace(f.padded, []byte("yes"), []byte("no "), 1)
	file := append(bytes.Clone(f.good.File[:size]), sealChunk(t, fileKey, forged)...)

	resealed := &ballot.Ballot{Key: f.good.Key, Signature: f.good.Signature, File: file}
	if _, err := f.opener.Open(resealed); reasonOf(err) != "bad_signature" {
		t.Errorf("got %v", err)
	}
	if got, err := decryptByAge(file, f.identity); err != nil || !bytes.Equal(got, forged) {
		t.Errorf("control: age alone does not open the forgery: %v", err)
	}
}

// sealChunk makes a payload of one last chunk, of any length, under a nonce of zeros.
func sealChunk(t *testing.T, fileKey, plaintext []byte) []byte {
	t.Helper()
	nonce := make([]byte, 16)
	key, err := hkdf.Key(sha256.New, fileKey, nonce, "payload", 32)
	if err != nil {
		t.Fatal(err)
	}
	aead, err := chacha20poly1305.New(key)
	if err != nil {
		t.Fatal(err)
	}
	return aead.Seal(nonce, []byte{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, plaintext, nil) //nolint:gosec // the nonce of STREAM
}

func TestAChunkLongerThanAgeAllowsIsRefused(t *testing.T) {
	fileKey := make([]byte, 16)
	if got, err := openPayload(fileKey, sealChunk(t, fileKey, make([]byte, 65_536))); err != nil || len(got) != 65_536 {
		t.Errorf("the longest chunk: %d bytes, %v", len(got), err)
	}
	if _, err := openPayload(fileKey, sealChunk(t, fileKey, make([]byte, 65_537))); reasonOf(err) != "bad_payload" {
		t.Errorf("one byte more: %v", err)
	}
}

// Whoever holds the ballot key can sign anything. This is what then still refuses a file of which one byte was changed: the door,
// by the header's shape, and where it cannot see, the opener.
func TestAnyOneChangedByteIsRefusedEvenIfItIsSignedAgain(t *testing.T) {
	f := newFixture(t, "x25519", 1, 64)
	header := string(f.good.File[:f.template.HeaderSize()])
	pollAt := len("age-encryption.org/v1\n") + 98 + len("-> isoloir/v1 ")
	keyAt, macAt := pollAt+44, pollAt+44+43+2+len("--- ")
	seen := map[string]int{}
	for at := range f.good.File {
		changed := bytes.Clone(f.good.File)
		changed[at] ^= 1
		b := signed(f.key, testPoll, changed)
		reason := "door: " + reasonAtTheDoor(f.template, b)
		if reason == "door: " {
			_, err := f.opener.Open(b)
			reason = reasonOf(err)
		}
		seen[reason]++
		var allowed []string
		switch {
		case at >= len(header):
			allowed = []string{"bad_payload"}
		case at >= macAt && at < macAt+43:
			allowed = []string{"bad_mac", "door: bad_header"} // flipped into what is no base64
		case at >= keyAt && at < keyAt+43:
			allowed = []string{"door: bad_ballot_key", "door: bad_signature", "door: bad_header"}
		case at >= pollAt && at < pollAt+43:
			allowed = []string{"door: wrong_poll", "door: bad_header"}
		case at >= 32 && at < 32+43, at >= 76 && at < 76+43: // share and wrapped key
			allowed = []string{"not_for_key", "door: bad_header"}
		default:
			allowed = []string{"door: bad_header"}
		}
		if !slices.Contains(allowed, reason) {
			t.Errorf("byte %d: %q, want one of %q", at, reason, allowed)
		}
	}
	for _, reason := range []string{"bad_payload", "bad_mac", "not_for_key", "door: bad_header", "door: wrong_poll"} {
		if seen[reason] == 0 {
			t.Errorf("no byte is refused as %s: %v", reason, seen)
		}
	}
	if _, err := f.opener.Open(signed(f.key, testPoll, f.good.File)); err != nil {
		t.Errorf("control: unchanged and signed again: %v", err)
	}
}

func reasonAtTheDoor(template ballot.Template, b *ballot.Ballot) string {
	_, err := template.Parse(b.Submission())
	return reasonOf(refused(err))
}
