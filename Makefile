# Everything there is to remember. `make up` on a fresh machine installs what is missing, then starts the whole stack.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

export UV_PYTHON_DOWNLOADS := never
export NEXT_TELEMETRY_DISABLED := 1
export VIRTUAL_ENV := $(CURDIR)/.venv

UV := .tools/bin/uv
BIN := .venv/bin
PYTHON_READY := .venv/.packages-installed
NODE_READY := node_modules/.packages-installed
PACKAGES := $(PYTHON_READY) $(NODE_READY)
# The type checker loads the settings, and they want to be told everything.
TOLD := ORCHESTRATOR_ENV=test SECRET_KEY=only-for-checking-types SITE_URL=http://localhost:3000 EMAIL_URL=console:// \
  DATABASE_URL=postgresql://orchestrator_app@localhost/none REDIS_URL=redis://localhost:1/0
OURS := platform/src sandbox/src sites/techflow/server tools

.PHONY: help up dev test lint bench client clean

help: ## Say what there is (this list).
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

up: $(PACKAGES) ## Run the built site with everything it needs, on http://localhost:3000.
	@exec $(BIN)/orchestrator up

dev: $(PACKAGES) ## The same, and each process starts anew when its sources change.
	@exec $(BIN)/orchestrator dev

test: $(PACKAGES) ## Run every test: Python, TypeScript, then the story in a real browser.
	@$(BIN)/python tools/find_chromium.py
	cd platform && ../$(BIN)/pytest --numprocesses 2 --dist loadfile
	cd sandbox && ../$(BIN)/pytest --numprocesses 2 --dist loadfile
	cd sites/techflow/server && ../../../$(BIN)/pytest
	npx --no-install vitest run
	$(BIN)/pytest e2e

lint: $(PACKAGES) ## Check style, floors, types, migrations, and that what is generated is up to date.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(TOLD) $(BIN)/mypy --exclude /tests/ $(OURS)
	$(BIN)/python tools/check_migrations.py
	@$(MAKE) client
	git diff --exit-code -- platform/openapi.yaml portal/src/api/schema.d.ts
	npx --no-install eslint .
	npm run --silent types

bench: $(PACKAGES) ## Measure speed against floors measured in the same run.
	$(BIN)/python -m bench

client: $(PACKAGES) ## Write platform/openapi.yaml and the portal's typed client anew.
	DJANGO_SETTINGS_MODULE=host.settings PYTHONPATH=platform/tests \
	  $(BIN)/orchestrator spectacular --validate --fail-on-warn --file platform/openapi.yaml
	npm run --silent client

clean: ## Remove this project's own data, builds and caches.
	rm -rf .data .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis test-results
	rm -rf sites/*/web/.next portal/.next
	find . \( -name node_modules -o -name .venv -o -name .tools -o -name .git \) -prune -o -name __pycache__ -type d \
	  -exec rm -rf {} +

# What follows installs packages, each kind only when its lock file is newer than the last installation.

$(UV):
	@command -v python3 >/dev/null || { echo "Python is missing: install Python 3.12, with venv, and try again."; exit 1; }
	@echo "Installing uv into .tools/ (once)"
	@python3 -m venv .tools || { rm -rf .tools; echo "Python cannot make a virtual environment: install python3-venv" \
	  "(on Debian: apt-get install python3-venv) and try again."; exit 1; }
	@.tools/bin/python -m pip install --quiet --quiet --disable-pip-version-check 'uv>=0.9,<1'
	@test -x $@ && touch $@

$(PYTHON_READY): requirements.lock platform/pyproject.toml sandbox/pyproject.toml .python-version | $(UV)
	@$(UV) venv --quiet --allow-existing --python "$$(cat .python-version)" .venv || { echo "Python $$(cat .python-version)" \
	  "is missing: install it (for example with pyenv: pyenv install $$(cat .python-version)) and try again."; exit 1; }
	@echo "Installing the Python packages (when requirements.lock has changed)"
	@$(UV) pip install --quiet --require-hashes --requirement requirements.lock
	@$(UV) pip install --quiet --no-deps --editable platform --editable sandbox
	@touch $@

$(NODE_READY): package-lock.json
	@wish="$$(sed -n 's/.*"node": *">=\([0-9.]*\)".*/\1/p' package.json)"; have="$$(node --version 2>/dev/null | tr -d v)"; \
	  { test -n "$$have" && command -v npm >/dev/null && printf '%s\n' "$$wish" "$$have" | sort --check=quiet -V; } || \
	  { echo "Node.js is missing or too old: install Node.js $$wish or newer, with npm, and try again."; exit 1; }
	@echo "Installing the npm packages (when package-lock.json has changed)"
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@
