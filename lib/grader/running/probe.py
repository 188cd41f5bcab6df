"""Does the sandbox hold on this machine? Asked of a real one, not of a version number."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from grader.running.sandbox import Limits, Sandbox, Stopped
from grader.running.walls import SandboxError

# Runs inside and reports what it could do; each entry should be False.
CODE = """
import ctypes, os, socket

kernel = ctypes.CDLL(None)

def can(action):
    try:
        return bool(action())
    except Exception:
        return False

def fork_many():
    pids, ready = [], os.pipe()
    try:
        for _ in range({processes} + 8):
            pid = os.fork()
            if pid == 0:
                os.read(ready[0], 1)
                os._exit(0)
            pids.append(pid)
        return True
    finally:
        os.close(ready[1])

def fill(folder):
    with open(folder + "/probe", "wb") as file:
        for _ in range({file} + 8):
            file.write(bytes(1 << 20))
    return True

found = {{
    "root": os.getuid() == 0,
    "network": can(lambda: [name for _, name in socket.if_nameindex() if name != "lo"]),
    "files": can(lambda: open({canary!r}).read()) or can(lambda: os.listdir({folder!r})),
    "writing": any(can(lambda d=d: open(d + "/probe", "w")) for d in ("/", "/dev", "/dev/shm")),
    "room": can(lambda: fill("/tmp")),
    "memory": can(lambda: bytearray({memory} << 20)),
    "shared": can(lambda: kernel.shmget(0, 1 << 20, 0o600) != -1 or os.memfd_create("probe")),
    "namespaces": can(lambda: kernel.unshare(0x10000000) == 0),
    "processes": can(fork_many),
}}
"""
LAYERS = {
    "root": ("runs as nobody in particular", "the submission runs as root"),
    "network": ("has no network", "the submission sees the network"),
    "files": ("sees no files of this machine", "the submission reads this machine's files"),
    "writing": ("/, /dev and /dev/shm are read-only", "the submission can write outside /tmp"),
    "room": ("/tmp is bounded", "the submission can fill /tmp without end"),
    "memory": ("memory is bounded", "the submission can take more memory than its limit"),
    "shared": ("shared memory is refused", "the submission can take memory that nothing counts"),
    "namespaces": ("starts no sandbox of its own", "the submission can start its own namespace"),
    "processes": ("processes are bounded", "the submission can start processes without end"),
}
REMEDY = (
    "install bubblewrap (Debian, Ubuntu: apt install bubblewrap; Fedora: dnf install bubblewrap). "
    "Where Ubuntu 24.04 or later refuses user namespaces, give bwrap an AppArmor profile that "
    "allows userns. On macOS and Windows grade in a Linux machine, container VM or WSL2"
)


@dataclass(frozen=True)
class Layer:
    """One thing that the sandbox must do, and whether it did."""

    holds: bool
    text: str


def probe() -> list[Layer]:
    """Start a sandbox and try each wall from within; all must hold before anything is graded."""
    limits = Limits(processes=8, file=4, memory=512)
    home = os.path.expanduser("~")  # not there, or not writable, for some service accounts
    with tempfile.TemporaryDirectory(dir=home if os.access(home, os.W_OK) else None) as folder:
        canary = Path(folder) / "canary"
        canary.write_text("seen")
        names = {"canary": str(canary), "folder": folder, **vars(limits)}
        try:
            with Sandbox(limits) as sandbox:
                fields = {"number": 1, "source": CODE.format(**names)}
                reply = sandbox.request("cell", 20, **fields)
                found = sandbox.request("value", 5, name="found").get("value")
                counted = sandbox.memory() > 4 << 20  # Python alone takes more
        except (SandboxError, Stopped) as error:
            return [Layer(False, f"{error}; {REMEDY}")]
    if "error" in reply or not isinstance(found, dict):
        return [Layer(False, f"the probe did not run: {reply.get('error')}")]
    layers = [Layer(True, "a sandbox starts, with numpy in it")]
    layers += [Layer(counted, "the memory of all processes is counted together")]
    return layers + [Layer(not found[name], LAYERS[name][found[name]]) for name in LAYERS]
