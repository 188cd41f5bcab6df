"""``check``, ``progress`` and ``variant``: what a notebook calls in the learner's own kernel."""

import difflib
import sys
from pathlib import Path
from types import ModuleType

from grader.asking.course import CourseError, exercises
from grader.asking.student import Student, put
from grader.asking.variant import VariantError
from grader.feedback import Feedback, Notice
from grader.running import inside, wire
from grader.tally import Book, Progress

# Where answers are graded there is nothing else to import.
ALLOWED = {"numpy", "matplotlib", "mpl_toolkits", "grader", "IPython", "ipykernel", "__main__"}

_book = Book()


def check(question: str) -> Feedback | Notice:
    """Run the visible checks of one question on what this notebook has defined.

    Call it in the notebook of the exercise, after the cell with the answer. Prints and warnings of
    the answer cost nothing. It raises nothing: what it shows says what is wrong.
    """
    namespace = sys._getframe(1).f_globals
    try:
        home = _home()
        asked = {q.name: (q, e) for e in exercises(home / "checks").values() for q in e.questions}
        if question not in asked:
            near = difflib.get_close_matches(str(question), asked, n=3) or list(asked)
            return Notice(f"no question is called {question!r}; there is {', '.join(near)}")
        one, exercise = asked[question]
        numbers = exercise.variant.read(home, exercise.name)
    except (CourseError, VariantError) as error:
        return Notice(str(error))

    def answer(op: str, **fields) -> dict:
        return wire.unpack(inside.quietly(namespace, wire.pack({"id": 0, "op": op, **fields})))

    cells = [str(source) for source in namespace.get("In", [])]  # what the kernel has run
    checks = [c for c in one.checks if c.run is not None and not c.hidden]
    students = [Student(answer, numbers, cells) for _ in checks]
    results = [put(one, c, student) for c, student in zip(checks, students, strict=True)]
    notices = [_absent(namespace)]
    if any(s.used_variant for s in students) and not exercise.variant.given(home, exercise.name):
        notices.append(f"checked with the public numbers: no {exercise.name}.variant.json is here")
    shown = Feedback(one, results, "; ".join(filter(None, notices)))
    _book.enter(home, question, shown.earned)
    return shown


def progress() -> Progress | Notice:
    """Show what is done, of each exercise and of the course: the points of the visible checks.

    It is kept in the file progress.json beside the exercises, and sent nowhere.
    """
    try:
        home = _home()
        return Progress(exercises(home / "checks").values(), _book.read(home))
    except CourseError as error:
        return Notice(str(error))


def variant(exercise: str) -> dict:
    """Your own numbers for an exercise, by name; without a file of them the public ones.

    They stand in the file EXERCISE.variant.json beside the exercise, where your instructor gave
    you one. Your answers are graded with them.
    """
    home = _home()
    found = exercises(home / "checks")
    if exercise not in found:
        raise CourseError(f"no exercise is called {exercise!r}; there are {', '.join(found)}")
    return found[exercise].variant.read(home, exercise)


def _home() -> Path:
    """The folder of the exercises: it has ``checks/``, and the notebook lies in it or below."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        for home in (folder, folder / "exercises"):
            if any((home / "checks").glob("*.py")):
                return home
    raise CourseError(f"no folder checks/ in {here} or above: open the notebook where it was given")


def _absent(namespace: dict) -> str:
    """A sentence about imported packages that graded answers cannot use."""
    names = set()
    for name, value in namespace.items():
        if name.startswith("_"):
            continue
        home = value.__name__ if isinstance(value, ModuleType) else getattr(value, "__module__", "")
        if type(value).__name__ == "ufunc" and not hasattr(sys.modules["numpy"], value.__name__):
            home = "scipy"  # its functions do not say where they come from
        names.add(str(home).partition(".")[0])
    absent = sorted((names - ALLOWED - set(sys.stdlib_module_names)) & set(sys.modules))
    if not absent:
        return ""
    return (
        f"{' and '.join(absent)} will not be there when your answer is graded: "
        "use numpy, matplotlib and the standard library"
    )
