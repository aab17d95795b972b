"""Long names in labels: the acronym that the reports use, with the article that they give it."""

from __future__ import annotations

import pytest

from detente.positions.labelling.acronyms_in_labels import short_labels
from detente.reading import Party
from detente.sources import Evidence, Report


def shortened(label: str, text: str, name: str, acronym: str) -> str:
    report = Report("r", "r.txt", text, language="en")
    mentions: list[Evidence] = []
    for words in (name, acronym):
        start = text.find(words)
        while start >= 0:
            mentions.append(report.passage(start, start + len(words)))
            start = text.find(words, start + 1)
    party = Party(id="p", name=name, kind="organization", aliases=(acronym,), mentions=tuple(mentions))
    return short_labels([party], {"r": report})(label)


LEAGUE = "The National Reed Rescue League (NRRL) met. The NRRL will march."


@pytest.mark.parametrize(
    ("label", "short"),
    [
        ("Open talks with the National Reed Rescue League", "Open talks with the NRRL"),
        ("Open talks with National Reed Rescue League", "Open talks with the NRRL"),
        ("Lift the ban on NRRL", "Lift the ban on the NRRL"),
        ("Lift the ban on the NRRL and pay", "Lift the ban on the NRRL and pay"),
        ("Release National Reed Rescue League members", "Release NRRL members"),
        ("Pay the Reed League", "Pay the Reed League"),
    ],
)
def test_a_long_name_is_its_acronym_with_its_article(label: str, short: str) -> None:
    assert shortened(label, LEAGUE, "National Reed Rescue League", "NRRL") == short


def test_an_acronym_that_has_no_article_in_the_reports_has_none_in_labels() -> None:
    text = "Port Workers United (POWU) met. POWU will march, and POWU will sing."
    assert shortened("Meet Port Workers United", text, "Port Workers United", "POWU") == "Meet POWU"
