package author

import (
	"os"
	"slices"
	"testing"

	"isoloir/poll"
)

func TestAnAssociationsVoteByCodesIsRead(t *testing.T) {
	src, err := os.ReadFile("testdata/vote-association.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d := read(t, string(src)).Poll
	chair, budget := d.Question("presidence"), d.Question("budget")
	if d.Admission != poll.AdmissionCodes || !slices.Equal(chair.CountedBy(), []poll.Method{poll.Schulze, poll.InstantRunoff}) || chair.Omitted() != poll.OmittedLast ||
		!slices.Equal(budget.CountedBy(), []poll.Method{poll.MajorityJudgment}) || budget.Omitted() != poll.OmittedWorst {
		t.Errorf("%+v\n%+v", chair, budget)
	}
}
