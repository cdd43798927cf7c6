package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"isoloir": main})
}

// Each story is a file in testdata/stories: what a person types, and what they see.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/stories",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               serveStory,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits,
			"clock": setClock,
			"line":  lineOf,

			"crowd":     crowd,
			"estimates": estimates,

			"code": codeOf,
			"scan": scan,
			"seal": sealDue,

			"backup":  backup,
			"restore": restore,

			"unwitnessed": unwitnessed,

			"forge": forge,
			"lie":   lie,
			"lose":  lose,
			"block": block,
			"deny":  deny,
			"get":   download,
			"flip":  flip,

			"private": private,
			"apart":   apart,

			"refuse": refuse,
			"fell":   fell,

			"acknowledge": acknowledge,
			"impostor":    impostor,
		},
	})
}
