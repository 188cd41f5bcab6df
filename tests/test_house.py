"""The rules between the rooms of the house, read from the imports; and the tidiness of all of it."""

import ast
import json
import os
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LIB = ROOT / "lib"
STANDARD = set(sys.stdlib_module_names)


def name_of(path: Path) -> str:
    parts = path.relative_to(LIB).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(LIB.rglob("*.py"))}


def imported(tree: ast.AST, module: str = "") -> set[str]:
    """The names that a tree imports: ``from a import b`` is ``a.b`` where that is a module."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            home = whole(node, module)
            names = {f"{home}.{alias.name}" for alias in node.names}
            inner = names & MODULES.keys()
            found |= inner | ({home} if len(inner) < len(names) else set())
    return found


def whole(node: ast.ImportFrom, module: str) -> str:
    """The name that ``from … import`` has in full."""
    if not node.level:
        return node.module
    package = module.split(".")
    up = node.level - (MODULES[module].name == "__init__.py")
    return ".".join(package[: len(package) - up] + [node.module or ""]).rstrip(".")


def tops(names: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in names}


def at_the_top(tree: ast.Module) -> ast.Module:
    """The tree without the bodies of its functions."""

    class Cut(ast.NodeTransformer):
        def visit_FunctionDef(self, node):
            return None

    return Cut().visit(tree)


def tree_of(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text("utf-8"))


IMPORTS = {name: imported(tree_of(name), name) for name in MODULES}


def of(*rooms: str) -> list[str]:
    """The modules of some rooms."""
    return [m for m in MODULES if any(m == room or m.startswith(room + ".") for room in rooms)]


FIGURES = of("crossent.figures")
MATHEMATICS = [name for name in of("crossent") if name not in FIGURES]


def test_the_modules_are_found():
    assert len(MATHEMATICS) >= 3 and len(FIGURES) >= 2 and len(of("grader")) >= 15
    assert "numpy" in IMPORTS["grader.running.wire"]
    assert "grader.running.wire" in IMPORTS["grader.running.sandbox"]
    assert "grader.release" in IMPORTS["grader.cli"]


@pytest.mark.parametrize("module", MATHEMATICS)
def test_the_mathematics_imports_numpy_and_nothing_else(module):
    assert tops(IMPORTS[module]) <= STANDARD | {"numpy", "crossent"}
    assert not any(name.startswith("crossent.figures") for name in IMPORTS[module])


@pytest.mark.parametrize("module", FIGURES)
def test_figures_import_matplotlib_and_widgets_only_in_a_live_kernel(module):
    widgets = {"ipywidgets", "IPython"}
    drawing = {"matplotlib", "cycler"}  # the second is a part of the first
    assert tops(IMPORTS[module]) <= STANDARD | {"numpy", "crossent"} | drawing | widgets
    assert not tops(imported(at_the_top(tree_of(module)), module)) & widgets


@pytest.mark.parametrize("module", of("crossent"))
def test_crossent_never_imports_the_grader(module):
    assert "grader" not in tops(IMPORTS[module])


@pytest.mark.parametrize("module", of("grader"))
def test_the_grader_never_imports_crossent(module):
    assert not tops(IMPORTS[module]) & {"crossent", "course_site"}


@pytest.mark.parametrize("module", ["grader.running.wire", "grader.running.inside"])
def test_what_enters_the_sandbox_needs_the_standard_library_and_numpy_alone(module):
    own = {"grader.running", "grader.running.wire", "wire"}  # `wire` is its name in there
    assert IMPORTS[module] - own <= {
        name for name in IMPORTS[module] if tops({name}) <= STANDARD
    } | {"numpy"}


# Which room may look into which, from the ground up.
ROOMS = {
    "asking": {"asking"},
    "running": {"running"},
    "feedback": {"asking", "feedback"},
    "tally": {"asking", "feedback", "tally"},
    "learner": {"asking", "running", "feedback", "tally", "learner"},
    "release": {"asking", "release"},
    "roster": {"asking", "release", "roster"},
    "grading": {"asking", "running", "feedback", "grading"},
    "handback": {"handback"},
    "cli": {
        "asking",
        "running",
        "feedback",
        "release",
        "roster",
        "grading",
        "handback",
        "cli",
    },  # fmt: skip
    "": {"asking", "learner"},
}


@pytest.mark.parametrize("module", of("grader"))
def test_each_room_of_the_grader_looks_only_down(module):
    room = f"{module}.".split(".")[1]
    seen = {f"{name}.".split(".")[1] for name in IMPORTS[module] if tops({name}) == {"grader"}}
    assert seen <= ROOMS[room]


@pytest.mark.parametrize(
    "module, below",
    {
        "asking.compare": "",
        "asking.questions": "",
        "asking.variant": "",
        "asking.code": "asking.compare",
        "asking.student": "asking.compare asking.questions asking.code",
        "asking.course": "asking.questions asking.variant",
        "running.wire": "",
        "running.inside": "running.wire",
        "grading.notebook": "",
        "grading.gradebook": "",
    }.items(),
)
def test_the_ground_floor_stands_on_little(module, below):
    seen = {name for name in IMPORTS[f"grader.{module}"] if tops({name}) == {"grader"}}
    assert seen - {"grader.running"} <= {f"grader.{name}" for name in below.split()}


def test_there_are_no_circles():
    graph = {name: IMPORTS[name] & MODULES.keys() for name in MODULES}
    assert sum(map(len, graph.values())) >= 20
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


EXERCISES = sorted((ROOT / "exercises").glob("*.ipynb"))


@pytest.mark.parametrize(
    "path", EXERCISES + sorted((ROOT / "solutions").glob("*.ipynb")), ids=lambda path: path.stem
)
def test_exercises_import_numpy_matplotlib_and_the_grader_only(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    source = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")
    assert tops(imported(ast.parse(source))) <= STANDARD | {"numpy", "matplotlib", "grader"}


def test_a_learners_checks_import_numpy_and_the_grader_only():
    checks = sorted((ROOT / "exercises" / "checks").glob("*.py"))
    assert len(checks) == len(EXERCISES) >= 1
    for path in checks:
        names = imported(ast.parse(path.read_text("utf-8")))
        assert tops(names) <= STANDARD | {"numpy", "grader"}


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=" ".join)
def test_ruff_has_nothing_to_say(command):
    done = subprocess.run(
        [sys.executable, "-m", "ruff", *command, "--no-cache", "."],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_mypy_has_nothing_to_say_of_the_mathematics():
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", os.devnull],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
