"""Who takes the course, and the folder that each of them is given."""

import csv
import json
import os
import unicodedata
from pathlib import Path

from grader import release
from grader.asking.course import CourseError, Exercise, course

COLUMN = "learner"
# Names that Windows gives to devices, whatever stands behind a dot.
DEVICES = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}
LONGEST = 100  # characters of a name


def read_roster(path: Path) -> list[str]:
    """The learners of a CSV file with a column `learner`: names that a folder may have."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"cannot read the roster {path}: {error}") from None
    lines = text.splitlines()
    head = lines[0] if lines else ""
    # Where the comma is a decimal point, spreadsheets separate by semicolons.
    separator = max(",;\t", key=head.count)
    rows = csv.DictReader(lines, delimiter=separator)
    columns = [str(name).strip().lower() for name in rows.fieldnames or []]
    if columns.count(COLUMN) != 1:
        raise CourseError(f"{path} needs one column {COLUMN!r}; it has {', '.join(columns)}")
    column = rows.fieldnames[columns.index(COLUMN)]
    learners, seen = [], set()
    for row in rows:
        name = unicodedata.normalize("NFC", (row[column] or "").strip())
        if None in row:
            raise CourseError(
                f"{path}, line {rows.line_num}: {name!r} has more cells than the head"
            )
        if not name:
            continue
        strange = any(c in '/\\:*?"<>|' or not c.isprintable() for c in name)
        device = name.partition(".")[0].strip().lower() in DEVICES
        if strange or device or name[0] == "." or name[-1] == "." or len(name) > LONGEST:
            raise CourseError(f"{path}: {name[:LONGEST]!r} cannot be the name of a folder")
        if name.casefold() in seen:
            raise CourseError(f"{path}: {name!r} stands there twice")
        seen.add(name.casefold())
        learners.append(name)
    if not learners:
        raise CourseError(f"{path} names no learner")
    return learners


def hand_out(folder: Path, learners: list[str], key: bytes, target: Path) -> tuple[int, int]:
    """Write each learner's own folder of exercises; tell how many are new and how many were there.

    What is in a folder stays as it is, since somebody may be working in it: only files that are
    missing come in. Numbers that another key gave are refused.
    """
    if lines := release.drift(folder):
        raise CourseError(f"exercises/ is not up to date ({lines[0]}): run grader release first")
    if (target / "pyproject.toml").exists():
        raise CourseError(f"{target} holds a tree for learners: name another folder")
    exercises, files = course(folder), release.build(folder)
    drawn = [exercise for exercise in exercises.values() if exercise.variant.default]
    for learner in learners:
        for exercise in drawn:
            _same_numbers(target / learner, learner, exercise, key)
    new = 0
    try:
        for learner in learners:
            new += not (target / learner).exists()
            with_numbers = files | {
                f"{e.name}.variant.json": _numbers(learner, e, key) for e in drawn
            }
            for name, text in with_numbers.items():
                _write_new(target / learner / name, text.encode())
            for data in (folder / "exercises" / "data").glob("*"):
                _write_new(target / learner / "data" / data.name, data.read_bytes())
    except OSError as error:
        raise CourseError(f"cannot write {target}: {error}") from None
    return new, len(learners) - new


def _numbers(learner: str, exercise: Exercise, key: bytes) -> str:
    held = {
        "exercise": exercise.name,
        "learner": learner,
        "numbers": exercise.numbers(key, learner),
    }
    return json.dumps(held, ensure_ascii=False, indent=1) + "\n"


def _same_numbers(folder: Path, learner: str, exercise: Exercise, key: bytes) -> None:
    if not exercise.variant.given(folder, exercise.name):
        return
    if exercise.variant.read(folder, exercise.name) != exercise.numbers(key, learner):
        raise CourseError(
            f"{folder} has numbers of {exercise.name} that this key does not give: is it the key "
            "that they were handed out with?"
        )


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    os.replace(part, path)
