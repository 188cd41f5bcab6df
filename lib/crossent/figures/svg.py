"""What matplotlib draws, as frames of SVG that are short and share their definitions."""

import io
import re
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element, fromstring, tostring

from matplotlib import style as mpl_style
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from .style import RC

Draw = Callable[[Axes], object]

# Stands for the picture's name in every id until the picture is shown. It is a private character,
# so it occurs in no text of an author.
KEY = "\ue000"

_GEOMETRY = {"d", "x", "y", "width", "height", "transform"}
_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))


def render(draws: Sequence[Draw], size: tuple[float, float]) -> tuple[list[Element], Element]:
    """Draw each frame; return the frames and the definitions (glyphs, clips) that they share."""
    shared: dict[str, str] = {}
    # From matplotlib's defaults: a reader's own settings must not change the course's figures.
    with mpl_style.context(["default", RC]):
        frames = [_clean(fromstring(text), shared) for text in _as_svg(draws, size)]
    defs = Element("defs")
    for content, name in shared.items():
        definition = fromstring(content)
        definition.set("id", name)
        defs.append(definition)
    return frames, defs


def markup(element: Element) -> str:
    """Return the element as markup, in the form that HTML and XML share."""
    return tostring(element, "unicode").replace(" />", "/>")


def _as_svg(draws: Sequence[Draw], size: tuple[float, float]) -> list[str]:
    figures, boxes = [], []
    for draw in draws:
        figure = Figure(figsize=size, layout="constrained")
        FigureCanvasSVG(figure)
        axes = figure.subplots()
        draw(axes)
        figure.draw_without_rendering()
        figure.set_layout_engine("none")
        figures.append((figure, axes))
        boxes.append(axes.get_position(original=True).extents)
    # One box that fits the labels of every frame, or the axes would jump while the slider moves.
    edges = zip((max, max, min, min), zip(*boxes, strict=True), strict=True)
    left, bottom, right, top = (inner(edge) for inner, edge in edges)
    texts = []
    for figure, axes in figures:
        axes.set_position((left, bottom, right - left, top - bottom))
        stream = io.StringIO()
        figure.savefig(stream, format="svg", metadata=_NO_METADATA)
        texts.append(stream.getvalue())
    return texts


def _clean(root: Element, shared: dict[str, str]) -> Element:
    """Shorten one frame, and move its definitions to `shared` (content: id)."""
    for element in root.iter():
        element.tag = _local(element.tag)
        element.text = element.tail = None
        element.attrib = {_local(k): _short(_local(k), v) for k, v in element.attrib.items()}
        moved = re.fullmatch(r"translate\(([-\d.]+) 0\)", element.get("transform", ""))
        if element.tag == "use" and moved:  # a letter in its line: the most frequent element
            del element.attrib["transform"]
            element.set("x", moved[1])
    names = {}
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == "defs":
                parent.remove(child)
                names |= _share(child, shared)
    for element in root.iter():
        element.attrib.pop("id", None)
        for name, value in element.attrib.items():
            if "#" in value:
                element.set(name, re.sub(r"(?<=#)[\w-]+", lambda m: names.get(m[0], m[0]), value))
    return root


def _share(defs: Element, shared: dict[str, str]) -> dict[str, str]:
    """Add definitions to `shared`; return the new id for each old one."""
    names = {}
    for definition in defs:
        if definition.tag != "style":  # it would restyle the whole page; `picture` says the same
            old = definition.attrib.pop("id")
            names[old] = shared.setdefault(tostring(definition, "unicode"), f"{KEY}-{len(shared)}")
    return names


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _short(name: str, value: str) -> str:
    if name in _GEOMETRY:
        value = re.sub(r"-?\d+\.\d+", lambda m: _rounded(float(m[0])), value)
        value = re.sub(r"\s*([A-Za-z(),])\s*", r"\1", value).strip()
        return _in_steps(value) if re.fullmatch(r"M[-\d. ]+(L[-\d. ]+){2,}z?", value) else value
    if name == "style":
        value = re.sub(r"([:;])\s+", r"\1", value)
    return value.replace("#000000", "currentColor")


def _rounded(x: float) -> str:
    # A hundredth of a point is not seen; a scale below 1 multiplies what is large.
    return f"{x:.{2 if abs(x) >= 1 else 6}f}".rstrip("0").rstrip(".")


def _in_steps(polyline: str) -> str:
    """Write a polyline as steps from point to point, which take half the digits."""
    # In whole hundredths, so that rounding errors do not add up along the line.
    x, y, *rest = (round(100 * float(number)) for number in re.findall(r"-?[\d.]+", polyline))
    text = f"M{_rounded(x / 100)} {_rounded(y / 100)}l"
    for next_x, next_y in zip(rest[::2], rest[1::2], strict=True):
        text += f" {_rounded((next_x - x) / 100)} {_rounded((next_y - y) / 100)}"
        x, y = next_x, next_y
    text = re.sub(r" (-?)0\.", r" \1.", text).replace(" -", "-").replace("l ", "l")
    return text + ("z" if polyline.endswith("z") else "")
