"""Colours, second signs and matplotlib settings that every figure of the course shares.

Colours are hexadecimal strings. Each has a contrast of at least 3 : 1 on a white page and on a dark
one (#121212), and no two of them merge for a reader with any of the three kinds of colour
blindness. Never let colour speak alone: `MARKERS` and `DASHES` give each colour a second sign.
"""

from cycler import cycler

POSITIVE = "#1a80c8"  # blue: the event, y = 1
NEGATIVE = "#d95f02"  # orange: no event, y = 0
ACCENT = "#a13df0"  # violet: a third thing to compare
MUTED = "#7f7f7f"  # guides, baselines, what stays in the background

MARKERS = {POSITIVE: "o", NEGATIVE: "X", ACCENT: "^", MUTED: "."}
DASHES = {POSITIVE: "-", NEGATIVE: "--", ACCENT: "-.", MUTED: ":"}

_LINES = (POSITIVE, NEGATIVE, ACCENT)

RC = {
    # Shapes, not text: letters look and measure the same on every machine, so no label is cut or
    # overlaps because a font is missing. Nothing is lost to a screen reader: it reads the alt text.
    "svg.fonttype": "path",
    # Without a salt, matplotlib names markers and clips at random. `svg` renames them by content.
    "svg.hashsalt": "crossent",
    # An SVG is laid out at 72 dots an inch; measuring labels at another resolution moves them.
    "figure.dpi": 72,
    "savefig.dpi": 200,  # only for what `draw` rasterizes itself, such as a dense scatter
    "figure.frameon": False,
    "axes.facecolor": "none",
    # On a wide page 17 px, close to the text around it; on a phone the picture shrinks, to 10 px.
    "font.size": 13,
    "axes.labelsize": 13,
    "xtick.labelsize": 13,
    "ytick.labelsize": 13,
    "legend.fontsize": 13,
    "axes.prop_cycle": cycler(color=_LINES, linestyle=[DASHES[colour] for colour in _LINES]),
    "axes.spines.top": False,
    "axes.spines.right": False,
    "legend.frameon": False,
    "legend.handlelength": 2.6,  # long enough to tell the dashes apart
    "lines.linewidth": 2,
    "lines.markersize": 8,
}
