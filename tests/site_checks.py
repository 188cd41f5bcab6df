"""What must hold of a page of the site: each function lists what does not."""

import ast
import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Run in the page: formulas that failed, scripts put there twice, pictures without words.
LOOK = """
async () => {
  await window.MathJax?.startup?.promise;
  await document.fonts.ready;
  const all = selector => [...document.querySelectorAll(selector)], found = [];
  const math = all(".math").length, shown = all(".math mjx-container").length;
  if (shown < math) found.push(`${math - shown} of ${math} formulas are not drawn`);
  const scripts = all("head script").map(e => e.src || e.textContent);
  for (const [i, s] of scripts.entries())
    if (scripts.indexOf(s) < i) found.push(`twice on the page: ${s}`);
  for (const e of all("mjx-merror")) found.push(`formula: ${e.getAttribute("data-mjx-error")}`);
  for (const e of all("img")) if (!e.alt?.trim()) found.push(`no alt: ${e.outerHTML}`);
  for (const e of all("figure svg"))
    if (!e.getAttribute("aria-label")?.trim()) found.push("an svg has no aria-label");
  return found;
}
"""
# A box that is wider than the screen and does not scroll by itself widens the page or is cut off.
TOO_WIDE = """
() => {
  const wide = document.documentElement.scrollWidth;
  return wide > innerWidth ? [`the page is ${wide} px wide on a screen of ${innerWidth} px`] : [];
}
"""


def faults_of_page(page, address: str, scheme: str) -> list[str]:
    """Visit a page on a wide screen and a narrow one, and move its sliders."""
    found = []
    host = urlsplit(address).netloc

    def request(request):
        url = urlsplit(request.url)
        if url.scheme not in ("data", "blob") and url.netloc != host:
            found.append(f"third party: {request.url}")

    page.on("request", request)
    page.on("requestfailed", lambda request: found.append(f"failed: {request.url}"))
    page.on("response", lambda r: found.append(f"{r.status}: {r.url}") if r.status >= 400 else None)
    page.on("pageerror", lambda error: found.append(f"script error: {error}"))
    page.on(
        "console",
        lambda m: found.append(f"console: {m.text}") if m.type in ("error", "warning") else None,
    )
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address, wait_until="networkidle")
    found += page.evaluate(LOOK)
    theme = page.evaluate("document.documentElement.dataset.theme")
    if theme != scheme:
        found.append(f"the page is {theme} where the reader's system is {scheme}")
    found += faults_of_sliders(page)
    page.set_viewport_size({"width": 390, "height": 844})
    found += page.evaluate(TOO_WIDE)
    return found


def faults_of_sliders(page) -> list[str]:
    """Press an arrow key on each slider: the picture and what is read out must change."""
    found = []
    for figure in page.locator("figure:has(input[type=range])").all():
        slider = figure.locator("input[type=range]")
        if not slider.is_visible():
            found.append("a slider is not shown")
            continue
        state = [figure.locator("svg").inner_html(), slider.get_attribute("aria-valuetext")]
        slider.focus()
        page.keyboard.press("ArrowRight")
        if figure.locator("svg").inner_html() == state[0]:
            found.append("a picture does not follow its slider")
        if slider.get_attribute("aria-valuetext") == state[1]:
            found.append("a slider does not say its new value")
    return found


def faults_without_scripts(page, address: str) -> list[str]:
    """Visit a page in a browser without JavaScript: figures are there, questions open."""
    found = []
    page.goto(address)
    for picture in page.locator("figure svg").all():
        if not picture.is_visible():
            found.append("a picture is not shown")
    for details in page.locator("main details").all():
        if details.get_attribute("open") is None:
            details.locator("summary").first.click()
        answer = details.locator("summary ~ *").first
        if not answer.is_visible():
            found.append(f"does not open: {details.locator('summary').first.inner_text()}")
    return found


def pages(folder: Path) -> list[Path]:
    """Name the pages of a site; under _static the theme leaves some of its templates."""
    return [path for path in sorted(folder.rglob("*.html")) if "_static" not in path.parts]


class Document(HTMLParser):
    """The text and the ids of a page, and where its links, scripts and pictures lead."""

    def __init__(self, path: Path):
        super().__init__()
        self.text, self.ids, self.links, self.loads = "", set(), set(), set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.ids |= {attributes[name] for name in ("id", "name") if attributes.get(name)}
        (self.links if tag == "a" else self.loads).update(
            attributes[name] for name in ("href", "src") if attributes.get(name)
        )

    def handle_data(self, data):
        self.text += data


def faults_of_links(folder: Path) -> list[str]:
    """List links to pages or places that are not there, and addresses from which a page loads."""
    documents = {path: Document(path) for path in pages(folder)}
    found = []
    for path, document in documents.items():
        name = path.relative_to(folder)
        for address in sorted(document.links | document.loads):
            url = urlsplit(address)
            if url.scheme or url.netloc:
                if address in document.loads and url.scheme != "data":
                    found.append(f"{name} loads {address}")
                continue
            target = (path.parent / unquote(url.path)).resolve() if url.path else path
            if not target.is_file():
                found.append(f"{name} leads to {address}, which is not there")
            elif url.fragment and target in documents:
                if unquote(url.fragment) not in documents[target].ids:
                    found.append(f"{name} leads to {address}, and there is no such place")
    return found


def faults_of_secrets(folder: Path, course: Path) -> list[str]:
    """List what the site holds of the course's solutions and hidden checks."""
    taught = squeeze("".join(map(text_of, (course / "book").glob("*.ipynb"))))
    secrets = [secret for secret in secrets_of(course) if squeeze(secret) not in taught]
    if not secrets:
        return ["the course has no secret to look for"]
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".html", ".ipynb", ".js", ".json", ".md", ".py", ".txt"):
            text = squeeze(text_of(path))
            found += [f"{path.name}: {secret}" for secret in secrets if squeeze(secret) in text]
    return found


def secrets_of(course: Path) -> list[str]:
    """Name the texts that only an instructor may read."""
    secrets = ["### BEGIN SOLUTION"]
    for path in (course / "solutions").glob("*.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            source = "".join(cell["source"])
            if "solution" in cell["metadata"].get("tags", []):
                secrets.append(source)
            for part in source.split("### BEGIN SOLUTION")[1:]:
                secrets.append(part.split("### END SOLUTION")[0])
    for path in (course / "solutions/checks").glob("*.py"):
        source = path.read_text(encoding="utf-8")
        for node in ast.parse(source).body:
            marks = "".join(map(ast.unparse, getattr(node, "decorator_list", [])))
            if "hidden=True" in marks:
                secrets += [ast.get_source_segment(source, line) for line in node.body]
    return secrets


def text_of(path: Path) -> str:
    """Return what a reader of a file sees: no markup, no quotes of JSON."""
    if path.suffix == ".html":
        return Document(path).text
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        return "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
    return text


def squeeze(text: str) -> str:
    """Leave out white space, which is not the same everywhere."""
    return "".join(text.split())
