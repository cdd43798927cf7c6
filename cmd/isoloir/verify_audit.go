package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"isoloir/crypto/keyring"
	"isoloir/crypto/open"
	"isoloir/poll"
	"isoloir/poll/archive"
)

// auditorFlags name the auditor's key, of a poll whose turnout is auditable.
type auditorFlags struct{ file, passphraseFile string }

func (f *auditorFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.file, "auditor-key", "", "prove too that the server signed no token without a code, with the key `FILE` of the auditor that the poll names")
	addPassphraseFlag(cmd, &f.passphraseFile)
}

// audited is what is known of an auditable turnout.
type audited struct {
	Proven      bool  `json:"proven"` // with the auditor's key
	Redemptions int64 `json:"redemptions,omitempty"`
	Revoked     int64 `json:"by_revoked_codes,omitempty"`
}

// prove opens what the server sealed for the auditor, if their key is given, and holds it against the archive, which was verified. It returns nil for a poll
// without an auditor.
func (f *auditorFlags) prove(cmd *cobra.Command, a *archive.Archive) (*audited, error) {
	auditable := a.Definition().Turnout == poll.TurnoutAuditable
	switch {
	case !auditable && f.file != "":
		return nil, misusef("leave it out", "--auditor-key has no use here: the turnout of this poll is hidden, and nothing is left that shows it")
	case !auditable:
		return nil, nil
	case f.file == "":
		return &audited{}, nil
	}
	key, err := f.read(cmd, a.Definition().Auditor)
	if err != nil {
		return nil, err
	}
	sealed, err := a.Redemptions()
	if err != nil {
		return nil, err
	}
	opened, err := open.File(sealed, key)
	var t archive.Turnout
	if err == nil {
		t, err = a.VerifyAudit(opened)
	}
	// Its hash is the one that the server signed, so nobody has changed it since. Other errors are of this machine's disk.
	if errors.Is(err, open.ErrNotForKey) || errors.Is(err, open.ErrDamaged) {
		return nil, errors.Join(&archive.Failure{What: "what the server sealed for the auditor does not open with the auditor's key", Culprit: archive.ByServer,
			Hint: "keep this file: it is the evidence"}, err)
	}
	return &audited{true, t.Redemptions, t.Revoked}, err
}

// read returns what opens the auditor's files: of the identities in the file, the auditor's. Whoever audits need not be an organizer, and may have made
// the key with age.
func (f *auditorFlags) read(cmd *cobra.Command, auditor string) (open.Identity, error) {
	data, err := readSmall(cmd.InOrStdin(), f.file)
	if err != nil {
		return nil, err
	}
	openers, err := keyring.ReadOpeners(data, asking(cmd, f.file, f.passphraseFile))
	if errors.Is(err, keyring.ErrNotAKey) {
		return nil, &failure{err: fmt.Errorf("%s holds no key that opens files", f.file), code: exitKey, hint: "it is the file that age-keygen or isoloir key new wrote"}
	}
	if err != nil {
		return nil, keyError(f.file, err)
	}
	for _, o := range openers {
		if o.Recipient == auditor {
			return o.Identity, nil
		}
	}
	return nil, &failure{err: fmt.Errorf("%s is not the key of this poll's auditor", f.file), code: exitKey, hint: "the poll names " + auditor}
}

func (t *audited) text() string {
	switch {
	case t == nil:
		return "turnout:   hidden: nothing shows whether the server signed tokens for codes that nobody used\n"
	case !t.Proven:
		return "turnout:   auditable, and not proven here: only with --auditor-key can it be seen whether the server signed tokens for codes that nobody used\n"
	}
	text := fmt.Sprintf("turnout:   proven: %s, each signed by another of the organizer's codes, as many as the server says it signed tokens\n", plural(t.Redemptions, "redemption"))
	if t.Revoked > 0 {
		text += fmt.Sprintf("           %d of them by revoked codes: used before they were revoked, or the server took them in spite of it, which nobody can tell\n", t.Revoked)
	}
	return text
}
