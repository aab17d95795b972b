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
        (
            "After a week of talks in Brine, the guild of Orvik signed on Monday, while the mill stood.",
            "After a week of talks in Brine, the guild of Orvik signed on Monday",
        ),
        (
            "The vote of the Guild of Brine - the fourth of its kind - was lost on Monday, though only just.",
            "The vote of the Guild of Brine - the fourth of its kind - was lost on Monday",
        ),
    ],
)
def test_the_first_clause_that_names_somebody_and_stands_alone_is_the_title(text: str, lead: str) -> None:
    assert lead_of(f"{text}\n\nThe end.") == lead


def test_a_lead_that_is_too_long_ends_with_a_part_of_it() -> None:
    text = (
        "The harbour board of Brine told the guild on Thursday that the weir would be opened as soon as two"
        " of its oldest gates had been brought to the yard in Orvik and mended there at the cost of the mill."
    )
    lead = lead_of(f"{text}\n\nThe end.")
    assert text.startswith(lead.rstrip("…"))
    assert len(lead) <= 141
    assert not lead.endswith((" the…", " of…", " at…"))


def test_of_several_reports_none_is_the_lead() -> None:
    text = "The millers of Brine shut the weir on Sunday night.\n\nThe end."
    assert lead_of(text, text) == ""
