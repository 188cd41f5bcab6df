"""Words of zeros and ones for the outcomes of a law, as short as they can be (chapter 7)."""

from __future__ import annotations

from heapq import heapify, heappop, heappush

import numpy as np
from numpy.typing import ArrayLike

from crossent._numeric import law, refuse


def huffman(p: ArrayLike) -> list[str]:
    """Words of a best prefix code for a law.

    `p` holds the probabilities of K outcomes; the result is a list of K words, texts of the digits
    0 and 1, in the order of `p`. No word begins another one. Until a single group is left, the two
    lightest groups become one, and each word gets a digit in front: 1 in the lighter of the two, 0
    in the heavier. Of equal weights the group with the later outcome counts as lighter, so a law
    always gives the same words.

    An outcome of probability 0 is never sent, and a sure one needs no message: their word is the
    empty text.

    The law: H(p) ≤ Σ p_k · len(word_k) < H(p) + 1 in bits, and no prefix code has a smaller mean
    length.

    A p that is no single law or has a NaN is a ValueError.

    D. A. Huffman, "A method for the construction of minimum-redundancy codes", Proceedings of the
    IRE 40 (1952). Chapter 7.
    """
    p = law(p, "huffman", "p", -1)
    if p.ndim > 1:
        raise ValueError(f"huffman: p has the shape {p.shape}; a code is made for a single law")
    refuse(p, np.isnan(p), "huffman", "p", "a probability (0 ≤ p ≤ 1)")
    words = [""] * len(p)
    groups = [(weight, -k, [k]) for k, weight in enumerate(p.tolist()) if weight > 0]
    heapify(groups)
    while len(groups) > 1:
        light, last, ones = heappop(groups)
        heavy, other, zeros = heappop(groups)
        for digit, group in (("1", ones), ("0", zeros)):
            for k in group:
                words[k] = digit + words[k]
        heappush(groups, (light + heavy, min(last, other), ones + zeros))
    return words
