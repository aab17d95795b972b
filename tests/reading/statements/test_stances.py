"""The stance of a statement, for or against an event, and its addressee."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.findings import Findings
from detente.reading.read import read_reports
from detente.sources.report import Report


def read(pipeline: Language, text: str) -> Findings:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return findings


@pytest.mark.parametrize(
    ("text", "kind", "of"),
    [
        ("Anna Weber urged the Salt Party to leave the coalition.", "demands", "to leave the coalition"),
        ("Anna Weber rejected the plan of the Salt Party.", "refuses", "the plan of the Salt Party"),
        ("Anna Weber said the army must leave the town.", "demands", "the army must leave the town"),
        ("“We support the ceasefire,” Anna Weber said.", "supports", "the ceasefire"),
        ("“We will not sign the accord,” Anna Weber said.", "refuses", "the accord"),
        ("“We are ready to talk to them,” Anna Weber said.", "offers", "ready to talk to them"),
        (
            "Anna Weber said the boycott would only weaken the opposition.", "opposes", "the boycott",
        ),
        ("Anna Weber said the blockade would bring the miners nothing.", "opposes", "the blockade"),
        ("Anna Weber said foreign pressure would help the miners.", "supports", "foreign pressure"),
        (
            "“If the army fires on the crowd, the country will collapse,” Anna Weber said.",
            "warns",
            "If the army fires on the crowd, the country will collapse",
        ),
    ],
)  # fmt: skip
def test_a_stance_is_read_with_the_words_that_say_of_what(
    pipeline: Language, text: str, kind: str, of: str
) -> None:
    (statement,) = read(pipeline, text).statements
    taken = [(s.kind, text[s.span.start : s.span.end]) for s in statement.stances]
    assert (kind, of) in taken


def test_a_mere_narrative_statement_has_no_stance(pipeline: Language) -> None:
    (statement,) = read(pipeline, "Anna Weber said that the court met on Monday.").statements
    assert statement.stances == ()


def test_the_parties_a_stance_names_are_not_the_speaker(pipeline: Language) -> None:
    text = "The Salt Party leads the town. Anna Weber said the line of the Salt Party would hurt her."
    (statement,) = read(pipeline, text).statements
    assert [(stance.kind, stance.of) for stance in statement.stances] == [("opposes", ("salt-party",))]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Anna Weber told Karl Brandt that the talks had failed.", "karl-brandt"),
        ("Anna Weber urged Karl Brandt to resign.", "karl-brandt"),
        ("Anna Weber said to Karl Brandt that the talks had failed.", "karl-brandt"),
        ("Anna Weber said that the talks had failed.", None),
    ],
)
def test_who_is_spoken_to(pipeline: Language, text: str, addressee: str | None) -> None:
    (statement,) = read(pipeline, text).statements
    assert statement.addressee == addressee


@pytest.mark.parametrize(
    "text",
    [
        "“We will not rule out talks with the Salt Party,” Anna Weber said.",
        "Anna Weber said the strike would not hurt anyone.",
    ],
)
def test_a_double_negative_is_neither_a_refusal_nor_support(pipeline: Language, text: str) -> None:
    kinds = {stance.kind for statement in read(pipeline, text).statements for stance in statement.stances}
    assert not kinds & {"refuses", "supports"}
