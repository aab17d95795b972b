"""The shipped examples: what their cases, drafts and dossiers say is so."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml
from tests.support.paths import ROOT

import detente as dt
from detente.analysis.analysis import Analysis, analyse
from detente.case.load import load_case, parse_case
from detente.dossier.dossier import Dossier
from detente.dossier.join import join_findings
from detente.drafting.draft import draft_case
from detente.positions import positions_of
from detente.reading.read import read_sources

EXAMPLES = ROOT / "examples"
NAMES = sorted(folder.name for folder in EXAMPLES.iterdir() if folder.is_dir())
CAMBODIA, SALVADOR, PORT = "cambodia-2021", "el-salvador-1989", "port-lorne-2025"


@cache
def dossier_of(name: str) -> Dossier:
    reports = EXAMPLES / name / "reports"
    return join_findings(
        list(read_sources([str(reports if reports.is_dir() else reports.with_name("report.txt"))]))
    )


@cache
def analysis_of(name: str) -> Analysis:
    return analyse(load_case(str(EXAMPLES / name / "case.yaml")))


def lasting(name: str, concept: str) -> set[str]:
    answer = dt.analyse(dt.load_case(str(EXAMPLES / name / "case.yaml")))
    return {state.name for state in answer.lasting(concept)}


def lines_of(case: Any) -> list[Any]:
    """Every line of a case that needs its words or its reason."""
    lines = [case["status_quo"], *case["rules"], *case["one_way"], *case["claims"]]
    for party in case["parties"].values():
        lines += [party, *party["options"].values()]
    for preference in case["preferences"].values():
        for form in [preference, *preference.get("one_of", ())] if isinstance(preference, dict) else ():
            lines += form.get("priorities", ())
    return lines


def test_there_are_three() -> None:
    assert set(NAMES) == {CAMBODIA, PORT, SALVADOR}


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_exact(name: str) -> None:
    case = yaml.safe_load((EXAMPLES / name / "case.yaml").read_text(encoding="utf-8"))
    for quoted in case["evidence"].values():
        text = (EXAMPLES / name / quoted["report"]).read_text(encoding="utf-8")
        assert text[quoted["start"] : quoted["end"]] == quoted["quote"]


@pytest.mark.parametrize("name", NAMES)
def test_every_line_has_its_words_or_its_reason(name: str) -> None:
    case = yaml.safe_load((EXAMPLES / name / "case.yaml").read_text(encoding="utf-8"))
    pictures = [
        picture
        for preference in case["preferences"].values()
        if isinstance(preference, dict)
        for picture in preference.get("one_of", ())
    ]
    bare = [
        line
        for line in [*lines_of(case), *pictures]
        if not isinstance(line, dict) or not (line.get("evidence") or line.get("assumed"))
    ]
    # A priority within a picture that is assumed as a whole needs no reason of its own.
    assumed = [
        priority for picture in pictures if picture.get("assumed") for priority in picture["priorities"]
    ]
    assert [line for line in bare if line not in assumed] == []
    used = {
        id_
        for line in [*lines_of(case), *pictures, *case["preferences"].values()]
        if isinstance(line, dict)
        for key in ("evidence", "speaks_for", "speaks_against")
        for id_ in line.get(key, ())
    }
    assert used == set(case["evidence"])


@pytest.mark.parametrize("name", NAMES)
def test_each_has_two_claims_with_tests_and_a_party_that_is_partly_unknown(name: str) -> None:
    analysis = analysis_of(name)
    assert len([claim for claim in analysis.claims if claim.claim.holds_if]) == 2
    assert {verdict.verdict for verdict in analysis.claims} == {"open"}


@pytest.mark.parametrize("name", NAMES)
def test_each_says_in_its_folder_what_it_is(name: str) -> None:
    page = (EXAMPLES / name / "README.md").read_text(encoding="utf-8")
    assert f"detente brief examples/{name}/" in page
    assert "invented" in page
    assert max(len(line) for line in page.splitlines()) <= 120


def test_the_deal_at_the_port_lasts_and_no_way_of_single_steps_leads_to_it() -> None:
    assert {"deal", "ordered"} <= lasting(PORT, "nash")
    assert "strike" not in lasting(PORT, "nash")
    (okafor,) = [verdict for verdict in analysis_of(PORT).claims if verdict.claim.by == "Grace Okafor"]
    assert ("deal can be reached by improvements", "fails") in okafor.because


def test_the_salvadoran_peace_lasts_only_while_either_side_can_answer_a_breach() -> None:
    assert lasting(SALVADOR, "nash") == set()
    assert lasting(SALVADOR, "seq") == {"peace_with_arms"}


# Parties and acts of a draft, by a word of each, that any reader of the reports would put into it.
DRAFTED = {
    CAMBODIA: {"talks", "ban"},
    PORT: {"strike", "Guarantee", "arbitration"},
    SALVADOR: {"talks", "arms", "cease-fire", "officers", "siege"},
}


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_of_its_reports_has_the_acts_in_dispute(name: str) -> None:
    case = parse_case(draft_case(dossier_of(name), EXAMPLES / name)).file
    options = [option.label for party in case.parties.values() for option in party.options.values()]
    assert [word for word in DRAFTED[name] if not any(word in label.split() for label in options)] == []
    assert len(options) <= 8


def test_the_arrest_stands_before_the_dissolution_and_the_judges_banned_the_party() -> None:
    dossier = dossier_of(CAMBODIA)
    names = {party.id: party.name for party in dossier.parties}
    told = [(event.when, event.span.quote) for event in dossier.events if event.when]
    arrest = next(k for k, (_, words) in enumerate(told) if "arrest" in words)
    ruling = next(k for k, (_, words) in enumerate(told) if "dissolved" in words)
    assert arrest < ruling
    assert (told[arrest][0], told[ruling][0]) == ("2017-09", "2017-11")
    (ban,) = [event for event in dossier.events if "banned his party" in event.span.quote]
    assert [names[party] for party in ban.recipients] == ["Cambodia National Rescue Party"]
    said = [words.quote for statement in dossier.statements for words in statement.content_spans]
    assert [words for words in said if words.startswith("diplomats")] == []


def test_the_latest_words_of_the_salvadoran_sides_are_those_of_the_last_report() -> None:
    positions = positions_of(dossier_of(SALVADOR))
    names = {party.id: party.name for party in positions.parties}
    stances = {
        (row.act, names[voice.party or ""], voice.stance, voice.evidence[-1].report)
        for row in positions.rows
        for voice in row.voices
        if voice.party
    }
    rebels, government = "Farabundo Marti National Liberation Front", "The Salvadoran government"
    assert {
        ("Lay down arms", government, "demands", "1990-04-05"),
        ("Lay down arms", rebels, "refuses", "1990-04-05"),
        ("Observe a cease-fire", rebels, "refuses", "1990-04-05"),
        ("Remove army officers", rebels, "demands", "1990-04-05"),
        ("Remove army officers", government, "refuses", "1990-04-05"),
    } <= stances
    # In November 1989 they had accepted one; their latest word counts.
    assert not any(act == "Observe a cease-fire" and stance == "accepts" for act, _, stance, _ in stances)
