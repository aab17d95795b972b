"""Outsiders who differ are told together, in whole sentences."""

from __future__ import annotations

import pytest

from detente.page.sections.assessing.rival_views import rival_views_in
from detente.page.sections.quoting.report_sentences import ReportSentence
from detente.sources import Evidence

FIRST = "An economist in Orvik thinks the mill will reopen by May."


def rivals_of(*sentences: str, turns: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The heads and the words of the passages of one paragraph."""
    placed = [
        ReportSentence(
            Evidence("r", 100 * k, 100 * k + len(text), text), text, k, 0, turns[k] if turns else ""
        )
        for k, text in enumerate(sentences)
    ]
    return [(one.head, one.says) for one in rival_views_in(placed)]


@pytest.mark.parametrize(
    "other",
    [
        "A former judge takes the opposite view: it will never pay, she says.",
        "A trader at the port is less sure and gives it a year.",
        "Others think that the owners will sell it for scrap.",
        "A retired miller sees no such thing: the wheel is broken.",
        "One from Sund writes that the owners can wait.",
        "The clerk of the harbour believes, to the contrary, that it will stay shut.",
        "In Sund a former mayor expects a quiet sale.",
        "Not so a scholar at Sund, who says that the wheel is broken.",
        "A priest who writes for the port’s paper reads it otherwise: the wheel is broken.",
        "An engineer who built mills said that five years were nearer; a year is nearer the mark.",
        "A clerk at the Sund embassy believes precisely the opposite: it will be sold.",
        "Several retired millers have argued the contrary, that the wheel would hold.",
        "A trader at Sund said that the opposite was likelier: a sale.",
    ],
)
def test_one_who_differs_stands_with_the_one_he_differs_from(other: str) -> None:
    assert rivals_of("Nobody works.", FIRST, other) == [("Two views", f"{FIRST} {other}")]


def test_one_who_only_differs_takes_the_sentence_with_him_that_says_how() -> None:
    other, how = "A former judge took another view.", "The wheel would break, she said, before the spring."
    assert rivals_of(FIRST, other, how) == [("Two views", f"{FIRST} {other} {how}")]
    assert rivals_of(FIRST, other, "The weir is old.") == []


def test_a_view_that_leans_takes_one_more_sentence_with_it() -> None:
    before = "The owners say that no loan has come."
    lean, other = (
        "That leads some analysts to call the plan dead.",
        "A judge takes the opposite view: it lives.",
    )
    assert rivals_of(before, lean, other) == [("Two views", f"{before} {lean} {other}")]
    assert rivals_of("That is so.", lean, other) == []


def test_all_stand_together_of_whom_a_sentence_tells_that_they_differ() -> None:
    head = "Engineers differ about the wheel."
    one, two = "One in Orvik thinks that it can be mended.", "Another, at Sund, gives it a month."
    assert rivals_of(head, one, two) == [("Views that differ", f"{head} {one} {two}")]
    split = "Analysts in Sund are split: some see a bluff over the price."
    others = "Others think the owners want the mill closed."
    assert rivals_of(split, others) == [("Views that differ", f"{split} {others}")]


def test_views_are_told_whole_where_a_sentence_says_that_opinions_differ() -> None:
    head, one = "Opinions of the wheel vary.", "Some in the guild hold that a loan could be that something."
    two = "A writer in Sund said that nobody would lend."
    assert rivals_of(head, one, two) == [("Views that differ", f"{head} {one} {two}")]
    head, one = "There are two theories here.", "The millers take the view that the owners need the sale."
    assert rivals_of(head, one, two) == [("Views that differ", f"{head} {one} {two}")]


def test_one_who_disagrees_has_his_quotation_whole_with_him() -> None:
    head, one = "Analysts were divided over the sale.", "A scholar in Sund said that it was real."
    other, quote, rest = (
        "A trader disagreed.",
        "“They want the wheel.",
        "The price is talk,” the trader said.",
    )
    told = " ".join((head, one, other, quote, rest))
    assert rivals_of(head, one, other, quote, rest) == [("Views that differ", told)]


def test_words_of_somebody_whom_the_sentence_before_names_take_it_with_them() -> None:
    one, quote = "An analyst in Orvik said that the mill was lost.", "“It is over in a day,” he said."
    other = "Others point out that it has outlasted a flood."
    assert rivals_of(one, quote, other) == [("Two views", f"{one} {quote} {other}")]
    first, both = (
        "A scholar in Sund thinks that the mill will be sold.",
        "A judge took the opposite view from both: no.",
    )
    second = "A trader in Orvik fears that it will be shut."
    assert rivals_of(first, second, both) == [("Two views", f"{first} {second} {both}")]


def test_the_answer_of_an_interview_stands_with_its_question() -> None:
    asked = "Will the mill reopen?"
    one, two = "In a year it may.", "A scholar disagrees: the wheel is broken."
    told = rivals_of(asked, one, two, turns=("Q", "A", "A"))
    assert told == [("Two views", f"{asked} {one} {two}")]


def test_parties_who_contradict_each_other_have_no_views_of_outsiders() -> None:
    assert rivals_of("The guild says that the weir is safe.", "The mayor disagrees: it leaks.") == []
