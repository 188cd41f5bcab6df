# The commands of the course. Whatever they need is installed once, into .venv, as pyproject.toml and constraints.txt say.
# Paths are relative and programs start as modules, so any folder will do, one with spaces in its name too.

PYTHON ?= python3
PORT ?= 8000
# Processes that share the tests; 0 for none, where a debugger should stop.
JOBS ?= auto
PY := .venv/bin/python
# Kernels listen on this machine alone; without this, each warns at its start that others could.
QUIET := c.IPKernelApp.log_level = 40
BOOK := from jupyter_book.cli.main import main; main()

.PHONY: help site serve learn test notebooks bench clean FORCE

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

site: .venv/book.ready ## build the website; every notebook is executed
	@rm -rf _build  # so that a failed build leaves no stale page
	@echo "Executing the notebooks and building the site ..."
	@CROSSENT_STATIC=1 GRADER_PROGRESS=off $(PY) -c '$(BOOK)' build . -W --keep-going --quiet >/dev/null
	@echo "The site is built: $(CURDIR)/_build/html/index.html"
	@echo "Open that file in a browser, or run: make serve"

serve: _build/html/index.html ## show the website at http://127.0.0.1:8000 (make serve PORT=8080 for another port)
	@echo "The site is at http://127.0.0.1:$(PORT)/ until you press Ctrl+C."
	@$(PY) -m http.server $(PORT) --bind 127.0.0.1 --directory _build/html

_build/html/index.html:
	@$(MAKE) --no-print-directory site

learn: .venv/learn.ready ## open the exercises in JupyterLab
	@cd exercises && ../$(PY) -m jupyterlab $(ARGS)

test: .venv/test.ready ## test everything (make test ARGS='tests/test_site.py -x' for a part)
	@sh tests/system_packages.sh
	@$(PY) -m pytest --numprocesses $(JOBS) --maxprocesses 8 --dist loadfile $(ARGS)

notebooks: .venv/test.ready ## run the notebooks and store the outputs that the text relies on
	@$(PY) tests/notebooks.py

bench: .venv/test.ready ## measure crossent beside its peers (about four minutes)
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(PY) tests/bench.py

clean: ## remove what was built and installed
	rm -rf _build .venv .pytest_cache .ruff_cache .hypothesis

# .venv/book.ready says that the extra "book" is installed, and so on for the other extras.
.venv/%.ready: pyproject.toml constraints.txt .venv/place
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "The course needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1). Name another one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv .venv
	@echo "Setting up .venv for '$*': about a minute, once."
	@$(PY) -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[$*]'
	@mkdir -p .venv/etc/ipython && echo '$(QUIET)' > .venv/etc/ipython/ipython_kernel_config.py
	@touch $@

# Where .venv was set up: a folder that moved is set up again, since an installation knows its path.
.venv/place: FORCE
	@mkdir -p .venv
	@printf '%s\n' "$(CURDIR)" | cmp -s - $@ || printf '%s\n' "$(CURDIR)" > $@
