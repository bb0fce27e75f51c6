# gazette_sim: needs make and Python 3.11 or newer; everything else goes into .venv, in the versions of the lock files.
# PYTHON=... names the Python to use, N=... the number of test processes.

SHELL := /bin/sh
N ?= 2
BIN := .venv/bin
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore $(BIN)/python -m pip install -qq
REGRADINGS = gazette_sim/coal/data/regradings.csv

export PATH := $(CURDIR)/$(BIN):$(PATH)
export MPLBACKEND ?= agg

.DELETE_ON_ERROR:
.PHONY: help demo test check versions bench lab export agree notebooks run questions conformance readme lint types hooks lock font clean

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

.venv/bin/python:
	@tools/make_venv.sh .venv "$(PYTHON)"

# The package itself is installed in place, without a network and without a build environment of its own.
.venv/.run: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing into .venv (once) ..."
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: requirements-dev.lock pyproject.toml | .venv/bin/python
	@echo "Installing the tools for development into .venv (once) ..."
	@$(PIP) --require-hashes -r requirements-dev.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch .venv/.run $@

demo: .venv/.run  ## real regradings against the rules, then a study of each regulation that can be simulated
	@gazette-sim replay coal $(REGRADINGS) --brief
	@echo; for study in builtin "credit-disclosure --replications 6" sme pilot-zone; do \
	    gazette-sim run $$study --brief || exit; \
	done
	@echo "Figures:"; for folder in builtin credit-disclosure sme pilot-zone; do \
	    echo "  results/$$folder/figures: $$(cd results/$$folder/figures && ls | paste -sd ' ' -)"; \
	done

test: .venv/.dev  ## every test
	@python -m pytest -n $(N)

check: .venv/.dev export lint types test  ## what must hold before a commit

versions:  ## every test with the lowest versions that pyproject.toml allows and with the newest; half an hour
	@.ci/versions

bench: .venv/.dev  ## how long the usual jobs take here
	@python tools/bench.py

lab: .venv/.dev  ## the notebooks in JupyterLab, beginning with the index
	@MPLBACKEND= jupyter lab nbs --LabApp.default_url=/lab/tree/index.ipynb $$([ "$$(id -u)" != 0 ] || echo --allow-root)

export: .venv/.dev  ## notebooks to modules and to tests/exported
	@python tools/link_notebooks.py
	@nbdev-clean
	@nbdev-export
	@python tests/export_notebook_tests.py

agree: .venv/.dev  ## stop where modules, exported tests or README.md differ from their notebooks
	@python tools/check_agreement.py

notebooks: .venv/.dev  ## run every notebook and keep the outputs; one: make notebooks NB=nbs/coal/03_validity.ipynb
	@python tools/run_notebooks.py --save --workers $(N) $(NB)
	@nbdev-clean

run: .venv/.dev  ## run every notebook, keep nothing
	@python tools/run_notebooks.py --workers $(N) $(NB)

questions: .venv/.dev  ## run every notebook, as it stands and with the edit that its question suggests
	@python tools/try_questions.py --workers $(N) $(NB)

conformance: .venv/.dev  ## the file of decided cases anew, after a change of law
	@python tools/make_conformance.py

readme: .venv/.dev  ## README.md from nbs/index.ipynb
	@python tools/make_readme.py

lint: .venv/.dev
	@ruff check .
	@ruff format --check --quiet nbs tests tools

types: .venv/.dev
	@mypy

hooks: .venv/.dev  ## git merges notebooks cell by cell, and never what is made from them
	@git config merge.jupyternotebook.driver "$(BIN)/nbdev-merge %O %A %B %P"
	@git config diff.jupyternotebook.command $(BIN)/nbdev-diff-driver
	@git config merge.regenerate.driver true

lock: .venv/.dev  ## renew the lock files within the ranges of pyproject.toml
	@for part in "requirements.lock" "requirements-dev.lock --extra dev --extra lab"; do \
	    CUSTOM_COMPILE_COMMAND="make lock" pip-compile -q --upgrade --generate-hashes --allow-unsafe --strip-extras \
	        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
	        --build-deps-for editable -o $$part pyproject.toml; \
	done

font: .venv/.dev  ## cut the shipped font: make font NOTO=/path/to/NotoSansCJK-Regular.ttc
	@python tools/make_font.py $(NOTO) $(ALSO)

clean:  ## remove caches and results, keep .venv
	@rm -rf results build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	@find gazette_sim tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
