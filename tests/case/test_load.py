"""YAML whose scalars stay text, and whose traps are refused with their line."""

from __future__ import annotations

import pytest
from tests.support.paths import EXAMPLE

from detente.case import Case
from detente.case.yaml_text import parse_yaml
from detente.errors import BadInput


@pytest.mark.parametrize("scalar", ["no", "yes", "on", "0012", "1e3", "1_000", ".inf", "NYNN", "12:30:45"])
def test_scalars_stay_as_written(scalar: str) -> None:
    assert parse_yaml(f"a: {scalar}", "f").data == {"a": scalar}


def test_every_value_knows_its_line() -> None:
    lines = parse_yaml("a:\n  - x\n  - b: y\n", "f").lines
    assert (lines["a",], lines["a", 0], lines["a", 1, "b"]) == (1, 2, 3)


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        ("", None, "empty"),
        ("a: 1\na: 2", 2, "stands twice"),
        ("a: &x [*x]", 1, "contains itself"),
        ("a: &x\n  b: *x", 1, "contains itself"),
        ("a:\n\t- b", 2, "not YAML"),
        ("a: 1\n---\nb: 2", 2, "another document"),
        ("? [1]\n: 2", 1, "list or a mapping"),
        ("[" * 100_000, 1, "nested deeper"),
        ("a: \x00", None, "control characters"),
    ],
)
def test_traps_are_refused(text: str, line: int | None, complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint) as caught:
        parse_yaml(text, "f")
    assert caught.value.line == line


def test_anchors_that_multiply_each_other_are_refused() -> None:
    bomb = "a: &a [" + ",".join("x" * 10) + "]\n"
    for new, old in ("ba", "cb", "dc", "ed", "fe"):
        bomb += f"{new}: &{new} [" + ",".join([f"*{old}"] * 10) + "]\n"
    with pytest.raises(BadInput, match="multiply"):
        parse_yaml(bomb, "f")


@pytest.mark.parametrize(
    ("written", "value"), [("", None), ("~", None), ("null", None), ("''", ""), ("'null'", "null")]
)
def test_an_unquoted_nothing_is_no_value_and_a_quoted_one_is_text(written: str, value: str | None) -> None:
    assert parse_yaml(f"a: {written}", "f").data == {"a": value}


def test_a_case_cannot_be_hashed_and_the_message_names_it() -> None:
    case = Case.from_text((EXAMPLE / "case.yaml").read_text("utf-8"))
    with pytest.raises(TypeError, match="'Case'"):
        hash(case)
