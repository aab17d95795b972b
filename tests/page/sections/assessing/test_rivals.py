"""Rival assessments: who foretells what, what is reported for it and against it, what would decide it."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.analysis.analysis import analyse
from detente.case.load import parse_case
from detente.case.schema import Claim
from detente.page.page import Assessments
from detente.page.sections.analysed.analysed_case import AnalysedCase
from detente.page.sections.assessing.assessed import whose_assessment
from detente.page.sections.assessing.bearing import bearing_in_words, row_bearing_on
from detente.page.sections.assessing.grounds import own_ground
from detente.page.sections.assessing.record import RecordOfParties
from detente.page.sections.assessing.rivals import rivals_section
from detente.page.words import NamesInProse
from detente.sources.report import Evidence

CASE = """
detente: 1
title: The well
parties:
  UP: {name: Upper village, options: {share: {label: Share the well, evidence: [shut]}}}
  LOW: {name: Lower village, options: {press: {label: Press the upper village, evidence: [crowd]}}}
status_quo: NY
preferences: {UP: unknown, LOW: {priorities: [UP.share]}}
claims:
  - id: pressure_works
    says: Pressure will make the upper village share.
    by: Otto Kranz
    holds_if: reachable("UP.share") by improvements given LOW.press more than without
  - {id: patience, says: Patience is all it takes., by: Mia Dorn, evidence: [patience], speaks_for: [rain]}
evidence:
  shut: {report: r.txt, quote: The well stayed shut}
  crowd: {report: r.txt, quote: A crowd stood at the wall}
  patience: {report: r.txt, quote: Patience is all it takes}
  rain: {report: r.txt, quote: the spring filled again}
"""
WORDS = (
    "The well stayed shut",
    "A crowd stood at the wall",
    "Patience is all it takes",
    "the spring filled again",
)
EVIDENCE = dict(
    zip(
        ("shut", "crowd", "patience", "rain"),
        (Evidence("r", 0, len(words), words) for words in WORDS),
        strict=True,
    )
)


def lines_below(claim: str, *, drafted: bool = False) -> list[tuple[str, str]]:
    section = rivals_section(AnalysedCase(analyse(parse_case(CASE)), EVIDENCE), drafted=drafted)
    assert section is not None
    (assessments,) = section.blocks
    assert isinstance(assessments, Assessments)
    (one,) = (a for a in assessments.assessments if a.says.text.startswith(claim))
    return [(line.lead, line.text) for line in one.lines]


def test_what_a_claim_says_would_help_and_has_not_speaks_against_it() -> None:
    against = dict(lines_below("Pressure"))["Against it (added by detente):"]
    assert "press the upper village" in against
    assert "share the well” (Upper village) is not done" in against


def test_a_cause_that_is_not_done_is_said_not_to_have_been_tried() -> None:
    by_silence = "{state: NN, assumed: 'not taken, as no report says that it is done: LOW.press'}"
    for now, drafted, lead in (
        ("NN", False, "Not tried, by the reports:"),
        ("NN", True, "No report says that this is done:"),
        (by_silence, False, "No report says that this is done:"),
    ):
        untried = CASE.replace("status_quo: NY", f"status_quo: {now}")
        section = rivals_section(AnalysedCase(analyse(parse_case(untried)), EVIDENCE), drafted=drafted)
        assert section is not None
        (assessments,) = section.blocks
        assert isinstance(assessments, Assessments)
        (one,) = (a for a in assessments.assessments if a.says.text.lstrip("“").startswith("Pressure"))
        assert one.lines[0].lead == lead
        assert "press the upper village" in one.lines[0].text


@pytest.mark.parametrize(
    ("answer", "side"),
    [
        ("The Port Authority refused to raise the night pay.", True),
        ("The Port Authority offered to raise the night pay.", False),
        ("The Port Authority was silent.", None),
    ],
)
def test_that_something_brings_nothing_is_weighed_against_what_came_of_the_demands(
    pipeline: Language, answer: str, side: bool | None
) -> None:
    demand = "The Salt Workers' Union demanded on Monday that the Port Authority raise the night pay."
    positions, dossier = table_and_dossier(pipeline, f"{demand} {answer}")
    record = RecordOfParties(positions, dossier, NamesInProse.of(positions.parties, dossier))
    weighed = record.on_futility("The patience of the Salt Workers' Union won't benefit anybody.")
    assert weighed is not None
    assert weighed[0] is side
    assert weighed[1].evidence
    assert record.on_futility("The Salt Workers' Union will grow.") is None


def test_a_person_can_say_which_words_speak_for_a_claim() -> None:
    assert ("For it:", "“the spring filled again”") in lines_below("Patience")


def test_a_claim_without_a_test_is_said_to_need_one() -> None:
    assert dict(lines_below("Patience"))["What would decide it:"] == "not known; the model has no test of it."


@pytest.mark.parametrize(
    ("says", "turns_on"),
    [
        (
            "The talks will fail if nobody shows restraint",
            "whether the Reed Army stops the attacks",
        ),
        ("A raise of the night pay would end the quarrel", "whether the Port Authority raises the night pay"),
        (
            "If the door of dialogue is closed, the door of war will open",
            "whether the Port Authority resumes the talks",
        ),
        ("The harbour will silt up before long", None),
        ("The quarrel will go on until the autumn rains", None),
    ],
)
def test_a_claim_that_the_model_does_not_test_turns_on_the_act_that_it_speaks_of(
    pipeline: Language, says: str, turns_on: str | None
) -> None:
    positions, dossier = table_and_dossier(
        pipeline,
        "The Salt Workers' Union demanded that the Port Authority raise the night pay. The Salt Workers'"
        " Union demanded that the Reed Army stop its attacks on the harbour. The Port Authority refused to"
        " resume the talks.",
    )
    row = row_bearing_on(says, positions.rows)
    names = NamesInProse.of(positions.parties, dossier)
    assert (None if row is None else bearing_in_words(row, names)) == turns_on


def test_a_draft_shows_no_outcome_of_a_test() -> None:
    section = rivals_section(AnalysedCase(analyse(parse_case(CASE)), EVIDENCE), drafted=True)
    assert section is not None
    (assessments,) = section.blocks
    assert isinstance(assessments, Assessments)
    assert {one.verdict for one in assessments.assessments} == {""}
    assert not any(line.lead == "It is tested so:" for one in assessments.assessments for line in one.lines)
    assert all(one.says.text.endswith(".”") for one in assessments.assessments)


@pytest.mark.parametrize(
    ("verb", "says", "kind"),
    [
        ("warned", "The dam will burst before the spring", "warning"),
        ("said", "The dam will ruin the valley before the spring", "forecast"),
        ("said", "The dam will burst before the spring", "forecast"),
        ("predicted", "The dam may burst before the spring", "forecast"),
        ("said", "The dam may burst before the spring", "view"),
        ("said", "The town should mend the dam before the spring", "advice"),
    ],
)
def test_an_assessment_is_told_as_what_it_is(pipeline: Language, verb: str, says: str, kind: str) -> None:
    text = f"{says}, Mia Dorn, an engineer, {verb} on Monday."
    _, dossier = table_and_dossier(pipeline, text)
    (report,) = dossier.reports.values()
    claim = Claim(id="c", says=says, by="Mia Dorn", evidence=("e",))
    cited = {"e": Evidence(report.id, 0, len(says), says)}
    assert whose_assessment(claim, cited, dossier) == f"Mia Dorn’s {kind}"


@pytest.mark.parametrize(
    ("next_words", "ground"),
    [
        ("“They have had the wall for years because nobody asked,” she said.", True),
        ("“They have had the wall for years because nobody asked,” Otto Kranz said.", False),
        ("“The wall is high,” she said.", False),
    ],
)
def test_what_somebody_says_next_with_a_cause_is_the_ground_of_an_assessment(
    pipeline: Language, next_words: str, ground: bool
) -> None:
    claim = "Patience won't help the lower village"
    text = f"{claim}, Mia Dorn said on Monday. {next_words} Otto Kranz, a carter, was there too."
    _, dossier = table_and_dossier(pipeline, text)
    (report,) = dossier.reports.values()
    words = Evidence(report.id, 0, len(claim), claim)
    said = own_ground(Claim(id="c", says=claim, by="Mia Dorn", evidence=("e",)), {"e": words}, dossier)
    assert (said is not None) is ground
    if said is not None:
        assert said.lead == "The ground given:"
        assert "because nobody asked" in said.text


def test_of_a_claim_without_a_test_its_own_condition_would_decide_it() -> None:
    says = "The spring will fail unless the upper village mends the dam."
    case = CASE.replace("says: Patience is all it takes.", f"says: {says}")
    section = rivals_section(AnalysedCase(analyse(parse_case(case)), EVIDENCE), drafted=False)
    assert section is not None
    (assessments,) = section.blocks
    assert isinstance(assessments, Assessments)
    (one,) = (a for a in assessments.assessments if a.says.text.startswith("The spring"))
    decides = {line.lead: line.text for line in one.lines}["What would decide it:"]
    assert decides.startswith("its own condition, “unless the upper village mends the dam”")
