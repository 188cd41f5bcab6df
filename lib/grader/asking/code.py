"""Rules about the code of an answer, read from its syntax tree: nothing of it runs.

>>> avoids(student.code("safe_logit"), "clip", because="it cuts off both ends")
"""

import ast
import warnings
from collections.abc import Iterable

from grader.asking.compare import Mismatch

LARGEST = 200_000  # characters of a notebook that are read
KEYWORDS = {
    "for": (ast.For, ast.AsyncFor, ast.comprehension),
    "while": ast.While,
    "if": (ast.If, ast.IfExp),
    "import": (ast.Import, ast.ImportFrom),
}


class Code:
    """The definition of a name, the last of the cells, and of what it uses of the learner's."""

    def __init__(self, cells: Iterable[str], name: str):
        definitions: dict[str, tuple[ast.stmt, str]] = {}
        left = LARGEST
        for source in cells:
            left -= len(source)
            for statement in statements(source) if left >= 0 else []:
                definitions.update(dict.fromkeys(defines(statement), (statement, source)))
        wanted, self._parts = [name], []
        for one in wanted:  # grows while it is walked
            if one in definitions:
                statement, source = definitions.pop(one)
                self._parts.append((statement, source))
                wanted += names(statement)

    @property
    def found(self) -> bool:
        """Whether a cell defines the name."""
        return bool(self._parts)

    @property
    def names(self) -> set[str]:
        """All names that stand in it."""
        return {name for statement, _ in self._parts for name in names(statement)}

    def lines(self, word: str) -> list[str]:
        """The lines that use a keyword (for, while, if, import) or a name such as ``clip``."""
        return [
            source.splitlines()[node.lineno - 1].strip()
            for statement, source in self._parts
            for node in _nodes(statement)
            if _is(node, word)
        ]


def avoids(code: Code, *words: str, because: str) -> None:
    """Raise Mismatch where the code uses one of some words; say why it had better not."""
    for word in words:
        if lines := code.lines(word):
            raise Mismatch(because, f"no {word}", lines[0])


def statements(source: str) -> list[ast.stmt]:
    """The statements of a cell; none where it is no Python, or too deep to read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of "\s" in a docstring
            return ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []


def names(node: ast.AST) -> set[str]:
    """All names that stand in it."""
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def defines(statement: ast.stmt) -> list[str]:
    """The names that a statement gives a value to."""
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [statement.name]
    if isinstance(statement, ast.Import | ast.ImportFrom):
        return [(alias.asname or alias.name).partition(".")[0] for alias in statement.names]
    return [
        n.id
        for n in ast.walk(statement)
        if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    ]


def _nodes(statement: ast.stmt) -> Iterable[ast.AST]:
    """All nodes, with the place of the statement for those that have none of their own."""
    for node in ast.walk(statement):
        if isinstance(node, ast.comprehension):
            node.lineno = node.target.lineno
        yield node


def _is(node: ast.AST, word: str) -> bool:
    if word in KEYWORDS:
        return isinstance(node, KEYWORDS[word])
    if isinstance(node, ast.Attribute):
        return node.attr == word
    if isinstance(node, ast.Name):
        return node.id == word
    return isinstance(node, ast.ImportFrom) and word in {alias.name for alias in node.names}
