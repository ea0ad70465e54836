# make run: everything from nothing to a running Patchbay. make test: every gate and test.
PYTHON ?= python3
BIN := .venv/bin
NODE := $(BIN)/python frontend/node.py
FRONTEND := $(shell find frontend -type f 2>/dev/null) package.json vite.config.js \
	vite.server.config.js vite.preview.config.js
PACKAGES := $(wildcard packages/*/pyproject.toml)

.PHONY: help run test check unit slow browser bench pictures clean
help:
	@echo "make run    install, build and start Patchbay on this machine"
	@echo "make test   every gate and every test"
	@echo "make check  the gates alone: format, lint, types, directions of imports"
	@echo "make bench  the figures of docs/benchmarks.md"

run: .venv/installed static/dist/built
	@$(BIN)/python manage.py prepare
	@exec $(BIN)/python manage.py serve

test: check unit slow browser

check: .venv/installed-dev node_modules/installed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy .
	$(BIN)/lint-imports
	$(NODE) tsc --noEmit
	$(NODE) eslint frontend
	$(NODE) stylelint 'frontend/src/**/*.css'

unit: .venv/installed-dev static/dist/built
	$(NODE) vitest run
	$(BIN)/python -m pytest -m "not browser and not slow"

slow: .venv/installed-dev static/dist/built
	$(BIN)/python -m pytest -m "slow and not browser"

browser: .venv/installed-dev static/dist/built .venv/chromium
	$(BIN)/python -m pytest -m browser

bench: .venv/installed-dev static/dist/built .venv/chromium
	$(BIN)/python -m benchmarks

pictures: .venv/installed-dev static/dist/built .venv/chromium
	$(BIN)/python -m tests.pictures

clean:
	rm -rf .venv node_modules static/dist
	rm -rf packages/patchbay-tools/patchbay_tools/previewing/page

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Patchbay needs Python 3.11 or newer. Set PYTHON=… to choose one."; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/made requirements.txt $(PACKAGES)
	$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt requirements-scaled.txt
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	@touch $@

.venv/chromium: .venv/installed-dev
	$(BIN)/python -m tests.chromium
	@touch $@

node_modules/installed: package-lock.json .venv/made
	$(NODE) npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

static/dist/built: node_modules/installed $(FRONTEND)
	$(NODE) npm run --silent build
	@touch $@
