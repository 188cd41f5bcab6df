"""The code cells of a submitted notebook, as Python."""

import re

from IPython.core.inputtransformer2 import TransformerManager
from nbformat import convert, reader

MAX_BYTES = 50 << 20
MAX_CELLS = 1000
# IPython's transformer reads a cell again after each magic: a cell full of them takes minutes.
MAX_WORK = 500_000  # characters read, in a notebook
MAGIC = re.compile(r"[%!?]|^\s*[,;/]", re.MULTILINE)


class Unreadable(ValueError):
    """The file is no notebook; the message says why."""


def code_cells(data: bytes) -> list[tuple[int, str]]:
    """The (number, Python source) of the code cells, numbered from 1 as a reader counts them.

    Any version of the format is read. Metadata, outputs and other cells decide nothing.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(f"more than {MAX_BYTES >> 20} MiB")
    try:
        # Not validated: an old or untidy notebook is read all the same.
        notebook = convert(reader.reads(data.decode("utf-8-sig")), 4)
        sources = [str(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]
    except (RecursionError, reader.NotJSONError, UnicodeDecodeError):
        raise Unreadable("not JSON: the upload may be damaged or another kind of file") from None
    except Exception as error:  # nbformat raises what it stumbles over
        raise Unreadable(f"JSON, but no notebook ({type(error).__name__})") from None
    if len(sources) > MAX_CELLS:
        raise Unreadable(f"more than {MAX_CELLS} code cells")
    cells, work = [], 0
    for number, source in enumerate(sources, 1):
        work += len(source) * (1 + len(MAGIC.findall(source)))
        cells.append((number, as_python(source) if work <= MAX_WORK else source))
    return cells


def as_python(source: str) -> str:
    """A cell with IPython's magics turned into calls; what cannot be turned stays as it is."""
    try:
        return TransformerManager().transform_cell(source)
    except Exception:
        return source
