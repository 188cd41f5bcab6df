"""The gradebook: one SQLite file, one row for each learner and exercise."""

import contextlib
import json
import sqlite3
from pathlib import Path

APPLICATION = 0x0DD5CE  # marks the file as a gradebook of ours
VERSION = 1
SCHEMA = """
CREATE TABLE records (
    learner TEXT NOT NULL,
    exercise TEXT NOT NULL,
    submission TEXT NOT NULL,  -- SHA-256 of the submitted file, '' where there is none
    checks TEXT NOT NULL,      -- SHA-256 of the checks and limits that it was graded with
    score REAL NOT NULL,
    points REAL NOT NULL,
    reason TEXT NOT NULL,
    record TEXT NOT NULL,      -- JSON: all of the above, each check, what stopped it
    PRIMARY KEY (learner, exercise)
) STRICT
"""


class GradebookError(Exception):
    """The file cannot be used as a gradebook: a sentence for the user."""


class Gradebook:
    """A gradebook file, made if it is not there; a context manager. Records are plain dicts."""

    def __init__(self, path: Path, create: bool = True):
        if not create and not path.is_file():
            raise GradebookError(f"no gradebook {path}: `grader grade` makes one")
        if not path.parent.is_dir():
            raise GradebookError(f"no folder {path.parent} for the gradebook {path.name}")
        self._path = path
        with contextlib.ExitStack() as on_failure:
            try:
                self._db = sqlite3.connect(path, timeout=30)
                on_failure.callback(self._db.close)
                self._check(create)
            except sqlite3.Error as error:
                message = f"{path} is no gradebook ({error}): name another file"
                raise GradebookError(message) from None
            on_failure.pop_all()

    def _check(self, create: bool) -> None:
        """Make the table in a new file, and touch no other."""
        tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        mark = self._db.execute("PRAGMA application_id").fetchone()[0]
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if (tables or not create) and (mark, version) != (APPLICATION, VERSION):
            raise GradebookError(f"{self._path} is no gradebook of ours: name another file")
        # A record is on the disk before `put` returns, whatever happens to the machine.
        self._db.execute("PRAGMA synchronous = FULL")
        if not tables:
            with self._db:
                self._db.execute(f"PRAGMA application_id = {APPLICATION}")
                self._db.execute(f"PRAGMA user_version = {VERSION}")
                self._db.execute(SCHEMA)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self._db.close()

    def put(self, record: dict) -> None:
        """Store one record, in the place of an older one."""
        columns = ("learner", "exercise", "submission", "checks", "score", "points", "reason")
        row = [record[name] for name in columns]
        row.append(json.dumps(record, ensure_ascii=False, sort_keys=True))
        try:
            with self._db:
                self._db.execute("REPLACE INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        except sqlite3.Error as error:  # the disk is full, or another program holds the file
            raise GradebookError(f"cannot write {self._path}: {error}") from None

    def graded(self) -> dict[tuple[str, str], tuple[str, str]]:
        """(learner, exercise) → (submission, checks) of what is there."""
        rows = self._db.execute("SELECT learner, exercise, submission, checks FROM records")
        return {(row[0], row[1]): (row[2], row[3]) for row in rows}

    def keys(self) -> set[tuple[str, str]]:
        """(exercise, fingerprint of the key that gave the numbers) of what is there."""
        rows = self._db.execute(
            "SELECT DISTINCT exercise, coalesce(json_extract(record, '$.key'), '') FROM records"
        )
        return {(row[0], row[1]) for row in rows}

    def records(self) -> list[dict]:
        """All records, by exercise and learner."""
        rows = self._db.execute("SELECT record FROM records ORDER BY exercise, learner")
        return [json.loads(row[0]) for row in rows]
