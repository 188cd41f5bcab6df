"""One renderer for what checks found: text, and HTML for a notebook or a report.

Only words tell passed from failed, never colour alone; nothing of a check's source is shown, and
everything that came from a learner is escaped.
"""

import html
import re
from collections.abc import Iterable

from grader.asking.questions import Question
from grader.asking.student import Result

WORDS = {
    "passed": "passed",
    "failed": "not yet",
    "error": "not yet",
    "unanswered": "not answered yet",
    "broken": "the check itself is broken, tell your instructor",
    "stopped": "stopped",
    "not run": "not run",
}
LINES = {"given": "given", "expected": "expected", "got": "got", "message": "note", "hint": "hint"}
CODE = ("given", "expected", "got")
APART = '<p style="margin-top:0.8em">'  # notebooks set no space below a list of definitions
# Control characters, line ends, marks that turn the direction of writing, and halves of a pair.
OBEYED = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+"
)


class Feedback:
    """The results of one question, shown as text or as HTML."""

    def __init__(self, question: Question, results: Iterable[Result], notice: str = ""):
        self.question, self.results, self.notice = question, list(results), notice
        self.hidden = [check for check in question.checks if check.run is None or check.hidden]

    @property
    def earned(self) -> float:
        """Points of the checks that passed."""
        return sum(result.earned for result in self.results)

    @property
    def answered(self) -> bool:
        """Whether there is an answer to speak of."""
        counted = [r for r in self.results if r.points] or self.results  # advice on a stub is none
        return not counted or any(r.status != "unanswered" for r in counted)

    @property
    def heading(self) -> str:
        """One line: the question and where it stands."""
        if not self.answered:
            return f"{self.question.name}: not answered yet"
        visible = sum(result.points for result in self.results)
        return f"{self.question.name}: {points(self.earned)} of {points(visible)} points"

    @property
    def remaining(self) -> str:
        """What the instructor's hidden checks still decide."""
        if not self.hidden:
            return ""
        total = points(sum(check.points for check in self.hidden))
        names = "; ".join(check.name for check in self.hidden)
        count = len(self.hidden)
        return f"{count} hidden check{'s'[: count > 1]} for {total} more when graded: {names}"

    def _rows(self) -> list[tuple[str, list[tuple[str, str]]]]:
        if not self.answered:
            reasons = {result.message for result in self.results} - {""}
            return [(clean(reason), []) for reason in sorted(reasons)]
        rows = []
        for result in self.results:
            if result.status == "unanswered" and not result.points:
                continue  # advice on code that is not to be found
            details = [(name, clean(getattr(result, line))) for line, name in LINES.items()]
            # A check without points has nothing to take away: what it finds is advice.
            advice = result.status == "failed" and not result.points
            title = f"{'advice' if advice else WORDS[result.status]}: {result.check}"
            rows.append((title, [(name, text) for name, text in details if text]))
        return rows

    def __repr__(self) -> str:
        lines = [self.heading]
        for title, details in self._rows():
            lines.append(f"  {title}")
            lines += [f"    {name:<9}{text}" for name, text in details]
        lines += [f"  {text}" for text in (self.remaining, self.notice) if text]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        parts = [f"<p><strong>{html.escape(self.heading)}</strong></p>"]
        for title, details in self._rows():
            items = "".join(
                f"<dt>{name}</dt><dd><code>{html.escape(text)}</code></dd>"
                if name in CODE
                else f"<dt>{name}</dt><dd>{html.escape(text)}</dd>"
                for name, text in details
            )
            parts.append(
                f"{APART}{html.escape(title)}</p>" + (f"<dl>{items}</dl>" if items else "")
            )
        for text in (self.remaining, self.notice):
            parts += [f"{APART}{html.escape(text)}</p>"] if text else []
        return f'<div class="grader-feedback">{"".join(parts)}</div>'


class Notice:
    """One sentence, where there are no results to show."""

    def __init__(self, text: str):
        self.text = clean(text)

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return f'<div class="grader-feedback"><p>{html.escape(self.text)}</p></div>'


def points(number: float) -> str:
    """Points without needless digits: 2, 0.5."""
    return f"{number:g}"


def clean(text: str) -> str:
    """Text without control bytes or line breaks, at most 400 characters of it."""
    text = OBEYED.sub(" ", text)
    return text if len(text) <= 400 else text[:399] + "…"
