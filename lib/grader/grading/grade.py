"""One submission to one record."""

import time
from dataclasses import asdict, dataclass, field, replace

from grader.asking.course import Exercise
from grader.asking.questions import Check, Question
from grader.asking.student import Result, Student, put
from grader.feedback import clean
from grader.grading.notebook import Unreadable, code_cells
from grader.running.sandbox import Limits, Sandbox, Stopped
from grader.running.walls import ALLOWED, SandboxError
from grader.running.wire import NotPlain

RESTARTS = 3
ERRORS = 50  # cells of which a record keeps the error


@dataclass
class Record:
    """What became of one submission; `reason` is why the sandbox was last stopped, or `graded`.

    `numbers` are this learner's own, rebuilt from the key of the course; `key` is its fingerprint.
    """

    learner: str
    exercise: str
    submission: str
    checks: str
    points: float
    isolation: str
    numbers: dict = field(default_factory=dict)
    key: str = ""
    score: float = 0.0
    reason: str = "graded"
    note: str = ""
    results: list[Result] = field(default_factory=list)
    stopped: list[dict] = field(default_factory=list)
    errors: list[dict] = field(default_factory=list)

    def plain(self) -> dict:
        """The record as JSON takes it, texts cleaned of what a terminal or a page would obey."""
        record = asdict(self)
        record["results"] = [
            {**_clean(asdict(result)), "earned": result.earned} for result in self.results
        ]
        record["stopped"] = [_clean(stop) for stop in self.stopped]
        record["errors"] = [_clean(error) for error in self.errors]
        return record


class Exhausted(Exception):
    """The sandbox was stopped more often than it is started again."""


class Attempt:
    """A submission running, started again without the cell that stopped it."""

    def __init__(self, cells: list[tuple[int, str]], limits: Limits, isolated: bool, numbers: dict):
        self._cells, self._limits, self._isolated = cells, limits, isolated
        self._numbers = numbers
        self._until = time.monotonic() + limits.wall
        self._sandbox: Sandbox | None = None
        self._killers: set[int] = set()
        self.stopped: list[dict] = []
        self.errors: list[dict] = []

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        if self._sandbox is not None:
            self._sandbox.close()

    def ready(self) -> Sandbox:
        """The sandbox with all cells run; Exhausted after too many stops."""
        while self._sandbox is None:
            if len(self.stopped) > RESTARTS or time.monotonic() > self._until:
                raise Exhausted
            self._sandbox = Sandbox(self._limits, self._isolated, self._until, self._numbers)
            self._run_cells()
        return self._sandbox

    def student(self) -> Student:
        """Whoever answers, for one check."""
        return Student(self._answer, self._numbers, [source for _, source in self._cells])

    def _answer(self, op: str, **fields) -> dict:
        """One call of a check."""
        return self.ready().request(op, self._limits.call, **fields)

    def stop(self, where: str, stop: Stopped) -> None:
        """Note why the sandbox is gone; the next call starts a fresh one."""
        self._sandbox = None
        self.stopped.append({"where": where, "reason": stop.reason, "detail": str(stop)})

    def _run_cells(self) -> None:
        self.errors = []
        for number, source in self._cells:
            if number in self._killers:
                continue
            fields = {"number": number, "source": source}
            try:
                reply = self._sandbox.request("cell", self._limits.cell, **fields)
            except Stopped as stop:
                self._killers.add(number)
                return self.stop(f"cell {number}", stop)
            except NotPlain as error:
                reply = {"error": {"type": "NotPlain", "message": f"the cell has {error}"}}
            if "error" in reply and len(self.errors) < ERRORS:
                self.errors.append(_cell_error(number, reply["error"]))


def grade(
    data: bytes, exercise: Exercise, record: Record, limits: Limits, isolated: bool
) -> Record:
    """Grade the bytes of a submission into ``record`` (identity, numbers, points are there)."""
    try:
        cells = code_cells(data)
    except Unreadable as error:
        record.reason, record.note = "unreadable", str(error)
        return record
    asked = [(question, check) for question in exercise.questions for check in question.checks]
    results: dict[tuple, Result] = {}
    with Attempt(cells, limits, isolated, record.numbers) as attempt:
        # The visible checks come first: nothing that a hidden one sends can colour them.
        for question, check in sorted(asked, key=lambda pair: pair[1].hidden):
            results[question.name, check.name] = _put(question, check, attempt)
    record.results = [results[question.name, check.name] for question, check in asked]
    record.stopped, record.errors = attempt.stopped, attempt.errors
    record.score = sum(result.earned for result in record.results)
    if record.stopped:
        record.reason = record.stopped[-1]["reason"]
    return record


def _put(question: Question, check: Check, attempt: Attempt) -> Result:
    lost = Result(question.name, check.name, check.points, check.hidden, "not run")
    try:
        attempt.ready()
        return put(question, check, attempt.student(), through=(Stopped, Exhausted, SandboxError))
    except Exhausted:
        return lost
    except Stopped as stop:
        attempt.stop(f"{question.name}: {check.name}", stop)
        return replace(lost, status="stopped", message=f"{stop.reason}: {stop}")


def _cell_error(number: int, error) -> dict:
    """An error in a cell, for the instructor; whatever the sandbox sent, text comes of it."""
    error = error if isinstance(error, dict) else {}
    text = f"{error.get('type')}: {error.get('message')}"
    if str(error.get("type")) == "ModuleNotFoundError":
        text += f" (answers are graded with {', '.join(ALLOWED)} and the standard library)"
    return {"cell": number, "line": str(error.get("line")), "error": text}


def _clean(texts: dict) -> dict:
    return {key: clean(v) if isinstance(v, str) else v for key, v in texts.items()}
