"""Each learner's own numbers: different, solvable, within bounds, the same on every machine."""

import hashlib
import io
import json
import math
import shutil
import unicodedata
from contextlib import redirect_stdout

import numpy as np
import pytest
from submissions import FULL, ROOT, SOLVED, Learner, hand_in, notebook
from test_grade import by_question, command, grader, records

from grader import learner
from grader.asking import course as courses
from grader.asking.course import CourseError, course
from grader.asking.student import Student, put
from grader.asking.variant import Draw, Variant, VariantError, new_key, read_key
from grader.asking.worked import CHECK
from grader.roster import hand_out, read_roster
from grader.running import inside, wire

KEY = b"a key for the tests, no course has it"
ODDS = course(ROOT)["odds"]
CLASS = [f"learner-{i:03d}" for i in range(200)]
NUMBERS = {name: ODDS.numbers(KEY, name) for name in CLASS}
needs_bwrap = pytest.mark.needs("bwrap")


# Numbers


def test_two_hundred_learners_have_two_hundred_sets_of_numbers():
    assert len({json.dumps(numbers) for numbers in NUMBERS.values()}) == len(CLASS) == 200


def test_the_numbers_are_the_same_on_every_machine():
    """Computed once, from the whole numbers of HMAC-SHA256: no library's generator is in them."""
    text = json.dumps(NUMBERS, sort_keys=True).encode()
    assert NUMBERS["learner-000"] == {"spam": 0.199, "words": [5.7, 0.66, 5.9]}
    assert hashlib.sha256(text).hexdigest() == (
        "175d7bcb27994ba548c0225307d88bac87362c4bf1bc2a77858613513ef8bddc"
    )


def test_another_key_learner_or_exercise_gives_other_numbers():
    draws = [(KEY, "ada", "odds"), (KEY + b"!", "ada", "odds"), (KEY, "bob", "odds"),
             (KEY, "ada", "loss"), (KEY, "adaodds", ""), (KEY, "", "adaodds")]  # fmt: skip
    assert len({Draw(*words).whole(0, 1 << 60) for words in draws}) == len(draws)
    accents = [unicodedata.normalize(form, "José") for form in ("NFC", "NFD")] + ["JOSÉ"]
    assert len(set(accents)) == 3
    assert len({Draw(KEY, name, "odds").whole(0, 1 << 60) for name in accents}) == 1


def test_the_numbers_keep_to_their_bounds():
    for numbers in NUMBERS.values():
        words, spam = numbers["words"], numbers["spam"]
        assert 0.1 <= spam <= 0.4 and all(0.2 <= w <= 6 for w in words) and len(words) == 3
        assert sum(w < 1 for w in words) == 1, "one word speaks for an honest message"
        assert abs(math.log(math.prod(words))) > math.log(1.5), "the evidence says something"
        odds = spam / (1 - spam) * math.prod(words)
        assert 0.03 < odds / (1 + odds) < 0.96, "the chance is nowhere near certain"


def test_draws_are_even_and_within_their_bounds():
    draw = Draw(KEY, "ada", "dice")
    rolls = [draw.whole(1, 6) for _ in range(6000)]
    counts = np.bincount(rolls)[1:]
    assert len(counts) == 6 and ((counts - 1000) ** 2 / 1000).sum() < 20.5  # χ² of 5: one in 1000
    numbers = {draw.number(0.1, 0.4, digits=1) for _ in range(100)}
    assert numbers == {0.1, 0.2, 0.3, 0.4}
    assert {draw.choice("abc") for _ in range(50)} == set("abc")
    some = [tuple(draw.some(range(5), 3)) for _ in range(500)]
    assert all(len(set(s)) == 3 for s in some) and len(set(some)) == 60


def answers(numbers: dict):
    """The worked notebook with some numbers, as a learner's kernel answers."""
    namespace: dict = {"variant": lambda name: numbers}
    with redirect_stdout(io.StringIO()):
        for cell in SOLVED["cells"]:
            source = "".join(cell["source"]).replace("from grader", "# ")
            if (
                cell["cell_type"] == "code"
                and not CHECK.search(source)
                and "progress()" not in source
            ):
                exec(source, namespace)
    return lambda op, **fields: wire.unpack(
        inside.respond(namespace, wire.pack({"id": 0, "op": op, **fields}))
    )


DRAWN = ("chance", "shift")


def results(numbers: dict, answer) -> list:
    questions = [q for q in ODDS.questions if q.name in DRAWN]
    return [put(q, c, Student(answer, numbers)) for q in questions for c in q.checks]


def test_all_two_hundred_can_be_solved_and_nobody_by_anothers_numbers():
    for name, other in zip(CLASS, [*CLASS[1:], CLASS[0]], strict=True):
        answer = answers(NUMBERS[name])
        assert {r.status for r in results(NUMBERS[name], answer)} == {"passed"}
        assert "failed" in {r.status for r in results(NUMBERS[other], answer)}


def test_the_slips_are_told_apart_with_everybodys_numbers():
    """A wrong answer that is named is further from the right one than the tolerance allows."""
    for numbers in NUMBERS.values():
        spam, words = numbers["spam"], numbers["words"]
        prior, product, total = spam / (1 - spam), math.prod(words), sum(words)
        odds = prior * product
        chance = [
            odds / (1 + odds),
            odds,
            spam * product,
            spam,
            1 / (1 + odds),
            (prior + total) / (1 + prior + total),
            spam * product / (1 + spam * product),
        ]
        shift = [math.log(product), math.log2(product), math.log10(product), -math.log(product),
                 product, total, math.log(total), math.log(odds)]  # fmt: skip
        for right, *slips in (chance, shift):
            assert all(abs(slip - right) > 0.012 * abs(right) for slip in slips)
        for right in (chance[0], shift[0]):  # three digits are enough, the page says
            assert abs(float(f"{right:.3g}") - right) <= 6e-3 * abs(right)


def test_numbers_that_are_others_each_time_are_refused():
    count = iter(range(9))
    with pytest.raises(VariantError, match="others when they are drawn again"):
        Variant({"x": 1}, lambda draw: {"x": next(count)}).numbers(KEY, "ada", "odds")


def test_what_cannot_be_drawn_is_refused():
    draw = Draw(KEY, "ada", "dice")
    assert {draw.number(0.25, 0.35, digits=1) for _ in range(20)} == {0.3}
    for impossible in (
        lambda: draw.whole(6, 1),
        lambda: draw.number(0.31, 0.39, digits=1),
        lambda: draw.some([1, 2], 3),
        lambda: draw.choice([]),
    ):
        with pytest.raises(VariantError, match="there (is|are) no"):
            impossible()


def test_a_course_has_one_set_of_numbers_for_an_exercise(tmp_path):
    two = "from grader import Question, Variant\nf = Question('f', 'F')\n"
    two += "a = Variant({'x': 1}, lambda draw: {'x': 2})\nb = Variant({'y': 1}, a._draw)\n"
    (tmp_path / "f.py").write_text(two)
    with pytest.raises(CourseError, match="has 2 Variants: one holds all numbers"):
        courses.Exercise("f", tmp_path / "f.py").numbers(KEY, "ada")


@pytest.mark.parametrize(
    "drawn, said",
    [
        ({"x": 1, "y": 2}, "should be x, in at most 50000 characters; they are x, y"),
        ({"x": [1] * 40_000}, "they are x, in 120007"),
        ({"x": math.nan}, "Out of range float"),
        ({"x": np.ones(3)}, "not JSON serializable"),
    ],
)
def test_what_is_no_set_of_plain_numbers_is_refused(drawn, said):
    with pytest.raises((VariantError, ValueError, TypeError), match=said):
        Variant({"x": 1}, lambda draw: drawn).numbers(KEY, "ada", "odds")


# Keys and rosters


def test_a_key_is_made_once_and_read_by_its_owner_alone(tmp_path):
    path = tmp_path / "course.key"
    new_key(path)
    key = read_key(path)
    (tmp_path / "course.key.notepad").write_bytes(b"\xef\xbb\xbf" + key + b"\r\n")
    assert read_key(tmp_path / "course.key.notepad") == key
    assert len(key) == 64 and path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(VariantError, match="is there already"):
        new_key(path)
    assert read_key(path) == key
    (tmp_path / "short.key").write_text("abc\n")
    with pytest.raises(VariantError, match="has 3 bytes, and needs 16"):
        read_key(tmp_path / "short.key")
    with pytest.raises(VariantError, match="`grader key .*none.key` makes one"):
        read_key(tmp_path / "none.key")


@pytest.mark.parametrize(
    "text, learners",
    [
        ("learner\nada\nbob\n", ["ada", "bob"]),
        ("\ufeffName, Learner \nAda, ada \n\nBob,bob\n", ["ada", "bob"]),
        ('learner\n"Doe, Jane"\nZoë\n王\n', ["Doe, Jane", "Zoë", "王"]),
        ("learner\nZoe\u0308\n", ["Zoë"]),
        ("learner;mail\r\nada;a@b.c\r\n", ["ada"]),
        ("mail\tlearner\na@b.c\tada\n", ["ada"]),
    ],
)
def test_a_roster_is_read_as_spreadsheets_write_it(tmp_path, text, learners):
    (tmp_path / "roster.csv").write_text(text, "utf-8")
    assert read_roster(tmp_path / "roster.csv") == learners


@pytest.mark.parametrize(
    "text, said",
    [
        ("name\nada\n", "needs one column 'learner'; it has name"),
        ("learner,Learner\nada,bob\n", "needs one column 'learner'; it has learner, learner"),
        ("learner\nDoe, Jane\n", "line 2: 'Doe' has more cells than the head"),
        ("learner\nCON\n", "cannot be the name of a folder"),
        ("learner\nnul.txt\n", "cannot be the name of a folder"),
        ("learner\nada.\n", "cannot be the name of a folder"),
        ("learner\n" + "x" * 300 + "\n", "cannot be the name of a folder"),
        ("learner\n", "names no learner"),
        ("learner\nada\nAda\n", "'Ada' stands there twice"),
        ("learner\n../ada\n", "cannot be the name of a folder"),
        ("learner\n.ssh\n", "cannot be the name of a folder"),
        ("learner\na\x1bb\n", "cannot be the name of a folder"),
        ("learner\n\xff\n".encode("latin-1"), "cannot read the roster"),
    ],
)
def test_a_roster_that_will_not_do_is_refused_with_its_fault(tmp_path, text, said):
    data = text if isinstance(text, bytes) else text.encode()
    (tmp_path / "roster.csv").write_bytes(data)
    with pytest.raises(CourseError, match=said):
        read_roster(tmp_path / "roster.csv")


# From the roster to the grade


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory):
    """A key, and the folders of five learners."""
    folder = tmp_path_factory.mktemp("course")
    (folder / "roster.csv").write_text('learner\nada\nbob\ncarla\nZoë\n"Doe, Jane"\n', "utf-8")
    assert grader("key", folder / "new.key").returncode == 0
    # With a new key at each run, one of a few dozen would draw numbers whose answer is the public one.
    (folder / "course.key").write_bytes(KEY)
    words = ("--roster", folder / "roster.csv", "--key", folder / "course.key")
    done = grader("release", *words, "--to", folder / "given")
    assert (done.returncode, done.stderr) == (0, "")
    assert "5 learners' folders are new" in done.stdout
    return folder


def own(handed_out, name: str) -> dict:
    return json.loads((handed_out / "given" / name / "odds.variant.json").read_text())


def test_each_learners_folder_has_the_exercise_and_their_numbers(handed_out):
    names = sorted(p.name for p in (handed_out / "given").iterdir())
    assert names == sorted(["ada", "bob", "carla", "Zoë", "Doe, Jane"])
    for name in names:
        folder = handed_out / "given" / name
        files = {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()}
        exercises = course(ROOT)
        assert files == {
            *(f"{e}.ipynb" for e in exercises),
            *(f"checks/{e}.py" for e in exercises),
            *(f"{e}.variant.json" for e in exercises if exercises[e].variant.default),
        }
        assert (folder / "odds.ipynb").read_bytes() == (ROOT / "exercises/odds.ipynb").read_bytes()
        assert own(handed_out, name)["learner"] == name
    assert len({json.dumps(own(handed_out, name)["numbers"]) for name in names}) == 5
    key = (handed_out / "course.key").read_text().strip()
    assert not any(key in p.read_text() for p in (handed_out / "given").rglob("*") if p.is_file())


def test_a_second_hand_out_touches_nobodys_work_and_brings_what_is_missing(handed_out, tmp_path):
    shutil.copytree(handed_out / "given", tmp_path / "given")
    work = tmp_path / "given" / "bob" / "odds.ipynb"
    work.write_text("work of hours")
    (tmp_path / "given" / "ada" / "odds.variant.json").unlink()
    roster = tmp_path / "roster.csv"
    roster.write_text("learner\nada\nbob\ndan\n")
    words = ("--roster", roster, "--key", handed_out / "course.key", "--to", tmp_path / "given")
    assert "1 learners' folders are new" in grader("release", *words).stdout
    assert work.read_text() == "work of hours"
    assert (tmp_path / "given" / "ada" / "odds.variant.json").read_text() == (
        handed_out / "given" / "ada" / "odds.variant.json"
    ).read_text()
    assert not list((tmp_path / "given").rglob("*.part"))


@pytest.fixture
def hand_out_refused(handed_out, tmp_path, capsys, monkeypatch):
    """Hand out with one thing changed; nothing may be written."""

    def call(said: str, *words, to="new"):
        (tmp_path / "roster.csv").write_text("learner\nada\n")
        base = ("release", "--roster", tmp_path / "roster.csv", "--to", tmp_path / to)
        key = () if "--key" in words else ("--key", handed_out / "course.key")
        status, out, err = command(capsys, monkeypatch, *base, *key, *words)
        assert status == 2 and said in err and err.count("\n") == 1
        assert not (tmp_path / "new").exists()

    return call


def test_folders_of_another_key_are_refused(handed_out, hand_out_refused, tmp_path):
    shutil.copytree(handed_out / "given", tmp_path / "given")
    new_key(tmp_path / "other.key")
    words = ("--key", tmp_path / "other.key")
    hand_out_refused("that this key does not give", *words, to="given")


def test_exercises_that_are_not_up_to_date_are_not_handed_out(hand_out_refused, tmp_path):
    for name in ("solutions", "exercises"):
        shutil.copytree(ROOT / name, tmp_path / "course" / name)
    (tmp_path / "course" / "exercises" / "odds.ipynb").write_text("{}")
    hand_out_refused("exercises/ is not up to date", "--course", tmp_path / "course")


def test_a_tree_for_learners_or_a_file_is_no_place_for_their_folders(hand_out_refused, tmp_path):
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / "pyproject.toml").touch()
    hand_out_refused("holds a tree for learners: name another folder", to="tree")
    (tmp_path / "file").touch()
    hand_out_refused("cannot write", to="file")


def test_data_goes_along(handed_out, tmp_path):
    for name in ("solutions", "exercises"):
        shutil.copytree(ROOT / name, tmp_path / "course" / name)
    (tmp_path / "course" / "exercises" / "data").mkdir(exist_ok=True)
    (tmp_path / "course" / "exercises" / "data" / "tiny.csv").write_text("x\n1\n")
    courses_key = (handed_out / "course.key").read_bytes().strip()
    hand_out(tmp_path / "course", ["ada"], courses_key, tmp_path / "given")
    assert (tmp_path / "given" / "ada" / "data" / "tiny.csv").read_text() == "x\n1\n"


def test_in_their_folder_a_learner_works_with_their_own_numbers(handed_out, monkeypatch):
    monkeypatch.chdir(handed_out / "given" / "ada")
    mine = learner.variant("odds")
    assert mine == own(handed_out, "ada")["numbers"] != ODDS.variant.default
    namespace = {"check": learner.check, "mine": mine, "np": np}
    exec("shift = np.log(np.prod(mine['words']))\nshown = check('shift')", namespace)
    assert namespace["shown"].earned == 0.5
    assert "public numbers" not in repr(namespace["shown"])
    exec("shift = np.log(12)\nshown = check('shift')", namespace)
    assert namespace["shown"].earned == 0


def test_without_a_file_everybody_has_the_public_numbers(monkeypatch):
    monkeypatch.chdir(ROOT / "exercises")
    assert learner.variant("odds") == {"spam": 0.25, "words": [3, 2, 2]}
    with pytest.raises(CourseError, match="no exercise is called 'no such'; there are"):
        learner.variant("no such")
    namespace = {"check": learner.check, "np": np}
    exec("shift = np.log(12)\nshown = [check('shift'), check('effect')]", namespace)
    shift, effect = map(repr, namespace["shown"])
    assert "checked with the public numbers: no odds.variant.json is here" in shift
    assert "public numbers" not in effect


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "\x00", '{"numbers": 3, "exercise": "odds"}',
     '{"exercise": "odds", "numbers": {"spam": 0.2}}',
     '{"exercise": "loss", "numbers": {"spam": 0.2, "words": [1, 2, 3]}}'],
)  # fmt: skip
def test_a_damaged_file_is_a_sentence(handed_out, tmp_path, monkeypatch, text):
    (tmp_path / "checks").mkdir()
    given = (ROOT / "exercises" / "checks" / "odds.py").read_bytes()
    (tmp_path / "checks" / "odds.py").write_bytes(given)
    (tmp_path / "odds.variant.json").write_text(text)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(VariantError, match="does not hold the numbers of odds: fetch it again$"):
        learner.variant("odds")
    shown = []
    exec("shown.append(check('shift'))", {"check": learner.check, "shown": shown})
    assert "does not hold the numbers" in repr(shown[0])


# What a learner may try: their file, and everything that is in their process, says what they like.
SWAPPED = 'mine = {"spam": 0.25, "words": [3, 2, 2]}'
CHANGED = """
import builtins, json, sys
easy = {"spam": 0.25, "words": [3, 2, 2]}
sys.modules["grader"].variant = lambda name: easy
builtins.open("/tmp/odds.variant.json", "w").write(json.dumps({"exercise": "odds", "numbers": easy}))
variant("odds")["spam"] = 0.2
mine = easy"""


@needs_bwrap
def test_the_grader_rebuilds_the_numbers_from_the_key_and_trusts_no_file(handed_out, tmp_path):
    right, lost = FULL, {**FULL, "chance": 0, "shift": 0}
    spoilt = """
own = variant("odds")
own["spam"] = 0.2
own["words"].clear()
mine = variant("odds")"""
    learners = [
        Learner("ada", notebook(), right),
        Learner("Doe, Jane", notebook(mine=spoilt), right),  # each call gives a fresh copy
        Learner("bob", notebook(mine=SWAPPED), lost),
        Learner("carla", notebook(mine=CHANGED), lost),
        # Somebody else's numbers, written down.
        Learner("Zoë", notebook(mine=f"mine = {own(handed_out, 'ada')['numbers']!r}"), lost),
    ]
    folder = hand_in(tmp_path / "s", learners)
    book = tmp_path / "g.db"
    words = ("grade", folder, "--gradebook", book, "--key", handed_out / "course.key")
    done = grader(*words)
    assert done.returncode == 0, done.stderr
    found = records(book)
    for one in learners:
        assert by_question(found[one.text]) == one.points, one.text
        assert found[one.text]["numbers"] == own(handed_out, one.text)["numbers"]
    assert "0 graded, 5 as they were" in grader(*words).stdout


@needs_bwrap
def test_a_forgotten_a_new_and_a_late_key_are_noticed(handed_out, tmp_path, capsys, monkeypatch):
    folder = hand_in(tmp_path / "s", [Learner("ada", notebook(), FULL)])
    new_key(tmp_path / "other.key")
    book, mine, other = tmp_path / "g.db", handed_out / "course.key", tmp_path / "other.key"
    words = ("grade", folder, "--gradebook", book)
    assert grader(*words, "--key", mine).returncode == 0
    before = records(book)
    for key, said in (
        ((), "now there is none"),
        (("--key", other), "now there is another"),
    ):
        status, out, err = command(capsys, monkeypatch, *words, *key)
        assert status == 2 and f"odds was graded with a key, and {said}" in err
        assert "--new-numbers" in err and records(book) == before
    assert "1 graded" in grader(*words, "--key", other, "--new-numbers").stdout
    assert records(book)["ada"]["numbers"] != before["ada"]["numbers"]
    late = ("grade", folder, "--gradebook", tmp_path / "late.db")
    assert grader(*late).returncode == 0
    status, out, err = command(capsys, monkeypatch, *late, "--key", mine)
    assert status == 2 and "graded with no key, and now there is one" in err


@needs_bwrap
def test_other_numbers_are_graded_again_and_the_key_of_the_course_is_found(handed_out, tmp_path):
    course = tmp_path / "course"
    shutil.copytree(ROOT / "solutions", course / "solutions")
    shutil.copy(handed_out / "course.key", course / "course.key")
    folder = hand_in(tmp_path / "s", [Learner("ada", notebook(), FULL)])
    words = ("grade", folder, "--gradebook", tmp_path / "g.db", "--course", course)
    assert "1 graded" in grader(*words).stdout
    assert records(tmp_path / "g.db")["ada"]["numbers"] == own(handed_out, "ada")["numbers"]
    new_key(tmp_path / "new.key")
    shutil.copy(tmp_path / "new.key", course / "course.key")
    assert "1 graded, 0 as they were" in grader(*words, "--new-numbers").stdout


def test_a_roster_needs_a_key_and_a_folder(tmp_path, capsys, monkeypatch):
    (tmp_path / "roster.csv").write_text("learner\nada\n")
    status, out, err = command(
        capsys, monkeypatch, "release", "--roster", tmp_path / "roster.csv", "--to", tmp_path / "t"
    )
    assert status == 2 and "`grader key course.key` makes one" in err
    assert not (tmp_path / "t").exists()
