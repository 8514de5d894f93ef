# make run     opens the sample article; without a display it writes build/window.png and prints the places
# make test    runs every test
# make check   ruff, mypy --strict, import-linter; eslint, tsc and tests of the JavaScript where node is there
# make help    says what else there is

VENV      := .venv
PYTHON    := $(VENV)/bin/python
GEOVIEW   := $(VENV)/bin/geoview
INSTALLED := $(VENV)/.installed
GAZETTEER := resources/gazetteer/gazetteer.sqlite
RECIPE    := $(wildcard resources/gazetteer/*.py resources/gazetteer/*.psv resources/gazetteer/facts/*.xz)
SAMPLE    := $(firstword $(sort $(wildcard resources/samples/*.txt)))
SHARED    := ../shared
MODULES   := node_modules/.package-lock.json

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check format bench coverage score pictures package data clean

help:
	@sed -n 's/^# //p' Makefile | head -n 4
	@echo "make format | bench | coverage | score | pictures | data | clean"

$(INSTALLED): pyproject.toml packaging/system-packages.txt
	sh packaging/system-packages.sh
	test -x $(PYTHON) || python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --editable '.[dev,build,readers]'
	touch $@

$(GAZETTEER): $(RECIPE) | $(INSTALLED)
	$(PYTHON) resources/gazetteer/build.py --output $@
	touch $@

# Compiled ahead, so that the first start is as quick as any other, even where Python may not write bytecode by itself.
data: $(INSTALLED) $(GAZETTEER)
	@$(PYTHON) -m compileall -q src/geoview

run: data
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		exec $(GEOVIEW) $(SAMPLE); \
	else \
		mkdir -p build && \
		$(GEOVIEW) $(SAMPLE) --screenshot build/window.png --timings && \
		$(GEOVIEW) parse $(SAMPLE) && \
		echo "No display: the window is in build/window.png"; \
	fi

test: data
	$(PYTHON) -m pytest

check: $(INSTALLED)
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	@if command -v npm >/dev/null; then \
		$(MAKE) --no-print-directory $(MODULES) && npm run --silent check; \
	else \
		echo "Skipped the checks of the JavaScript: npm was not found"; \
	fi

$(MODULES): package.json package-lock.json
	npm ci --silent
	touch $@

format: $(INSTALLED)
	$(VENV)/bin/ruff check --fix
	$(VENV)/bin/ruff format

bench: data
	@for bench in tests/benchmarks/bench_*.py; do echo "== $$bench"; $(PYTHON) $$bench || exit 1; done

# The gold texts are not part of this project; see resources/model/MODEL_CARD.md.
coverage: data
	$(PYTHON) tests/benchmarks/coverage.py $(SHARED)/evaluation/dev/*.jsonl $(SHARED)/articles/islamabad.jsonl

score: data
	python3 $(SHARED)/evaluation/score.py --command "$(GEOVIEW) parse --format jsonl" \
		$(addprefix $(SHARED)/evaluation/dev/,lgl.jsonl geovirus.jsonl geowebnews.jsonl)

pictures: data
	QT_QPA_PLATFORM=offscreen $(PYTHON) docs/pictures/make.py

package: data
	$(PYTHON) packaging/build.py

clean:
	rm -rf build dist node_modules $(VENV) $(GAZETTEER) .mypy_cache .ruff_cache .pytest_cache .hypothesis
