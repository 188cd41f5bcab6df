"""What the site needs beyond the settings in `_config.yml`: a local Sphinx extension."""

from importlib.util import find_spec
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.fileutil import copy_asset

# What formulas need, of 24 MB (other formats, a speech engine in ten languages).
MATHJAX_FILES = ["tex-chtml.js", "input/tex/extensions", "output/chtml/fonts/woff-v2"]
MATHJAX_OPTIONS = {
    # The menu would make every formula a stop of the Tab key, and loads more files when opened.
    "options": {"enableMenu": False},
}

# The theme's own "auto" leaves a page without JavaScript without colours. So pages say "light",
# and this corrects it before anything is drawn, unless the reader has chosen.
FOLLOW_SYSTEM = """
if (!localStorage.getItem("mode")) {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  Object.assign(document.documentElement.dataset, {mode: "auto", theme: dark ? "dark" : "light"});
}
"""


def mathjax_folder() -> Path:
    """Find MathJax; no statement can import a package that has hyphens in its name."""
    spec = find_spec("sphinx-mathjax-offline")
    if spec is None or spec.origin is None:
        raise ExtensionError("sphinx-mathjax-offline is not installed: pip install -e '.[book]'")
    return Path(spec.origin).parent / "static" / "mathjax"


def copy_mathjax(app: Sphinx, error: Exception | None) -> None:
    """Copy MathJax into the built site."""
    if error is None and app.builder.format == "html":
        for name in MATHJAX_FILES:
            source, target = mathjax_folder() / name, Path(app.outdir, "_static/mathjax", name)
            copy_asset(source, target if source.is_dir() else target.parent)


def setup(app: Sphinx) -> dict:
    """Connect the extension."""
    app.config.mathjax_path = "mathjax/tex-chtml.js"
    app.config.mathjax3_config = MATHJAX_OPTIONS
    app.add_js_file(None, body=FOLLOW_SYSTEM, priority=100)
    app.connect("build-finished", copy_mathjax)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
