"""The states of a large case in groups that a person can follow, each of which opens."""

from __future__ import annotations

import pytest
from tests.support.twelve_options import TWELVE_OPTIONS

from detente.analysis import Analysis, analyse_what_if
from detente.case import WhatIf, parse_case
from detente.errors import BadArgument
from detente.page.pictures.state_graph import state_graph
from detente.page.pictures.state_groups import fitting_cells, grouped_states
from detente.stability import surely_better, targets


@pytest.fixture(scope="module")
def analysed() -> Analysis:
    return analyse_what_if(parse_case(TWELVE_OPTIONS), WhatIf()).answer


def lasting(analysis: Analysis) -> set[int]:
    judged = analysis.stability["seq"].certain.all(axis=0)
    return {cell for cell in range(analysis.model.cells) if judged[cell]}


def test_every_state_is_in_one_group_and_no_group_is_lost(analysed: Analysis) -> None:
    drawn = grouped_states(analysed)
    assert drawn.states == sum(group.states for group in drawn.groups) == 4096
    assert sum(group.lasts for group in drawn.groups) == len(lasting(analysed))
    assert [group.has_status_quo for group in drawn.groups].count(True) == 1
    inside = [set(fitting_cells(analysed.model, group.pattern).tolist()) for group in drawn.groups]
    assert len(set().union(*inside)) == 4096
    assert [len(cells) for cells in inside] == [group.states for group in drawn.groups]


def test_groups_are_made_by_what_tells_which_states_last(analysed: Analysis) -> None:
    decided = [group for group in grouped_states(analysed).groups if group.lasts in (0, group.states)]
    by_chance = [group for group in grouped_states(analysed, by=[8, 9, 10, 11]).groups if not group.lasts]
    assert len(decided) > len(by_chance)


def test_an_arrow_counts_the_moves_of_its_party_and_those_it_prefers(analysed: Analysis) -> None:
    drawn, model = grouped_states(analysed, by=[0, 4]), analysed.model
    group_of = {
        cell: number
        for number, group in enumerate(drawn.groups)
        for cell in fitting_cells(model, group.pattern).tolist()
    }
    counted: dict[tuple[int, int, int], list[int]] = {}
    for party in range(3):
        for cell in group_of:
            for target in targets(model, party, cell).tolist():
                if group_of[cell] != group_of[target]:
                    tally = counted.setdefault((party, group_of[cell], group_of[target]), [0, 0])
                    tally[0] += 1
                    tally[1] += bool(surely_better(model, party, cell, target))
    assert {(arc.party, arc.origin, arc.target): [arc.moves, arc.gains] for arc in drawn.arcs} == counted


def test_a_group_opens_into_groups_and_at_last_into_states(analysed: Analysis) -> None:
    within = ""
    for _ in range(2):
        group = grouped_states(analysed, within).groups[0]
        assert within == "" or all(a in ("-", b) for a, b in zip(within, group.pattern, strict=True))
        within = group.pattern
    graph = state_graph(analysed, within)
    assert len(graph.nodes) == 16
    assert graph.left_out == 0
    assert len({node.name for node in graph.nodes}) == 16, "names tell the states of a group apart"
    assert len(graph.taken) + len(graph.not_taken) == 8


def test_a_person_says_by_which_options(analysed: Analysis) -> None:
    drawn = grouped_states(analysed, by=[3, 0, 3])
    assert [each.label for each in drawn.by] == ["Hold the vote early", "Open talks"]
    assert len(drawn.groups) == 4
    assert len(grouped_states(analysed, by=list(range(12))).by) == 5


@pytest.mark.parametrize("within", ["Y", "YYYYYYYYYYYX", "talks"])
def test_what_is_no_pattern_is_refused(analysed: Analysis, within: str) -> None:
    with pytest.raises(BadArgument, match="no pattern"):
        grouped_states(analysed, within)
