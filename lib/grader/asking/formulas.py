"""Formulas that a learner types, read by a small grammar and never run as code.

    formula   numbers, symbols, e, pi, + − * / **, parentheses, functions, p[k], sum(k, formula)

`sum(k, p[k] * x[k])` adds up over an index that the question declares. A value comes with a bound
of its rounding error, carried along through every operation, so that two formulas can be told
apart, or not, as far as floating point allows.
"""

import ast
import math
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np

LONGEST = 400  # characters of a line
DEEPEST = 40  # operations inside each other
MOST = 20_000  # operations, sums written out
EPS = float(np.finfo(np.float64).eps)
CONSTANTS = {"e": np.e, "pi": np.pi}
# What learners type that Python reads otherwise, or not at all.
SIGNS = str.maketrans({"−": "-", "·": "*", "×": "*", "÷": "/", "–": "-"})


class FormulaError(ValueError):
    """A formula that cannot be read or has a name that is not declared: a sentence about it."""


class Value(NamedTuple):
    """A number at each of some points, and how far rounding may have carried it off."""

    value: np.ndarray
    error: np.ndarray


# name: (function, its slope at x where its value is y)
FUNCTIONS = {
    "exp": (np.exp, lambda x, y: y),
    "log": (np.log, lambda x, y: 1 / x),
    "log1p": (np.log1p, lambda x, y: 1 / (1 + x)),
    "expm1": (np.expm1, lambda x, y: y + 1),
    "sqrt": (np.sqrt, lambda x, y: 1 / (2 * y)),
    "tanh": (np.tanh, lambda x, y: 1 - y * y),
    "abs": (np.abs, lambda x, y: np.sign(x)),
    "sigmoid": (lambda x: 1 / (1 + np.exp(-x)), lambda x, y: y * (1 - y)),
}
OTHER_NAMES = {"ln": "log", "log2": "log", "log10": "log", "σ": "sigmoid", "logistic": "sigmoid"}


@dataclass(frozen=True)
class Language:
    """What a question lets a formula be made of.

    `symbols` are numbers, `vectors` have an entry for each value of an index, and `indices` are
    the indices of sums with the number of their values: ``{"k": 3}``.
    """

    symbols: frozenset[str]
    functions: frozenset[str] = frozenset()
    vectors: frozenset[str] = frozenset()
    indices: tuple[tuple[str, int], ...] = ()

    def read(self, text: str) -> "Formula":
        """Return the formula that a text writes; FormulaError says what in it cannot be read."""
        return Formula(text, _tree(text), self)


class Formula:
    """A formula of a language."""

    def __init__(self, text: str, tree: ast.expr, language: Language):
        self.text, self._tree, self._language = text, tree, language
        self.names: set[str] = set()  # of symbols and functions
        cost = self._look(tree, dict.fromkeys(language.symbols), 0)
        if cost > MOST:
            raise FormulaError(f"it has {cost} operations when its sums are written out: too many")
        if "exp" in language.functions and "e" not in language.symbols:
            self._tree = _Powers().visit(tree)
            self.names.clear()
            self._look(self._tree, dict.fromkeys(language.symbols), 0)

    @property
    def form(self) -> tuple:
        """The formula up to parentheses, the order of sums and products, + 0, * 1, / 1 and ** 1."""
        return _form(self._tree)

    def at(self, points: Mapping[str, np.ndarray]) -> Value:
        """Return its values at points: for each symbol an array, for each vector one a value."""
        with np.errstate(all="ignore"):
            return _evaluate(self._tree, points, dict(self._language.indices))

    def _look(self, node: ast.AST, known: dict, depth: int) -> int:
        """Return the number of operations in a node, or say what does not belong there."""
        language, sizes = self._language, dict(self._language.indices)
        if depth > DEEPEST:
            raise FormulaError(f"it has more than {DEEPEST} operations inside each other")
        match node:
            case ast.Constant(value=int() | float()) if not isinstance(node.value, bool):
                return 1
            case ast.Name(id=name):
                self._known(name, known)
                return 1
            case ast.UnaryOp(op=ast.UAdd() | ast.USub(), operand=inner):
                return 1 + self._look(inner, known, depth + 1)
            case ast.BinOp(op=ast.BitXor()):
                raise FormulaError("^ is no power here: write ** for it")
            case ast.BinOp(op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div() | ast.Pow()):
                left = self._look(node.left, known, depth + 1)
                return 1 + left + self._look(node.right, known, depth + 1)
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Name(id=index)):
                if name not in language.vectors:
                    raise FormulaError(f"{name} has no entries: {name}[{index}] is not declared")
                if index not in known or index not in sizes:
                    raise FormulaError(f"the index {index} stands outside a sum over it")
                return 1
            case ast.Call(func=ast.Name(id="sum"), args=[ast.Name(id=index), inner], keywords=[]):
                if index not in sizes:
                    raise FormulaError(f"{index} is no index of sums{_of(sizes)}")
                return sizes[index] * self._look(inner, known | {index: None}, depth + 1)
            case ast.Call(func=ast.Name(id="sum")) if sizes:
                i = self._index
                raise FormulaError(f"a sum names its index first: sum({i}, …[{i}])")
            case ast.Call(func=ast.Name(id=name), args=[inner], keywords=[]):
                self._allowed(name)
                return 1 + self._look(inner, known, depth + 1)
            case ast.Call(func=ast.Name(id=name)):
                self._allowed(name)
                raise FormulaError(f"{name} takes one number, as in {name}(x)")
            case ast.Attribute(attr=name) | ast.Call(func=ast.Attribute(attr=name)):
                raise FormulaError(f"write {name}, without what stands before the dot")
        raise FormulaError(
            f"{ast.unparse(node)[:40]} is none of: numbers, {', '.join(self._all())}"
        )

    @property
    def _index(self) -> str:
        """An index that this question has, for an example."""
        return next((index for index, _ in self._language.indices), "k")

    def _known(self, name: str, known: dict) -> None:
        self.names.add(name)
        if name in self._language.vectors:
            i = self._index
            raise FormulaError(
                f"{name} has entries: write {name}[{i}], as in sum({i}, {name}[{i}])"
            )
        if name not in known and name not in CONSTANTS:
            raise FormulaError(f"{name} is not declared: there are {', '.join(self._all())}")

    def _allowed(self, name: str) -> None:
        self.names.add(name)
        if name not in self._language.functions:
            meant = OTHER_NAMES.get(name)
            hint = f" (did you mean {meant}?)" if meant in self._language.functions else ""
            raise FormulaError(
                f"{name} is no function of this question{hint}{_of(self._language.functions)}"
            )

    def _all(self) -> list[str]:
        language = self._language
        names = sorted(language.symbols) + [f"{v}[{self._index}]" for v in sorted(language.vectors)]
        return names + ["+ - * / **", *sorted(language.functions)]


def _of(names) -> str:
    return f": there are {', '.join(sorted(names))}" if names else ": there are none"


class _Powers(ast.NodeTransformer):
    """``e ** x`` is ``exp(x)``."""

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        """Replace one power of e."""
        self.generic_visit(node)
        match node:
            case ast.BinOp(left=ast.Name(id="e"), op=ast.Pow(), right=x):
                return ast.Call(ast.Name("exp", ast.Load()), [x], [])
        return node


def _tree(text: str) -> ast.expr:
    if not isinstance(text, str):
        raise FormulaError(f"it is {type(text).__name__}, and should be text such as 'log(p)'")
    if len(text) > LONGEST:
        raise FormulaError(f"it has {len(text)} characters, and {LONGEST} must be enough")
    if not text.strip():
        raise FormulaError("it is empty")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Python, about what only looks like code
            return ast.parse(
                text.translate(SIGNS).strip().removeprefix("=").strip(), mode="eval"
            ).body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        place = getattr(error, "offset", None)
        near = f" near {text.strip()[max(0, place - 1) : place + 9]!r}" if place else ""
        raise FormulaError(f"it cannot be read{near}: is a * or a parenthesis missing?") from None


def _evaluate(node: ast.AST, points: Mapping[str, np.ndarray], sizes: dict[str, int]) -> Value:
    def of(node: ast.AST, chosen: dict[str, int]) -> Value:
        match node:
            case ast.Constant(value=number):
                x = np.asarray(_float(number))
                return Value(x, EPS * np.abs(x))
            case ast.Name(id=name):
                if name in chosen:
                    return Value(np.asarray(float(chosen[name])), np.asarray(0.0))
                x = np.asarray(points[name] if name in points else CONSTANTS[name])
                return Value(x, EPS * np.abs(x))
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Name(id=index)):
                x = points[name][chosen[index]]
                return Value(x, EPS * np.abs(x))
            case ast.UnaryOp(op=op, operand=inner):
                x = of(inner, chosen)
                return Value(-x.value, x.error) if isinstance(op, ast.USub) else x
            case ast.BinOp(left=left, op=op, right=right):
                return _operation(op, of(left, chosen), of(right, chosen))
            case ast.Call(func=ast.Name(id="sum"), args=[ast.Name(id=index), inner]):
                total = Value(np.asarray(0.0), np.asarray(0.0))
                for i in range(sizes[index]):
                    total = _operation(ast.Add(), total, of(inner, chosen | {index: i}))
                return total
            case ast.Call(func=ast.Name(id=name), args=[inner]):
                function, slope = FUNCTIONS[name]
                x = of(inner, chosen)
                y = function(x.value)
                return Value(y, np.abs(slope(x.value, y)) * x.error + 2 * EPS * np.abs(y))
        raise AssertionError(f"{ast.dump(node)} was let in")

    return of(node, {})


def _operation(op: ast.operator, a: Value, b: Value) -> Value:
    (x, dx), (y, dy) = a, b
    match op:
        case ast.Add():
            value, error = x + y, dx + dy
        case ast.Sub():
            value, error = x - y, dx + dy
        case ast.Mult():
            value, error = x * y, np.abs(x) * dy + np.abs(y) * dx
        case ast.Div():
            value = x / y
            error = (dx + np.abs(value) * dy) / np.abs(y)
        case ast.Pow():
            value = np.power(x, y)
            size = np.abs(np.log(np.abs(x)))
            of_y = np.where(size == 0, 0.0, size * (dy + EPS * np.abs(y)))
            error = np.abs(value) * (np.abs(y) * dx / np.abs(x) + of_y)
    return Value(value, error + EPS * np.abs(value))


def _form(node: ast.AST) -> tuple:
    match node:
        case ast.BinOp(op=ast.Add() | ast.Sub()) | ast.UnaryOp():
            return _collected("sum", _terms(node, 1), nothing=0.0)
        case ast.BinOp(op=ast.Mult()):
            return _product(_factors(node))
        case ast.BinOp(op=ast.Div() | ast.Pow(), right=ast.Constant(value=1)):
            return _form(node.left)
        case ast.BinOp(op=ast.Div(), left=left, right=right):
            (one, above), (other, below) = _signed(_form(left)), _signed(_form(right))
            if below[0] == "number" and 0 < below[1] < math.inf:
                signed = _collected("sum", [(one * other, above)], nothing=0.0)
                return _product([signed, ("number", 1 / Fraction(below[1]))])
            return _collected("sum", [(one * other, ("quotient", above, below))], nothing=0.0)
        case ast.BinOp(op=op, left=left, right=right):
            return (type(op).__name__, _form(left), _form(right))
        case ast.Call(func=ast.Name(id=name), args=arguments):
            return (name, *map(_form, arguments))
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Name(id=index)):
            return ("entry", name, index)
        case ast.Name(id=name):
            return ("name", name)
    return ("number", _float(node.value))


def _terms(node: ast.AST, sign: int) -> list[tuple[int, tuple]]:
    match node:
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return _terms(left, sign) + _terms(right, sign)
        case ast.BinOp(op=ast.Sub(), left=left, right=right):
            return _terms(left, sign) + _terms(right, -sign)
        case ast.UnaryOp(op=op, operand=inner):
            return _terms(inner, -sign if isinstance(op, ast.USub) else sign)
    inner, form = _signed(_form(node))
    return [(sign * inner, form)]


def _signed(form: tuple) -> tuple[int, tuple]:
    """A form and the minus that stands before the whole of it."""
    if form[0] == "sum" and len(form) == 2 and form[1][0] == -1:
        return form[1]
    return 1, form


def _factors(node: ast.AST) -> list[tuple]:
    match node:
        case ast.BinOp(op=ast.Mult(), left=left, right=right):
            return _factors(left) + _factors(right)
    return [_form(node)]


def _product(forms: list[tuple]) -> tuple:
    """A product, with one minus before it and its numbers in one: 2 · z / 2 is z."""
    signs, forms = zip(*map(_signed, forms), strict=True)
    factors = [f for form in forms for f in (form[1:] if form[0] == "product" else [(1, form)])]
    numbers = [f[1][1] for f in factors if f[1][0] == "number" and math.isfinite(f[1][1])]
    number = math.prod(map(Fraction, numbers))
    if number == 0:
        return ("number", 0.0)
    rest = [f for f in factors if f[1][0] != "number" or not math.isfinite(f[1][1])]
    product = _collected("product", [*rest, (1, ("number", number))], nothing=1.0)
    return _collected("sum", [(math.prod(signs), product)], nothing=0.0)


def _collected(kind: str, items: list[tuple[int, tuple]], nothing: float) -> tuple:
    items = sorted((item for item in items if item[1] != ("number", nothing)), key=repr)
    if not items:
        return ("number", nothing)
    return items[0][1] if len(items) == 1 and items[0][0] == 1 else (kind, *items)


def _float(number: float) -> float:
    try:
        return float(number)
    except OverflowError:
        return np.inf
