"""The standing of parties and its dates, and the term of an office."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from detente.reading.findings import Party
from detente.reading.read import read_reports
from detente.sources.report import Report


def parties(pipeline: Language, text: str) -> dict[str, Party]:
    report = Report("r", "r.txt", text, published=date(2021, 5, 7), language="en")
    (findings,) = read_reports([report], pipeline)
    return {party.name: party for party in findings.parties}


@pytest.mark.parametrize(
    ("text", "name", "standing"),
    [
        ("The court dissolved the Salt Party in June 2017.", "Salt Party", [("dissolved", "2017-06", None)]),
        ("Ana Reyes leads the banned Salt Party.", "Salt Party", [("banned", None, None)]),
        ("Police arrested Anna Weber on 3 May 2020.", "Anna Weber", [("detained", "2020-05-03", None)]),
        ("Anna Weber was freed in July 2020.", "Anna Weber", [("detained", None, "2020-07")]),
        ("Anna Weber’s arrest on 3 May 2020 was legal.", "Anna Weber", [("detained", "2020-05-03", None)]),
        (
            "Police arrested Anna Weber on 3 May 2020. Anna Weber was released in July 2020.",
            "Anna Weber",
            [("detained", "2020-05-03", "2020-07")],
        ),
        ("The court may ban the Salt Party.", "Salt Party", []),
        ("The Salt Party leader was arrested.", "Salt Party", []),
    ],
)  # fmt: skip
def test_a_standing_has_the_dates_the_text_gives(
    pipeline: Language, text: str, name: str, standing: list[tuple[str, str | None, str | None]]
) -> None:
    found = parties(pipeline, text)[name].standing
    assert [(s.status, s.since, s.until) for s in found] == standing


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Anna Weber, leader of the Salt Party since 2012, resigned.", "2012", None),
        ("Anna Weber, leader of the Salt Party until 2017, spoke.", None, "2017"),
        ("Anna Weber, a former minister, spoke.", None, "../2021-05-07"),
        ("Anna Weber, the minister of justice, spoke in 2017.", None, None),
    ],
)
def test_an_office_is_bounded_where_the_text_bounds_it(
    pipeline: Language, text: str, since: str | None, until: str | None
) -> None:
    (role,) = parties(pipeline, text)["Anna Weber"].roles
    assert (role.since, role.until) == (since, until)
