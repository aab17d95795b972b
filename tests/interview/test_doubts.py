"""What is asked about a draft before anything is asked about preferences."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.interviews import DRAFT, drafted_case

from detente.analysis.interviewing import answer_question, ask
from detente.case.load import Case
from detente.interview.answering import Answerer
from detente.interview.asking import question_of
from detente.interview.doubts import MOST_ASKED, doubts_of
from detente.interview.draft_header import is_unreviewed
from detente.interview.reply import read_reply

ANALYST = Answerer("an analyst", "2021-05-08")


def answered(case: Case, id_: str, answer: str, why: str = "") -> Case:
    question = question_of(case, id_)
    assert question is not None, id_
    return answer_question(case, question, read_reply(case.file, question, answer, why), ANALYST).case


def ids(case: Case) -> list[str]:
    return [question.id for question in doubts_of(case)]


def first(ids_: list[str], kind: str) -> str:
    return next(id_ for id_ in ids_ if id_.startswith(kind))


def test_parties_that_could_do_the_same_may_be_one(tmp_path: Path) -> None:
    case = drafted_case(tmp_path)
    question = doubts_of(case)[0]
    assert question.text == (
        "The draft has Brine and Brine Mining as two parties that could do the same: “Meet the union”. "
        "Are they one party in this dispute?"
    )
    joined = answered(case, question.id, "yes")
    assert list(joined.file.parties) == ["HU", "BM", "COURT"]
    assert question.id not in ids(joined)


def test_a_court_may_not_decide_for_itself(tmp_path: Path) -> None:
    case = drafted_case(tmp_path)
    assert "decides:COURT" in ids(case)
    assert "COURT" not in answered(case, "decides:COURT", "no").file.parties
    one = answered(case, "decides:COURT", "one with BM")
    assert "BM.lift_ban" in one.options


def test_options_that_do_not_matter_are_taken_out(tmp_path: Path) -> None:
    case = drafted_case(tmp_path)
    left = answered(case, first(ids(case), "options"), "2, 6")
    assert list(left.options) == ["HU.strike", "BM.meet_union", "BM.raise_wages", "BM.lock_gates"]


def test_an_act_that_was_left_out_becomes_an_option_of_its_party_or_of_a_new_one(tmp_path: Path) -> None:
    case = drafted_case(tmp_path)
    question = question_of(case, first(ids(case), "missing"))
    assert question is not None
    assert question.text.endswith("1. the port authority: Send a mediator\n  2. Brine: Open the books")
    more = answered(case, question.id, "1, 2", "both matter")
    assert {"PORT_AUTHORITY.send_mediator", "BRINE.open_books"} < set(more.options)
    assert more.file.parties["BRINE"].options["open_books"].assumed == "both matter"


def test_an_act_of_a_party_that_is_one_with_another_becomes_the_other_s(tmp_path: Path) -> None:
    case = answered(drafted_case(tmp_path), "one:BRINE-BM", "yes")
    missing = first(ids(case), "missing")
    assert "BM.open_books" in answered(case, missing, "2").options


def test_what_no_report_speaks_of_is_asked_for_and_then_stands(tmp_path: Path) -> None:
    case = drafted_case(tmp_path)
    yes = answered(case, "now:HU.strike", "yes", "The union said so.")
    assert yes.file.status_quo is not None
    assert yes.file.states["status quo"] == "YNNNYN"  # type: ignore[index, call-overload]
    assert yes.file.status_quo.assumed == "The union said so."
    no = answered(case, "now:HU.strike", "no")
    assert no.file.status_quo is not None
    assert no.file.status_quo.assumed is None


def test_what_is_assumed_from_what_a_party_does_is_confirmed_or_taken_out(tmp_path: Path) -> None:
    case = drafted_case(tmp_path)
    keeps = "keeps:BM-BM.lock_gates"
    confirmed = answered(case, keeps, "yes", "it has closed them before").file.preferences["BM"]
    assert confirmed.priorities is not None
    assert confirmed.priorities[0].assumed == "it has closed them before"
    refused = answered(case, keeps, "no").file.preferences["BM"]
    assert refused.priorities is None
    assert refused.comparisons is not None
    assert refused.comparisons[0].comparison == "NNNNNN > status quo"
    assert answered(case, keeps, "don't know").file.preferences["BM"].unknown == "unknown"


def test_the_draft_is_reviewed_once_its_doubts_are_settled_and_says_by_whom(tmp_path: Path) -> None:
    case = drafted_case(tmp_path)
    for _ in range(MOST_ASKED):
        assert is_unreviewed(case.text)
        question = ask(case)
        assert question is not None
        case = answered(case, question.id, "no")
    assert not is_unreviewed(case.text)
    assert "reviewed with `detente ask` by an analyst on 2021-05-08." in case.text.splitlines()[0]
    assert case.text.splitlines()[1] == "# Every line cites its words under `evidence`."
    asked = ask(case)
    assert asked is not None
    assert asked.kind == "preference"


def test_a_case_that_a_person_wrote_is_not_doubted(tmp_path: Path) -> None:
    case = drafted_case(tmp_path, DRAFT.split("\n", 1)[1])
    question = ask(case)
    assert question is not None
    assert question.kind == "preference"


@pytest.mark.parametrize("kind", ["one", "decides", "options", "missing"])
def test_an_id_is_the_same_in_every_run(tmp_path: Path, kind: str) -> None:
    case = drafted_case(tmp_path)
    assert first(ids(case), kind) == first(ids(Case.from_text(case.text)), kind)


def test_a_government_of_a_name_decides_for_itself(tmp_path: Path) -> None:
    named = DRAFT.replace("name: town court", "name: government of Brine")
    assert "decides:COURT" not in ids(drafted_case(tmp_path, named))
