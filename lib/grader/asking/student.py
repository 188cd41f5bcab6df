"""The learner's answers as a check sees them, and one check put to them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from grader.asking.code import Code
from grader.asking.compare import Mismatch, close, show
from grader.asking.questions import Check, Question

EXACT = 17  # digits: an argument a hair from ½ must not be shown as 0.5
# What numpy and Python say of the two slips that nearly every learner makes once.
ADVICE = {
    "The truth value of an array": "`if` decides once for the whole array: "
    "np.where(condition, a, b) decides entry by entry",
    "can be converted to Python scalars": "math's functions take one number: numpy's take arrays",
    "only 0-dimensional arrays can be converted": "math's functions take one number: numpy's take "
    "arrays",
}
# What a check may trip over when None, a text or an array of another shape comes back.
TRIPS = (
    ArithmeticError, AttributeError, LookupError, TypeError, ValueError, MemoryError, RecursionError
)  # fmt: skip


class Unanswered(Exception):
    """The stub is still there, or nothing has the name that a check asks for."""


class AnswerError(Exception):
    """The learner's code raised, or returned something that is no plain data."""


@dataclass(frozen=True)
class Result:
    """What one check found.

    ``status`` is passed, failed, error (of the answer), unanswered, stopped (by a limit), not run,
    or broken: the check itself raised.
    """

    question: str
    check: str
    points: float
    hidden: bool
    status: str
    message: str = ""
    given: str = ""
    expected: str = ""
    got: str = ""
    hint: str = ""

    @property
    def earned(self) -> float:
        """All the points of the check, or none."""
        return self.points if self.status == "passed" else 0.0


class Student:
    """``student.logit(0.5)`` calls the learner's function, wherever it lives.

    ``answer(op, **fields)`` carries one request and returns its reply. Arguments and results are
    plain data and copies: a check never holds an object of the learner's. `cells` are the sources
    of the cells.
    """

    def __init__(
        self, answer: Callable[..., dict], variant: dict | None = None, cells: Sequence[str] = ()
    ):
        self._answer, self._variant, self._cells = answer, variant or {}, cells
        self.log: list[tuple[str, str]] = []
        self.used_variant = False

    @property
    def variant(self) -> dict:
        """The numbers of this learner."""
        self.used_variant = True
        return self._variant

    def __getattr__(self, name: str):
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args, **kwargs: self.call(name, *args, **kwargs)

    def call(self, function: str, /, *args, **kwargs):
        """The value of ``function(*args, **kwargs)``."""
        words = [show(a, EXACT) for a in args]
        words += [f"{k}={show(v, EXACT)}" for k, v in kwargs.items()]
        text = f"{function}({', '.join(words)})"
        return self._ask(text, "call", name=function, args=list(args), kwargs=kwargs)

    def leaves(self, function: str, /, *args) -> None:
        """Raise Mismatch where ``function(*args)`` changes the arrays that it is given."""
        text = f"{function}({', '.join(show(a, EXACT) for a in args)})"
        after = self._ask(text, "call", name=function, args=list(args), kwargs={}, after=True)
        try:
            close(after, list(args), tolerance=0.0)
        except Mismatch:
            raise Mismatch(
                "the array that your function was given is another one afterwards: work on a copy",
                show(list(args)),
                show(after),
            ) from None

    def value(self, name: str):
        """The value of a variable."""
        return self._ask(name, "value", name=name)

    def code(self, name: str) -> Code:
        """The source of what has a name; Unanswered where no cell defines it."""
        code = Code(self._cells, name)
        if not code.found:
            raise Unanswered(f"no cell defines {name}")
        return code

    def _ask(self, text: str, op: str, **fields):
        self.log.append((text, ""))
        reply = self._answer(op, **fields)
        error = reply.get("error")
        if error is None:
            value = reply.get("value")
            self.log[-1] = (text, show(value))
            return value
        # A reply may be forged: whatever it holds, only text comes of it.
        error = error if isinstance(error, dict) else {}
        kind, message = str(error.get("kind")), str(error.get("message", ""))
        if kind == "unanswered":
            raise Unanswered(message)
        if kind == "not plain":
            raise AnswerError(f"it returned {message}")
        line = f" (line {error.get('line')}: {error.get('source')})" if error.get("source") else ""
        said = dict.fromkeys(ADVICE[slip] for slip in ADVICE if slip in message)
        advice = "".join(f". {text}" for text in said)
        raise AnswerError(f"{error.get('type')}: {message}{line}{advice}")


def put(
    question: Question,
    check: Check,
    student: Student,
    through: tuple[type[Exception], ...] = (),
) -> Result:
    """Run one check; errors of the answer itself (a stopped sandbox) pass ``through``."""
    result = Result(question.name, check.name, check.points, check.hidden, "passed")
    try:
        check.run(student)
        return result
    except through:
        raise
    except Mismatch as error:
        found = {"message": error.message, "expected": error.expected, "got": error.got}
        result = replace(result, status="failed", **found)
    except Unanswered as error:
        return replace(result, status="unanswered", message=str(error))
    except AnswerError as error:
        result = replace(result, status="error", message=str(error))
    except AssertionError as error:
        result = replace(result, status="failed", message=str(error) or "a law is broken")
    except Exception as error:  # it tripped over what came back, or it is broken itself
        got = student.log[-1][1] if student.log else ""
        if not got or not isinstance(error, TRIPS):
            return replace(result, status="broken", message=f"{type(error).__name__}: {error}")
        message = f"what came back is of no use here ({type(error).__name__})"
        result = replace(result, status="failed", message=message, got=got)
    given = student.log[-1][0] if student.log else ""
    return replace(result, given=given, hint=check.hint)
