# Everything a clone needs: Python 3.11 or newer and git. `make` alone builds the sample journal.

VENV   := .venv
BIN    := $(VENV)/bin
HOST   ?= 127.0.0.1
PORT   ?= 8000
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export HELPLOG_EXTENSION_CACHE := $(CURDIR)/.cache/vscode

.DEFAULT_GOAL := site
.PHONY: site serve test lowest check words bench mutants house contacts screenshots extension editors wheel release clean help

help:  ## what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

site: $(VENV)/installed  ## the sample journal, built into site/
	@$(BIN)/helplog build
	@printf '\nThe sample journal is ready. Open it as a file:\n\n    %s/site/index.html\n\n' '$(CURDIR)'
	@printf 'or run  make serve  and keep it open while you write in entries/.\n'

serve: $(VENV)/installed  ## the sample journal, live while you write
	@$(BIN)/helplog serve --host $(HOST) --port $(PORT)

test: $(VENV)/ready-to-develop  ## every test
	@$(BIN)/python -m compileall -q src/helplog # or each of the many programs that tests start compiles what has changed
	@HELPLOG_CHROMIUM="$$($(BIN)/python tests/browser/find_or_install.py)" HELPLOG_FIREFOX="$$($(BIN)/python tests/browser/find_or_install.py firefox)" $(BIN)/python -m pytest -n 2 --dist worksteal

lowest: $(VENV)/ready-to-develop  ## every test with the oldest release of everything
	@$(BIN)/python -m uv venv --quiet --allow-existing --python $(BIN)/python .cache/lowest
	@$(BIN)/python -m uv pip install --quiet --python .cache/lowest --resolution lowest-direct --editable '.[dev]' 'pip>=25'
	@HELPLOG_CHROMIUM="$$($(BIN)/python tests/browser/find_or_install.py)" HELPLOG_FIREFOX="$$($(BIN)/python tests/browser/find_or_install.py firefox)" .cache/lowest/bin/python -m pytest -n 2 --dist worksteal

check: $(VENV)/ready-to-develop  ## lint and types, for every system that is meant
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy --platform linux
	@$(BIN)/mypy --platform darwin src
	@$(BIN)/mypy --platform win32 src

words: $(VENV)/ready-to-develop  ## helplog's own words, gathered for the translators
	@$(BIN)/python tests/pages/catalogue.py

bench: $(VENV)/ready-to-develop  ## ratios against plain MkDocs, and the laws tried for longer
	@$(BIN)/python bench/building.py
	@$(BIN)/python bench/reading.py
	@HELPLOG_CHROMIUM="$$($(BIN)/python tests/browser/find_or_install.py)" $(BIN)/python bench/searching.py
	@$(BIN)/python bench/revising.py
	@HELPLOG_CHROMIUM="$$($(BIN)/python tests/browser/find_or_install.py)" $(BIN)/python bench/previewing.py
	@$(BIN)/python bench/sealing.py
	@$(BIN)/python bench/capture.py
	@$(BIN)/python bench/language_server.py
	@$(BIN)/python bench/syncing.py
	@$(BIN)/python bench/histories.py
	@$(BIN)/python bench/warm_is_cold.py
	@$(BIN)/python bench/hostile.py
	@$(BIN)/python bench/merging_laws.py
	@$(BIN)/python bench/laws.py
	@HELPLOG_CHROMIUM="$$($(BIN)/python tests/browser/find_or_install.py)" HELPLOG_EVERYTHING=1 $(BIN)/python -m pytest -q -n 2 --timeout 0 $$(grep -rl "from tests.covering" tests --include="test_*.py") # what `make test` tries a part of

house: $(VENV)/ready-to-develop  ## how the code is laid out, in numbers
	@$(BIN)/python bench/house.py

mutants: $(VENV)/ready-to-develop  ## small faults in what guards words and privacy, and whether a test sees each
	@$(BIN)/python bench/mutants.py

contacts: $(VENV)/ready-to-develop  ## contact sheets: every kind of page on a phone, a desk, at night, on paper
	@$(BIN)/python tests/browser/contact_sheets.py

screenshots: $(VENV)/ready-to-develop  ## the README's pictures, taken of the sample journal
	@$(BIN)/python tests/browser/picturing.py

extension: $(VENV)/ready-to-develop  ## the extension for VS Code, which the wheel carries; it takes Node.js
	@$(BIN)/python editors/vscode/building.py

editors: $(VENV)/ready-to-develop  ## VS Code's workbench and other editors, really used; pictures in artefacts/editors
	@HELPLOG_CHROMIUM="$$($(BIN)/python tests/browser/find_or_install.py)" HELPLOG_CODE_SERVER="$$($(BIN)/python tests/workbench/find_or_install.py)" HELPLOG_EDITORS=1 $(BIN)/python -m pytest tests/workbench

wheel: $(VENV)/ready-to-develop  ## wheel and sdist into dist/
	@rm -rf dist
	@$(BIN)/python -m build --quiet
	@ls -1 dist

release: $(VENV)/ready-to-develop  ## everything a release needs but the uploading
	@$(BIN)/python bench/release.py

clean:  ## everything that can be made again
	@rm -rf $(VENV) site dist build .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Stamps: the second run does nothing until pyproject.toml changes.
$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo 'Fetching what the site is built with (once) ...'
	@$(BIN)/python -m pip install -qq --editable .
	@$(BIN)/python -m compileall -q src/helplog # an editable install compiles nothing; a capture should not wait for it
	@touch $@

$(VENV)/ready-to-develop: pyproject.toml | $(BIN)/python
	@echo 'Fetching what the tests need (once) ...'
	@$(BIN)/python -m pip install -qq --editable '.[dev]'
	@$(BIN)/python -m compileall -q src/helplog
	@touch $@ $(VENV)/installed

$(BIN)/python:
	@sh .ci/make-venv $(VENV)
