"""The code cells of a submitted notebook, as Python."""

import json
import warnings

import nbformat
from IPython.core.inputtransformer2 import TransformerManager

MAX_BYTES = 50 << 20
MAX_MAGIC = 20_000  # characters; IPython's transformer takes quadratic time on cells full of magics


class Unreadable(ValueError):
    """The file is no notebook; the message says why."""


def code_cells(data: bytes) -> list[tuple[int, str]]:
    """The (number, Python source) of the code cells, numbered from 1 as a reader counts them.

    Any version of the format is read. Metadata, outputs and other cells decide nothing.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(f"{len(data) >> 20} MiB, more than the {MAX_BYTES >> 20} that are read")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an old or untidy notebook is read all the same
            notebook = nbformat.reads(data.decode("utf-8-sig"), as_version=4)
        sources = [str(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]
    except (RecursionError, json.JSONDecodeError, UnicodeDecodeError):
        raise Unreadable("not JSON: the upload may be damaged or another kind of file") from None
    except Exception as error:  # nbformat raises what it stumbles over
        raise Unreadable(f"JSON, but no notebook ({type(error).__name__})") from None
    return [(number, as_python(source)) for number, source in enumerate(sources, 1)]


def as_python(source: str) -> str:
    """A cell with IPython's magics turned into calls; what cannot be turned stays as it is."""
    if len(source) > MAX_MAGIC:
        return source
    try:
        return TransformerManager().transform_cell(source)
    except Exception:
        return source
