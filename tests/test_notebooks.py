"""Notebooks are stored in one form, and what they promise is compared with what they give."""

import os
import subprocess
import sys

import nbformat
import pytest
from conftest import ROOT
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebooks import Fault, course_notebooks, faults, normalise, read, run, stored_form

PROMISE = {"tags": ["nbval-check-output"]}


def promise(source, *outputs, count=1):
    return new_code_cell(source, metadata=PROMISE, execution_count=count, outputs=list(outputs))


def shown(**data):
    return new_output("execute_result", data, execution_count=1)


def stored(tmp_path, *cells, folder="book"):
    """Store a notebook as `make notebooks` does; return its path."""
    path = tmp_path / folder / "notebook.ipynb"
    path.parent.mkdir(exist_ok=True)
    path.write_text(nbformat.writes(new_notebook(cells=list(cells))))
    return path


GOOD = promise("1 + 1", shown(**{"text/plain": "2"}))


@pytest.mark.parametrize("path", course_notebooks(), ids=lambda path: path.stem)
def test_notebook_keeps_the_rules(path):
    found = faults(path)
    assert not found, "\n".join(found)


def test_the_course_has_chapters_and_exercises():
    assert {path.parent.name for path in course_notebooks()} == {"book", "solutions", "exercises"}


def test_a_good_notebook_has_no_faults(tmp_path):
    path = stored(tmp_path, new_markdown_cell("# A chapter"), GOOD)
    path.write_text(stored_form(read(path), path))
    assert faults(path) == []


@pytest.mark.parametrize(
    "cells, fault",
    [
        ([GOOD, new_code_cell("2", outputs=[shown(**{"text/plain": "2"})])], "no promise"),
        ([new_code_cell("2")], "no cell is a promise"),
        ([promise("2", count=None)], "nothing stored to compare"),
        ([promise("2")], "nothing stored to compare"),
        ([GOOD, new_code_cell("\n".join("x" * 13))], "13 lines of code"),
        ([GOOD, new_code_cell("import sys\nsys.path.append('lib')")], "changes sys.path"),
        ([promise("2", shown(**{"text/plain": "2", "text/html": "2"}))], "shows text/html"),
        ([GOOD, new_code_cell("2", metadata={"collapsed": True})], "make notebooks"),
    ],
)
def test_a_bad_notebook_has_this_fault(tmp_path, cells, fault):
    assert any(fault in found for found in faults(stored(tmp_path, *cells)))


def test_exercises_store_nothing_and_promise_nothing(tmp_path):
    path = stored(tmp_path, GOOD, folder="exercises")
    assert any("no promise" in found for found in faults(path))
    path.write_text(stored_form(read(path), path))
    assert faults(path) == []
    assert read(path).cells[0].outputs == []


def test_normal_form_is_the_same_for_a_notebook_that_was_run_again(tmp_path):
    path = stored(tmp_path, new_code_cell("x = 1"), new_code_cell("x"), promise("print(x)\nx + 1"))
    texts = []
    for _ in range(2):
        notebook = read(path)
        run(notebook, tmp_path)
        path.write_text(stored_form(notebook, path))
        texts.append(path.read_text())
    assert texts[0] == texts[1]
    *others, last = read(path).cells
    assert [(cell.outputs, cell.execution_count) for cell in others] == [([], None)] * 2
    assert [output.get("text") or output.data for output in last.outputs] == [
        "1\n",
        {"text/plain": "2"},
    ]
    assert last.execution_count == 3


def test_ids_are_kept_where_they_are_good_and_are_else_the_place_of_the_cell():
    cells = [new_code_cell(str(n)) for n in range(5)]
    for cell, name in zip(
        cells, ["check-odds", "", "cell-01", "not good!", "check-odds"], strict=True
    ):
        cell.id = name
    del cells[1]["id"]
    notebook = new_notebook()
    notebook.cells = cells
    names = [cell.id for cell in normalise(notebook).cells]
    assert names == ["check-odds", "cell-02", "cell-01", "cell-03", "cell-04"]


def test_a_cell_that_writes_to_stderr_cannot_be_stored(tmp_path):
    notebook = new_notebook(cells=[new_code_cell("import sys\nprint('oh', file=sys.stderr)")])
    with pytest.raises(Fault, match="cell 0 writes to stderr: oh"):
        run(notebook, tmp_path)


def test_pytest_refuses_a_broken_promise_and_a_cell_that_writes_to_stderr(tmp_path):
    cells = [GOOD, promise("1 + 2", shown(**{"text/plain": "2"}))]
    cells.append(new_code_cell("import sys\nprint('oh', file=sys.stderr)"))
    path = stored(tmp_path, *cells)
    command = [sys.executable, "-m", "pytest", "-p", "conftest", "-p", "no:cacheprovider", path]
    done = subprocess.run(
        [*command, "-c", ROOT / "pyproject.toml"],
        env=os.environ | {"PYTHONPATH": str(ROOT / "tests")},
        capture_output=True,
        text=True,
    )
    assert "2 failed, 1 passed" in done.stdout, done.stdout
    assert "Cell outputs differ" in done.stdout
    assert "the cell writes to stderr: oh" in done.stdout
