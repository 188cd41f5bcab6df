"""What a right answer is, and what a learner reads when theirs is none."""

import itertools
import linecache
import math
import sys
import types
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from grader import Question, close, holds, learner, show
from grader.asking.compare import Mismatch
from grader.asking.course import CourseError, course, exercises
from grader.asking.student import Student, put
from grader.feedback import Feedback, clean
from grader.running import inside, wire
from grader.tally import Book, Progress

ROOT = Path(__file__).parents[1]


def crossed(value):
    """What arrives of a learner's value."""
    return wire.unpack(wire.pack(value))


def difference(actual, expected, **how) -> Mismatch:
    with pytest.raises(Mismatch) as found:
        close(crossed(actual), expected, **how)
    return found.value


# What is the same


@pytest.mark.parametrize(
    "actual, expected",
    [
        (3, 3.0),
        (3.0, 3),
        (np.float64(0.1) + 0.2, 0.3),
        (np.float32(0.1), 0.1),
        (np.int8(3), 3.0),
        ([1, 2.0], np.array([1.0, 2.0])),
        ((1, 2), [1, 2]),
        (np.array([1, 2]), [1.0, 2.0]),
        (np.array([0.1, 0.7], dtype=np.float32), [0.1, 0.7]),
        ([np.float32(0.1), np.float32(0.7)], [0.1, 0.7]),
        ([[1, 2], [3, 4]], np.array([[1, 2], [3, 4]])),
        (np.array([np.inf, -np.inf]), [math.inf, -math.inf]),
        (math.nan, math.nan),
        (np.zeros(0), np.zeros(0)),
        ([], np.zeros(0)),
        ([], []),
        (np.zeros((0, 3)), np.zeros((0, 3))),
        (True, True),
        (np.bool_(True), True),
        (True, np.bool_(True)),
        (np.array([True, False]), np.array([True, False])),
        ([True, False], np.array([True, False])),
        (np.array(["a"]), ["a"]),
        ("text", "text"),
        (None, None),
        (1 + 2j, 1 + 2j),
        ({"a": 1, "b": [1, "x"]}, {"b": [1.0, "x"], "a": 1}),
        ({np.int64(1): 2.0}, {1: 2}),
        ([{"a": np.arange(2)}, "x"], [{"a": [0, 1]}, "x"]),
        (3.0, np.array(3.0)),
        (-0.0, 0.0),
        (1e-10, 0),
        (np.float32(1e-6), 0),
        (1 + 1e-10, 1),
        (2**70, 2.0**70),
    ],
)
def test_right_answers_are_right_in_every_dress(actual, expected):
    close(crossed(actual), expected)


@pytest.mark.parametrize(
    "actual, expected",
    [
        (3.00001, 3),
        (np.float32(3.0001), 3),
        (np.float16(3.0), 3.003),  # no slack for half precision
        (1e-8, 0),
        (np.float32(1e-5), 0),
        (True, 1),
        (np.bool_(True), 1.0),
        (1, True),
        (np.array([True]), [1.0]),
        ([True, 1.0], [1.0, 1.0]),
        ("3", 3),
        (3, "3"),
        (None, 3),
        (None, np.zeros(0)),
        (0, None),
        (3 + 5j, 3.0),
        (np.complex128(3 + 5j), 3.0),
        (np.array([3 + 5j]), [3.0]),
        (math.nan, 3),
        (3, math.nan),
        (math.inf, 3),
        (3, math.inf),
        (-math.inf, math.inf),
        (1e308, math.inf),
        (10**400, math.inf),
        (10**400, 3.0),
        ([10**400], [3.0]),
        ([3.0], 3.0),
        (3.0, [3.0]),
        (np.array(3.0).reshape(1, 1), [3.0]),
        (np.zeros(0), 3.0),
        (np.zeros(0), [3.0]),
        (np.zeros((0, 3)), np.zeros((1, 3))),
        (np.zeros((0, 3)), np.zeros((3, 0))),
        ([[1, 2], [3]], [[1, 2], [3, 4]]),
        (np.full(3, np.nan), np.ones(3)),
        (np.ma.masked_all(3), np.full(3, 7.25)),
        (np.ones((3, 1)), np.ones(3)),
        ("text", "Text"),
        ([], ["a"]),
        (["a", "b"], ["b", "a"]),
        ({"a": 1}, {"a": 1, "b": 2}),
        ({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 2}),
        ({"a": 1.1}, {"a": 1}),
        ([1, 2], {"a": 1}),
        ([["a", 1.5]], [["a", 1]]),
        ([True, False], [True, True]),
    ],
)
def test_wrong_answers_are_wrong_whatever_a_tolerance_would_say(actual, expected):
    difference(actual, expected)


def test_zero_is_compared_absolutely_and_all_else_relatively():
    close(1e-300, 1e-300)
    difference(1.1e-300, 1e-300)
    close(1e-6, 0, tolerance=1e-5)
    difference([1e300, 1e-300], [1e300, 2e-300])


def test_a_tolerance_below_single_precision_is_widened_for_single_precision_alone():
    wanted = 1 / 3
    close(np.float32(wanted), wanted, tolerance=1e-15)
    difference(wanted * (1 + 1e-9), wanted, tolerance=1e-15)


# What is said

AGREE = "agree: is something added, cut off or rounded?"


@pytest.mark.parametrize(
    "actual, expected, message, wanted, got",
    [
        (None, 3.0, "expected a number, got None: is a `return` missing?", "3", "None"),
        ("3", 3.0, "expected a number, got text", "3", "'3'"),
        (True, 1.0, "expected a number, got a truth value", "1", "True"),
        (3 + 5j, 3.0, "expected a number, got a complex number", "3", "3+5j"),
        (-3.0, 3.0, "the sign is the other way round", "3", "−3"),
        (math.nan, 3.0, "got NaN, which is no number", "3", "nan"),
        (math.inf, 3.0, "got an infinite value where the true one is finite", "3", "inf"),
        (3.0, math.inf, "got a finite value where the true one is infinite", "inf", "3"),
        (3.14, math.pi, "", "3.14159", "3.14"),
        (3.0000001, 3.0, f"the first 7 digits {AGREE}", "3", "3.0000001"),
        ([0.33333333], [1 / 3], "1 of 1 entries differ, the first at [0]: "
         f"the first 8 digits {AGREE}", "0.333333333 at [0]", "0.33333333 at [0]"),
        (0.25 + 1e-13, 0.25, f"the first 12 digits {AGREE}", "0.25", "0.2500000000001"),
        ([1, 2], 3.0, "expected a number, got a list", "3", "[1, 2]"),
        (3.0, [1, 2], "expected the shape (2,), got the shape ()", "[1, 2]", "3"),
        ([1, 2, 3], [1, 2], "expected the shape (2,), got the shape (3,)", "[1, 2]", "[1, 2, 3]"),
        (
            [1, 5, 3, 5],
            [1, 2, 3, 4],
            "2 of 4 entries differ, the first at [1]",
            "2 at [1]",
            "5 at [1]",
        ),
        (
            [[1.0, math.nan]],
            [[1.0, 2.0]],
            "1 of 2 entries differ, the first at [0, 1]: got NaN, which is no number",
            "2 at [0, 1]",
            "nan at [0, 1]",
        ),
        ({"a": 1}, {"b": 1}, "expected the keys ['b']", "{'b': 1}", "{'a': 1}"),
        (["a"], ["a", "b"], "expected a list of 2", "['a', 'b']", "['a']"),
        (10**400, 3.0, "expected a number, got an integer too large for a float", "3",
         "an integer of 401 digits"),
    ],
)  # fmt: skip
def test_a_difference_is_worded_for_a_learner(actual, expected, message, wanted, got):
    found = difference(actual, expected, tolerance=1e-14)
    assert (found.message, found.expected, found.got) == (message, wanted, got)


def test_the_working_stands_beside_the_expected_value():
    assert difference(2, 3.0, working="0.75 / 0.25").expected == "3 (0.75 / 0.25)"
    assert difference([2], [3.0], working="why").expected == "3 at [0] (why)"
    assert difference(None, 3.0, working="why").expected == "3 (why)"


def test_a_law_that_is_broken_is_shown():
    holds(True, "0 < p", "−1")
    with pytest.raises(Mismatch) as found:
        holds(False, "0 < p", show(-1.0))
    assert (found.value.expected, found.value.got) == ("0 < p", "−1")


@pytest.mark.parametrize(
    "value, text",
    [
        (1e-300, "1e−300"),
        (-0.5, "−0.5"),
        (1e9, "1e9"),
        (123456789, "123456789"),
        (10**30, "1e30"),
        (10**400, "an integer of 401 digits"),
        (-(10**400), "an integer of 401 digits"),
        (np.float32(0.5), "0.5"),
        (np.bool_(False), "False"),
        (np.arange(8), "[0, 1, 2, 3, 4, 5, 6, 7]"),
        (np.arange(100.0), "[0, 1, 2, 3, 4, 5, 6, …]"),
        (np.zeros((0, 3)), "an empty array of shape (0, 3)"),
        (np.ones((2, 2)), "[[1, 1], [1, 1]]"),
        (np.array(3.5), "3.5"),
        (np.ones((2, 2, 2)), "an array of shape (2, 2, 2)"),
        ([1, "a", None, {"k": [True]}], "[1, 'a', None, {'k': [True]}]"),
        ("x" * 100, "'" + "x" * 77 + "…'"),
        ("\x1b[31m\u202e", r"'\x1b[31m\u202e'"),
        (np.array([1 + 2j]), "[1+2j]"),
    ],
)
def test_values_are_shown_shortly(value, text):
    assert show(value) == text


@pytest.mark.parametrize("shape", [(2,) * 20, (1, 2**24), (2**24, 1), (8,) * 8])
def test_a_large_array_is_shown_shortly_and_at_once(shape):
    assert len(show(np.zeros(shape, dtype=np.int8))) < 200


# What a check may do


def asked(run, points: float = 1, hidden: bool = False) -> Question:
    question = Question("f", "A question")
    question.check("a check", points=points, hint="A hint.", hidden=hidden)(run)
    return question


def result_of(run, *replies: dict):
    """Put one check to an answer that replies so."""
    question, replies = asked(run), iter(replies)
    return put(question, question.checks[0], Student(lambda op, **_: next(replies)))


def test_a_check_that_trips_over_an_answer_fails_the_answer():
    for value in (None, "text", [1, 2], {"a": 1}):
        found = result_of(lambda student: 1 / (student.f() - 1.0), {"value": value})
        assert (found.status, found.hint) == ("failed", "A hint.")
        assert "of no use here" in found.message


@pytest.mark.parametrize(
    "run",
    [
        lambda student: nowhere,  # noqa: F821
        lambda student: 1 / 0,
        lambda student: student.f(object()) and None,
        lambda student: student.f() and nowhere,  # noqa: F821
        lambda student: student.f() and open("/no/such/file"),
    ],
)
def test_a_check_that_is_broken_itself_is_said_to_be(run):
    question = asked(run)

    def answer(op, **fields):
        return wire.unpack(wire.pack({"id": 0, "value": 1, "args": fields["args"]}))

    found = put(question, question.checks[0], Student(answer))
    assert (found.status, found.earned) == ("broken", 0)
    assert found.message


def test_an_assertion_in_a_check_is_a_check():
    def run(student):
        if student.f() != 2:  # as an assert would, were pytest not to rewrite it
            raise AssertionError("two is asked for")

    assert result_of(run, {"value": 2}).status == "passed"
    found = result_of(run, {"value": 3})
    assert (found.status, found.message) == ("failed", "two is asked for")


def test_what_ends_the_sandbox_passes_through_a_check():
    class Gone(Exception):
        pass

    def answer(op, **_):
        raise Gone

    question = asked(lambda student: student.f())
    with pytest.raises(Gone):
        put(question, question.checks[0], Student(answer), through=(Gone,))


@pytest.mark.parametrize(
    "error",
    ["text", 3, [], {}, {"kind": [1]}, {"kind": "error", "message": {"a": 1}, "line": "x"},
     {"kind": np.array([1, 2]), "type": np.array([1, 2])}, {"kind": "error", "source": [1]}],
)  # fmt: skip
def test_a_forged_error_is_an_error_and_nothing_worse(error):
    found = result_of(lambda student: student.f(), {"error": error})
    assert found.status == "error" and isinstance(found.message, str)


# How it looks


class Reader(HTMLParser):
    """Collects tags and text."""

    def __init__(self, html: str):
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.words += data


HOSTILE = "<script>alert(1)</script>&lt;\x1b[31m\u202etext\u2028\n\x00<img src=x onerror=y>"


def test_whatever_a_learner_returns_is_shown_as_text():
    question = asked(lambda student: close(student.f(), HOSTILE + "x"))
    result = put(question, question.checks[0], Student(lambda op, **_: {"value": HOSTILE}))
    shown = Feedback(question, [result], HOSTILE)
    reader = Reader(shown._repr_html_())
    assert set(reader.tags) <= {"div", "p", "strong", "dl", "dt", "dd", "code"}
    assert "<script>" in reader.words


def test_an_error_of_a_learner_is_shown_as_text():
    error = {"kind": "error", "type": "<b>", "message": HOSTILE, "line": 3, "source": HOSTILE}
    result = result_of(lambda student: student.f(), {"error": error})
    shown = Feedback(asked(None), [result])
    assert set(Reader(shown._repr_html_()).tags) <= {"div", "p", "strong", "dl", "dt", "dd", "code"}
    for text in (repr(shown), shown._repr_html_()):
        assert all(c.isprintable() or c == "\n" for c in text)


def test_control_characters_and_turned_writing_are_cleaned_away():
    assert clean(HOSTILE).isprintable()
    assert clean("a\u202eb\u2066c\u061cd\u2029e\ud800f") == "a b c d e f"
    assert clean("x" * 1000) == "x" * 399 + "…"


def test_the_same_answer_gives_the_same_feedback():
    def shown():
        question = asked(lambda student: close(student.f(), {"a": [1.0, 2.0], "b": "x"}))
        replies = {"value": {"b": "y", "a": 1}}
        result = put(question, question.checks[0], Student(lambda op, **_: replies))
        feedback = Feedback(question, [result])
        return repr(feedback), feedback._repr_html_()

    assert shown() == shown()


def test_passed_and_failed_differ_in_words_in_text_and_html():
    question = asked(lambda student: close(student.f(), 1))
    for value, words in ((1, "passed: a check"), (2, "not yet: a check")):
        result = put(
            question, question.checks[0], Student(lambda op, value=value, **_: {"value": value})
        )
        shown = Feedback(question, [result])
        assert words in repr(shown) and words in Reader(shown._repr_html_()).words


# The learner's `check`


@pytest.fixture
def kernel(monkeypatch):
    """A notebook of the exercise: call it with the source of a cell, get its namespace."""
    monkeypatch.chdir(ROOT / "exercises")
    monkeypatch.setattr(learner, "_book", Book())
    namespace = {"check": learner.check, "progress": learner.progress, "np": np}

    def run(source: str):
        lines = source.splitlines(True)
        linecache.cache["<cell 1>"] = (len(source), None, lines, "<cell 1>")  # as IPython does
        exec(compile(source, "<cell 1>", "exec"), namespace)
        return namespace.get("shown")

    return run


def test_a_right_answer_passes_and_hidden_checks_are_announced(kernel):
    shown = kernel("def odds(p): return p / (1 - p)\nshown = check('odds')")
    assert shown.earned == 0.5
    assert repr(shown) == (
        "odds: 0.5 of 0.5 points\n"
        "  passed: three to one\n"
        "  1 hidden check for 0.5 more when graded: many probabilities at once, left as they are"
    )


def test_a_wrong_answer_is_told_what_was_given_expected_and_got_and_one_hint(kernel):
    shown = kernel("def odds(p): return p / (1 + p)\nshown = check('odds')")
    lines = [line.split(maxsplit=1) for line in repr(shown).splitlines()]
    assert lines[0] == ["odds:", "0 of 0.5 points"]
    assert ["given", "odds(0.75)"] in lines
    assert ["expected", "3 (0.75 / 0.25)"] in lines
    assert ["got", "0.428571"] in lines
    (question,) = [q for q in course(ROOT)["odds"].questions if q.name == "odds"]
    assert ["hint", question.checks[0].hint] in lines
    assert question.checks[1].hint not in repr(shown)
    words = Reader(shown._repr_html_()).words
    assert all(text in words for _, text in lines[2:-1])


@pytest.mark.parametrize(
    "source",
    ["", "def odds(p):\n    # YOUR CODE HERE\n    raise NotImplementedError", "odds = ..."],
)
def test_a_stub_is_not_answered_yet(kernel, source):
    shown = kernel(source + "\nshown = check('odds')")
    assert repr(shown).startswith("odds: not answered yet")
    assert "hint" not in repr(shown) and shown.earned == 0


def test_an_error_shows_the_learners_own_line_and_nothing_of_the_check(kernel):
    source = "def odds(p):\n    q = 1 - p\n    return p / undefined\nshown = check('odds')"
    text = repr(kernel(source))
    assert "NameError: name 'undefined' is not defined" in text
    assert "(line 3: return p / undefined)" in text
    for word in ("Traceback", "student", "inside.py", "respond", "Mismatch"):
        assert word not in text


@pytest.mark.parametrize(
    "body, advice",
    [
        ("1 if z > 0 else 0", "np.where(condition, a, b)"),
        ("1 / (1 + math.exp(-z))", "numpy's take arrays"),
        ("float(z)", "numpy's take arrays"),
    ],
)
def test_the_slips_with_arrays_that_all_make_get_advice(kernel, body, advice):
    source = "import math\ndef sigmoid(z):\n    if not np.ndim(z): return 1 / (1 + np.exp(-z))\n"
    shown = kernel(f"{source}    return {body}\nshown = check('sigmoid')")
    assert advice in repr(shown)


def test_what_was_given_is_shown_with_all_its_digits(kernel):
    shown = kernel("def safe_logit(p): return np.log(p / (1 - p))\nshown = check('safe_logit')")
    assert "safe_logit(0.4999999999999)" in repr(shown)


def test_prints_and_warnings_cost_nothing_and_are_not_shown(kernel, capfd):
    source = """
import warnings, sys
def odds(p):
    print("here", p)
    print("there", file=sys.stderr)
    warnings.warn("careful")
    return p / (1 - p)
shown = check('odds')"""
    assert kernel(source).earned == 0.5
    assert capfd.readouterr() == ("", "")


def test_an_answer_that_changes_its_input_changes_its_own_alone(kernel):
    source = """
kept = []
def logit(p):
    if np.ndim(p):
        kept.append(p)
        p *= 0.5
        p *= 2
        p[...] = np.log(p / (1 - p))
        return p
    return np.log(p / (1 - p))
shown = check('logit')
again = check('logit')"""
    shown = kernel(source)
    assert shown.earned == sum(result.points for result in shown.results)
    kernel("shown = kept")
    kept = kernel("")
    assert not any(np.shares_memory(a, b) for a, b in itertools.combinations(kept, 2))


def test_an_unknown_question_is_refused_with_the_known_ones(kernel):
    notice = kernel("shown = check('odd<')")
    assert repr(notice) == "no question is called 'odd<'; there is odds"
    assert "there is weight, means" in repr(kernel("shown = check('1234')"))
    assert "&#x27;odd&lt;&#x27;" in notice._repr_html_()


def test_without_the_folder_of_checks_it_says_where_to_open_the_notebook(
    kernel, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert repr(kernel("shown = check('odds')")).startswith("no folder checks/")
    assert repr(kernel("shown = progress()")).startswith("no folder checks/")


@pytest.mark.parametrize(
    "source", ["import package as p", "from package import odds", "from package.part import odds"]
)
def test_a_package_that_will_not_be_there_is_named(kernel, monkeypatch, source):
    for name in ("package", "package.part"):
        module = types.ModuleType(name)
        module.odds = types.FunctionType(compile("p / (1 - p)", "", "eval"), {"p": 0.75}, "odds")
        module.odds.__module__ = name
        monkeypatch.setitem(sys.modules, name, module)
    sys.modules["package"].part = sys.modules["package.part"]
    shown = kernel(source + "\nimport math, json, matplotlib\nfrom math import log\n"
                   "shown = check('odds')")  # fmt: skip
    assert "package will not be there when your answer is graded" in repr(shown)
    assert "math" not in shown.notice.partition("will")[0]


def test_no_package_is_named_where_all_will_be_there(kernel):
    source = "import math, random as r, numpy.linalg, matplotlib\nclass Mine: pass\nm = Mine()"
    assert kernel(source + "\nshown = check('odds')").notice == ""


def test_progress_counts_what_visible_checks_gave(kernel):
    shown = repr(kernel("shown = progress()")).splitlines()
    assert [line.split()[1:] for line in shown[:2]] == [
        ["line", "not", "begun"],
        ["odds", "not", "begun"],
    ]
    source = "def odds(p): return p / (1 - p)\nchance = 1.6\nfor q in ('odds', 'chance', 'logit'): check(q)"
    shown = kernel(source + "\nshown = progress()")
    lines = [line.split(maxsplit=1) for line in repr(shown).splitlines()]
    heads = dict(rest.split(maxsplit=1) for word, rest in lines if word == "exercise")
    questions = {word: rest for word, rest in lines if word not in ("exercise", "all")}
    assert heads.pop("odds") == "0.5 of 7, 5 more when graded"
    assert set(heads.values()) == {"not begun"}
    assert questions["odds"] == "0.5 of 0.5, 0.5 more when graded"
    assert questions["chance"] == "0 of 0.5"
    assert questions["logit"] == "0 of 1, 1 more when graded"
    assert questions["sigmoid"].startswith("– of ") and len(questions) == 10
    assert lines[-1][1].startswith("exercises") and "0.5 of" in lines[-1][1]
    assert Reader(shown._repr_html_()).tags.count("tr") == len(lines)


TWO = """
from grader import Question, close
{0} = Question("{0}", "Title")
@{0}.check("seen", points=1, hint="")
def _(student):
    close(student.{0}(1), 1)
@{0}.check("unseen", points=2, hint="", hidden=True)
def _(student):
    pass
"""


@pytest.fixture
def kept(tmp_path, kernel, monkeypatch):
    """A kernel in a course of two exercises whose progress is kept in a file."""
    (tmp_path / "checks").mkdir()
    for name in "fg":
        (tmp_path / "checks" / f"{name}_all.py").write_text(TWO.format(name))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GRADER_PROGRESS", "on")
    return kernel


def test_progress_is_kept_in_a_file_beside_the_exercises(kept, tmp_path, monkeypatch):
    kept("def f(x): return x\ncheck('f')")
    monkeypatch.setattr(learner, "_book", Book())  # another notebook, another day
    assert repr(kept("shown = progress()")) == (
        "exercise f_all  1 of 1, 2 more when graded\n"
        "  f             1 of 1, 2 more when graded\n"
        "exercise g_all  not begun\n"
        "all exercises   1 of 2, 4 more when graded"
    )
    kept("def g(x): return 0\ncheck('g')")
    kept("def f(x): return 0\ncheck('f')")
    monkeypatch.setattr(learner, "_book", Book())
    assert repr(kept("shown = progress()")).endswith("all exercises   0 of 2, 4 more when graded")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["checks", "progress.json"]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"points": 3}', '{"points": {"f": "x"}}', '{"points": {"f": NaN}}', "\xff"],
)
def test_a_file_that_holds_something_else_counts_for_nothing(kept, tmp_path, text):
    (tmp_path / "progress.json").write_text(text, "latin-1")
    assert "exercise f_all  not begun" in repr(kept("shown = progress()"))
    kept("def f(x): return x\ncheck('f')")
    assert "exercise f_all  1 of 1" in repr(kept("shown = progress()"))


def test_no_more_is_shown_than_there_is(kept, tmp_path):
    (tmp_path / "progress.json").write_text('{"points": {"f": 99, "g": -5, "old": 7}}')
    assert repr(kept("shown = progress()")).endswith("all exercises   1 of 2, 4 more when graded")


def test_a_folder_that_cannot_be_written_costs_the_file_only(kept, tmp_path, monkeypatch):
    def refuse(*args):
        raise PermissionError("read-only")

    monkeypatch.setattr("os.replace", refuse)
    kept("def f(x): return x\ncheck('f')")
    assert "exercise f_all  1 of 1" in repr(kept("shown = progress()"))
    assert [path.name for path in tmp_path.iterdir()] == ["checks"]


def test_progress_is_a_widget_in_a_live_kernel_and_a_table_elsewhere(kept, monkeypatch):
    shown = kept("def f(x): return x\ncheck('f')\nshown = progress()")
    assert set(shown._repr_mimebundle_()) == {"text/plain", "text/html"}
    live = types.SimpleNamespace(kernel=object())
    monkeypatch.setattr("grader.tally._shell", lambda: live)
    bundle = shown._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/plain"] == repr(shown)
    first, second, table = shown._widget().children
    assert (first.description, first.value, first.max) == ("f_all", 1, 1)
    assert (second.value, table.value) == (0, shown._repr_html_())
    monkeypatch.setenv("GRADER_PROGRESS", "off")  # as where the site is built
    assert set(shown._repr_mimebundle_()) == {"text/plain", "text/html"}
    assert isinstance(shown, Progress)


def test_check_shows_no_hint_and_no_value_of_a_hidden_check(tmp_path, kernel, monkeypatch):
    """Even where the learner has the instructor's file."""
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "f.py").write_text("""
from grader import Question, close
ran = []
f = Question("f", "F")
@f.check("seen", points=1, hint="A hint.")
def _(student):
    close(student.f(1), 1)
@f.check("unseen", points=2, hint="A canary.", hidden=True)
def _(student):
    student.f(99)
g = Question("g", "Hidden alone")
@g.check("unseen too", points=1, hint="A canary.", hidden=True)
def _(student):
    student.f(98)
""")
    monkeypatch.chdir(tmp_path)
    shown = kernel("calls = []\ndef f(x):\n    calls.append(x)\n    return 0\nshown = check('f')")
    assert "unseen" in repr(shown) and "canary" not in repr(shown) + shown._repr_html_()
    alone = kernel("shown = check('g')")
    assert repr(alone) == "g: 0 of 0 points\n  1 hidden check for 1 more when graded: unseen too"
    assert kernel("shown = calls") == [1]


def test_a_question_has_one_home_in_a_course(tmp_path):
    text = "from grader import Question\nf = Question('f', 'F')\n"
    (tmp_path / "a.py").write_text(text)
    (tmp_path / "b.py").write_text(text)
    with pytest.raises(CourseError, match="in a and in b"):
        exercises(tmp_path)
    (tmp_path / "b.py").write_text("x = 1\n")
    with pytest.raises(CourseError, match="has no Question"):
        exercises(tmp_path)


def test_quiet_requests_print_nothing(capfd):
    frame = wire.pack({"id": 1, "op": "call", "name": "f", "args": [], "kwargs": {}})
    assert wire.unpack(inside.quietly({"f": lambda: print("loud") or 1}, frame))["value"] == 1
    assert capfd.readouterr() == ("", "")


def test_what_a_check_without_points_finds_is_advice(kernel):
    cell = "def safe_logit(p):\n    return np.log(np.clip(p, 0.01, 0.99))"
    shown = kernel(f"In = ['import numpy as np', {cell!r}]\n{cell}\nshown = check('safe_logit')")
    lines = [line.split(maxsplit=1) for line in repr(shown).splitlines()]
    assert ["advice:", "without clipping"] in lines
    assert ["got", "return np.log(np.clip(p, 0.01, 0.99))"] in lines
    assert "safe_logit: 0 of 1 points" in repr(shown)


def test_advice_on_code_that_is_not_to_be_found_is_silent(kernel):
    shown = kernel("def safe_logit(p):\n    return 0.0\nshown = check('safe_logit')")
    assert "clipping" not in repr(shown) + shown._repr_html_()
