"""Events that were kept from happening, words that are no events, and whom events are done to."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.events.find import find_events
from detente.reading.findings import Event
from detente.reading.parties.find import find_parties
from detente.reading.statements.find import find_attributions


def _events(pipeline: Language, text: str) -> list[Event]:
    doc = pipeline(text)
    return list(find_events(doc, find_parties(doc, find_attributions(doc, ()), ()), (), (), ()))


@pytest.mark.parametrize(
    "text",
    [
        "The Salt Union called off the strike.",
        "The strike was called off by the Salt Union.",
        "Police foiled an attack on the French embassy.",
        "An attack by the Red Front on the French embassy was foiled.",
        "The army thwarted a coup by Colonel Oro.",
        "Soldiers thwarted an attempt by rebels to attack the capital.",
        "The government scrapped talks with the rebels.",
        "The Salt Union cancelled a march against the government.",
        "Police prevented an attack by the Red Front on the embassy.",
    ],
)
def test_what_is_called_off_is_not_done(pipeline: Language, text: str) -> None:
    assert {event.modality for event in _events(pipeline, text)} == {"denied"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rebels signed a truce with the government.", "SUPPORT"),
        ("The Salt Union has been on strike since Sunday.", "PROTEST"),
        ("Supporters of Otto Kranz clashed with riot police.", "ASSAULT"),
        ("The Salt Union delivered an ultimatum to the board.", "THREATEN"),
        ("The army attacked the Salt League on Monday.", "ASSAULT"),
        ("Members of the Salt Union staged a walkout.", "PROTEST"),
        ("Members of the Salt Union walked off the job.", "PROTEST"),
        ("The army and the rebels have signed a cease-fire.", "SUPPORT"),
        ("The Salt Union, on strike since Monday, rejected the offer.", "PROTEST"),
        ("Members of the Salt Union are striking for higher pay.", "PROTEST"),
        ("The teachers struck on Monday.", "PROTEST"),
        ("The teachers walked out on Monday.", "PROTEST"),
        ("The teachers walked out of the talks.", "REJECT"),
        ("The army handed the rebels an ultimatum.", "THREATEN"),
        ("The rebels struck the convoy at dawn.", "ASSAULT"),
        ("The army served the rebels with an ultimatum.", "THREATEN"),
        # Near by what is none: a person fought, a meeting, a raid on a mine.
        ("The rebels fought the army for two years.", "ASSAULT"),
        ("The army hit the rebels with mortars.", "ASSAULT"),
        ("The coach was attacked by rebels; nine players died.", "ASSAULT"),
    ],
)
def test_what_is_done_is_read(pipeline: Language, text: str, kind: str) -> None:
    assert kind in {event.type for event in _events(pipeline, text)}


@pytest.mark.parametrize(
    "text",
    [
        "Brazil beat Germany in the final on Sunday.",
        "France attacked well but Germany won the match.",
        "Spain fought back to draw with Italy in the World Cup.",
        "President Kranz suffered a heart attack.",
        "Otto Kranz had a panic attack before the vote.",
        "Germany's striker shot wide in the second half.",
        "Otto Kranz fought cancer for two years.",
        "The Salt Union hit its target.",
        "The parliament killed the bill.",
        "Otto Kranz battled depression.",
        "The drought hit the farmers hard.",
        "The bus hit a tree, killing two monks.",
        "The plan was met with anger by Otto Kranz.",
        "Otto Kranz spoke with passion.",
    ],
)
def test_games_and_ailments_are_no_events(pipeline: Language, text: str) -> None:
    assert _events(pipeline, text) == []


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Otto Kranz was arrested by soldiers.", ("soldiers",), ("otto-kranz",)),
        (
            "Danish fishermen were arrested by Norwegian sailors.",
            ("norwegian-sailors",),
            ("danish-fishermen",),
        ),
        ("Police clashed with protesters.", ("police",), ("protesters",)),
        ("Iran arrested two British sailors.", ("iran",), ("two-british-sailors",)),
        ("Rebels kidnapped a French engineer.", ("rebels",), ("french-engineer",)),
        ("Rebels attacked villages in Lebanon.", ("rebels",), ("lebanon",)),
        ("Police arrested dozens of students.", ("police",), ("students",)),
        ("The editor was detained by soldiers.", ("soldiers",), ("editor",)),
        ("Fresh clashes erupted between Peru and Chile.", ("peru", "chile"), ()),
        ("Otto Kranz was shot by a gunman.", ("gunman",), ("otto-kranz",)),
        ("Peru offered asylum to two Cuban dancers.", ("peru",), ("two-cuban-dancers",)),
        # Who gets it is the recipient, not what is given.
        ("Norway sent food to Estonia.", ("norway",), ("estonia",)),
        ("Norway granted asylum to 18 Syrian rebels.", ("norway",), ("18-syrian-rebels",)),
        ("Russian tanks shelled the Ukrainian army.", ("russian-tanks",), ("ukrainian-army",)),
        # Who speaks with whom, and who talked before they agreed.
        ("Otto Kranz has spoken with Estonia by phone.", ("otto-kranz",), ("estonia",)),
        # Its own troops suffer nothing.
        ("Syria withdrew its troops.", ("syria",), ()),
        ("Clashes between rebels and soldiers broke out.", ("rebels", "soldiers"), ()),
        ("Drevnia accused Kyrgyzstan of fraud.", ("drevnia",), ("kyrgyzstan",)),
    ],
)
def test_whom_an_event_is_done_to_is_a_party(
    pipeline: Language, text: str, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    assert [(event.actors, event.recipients) for event in _events(pipeline, text)] == [(actors, recipients)]
