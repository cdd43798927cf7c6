package main

import (
	"crypto/tls"
	"log/slog"
	"path/filepath"

	"golang.org/x/crypto/acme/autocert"
)

// certificates gets certificates for the one domain as they are needed, and keeps them in the data folder. Sessions are not resumed: a ticket
// would let the server recognize whoever brings it back (RFC 8446, appendix C.4).
func certificates(c config, log *slog.Logger) *tls.Config {
	manager := &autocert.Manager{
		Prompt:     autocert.AcceptTOS,
		Cache:      autocert.DirCache(filepath.Join(c.data, "tls")),
		HostPolicy: autocert.HostWhitelist(c.tlsDomain),
	}
	config := manager.TLSConfig()
	config.MinVersion = tls.VersionTLS12
	config.SessionTicketsDisabled = true
	get := config.GetCertificate
	config.GetCertificate = func(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
		certificate, err := get(hello)
		if err != nil && hello.ServerName == c.tlsDomain { // scanners ask for anything
			log.Error("no certificate", slog.String("domain", c.tlsDomain), slog.String("cause", err.Error()))
		}
		return certificate, err
	}
	return config
}
