"""Every displayed equation of the book has a law: a function that checks it, under its label.

`@law(label, latex)` stands before a function of the module under test. The LaTeX is that of the
page, so that nobody changes an equation and forgets its law. `faults` compares the two.
"""

import importlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from accuracy import ulps
from markdown_it.renderer import RendererHTML
from mpmath import mp, mpf
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser


class Law(NamedTuple):
    latex: str
    check: Callable


LAWS: dict[str, Law] = {}


def law(label: str, latex: str) -> Callable:
    def register(check: Callable) -> Callable:
        if label in LAWS:
            raise ValueError(f"two laws have the label {label}")
        LAWS[label] = Law(latex, check)
        return check

    return register


class Equation(NamedTuple):
    page: str
    label: str  # "" for none
    latex: str


# The book's own parser knows what a dollar in code, in a comment or in a list means.
PARSER = create_md_parser(
    MdParserConfig(
        enable_extensions={"amsmath", "colon_fence", "dollarmath"}, dmath_double_inline=True
    ),
    RendererHTML,
)
OPTIONS = re.compile(r"\A(\s*:[\w-]+:.*\n)+")  # of a directive, such as `:class: tip`
LITERAL = {"code", "code-block", "code-cell", "literalinclude", "mermaid", "raw", "sourcecode"}


def displayed(markdown: str) -> Iterator[tuple[str, str]]:
    """Label and LaTeX of each displayed equation.

    The label is "" where the equation is not a paragraph of its own between `$$` and `$$ (label)`.
    """
    for token in PARSER.parse(markdown):
        directive = re.match(r"\{([^}]+)\}", token.info.strip()) if "fence" in token.type else None
        if token.type == "math_block_label":
            yield token.info, token.content
        elif token.type in ("math_block", "amsmath") or directive and directive[1] == "math":
            yield "", token.content
        elif directive and directive[1] not in LITERAL:
            yield from displayed(OPTIONS.sub("", token.content))
        for child in token.children or []:
            # A block that touches the paragraph above it is no block, nor is one left open.
            if child.type == "math_inline_double":
                yield "", child.content
            elif child.type == "text" and "$$" in child.content:
                yield "", token.content


def markdown_of(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".md":
        return [text]
    cells = json.loads(text)["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]


def equations(book: Path) -> list[Equation]:
    pages = sorted([*book.glob("*.ipynb"), *book.glob("*.md")])
    return [
        Equation(page.name, *found)
        for page in pages
        for markdown in markdown_of(page)
        for found in displayed(markdown)
    ]


def faults(found: list[Equation], laws: dict[str, Law]) -> list[str]:
    """What is wrong between the pages and the laws, a sentence each."""
    wrong = []
    for page, label, latex in found:
        latex = one_line(latex)
        if not label:
            wrong.append(
                f"{page}: the displayed equation `{latex}` has no label: write it as a paragraph "
                "of its own between $$ and $$ (eq-…)"
            )
        elif label not in laws:
            wrong.append(f'{page}: {label} has no law: write @law("{label}", r"{latex}")')
        elif latex != one_line(laws[label].latex):
            wrong.append(
                f"{page}: {label} reads `{latex}`, its law `{one_line(laws[label].latex)}`"
            )
    for label, times in Counter(equation.label for equation in found if equation.label).items():
        if times > 1:
            pages = ", ".join(equation.page for equation in found if equation.label == label)
            wrong.append(f"{label} is the label of {times} equations ({pages})")
    for label in laws.keys() - {equation.label for equation in found}:
        wrong.append(f"the law {label} belongs to no equation of the book")
    return sorted(wrong)


def one_line(latex: str) -> str:
    return " ".join(latex.split())


def right(got: float, exact: mpf, limit: float = 4) -> None:
    """Assert that a float is the exact value, up to `limit` units in its last place."""
    assert ulps(got, exact) <= limit, f"{got} is not {mp.nstr(exact, 17)}"


def equal(left: mpf, other: mpf) -> bool:
    """Whether two values agree in the first thirty digits of those that were computed."""
    return abs(left - other) <= mpf("1e-30") * abs(left)


def same(left: mpf, *others: mpf) -> None:
    """Assert that exact values are equal."""
    for other in others:
        assert equal(left, other), f"{mp.nstr(left, 17)} ≠ {mp.nstr(other, 17)}"


def equivalent(lines: list, answer: mpf, known: mpf) -> None:
    """Assert that each line of a derivation holds for the answer and for no other value."""
    for line in lines:
        same(*line(answer, known))
        assert not equal(*line(answer / 2, known))


# Each chapter has its laws in a file of its own.
for _path in sorted(Path(__file__).parent.glob("laws_of_*.py")):
    importlib.import_module(_path.stem)
