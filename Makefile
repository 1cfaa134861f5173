# Every target is one script or two commands; `make help` prints the lines behind `##`.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test check gen bless bench relevance audit-web dev

# Another cargo (a wrapper, a toolchain) may be named: make test CARGO=…
CARGO ?= cargo
export CARGO

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build, migrate, load the demonstration data and serve http://localhost:8080 (data in ./data)
	@scripts/run

test: ## Run every test: Rust on SQLite and PostgreSQL, the workspace, a real browser
	@scripts/test

check: ## Format, lints, arrows, dependencies, texts, docs, sizes, generated files
	@scripts/check

gen: ## Regenerate openapi.json, the typed client, the reference pages and the diagrams
	@scripts/gen

bless: gen ## Regenerate, then accept every changed snapshot (read the diff before committing)
	@INSTA_UPDATE=always INSTA_FORCE_PASS=1 scripts/test rust

bench: ## Measure throughput, latency, indexing and memory on an optimised build
	@scripts/bench

relevance: ## Measure how well is found and matched, beside others; DATA=folder names collections
	@scripts/relevance

audit-web: ## Measure the public pages with Lighthouse: scores, times and bytes beside their budgets
	@scripts/audit-web

dev: ## Serve the workspace with hot reload at http://localhost:5173, the server behind it
	@scripts/dev
