"""The gradebook as CSV or JSON."""

import csv
import io
import json
from collections.abc import Callable


def to_csv(records: list[dict]) -> str:
    """One row for each record, then one column for each question's points."""
    questions = list(dict.fromkeys(r["question"] for record in records for r in record["results"]))
    columns = ["learner", "exercise", "score", "points", "reason", "isolation"]
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(columns + questions)
    for record in records:
        earned: dict[str, float] = {}
        for result in record["results"]:
            earned[result["question"]] = earned.get(result["question"], 0.0) + result["earned"]
        row = [_cell(record[name]) for name in columns]
        table.writerow(row + [earned.get(name, "") for name in questions])
    return text.getvalue()


def to_json(records: list[dict]) -> str:
    """All that is known of each record."""
    return json.dumps(records, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


FORMATS: dict[str, Callable[[list[dict]], str]] = {"csv": to_csv, "json": to_json}


def _cell(value):
    """A learner's name that a spreadsheet would run as a formula becomes plain text."""
    risky = isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r")
    return f"'{value}" if risky else value
