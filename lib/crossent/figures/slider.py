"""A slider without a kernel: one element that holds the first frame and what changes."""

import html
import json
import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from .svg import KEY, markup

# `currentScript` finds the right figure even where the same one stands twice on a page; it is null
# where a notebook program runs scripts apart from their place. The elements are counted once,
# before any group is written anew.
_SCRIPT = """
(() => {
  const here = document.currentScript;
  const figure = here && here.closest("figure")
    || document.getElementById("KEY").closest("figure");
  if (figure.explored) return;
  figure.explored = true;
  const find = selector => figure.querySelector(selector);
  const {texts, alts, slots} = JSON.parse(find("script").textContent);
  const svg = find("svg"), input = find("input"), all = svg.querySelectorAll("*");
  const show = () => {
    const frame = input.value;
    for (const [i, name, values] of slots) {
      if (!name) all[i].innerHTML = values[frame];
      else if (values[frame] === null) all[i].removeAttribute(name);
      else all[i].setAttribute(name, values[frame]);
    }
    svg.setAttribute("aria-label", alts[frame]);
    find("output").textContent = texts[frame];
    input.setAttribute("aria-valuetext", find("label").textContent + " = " + texts[frame]);
  };
  input.addEventListener("input", show);
  show();
  find("[hidden]").hidden = false;
})();
"""


def slider(
    frames: Sequence[Element],
    *,
    start: int,
    texts: Sequence[str],
    alts: Sequence[str],
    label: str,
) -> str:
    """Return the control and its script, which move the SVG of frame `start` before them."""
    data = {"texts": texts, "alts": alts, "slots": changes(frames, start)}
    # "</script>" in a text would end the element, and "<!--" would hide its end.
    data = re.sub(r"<(?=[/!])", r"\\u003c", json.dumps(data, ensure_ascii=False))
    label, text = html.escape(label), html.escape(texts[start])
    # The value is silent as an output: the input says it already, as its own value. The margin
    # leaves room for the ring of the focus, which a scrolling parent would cut off.
    return (
        '<div hidden style="margin-top:.5rem">'
        f'<label for="{KEY}-input">{label}</label> = '
        f'<output for="{KEY}-input" aria-live="off" style="font-variant-numeric:tabular-nums">'
        f'{text}</output><input id="{KEY}-input" type="range" min="0" max="{len(frames) - 1}"'
        f' value="{start}" autocomplete="off" aria-valuetext="{label} = {text}"'
        f' aria-describedby="{KEY}"'
        ' style="display:block;width:calc(100% - 8px);height:28px;margin:0 4px"></div>'
        f'<script type="application/json">{data}</script>'
        f"<script>{_SCRIPT.replace('KEY', KEY)}</script>"
    )


def changes(frames: Sequence[Element], start: int) -> list[tuple[int, str, list[str | None]]]:
    """List what differs: (index of the element, attribute, its value in each frame).

    Elements are counted as ``svg.querySelectorAll("*")`` counts them in the frame `start`. Where
    the elements inside differ, the attribute is "" and the values are all that is inside.
    """
    index = {id(element): i for i, element in enumerate(frames[start].iter(), start=-1)}
    slots = []

    def compare(elements: Sequence[Element]) -> None:
        here = index[id(elements[start])]
        for name in sorted(set().union(*(element.attrib for element in elements))):
            values = [element.get(name) for element in elements]
            if len(set(values)) > 1:
                slots.append((here, name, values))
        if len({tuple(child.tag for child in element) for element in elements}) > 1:
            slots.append((here, "", ["".join(map(markup, element)) for element in elements]))
        else:
            for children in zip(*elements, strict=True):
                compare(children)

    compare(frames)
    return slots
