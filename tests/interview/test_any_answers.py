"""Whatever is answered, the file stays a case; and everything can be taken back to the byte."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.interviews import DRAFT, drafted
from tests.support.paths import EXAMPLE

from detente.analysis.analysis import analyse
from detente.analysis.interviewing import answer_question, ask
from detente.case.evidence import resolve_evidence
from detente.case.load import load_case
from detente.errors import BadArgument
from detente.interview.answering import Answerer
from detente.interview.on_disk import CaseOnDisk
from detente.interview.question import IF, IF_NOT, Options
from detente.interview.reply import read_reply

ANALYST = Answerer("an analyst", "2021-05-08")
REASONS = st.sampled_from(
    [
        "",
        "because: it is so",
        "# no comment",
        "“Brine Mining locked the gates on Monday”",
        "ein Grund: ‘ja’ {x}",
        "no",
    ]
)

CORRECTIONS = (
    "1: Walk out: ‘now’ > #5",
    "2 by A",
    "1 by B; 1: Sit in",
    "A: The {dockers} of Brine",
    "B out",
    "A is one with B",
    "A is one with B; new A: Sit on the dyke",
    "B is one with C; 2: Sit in; 2 by A; B out",
    "new B: sue = win",
    "new party: Harbour Police; 1 out",
)


def hold(path: Path, data: st.DataObject, questions: int) -> int:
    """Answer some questions in any of the ways they take; return how many answers were written."""
    file = CaseOnDisk(str(path))
    written = 0
    for _ in range(questions):
        question = ask(file.case)
        if question is None:
            break
        answer = data.draw(st.sampled_from(question.answers), label=question.id)
        if isinstance(question.subject, Options):
            answer = data.draw(st.sampled_from([answer, *CORRECTIONS]))
        if answer in (IF, IF_NOT) and data.draw(st.booleans()):
            answer = f"{answer} it snows"
        elif answer in (IF, IF_NOT):
            answer = f"{answer} {data.draw(st.sampled_from(list(file.case.options)))}"
        try:
            reply = read_reply(file.case.file, question, answer, data.draw(REASONS))
            result = answer_question(file.case, question, reply, ANALYST)
        except BadArgument:
            # It depends on what it is about, or it contradicts what was said before.
            other = question.answers[0] if isinstance(question.subject, Options) else "don't know"
            reply = read_reply(file.case.file, question, other)
            result = answer_question(file.case, question, reply, ANALYST)
        file.write(result.case, question.id, reply.text)
        written += 1
        case = load_case(str(path))
        resolve_evidence(case)
        analyse(case)
        assert ask(case) == ask(file.case)
    return written


@pytest.mark.parametrize(
    ("text", "questions"), [(DRAFT, 10), (DRAFT.replace("\n", "\r\n"), 4), ("\ufeff" + DRAFT, 4)]
)
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_of_a_draft(text: str, questions: int, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = drafted(Path(folder))
        path.write_bytes(text.encode())
        before = path.read_bytes()
        for _ in range(hold(path, data, questions)):
            CaseOnDisk(str(path)).undo()
        assert path.read_bytes() == before
        assert sorted(p.name for p in path.parent.iterdir()) == ["case.yaml", "report.txt"]


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_of_the_shipped_case(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        for name in ("case.yaml", "report.txt"):
            (Path(folder) / name).write_bytes((EXAMPLE / name).read_bytes())
        before = path.read_bytes()
        for _ in range(hold(path, data, 6)):
            CaseOnDisk(str(path)).undo()
        assert path.read_bytes() == before
