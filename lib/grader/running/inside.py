"""What runs a learner's code: cells one by one, then calls of what they defined.

In a sandbox this file is the program (``main``); in a learner's own kernel ``respond`` answers
``check``. Both give the same values, since both cross the wire. Nothing here is trusted with a
score. This file enters the sandbox: standard library and numpy alone.
"""

import builtins
import contextlib
import copy
import io
import json
import linecache
import os
import sys
import types
import warnings

if __name__ == "__main__":  # in the sandbox its folder holds these two files and nothing else
    import wire
else:
    from grader.running import wire

NOT_ANSWERED = "unanswered"
TEXT = 300  # characters of an error message that travel


def respond(namespace: dict, frame: bytes) -> bytes:
    """Do what one request frame asks in ``namespace`` and return the frame of the reply.

    Requests are ``{"id", "op": "cell" | "call" | "value", …}``; a reply has the same id and either
    ``value`` or ``error`` (``{"kind", "type", "message", "cell", "line"}``).
    """
    request = wire.unpack(frame)
    reply = {"id": request["id"]}
    try:
        reply["value"] = OPERATIONS[request["op"]](namespace, request)
        if reply["value"] is Ellipsis:
            raise NotImplementedError
        return wire.pack(reply)
    except wire.NotPlain as error:
        reply["error"] = {"kind": "not plain", "message": str(error)}
    except NotImplementedError:
        reply["error"] = {"kind": NOT_ANSWERED, "message": ""}
    except _Missing as error:
        reply["error"] = {"kind": NOT_ANSWERED, "message": str(error)}
    except (Exception, SystemExit) as error:
        reply["error"] = _describe(error, namespace)
    reply.pop("value", None)
    return wire.pack(reply)


class _Missing(LookupError):
    """A name that the learner has not defined."""


def _cell(namespace, request):
    import ast

    name = f"<cell {request['number']}>"
    source = request["source"]
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    code = compile(source, name, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    result = eval(code, namespace)
    if result is not None:  # a cell with await at the top is a coroutine
        import asyncio

        asyncio.run(result)


def _call(namespace, request):
    function = _value(namespace, request)
    if function is Ellipsis:
        return function
    if not callable(function):
        raise TypeError(f"{request['name']} is a {type(function).__name__}, not a function")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        value = function(*request["args"], **request["kwargs"])
    return request["args"] if request.get("after") else value


def _value(namespace, request):
    try:
        return namespace[request["name"]]
    except KeyError:
        raise _Missing(f"nothing is called {request['name']}; did its cell run?") from None


OPERATIONS = {"cell": _cell, "call": _call, "value": _value}


def _describe(error: BaseException, namespace: dict) -> dict:
    """The learner's own error with the learner's own line: no other frame is of use to them."""
    try:
        message = str(error)[:TEXT]
    except Exception:
        message = ""
    place = {"cell": "", "line": 0, "source": ""}
    if isinstance(error, SyntaxError):
        place = {"cell": "", "line": error.lineno or 0, "source": (error.text or "").strip()}
        message = (error.msg or "")[:TEXT]
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals is namespace:
            file = trace.tb_frame.f_code.co_filename
            source = linecache.getline(file, trace.tb_lineno).strip()
            place = {"cell": file, "line": trace.tb_lineno, "source": source}
        trace = trace.tb_next
    place["cell"] = place["cell"].strip("<>") if place["cell"].startswith("<cell ") else ""
    place["source"] = place["source"][:TEXT]
    kind = "memory" if isinstance(error, MemoryError) else "error"
    return {"kind": kind, "type": type(error).__name__[:80], "message": message, **place}


def quietly(namespace: dict, frame: bytes) -> bytes:
    """``respond`` without the prints of the learner's code: for their own kernel."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return respond(namespace, frame)


# From here on: the sandbox alone.


def main() -> None:
    """Set the limits, prepare the stubs, say that it is ready, and answer until the wire closes."""
    config = json.loads(sys.argv[1])
    sys.argv[:] = [""]
    _limit(config["limits"])
    del sys.path[0]  # the folder of this file
    namespace = _prepare(config["numbers"])
    channel, reader = config["channel"], wire.Reader()
    _send(channel, wire.pack({"id": 0, "value": os.getuid()}))
    while True:
        data = os.read(channel, 1 << 16)
        if not data:
            os._exit(0)
        reader.feed(data)
        while (message := reader.next()) is not None:
            reply, number = None, message["message"]["id"]
            try:
                reply = respond(namespace, wire.pack(message["message"]))
            except MemoryError:
                pass
            except BaseException as error:  # KeyboardInterrupt and the like end one cell, not all
                reply = wire.pack({"id": number, "error": _describe(error, {})})
            if reply is None:  # too little was left to say so: the error no longer holds its frames
                namespace.clear()
                reply = wire.pack({"id": number, "error": {"kind": "memory"}})
            with contextlib.suppress(Exception):
                sys.stdout.flush()
            _send(channel, reply)


def _send(channel: int, frame: bytes) -> None:
    view = memoryview(frame)
    while view:
        view = view[os.write(channel, view) :]


def _limit(limits: dict) -> None:
    import resource

    for name, value in limits.items():
        number = getattr(resource, f"RLIMIT_{name}")
        # One second more for CPU: the soft limit's signal tells the grader why the process ended.
        hard = value + (name == "CPU")
        resource.setrlimit(number, (value, hard))


def _prepare(numbers: dict) -> dict:
    """A fresh ``__main__`` with stubs for what a notebook has and a sandbox has not.

    ``variant`` gives the numbers that the grader sent, a fresh copy each time.
    """
    import random

    import numpy as np

    random.seed(0)
    np.random.seed(0)
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    shell = _Shell(module.__dict__)
    builtins.get_ipython = lambda: shell
    for name in ("display", "exit", "help", "quit"):
        setattr(builtins, name, _nothing)
    _stub(
        "grader", check=_nothing, progress=_nothing, variant=lambda *_, **__: copy.deepcopy(numbers)
    )
    display = _stub("IPython.display", **dict.fromkeys(DISPLAY, _nothing))
    # matplotlib asks for IPython's version and registers an event with its shell.
    _stub("IPython", get_ipython=lambda: shell, display=display, version_info=(9, 0))
    return module.__dict__


DISPLAY = "display HTML Markdown Math Latex Image SVG Code clear_output set_matplotlib_formats"
DISPLAY = DISPLAY.split()


def _nothing(*args, **kwargs):
    return None


def _stub(name: str, **members) -> types.ModuleType:
    module = types.ModuleType(name)
    module.__dict__.update(members)
    sys.modules[name] = module
    return module


class _Shell:
    """Stands for IPython: display magics do nothing, ``%time`` and its like run what they time."""

    RUN = ("time", "timeit", "capture", "prun")

    def __init__(self, namespace):
        self.user_ns = namespace

    def run_cell_magic(self, name, line, cell):
        if name in self.RUN:
            exec(compile(cell, "<cell magic>", "exec", dont_inherit=True), self.user_ns)

    def run_line_magic(self, name, line, *args):
        if name == "time":
            exec(compile(line, "<line magic>", "exec", dont_inherit=True), self.user_ns)

    def __getattr__(self, name):
        return _Anything()


class _Anything:
    """Can be called, and has every attribute."""

    __call__ = staticmethod(_nothing)

    def __getattr__(self, name):
        return _Anything()


if __name__ == "__main__":
    main()
