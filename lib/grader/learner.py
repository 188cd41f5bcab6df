"""``check`` and ``progress``: the visible checks, in the learner's own kernel."""

import sys
from pathlib import Path
from types import ModuleType

from grader.asking.course import CourseError, Exercise, exercises
from grader.asking.student import put
from grader.feedback import Feedback, Notice, points
from grader.running import inside, wire

# Where answers are graded there is nothing else to import.
ALLOWED = {"numpy", "matplotlib", "mpl_toolkits", "grader", "IPython", "ipykernel", "__main__"}

_last: dict[str, Feedback] = {}


def check(question: str) -> Feedback | Notice:
    """Run the visible checks of one question on what this notebook has defined.

    Call it in the notebook of the exercise, after the cell with the answer. Prints and warnings of
    the answer cost nothing. It raises nothing: what it shows says what is wrong.
    """
    namespace = sys._getframe(1).f_globals
    try:
        asked = {q.name: q for exercise in _exercises().values() for q in exercise.questions}
    except CourseError as error:
        return Notice(str(error))
    if question not in asked:
        return Notice(f"no question is called {question!r}; there are {', '.join(asked)}")
    found = asked[question]

    def answer(op: str, **fields) -> dict:
        return wire.unpack(inside.quietly(namespace, wire.pack({"id": 0, "op": op, **fields})))

    results = [put(found, c, answer) for c in found.checks if c.run is not None and not c.hidden]
    _last[question] = Feedback(found, results, _absent(namespace))
    return _last[question]


class Progress:
    """What is done, in the exercises of which a question was checked in this notebook."""

    def __init__(self, exercises: list[Exercise]):
        self.exercises = exercises

    def _rows(self) -> list[tuple[str, str]]:
        rows = []
        for exercise in self.exercises:
            for question in exercise.questions:
                last = _last.get(question.name)
                seen = sum(c.points for c in question.checks if c.run is not None and not c.hidden)
                earned = points(last.earned) if last else "–"
                left = question.points - seen
                hidden = f", {points(left)} more when graded" if left else ""
                rows.append((question.name, f"{earned} of {points(seen)}{hidden}"))
        return rows

    def __repr__(self) -> str:
        rows = self._rows()
        width = max((len(name) for name, _ in rows), default=0)
        return "\n".join(f"{name:<{width}}  {text}" for name, text in rows) or "nothing checked yet"

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><th scope="row">{name}</th><td>{text}</td></tr>' for name, text in self._rows()
        )
        return f'<table class="grader-progress">{rows}</table>' if rows else f"<p>{self!r}</p>"


def progress() -> Progress | Notice:
    """Show the questions of this exercise and the points that their visible checks gave."""
    try:
        found = _exercises().values()
    except CourseError as error:
        return Notice(str(error))
    return Progress([e for e in found if any(q.name in _last for q in e.questions)])


def _exercises() -> dict[str, Exercise]:
    """The learner's copy of the checks: ``checks/`` beside the notebook or above it."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        for checks in (folder / "checks", folder / "exercises" / "checks"):
            if any(checks.glob("*.py")):
                return exercises(checks)
    raise CourseError(f"no folder checks/ in {here} or above: open the notebook where it was given")


def _absent(namespace: dict) -> str:
    """A sentence about imported packages that graded answers cannot use."""
    names = set()
    for name, value in namespace.items():
        if name.startswith("_"):
            continue
        home = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", "")
        names.add(str(home).partition(".")[0])
    absent = sorted((names - ALLOWED - set(sys.stdlib_module_names)) & set(sys.modules))
    if not absent:
        return ""
    return (
        f"{' and '.join(absent)} will not be there when your answer is graded: "
        "use numpy, matplotlib and the standard library"
    )
