"""Many submissions to a gradebook: what is there, what is left to do, and doing it."""

import hashlib
import json
import os
from collections.abc import Iterator
from concurrent.futures import Executor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path

from grader.asking.course import CourseError, Exercise
from grader.asking.variant import fingerprint
from grader.grading.grade import Record, grade
from grader.grading.gradebook import Gradebook
from grader.grading.notebook import MAX_BYTES
from grader.running.sandbox import Limits


@dataclass(frozen=True)
class Submission:
    """Where the notebook of one learner for one exercise lies, or None where there is none."""

    learner: str
    exercise: str
    path: Path | None

    def read(self) -> bytes | None:
        """What was handed in: at most one byte more than a notebook may have."""
        if self.path is None:
            return None
        with open(self.path, "rb") as file:
            return file.read(MAX_BYTES + 1)

    def digest(self) -> str:
        """SHA-256 of what was handed in, empty where nothing can be read."""
        try:
            return _digest(self.read())
        except OSError:
            return _digest(None)


@dataclass(frozen=True)
class Failure:
    """A submission that has no record: the machine's fault or the grader's, never the learner's."""

    learner: str
    exercise: str
    error: str


def find(folder: Path, exercises: dict[str, Exercise], only: str | None) -> list[Submission]:
    """``LEARNER/EXERCISE.ipynb`` or nbgrader's ``LEARNER/EXERCISE/EXERCISE.ipynb``.

    Without ``only``, the exercises of which anybody handed one in; then a learner without it has
    ``missing``. A link is not followed: it may lead to another's work. CourseError where there is
    nothing to grade.
    """
    if not folder.is_dir():
        raise CourseError(f"no folder {folder}: submissions are in FOLDER/LEARNER/EXERCISE.ipynb")
    learners = sorted(p.name for p in folder.iterdir() if p.is_dir() and p.name[0] != ".")
    names = [only] if only else list(exercises)
    if only and only not in exercises:
        raise CourseError(f"no exercise is called {only!r}; there is {', '.join(exercises)}")
    paths = {}
    for name in names:
        for learner in learners:
            for path in (
                folder / learner / f"{name}.ipynb",
                folder / learner / name / f"{name}.ipynb",
            ):
                if _is_own(path, folder):
                    paths.setdefault((name, learner), path)
    found = [name for name in names if any(name == known for known, _ in paths)]
    if not found:
        raise CourseError(
            f"no submissions in {folder}: expected LEARNER/EXERCISE.ipynb "
            f"with EXERCISE one of {', '.join(names)}"
        )
    return [
        Submission(_text(who), name, paths.get((name, who))) for name in found for who in learners
    ]


def _is_own(path: Path, folder: Path) -> bool:
    """Whether a file is there, by no link below ``folder``; what may not be seen counts as one."""
    try:
        return path.is_file() and path.resolve() == folder.resolve() / path.relative_to(folder)
    except PermissionError:
        return True


def _text(name: str) -> str:
    """A file's name as text, whatever bytes it has."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


class Batch:
    """Grades what a gradebook does not hold yet, in the same form, from the same checks."""

    def __init__(
        self, exercises: dict[str, Exercise], limits: Limits, isolated: bool, key: bytes = b""
    ):
        self.exercises, self.limits, self.isolated = exercises, limits, isolated
        self._key = key
        rules = repr((sorted(asdict(limits).items()), isolated)).encode()
        self._rules = {
            name: hashlib.sha256(exercise.checks.read_bytes() + rules)
            for name, exercise in exercises.items()
        }

    def same_key(self, gradebook: Gradebook) -> None:
        """Raise CourseError where what was graded had its numbers from another key."""
        for exercise, key in gradebook.keys():
            known = self.exercises.get(exercise)
            if known and known.variant.default and key != fingerprint(self._key):
                had, has = "a key", "another one" if self._key else "none"
                if not key:
                    had, has = "no key", "one"
                raise CourseError(
                    f"{exercise} was graded with {had}, and now there is {has}: everybody's numbers "
                    "would be others. Name the key it was graded with, or --new-numbers"
                )

    def _checks(self, exercise: str, numbers: dict) -> str:
        """SHA-256 of what a submission is graded with: checks, limits and a learner's numbers."""
        form = self._rules[exercise].copy()
        form.update(json.dumps(numbers, sort_keys=True).encode())
        return form.hexdigest()

    def _numbers(self, submission: Submission) -> dict:
        return self.exercises[submission.exercise].numbers(self._key, submission.learner)

    def left(self, submissions: list[Submission], gradebook: Gradebook) -> list[Submission]:
        """The submissions that are new, changed, or graded by other checks, limits or numbers."""
        graded = gradebook.graded()
        return [
            s
            for s in submissions
            if graded.get((s.learner, s.exercise))
            != (s.digest(), self._checks(s.exercise, self._numbers(s)))
        ]

    def run(self, submissions: list[Submission], executor: Executor) -> Iterator[Record | Failure]:
        """The records, as they are ready; only the caller writes the gradebook."""
        futures = {executor.submit(self.one, submission): submission for submission in submissions}
        for future in as_completed(futures):
            try:
                yield future.result()
            except Exception as error:  # one submission never stops the others
                lost = futures[future]
                yield Failure(lost.learner, lost.exercise, f"{type(error).__name__}: {error}")

    def one(self, submission: Submission) -> Record:
        """Grade one submission."""
        exercise, trouble = self.exercises[submission.exercise], ""
        numbers = self._numbers(submission)
        try:
            data = submission.read()
        except OSError as error:
            data, trouble = None, f"the file cannot be read: {error.strerror}"
        record = Record(
            learner=submission.learner,
            exercise=submission.exercise,
            submission=_digest(data),
            checks=self._checks(submission.exercise, numbers),
            points=exercise.points,
            isolation="bubblewrap" if self.isolated else "none",
            numbers=numbers,
            key=fingerprint(self._key),
        )
        if data is None:
            record.reason = "unreadable" if trouble else "missing"
            record.note = trouble or f"no {submission.exercise}.ipynb"
            return record
        return grade(data, exercise, record, self.limits, self.isolated)


def _digest(data: bytes | None) -> str:
    return hashlib.sha256(data).hexdigest() if data is not None else ""
