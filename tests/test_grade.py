"""A whole class through the command line: every score, every reason, and every way to stop."""

import csv
import io
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from submissions import CLASS, FULL, ROOT, Learner, hand_in, notebook

from grader import cli
from grader.asking.course import course
from grader.grading import grade as grading
from grader.grading.batch import Batch, Failure, find
from grader.grading.gradebook import Gradebook, GradebookError
from grader.running.sandbox import Limits
from grader.running.walls import SandboxError

needs_bwrap = pytest.mark.needs("bwrap")
# Small enough that those who use up all of it are quick. The number of open files marks the
# processes of these tests among all others on the machine.
MARK = random.randrange(100, 4000)
LIMITS = ["--cell-seconds", 8, "--call-seconds", 2, "--memory-mib", 512, "--open-files", MARK]


def grader(*words, **how) -> subprocess.CompletedProcess:
    """Run the command ``grader`` in the course."""
    command = [sys.executable, "-m", "grader.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, **how)


def graded(submissions: Path, book: Path, *words, status: int = 0, **how) -> str:
    """Grade, and give what was said."""
    done = grader("grade", submissions, "--gradebook", book, *LIMITS, *words, **how)
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def command(capsys, monkeypatch, *words) -> tuple[int, str, str]:
    """Run the command in this process; give its status and what it said."""
    monkeypatch.setattr(sys, "argv", ["grader", *map(str, words)])
    monkeypatch.chdir(ROOT)
    with pytest.raises(SystemExit) as stop:
        cli.main()
    said = capsys.readouterr()
    return stop.value.code or 0, said.out, said.err


def records(book: Path) -> dict[str, dict]:
    """The records of a gradebook with one exercise, by learner, without this file's code."""
    with closing(sqlite3.connect(book)) as database:
        rows = database.execute("SELECT learner, record FROM records ORDER BY learner")
        return {learner: json.loads(record) for learner, record in rows}


def by_question(record: dict) -> dict[str, float]:
    points = dict.fromkeys(FULL, 0.0)
    for result in record["results"]:
        points[result["question"]] += result["earned"]
    return points


def running() -> list[str]:
    """The processes of sandboxes of these tests that are alive anywhere on the machine."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if f'"NOFILE": {MARK}'.encode() in (entry / "cmdline").read_bytes():
                found.append(entry.name)
        except OSError:  # it has just ended
            continue
    return found


def soon(condition, seconds: float = 60):
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < end, "it never came true"
        time.sleep(0.02)
    return value


@pytest.fixture(scope="module")
def submissions(tmp_path_factory) -> Path:
    return hand_in(tmp_path_factory.mktemp("class") / "submissions")


@pytest.fixture(scope="module")
def book(submissions, tmp_path_factory) -> Path:
    """The gradebook of the whole class, graded without disturbance."""
    path = tmp_path_factory.mktemp("books") / "grades.db"
    assert f"{len(CLASS)} graded, 0 as they were" in graded(submissions, path, "--jobs", 4)
    return path


@pytest.fixture
def few(tmp_path) -> Path:
    """A class of three, quickly graded."""
    names = ("right", "blank", "no-json")
    return hand_in(tmp_path / "few", [x for x in CLASS if x.text in names])


@pytest.fixture
def grade(capsys, monkeypatch):
    """Grade in this process, which is quicker, and give what was said."""

    def call(submissions: Path, book: Path, *words, status: int = 0) -> str:
        words = ("grade", submissions, "--gradebook", book, *LIMITS, *words)
        code, out, err = command(capsys, monkeypatch, *words)
        assert code == status, err
        return out + err

    return call


@pytest.fixture
def mine(tmp_path) -> Path:
    """A course of one's own to change."""
    shutil.copytree(ROOT / "solutions", tmp_path / "course" / "solutions")
    return tmp_path / "course"


# What each learner gets


def test_the_class_has_two_wrong_answers_to_each_question_and_every_reason():
    for name, points in FULL.items():
        assert sum(x.reason == "graded" and 0 < sum(x.points.values()) and x.points[name] < points
                   for x in CLASS) >= 2  # fmt: skip
    reasons = "graded timeout memory died output protocol unreadable missing"
    assert {x.reason for x in CLASS} == set(reasons.split())
    assert len({x.text for x in CLASS}) == len(CLASS)


@needs_bwrap
@pytest.mark.parametrize("learner", CLASS, ids=lambda learner: ascii(learner.text))
def test_each_submission_gets_the_score_and_the_reason_that_it_deserves(book, learner):
    record = records(book)[learner.text]
    assert by_question(record) == learner.points
    assert record["score"] == sum(learner.points.values())
    assert record["points"] == sum(FULL.values()) == 12
    assert record["reason"] == learner.reason
    assert [(x["where"], x["reason"]) for x in record["stopped"]] == learner.stopped
    assert record["isolation"] == "bubblewrap"


@needs_bwrap
def test_every_submission_has_exactly_one_record(book):
    assert sorted(records(book)) == sorted(learner.text for learner in CLASS)


@needs_bwrap
def test_errors_in_cells_are_kept_for_the_instructor(book):
    found = records(book)
    assert found["errors"]["errors"] == [
        {"cell": 2, "line": "2", "error": "ZeroDivisionError: division by zero"},
        {"cell": 12, "line": "1", "error": "SyntaxError: expected ':'"},
    ]
    (error,) = found["imports"]["errors"]
    assert "No module named 'crossent'" in error["error"]
    assert "numpy, matplotlib and the standard library" in error["error"]
    (error,) = found["huge-cell"]["errors"]
    assert "more than the grader takes" in error["error"]
    for quiet in ("right", "loops", "single", "noise", "magics", "same-cell-twice", "probes"):
        assert found[quiet]["errors"] == []


@needs_bwrap
def test_advice_about_code_is_in_the_record(book):
    found = {
        name: next(r for r in records(book)[name]["results"] if r["check"] == "without clipping")
        for name in ("right", "wrong-3", "no-cell")
    }
    assert found["right"]["status"] == "passed" and found["wrong-3"]["status"] == "failed"
    assert found["wrong-3"]["got"] == "q = np.clip(p, 1e-7, 1 - 1e-7)"


@needs_bwrap
def test_a_record_has_no_control_characters(book):
    for record in records(book).values():
        del record["learner"]
        assert all(c.isprintable() or c == "\xa0" for c in json.dumps(record, ensure_ascii=False))


@needs_bwrap
def test_the_same_command_again_does_nothing(submissions, book):
    before = book.read_bytes()
    assert f"0 graded, {len(CLASS)} as they were" in graded(submissions, book)
    assert book.read_bytes() == before


@needs_bwrap
def test_no_process_of_a_submission_outlives_its_grading(book):
    soon(lambda: not running(), seconds=5)


@needs_bwrap
def test_killed_in_the_middle_and_run_again_it_gives_the_same_gradebook(
    submissions, book, tmp_path
):
    again = tmp_path / "again.db"
    words = ["grade", submissions, "--gradebook", again, *LIMITS, "--jobs", 4]
    process = subprocess.Popen(
        [sys.executable, "-m", "grader.cli", *map(str, words)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    def three():
        try:
            return again.stat().st_size > 0 and len(records(again)) >= 3
        except (OSError, sqlite3.OperationalError):  # not there yet, or its table is not
            return False

    soon(three)
    soon(running)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    soon(lambda: not running(), seconds=5)
    done = len(records(again))
    assert 3 <= done < len(CLASS)
    said = graded(submissions, again, "--jobs", 4)
    assert f"{len(CLASS) - done} graded, {done} as they were" in said
    assert records(again) == records(book)
    soon(lambda: not running(), seconds=5)


@needs_bwrap
def test_interrupted_it_ends_at_once_and_goes_on_later(tmp_path):
    names = ("right", "loop-in-a-cell")
    folder = hand_in(tmp_path / "s", [x for x in CLASS if x.text in names])
    words = ["grade", folder, "--gradebook", tmp_path / "g.db", *LIMITS, "--jobs", 1]
    command = [sys.executable, "-m", "grader.cli", *map(str, words)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stderr=subprocess.PIPE,
        text=True,
        # Tests that run in the background have Ctrl-C ignored, and so would their children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    soon(running)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=20)[1]
    assert process.returncode == 130
    assert "the same command goes on" in said and "Traceback" not in said
    soon(lambda: not running(), seconds=5)


@needs_bwrap
def test_two_gradebooks_of_one_class_hold_the_same(few, grade, tmp_path):
    for name, jobs in (("one", 1), ("two", 3)):
        grade(few, tmp_path / name, "--jobs", jobs)
    assert len(records(tmp_path / "one")) == 3
    assert records(tmp_path / "one") == records(tmp_path / "two")


# What is graded again


@needs_bwrap
def test_only_a_changed_submission_is_graded_again(few, grade, tmp_path):
    grade(few, tmp_path / "g.db")
    before = records(tmp_path / "g.db")
    (few / "blank" / "odds.ipynb").write_bytes(notebook(odds=None))
    assert "1 graded, 2 as they were" in grade(few, tmp_path / "g.db")
    after = records(tmp_path / "g.db")
    assert (before.pop("blank")["score"], after.pop("blank")["score"]) == (0, 11)
    assert before == after


@needs_bwrap
def test_changed_checks_grade_all_again(few, mine, grade, tmp_path):
    grade(few, tmp_path / "g.db", "--course", mine)
    assert "0 graded, 3 as" in grade(few, tmp_path / "g.db", "--course", mine)
    with (mine / "solutions" / "checks" / "odds.py").open("a") as checks:
        checks.write("\n# a thought\n")
    assert "3 graded, 0 as" in grade(few, tmp_path / "g.db", "--course", mine)


COIN = """
from grader import Question, close
heads = Question("heads", "Heads")
@heads.check("fair", points=1, hint="Half of them.")
def _(student):
    close(student.value("heads"), 0.5)
"""


@needs_bwrap
def test_one_exercise_can_be_graded_alone(few, mine, grade, tmp_path):
    (mine / "solutions" / "checks" / "coin.py").write_text(COIN)
    (mine / "solutions" / "checks" / "dice.py").write_text(COIN.replace("heads", "sixes"))
    (few / "right" / "coin.ipynb").write_bytes(notebook("heads = 0.5"))
    said = grade(few, tmp_path / "g.db", "--course", mine, "--exercise", "coin")
    assert "3 graded" in said
    # Nobody handed in dice, so nobody is missing there.
    assert "3 graded, 3 as they were" in grade(few, tmp_path / "g.db", "--course", mine)
    rows = list(
        csv.DictReader(io.StringIO(grader("scores", "--gradebook", tmp_path / "g.db").stdout))
    )
    found = {(r["learner"], r["exercise"]): (float(r["score"]), r["reason"]) for r in rows}
    assert found == {
        ("right", "coin"): (1, "graded"),
        ("blank", "coin"): (0, "missing"),
        ("no-json", "coin"): (0, "missing"),
        ("right", "odds"): (12, "graded"),
        ("blank", "odds"): (0, "graded"),
        ("no-json", "odds"): (0, "unreadable"),
    }


# What the instructor is told


@needs_bwrap
def test_scores_come_as_csv_and_as_json(book):
    rows = list(csv.DictReader(io.StringIO(grader("scores", "--gradebook", book).stdout)))
    assert len(rows) == len(CLASS)
    found = {row["learner"]: row for row in rows}
    for learner in CLASS:
        # What a spreadsheet would run as a formula is marked as text.
        risky = learner.text.startswith(("-", "="))
        row = found["'" * risky + learner.text]
        assert (float(row["score"]), row["reason"]) == (
            sum(learner.points.values()),
            learner.reason,
        )
        if learner.reason not in ("unreadable", "missing"):
            assert {name: float(row[name]) for name in FULL} == learner.points
    text = grader("scores", "--gradebook", book, "--format", "json").stdout
    assert {record["learner"]: record for record in json.loads(text)} == records(book)


@needs_bwrap
def test_a_broken_check_is_named_and_takes_no_other_points(few, mine, grade, tmp_path):
    checks = mine / "solutions" / "checks" / "odds.py"
    text = checks.read_text("utf-8")
    assert text.count("close(student.odds(p), np.array([0, 1 / 9, 1 / 4, 4, 9]))") == 1
    checks.write_text(text.replace("np.array([0, 1 / 9, 1 / 4, 4, 9])", "nine"), "utf-8")
    said = grade(few, tmp_path / "g.db", "--course", mine, status=1)
    assert "3 graded" in said
    assert (
        "grader: the check 'many probabilities at once, left as they are' of odds is broken (NameError: "
        in said
    )
    assert records(tmp_path / "g.db")["right"]["score"] == 11.5


def test_what_the_machine_did_wrong_stops_nobody_else_and_leaves_no_record(
    few, tmp_path, monkeypatch, capsys
):
    class Refused:
        def __init__(self, *_):
            raise SandboxError("the sandbox did not start (Resource temporarily unavailable)")

    monkeypatch.setattr(grading, "Sandbox", Refused)
    status, out, err = command(
        capsys, monkeypatch, "grade", few, "--gradebook", tmp_path / "g.db", "--unsafe-no-sandbox"
    )
    assert status == 1
    assert "1 graded, 0 as they were" in out
    assert "Resource temporarily unavailable)): blank, right" in err
    assert list(records(tmp_path / "g.db")) == ["no-json"]


def test_a_fault_of_the_grader_in_one_submission_stops_no_other(few, monkeypatch):
    def grade(data, *_):
        raise RuntimeError("a fault")

    monkeypatch.setattr("grader.grading.batch.grade", grade)
    exercises = course(ROOT)
    batch = Batch(exercises, Limits(), isolated=False)
    with ThreadPoolExecutor(2) as executor:
        results = list(batch.run(find(few, exercises, None), executor))
    assert all(isinstance(x, Failure) and x.error == "RuntimeError: a fault" for x in results)
    assert {x.learner for x in results} == {"right", "blank", "no-json"}


def test_without_a_sandbox_every_record_says_so(tmp_path):
    learners = [learner for learner in CLASS if learner.text == "right"]
    graded(hand_in(tmp_path / "s", learners), tmp_path / "g.db", "--unsafe-no-sandbox")
    record = records(tmp_path / "g.db")["right"]
    assert (record["isolation"], record["score"]) == ("none", 12)


# Refusals: one sentence, status 2, and nothing is made or changed


def refused(capsys, monkeypatch, *words) -> str:
    status, out, err = command(capsys, monkeypatch, *words)
    assert (status, out) == (2, "")
    assert err.startswith("grader: ") and err.count("\n") == 1
    return err


def test_without_bubblewrap_nothing_is_graded(few, tmp_path):
    (tmp_path / "empty").mkdir()
    bare = {**os.environ, "PATH": str(tmp_path / "empty")}
    done = grader("grade", few, "--gradebook", tmp_path / "g.db", env=bare)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "apt install bubblewrap" in done.stderr
    assert not (tmp_path / "g.db").exists()
    done = grader("doctor", env=bare)
    assert done.returncode == 2
    assert "FAILS" in done.stdout and "apt install bubblewrap" in done.stdout


@needs_bwrap
def test_doctor_finds_every_wall_in_place(capsys, monkeypatch):
    status, out, err = command(capsys, monkeypatch, "doctor")
    assert status == 0
    assert "FAILS" not in out and out.count("holds") == 11


@pytest.fixture
def grade_refused(few, tmp_path, capsys, monkeypatch):
    """Call `grade` with one thing changed; the gradebook must not appear."""

    def call(*words, submissions=few, book=None):
        new = tmp_path / "new.db"
        words = ("grade", submissions, "--gradebook", book or new, "--unsafe-no-sandbox", *words)
        said = refused(capsys, monkeypatch, *words)
        assert not new.exists()
        return said

    return call


def test_an_unknown_exercise_is_refused_with_the_known_ones(grade_refused):
    said = grade_refused("--exercise", "coin")
    assert f"no exercise is called 'coin'; there is {', '.join(course(ROOT))}" in said


def test_an_empty_folder_is_refused(grade_refused, tmp_path):
    (tmp_path / "none").mkdir()
    assert "expected LEARNER/EXERCISE.ipynb" in grade_refused(submissions=tmp_path / "none")


def test_a_folder_that_is_not_there_is_refused(grade_refused, tmp_path):
    assert "no folder" in grade_refused(submissions=tmp_path / "nowhere")


def test_a_file_in_place_of_the_folder_is_refused(grade_refused, few):
    assert "no folder" in grade_refused(submissions=few / "right" / "odds.ipynb")


def test_a_course_without_solutions_is_refused(grade_refused, tmp_path):
    said = grade_refused("--course", tmp_path)
    assert "no course in" in said and "--course" in said


def test_checks_that_do_not_run_are_refused(grade_refused, mine):
    (mine / "solutions" / "checks" / "odds.py").write_text("def check(:\n")
    assert "does not run: SyntaxError" in grade_refused("--course", mine)


def test_a_text_file_is_no_gradebook(grade_refused, tmp_path):
    text = tmp_path / "grades.csv"
    text.write_text("learner,score\nanna,10\n" * 100)
    before = text.read_bytes()
    assert "is no gradebook" in grade_refused(book=text)
    assert text.read_bytes() == before


def test_another_database_is_no_gradebook(grade_refused, tmp_path):
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as database, database:
        database.execute("CREATE TABLE records (learner TEXT)")
    before = other.read_bytes()
    assert "is no gradebook" in grade_refused(book=other)
    assert other.read_bytes() == before


def test_a_folder_is_no_gradebook(grade_refused, tmp_path):
    assert "is no gradebook" in grade_refused(book=tmp_path)


def test_scores_want_a_gradebook_that_is_there(tmp_path, capsys, monkeypatch):
    book = tmp_path / "g.db"
    assert "no gradebook" in refused(capsys, monkeypatch, "scores", "--gradebook", book)
    assert not book.exists()
    book.touch()  # SQLite takes an empty file for a new database
    assert "no gradebook" in refused(capsys, monkeypatch, "scores", "--gradebook", book)
    assert book.read_bytes() == b""


def test_an_unknown_format_is_refused_with_the_known_ones(tmp_path, capsys, monkeypatch):
    words = ("scores", "--gradebook", tmp_path / "g.db", "--format", "xls")
    assert "there is csv and json" in refused(capsys, monkeypatch, *words)


def test_a_gradebook_that_cannot_be_written_is_said_in_a_sentence(tmp_path):
    with Gradebook(tmp_path / "g.db") as book:
        with closing(sqlite3.connect(tmp_path / "g.db")) as other, other:
            other.execute("DROP TABLE records")
        columns = "learner exercise submission checks score points reason".split()
        with pytest.raises(GradebookError, match="cannot write"):
            book.put(dict.fromkeys(columns, ""))


# Files that are none of the learner's


def test_links_are_not_followed_wherever_they_stand(tmp_path):
    right = next(learner for learner in CLASS if learner.text == "right")
    folder = hand_in(tmp_path / "s", [right])
    (folder / "whole").symlink_to("right")
    (folder / "file").mkdir()
    (folder / "file" / "odds.ipynb").symlink_to(folder / "right" / "odds.ipynb")
    (folder / "inner" / "deep").mkdir(parents=True)
    (folder / "inner" / "odds").symlink_to(folder / "right")
    found = {s.learner: s.path for s in find(folder, course(ROOT), None)}
    assert found == {
        "right": folder / "right" / "odds.ipynb", "whole": None, "file": None, "inner": None
    }  # fmt: skip


def test_a_link_to_the_folder_of_submissions_is_followed(few, tmp_path):
    (tmp_path / "link").symlink_to(few)
    assert all(s.path for s in find(tmp_path / "link", course(ROOT), None))


def test_a_pipe_or_a_folder_in_place_of_a_notebook_is_none(few):
    (few / "pipe").mkdir()
    os.mkfifo(few / "pipe" / "odds.ipynb")
    (few / "folder" / "odds.ipynb").mkdir(parents=True)
    found = {s.learner: s.path for s in find(few, course(ROOT), None)}
    assert found["pipe"] is None and found["folder"] is None


def test_a_huge_file_is_unreadable_and_not_read_whole(tmp_path):
    learner = Learner("huge", b"", {}, "unreadable")
    folder = hand_in(tmp_path / "s", [learner])
    os.truncate(folder / "huge" / "odds.ipynb", 1 << 40)  # a sparse file: a terabyte of nothing
    exercises = course(ROOT)
    (found,) = find(folder, exercises, None)
    record = Batch(exercises, Limits(), isolated=False).one(found)
    assert (record.reason, record.note) == ("unreadable", "more than 50 MiB")


def test_a_file_that_cannot_be_read_is_unreadable_and_tried_again_when_it_can(few):
    exercises = course(ROOT)
    (found,) = [s for s in find(few, exercises, None) if s.learner == "right"]
    shutil.rmtree(few / "right")  # as root nothing is forbidden; a missing file raises as well
    batch = Batch(exercises, Limits(), isolated=False)
    record = batch.one(found)
    assert (record.reason, record.submission) == ("unreadable", "")
    assert "No such file" in record.note


def test_a_folder_that_may_not_be_entered_stops_no_other(few, monkeypatch):
    seen = Path.is_file

    def is_file(path):
        if path.parent.name == "right":
            raise PermissionError(13, "Permission denied")
        return seen(path)

    monkeypatch.setattr(Path, "is_file", is_file)
    found = {s.learner: s.path for s in find(few, course(ROOT), None)}
    assert found.keys() == {"right", "blank", "no-json"}
    assert found["right"].parent == few / "right"
