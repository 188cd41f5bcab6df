"""Do the checks bite? Every exercise's foreseen answers, graded in the sandbox."""

import json
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from submissions import ROOT
from test_grade import command

from grader.asking.course import CourseError, Exercise, course
from grader.asking.known import Known, read_known
from grader.asking.student import Result
from grader.grading.known import Judged, complaints, judge

COURSE = course(ROOT)
needs_bwrap = pytest.mark.needs("bwrap")


def judged(exercise: Exercise, key: bytes = b"") -> list[Judged]:
    known = read_known(ROOT / "solutions" / "answers" / f"{exercise.name}.py", exercise)
    notebook = ROOT / "solutions" / f"{exercise.name}.ipynb"
    with ThreadPoolExecutor(2) as executor:
        return judge(exercise, notebook, known, executor, exercise.numbers(key, "ada"))


@needs_bwrap
@pytest.mark.parametrize("name", COURSE)
def test_every_answer_gets_its_points_and_every_check_catches_one(name):
    """`grader answers` prints the table."""
    found = judged(COURSE[name])
    assert not list(complaints(COURSE[name], found))


@needs_bwrap
@pytest.mark.parametrize("name", [name for name in COURSE if COURSE[name].variant.default])
def test_the_answers_get_the_same_points_with_a_learners_own_numbers(name):
    found = judged(COURSE[name], b"a key for these tests")
    assert [one.points for one in found] == [one.known.points for one in found]
    assert len(found) >= 7 * len(COURSE[name].questions)


# The judge, judged


CHECKS = """
from grader import Question, close
f = Question("f", "Twice")
@f.check("of one", points=1, hint="")
def _(student):
    close(student.f(1), 2)
@f.check("of two", points=1, hint="")
def _(student):
    close(student.f(2), 4)
@f.check("advice", points=0, hint="")
def _(student):
    close(student.f(3), 6)
"""
F = Exercise("f", Path("f.py"))


@pytest.fixture
def twice(tmp_path) -> Exercise:
    (tmp_path / "f.py").write_text(CHECKS)
    return Exercise("f", tmp_path / "f.py")


def one(points: float, passed: str, right: bool = False) -> Judged:
    """An answer that passes some of the three checks: "110" the first two."""
    names = {"of one": 1, "of two": 1, "advice": 0}
    results = [
        Result("f", name, worth, False, "passed" if bit == "1" else "failed", "why")
        for (name, worth), bit in zip(names.items(), passed, strict=True)
    ]
    return Judged(Known("f", right, points, "says", ""), results)


GOOD = [one(2, "111", True)] * 3 + [one(0, "000")] * 2 + [one(1, "100"), one(1, "010")]


@pytest.mark.parametrize(
    "change, said",
    [
        (lambda all: all, ""),
        (lambda all: all[1:], "f has 4 wrong answers and 2 right ones: 4 and 3 at least"),
        (lambda all: [*all[:3], *all[4:]], "f has 3 wrong answers and 3 right ones"),
        (lambda all: [*all, one(2, "101", True)], "'says': got 1 points, and 2 are stated (of one"),
        (lambda all: [*all, one(0, "101")], "got 1 points, and 0 are stated"),
        (lambda all: [*all[:-1], one(0, "000")], "the check 'of one' catches nothing that others"),
        (lambda all: [*all[:-2], one(1, "010")] * 2, "the check 'of two' catches nothing"),
        (lambda all: [one(o.points, f"{'1' if o.results[0].earned else '0'}"
                          f"{'1' if o.results[1].earned else '0'}1", o.known.right) for o in all],
         "the check 'advice' catches nothing"),
    ],
)  # fmt: skip
def test_what_an_author_should_mend_is_said(twice, change, said):
    found = list(complaints(twice, change(list(GOOD))))
    assert (said in found[0] and len(found) <= 2) if said else not found


@pytest.mark.parametrize(
    "line, said",
    [
        ("# %% g: right, x", "'# %% g: right, x' should be '# %% QUESTION: POINTS, WHY'"),
        ("# %% f: wrong, x", "should be"),
        ("# %% f: 1", "should be"),
        ("# %% f", "should be"),
        ("# %% f: 2, x", "line 1: 2 points are for a right answer"),
        ("#%% f: 0, x", "'#%% f: 0, x' should be"),
        ("import math\n# %% f: 0, x", "the code above the first answer is part of none"),
    ],
)
def test_a_head_that_cannot_be_read_is_refused(twice, tmp_path, line, said):
    (tmp_path / "answers.py").write_text(line + "\n")
    with pytest.raises(CourseError) as error:
        read_known(tmp_path / "answers.py", twice)
    assert said in str(error.value)
    with pytest.raises(CourseError, match="f has no file of answers"):
        read_known(tmp_path / "none.py", twice)


def test_answers_are_read_with_their_heads(twice, tmp_path):
    (tmp_path / "answers.py").write_text(
        '"""About."""\n\n# %% f: right, by a sum\ndef f(x):\n    return x + x\n\n'
        "# %% f: 0.5, half of it\n\n# a comment\nf = 1\n"
    )
    assert read_known(tmp_path / "answers.py", twice) == [
        Known("f", True, 2, "by a sum", "def f(x):\n    return x + x"),
        Known("f", False, 0.5, "half of it", "# a comment\nf = 1"),
    ]


@pytest.mark.parametrize(
    "mine, other, disturbs",
    [
        ("def f(x): return x", "def g(x): return x", False),
        ("def f(x): return x", "def g(x): return f(x)", True),
        ("import math\ndef f(x): return math.pi", "def g(x): return math.e", True),
        ("h = 1\ndef f(x): return h", "def g(x):\n    h = 2\n    return h", True),
        ("h = 1", "h = 2", True),
        ("def f(x) return x", "def g(x): return f(x)", False),  # no Python: it defines nothing
    ],
)
def test_answers_that_name_each_other_share_no_notebook(mine, other, disturbs):
    one, two = Known("f", True, 1, "", mine), Known("g", True, 1, "", other)
    assert one.disturbs(two) == two.disturbs(one) == disturbs


def test_what_an_answer_uses_may_use_another():
    one, two = Known("f", True, 1, "", "def f(x): return x"), Known("h", True, 1, "", "h = g(1)")
    worked = ["def f(x): return 1", "def g(x): return f(x)"]
    assert not one.disturbs(two) and one.disturbs(two, worked) and two.disturbs(one, worked)


def test_a_broken_check_is_no_bite_and_is_said(twice):
    answers = [*GOOD]
    broken = [Result("f", "of two", 1, False, "broken", "NameError: y"), *answers[-1].results[:1]]
    answers[-2] = Judged(
        answers[-2].known, [answers[-2].results[0], broken[0], *answers[-2].results[2:]]
    )
    found = list(complaints(twice, answers))
    assert any("the check 'of two' is broken (NameError: y)" in line for line in found)
    assert any("the check 'of two' catches nothing that others miss" in line for line in found)


@needs_bwrap
def test_answers_that_stop_the_sandbox_take_no_points_from_others(tmp_path):
    """Four endless loops in one notebook are more than a notebook is started again for."""
    names, stop = "abcdef", "def {0}(x): __import__('os')._exit(1)"
    questions = "\n".join(
        f"{n} = Question('{n}', '')\n@{n}.check('one', points=1, hint='')\n"
        f"def _(student):\n    close(student.{n}(1), 2)\n"
        for n in names
    )
    (tmp_path / "f.py").write_text("from grader import Question, close\n" + questions)
    cells = []
    for n in names:
        worked = f"def {n}(x):\n    ### BEGIN SOLUTION\n    return 2\n    ### END SOLUTION"
        for cell, source in ((n, worked), (f"check-{n}", f'check("{n}")')):
            cells.append({"cell_type": "code", "id": cell, "metadata": {}, "source": source,
                          "outputs": [], "execution_count": None})  # fmt: skip
    path = tmp_path / "f.ipynb"
    path.write_text(
        json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    )
    answers = [Known(n, False, 0, "dies", stop.format(n)) for n in "abcde"]
    answers.append(Known("f", True, 1, "right", "def f(x): return 1 + x"))
    with ThreadPoolExecutor(2) as executor:
        found = judge(Exercise("f", tmp_path / "f.py"), path, answers, executor)
    assert [one.points for one in found] == [0, 0, 0, 0, 0, 1]


@needs_bwrap
def test_the_command_prints_the_table_and_fails_where_something_is_to_be_mended(
    tmp_path, capsys, monkeypatch
):
    shutil.copytree(ROOT / "solutions", tmp_path / "solutions")
    words = ("answers", "--exercise", "odds", "--course", tmp_path)
    status, out, err = command(capsys, monkeypatch, *words)
    assert (status, err) == (0, "") and "3.58496 is the shift in bits" in " ".join(out.split())
    answers = tmp_path / "solutions" / "answers" / "odds.py"
    text = answers.read_text("utf-8")
    answers.write_text(text.replace("# %% shift: 0, in bits", "# %% shift: 0.25, in bits"), "utf-8")
    status, out, err = command(capsys, monkeypatch, *words)
    assert status == 1 and "shift, 'in bits': got 0 points, and 0.25 are stated" in err
