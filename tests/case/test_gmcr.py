"""Files of gmcr-py as cases: every form of the format, and one line for what is none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.support.commands import answer, run
from tests.support.gmcr_format import conflict_of

from detente.case.gmcr import parse_gmcr
from detente.case.load import load_case
from detente.errors import BadInput
from detente.model.model import compile_case


def conflict(**parts: Any) -> dict[str, Any]:
    """A dispute of two villages, in the form of gmcr-py 0.3.13."""
    return {
        "program": "gmcr-py",
        "version": "0.3.13",
        "options": [
            {"name": "Share the well", "permittedDirection": "both"},
            {"name": "Raid", "permittedDirection": "both"},
            {"name": "Go to court", "permittedDirection": "fwd"},
        ],
        "decisionMakers": [
            {
                "name": "Upper village",
                "options": [0],
                "preferences": [[[1, "N"]], [[0, "N"]]],
                "misperceptions": [],
            },
            {
                "name": "Lower village",
                "options": [1, 2],
                "preferences": [
                    [[0, "Y"]],
                    {"compound": True, "members": [[[1, "N"], [2, "N"]], [[0, "N"], [1, "Y"]]]},
                ],
                "misperceptions": [],
            },
        ],
        "infeasibles": [[[1, "Y"], [2, "Y"]]],
        "useManualPreferenceRanking": False,
        "coalitions": [0, 1],
        "coalitionsFull": [],
        **parts,
    }


def of_makers(**parts: Any) -> list[dict[str, Any]]:
    return [{**maker, **parts} for maker in conflict()["decisionMakers"]]


def refusal(data: Any) -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    with pytest.raises(BadInput) as refused:
        parse_gmcr(text, "well.gmcr")
    return str(refused.value)


def test_a_whole_file() -> None:
    read = parse_gmcr(json.dumps(conflict()), "villages/well.gmcr")
    assert read.left_out == ()
    assert read.data == {
        "detente": "1",
        "title": "well",
        "parties": {
            "Upper_village": {"name": "Upper village", "options": {"Share_the_well": "Share the well"}},
            "Lower_village": {
                "name": "Lower village",
                "options": {"Raid": "Raid", "Go_to_court": "Go to court"},
            },
        },
        "rules": ["not (Lower_village.Raid and Lower_village.Go_to_court)"],
        "one_way": ["Lower_village.Go_to_court"],
        "preferences": {
            "Upper_village": {"priorities": ["not Lower_village.Raid", "not Upper_village.Share_the_well"]},
            "Lower_village": {
                "priorities": [
                    "Upper_village.Share_the_well",
                    "(not Lower_village.Raid and not Lower_village.Go_to_court) or "
                    "(not Upper_village.Share_the_well and Lower_village.Raid)",
                ]
            },
        },
    }


@pytest.mark.parametrize(
    "data",
    [
        conflict(),
        conflict(
            useManualPreferenceRanking=True,
            decisionMakers=of_makers(preferenceRanking=[[1, 5], 3, [2, 6, 4]]),
        ),
        conflict(
            useManualPreferenceRanking=True,
            infeasibles=[],
            # The options of the second one lie before and behind that of the first.
            decisionMakers=[
                {
                    "name": "A",
                    "options": [1],
                    "preferences": [],
                    "preferenceRanking": [[1, 2, 3], 5, 8, [4, 6, 7]],
                },
                {
                    "name": "B",
                    "options": [0, 2],
                    "preferences": [],
                    "preferenceRanking": [8, 7, 6, 5, 4, 3, 2, 1],
                },
            ],
            options=[
                {"name": name, "permittedDirection": way}
                for name, way in (("Full", "both"), ("Full", "back"), ("Full", "fwd"))
            ],
        ),
    ],
    ids=["statements", "ranked", "options of one apart"],
)
def test_states_moves_and_ranks_are_those_of_the_format(data: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "well.gmcr").write_text(json.dumps(data))
    model = compile_case(load_case(str(tmp_path / "well.gmcr")))
    order = [option for maker in data["decisionMakers"] for option in maker["options"]]
    there = conflict_of(_in_order(data, order))
    cells = {model.pattern(cell): cell for cell in model.feasible.nonzero()[0].tolist()}
    assert set(there.states) == set(cells)
    for party, by_state in enumerate(there.ranks):
        best_first = sorted(by_state, key=by_state.__getitem__)
        assert (
            sorted(cells, key=lambda state: (model.ranks[party, cells[state]], best_first.index(state)))
            == best_first
        )
        assert len(set(by_state.values())) == model.ranks[party].max() + 1


def _in_order(data: dict[str, Any], order: list[int]) -> dict[str, Any]:
    """The same with the options of one decision maker together, as gmcr-py itself lays them out."""
    new = {option: place for place, option in enumerate(order)}
    makers = [
        {**maker, "options": [new[option] for option in maker["options"]]} for maker in data["decisionMakers"]
    ]
    return {**data, "options": [data["options"][option] for option in order], "decisionMakers": makers}


def test_the_prisoner_s_dilemma_as_gmcr_py_solves_it(tmp_path: Path) -> None:
    """Nash: neither cooperates; GMR and SEQ: so do both (its own test data say the same)."""
    options = [{"name": f"Cooperate with {name}", "permittedDirection": "both"} for name in ("two", "one")]
    makers = [
        {"name": "One", "options": [0], "preferences": [[[1, "Y"]], [[0, "N"]]]},
        {"name": "Two", "options": [1], "preferences": [[[0, "Y"]], [[1, "N"]]]},
    ]
    old = {"program": "gmcr-py", "options": options, "decisionMakers": makers, "infeasibles": []}
    (tmp_path / "p.gmcr").write_text(json.dumps({**old, "useManualPreferenceVectors": False}))
    assert answer("analyse", str(tmp_path / "p.gmcr"))["equilibria"] == {
        "nash": ["NN"],
        "gmr": ["NN", "YY"],
        "smr": ["NN", "YY"],
        "seq": ["NN", "YY"],
    }


def test_old_names_of_keys() -> None:
    data = conflict(decisionMakers=of_makers(preferenceVector=[[1, 2, 3, 4, 5, 6]]))
    del data["useManualPreferenceRanking"]
    data["useManualPreferenceVectors"] = True
    data["options"][0] = {"name": "Share the well", "reversibility": "back"}
    read = parse_gmcr(json.dumps(data), "well.gmcr").data
    assert read["one_way"][0] == "not Upper_village.Share_the_well"
    assert read["preferences"]["Upper_village"] == {"ranking": [["NNN", "YNN", "NYN", "YYN", "NNY", "YNY"]]}


def test_what_is_not_taken_over_is_said_in_one_line(tmp_path: Path) -> None:
    data = conflict(coalitions=[[0, 1]], decisionMakers=of_makers(preferences=[]))
    data["decisionMakers"][1] |= {"misperceptions": [[[0, "Y"]]], "preferences": [[[0, "Y"]]]}
    path = tmp_path / "well.gmcr"
    path.write_text(json.dumps(data))
    ended = run("analyse", str(path))
    assert ended.status == 0
    assert ended.err == (
        f"detente: {path}: Upper village has no preferences there: they are unknown; its coalitions are not "
        "taken over: see `--concept coalitions`; misperceptions of Lower village are not taken over\n"
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", "well.gmcr:1: not JSON: Expecting value; save it again from gmcr-py"),
        ("[" * 100_000, "well.gmcr: not JSON that can be read; look for huge numbers, or lists within lists"),
        ('{"options": ' + "9" * 5_000 + "}", "well.gmcr: not JSON that can be read"),
        ([], "well.gmcr: not a file of gmcr-py: the file: input should be a valid dictionary"),
        ({"options": []}, "well.gmcr: not a file of gmcr-py: decisionMakers: field required"),
        (
            conflict(options=[{"name": 1}]),
            "well.gmcr: not a file of gmcr-py: options 1 name: input should be a",
        ),
        (
            conflict(infeasibles=[[[0, "X"]]]),
            "well.gmcr: not a file of gmcr-py: infeasibles 1 1 2: input should be",
        ),
        (conflict(infeasibles=[[]]), "well.gmcr: an infeasible condition without options makes every state"),
        (
            conflict(infeasibles=[[[7, "Y"]]]),
            "well.gmcr: infeasibles: condition 1 names an option twice, or one that",
        ),
        (
            conflict(infeasibles=[[[-1, "Y"]]]),
            "well.gmcr: infeasibles: condition 1 names an option twice, or one",
        ),
        (
            conflict(infeasibles=[[[0, "Y"], [0, "N"]]]),
            "well.gmcr: infeasibles: condition 1 names an option twice",
        ),
        (conflict(options=[]), "well.gmcr: it has no options"),
        (conflict(decisionMakers=[]), "well.gmcr: it has no decision makers"),
        (
            conflict(decisionMakers=of_makers(options=[0])),
            "the option Share the well belongs to Upper village and to",
        ),
        (conflict(decisionMakers=of_makers()[:1]), "well.gmcr: the option Raid belongs to nobody"),
        (
            conflict(decisionMakers=of_makers(options=[9])),
            "well.gmcr: Upper village has option 9, which is not there",
        ),
        (
            conflict(decisionMakers=of_makers(name="\ud800")),
            "decisionMakers 1 name: value error, holds half a",
        ),
        (conflict(useManualPreferenceRanking=True), "well.gmcr: Upper village has no preferenceRanking"),
        (
            conflict(useManualPreferenceRanking=True, decisionMakers=of_makers(preferenceRanking=[7])),
            "well.gmcr: Upper village ranks state 7, and there are 6; count the feasible states from 1",
        ),
        (
            conflict(detente={"parties": ["A"]}),
            "its part `detente` does not fit the rest: parties; take the part",
        ),
        (
            conflict(detente={"options": ["a", "b", "not b"]}),
            "its part `detente` does not fit the rest: options",
        ),
        (conflict(infeasibles=[[[1, "Y"], [2, "Y"]]] * 20_001), "well.gmcr: more than 20,000 conditions"),
        (
            conflict(options=[{"name": "a", "permittedDirection": "both"}] * 63),
            "well.gmcr: more than 62 decision makers or options",
        ),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_line(data: Any, said: str) -> None:
    assert said in refusal(data)


def of_options(count: int, infeasibles: list[Any], ranking: list[Any]) -> dict[str, Any]:
    options = [{"name": f"Do {k}", "permittedDirection": "both"} for k in range(count)]
    makers = [{"name": "A", "options": list(range(count)), "preferenceRanking": ranking}]
    return conflict(
        options=options, decisionMakers=makers, infeasibles=infeasibles, useManualPreferenceRanking=True
    )


def test_states_of_many_options_have_numbers_where_few_are_feasible() -> None:
    # An option is taken only where the one before it is: 41 states, a string of Y and then N each.
    infeasibles = [[[k, "N"], [k + 1, "Y"]] for k in range(39)]
    read = parse_gmcr(json.dumps(of_options(40, infeasibles, list(range(41, 0, -1)))), "well.gmcr").data
    assert read["preferences"]["A"] == {"ranking": [["Y" * k + "N" * (40 - k)] for k in range(40, -1, -1)]}


def test_more_states_than_can_be_counted() -> None:
    assert "has too many states or conditions to count them" in refusal(of_options(21, [], [1]))
    conditions = [[[0, "Y"], [19, "Y"], [k % 18 + 1, "Y"]] for k in range(20_000)]
    assert "has too many states or conditions to count them" in refusal(of_options(20, conditions, [1]))


def test_a_ranking_that_leaves_a_state_out_is_refused_by_the_model(tmp_path: Path) -> None:
    data = conflict(
        useManualPreferenceRanking=True, decisionMakers=of_makers(preferenceRanking=[1, 2, 3, 4, 5])
    )
    (tmp_path / "well.gmcr").write_text(json.dumps(data))
    ended = run("analyse", "well.gmcr", folder=tmp_path)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("detente: well.gmcr: ")
