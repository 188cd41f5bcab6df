"""One fresh bubblewrap for one submission, and the requests that cross into it.

Inside there is a Python with numpy and matplotlib, and nothing else to read: no network, no
/proc, no home, no course. What a submission may use up is bounded by `Limits`. The process is
killed as soon as it breaks one, and `Stopped` says which.
"""

import contextlib
import itertools
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from grader.running import inside, seccomp, usage, walls, wire
from grader.running.walls import SandboxError

START_SECONDS = 60  # a cold, busy machine; no learner's code has run yet
LOOK_SECONDS = 0.1  # between two looks at the memory of all processes
TAIL = 2000  # bytes of output kept to explain a sandbox that does not start
MIB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What one submission may use; seconds, MiB and counts."""

    cell: float = 10.0
    call: float = 5.0
    wall: float = 120.0
    cpu: int = 60
    memory: int = 2048
    processes: int = 16
    file: int = 16
    output: int = 1
    open_files: int = 64

    def resources(self) -> dict[str, int]:
        """The part that the kernel enforces, by the names of `resource.RLIMIT_…`."""
        return {
            "AS": self.memory * MIB,
            "CPU": self.cpu,
            "NPROC": self.processes,
            "FSIZE": self.file * MIB,
            "NOFILE": self.open_files,
            "CORE": 0,
        }


class Stopped(Exception):
    """The sandbox was stopped: ``timeout``, ``memory``, ``died``, ``output`` or ``protocol``."""

    def __init__(self, reason: str, detail: str):
        super().__init__(detail)
        self.reason = reason


class Sandbox:
    """A running sandbox; a context manager. ``isolated=False`` runs without bubblewrap.

    ``numbers`` is what ``variant()`` gives in it: plain JSON.
    """

    def __init__(
        self,
        limits: Limits,
        isolated: bool = True,
        until: float | None = None,
        numbers: dict | None = None,
    ):
        self._limits, self._numbers = limits, numbers or {}
        self._until = until if until is not None else time.monotonic() + limits.wall
        self._ids = itertools.count(1)
        self._reader = wire.Reader()
        self._tail, self._printed = b"", 0
        self._next_look = time.monotonic() + LOOK_SECONDS
        self._open = contextlib.ExitStack()
        try:
            self._start(isolated)
            self.uid = self._await(0, b"", time.monotonic() + START_SECONDS).get("value")
        except (OSError, Stopped) as error:
            if isinstance(error, Stopped):
                with contextlib.suppress(BlockingIOError):
                    self._tail += os.read(self._output.fileno(), TAIL)
            self.close()
            said = self._tail.decode(errors="replace").strip()
            raise SandboxError(f"the sandbox did not start ({error}) {said}".strip()) from None
        except BaseException:
            self.close()
            raise

    def _start(self, isolated: bool) -> None:
        environment = _environment(isolated)
        uid = self._open.enter_context(walls.spare_uid())
        self._wire, theirs = map(self._open.enter_context, socket.socketpair())
        program = _program(self._limits, self._numbers, theirs.fileno(), isolated)
        files = [theirs.fileno()]
        if isolated:
            program = walls.bubblewrap(uid, self._limits.file * MIB, environment) + program
            if (calls := seccomp.program()) is not None:
                files.append(self._open.enter_context(walls.readable_once(calls)).fileno())
                program[1:1] = ["--seccomp", str(files[-1])]
        self._process = subprocess.Popen(
            program,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=files,
            env=environment,
            cwd="/",
            start_new_session=True,
        )
        theirs.close()
        self._open.callback(self._kill)
        self._output = self._open.enter_context(self._process.stdout)
        self._selector = self._open.enter_context(selectors.DefaultSelector())
        for stream in (self._wire, self._output):
            os.set_blocking(stream.fileno(), False)
            self._selector.register(stream, selectors.EVENT_READ)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def request(self, op: str, seconds: float, **fields) -> dict:
        """Send one request and return its reply; Stopped where a limit ended the sandbox."""
        number = next(self._ids)
        frame = wire.pack({"id": number, "op": op, **fields})
        try:
            self._unasked()
            reply = self._await(number, frame, min(time.monotonic() + seconds, self._until))
        except Stopped:
            self.close()
            raise
        return reply

    def memory(self) -> int:
        """Bytes that all its processes hold."""
        return usage.memory(self._process.pid)

    def close(self) -> None:
        """Kill it with all that it started."""
        self._open.close()

    def _kill(self) -> None:
        if self._process.poll() is None:  # bubblewrap's first process takes the rest along
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def _unasked(self) -> None:
        """Bytes that come before they are asked for are no answer of ours."""
        self._read()
        if self._reader.pending:
            raise Stopped("protocol", "it wrote on the wire unasked")

    def _read(self) -> None:
        try:
            data = self._wire.recv(1 << 20)
        except BlockingIOError:
            return
        except ConnectionError:
            data = b""
        if not data:
            raise self._death()
        self._reader.feed(data)

    def _drain(self) -> None:
        try:
            data = os.read(self._output.fileno(), 1 << 16)
        except BlockingIOError:
            return
        if not data:
            self._selector.unregister(self._output)
        self._tail = (self._tail + data)[-TAIL:]
        self._printed += len(data)
        if self._printed > self._limits.output * MIB:
            raise Stopped("output", f"it printed more than {self._limits.output} MiB")

    def _await(self, number: int, frame: bytes, deadline: float) -> dict:
        """Write ``frame`` and read the reply, listening to the output all the while."""
        unsent = memoryview(frame)
        while True:
            events = selectors.EVENT_READ | (selectors.EVENT_WRITE if unsent else 0)
            self._selector.modify(self._wire, events)
            self._look()
            left = deadline - time.monotonic()
            if left <= 0:
                raise Stopped("timeout", "its time was up")
            ready = self._selector.select(min(left, LOOK_SECONDS))
            for key, mask in ready:
                if key.fileobj is self._output:
                    self._drain()
                    continue
                if mask & selectors.EVENT_WRITE and unsent:
                    unsent = unsent[self._write(unsent) :]
                if mask & selectors.EVENT_READ:
                    self._read()
            try:
                message = self._reader.next()
            except wire.ProtocolError as error:
                raise Stopped("protocol", f"it sent {error}") from None
            if message is not None:
                return self._reply(message["message"], number)

    def _look(self) -> None:
        """Each process has its limit; here they are counted together."""
        if time.monotonic() < self._next_look:
            return
        if self.memory() > self._limits.memory * MIB:
            raise Stopped("memory", f"its processes needed more than {self._limits.memory} MiB")
        self._next_look = time.monotonic() + LOOK_SECONDS

    def _write(self, data: memoryview) -> int:
        try:
            return self._wire.send(data)
        except BlockingIOError:
            return 0
        except ConnectionError:
            raise self._death() from None

    def _reply(self, reply, number: int) -> dict:
        known = isinstance(reply, dict) and type(reply.get("id")) is int and reply["id"] == number
        if not known or self._reader.pending:
            raise Stopped("protocol", "it sent something that is no reply")
        error = reply.get("error")
        if isinstance(error, dict) and str(error.get("kind")) == "memory":
            raise Stopped("memory", f"it needed more than {self._limits.memory} MiB")
        return reply

    def _death(self) -> Stopped:
        try:
            code = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return Stopped("died", "it closed the wire")
        # Without bubblewrap a signal is a negative code, within it 128 + signal.
        if code in (-signal.SIGXCPU, 128 + signal.SIGXCPU):
            return Stopped("timeout", f"it used more than {self._limits.cpu} s of processor time")
        return Stopped("died", f"its process ended with status {code}")


def _program(limits: Limits, numbers: dict, channel: int, isolated: bool) -> list[str]:
    """The command that starts `inside.main`: no site-packages but ours, no user's settings."""
    folder = "/grader" if isolated else str(Path(inside.__file__).parent)
    config = {"limits": limits.resources(), "numbers": numbers, "channel": channel}
    python = os.path.realpath(getattr(sys, "_base_executable", sys.executable))
    return [python, "-S", "-s", "-B", f"{folder}/inside.py", json.dumps(config)]


def _environment(isolated: bool) -> dict[str, str]:
    # One thread: with more, sums come in another order and differ in their last bits.
    one = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    return {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": "/packages" if isolated else str(walls.packages()[0].parent),
        "HOME": "/tmp",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
        "MPLBACKEND": "agg",
        "MPLCONFIGDIR": "/tmp",
        **dict.fromkeys(one, "1"),
    }
