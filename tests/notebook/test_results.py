"""The results of the front door for Python: what each gives, on the shipped case."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.support.commands import answer
from tests.support.documents import change
from tests.support.paths import EXAMPLE_CASE

import detente as dt

CASE = str(EXAMPLE_CASE)
REPORT = str(EXAMPLE_CASE.with_name("report.txt"))
RESULTS = ("dossier", "positions", "analysis", "comparison", "sweep", "wish", "brief")


@pytest.fixture(scope="module")
def results() -> SimpleNamespace:
    """One result of each kind, and another made in the same way."""
    return SimpleNamespace(one=made(), another=made())


def made() -> dict[str, object]:
    case, dossier = dt.load_case(CASE), dt.read(REPORT)
    analysis = dt.analyse(case)
    changed = dt.analyse(case.what_if(as_if="CPP: talks_pressed > pressed"))
    return {
        "dossier": dossier,
        "positions": dossier.positions,
        "analysis": analysis,
        "comparison": dt.compare(analysis, changed),
        "sweep": dt.sweep(case, samples=100, exact_up_to=0),
        "wish": dt.wish(case, "talks", "seq"),
        "brief": dt.brief(REPORT, case),
    }


@pytest.fixture(scope="module")
def analysis(results: SimpleNamespace) -> object:
    return results.one["analysis"]


# Every result


@pytest.mark.parametrize("kind", RESULTS)
def test_a_repr_is_one_short_line(results: SimpleNamespace, kind: str) -> None:
    shown = repr(results.one[kind])
    assert len(shown) < 200
    assert "\n" not in shown


@pytest.mark.parametrize("kind", RESULTS)
def test_results_are_equal_by_content(results: SimpleNamespace, kind: str) -> None:
    assert results.one[kind] == results.another[kind]
    assert results.one[kind] != results.one["wish" if kind != "wish" else "sweep"]


@pytest.mark.parametrize("kind", RESULTS)
def test_a_result_comes_back_from_a_pickle(results: SimpleNamespace, kind: str) -> None:
    assert pickle.loads(pickle.dumps(results.one[kind])) == results.one[kind]


@pytest.mark.parametrize("kind", RESULTS)
def test_a_result_shows_its_page_in_a_frame_of_its_own(results: SimpleNamespace, kind: str) -> None:
    shown = results.one[kind]._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert shown.count("<") == 2


@pytest.mark.parametrize("kind", [kind for kind in RESULTS if kind != "brief"])
def test_every_table_of_a_result_has_rows_of_one_shape(results: SimpleNamespace, kind: str) -> None:
    for name in results.one[kind].tables:
        rows = results.one[kind].table(name)
        assert rows
        assert len({tuple(row) for row in rows}) == 1


@pytest.mark.parametrize(
    ("kind", "arguments"),
    [
        ("dossier", ["read", REPORT]),
        ("positions", ["positions", REPORT]),
        ("analysis", ["analyse", CASE]),
        ("sweep", ["sweep", CASE, "--samples", "100", "--exact-up-to", "0"]),
    ],
)
def test_the_json_is_that_of_the_command(results: SimpleNamespace, kind: str, arguments: list[str]) -> None:
    assert json.loads(json.dumps(results.one[kind].json())) == answer(*arguments)


def test_a_table_is_a_data_frame_where_pandas_is(analysis: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=lambda rows: ("frame", rows)))
    kind, rows = analysis.table("claims")
    assert kind == "frame"
    assert [row["id"] for row in rows] == ["support_gives_leverage", "soft_line_does_not_pay"]


# Each result


def test_positions_know_their_parties_and_stand_on_the_page_of_the_dossier(results: SimpleNamespace) -> None:
    dossier, positions = results.one["dossier"], results.one["positions"]
    assert positions.tables == ("positions", "voices", "unused")
    for row in positions.rows:
        assert positions.party(row.maker).name in {party.name for party in positions.parties}
        assert positions.row(row.id) is row
    assert len(positions.table()) == len(dossier.table("positions")) == len(positions.rows)
    assert "Who wants what of whom" in dossier.html()
    assert "Read but not used" in positions.html()
    assert results.one["brief"].positions == positions


def test_an_analysis_answers_by_named_states(analysis: object) -> None:
    assert analysis.status_quo.name == "deadlock"
    assert [option.id for option in analysis.state("talks").options] == ["CPP.talk"]
    assert analysis.lasting("seq") == []
    assert analysis.state("talks") in analysis.may_last("gmr")
    assert [claim.verdict for claim in analysis.claims] == ["open", "open"]


def test_an_analysis_explains_a_state_and_its_sanctions(analysis: object) -> None:
    by_concept = {v.concept: v for v in analysis.why("talks") if v.party.id == "CPP"}
    assert by_concept["nash"].verdict == "unstable"
    (back,) = by_concept["gmr"].improvements
    assert repr(back) == (
        "<Improvement <Move CPP: talks -> deadlock>: deterred by [<Move CNRP: deadlock -> unrest>]>"
    )


def test_ways_lead_from_state_to_state(analysis: object) -> None:
    nearest = analysis.ways_to("talks")[0]
    assert [(move.party.id, move.after.name) for move in nearest.moves] == [("CPP", "talks")]
    assert analysis.ways_to(analysis.state("talks")) == analysis.ways_to("YNNN")


def test_a_further_concept_that_is_not_defined_says_why(analysis: object) -> None:
    (further,) = analysis.under("stackelberg")
    assert further.states is None
    assert "two parties" in further.why_not


def test_a_what_if_is_compared_and_says_so_on_its_page(results: SimpleNamespace) -> None:
    comparison = results.one["comparison"]
    assert comparison.after.case.changes == ("--as-if CPP: talks_pressed > pressed",)
    assert comparison.json()["changes"] == list(comparison.after.case.changes)
    assert "talks_pressed" in comparison.after.html()
    assert comparison.table()[0]["before"] != comparison.table()[0]["after"]


def test_a_sweep_gives_shares_questions_and_pictures(results: SimpleNamespace, tmp_path: Path) -> None:
    sweep = results.one["sweep"]
    assert sweep.shares[0].state.name == "deadlock"
    assert 0 < sweep.questions[0].settles < 1
    picture = sweep.draw("ways")
    picture.save(tmp_path / "ways.svg")
    assert picture._repr_svg_() in (tmp_path / "ways.svg").read_text(encoding="utf-8")


def test_a_wish_counts_changes_by_party(results: SimpleNamespace) -> None:
    wish = results.one["wish"]
    assert wish.state.name == "talks"
    assert sum(wish.changes.values()) == wish.total


def test_a_draft_is_a_case_to_analyse(results: SimpleNamespace) -> None:
    case = dt.draft(results.one["dossier"])
    assert case.text.startswith("# Drafted by detente")
    assert dt.analyse(case).parties


def test_a_brief_saves_its_page(results: SimpleNamespace, tmp_path: Path) -> None:
    results.one["brief"].save(tmp_path / "brief.html")
    assert (tmp_path / "brief.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_page_takes_the_place_of_no_file_but_a_page(results: SimpleNamespace, tmp_path: Path) -> None:
    mine = tmp_path / "notes.html"
    mine.write_text("my own notes")
    with pytest.raises(dt.BadInput, match="is no page of detente's; give another name, or overwrite=True"):
        results.one["wish"].save(mine)
    assert mine.read_text() == "my own notes"
    results.one["wish"].save(mine, overwrite=True)
    results.one["wish"].save(mine)
    assert mine.read_text(encoding="utf-8") == results.one["wish"].html()


def test_a_name_that_ends_so_saves_a_word_file_or_a_pdf(results: SimpleNamespace, tmp_path: Path) -> None:
    for name, begins in (("brief.docx", b"PK"), ("brief.pdf", b"%PDF-")):
        file = tmp_path / name
        results.one["brief"].save(file)
        results.one["brief"].save(file)
        assert file.read_bytes().startswith(begins)
        change(file)
        with pytest.raises(dt.BadInput, match=r"is no page of detente's|has been changed"):
            results.one["brief"].save(file)
        results.one["brief"].save(file, overwrite=True)


MANY = """\
detente: 1
title: Two parties of which nothing is known
parties:
  A: {name: Ayland, options: {a: A, b: B, c: C}}
  B: {name: Beeland, options: {d: D, e: E, f: F}}
status_quo: NNNNNN
preferences: {A: unknown, B: unknown}
"""


@pytest.mark.parametrize("limit", [3, 30, 1000])
def test_the_json_of_many_ways_is_that_of_the_command(limit: int, tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_text(MANY)
    analysed = dt.analyse(case)
    said = answer("analyse", str(case), "--limit", str(limit))
    assert json.loads(json.dumps(analysed.json(limit=limit))) == said
    assert analysed.ways_left_out == 63 - 25


# Bad input


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda a: a.state("talk"), "state: unknown state talk (did you mean talks?)"),
        (lambda a: a.why("pressd"), "unknown state pressd (did you mean pressed?)"),
        (lambda a: a.ways_to("dedlock"), "target: unknown state dedlock (did you mean deadlock?)"),
        (lambda a: a.lasting("sq"), "concept: unknown concept sq (did you mean seq?)"),
        (lambda a: a.under("nash"), "unknown concept nash"),
        (lambda a: a.table("event"), "unknown table event; use equilibria, states, ways or claims"),
        (lambda a: dt.wish(a.case, "talsk"), "target: unknown state talsk (did you mean talks?)"),
        (lambda a: dt.load_case("no.yaml"), "no.yaml: cannot be read"),
        (lambda a: dt.read("no.txt"), "no.txt"),
    ],
)
def test_bad_input_says_what_is_meant(analysis: object, ask: object, said: str) -> None:
    with pytest.raises(dt.BadInput) as raised:
        ask(analysis)
    assert said in str(raised.value)


def test_an_analysis_and_a_sweep_cannot_be_compared(results: SimpleNamespace) -> None:
    with pytest.raises(dt.BadInput, match="cannot be compared"):
        dt.compare(results.one["analysis"], results.one["sweep"])


# The package itself


def test_the_package_lists_its_names_and_loads_nothing_before_they_are_used() -> None:
    program = (
        "import sys, detente as dt; print(*dir(dt));"
        "print(*{'numpy', 'pydantic', 'yaml', 'spacy', 'rich', 'matplotlib'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    names, loaded = done.stdout.split("\n")[:2]
    assert set(dt.__all__) <= set(names.split())
    assert len(dt.__all__) == 11
    assert loaded == ""
