package box

// Signers counts the keys to sign tokens that are held in memory.
func (b *Box) Signers() (n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, p := range b.polls {
		p.keyMu.Lock()
		if p.signer != nil {
			n++
		}
		p.keyMu.Unlock()
	}
	return n
}
