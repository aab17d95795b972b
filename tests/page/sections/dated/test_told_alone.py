"""A line of a timeline is read alone beside its day: what is no event, or leans on others, is left out."""

from __future__ import annotations

import pytest

from detente.edtf import DateRange
from detente.page.drawings import Moment
from detente.page.sections.dated.told_alone import told_alone
from detente.page.words import upper_first
from detente.sources import Evidence


def alone(
    text: str, sentence: str = "", *, due: bool = False, lead: str = "4 May 2022", quoted: bool = False
) -> Moment | None:
    """Return a moment of 4 May 2022 made fit for its line; its sentence is its text if no other is given."""
    sentence = sentence or f"{text}."
    when = DateRange.parse("2022-05-04")
    words = (Evidence("r", 0, len(sentence), sentence),)
    tags = ("due",) if due else ()
    moment = Moment(text, lead, when, words, tags, quoted=quoted, is_fact=not due)
    return told_alone(moment, {"r": sentence})


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The rebels reached the harbour at noon yesterday by boat",
            "The rebels reached the harbour at noon by boat",
        ),
        ("On 4 May the guild met the mayor", "The guild met the mayor"),
        ("1.4 The guild signed the pact", "The guild signed the pact"),
        ("Brine has today opened the weir", "Brine has opened the weir"),
    ],
)
def test_words_for_days_that_count_from_the_report_are_left_out(text: str, line: str) -> None:
    fit = alone(text)
    assert fit is not None
    assert fit.text == line


@pytest.mark.parametrize(
    "text",
    [
        "A few millers say they would sign tomorrow",
        "Its chief was quoted in yesterday's paper",
        "The mayor was asked on Sunday",
        "Thanks for coming out after Easter",
        "On: the pact of the mills",
        "Of the mayor: keep the promise of spring",
        "It was granted and then revoked",
        "The guild signed it",
        "The offer of 4 May was withdrawn by the council",
        "Prepared by the river desk, 4 May 2022",
        "The millers want the weir shut from May",
        "In Orvik, they were back",
        "The council keeps its boats inside the line which it drew last October",
    ],
)
def test_what_is_no_event_of_that_day_is_left_out(text: str) -> None:
    assert alone(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The millers walked out on Saturday",
        "The millers walked out on Saturday the 16th",
        "The bank made no comment on the levy",
        "The guild regretted this position in a letter",
    ],
)
def test_words_that_name_another_day_or_lean_are_no_event_of_that_day(text: str) -> None:
    """4 May 2022 was a Wednesday."""
    assert alone(text) is None
    assert alone("The millers walked out on Wednesday") is not None


def test_what_is_asked_is_not_told() -> None:
    assert (
        alone("Many of the millers voted", "None could say how many of the millers voted that day.") is None
    )


def test_a_clause_that_opens_its_sentence_is_told_with_how_it_ends() -> None:
    clause = "The teams sat down with the mayor"
    rest = ", and parted without having touched the levy"
    moment = Moment(clause, "4 May 2022", DateRange.parse("2022-05-04"), (Evidence("r", 0, 33, clause),))
    fit = told_alone(moment, {"r": f"{clause}{rest}."})
    assert fit is not None
    assert fit.text == f"{clause}{rest}"
    dated = f"{clause}, and on 6 May the guild left the hall again."
    fit = told_alone(moment, {"r": dated})
    assert fit is not None
    assert fit.text == clause


def test_what_an_expert_says_will_come_is_his_forecast_in_his_sentence() -> None:
    says = "An adviser in Orvik said the boats would run short of ice by May, which would hurt the guild."
    clause = says[25:-1]
    place = Evidence("r", 25, len(says) - 1, clause)
    when = DateRange.parse("2022-05")
    moment = Moment(upper_first(clause), "May 2022", when, (place,), ("due", "says adviser"), is_fact=False)
    fit = told_alone(moment, {"r": says})
    assert fit is not None
    assert (fit.text, fit.tags) == (says[:-1], ("forecast",))


def test_words_are_told_as_their_sentence_has_them_or_not_at_all() -> None:
    says = "The visit that was to mend the pact ended in rain and no list."
    fit = alone("The visit was to mend the pact ended in rain", says)
    assert fit is not None
    assert fit.text == says[:-1]
    assert alone("A jurist set a date itself", "A jurist: the court will set a date itself.") is None
    says = "The palace let it be known that the leader of the guild, who had resigned, would have two weeks."
    fit = alone("The palace let it be known that the leader of the guild", says)
    assert fit is not None
    assert fit.text == says[:-1]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Wed 4 May. The town closed the weir to boats", "The town closed the weir to boats"),
        ("The council says this weekend the weir will be shut", "The council says the weir will be shut"),
        ("The treasury published the list of savings; 2", "The treasury published the list of savings"),
        ("Q. The town closed the weir to boats", "The town closed the weir to boats"),
        ("The judge ordered, two weeks ago, that the mill reopen", "The judge ordered that the mill reopen"),
    ],
)
def test_the_day_of_an_entry_the_letter_of_a_turn_and_loose_commas_go(text: str, line: str) -> None:
    fit = alone(text)
    assert fit is not None
    assert fit.text == line


def test_a_question_is_no_event() -> None:
    assert (
        alone("What will be in force on the fourth of May", "What will be in force on the fourth of May?")
        is None
    )


@pytest.mark.parametrize(
    "text",
    [
        "The vote was to be on the 4th, and is put off",
        "The mayor wanted the levy settled before the summer",
        "Nobody in the guild would sign it before May",
        "Nobody can tell who will govern the town by May",
        "The mayor doubts that a vote will come in May",
        "Work on the weir was to begin in May",
        "The council insisted until this week that the talks begin in May",
        "The envoy will not say if the two have met since May",
        "The case would go to the court after May",
        "The boats lost so far number about thirty",
        "The vote will have been forgotten by May",
        "The bishop named an abbot from among those who’d crossed",
    ],
)
def test_what_was_wished_denied_or_counted_is_not_due(text: str) -> None:
    assert alone(text, due=True) is None


def test_what_somebody_expects_is_a_forecast_and_not_due() -> None:
    fit = alone("An analyst at a bank puts the end", "An analyst at a bank puts the end in May.", due=True)
    assert fit is not None
    assert (fit.text, fit.tags) == ("An analyst at a bank puts the end in May", ("forecast",))


def test_what_will_be_is_due() -> None:
    fit = alone("The mandate of the monitors lapses on 4 May", due=True)
    assert fit is not None
    assert fit.tags == ("due",)


def test_long_words_end_at_a_joint_and_not_at_a_preposition() -> None:
    text = (
        "The guild of the lower town, with the millers of Orvik and the ferrymen of the lake, put its name to"
        " a general pact with the mayor under which he would keep the weir open in spring and the guild would"
        " man the boats for as long as anybody there could row"
    )
    fit = alone(text)
    assert fit is not None
    assert fit.text.endswith("put its name to a general pact with the mayor")


def test_what_nobody_known_said_is_no_plain_fact() -> None:
    assert alone("Some 270 men crossed the river", "It said some 270 men crossed the river.") is None
    assert alone("Ana Roy said that 270 men crossed the river") is not None


def test_a_day_to_come_keeps_its_line_where_next_is_said_of_it() -> None:
    fit = alone("Candidates have until next Monday, 4 May, to hand in their papers", due=True)
    assert fit is not None
    assert fit.text == "Candidates have until Monday, 4 May, to hand in their papers"


def test_what_is_to_come_is_told_in_its_whole_sentence_where_its_clause_leans() -> None:
    sentence = "The speaker, Ana Roy, has called the assembly nineteen times; the next is set for 4 May."
    fit = alone("The next is set for 4 May", sentence, due=True)
    assert fit is not None
    assert fit.text.startswith("The speaker, Ana Roy, has called the assembly")


def test_a_deadline_that_somebody_gave_has_its_line() -> None:
    assert alone("The mayor, Ana Roy, gave them until 4 May", due=True) is not None
    assert alone("The presidential ballot in May 2022", due=True) is not None


def test_a_law_that_ends_something_is_still_to_come() -> None:
    assert alone("On 4 May a reform enters into force under which firms can no longer hire others", due=True)


def test_words_that_tell_nothing_without_their_day_are_no_line() -> None:
    assert alone("The guild broke off on 4 May", "The guild broke off on 4 May and nobody met.") is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The walkout began at 7 yesterday morning", "The walkout began"),
        (
            "The mayor signed the pact of the millers, the 4th",
            "The mayor signed the pact of the millers",
        ),
    ],
)
def test_what_is_left_of_an_hour_or_a_day_goes_with_the_day(text: str, line: str) -> None:
    fit = alone(text)
    assert fit is not None
    assert fit.text == line


def test_nothing_was_done_in_the_year_for_which_it_is_meant() -> None:
    assert alone("The guild has not endorsed anybody for 2022") is None


def test_what_the_sentence_denies_is_not_told() -> None:
    denied = "Nothing in the pact of the lockkeepers spoke of members, the guild replied on 4 May."
    assert alone("the pact of the lockkeepers spoke of members", denied) is None


def test_the_second_of_two_days_is_not_told_as_the_first_time() -> None:
    sentence = "Today and again on 4 May the lockkeepers will for the first time shut the upper lock."
    fit = alone("The lockkeepers will for the first time shut the upper lock", sentence, due=True)
    assert fit is not None
    assert fit.text == "The lockkeepers will shut the upper lock"


def test_the_month_of_a_pay_is_no_day_of_what_is_told() -> None:
    sentence = "The court directed that the lockkeepers be paid with May salaries."
    assert alone(sentence.rstrip("."), sentence, lead="May") is None
