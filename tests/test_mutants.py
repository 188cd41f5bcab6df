"""A check that cannot fail is a defect: the tests of the library meet wrong versions of it."""

from collections.abc import Callable
from functools import cache
from types import SimpleNamespace

import pytest
import test_logistic
from accuracy import DIGITS
from laws import LAWS
from mpmath import mp
from mutants import MUTANTS, WRONG_FORMULAS, Mutant, dressed

import crossent

CHECKS = {check.__name__: check for check in test_logistic.CHECKS}
CHECKS |= {label: law.check for label, law in LAWS.items()}
LIBRARY = {name: getattr(crossent, name) for name in crossent.__all__}


@cache
def used(check: Callable) -> set[str]:
    """Names of the functions that a check calls: a mutant of another one need not meet it."""
    names = set()

    class Library:
        def __getattr__(self, name):
            names.add(name)
            return LIBRARY[name]

    with mp.workdps(DIGITS):
        check(Library())
    return names


def killers(mutant: Mutant) -> list[str]:
    """Names of the checks and laws that refuse the library with this one function replaced."""
    library = SimpleNamespace(**LIBRARY | {mutant.function: mutant.wrong})
    found = []
    for name, check in CHECKS.items():
        if mutant.function in used(check):
            try:
                with mp.workdps(DIGITS):
                    check(library)
            except Exception:  # whatever it raises, pytest would call it a failure
                found.append(name)
    return found


@pytest.fixture(scope="module")
def killed() -> list[list[str]]:
    return [killers(mutant) for mutant in MUTANTS]


def test_every_mutant_is_killed(killed, capsys):
    with capsys.disabled():
        print(f"\nmutants killed: {sum(map(bool, killed))} / {len(MUTANTS)}")
    alive = [(f, what) for (f, what, _), by in zip(MUTANTS, killed, strict=True) if not by]
    assert not alive


def test_every_check_and_law_that_calls_the_library_kills_a_mutant(killed):
    idle = {name for name, check in CHECKS.items() if not used(check)}
    assert set(CHECKS) - idle == {name for by in killed for name in by}


def test_only_what_is_wrong_in_a_mutant_kills_it():
    for function in {function for function, *_ in WRONG_FORMULAS}:
        right = dressed(function, getattr(crossent, function))
        assert killers(Mutant(function, "nothing wrong", right)) == []
