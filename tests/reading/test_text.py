from __future__ import annotations

from detente.reading.text import find_furniture
from detente.sources.report import Report

_REPORT = "The ministers met on Monday. They will meet again.\n\nNobody spoke of the border."


def _found(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_furniture(Report("r", "r.txt", text))]


def test_text_after_the_end_of_the_report_is_furniture() -> None:
    tail = "Copyright © 2020 The Courier. All rights reserved.\n\nRelated Posts\n\nMonthly Archives\n\nSpring"
    assert _found(f"{_REPORT}\n\n{tail}") == [tail]


def test_a_publishers_address_is_furniture() -> None:
    line = "Valley Courier, 12 Harbour Street, Suite 4, Newport NP 20120"
    assert _found(f"{_REPORT}\n\n{line}") == [line]


def test_a_byline_and_breadcrumbs_at_the_head_are_furniture() -> None:
    assert _found(f"Home > News > Politics\n\nBy Ana Lindqvist\n\n{_REPORT}") == [
        "Home > News > Politics\n\nBy Ana Lindqvist"
    ]


def test_a_label_between_paragraphs_is_furniture_and_the_paragraphs_are_not() -> None:
    assert _found(f"{_REPORT}\n\nADVERTISEMENT\n\n{_REPORT}") == ["ADVERTISEMENT"]


def test_paragraphs_are_never_furniture() -> None:
    text = (
        "The ministry said the copyright law would be read again in June, after the opposition "
        "asked for more time.\n\n"
        "“Share this burden with us,” the mayor told the archives committee.\n\n"
        "Home rule was promised. Contact with the rebels was denied."
    )
    assert _found(text) == []


def test_a_report_without_furniture_has_none() -> None:
    assert _found(_REPORT) == []
