# `make` lists the targets. Variables set on the command line reach the program too:
#   make run PORT=9000 DATABASE_URL=sqlite:////some/where.db
PORT ?= 8000
PYTHON ?= python3
WORKERS ?= 2

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
COMPILE := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock"
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

# Installs one of Debian's packages without asking, or names the one to install elsewhere.
define debian
{ command -v apt-get >/dev/null || { echo "Senline needs $(1): please install it."; false; }; } && \
$(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1)
endef

.DEFAULT_GOAL := help
.PHONY: help run test quick check format bench lock clean chromium poppler npm

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: .venv/app ## Serve Senline on http://127.0.0.1:8000 (PORT and DATABASE_URL can be set)
	$(BIN)/gunicorn --config gunicorn.conf.py --bind 127.0.0.1:$(PORT) wsgi:app

test: check chromium poppler ## Set everything up and run every check and test, the browser's too
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadfile

quick: check poppler ## Run every check, and every test but the browser's, in under two minutes
	$(BIN)/pytest --ignore tests/browser --numprocesses $(WORKERS) --dist loadfile

check: .venv/dev node_modules/.package-lock.json ## Lint, formatting, types and the dependency rule
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint --quiet --lint templates
	node_modules/.bin/biome lint --error-on-warnings

format: .venv/dev ## Format the code and fix what the linter can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/dev ## Measure edits, the client's page, PDFs, memory and checks, as ratios to the bare parts
	$(BIN)/python -m bench

lock: .venv/dev npm ## Recompile the lock files, with hashes
	$(COMPILE) requirements.in --output-file requirements.txt
	$(COMPILE) requirements-dev.in --output-file requirements-dev.txt
	npm install --package-lock-only --no-audit --no-fund

clean: ## Remove what was installed and cached; instance/, with your work in it, stays
	rm -rf .venv node_modules .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Senline needs Python 3.11 or newer (make PYTHON=... names one)."; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { $(call debian,python3-venv); }
	$(PYTHON) -m venv .venv

# Stamps: a second run installs nothing unless the lock file has changed.
.venv/app: requirements.txt | .venv/bin/python
	$(PIP) --requirement requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt .venv/app
	$(PIP) --requirement requirements-dev.txt
	@touch $@

node_modules/.package-lock.json: package-lock.json | npm
	npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

# The shell is Chromium without a window; where there is none, a whole one does.
chromium:
	@command -v chromium-headless-shell >/dev/null || { $(call debian,chromium-headless-shell); } \
	|| command -v chromium >/dev/null || command -v google-chrome >/dev/null || { $(call debian,chromium); }

poppler:
	@command -v pdftotext >/dev/null || { $(call debian,poppler-utils); }

npm:
	@command -v npm >/dev/null || { $(call debian,nodejs npm); }
