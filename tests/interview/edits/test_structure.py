"""Parties and options are dropped, joined and added, and all that speaks of them follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from tests.support.interviews import DRAFT

from detente.case.load import Case
from detente.interview.edits.structure import (
    add_option,
    add_party,
    drop_option,
    drop_party,
    join_options,
    join_parties,
)
from detente.model.model import compile_case


@pytest.fixture
def data() -> Any:
    return yaml.load(DRAFT, Loader=yaml.BaseLoader)


def options(data: Any) -> list[str]:
    model = compile_case(Case.from_data(data))
    return list(model.options)


def test_a_dropped_option_takes_its_letter_and_its_wants_with_it(data: Any) -> None:
    drop_option(data, "BM.raise_wages")
    assert data["states"] == {"status quo": "NNNYN", "the union strikes": "YNNYN"}
    assert data["preferences"]["HU"] == "unknown"
    assert "BM.raise_wages" not in options(data)


def test_two_options_that_are_one_keep_the_words_of_both_and_count_as_taken_where_one_was(data: Any) -> None:
    join_options(data, "BM.raise_wages", "BM.lock_gates")
    assert data["states"]["status quo"] == "NNNYN"
    assert data["parties"]["BM"]["options"]["lock_gates"]["evidence"] == ["gates", "wages"]
    assert [item["priority"] for item in data["preferences"]["HU"]["priorities"]] == ["BM.lock_gates"]
    assert len(options(data)) == 5


def test_rules_on_both_halves_of_one_act_go(data: Any) -> None:
    data["rules"] = ["not (BM.raise_wages and BM.lock_gates)", "not (HU.strike and COURT.lift_ban)"]
    join_options(data, "BM.raise_wages", "BM.lock_gates")
    assert data["rules"] == ["not (HU.strike and COURT.lift_ban)"]
    options(data)


def test_joined_parties_have_what_both_could_do_and_acts_of_one_label_once(data: Any) -> None:
    join_parties(data, "BRINE", "BM", ("Brine", "Brine Mining"))
    assert options(data) == [
        "HU.strike",
        "BM.meet_union",
        "BM.raise_wages",
        "BM.lock_gates",
        "COURT.lift_ban",
    ]
    assert data["states"]["status quo"] == "NNNYN"
    assert "BRINE" not in data["preferences"]


def test_a_party_without_wants_gets_those_of_the_other(data: Any) -> None:
    join_parties(data, "BM", "COURT", ("Brine Mining", "the town court"))
    assert [item["priority"] for item in data["preferences"]["COURT"]["priorities"]] == ["COURT.lock_gates"]
    assert options(data)[2:] == [
        "COURT.lift_ban", "COURT.meet_union", "COURT.raise_wages", "COURT.lock_gates"
    ]  # fmt: skip
    assert data["states"]["status quo"] == "NNNNNY"


def test_states_that_began_with_the_other_s_name_begin_with_this_one_s(data: Any) -> None:
    join_parties(data, "HU", "COURT", ("the union", "the town court"))
    assert list(data["states"]) == ["status quo", "the town court strikes"]


def test_tests_and_attitudes_that_name_a_dropped_party_go(data: Any) -> None:
    data["claims"] = [{"id": "a", "says": "so", "holds_if": "stable(status_quo, nash, COURT)"}]
    data["attitudes"] = {"COURT": {"HU": "negative"}, "HU": {"COURT": "positive", "HU": "neutral"}}
    drop_party(data, "COURT")
    assert "holds_if" not in data["claims"][0]
    assert data["attitudes"] == {"HU": {"HU": "neutral"}}
    assert len(options(data)) == 5


def test_states_that_a_view_does_not_see_are_written_anew(data: Any) -> None:
    data["views"] = {"HU": {"unseen": ["YNNNNY", '"COURT.lift_ban"', '"not HU.strike"']}}
    add_option(data, "HU", "picket", {"label": "Picket", "assumed": "why not"})
    assert data["views"]["HU"]["unseen"][0] == "YNNNNNY"
    drop_party(data, "COURT")
    assert data["views"]["HU"]["unseen"][1:] == ['"not HU.strike"']


def test_an_added_option_is_not_taken_anywhere(data: Any) -> None:
    add_option(data, "HU", "picket", {"label": "Picket", "assumed": "why not"})
    assert data["states"] == {"status quo": "NNNNNYN", "the union strikes": "YNNNNYN"}


def test_nothing_is_known_of_an_added_party(data: Any) -> None:
    add_party(data, "PORT", "Port authority", {"assumed": "named"})
    add_option(data, "PORT", "mediate", {"label": "Send a mediator"})
    assert data["preferences"]["PORT"] == "unknown"
    assert data["states"]["status quo"] == "NNNNYNN"
    assert options(data)[-1] == "PORT.mediate"


@pytest.mark.parametrize(
    "change",
    [
        lambda data: drop_option(data, "BM.lock_gates"),
        lambda data: join_options(data, "BM.lock_gates", "BM.raise_wages"),
        lambda data: join_parties(data, "BRINE", "BM", ("Brine", "Brine Mining")),
    ],
)
def test_comparisons_and_rankings_are_rewritten_too(data: Any, change: Callable[[Any], None]) -> None:
    data["preferences"]["COURT"] = {"comparisons": ["NNNNYY > NNNNYN", {"comparison": "YNNNYN > NYNNYN"}]}
    change(data)
    options(data)


@pytest.mark.parametrize(
    ("comparisons", "left"),
    [
        (["NYYNYN > NNYNYN"], ["NYNYN > NNNYN"]),
        (["NYNNYN > NNYNYN", "NYNNYN > NNNNYN"], ["NYNYN > NNNYN"]),
        (["NYNNYN > NNNNYN", "NNNNYN > NNYNYN"], ["NYNYN > NNNYN"]),
        (["theirs > status quo"], ["NYNYN > status quo"]),
        (["NYNNYN > NNYNYN"], None),
    ],
)
def test_a_comparison_of_what_becomes_one_state_is_mended_or_goes(
    data: Any, comparisons: list[str], left: list[str] | None
) -> None:
    data["states"].update(ours="NYNNYN", theirs="NNYNYN")
    data["preferences"]["COURT"] = {"comparisons": comparisons}
    join_parties(data, "BRINE", "BM", ("Brine", "Brine Mining"))
    assert data["preferences"]["COURT"] == ("unknown" if left is None else {"comparisons": left})
    options(data)


def test_a_party_keeps_what_it_compared_and_gets_the_wants_that_go_with_it(data: Any) -> None:
    data["preferences"]["BRINE"] = {
        "priorities": ["not BRINE.meet_union", "HU.strike", "BRINE.meet_union if HU.strike"],
        "unknown": ["order"],
    }
    data["preferences"]["BM"] = {"comparisons": ["NNYNYN > NNNNYN"]}
    join_parties(data, "BRINE", "BM", ("Brine", "Brine Mining"))
    assert data["preferences"]["BM"] == {
        "comparisons": ["NYNYN > NNNYN"],
        "priorities": ["HU.strike", "BM.meet_union if HU.strike"],
        "unknown": ["order"],
    }
    options(data)
