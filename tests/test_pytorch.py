"""What the book says that PyTorch prints: its programs are run, and print exactly that."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

BOOK = Path(__file__).parents[1] / "book"
LINES = r"((?:(?!```).*\n)*)```$"
CODE = re.compile(rf"^```python\n{LINES}", re.MULTILINE)
SHOWN = re.compile(rf"{CODE.pattern}\s+^```text\n{LINES}", re.MULTILINE)


class Program(NamedTuple):
    page: str
    code: str
    prints: str


def pages(book: Path) -> Iterator[tuple[str, str]]:
    """Name and prose of each page, of a notebook without its code."""
    for page in sorted([*book.glob("*.ipynb"), *book.glob("*.md")]):
        text = page.read_text(encoding="utf-8")
        if page.suffix == ".ipynb":
            cells = [c for c in json.loads(text)["cells"] if c["cell_type"] == "markdown"]
            text = "\n\n".join("".join(cell["source"]) for cell in cells)
        yield page.name, text


def uses_torch(code: str) -> bool:
    return bool(re.search(r"^(import|from) torch\b", code, re.MULTILINE))


def programs(book: Path) -> Iterator[Program]:
    """Fences with a program that imports torch, followed by one with what it prints."""
    for name, text in pages(book):
        for code, prints in SHOWN.findall(text):
            if uses_torch(code):
                yield Program(name, code, prints)


def printed(code: str) -> str:
    """Run a program on its own, where a warning is an error; return what it prints."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-"], input=code, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0 and not done.stderr, done.stderr
    return done.stdout


FOUND = list(programs(BOOK))
NAMES = [f"{program.page}-{number}" for number, program in enumerate(FOUND, start=1)]


def test_the_book_shows_programs_for_pytorch():
    assert "09-equivalence.ipynb" in {program.page for program in FOUND}


def test_every_program_for_pytorch_says_what_it_prints():
    assert sum(uses_torch(code) for _, text in pages(BOOK) for code in CODE.findall(text)) == len(
        FOUND
    )


@pytest.mark.needs("torch")
@pytest.mark.parametrize("program", FOUND, ids=NAMES)
def test_pytorch_prints_what_the_page_says(program):
    assert printed(program.code) == program.prints


def test_programs_are_found_on_pages_and_in_notebooks(tmp_path):
    shown = "Text\n\n```python\nimport torch\nprint(1)\n```\n\n```text\n1\n```\n\nmore\n"
    alone = "```python\nimport torch\n```\n\nwords\n\n```text\n1\n```\n"
    other = "```python\nimport numpy\n```\n\n```text\n1\n```\n"
    cells = [
        {"cell_type": "markdown", "source": shown.splitlines(keepends=True)},
        {"cell_type": "code", "source": [shown]},
    ]
    (tmp_path / "a.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    (tmp_path / "b.md").write_text(alone + other + shown, encoding="utf-8")
    found = Program("a.ipynb", "import torch\nprint(1)\n", "1\n")
    assert list(programs(tmp_path)) == [found, found._replace(page="b.md")]


def test_what_a_program_prints_is_compared_and_a_warning_fails():
    assert printed("print('0.5')\nprint('−1')") == "0.5\n−1\n"
    with pytest.raises(AssertionError, match="DeprecationWarning: old"):
        printed("import warnings\nwarnings.warn('old', DeprecationWarning)")
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        printed("1 / 0")
