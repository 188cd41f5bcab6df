"""Lines of a proof put in order: right orders pass, and the first thing that is wrong is named."""

import pytest

from grader import Derivation, Ordering, between
from grader.asking.compare import Mismatch

PROOF = Ordering(
    lines={
        "a": "log(exp(z))",
        "b": "log(p) + log(1 - p)",
        "c": "log(p / (1 - p))",
        "d": "z",
        "e": "log(p) - log(1 - p)",
    },
    order="cead",
    derivation=Derivation(
        start="log(p / (1 - p))", domain={"z": between(-4, 4)}, given={"p": "1 / (1 + exp(-z))"}
    ),
)
WORDS = Ordering(
    lines={
        "1": "Let p be a law.",
        "2": "Let q be another.",
        "3": "Then log x ≤ x − 1.",
        "4": "So.",
    },
    order=["1", "2", "3", "4"],
    free=["12", "13", "23"],
)


def said(proof, answer) -> str:
    with pytest.raises(Mismatch) as caught:
        proof.right(answer)
    return caught.value.message or caught.value.expected


@pytest.mark.parametrize("answer", ["cead", "c e a d", "c, e, a, d", ["c", "e", "a", "d"]])
def test_the_right_order_passes_however_it_is_typed(answer):
    PROOF.right(answer)


def test_lines_that_may_swap_do():
    for answer in ("1234", "2134", "3214"):
        WORDS.right(answer)
    assert said(WORDS, "1243") == "line 4 stands before line 3, from which it follows"
    assert said(WORDS, "4123") == "line 4 stands before line 1, from which it follows"


@pytest.mark.parametrize(
    "answer, message",
    [
        ("cbad", "line b does not follow from line c: at z = "),
        ("bcead", "line b does not belong to this proof"),
        ("ceda", "line d stands before line a, from which it follows"),
        ("ecad", "line e stands before line c, from which it follows"),
        ("cea", "line d is missing"),
        ("", "line c is missing"),
        ("ceaad", "line a stands there twice"),
        ("cexd", "there is no line 'x'"),
        ("c" * 10**6, "1000000 letters are too many"),
        (3, "letters of lines in their order, of a, b, c, d, e"),
        (None, "letters of lines in their order"),
        ([1, 2], "letters of lines in their order"),
        ([["c"]], "letters of lines in their order"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_the_first_thing_that_is_wrong_is_named(answer, message):
    assert said(PROOF, answer).startswith(message)
