"""The notebook that an instructor wrote: where its solutions are, and which cell answers what."""

import json
import re
from pathlib import Path

from grader.asking.course import CourseError

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
MARK = re.compile(r"#\s*(BEGIN|END)\s*(HIDDEN\s*)?(SOLUTION|TESTS?)\b", re.IGNORECASE)
CHECK = re.compile(r"""check\(\s*["'](?P<name>[^"']+)["']\s*\)""")


def solution_blocks(source: str) -> list[str]:
    """The texts between the marks of one cell; CourseError where the marks do not pair."""
    blocks, block = [], None
    for line in source.splitlines():
        mark = line.strip()
        if MARK.search(line) and mark not in (BEGIN, END):
            raise CourseError(f"{mark!r} would not be seen: write {BEGIN!r} and {END!r}")
        if mark == BEGIN and block is None:
            block = []
        elif mark == END and block is not None:
            blocks.append("\n".join(block))
            block = None
        elif mark in (BEGIN, END):
            raise CourseError(
                f"{mark!r} is nested or alone in the cell that starts {source[:60]!r}"
            )
        elif block is not None:
            block.append(line)
    if block is not None:
        raise CourseError(f"{BEGIN!r} without {END!r} in the cell that starts {source[:60]!r}")
    return blocks


def read_notebook(path: Path) -> dict:
    """A notebook of ours as JSON."""
    try:
        notebook = json.loads(path.read_text("utf-8"))
        cells = notebook["cells"]
        assert all(isinstance(cell["metadata"], dict) for cell in cells)
    except (ValueError, LookupError, TypeError, AssertionError) as error:
        raise CourseError(f"{path} is no notebook of format 4: {error!r}") from None
    return notebook


def check_cells(notebook: dict, path: Path) -> dict[str, dict]:
    """The cell that checks each question."""
    cells: dict[str, dict] = {}
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] != "code" or not (found := CHECK.search(source)):
            continue
        if found["name"] in cells:
            raise CourseError(f"{path}: check({found['name']!r}) asks twice")
        cells[found["name"]] = cell
    return cells


def answer_cells(notebook: dict, path: Path) -> dict[str, dict]:
    """The cell with the answer to each question: the last before its check."""
    found, answer = {}, None
    checks = {id(cell): name for name, cell in check_cells(notebook, path).items()}
    for cell in notebook["cells"]:
        if id(cell) in checks:
            if answer is not None:
                found[checks[id(cell)]] = answer
            answer = None
        elif cell["cell_type"] == "code" and solution_blocks("".join(cell["source"])):
            answer = cell
    return found
