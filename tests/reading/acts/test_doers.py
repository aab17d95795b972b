"""Whose act it is where the doer is a pronoun, somebody's own, or the one who speaks or writes."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.act_mentions import ActMention
from detente.reading.findings import Findings
from detente.reading.read import read_reports
from detente.sources import Report


def _read(pipeline: Language, text: str) -> Findings:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return findings


def _doer(findings: Findings, words: str) -> str | None:
    """Return the name of who would do the one act whose label has certain words."""
    names = {party.id: party.name for party in findings.parties}
    acts: list[ActMention] = [act for act in findings.acts if words in act.label.lower()]
    assert acts, [act.label for act in findings.acts]
    return names[acts[0].doer] if acts[0].doer is not None else None


@pytest.mark.parametrize(
    ("text", "words", "doer"),
    [
        # A plural goes before the body in whose clause the pronoun stands.
        ("The strikers blocked the bridge as the government vowed to act unless they left by Friday.",
         "leave", "The strikers"),
        # The subject of the sentence before.
        ("The trustees met for an hour. They will not return the masks.", "return", "The trustees"),
        # Not a subject of a subordinate clause.
        ("Since their lights were cut off, the deputies have stayed away. They will not vote again.",
         "vote", "the deputies"),
        # The pronoun before it.
        ("Anna Kos wants the pit kept open. She said she will appeal to the court.", "appeal", "Anna Kos"),
        # The one asked, never the asker.
        ("The Growers' League blocked the market. On Friday the minister asked it to sell again.",
         "sell", "Growers' League"),
        # Whose.
        ("Lamar Ence, whose deputies would have to serve the order, said nothing.", "serve", "Lamar Ence"),
        # Right before the comma.
        ("The cabinet will hold talks with the National Union, which has refused to disarm.",
         "lay down arms", "National Union"),
    ],
)  # fmt: skip
def test_a_pronoun_acts_for_whom_it_stands(pipeline: Language, text: str, words: str, doer: str) -> None:
    assert _doer(_read(pipeline, text), words) == doer


INTERVIEW = (
    "The talks go on in Lima.\n\n(Ortego) We will sign the accord on Monday.\n\n(Reporter) Is it sure?\n\n"
    "(Ortego) I will not leave the city before that."
)
ANSWERS = (
    "Halla Brandt met us in a shed by the harbour.\n\nQ. Will you cut the quota?\n\n"
    "A. We will not cut the quota this year.\n\nQ. And next year?\n\nA. I will meet the commissioner in May."
)


@pytest.mark.parametrize(
    ("text", "words", "doer"),
    [
        (INTERVIEW, "sign", "Ortego"),
        (INTERVIEW, "leave", "Ortego"),
        (ANSWERS, "cut the quota", "Halla Brandt"),
        (ANSWERS, "meet", "Halla Brandt"),
    ],
)
def test_turns_of_an_interview_are_their_speakers(
    pipeline: Language, text: str, words: str, doer: str
) -> None:
    assert _doer(_read(pipeline, text), words) == doer


def test_we_in_a_communique_is_whoever_issues_it(pipeline: Language) -> None:
    text = (
        "The National Front of Peasants, considering that:\n\nThe drought has emptied our villages;\n\n"
        "We will observe a truce until June.\n\nWe will not disarm."
    )
    findings = _read(pipeline, text)
    assert _doer(findings, "truce") == "National Front of Peasants"
    assert _doer(findings, "lay down arms") == "National Front of Peasants"


def test_we_of_a_text_that_nobody_signs_is_nobody(pipeline: Language) -> None:
    text = "The talks resume on Monday.\n\nWe will cover them from Lima.\n\nWe will not publish names."
    assert _doer(_read(pipeline, text), "publish") is None


def test_a_document_speaks_for_whoever_issued_it(pipeline: Language) -> None:
    text = (
        "In a communique the Rail Union criticised the cabinet.\n\n"
        '"We will suspend the talks on Friday," the communique said.'
    )
    assert _doer(_read(pipeline, text), "suspend") == "Rail Union"


def test_her_government_is_not_the_one_named_before(pipeline: Language) -> None:
    text = (
        "The government of Fendria rejected the deadline. Prime Minister Alis Prender of Zelia said her"
        " government was considering the withdrawal of visas."
    )
    findings = _read(pipeline, text)
    doers = {act.doer for act in findings.acts if "visas" in act.words or "visa" in act.words}
    assert doers
    assert "government-of-fendria" not in doers


def _in_force(pipeline: Language, text: str) -> list[str]:
    findings = _read(pipeline, text)
    names = {party.id: party.name for party in findings.parties}
    return [names[act.doer] for act in findings.acts if act.mood == "in force" and act.doer is not None]


@pytest.mark.parametrize(
    "text",
    [
        # Where it happened, what was struck, whom an inquiry is about.
        "Two suspects in the Kenya bombing are in custody. Kenya refused to comment.",
        "Five men were held over the Velland Embassy bombings. The Velland Embassy refused to comment.",
        "Six witnesses in the Otto Brandt investigation were heard. Otto Brandt refused to speak.",
        # Whose ruling is appealed against, whose rally it is.
        "The governor expects an appeal of Judge Otto Brandt's ruling. Judge Otto Brandt refused to speak.",
        "Guards stopped a man at the Anna Kos rally. Senator Anna Kos refused to leave. Mrs. Kos said so.",
        # Taken away, or only sought.
        "Lamsa and Rivo have cut their support for the fair. Lamsa refused to say why. Rivo agreed.",
    ],
)
def test_a_name_before_an_act_may_be_its_place_or_its_target(pipeline: Language, text: str) -> None:
    assert _in_force(pipeline, text) == []


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The army fears the NLP bombing of the port. The NLP said it would go on.", "NLP"),
        ("The FBI investigation goes on. The FBI refused to say more.", "FBI"),
    ],
)
def test_a_name_before_an_act_may_be_who_does_it(pipeline: Language, text: str, doer: str) -> None:
    assert doer in _in_force(pipeline, text)


def _asks(pipeline: Language, text: str) -> set[str | None]:
    """Return the names of whoever demands something."""
    findings = _read(pipeline, text)
    names = {party.id: party.name for party in findings.parties}
    return {names.get(act.voice or "") for act in findings.acts if act.mood == "demanded"}


def test_a_lawsuit_asks_what_its_filer_asks(pipeline: Language) -> None:
    text = "Otto Brandt went to court. Brandt's lawsuit demands that the Harbour Board rehire two pilots."
    assert _asks(pipeline, text) == {"Otto Brandt"}


def test_a_paper_of_nobody_named_asks_for_nobody(pipeline: Language) -> None:
    assert _asks(pipeline, "The rare accord calls on all states to cut their fleets.") == {None}


def test_two_of_somebodys_cousins_are_not_him(pipeline: Language) -> None:
    text = "Otto Brandt is ill. Two of Otto Brandt's cousins asked the Harbour Board to pay the doctors."
    assert "Otto Brandt" not in _asks(pipeline, text)


def test_him_in_somebodys_words_is_not_the_one_who_spoke_before(pipeline: Language) -> None:
    text = (
        "Otto Brandt said the ferry was late. “I welcome the captain and urge him to "
        "leave the harbour,” Rosa "
        "Diaz said."
    )
    assert _doer(_read(pipeline, text), "leave") != "Otto Brandt"


def test_he_is_no_woman(pipeline: Language) -> None:
    text = (
        "Rosa Diaz spoke first. She is a pilot. Rosa Diaz waited for her brother. He "
        "refused to leave the port."
    )
    assert _doer(_read(pipeline, text), "leave") != "Rosa Diaz"


def test_who_is_told_something_is_asked_for_nothing(pipeline: Language) -> None:
    findings = _read(
        pipeline,
        "“The council must sell the mill,” Rosa Diaz told the Harbour Board. The Harbour Board listened.",
    )
    board = next(party.id for party in findings.parties if party.name == "Harbour Board")
    assert board not in {act.addressee for act in findings.acts}


def test_who_is_told_what_to_do_is_asked(pipeline: Language) -> None:
    findings = _read(
        pipeline, "“You must sell the mill,” Rosa Diaz told the Harbour Board. The board listened."
    )
    board = next(party.id for party in findings.parties if party.name == "Harbour Board")
    assert board in {party for act in findings.acts for party in (act.addressee, act.doer)}


def test_who_grapples_with_calls_does_not_call(pipeline: Language) -> None:
    text = (
        "The organisers have grappled with calls for a boycott of the fair. The "
        "organisers refused to comment."
    )
    assert "The organisers" not in _asks(pipeline, text)


def test_talks_cut_short_are_no_talks_now(pipeline: Language) -> None:
    text = "Anna Kos and Otto Brandt met at the mill. They were talking when the lights went out."
    assert not any(
        act.catalogue == "talks" for act in _read(pipeline, text).acts if "talking" in act.span.quote
    )


def test_the_victim_calls_for_help_and_not_those_who_hold_him(pipeline: Language) -> None:
    text = (
        "The mayor has said that she was being held by guards that drove her from office and called for"
        " foreign help."
    )
    assert _doer(_read(pipeline, text), "foreign help") == "The mayor"


def test_whoever_does_something_to_another_may_call_for_help_himself(pipeline: Language) -> None:
    text = "The mayor met the guards that drove the rebels from the valley and called for foreign help."
    assert _doer(_read(pipeline, text), "foreign help") != "The rebels"
