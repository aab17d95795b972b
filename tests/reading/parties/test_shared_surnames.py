"""A surname of two people: whose it is where it stands alone, and who "he" is then."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading import Findings
from detente.reading.read import read_reports
from detente.sources import Report


def _read(pipeline: Language, text: str) -> Findings:
    (findings,) = read_reports([Report(id="r", source="r.txt", text=text, language="en")], pipeline)
    return findings


def _who_says(pipeline: Language, text: str) -> list[str | None]:
    return [
        statement.speaker for statement in _read(pipeline, text).statements if statement.manner != "indirect"
    ]


@pytest.mark.parametrize(
    "text",
    [
        # He is only said to be somebody's brother.
        "Otto Kranz, younger brother of President Leo Kranz, opened the rally.\n\n"
        '"Nobody here will yield," Kranz said.\n',
        # The other is named in passing since, in full again.
        "Otto Kranz, younger brother of President Leo Kranz, opened the rally.\n\n"
        "The crowd waved the flags of the rising led by Leo Kranz.\n\n"
        '"Nobody here will yield," Kranz said.\n',
        # The speech before was his.
        'Leo Kranz signed the order. Otto Kranz opened the rally.\n\n"Nobody here will yield," Kranz said.\n',
        "Otto Kranz opened the rally with his brother, President Leo Kranz.\n\nThe union asked for talks.\n\n"
        'Kranz told the crowd that it was strong. "Nobody here will yield," he said.\n',
    ],
)
def test_a_quotation_is_of_the_bearer_whom_the_text_is_about(pipeline: Language, text: str) -> None:
    assert _who_says(pipeline, text)[-1] == "otto-kranz"


@pytest.mark.parametrize(
    "text",
    [
        "Otto Kranz, younger brother of President Leo Kranz, opened the rally.\n\n"
        'Leo Kranz arrived late. "Nobody here will yield," Kranz said.\n',
        "Otto Kranz, younger brother of President Leo Kranz, opened the rally.\n\n"
        '"Nobody here will yield," President Kranz said.\n',
        "Leo Kranz opened the rally. His brother Otto Kranz stayed away. The council met at noon.\n\n"
        '"Nobody here will yield," President Leo Kranz said.\n',
    ],
)
def test_the_other_bearer_speaks_where_the_text_turns_to_him(pipeline: Language, text: str) -> None:
    assert _who_says(pipeline, text)[-1] == "leo-kranz"


def test_titles_tell_a_wife_from_her_husband(pipeline: Language) -> None:
    text = (
        "Mr. Otto Kranz opened the rally. Ms. Clara Kranz stayed at home.\n\n"
        '"Nobody here will yield," Mr. Kranz said.\n\n"I was ill," Ms. Kranz said.\n'
    )
    assert _who_says(pipeline, text) == ["otto-kranz", "clara-kranz"]


def test_two_who_may_both_be_meant_stay_apart(pipeline: Language) -> None:
    text = (
        "The plan is that of Otto Kranz and Leo Kranz, two brothers from the coast.\n\n"
        '"Nobody here will yield," Kranz said.\n'
    )
    assert _who_says(pipeline, text)[-1] not in ("otto-kranz", "leo-kranz")


def test_a_headline_has_the_surname_of_the_one_named_first(pipeline: Language) -> None:
    text = (
        "Kranz refuses to open the files\n\nOtto Kranz refused to open the files on Monday. "
        "His former wife, Clara Kranz, agreed with Otto Kranz.\n"
    )
    party = next(party for party in _read(pipeline, text).parties if party.id == "otto-kranz")
    assert any(mention.start == 0 for mention in party.mentions)


def test_whose_minister_somebody_was_is_no_state_where_a_person_has_that_name(pipeline: Language) -> None:
    text = (
        "Lena Talberg's people heard of it from their telephones.\n\nTalberg stays on until a mayor is"
        " elected. Talberg said on Monday she would go to the voters. Otto Salm, till January Talberg's"
        " foreign minister, made it plain that he would stay.\n"
    )
    parties = {party.name: party.kind for party in _read(pipeline, text).parties}
    assert parties["Lena Talberg"] == "person"
    assert "Talberg" not in parties
    of_a_state = (
        "Ruth Norvia walked home.\n\nNorvia's foreign minister went to Norvia. The talks were in Norvia.\n"
    )
    assert {party.name: party.kind for party in _read(pipeline, of_a_state).parties}.get("Norvia") != "person"
