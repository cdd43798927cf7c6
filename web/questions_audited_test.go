package web_test

import (
	"strings"
	"testing"

	"filippo.io/age"

	"isoloir/crypto/translog"
	"isoloir/poll"
)

func TestWithoutJavaScriptItIsSaidThatTheTurnoutIsAudited(t *testing.T) {
	s := newSite(t)
	auditor, err := age.GenerateX25519Identity()
	s.ok(err)
	signer, err := s.key.Signer()
	s.ok(err)
	request, err := translog.TokenKeyRequest{Host: s.client.Link(poll.ID{}).Host, Organizer: s.key.VerifierKey(), Draft: [32]byte{1}}.Sign(signer)
	s.ok(err)
	key, err := s.client.TokenKey(ctx, request)
	s.ok(err)
	words := map[string]string{
		"en": "an auditor learns which codes were used", "fr": "un contrôleur apprend quels codes ont servi", "de": "ein Prüfer, welche Codes verwendet wurden",
		"es": "un auditor sabrá qué códigos se usaron", "ar": "يعرف مدقق بعد انتهائه أي الرموز استُعمل",
	}
	audited := s.questions(s.publish(func(d *poll.Definition) {
		everything("en", "fr", "de", "es", "ar")(d)
		d.Admission, d.TokenKey, d.Turnout, d.Auditor = poll.AdmissionCodes, key, poll.TurnoutAuditable, auditor.Recipient().String()
	}))
	open := s.questions(s.publish(everything("en", "fr", "de", "es", "ar")))
	for lang, says := range words {
		if !strings.Contains(audited, says) {
			t.Errorf("%s: it is not said", lang)
		}
		if strings.Contains(open, says) {
			t.Errorf("%s: it is said of a poll without codes", lang)
		}
	}
}
