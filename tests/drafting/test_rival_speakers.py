"""Where a paragraph tells that opinions differ, each speaker has a view of his own."""

from __future__ import annotations

import re

import pytest

from detente.drafting.rival_speakers import differing_views, what_decides

LASTS = "A jurist in Orvik said that the weir would last the winter."
BREAKS = "Others believe that it will break in March."
THEY_BREAK = ("Others", "it will break in March.")


def _places(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in re.finditer(r"\S[^\n]*?[.!?]”?(?=\s|$)", text))


def _views(text: str) -> list[list[tuple[str, str]]]:
    places = _places(text)
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
        "There was disagreement over what it would bear.",
        "How long the board can wait is disputed.",
        "Friends of mine differ about who will pay.",
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
        "A retired miller believed the reverse.",
        "A retired miller reads the same signs otherwise.",
        "A retired miller thinks she has it backward.",
        "A retired miller was not persuaded.",
        "A retired miller was more reserved.",
    ],
)
def test_one_who_only_differs_has_the_sentence_behind(differs: str) -> None:
    says = "The wheel is broken, he said, and nobody will pay for another."
    views = _views(f"{LASTS} {differs} {says}")
    assert views == [[("A jurist in Orvik", "the weir would last the winter."), ("A retired miller", says)]]


@pytest.mark.parametrize(
    ("first", "by"),
    [
        ("“It will hold for years,” predicted Ilse Vogt, who teaches law in Orvik.", "Ilse Vogt"),
        ("Ilse Vogt, a lecturer in law, believes that it will hold for years.", "Ilse Vogt"),
        ("That, in the opinion of Ilse Vogt, who runs an institute, gives it years.", "Ilse Vogt"),
        ("Professor Ilse Vogt, formerly of the board, thinks that it will hold.", "Professor Ilse Vogt"),
    ],
)
def test_of_two_who_judge_by_trade_the_second_may_think_otherwise_without_a_word_for_it(
    first: str, by: str
) -> None:
    second = "Tom Reuter, a fund manager in Sund, doubts that it will see the spring."
    assert [by for by, _ in _views(f"{first} {second}")[0]] == [by, "Tom Reuter"]


def test_among_those_who_differ_a_short_name_is_enough() -> None:
    text = "Two readings on the desk. Mariam’s is that it will break. Luc thinks that it can be mended."
    assert _views(text) == [[("Mariam", "Mariam’s is that it will break."), ("Luc", "it can be mended.")]]


def test_views_in_a_cable_are_read_in_capitals() -> None:
    text = "TWO VIEWS ARE HELD HERE. DATT BELIEVES THAT IT WILL BREAK. POLCOUNS HOLDS THAT IT WILL LAST."
    assert [by for by, _ in _views(text)[0]] == ["DATT", "POLCOUNS"]


def test_two_schools_of_thought_are_told_of_one_by_one() -> None:
    text = (
        "There are two schools of thought. According to the one, it will hold. The other thinks that it goes."
    )
    assert [by for by, _ in _views(text)[0]] == ["the one", "The other"]


def test_what_somebody_goes_on_to_say_of_another_is_no_view_of_that_one() -> None:
    text = f"Opinion is divided. {LASTS} The board has got what it wanted, in her account. {BREAKS}"
    assert [by for by, _ in _views(text)[0]] == ["A jurist in Orvik", "Others"]
    text = f"Opinion is divided. {LASTS} Reuter has told people that it is gone, she says. {BREAKS}"
    assert [by for by, _ in _views(text)[0]] == ["A jurist in Orvik", "Others"]


def test_it_was_argued_by_some_begins_a_view() -> None:
    text = "They differed in their assessments. It was argued by some that it would break. " + BREAKS
    assert [by for by, _ in _views(text)[0]] == ["some", "Others"]


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
        "Opinion is divided. President Orvik says that it broke. The Speaker, Ada Lind, denies it.",
        "A jurist in Orvik believes that it will hold. An official thinks that it will break.",
    ],
)
def test_where_only_one_is_told_of_nobody_differs(text: str) -> None:
    assert _views(text) == []


STAFF = "Staff at the weir consider that it will last the winter."
SECTION = "The river section is more guarded. It thinks that the gates may go in March"


@pytest.mark.parametrize("head", ["Assessment\n\n", "5. Outlook\n", "Comment. "])
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_under_a_heading_for_it_sections_and_staff_of_a_body_judge(head: str, between: str) -> None:
    views = _views(f"The board met on Monday.\n\n{head}{STAFF}{between}{SECTION}.\n\nIt meets in May.")
    assert views == [
        [
            ("Staff at the weir", STAFF),
            ("The river section", "It thinks that the gates may go in March."),
        ]
    ]


def test_what_a_section_advises_is_no_part_of_a_long_view() -> None:
    advice = f"and recommends that the board {'look at each of the gates again and ' * 5}wait for the thaw"
    ((_, second),) = _views(f"Assessment\n\n{STAFF} {SECTION}, {advice}.")
    assert second == ("The river section", "It thinks that the gates may go in March")


def test_elsewhere_the_staff_of_a_body_only_act() -> None:
    assert not _views(f"Progress\n\n{STAFF} {SECTION}.".replace("is more guarded", "met on Friday"))


@pytest.mark.parametrize(
    "decides",
    [
        "Both agreed that the test would be the spring.",
        "The gates would show who was right, he said.",
        "A crack in the wall would be the sign that it goes.",
        "If it stands in May, they said, they would change their mind.",
        "What the board does on Monday should make it plain.",
        "Which of them is right we should know from the river.",
    ],
)
def test_a_paragraph_may_say_by_what_one_will_know_who_is_right(decides: str) -> None:
    text = f"Opinion is divided. {LASTS} {BREAKS} {decides}"
    (views,) = differing_views(text, _places(text))
    place = what_decides(text, _places(text), views)
    assert place is not None
    assert text[slice(*place)] == decides


def test_what_stands_in_the_next_paragraph_decides_nothing() -> None:
    text = f"Opinion is divided. {LASTS} {BREAKS}\n\nMay will show."
    (views,) = differing_views(text, _places(text))
    assert what_decides(text, _places(text), views) is None


@pytest.mark.parametrize("number", ["I.", "A.", "B?"])
def test_a_letter_that_numbers_a_heading_is_nobody(number: str) -> None:
    assert _views(f"{number} {LASTS} The mayor met the board on Monday.") == []
