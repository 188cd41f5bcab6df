"""Answers that an author foresees, right and wrong, each with the points that it must get.

They stand in ``solutions/answers/EXERCISE.py``, cells of Python behind lines such as these:

    # %% odds: right, with a loop
    # %% odds: 0.5, knows the example alone
"""

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.asking.code import Code, defines, names, statements
from grader.asking.course import CourseError, Exercise

HEAD = re.compile(r"^# %% (?P<question>\w+): (?P<points>right|\d+(\.\d+)?), (?P<says>.+)$")


@dataclass(frozen=True)
class Known:
    """One answer to one question; `says` is how it was written, or what it mistakes."""

    question: str
    right: bool
    points: float
    says: str
    source: str

    def disturbs(self, other: "Known", worked: Sequence[str] = ()) -> bool:
        """Whether one of the two defines what the other uses: they cannot be in one notebook.

        What an answer uses may use something else: `worked` are the cells around it.
        """
        (mine, used), (theirs, needed) = self._names(worked), other._names(worked)
        return bool(mine & (theirs | needed) or theirs & used)

    def _names(self, worked: Sequence[str]) -> tuple[set[str], set[str]]:
        """What it defines, and all that it names, through the worked cells."""
        body = statements(self.source)
        mine = {n for s in body for n in defines(s)}
        used = names(ast.Module(body, []))
        for name in list(used - mine):
            used |= Code(worked, name).names
        return mine, used


def read_known(path: Path, exercise: Exercise) -> list[Known]:
    """The known answers of an exercise; CourseError where a head cannot be read."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError:
        raise CourseError(f"{exercise.name} has no file of answers: {path} is missing") from None
    worth = {question.name: question.points for question in exercise.questions}
    heads = [number for number, line in enumerate(lines) if re.match(r"#\s*%%", line)]
    try:
        above = ast.parse("\n".join(lines[: heads[0] if heads else len(lines)])).body
    except SyntaxError:
        above = [None, None]
    if len(above) > 1 or (above and not isinstance(above[0], ast.Expr)):
        raise CourseError(f"{path}: the code above the first answer is part of none")
    found = []
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        head = HEAD.match(lines[start])
        if head is None or head["question"] not in worth:
            raise CourseError(
                f"{path}, line {start + 1}: {lines[start]!r} should be '# %% QUESTION: POINTS, WHY' "
                f"or '# %% QUESTION: right, HOW', with a question of {', '.join(worth)}"
            )
        right = head["points"] == "right"
        points = worth[head["question"]] if right else float(head["points"])
        if not right and points >= worth[head["question"]]:
            raise CourseError(f"{path}, line {start + 1}: {points:g} points are for a right answer")
        source = "\n".join(lines[start + 1 : end]).strip()
        found.append(Known(head["question"], right, points, head["says"], source))
    return found
