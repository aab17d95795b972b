"""Twice as many reports are about twice the work for each question, also where all tell of one event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.support.dossiers import report_of
from tests.support.work import calls_of

from detente.dossier import Dossier, EvidenceBase, join_findings
from detente.dossier.questions.agenda import due
from detente.dossier.questions.contradicting import contradictions
from detente.dossier.questions.meetings import contacts
from detente.dossier.questions.one_side import claims_of
from detente.dossier.questions.sayings import said
from detente.dossier.questions.timelines import timeline
from detente.reading import Findings, read_loaded

STEEPEST = 2.6
TEXT = (
    "The union met the port board on May 10 in Brine. A bomb in the fish market of Salt Ford killed ten"
    " people on May 9. The rebels said that the army shelled the mill. The union refused to open talks"
    " with the port board. The mayor and the pilots agreed to meet on June 30."
)


@pytest.fixture(scope="module")
def read_once() -> Findings:
    (findings,) = read_loaded([report_of("2021-05-12", TEXT)])
    return findings


def dossier_of(read: Findings, number: int) -> Dossier:
    """So many reports of the same words: of other papers, some days apart."""
    return join_findings(_as_published(read, k) for k in range(number))


def _as_published(read: Findings, k: int) -> Findings:
    day = date(2021, 5, 12) + timedelta(days=k % 20)
    record = read.model_dump(mode="json") | {
        "id": f"r{k}",
        "published": day.isoformat(),
        "publisher": f"P{k}",
    }
    record.pop("copy_of")
    findings = Findings.from_json(record)
    return findings.model_copy(update={"report": replace(findings.report, copy_of=None)})


@pytest.mark.parametrize(
    "question",
    [timeline, contacts, contradictions, due, said, lambda base: claims_of(base, "rebels")],
    ids=["timeline", "contacts", "contradictions", "due", "said", "claims"],
)
def test_the_work_grows_with_the_reports(
    read_once: Findings, question: Callable[[EvidenceBase], object]
) -> None:
    work = []
    for number in (60, 120):
        base = EvidenceBase(dossier_of(read_once, number))
        work.append(calls_of(lambda base=base: question(base)))  # type: ignore[misc]
    assert work[1] < STEEPEST * work[0]
