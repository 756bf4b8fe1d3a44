# `make run` and `make test` need nothing but this folder; `make help` lists the rest.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
export PYTHONPATH := $(CURDIR)/src:$(CURDIR)
export DJANGO_SETTINGS_MODULE := vestibule.config.settings
PYTHON := .venv/bin/python
VESTIBULE := $(PYTHON) -m vestibule.supervisor
ARGS ?=

run: ready ## start everything on http://localhost:8000 (PORT and VESTIBULE_VAR change where)
	@exec $(VESTIBULE) run

test: ready-test ## run the whole suite, browser journeys included
	@exec $(VESTIBULE) test $(ARGS)

check: ready-test ## lint, types, import order, templates, migrations, catalogues
	@exec $(VESTIBULE) check

journeys: ready-test ## the browser journeys alone; ARGS="-k couple" chooses
	@exec $(VESTIBULE) journeys $(ARGS)

soak: ready-test ## repeats, kills and long crawls
	@exec $(VESTIBULE) soak $(ARGS)

bench: ready-test ## measure against floor and stock; SIZE=1000 for more organisations
	@exec $(VESTIBULE) bench $(ARGS)

features: ready-test ## write docs/features.md from the marks on the journeys
	@exec $(VESTIBULE) features

pictures: ready-test ## photograph a running `make run` for the help; ARGS="http://localhost:8000 PASSWORD"
	@exec $(PYTHON) -m tests.pictures $(ARGS)

messages: ready ## gather the texts to translate into locale/
	@exec $(VESTIBULE) messages

ddl: ready ## write the script that makes an organisation's schema
	@exec $(VESTIBULE) ddl

language: ready ## write the columns of a language that was added to the settings
	@exec $(VESTIBULE) language

shell: ready ## a Python shell on the running stack
	@exec $(PYTHON) manage.py shell $(ARGS)

lock: ready-test ## renew the hashed locks after a change in pyproject.toml
	@exec $(VESTIBULE) lock

help: ## this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

ready:
	@bin/bootstrap run

ready-test:
	@bin/bootstrap test

.PHONY: run test check journeys soak bench features pictures messages ddl language shell lock help ready ready-test
