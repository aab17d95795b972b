"""A report without a headline has the first clause of its lead as its title."""

from __future__ import annotations

from datetime import date

import pytest

from detente.dossier import Dossier
from detente.page.lead_titles import lead_clause
from detente.sources import Report


def lead_of(*texts: str) -> str:
    reports = {
        f"r{k}": Report(f"r{k}", "r.txt", text, published=date(2031, 5, 3)) for k, text in enumerate(texts)
    }
    return lead_clause(Dossier(reports, {}, (), (), ()))


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        (
            "ORVIK - The millers of Brine shut the weir on Sunday night, and the town woke to dry wells.",
            "The millers of Brine shut the weir on Sunday night",
        ),
        (
            "It ended. Then Ana Vale, the mayor, said that the weir would open.\n\nNobody came.",
            "",
        ),
        (
            "It ended. Ana Vale, the mayor, said that the weir would open on Monday, though only once.",
            "Ana Vale, the mayor, said that the weir would open on Monday",
        ),
        (
            "Good evening. The strike that would have stopped each mill in Norland is off; it is true.",
            "The strike that would have stopped each mill in Norland is off",
        ),
        ("Is the strike at Brine off? Nobody knows.", ""),
    ],
)
def test_the_first_clause_that_names_somebody_and_stands_alone_is_the_title(text: str, lead: str) -> None:
    assert lead_of(f"{text}\n\nThe end.") == lead


def test_of_several_reports_none_is_the_lead() -> None:
    text = "The millers of Brine shut the weir on Sunday night.\n\nThe end."
    assert lead_of(text, text) == ""
