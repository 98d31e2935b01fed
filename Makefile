# Everything here runs from the virtual environment .venv, which `run` and `test` make themselves (tools/prepare.sh).
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
PYTHON ?=
export PYTHON
python := .venv/bin/python
compile := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --custom-compile-command 'make lock' pyproject.toml --group build

.PHONY: help run test lint format wheel lock upgrade samples golden quality docs site bench clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-8s  %s\n", $$1, $$2}' Makefile

run: ## install what is missing, read data/raw into data/parquet and say what was found
	@tools/prepare.sh run
	@# 3 says that some files could not be read: what it printed names them, and the rest is done
	@.venv/bin/kehoach ingest data/raw || [ $$? -eq 3 ]

test: ## install what is missing and run the tests; ARGS go to pytest: make test ARGS="-k deadline -x"
	@tools/prepare.sh test
	@$(python) -m pytest -rfEs $(ARGS)

lint: ## check format, style and types
	@tools/prepare.sh dev
	$(python) -m ruff format --check .
	$(python) -m ruff check .
	$(python) -m mypy --strict

format: ## bring the code into its format
	@tools/prepare.sh dev
	$(python) -m ruff format .
	$(python) -m ruff check --fix .

wheel: ## build the wheel, install it into an empty environment and run it there
	@tools/prepare.sh dev
	$(python) tools/check_wheel.py

lock: ## write the lock files again after a change of dependencies, keeping the versions they have
	@tools/prepare.sh dev
	@$(python) -m pip install --quiet 'uv>=0.8,<1'
	$(compile) $(UPGRADE) --output-file requirements.lock
	$(compile) $(UPGRADE) --group dev --constraints requirements.lock --output-file requirements-dev.lock

upgrade: ## write the lock files again with the newest versions
	@$(MAKE) lock UPGRADE=--upgrade

samples: ## draw the sample plans in data/raw again
	@tools/prepare.sh test
	@$(python) -m samples

golden: ## write the golden tables again from what the samples give now; look at the difference before committing it
	@tools/prepare.sh test
	@$(python) -m tests.golden

quality: ## measure the samples against tests/gold, show the change since tests/quality.json was written, and write it again
	@tools/prepare.sh run
	@.venv/bin/kehoach ingest data/raw --out build/quality --quiet || [ $$? -eq 3 ]
	@.venv/bin/kehoach evaluate tests/gold build/quality --against tests/quality.json
	@.venv/bin/kehoach evaluate tests/gold build/quality --json > build/quality.json && cp build/quality.json tests/quality.json

docs: ## write docs/tables.md and docs/views.md again from the schema and the views
	@tools/prepare.sh dev
	@mkdir -p build
	@$(python) -m pipeline.schema_docs > build/tables.md && mv build/tables.md docs/tables.md
	@$(python) -m pipeline.views_docs > build/views.md && mv build/views.md docs/views.md

site: ## build the documentation into build/site; a dead link stops it
	@tools/prepare.sh dev
	@NO_MKDOCS_2_WARNING=1 $(python) -m mkdocs build --strict --quiet

bench: ## measure speed and memory on generated plans
	@tools/prepare.sh test
	@$(python) -m benchmarks

clean: ## remove what builds and checks leave behind (not .venv, not data/parquet)
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +
