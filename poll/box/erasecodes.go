package box

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"iter"

	"isoloir/crypto/token"
	"isoloir/crypto/translog"
)

// eraseCodes forgets who took part, once the poll is closed: the codes, which of them were used, and the key that signed tokens. What
// an auditor may see of it, if the poll has one and is released, is sealed before.
func (b *Box) eraseCodes(ctx context.Context, p *openPoll, withheld bool) error {
	if p.tokenKey == nil {
		return nil
	}
	// The key that signs is held with the poll. Whoever finds the poll from now on finds it closed, before they look for the key; a request still under
	// way holds it no longer than itself.
	b.mu.Lock()
	b.drop(p.id)
	b.mu.Unlock()
	var audit Audited
	if p.auditor != nil && !withheld {
		statements, err := b.store.Statements(ctx, p.id) // the close mark stands, so none comes after these
		if err != nil {
			return err
		}
		said, err := saidOfCodes(p, statements)
		if err != nil {
			return err
		}
		audit = p.audit(said.lists)
	}
	_, err := b.store.EraseCodes(ctx, p.id, audit)
	return err
}

// audit seals what p's auditor may see, with so many lists.
func (p *openPoll) audit(lists int) Audited {
	return func(to io.Writer, announced iter.Seq2[[]byte, error], used iter.Seq2[Used, error]) error {
		sealed, err := p.auditor.Seal(to)
		if err != nil {
			return err
		}
		w := token.NewAuditWriter(sealed, p.id, uint32(lists)) //nolint:gosec // as many as there are statements
		for list, err := range announced {
			if err := errors.Join(err, w.List(list)); err != nil {
				return err
			}
		}
		for u, err := range used {
			if err := errors.Join(err, w.Used(&u)); err != nil {
				return err
			}
		}
		return errors.Join(w.Close(), sealed.Close())
	}
}

// sealedAudit opens what is sealed for p's auditor, and hashes it; nil if p has no auditor.
func (b *Box) sealedAudit(ctx context.Context, p *openPoll) (sealed io.ReadSeekCloser, hash [32]byte, err error) {
	if p.auditor == nil {
		return nil, hash, nil
	}
	if sealed, err = b.store.Audit(ctx, p.id); err != nil {
		return nil, hash, err
	}
	h := sha256.New()
	if _, err := io.Copy(h, sealed); err != nil {
		return nil, hash, errors.Join(err, sealed.Close())
	}
	return sealed, [32]byte(h.Sum(nil)), nil
}

// countTokens signs how many codes a closed poll had, whose codes are erased, and how many of them bought a token, and names by its hash what the
// auditor may see; nil if it has no codes.
func (b *Box) countTokens(ctx context.Context, p *openPoll, statements [][]byte, audit [32]byte) (signed []byte, err error) {
	if p.tokenKey == nil {
		return nil, nil
	}
	used, err := b.store.EraseCodes(ctx, p.id, nil)
	if err != nil {
		return nil, err
	}
	said, err := saidOfCodes(p, statements)
	if err != nil {
		return nil, err
	}
	count := translog.TokenCount{Poll: p.id, Tokens: uint64(used), Codes: said.added, Revoked: said.revoked, Redemptions: audit}
	return count.Sign(b.options.Signer)
}

// codesSaid is what statements say of codes.
type codesSaid struct {
	lists          int
	added, revoked uint64
}

func saidOfCodes(p *openPoll, statements [][]byte) (said codesSaid, err error) {
	for _, note := range statements {
		s, err := translog.OpenStatement(note, p.definition.OrganizerKey)
		if err != nil {
			return said, err
		}
		n, _, ok := s.Codes()
		if !ok {
			continue
		}
		said.lists++
		if s.Kind == translog.CodesAdded {
			said.added += n
		} else {
			said.revoked += n
		}
	}
	return said, nil
}
