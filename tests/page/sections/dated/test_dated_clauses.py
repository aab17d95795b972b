"""Clauses that a report dates itself: those whose own date it is, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.dossier import join_findings
from detente.page.drawings import Timeline
from detente.page.sections.dated.dated_clauses import DatedClauses
from detente.page.sections.dated.timeline import timeline_of, without_words
from detente.page.sections.setting import Setting
from detente.positions import positions_of
from detente.reading.read import read_reports
from detente.sources import Report


def dated(pipeline: Language, text: str) -> list[tuple[str, str]]:
    positions, dossier = table_and_dossier(pipeline, text)
    clauses = DatedClauses(Setting(dossier, positions))
    return [(one.moment.lead, one.moment.text) for one in clauses.moments()]


def undated_report(pipeline: Language, text: str) -> Timeline | None:
    dossier = join_findings(read_reports([Report("r", "r.txt", text, language="en")], pipeline))
    return timeline_of(dossier, positions_of(dossier))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        (
            "Complaints about the weir were first raised in 2006.",
            ("2006", "Complaints about the weir were first raised"),
        ),
        ("In 2016 the Port Authority halted the ferry.", ("2016", "The Port Authority halted the ferry")),
        (
            "The guild kept on, however, and since March 2021 both hearings have been running side by side.",
            ("March 2021", "Since March 2021 both hearings have been running side by side"),
        ),
        (
            "The Salt Guild said that fear and anger had grown in Brine in 2020, in part over the levy.",
            ("2020", "Fear and anger had grown in Brine in 2020, in part over the levy"),
        ),
    ],
)
def test_a_clause_with_a_date_of_its_own_is_a_moment(
    pipeline: Language, text: str, moment: tuple[str, str]
) -> None:
    assert dated(pipeline, text) == [moment]


@pytest.mark.parametrize(
    "text",
    [
        "The guild has asked for an inquiry into the conduct of the guards at a rally in Brine in 2019.",
        "The court upheld the levy of 2019.",
        "A 1996 rule on salt strengthened the guild.",
        "The truce required the crews to assemble in 2019 at two quays.",
        "The council would have opened the weir in 2019.",
        "The valley is free after a vote that the judges banned in 2019.",
        "Did the guild open the weir in 2019?",
        "“We opened the weir in 2019,” Ana Roy said.",
    ],
)
def test_a_date_of_a_noun_or_of_no_fact_makes_no_moment(pipeline: Language, text: str) -> None:
    assert dated(pipeline, text) == []


def test_a_report_without_a_date_keeps_its_yesterday(pipeline: Language) -> None:
    text = "The Salt Guild turned down the plan on Thursday. Ana Roy gave a paper to the council last week."
    drawn = undated_report(pipeline, text)
    assert drawn is not None
    assert [(one.lead, one.text) for one in drawn.undated] == [
        ("“last week”", "Ana Roy gave a paper to the council"),
        ("“Thursday”", "The Salt Guild turned down the plan"),
    ]
    assert drawn.undated_head == "Without a day, as the report has no date"
    assert drawn.key == ""


def test_what_the_page_quotes_already_is_not_told_again(pipeline: Language) -> None:
    drawn = undated_report(pipeline, "The Salt Guild turned down the plan on Thursday.")
    assert drawn is not None
    assert without_words(drawn, drawn.undated[0].evidence) is None
    assert without_words(replace(drawn, undated=()), ()) is None


def test_the_order_of_several_days_is_told_though_the_page_quotes_them(pipeline: Language) -> None:
    text = "The Salt Guild turned down the plan on 3 May. The council closed the quay on 9 May."
    drawn = undated_report(pipeline, text)
    assert drawn is not None
    words = [part for moment in drawn.undated for part in moment.evidence]
    assert without_words(drawn, words) == drawn


def test_where_nothing_else_has_a_day_a_rally_that_is_only_named_stands(pipeline: Language) -> None:
    text = (
        "The Salt Guild called on the council to look into the conduct of the guards at a rally in Brine on"
        " 12 February 2022."
    )
    positions, dossier = table_and_dossier(pipeline, text)
    drawn = timeline_of(dossier, positions)
    assert drawn is not None
    assert [(one.lead, one.text, one.quoted) for one in drawn.moments] == [
        ("12 February 2022", "a rally in Brine", True)
    ]


def test_a_timeline_with_moments_enough_takes_no_further_clauses(pipeline: Language) -> None:
    days = "".join(f" The Port Authority closed the harbour on {k} February 2022." for k in (3, 9, 15, 21))
    text = f"The guild protests on.{days} Prices of salt doubled in 2019."
    positions, dossier = table_and_dossier(pipeline, text)
    drawn = timeline_of(dossier, positions)
    assert drawn is not None
    assert "Prices" not in " ".join(one.text for one in drawn.moments)
