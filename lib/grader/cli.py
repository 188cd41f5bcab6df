"""The command ``grader``."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from grader import release as releasing
from grader.asking.course import CourseError, course
from grader.asking.known import read_known
from grader.asking.variant import VariantError, new_key, read_key
from grader.feedback import clean, points
from grader.grading.batch import Batch, Failure, find
from grader.grading.grade import Record
from grader.grading.gradebook import Gradebook, GradebookError
from grader.grading.known import complaints, judge
from grader.handback.formats import FORMATS
from grader.roster import hand_out, read_roster
from grader.running.probe import probe
from grader.running.sandbox import Limits
from grader.running.walls import SandboxError

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
said, asked = Console(stderr=True, highlight=False), Console(highlight=False)
DEFAULT = Limits()
HERE = Path()

Course = Annotated[Path, typer.Option("--course", help="The instructor's copy of the course.")]
Book = Annotated[Path, typer.Option("--gradebook", help="The gradebook, an SQLite file.")]
Key = Annotated[
    Path | None,
    typer.Option("--key", help="The course's key; course.key in the course, where there is one."),
]


class Refusal(Exception):
    """What was asked cannot be done: one sentence."""


@app.command()
def release(
    to: Annotated[Path | None, typer.Option(help="Write a tree for learners here.")] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only tell what is not up to date.")
    ] = False,
    roster: Annotated[
        Path | None, typer.Option(help="With --to: a folder for each learner of this CSV file.")
    ] = None,
    key: Key = None,
    course: Course = HERE,
):
    """Make exercises/ from solutions/: without solutions, hidden checks or their values.

    With a roster (a CSV file with a column "learner") each learner's folder has the exercises with
    numbers of their own, drawn from the course's key.
    """
    if roster is not None:
        if to is None or not (secret := _key(key, course)):
            raise Refusal("a roster needs --to DIR and a key: `grader key course.key` makes one")
        new, kept = hand_out(course, read_roster(roster), secret, to)
        asked.print(f"{new} learners' folders are new in {to}, {kept} as they were", markup=False)
    elif check:
        lines = releasing.drift(course)
        for line in lines:
            said.print(f"exercises/{line}", markup=False)
        if lines:
            said.print("exercises/ is not what solutions/ gives: run `grader release`")
            raise typer.Exit(1)
        asked.print("exercises/ is up to date")
    elif to is not None:
        releasing.write_tree(course, to)
        asked.print(f"a tree for learners is in {to}", markup=False)
    else:
        changed = releasing.write(course)
        asked.print("\n".join(f"exercises/{name}" for name in changed) or "nothing changed")


@app.command()
def answers(
    exercise: Annotated[str | None, typer.Option(help="Only this exercise.")] = None,
    course_folder: Course = HERE,
    jobs: Annotated[int, typer.Option(min=1, max=64)] = min(64, os.cpu_count() or 1),
):
    """For authors: grade the answers in solutions/answers/ and say which checks do not bite."""
    exercises = course(course_folder)
    if exercise is not None and exercise not in exercises:
        raise Refusal(f"no exercise is called {exercise!r}; there is {', '.join(exercises)}")
    wrong = 0
    for name in [exercise] if exercise else exercises:
        one, solutions = exercises[name], course_folder / "solutions"
        known = read_known(solutions / "answers" / f"{name}.py", one)
        with ThreadPoolExecutor(jobs) as executor:
            judged = judge(one, solutions / f"{name}.ipynb", known, executor)
        table = Table("question", "points", "of", "answer", "what was said", box=None)
        worth = {question.name: question.points for question in one.questions}
        for row in judged:
            found = next((r for r in row.results if r.status != "passed"), None)
            why = (found.message or f"{found.check}: got {found.got}") if found else ""
            texts = (points(row.points), points(worth[row.known.question]), row.known.says, why)
            table.add_row(row.known.question, *map(escape, map(clean, texts)))
        asked.print(table)
        for line in complaints(one, judged):
            wrong += 1
            said.print(f"{name}: {line}", markup=False, soft_wrap=True)
    if wrong:
        raise typer.Exit(1)


@app.command()
def key(file: Path):
    """Make the key of a course: from it each learner's numbers are drawn. Keep it, and to yourself."""
    new_key(file)
    asked.print(f"{file} is the key: without it nobody's numbers can be told again", markup=False)


def _key(path: Path | None, folder: Path) -> bytes:
    """The key that is named, or the one in the course; empty where there is none."""
    if path is None and not (path := folder / "course.key").is_file():
        return b""
    return read_key(path)


@app.command()
def doctor():
    """Try the sandbox on this machine and say what holds."""
    layers = probe()
    for layer in layers:
        asked.print(f"{'holds ' if layer.holds else 'FAILS '} {layer.text}", markup=False)
    if not all(layer.holds for layer in layers):
        raise Refusal("grading is not safe here: mend what FAILS above")


@app.command()
def grade(
    submissions: Annotated[Path, typer.Argument(help="LEARNER/EXERCISE.ipynb in a folder.")],
    gradebook: Book,
    exercise: Annotated[str | None, typer.Option(help="Only this exercise.")] = None,
    key: Key = None,
    course_folder: Course = HERE,
    jobs: Annotated[int, typer.Option(min=1, max=64)] = min(64, os.cpu_count() or 1),
    cell_seconds: Annotated[float, typer.Option(min=0.1)] = DEFAULT.cell,
    call_seconds: Annotated[float, typer.Option(min=0.1)] = DEFAULT.call,
    wall_seconds: Annotated[float, typer.Option(min=1, help="For a submission.")] = DEFAULT.wall,
    cpu_seconds: Annotated[int, typer.Option(min=1)] = DEFAULT.cpu,
    memory_mib: Annotated[int, typer.Option(min=256)] = DEFAULT.memory,
    processes: Annotated[int, typer.Option(min=1)] = DEFAULT.processes,
    file_mib: Annotated[int, typer.Option(min=1)] = DEFAULT.file,
    output_mib: Annotated[int, typer.Option(min=1)] = DEFAULT.output,
    open_files: Annotated[int, typer.Option(min=16)] = DEFAULT.open_files,
    new_numbers: Annotated[
        bool, typer.Option("--new-numbers", help="The key is another one now: grade all again.")
    ] = False,
    unsafe_no_sandbox: Annotated[
        bool, typer.Option("--unsafe-no-sandbox", help="Run submissions as yourself. Recorded.")
    ] = False,
):
    """Grade every submission that the gradebook does not hold yet; go on after any stop."""
    exercises = course(course_folder)
    found = find(submissions, exercises, exercise)
    if not unsafe_no_sandbox and (broken := [la.text for la in probe() if not la.holds]):
        raise Refusal(f"no safe sandbox here: {broken[0]}. `grader doctor` tells more")
    limits = Limits(
        cell_seconds, call_seconds, wall_seconds, cpu_seconds,
        memory_mib, processes, file_mib, output_mib, open_files,
    )  # fmt: skip
    secret = _key(key, course_folder)
    batch = Batch(exercises, limits, isolated=not unsafe_no_sandbox, key=secret)
    with Gradebook(gradebook) as book:
        if not new_numbers:
            batch.same_key(book)
        left = batch.left(found, book)
        reasons, faults = _grade_all(batch, left, book, jobs)
    known, done = len(found) - len(left), sum(map(len, reasons.values()))
    asked.print(f"{done} graded, {known} as they were, in {gradebook}", markup=False)
    for reason, learners in sorted(reasons.items()):
        names = "" if reason == "graded" else ": " + _names(learners)
        asked.print(f"  {reason}: {len(learners)}{names}", markup=False, soft_wrap=True)
    for fault, learners in sorted(faults.items()):
        said.print(f"grader: {fault}: {_names(learners)}", markup=False, soft_wrap=True)
    if faults:
        raise typer.Exit(1)


def _names(learners: list[str]) -> str:
    return ", ".join(map(clean, sorted(learners)))


def _grade_all(batch, left, book, jobs) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Grade what is left behind a progress bar that moves when a record is on the disk.

    Gives the learners by reason, and by what is at fault in the checks or in this machine.
    """
    reasons: dict[str, list[str]] = {}
    faults: dict[str, list[str]] = {}
    bar = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    executor = ThreadPoolExecutor(jobs)
    try:
        with Progress(*bar, console=said) as progress:
            task = progress.add_task("grading", total=len(left))
            for record in batch.run(left, executor):
                if isinstance(record, Record):
                    book.put(record.plain())
                    reasons.setdefault(record.reason, []).append(record.learner)
                for fault in _faults(record):
                    faults.setdefault(fault, []).append(record.learner)
                progress.advance(task)
    except KeyboardInterrupt:
        said.print("stopped; the same command goes on where this one was")
        os._exit(130)  # the threads wait for their sandboxes, which die with this process
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()
    return reasons, faults


def _faults(record: Record | Failure) -> list[str]:
    """What is no fault of the learner's."""
    if isinstance(record, Failure):
        return [f"not graded, the same command tries again ({clean(record.error)})"]
    return [
        f"the check {result.check!r} of {result.question} is broken ({clean(result.message)})"
        for result in record.results
        if result.status == "broken"
    ]


@app.command()
def scores(
    gradebook: Book,
    format: Annotated[str, typer.Option(help="csv or json")] = "csv",
):
    """Write the scores to standard output."""
    if format not in FORMATS:
        raise Refusal(f"no format is called {format!r}; there is {' and '.join(FORMATS)}")
    with Gradebook(gradebook, create=False) as book:
        sys.stdout.write(FORMATS[format](book.records()))


def main() -> None:
    """Run the command; what cannot be done ends in one sentence and exit status 2."""
    try:
        app()
    except (Refusal, CourseError, VariantError, GradebookError, SandboxError) as error:
        said.print(f"grader: {error}", markup=False, soft_wrap=True)
        raise SystemExit(2) from None


if __name__ == "__main__":
    main()
