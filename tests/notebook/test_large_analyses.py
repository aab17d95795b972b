"""The analysis, in Python, of a case of more states than memory holds."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from tests.support.commands import answer as command_answer

import detente as dt
from detente.notebook import LargeAnalysis

WANTS = {"A": ["not B.x0", "A.x1 if B.x1"], "B": ["B.x0 if not A.x1", "A.x0"]}


def a_case(options: int) -> dt.Case:
    parties = {
        party: {"name": f"The {party}", "options": {f"x{k}": f"Do {k}" for k in range(options)}}
        for party in WANTS
    }
    preferences = {party: {"priorities": wants} for party, wants in WANTS.items()}
    data = {"detente": 1, "title": "Two harbours", "parties": parties, "preferences": preferences}
    return dt.Case.from_text(json.dumps({**data, "status_quo": "N" * 2 * options}))


@pytest.fixture(scope="module")
def large() -> LargeAnalysis:
    analysis = dt.analyse(a_case(20))
    assert isinstance(analysis, LargeAnalysis)
    return analysis


def test_the_engine_is_chosen_by_size_or_by_name() -> None:
    small = a_case(3)
    assert not isinstance(dt.analyse(small), LargeAnalysis)
    assert isinstance(dt.analyse(small, engine="Symbolic"), LargeAnalysis)
    with pytest.raises(dt.BadInput, match="unknown engine steam; use dense or symbolic"):
        dt.analyse(small, engine="steam")
    with pytest.raises(dt.BadInput, match="no number of seconds"):
        dt.analyse(small, engine="symbolic", patience=0)


def test_both_engines_give_one_answer() -> None:
    case = a_case(3)
    dense, symbolic = dt.analyse(case), dt.analyse(case, engine="symbolic")
    for concept in ("nash", "gmr", "smr", "seq"):
        assert symbolic.lasting(concept) == dense.lasting(concept)
        assert symbolic.count(concept) == len(dense.lasting(concept))
    verdicts = {(of.party.id, of.concept): of.verdict for of in dense.why("NNNNNN")}
    for of in symbolic.why("NNNNNN"):
        assert of.verdict == verdicts[of.party.id, of.concept]
    to = "A.x1 and B.x0"
    assert len(symbolic.ways_to(to)[0].moves) == min(len(way.moves) for way in dense.ways_to(to))


def test_states_are_named_and_counted(large: LargeAnalysis) -> None:
    assert repr(large).startswith("<LargeAnalysis: Two harbours; 1,099,511,627,776 states; equilibria: ")
    assert [party.name for party in large.parties] == ["The A", "The B"]
    assert large.status_quo is not None
    assert large.status_quo.pattern == "N" * 40
    assert len(large.lasting("nash", 3)) == 3
    assert large.lasting("nash", 1)[0].pattern == large.json(limit=1)["equilibria"]["nash"][0]
    assert large.gave_up == ()


def test_reasons_and_ways_have_names(large: LargeAnalysis) -> None:
    (verdict,) = [of for of in large.why("N" * 40) if (of.party.id, of.concept) == ("B", "nash")]
    assert verdict.verdict == "unstable"
    assert verdict.improvements[0].move.party.id == "B"
    (way, *_) = large.ways_to("A.x1 and B.x0")
    assert {option.id for option in way.to.options} >= {"A.x1", "B.x0"}
    with pytest.raises(dt.BadInput, match="state: peace is no feasible state"):
        large.why("peace")


def test_the_json_is_that_of_the_command(large: LargeAnalysis, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(large.case.text, encoding="utf-8")
    assert large.json(limit=2) == command_answer("analyse", str(path), "--limit", "2")


def test_it_is_equal_by_content_and_comes_back_from_a_pickle(large: LargeAnalysis) -> None:
    again = pickle.loads(pickle.dumps(large))
    assert again == large
    assert again.count("seq") == large.count("seq")


def test_its_tables_and_page_say_what_there_is(large: LargeAnalysis, tmp_path: Path) -> None:
    rows = large.table("counts")
    rows = rows if isinstance(rows, list) else rows.to_dict("records")
    assert [row["concept"] for row in rows] == ["nash", "gmr", "smr", "seq"]
    large.save(tmp_path / "large.html")
    assert "symbolic engine" in (tmp_path / "large.html").read_text(encoding="utf-8")


def test_a_concept_that_is_given_up_is_said() -> None:
    hurried = dt.analyse(a_case(20), patience=1e-9)
    assert isinstance(hurried, LargeAnalysis)
    assert any("SEQ of every state" in what for what in hurried.gave_up)
    assert hurried.count("seq") is None
    with pytest.raises(dt.BadInput, match="SEQ was given up; give it more seconds"):
        hurried.lasting("seq")
