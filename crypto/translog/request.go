package translog

import (
	"encoding/base64"
	"fmt"

	"golang.org/x/mod/sumdb/note"
)

const requestHeader = "isoloir/archive-request/v1"

// NonceSize is the size of the nonce of an archive request, in bytes.
const NonceSize = 40

// An ArchiveRequest asks the server for the whole archive of a poll.
type ArchiveRequest struct {
	Poll  [32]byte
	Nonce []byte // NonceSize bytes, from the server
}

// Sign returns the request as a note signed by the organizer's key.
func (r ArchiveRequest) Sign(s note.Signer) ([]byte, error) {
	if len(r.Nonce) != NonceSize {
		return nil, fmt.Errorf("a nonce has %d bytes, not %d", NonceSize, len(r.Nonce))
	}
	nonce := base64.StdEncoding.EncodeToString(r.Nonce)
	return sign(fmt.Sprintf("%s\npoll %s\nnonce %s\n", requestHeader, formatPollID(r.Poll), nonce), s)
}

// OpenArchiveRequest reads a request that must be signed by vkey, the definition's organizer key, and by nobody else.
// Whether the poll is the right one, and the nonce one of the server's, is for the caller to check.
func OpenArchiveRequest(msg []byte, vkey string) (ArchiveRequest, error) {
	text, err := open(msg, vkey, false)
	if err != nil {
		return ArchiveRequest{}, fmt.Errorf("bad archive request: %w", err)
	}
	in := lineReader{rest: text}
	var r ArchiveRequest
	in.header(requestHeader)
	r.Poll = in.poll(in.value("poll"))
	r.Nonce = in.bytes(in.value("nonce"), NonceSize)
	if err := in.end(); err != nil {
		return ArchiveRequest{}, fmt.Errorf("bad archive request: %w", err)
	}
	return r, nil
}
