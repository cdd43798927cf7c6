# What a contributor runs. `make demo` and `make test` are all one needs to know; the rest is for longer runs.

GO ?= go
CLIENT := web/client

.PHONY: help demo test build client lint vet go-test race client-test browser-test access lighthouse drift attack million clean figures release

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  %-14s %s\n", $$1, $$2}'

demo: ## Run a whole poll on this machine; answer it in your browser, press Enter to count
	@$(GO) run ./cmd/isoloir demo $(DEMO)

test: vet go-test client-test drift browser-test ## Run every check; installs what it needs
	@echo "everything passed"

build: ## Build both programs into bin/
	$(GO) build -trimpath -o bin/ ./cmd/isoloir ./cmd/isoloird

vet:
	@out=$$(gofmt -l cmd crypto poll web); test -z "$$out" || { echo "not gofmt'ed: $$out"; exit 1; }
	$(GO) vet ./...

# Without the race detector: the two programs, which are started hundreds of times, while what they are made of is tested with it; what does
# nothing at the same time, but much of it; and what measures memory.
SINGLE := ./poll/paper ./poll/report/disclose ./poll/report/export
RACED := $$($(GO) list ./... | grep -v '/cmd/isoloird\?$$\|/poll/paper$$\|/poll/report/disclose$$\|/poll/report/export$$')

go-test: $(CLIENT)/node_modules
	$(GO) test -race -timeout 20m -skip TakesTheSameMemory $(RACED)
	$(GO) test -timeout 20m -skip TakesTheSameMemory ./cmd/isoloir ./cmd/isoloird $(SINGLE)
	$(GO) test -timeout 20m -run TakesTheSameMemory ./cmd/isoloird ./poll/count

race: $(CLIENT)/node_modules ## Every Go test under the race detector
	$(GO) test -race -timeout 40m ./...

# npm packages come from the lockfile, and none of their scripts is run.
$(CLIENT)/node_modules: $(CLIENT)/package-lock.json
	@.ci/need node npm
	cd $(CLIENT) && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

client: $(CLIENT)/node_modules ## Build the booth into web/static/dist
	cd $(CLIENT) && npm run --silent build

client-test: $(CLIENT)/node_modules ## Type-check the booth, run its vectors and the random cases that Go wrote
	cd $(CLIENT) && npm run --silent check && npm run --silent test
	@mkdir -p bin
	$(GO) test ./poll -count=1 -run 'TestWriteRandomCases' -args -cases=$(CURDIR)/bin/random-cases.jsonl -number=2000
	cd $(CLIENT) && npm run --silent test:random -- $(CURDIR)/bin/random-cases.jsonl

drift: client ## The committed booth is what its sources build to
	@git diff --exit-code --stat -- web/static/dist || { echo "web/static/dist is not what web/client builds to: run make client and commit"; exit 1; }
	@test -z "$$(git status --porcelain -- web/static/dist)" || { echo "web/static/dist has files that are not committed"; exit 1; }

browser-test: $(CLIENT)/node_modules ## Answer a whole poll in real Chromium, against the real server
	@.ci/need chromium
	cd $(CLIENT) && npm run --silent test:browser

access: $(CLIENT)/node_modules ## Judge every page, state, language and look for those who hear, zoom, type or force colours
	@.ci/need chromium
	cd $(CLIENT) && ISOLOIR_ACCESS=all node test/browser/run.mjs only access && ISOLOIR_ACCESS=all node test/browser/run.mjs only report

lighthouse: ## Have Lighthouse judge the pages: accessibility and best practices 100, performance 98 (on a machine that does nothing else)
	@.ci/need node npm chromium
	cd $(CLIENT)/test/lighthouse && npm ci --ignore-scripts --no-audit --no-fund && node run.mjs

# ISOLOIR_LONG stretches the tests that play attackers; docs/anonymity.md lists them, and cmd/anonymity_test.go holds both lists together.
ATTACKED := ./cmd/isoloir ./cmd/isoloird ./web ./crypto/token ./poll ./poll/archive ./poll/box ./poll/box/store ./poll/randomize ./poll/remote ./poll/report/disclose

attack: $(CLIENT)/node_modules ## Play the attackers at length: hundreds of kills, thousands of respondents
	ISOLOIR_LONG=1 $(GO) test -count=1 -p 1 -timeout 60m $(ATTACKED)
	cd $(CLIENT) && ISOLOIR_LONG=1 npm run --silent test

million: ## Seal a million ballots, open a million, and show that it takes no more memory than for a few
	ISOLOIR_MILLION=1 $(GO) test -count=1 -timeout 90m -v -run TakesTheSameMemory ./cmd/isoloird ./poll/count

figures: $(CLIENT)/node_modules ## Measure what the README and the release notes may claim
	cd $(CLIENT) && npm run --silent build | tail -2 && node test/browser/run.mjs only load && node test/browser/run.mjs only speed && node test/browser/run.mjs only slow
	$(GO) test ./web -run '^$$' -bench 'SubmitHTTP|BareHandler' -benchtime 15000x -count 3
	$(GO) test ./crypto/open -run '^$$' -bench . -benchtime 300ms -count 3
	$(GO) test ./crypto/token -run '^$$' -bench . -cpu 1 -count 3
	$(GO) test ./poll/box -run '^$$' -bench Admit -benchtime 5000x -count 3

lint: ## Run golangci-lint, if it is installed
	golangci-lint run

# The same source, Go and VERSION give the same bytes anywhere: no path, no time, no C compiler (docs/release.md).
VERSION ?= development
RELEASE_GO := go1.26.8
RELEASE := bin/release
PLATFORMS ?= linux/amd64
built = GOTOOLCHAIN=$(RELEASE_GO) CGO_ENABLED=0 GOFLAGS= GOAMD64=v1 GOARM64=v8.0 GOOS=$(1) GOARCH=$(2) \
	$(GO) build -trimpath -buildvcs=false -ldflags='-s -w -buildid= -X main.version=$(VERSION)' -o $(RELEASE)/$(3)-$(1)-$(2) ./cmd/$(3)

release: ## Build what a release publishes into bin/release: the programs, the booth as one file, and their hashes
	rm -rf $(RELEASE) && mkdir -p $(RELEASE)
	$(foreach p,$(PLATFORMS),$(call built,$(word 1,$(subst /, ,$(p))),$(word 2,$(subst /, ,$(p))),isoloir) &&) true
	$(foreach p,$(PLATFORMS),$(call built,$(word 1,$(subst /, ,$(p))),$(word 2,$(subst /, ,$(p))),isoloird) &&) true
	$(GO) run ./cmd/isoloir client -o $(RELEASE)/isoloir.html
	cd $(RELEASE) && sha256sum isoloir* > SHA256SUMS && cat SHA256SUMS

clean:
	rm -rf bin $(CLIENT)/node_modules
