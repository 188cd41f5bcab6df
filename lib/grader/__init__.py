"""Ask, check and grade the exercises of a course.

For a learner: ``check("logit")`` and ``progress()``. For an author of checks: `Question`, `close`,
`holds` and `show`. For an instructor: the command ``grader``. The grader knows nothing of the
course's mathematics.
"""

from grader.asking.compare import close, holds, show
from grader.asking.questions import Question
from grader.learner import check, progress

__all__ = ["Question", "check", "close", "holds", "progress", "show"]
