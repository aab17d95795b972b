"""The questions of a draft: as an analyst would put them, from what is refused or hangs on a condition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.analysis.briefing import make_brief
from detente.dossier import Dossier
from detente.page.brief import brief_page
from detente.page.lines import Lines
from detente.page.sections.asking.first_questions import FirstQuestions
from detente.page.sections.asking.sentence_questions import SentenceQuestions
from detente.page.words.parties import NamesInProse
from detente.positions import Positions, Voice


def asked_of(pipeline: Language, *texts: str) -> list[str]:
    """The questions that the table of some texts asks, without those of any model."""
    positions, dossier = table_and_dossier(pipeline, *texts)
    return asked_about(positions, dossier)


def asked_about(positions: Positions, dossier: Dossier) -> list[str]:
    at_table = {party.id for party in positions.parties}
    sides = (side for side in positions.sides if side.id not in at_table)
    names = NamesInProse.of((*positions.parties, *sides), dossier)
    return [line.text for line in FirstQuestions(positions, names, dossier).lines()]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "The Salt Workers' Union demanded on Monday that the Port Authority raise the night pay. The Port"
            " Authority refused to raise it, its director, Rosa Lund, said.",
            "The Port Authority refuses to raise the night pay: is that final, or a bargaining stance?",
        ),
        (
            "The dockers' union rejected the port's pay offer on Sunday. The union will strike on 20 June.",
            "What would the dockers' union accept instead of the port's pay offer?",
        ),
        (
            "The Reed Army said on Monday it won't resume the talks unless the provincial council frees the"
            " detainees. The provincial council did not answer.",
            "The Reed Army refuses to resume the talks “unless the provincial council frees the detainees”."
            " Is the provincial council ready to free the detainees?",
        ),
        (
            "The Reed Army will not meet the provincial council until the detainees are freed, its leader,"
            " Oskar Venn, said on Monday.",
            "The Reed Army refuses to meet the provincial council “until the detainees are freed”: will that"
            " be met, or would less do?",
        ),
        (
            "The Lode Company offered on Monday to raise the pay of the miners if the miners' union ends its"
            " strike. The miners' union has been on strike since May.",
            "The Lode Company offers to raise the pay of the miners “if the miners' union ends its strike”."
            " Is the miners' union ready to call off the strike?",
        ),
        (
            "The Reed Army offered on Monday to hold talks with the provincial council of Brine. Its leader,"
            " Oskar Venn, said so in a letter.",
            "Will the provincial council of Brine accept the Reed Army’s offer to hold talks with it?",
        ),
        (
            "The Reed Army offered on Monday to lift the blockade of the port. The government of Brine"
            " demanded in May that the Reed Army lay down its arms.",
            "Will the Reed Army lift the blockade of the port?",
        ),
        (
            "The government of Brine banned the Reed Party in May. The Reed Party demanded on Monday that"
            " the government of Brine lift the ban.",
            "On what terms would the government of Brine lift the ban on the Reed Party?",
        ),
        (
            "The miners' union has been on strike since May. The mayor of Linden, Eva Holm, demanded on"
            " Monday that the miners' union end the strike.",
            "On what terms would the miners' union call off the strike?",
        ),
        (
            "The Salt Guild demanded that the Supreme Court of Brine lift the ban on night fishing.",
            "Will the Supreme Court of Brine lift the ban on night fishing, as the Salt Guild wants?",
        ),
    ],
)
def test_the_question_goes_by_what_the_words_leave_open(pipeline: Language, text: str, question: str) -> None:
    assert asked_of(pipeline, text) == [question]


def test_what_an_onlooker_advises_is_no_demand(pipeline: Language) -> None:
    text = (
        "A senior diplomat demanded that the government of Brine lift the blockade of the port. It has lasted"
        " since May."
    )
    assert not [question for question in asked_of(pipeline, text) if "diplomat" in question]


def test_a_page_asks_nothing_that_one_sentence_of_a_table_alone_asks(pipeline: Language) -> None:
    """Who asks whom for what is misread in one sentence; in two it is hardly misread the same way."""
    once = (
        "The miners' union will strike on 20 June, its president, Jon Aske, said. The union demanded that the"
        " Lode Company reopen the north shaft."
    )
    again = f"{once} The mayor of Linden, Eva Holm, urged the Lode Company to reopen the north shaft."
    for text, asks in ((once, False), (again, True)):
        positions, dossier = table_and_dossier(pipeline, text)
        names = NamesInProse.of(positions.parties, dossier)
        sentences = SentenceQuestions(dossier, positions, names)
        questions = FirstQuestions(positions, names, dossier, sentences).ordered()
        assert any(one.rows for one in questions) is asks


def test_two_who_ask_each_other_for_what_neither_grants_may_trade_it(pipeline: Language) -> None:
    assert asked_of(
        pipeline,
        "The Reed Army demanded on Monday that the government of Brine release the prisoners. The government"
        " of Brine demanded that the Reed Army give up its weapons.",
    ) == [
        "Is the government of Brine ready to release the prisoners, as the Reed Army wants?",
        "Is the Reed Army ready to give up its weapons, as the government of Brine wants?",
        "Would the government of Brine release the prisoners if the Reed Army were to give up its weapons?",
    ]


def test_those_who_ask_are_named_together_and_nobody_is_asked_what_is_said_already(tmp_path: Path) -> None:
    """The union says that it will strike, and the mayor what she wants: only the company's will is open."""
    report = tmp_path / "report.txt"
    report.write_text(
        "The miners' union will strike for two days on 20 June, its president, Jon Aske, said. The union"
        " demanded that the Lode Company reopen the north shaft. The mayor of Linden, Eva Holm, urged the"
        " Lode Company to reopen the north shaft.",
        encoding="utf-8",
    )
    page = brief_page(make_brief([str(report)], published=date(2021, 5, 7)))
    unlock = next(section for section in page.sections if section.id == "unlock")
    asked = [line.text for block in unlock.blocks if isinstance(block, Lines) for line in block.lines]
    assert asked == [
        "Is the Lode Company ready to reopen the north shaft, as the miners’ union and Eva Holm want?"
    ]


def test_what_may_be_misread_asks_nothing_and_an_answer_that_may_be_one_is_one(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(
        pipeline,
        "The Salt Workers' Union demanded that the Port Authority raise the night pay. The Reed League urged"
        " the Port Authority to open the north gate.",
    )

    def asked(*voices: Voice, sureness: float = 1.0) -> list[str]:
        rows = tuple(
            replace(row, voices=(*(replace(v, sureness=sureness) for v in row.voices), *voices))
            for row in positions.rows
        )
        return asked_about(replace(positions, rows=rows), dossier)

    assert len(asked()) == 2
    assert asked(sureness=0.4) == []
    answer = Voice("port-authority", "accepts", None, positions.rows[0].evidence, sureness=0.2)
    assert asked(answer) == []


def test_what_a_report_begins_with_is_asked_about_before_what_it_adds_far_behind(pipeline: Language) -> None:
    first = "The Salt Guild refused on Monday to sign the plan for the harbour of Brine."
    filler = " The rain went on, and the boats lay at the quay as they had lain there all the winter." * 6
    last = " The Reed League refused on Monday to resume the talks with the council."
    for one, other in ((first, last), (last.strip(), f" {first}")):
        asked = asked_of(pipeline, f"{one}{filler}{other}")
        assert ("Salt Guild" if one is first else "Reed League") in asked[0]


def test_a_promise_to_do_no_harm_is_no_obstacle_to_be_moved(pipeline: Language) -> None:
    text = (
        "The Port Authority said on Monday that it would not use its guards against its own dockers. The Salt"
        " Guild said on Monday that it would not move to a system with two chairmen."
    )
    assert asked_of(pipeline, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Salt Guild called on Monday on all states to boycott the port of Brine.",
        "The Salt Guild urged the Port Authority on Monday to abandon its delaying tactics.",
        "The Salt Guild wants the mayor of Brine, Eva Holm, to win the vote.",
        "The Port Authority raised the night pay on Monday, as the Salt Workers' Union had demanded. The Salt"
        " Workers' Union demanded that the Port Authority raise the night pay.",
    ],
)
def test_nobody_is_asked_about_all_states_blame_luck_or_what_is_done(pipeline: Language, text: str) -> None:
    assert asked_of(pipeline, text) == []


def test_the_agency_of_a_report_refuses_nothing(pipeline: Language) -> None:
    text = (
        "ORVIK (ABC-style) - Velland will keep its guards on the weir. The ABC refuses to withdraw its"
        " guards from"
        " the weir. The Reed Army demanded that the ABC withdraw its guards from the weir."
    )
    assert not any("ABC" in question and "final" in question for question in asked_of(pipeline, text))
