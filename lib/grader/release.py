"""Make what learners get from what instructors wrote: ``exercises/`` from ``solutions/``.

Solution blocks are cut, hidden checks are reduced to their name and points, and of a file of checks
only what the visible ones need is kept. The cells carry nbgrader's metadata (schema 3).
"""

import ast
import itertools
import json
import shutil
import symtable
import textwrap
from pathlib import Path

from grader.asking.course import CourseError, Exercise, course
from grader.asking.worked import (
    BEGIN,
    END,
    answer_cells,
    check_cells,
    read_notebook,
    solution_blocks,
)

HEADER = "# Made by `grader release` from the instructors' file: changes here are lost.\n"
SOLUTION_ONLY = "solution"  # the tag of a cell that learners do not get
# A learner's tree: named one by one, so that nothing of the instructors' slips in.
TREE = """exercises book lib pyproject.toml constraints.txt Makefile README.md LICENSE LICENSE-TEXT
CITATION.cff _config.yml _toc.yml""".split()


def build(folder: Path) -> dict[str, str]:
    """The files of ``exercises/``, by their path in it."""
    files = {}
    for name, exercise in course(folder).items():
        notebook = folder / "solutions" / f"{name}.ipynb"
        if not notebook.is_file():
            raise CourseError(f"{exercise.checks} has no notebook: {notebook} is missing")
        files[f"{name}.ipynb"] = _notebook(notebook, exercise)
        files[f"checks/{name}.py"] = _checks(exercise.checks)
    return files


def drift(folder: Path) -> list[str]:
    """What differs between ``exercises/`` on disk and a fresh release: a line for each file."""
    target, files = folder / "exercises", build(folder)
    lines = []
    for name, text in files.items():
        path = target / name
        if not path.is_file():
            lines.append(f"{name} is missing")
        elif path.read_text("utf-8") != text:
            lines.append(f"{name} differs")
    kept = {target / name for name in files}
    for pattern in ("*.ipynb", "checks/*.py"):
        lines += [
            f"{p.relative_to(target)} is extra" for p in target.glob(pattern) if p not in kept
        ]
    return sorted(lines)


def write(folder: Path) -> list[str]:
    """Bring ``exercises/`` up to date; the names of the files that changed."""
    files, changed = build(folder), drift(folder)
    for name, text in files.items():
        path = folder / "exercises" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for line in changed:
        if line.endswith(" is extra"):
            (folder / "exercises" / line.removesuffix(" is extra")).unlink()
    return [line.split(" ")[0] for line in changed]


def write_tree(folder: Path, target: Path) -> None:
    """A tree for learners in a new or empty folder: no solutions, no tests."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CourseError(f"{target} is not empty: name a new folder")
    if any(target.resolve().is_relative_to((folder / name).resolve()) for name in TREE):
        raise CourseError(f"{target} is in a folder that goes into the tree: name another one")
    if lines := drift(folder):
        raise CourseError(f"exercises/ is not up to date ({lines[0]}): run grader release first")
    ignore = shutil.ignore_patterns("__pycache__", "*.egg-info", ".*", "_build")
    target.mkdir(parents=True, exist_ok=True)
    for name in TREE:
        source = folder / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=ignore)
        elif source.is_file():
            shutil.copy(source, target / name)


def _notebook(path: Path, exercise: Exercise) -> str:
    notebook = read_notebook(path)
    worth = {question.name: question.points for question in exercise.questions}
    checks, answers = check_cells(notebook, path), answer_cells(notebook, path)
    if missing := set(worth) - set(checks):
        raise CourseError(f"{path} never calls check for {', '.join(sorted(missing))}")
    for name, cell in checks.items():
        if name not in worth:
            raise CourseError(f"{path}: check({name!r}) asks what is not there")
        _grading(cell, f"check-{name}", grade=True, locked=True, points=worth[name])
    for name, cell in answers.items():
        _grading(cell, f"answer-{name}", solution=True)
    cells = []
    for cell in notebook["cells"]:
        if SOLUTION_ONLY in cell["metadata"].get("tags", []):
            continue
        source = "".join(cell["source"])
        blocks = solution_blocks(source)
        if blocks and cell["cell_type"] != "code":
            raise CourseError(f"{path}: tag a text cell {SOLUTION_ONLY!r} in place of marks")
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
        cell["source"] = (_stub(source) if blocks else source).splitlines(True)
        cells.append(cell)
    notebook["cells"] = cells
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _grading(cell: dict, name: str, *, grade=False, solution=False, locked=False, **points) -> None:
    cell["metadata"] |= {
        "nbgrader": {
            "schema_version": 3,
            "grade_id": name,
            "grade": grade,
            "solution": solution,
            "locked": locked,
            "task": False,
            **points,
        }
    }
    if locked:
        cell["metadata"] |= {"deletable": False, "editable": False}


def _stub(source: str) -> str:
    """The cell with each solution cut: a function raises, a variable is ``...``."""
    lines, block = [], None
    for line in source.splitlines():
        mark = line.strip()
        if mark == BEGIN:
            block, indent = [], line[: len(line) - len(line.lstrip())]
        elif mark == END:
            if indent:
                lines += [f"{indent}# YOUR CODE HERE", f"{indent}raise NotImplementedError"]
            else:
                lines += [f"{name} = ...  # YOUR ANSWER HERE" for name in _assigned(block)]
            block = None
        elif block is not None:
            block.append(line)
        else:
            lines.append(line)
    return "\n".join(lines)


def _assigned(block: list[str]) -> list[str]:
    """The names that a block at the top of a cell defines for the checks."""
    names = []
    try:
        tree = ast.parse(textwrap.dedent("\n".join(block)))
    except SyntaxError as error:
        raise CourseError(f"a solution at the top of a cell is no Python: {error}") from None
    for statement in tree.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        names += [n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)]
    if not names:
        raise CourseError(f"a solution at the top of a cell assigns nothing: {block[:1]}")
    return names


def _checks(path: Path) -> str:
    """A file of checks without the hidden ones, and without what only they need."""
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    for one, other in itertools.pairwise(tree.body):
        if one.end_lineno == other.lineno:
            raise CourseError(f"{path}, line {other.lineno}: write one statement on a line")
    kept = {id(node): text for node in tree.body if (text := _withheld(node, source)) is not None}
    needed = [node for node in tree.body if id(node) not in kept and _is_root(node)]
    needed += tree.body[:1] if ast.get_docstring(tree) is not None else []
    used = {name for text in kept.values() for name in _uses(text)}
    for node in needed:  # grows while it is walked: what a kept statement uses is kept too
        used |= _uses(ast.unparse(node))
        for other in tree.body:
            if id(other) not in kept and other not in needed and _defines(other) & used:
                needed.append(other)
    lines = source.splitlines()
    text, gap = HEADER, 0
    for node in tree.body:
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        above = itertools.takewhile(lambda line: not line.strip(), reversed(lines[: first - 1]))
        gap = max(gap, len(list(above)))  # also above what is left out before it
        if id(node) in kept:
            part = kept[id(node)]
        elif node in needed:
            part = _imported(node, used) or "\n".join(lines[first - 1 : node.end_lineno])
        else:
            continue
        text += ("\n" * gap or "\n" * text.endswith('"""\n')) + part + "\n"
        gap = 0
    return text


def _imported(node: ast.stmt, used: set[str]) -> str:
    """An import without the names that only hidden checks need; empty where all are needed."""
    if not isinstance(node, ast.ImportFrom):
        return ""
    kept = [alias for alias in node.names if (alias.asname or alias.name) in used]
    if len(kept) == len(node.names):
        return ""
    text = ast.unparse(ast.ImportFrom(node.module, kept, node.level))
    if len(text) <= 100:
        return text
    names = "".join(f"    {ast.unparse(alias)},\n" for alias in kept)
    return f"from {node.module} import (\n{names})"


def _is_root(node: ast.stmt) -> bool:
    """Questions, numbers and visible checks are kept for their own sake."""
    if isinstance(node, ast.FunctionDef):
        return any(_is_check(decorator) for decorator in node.decorator_list)
    value = getattr(node, "value", None)
    function = getattr(value, "func", None)
    names = (getattr(function, "id", ""), getattr(function, "attr", ""))
    return "Question" in names or "Variant" in names


def _uses(text: str) -> set[str]:
    """The names of the module that some of its statements use; a local name is none of them."""
    names, tables = set(), [symtable.symtable(text, "", "exec")]
    for table in tables:
        tables += table.get_children()
        names |= {s.get_name() for s in table.get_symbols() if s.is_global() and s.is_referenced()}
    return names


def _is_check(decorator: ast.expr) -> bool:
    function = getattr(decorator, "func", None)
    return isinstance(function, ast.Attribute) and function.attr == "check"


def _withheld(node: ast.stmt, source: str) -> str | None:
    """What learners get in the place of a hidden check; None for all else."""
    for decorator in getattr(node, "decorator_list", []):
        if not _is_check(decorator):
            continue
        words = {word.arg: word.value for word in decorator.keywords}
        hidden = words.get("hidden", ast.Constant(False))
        if not isinstance(hidden, ast.Constant):
            raise CourseError(f"{node.name}: write hidden=True or hidden=False, not a computation")
        if hidden.value:
            name = decorator.args[0] if decorator.args else words["name"]
            shown = (decorator.func.value, name, words["points"])
            question, name, points = (ast.get_source_segment(source, part) for part in shown)
            return f"{question}.withheld({name}, points={points})"
    return None


def _defines(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {(a.asname or a.name).partition(".")[0] for a in node.names}
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    return {
        n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }
