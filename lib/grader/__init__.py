"""Ask, check and grade the exercises of a course.

For a learner: ``check("logit")``, ``progress()`` and ``variant("odds")``. For an author of checks:
`Question`, `close`, `holds` and `show`; `number`, `letter` and `choice`; `Derivation` with `between`,
`one_of`, `law` and `vector`, `Ordering`; `Variant`; `avoids`. For an instructor: the command
``grader``. The grader knows nothing of the course's mathematics.
"""

from grader.asking.answers import choice, letter, number
from grader.asking.code import avoids
from grader.asking.compare import close, holds, show
from grader.asking.derivation import Derivation, between, law, one_of, vector
from grader.asking.ordering import Ordering
from grader.asking.questions import Question
from grader.asking.variant import Variant
from grader.learner import check, progress, variant

__all__ = [
    "Derivation",
    "Ordering",
    "Question",
    "Variant",
    "avoids",
    "between",
    "check",
    "choice",
    "close",
    "holds",
    "law",
    "letter",
    "number",
    "one_of",
    "progress",
    "show",
    "variant",
    "vector",
]
