package main

import (
	"errors"
	"strings"
	"testing"
)

func TestLimitsThatMakeNoSenseAreRefusedWithAHint(t *testing.T) {
	for _, c := range []struct {
		limits  limits
		refused string
	}{
		{limits{most: 3000, proxies: []string{"10.0.0.5", "10.1.0.0/16", "2001:db8::/64"}}, ""},
		{limits{most: -1}, "from 0 up"},
		{limits{most: 10, proxies: []string{"proxy.example"}}, "an address or a prefix"},
		{limits{most: 10, proxies: []string{"0.0.0.0/0"}}, "trusts everybody"},
		{limits{most: 10, proxies: []string{"::/0"}}, "trusts everybody"},
		{limits{most: 0, proxies: []string{"10.0.0.5"}}, "has no use"},
	} {
		_, err := c.limits.make()
		var wrong *misuse
		if (err == nil) != (c.refused == "") || err != nil && (!errors.As(err, &wrong) || !strings.Contains(err.Error(), c.refused)) {
			t.Errorf("%+v: %v, want %q", c.limits, err, c.refused)
		}
	}
	if l, err := (&limits{}).make(); l != nil || err != nil {
		t.Errorf("without a limit: %v, %v", l, err)
	}
}
