package main

import (
	"fmt"
	"net/netip"
	"time"

	"github.com/spf13/cobra"

	"isoloir/web"
)

// limits are how much may be posted from one part of the network.
type limits struct {
	most    int
	proxies []string
}

func (l *limits) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.IntVar(&l.most, "limit", web.DefaultLimit, "how `MANY` ballots, and how many codes, and a hundredth as many requests for token keys, are taken from one part of the network (IPv4 /24, IPv6 /56) within ten minutes; 0 takes any number")
	f.StringArrayVar(&l.proxies, "trusted-proxy", nil, "the `PREFIX` of the addresses of a proxy in front, such as 10.0.0.5 or 10.1.0.0/16, whose X-Forwarded-For is believed; may be repeated")
}

// make checks them. Without a limit it returns nil.
func (l *limits) make() (*web.Limits, error) {
	if l.most < 0 {
		return nil, &misuse{fmt.Sprintf("--limit takes a number from 0 up, not %d", l.most), fmt.Sprintf("leave it out: %d is the default", web.DefaultLimit)}
	}
	if l.most == 0 && len(l.proxies) > 0 {
		return nil, &misuse{"--trusted-proxy has no use with --limit 0", "nothing is counted then: leave one of them out"}
	}
	var trusted []netip.Prefix
	for _, text := range l.proxies {
		p, err := netip.ParsePrefix(text)
		if a, failed := netip.ParseAddr(text); failed == nil {
			p, err = netip.PrefixFrom(a, a.BitLen()), nil
		}
		switch {
		case err != nil:
			return nil, &misuse{fmt.Sprintf("--trusted-proxy takes an address or a prefix, not %q", text), "for example --trusted-proxy 10.0.0.5, or 10.1.0.0/16"}
		case p.Bits() == 0:
			return nil, &misuse{fmt.Sprintf("--trusted-proxy %s trusts everybody, who could then name any address", text), "name the proxy's own addresses"}
		}
		trusted = append(trusted, p.Masked())
	}
	if l.most == 0 {
		return nil, nil
	}
	return web.NewLimits(l.most, trusted, time.Now), nil
}
