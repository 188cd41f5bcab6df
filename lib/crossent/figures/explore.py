"""A figure with a slider, which moves in a notebook and on a page without any kernel."""

import math
import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from numbers import Integral, Real
from xml.etree.ElementTree import Element

from matplotlib.axes import Axes

from .slider import slider
from .still import check_alt, on_page, picture, with_unique_ids
from .svg import render


def explore(
    draw: Callable[[Axes, object], object],
    *,
    alt: Callable[[object], str],
    caption: str | None = None,
    size: tuple[float, float] = (6.4, 3.6),
    start: object = None,
    label: str | None = None,
    format: str | None = None,
    **parameter: Iterable,
) -> "Explorer":
    """Draw a figure with a slider: ``explore(draw, alt=lambda w: f"…", w=np.linspace(-3, 3, 13))``.

    Parameters
    ----------
    draw : callable
        ``draw(ax, value)`` draws one frame. Frames of the same artists make the smallest page.
    alt : callable
        ``alt(value)`` says what a person would see in that frame.
    caption, size
        As for `figure`.
    start : optional
        The value shown first, or an index into the values; the middle one if not given.
    label, format : str, optional
        What stands beside the slider (the parameter's name), and how a value is written ("{:.2f}").
    **parameter
        Exactly one name with its values, two or more; otherwise a ValueError.
    """
    name, values = _one_parameter(parameter)
    if not callable(alt):
        raise ValueError(
            f"explore: alt = {alt!r} is not a function of the value; "
            f'write alt=lambda {name}: f"…" so that the text follows the picture'
        )
    words = {
        "start": _index(start, values, name),
        "texts": _texts(values, format),
        "alts": [check_alt(alt(value), f"explore, {name} = {value}") for value in values],
        "label": name if label is None else label,
    }
    frames, defs = render([lambda ax, value=value: draw(ax, value) for value in values], size)
    return Explorer(frames, defs, **words, caption=caption, width=size[0])


@dataclass(repr=False, eq=False)
class Explorer:
    """A figure with a slider, as `explore` returns it."""

    frames: list[Element]
    defs: Element
    start: int
    texts: list[str]
    alts: list[str]
    label: str
    caption: str | None
    width: float

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, object]:
        plain = {"text/plain": self.alts[self.start]}
        if _kernel_is_live():
            try:
                return self._widget()._repr_mimebundle_() | plain
            except ImportError:
                pass  # no ipywidgets beside this kernel: the page's own slider does the same
        control = slider(
            self.frames, start=self.start, texts=self.texts, alts=self.alts, label=self.label
        )
        return {"text/html": with_unique_ids(self._frame(self.start, control))} | plain

    def _frame(self, i: int, control: str = "") -> str:
        shown = picture(self.frames[i], self.defs, self.alts[i])
        return on_page(shown + control, self.caption, self.width)

    def _widget(self):
        from ipywidgets import HTML, Layout, SelectionSlider, VBox

        control = SelectionSlider(
            options=[(text, i) for i, text in enumerate(self.texts)],
            value=self.start,
            description=self.label,
            continuous_update=True,
            style={"description_width": "initial"},
            layout=Layout(width="100%", max_width=f"{self.width}in"),
        )
        shown = HTML(with_unique_ids(self._frame(self.start)))

        def show(change: dict) -> None:
            shown.value = with_unique_ids(self._frame(change["new"]))

        control.observe(show, "value")
        return VBox([shown, control])


def _kernel_is_live() -> bool:
    if os.environ.get("CROSSENT_STATIC") == "1" or "IPython" not in sys.modules:
        return False
    return getattr(sys.modules["IPython"].get_ipython(), "kernel", None) is not None


def _one_parameter(parameter: dict[str, Iterable]) -> tuple[str, list]:
    if len(parameter) != 1:
        raise ValueError(
            f"explore: {len(parameter)} parameters ({', '.join(parameter) or 'none'}) instead of "
            "one; name one and give its values, such as w=np.linspace(-3, 3, 13)"
        )
    [(name, values)] = parameter.items()
    if not isinstance(values, Iterable) or len(values := list(values)) < 2:
        raise ValueError(f"explore: {name} = {values!r} is not a list of two or more values")
    return name, values


def _index(start: object, values: list, name: str) -> int:
    if start is None:
        return len(values) // 2
    for i, value in enumerate(values):
        if isinstance(value, Real) and isinstance(start, Real):
            # A value of a grid differs from the decimal that one writes by a rounding error.
            same = math.isclose(value, start, rel_tol=1e-9, abs_tol=1e-12)
        else:
            same = type(value) is type(start) and value == start
        if same:
            return i
    if isinstance(start, Integral) and -len(values) <= start < len(values):
        return start % len(values)
    raise ValueError(
        f"explore: start = {start!r} is neither one of the values of {name} nor an index"
    )


def _texts(values: list, format: str | None) -> list[str]:
    if format is not None:
        texts = [format.format(value) for value in values]
    elif any(not isinstance(value, Real) for value in values):
        return [str(value) for value in values]
    elif all(isinstance(value, Integral) for value in values):
        texts = [str(value) for value in values]
    else:
        for digits in range(2, 10):  # the first number of digits that tells the values apart
            texts = [f"{float(value):z.{digits}f}" for value in values]
            if len(set(texts)) == len(texts):
                break
    return [re.sub(r"-(?=[\d.])", "\N{MINUS SIGN}", text) for text in texts]
