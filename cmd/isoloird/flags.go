package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isoloir/poll/box"
	"isoloir/web"
)

const (
	defaultListen    = "127.0.0.1:8080"
	defaultTLSListen = ":443"
	anyone           = "anyone"

	defaultQuorum  = -1 // more than half
	minForgetEvery = time.Second
	defaultWork    = 16        // a tenth of a second in a browser, some seconds on an old phone
	maxWork        = 20        // and what a flood adds
	maxForgetEvery = time.Hour // what SECURITY.md and the booth promise
)

// A config is what the flags say.
type config struct {
	data       string
	store      string
	listen     string
	host       string
	tlsDomain  string
	publish    string
	publishers []string // verifier keys

	witnesses   []string // "VERIFIER-KEY URL"
	quorum      int
	forgetEvery time.Duration
	work        int // bits

	looks  looks
	limits limits
	onion  string

	onionListen string
}

func command() *cobra.Command {
	var c config
	cmd := &cobra.Command{
		Use:   "isoloird",
		Short: "Keep sealed ballots that this server cannot open",
		Long: `isoloird is the server of Isoloir: it publishes polls, takes sealed ballots that it cannot open, and hands them to the organizer after
the close. It writes no log of requests.

Who may publish polls is said by --publisher, by the file publishers in the data folder (one verifier key per line, lines that
begin with # are comments), or by --publish anyone. isoloir key show prints an organizer's verifier key.`,
		Version:       version,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return &misuse{fmt.Sprintf("there is no command %q", args[0]), "isoloird takes flags only; see isoloird --help"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := c.complete(); err != nil {
				return err
			}
			return serve(cmd.Context(), c, cmd.ErrOrStderr())
		},
	}
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error {
		return &misuse{err.Error(), "see isoloird --help"}
	})
	f := cmd.Flags()
	f.StringVar(&c.data, "data", "isoloir-data", "the data `FOLDER`; it is made if it is not there")
	f.StringVar(&c.store, "store", "", "a PostgreSQL `URL` instead of the data folder (not built yet)")
	f.StringVar(&c.listen, "listen", "", "the `ADDRESS` to listen on (default "+defaultListen+", with --tls-domain "+defaultTLSListen+")")
	f.StringVar(&c.host, "host", "", "the `NAME` under which respondents reach this server, with its port if it is not the usual one; it stands in every link")
	f.StringVar(&c.tlsDomain, "tls-domain", "", "speak TLS, with a certificate for `NAME` from Let's Encrypt")
	f.StringArrayVar(&c.publishers, "publisher", nil, "the verifier `KEY` of an organizer who may publish; may be repeated")
	f.StringVar(&c.publish, "publish", "", "`anyone`: every organizer may publish")
	f.StringArrayVar(&c.witnesses, "witness", nil, "the verifier key and the address of a witness, as one argument `\"KEY URL\"`, who cosigns the journal; may be repeated")
	f.IntVar(&c.quorum, "witness-quorum", defaultQuorum, "how `MANY` witnesses must have cosigned before a poll counts as sealed")
	f.Lookup("witness-quorum").DefValue = "more than half"
	f.IntVar(&c.work, "work", defaultWork, "how much work a ballot of an open poll must bring at least, in `BITS`: each doubles it; it rises with the load; 0 demands none")
	f.StringVar(&c.onion, "onion", "", "the `NAME.onion` of an onion service that leads to this server, which Tor Browser is told of")
	f.StringVar(&c.onionListen, "onion-listen", "", "another `ADDRESS` of this machine to listen on, for an onion service with HiddenServiceExportCircuitID haproxy: --limit then counts by circuit")
	c.looks.flags(cmd)
	c.limits.flags(cmd)
	f.DurationVar(&c.forgetEvery, "forget-every", maxForgetEvery, "how often the disk forgets in which order ballots came: a `DURATION` such as 10m, at most an hour")
	return cmd
}

// complete fills in what was left out, and refuses what does not go together.
func (c *config) complete() error {
	switch {
	case c.store != "":
		return &misuse{"--store is not built yet", "leave it out: SQLite in the data folder holds polls of millions"}
	case c.publish != "" && c.publish != anyone:
		return &misuse{fmt.Sprintf("--publish takes %q, not %q", anyone, c.publish), "to allow single organizers, use --publisher KEY"}
	case c.publish == anyone && len(c.publishers) > 0:
		return &misuse{"--publish anyone and --publisher exclude each other", "leave one of them out"}
	case c.work < 0 || c.work > maxWork:
		return &misuse{fmt.Sprintf("--work takes 0 to %d bits, not %d", maxWork, c.work), fmt.Sprintf("leave it out: %d is the default", defaultWork)}
	case c.forgetEvery < minForgetEvery || c.forgetEvery > maxForgetEvery:
		return &misuse{fmt.Sprintf("--forget-every takes %v to %v, not %v", minForgetEvery, maxForgetEvery, c.forgetEvery), "leave it out: once an hour is the default"}
	}
	if _, err := c.limits.make(); err != nil {
		return err
	}
	if c.onion != "" && web.CheckOnion(c.onion) != nil {
		return &misuse{"--onion: " + web.CheckOnion(c.onion).Error(), "it stands in the file hostname in the service's folder"}
	}
	if c.onionListen != "" && !isLoopback(c.onionListen) {
		return &misuse{fmt.Sprintf("--onion-listen takes an address of this machine, not %q", c.onionListen),
			"whoever reaches it can name any circuit: for example --onion-listen 127.0.0.1:8081, with HiddenServicePort 80 127.0.0.1:8081"}
	}
	if c.quorum == defaultQuorum && len(c.witnesses) > 0 {
		c.quorum = len(c.witnesses)/2 + 1
	}
	if c.quorum != defaultQuorum && (c.quorum < 0 || c.quorum > len(c.witnesses)) {
		return &misuse{fmt.Sprintf("--witness-quorum is %d, and there are %d witnesses", c.quorum, len(c.witnesses)), "name each with --witness \"KEY URL\""}
	}
	if _, err := c.allWitnesses(); err != nil {
		return err
	}
	if c.listen == "" {
		c.listen = defaultListen
		if c.tlsDomain != "" {
			c.listen = defaultTLSListen
		}
	}
	if c.host == "" {
		c.host = c.tlsDomain
	}
	if c.host == "" && !isLoopback(c.listen) {
		return &misuse{"--host is missing", "name the host that stands in the links, for example --host poll.example.org"}
	}
	return nil
}

// allWitnesses reads --witness.
func (c *config) allWitnesses() (all []box.Witness, err error) {
	for _, text := range c.witnesses {
		key, address, found := strings.Cut(strings.TrimSpace(text), " ")
		if !found {
			return nil, &misuse{fmt.Sprintf("--witness %q has no address", text), "write key and address as one argument: --witness \"KEY URL\""}
		}
		w, err := web.Witness(key, strings.TrimSpace(address))
		if err != nil {
			return nil, &misuse{err.Error(), "write key and address as one argument: --witness \"KEY URL\""}
		}
		all = append(all, w)
	}
	return all, nil
}

// nameHost settles the host: without a name, the loopback address that is listened on. plain says that links begin with http://.
func (c *config) nameHost(listening net.Addr) (plain bool, err error) {
	if c.host == "" {
		c.host = listening.String()
	}
	c.host, plain, err = web.Host(c.host)
	if err != nil {
		return false, &misuse{err.Error(), "write the name as in the links, for example --host poll.example.org"}
	}
	return plain, nil
}

func isLoopback(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return false
	}
	addr, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && addr.IsLoopback()
}

// allPublishers joins the flags' keys and those in the data folder's file.
func (c *config) allPublishers() ([]string, error) {
	name := filepath.Join(c.data, "publishers")
	f, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return c.publishers, nil
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	keys := slices.Clone(c.publishers)
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if line := strings.TrimSpace(lines.Text()); line != "" && !strings.HasPrefix(line, "#") {
			keys = append(keys, line)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	return keys, nil
}
