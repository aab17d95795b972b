"""The page on drafts shows what the program makes of the report on it."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest
from tests.support.docs import DOCS, page

PAGE = page("explanation/how-a-draft-comes-about.md")


@pytest.fixture(scope="module")
def show_draft() -> ModuleType:
    spec = spec_from_file_location("show_draft", DOCS / "show_draft.py")
    assert spec is not None
    assert spec.loader is not None
    program = module_from_spec(spec)
    spec.loader.exec_module(program)
    return program


def without_estimates(text: str) -> str:
    """The text without the chooser's estimates: they change a little each time it is trained."""
    return re.sub(r"\b0\.\d+\b", "0", text)


def test_the_page_shows_the_present_output(show_draft: ModuleType) -> None:
    present = without_estimates(show_draft.renewed(PAGE))
    assert present == without_estimates(PAGE), "run: python docs/show_draft.py; then read the page again"


def test_what_the_page_says_of_the_example_is_so() -> None:
    rows = dict(
        re.findall(r"^\| \w[^|]*: ([A-Z][^|]*) \| 0\.\d\d \|.*\| ([a-z][^|]*) \|$", PAGE, re.MULTILINE)
    )
    assert rows["Blockade the ports"] == "no: less central than 3 others of this party"
    assert {
        rows["Lift the ban on the Coast League"],
        rows["Open the ports"],
        rows["Boycott the council"],
    } == {"yes"}
    assert "  DONOR_STATES: unknown\n" in PAGE
