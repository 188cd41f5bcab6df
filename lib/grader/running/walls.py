"""The walls of a sandbox: the command that starts bubblewrap, and whom a program runs as in it.

What is not named here is not there: a program sees the system's libraries, the interpreter, the
allowed packages and what they need, and the two files that make it answer.
"""

import contextlib
import importlib.metadata
import itertools
import os
import shutil
import site
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO

from packaging.requirements import Requirement

from grader.running import inside, wire

ALLOWED = ("numpy", "matplotlib")


class SandboxError(RuntimeError):
    """The sandbox itself does not work: the machine's fault, never the learner's."""


def bubblewrap(uid: int | None, tmp_bytes: int, environment: dict[str, str]) -> list[str]:
    """The command before the program: what it sees, as whom it runs, and with which variables."""
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        raise SandboxError("bubblewrap is not installed (its program is bwrap)")
    command = [bwrap, "--die-with-parent", "--new-session"]
    command += ["--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
    command += ["--unshare-cgroup-try", "--hostname", "sandbox"]
    if uid is None:
        command += ["--unshare-user", "--uid", "65534", "--gid", "65534", "--cap-drop", "ALL"]
        command += ["--disable-userns"] if _knows("--disable-userns") else []
    # By itself bubblewrap makes them 0700, and then nobody but root gets through to the interpreter.
    for folder in sorted({str(parent) for path in _readable() for parent in Path(path).parents}):
        command += ["--perms", "0755", "--dir", folder]
    for target, source in _readable().items():
        command += ["--ro-bind", source, target]
    for link in ("/bin", "/sbin", "/lib", "/lib64"):
        if os.path.islink(link):
            command += ["--symlink", os.readlink(link), link]
        elif os.path.isdir(link):
            command += ["--ro-bind", link, link]
    for folder in _hidden():
        command += ["--tmpfs", folder, "--remount-ro", folder]
    command += ["--dev", "/dev", "--remount-ro", "/dev"]
    command += ["--perms", "1777", "--size", str(tmp_bytes), "--tmpfs", "/tmp"]
    command += ["--remount-ro", "/", "--chdir", "/tmp", "--clearenv"]
    for name, value in environment.items():
        command += ["--setenv", name, value]
    command.append("--")
    if uid is not None:
        # Root keeps its real uid in bubblewrap, and for uid 0 the kernel bounds no processes.
        command += ["/usr/bin/setpriv", "--reuid", str(uid), "--regid", str(uid), "--clear-groups"]
        command += ["--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"]
    return command


@cache
def _knows(option: str) -> bool:
    said = subprocess.run(["bwrap", "--help"], capture_output=True, text=True)
    return option in said.stdout + said.stderr


@cache
def _readable() -> dict[str, str]:
    """What a sandbox can read: the system's libraries, the interpreter, two packages, two files."""
    readable = {"/usr": "/usr"}
    interpreter = os.path.realpath(sys.base_prefix)
    if not Path(interpreter).is_relative_to("/usr"):
        readable[interpreter] = interpreter
    if os.path.exists("/etc/ld.so.cache"):
        readable["/etc/ld.so.cache"] = "/etc/ld.so.cache"
    for path in packages():
        readable[f"/packages/{path.name}"] = str(path)
    for module in (inside, wire):
        readable[f"/grader/{Path(module.__file__).name}"] = str(Path(module.__file__).resolve())
    return readable


def _hidden() -> list[str]:
    """Packages installed for the whole machine are no business of a submission."""
    folders = site.getsitepackages([os.path.realpath(sys.base_prefix)])
    return [folder for folder in folders if os.path.isdir(folder)]


def packages() -> list[Path]:
    """The files and folders of the allowed packages and of all that they need."""
    found, todo, seen = set(), list(ALLOWED), set()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        distribution = importlib.metadata.distribution(name)
        if distribution.files is None:
            raise SandboxError(f"{name} was installed without a list of its files: use pip")
        for file in distribution.files:
            if file.parts[0] not in ("..", "__pycache__"):
                found.add(Path(distribution.locate_file(file.parts[0])))
        needs = map(Requirement, distribution.requires or [])
        todo += [n.name for n in needs if n.marker is None or n.marker.evaluate({"extra": ""})]
    return sorted(path for path in found if path.exists())


lent: set[int] = set()  # to sandboxes that run now
_next_uid = itertools.cycle(range(0x20000000, 0x20000000 + 128))
_lending = threading.Lock()


@contextlib.contextmanager
def spare_uid() -> Iterator[int | None]:
    """Root lends each running sandbox a uid that nobody has; an ordinary user needs none.

    The kernel counts processes by uid over the whole machine, so two sandboxes must not share one.
    """
    if os.geteuid() != 0:
        yield None
        return
    with _lending:
        uid = next(uid for uid in _next_uid if uid not in lent)
        lent.add(uid)
    try:
        yield uid + os.getpid() % (1 << 22) * 128
    finally:
        with _lending:
            lent.remove(uid)


def readable_once(data: bytes) -> IO[bytes]:
    """A few bytes as an open file."""
    read, write = os.pipe()
    os.write(write, data)
    os.close(write)
    return open(read, "rb")
