"""A promise, a threat or a term of a side is no judgement: it stands in the table, and no draft claims it."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.case.load import parse_case
from detente.drafting.draft import draft_positions

QUARREL = (
    "The Weavers' Guild urged the Town Council on Monday to open talks on the toll. The Town Council"
    " refused on Tuesday to open talks with the guild. "
)


def claims(pipeline: Language, text: str) -> list[tuple[str | None, str]]:
    positions, dossier = table_and_dossier(pipeline, QUARREL + text)
    case = parse_case(draft_positions(positions, dossier, Path("/")), "the draft")
    return [(claim.by, claim.says) for claim in case.file.claims if claim.holds_if is None]


@pytest.mark.parametrize(
    "text",
    [
        "The Town Council said that the ferry will sail once the guards are back.",
        "The Weavers' Guild said its members may keep their stalls provided that they pay the rent.",
        "The stalls will stay shut until the rent is halved.",
        "The mayor of Orvik, Ida Rom, said the market could not be moved unless the king agreed.",
    ],
)
def test_words_on_what_a_side_will_do_and_on_which_terms_are_no_claim(pipeline: Language, text: str) -> None:
    assert claims(pipeline, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The town could erupt in violence if the guards tear down the stalls.",
        "The Town Council said that a longer quarrel would lead to a shortage of wool unless it rains.",
    ],
)
def test_words_on_what_will_come_of_it_are_a_claim(pipeline: Language, text: str) -> None:
    assert len(claims(pipeline, text)) == 1


def test_what_somebody_expects_is_no_promise(pipeline: Language) -> None:
    text = (
        "Observers of the River League believe that the fair will take place, if more modestly than planned."
    )
    assert len(claims(pipeline, text)) == 1
