# make demo: set everything up and grade the example class.   make test: set up and run the whole test suite.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SETUP := $(VENV)/.set-up

.PHONY: demo test lint validate benchmark clean

demo: $(SETUP)
	$(BIN)/python examples/demo.py

test: $(SETUP)
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

lint: $(SETUP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

validate: $(SETUP)
	$(BIN)/grader validate
	$(BIN)/grader templates --check

benchmark: $(SETUP)
	$(BIN)/python benchmarks/throughput.py

$(SETUP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name it with PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	$(BIN)/python -m compileall -q grader  # where Python is told to write no byte code, every command would compile it all
	touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info demo-report
