package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"isoloir/web"
)

func previewCommand() *cobra.Command {
	var listen string
	cmd := &cobra.Command{
		Use:   "preview POLL.yaml",
		Short: "Show a poll file in the browser as respondents will see it, while you write it",
		Long: `Show a poll file in the browser as respondents will see it. It is the real booth, on this machine only. Whenever you save the file,
the page shows the poll anew; what is wrong with the file is said here and in the page. The poll counts as open whatever its
times are, and can be answered to the end; then the ballot is refused. Nothing is stored, nothing is sent.`,
		Args: exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			const interval = time.Second
			ticker := time.NewTicker(interval)
			defer ticker.Stop()
			return showPreview(cmd, args[0], listen, ticker.C)
		},
	}
	cmd.Flags().StringVar(&listen, "listen", "127.0.0.1:0", "loopback `ADDRESS` to show it on; port 0 is any that is free")
	return cmd
}

// showPreview looks at the file on every tick, until the command is interrupted.
func showPreview(cmd *cobra.Command, name, listen string, ticks <-chan time.Time) error {
	if name == "-" {
		return misusef("write the poll to a file first", "standard input cannot be watched for changes")
	}
	if err := demandLoopback(listen); err != nil {
		return err
	}
	if _, err := readSmall(cmd.InOrStdin(), name); err != nil {
		return err
	}
	var lc net.ListenConfig
	listener, err := lc.Listen(cmd.Context(), "tcp", listen)
	if err != nil {
		return failf("give another port, or leave --listen out", "%w", err)
	}
	p, err := newPreview(cmd, name, listener.Addr().String())
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	p.look()
	server := web.Server(p.handler())
	go func() { _ = server.Serve(listener) }()
	if _, err := fmt.Fprintf(cmd.OutOrStdout(), "http://%s/\n", p.host); err != nil {
		return errors.Join(err, server.Close())
	}
	say(cmd, "open this address in a browser on this machine; it follows %s whenever you save it; Ctrl-C ends it", name)
	for {
		select {
		case <-ticks:
			p.look()
		case <-cmd.Context().Done():
			return stopPreview(cmd.Context(), server)
		}
	}
}

func stopPreview(ctx context.Context, server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return server.Close()
	}
	return nil
}

// isLoopback reports whether a host without a port is this machine to itself.
func isLoopback(host string) bool {
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// demandLoopback refuses addresses that others could reach: a preview shows what is not published yet, and names nobody who may see it.
func demandLoopback(listen string) error {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return misusef("for example --listen 127.0.0.1:8000", "%q is not an address with a port", listen)
	}
	if isLoopback(host) {
		return nil
	}
	return misusef("for example --listen 127.0.0.1:8000; to show the poll to others, publish it on a server", "a preview is for this machine only, and %s is not on it alone", listen)
}
