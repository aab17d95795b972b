"""An act asked of "both sides" is asked of the two whom a report is about."""

from __future__ import annotations

from spacy.language import Language

from detente.dossier import join_findings
from detente.positions import Position, positions_of
from detente.reading.read import read_reports
from detente.sources import Report


def _rows(pipeline: Language, text: str) -> tuple[Position, ...]:
    report = Report(id="r", source="r.txt", text=text, language="en")
    return positions_of(join_findings(read_reports([report], pipeline))).rows


_STRIKE = (
    "The Harbour Union rejected an offer of Velland Ports on Monday. The Harbour Union said it would strike."
    " Velland Ports said it would not raise the pay. The Harbour Union accused Velland Ports of bad faith. "
)


def test_what_is_asked_of_both_sides_is_asked_of_each_with_the_other(pipeline: Language) -> None:
    rows = _rows(pipeline, _STRIKE + "A Norwegian minister urged both sides to resume talks.")
    resumed = {row.maker: row.act for row in rows if row.act.startswith("Resume")}
    assert resumed == {
        "harbour-union": "Resume talks with Velland Ports",
        "velland-ports": "Resume talks with the Harbour Union",
    }


def test_of_three_sides_it_is_not_known_which_two_are_meant(pipeline: Language) -> None:
    text = _STRIKE + (
        "The Pilots' Guild rejected the offer of Velland Ports, too. The Pilots' Guild said it would strike."
        " The Pilots' Guild accused Velland Ports of bad faith. A judge urged the two sides to resume talks."
    )
    assert not [row for row in _rows(pipeline, text) if row.maker == "pilots-guild" and "Resume" in row.act]


def test_both_neighbours_are_the_two_who_are_far_surer_to_decide_than_a_third(pipeline: Language) -> None:
    text = (
        "Nicaragua accused Costa Rica of spying on Monday. Costa Rica rejected the charge and accused"
        " Nicaragua of an invasion. Nicaragua said it would not pay Costa Rica. Costa Rica said it would sue."
        " Norway asked both neighbours to withdraw their forces from the river."
    )
    acts = {row.maker: row.act for row in _rows(pipeline, text) if "forces" in row.act}
    assert acts == dict.fromkeys(("nicaragua", "costa-rica"), "Withdraw its forces from the river")
