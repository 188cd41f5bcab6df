"""Every displayed equation of the book has its law, and every law holds."""

import json
from pathlib import Path

import pytest
from accuracy import DIGITS
from laws import LAWS, Equation, Law, displayed, equations, faults, law
from mpmath import mp

import crossent

BOOK = Path(__file__).parents[1] / "book"


@pytest.mark.parametrize("label", LAWS)
def test_law(label):
    with mp.workdps(DIGITS):
        LAWS[label].check(crossent)


def test_every_equation_of_the_book_has_its_law():
    wrong = faults(equations(BOOK), LAWS)
    assert not wrong, "\n".join(["", *wrong])


def test_a_labelled_equation_is_found_wherever_the_book_shows_it():
    page = r"""
# A title with $x$ and money: \$5

$$
\operatorname{odds}(p) =
  \frac{p}{1-p}
$$ (eq-odds)

- a list

  $$ a = b $$ (eq-in-a-list)

> $$
> c
> = d
> $$ (eq-in-a-quotation)

:::{admonition} Definition
:class: important
$$ e = f $$ (eq-in-a-box)
:::

````{note}
```{tip}
$$ g = h $$ (eq-in-two-boxes)
```
````
"""
    assert [(label, " ".join(latex.split())) for label, latex in displayed(page)] == [
        ("eq-odds", r"\operatorname{odds}(p) = \frac{p}{1-p}"),
        ("eq-in-a-list", "a = b"),
        ("eq-in-a-quotation", "c = d"),
        ("eq-in-a-box", "e = f"),
        ("eq-in-two-boxes", "g = h"),
    ]


@pytest.mark.parametrize(
    "markdown",
    [
        "inline $x$, `$$ y $$`",
        "```\n$$ x $$ (eq-x)\n```",
        "```python\n$$ x $$\n```",
        "```{code-block} markdown\n$$ x $$\n```",
        "<!--\n$$ x $$ (eq-x)\n-->",
        "% $$ x $$ (eq-x)",
    ],
)
def test_what_is_not_displayed_is_no_equation(markdown):
    assert list(displayed(markdown)) == []


@pytest.mark.parametrize(
    "markdown",
    [
        "$$\nx = 1\n$$",
        "$$ x = 1 $$",
        "in a sentence $$ x = 1 $$ of its own",
        "touches the text\n$$\nx = 1\n$$ (eq-x)",
        "$$\nx = 1\n",
        "$$ x = 1 $$ (eq-x) and more",
        "```{math}\n:label: eq-x\nx = 1\n```",
        ":::{math}\nx = 1\n:::",
        "\\begin{align}\nx = 1\n\\end{align}",
        "```{note}\n$$ x = 1 $$\n```",
    ],
)
def test_a_displayed_equation_without_a_label_is_a_fault(markdown):
    found = [Equation("02.md", *one) for one in displayed(markdown)]
    wrong = faults(found, {})
    assert len(wrong) == 1 and "has no label" in wrong[0] and "x = 1" in wrong[0]


ONE = Equation("02.md", "eq-x", "x =\n  1")


@pytest.mark.parametrize(
    ("found", "laws", "expected"),
    [
        ([ONE], {"eq-x": "x = 1 "}, []),
        ([ONE], {}, ['02.md: eq-x has no law: write @law("eq-x", r"x = 1")']),
        ([], {"eq-x": "x = 1"}, ["the law eq-x belongs to no equation of the book"]),
        ([ONE], {"eq-x": "x = 2"}, ["02.md: eq-x reads `x = 1`, its law `x = 2`"]),
        (
            [ONE, ONE._replace(page="03.md")],
            {"eq-x": "x = 1"},
            ["eq-x is the label of 2 equations (02.md, 03.md)"],
        ),
    ],
)
def test_each_difference_between_pages_and_laws_is_a_fault(found, laws, expected):
    assert faults(found, {label: Law(latex, print) for label, latex in laws.items()}) == expected


def test_notebooks_and_markdown_pages_are_both_read(tmp_path):
    cells = [
        {"cell_type": "markdown", "source": ["$$\n", "x = 1\n", "$$ (eq-x)"]},
        {"cell_type": "code", "source": ["'$$ y $$'"]},
    ]
    (tmp_path / "02.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    (tmp_path / "notation.md").write_text("$$ z $$ (eq-z)\n", encoding="utf-8")
    found = [(page, label) for page, label, _ in equations(tmp_path)]
    assert found == [("02.ipynb", "eq-x"), ("notation.md", "eq-z")]


def test_two_laws_cannot_share_a_label():
    with pytest.raises(ValueError, match="two laws have the label eq-odds"):
        law("eq-odds", "")(print)
