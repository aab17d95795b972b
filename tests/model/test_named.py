"""Parties, options, states and moves know their names; `Model.of` builds a small model."""

from __future__ import annotations

import pickle

import pytest

from detente.case.load import Case
from detente.errors import BadInput
from detente.model.model import Model, compile_case

CHICKEN = {"A": "YN > NN > NY > YY", "B": [2, 3, 1, 0]}


def chicken() -> Model:
    return Model.of("A: on; B: on", CHICKEN, status_quo="NN")


def test_a_state_says_its_name_its_pattern_and_the_options_taken_in_it() -> None:
    model = Model.of("A: arm; B: arm, talk", states={"race": "YYN"})
    race, other = model.state(6), model.state(1)
    assert (race.name, race.pattern, [option.id for option in race.options]) == (
        "race", "YYN", ["A.arm", "B.arm"],
    )  # fmt: skip
    assert (other.name, str(other)) == ("NNY", "NNY")
    assert repr(race) == "<State race YYN>"


def test_a_move_says_whose_it_is_and_what_changes() -> None:
    move = chicken().move(0, 0, 2)
    assert move.party.id == "A"
    assert [option.id for option in move.taken] == ["A.on"]
    assert move.untaken == ()
    assert repr(move) == "<Move A: NN -> YN>"


def test_names_and_labels_are_those_of_the_case_and_else_the_ids() -> None:
    case = Case.from_text(
        "detente: 1\ntitle: t\nparties: {UP: {name: Upper village, options: {share: Share the well}}}\n"
        "preferences: {UP: unknown}\n"
    )
    model = compile_case(case)
    assert model.party(0).name == "Upper village"
    assert model.option(0).label == "Share the well"
    assert model.option(0).party == model.party(0)
    assert chicken().party(1).name == "B"


def test_models_and_their_parts_are_equal_by_content_and_can_be_pickled() -> None:
    model = chicken()
    assert model == chicken()
    assert model != Model.of("A: on; B: on", CHICKEN)
    assert pickle.loads(pickle.dumps(model)) == model
    assert pickle.loads(pickle.dumps(model.move(0, 0, 2))) == model.move(0, 0, 2)


def test_a_state_in_graph_form_has_a_name_and_no_pattern() -> None:
    model = Model.of("A; B", {"A": "p > q"}, states=["p", "q"], moves={"A": [["p", "q"]]})
    assert (model.state(0).name, model.state(0).pattern, model.state(0).options) == ("p", None, ())


def test_a_small_model_is_checked_as_a_case_is() -> None:
    with pytest.raises(BadInput, match="the ranking misses state NY, YY"):
        Model.of("A: on; B: on", {"A": "YN > NN"})
