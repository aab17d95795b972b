"""The questions of a draft: as an analyst would put them, from what is refused or hangs on a condition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.analysis.briefing import make_brief
from detente.page.brief import brief_page
from detente.page.lines import Lines
from detente.page.sections.first_questions import FirstQuestions
from detente.page.words.parties import NamesInProse


def asked_of(pipeline: Language, text: str) -> list[str]:
    """The questions that the table of a text asks, without those of any model."""
    positions, dossier = table_and_dossier(pipeline, text)
    names = NamesInProse(positions.parties, [report.text for report in dossier.reports.values()])
    return [line.text for line in FirstQuestions(positions, names).lines()]


def asked_by_brief(tmp_path: Path, text: str) -> list[str]:
    """The questions of the first page of a report, with those of its draft."""
    report = tmp_path / "report.txt"
    report.write_text(text, encoding="utf-8")
    page = brief_page(make_brief([str(report)], published=date(2021, 5, 7)))
    unlock = next(section for section in page.sections if section.id == "unlock")
    return [line.text for block in unlock.blocks if isinstance(block, Lines) for line in block.lines]


def test_what_is_refused_is_asked_about(pipeline: Language) -> None:
    assert asked_of(
        pipeline,
        "The Salt Workers' Union demanded on Monday that the Port Authority raise the night pay. The Port"
        " Authority refused to raise it, its director, Rosa Lund, said.",
    ) == ["What would move the Port Authority to raise the night pay?"]


def test_of_a_proposal_that_is_refused_it_is_asked_what_would_do_instead(pipeline: Language) -> None:
    asked = asked_of(
        pipeline,
        "The dockers' union rejected the port's pay offer on Sunday. The union will strike on 20 June.",
    )
    assert asked[0] == "What would the dockers' union accept instead of the port's pay offer?"


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "The Reed Army said on Monday it won't resume the talks unless the provincial council frees the"
            " detainees. The provincial council did not answer.",
            "if “the provincial council frees the detainees”?",
        ),
        (
            "The Reed Army will not meet the provincial council until the detainees are freed, its leader,"
            " Oskar Venn, said on Monday.",
            "once “the detainees are freed”?",
        ),
    ],
)
def test_of_a_refusal_on_a_condition_it_is_asked_if_that_would_do(
    pipeline: Language, text: str, question: str
) -> None:
    asked = asked_of(pipeline, text)
    assert asked[0].startswith("Would the Reed Army ")
    assert asked[0].endswith(question)


def test_nobody_is_asked_what_the_table_states_of_that_party(tmp_path: Path) -> None:
    """The union says that it will strike, and the mayor what she wants: only the company's will is open."""
    asked = asked_by_brief(
        tmp_path,
        "The miners' union will strike for two days on 20 June, its president, Jon Aske, said. The union"
        " demanded that the Lode Company reopen the north shaft. The mayor of Linden, Eva Holm, urged the"
        " Lode Company to reopen the north shaft.",
    )
    assert asked
    assert all(text.startswith("Would the Lode Company") for text in asked)
    assert not any(" rather see " in text for text in asked)


def test_what_may_be_misread_is_asked_about_only_where_nothing_is_surer(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(
        pipeline,
        "The Salt Workers' Union demanded that the Port Authority raise the night pay. The Reed League urged"
        " the Port Authority to open the north gate.",
    )
    names = NamesInProse(positions.parties, [report.text for report in dossier.reports.values()])

    def doubted(act: str) -> list[str]:
        rows = tuple(
            replace(row, voices=tuple(replace(voice, sureness=0.4) for voice in row.voices))
            if act in row.act
            else row
            for row in positions.rows
        )
        return [line.text for line in FirstQuestions(replace(positions, rows=rows), names).lines()]

    assert doubted("north gate") == ["Would the Port Authority raise the night pay?"]
    assert len(doubted("")) == 2


def test_what_a_report_begins_with_is_asked_about_before_what_it_adds_far_behind(pipeline: Language) -> None:
    first = "The Salt Guild refused on Monday to sign the plan for the harbour of Brine."
    filler = " The rain went on, and the boats lay at the quay as they had lain there all the winter." * 6
    last = " The Reed League refused on Monday to resume the talks with the council."
    for one, other in ((first, last), (last.strip(), f" {first}")):
        asked = asked_of(pipeline, f"{one}{filler}{other}")
        assert len(asked) == 2
        assert ("Salt Guild" if one is first else "Reed League") in asked[0]


def test_a_promise_to_do_no_harm_is_no_obstacle_to_be_moved(pipeline: Language) -> None:
    text = (
        "The Port Authority said on Monday that it would not use its guards against its own dockers. The Salt"
        " Guild said on Monday that it would not move to a system with two chairmen."
    )
    assert asked_of(pipeline, text) == []
