"""What all tests share: programs that may be missing, rules for notebooks, the site, a browser."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from notebooks import stderr_of

ROOT = Path(__file__).parent.parent

# Program: the Debian package that brings it.
PACKAGES = {"bwrap": "bubblewrap", "chromium": "chromium"}
NEEDS = pytest.StashKey[Counter]()

# Figures bring their own slider, as on the site; kernels that nbval starts inherit this.
os.environ["CROSSENT_STATIC"] = "1"
os.environ["GRADER_PROGRESS"] = "off"


def pytest_configure(config):
    config.addinivalue_line("markers", "needs(program): the test starts this program")
    config.stash[NEEDS] = Counter()
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
        [program] = mark.args
        if not shutil.which(program):
            item.config.stash[NEEDS][PACKAGES[program]] += 1
            reason = f"needs {PACKAGES[program]}, which is not installed"
            if os.environ.get("CI") == "true":
                pytest.fail(reason + "; with CI=true no test may be left out", pytrace=False)
            pytest.skip(reason)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter, config):
    yield
    if needs := config.stash[NEEDS]:
        tests = ", ".join(
            f"{n} test{'s need' if n > 1 else ' needs'} {p}" for p, n in needs.items()
        )
        terminalreporter.write_line(
            f"NOT RUN: {tests} (apt install {' '.join(needs)})", yellow=True
        )


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
