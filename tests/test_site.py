"""The built site: no third party, no error, nothing lost on a phone or without JavaScript."""

import html
import json
import re
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from conftest import ROOT
from site_checks import (
    faults_of_links,
    faults_of_page,
    faults_of_secrets,
    faults_without_scripts,
    pages,
    secrets_of,
)

CHAPTERS = re.findall(r"(?:root|file): (\S+)", (ROOT / "_toc.yml").read_text())
PAGES = [*CHAPTERS, "search", "genindex"]

chromium = pytest.mark.needs("chromium")


class Handler(SimpleHTTPRequestHandler):
    def log_message(self, *message):
        pass


@pytest.fixture(scope="module")
def serve():
    """Serve folders, each at an address of its own."""
    servers = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
        servers.append(server)
        Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def address(site, serve):
    return serve(site)


@pytest.fixture
def visit(browser):
    """Open pages of browsers that like light or dark, with and without JavaScript."""
    contexts = []

    def new_page(**options):
        contexts.append(browser.new_context(**options))
        return contexts[-1].new_page()

    yield new_page
    for context in contexts:
        context.close()


def test_every_page_of_the_site_is_tested(site):
    built = {str(path.relative_to(site).with_suffix("")) for path in pages(site)}
    assert built == {*PAGES, "index"}
    assert f"url={CHAPTERS[0]}.html" in (site / "index.html").read_text()


@chromium
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_page_is_whole_and_asks_nobody_else(address, visit, name, scheme):
    page = visit(color_scheme=scheme)
    found = faults_of_page(page, f"{address}/{name}.html", scheme)
    assert not found, "\n".join(found)


@chromium
@pytest.mark.parametrize("name", CHAPTERS)
def test_page_works_without_javascript(address, visit, name):
    page = visit(java_script_enabled=False)
    found = faults_without_scripts(page, f"{address}/{name}.html")
    assert not found, "\n".join(found)


def test_links_lead_somewhere_and_nothing_is_loaded_from_elsewhere(site):
    found = faults_of_links(site)
    assert not found, "\n".join(found)


def test_site_holds_no_solution(site):
    found = faults_of_secrets(site, ROOT)
    assert not found, "\n".join(found)


# Each of these checks can fail: here is a site with everything wrong.

BAD_PAGE = """<!doctype html><html data-theme="light"><head>
<link rel="icon" href="data:,"><script src="missing.js"></script><script src="missing.js"></script>
<script>console.error("an error"); setTimeout(() => { throw new Error("thrown") })</script>
</head><body>
<img src="http://127.0.0.2:9/picture.png">
<p style="width: 900px">wide</p>
<span class="math">\\(x\\)</span>
<span class="math"><mjx-container><mjx-merror data-mjx-error="no macro"></mjx-merror></mjx-container></span>
<figure><svg></svg><input type="range" aria-valuetext="1"></figure>
<figure><svg style="display: none"></svg><div hidden><input type="range"></div></figure>
<main><details><summary>Question</summary><p hidden>Answer</p></details></main>
<a href="nowhere.html">link</a> <a href="#nothing">place</a>
</body></html>"""


@pytest.fixture
def bad_site(tmp_path):
    (tmp_path / "bad.html").write_text(BAD_PAGE)
    return tmp_path


@chromium
def test_faults_of_a_page_are_found(bad_site, serve, visit):
    address = serve(bad_site)
    found = faults_of_page(visit(color_scheme="dark"), f"{address}/bad.html", "dark")
    expected = {
        "third party: http://127.0.0.2:9/picture.png",
        "failed: http://127.0.0.2:9/picture.png",
        f"404: {address}/missing.js",
        "script error: thrown",
        "console: an error",
        f"twice on the page: {address}/missing.js",
        "1 of 2 formulas are not drawn",
        "formula: no macro",
        'no alt: <img src="http://127.0.0.2:9/picture.png">',
        "an svg has no aria-label",
        "the page is light where the reader's system is dark",
        "a picture does not follow its slider",
        "a slider does not say its new value",
        "a slider is not shown",
        "the page is 908 px wide on a screen of 390 px",
    }
    assert expected <= set(found)


@chromium
def test_faults_without_javascript_are_found(bad_site, serve, visit):
    page = visit(java_script_enabled=False)
    found = faults_without_scripts(page, f"{serve(bad_site)}/bad.html")
    assert found == ["a picture is not shown", "does not open: Question"]


def test_bad_links_are_found(bad_site):
    assert faults_of_links(bad_site) == [
        "bad.html leads to #nothing, and there is no such place",
        "bad.html loads http://127.0.0.2:9/picture.png",
        "bad.html leads to missing.js, which is not there",
        "bad.html leads to nowhere.html, which is not there",
    ]


def test_leaks_are_found(bad_site):
    secret = max((s for s in secrets_of(ROOT) if "return" in s), key=len)
    coloured = html.escape(secret).replace("return", "<span>return</span>")
    (bad_site / "bad.html").write_text(f"<pre>{coloured}</pre>")
    cell = {"cell_type": "code", "source": ["### BEGIN SOLUTION\n", secret], "metadata": {}}
    (bad_site / "leak.ipynb").write_text(json.dumps({"cells": [cell]}))
    assert faults_of_secrets(bad_site, ROOT) == [
        f"bad.html: {secret}",
        "leak.ipynb: ### BEGIN SOLUTION",
        f"leak.ipynb: {secret}",
    ]
