"""Demands by the build of a sentence: "it is up to the board to pay", "its condition is a truce"."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

_BEFORE = "The Salt League and the port board are at odds over the valley.\n\n"
_FREE = "Release the prisoners"


def _acts(pipeline: Language, text: str) -> set[tuple[str, str, str, str]]:
    _, dossier = table_and_dossier(pipeline, _BEFORE + text)
    names = {party.id: party.name.removeprefix("the ") for party in dossier.parties}
    return {
        (names.get(act.voice or "", ""), act.mood, act.label, names.get(act.doer or "", ""))
        for act in dossier.acts
    }


@pytest.mark.parametrize(
    "text",
    [
        "It is up to the port board to release the prisoners, the Salt League said.",
        "The Salt League says it is for the port board to release the prisoners.",
        "Peace depends on the port board releasing the prisoners, the Salt League said.",
        "Let the port board release the prisoners, the Salt League said.",
        "The Salt League accuses the port board of refusing to release the prisoners.",
        "The Salt League looks to the port board to release the prisoners.",
        "The port board faces calls from the Salt League to release the prisoners.",
        "Asked by the Salt League to release the prisoners, the port board said nothing.",
        "The Salt League will come to the talks on condition that the port board releases the prisoners.",
        "The Salt League will come, provided that the port board agrees to release the prisoners.",
    ],
)
def test_another_is_asked_by_the_build_of_a_sentence(pipeline: Language, text: str) -> None:
    assert ("Salt League", "demanded", _FREE, "port board") in _acts(pipeline, text)


@pytest.mark.parametrize(
    "text",
    [
        "The Salt League's first condition is the release of the prisoners.",
        "Among the Salt League's demands is the release of the prisoners.",
        "The Salt League's main demand, the release of the prisoners, was not met.",
        "The Salt League set two conditions: the release of the prisoners and a vote in the valley.",
        "What the Salt League wants is the release of the prisoners.",
        "The release of the prisoners is what the Salt League wants.",
        "The Salt League says it will settle for nothing less than the release of the prisoners.",
        "For the Salt League, the release of the prisoners must come first.",
        "The Salt League will not sign without the release of the prisoners.",
        "The Salt League is campaigning for the release of the prisoners.",
        "The Salt League's demands are:\n\n- an inquiry into the floods;\n- the release of the prisoners.",
        "The Salt League listed its conditions:\n\n(a) an inquiry\n(b) the release of the prisoners",
    ],
)
def test_an_act_is_demanded_that_is_called_so(pipeline: Language, text: str) -> None:
    asked = {(who, act) for who, mood, act, _ in _acts(pipeline, text) if mood == "demanded"}
    assert ("Salt League", _FREE) in asked


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("Releasing the prisoners is out of the question, the port board said.", "refused"),
        ("The release of the prisoners is not up for discussion, the port board said.", "refused"),
        ("The port board has said no to the release of the prisoners.", "refused"),
        ("The port board has said yes to the release of the prisoners.", "accepted"),
        ("The port board is against the release of the prisoners.", "opposed"),
        ("The port board is opposed to the release of the prisoners.", "opposed"),
    ],
)
def test_an_answer_is_read_where_no_verb_gives_it(pipeline: Language, text: str, mood: str) -> None:
    answers = {(who, how) for who, how, act, _ in _acts(pipeline, text) if act == _FREE}
    assert answers == {("port board", mood)}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Salt League repeated its demand for the handing over of the weapons.", "Hand over the weapons"),
        ("The Salt League repeated its demand for the scrapping of the levy.", "Scrap the levy"),
    ],
)
def test_a_gerund_names_the_act_that_is_demanded(pipeline: Language, text: str, act: str) -> None:
    assert ("Salt League", "demanded", act, "") in _acts(pipeline, text)


def test_one_of_two_ways_is_offered_by_nobody(pipeline: Language) -> None:
    text = "Either the port board agrees to release the prisoners or the Salt League goes home."
    assert not any(mood == "offered" and "Release" in act for _, mood, act, _ in _acts(pipeline, text))


@pytest.mark.parametrize(
    "text",
    [
        "The meeting of the ministers is what the Salt League fears.",
        "The Salt League campaigned for the new text.",
        "Let us release the prisoners, the port board said.",
        "The price depends on the wind.",
        "If the books are opened, the Salt League said, it will have misjudged them.",
        "The release of the prisoners, a demand that nobody makes any more, was forgotten.",
    ],
)
def test_nobody_is_asked_for_anything_in_other_sentences(pipeline: Language, text: str) -> None:
    asked = [act for _, mood, act, _ in _acts(pipeline, text) if mood == "demanded"]
    assert not asked
