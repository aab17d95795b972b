"""The tutorial on finishing a draft shows what the program prints."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from tests.support.docs import DOCS, page
from tests.support.paths import EXAMPLE

PAGE = page("tutorial/finish-a-draft.md")


@pytest.fixture(scope="module")
def show_interview() -> ModuleType:
    spec = spec_from_file_location("show_interview", DOCS / "show_interview.py")
    assert spec is not None
    assert spec.loader is not None
    program = module_from_spec(spec)
    spec.loader.exec_module(program)
    return program


def test_the_tutorial_shows_the_present_interview(show_interview: ModuleType) -> None:
    assert show_interview.renewed(PAGE) == PAGE, (
        "run: python docs/show_interview.py; then read the page again"
    )


def test_every_question_is_answered_in_words_of_the_report_or_the_analyst_s_own(
    show_interview: ModuleType, tmp_path: Path
) -> None:
    said, _ = show_interview.interview(tmp_path)
    assert "is no answer here" not in said
    assert said.count("> ") == len(show_interview.ANSWERS)
    report = (EXAMPLE / "report.txt").read_text(encoding="utf-8")
    assert all(why in report for _, why in show_interview.ANSWERS if why and why[0].islower() and " " in why)
