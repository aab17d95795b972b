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
            "More than three years after Ana Vale was arrested and her guild was banned by judges whom the"
            " town of Brine had named in one night of that year, she is working on a loan.",
            "",
        ),
        (
            "Ana Vale left after a vote in Brine, and the mill stood.",
            "Ana Vale left after a vote in Brine",
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
    assert text.startswith(lead)
    assert len(lead) <= 150
    assert lead.endswith("opened")


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        # The clause behind "that" has no verb before the cut, so another sentence, or none, is the title.
        (
            "Premier Luc Bo told the millers of Brine on Thursday that he and Ana Vale, head of the old guild"
            " of the millers and the ferrymen of Orvik and Sund, had agreed in a long call to"
            " open the weir in spring and to pay for two new gates.",
            "",
        ),
        # "Vowed" has its object behind the cut; the words before it are whole.
        (
            "A league of nine parishes from the southern shore of the lake threw out the plan of the council"
            " for the weir on Tuesday and vowed to go on with the blockade that has kept salt from Orvik for"
            " ten weeks.",
            "A league of nine parishes from the southern shore of the lake threw out the plan of the council"
            " for the weir on Tuesday",
        ),
        # A relative clause has a verb, and the words around it have none.
        (
            "A lawyer in Brine, who has advised guilds for years and asks not to be named in any paper, on"
            " the deal of last Monday over the weir.",
            "",
        ),
        # A little more than fits is better than a part of it.
        (
            "The two mills of Brine said on Tuesday that the sketch which their agent had brought home from"
            " Orvik failed to meet the old needs of the lower weir",
            "The two mills of Brine said on Tuesday that the sketch which their agent had brought home from"
            " Orvik failed to meet the old needs of the lower weir",
        ),
    ],
)
def test_no_title_is_broken_off(text: str, lead: str) -> None:
    assert lead_of(f"{text.rstrip('.')}.\n\nThe end.") == lead


def test_of_several_reports_none_is_the_lead() -> None:
    text = "The millers of Brine shut the weir on Sunday night.\n\nThe end."
    assert lead_of(text, text) == ""
