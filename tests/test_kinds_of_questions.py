"""A derivation, a number and a choice as questions of one exercise, graded in the sandbox."""

import json

import pytest
from submissions import code

from grader.asking.course import Exercise
from grader.grading.grade import Record, grade
from grader.running.sandbox import Limits

CHECKS = """
from grader import Derivation, Question, between, choice, letter, number

proof = Question("proof", "From the logit to the score")
PROOF = Derivation(
    start="log(p / (1 - p))",
    end="z",
    domain={"z": between(-4, 4)},
    given={"p": "1 / (1 + exp(-z))"},
    least=4,
)


@proof.check("each line follows", points=1, hint="Say what you did to the line before.")
def _(student):
    PROOF.follows(student.value("steps"))


@proof.check("down to the score", points=1, hint="What is the logarithm of an exponential?")
def _(student):
    PROOF.arrives(student.value("steps"))


loss = Question("loss", "What does the model pay?")


@loss.check("in nats", points=1, hint="The natural logarithm.")
def _(student):
    number(student.value("loss"), 1.0402, unit="nats", of="the loss")


side = Question("side", "Which side?")


@side.check("a letter", points=0.5, hint="One of the four.")
def _(student):
    letter(student.value("side"), "abc")


@side.check("the right one", points=0.5, hint="", hidden=True)
def _(student):
    choice(student.value("side"), "b", {"a": "that is the odds", "c": "that is 1 − p"})
"""
RIGHT = {
    "steps": ["log(p / (1 - p))", "log(p) - log(1 - p)", "-log(exp(-z))", "z"],
    "loss": 1.04,
    "side": "b",
}
FULL = {"proof": 2, "loss": 1, "side": 1}


@pytest.fixture
def graded(tmp_path):
    path = tmp_path / "kinds.py"
    path.write_text(CHECKS)
    exercise = Exercise("kinds", path)

    def run(source: str) -> tuple[dict[str, float], str]:
        data = json.dumps(
            {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [code(source)]}
        )
        record = Record("ada", "kinds", "", "", exercise.points, "sandbox")
        record = grade(data.encode(), exercise, record, Limits(), True)
        points = dict.fromkeys(FULL, 0.0)
        for result in record.results:
            points[result.question] += result.earned
        return points, " | ".join(result.message for result in record.results if result.message)

    return run


WRONG = [
    ("steps = steps[:2] + ['z', '-z']", {"proof": 0}, "line 4 is line 3 with a sign lost: at z = "),
    (
        "steps = [steps[0], 'log(p) - log(1 - p)', 'z']",
        {"proof": 1},
        "3 different lines are too few",
    ),
    ("steps = steps[:-1]", {"proof": 1}, "line 3 is not the end yet"),
    ("steps[1] = 'log(p) + log(1 - p)'", {"proof": 0}, "line 2 does not follow from line 1"),
    ("steps[2] = '__import__(\"os\").abort()'", {"proof": 0}, "line 3: write abort"),
    ("steps[2] = '9' * 10**6", {"proof": 0}, "line 3: it has 1000000 characters"),
    ("steps = ('z',) * 4", {"proof": 0}, "line 1 is where the derivation starts"),
    ("steps = 3", {"proof": 0}, "expected a list of lines"),
    ("steps = [[['z']]]", {"proof": 0}, "line 1: it is list, and should be text"),
    ("del steps", {"proof": 0}, "steps"),
    ("loss = 0.4518", {"loss": 0}, "0.4518 is the loss in base 10; nats are asked for"),
    ("loss = 1.5007", {"loss": 0}, "1.5007 is the loss in bits; nats are asked for"),
    ("loss = 'about 1'", {"loss": 0}, "expected a number"),
    ("side = 'c'", {"side": 0.5}, "that is 1 − p"),
    ("side = 'd'", {"side": 0}, ""),
    ("side = 2", {"side": 0}, ""),
]


def source(change: str = "") -> str:
    return "\n".join([*(f"{name} = {value!r}" for name, value in RIGHT.items()), change])


@pytest.mark.needs("bwrap")
def test_right_answers_get_all_points(graded):
    assert graded(source()) == (FULL, "")


@pytest.mark.needs("bwrap")
@pytest.mark.parametrize("change, points, said", WRONG, ids=[change[:24] for change, *_ in WRONG])
def test_a_wrong_answer_costs_its_own_question_alone(graded, change, points, said):
    got, message = graded(source(change))
    assert got == FULL | points and said in message
