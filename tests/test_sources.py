"""The table of what the sources teach: every row of a chapter that exists has its section and cell."""

import json
import re

import pytest
from notebooks import ROOT

TEXT = (ROOT / "book" / "sources.md").read_text("utf-8")
ROW = re.compile(
    r"^\| (?P<row>[FLIM]\d+) \| (?P<what>[^|]+) \| (?P<where>[^|]+) \| ?(?P<cell>[^|]*)\|$", re.M
)
ROWS = [match.groupdict() for match in ROW.finditer(TEXT)]
HOW_MANY = {"F": 17, "L": 14, "I": 13, "M": 17}
CHAPTERS = {int(path.name[:2]): path for path in sorted((ROOT / "book").glob("[0-9][0-9]-*.ipynb"))}


def cells_of(chapter: int) -> list[dict]:
    return json.loads(CHAPTERS[chapter].read_text("utf-8"))["cells"]


def test_every_row_is_there_once():
    names = [f"{letter}{n}" for letter, many in HOW_MANY.items() for n in range(1, many + 1)]
    assert [row["row"] for row in ROWS] == names
    assert TEXT.count("\n| ") == len(names) + len(HOW_MANY), (
        "each line of a table is a row or a head"
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["row"])
def test_a_row_whose_chapter_exists_has_a_section_and_a_cell_that_computes(row):
    chapter = int(re.match(r"\[?(\d+)", row["where"])[1])
    if chapter not in CHAPTERS:
        assert row["where"].strip() == str(chapter) and not row["cell"].strip()
        return
    link = re.fullmatch(r"\[\d+\]\((?P<file>[^)]+)\), (?P<section>.+?) *", row["where"])
    assert link and link["file"] == CHAPTERS[chapter].name
    cells, section, found = cells_of(chapter), "", {}
    for cell in cells:
        source = "".join(cell["source"])
        if (
            heads := re.findall(r"^##+ (.+)$", source, re.M)
            if cell["cell_type"] == "markdown"
            else []
        ):
            section = heads[0]
        found[cell["id"]] = (cell["cell_type"], section.replace("`", ""))
    name = row["cell"].strip().strip("`")
    assert found.get(name) == ("code", link["section"].replace("`", "")), (
        f"{name} in {link['file']}"
    )


# The glossary and the page of symbols

GLOSSARY = (ROOT / "book" / "glossary.md").read_text("utf-8")
TERM = re.compile(
    r"^(?P<term>\S.*)\n    (?P<text>.+\(\[(?P<chapter>\d+)\]\((?P<file>[^)]+)\)\))$", re.M
)
TERMS = [match.groupdict() for match in TERM.finditer(GLOSSARY)]


def test_the_glossary_is_in_order_and_each_term_stands_there_once():
    names = [term["term"].lower() for term in TERMS]
    assert names == sorted(set(names)) and len(names) >= 60


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["term"])
def test_a_term_is_linked_from_the_chapter_that_explains_it(term):
    assert CHAPTERS[int(term["chapter"])].name == term["file"]
    text = "\n".join("".join(c["source"]) for c in cells_of(int(term["chapter"])))
    name = re.escape(term["term"])
    assert re.search(rf"\{{term\}}`({name}|[^`<]+ <{name}>)`", text), "no {term} role"
