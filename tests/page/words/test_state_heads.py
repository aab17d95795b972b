"""Heads of columns and of boxes that stand for states: short, in words, and none like another."""

from __future__ import annotations

import re

from detente.case.load import parse_case
from detente.model.model import Model, compile_case
from detente.page.words.state_heads import heads_of_states
from detente.page.words.states import state_name

TALKS = """
detente: 1
title: t
parties:
  NLFX:
    name: National Liberation Front of the Coast
    options: {open: Open talks, cease: Observe a cease-fire in the north}
  GOV: {name: The coastal government, options: {lift: Lift the state of siege in all towns, free: Free Bo}}
states: {status quo: NNNN, NLFX opens talks: YNNN}
status_quo: NNNN
preferences: {NLFX: unknown, GOV: unknown}
"""


def model() -> Model:
    return compile_case(parse_case(TALKS))


def test_no_two_heads_are_alike_and_none_is_a_string_of_letters() -> None:
    cells = range(16)
    heads = heads_of_states(model(), cells, 30)
    assert len(set(heads)) == 16
    assert not [head for head in heads if re.search(r"\b[YN]{3,}\b", head)]
    assert heads[0] == "status quo"
    assert all("…" not in head or len(head) > 30 for head in heads)


def test_acts_that_begin_alike_are_cut_where_they_differ() -> None:
    labels = [f"Release the prisoners of the northern war to the {whom}" for whom in ("church", "court")]
    text = f"""
detente: 1
title: t
parties: {{A: {{name: Ana, options: {{x: {labels[0]}, y: {labels[1]}, z: Talk}}}}}}
status_quo: NNN
preferences: {{A: unknown}}
"""
    heads = heads_of_states(compile_case(parse_case(text)), range(8), 30)
    assert len(set(heads)) == 8


def test_a_party_goes_by_the_name_that_the_case_gives_it_in_its_states() -> None:
    names = {state_name(model(), cell) for cell in range(16)}
    assert "NLFX opens talks" in names
    assert not [name for name in names if "National Liberation Front" in name or "The coastal" in name]
    assert "NLFX opens talks and the coastal government frees Bo" in names
