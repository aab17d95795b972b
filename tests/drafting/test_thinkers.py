"""Those without a name who judge: the forms in which reports bring them in."""

from __future__ import annotations

import pytest

from detente.drafting.thinkers import differing_thinker, thinkers_in
from detente.drafting.views import views_in, without_quotations


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Another, in Orvik, believes that a truce in May is now likelier than not.", "Another, in Orvik"),
        (
            "One, who pleaded for the mill, thinks that the ruling makes a sale easier.",
            "One, who pleaded for the mill",
        ),
        (
            "Others, among them a former harbour master, think the mill wants the weir closed.",
            "Others, among them a former harbour master",
        ),
        (
            "In Orvik a former envoy to Sorra expects both to step back before the fair.",
            "a former envoy to Sorra",
        ),
        ("Diplomats doubt that it has the nine votes that it needs.", "Diplomats"),
        ("Should the guild hold out, some lawyers reckon, the ban would fall by itself.", "some lawyers"),
        (
            "“There is nothing they can do now,” said a hydrologist in Orvik, who expects a flood.",
            "a hydrologist in Orvik",
        ),
        ("There are those who believe that the guild was mistaken in May.", "those"),
        (
            "Not so a scholar of the river institute, who says that the mill needs it least.",
            "a scholar of the river institute",
        ),
        ("That leads some analysts to regard the threat as an empty one.", "some analysts"),
        (
            "Olga Brandt at Orvik has argued that the mill will clear the weir if it must.",
            "Olga Brandt at Orvik",
        ),
        (
            "A columnist in Orvik regards an accord by Monday as certain for that reason.",
            "A columnist in Orvik",
        ),
        (
            "A lecturer at the river school said it had only moved the quarrel to a smaller room.",
            "A lecturer at the river school",
        ),
        ("A trader in Orvik: no, not before June, since the mill can wait that long.", "A trader in Orvik"),
    ],
)
def test_one_who_judges_is_known_by_the_words_for_him(text: str, who: str) -> None:
    assert thinkers_in(without_quotations(text)) == (who,)


@pytest.mark.parametrize(
    "text",
    [
        "An earlier harbour figure of 65,000 is no longer available to the board.",
        "Western diplomats put it at once to both of the sides in the quarrel.",
        "Government lawyers argue that the toll was never lawful in the first place.",
        "A worker called it a shame that nobody had come to the gate at all.",
    ],
)
def test_a_side_a_figure_and_a_mere_word_judge_nothing(text: str) -> None:
    assert thinkers_in(text) == ()


def test_two_who_judge_in_one_sentence_have_a_view_each() -> None:
    text = "An economist in Orvik thinks the toll is sound; a former miller reckons it will ruin the market."
    assert [(view.by, text[view.start : view.end]) for view in views_in(text)] == [
        ("An economist in Orvik", "An economist in Orvik thinks the toll is sound"),
        ("a former miller", "a former miller reckons it will ruin the market."),
    ]


def test_who_takes_another_view_says_it_in_the_next_sentence() -> None:
    assert differing_thinker("A former harbour master took another view.") == "A former harbour master"
