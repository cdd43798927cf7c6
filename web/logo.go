package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"image/png"
)

const (
	maxLogoFile = 1 << 20  // bytes of what an operator gives
	maxLogo     = 64 << 10 // bytes of what is served
	maxLogoSide = 1024     // pixels
)

// A Logo is the picture that a server shows in the place of the booth's mark.
type Logo struct {
	Path string // where it is served: [Brand.Logo]. It bears the hash of the content
	png  []byte
}

// NewLogo reads a picture, a PNG of at most 1,024 × 1,024 pixels, and writes it anew, so that nothing of the file is served but what is
// seen: no words, no times, no place where it was taken. That must fit into 64 KB.
func NewLogo(file []byte) (*Logo, error) {
	if len(file) > maxLogoFile {
		return nil, fmt.Errorf("the logo has %d bytes, and may have %d", len(file), maxLogoFile)
	}
	size, err := png.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("the logo is not a PNG picture: %w", err)
	}
	if size.Width > maxLogoSide || size.Height > maxLogoSide {
		return nil, fmt.Errorf("the logo has %d × %d pixels, and may have %d × %d", size.Width, size.Height, maxLogoSide, maxLogoSide)
	}
	picture, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("the logo cannot be read: %w", err)
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, picture); err != nil {
		return nil, fmt.Errorf("the logo cannot be written: %w", err)
	}
	if out.Len() > maxLogo {
		return nil, fmt.Errorf("the logo takes %d bytes, and may take %d: make it smaller, or use fewer colours", out.Len(), maxLogo)
	}
	return &Logo{Path: pathOfLogo(out.Bytes()), png: out.Bytes()}, nil
}

// pathOfLogo names a picture by the first 80 bits of its hash.
func pathOfLogo(content []byte) string {
	hash := sha256.Sum256(content)
	return logoDir + base32.StdEncoding.EncodeToString(hash[:10]) + ".png"
}

const logoDir = "/assets/logo-"

// CheckLogo reports whether content is the picture that a brand names, and nothing but a picture.
func CheckLogo(path string, content []byte) error {
	if pathOfLogo(content) != path {
		return errors.New("the logo is not the picture that its name stands for")
	}
	if _, err := NewLogo(content); err != nil {
		return err
	}
	return nil
}
