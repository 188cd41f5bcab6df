"""Who takes the course, and the folder that each of them is given."""

import csv
import os
import shutil
import unicodedata
from pathlib import Path

from grader import release
from grader.asking.course import CourseError, course

COLUMN = "learner"


def read_roster(path: Path) -> list[str]:
    """The learners of a CSV file with a column `learner`: names that a folder may have."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            columns = {str(name).strip().lower(): name for name in rows.fieldnames or []}
            if COLUMN not in columns:
                raise CourseError(f"{path} has no column {COLUMN!r}; it has {', '.join(columns)}")
            names = [(row[columns[COLUMN]] or "").strip() for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CourseError(f"cannot read the roster {path}: {error}") from None
    learners = [unicodedata.normalize("NFC", name) for name in names if name]
    seen: set[str] = set()
    for name in learners:
        if name.startswith(".") or any(c in '/\\:*?"<>|' or not c.isprintable() for c in name):
            raise CourseError(f"{path}: {name!r} cannot be the name of a folder")
        if name.casefold() in seen:
            raise CourseError(f"{path}: {name!r} stands there twice")
        seen.add(name.casefold())
    if not learners:
        raise CourseError(f"{path} names no learner")
    return learners


def hand_out(folder: Path, learners: list[str], key: bytes, target: Path) -> tuple[int, int]:
    """Write each learner's own folder of exercises, and tell how many are new and how many kept.

    A folder that is there already is left as it is: somebody may be working in it.
    """
    if lines := release.drift(folder):
        raise CourseError(f"exercises/ is not up to date ({lines[0]}): run grader release first")
    exercises, files = course(folder), release.build(folder)
    new = 0
    target.mkdir(parents=True, exist_ok=True)
    for learner in learners:
        if (target / learner).exists():
            continue
        fresh = target / f".{learner}.part"  # whole or not there at all
        shutil.rmtree(fresh, ignore_errors=True)
        for name, text in files.items():
            (fresh / name).parent.mkdir(parents=True, exist_ok=True)
            (fresh / name).write_text(text, "utf-8")
        if (folder / "exercises" / "data").is_dir():
            shutil.copytree(folder / "exercises" / "data", fresh / "data")
        for exercise in exercises.values():
            if exercise.variant.default:
                exercise.numbers(key, learner)  # where it draws none, a sentence
                exercise.variant.write(fresh, key, learner, exercise.name)
        os.replace(fresh, target / learner)
        new += 1
    return new, len(learners) - new
