"""Answers that are a letter or a number: the slip behind a wrong one is named.

>>> choice(student.value("which"), "b", {"a": "that is the odds", "c": "that is 1 − p"})
>>> number(student.value("loss"), 1.0402, unit="nats", of="the loss")
"""

from collections.abc import Mapping

import numpy as np

from grader.asking.compare import Mismatch, is_number, show

# A logarithm to another base is the same number times a constant.
PER_NAT = {"nats": 1.0, "bits": 1 / np.log(2), "base 10": 1 / np.log(10)}


def choice(answer, right: str, misconceptions: Mapping[str, str]) -> None:
    """Raise Mismatch unless the answer is the right letter; a wrong one says what it mistakes.

    `misconceptions` has each wrong letter, with the sentence that a learner who chose it needs.
    """
    letters = sorted({right, *misconceptions})
    letter(answer, letters)
    if (chosen := answer.strip().lower()) != right:
        raise Mismatch(misconceptions[chosen], got=repr(chosen))


def letter(answer, letters) -> None:
    """Raise Mismatch unless the answer is one of some letters: all that a visible check may tell."""
    expected = f"one of {', '.join(map(repr, letters))}"
    if not isinstance(answer, str) or answer.strip().lower() not in letters:
        raise Mismatch("", expected, show(answer))


def number(
    answer,
    right: float,
    *,
    tolerance: float = 1e-3,
    unit: str = "",
    of: str = "the answer",
    traps: Mapping[str, float] | None = None,
    working: str = "",
) -> None:
    """Raise Mismatch unless the answer is the right number; a usual slip is named.

    Parameters
    ----------
    answer, right
        What came, and what should; `tolerance` is relative (absolute where 0 is right).
    unit
        "nats", "bits" or "base 10" of a logarithm: the same number in another of them is named, and
        so is a lost sign.
    of
        What the number is, in the sentence: "0.452 is the loss in base 10".
    traps
        Other wrong numbers by what they are: ``{"the sum, not the mean": 10.4}``.
    working
        How the right number comes about, shown with it.
    """
    shown = f"{show(right)} ({working})" if working else ""
    if not is_number(answer):
        raise Mismatch("expected a number", shown, show(answer))
    answer = float(answer)
    if _near(answer, right, tolerance):
        return
    known = (
        {f"{of} in {other}": right * PER_NAT[other] / PER_NAT[unit] for other in PER_NAT}
        if unit
        else {}
    )
    known |= {f"{of} with the sign lost": -right} | dict(traps or {})
    for what, value in known.items():
        if _near(answer, value, tolerance):
            wanted = f"; {unit} are asked for" if unit and what.startswith(f"{of} in ") else ""
            raise Mismatch(f"{show(answer)} is {what}{wanted}", shown, show(answer))
    raise Mismatch(
        "", shown or f"a number within {show(100 * tolerance)} % of the right one", show(answer)
    )


def _near(answer: float, value: float, tolerance: float) -> bool:
    return bool(abs(answer - value) <= tolerance * (abs(value) or 1))
