"""Derivations: right ones in many forms pass, and the first wrong line of a wrong one is named."""

import re
import time

import mpmath
import numpy as np
import pytest

from grader.asking import formulas
from grader.asking.compare import Mismatch
from grader.asking.derivation import Derivation, between, law, one_of, vector
from grader.asking.formulas import FormulaError, Language

LOGIT = Derivation(
    start="log(p / (1 - p))",
    end="z",
    domain={"z": between(-4, 4)},
    given={"p": "1 / (1 + exp(-z))"},
    least=4,
)
START = LOGIT.start
KL = Derivation(
    start="sum(k, p[k] * log(p[k] / q[k]))",
    domain={"p": law(3), "q": law(3)},
    indices={"k": 3},
    functions=("log",),
)


@pytest.mark.parametrize(
    "steps",
    [
        [START, "log(p) - log(1 - p)", "-log(1 + exp(-z)) - log(exp(-z) / (1 + exp(-z)))", "z"],
        [
            START,
            "log((1/(1+exp(-z))) / (exp(-z)/(1+exp(-z))))",
            "log(1/exp(-z))",
            "log(exp(z))",
            "z",
        ],
        [START, "-log((1 - p) / p)", "-log(1/p - 1)", "-log(exp(−z))", "z"],
        [
            [START, "given"],
            ["log(exp(z))", "p / (1 − p) = e^z"],
            ["z·log(e)", "…"],
            ["z", "log e = 1"],
        ],
        ["log(p/(-p + 1))", "log(e**z)", "log(exp(z/2)) * 2", "(z)"],
        [START, START, "log(p) - log(1-p)", "log(exp(z))", "log(exp(z))", "z"],
    ],
)
def test_a_right_derivation_passes_whatever_its_form(steps):
    LOGIT.arrives(steps)


def named(derivation: Derivation, steps) -> str:
    """What is said of a derivation that is wrong, within a second."""
    started = time.perf_counter()
    with pytest.raises(Mismatch) as caught:
        derivation.arrives(steps)
    assert time.perf_counter() - started < 1
    return str(caught.value.message)


WRONG = [
    ("the quotient's logarithm is a sum", [START, "log(p) + log(1 - p)", "z"],
     "line 2 does not follow from line 1: at z = "),
    ("the sides exchanged", [START, "log((1 - p) / p)", "z"], "line 2 is line 1 with a sign lost: at z = "),
    ("a sign lost later", [START, "log(p) - log(1 - p)", "log(exp(z))", "-z"],
     "line 4 is line 3 with a sign lost: at z = "),
    ("a quotient of logarithms", [START, "log(p) / log(1 - p)", "z", "z"],
     "line 2 does not follow from line 1: at z = "),
    ("a factor too many", [START, "log(p) - log(1 - p)", "2 * z", "z"], "line 3 is line 2 times 2: at z = "),
    ("turned over", [START, "log(p) - log(1 - p)", "1 / z", "z"], "line 3 is line 2 turned over: at z = "),
    ("a constant too many", [START, "log(exp(z))", "z + 1", "z"], "line 3 is line 2 plus 1: at z = "),
    ("undefined on half of the domain", [START, "2 * log(sqrt(exp(z)))", "log(z ** 2) / log(z) * z / 2", "z"],
     "line 2: sqrt is no function of this question: there are exp, log"),
    ("a logarithm of negative numbers", [START, "log(exp(z))", "exp(log(z))", "z"],
     "line 3 has no value at z = "),
    ("another start", ["log(p) - log(1 - p)", "log(exp(z))", "z"], "line 1 is where the derivation starts"),
    ("no end", [START, "log(p) - log(1 - p)", "log(exp(z))", "z * log(e)"], "line 4 is not the end yet"),
    ("a jump", [START, "z"], "2 different lines are too few"),
    ("the same line in another order", [START, "log((1 - p) ** -1 * p)", "0 + z * 1", "+z", "z"],
     "3 different lines are too few"),
    ("hidden behind rounding", [START, "z + 1e30 - 1e30", "exp(z)", "z"],
     "line 2 has terms so large that rounding hides its value"),
]  # fmt: skip


@pytest.mark.parametrize("what, steps, said", WRONG, ids=[what for what, *_ in WRONG])
def test_the_first_line_that_does_not_follow_is_named(what, steps, said):
    assert named(LOGIT, steps).startswith(said)


def test_the_two_lines_are_told_with_their_values_at_a_point():
    message = named(LOGIT, [START, "log(p) - log(1 - p)", "log(1 - p) - log(p)", "-z"])
    numbers = re.findall(r"(?:=|gives) ([0-9.−]+)", message)
    z, line_2, line_3 = (float(number.replace("−", "-")) for number in numbers)
    assert line_2 == pytest.approx(z, abs=6e-3) and line_3 == -line_2


@pytest.mark.parametrize(
    "line, said",
    [
        ("log(p", "line 2: it cannot be read"),
        ("2z", "line 2: it cannot be read near '2z': is a * or a parenthesis missing?"),
        ("", "line 2: it is empty"),
        ("z^2", "line 2: ^ is no power here: write ** for it"),
        ("ln(p)", "line 2: ln is no function of this question (did you mean log?)"),
        ("np.log(p)", "line 2: write log, without what stands before the dot"),
        ("np.e", "line 2: write e, without what stands before the dot"),
        ("w", "line 2: w is not declared: there are p, z, + - * / **, exp, log"),
        ("log", "line 2: log is not declared"),
        ("log(p, 2)", "line 2: log takes one number, as in log(x)"),
        ("log(x=p)", "line 2: log takes one number"),
        ("p[0]", "line 2: p[0] is none of"),
        ("sum(k, p)", "line 2: k is no index of sums: there are none"),
        ("z = 2", "line 2: it cannot be read"),
        ("(a := 2)", "line 2: (a := 2) is none of"),
        ("True", "line 2: True is none of"),
        ("'z'", "line 2: 'z' is none of"),
        ("1j", "line 2: 1j is none of"),
        ("z if z else z", "line 2: z if z else z is none of"),
        ("[z for z in z]", "line 2: [z for z in z] is none of"),
        ("lambda: z", "line 2: lambda: z is none of"),
        ("z @ z", "line 2: z @ z is none of"),
        ("z // 2", "line 2: z // 2 is none of"),
        ("__import__('os').getcwd()", "line 2: write getcwd"),
        ("().__class__.__bases__", "line 2: write __bases__"),
        ("exec('1')", "line 2: exec is no function of this question"),
        ("z" * 1_000_000, "line 2: it has 1000000 characters, and 400 must be enough"),
        ("(" * 150 + "2 * z" + ")" * 150, "line 2 is line 1 times 2"),
        ("-" * 399 + "z", "line 2: it has more than 40 operations inside each other"),
        ("9**9**9**9", "line 2 has no value at z = "),
        ("9" * 400, "line 2 has no value at z = "),
        ("z / (z - z)", "line 2 has no value at z = "),
        ("\x00", "line 2: it cannot be read"),
        (3, "line 2: it is int, and should be text such as 'log(p)'"),
        (None, "line 2: it is NoneType"),
        (["z"], "line 2: it is list"),
        (np.array([1.0]), "line 2: it is ndarray"),
    ],
    ids=lambda value: str(value)[:20],
)  # fmt: skip
def test_a_line_that_cannot_be_read_gets_a_sentence_within_a_second(line, said):
    assert named(LOGIT, [START, line, "z"]).startswith(said)


@pytest.mark.parametrize("steps", [None, 3, "z", {}, [], np.zeros(3), "log(p / (1 - p))"])
def test_what_is_no_list_of_lines_gets_a_sentence(steps):
    assert named(LOGIT, steps) == "expected a list of lines"


def test_too_many_lines_are_refused_before_they_are_read():
    assert named(LOGIT, [START] * 41) == "41 lines are too many"


def test_sums_over_an_index_are_written_out():
    KL.arrives([
        "sum(k, p[k] * log(p[k] / q[k]))",
        "sum(k, p[k] * (log(p[k]) - log(q[k])))",
        "sum(k, p[k] * log(p[k])) - sum(k, p[k] * log(q[k]))",
    ])  # fmt: skip
    for wrong, said in [
        ("sum(k, p[k]) * sum(k, log(p[k] / q[k]))", "line 2 does not follow from line 1: at p = ["),
        ("sum(k, q[k] * log(q[k] / p[k]))", "line 2 does not follow from line 1"),
        ("sum(k, p * log(p))", "line 2: p has entries: write p[k], as in sum(k, p[k])"),
        ("sum(p)", "line 2: a sum names its index first: sum(k, …[k])"),
        ("p[k]", "line 2: the index k stands outside a sum over it"),
        ("sum(k, r[k])", "line 2: r has no entries: r[k] is not declared"),
        ("sum(j, p[j])", "line 2: j is no index of sums: there are k"),
    ]:
        assert named(KL, [KL.start, wrong]).startswith(said)


def test_sums_inside_sums_are_bounded():
    deep = Language(
        frozenset(), frozenset(), frozenset({"p"}), (("i", 100), ("j", 100), ("k", 100))
    )
    with pytest.raises(FormulaError, match="operations when its sums are written out: too many"):
        deep.read("sum(i, sum(j, sum(k, p[i] * p[j] * p[k])))")


def test_the_end_may_be_a_form_instead_of_a_formula():
    softplus = Derivation(
        start="log(1 + exp(z)) - y * z",
        domain={"y": one_of(0, 1), "z": between(-5, 5)},
        functions=("exp", "log", "sigmoid"),
        without=("exp",),
        least=2,
    )
    softplus.arrives([softplus.start, "-log(sigmoid(-z)) - y*z"])
    assert (
        named(softplus, [softplus.start, "z + log(1 + exp(-z)) - y*z"])
        == "the last line still has exp"
    )


def test_vectors_of_numbers_shift_through_softmax():
    shift = Derivation(
        start="sum(k, exp(z[k] + c)) / exp(c)",
        domain={"z": vector(4, -3, 3), "c": between(-2, 2)},
        indices={"k": 4},
        least=3,
    )
    shift.arrives([shift.start, "sum(k, exp(z[k]) * exp(c)) / exp(c)", "sum(k, exp(z[k]))"])
    assert named(shift, [shift.start, "sum(k, exp(z[k])) / exp(c)"]).startswith("line 2 does not")


def test_the_bound_of_rounding_holds_and_is_not_idle():
    language = Language(frozenset("xy"), frozenset(formulas.FUNCTIONS))
    rng = np.random.default_rng(3)
    points = {"x": rng.uniform(0.1, 3, 500), "y": rng.uniform(0.1, 3, 500)}
    names = {name: getattr(mpmath, name) for name in ("exp", "log", "sqrt", "tanh", "expm1")}
    names |= {"log1p": mpmath.log1p, "abs": abs, "sigmoid": lambda v: 1 / (1 + mpmath.exp(-v))}
    for text in ("exp(x) - exp(y)", "log(x) * y - x / y", "(x ** y - y ** x) / (x - 4)", "sqrt(x) - tanh(y)",
                 "log1p(x) - expm1(y) + abs(x - y)", "sigmoid(x) - sigmoid(y)", "(x + 1e8) - 1e8"):  # fmt: skip
        value, error = language.read(text).at(points)
        with mpmath.workdps(40):
            exact = [
                eval(
                    text, names | {"x": mpmath.mpf(x), "y": mpmath.mpf(y)}
                )  # ours, not a learner's
                for x, y in zip(*(points[n].tolist() for n in "xy"), strict=True)
            ]
            off = np.array([abs(float(v - e)) for v, e in zip(value.tolist(), exact, strict=True)])
        assert (off <= error).all() and (off > error / 1000).any(), text


def test_lines_are_compared_at_the_same_points_on_every_machine():
    for name, x in LOGIT._points.items():
        np.testing.assert_array_equal(x, LOGIT._points[name])
    assert named(LOGIT, [START, "z + 1"]) == named(LOGIT, [START, "z + 1"])


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("-y * z + log(z)", "log(z) - y * z", True),
        ("log(z) + (-y) * (-z)", "y * z + log(z)", True),
        ("-y / z", "-(y / z)", True),
        ("y / (-z)", "-y / z", True),
        ("z**1 / 1 + 0", "z", True),
        ("y * -z * 1", "-(z * y)", True),
        ("2 * (y + z) / 2", "z + y", True),
        ("3 * -z / 3 + 0 * y", "-z", True),
        ("z / 49 * 49", "z", True),
        ("2 * z / 3", "z / 1.5", True),
        ("2 * z", "z", False),
        ("log(e**(-z))", "log(exp(-z))", True),
        ("= y + z", "z + y", True),
        ("z / 1e999", "z", False),
        ("-(y + z)", "-y - z", True),
        ("y - z", "z - y", False),
        ("-y * z", "y * z", False),
        ("y / z", "z / y", False),
        ("y * z / z", "y", False),  # to cancel is a step
        ("(-z)**2", "z**2", False),
    ],
)
def test_a_form_is_the_same_whatever_the_order_and_the_place_of_a_minus(one, other, same):
    language = Language(frozenset("yz"), frozenset({"exp", "log"}))
    assert (language.read(one).form == language.read(other).form) == same


def test_a_derivation_may_have_to_show_a_stage():
    asked = Derivation(
        start="log(p / (1 - p))", end="z", domain={"z": between(-4, 4)},
        given={"p": "1 / (1 + exp(-z))"}, stages=[("p is written out", ["exp"], ["p"])],
    )  # fmt: skip
    asked.arrives(["log(p / (1 - p))", "log(exp(z))", "z"])
    with pytest.raises(Mismatch) as found:
        asked.arrives(["log(p / (1 - p))", "2 * z / 2", "z"])
    assert found.value.message == "a step is missing between these lines"
    assert found.value.expected == "a line between the first and the last in which p is written out"
