# `make help` lists the targets. Python 3.11 or later and make are all that is needed; everything else goes to .venv.

PYTHON ?=
ERRORS ?=
BIN := .venv/bin
ONIR := $(BIN)/onir
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUN := .venv/ready-to-run
DEVELOP := .venv/ready-to-develop
SPARK := .venv/ready-for-spark
WORDS := .venv/words-compiled
FUZZ := build/fuzz/ready
TARGETS ?= reader plain page docx docx_words pdf lines crawl packed_crawl
SECONDS ?= 60

# Tests run in as many processes as there are processors, each with a database of its own; a file stays together, and
# files that start a desk, of few and long tests, do not come last.
SHARED := --numprocesses=auto --dist=loadfile --no-loadscope-reorder

# In a browser each process has a desk of its own, and a test goes to whichever is free.
BROWSED := --numprocesses=auto --dist=worksteal

# Small tables need no cluster's settings. PySpark leaves the closing of its sockets to the collector.
FEW := --master local[2] --conf spark.sql.shuffle.partitions=2 --conf spark.ui.enabled=false pyspark-shell

# 1 means that a claim is contradicted: an answer, not a failure.
ANSWERED := || test $$? -eq 1

.DEFAULT_GOAL := help
.PHONY: help run serve test test-long test-spark test-browser test-office score check lint types imports complete bench docs docs-reference bundle catalogues requirements clean

help: ## what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r what why; do printf '%-22s %s\n' "$$what" "$$why"; done

run: $(RUN) $(WORDS) ## set up, check the press texts of examples/ and show the standing of their regions
	$(ONIR) check examples/west-kazakhstan-2025-h1.kk.txt --published 2025-10-08 $(ANSWERED)
	$(ONIR) check examples/pavlodar-2025.ru.txt --published 2026-10-01 $(ANSWERED)
	$(ONIR) check examples/puebla-2017.en.txt --published 2018-03-05 $(ANSWERED)
	$(ONIR) standing KZ-27 2025 --indicator capital.fixed
	$(ONIR) standing KZ-55 2025 --indicator capital.fixed
	$(ONIR) standing MX-PUE 2017

serve: $(DEVELOP) $(WORDS) ## the desk, for the browser; ONIR_HOME names where it keeps what it keeps
	$(ONIR) serve

test: $(DEVELOP) $(WORDS) ## the test suite
	$(BIN)/python -m pytest -q $(SHARED)

test-long: $(DEVELOP) $(WORDS) ## the test suite with many more cases of every law
	$(BIN)/python -m pytest -q $(SHARED) --hypothesis-profile=long

test-spark: $(SPARK) $(WORDS) ## the tests of the engine Spark; needs Java 17 or later
	@java -version 2>/dev/null || { echo 'Spark needs Java: on Debian, apt install openjdk-17-jre-headless' >&2; exit 1; }
	PYSPARK_PYTHON=$(abspath $(BIN)/python) PYSPARK_SUBMIT_ARGS='$(FEW)' $(BIN)/python -m pytest -q -m spark -W ignore::ResourceWarning tests/figures tests/claims/scanning

test-browser: $(DEVELOP) $(WORDS) ## desk and documents as a browser shows them, pictures in build/pages; needs Chromium
	@command -v chromium >/dev/null || { echo 'The pages are tested in Chromium: on Debian, apt install chromium' >&2; exit 1; }
	$(BIN)/python -m pytest -q -m browser $(BROWSED) tests/desk tests/bulletin

test-office: $(DEVELOP) $(WORDS) ## documents as LibreOffice opens and reckons them; needs LibreOffice and Poppler
	@command -v soffice >/dev/null && command -v pdftotext >/dev/null || { echo 'Documents are tested in LibreOffice: on Debian, apt install libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils' >&2; exit 1; }
	$(BIN)/python -m pytest -q -m office tests/bulletin

score: $(DEVELOP) $(WORDS) ## how well the whole texts of tests/claims/texts are read; ERRORS=--errors lists what is wrong
	$(BIN)/python -m tests.claims.scoring $(ERRORS)

fuzz: $(FUZZ) $(WORDS) ## fuzzes reader and openers on Linux; SECONDS=600 TARGETS="page pdf"
	for target in $(TARGETS); do PYTHONPATH=src:. build/fuzz/.venv/bin/python -m tests.fuzz $$target $(SECONDS) || exit 1; done

check: lint types imports docs complete ## style, types, import contracts, documentation, catalogues

lint: $(DEVELOP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEVELOP)
	$(BIN)/mypy
	ONIR_HOME=build/home $(BIN)/mypy --config-file src/onir/desk/mypy.ini
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/windows src

imports: $(DEVELOP)
	$(BIN)/lint-imports

complete: $(DEVELOP)
	$(BIN)/python src/onir/locale/catalogues.py check

docs: $(DEVELOP) $(WORDS) ## the documentation in build/docs; a warning is an error
	$(BIN)/python docs/generate.py --check
	$(BIN)/python -m sphinx -q -W --keep-going -b html -d build/doctrees docs build/docs

docs-reference: $(DEVELOP) $(WORDS) ## writes the parts of docs/ that are outputs of commands
	$(BIN)/python docs/generate.py

catalogues: $(DEVELOP) ## brings the sentences of the code into the catalogues and compiles them
	$(BIN)/python src/onir/locale/catalogues.py update
	$(BIN)/python src/onir/locale/catalogues.py compile

bench: $(DEVELOP) $(WORDS) ## measures against peers and writes benchmarks/RESULTS.md
	$(BIN)/python -m benchmarks

requirements: $(DEVELOP) ## pins requirements/*.txt anew; UPGRADE=--upgrade takes newer versions
	requirements/pin $(BIN)/uv $(UPGRADE)

bundle: $(RUN) $(WORDS) ## all that an office without the internet installs, in build/bundle
	deploy/bundle.sh $(abspath $(BIN)/python) build/bundle

clean: ## removes what was made here
	rm -rf .venv build dist docs/_build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests benchmarks -name __pycache__ -prune -exec rm -rf {} +
	find src -name '*.mo' -delete

.venv/bin/python:
	@python=$$(sh requirements/python $(PYTHON)) && echo "Setting up .venv with $$python" && "$$python" -m venv .venv

$(RUN): requirements/run.txt pyproject.toml $(wildcard src/onir/locale/*/LC_MESSAGES/*.po) | .venv/bin/python
	$(PIP) install --require-hashes --only-binary :all: -r requirements/run.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(WORDS): $(wildcard src/onir/locale/*/LC_MESSAGES/*.po) | $(RUN)
	$(BIN)/python src/onir/locale/catalogues.py compile
	@touch $@

$(DEVELOP): requirements/develop.txt $(RUN)
	$(PIP) install --require-hashes --only-binary :all: -r requirements/develop.txt
	@touch $@

$(SPARK): requirements/spark.txt $(DEVELOP)
	$(PIP) install --require-hashes --no-build-isolation -r requirements/spark.txt
	@touch $@

$(FUZZ): requirements/fuzz.txt | .venv/bin/python
	.venv/bin/python -m venv build/fuzz/.venv
	build/fuzz/.venv/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --only-binary :all: -r requirements/fuzz.txt
	@touch $@
