# Everything a person or a machine does with this project. `make` alone lists it.
# Belongs here: which command needs what first. Assumes only make and python3 >= 3.11 with venv.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
RUN := $(BIN)/python
MANAGE := $(RUN) manage.py
TEMPLATES = $(shell find templates -name '*.html')
STATIC = $(shell find static -type f)
PRODUCTION = ENV_FILE=/dev/null DEBUG=false HTTPS=true ALLOWED_HOSTS=doelen.example.nl EMAIL_URL=smtp://localhost \
	SECRET_KEY=$$($(RUN) -c 'import secrets; print(secrets.token_urlsafe(50))')

AS_ROOT := [ "$$(id -u)" = 0 ]
HAS_CHROMIUM := $(RUN) -m tests.e2e.browser > /dev/null
APT_CHROMIUM := $(AS_ROOT) && apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes chromium
OWN_CHROMIUM := $(RUN) -m playwright install $$($(AS_ROOT) && echo --with-deps) chromium

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo install test check format bench lock stop clean chromium npm-lock

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | column -t -s '|' 2>/dev/null \
		|| sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1: \2/p' Makefile

demo: .make/base .make/static .env ## start the site with example data on 127.0.0.1:8000 (other port: PORT=8001)
	@$(RUN) -c 'import socket, sys; sys.exit(socket.socket().connect_ex(("127.0.0.1", $(PORT))) == 0)' || \
		{ echo "Poort $(PORT) is bezet. Kies een andere, bijvoorbeeld: make demo PORT=8001"; exit 1; }
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo
	@echo "Sociaal Domein staat klaar op http://127.0.0.1:$(PORT)/ (stoppen: Ctrl+C; ook de database: make stop)"
	@$(RUN) -m gunicorn sociaaldomein.wsgi --bind 127.0.0.1:$(PORT) --workers 2 --threads 4 --log-level warning

install: .make/base .make/static ## install what a server needs, and prepare the files of pages

test: .make/dev .make/npm chromium ## run all tests, those in a browser included (one file: ARGS=tests/...)
	@$(RUN) -m pytest $(ARGS)

check: .make/dev ## run all checks of code, templates, settings and migrations
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)
	$(BIN)/lint-imports
	@$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING
	@$(PRODUCTION) $(MANAGE) makemigrations --check --dry-run

format: .make/dev ## put code and templates in the agreed form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	-$(BIN)/djade --target-version 5.2 $(TEMPLATES)

bench: .make/dev ## measure speed against the limits
	@$(RUN) -m tests.bench

lock: .make/dev ## choose newer versions of all packages
	for name in base dev node; do $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
		--output-file requirements/$$name.txt requirements/$$name.in || exit 1; done
	npm update --save

stop: ## stop the database that came along
	@if [ -x $(RUN) ]; then $(RUN) -m sociaaldomein.embedded_postgres stop; fi

clean: stop ## throw away everything make made, except your data in .data and settings in .env
	rm -rf .venv .make node_modules staticfiles .pytest_cache .ruff_cache .hypothesis .import_linter_cache

# --- what the commands need ----------------------------------------------------------------------

$(RUN):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Sociaal Domein heeft Python 3.11 of nieuwer nodig. Installeer die, of wijs hem aan: make PYTHON=/pad/naar/python3"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python mist de module venv. Op Debian en Ubuntu installeert u die met: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv

.make/base: requirements/base.txt | $(RUN)
	@echo "Python-pakketten installeren…"
	@$(RUN) -m pip install --quiet --require-hashes --only-binary :all: -r requirements/base.txt
	@mkdir -p .make && touch $@

.make/dev: requirements/dev.txt .make/base
	@$(RUN) -m pip install --quiet --require-hashes --only-binary :all: -r requirements/dev.txt
	@touch $@

# An npm of before version 7 cannot read our lock file; then too Node comes from a Python package.
.make/npm: package.json package-lock.json requirements/node.txt .make/base
	@echo "Stijlbladen en scripts installeren…"
	@if [ "$$(npm --version 2>/dev/null | cut -d. -f1)" -ge 7 ] 2>/dev/null; then npm ci --silent; else \
		$(RUN) -m pip install --quiet --require-hashes --only-binary :all: -r requirements/node.txt && \
		PATH="$$PWD/$(BIN):$$PATH" $(BIN)/npm ci --silent; fi
	@touch $@

.make/static: .make/npm sociaaldomein/npm.py $(STATIC)
	@$(PRODUCTION) $(MANAGE) collectstatic --clear --no-input --verbosity 0
	@touch $@

.env:
	@$(RUN) -c 'import secrets; print("SECRET_KEY=" + secrets.token_urlsafe(50))' > $@
	@chmod 600 $@
	@printf '%s\n' '# For a demonstration on this machine only: no HTTPS, mail appears on the screen.' \
		ALLOWED_HOSTS=localhost,127.0.0.1 HTTPS=false EMAIL_URL=console:// DEMO=true >> $@

chromium: .make/dev
	@$(HAS_CHROMIUM) || { \
		echo "Chromium installeren voor de browsertests…"; \
		{ $(APT_CHROMIUM); $(HAS_CHROMIUM) || $(OWN_CHROMIUM); } > .make/chromium.log 2>&1; \
		$(HAS_CHROMIUM) || { echo "Er is geen Chromium die start, en installeren lukte niet (zie .make/chromium.log)." \
			"Installeer het pakket chromium, of zet CHROMIUM op het pad van een Chromium."; exit 1; } }
