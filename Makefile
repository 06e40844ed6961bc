# What a stranger runs needs Python 3.11 and make; everything else is fetched into .venv and frontend/node_modules,
# pinned and checked by hash, and only when it changed.
.DELETE_ON_ERROR:
.PHONY: run build test check bench soak format lock messages screenshots wheel clean

PY := .venv/bin/python
INSTALL := $(PY) -m pip --disable-pip-version-check --no-input --quiet install
NODE := $(PY) frontend/node.py
BUNDLE := app/pages/static/dist/.vite/manifest.json
LOCK := .venv/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11

run: .venv/run.stamp $(BUNDLE) ; @exec .venv/bin/puzzleboard run
build: .venv/run.stamp $(BUNDLE)
test: .venv/dev.stamp $(BUNDLE) ; @$(PY) -m tests.support.everything
check: .venv/dev.stamp $(BUNDLE) ; @$(PY) -m tests.house.check
bench: .venv/dev.stamp $(BUNDLE) ; @$(PY) -m tests.bench
soak: .venv/dev.stamp $(BUNDLE) ; @$(PY) -m pytest -m soak
screenshots: .venv/dev.stamp $(BUNDLE) ; @$(PY) -m tests.e2e.screenshots
messages: .venv/dev.stamp ; @$(PY) -m app.board.typescript && $(PY) -m frontend.extract_messages
format: .venv/dev.stamp frontend/node_modules/.stamp ; @$(PY) -m ruff check --fix --quiet . ; $(PY) -m ruff format . && $(NODE) npm run --silent format
wheel: .venv/run.stamp ; @$(PY) -m pip --disable-pip-version-check wheel --no-deps --wheel-dir dist .
clean: ; rm -rf .venv build dist frontend/node_modules app/pages/static/dist

lock: .venv/dev.stamp
	@$(INSTALL) --require-hashes -r requirements/lock.txt
	@$(LOCK) pyproject.toml --extra postgresql -o requirements/run.txt
	@$(LOCK) pyproject.toml --extra postgresql --group dev -o requirements/dev.txt
	@for group in build node lock; do $(LOCK) --group $$group -o requirements/$$group.txt || exit 1; done
	@$(NODE) npm install --package-lock-only

.venv/bin/python: ; @sh requirements/make-venv.sh

.venv/run.stamp: requirements/run.txt requirements/build.txt pyproject.toml | .venv/bin/python
	@echo "Installing what Puzzleboard needs …" && $(INSTALL) --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable . && touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	@echo "Installing what the tests need …" && $(INSTALL) --require-hashes -r requirements/dev.txt && touch $@

.venv/node.stamp: requirements/node.txt | .venv/run.stamp
	@$(NODE) --present 2>/dev/null || { echo "Installing Node …" && $(INSTALL) --require-hashes -r requirements/node.txt; } && touch $@

# Not `npm ci`: it refuses a lock that lacks the binaries of machines the lock's maker could not reach.
frontend/node_modules/.stamp: frontend/package.json frontend/package-lock.json .venv/node.stamp
	@echo "Installing the frontend's packages …" && $(NODE) npm install --no-save --silent && touch $@

$(BUNDLE): $(shell find frontend/src frontend/*.json frontend/*.ts -type f) frontend/node_modules/.stamp
	@echo "Building the frontend …" && $(NODE) npm run --silent build -- --logLevel warn && touch $@
