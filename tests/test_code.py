"""Rules about the code of an answer, read from its syntax tree."""

import time

import pytest

from grader import avoids
from grader.asking.code import Code
from grader.asking.compare import Mismatch
from grader.asking.student import Student, Unanswered

CLIPS = "def f(p):\n    q = np.clip(p, 0, 1)\n    return q\n"


@pytest.mark.parametrize(
    "cells, line",
    [
        ([CLIPS], "q = np.clip(p, 0, 1)"),
        (["import numpy\ndef f(p): return numpy.clip(p, 0, 1)"],
         "def f(p): return numpy.clip(p, 0, 1)"),
        (["from numpy import clip as cut", "f = lambda p: cut(p, 0, 1)"],
         "from numpy import clip as cut"),
        (["from numpy import clip\ndef f(p):\n    return clip(p, 0, 1)"], "return clip(p, 0, 1)"),
        (["def f(p):\n    return p.clip(0, 1)"], "return p.clip(0, 1)"),
        (["def helper(p):\n    return np.clip(p, 0, 1)", "def f(p):\n    return helper(p)"],
         "return np.clip(p, 0, 1)"),
        (["def g(p): return h(p)\ndef h(p): return g(np.clip(p, 0, 1))\ndef f(p): return g(p)"],
         "def h(p): return g(np.clip(p, 0, 1))"),
        (["def f(p): return p", CLIPS], "q = np.clip(p, 0, 1)"),  # the last definition counts
        (["def broken(:", CLIPS], "q = np.clip(p, 0, 1)"),
    ],
)  # fmt: skip
def test_a_word_is_found_however_it_is_written(cells, line):
    with pytest.raises(Mismatch) as found:
        avoids(Code(cells, "f"), "log", "clip", because="it cuts off both ends")
    assert found.value.message == "it cuts off both ends"
    assert (found.value.expected, found.value.got) == ("no clip", line)


@pytest.mark.parametrize(
    "cells",
    [
        [CLIPS, "def f(p):\n    return p"],  # an earlier attempt
        ["def g(p): return np.clip(p, 0, 1)\ndef f(p): return p"],  # another question's
        ["def f(p):\n    '''No clip here.'''\n    # np.clip would cut\n    return p"],
        ["def f(p):\n    clipped = paper_clip = p\n    return clipped"],
    ],
)
def test_what_the_answer_does_not_use_is_no_fault_of_it(cells):
    avoids(Code(cells, "f"), "clip", because="")


@pytest.mark.parametrize(
    "word, source",
    [
        ("for", "def f(p):\n    for x in p: pass"),
        ("for", "def f(p): return [x for x in p]"),
        ("while", "def f(p):\n    while p: p -= 1"),
        ("if", "def f(p): return 1 if p else 0"),
        ("import", "def f(p):\n    import math"),
    ],
)
def test_keywords_are_found_too(word, source):
    code = Code([source], "f")
    assert code.lines(word) == [source.splitlines()[-1].strip()]
    others = {"for", "while", "if", "import"} - {word}
    avoids(code, *others, because="")


def test_the_code_of_what_no_cell_defines_is_unanswered():
    student = Student(lambda op: {}, cells=["x = 1", "%%time"])
    with pytest.raises(Unanswered, match="no cell defines f"):
        student.code("f")
    assert student.code("x").found


@pytest.mark.parametrize(
    "source",
    ["-" * 100_000 + "1", "(" * 100_000, "f = " + "[" * 5000 + "]" * 5000, "x\0y", "f = '" + "x" * 10**6,
     "a = 1\n" * 30_000, "\n".join(f"def f{i}(x): return f{i + 1}(x)" for i in range(5000)),
     "f = " + "+".join(["x"] * 60_000)],
    ids=range(8),
)  # fmt: skip
def test_code_that_is_too_large_or_too_deep_is_not_read_and_costs_no_time(source):
    start = time.process_time()
    Code([source, "def f0(x): return f1(x)"], "f0").lines("clip")
    assert time.process_time() - start < 5
