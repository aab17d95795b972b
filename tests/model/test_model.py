"""States, names, coalesced states and graph form."""

from __future__ import annotations

from detente.case.load import parse_case
from detente.model.model import Model, compile_case
from detente.model.moves import GraphMoves, OptionMoves

PARTIES = "parties: {A: {name: a, options: {x: X}}, B: {name: b, options: {y: Y, z: Z}}}\n"
UNKNOWN = "preferences: {A: unknown, B: unknown}\n"


def model(rest: str) -> Model:
    return compile_case(parse_case("detente: 1\ntitle: t\n" + PARTIES + UNKNOWN + rest))


def arcs(moves: GraphMoves, party: int) -> set[tuple[int, int]]:
    starts, targets = moves.starts[party], moves.targets[party]
    return {(c, int(t)) for c in range(len(starts) - 1) for t in targets[starts[c] : starts[c + 1]]}


def test_letters_follow_the_order_of_options() -> None:
    found = model("states: {s: YNN}\nstatus_quo: s")
    assert found.options == ("A.x", "B.y", "B.z")
    assert found.label(found.status_quo or 0) == "s"
    assert found.pattern(1) == "NNY"
    assert found.moves == OptionMoves(owner=(0, 1, 1), one_way=(0, 0, 0))


def test_one_way_options_say_their_direction() -> None:
    moves = model("one_way: [A.x, not B.z]").moves
    assert isinstance(moves, OptionMoves)
    assert moves.one_way == (1, 0, -1)


def test_a_dash_makes_one_state_of_all_it_matches() -> None:
    found = model("states: {over: -Y-}\nstatus_quo: NYN")
    assert isinstance(found.moves, GraphMoves)
    assert [found.pattern(c) for c in range(found.cells)] == ["-Y-", "NNN", "NNY", "YNN", "YNY"]
    assert found.label(found.status_quo or 0) == "over"
    # B leads from every other state into the coalesced one and back; A cannot leave it alone.
    leaving_and_entering = {(0, c) for c in range(1, 5)} | {(c, 0) for c in range(1, 5)}
    assert arcs(found.moves, 1) == leaving_and_entering | {(1, 2), (2, 1), (3, 4), (4, 3)}
    assert arcs(found.moves, 0) == {(1, 3), (3, 1), (2, 4), (4, 2)}


def test_one_way_options_bind_moves_into_coalesced_states_too() -> None:
    found = model("states: {over: -Y-}\none_way: [B.y]")
    assert isinstance(found.moves, GraphMoves)
    assert not any(origin == 0 for origin, _ in arcs(found.moves, 1))


def test_graph_form_takes_the_moves_as_they_are() -> None:
    text = """
detente: 1
title: t
parties: {A: {name: a}, B: {name: b}}
states: [1, two, 3]
moves: {A: [[1, two], [two, 3]], B: [[3, 1]]}
status_quo: two
preferences: {A: {payoffs: {1: 0, two: 2.5, 3: 1}}, B: {ranking: [[3], [1, two]]}}
"""
    found = compile_case(parse_case(text))
    assert isinstance(found.moves, GraphMoves)
    assert arcs(found.moves, 0) == {(0, 1), (1, 2)}
    assert arcs(found.moves, 1) == {(2, 0)}
    assert found.ranks.tolist() == [[0, 2, 1], [0, 0, 1]]
    assert [found.label(c) for c in range(3)] == ["1", "two", "3"]
