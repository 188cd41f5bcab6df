"""What a learner has done, kept in a file beside the exercises and sent nowhere."""

import html
import json
import math
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from grader.asking.course import Exercise
from grader.asking.questions import Question
from grader.feedback import clean, points

FILE = "progress.json"


class Book:
    """Points of the visible checks by question, in a file and, where none may be, in memory.

    ``GRADER_PROGRESS=off`` keeps it in memory: where a page is built, or a test runs.
    """

    def __init__(self):
        self._memory: dict[str, float] = {}

    def enter(self, home: Path, question: str, earned: float) -> None:
        """Write down what the latest check of a question gave."""
        self._memory[question] = earned
        if not _kept():
            return
        fresh = home / f".{FILE}.{os.getpid()}"
        try:
            # Another notebook of the course writes here too: what it wrote is read again first.
            fresh.write_text(json.dumps({"points": self.read(home)}, indent=1, sort_keys=True))
            os.replace(fresh, home / FILE)
        except OSError:
            fresh.unlink(missing_ok=True)  # a folder that cannot be written to costs the file only

    def read(self, home: Path) -> dict[str, float]:
        """Points by question; a file that holds something else counts for nothing."""
        found = {}
        if _kept():
            try:
                found = json.loads((home / FILE).read_text())["points"]
                found = {str(name): float(earned) for name, earned in found.items()}
                found = {name: earned for name, earned in found.items() if math.isfinite(earned)}
            except (OSError, ValueError, LookupError, TypeError, AttributeError):
                found = {}
        return found | self._memory


class Progress:
    """Questions and points done, for each exercise and over the course: text, HTML, a widget."""

    def __init__(self, exercises: Iterable[Exercise], done: dict[str, float]):
        self.exercises, self.done = list(exercises), done

    def _rows(self) -> list[tuple[str, str, bool]]:
        """Name, words, and whether it is an exercise; questions only of those that are begun."""
        rows = []
        for exercise in self.exercises:
            begun = [q for q in exercise.questions if q.name in self.done]
            words = self._words(exercise.questions) if begun else "not begun"
            rows.append((f"exercise {exercise.name}", words, True))
            rows += [(q.name, self._words([q]), False) for q in exercise.questions if begun]
        if len(self.exercises) > 1:
            everything = [q for exercise in self.exercises for q in exercise.questions]
            rows.append(("all exercises", self._words(everything), True))
        return [(clean(name), words, heading) for name, words, heading in rows]

    def _words(self, questions: list[Question]) -> str:
        seen = sum(_visible(q) for q in questions)
        known = any(q.name in self.done for q in questions)
        earned = points(sum(self._earned(q) for q in questions)) if known else "–"
        left = sum(q.points for q in questions) - seen
        return f"{earned} of {points(seen)}" + (
            f", {points(left)} more when graded" if left else ""
        )

    def _earned(self, question: Question) -> float:
        """What is written down, but never more than there is: a question may have changed."""
        return min(max(self.done.get(question.name, 0.0), 0.0), _visible(question))

    def __repr__(self) -> str:
        rows = [(name if heading else f"  {name}", words) for name, words, heading in self._rows()]
        width = max(len(name) for name, _ in rows)
        return "\n".join(f"{name:<{width}}  {words}" for name, words in rows)

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left">{"" if heading else "&emsp;"}{html.escape(name)}</th>'
            f"<td>{html.escape(words)}</td></tr>"
            for name, words, heading in self._rows()
        )
        return f'<table class="grader-progress">{rows}</table>'

    def _repr_mimebundle_(self, **kwargs) -> dict:
        shown = {"text/plain": repr(self), "text/html": self._repr_html_()}
        if _kept() and getattr(_shell(), "kernel", None) is not None:
            try:
                return self._widget()._repr_mimebundle_() | {"text/plain": repr(self)}
            except ImportError:
                pass  # no ipywidgets beside this kernel: the table says the same
        return shown

    def _widget(self):
        from ipywidgets import HTML, FloatProgress, Layout, VBox

        bars = [
            FloatProgress(
                value=sum(self._earned(q) for q in exercise.questions),
                max=sum(_visible(q) for q in exercise.questions) or 1,
                description=exercise.name,
                layout=Layout(width="30em"),
                style={"description_width": "10em"},
            )
            for exercise in self.exercises
        ]
        return VBox([*bars, HTML(self._repr_html_())])


def _visible(question: Question) -> float:
    return sum(c.points for c in question.checks if c.run is not None and not c.hidden)


def _kept() -> bool:
    return os.environ.get("GRADER_PROGRESS") != "off"


def _shell():
    return sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
