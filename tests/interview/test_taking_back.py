"""One answer of an interview taken back or changed, while those after it stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.interviews import drafted

from detente.errors import BadInput
from detente.interview import CaseOnDisk, adding_option, write_edit
from detente.interview.answering import Answerer, with_answer
from detente.interview.asking import question_of
from detente.interview.history import read_text
from detente.interview.option_list import option_list
from detente.interview.reply import read_reply

ANA = Answerer("Ana", "2021-05-08")
BEN = Answerer("Ben", "2021-05-09")


def answer(file: CaseOnDisk, id_: str, typed: str, why: str = "", by: Answerer = ANA) -> None:
    question = question_of(file.case, id_)
    assert question is not None, id_
    reply = read_reply(file.case.file, question, typed, why)
    file.write(with_answer(file.case, question, reply, by).case, question.id, reply.text)


@pytest.fixture
def file(tmp_path: Path) -> CaseOnDisk:
    return CaseOnDisk(str(drafted(tmp_path)))


def ids(file: CaseOnDisk) -> list[str]:
    return [item.id for item in file.case.file.interview]


def test_the_answers_after_it_stay_as_they_were_given(file: CaseOnDisk) -> None:
    answer(file, "decides:COURT", "no")
    answer(file, "now:HU.strike", "yes", "Brine Mining locked the gates on Monday", BEN)
    question, said, also = file.take_back(1)
    assert (question, said, also) == (
        "Should the town court stand in the model as a decision maker of its own?",
        "no",
        (),
    )
    assert "COURT" in file.case.file.parties
    (left,) = file.case.file.interview
    assert (left.id, left.answer, left.by, left.on) == ("now:HU.strike", "yes", "Ben", "2021-05-09")
    assert left.why == "Brine Mining locked the gates on Monday"
    assert file.case.file.states["status quo"] == "YNNNYN"  # type: ignore[index, call-overload]


def test_the_case_is_as_if_it_had_never_been_given(file: CaseOnDisk, tmp_path: Path) -> None:
    answer(file, "decides:COURT", "no")
    answer(file, "now:HU.strike", "yes", "Brine Mining locked the gates on Monday", BEN)
    file.take_back(1)
    other = tmp_path / "other"
    other.mkdir()
    alone = CaseOnDisk(str(drafted(other)))
    answer(alone, "now:HU.strike", "yes", "Brine Mining locked the gates on Monday", BEN)
    assert alone.case.text == file.case.text


def test_an_answer_whose_question_does_not_arise_any_more_goes_with_it(file: CaseOnDisk) -> None:
    listed = option_list(file.case)
    assert listed is not None
    answer(file, listed.id, "1-6; new A: Sue Brine Mining")
    answer(file, "HU-prefers-HU.sue_mining", "yes")
    _, _, also = file.take_back(1)
    assert also == ("Would the Harbour Union rather sue Brine Mining than not, if nothing else changed?",)
    assert not file.case.file.interview


def test_an_option_that_a_person_added_is_added_again(file: CaseOnDisk) -> None:
    answer(file, "decides:COURT", "no")
    question, reply = adding_option("the mayor: Resign")
    file.write(with_answer(file.case, question, reply, ANA).case, question.id, reply.text)
    assert file.take_back(1)[2] == ()
    assert "the mayor" in [party.name for party in file.case.file.parties.values()]


def test_what_is_left_can_be_taken_back_one_by_one(file: CaseOnDisk) -> None:
    before = read_text(file.path)
    answer(file, "decides:COURT", "no")
    answer(file, "now:HU.strike", "yes")
    answer(file, "keeps:BM-BM.lock_gates", "no")
    file.take_back(2)
    assert ids(file) == ["decides:COURT", "keeps:BM-BM.lock_gates"]
    file.undo()
    file.undo()
    assert read_text(file.path) == before


def test_there_is_no_other_answer_than_those_given(file: CaseOnDisk) -> None:
    with pytest.raises(BadInput, match="no answer 1: it has none"):
        file.take_back(1)
    answer(file, "decides:COURT", "no")
    with pytest.raises(BadInput, match="no answer 2: it has 1"):
        file.take_back(2)


def test_what_was_edited_since_is_not_thrown_away(file: CaseOnDisk) -> None:
    answer(file, "decides:COURT", "no")
    text = read_text(file.path)
    write_edit(file.path, text, text.replace("Raise wages", "Pay more"))
    with pytest.raises(BadInput, match="was edited after that answer"):
        CaseOnDisk(str(file.path)).take_back(1)
