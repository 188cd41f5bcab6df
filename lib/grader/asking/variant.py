"""Each learner's own numbers: drawn from a key of the course, the same on every machine.

>>> def mine(draw):
...     return {"spam": draw.number(0.1, 0.4, digits=2), "words": draw.some([2, 3, 4, 5], 3)}
>>> numbers = Variant({"spam": 0.2, "words": [2, 2, 2]}, mine)
"""

import hashlib
import hmac
import json
import os
import secrets
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

LARGEST = 50_000  # characters: what is larger belongs into a file of data
KEY = 16  # bytes at least


class VariantError(ValueError):
    """A file, a key or a function that gives no numbers: a sentence for the user."""


class Draw:
    """Random numbers from HMAC-SHA256(key, learner and exercise): whole numbers underneath."""

    def __init__(self, key: bytes, learner: str, exercise: str):
        self._key, self._count = key, 0
        # One name, however the file system spells its accents.
        self._who = [unicodedata.normalize("NFC", learner), exercise]

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included, each as likely as the others."""
        self._count += 1
        message = json.dumps([*self._who, self._count]).encode()
        number = int.from_bytes(hmac.digest(self._key, message, hashlib.sha256), "big")
        return low + number % (high - low + 1)  # of 256 bits: the remainder is even to 2^-200

    def number(self, low: float, high: float, digits: int) -> float:
        """A decimal number from `low` to `high` with so many digits behind the point."""
        return self.whole(round(low * 10**digits), round(high * 10**digits)) / 10**digits

    def choice(self, options: Sequence):
        """One of some options."""
        return options[self.whole(0, len(options) - 1)]

    def some(self, options: Sequence, count: int) -> list:
        """Different ones of some options, in any order."""
        left = list(options)
        return [left.pop(self.whole(0, len(left) - 1)) for _ in range(count)]


class Variant:
    """The numbers of an exercise: the public default, and how a learner's own are drawn."""

    def __init__(self, default: dict, draw: Callable[[Draw], dict]):
        self.default, self._draw = default, draw

    def numbers(self, key: bytes, learner: str, exercise: str) -> dict:
        """A learner's own, as plain JSON gives them; the default without a key."""
        numbers = self._draw(Draw(key, learner, exercise)) if key else self.default
        text = json.dumps(numbers, allow_nan=False)
        if set(numbers) != set(self.default) or len(text) > LARGEST:
            raise VariantError(
                f"the numbers of {exercise} should be {', '.join(self.default)}, in at most "
                f"{LARGEST} characters; they are {', '.join(numbers)}, in {len(text)}"
            )
        return json.loads(text)

    def write(self, folder: Path, key: bytes, learner: str, exercise: str) -> None:
        """Put a learner's numbers into a file beside the exercise."""
        numbers = self.numbers(key, learner, exercise)
        text = json.dumps(
            {"exercise": exercise, "learner": learner, "numbers": numbers},
            ensure_ascii=False,
            indent=1,
        )
        _file(folder, exercise).write_text(text + "\n", "utf-8")

    def read(self, folder: Path, exercise: str) -> dict:
        """The numbers in the file beside the exercise; the default where there is none."""
        path = _file(folder, exercise)
        if not path.is_file():
            return self.numbers(b"", "", exercise)
        try:
            found = json.loads(path.read_text("utf-8"))
            numbers = found["numbers"]
            whole = found["exercise"] == exercise and set(numbers) == set(self.default)
        except (OSError, ValueError, LookupError, TypeError):
            whole = False
        if not whole:
            raise VariantError(
                f"{path.name} does not hold the numbers of {exercise}: fetch it again, or delete it "
                "to work with the public numbers"
            )
        return numbers


def _file(folder: Path, exercise: str) -> Path:
    return folder / f"{exercise}.variant.json"


def new_key(path: Path) -> None:
    """Make the key of a course, for its owner's eyes."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32) + "\n")
    except FileExistsError:
        raise VariantError(
            f"{path} is there already, and another key gives everybody other numbers"
        ) from None
    except OSError as error:
        raise VariantError(f"cannot write {path}: {error.strerror}") from None


def read_key(path: Path) -> bytes:
    """The key of a course."""
    try:
        key = path.read_bytes().strip()
    except OSError as error:
        raise VariantError(
            f"cannot read the key {path} ({error.strerror}): `grader key {path}` makes one"
        ) from None
    if len(key) < KEY:
        raise VariantError(f"the key in {path} has {len(key)} bytes, and needs {KEY} at least")
    return key
