# Two commands are enough: `make demo` and `make test`. Everything else they bring along.
SHELL := /bin/bash
UV := $(or $(shell command -v uv 2>/dev/null),.uv/bin/uv)
RUN := $(UV) run --locked --all-extras
DEV := $(RUN) --group dev
export UV_PYTHON_DOWNLOADS := never
export HF_HUB_OFFLINE := 1

.PHONY: demo test test-fast check fix bench docs vendor clean

demo: $(UV)            ## build the demo workspace and open its story in the browser
	$(RUN) tellback demo

test: $(UV)            ## every test, browser and PostgreSQL included
	@scripts/test-deps
	$(DEV) pytest -q -n 2 --dist loadgroup

test-fast: $(UV)       ## what a change needs between two thoughts
	$(DEV) pytest -q -m "not browser and not slow and not data"

check: $(UV)           ## lint, types, import contracts, lengths, docs freshness
	$(DEV) ruff format --check .
	$(DEV) ruff check .
	$(DEV) pyrefly check
	$(DEV) lint-imports
	$(DEV) python scripts/docs.py --check

fix: $(UV)
	$(DEV) ruff format .
	$(DEV) ruff check --fix .

docs: $(UV)            ## regenerate the pages that are made from the code
	$(DEV) python scripts/docs.py

bench: $(UV)           ## measure against the named peers and write bench/RESULTS.md
	$(UV) sync --locked --all-extras --group dev
	bench/run

vendor:                ## fetch the pinned browser files (needs Node; their result is committed)
	scripts/vendor

clean:
	rm -rf .venv .uv .pytest_cache .ruff_cache build dist

.uv/bin/uv:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "tellback needs Python 3.11 or newer; python3 is $$(python3 --version 2>&1)."; exit 2; }
	@python3 -m venv .uv 2>/dev/null \
		|| { rm -rf .uv; echo "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 2; }
	.uv/bin/pip install -q --disable-pip-version-check 'uv>=0.13,<0.14'
