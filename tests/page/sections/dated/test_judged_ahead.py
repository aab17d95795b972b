"""Due is what is surely to come; a forecast, a wish, a proposal and a mere "would" are tagged as such."""

from __future__ import annotations

import pytest

from detente.edtf import DateRange
from detente.page.drawings import Moment
from detente.page.sections.dated.judged_ahead import own_part, tags_ahead


def tags(words: str, sentence: str = "", behind: str = "") -> tuple[str, ...] | None:
    """Return the tags of a line on May 2022 that a clause said to be due."""
    moment = Moment(words, "May 2022", DateRange.parse("2022-05"), (), ("due",), is_fact=False)
    return tags_ahead(moment, words, sentence or f"{words}.", behind)


@pytest.mark.parametrize(
    ("line", "tag"),
    [
        ("The guild and the council meet in May", "due"),
        ("The mayor gave the guild until May", "due"),
        ("Ana Roy is due in Orvik in May for a summit, and few think that it will help", "due"),
        ("One diplomat gives the talks till May", "forecast"),
        ("The council, to publish its list by May", "asked for"),
        ("Both sides are urged to keep the truce until May", "asked for"),
        ("A text would extend the truce by six months, to May", "proposed"),
        ("The panel had recommended that the guild open the weir from May", "proposed"),
        ("Ana Roy would go back to office until her term ends in May", "possible"),
        ("An agent whose clients ask not to be named said the millers will give in by May", "forecast"),
        ("A lawyer is afraid that the judges will be asked in May about a thing that is done", "forecast"),
        ("An official said the talks will resume in May", "due"),
        ("The envoy has proposed May for a vote", "proposed"),
        ("A group of millers counters that the mandate of the mayor expires in May", "possible"),
        ("We ask members to write to the council before May", "asked for"),
    ],
)
def test_a_line_says_how_sure_it_is_to_come(line: str, tag: str) -> None:
    judged = tags(line)
    assert judged is not None
    assert judged[0] == tag


def test_what_a_text_that_gives_advice_says_must_be_done_is_asked_for() -> None:
    words = "An envoy must be named before May"
    assert tags(words) == ("due",)
    assert tags(words, behind=" The mayor should wait for him.") == ("asked for",)


def test_what_was_announced_would_be() -> None:
    assert tags(
        "The assembly would be chosen in May", "Roy announced that the assembly would be chosen in May."
    )


def test_the_view_of_the_main_clause_is_not_that_of_a_vote_that_is_due_anyway() -> None:
    words = "The vote has to be held by May"
    assert tags(words, "Nobody expects peace before the vote, which has to be held by May.") == ("due",)


@pytest.mark.parametrize(
    "line",
    [
        "If the ports are shut in May there is nowhere else to go",
        "Everyone needs the money before the vote in May",
        "Nothing can be done there before May",
        "The council scraps the poll due in May",
        "The millers are paid by the harvest in May",
    ],
)
def test_what_is_no_event_is_not_to_come(line: str) -> None:
    assert tags(line) is None


def test_a_clause_of_another_time_is_left_out_behind_what_is_due() -> None:
    assert own_part("Roy faces a vote in May, and Velland has said that it will not send men") == (
        "Roy faces a vote in May"
    )
    both = "The guild meets in May, and the council has a vote on 3 June"
    assert own_part(both) == both


@pytest.mark.parametrize(
    "line",
    ["The mayor would reopen the gate within five hours if the guild did", "Envoys hope for an oath in May"],
)
def test_what_hangs_on_others_or_is_hoped_for_may_be(line: str) -> None:
    assert tags(line) == ("possible",)


@pytest.mark.parametrize(
    ("sentence", "behind"),
    [
        ("Ana Roy was expected to sign in Orvik on Friday.", ""),
        ("Ana Roy was due to sign in Orvik on 3 May.", " She declined."),
    ],
)
def test_what_was_expected_on_a_weekday_or_refused_is_not_due(sentence: str, behind: str) -> None:
    words = "Ana Roy was expected to sign in Orvik" if not behind else sentence.rstrip(".")
    moment = Moment(words, "3 May 2022", DateRange.parse("2022-05-03"), (), ("due",), is_fact=False)
    assert tags_ahead(moment, words, sentence, behind) is None


def test_what_was_to_come_this_sunday_is_due() -> None:
    words = "The millers were to vote in the squares"
    moment = Moment(words, "8 May 2022", DateRange.parse("2022-05-08"), (), ("due",), is_fact=False)
    assert tags_ahead(moment, words, "The millers were to vote in the squares this Sunday.", "") == ("due",)


@pytest.mark.parametrize("lead", ["“last year”", "“last Sunday”", "“yesterday”", "“two weeks ago”"])
def test_nothing_is_due_on_a_day_that_is_over(lead: str) -> None:
    words = "The vote of the guild is under review by a warden, who is to decide"
    moment = Moment(words, lead, DateRange.parse("2022"), (), ("due",), is_fact=False)
    assert tags_ahead(moment, words, f"{words}.", "") is None
