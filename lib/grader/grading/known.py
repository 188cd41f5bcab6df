"""Do the checks bite? The known answers of an exercise, graded as submissions are."""

import json
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from grader.asking.course import Exercise
from grader.asking.known import Known
from grader.asking.student import Result
from grader.asking.worked import answer_cells, read_notebook
from grader.grading.grade import Record, grade
from grader.running.sandbox import Limits

LOST = ("stopped", "not run")
CAUGHT = ("failed", "error", "stopped", "unanswered")
WRONG, RIGHT = 4, 3  # answers that each question needs at least


@dataclass(frozen=True)
class Judged:
    """A known answer and what the checks of its question said."""

    known: Known
    results: list[Result]

    @property
    def points(self) -> float:
        """What it got."""
        return sum(result.earned for result in self.results)

    def failed(self, check: str) -> bool:
        """Whether one check found something wrong."""
        return any(r.check == check and r.status in CAUGHT for r in self.results)


def judge(
    exercise: Exercise,
    notebook: Path,
    answers: list[Known],
    executor: Executor,
    numbers: dict | None = None,
    isolated: bool = True,
) -> list[Judged]:
    """Grade each answer in the worked notebook, in the place of the worked one.

    Answers to different questions that do not name each other share a notebook, and a sandbox.
    """
    worked = read_notebook(notebook)
    place = {question: cell["id"] for question, cell in answer_cells(worked, notebook).items()}
    if numbers is None:
        numbers = exercise.numbers(b"", "")

    def graded(pack: list[Known]) -> list[Judged]:
        together = attempt(pack)
        if len(pack) > 1 and any(r.status in LOST for one in together for r in one.results):
            return [
                one for known in pack for one in attempt([known])
            ]  # one of them hurt the others
        return together

    def attempt(pack: list[Known]) -> list[Judged]:
        sources = {place[known.question]: known.source for known in pack}
        cells = [
            {**cell, "source": sources.get(cell["id"], cell["source"])} for cell in worked["cells"]
        ]
        record = Record("", exercise.name, "", "", exercise.points, "", numbers)
        data = json.dumps({**worked, "cells": cells}).encode()
        results = grade(data, exercise, record, Limits(), isolated).results
        return [
            Judged(known, [r for r in results if r.question == known.question]) for known in pack
        ]

    code = ["".join(c["source"]) for c in worked["cells"] if c["cell_type"] == "code"]
    judged = [one for pack in executor.map(graded, _packs(answers, code)) for one in pack]
    return sorted(judged, key=lambda one: answers.index(one.known))


def _packs(answers: list[Known], worked: list[str]) -> list[list[Known]]:
    packs: list[list[Known]] = []
    for known in answers:
        for pack in packs:
            if not any(known.question == o.question or known.disturbs(o, worked) for o in pack):
                pack.append(known)
                break
        else:
            packs.append([known])
    return packs


def complaints(exercise: Exercise, judged: list[Judged]) -> Iterator[str]:
    """What an author should mend: other points than stated, too few answers, checks without bite."""
    for one in judged:
        for result in one.results:
            if result.status == "broken":
                yield f"{result.question}: the check {result.check!r} is broken ({result.message})"
        if one.points != one.known.points:
            said = "; ".join(
                f"{r.check}: {r.status} {r.message} {r.got}".strip() for r in one.results
            )
            yield (
                f"{one.known.question}, {one.known.says!r}: got {one.points:g} points, and "
                f"{one.known.points:g} are stated ({said})"
            )
    for question in exercise.questions:
        mine = [one for one in judged if one.known.question == question.name]
        wrong = [one for one in mine if not one.known.right]
        if len(wrong) < WRONG or len(mine) - len(wrong) < RIGHT:
            yield (
                f"{question.name} has {len(wrong)} wrong answers and {len(mine) - len(wrong)} right "
                f"ones: {WRONG} and {RIGHT} at least are needed"
            )
        paid = {check.name for check in question.checks if check.points}
        for check in question.checks:
            # A check that is paid must catch what the others let through; advice, anything at all.
            others = paid - {check.name} if check.points else set()
            among = wrong if check.points else mine
            if not any(o.failed(check.name) and not any(map(o.failed, others)) for o in among):
                yield f"{question.name}: the check {check.name!r} catches nothing that others miss"
