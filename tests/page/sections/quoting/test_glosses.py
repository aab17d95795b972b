"""A name in brackets in the place of a pronoun: only where one person or one body can be meant."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.sections.quoting.glosses import Glosses
from detente.page.sections.quoting.report_sentences import ReportSentences


def glossed(pipeline: Language, text: str) -> list[str]:
    _, dossier = table_and_dossier(pipeline, text)
    sentences = ReportSentences(dossier)
    glosses = Glosses(dossier, sentences)
    return [glosses.with_names(sentence, sentence.text) for sentence in sentences]


MAYOR = "The mayor of Brine, Ana Roy, says that the weir stays shut."


@pytest.mark.parametrize(
    ("says", "with_name"),
    [
        (
            "Four of her fellow mayors have signed a letter against the guild.",
            "Four of [Ana Roy’s] fellow mayors have signed a letter against the guild.",
        ),
        ("If the guild stays away, she says, nobody will pay.", None),
        ("She has told the guild to wait.", "[Ana Roy] has told the guild to wait."),
    ],
)
def test_a_person_named_right_before_is_named_again(
    pipeline: Language, says: str, with_name: str | None
) -> None:
    expected = with_name or says.replace("she says", "[Ana Roy] says")
    assert glossed(pipeline, f"{MAYOR} {says}")[1] == expected


def test_a_body_is_named_where_it_does_something_and_not_where_it_may_be_a_thing(pipeline: Language) -> None:
    asked, was = glossed(pipeline, "The Salt Guild met in May. It demanded more water. It was late.")[1:]
    assert asked == "[The Salt Guild] demanded more water."
    assert was == "It was late."


def test_nobody_is_named_who_stands_far_before_or_where_another_may_be_meant(pipeline: Language) -> None:
    far = f"{MAYOR} The rain went on.\n\nThe boats came. The guild met. Nobody has heard her since."
    assert glossed(pipeline, far)[-1] == "Nobody has heard her since."
    claimant = f"{MAYOR} A ferry owner would keep her claim."
    assert glossed(pipeline, claimant)[-1] == "A ferry owner would keep her claim."


def test_she_is_not_he(pipeline: Language) -> None:
    text = "The premier, Otto Kranz, argues that he needs the army. She has offered a government of all."
    assert glossed(pipeline, text)[1] == "She has offered a government of all."


def test_a_person_is_named_again_after_some_sentences_in_which_nobody_else_is(pipeline: Language) -> None:
    between = "She met the guild in May. She heard the ferrymen in June."
    assert glossed(pipeline, f"{MAYOR} {between} She wants a vote.")[-1] == "[Ana Roy] wants a vote."
    other = "She met Eva Low in May. She heard the ferrymen in June."
    assert glossed(pipeline, f"{MAYOR} {other} She wants a vote.")[-1] == "She wants a vote."


def test_he_behind_two_people_may_be_either(pipeline: Language) -> None:
    text = "The mayor of Brine, Ana Roy, asked Luc Bo again on Monday. He refused to open the weir."
    assert glossed(pipeline, text)[-1] == "He refused to open the weir."
