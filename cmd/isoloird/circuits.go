package main

import (
	"errors"
	"net"
	"net/netip"
	"time"

	"github.com/pires/go-proxyproto"

	"isoloir/web"
)

// helloTimeout is how long a connection from tor may take to say by which circuit it came: tor says it at once.
const helloTimeout = 5 * time.Second

// byCircuit is the listener that tor's onion service leads to. Each connection begins with a line by tor, in version 1 of the PROXY protocol, whose
// source is an address made of the circuit's number (HiddenServiceExportCircuitID haproxy, tor(1)). That address is then the connection's. What does
// not begin so is cut off, and no other listener looks for such a line: else whoever connects could name a circuit, or an address, of their choice.
func byCircuit(l net.Listener) net.Listener {
	return &proxyproto.Listener{
		Listener:          l,
		ReadHeaderTimeout: helloTimeout,
		ConnPolicy:        func(proxyproto.ConnPolicyOptions) (proxyproto.Policy, error) { return proxyproto.REQUIRE, nil },
		ValidateHeader:    namesCircuit,
	}
}

var errNoCircuit = errors.New("what precedes the connection is not what tor says of a circuit")

func namesCircuit(h *proxyproto.Header) error {
	source, _, ok := h.TCPAddrs()
	if !ok || h.Version != 1 || h.Command.IsLocal() {
		return errNoCircuit
	}
	address, ok := netip.AddrFromSlice(source.IP)
	if !ok || !web.Circuits.Contains(address) {
		return errNoCircuit
	}
	return nil
}
