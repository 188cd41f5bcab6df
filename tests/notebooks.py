"""Run the notebooks and store what the text relies on, so that a change can be read in a diff.

A cell tagged `nbval-check-output` is a promise: its text output is stored, and pytest compares it.
Every other output is dropped, and so are all in exercises/, where they depend on the learner.
"""

import argparse
import os
import re
import sys
from itertools import count
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ROOT = Path(__file__).parent.parent
FOLDERS = ("book", "solutions", "exercises")
PROMISE = "nbval-check-output"
LONGEST_CELL = 12

# What programs write into a notebook on their own, and what differs from one machine to the next.
CHURN = set("ExecuteTime collapsed execution jupyter scrolled trusted vscode widgets".split())
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


class Fault(Exception):
    """A notebook that cannot be stored."""


def course_notebooks() -> list[Path]:
    """Name the notebooks of the course, in reading order."""
    return [path for folder in FOLDERS for path in sorted((ROOT / folder).glob("*.ipynb"))]


def read(path: Path) -> nbformat.NotebookNode:
    """Read a notebook as it is; `nbformat.read` gives new random ids to cells without one."""
    return nbformat.v4.reads(path.read_text(encoding="utf-8"))


def run(notebook: nbformat.NotebookNode, folder: Path) -> None:
    """Run a notebook in its folder, as the site does."""
    os.environ["CROSSENT_STATIC"] = "1"
    os.environ["GRADER_PROGRESS"] = "off"
    resources = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, kernel_name="python3", timeout=600, resources=resources).execute()
    for number, cell in enumerate(notebook.cells):
        if text := stderr_of(cell.get("outputs", [])):
            raise Fault(f"cell {number} writes to stderr: {text.strip()}")


def stderr_of(outputs: list) -> str:
    """Return what a cell wrote to stderr."""
    return "".join(output.text for output in outputs if output.get("name") == "stderr")


def normalise(notebook: nbformat.NotebookNode, promises: bool = True) -> nbformat.NotebookNode:
    """Bring a notebook, run or not, into the one form that is stored."""
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    notebook.metadata = nbformat.from_dict(without_churn(notebook.metadata) | METADATA)
    ids = [cell.get("id", "") for cell in notebook.cells]
    position = 0
    for number, cell in enumerate(notebook.cells):
        if ids[number] in ids[:number] or not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", ids[number]):
            names = (f"cell-{n:02d}" for n in count(number))
            ids[number] = next(name for name in names if name not in ids)
        cell.id = ids[number]
        cell.metadata = without_churn(cell.metadata)
        if cell.cell_type == "code":
            position += 1
            keep = promises and is_promise(cell) and cell.outputs
            cell.execution_count = position if keep else None
            cell.outputs = [text_only(output, number) for output in cell.outputs if keep]
            cell.outputs = merged(cell.outputs)
            for output in cell.outputs:
                if output.output_type == "execute_result":
                    output.execution_count = position
    return notebook


def merged(outputs: list) -> list:
    """Join what was printed in pieces: where a kernel cuts a stream is chance."""
    joined: list = []
    for output in outputs:
        if joined and output.get("name") and output.get("name") == joined[-1].get("name"):
            joined[-1].text += output.text
        else:
            joined.append(output)
    return joined


def is_promise(cell: nbformat.NotebookNode) -> bool:
    """Whether a cell's output is stored and compared."""
    return PROMISE in cell.metadata.get("tags", [])


def without_churn(metadata: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Drop from metadata what programs write there on their own."""
    return nbformat.from_dict({k: v for k, v in metadata.items() if k not in CHURN})


def text_only(output: nbformat.NotebookNode, number: int) -> nbformat.NotebookNode:
    """Return the output of a promise, which is text alone: nbval compares all that a cell shows."""
    if others := set(output.get("data", {})) - {"text/plain"}:
        raise Fault(f"cell {number} is a promise, but shows {', '.join(sorted(others))}, not text")
    if output.output_type == "error":
        output.traceback = []  # it names this machine's folders
    return output


def stored_form(notebook: nbformat.NotebookNode, path: Path) -> str:
    """Write a notebook as its file should hold it."""
    return nbformat.writes(normalise(notebook, promises=path.parent.name != "exercises")) + "\n"


def faults(path: Path) -> list[str]:
    """Say what is wrong with a stored notebook, without running it."""
    notebook, found = read(path), []
    folder = path.parent.name
    cells = [(n, cell) for n, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
    promises = [(n, cell) for n, cell in cells if is_promise(cell) and folder != "exercises"]
    for number, cell in cells:
        if cell.outputs and (number, cell) not in promises:
            found.append(f"cell {number} has a stored output and is no promise (tag {PROMISE})")
        if folder == "book" and (lines := len(cell.source.splitlines())) > LONGEST_CELL:
            found.append(f"cell {number} has {lines} lines of code, more than {LONGEST_CELL}")
        if "sys.path" in cell.source:
            found.append(f"cell {number} changes sys.path")
    for number, cell in promises:
        if cell.execution_count is None or not cell.outputs:
            found.append(f"cell {number} is a promise with nothing stored to compare")
    if folder == "book" and not promises:
        found.append(f"no cell is a promise (tag {PROMISE}), so no number here is checked")
    try:
        if stored_form(notebook, path) != path.read_text(encoding="utf-8"):
            found.append("it is not as `make notebooks` writes it")
    except Fault as fault:
        found.append(str(fault))
    return found


def main() -> int:
    """Run and rewrite notebooks, or check them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="run and write nothing")
    parser.add_argument(
        "paths", nargs="*", type=Path, help="notebooks (default: all of the course)"
    )
    arguments = parser.parse_args()
    wrong = 0
    for path in arguments.paths or course_notebooks():
        try:
            if not arguments.check:
                notebook = read(path)
                run(notebook, path.parent)
                path.write_text(stored_form(notebook, path), encoding="utf-8")
            found = faults(path)
        except (Fault, CellExecutionError) as error:
            found = [str(error)]
        print(f"{os.path.relpath(path)}: {'; '.join(found) or 'as it should be'}")
        wrong += bool(found)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
