"""Proofs whose lines are given and must be put in order; some of the lines may not belong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from grader.asking.compare import Mismatch, show
from grader.asking.derivation import Derivation


@dataclass(frozen=True)
class Ordering:
    """Lines of a proof by letter, and the order in which they follow from each other.

    Parameters
    ----------
    lines
        The lines by letter: formulas of `derivation`, or sentences where there is none. Those that
        `order` leaves out do not belong to the proof.
    order
        The letters of the proof: ``"dab"``.
    free
        Pairs of letters whose order does not matter: ``["ab"]``.
    derivation
        What the formulas are made of; with it, a line that does not belong is told where it differs
        from the one before.
    """

    lines: Mapping[str, str]
    order: Sequence[str]
    free: Sequence[str] = ()
    derivation: Derivation | None = None

    def right(self, answer) -> None:
        """Raise Mismatch unless the letters, a text or a list, put the lines in a right order."""
        letters = self._letters(answer)
        for place, letter in enumerate(letters):
            if letter not in self.order:
                raise self._stranger(letters, place)
        missing = [letter for letter in self.order if letter not in letters]
        if missing:
            raise Mismatch(
                f"line {missing[0]} is missing", f"{len(self.order)} lines", show(answer)
            )
        for early, late in combinations(letters, 2):
            if self.order.index(early) > self.order.index(late) and not self._may_swap(early, late):
                message = f"line {early} stands before line {late}, from which it follows"
                raise Mismatch(message, got=show(answer))

    def _letters(self, answer) -> list[str]:
        known = ", ".join(self.lines)
        letters = [c for c in answer if c.isalnum()] if isinstance(answer, str) else answer
        if not isinstance(letters, list) or not all(isinstance(c, str) for c in letters):
            raise Mismatch("", f"letters of lines in their order, of {known}", show(answer))
        letters = [c if c in self.lines else c.strip().lower() for c in letters]
        if len(letters) > 2 * len(self.lines):
            raise Mismatch(f"{len(letters)} letters are too many", f"of {known}, each once")
        for letter in letters:
            if letter not in self.lines:
                raise Mismatch(f"there is no line {show(letter)}", f"of {known}", show(answer))
            if letters.count(letter) > 1:
                raise Mismatch(f"line {letter} stands there twice", f"of {known}, each once")
        return letters

    def _stranger(self, letters: list[str], place: int) -> Mismatch:
        """What is wrong with a line that does not belong."""
        letter = letters[place]
        if self.derivation and place:
            before = letters[place - 1]
            read = self.derivation.read
            try:
                self.derivation.equal(
                    read(self.lines[before]),
                    read(self.lines[letter]),
                    (f"line {before}", f"line {letter}"),
                )
            except Mismatch as error:
                return error
        return Mismatch(f"line {letter} does not belong to this proof", got=self.lines[letter])

    def _may_swap(self, one: str, other: str) -> bool:
        return any({one, other} == set(pair) for pair in self.free)
