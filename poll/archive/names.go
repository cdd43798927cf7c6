package archive

import (
	"encoding/hex"
	"fmt"
	"strings"
)

// Names of members (docs/formats.md §9).
const (
	nameDefinition = "definition.json"
	nameJournal    = "journal/checkpoint"
	namePublished  = "journal/published"
	nameSealed     = "journal/sealed"
	nameCheckpoint = "log/checkpoint"
	nameEntries    = "log/entries"
	nameTokens     = "tokens/count"
	nameAudit      = "tokens/redemptions.age"

	dirBallots     = "ballots/"
	dirStated      = "journal/statements/"
	dirStatements  = "statements/"
	dirWithdrawals = "withdrawals/"

	suffixAge   = ".age"
	suffixProof = ".proof"
)

func ageName(hash [32]byte) string   { return dirBallots + hex.EncodeToString(hash[:]) + suffixAge }
func proofName(hash [32]byte) string { return dirBallots + hex.EncodeToString(hash[:]) + suffixProof }
func withdrawalName(hash [32]byte) string {
	return dirWithdrawals + hex.EncodeToString(hash[:]) + suffixProof
}
func statementName(counter int) string { return fmt.Sprintf(dirStatements+"%010d", counter) }
func statedName(counter int) string    { return fmt.Sprintf(dirStated+"%010d", counter) }

// A kind is what a member is, by its name.
type kind int

const (
	kindNone kind = iota
	kindAge
	kindProof
	kindDefinition
	kindJournal
	kindPublished
	kindSealed
	kindStated
	kindCheckpoint
	kindEntries
	kindStatement
	kindTokens
	kindAudit
	kindWithdrawal
)

// single are the members that every archive has once.
var single = map[string]kind{
	nameDefinition: kindDefinition,
	nameJournal:    kindJournal,
	namePublished:  kindPublished,
	nameSealed:     kindSealed,
	nameCheckpoint: kindCheckpoint,
	nameEntries:    kindEntries,
	nameTokens:     kindTokens,
	nameAudit:      kindAudit,
}

// classify says what a name stands for, and the ballot key hash in it if there is one. Statements are recognized by their
// directory: their order and numbers are checked against what they say.
func classify(name string) (kind, [32]byte) {
	switch {
	case strings.HasPrefix(name, dirStatements):
		return kindStatement, [32]byte{}
	case strings.HasPrefix(name, dirStated):
		return kindStated, [32]byte{}
	}
	if k, ok := single[name]; ok {
		return k, [32]byte{}
	}
	_, base, _ := strings.Cut(name, "/")
	base, _, _ = strings.Cut(base, ".")
	raw, err := hex.DecodeString(base)
	if err != nil || len(raw) != 32 {
		return kindNone, [32]byte{}
	}
	hash := [32]byte(raw)
	switch name {
	case ageName(hash):
		return kindAge, hash
	case proofName(hash):
		return kindProof, hash
	case withdrawalName(hash):
		return kindWithdrawal, hash
	}
	return kindNone, [32]byte{}
}
