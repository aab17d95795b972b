"""A case as a file of gmcr-py: by the definitions of the format it is the same case, and it reads back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.support import oracle
from tests.support.gmcr_format import conflict_of, states_of
from tests.support.paths import ROOT, SHARED
from tests.support.random_cases import random_case

from detente.analysis.analysis import analyse
from detente.analysis.exporting import lay_out
from detente.case.load import Case, load_case
from detente.errors import BadInput
from detente.render.exchange.gmcr import GmcrText, gmcr_text
from detente.render.json.analysis import analysis_json

CASES = SHARED / "cases"
PUBLISHED = ("chicken", "cuban_missile", "elmira", "korea_2017", "prisoners_dilemma")
EXAMPLES = ("cambodia-2021", "el-salvador-1989", "port-lorne-2025")


def written(case: Case) -> GmcrText:
    return gmcr_text(lay_out(case))


def answer_of(case: Case) -> dict[str, Any]:
    return analysis_json(analyse(case), limit=10_000, full=True)


def read_back(text: GmcrText, folder: Path) -> Case:
    path = folder / "back.gmcr"
    path.write_text(text.text)
    return load_case(str(path))


def well(**sections: Any) -> Case:
    return Case.from_data(
        {
            "detente": "1",
            "title": "A well",
            "parties": {
                "UP": {"name": "Upper village", "options": {"share": "Share the well"}},
                "LOW": {"name": "Lower village", "options": {"raid": "Raid", "sue": "Sue"}},
            },
            "preferences": {"UP": {"priorities": ["not LOW.raid"]}, "LOW": {"priorities": ["UP.share"]}},
            **sections,
        }
    )


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_published_case_reads_back_with_the_same_answer(name: str, tmp_path: Path) -> None:
    if not CASES.is_dir():
        pytest.skip(f"the published cases are not at {CASES}")
    case = load_case(str(CASES / f"{name}.yaml"))
    assert answer_of(read_back(written(case), tmp_path)) == answer_of(case)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_reads_back_but_for_what_the_format_does_not_hold(name: str, tmp_path: Path) -> None:
    case = load_case(str(ROOT / "examples" / name / "case.yaml"))
    text = written(case)
    back, whole = answer_of(read_back(text, tmp_path)), answer_of(case)
    assert {"claims", "evidence and assumptions", "notes of the modeller"} <= set(text.lost)
    if not any(phrase.startswith("the comparisons") for phrase in text.lost):
        assert {**back, "claims": whole["claims"]} == whole
        return
    # Without the comparisons less is certain, and nothing else is.
    for concept, states in back["equilibria"].items():
        assert set(states) <= set(whole["equilibria"][concept])


@pytest.mark.parametrize("part", range(4))
def test_drawn_cases_mean_the_same_by_the_definitions_of_the_format(part: int, tmp_path: Path) -> None:
    for seed in range(part * 25, part * 25 + 25):
        case = random_case(seed)
        text, model = written(case), lay_out(case).model
        there = conflict_of(json.loads(text.text))
        cells = {model.pattern(cell): cell for cell in oracle.states(model)}
        assert set(there.states) == set(cells), seed
        for party, moves in enumerate(oracle.unilateral_moves(model)):
            for state in there.states:
                reached = {cells[target] for target in there.moves[party][state]}
                assert reached == moves[cells[state]], (seed, state)
            ranks = model.ranks[party]
            for one in there.states:
                for other in there.states:
                    before = np.sign(int(ranks[cells[one]]) - int(ranks[cells[other]]))
                    assert np.sign(there.ranks[party][one] - there.ranks[party][other]) == before, seed
        assert answer_of(read_back(text, tmp_path)) == answer_of(case), seed


def test_drawn_cases_with_states_that_count_as_one_read_back(tmp_path: Path) -> None:
    for seed in range(40):
        case = random_case(seed, coalesced=True)
        text = written(case)
        assert text.lost[0].startswith("states that count as one (Y"), seed
        assert answer_of(read_back(text, tmp_path)) == answer_of(case), seed


def test_one_party_without_priorities_has_all_states_ranked() -> None:
    data = json.loads(written(well(preferences={"UP": {"priorities": ["UP.share"]}, "LOW": "unknown"})).text)
    assert not data["useManualPreferenceRanking"]
    weights = {"UP": {"priorities": ["UP.share"]}, "LOW": {"weights": {"LOW.raid": "1"}}}
    data = json.loads(written(well(preferences=weights)).text)
    assert data["useManualPreferenceRanking"]
    # The states in the order of their numbers are NNN, YNN, NYN, YYN, NNY, YNY, NYY and YYY.
    assert [maker["preferenceRanking"] for maker in data["decisionMakers"]] == [
        [[2, 4, 6, 8], [1, 3, 5, 7]],
        [[3, 4, 7, 8], [1, 2, 5, 6]],
    ]


def test_a_condition_for_each_way_to_break_a_rule() -> None:
    data = json.loads(
        written(well(rules=["UP.share if LOW.raid and not LOW.sue", "UP.share iff LOW.sue"])).text
    )
    assert data["infeasibles"] == [
        [[0, "N"], [1, "Y"], [2, "N"]],
        [[0, "N"], [2, "Y"]],
        [[0, "Y"], [2, "N"]],
    ]


def test_rules_too_long_for_conditions_are_written_by_their_states() -> None:
    options = {f"x{k}": f"Do {k}" for k in range(10)}
    parity = "A.x0"
    for k in range(1, 10):
        parity = f"({parity}) iff A.x{k}"
    case = Case.from_data(
        {
            "detente": "1",
            "title": "A parity",
            "parties": {"A": {"name": "A", "options": options}, "B": {"name": "B", "options": {"y": "Do"}}},
            "rules": [parity],
            "preferences": {"A": {"priorities": [parity, "A.x1"]}, "B": "unknown"},
        }
    )
    data = json.loads(written(case).text)
    assert len(states_of(data)) == 1 << 10
    assert data["useManualPreferenceRanking"]


def test_what_the_format_does_not_hold_is_named() -> None:
    assert written(well()).lost == ()
    preferences = {
        "UP": {"priorities": ["not LOW.raid", "UP.share"], "strong": "1"},
        "LOW": {"priorities": ["UP.share"], "unknown": "the rest", "comparisons": "NNN > NYN"},
    }
    views = {"UP": {"preferences": {"LOW": "unknown"}}}
    claims = [{"id": "c", "says": "It will raid"}]
    case = well(about="So it is.", preferences=preferences, views=views, claims=claims)
    assert written(case).lost == (
        "what is unknown of LOW (states of unknown order are written as equally good)",
        "the comparisons, bounds or rival pictures of LOW",
        "how strong preferences of UP are",
        "the parties' views",
        "claims",
        "notes of the modeller",
    )


def test_a_case_in_graph_form_is_refused() -> None:
    case = Case.from_data(
        {
            "detente": "1",
            "title": "Two rooms",
            "parties": {"A": {"name": "A"}},
            "states": ["left", "right"],
            "moves": {"A": [["left", "right"]]},
            "preferences": {"A": "unknown"},
        }
    )
    with pytest.raises(
        BadInput, match=r"the case lists its moves, and \.gmcr has options only; export tables"
    ):
        written(case)
