"""A check that cannot fail is a defect: the tests of the library meet wrong versions of it."""

from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from inspect import signature
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from accuracy import DIGITS
from laws import LAWS
from mpmath import mp
from mutants import Mutant, dressed

import crossent

HERE = Path(__file__)


def modules(pattern: str, holding: str = "") -> list[ModuleType]:
    others = sorted(set(HERE.parent.glob(pattern)) - {HERE})
    return [import_module(path.stem) for path in others if holding in path.read_text("utf-8")]


MUTANTS = [mutant for module in modules("mutants_of_*.py") for mutant in module.MUTANTS]
CHECKS = [
    check if name is None else partial(check, name)
    for module in modules("test_*.py", holding="c=crossent)")
    for check in module.CHECKS
    for name in getattr(check, "names", [None])
]
CHECKS += [law.check for law in LAWS.values()]
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
        check(c=Library())
    return names


def title(check: Callable) -> str:
    function = getattr(check, "func", check)
    return f"{function.__module__}.{function.__name__}"


def kills(check: Callable, mutant: Mutant) -> bool:
    """Whether a check or law refuses the library with this one function replaced."""
    library = SimpleNamespace(**LIBRARY | {mutant.function: mutant.wrong})
    try:
        with mp.workdps(DIGITS):
            check(c=library)
    except (Exception, pytest.fail.Exception):  # pytest would call either a failure
        return True
    return False


@pytest.fixture(scope="module")
def killed() -> list[list[str]]:
    """Names of checks that kill each mutant: one at least, and whatever had killed none before."""
    proven: set[str] = set()
    found = []
    for mutant in MUTANTS:
        by: list[str] = []
        calling = [check for check in CHECKS if mutant.function in used(check)]
        for check in sorted(calling, key=lambda check: title(check) in proven):
            if by and title(check) in proven:
                break
            if kills(check, mutant):
                by.append(title(check))
                proven.add(title(check))
        found.append(by)
    return found


def test_every_mutant_is_killed(killed, table):
    table(f"mutants killed: {sum(map(bool, killed))} / {len(MUTANTS)}")
    alive = [(f, what) for (f, what, _), by in zip(MUTANTS, killed, strict=True) if not by]
    assert not alive


def test_every_check_and_law_that_calls_the_library_kills_a_mutant(killed):
    busy = {title(check) for check in CHECKS if used(check)}
    assert busy - {name for by in killed for name in by} == set()


def test_only_what_is_wrong_in_a_mutant_kills_it():
    formulas = [f for module in modules("mutants_of_l*.py") for f, *_ in module.WRONG_FORMULAS]
    for function in sorted(set(formulas)):
        right = LIBRARY[function]
        each = {"reduction": "none"} if "reduction" in signature(right).parameters else {}
        same = dressed(
            function, lambda *args, right=right, each=each, **k: right(*args, **k, **each)
        )
        mutant = Mutant(function, "nothing wrong", same)
        assert [title(c) for c in CHECKS if function in used(c) and kills(c, mutant)] == []
