package main

import (
	"bytes"
	"encoding/base64"
	"errors"
	"sync"
	"time"

	"filippo.io/age"
	"github.com/spf13/cobra"

	"isoloir/crypto/keyring"
	"isoloir/crypto/token"
	"isoloir/crypto/translog"
	"isoloir/poll"
	"isoloir/poll/author"
)

// A preview follows one poll file. Its keys are made for it and never leave the memory: what is sealed to them nobody opens.
type preview struct {
	cmd        *cobra.Command
	name, host string
	logKey     string
	organizer  *keyring.Key
	classic    string // recipient for polls whose own recipients are classic

	looked bool
	read   []byte          // the file's content at the last look
	told   map[string]bool // the warnings that were given at the one before; only new ones are

	mu      sync.Mutex
	shown   *shownPoll // the last one that could be read; nil if there was none yet
	fault   string     // what is wrong with the file now
	warned  int        // how many warnings it has
	refused int        // ballots that came
}

type shownPoll struct {
	id         poll.ID
	definition *poll.Definition
	data       []byte
}

func newPreview(cmd *cobra.Command, name, host string) (*preview, error) {
	_, logKey, err := translog.GenerateKey(host)
	if err != nil {
		return nil, err
	}
	organizer, err := keyring.Generate("preview")
	if err != nil {
		return nil, err
	}
	classic, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, err
	}
	return &preview{cmd: cmd, name: name, host: host, logKey: logKey, organizer: organizer, classic: classic.Recipient().String()}, nil
}

// look reads the file. If it is another than at the last look, it is shown, or what is wrong with it.
func (p *preview) look() {
	src, err := readSmall(p.cmd.InOrStdin(), p.name)
	if err != nil {
		src = []byte(err.Error()) // the same is not said twice
	}
	if p.looked && bytes.Equal(src, p.read) {
		return
	}
	p.read, p.looked = src, true
	var file *author.File
	if err == nil {
		file, err = author.Read(src, p.name, author.Options{Now: time.Now()})
	}
	var next *shownPoll
	if err == nil {
		next, err = p.build(file)
	}
	p.show(next, file, err)
}

// build makes a whole definition of a file: its times are its own, its keys the preview's.
func (p *preview) build(file *author.File) (*shownPoll, error) {
	recipient := p.organizer.Recipient()
	if own := file.Poll.Recipients; len(own) > 0 {
		if kind, err := poll.ParseRecipient(own[0]); err == nil && kind == poll.X25519 {
			recipient = p.classic
		}
	}
	o := author.PublishOptions{OrganizerKey: p.organizer.VerifierKey(), LogKey: p.logKey, Recipient: recipient}
	if file.Poll.Admission == poll.AdmissionCodes {
		key, err := token.GenerateKey()
		if err != nil {
			return nil, err
		}
		o.TokenKey = base64.StdEncoding.EncodeToString(key.Public().Bytes())
	}
	d, data, err := file.Publish(o)
	if err != nil {
		return nil, err
	}
	return &shownPoll{poll.IDOf(data), d, data}, nil
}

// show puts the poll in the place of the last one, or keeps that and says what is wrong.
func (p *preview) show(next *shownPoll, file *author.File, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fault, p.warned = "", 0
	if err != nil {
		p.fault = err.Error()
		sayLines(p.cmd, p.fault)
		var hinted *failure
		if errors.As(err, &hinted) && hinted.hint != "" {
			say(p.cmd, "hint: %s", hinted.hint)
		}
		if p.shown != nil {
			say(p.cmd, "the page keeps the poll as it was")
		}
		return
	}
	p.shown, p.warned = next, len(file.Warnings)
	told := map[string]bool{}
	for _, w := range file.Warnings {
		what := w.Path + " " + w.Problem
		if told[what] = true; !p.told[what] {
			sayLines(p.cmd, "warning: "+w.Error())
		}
	}
	p.told = told
	say(p.cmd, "%s: %s", p.name, summary(next.definition))
}

// current returns what is shown now, or nil.
func (p *preview) current() *shownPoll {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.shown
}
