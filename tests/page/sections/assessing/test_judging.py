"""Judgements of what will come, and the conditions that they name themselves."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.case.schema import Claim
from detente.drafting.judgements import is_judgement
from detente.page.sections.assessing.judging import own_condition
from detente.sources.report import Evidence


def claimed(says: str) -> bool:
    return is_judgement(Claim(id="c", says=says), {}, None)


def test_what_one_without_a_name_thinks_is_a_judgement_and_what_a_side_says_of_itself_is_none() -> None:
    of_office = "A jurist I met thinks the mayor is bluffing about the levy: his own purse is empty."
    assert is_judgement(Claim(id="c", says=of_office, by="A jurist"), {}, None)
    assert not is_judgement(Claim(id="c", says=of_office, by="The other guilds"), {}, None)
    assert not is_judgement(Claim(id="c", says="less sure that it would last", by="A jurist"), {}, None)


@pytest.mark.parametrize(
    "says",
    [
        "His word that the council would keep the ferry unless the two towns agreed",
        "Her offer to pay if the crews came back",
        "[I am] worried about a levy that goes ahead without the guild",
        "The council will offer a full pardon to the millers if they come back",
        "I will close the weir unless the town pays",
        "The town must pay the millers",
        "The warden said last night that the dam would burst if it rained",
        "The guild wants to take part so that the town may have peace",
        "The guild supports all efforts that will bring peace",
        "The town does not have to choose a warden who will please the guild",
        "It would be a disgrace if the council left",
        "If my crew had done that, the boat would have sunk",
        "I would not have come if the road was closed",
        "His country would help the villages to build a wall",
    ],
)
def test_promises_feelings_demands_and_words_passed_on_judge_nothing(says: str) -> None:
    assert not claimed(says)


@pytest.mark.parametrize(
    "says",
    [
        "The dam will burst if it rains",
        "The council would keep the ferry unless the two towns agreed",
        "Only a levy can save the weir",
    ],
)
def test_what_will_come_of_something_is_a_judgement(says: str) -> None:
    assert claimed(says)


@pytest.mark.parametrize(
    "says",
    [
        "It will end in a flood",
        "Without it, the weir will burst",
        "Has said that the dam will burst",
        "Therefore, that levy would be lost if it rained",
        "The levy will depend (words indistinct)",
    ],
)
def test_words_that_do_not_stand_alone_are_not_shown(says: str) -> None:
    assert not claimed(says)
    assert claimed("It is likely that the weir will burst")


@pytest.mark.parametrize(("verb", "judges"), [("promised", False), ("said", True)])
def test_what_somebody_promises_is_no_judgement(pipeline: Language, verb: str, judges: bool) -> None:
    text = f"Mayor Ana Roy {verb} on Monday that the town would keep the ferry unless the guild left."
    _, dossier = table_and_dossier(pipeline, text)
    words = "the town would keep the ferry unless the guild left"
    start = text.index(words)
    claim = Claim(id="c", says=words, evidence=("e1",))
    cited = {"e1": Evidence(dossier.statements[0].content_spans[0].report, start, start + len(words), words)}
    assert is_judgement(claim, cited, dossier) is judges


@pytest.mark.parametrize(
    ("says", "condition"),
    [
        ("The port would close unless the council paid", "unless the council paid"),
        ("The gains may be lost if no work follows", "if no work follows"),
        ("The valley can count on help only if the plan is taken", "only if the plan is taken"),
        ("Everything depends on whether the guild gives way", "depends on whether the guild gives way"),
        ("The levy will lead to hunger", ""),
        ("Talks without that guild cannot be held to be fair", ""),
        ("We know that if, as they say, it rains", ""),
        ("The guild will sign, if only for fear of the flood", ""),
        ("The levy cannot go on without a vote; she gives it until the spring", ""),
        ("The weir will hold without help and called the fear overdone", ""),
        ("The pickets stay until the men are back at the mill", ""),
        ("If viewed from the hill, the levy might be fair", ""),
    ],
)
def test_the_condition_that_a_judgement_names_would_decide_it(says: str, condition: str) -> None:
    assert own_condition(says) == condition
