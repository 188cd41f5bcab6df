"""The code of a function, for a page that has just derived its formula."""

import ast
import inspect
import textwrap
from collections.abc import Callable


class Lines(str):
    """Text that a notebook shows as it is, without quotes."""

    def __repr__(self) -> str:
        return str(self)


def body(function: Callable[..., object]) -> Lines:
    """Return the lines of a function below its docstring, so that a page shows the real code."""
    source = textwrap.dedent(inspect.getsource(function))
    definition = ast.parse(source).body[0]
    assert isinstance(definition, ast.FunctionDef)
    first, lines = definition.body[0], source.splitlines()
    start = first.end_lineno if ast.get_docstring(definition) else first.lineno - 1
    return Lines(textwrap.dedent("\n".join(lines[start : definition.end_lineno])))
