"""Each learner's own numbers: drawn from a key of the course, the same on every machine.

>>> def mine(draw):
...     return {"spam": draw.number(0.1, 0.4, digits=2), "words": draw.some([2, 3, 4, 5], 3)}
>>> numbers = Variant({"spam": 0.2, "words": [2, 2, 2]}, mine)
"""

import hashlib
import hmac
import json
import math
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
        # One name, however a file system spells its accents and capitals.
        self._who = [unicodedata.normalize("NFC", learner).casefold(), exercise]

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included, each as likely as the others."""
        if low > high:
            raise VariantError(f"there is no whole number from {low} to {high}")
        self._count += 1
        message = json.dumps([*self._who, self._count]).encode()
        number = int.from_bytes(hmac.digest(self._key, message, hashlib.sha256), "big")
        return low + number % (high - low + 1)  # of 256 bits: the remainder is even to 2^-200

    def number(self, low: float, high: float, digits: int) -> float:
        """A decimal number from `low` to `high` with so many digits behind the point."""
        scale = 10**digits
        slack = 1e-9  # 0.1 · 1000 need not be 100 to the last bit
        return self.whole(math.ceil(low * scale - slack), math.floor(high * scale + slack)) / scale

    def choice(self, options: Sequence):
        """One of some options."""
        return options[self.whole(0, len(options) - 1)]

    def some(self, options: Sequence, count: int) -> list:
        """Different ones of some options, in any order."""
        if count > len(options):
            raise VariantError(f"there are no {count} of {len(options)} options")
        left = list(options)
        return [left.pop(self.whole(0, len(left) - 1)) for _ in range(count)]


class Variant:
    """The numbers of an exercise: the public default, and how a learner's own are drawn."""

    def __init__(self, default: dict, draw: Callable[[Draw], dict]):
        self.default, self._draw = default, draw

    def numbers(self, key: bytes, learner: str, exercise: str) -> dict:
        """A learner's own, as plain JSON gives them; the default without a key."""
        numbers = self._draw(Draw(key, learner, exercise)) if key else self.default
        if key and self._draw(Draw(key, learner, exercise)) != numbers:
            raise VariantError(
                f"the numbers of {exercise} are others when they are drawn again: draw from `draw`"
            )
        text = json.dumps(numbers, allow_nan=False)
        if set(numbers) != set(self.default) or len(text) > LARGEST:
            raise VariantError(
                f"the numbers of {exercise} should be {', '.join(self.default)}, in at most "
                f"{LARGEST} characters; they are {', '.join(numbers)}, in {len(text)}"
            )
        return json.loads(text)

    def given(self, folder: Path, exercise: str) -> bool:
        """Whether a learner has a file of numbers."""
        return _file(folder, exercise).is_file()

    def read(self, folder: Path, exercise: str) -> dict:
        """The numbers in the file beside the exercise; the default where there is none."""
        path = _file(folder, exercise)
        if not self.given(folder, exercise):
            return self.numbers(b"", "", exercise)
        try:
            found = json.loads(path.read_text("utf-8"))
            numbers = found["numbers"]
            whole = found["exercise"] == exercise and set(numbers) == set(self.default)
        except (OSError, ValueError, LookupError, TypeError):
            whole = False
        if not whole:
            raise VariantError(
                f"{path.name} does not hold the numbers of {exercise}: fetch it again"
            )
        return numbers


def _file(folder: Path, exercise: str) -> Path:
    return folder / f"{exercise}.variant.json"


def fingerprint(key: bytes) -> str:
    """What tells one key from another and gives none away; empty without a key."""
    return hmac.digest(key, b"fingerprint", hashlib.sha256).hex()[:16] if key else ""


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
        key = path.read_bytes().removeprefix(b"\xef\xbb\xbf").strip()
    except OSError as error:
        raise VariantError(
            f"cannot read the key {path} ({error.strerror}): `grader key {path}` makes one"
        ) from None
    if len(key) < KEY:
        raise VariantError(f"the key in {path} has {len(key)} bytes, and needs {KEY} at least")
    return key
