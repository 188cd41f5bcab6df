"""`crossent.codes`: words of zeros and ones, as short as a law allows."""

from fractions import Fraction
from functools import cache
from itertools import product

import numpy as np
import pytest
from accuracy import ordinary_laws

import crossent


@cache
def possible_lengths(outcomes: int) -> np.ndarray:
    """Every list of word lengths that a prefix code of so many words may need, by Kraft."""
    lists = product(range(1, outcomes), repeat=outcomes) if outcomes > 1 else [(0,)]
    return np.array([x for x in lists if sum(Fraction(1, 2**length) for length in x) <= 1])


def lengths(words: list[str]) -> np.ndarray:
    return np.array([len(word) for word in words])


def laws() -> list[np.ndarray]:
    """Laws of two to five outcomes: even, uneven, dyadic, and with ties."""
    known = [[0.5, 0.25, 0.125, 0.125], [0.3, 0.7], [0.2] * 5, [0.4, 0.3, 0.2, 0.1], [0.25] * 4]
    known += [[0.1, 0.4, 0.1, 0.4], [0.97, 0.01, 0.01, 0.01], [0.38, 0.01, 0.3, 0.15, 0.16]]
    drawn = [row for k in (2, 3, 4, 5) for row in ordinary_laws(25, k)]
    return [np.array(p) for p in known] + drawn


def test_the_weather_by_hand(c=crossent):
    assert c.huffman([0.5, 0.25, 0.125, 0.125]) == ["0", "10", "110", "111"]
    assert c.huffman([0.125, 0.5, 0.125, 0.25]) == ["100", "0", "101", "11"]
    assert c.huffman([0.3, 0.7]) == ["1", "0"]


def test_of_equal_weights_the_later_gets_the_one(c=crossent):
    assert c.huffman([0.5, 0.5]) == ["0", "1"]
    assert c.huffman([0.25] * 4) == ["00", "01", "10", "11"]
    for p in laws():
        assert c.huffman(p) == c.huffman(p.tolist()) == c.huffman(tuple(p))


def test_no_word_begins_another(c=crossent):
    for p in laws():
        words = c.huffman(p)
        assert len(words) == len(p) and set("".join(words)) == {"0", "1"}
        for i, word in enumerate(words):
            assert not any(other.startswith(word) for other in words[:i] + words[i + 1 :])


def test_the_words_leave_no_room(c=crossent):
    # A sum below 1 would let a word be shorter.
    for p in laws():
        assert sum(Fraction(1, 2 ** len(word)) for word in c.huffman(p)) == 1


def test_no_other_lengths_have_a_smaller_mean(c=crossent):
    for p in laws():
        least = (possible_lengths(len(p)) @ p).min()
        assert p @ lengths(c.huffman(p)) == pytest.approx(least, rel=1e-12)


def test_the_mean_length_is_within_a_digit_of_the_entropy(c=crossent):
    for p in laws():
        mean, h = p @ lengths(c.huffman(p)), crossent.entropy(p, unit="bits")
        assert h * (1 - 1e-15) <= mean < h + 1
    for k in range(1, 12):
        assert lengths(c.huffman([2.0**-k] * 2**k)).tolist() == [k] * 2**k


def test_what_is_never_sent_has_no_digits(c=crossent):
    assert c.huffman([1]) == [""]
    assert c.huffman([0, 1, -0.0]) == ["", "", ""]
    assert c.huffman([0.5, 0, 0.5]) == ["0", "", "1"]
    assert c.huffman([0, 0.5, 0.25, 0, 0.25]) == ["", "0", "10", "", "11"]
    assert c.huffman([5e-324, 1]) == ["1", "0"]


def test_what_is_no_law_is_refused_by_name(c=crossent):
    wrong = [
        ([0.5, 0.6], "huffman: p sums to 1.1, so it is not a law"),
        ([0.5, 1.5], r"huffman: p\[1\] = 1.5 is not a probability"),
        ([0.5, np.nan, 0.5], r"huffman: p\[1\] = nan is not a probability"),
        ([[0.5, 0.5]] * 2, r"huffman: p has the shape \(2, 2\); a code is made for a single law"),
        ([], "there is no class"),
        (0.5, "needs a number for each class"),
    ]
    for p, words in wrong:
        with pytest.raises(ValueError, match=words):
            c.huffman(p)


def test_a_law_is_not_changed(c=crossent):
    p = np.array([0.1, 0.6, 0.3])
    c.huffman(p)
    assert p.tolist() == [0.1, 0.6, 0.3]


CHECKS = [check for name, check in sorted(globals().items()) if name.startswith("test_")]
