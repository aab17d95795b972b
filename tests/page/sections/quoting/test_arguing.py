"""Texts that argue are said to, with words that show it; reports are not."""

from __future__ import annotations

import pytest

from detente.dossier import Dossier
from detente.page.sections.quoting.arguing import arguing_sentences
from detente.sources import Report

NEWS = (
    "The council of Brine voted on Monday for the new weir. “We should have built it long ago, and I must say"
    " that our children will thank us,” Ana Roy said. The guild said that the council must pay its men first."
    " By law the plan has to go to the governor. The vote took two hours."
)


def says(*texts: str) -> list[str]:
    reports = {f"r{k}": Report(f"r{k}", f"r{k}.txt", text) for k, text in enumerate(texts)}
    return list(arguing_sentences(Dossier(reports, {}, (), (), ())))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The weir is a folly. We feel for the millers. The council should listen to them. That is to our"
            " advantage.",
            "We feel for the millers",
        ),
        (
            "The Brine Herald said in an editorial on Monday:\n\nThe weir stands on sand. The council must"
            " tear it down. Nobody wants it now.",
            "The council must tear it down",
        ),
    ],
)
def test_a_text_that_argues_is_said_to(text: str, words: str) -> None:
    assert says(text) == [f"This text argues; it is opinion, or what one side says for itself (“{words}”)."]


def test_a_text_that_says_what_should_be_done_is_said_to_advise() -> None:
    text = (
        "The council was wrong to let the guild go. It should have granted the vote. The millers ought to"
        " have their say. This is a quarrel that must be settled."
    )
    words = "It should have granted the vote"
    assert says(text) == [f"This text says what should be done; that is advice or opinion (“{words}”)."]


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        NEWS.replace("“", "``").replace("”", "''"),
        "PRESENTER: Are we near an end? I must ask.\n\nREPORTER: I think we must wait.\n\nPRESENTER: We"
        " should know on Monday, should we not?\n\nREPORTER: I expect that we will.",
        "1. The present note covers the month to 3 May. I have no word from the council. I urge the guild to"
        " pay. I must say that I am worried. We will report again in June.",
        "FM EMBASSY BRINE\nSUMMARY: I saw the reeve today. I think he must give way. We should wait. I will"
        " see the guild on Monday.",
        "(Reporter) Should we wait? (Roy) I think that we must wait. We should all be patient. I must go.",
    ],
)
def test_news_with_quotes_and_an_interview_argue_nothing(text: str) -> None:
    assert says(text) == []


def test_of_several_texts_the_one_that_argues_is_named() -> None:
    opinion = "We feel for the millers. The council should listen. It is to our advantage that it does so."
    assert [line.partition(" argues")[0] for line in says(NEWS, opinion)] == ["r1.txt"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("A weir on sand\n\nEDITORIAL\n\nThe weir was built in May.", "is opinion (“EDITORIAL”)"),
        ("A weir on sand\n\nThe Brine Column\n\nThe weir was built.", "is opinion (“The Brine Column”)"),
        (
            "The weir was built in May.\n\nThe writer’s column appears every Monday.",
            "is opinion (“The writer’s column appears every Monday”)",
        ),
        (
            "Statement by the Millers’ Guild on the weir\n\n1. The Guild has signed nothing.",
            "is what one side says for itself (“Statement by the Millers’ Guild on the weir”)",
        ),
        (
            "The guild rejects the weir.\n\nIssued by Ana Roy, President",
            "is what one side says for itself (“Issued by Ana Roy, President”)",
        ),
    ],
)
def test_a_line_above_or_below_a_text_says_what_it_is(text: str, what: str) -> None:
    assert says(text) == [f"This text {what}."]


def test_an_alert_on_what_may_come_takes_no_side() -> None:
    alert = (
        "Country alert: Brine\n\nWe see no way out. The guild should sign. We expect that it must. We wait."
    )
    assert says(alert) == []


def test_what_will_have_to_be_done_is_no_advice() -> None:
    text = (
        "The vote took two hours. The mayor has to propose a clerk first. The members would have to vote on"
        " the clerk too. The millers will have to do without a weir until May. The town waits."
    )
    assert says(text) == []
    assert says(text.replace("would have to", "should").replace("will have to", "must"))
