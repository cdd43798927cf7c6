package ballot

import (
	"crypto/ed25519"
	"encoding/binary"
	"fmt"
)

const withdrawalSize = ed25519.PublicKeySize + seqSize + ed25519.SignatureSize

// MaxWithdrawalSeq is the highest seq of a withdrawal: the ballot that was replaced for the last time can still be taken back.
const MaxWithdrawalSeq = MaxSeq + 1

// A Withdrawal is a ballot key's last word: its ballot is taken back, and none follows.
type Withdrawal struct {
	Key       ed25519.PublicKey // 32 bytes
	Seq       uint32            // one more than the seq of the ballot it takes back
	Signature []byte            // 64 bytes
}

// ParseWithdrawal reads the 100 bytes of a withdrawal and checks seq, ballot key and signature, in this order. Key and Signature
// alias body. The error is an [*Error]: bad_body, seq_too_high, bad_ballot_key or bad_signature.
func ParseWithdrawal(pollID [32]byte, body []byte) (*Withdrawal, error) {
	if len(body) != withdrawalSize {
		return nil, &Error{CodeBadBody, fmt.Sprintf("%d bytes, where a withdrawal has %d", len(body), withdrawalSize)}
	}
	w := &Withdrawal{
		Key:       body[:ed25519.PublicKeySize],
		Seq:       binary.BigEndian.Uint32(body[ed25519.PublicKeySize:]),
		Signature: body[ed25519.PublicKeySize+seqSize:],
	}
	if w.Seq > MaxWithdrawalSeq {
		return nil, errSeqTooHigh
	}
	if err := CheckKey(w.Key); err != nil {
		return nil, err
	}
	if err := verify(w.Key, signedWithdrawal(pollID, w.Seq), w.Signature); err != nil {
		return nil, err
	}
	return w, nil
}

// SignWithdrawal makes a withdrawal from this poll.
func SignWithdrawal(key ed25519.PrivateKey, pollID [32]byte, seq uint32) *Withdrawal {
	return &Withdrawal{
		Key:       key.Public().(ed25519.PublicKey),
		Seq:       seq,
		Signature: ed25519.Sign(key, signedWithdrawal(pollID, seq)),
	}
}

// Bytes returns the withdrawal as it is sent: ballot key, seq, signature, 100 bytes.
func (w *Withdrawal) Bytes() []byte {
	out := make([]byte, 0, withdrawalSize)
	out = append(out, w.Key...)
	out = binary.BigEndian.AppendUint32(out, w.Seq)
	return append(out, w.Signature...)
}

func signedWithdrawal(pollID [32]byte, seq uint32) []byte {
	message := append([]byte("isoloir/withdrawal/v1\n"), pollID[:]...)
	return binary.BigEndian.AppendUint32(message, seq)
}
