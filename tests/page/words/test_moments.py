"""The words of a moment: whole sentences from what a report says, or the report's words as a quotation."""

from __future__ import annotations

import pytest

from detente.page.words import NamesInProse, without_its_date
from detente.page.words.moments import happening_in_words
from detente.sources import Report


def said(text: str, event: str) -> str:
    """The words for an event of a report, in marks where they are quoted."""
    start = text.index(event)
    passage = Report("r", "r.txt", text).passage(start, start + len(event))
    moment = happening_in_words(passage, (), (), text, NamesInProse((), [text]))
    if moment is None:
        return ""
    return f"“{moment.text}”" if moment.quoted else moment.text


@pytest.mark.parametrize(
    ("text", "event", "words"),
    [
        (
            "Two shells hit a wall near the U.S. Embassy in Orvik. Nobody was hurt.",
            "Two shells hit a wall",
            "Two shells hit a wall near the U.S. Embassy in Orvik",
        ),
        (
            "The trial was halted two months later over a strike. Nobody came.",
            "The trial was halted two months later",
            "The trial was halted over a strike",
        ),
        (
            "The league won every seat in the diet the following year. Nobody came.",
            "The league won every seat in the diet the following year",
            "The league won every seat in the diet",
        ),
        (
            "The union rejected the offer on the same day. Nobody came.",
            "The union rejected the offer on the same day",
            "The union rejected the offer",
        ),
        (
            "The blasts came 40 kilometers (25 miles) apart. Guards ran.",
            "The blasts came 40 kilometers",
            "The blasts came 40 kilometers (25 miles) apart",
        ),
        (
            'The league condemned the raid as an "open insult." It left.',
            "The league condemned the raid as an",
            "The league condemned the raid as an “open insult”",
        ),
        (
            "The league was banned on the night of Oct. 23 by a court in Orvik. It went on.",
            "The league was banned",
            "The league was banned on the night of Oct. 23 by a court in Orvik",
        ),
        (
            "Troops left the U.S. The envoy stayed.",
            "Troops left",
            "Troops left the U.S.",
        ),
    ],
)
def test_a_clause_is_read_on_past_abbreviations_brackets_and_single_quoted_words(
    text: str, event: str, words: str
) -> None:
    assert said(text, event) == words


def test_what_stands_between_a_name_and_its_verb_is_left_out() -> None:
    text = "Roth, 52, and the father of four, was shot at dawn. Police came."
    assert said(text, "Roth, 52, and the father of four, was shot") == "Roth was shot at dawn"


def test_words_without_a_verb_of_their_own_are_no_sentence() -> None:
    text = "The accord, officially signed by nine towns in Orvik, is the work of years of talks. It holds."
    assert said(text, "The accord, officially signed by nine towns").startswith("“")


@pytest.mark.parametrize(
    ("text", "event", "words"),
    [
        # A noun before its verb, also behind words that say where, and with an aside.
        ("In Orvik, meanwhile, thousands of dockers marched to the lake. It rained.",
         "thousands of dockers marched", "Thousands of dockers marched to the lake"),
        ("At his Mass in Orvik, Bishop Holm called the raid a crime. Nobody left.",
         "his Mass in Orvik, Bishop Holm called the raid a crime", "Bishop Holm called the raid a crime"),
        ("On May 4, police in the hills, off the main road, raided two farms. It rained.",
         "police in the hills, off the main road, raided two farms", "Police in the hills raided two farms"),
        # The noun that "who", "which" or "that" stands for.
        ("It is a deal with nearly 900 dockers who walked off the job in May, the port says. It rained.",
         "walked off the job in May", "Nearly 900 dockers walked off the job in May"),
        ("A nurse who was badly hurt in the blast at the mill spoke. It rained.",
         "was badly hurt in the blast", "A nurse was badly hurt in the blast at the mill"),
        ("He spoke for Jon Holm, whose league won the vote in March, and left. It rained.",
         "whose league won the vote", "Jon Holm’s league won the vote in March"),
        ("She recalled a May 2014 march in Orvik that drew nine towns. It rained.",
         "a May 2014 march in Orvik that drew nine towns", "A May 2014 march in Orvik drew nine towns"),
        # The name before the verb.
        ("In a speech, President Ina Maro renewed her offer to the league. It rained.",
         "renewed her offer", "President Ina Maro renewed her offer to the league"),
        # A deed named by a noun.
        ("They had left before the 4 May shooting of Jon Holm, a surgeon of 52, at his home. It rained.",
         "the 4 May shooting of Jon Holm, a surgeon of 52", "Jon Holm was shot"),
    ],
)  # fmt: skip
def test_a_clause_that_lacks_its_subject_is_told_with_it(text: str, event: str, words: str) -> None:
    assert said(text, event) == words


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Nobody came. He spoke of the raid of 4 May with Dr. Holm. They left.", "the raid of 4 May"),
        ("The league left over the deal reached in May by the port and the state. It rained.",
         "the deal reached in May"),
        ("Its critics were released Monday after a long night, and it was glad of that. It rained.",
         "released Monday"),
        ("They met in May. A ruling released Thursday, they said, was long and its words were hard, and"
         " nobody who had read all of it in the court that day, or in the town hall later, could say what it"
         " meant for the port and for those who live there.", "A ruling released Thursday"),
        ("They were at hearings in June, when the port closed, and they spoke there. It rained.",
         "hearings in June"),
    ],
)  # fmt: skip
def test_what_does_not_say_of_whom_it_tells_is_no_moment(text: str, event: str) -> None:
    assert said(text, event) == ""


def test_a_clause_is_quoted_as_the_whole_sentence_that_it_stands_in() -> None:
    text = "Nobody came. Six dockers were killed and nine hurt in a blast in the port of Orvik. They left."
    assert (
        said(text, "hurt in a blast in the port of Orvik")
        == "“Six dockers were killed and nine hurt in a blast in the port of Orvik.”"
    )


def test_a_long_sentence_ends_after_a_whole_clause() -> None:
    text = (
        "The council condemned the raid on the salt works in Orvik and in the two hamlets by the lake and"
        " called on all states to work with the police in the search for those who planned it. It met again."
    )
    assert (
        said(text, "The council condemned the raid on the salt works")
        == "The council condemned the raid on the salt works in Orvik and in the two hamlets by the lake"
    )


@pytest.mark.parametrize(
    ("sentence", "date", "words"),
    [
        ("The board meets again on March 17-18", "17 March 2016", "The board meets again"),
        ("The court voted in February to stay the plan", "February 2016", "The court voted to stay the plan"),
        ("The raids, on Aug. 7, killed nobody", "7 August 1998", "The raids killed nobody"),
        (
            "A court closed the mill in May 2017 and barred its owners from the lake",
            "May 2017",
            "A court closed the mill and barred its owners from the lake",
        ),
        ("They met in May 2017 and June 2018", "May 2017", "They met in May 2017 and June 2018"),
        ("Talks began in May and broke off in June", "May 2019", "Talks began"),
        ("Talks began in May and broke off in June", "June 2019", "Talks broke off"),
        ("The board met in late May", "May 2019", "The board met in late May"),
        ("The board met on 4 May", "9 June 2019", "The board met on 4 May"),
    ],
)
def test_a_date_is_told_once(sentence: str, date: str, words: str) -> None:
    assert without_its_date(sentence, date) == words


def test_marks_of_a_typewriter_open_and_close() -> None:
    text = "Roth accused the league of ''open theft'' at dawn. Police came."
    assert said(text, "Roth accused the league") == "Roth accused the league of “open theft” at dawn"
