"""A course is a folder: which exercises it has, and their questions."""

import importlib.util
import json
import math
import re
from functools import cached_property
from pathlib import Path
from types import ModuleType

from grader.asking.questions import Question
from grader.asking.variant import Variant


class CourseError(Exception):
    """The folder is no course, or an exercise is not as it should be: a sentence for the user."""


class Exercise:
    """The questions of one file of checks."""

    def __init__(self, name: str, checks: Path):
        self.name, self.checks = name, checks

    @cached_property
    def _module(self) -> ModuleType:
        spec = importlib.util.spec_from_file_location(f"checks_of_{self.name}", self.checks)
        module = importlib.util.module_from_spec(spec)
        try:
            spec.loader.exec_module(module)
        except Exception as error:
            raise CourseError(f"{self.checks} does not run: {error!r}") from error
        return module

    @cached_property
    def questions(self) -> list[Question]:
        """The file's questions in order; CourseError where it cannot be read."""
        questions = [v for v in vars(self._module).values() if isinstance(v, Question)]
        if not questions:
            raise CourseError(f"{self.checks} has no Question")
        return questions

    @cached_property
    def variant(self) -> Variant:
        """The numbers of which each learner has their own; none where the file draws none."""
        found = [v for v in vars(self._module).values() if isinstance(v, Variant)]
        if len(found) > 1:
            raise CourseError(f"{self.checks} has {len(found)} Variants: one holds all numbers")
        return found[0] if found else Variant({}, lambda draw: {})

    def numbers(self, key: bytes, learner: str) -> dict:
        """A learner's own numbers; the public ones without a key."""
        try:
            return self.variant.numbers(key, learner, self.name)
        except Exception as error:
            raise CourseError(f"{self.checks} draws no numbers for {learner!r}: {error}") from error

    @property
    def points(self) -> float:
        """What a full answer earns."""
        return sum(question.points for question in self.questions)


def _number(checks: Path) -> float:
    """The number in the title of an exercise's notebook, such as 7 in "# Exercise 7: …"."""
    try:
        cells = json.loads((checks.parent.parent / f"{checks.stem}.ipynb").read_text("utf-8"))[
            "cells"
        ]
        title = re.match(r"#[^\n\d]*(\d+)", "".join(cells[0]["source"]))
        return int(title[1]) if title else math.inf
    except (OSError, ValueError, LookupError, TypeError):  # a learner's notebook may hold anything
        return math.inf


def exercises(checks: Path) -> dict[str, Exercise]:
    """The exercises of a folder of checks, by name and in the order of their numbers.

    A question's name is its own in a course.
    """
    paths = sorted(checks.glob("*.py"), key=lambda path: (_number(path), path.stem))
    found = {path.stem: Exercise(path.stem, path) for path in paths}
    owners: dict[str, str] = {}
    for exercise in found.values():
        for question in exercise.questions:
            owner = owners.setdefault(question.name, exercise.name)
            if owner != exercise.name or exercise.questions.count(question) > 1:
                raise CourseError(
                    f"the question {question.name!r} is in {owner} and in {exercise.name}: "
                    "a question's name is its own in the whole course"
                )
    return found


def course(folder: Path) -> dict[str, Exercise]:
    """An instructor's course, hidden checks included; CourseError where there is none."""
    checks = folder / "solutions" / "checks"
    found = exercises(checks) if checks.is_dir() else {}
    if not found:
        raise CourseError(
            f"no course in {folder}: solutions/checks has no exercise; "
            "name the instructor's copy with --course"
        )
    return found
