"""Where a paragraph tells that opinions differ, each speaker has a view of his own."""

from __future__ import annotations

import re

import pytest

from detente.drafting.rival_speakers import differing_views

LASTS = "A jurist in Orvik said that the weir would last the winter."
BREAKS = "Others believe that it will break in March."
THEY_BREAK = ("Others", "it will break in March.")


def _views(text: str) -> list[list[tuple[str, str]]]:
    places = [match.span() for match in re.finditer(r"[^\s].*?[.!?]”?(?=\s|$)", text, re.DOTALL)]
    return [
        [(view.by, text[view.start : view.end]) for view in views] for views in differing_views(text, places)
    ]


@pytest.mark.parametrize(
    "divider",
    [
        "Opinion in the town is divided over whether it will hold.",
        "Views on the weir vary.",
        "Hydrologists who know the river are split on it.",
        "Two readings are current among lawyers.",
        "The board has heard differing assessments.",
        "The opinions of those we spoke to differ.",
    ],
)
def test_behind_a_sentence_that_says_so_each_has_a_view(divider: str) -> None:
    assert _views(f"{divider} {LASTS} {BREAKS}") == [
        [("A jurist in Orvik", "the weir would last the winter."), THEY_BREAK]
    ]


@pytest.mark.parametrize(
    "differs",
    [
        "A retired miller was less sanguine.",
        "A retired miller was of a contrary mind.",
        "A retired miller, who asked not to be named, doubted that.",
        "A retired miller takes the other view.",
    ],
)
def test_one_who_only_differs_has_the_sentence_behind(differs: str) -> None:
    says = "The wheel is broken, he said, and nobody will pay for another."
    views = _views(f"{LASTS} {differs} {says}")
    assert views == [[("A jurist in Orvik", "the weir would last the winter."), ("A retired miller", says)]]


def test_a_view_goes_on_as_long_as_its_speaker_does() -> None:
    goes_on = "“Nobody has looked at the gates,” she added."
    ((first, second),) = _views(f"Opinion is divided on it. {LASTS} {goes_on} {BREAKS}")
    assert first == ("A jurist in Orvik", f"the weir would last the winter. {goes_on}")
    assert second == THEY_BREAK


def test_those_behind_a_paragraph_that_ends_with_it_are_told_of_in_the_next() -> None:
    text = f"Experts are divided over the weir.\n\n{LASTS}\n\n{BREAKS}\n\nThe mayor went home."
    assert [by for by, _ in _views(text)[0]] == ["A jurist in Orvik", "Others"]


@pytest.mark.parametrize(
    "text",
    [
        f"The two governments are divided over the weir. {LASTS}",
        "The weir divides the valley. The river rose on Monday. The mayor went home on Tuesday.",
        f"{LASTS} The mayor was less sure.",
        "Views differ. The mayor paid.",
    ],
)
def test_where_only_one_is_told_of_nobody_differs(text: str) -> None:
    assert _views(text) == []
