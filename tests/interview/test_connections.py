"""Questions on acts that have to do with a party come before those that only fill a picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.analysis.interviewing import answer_question, ask
from detente.case.load import Case, load_case
from detente.interview.answering import Answerer
from detente.interview.asking import question_of, questions_left
from detente.interview.reply import read_reply
from detente.interview.unknowns import unknowns_of

REPORT = """\
The mayor of Brine said on Monday that she would rather reopen the harbour than wait. The guild of pilots \
has not said a word.

The school board meets in June. The bakers of Brine raised the price of bread. The guild struck twice.
"""
CASE = """\
detente: 1
title: The harbour of Brine
parties:
  MAYOR: {name: the mayor}
  GUILD: {name: the guild, options: {strike: Go on strike}}
  BAKERS: {name: the bakers}
  OWNER: {name: Brine Harbours, options: {reopen: Reopen the harbour}}
status_quo: NN
preferences:
  MAYOR: unknown
  GUILD: {priorities: [GUILD.strike]}
  BAKERS: unknown
  OWNER: unknown
evidence:
  e1: {report: report.txt, quote: The school board meets in June}
"""
ANA = Answerer("Ana", "2021-05-08")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    (tmp_path / "report.txt").write_text(REPORT)
    (tmp_path / "case.yaml").write_text(CASE)
    return load_case(str(tmp_path / "case.yaml"))


def held(case: Case) -> list[str]:
    """The questions of an interview in which nothing is known."""
    asked = []
    while (question := ask(case)) is not None:
        asked.append(question.id)
        case = answer_question(case, question, read_reply(case.file, question, "don't know"), ANA).case
    return asked


def test_what_the_reports_tie_to_a_party_is_told_from_what_they_do_not(case: Case) -> None:
    connections = unknowns_of(case).connections
    assert connections.has("MAYOR", "OWNER.reopen")
    assert connections.has("OWNER", "OWNER.reopen")
    assert not connections.has("BAKERS", "OWNER.reopen")


def test_a_party_is_asked_about_what_it_speaks_of_and_last_about_the_rest(case: Case) -> None:
    asked = held(case)
    assert asked[0] == "OWNER-prefers-OWNER.reopen"
    assert "MAYOR-prefers-OWNER.reopen" in asked
    far = [place for place, id_ in enumerate(asked) if id_.startswith("BAKERS")]
    assert all(place > asked.index("MAYOR-prefers-OWNER.reopen") for place in far)


def test_of_an_act_with_which_nothing_connects_the_party_it_is_said(case: Case) -> None:
    far, near = (question_of(case, f"{party}-prefers-OWNER.reopen") for party in ("BAKERS", "MAYOR"))
    assert far is not None
    assert near is not None
    assert "Nothing connects the bakers with this act" in far.note
    assert not near.note


def test_the_rest_is_left_unknown_and_nothing_more_is_asked(case: Case) -> None:
    rest = question_of(case, "rest")
    assert rest is not None
    left = answer_question(case, rest, read_reply(case.file, rest, "yes"), ANA).case
    assert ask(left) is None
    assert questions_left(left) == (0, 0)
    assert left.file.preferences == case.file.preferences
