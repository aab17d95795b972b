"""Steps of several acts, of which one alone is known to serve whoever takes them."""

from __future__ import annotations

from typing import Any

from detente.model import Model
from detente.stability import Move, kind_of_way, parts_in_doubt, ways_out

WANTS_TALKS = {"priorities": ["A.talk"], "unknown": ["order"]}


def model(wish: Any, **sections: Any) -> Model:
    return Model.of("A: talk, join; B: wait", {"A": wish, "B": "unknown"}, status_quo="NNN", **sections)


def _cell(of: Model, pattern: str) -> int:
    return next(c for c in range(of.cells) if of.pattern(c) == pattern)


def step(of: Model, target: str) -> Move:
    return Move(0, _cell(of, "NNN"), _cell(of, target))


def test_what_a_party_adds_to_what_it_wants_is_in_doubt_where_nobody_knows_if_it_wants_that() -> None:
    of = model(WANTS_TALKS)
    assert parts_in_doubt(of, step(of, "YYN")) == ("A.join",)
    assert parts_in_doubt(of, step(of, "YNN")) == ()


def test_an_act_that_it_would_rather_not_do_by_itself_stays_in_doubt_beside_the_other() -> None:
    of = model({**WANTS_TALKS, "comparisons": "NNN > NYN"})
    assert parts_in_doubt(of, step(of, "YYN")) == ("A.join",)


def test_nothing_is_in_doubt_where_both_are_wanted_or_all_is_known() -> None:
    for wish in (
        {"priorities": ["A.talk", "A.join"], "unknown": ["order"]},
        "YYN = YYY > YNN = YNY > NNN = NNY > NYN = NYY",
        "YNN = YNY > YYN = YYY > NNN = NNY > NYN = NYY",
    ):
        of = model(wish)
        assert parts_in_doubt(of, step(of, "YYN")) == ()


def test_a_way_with_a_part_in_doubt_is_no_sure_one() -> None:
    of = model(WANTS_TALKS)
    kinds = {
        of.pattern(path.target): kind_of_way(of, path)
        for path in ways_out(of, [_cell(of, "YNN"), _cell(of, "YYN")], "improvements")
    }
    assert kinds == {"YNN": "improvements", "YYN": "possible improvements"}


def test_states_without_options_have_no_parts() -> None:
    of = Model.of(
        "A; B", {"A": "p > q", "B": "unknown"}, states=["q", "p"], moves={"A": [["q", "p"]]}, status_quo="q"
    )
    assert parts_in_doubt(of, Move(0, 0, 1)) == ()
