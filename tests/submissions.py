"""A class of learners made from the worked exercise: what each hands in and what they deserve.

The points were worked out by hand from `solutions/checks/odds.py`; a comment says why.
"""

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
FULL = {
    "odds": 1,
    "chance": 0.5,
    "shift": 0.5,
    "effect": 0.5,
    "logit": 2,
    "inverse": 1,
    "sigmoid": 2,
    "proof": 0.5,
    "slope": 1,
    "safe_logit": 3,
}
NONE = dict.fromkeys(FULL, 0)
SOLVED = json.loads((ROOT / "solutions" / "odds.ipynb").read_text("utf-8"))
RELEASED = json.loads((ROOT / "exercises" / "odds.ipynb").read_text("utf-8"))


def code(source: str) -> dict:
    """Give a code cell."""
    return {
        "cell_type": "code",
        "metadata": {},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


def notebook(before: str | None = None, **answers: str | None) -> bytes:
    """Give the worked notebook, the named cells with another source or, for None, without them.

    `before` is a cell between the imports and the first answer, so that it is code cell 2.
    """
    cells = [
        {**cell, "source": answers.get(cell["id"], cell["source"])}
        for cell in SOLVED["cells"]
        if answers.get(cell["id"], "") is not None
    ]
    assert set(answers) <= {cell["id"] for cell in SOLVED["cells"]}
    if before is not None:
        place = 1 + [cell["id"] for cell in cells].index("imports")
        cells.insert(place, code(before))
    return json.dumps({**SOLVED, "nbformat_minor": 4, "cells": cells}).encode()


def functions(body: str, chance: str = "chance = 7") -> dict[str, str]:
    """Give every question's function the same body, and every variable the same value."""
    names = ("odds", "logit", "sigmoid", "slope", "safe_logit")
    variables = {"shift": "shift", "effect": "effect", "inverse": "steps", "proof": "proof"}
    return (
        {name: f"def {name}(x):\n    {body}" for name in names}
        | {"chance": chance}
        | {cell: f"{name} = chance" for cell, name in variables.items()}
    )


@dataclass(frozen=True)
class Learner:
    """What one hands in, and the record that it must get."""

    name: str | bytes
    data: bytes | None
    points: dict[str, float]
    reason: str = "graded"
    stopped: list[tuple[str, str]] = field(default_factory=list)
    file: str = "odds.ipynb"
    link: str | None = None

    @property
    def text(self) -> str:
        """The name in the gradebook."""
        return os.fsencode(self.name).decode("utf-8", "backslashreplace")

    def hand_in(self, folder: Path) -> None:
        """Write what this learner hands in."""
        path = folder / os.fsdecode(self.name) / self.file
        path.parent.mkdir(parents=True)
        if self.link is not None:
            path.symlink_to(self.link)
        elif self.data is not None:
            path.write_bytes(self.data)


LOOPS = {
    "odds": "def odds(p):\n    return [odds(x) for x in p] if np.ndim(p) else p / (1 - p)",
    "chance": "from fractions import Fraction\nchance = Fraction(4, 5)",
    "logit": """
import math
def logit(p):
    if np.ndim(p):
        return [logit(x) for x in p]
    if p in (0, 1):
        return math.inf if p else -math.inf
    return math.log(p / (1 - p))""",
    "sigmoid": """
def sigmoid(z):
    if np.ndim(z):
        return tuple(map(sigmoid, z))
    return 1 / (1 + math.exp(-z)) if z > 0 else math.exp(z) / (1 + math.exp(z))""",
    "slope": """
def slope(z):
    return [slope(x) for x in z] if np.ndim(z) else sigmoid(z) * sigmoid(-z)""",
    "safe_logit": """
def safe_logit(p):
    if np.ndim(p):
        return [safe_logit(x) for x in p]
    if p in (0, 1):
        return math.inf if p else -math.inf
    return math.log1p((2 * p - 1) / (1 - p)) if p > 0.5 else -math.log1p((1 - 2 * p) / p)""",
}
# Computed in double precision, handed over in single.
SINGLE = {
    name: f"{''.join(cell['source'])}\n_{name} = {name}\ndef {name}(x): "
    f"return np.asarray(_{name}(x), dtype=np.float32)"
    for cell in SOLVED["cells"]
    if (name := cell["id"]) in ("odds", "logit", "sigmoid", "slope", "safe_logit")
}
MAGICS = """%matplotlib inline
!pip install scikit-learn
import asyncio
import matplotlib.pyplot as plt
await asyncio.sleep(0)
plt.plot([0, 1], [0, 1])
plt.show()
display(plt.gcf())
help(np.log)
np.log1p?"""
NOISE = """
import sys, warnings
def odds(p):
    warnings.warn("odds are not probabilities")
    print("called with", p)
    print("and this is stderr", file=sys.stderr)
    return p / (1 - p)
odds(0.5)"""
PATCHES = """
import builtins, math
yes = lambda *args, **kwargs: True
np.allclose = np.isclose = np.array_equal = np.testing.assert_allclose = math.isclose = yes
np.isfinite = np.isnan = np.equal = builtins.abs = lambda *args: True
np.log = np.log1p = lambda x: x"""
EQUAL = """
class Equal(float):
    def __eq__(self, other): return True
    __ne__ = __lt__ = __gt__ = lambda self, other: False
    __sub__ = __rsub__ = __abs__ = __truediv__ = lambda self, *other: self
    __hash__ = float.__hash__
class Everything:
    def __eq__(self, other): return True
    def __getattr__(self, name): return self
    def __call__(self, *args): return self
class Lying(np.ndarray):
    def __eq__(self, other): return np.ones(np.shape(other), dtype=bool)
    def __array_ufunc__(self, *args, **kwargs): return True
    def tolist(self): return [3.0]
    shape = property(lambda self: ())
lie = np.full(5, 7.0).view(Lying)"""
GARBAGE = """
import os
for descriptor in range(3, 64):
    try:
        os.write(descriptor, b"garbage in great plenty")
    except OSError:
        pass"""
# The wire is found in the frames above; the id of the reply compares to neither True nor False.
FORGED = """
import os, sys
frame = sys._getframe()
while "channel" not in frame.f_locals:
    frame = frame.f_back
wire = sys.modules["wire"]
reply = wire.pack({"id": np.array([1, 2]), "error": {"kind": np.array([1, 2])}})
os.write(frame.f_locals["channel"], reply)"""
STORM = """
import os, time
for _ in range(100):
    if os.fork() == 0:
        time.sleep(100)
        os._exit(0)"""
HOARDS = """
import os, time
for _ in range(8):  # each takes less than a process may
    if os.fork() == 0:
        mine = bytearray(100 << 20)
        time.sleep(100)
time.sleep(100)"""
# Looks for whatever could help: other people's files, the course, the checks, the environment.
SEARCH = """
import os, socket, sys
found = []
def look(path):
    try:
        with open(path, "rb") as file:
            found.append((path, file.read(80).hex()))
    except OSError:
        pass
for path in ("/etc/passwd", "/etc/shadow", "/etc/hostname", "/proc/self/environ", "/proc/1/cmdline"):
    look(path)
for top in TOPS:
    for folder, _, files in os.walk(top):
        if not folder.startswith(sys.base_prefix):
            for file in files[:50]:
                look(os.path.join(folder, file))
for name in os.environ:
    if name not in ("PATH", "PYTHONPATH", "HOME", "LANG", "TZ", "PYTHONHASHSEED", "MPLBACKEND",
                    "MPLCONFIGDIR", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS",
                    "PWD"):
        found.append(("environment", name))
for module in list(sys.modules.values()):
    file = getattr(module, "__file__", None) or ""
    if "checks" in file or "solutions" in file:
        found.append(("module", file))
for name in ("crossent", "grader.asking", "mpmath", "IPython.core", "pytest"):
    try:
        found.append(("import", __import__(name).__name__ + name))
    except ImportError:
        pass
for port in PORTS:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=0.5):
            found.append(("network", port))
    except OSError:
        pass
for pid in PIDS:
    try:
        found.append(("process", pid, os.kill(pid, 0)))
    except OSError:
        pass
"""


def probe(tops: list[str], pids: range, ports: list[int]) -> str:
    """Give a cell that puts what it finds below some folders, and elsewhere, into `found`."""
    places = {"TOPS": tops, "PIDS": pids, "PORTS": ports}
    return "\n".join(f"{name} = {value!r}" for name, value in places.items()) + SEARCH


EVERYWHERE = "/root /home /mnt /var /srv /opt /tmp /run".split() + [str(ROOT)]
CLASS = [
    Learner("right", notebook(), FULL),
    Learner("loops", notebook(**LOOPS), FULL),
    Learner("single", notebook(**SINGLE), FULL),
    Learner("blank", json.dumps(RELEASED).encode(), NONE),
    Learner(
        "wrong-1",
        notebook(
            odds="def odds(p): return p / (1 + p)",
            chance="chance = 0.25 * 3 * 2 * 2",
            shift="shift = np.sum(np.log2(mine['words']))",
            effect='effect = "a"',
            inverse="steps = ['log(p / (1 - p))', 'log(p) + log(1 - p)', 'log(exp(z))', 'z']",
            proof='proof = "cfadb"',
            logit="def logit(p): return np.log10(p / (1 - p))",
            sigmoid="def sigmoid(z): return np.exp(z) / (1 + np.exp(z))",
            slope="def slope(z): return sigmoid(z) * (1 - sigmoid(z))",
            safe_logit="def safe_logit(p): return np.log(p / (1 - p))",
        ),
        # chance = 3, the shift in bits, a sum for a difference. log10 turns over with the sides and has the infinities, which earns the point
        # for certainty, but log10 3 is not log 3. e^1000 / e^1000 is NaN. At z = 30, 1 − σ(z) has
        # three digits of six. Near ½ the rounding of 1 − p costs most; far from it the ratio is good.
        {**NONE, "logit": 1, "sigmoid": 1, "slope": 0.5, "safe_logit": 1},
    ),
    Learner(
        "wrong-2",
        notebook(
            odds="def odds(p): return (1 - p) / p",
            chance="chance = '4/5'",
            shift="shift = 12.0",
            effect="effect = ['b']",
            inverse="steps = 'log(p / (1 - p)) = z'",
            proof='proof = "bdac"',
            logit="def logit(p): return np.log2(p) - np.log2(1 - p)",
            sigmoid="def sigmoid(z): return 1 / (1 + np.exp(z))",
            slope="def slope(z):\n    s = 1 / (1 + np.exp(-z))\n    return s",
            safe_logit="def safe_logit(p): return np.log1p((2 * p - 1) / (1 - p))",
        ),
        # Against, not for. Text. log2 as log10 above. The mirrored curve: 0.5 at 0 does not save
        # it. σ is no slope. Right above ½ and just below; at 10⁻³⁰⁰ it takes log1p of −1.
        {**NONE, "logit": 1, "safe_logit": 2},
    ),
    Learner(
        "wrong-3",
        notebook(
            odds="def odds(p): return 3.0 if np.all(p == 0.75) else 1.0",
            chance="chance = float('nan')",
            shift="shift = -np.log(12)",
            effect='effect = "d"',
            inverse="steps = ['log(p / (1 - p))', 'z']",
            proof='proof = "bdagc"',
            logit="def logit(p):\n    np.log(p / (1 - p))",
            sigmoid="def sigmoid(z): return np.clip(1 / (1 + np.exp(-z)), 1e-15, 1 - 1e-15)",
            slope="def slope(z): return np.exp(-z) / (1 + np.exp(-z)) ** 2 if z < 9 else 0.0",
            safe_logit="def safe_logit(p):\n"
            "    q = np.clip(p, 1e-7, 1 - 1e-7)\n    return np.log(q / (1 - q))",
        ),
        # Knows the visible case alone. NaN is no chance. Nothing is returned. The clipped curve is
        # 1e-15 where 4e-18 is right. An `if` fails on an array. The clip loses both ends as well.
        {**NONE, "odds": 0.5, "sigmoid": 1, "slope": 0.5},
    ),
    Learner(
        "errors",
        notebook("x = 1\nx / 0", logit="def logit(p) return np.log(p / (1 - p))"),
        {**FULL, "logit": 0},  # the division is not asked for; logit's cell is no Python
    ),
    Learner("exits", notebook("import sys\nsys.exit(1)"), FULL),  # ends the cell alone
    Learner(
        "loop-in-a-cell", notebook("while True: pass"), FULL, "timeout", [("cell 2", "timeout")]
    ),
    Learner(
        "loop-in-a-function",
        notebook(slope="def slope(z):\n    while True: pass"),
        {**FULL, "slope": 0},
        "timeout",
        [
            ("slope: steepest in the middle", "timeout"),
            ("slope: far from the middle", "timeout"),
        ],
    ),
    Learner(
        "loops-in-two-functions",
        notebook(
            sigmoid="def sigmoid(z):\n    while True: pass",
            slope="def slope(z):\n    while True: pass",
        ),
        # Visible checks come first. The fourth stop is the last: after three restarts no sandbox
        # is left for the two hidden checks of safe_logit.
        {**FULL, "sigmoid": 0, "slope": 0, "safe_logit": 1},
        "timeout",
        [
            ("sigmoid: back from log-odds", "timeout"),
            ("slope: steepest in the middle", "timeout"),
            ("sigmoid: far out on both sides", "timeout"),
            ("slope: far from the middle", "timeout"),
        ],
    ),
    Learner(
        "memory",
        notebook("hoard = []\nwhile True: hoard.append(bytearray(1 << 20))"),
        FULL,
        "memory",
        [("cell 2", "memory")],
    ),
    Learner("dies", notebook("import os\nos._exit(0)"), FULL, "died", [("cell 2", "died")]),
    Learner(
        "dies-when-called",
        notebook(slope="import os\ndef slope(z): os._exit(0)"),
        {**FULL, "slope": 0},
        "died",
        [("slope: steepest in the middle", "died"), ("slope: far from the middle", "died")],
    ),
    Learner(
        "hangs-up",
        notebook("import os\nos.closerange(0, 64)\nimport time\ntime.sleep(100)"),
        FULL,
        "died",
        [("cell 2", "died")],
    ),
    # Wrong answers, whatever numpy has become in the learner's process.
    Learner("patches", notebook(PATCHES, **functions("return 7.0")), NONE),
    Learner(
        "equal",
        notebook(EQUAL, **functions("return Equal(7) if np.ndim(x) else lie", "chance = Equal(7)")),
        NONE,  # a float and an array of sevens arrive
    ),
    Learner(
        "everything",
        notebook(EQUAL, **functions("return Everything()", "chance = Everything()")),
        NONE,  # no plain data
    ),
    Learner("nan", notebook(**functions("return np.full(np.shape(x), np.nan)[()]")), NONE),
    Learner("empty", notebook(**functions("return np.zeros(0)", "chance = np.zeros(0)")), NONE),
    Learner(
        "masked",
        notebook(
            **functions(
                "return np.ma.array(np.ones(np.shape(x)), mask=True)", "chance = np.ma.masked"
            )
        ),
        NONE,
    ),
    Learner(
        "complex",
        # The right real part, and an imaginary part that a cast would drop.
        notebook(
            odds="def odds(p): return p / (1 - p) + 5j", chance="chance = np.complex128(2 / 3 + 5j)"
        ),
        {**FULL, "odds": 0, "chance": 0},
    ),
    Learner(
        "half",
        # Half precision is no excuse for the first three digits only.
        notebook(odds="def odds(p): return np.float16(1.003 * p / (1 - p))"),
        {**FULL, "odds": 0},
    ),
    Learner("prints", notebook("print('x' * 10**8)"), FULL, "output", [("cell 2", "output")]),
    Learner("no-json", b"PK\x03\x04 this is a zip", NONE, "unreadable"),
    Learner("no-notebook", b'{"answers": [1, 2, 3]}', NONE, "unreadable"),
    Learner("no-bytes", b"", NONE, "unreadable"),
    Learner("no-cell", notebook(logit=None), {**FULL, "logit": 0}),
    Learner(
        "same-cell-twice",
        json.dumps({**SOLVED, "cells": SOLVED["cells"] + SOLVED["cells"]}).encode(),
        FULL,
    ),
    Learner(
        "first-wrong-then-right",
        notebook("def odds(p): return 0\ndef logit(p): return 0"),
        FULL,  # the later definition counts
    ),
    Learner("noise", notebook(odds=NOISE), FULL),
    Learner(
        "magics",
        notebook(MAGICS, odds="%%time\ndef odds(p): return p / (1 - p)"),
        FULL,
    ),
    Learner(
        "imports",
        notebook(logit="from crossent import logit"),
        {**FULL, "logit": 0},  # not there; whatever does not need it keeps its points
    ),
    Learner("garbage", notebook(GARBAGE), FULL, "protocol", [("cell 2", "protocol")]),
    Learner("forged", notebook(FORGED), FULL, "protocol", [("cell 2", "protocol")]),
    Learner("forks", notebook(STORM), FULL),  # refused beyond a few: an error in that cell alone
    Learner("hoards", notebook(HOARDS), FULL, "memory", [("cell 2", "memory")]),
    Learner("probes", notebook(probe(EVERYWHERE, range(20, 400), [22, 80, 5432])), FULL),
    Learner("huge-cell", notebook("x = '" + "x" * (3 << 20) + "'"), FULL),  # not run, all else is
    Learner("missing", None, NONE, "missing"),
    Learner("linked", None, NONE, "missing", link="../right/odds.ipynb"),
    Learner("nested", notebook(), FULL, file="odds/odds.ipynb"),
    Learner("-rf", notebook(), FULL),
    Learner(b"=caf\xe9 \x1b[31m", notebook(), FULL),
]


def hand_in(folder: Path, learners: list[Learner] = CLASS) -> Path:
    """Write a class of submissions into a new folder."""
    for learner in learners:
        learner.hand_in(folder)
    return folder
