package open

import (
	"bytes"
	"io"

	"filippo.io/age"
)

// File opens a plain age file, such as a server seals for a poll's auditor. The error is [ErrNotForKey] if it is for another key.
func File(file io.Reader, identity Identity) ([]byte, error) {
	r, err := age.Decrypt(file, identity)
	if err != nil {
		return nil, ErrNotForKey
	}
	var out bytes.Buffer
	_, err = io.Copy(&out, r)
	return out.Bytes(), err
}
