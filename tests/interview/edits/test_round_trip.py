"""A change to a case file touches no other line of it."""

from __future__ import annotations

import difflib
from typing import Any

import pytest
from tests.support.interviews import DRAFT
from tests.support.paths import EXAMPLE_CASE

from detente.case.load import parse_case
from detente.interview.edits.comments import put_last
from detente.interview.edits.preferences import compare_states
from detente.interview.edits.round_trip import changed_text

SHIPPED = EXAMPLE_CASE.read_text(encoding="utf-8")


def added_and_removed(before: str, after: str) -> tuple[list[str], list[str]]:
    lines = [
        line
        for line in difflib.ndiff(before.splitlines(), after.splitlines())
        if line.startswith(("+ ", "- "))
    ]
    return [line[2:] for line in lines if line[0] == "+"], [line[2:] for line in lines if line[0] == "-"]


def nothing(data: Any) -> None:
    pass


@pytest.mark.parametrize("text", [SHIPPED, DRAFT, DRAFT.replace("\n", "\r\n"), "\ufeff" + DRAFT])
def test_no_change_leaves_the_text_as_it_is(text: str) -> None:
    assert changed_text(text, nothing) == text


def test_a_comparison_is_added_and_every_other_line_stays() -> None:
    def change(data: Any) -> None:
        compare_states(data, "SIGNATORIES", ["pressed > deadlock"], {"assumed": "why: they said so"})

    after = changed_text(SHIPPED, change)
    new, old = added_and_removed(SHIPPED, after)
    assert old == ["  SIGNATORIES: unknown"]
    assert [line.strip(" -") for line in new] == [
        "SIGNATORIES:",
        "comparisons:",
        "comparison: pressed > deadlock",
        "assumed: 'why: they said so'",
    ]
    assert parse_case(after).file.preferences["SIGNATORIES"].comparisons is not None


def test_a_comment_before_the_next_section_stays_there() -> None:
    def change(data: Any) -> None:
        put_last(data["parties"]["COURT"]["options"], "fine", "Fine the union")

    lines = changed_text(DRAFT, change).splitlines()
    at = lines.index("      fine: Fine the union")
    assert lines[at + 1 : at + 4] == ["", "# Letters in the order of the options above.", "states:"]


def test_texts_that_look_like_numbers_or_truths_stay_texts() -> None:
    text = (
        "detente: 1\ntitle: no\nparties: {NO: {name: 0012, options: {on: yes, off: 1_000}}}\nstatus_quo: YN\n"
    )

    def change(data: Any) -> None:
        data["status_quo"] = "NN"

    assert changed_text(text, change) == text.replace("YN", "NN")


def test_a_name_of_a_state_longer_than_any_line_can_be_written() -> None:
    name = "the harbour board opens talks with the dockers and " * 4 + "waits"
    text = SHIPPED.replace("  return_pressed: YYNY", f"  {name}: YYNY")
    assert name in text

    def change(data: Any) -> None:
        compare_states(data, "SIGNATORIES", ["pressed > deadlock"], {"assumed": "they said so"})

    after = changed_text(text, change)
    assert name in parse_case(after).file.states
    assert added_and_removed(text, after)[1] == ["  SIGNATORIES: unknown"]
