"""Letters and numbers as answers: right ones pass, and wrong ones are told what they mistake."""

import numpy as np
import pytest

from grader.asking.answers import choice, letter, number
from grader.asking.compare import Mismatch

WRONG = {"a": "that is the odds, not their logarithm", "c": "that is 1 − p"}


def said(ask, *args, **options) -> tuple[str, str, str]:
    with pytest.raises(Mismatch) as caught:
        ask(*args, **options)
    return caught.value.message, caught.value.expected, caught.value.got


def test_the_right_letter_passes_however_it_is_typed():
    for answer in ("b", "B", " b "):
        choice(answer, "b", WRONG)


def test_a_wrong_letter_is_told_its_misconception_and_not_the_right_one():
    assert said(choice, "a", "b", WRONG) == (WRONG["a"], "", "'a'")
    assert said(choice, "C", "b", WRONG) == (WRONG["c"], "", "'c'")


@pytest.mark.parametrize(
    "answer", ["d", "", "ab", None, 2, ["b"], True, np.array(1.0), "b" * 10**6]
)
def test_what_is_no_letter_is_told_the_letters(answer):
    message, expected, got = said(choice, answer, "b", WRONG)
    assert (message, expected) == ("", "one of 'a', 'b', 'c'") and len(got) < 100
    assert said(letter, answer, ["a", "b", "c"])[1] == "one of 'a', 'b', 'c'"


def test_a_number_passes_within_its_tolerance():
    for answer in (1.0402, 1.0395, np.float32(1.04), 1.041):
        number(answer, 1.0402, unit="nats")
    number(0, 0.0)
    number(5e-4, 0.0)
    number(3, 3)


@pytest.mark.parametrize(
    "answer, right, options, message",
    [
        (0.452, 1.0402, {"unit": "nats", "of": "the loss"}, "0.452 is the loss in base 10; nats are asked for"),
        (1.5007, 1.0402, {"unit": "nats"}, "1.5007 is the answer in bits; nats are asked for"),
        (0.6109, 0.8813, {"unit": "bits", "of": "the entropy"},
         "0.6109 is the entropy in nats; bits are asked for"),
        (-1.0402, 1.0402, {}, "−1.0402 is the answer with the sign lost"),
        (3.329, 0.3329, {"traps": {"the sum, not the mean": 3.329}}, "3.329 is the sum, not the mean"),
        (2.0, 1.0, {}, ""),
        (np.nan, 1.0, {}, ""),
        (np.inf, 1.0, {}, ""),
    ],
)  # fmt: skip
def test_a_usual_slip_is_named(answer, right, options, message):
    assert said(number, answer, right, **options)[0] == message


def test_the_right_number_is_shown_only_with_its_working():
    assert said(number, 2.0, 1.0402)[1] == "a number within 0.1 % of the right one"
    assert said(number, 2.0, 1.0402, working="log 2.83")[1] == "1.0402 (log 2.83)"


@pytest.mark.parametrize("answer", ["1.04", None, [1.04], True, 1j, 10**400, np.array([1.04])])
def test_what_is_no_number_is_said_to_be_none(answer):
    assert said(number, answer, 1.04)[0] == "expected a number"
