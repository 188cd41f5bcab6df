"""What all tests share: what may be missing, rules for notebooks, tables, the site, a browser."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest
from notebooks import stderr_of

ROOT = Path(__file__).parent.parent

# Program: the Debian package that brings it. Without one of these no test run is a whole one.
PACKAGES = {"bwrap": "bubblewrap", "chromium": "chromium"}
# Module: what brings it. Too heavy to ask of everybody; a run without it says so.
MODULES = {"torch": "PyTorch"}
REMEDY = {"PyTorch": "make .venv/torch.ready"} | {
    package: f"apt install {package}" for package in PACKAGES.values()
}

# Figures bring their own slider, as on the site; kernels that nbval starts inherit this.
os.environ["CROSSENT_STATIC"] = "1"
os.environ["GRADER_PROGRESS"] = "off"


def pytest_configure(config):
    config.addinivalue_line("markers", "needs(name): the test uses this program or module")
    # A conftest's own hooks would not see the cells of notebooks, which lie outside tests/.
    config.pluginmanager.register(NotebookRules())


class NotebookRules:
    """What a cell may not do where nbval runs it."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item):
        result = yield
        if text := stderr_of(getattr(item, "test_outputs", None) or []):
            pytest.fail(f"the cell writes to stderr: {text}", pytrace=False)
        return result


def pytest_runtest_setup(item):
    for mark in item.iter_markers("needs"):
        [name] = mark.args
        package = PACKAGES.get(name) or MODULES[name]
        if find_spec(name) if name in MODULES else shutil.which(name):
            continue
        reason = f"needs {package}, which is not installed"
        if name in PACKAGES and os.environ.get("CI") == "true":
            pytest.fail(reason + "; with CI=true no test may be left out", pytrace=False)
        item.user_properties.append(("needs", package))
        pytest.skip(reason)


@pytest.fixture
def table(record_property):
    """Show lines at the end of the run; a test may run in a process whose output nobody sees."""
    return lambda *lines: record_property("table", "\n".join(lines))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter):
    yield
    reports = [report for found in terminalreporter.stats.values() for report in found]
    said = [
        pair
        for report in reports
        if getattr(report, "when", "") == "call" or getattr(report, "skipped", False)
        for pair in report.user_properties
    ]
    for text in (text for name, text in said if name == "table"):
        terminalreporter.write_line(f"\n{text}")
    for package, n in Counter(package for name, package in said if name == "needs").items():
        tests = f"{n} test{'s need' if n > 1 else ' needs'} {package}"
        terminalreporter.write_line(f"NOT RUN: {tests} ({REMEDY[package]})", yellow=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """Build the book once, with no warning allowed; return the folder of its pages."""
    folder = tmp_path_factory.mktemp("site")
    program = "from jupyter_book.cli.main import main; main()"
    options = ["build", ROOT, "--path-output", folder, "-W", "--keep-going", "--quiet"]
    built = subprocess.run(
        [sys.executable, "-c", program, *options], capture_output=True, text=True, errors="replace"
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return folder / "_build" / "html"


@pytest.fixture(scope="module")  # its event loop would stand in the way of nbval's
def browser():
    """Start Chromium, which can reach nothing but this machine."""
    from playwright.sync_api import sync_playwright

    flags = "--disable-gpu --disable-background-networking --disable-component-update"
    flags = [*flags.split(), "--disable-sync", "--no-first-run"]
    flags.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        yield chromium
        chromium.close()
