"""The first words of a report, for a page that tells little else."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.sections import KeySentences
from detente.page.sections.quoting.opening import opening_of


def opening(pipeline: Language, text: str) -> str | None:
    line = opening_of(table_and_dossier(pipeline, text)[1])
    if line is None:
        return None
    (words,) = line.evidence
    assert text[words.start : words.end] == words.quote
    return line.text


def test_the_first_sentence_that_names_somebody_is_quoted_without_dateline(pipeline: Language) -> None:
    text = "BRINE, Mar. (XP) _ The Salt Guild declined on Monday to sign the plan of the council. It waits."
    said = "The report says: “The Salt Guild declined on Monday to sign the plan of the council.”"
    assert opening(pipeline, text) == said


@pytest.mark.parametrize(
    "first",
    [
        "Suppose that the Salt Guild had let its members vote on the plan two years ago.",
        "It refused, and the Salt Guild has hidden behind its rules ever since.",
        "The polls of that time told the Salt Guild that most of them would stay in the harbour.",
        "Why should the Salt Guild wait for the council any longer than this?",
        "Salt Guild Declines to Sign the Plan of the Port Authority",
        "Some notes on the Salt Guild and the harbour, for people with boats to moor.",
        "The Tide League signed a day later with the Salt Guild on the same terms.",
    ],
)
def test_what_supposes_asks_or_leans_on_another_opens_nothing(pipeline: Language, first: str) -> None:
    text = f"{first}\n\nThe Salt Guild declined to sign the plan of the Port Authority."
    said = "The report says: “The Salt Guild declined to sign the plan of the Port Authority.”"
    assert opening(pipeline, text) == said


def test_of_a_partys_own_text_a_sentence_without_we_comes_first(pipeline: Language) -> None:
    ours = "The Salt Guild told us that the talks of the harbour with our men are over."
    assert opening(pipeline, f"{ours} The Port Authority closed the gate in the night.") == (
        "The report says: “The Port Authority closed the gate in the night.”"
    )
    assert opening(pipeline, f"{ours} We wait for them.") == f"The report says: “{ours}”"


def test_a_report_opens_with_its_first_sentence_though_a_later_one_has_more_words_of_a_dispute(
    pipeline: Language,
) -> None:
    first = "Two days after a vote that both sides claim, the reeve of Brine began to look for ten deputies."
    text = f"{first}\n\nThe Salt Guild refused to sign the agreement and threatened a strike."
    assert opening(pipeline, text) == f"The report says: “{first}”"


@pytest.mark.parametrize(
    "furniture",
    [
        "[Evening programme, Monday 4 May 1998. Ana Roy at the desk.]",
        "Present: Ana Roy of the Salt Guild, who was in the chair.",
        "The present note covers what the Salt Guild did since early September.",
        "Brine after the talks: three posts are filled, one is not\nCrisis note no. 14, 8 October 2031",
    ],
)
def test_a_line_of_a_paper_on_itself_opens_nothing(pipeline: Language, furniture: str) -> None:
    text = f"{furniture}\n\nThe Salt Guild declined to sign the plan of the Port Authority."
    said = "The report says: “The Salt Guild declined to sign the plan of the Port Authority.”"
    assert opening(pipeline, text) == said


def test_of_several_reports_no_one_opens_the_page(pipeline: Language) -> None:
    text = "The Salt Guild declined to sign the plan of the Port Authority."
    _, dossier = table_and_dossier(pipeline, text, "The Port Authority closed the gate in the night.")
    assert opening_of(dossier) is None


def weighed_opening(pipeline: Language, text: str) -> str:
    positions, dossier = table_and_dossier(pipeline, text)
    of = KeySentences(dossier, positions)
    line = opening_of(dossier, of.standing_alone, of.own.wilful, of.centre, of.content)
    assert line is not None
    return line.text.removeprefix("The report says: “").removesuffix("”")


SCENE = "The ferry to Brine has a bar with nine stools and a parrot that an uncle of the captain bought."
QUARREL = "The Salt Guild said on Monday that it will not sign the harbour plan of the Port Authority."


def test_a_scene_that_tells_nothing_of_the_quarrel_opens_no_page(pipeline: Language) -> None:
    text = f"{SCENE} The parrot says good morning.\n\n{QUARREL} The Port Authority offered a delay."
    assert weighed_opening(pipeline, text) == QUARREL


@pytest.mark.parametrize(
    "whole",
    [
        "It’s the ninth day of the longest strike that the harbour of Brine has seen in thirty years.",
        "It began on 4 May with Ana Roy of the Salt Guild walking out of the harbour with forty men.",
    ],
)
def test_it_may_stand_for_all_that_a_report_tells_of_where_a_paragraph_begins(
    pipeline: Language, whole: str
) -> None:
    text = f"{SCENE} The parrot says good morning.\n\n{whole} The men went home."
    assert weighed_opening(pipeline, text) == whole
    within = f"{SCENE} The parrot says good morning. {whole} The men went home."
    assert weighed_opening(pipeline, within) != whole
