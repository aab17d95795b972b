from __future__ import annotations

import pytest

from detente.reading.statements.quote_marks import find_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy said “we wait” and left.", ["“we wait”"]),
        ('"We wait," said the envoy. "We hope."', ['"We wait,"', '"We hope."']),
        ("''We wait,'' the envoy said.", ["''We wait,''"]),
        ("``We wait,'' the envoy said.", ["``We wait,''"]),
        ("He called it “a “great” day” again.", ["“a “great” day”"]),
        ("Minister: ‘The talks will go on’ after the vote", ["‘The talks will go on’"]),
        ("The parties’ leaders don’t agree.", []),
        ('A plank 6" wide.', []),
    ],
)
def test_quotations_in_every_print_style(text: str, expected: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in find_quotes(text)] == expected


def test_a_quotation_open_at_the_end_of_its_paragraph_runs_on() -> None:
    text = "“We began the talks in spring.\n\n“We end them now,” she said."
    first, second = find_quotes(text)
    assert not first.closed
    assert second.closed
    assert text[first.start : first.end] == "“We began the talks in spring."
