"""One still figure, and what every figure needs to stand on a page."""

import html
from collections import Counter
from hashlib import sha256
from xml.etree.ElementTree import Element

from .svg import KEY, Draw, markup, render

_PX = 96  # CSS pixels in an inch; matplotlib's SVG counts 72 points

_times_shown: Counter[str] = Counter()


def figure(
    draw: Draw, *, alt: str, caption: str | None = None, size: tuple[float, float] = (6.4, 3.6)
) -> "Still":
    """Draw a still figure that follows light and dark, and has a text alternative.

    Parameters
    ----------
    draw : callable
        ``draw(ax)`` draws into a fresh `matplotlib.axes.Axes`. Black becomes the page's ink.
    alt : str
        What a person would see, with the numbers that matter. A ValueError if it says nothing.
    caption : str, optional
        Plain text below the picture: what to look for.
    size : (float, float)
        Width and height in inches; 6.4 inches are 614 px on a page.
    """
    check_alt(alt, "figure")
    [frame], defs = render([draw], size)
    return Still(on_page(picture(frame, defs, alt), caption, size[0]), alt)


class Still:
    """A still figure, as `figure` returns it; a notebook shows it as HTML."""

    def __init__(self, content: str, alt: str):
        self._content, self._alt = content, alt

    def _repr_mimebundle_(self, include=None, exclude=None) -> dict[str, str]:
        return {"text/html": with_unique_ids(self._content), "text/plain": self._alt}


def check_alt(alt: object, who: str) -> str:
    """Return `alt` if it is a text that says something."""
    if isinstance(alt, str) and alt.strip():
        return alt
    raise ValueError(
        f"{who}: alt = {alt!r} describes nothing; write what a person would see in the figure, "
        "with the numbers that matter"
    )


def picture(frame: Element, defs: Element, alt: str) -> str:
    """Return an inline, responsive SVG with the name `alt`."""
    width, height = (float(number) * _PX / 72 for number in frame.get("viewBox").split()[2:])
    return (
        f'<svg id="{KEY}" role="img" aria-label="{html.escape(alt)}"'
        f' viewBox="{frame.get("viewBox")}" width="{width:g}" height="{height:g}"'
        ' fill="currentColor" style="display:block;max-width:100%;height:auto;'
        'stroke-linejoin:round;stroke-linecap:butt">'
        f"{''.join(map(markup, frame))}{markup(defs)}</svg>"
    )


def on_page(content: str, caption: str | None, width: float) -> str:
    """Put `content` and its caption into a `<figure>` that is `width` inches wide."""
    if caption:
        content += f'<figcaption style="margin-top:.5rem">{html.escape(caption)}</figcaption>'
    return f'<figure style="margin:1rem 0;max-width:{_PX * width:g}px">{content}</figure>'


def with_unique_ids(content: str) -> str:
    """Put a name for `KEY` that depends on the content, and on how often it was shown before."""
    name = "p" + sha256(content.encode()).hexdigest()[:6]
    _times_shown[name] += 1
    again = _times_shown[name]
    return content.replace(KEY, name if again == 1 else f"{name}x{again}")
