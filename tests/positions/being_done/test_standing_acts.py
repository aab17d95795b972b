"""The acts in force against parties: the ending of each could be done by whoever imposed or controls it."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from detente.dossier.dossier import Dossier
from detente.dossier.join import join_findings
from detente.positions.being_done.standing_acts import StandingAct, standing_acts
from detente.positions.camps import camps
from detente.reading.read import read_reports
from detente.sources.report import Report


def dossier_of(pipeline: Language, *texts: str, days: tuple[int, ...] = (7, 17, 27)) -> Dossier:
    reports = [
        Report(f"r{k}", "r.txt", text, published=date(2021, 5, days[k]), language="en")
        for k, text in enumerate(texts)
    ]
    return join_findings(list(read_reports(reports, pipeline)))


def acts(pipeline: Language, *texts: str, days: tuple[int, ...] = (7, 17, 27)) -> tuple[StandingAct, ...]:
    dossier = dossier_of(pipeline, *texts, days=days)
    return standing_acts(dossier, camps(dossier).of)


@pytest.mark.parametrize(
    ("text", "label", "maker"),
    [
        ("The government banned the Salt Party in 2019.", "Lift the ban on the Salt Party", "government"),
        ("The government dissolved the Salt Party in 2019.", "Lift the ban on the Salt Party", "government"),
        ("The junta jailed Anna Weber in March.", "Release Anna Weber", "junta"),
        (
            "The government placed Anna Weber under house arrest.",
            "End the house arrest of Anna Weber",
            "government",
        ),
        ("The rebels kidnapped Anna Weber in March.", "Release Anna Weber", "rebels"),
        ("The army laid siege to the Salt Front in May.", "Lift the siege of the Salt Front", "army"),
        ("The ministry barred Anna Weber from running.", "Let Anna Weber stand for office", "ministry"),
        ("Anna Weber faces charges of treason.", "Drop the charges against Anna Weber", None),
        ("Anna Weber went on trial on Monday.", "End the trial of Anna Weber", None),
        (
            "The Salt Party was banned by courts loyal to Jan Novak.",
            "Lift the ban on the Salt Party",
            "jan-novak",
        ),
        ("The court banned the Salt Party.", "Lift the ban on the Salt Party", "court"),
    ],
)
def test_what_is_in_force_could_be_ended_by_whoever_imposed_it(
    pipeline: Language, text: str, label: str, maker: str | None
) -> None:
    (act,) = acts(pipeline, text)
    assert (act.label, act.by, act.assumed) == (label, maker, False)


@pytest.mark.parametrize(
    "text",
    [
        "The government threatened to ban the Salt Party.",
        "The opposition demanded the release of Anna Weber.",
        "The government lifted the ban on the Salt Party on Monday.",
        "Police arrested Anna Weber in 2020. She was freed on Monday.",
        "Anna Weber was killed on Monday.",
        "Police arrested Anna Weber in 1994.",
        "The Salt Union was dissolved in 1972.",
    ],
)
def test_what_is_not_in_force_or_cannot_be_undone_makes_no_act(pipeline: Language, text: str) -> None:
    assert acts(pipeline, text) == ()


def test_an_imposer_that_is_not_named_is_assumed_to_be_the_one_ruling_side(pipeline: Language) -> None:
    (act,) = acts(pipeline, "The government rejected talks. The Salt Party was banned in 2017.")
    assert (act.by, act.since, act.assumed) == ("government", "2017", True)


def test_of_two_governments_none_is_assumed(pipeline: Language) -> None:
    text = (
        "The Ostland government met the Norland government on Monday."
        " The Salt Party was banned in 2017, the Ostland government said."
    )
    assert {act.by for act in acts(pipeline, text)} <= {None}


def test_a_siege_is_not_assumed_to_be_the_work_of_the_ruling_side(pipeline: Language) -> None:
    (act,) = acts(pipeline, "The government rejected talks. The Salt Front has been besieged since May.")
    assert act.by is None


def test_the_latest_report_says_what_is_in_force(pipeline: Language) -> None:
    banned, lifted = (
        "The government banned the Salt Party.",
        "The government lifted the ban on the Salt Party.",
    )
    assert len(acts(pipeline, banned)) == 1
    assert acts(pipeline, banned, lifted) == ()
    assert len(acts(pipeline, lifted, "The banned Salt Party met in Norland.")) == 1


def test_a_contradiction_of_one_day_is_marked(pipeline: Language) -> None:
    texts = "The jailed leader Anna Weber wrote a letter.", "Anna Weber left prison on Monday."
    (act,) = acts(pipeline, *texts, days=(7, 7))
    assert act.disputed


def test_every_word_for_one_measure_is_its_evidence(pipeline: Language) -> None:
    text = "The government banned the Salt Party. It dissolved the Salt Party in 2019."
    (act,) = acts(pipeline, text)
    assert [words.quote for words in act.evidence] == ["banned", "dissolved"]
    assert (act.status, act.since, act.catalogue, act.kind) == ("banned", "2019", "ban", "CONCEDE")
