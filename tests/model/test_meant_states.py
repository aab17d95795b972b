"""One method says which states a text means; faults name a place, and the case words them."""

from __future__ import annotations

import pytest

from detente.case.load import Case
from detente.errors import BadInput, Fault
from detente.model.states import StateSpace, state_space

CASE = Case.from_text(
    """\
detente: 1
title: A well
parties:
  UP: {name: Upper village, options: {share: Share}}
  LOW: {name: Lower village, options: {raid: Raid}}
states: {calm: NN, shared: YN}
rules: [not (UP.share and LOW.raid)]
""",
    "well.yaml",
)


@pytest.fixture
def space() -> StateSpace:
    return state_space(CASE)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("calm", ["NN"]),
        ("NY", ["NY"]),
        ("-N", ["NN", "YN"]),
        ('"not UP.share"', ["NN", "NY"]),
        ('"UP.share and LOW.raid"', []),
    ],
)
def test_a_text_means_a_state_a_pattern_or_an_expression(
    space: StateSpace, text: str, letters: list[str]
) -> None:
    assert space.combinations is not None
    cells = space.meant((), text).tolist()
    assert [space.combinations.pattern(cell) for cell in cells] == letters


def test_an_expression_needs_no_quotes_where_that_is_allowed(space: StateSpace) -> None:
    assert space.meant((), "UP.share or LOW.raid", bare_expressions=True).tolist() == [1, 2]
    with pytest.raises(Fault, match="unknown state"):
        space.meant((), "UP.share or LOW.raid")


def test_a_pattern_that_is_to_be_one_state_must_fit_one(space: StateSpace) -> None:
    with pytest.raises(Fault, match="fits 2 states"):
        space.meant((), "-N", patterns=False)


def test_a_fault_is_worded_with_the_file_and_the_line_of_its_place(space: StateSpace) -> None:
    with pytest.raises(BadInput) as caught, CASE.placing_faults():
        space.cell(("states", "shared"), "paid")
    assert str(caught.value).startswith("well.yaml:6: unknown state paid; use a name")
