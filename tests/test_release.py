"""What learners get: all that they need, and nothing of a solution."""

import itertools
import json
import re
import shutil
import sys
from pathlib import Path

import pytest

from grader import cli, release
from grader.asking import course as courses
from grader.asking.course import CourseError
from grader.asking.student import Student, put
from grader.asking.worked import CHECK, solution_blocks
from grader.running import inside, wire

ROOT = Path(__file__).parents[1]
EXERCISES = sorted((ROOT / "exercises").glob("*.ipynb"))

# Nothing that has this word in it may reach a learner.
CANARY = "canary"
CHECKS = '''"""Checks of the exercise."""

import colorsys as canary_import
import math

import numpy as np

from grader import Question, choice as canary_choice, close

# A canary in a comment.
coin = Question("coin", "A coin")  # said of the question
LIMIT = 3
canary_table = {"heads": 0.4242}
table = ["canary, known by a name that a visible check has for something of its own"]
WORTH = 2
"canary: a text that nobody reads"


def half(x):
    return x / 2


def canary_helper(x):
    """A canary that helps."""
    return canary_import.ONE_SIXTH + x


@coin.check("fair", points=1, hint="Half of the time.")
def _(student):
    table = [half(1.0), LIMIT]
    close(student.value("heads"), table[0])


@coin.check(
    "unfair",
    points=WORTH,
    hint="A hint with a canary.",
    hidden=True,
)
def _(student):
    # canary
    close(student.value("heads"), canary_helper(canary_table["heads"]) + len(table))


@coin.check(name="by its name", hidden=True, hint="canary", points=0.5)
def _(student):
    close(student.biased(0.4242), "canary")


die = Question("die", "A die, with hidden checks alone")


@die.check("six sides", points=1, hint="canary", hidden=True)
def _(student):
    canary_helper(1)
# the last canary
'''


def cell(source: str, kind: str = "code", **fields) -> dict:
    output = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "metadata": {}, "source": source.splitlines(True)} | output | fields


def of(*cells: dict) -> str:
    """Give the text of a notebook whose cells have ids in order."""
    cells = [{**c, "id": f"cell-{i}"} for i, c in enumerate(cells)]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


STORED = {"output_type": "stream", "name": "stdout", "text": ["canary"]}
ANSWERS = [
    cell("# A coin", "markdown"),
    cell(
        "x = 1\n### BEGIN SOLUTION\ncanary = 1\nheads = 0.5  # canary\n### END SOLUTION\n",
        outputs=[STORED],
        execution_count=7,
    ),
    cell("The canary sings.", "markdown", metadata={"tags": ["solution"]}),
    cell("canary = 'shown'", metadata={"tags": ["more", "solution"]}),
    cell('check("coin")', outputs=[STORED]),
    cell(
        "def biased(p):\n    '''Kept.'''\n    if p > 1:\n        ### BEGIN SOLUTION\n"
        "        return 'canary'\n        ### END SOLUTION\n    return 0"
    ),
    cell('check("die")'),
]
ANSWERS[1]["source"][2] = "heads = 0.25  # canary\n"


def make_course(folder: Path, checks: str = CHECKS, cells: list[dict] = ANSWERS) -> Path:
    """Write a course of one exercise, canaries in all that is hidden."""
    (folder / "solutions" / "checks").mkdir(parents=True)
    (folder / "solutions" / "checks" / "coin.py").write_text(checks)
    (folder / "solutions" / "coin.ipynb").write_text(of(*cells))
    places = "tests notes _build .hidden lib/.hidden book/_build exercises/.ipynb_checkpoints"
    for name in places.split():
        (folder / name).mkdir(parents=True)
        (folder / name / "canary.txt").write_text("canary")
    (folder / "README.md").write_text("A course.")
    (folder / "lib" / "crossent.py").write_text("x = 1\n")
    return folder


@pytest.fixture
def coin(tmp_path) -> Path:
    return make_course(tmp_path / "course")


@pytest.fixture
def course(tmp_path) -> Path:
    """A copy of this course to change."""
    for name in ("solutions", "exercises"):
        shutil.copytree(ROOT / name, tmp_path / "course" / name)
    return tmp_path / "course"


@pytest.fixture
def run(capsys, monkeypatch):
    """Run ``grader release``; give the status and what was said."""

    def call(*words) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["grader", "release", *map(str, words)])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        said = capsys.readouterr()
        return stop.value.code or 0, said.out + said.err

    return call


def texts(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in folder.rglob("*") if p.is_file()}


# Drift


def test_the_exercises_are_what_the_solutions_give(run):
    assert run("--check", "--course", ROOT) == (0, "exercises/ is up to date\n")


@pytest.mark.parametrize("name", ["odds.ipynb", "checks/odds.py"])
def test_a_change_is_drift_and_a_release_mends_it(course, run, name):
    path = course / "exercises" / name
    before = path.read_text("utf-8")
    path.write_text(before.replace("odds", "chances", 1), "utf-8")
    status, said = run("--check", "--course", course)
    assert status == 1 and f"exercises/{name} differs" in said
    assert run("--course", course) == (0, f"exercises/{name}\n")
    assert path.read_text("utf-8") == before
    assert run("--check", "--course", course)[0] == 0


@pytest.mark.parametrize("name", ["old.ipynb", "checks/old.py"])
def test_an_extra_file_is_drift_and_a_release_removes_it(course, run, name):
    (course / "exercises" / name).write_text("{}")
    status, said = run("--check", "--course", course)
    assert status == 1 and f"exercises/{name} is extra" in said
    assert run("--course", course)[0] == 0
    assert not (course / "exercises" / name).exists()


def test_a_missing_file_is_drift_and_a_release_writes_it(course, run):
    (course / "exercises" / "odds.ipynb").unlink()
    status, said = run("--check", "--course", course)
    assert status == 1 and "exercises/odds.ipynb is missing" in said
    assert run("--course", course)[0] == 0
    assert (course / "exercises" / "odds.ipynb").read_bytes() == (
        ROOT / "exercises" / "odds.ipynb"
    ).read_bytes()


def test_a_release_of_what_is_up_to_date_changes_nothing(course, run):
    assert run("--course", course) == (0, "nothing changed\n")


# Leaks


def test_no_canary_reaches_a_learner(coin, tmp_path, run):
    assert run("--course", coin)[0] == 0
    assert run("--course", coin, "--to", tmp_path / "tree")[0] == 0
    given = texts(tmp_path / "tree")
    assert "exercises/coin.ipynb" in given and "exercises/checks/coin.py" in given
    for name, text in given.items():
        assert CANARY not in name + text.lower(), name


def test_every_kind_of_hidden_thing_had_a_canary(coin):
    written = texts(coin / "solutions")
    assert len(re.findall(CANARY, written["checks/coin.py"])) >= 12
    assert len(re.findall(CANARY, written["coin.ipynb"])) >= 7


def test_of_the_checks_learners_get_what_the_visible_ones_need(coin):
    release.write(coin)
    text = (coin / "exercises" / "checks" / "coin.py").read_text()
    for needed in ("LIMIT = 3", "def half(x)", "WORTH = 2", "import numpy" * 0, '"fair"'):
        assert needed in text
    assert 'coin.withheld("unfair", points=WORTH)' in text
    assert 'coin.withheld("by its name", points=0.5)' in text
    assert "import numpy" not in text and "import math" not in text
    (exercise,) = courses.exercises(coin / "exercises" / "checks").values()
    assert [(q.name, q.points) for q in exercise.questions] == [("coin", 3.5), ("die", 1)]


def test_no_solution_of_the_course_is_in_the_exercises():
    written = ROOT / "solutions"
    given = "\n".join(p.read_text("utf-8") for p in (ROOT / "exercises").rglob("*") if p.is_file())
    given += "\n".join(source(c) for path in EXERCISES for c in code_of(path))
    blocks = [
        block.strip()
        for path in written.glob("*.ipynb")
        for c in code_of(path)
        for block in solution_blocks(source(c))
    ]
    assert len(blocks) >= 6
    for block in blocks:
        assert block not in given
    for path in (written / "checks").glob("*.py"):
        hidden = [c for q in courses.Exercise("x", path).questions for c in q.checks if c.hidden]
        assert hidden
        for check in hidden:
            assert check.hint not in given


@pytest.mark.parametrize("value", ["open('solutions')", "HIDDEN"])
def test_whether_a_check_is_hidden_is_written_out(tmp_path, value):
    checks = CHECKS.replace("hidden=True,\n", f"hidden={value},\n").replace(
        "LIMIT", "HIDDEN = True\nLIMIT", 1
    )
    course = make_course(tmp_path / "c", checks.replace("open('solutions')", "bool(1)"))
    with pytest.raises(CourseError, match="write hidden=True or hidden=False"):
        release.build(course)


def test_two_statements_on_a_line_are_refused(tmp_path):
    course = make_course(tmp_path / "c", CHECKS.replace("LIMIT = 3", "LIMIT = 3; canary = 4"))
    with pytest.raises(CourseError, match="one statement on a line"):
        release.build(course)


# Marks


@pytest.mark.parametrize(
    "text",
    [
        "### BEGIN SOLUTION\nx = 1\n### BEGIN SOLUTION\n### END SOLUTION",
        "### BEGIN SOLUTION\nx = 1",
        "x = 1\n### END SOLUTION",
        "### END SOLUTION\n### BEGIN SOLUTION",
        "### Begin solution\nx = 1\n### End solution",
        "###BEGIN SOLUTION\nx = 1\n###END SOLUTION",
        "# BEGIN SOLUTION\nx = 1\n# END SOLUTION",
        "### BEGIN SOLUTION: the easy way\nx = 1\n### END SOLUTION",
        "x = 1  ### BEGIN SOLUTION\n### END SOLUTION",
        "### BEGIN HIDDEN TESTS\nassert x\n### END HIDDEN TESTS",
    ],
)
def test_marks_that_would_not_cut_are_refused_in_a_sentence(tmp_path, run, text):
    course = make_course(tmp_path / "c", cells=[cell(text), *ANSWERS])
    status, said = run("--course", course)
    assert status == 2
    assert said.startswith("grader: ") and said.count("\n") == 1
    assert not (course / "exercises" / "coin.ipynb").exists()


def test_marks_in_a_text_cell_are_refused(tmp_path, run):
    text = cell("### BEGIN SOLUTION\nThe canary.\n### END SOLUTION", "markdown")
    status, said = run("--course", make_course(tmp_path / "c", cells=[text, *ANSWERS]))
    assert status == 2 and "'solution'" in said


def test_a_solution_at_the_top_level_becomes_names_to_fill_in(tmp_path):
    text = "### BEGIN SOLUTION\na, (b, c) = 1, (2, 3)\nd = e = 4\n### END SOLUTION\nf = 5"
    course = make_course(tmp_path / "c", cells=[cell(text), *ANSWERS])
    first = json.loads(release.build(course)["coin.ipynb"])["cells"][0]
    lines = [f"{name} = ...  # YOUR ANSWER HERE" for name in "abcde"]
    assert "".join(first["source"]) == "\n".join([*lines, "f = 5"])


@pytest.mark.parametrize("text", ["print(1)", "x = (", "%time x = 1"])
def test_a_solution_at_the_top_level_that_assigns_nothing_is_refused(tmp_path, text):
    text = f"### BEGIN SOLUTION\n{text}\n### END SOLUTION"
    course = make_course(tmp_path / "c", cells=[cell(text), *ANSWERS])
    with pytest.raises(CourseError, match="a solution at the top"):
        release.build(course)


# The tree


def test_a_tree_goes_into_a_new_or_empty_folder_only(coin, tmp_path, run):
    assert run("--course", coin)[0] == 0
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine")
    status, said = run("--course", coin, "--to", full)
    assert status == 2 and "is not empty" in said
    assert texts(full) == {"mine.txt": "mine"}
    (tmp_path / "empty").mkdir()
    assert run("--course", coin, "--to", tmp_path / "empty")[0] == 0


def test_a_tree_leaves_out_solutions_tests_and_what_is_not_named(coin, tmp_path, run):
    run("--course", coin)
    run("--course", coin, "--to", tmp_path / "tree")
    found = {path.name for path in (tmp_path / "tree").iterdir()}
    assert found == {"README.md", "lib", "book", "exercises"}


def test_a_tree_of_old_exercises_is_refused(coin, tmp_path, run):
    status, said = run("--course", coin, "--to", tmp_path / "tree")
    assert status == 2 and "run grader release first" in said
    assert not (tmp_path / "tree").exists()


def test_a_tree_is_not_written_into_itself(coin, run):
    run("--course", coin)
    before = texts(coin)
    status, said = run("--course", coin, "--to", coin / "exercises" / "tree")
    assert status == 2 and said.count("\n") == 1
    assert texts(coin) == before


# What a release needs


@pytest.mark.parametrize("data", ["PK no JSON", "[]", '{"cells": 3}', '{"cells": [{"source": 1}]}'])
def test_a_worked_notebook_that_is_none_is_refused(course, run, data):
    (course / "solutions" / "odds.ipynb").write_text(data)
    before = texts(course / "exercises")
    status, said = run("--course", course)
    assert status == 2 and "is no notebook" in said and said.count("\n") == 1
    assert texts(course / "exercises") == before


def test_a_course_without_solutions_is_refused(tmp_path, run):
    status, said = run("--course", tmp_path)
    assert status == 2 and "no course in" in said
    assert list(tmp_path.iterdir()) == []


def test_checks_without_their_notebook_are_refused(course, run):
    (course / "solutions" / "odds.ipynb").unlink()
    status, said = run("--course", course)
    assert status == 2 and "is missing" in said


@pytest.mark.parametrize(
    "cells, words",
    [
        (ANSWERS[:-1], "never calls check for die"),
        ([*ANSWERS, cell('check("coin")')], "'coin'"),
        ([*ANSWERS, cell('check("dice")')], "'dice'"),
    ],
)
def test_every_question_is_checked_once(tmp_path, run, cells, words):
    status, said = run("--course", make_course(tmp_path / "c", cells=cells))
    assert status == 2 and words in said


# What is released


def source(one: dict) -> str:
    return "".join(one["source"])


def code_of(path: Path) -> list[dict]:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [one for one in cells if one["cell_type"] == "code"]


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_released_cells_have_the_metadata_of_nbgrader(path):
    found = [c["metadata"]["nbgrader"] for c in code_of(path) if "nbgrader" in c["metadata"]]
    names = [cell["grade_id"] for cell in found]
    assert len(set(names)) == len(names)
    for one in found:
        assert one["schema_version"] == 3
        assert one.keys() >= {"grade", "locked", "solution", "task"} and not one["task"]
        assert one["grade"] == one["locked"] == ("points" in one) == (not one["solution"])
    exercise = courses.exercises(ROOT / "solutions" / "checks")[path.stem]
    assert sum(one.get("points", 0) for one in found) == exercise.points >= 8
    for question in exercise.questions:
        assert {f"check-{question.name}", f"answer-{question.name}"} <= set(names)


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_every_line_of_a_stub_is_in_the_solution_or_asks_for_one(path):
    worked = {one["id"]: one for one in code_of(ROOT / "solutions" / path.name)}
    stubs = 0
    for one in code_of(path):
        lines = source(worked[one["id"]]).splitlines()
        for line in source(one).splitlines():
            asks = line.strip() in ("# YOUR CODE HERE", "raise NotImplementedError")
            asks |= bool(re.fullmatch(r"\w+ = \.\.\.  # YOUR ANSWER HERE", line))
            stubs += asks
            assert asks or line in lines
    assert stubs >= 6


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_a_released_notebook_stores_no_outputs(path):
    assert all(c["outputs"] == [] and c["execution_count"] is None for c in code_of(path))


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_the_visible_checks_survive_and_run(path):
    ours = courses.exercises(ROOT / "solutions" / "checks")[path.stem]
    copied = courses.exercises(ROOT / "exercises" / "checks")[path.stem]
    numbers = ours.numbers(b"a key of sixteen bytes", "ada")
    namespace: dict = {"variant": lambda name: numbers}
    for one in code_of(ROOT / "solutions" / path.name):
        if not CHECK.search(source(one)) and "progress()" not in source(one):
            exec(source(one).replace("from grader", "# "), namespace)

    def answer(op, **fields):
        return wire.unpack(inside.respond(namespace, wire.pack({"id": 0, "op": op, **fields})))

    seen = 0
    for one, other in itertools.zip_longest(ours.questions, copied.questions):
        assert (one.name, one.title) == (other.name, other.title)
        for check, copy in itertools.zip_longest(one.checks, other.checks):
            assert (check.name, check.points, check.hidden) == (
                copy.name, copy.points, copy.hidden
            )  # fmt: skip
            if check.hidden:
                assert copy.run is None and copy.hint == ""
            else:
                seen += 1
                assert copy.hint == check.hint
                assert put(other, copy, Student(answer, numbers)).status in (
                    "passed",
                    "unanswered" if not copy.points else "",  # advice, which reads the cells
                )
    assert seen >= 6


@pytest.mark.parametrize("path", EXERCISES, ids=lambda path: path.stem)
def test_an_unanswered_notebook_runs_to_its_end_and_every_check_says_so(path):
    import nbclient
    import nbformat

    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=60, resources={"metadata": {"path": str(path.parent)}}
    ).execute()
    checks = 0
    for one in notebook.cells:
        if one.cell_type == "code" and (found := CHECK.search(one.source)):
            (output,) = one.outputs
            assert output.data["text/plain"].startswith(f"{found['name']}: not answered yet")
            checks += 1
    assert checks >= 6
