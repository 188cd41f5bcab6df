"""What a submission cannot do, tried from within; what it takes with it when it ends."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from submissions import EVERYWHERE, ROOT, probe

from grader.grading.notebook import Unreadable, code_cells
from grader.running import sandbox as rooms
from grader.running import seccomp, walls
from grader.running.sandbox import Limits, Sandbox, Stopped
from grader.running.walls import SandboxError

needs_bwrap = pytest.mark.needs("bwrap")
SMALL = Limits(memory=300, call=5)


def found(source: str, limits: Limits = SMALL):
    """Run a cell in a sandbox and give its variable `found`."""
    with Sandbox(limits) as box:
        reply = box.request("cell", 30, number=1, source=source)
        assert "error" not in reply, reply
        return box.request("value", 5, name="found")["value"]


def stopped(source: str, limits: Limits = SMALL) -> str:
    """Run a cell that ends its sandbox and give the reason."""
    with pytest.raises(Stopped) as stop, Sandbox(limits) as box:
        box.request("cell", 30, number=1, source=source)
    return stop.value.reason


# Nothing to find


@pytest.fixture
def port():
    """A port of this machine where somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@needs_bwrap
def test_a_submission_finds_no_file_no_name_and_no_address(port):
    assert found(probe(EVERYWHERE, range(20, 400), [port])) == []


def test_the_probe_finds_what_there_is_to_find(port):
    """Here no wall stands around it."""
    names = {}
    exec(probe([str(ROOT / "solutions")], range(os.getpid(), os.getpid() + 1), [port]), names)
    kinds = {kind for kind, *_ in names["found"]}
    assert {str(ROOT / "solutions" / "odds.ipynb"), "environment", "process", "network"} < kinds


@needs_bwrap
def test_only_four_files_are_open_in_a_sandbox():
    source = """
import os
found = []
for number in range(256):
    try:
        os.fstat(number)
        found.append(number)
    except OSError:
        pass"""
    assert len(found(source, Limits(open_files=256))) == 4  # input, output, errors, the wire


@needs_bwrap
def test_a_submission_does_not_run_as_root():
    assert found("import os\nfound = [os.getuid(), os.geteuid(), *os.getgroups()]").count(0) == 0


@needs_bwrap
@pytest.mark.parametrize(
    "folder", ["/", "/dev", "/dev/shm", "/grader", "/packages", "/usr", "/etc"]
)
def test_only_tmp_can_be_written(folder):
    source = f"""
try:
    open({folder + "/new"!r}, "w")
    found = True
except OSError:
    found = False"""
    assert found(source) is False


@needs_bwrap
def test_calls_that_get_uncounted_memory_or_namespaces_are_refused():
    source = """
import ctypes, errno, os
kernel = ctypes.CDLL(None, use_errno=True)
def refused(name, *args):
    ctypes.set_errno(0)
    return getattr(kernel, name)(*args) == -1 and ctypes.get_errno() == errno.EPERM
found = {
    "shmget": refused("shmget", 0, 1 << 20, 0o600),
    "memfd_create": refused("memfd_create", b"x", 0),
    "unshare": all(refused("unshare", flag) for flag in (0x10000000, 0x20000, 0x20000000)),
    "mount": refused("mount", b"tmpfs", b"/tmp", b"tmpfs", 0, None),
    "clone": refused("syscall", CLONE, 0x10000000 | 17, 0, 0, 0, 0),
    "another ABI": refused("syscall", 0x40000000 + 39),
}"""
    (clone,) = [c["clone"] for m, (_, c) in seccomp.CALLS.items() if m == os.uname().machine]
    answers = found(source.replace("CLONE", str(clone)))
    assert answers == dict.fromkeys(answers, True)


@needs_bwrap
def test_a_sandbox_runs_the_very_interpreter_that_grades():
    """Wherever it is installed: in a home that nobody else may enter, say."""
    assert found("import sys\nfound = sys.version") == sys.version
    # The interpreter's own packages are not the submission's.
    inside = found("import sys, os\nfound = [p for p in sys.path if p.endswith('-packages')]")
    assert inside == []


@needs_bwrap
def test_threads_processes_and_programs_still_start():
    source = """
import subprocess, sys, threading
found = []
thread = threading.Thread(target=found.append, args=["thread"])
thread.start()
thread.join()
found.append(subprocess.run([sys.executable, "-c", "print(1)"], capture_output=True).stdout)
found = [found[0], found[1].decode()]"""
    assert found(source) == ["thread", "1\n"]


def test_the_filter_is_a_program_that_ends_in_allow():
    program = seccomp.program()
    assert program is not None and len(program) % 8 == 0
    assert program[-8:] == bytes([6, 0, 0, 0]) + (0x7FFF0000).to_bytes(4, "little")


# What is used up


BOMBS = {
    "blocks": "x = []\nwhile True: x.append(bytearray(1 << 20))",
    "one block": "x = bytearray(8 << 30)",
    "an array": "import numpy as np\nx = np.ones(1)\nwhile True: x = np.concatenate([x, x])",
    "small objects": "x = []\nwhile True: x.append((len(x),))",
    "in a function": "def f():\n    x = []\n    while True: x.append([len(x)])\nf()",
    "with the error held": "x = []\ntry:\n    while True: x.append([1])\n"
    "except MemoryError as error:\n    raise ValueError from error",
}


@needs_bwrap
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_memory_bomb_is_called_one_whatever_it_is_made_of(bomb):
    assert stopped(BOMBS[bomb], Limits(memory=256)) == "memory"


@needs_bwrap
def test_the_memory_of_all_processes_counts_together():
    source = """
import os, time
for _ in range(8):
    if os.fork() == 0:
        x = bytearray(100 << 20)
        time.sleep(100)
time.sleep(100)"""
    start = time.monotonic()
    assert stopped(source) == "memory"
    assert time.monotonic() - start < 10


@needs_bwrap
def test_many_small_processes_are_within_the_limits():
    source = "import os, time\nfor _ in range(12):\n    if os.fork() == 0: time.sleep(100)\n"
    assert found(source + "time.sleep(0.5)\nfound = 1") == 1


@needs_bwrap
@pytest.mark.parametrize(
    "source, reason",
    {
        "import os\nos.kill(os.getpid(), 19)": "timeout",
        "while True: pass": "timeout",
        "import re\nre.match('(a+)+b', 'a' * 99)": "timeout",
        "import os\nos.kill(os.getpid(), 11)": "died",
        "import os\nos.abort()": "died",
        "import os\nos.close(1)\nos.close(2)\nos.kill(os.getpid(), 9)": "died",
        "while True: print('x' * 1000)": "output",
        "import sys\nwhile True: sys.stderr.write('x' * 1000)": "output",
    }.items(),
)
def test_what_ends_a_sandbox_is_named(source, reason):
    with pytest.raises(Stopped) as stop, Sandbox(SMALL) as box:
        box.request("cell", 1.5, number=1, source=source)
    assert stop.value.reason == reason


FORGE = """
import os, sys, threading, time
frame = sys._getframe()
while "channel" not in frame.f_locals:
    frame = frame.f_back
channel, wire = frame.f_locals["channel"], sys.modules["wire"]
def forge():
    time.sleep(0.3)
    os.write(channel, wire.pack({"id": 2, "value": "forged"}))
threading.Thread(target=forge).start()"""


@needs_bwrap
def test_an_answer_before_the_question_is_none():
    with pytest.raises(Stopped) as stop, Sandbox(SMALL) as box:
        box.request("cell", 5, number=1, source=FORGE)
        time.sleep(0.6)
        box.request("value", 5, name="truth")
    assert stop.value.reason == "protocol"


@needs_bwrap
@pytest.mark.parametrize("wrong", [3, "2", 2.0, True, None, [2], {"id": 2}])
def test_a_reply_to_another_question_is_none(wrong):
    source = FORGE.replace('"id": 2', f'"id": {wrong!r}')
    source = source.replace("threading.Thread(target=forge).start()", "forge()")
    with pytest.raises(Stopped) as stop, Sandbox(SMALL) as box:
        box.request("cell", 5, number=1, source=source)
    assert stop.value.reason == "protocol"


@needs_bwrap
def test_the_kernel_holds_every_limit_and_none_can_be_raised():
    source = """
import resource
found = {}
for name in "AS CPU NPROC FSIZE NOFILE CORE".split():
    soft, hard = resource.getrlimit(getattr(resource, "RLIMIT_" + name))
    found[name] = soft
    try:
        resource.setrlimit(getattr(resource, "RLIMIT_" + name), (hard + 1, hard + 1))
        found[name] = "raised"
    except (ValueError, OSError):
        pass"""
    limits = Limits(memory=300, cpu=7, processes=9, file=3, open_files=55)
    assert found(source, limits) == {
        "AS": 300 << 20, "CPU": 7, "NPROC": 9, "FSIZE": 3 << 20, "NOFILE": 55, "CORE": 0
    }  # fmt: skip


@needs_bwrap
def test_processor_time_is_bounded_too():
    assert stopped("while True: pass", Limits(cpu=1)) == "timeout"


@needs_bwrap
def test_a_file_and_the_folder_tmp_are_bounded():
    source = """
found = []
for name in "ab":
    try:
        with open("/tmp/" + name, "wb") as file:
            for _ in range(9):
                file.write(bytes(1 << 20))
        found.append(True)
    except OSError:
        found.append(False)"""
    assert found(source, Limits(file=10)) == [True, False]
    assert found(source, Limits(file=8)) == [False, False]


# What is left behind


def test_two_sandboxes_never_have_one_uid(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with walls.spare_uid() as long:
        for _ in range(300):
            with ExitStack() as stack:
                uids = [stack.enter_context(walls.spare_uid()) for _ in range(63)]
            assert len({long, *uids}) == 64
    assert walls.lent == set()


def test_an_ordinary_user_lends_no_uid(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with walls.spare_uid() as uid:
        assert uid is None


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))


@needs_bwrap
def test_a_closed_sandbox_leaves_no_file_open_and_no_process():
    before, pids = open_files(), []
    for _ in range(3):
        with Sandbox(SMALL) as box:
            pids.append(box._process.pid)
    assert open_files() <= before
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_a_sandbox_that_does_not_start_leaves_nothing_and_says_why(monkeypatch):
    def no(*_, **__):
        raise BlockingIOError(11, "Resource temporarily unavailable")

    before = open_files()
    monkeypatch.setattr(subprocess, "Popen", no)
    with pytest.raises(SandboxError, match="did not start .*temporarily unavailable"):
        Sandbox(SMALL, isolated=False)
    monkeypatch.undo()
    monkeypatch.setattr(rooms, "_program", lambda *_: ["/bin/sh", "-c", "echo no python >&2"])
    with pytest.raises(SandboxError, match="no python"):
        Sandbox(SMALL, isolated=False)
    assert open_files() <= before and walls.lent == set()


def test_a_sandbox_that_never_answers_is_given_up_and_killed(monkeypatch):
    monkeypatch.setattr(rooms, "START_SECONDS", 0.2)
    monkeypatch.setattr(rooms, "_program", lambda *_: ["/bin/sleep", "97531"])
    with pytest.raises(SandboxError, match="time was up"):
        Sandbox(SMALL, isolated=False)
    alive = [p.read_bytes() for p in Path("/proc").glob("[0-9]*/cmdline") if p.exists()]
    assert b"/bin/sleep\x0097531\x00" not in alive


# Cells become Python outside


def cells(*sources: str, **fields) -> bytes:
    found = [dict(cell_type="code", metadata={}, outputs=[], source=s) for s in sources]
    fields = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": found} | fields
    return json.dumps(fields).encode()


def test_magics_become_calls_and_python_stays_python():
    sources = ["%matplotlib inline", "x = 1 % 2", "!ls", "f?", "%%time\nx = 1", "await f()"]
    found = dict(enumerate((s for _, s in code_cells(cells(*sources))), 0))
    assert found[0] == "get_ipython().run_line_magic('matplotlib', 'inline')\n"
    assert found[1].strip() == "x = 1 % 2" and found[5].strip() == "await f()"
    assert all("get_ipython()" in found[i] for i in (2, 3, 4))


@pytest.mark.parametrize("line", ["%x\n", "!x\n", "x?\n", "a = %x\n", ",x y\n"])
def test_cells_full_of_magics_take_no_minutes(line):
    start = time.monotonic()
    code_cells(cells(*[line * 300] * 400))
    assert time.monotonic() - start < 20


def test_more_cells_than_anybody_writes_are_unreadable():
    with pytest.raises(Unreadable, match="1000 code cells"):
        code_cells(cells(*[""] * 1001))


@pytest.mark.parametrize("data", [b"", b"hello", b"\xff\xfe", b"[" * 10**6, b"9" * 10**6, b"{"])
def test_what_is_no_json_is_called_so(data):
    with pytest.raises(Unreadable, match="not JSON"):
        code_cells(data)


@pytest.mark.parametrize(
    "data",
    [b"[]", b"{}", b"3", b"null", cells(nbformat=99), cells(nbformat="4"), cells(cells=[None]),
     cells(cells=[{"cell_type": "code"}])],
)  # fmt: skip
def test_json_that_is_no_notebook_is_called_so(data):
    with pytest.raises(Unreadable, match="JSON, but no notebook"):
        code_cells(data)


def test_an_old_notebook_is_read():
    cell = {"cell_type": "code", "input": ["x = 1\n", "y = 2"], "outputs": [], "metadata": {}}
    old = {"nbformat": 3, "worksheets": [{"cells": [{**cell, "language": "python"}]}]}
    fields = cells(**old, nbformat_minor=0)
    assert code_cells(fields)[0][1].strip() == "x = 1\ny = 2"


def test_a_byte_order_mark_an_invalid_cell_and_a_lone_surrogate_do_no_harm():
    cell = {"metadata": {}, "outputs": [], "surprise": 1}
    data = cells(cells=[
        {**cell, "cell_type": "code", "source": "x = '\ud800'"},
        {**cell, "cell_type": "co\x1b[31mde", "source": "x = 2"},
    ])  # fmt: skip
    assert [source.strip() for _, source in code_cells(b"\xef\xbb\xbf" + data)] == ["x = '\ud800'"]
