"""Wrong versions of the code of least mean length."""

from collections.abc import Callable

import numpy as np
from mutants import Mutant

import crossent


def canonical(lengths: list[int]) -> list[str]:
    """Words of given lengths, none of which begins another where Kraft's sum allows it."""
    words, start = [""] * len(lengths), 0.0
    for k in sorted(range(len(lengths)), key=lambda k: (lengths[k], k)):
        words[k] = format(int(start * 2 ** lengths[k]), f"0{lengths[k]}b") if lengths[k] else ""
        start += 2.0 ** -lengths[k]
    return words


def of_law(words: Callable) -> Callable:
    """Return wrong words behind the right checks."""

    def wrong(p):
        crossent.huffman(p)
        return words(np.asarray(p, float))

    return wrong


def joining(choose: Callable, digits: str = "10") -> Callable:
    """Return a code that joins other groups than the two lightest."""

    def words(p):
        found = [""] * len(p)
        groups = [(x, -k, [k]) for k, x in enumerate(p.tolist()) if x > 0]
        while len(groups) > 1:
            first, second = choose(groups)
            groups = [group for group in groups if group not in (first, second)]
            for digit, (_, _, members) in zip(digits, (first, second), strict=True):
                for k in members:
                    found[k] = digit + found[k]
            groups.append((first[0] + second[0], min(first[1], second[1]), first[2] + second[2]))
        return found

    return words


def fixed(p):
    digits = max(int(np.sum(p > 0)) - 1, 0).bit_length()
    return [format(k, f"0{digits}b") if digits else "" for k in range(len(p))]


def shannon(p):
    with np.errstate(divide="ignore"):
        return canonical([int(x) if np.isfinite(x) else 0 for x in np.ceil(-np.log2(p))])


def comb(p):
    order = np.argsort(-p, kind="stable")
    words = [""] * len(p)
    for place, k in enumerate(order):
        words[k] = "1" * place + "0" * (place < len(p) - 1)
    return words


def backwards(p):
    return [word[::-1] for word in crossent.huffman(p)]


def zeros_get_words(p):
    tiny = np.where(p == 0, 1e-300, p)
    return crossent.huffman(tiny)


def shortest_names(p):
    order = np.argsort(-p, kind="stable")
    words = [""] * len(p)
    for place, k in enumerate(order):
        words[k] = format(place, "b")
    return words


def sorts_the_callers(p):
    if isinstance(p, np.ndarray) and p.ndim == 1:
        words = crossent.huffman(p)
        p.sort()
        return words
    return crossent.huffman(p)


def of_anything(p):
    p = np.abs(np.asarray(p, float))
    return crossent.huffman(p / p.sum())


WRONG = [
    ("joins the heaviest", joining(lambda g: sorted(g)[::-1][:2])),
    ("joins neighbours, not sorted again", joining(lambda g: g[-1:-3:-1])),
    ("joins the lightest and the heaviest", joining(lambda g: (min(g), max(g)))),
    ("0 and 1 exchanged", joining(lambda g: sorted(g)[:2], "01")),
    ("a fixed length", fixed),
    ("lengths ⌈−log p⌉", shannon),
    ("one more digit for each next outcome", comb),
    ("the digits in reverse", backwards),
    ("impossible outcomes get words", zeros_get_words),
    ("words that begin others", shortest_names),
]

MUTANTS = [Mutant("huffman", what, of_law(words)) for what, words in WRONG]
MUTANTS += [
    Mutant("huffman", "sorts the caller's law", sorts_the_callers),
    Mutant("huffman", "a law is made of anything", of_anything),
]
