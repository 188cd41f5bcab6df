"""Figures say what they show, follow the page, and move without a kernel or a network."""

import gzip
import io
import itertools
import json
import os
import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import matplotlib.image
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import style as mpl_style
from matplotlib.figure import Figure

from crossent.figures import ACCENT, DASHES, MARKERS, MUTED, NEGATIVE, POSITIVE, explore, figure
from crossent.figures.style import RC
from crossent.figures.svg import _short

NASTY = """a "b" 'c' <i>d</i> & </script> <!-- \\ e"""

x = np.linspace(-6, 6, 200)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def still(ax):
    ax.plot(x, sigmoid(x), label=r"$\hat y$")
    ax.plot([0], [0.5], "ko")
    ax.set(xlabel="score $z$", ylabel="probability")
    ax.legend()


def moving(ax, w):
    ax.plot(x, sigmoid(w * x))
    ax.plot([1.5], [sigmoid(1.5 * w)], MARKERS[NEGATIVE], color=NEGATIVE)
    ax.text(-5.8, 0.9, f"slope {w / 4:.2f}")
    ax.set(xlabel="feature $x$ (hours)", ylabel=r"$\sigma(wx)$", xlim=(-6, 6), ylim=(-0.1, 1.1))


def steepness(w):
    return f"An S-shaped curve with slope {w / 4:.2f} at 0."


def exploring(draw=moving, **options):
    options = {"alt": steepness, "w": np.linspace(-3, 3, 13)} | options
    return explore(draw, **options)


def plain(ax, value):
    """Draw what is soon drawn, for tests that look at the words."""
    ax.set_axis_off()


# The same objects are shown again and again, as in a notebook; drawing takes a second.
explored = cache(exploring)
curve = cache(lambda: figure(still, alt="a curve"))


def html(shown):
    return shown._repr_mimebundle_()["text/html"]


def nameless(text):
    """Take out what begins the ids of a figure: it also counts how often the figure was shown."""
    [name] = re.findall(r'<svg id="(p.+?)"', text)
    return text.replace(name, "")


class Tags(HTMLParser):
    """Every tag of a page with its attributes, in order."""

    def __init__(self, text):
        super().__init__()
        self.all = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.all.append((tag, dict(attrs)))

    def values(self, name):
        return [attrs[name] for _, attrs in self.all if name in attrs]


# The palette


def light(colour):
    """Return linear red, green and blue (sRGB, IEC 61966-2-1)."""
    c = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def contrast(a, b):
    """Return the contrast ratio of WCAG 2."""
    low, high = sorted(np.array([0.2126, 0.7152, 0.0722]) @ light(colour) for colour in (a, b))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("page", ["#ffffff", "#121212"])
@pytest.mark.parametrize("colour", [POSITIVE, NEGATIVE, ACCENT, MUTED])
def test_colours_have_a_contrast_of_3_on_light_and_dark_pages(colour, page):
    assert contrast(colour, page) >= 3


# Machado, Oliveira and Fernandes (2009), severity 1: what a reader without one cone sees.
SEEN_BY = {
    "all three cones": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def lab(rgb):
    """Return CIE L*a*b* (D65)."""
    to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    f = np.cbrt(to_xyz @ np.clip(rgb, 0, 1) / np.array([0.9505, 1, 1.089]))
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(a, b, reader):
    return np.linalg.norm(lab(SEEN_BY[reader] @ light(a)) - lab(SEEN_BY[reader] @ light(b)))


@pytest.mark.parametrize("reader", SEEN_BY)
def test_no_two_colours_merge_for_a_colour_blind_reader(reader):
    for a, b in itertools.combinations([POSITIVE, NEGATIVE, ACCENT, MUTED], 2):
        assert distance(a, b, reader) > 20, (a, b)


def test_green_and_red_of_the_articles_merge_more_than_the_palette_does():
    merged = min(distance("#2ca02c", "#d62728", reader) for reader in SEEN_BY)
    assert merged < min(distance(POSITIVE, NEGATIVE, reader) for reader in SEEN_BY) / 2


def test_each_colour_has_a_marker_and_a_dash_of_its_own():
    for signs in (MARKERS, DASHES):
        assert set(signs) == {POSITIVE, NEGATIVE, ACCENT, MUTED}
        assert len(set(signs.values())) == 4


# One still figure


@pytest.mark.parametrize("alt", ["", " \n", None, 3])
def test_a_figure_without_alt_text_is_refused_with_the_value(alt):
    with pytest.raises(ValueError, match=re.escape(f"alt = {alt!r}")):
        figure(still, alt=alt)
    with pytest.raises(ValueError, match=re.escape(f"w = -3.0: alt = {alt!r}")):
        exploring(plain, alt=lambda w: alt)


def test_alt_cannot_be_left_out_or_given_by_place():
    with pytest.raises(TypeError, match="alt"):
        figure(still)
    with pytest.raises(TypeError, match="positional"):
        figure(still, "a curve")


def test_a_figure_is_an_image_with_a_name_and_its_text_is_the_alt():
    bundle = figure(still, alt=NASTY, caption=NASTY)._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain"}
    assert bundle["text/plain"] == NASTY
    [svg] = [attrs for tag, attrs in Tags(bundle["text/html"]).all if tag == "svg"]
    assert svg["role"] == "img"
    assert svg["aria-label"] == NASTY
    assert "<i>" not in bundle["text/html"]


def test_a_caption_is_optional():
    assert "<figcaption" not in html(curve())
    assert ">What to see</figcaption>" in html(figure(still, alt="a curve", caption="What to see"))


def test_ink_is_the_pages_and_nothing_is_painted_white():
    for shown in (curve(), explored()):
        text = html(shown).lower()
        assert "currentcolor" in text
        for fixed in ("#000", "black", "#fff", "white", "<style", "<title"):
            assert fixed not in text


def test_the_class_colours_stay():
    assert POSITIVE in html(curve())
    assert NEGATIVE in html(explored())


def test_the_size_is_in_inches_of_96_px():
    [svg] = [a for tag, a in Tags(html(figure(still, alt="a", size=(5, 3)))).all if tag == "svg"]
    assert (svg["width"], svg["height"]) == ("480", "288")


def test_figures_leave_matplotlibs_settings_alone_and_do_not_follow_them():
    before = html(curve()), html(exploring(w=[1, 2]))
    settings = dict(matplotlib.rcParams)
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "red", "axes.grid": True}):
        after = html(figure(still, alt="a curve")), html(exploring(w=[1, 2]))
    assert dict(matplotlib.rcParams) == settings
    for one, other in zip(before, after, strict=True):
        assert nameless(one) == nameless(other)


def test_ids_are_unique_on_a_page_and_every_reference_is_met():
    same = figure(still, alt="shown for the first time")
    page = "".join(map(html, [*[same] * 9, curve(), explored(), explored()]))
    tags = Tags(page)
    ids = tags.values("id")
    assert len(ids) > 100
    assert len(ids) == len(set(ids))
    references = re.findall(r'(?:url\(|href=\\?")#([^)"\\]+)', page)
    references += tags.values("for") + tags.values("aria-describedby")
    assert len(references) > 100
    assert set(references) <= set(ids)


def test_nothing_is_fetched_from_anywhere():
    for shown in (curve(), explored()):
        assert not re.search(r"//|\bsrc=|@import|require", html(shown))


RUN = """
import hashlib, sys
sys.path.insert(0, "tests")
from test_figures import curve, explored, html
for shown in (curve(), explored(), explored()):
    print(hashlib.sha256(html(shown).encode()).hexdigest())
"""


def test_two_runs_give_equal_bytes():
    root = Path(__file__).parent.parent
    runs = {
        subprocess.run(
            [sys.executable, "-c", RUN],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=root,
            check=True,
            capture_output=True,
        ).stdout
        for seed in "12"
    }
    assert len(runs) == 1
    assert len(set(runs.pop().split())) == 3


def test_importing_figures_starts_neither_pyplot_nor_widgets():
    code = (
        "import sys; from crossent.figures import explore;"
        "explore(lambda ax, w: ax.plot([0, w]), alt=str, w=[1, 2])._repr_mimebundle_();"
        "print({'matplotlib.pyplot', 'ipywidgets', 'IPython'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
    assert run.stderr == ""


# How a path is shortened


def numbers(text):
    return [float(number) for number in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", text)]


coordinates = st.floats(-2000, 2000)


@given(st.lists(st.tuples(coordinates, coordinates), min_size=3, max_size=50), st.booleans())
def test_a_shortened_line_passes_through_the_same_points(points, closed):
    path = " \nL ".join(f"{a:f} {b:f}" for a, b in points)
    short = _short("d", f"M {path} \n" + "z\n" * closed)
    assert short.endswith("z") == closed
    places = np.cumsum(np.reshape(numbers(short), (-1, 2)), axis=0)
    assert np.abs(places - points).max() <= 0.0051


def test_other_paths_and_transforms_keep_their_shape():
    assert _short("d", "M 0 3 \nC 0.795609 3 1.558740 2.683901 2.125 2.125 \nz\n") == (
        "M0 3C0.795609 3 1.56 2.68 2.12 2.12z"
    )
    assert _short("transform", "translate(146.913 231.307) scale(0.015625 -0.13)") == (
        "translate(146.91 231.31)scale(0.015625 -0.13)"
    )
    assert _short("style", "fill: #1a80c8; stroke: #000000") == "fill:#1a80c8;stroke:currentColor"


# A figure with a slider


def test_explore_wants_exactly_one_parameter():
    with pytest.raises(ValueError, match=r"0 parameters \(none\) instead of one"):
        explore(moving, alt=steepness)
    with pytest.raises(ValueError, match=r"2 parameters \(w, b\) instead of one"):
        explore(moving, alt=steepness, w=[1, 2], b=[1, 2])


@pytest.mark.parametrize("values", [[], [1.0], 1.0])
def test_explore_wants_two_values_or_more(values):
    with pytest.raises(ValueError, match=re.escape(f"w = {values!r} is not a list of two or more")):
        explore(moving, alt=steepness, w=values)


def test_explore_wants_a_function_for_alt():
    with pytest.raises(ValueError, match="alt = 'a curve' is not a function of the value"):
        exploring(plain, alt="a curve")


def control(shown):
    [attrs] = [attrs for tag, attrs in Tags(html(shown)).all if tag == "input"]
    return attrs


@pytest.mark.parametrize(
    ("start", "index"), [(None, 6), (0, 6), (-3, 0), (0.5, 7), (12, 12), (-1, 4), (-4, 9)]
)
def test_start_is_a_value_or_else_an_index(start, index):
    assert control(exploring(plain, start=start))["value"] == str(index)


def test_start_forgives_the_rounding_of_a_grid():
    values = [0.1 * i for i in range(5)]
    assert values[3] != 0.3
    assert control(exploring(plain, w=values, start=0.3))["value"] == "3"


def test_a_start_that_is_nowhere_is_refused():
    with pytest.raises(
        ValueError, match="start = 0.3 is neither one of the values of w nor an ind"
    ):
        exploring(plain, start=0.3)


@pytest.mark.parametrize(
    ("values", "format", "text"),
    [
        (np.linspace(-3, 3, 13), None, "w = −3.00"),
        ([-1e-17, 1.0], None, "w = 0.00"),
        ([0.001, 0.002], None, "w = 0.001"),
        ([-2, 0, 5], None, "w = −2"),
        (["one-1", "two"], None, "w = one-1"),
        ([-0.5, 1], "{:.1f} bits", "w = −0.5 bits"),
    ],
)
def test_values_are_written_for_a_person(values, format, text):
    shown = explore(
        lambda ax, w: ax.plot([0, 1]), alt=str, w=values, format=format, start=values[0]
    )
    assert control(shown)["aria-valuetext"] == text


def test_the_label_can_be_words():
    assert control(exploring(plain, label="the weight"))["aria-valuetext"] == "the weight = 0.00"


def growing(ax, top):
    ax.set(ylim=(0, top), yticks=[0, top])
    ax.ticklabel_format(style="plain")


def test_the_axes_stand_still_while_their_labels_grow():
    shown = explore(growing, alt=str, top=[1, 10_000_000])
    spines = [
        [path.get("d") for path in frame.iter("path") if path.get("style", "").endswith("square")]
        for frame in shown.frames
    ]
    assert len(spines[0]) == 2
    assert spines[0] == spines[1]


def test_thirteen_frames_of_a_line_weigh_less_than_40_kb_and_10_kb_packed():
    page = html(explored()).encode()
    assert len(page) < 40_000
    assert len(gzip.compress(page)) < 10_000


def test_without_a_script_the_control_is_hidden_and_the_frame_of_the_start_is_there():
    shown = exploring(w=[-1.0, 0.0, 1.0], start=1.0)
    bundle = shown._repr_mimebundle_()
    assert bundle["text/plain"] == steepness(1.0)
    tags = Tags(bundle["text/html"]).all
    order = [tag for tag, _ in tags if tag in ("figure", "svg", "div", "input", "script")]
    assert order == ["figure", "svg", "div", "input", "script", "script"]
    [div] = [attrs for tag, attrs in tags if tag == "div"]
    assert "hidden" in div
    assert "display" not in div["style"]  # it would overrule `hidden`
    lines = [[path.get("d") for path in frame.iter("path")] for frame in shown.frames]
    seen = [attrs.get("d") for tag, attrs in tags if tag == "path"]
    assert [line == seen[: len(line)] for line in lines] == [False, False, True]


# In a browser


@pytest.fixture
def open_page(browser, tmp_path):
    """Return a function that opens HTML as a file; an error on the page fails the test."""
    contexts, errors = [], []

    def open_page(body, *, width=900, style="", javascript=True):
        path = tmp_path / f"page{len(contexts)}.html"
        head = "<!doctype html><html lang=en><meta charset=utf-8><title>t</title>"
        path.write_text(f"{head}<body style='font:16px sans-serif;margin:16px;{style}'>{body}")
        context = browser.new_context(
            java_script_enabled=javascript, viewport={"width": width, "height": 800}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text))
        url = path.as_uri()
        page.on("request", lambda request: request.url == url or errors.append(request.url))
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not errors


# The picture as it is drawn, whatever its ids: every reference is replaced by what it refers to.
DRAWN = """svg => {
  const what = id => {
    const copy = document.getElementById(id).cloneNode(true);
    copy.removeAttribute("id");
    return copy.outerHTML;
  };
  const lines = [];
  for (const element of svg.querySelectorAll("*")) {
    if (element.closest("defs")) continue;
    const attributes = [...element.attributes].map(({name, value}) =>
      name + "=" + value.replace(/^#(.+)$|url\\(#(.+?)\\)/g, (_, a, b) => what(a || b)));
    lines.push([element.parentNode.tagName, element.tagName, ...attributes.sort()].join(" "));
  }
  return lines;
}"""


def state(page, i=0):
    shown = page.locator("figure").nth(i)
    svg = shown.locator("svg")
    return {
        "drawn": svg.evaluate(DRAWN),
        "name": svg.get_attribute("aria-label"),
        "valuetext": shown.locator("input").get_attribute("aria-valuetext"),
        "output": shown.locator("output").text_content(),
    }


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("copied", [False, True])
def test_an_arrow_key_moves_its_own_figure_and_no_other(open_page, copied):
    # The same figure twice: the hardest case for ids and for the script. A copy of one output, as
    # in JupyterLab's second view of a cell, even has the same ids.
    first, second = html(explored()), html(explored())
    page = open_page(first + (first if copied else second))
    before = [state(page, 0), state(page, 1)]
    page.locator("input").nth(1).focus()
    page.keyboard.press("ArrowRight")
    after = [state(page, 0), state(page, 1)]
    assert after[0] == before[0]
    assert before[1]["valuetext"] == "w = 0.00"
    assert after[1]["valuetext"] == "w = 0.50"
    assert after[1]["output"] == "0.50"
    assert after[1]["name"] == steepness(0.5)
    assert after[1]["drawn"] != before[1]["drawn"]


def restless(ax, k):
    """Change what a frame of the same artists can change; the last bar only in the last frame."""
    ax.set(xlim=(0, 5), ylim=(0, 10), xticks=[0, 5], yticks=[0, 10])
    ax.plot([0, k, 5], [0, k * k / 2, 10], color=[POSITIVE, "black", NEGATIVE][k % 3])
    ax.plot([0, 2], [1, 2], clip_on=k != 1)
    ax.text(1, 5, "ab" * (k + 1))
    ax.bar([4], [3 if k < 4 else 5])


def crowded(ax, k):
    """Change the number of artists."""
    restless(ax, k)
    if k == 2:
        ax.plot([1, 2], [3, 4], MARKERS[ACCENT])
        ax.fill_between([0, 1, 2], [1, 2, k], hatch="//", alpha=0.3)


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(
    ("draw", "values"),
    [(restless, range(5)), (crowded, range(5)), (moving, np.linspace(-3, 3, 5))],
)
def test_each_frame_is_what_its_value_alone_draws(open_page, draw, values):
    shown = explore(draw, alt=lambda k: f"frame {k}", k=values)
    alone = [figure(lambda ax, k=k: draw(ax, k), alt="one frame") for k in values]
    page = open_page(html(shown) + "".join(map(html, alone)))
    slider = page.locator("input")
    slider.focus()
    seen = set()
    for order in ("Home ArrowRight ArrowRight ArrowRight ArrowRight", "End Home"):
        for key in order.split():
            page.keyboard.press(key)
            frame = int(slider.input_value())
            now = state(page)
            assert now["name"] == f"frame {values[frame]}"
            other = page.locator("figure").nth(1 + frame).locator("svg").evaluate(DRAWN)
            assert now["drawn"] == other
            seen.add("".join(other))
    assert len(seen) == len(values)


@pytest.mark.needs("chromium")
def test_without_javascript_the_picture_is_seen_and_the_control_is_not(open_page):
    page = open_page(html(explored()), javascript=False)
    assert page.locator("svg").is_visible()
    assert page.locator("svg").get_attribute("aria-label") == steepness(0)
    assert not page.locator("input").is_visible()
    assert not page.get_by_text("w =").is_visible()
    assert open_page(html(explored())).locator("input").is_visible()


INSERT = {
    # As JupyterLab does it: scripts made anew, each in its own place.
    "in place": "old.replaceWith(script)",
    # As jQuery does it: scripts are run in the head, so they do not know where they come from.
    "in the head": "script.type || document.head.append(script)",
}


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("how", INSERT)
def test_the_control_works_where_a_notebook_program_inserts_it(open_page, how):
    page = open_page("<div></div>")
    for shown in (explored(), exploring(w=[1, 2, 3], label="v")):
        page.evaluate(
            """html => {
              const div = document.createElement("div");
              document.body.append(div);
              div.innerHTML = html;
              for (const old of div.querySelectorAll("script")) {
                const script = document.createElement("script");
                for (const {name, value} of old.attributes) script.setAttribute(name, value);
                script.textContent = old.textContent;
                INSERT;
              }
            }""".replace("INSERT", INSERT[how]),
            html(shown),
        )
    page.locator("input").nth(1).focus()
    page.keyboard.press("End")
    assert state(page, 0)["valuetext"] == "w = 0.00"
    assert state(page, 1)["valuetext"] == "v = 3"
    assert state(page, 1)["name"] == steepness(3)


@pytest.mark.needs("chromium")
def test_any_text_is_shown_as_it_is_written(open_page):
    shown = explore(
        lambda ax, k: ax.plot([0, 1]),
        alt=lambda k: f"{k} {NASTY}",
        caption=NASTY,
        label=NASTY,
        format=f"{{}} {NASTY}",
        k=["p", "q"],
    )
    page = open_page(html(shown))
    page.locator("input").focus()
    for key, value in (("Home", "p"), ("End", "q")):
        page.keyboard.press(key)
        assert state(page)["name"] == f"{value} {NASTY}"
        assert state(page)["valuetext"] == f"{NASTY} = {value} {NASTY}"
    assert page.locator("figcaption").text_content() == NASTY
    assert page.locator("i").count() == 0


@pytest.mark.needs("chromium")
def test_the_slider_is_named_and_described_for_a_screen_reader(open_page):
    page = open_page(html(exploring(plain, label="weight")))
    slider = page.get_by_role("slider", name="weight", exact=True)
    assert slider.count() == 1
    page.get_by_role("img", name=steepness(0)).wait_for()
    snapshot = page.locator("body").aria_snapshot()
    assert f'img "{steepness(0)}"' in snapshot


def busy(ax):
    still(ax)
    crowded(ax, 2)
    ax.bar([3, 4], [5, 6], color=POSITIVE, alpha=0.5)
    ax.plot([0, 0.2, 0.4], [5, 9, 5], linewidth=12)  # shows how lines are joined
    ax.annotate("here", (1, 3), (3, 9), arrowprops={"arrowstyle": "->"})
    ax.imshow([[0, 1], [1, 0]], extent=(4, 5, 8, 10), aspect="auto")


@pytest.mark.needs("chromium")
def test_the_picture_is_the_one_that_matplotlib_would_save(open_page):
    with mpl_style.context(["default", RC]):
        saved = Figure(figsize=(6.4, 3.6), layout="constrained")
        busy(saved.subplots())
        stream = io.StringIO()
        saved.savefig(stream, format="svg")
    whole = stream.getvalue().replace(
        'width="460.8pt" height="259.2pt"', 'width="614" height="346"'
    )
    own = html(figure(busy, alt="a")).replace(
        'width="614.4" height="345.6"', 'width="614" height="346"'
    )
    style = "display:block;margin:1rem 0"
    seen = []
    for body in (own, whole[whole.index("<svg") :].replace("<svg", f"<svg style='{style}'", 1)):
        shot = open_page(body).locator("svg").screenshot()
        seen.append(matplotlib.image.imread(io.BytesIO(shot), format="png")[..., :3])
    assert (seen[0] < 0.5).any(axis=2).mean() > 0.05
    difference = np.abs(seen[0] - seen[1]).max(axis=2)
    assert (difference > 0.3).mean() < 1e-4
    assert difference.mean() < 3e-4


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("width", [320, 390, 900])
def test_figures_fit_a_phone_and_the_control_fits_a_finger(open_page, width):
    page = open_page(html(explored()), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    picture, slider = (page.locator(tag).bounding_box() for tag in ("svg", "input"))
    assert picture["width"] == pytest.approx(min(width - 32, 614.4), abs=1)
    assert picture["height"] == pytest.approx(picture["width"] * 3.6 / 6.4, abs=1)
    assert slider["width"] == pytest.approx(picture["width"], abs=8)
    assert slider["height"] >= 24


@pytest.mark.needs("chromium")
def test_nothing_of_a_picture_is_cut_off(open_page):
    shown = [curve(), explored(), explore(growing, alt=str, top=[1, 10_000_000])]
    page = open_page("".join(map(html, shown)))
    for i in range(2):
        page.locator("input").nth(i).focus()
        page.keyboard.press("End")
    for i in range(3):
        box = (
            page.locator("svg")
            .nth(i)
            .evaluate(
                "s => { const b = s.getBBox(); return [b.x, b.y, b.x + b.width, b.y + b.height]; }"
            )
        )
        assert min(box) >= 0
        assert box[2] <= 460.8
        assert box[3] <= 259.2
        assert box[2] - box[0] > 400  # the box that was measured is the picture's


@pytest.mark.needs("chromium")
@pytest.mark.parametrize(("ink", "paper"), [("#212121", "#ffffff"), ("#eeeeee", "#121212")])
def test_axes_and_letters_have_the_ink_of_the_page(open_page, ink, paper):
    page = open_page(html(curve()), style=f"color:{ink};background:{paper}")
    inks = page.locator("svg").evaluate(
        """svg => [...svg.querySelectorAll("path, use")]
          .filter(e => !e.closest("defs"))
          .map(e => [getComputedStyle(e).fill, getComputedStyle(e).stroke]).flat()"""
    )
    channels = [int(ink[i : i + 2], 16) for i in (1, 3, 5)]
    assert inks.count("rgb({}, {}, {})".format(*channels)) > 30
    assert "rgb(0, 0, 0)" not in inks


# In a live kernel


def run_notebook(*cells):
    import nbformat
    from nbclient import NotebookClient

    start = "from test_figures import exploring, figure, html, steepness, still"
    cells = [nbformat.v4.new_code_cell(cell) for cell in (start, *cells)]
    notebook = nbformat.v4.new_notebook(cells=cells)
    here = str(Path(__file__).parent)
    NotebookClient(notebook, resources={"metadata": {"path": here}}).execute()
    return [cell.outputs for cell in notebook.cells[1:]]


def test_in_a_live_kernel_a_widget_shows_the_frame_of_the_slider(monkeypatch):
    monkeypatch.delenv("CROSSENT_STATIC", raising=False)
    [shown], [text], [picture] = run_notebook(
        "exploring()",
        """
        picture, slider = exploring(w=[-1.5, 0.0, 1.5])._widget().children
        slider.index = 2
        [slider.label, steepness(1.5) in picture.value, "<script" in picture.value]
        """,
        "figure(still, alt='a curve')",
    )
    assert "application/vnd.jupyter.widget-view+json" in shown.data
    assert "text/html" not in shown.data
    assert shown.data["text/plain"] == steepness(0)
    assert text.data["text/plain"] == "['1.50', True, False]"
    assert picture.data["text/plain"] == "a curve"
    assert "<svg" in picture.data["text/html"]


def test_where_crossent_static_is_set_a_kernel_gives_the_page(monkeypatch):
    monkeypatch.setenv("CROSSENT_STATIC", "1")
    [[shown]] = run_notebook("exploring()")
    assert set(shown.data) == {"text/html", "text/plain"}
    assert 'type="range"' in shown.data["text/html"]


def test_a_live_kernel_without_ipywidgets_gives_the_page(monkeypatch):
    monkeypatch.delenv("CROSSENT_STATIC", raising=False)
    *_, [shown] = run_notebook("import sys; sys.modules['ipywidgets'] = None", "exploring()")
    assert set(shown.data) == {"text/html", "text/plain"}


def test_the_data_of_a_page_is_json():
    [data] = re.findall(r'<script type="application/json">(.*?)</script>', html(explored()))
    data = json.loads(data)
    assert len(data["texts"]) == len(data["alts"]) == 13
    assert all(len(values) == 13 for _, _, values in data["slots"])
