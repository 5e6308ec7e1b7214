# The two commands are `make run` and `make test`; each does its own set-up. The work is in bin/.
.DEFAULT_GOAL := help
.PHONY: help run test lint format unit postgres browser soak bench docs shell lock clean reset

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

run: ## Set up what is missing and serve the portal on http://127.0.0.1:8000 (PORT= changes it); Ctrl-C stops it
	@exec bin/py bin/run.py

test: ## Set up what is missing and run every check and test, on SQLite, PostgreSQL with Redis, and in Chromium
	@exec bin/py bin/suite.py

lint: ## Run the static checks alone
	@exec bin/py bin/suite.py static

unit: ## Run the tests that need neither a server nor a browser
	@exec bin/py bin/suite.py sqlite

postgres: ## Run the tests that run on PostgreSQL and Redis
	@exec bin/py bin/suite.py postgres

browser: ## Run the browser tests
	@exec bin/py bin/suite.py browser

soak: ## Run the long tests
	@exec bin/py bin/suite.py soak

bench: ## Print times and ratios: run everything in benchmarks/
	@bin/py bin/prepare.py test && exec bin/bench

format: ## Put the code into its one format
	@bin/py bin/prepare.py test && .venv/bin/ruff format --quiet . && exec .venv/bin/ruff check --fix .

docs: ## Write the generated pages of docs/ anew
	@bin/py bin/prepare.py test && exec .venv/bin/python manage.py write_docs

shell: ## Open a Python shell with the portal loaded
	@bin/py bin/prepare.py run && exec .venv/bin/python manage.py shell

lock: ## Choose the newest versions that requirements/*.in and package.json allow, and write the lock files
	@bin/py bin/prepare.py test && exec bin/lock

clean: ## Remove what the set-up and the tools made, but not the local data
	rm -rf .venv node_modules static/build var/test .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

reset: ## Throw away the local data; the next make run begins anew
	rm -rf var
