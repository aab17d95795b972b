"""The clause of a date: its own verb with its subject, or the noun that something befell."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from detente.reading.dates.clauses import find_clauses
from detente.reading.dates.find import find_dates


def clauses(pipeline: Language, text: str) -> dict[str, tuple[str, str]]:
    """The words and the mood of each date's clause, by the words of the date."""
    doc = pipeline(text)
    return {
        clause.date.quote: (" … ".join(part.quote for part in clause.parts), clause.mood)
        for clause in find_clauses(doc, find_dates(doc, date(2022, 3, 2), ()))
    }


@pytest.mark.parametrize(
    ("text", "day", "words", "mood"),
    [
        (
            "The walkouts of the union began on 6 January and have been complete since 11 February.",
            "11 February",
            "The walkouts of the union … have been complete since 11 February",
            "told",
        ),
        (
            "The guild raised the four men shot dead by police in Orvik on 24 September.",
            "24 September",
            "the four men … shot dead by police in Orvik on 24 September",
            "befell",
        ),
        ("Shots at Orvik bridge, 28 May.", "28 May", "Shots at Orvik bridge, 28 May", "named"),
        (
            "Ana Roy, who was released in June, joined the talks.",
            "June",
            "Ana Roy … was released in June",
            "told",
        ),
        ("The council will meet on 9 April.", "9 April", "The council will meet on 9 April", "ahead"),
        ("The permit expires on 31 May.", "31 May", "The permit expires on 31 May", "now"),
    ],
)
def test_each_date_has_the_clause_of_its_own_verb(
    pipeline: Language, text: str, day: str, words: str, mood: str
) -> None:
    assert clauses(pipeline, text)[day] == (words, mood)


def test_a_day_that_heads_an_entry_has_its_first_sentence(pipeline: Language) -> None:
    text = "How it went\n\n3 May 2021. The council shut the quay.\n\n9 June 2021. Crews left. No word came."
    told = clauses(pipeline, text)
    assert told["3 May 2021"][0] == "The council shut the quay"
    assert told["9 June 2021"][0].startswith("Crews left")


def test_the_day_on_which_an_ally_told_it_is_no_day_of_what_he_told(pipeline: Language) -> None:
    assert "Friday" not in clauses(
        pipeline, "The guild wants talks with the council, an ally said on Friday."
    )


def test_the_day_of_a_rally_is_no_day_of_what_is_asked_about_it(pipeline: Language) -> None:
    text = (
        "The Salt Guild called on the council to look into the conduct of the guards at a rally in Brine on"
        " 12 February."
    )
    assert clauses(pipeline, text)["12 February"][1] in ("open", "ahead")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ana Roy, whom they backed in January, read the oath aloud.", "January"),
        ("Grain was let through at all times, as the board had ruled in January.", "January"),
        (
            "Consent was sought for a debate on the bill, as the guild has done since 12 January.",
            "12 January",
        ),
    ],
)
def test_the_day_of_a_side_clause_is_not_that_of_the_main_clause(
    pipeline: Language, text: str, day: str
) -> None:
    assert day not in clauses(pipeline, text)


def test_a_second_verb_with_its_own_subject_is_not_ahead_for_the_first(pipeline: Language) -> None:
    text = "Any clerk may remain, Ana Roy has promised, and she named a deputy on 1 March."
    assert clauses(pipeline, text)["1 March"][1] == "told"


def test_a_participle_behind_another_clause_may_be_of_either_name(pipeline: Language) -> None:
    text = "Velland, which fears the Reed Front, barred from the poll by a court in January, keeps still."
    assert "January" not in clauses(pipeline, text)


def test_a_weekday_that_is_next_and_its_day_are_one_date(pipeline: Language) -> None:
    assert "next Monday, 7 March" in clauses(pipeline, "Candidates have until next Monday, 7 March, to sign.")


def test_what_somebody_did_to_a_thing_is_told_with_the_thing(pipeline: Language) -> None:
    text = (
        "The draft charter, which the assembly passed in Orvik in January and which it has hidden, is void."
    )
    words = "the assembly passed … The draft charter … in Orvik in January"
    assert clauses(pipeline, text)["January"] == (words, "told")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        (
            "It wants the ban on carters with limited licences bringing salt over, which expires in June.",
            "the ban on carters with limited licences bringing salt over",
        ),
        ("The council of the guild has a charter, which expires in June.", "a charter"),
    ],
)
def test_a_relative_that_stands_away_from_its_noun_has_the_whole_phrase_before_it(
    pipeline: Language, text: str, subject: str
) -> None:
    (words, _) = clauses(pipeline, text)["June"]
    assert words.partition(" … ")[0] == subject
