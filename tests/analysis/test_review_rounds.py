"""A review asks on, and what an answer changes is seen at once, as if all had been joined again."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.analysis.test_reviewing import added

from detente.analysis import review_rounds
from detente.analysis.review_rounds import ReviewRounds
from detente.analysis.reviewing import ReviewQuestion, review_questions
from detente.dossier.store.reviewer import Reviewer
from detente.dossier.store.store import Store, open_store
from detente.errors import BadArgument

BOARD = (
    "KARSK, May {day}, 2026 - The {name} refuses to {act}."
    " The Carriers' League demanded that the {name} {act}."
)
"""Four reports of one board, each under a name of its own."""
NAMES = ("Karsk Salt Board", "Salt Board of Karsk", "Board of Karsk Salt", "Karsk Sallt Board")
ACTS = ("open the gates", "lift the toll", "free the carts", "pay the carriers")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = open_store(str(tmp_path / "karsk.dossier"), create=True)
    texts = {
        f"r{k}": BOARD.format(day=k + 3, name=name, act=act)
        for k, (name, act) in enumerate(zip(NAMES, ACTS, strict=True))
    }
    texts["watched"] = "KARSK, May 9, 2026 - Odalys Brandt watched."
    texts["again"] = "KARSK, May 10, 2026 - Brandt Odalys watched again."
    added(opened, tmp_path, **texts)
    return opened


@pytest.fixture
def joins(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows each time that the table of positions is made."""
    made: list[str] = []
    whole = review_rounds.positions_of

    def _counted(*given: object) -> object:
        made.append("positions")
        return whole(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(review_rounds, "positions_of", _counted)
    return made


def about_parties(questions: list[ReviewQuestion]) -> set[str]:
    return {question.text for question in questions if question.kind == "party"}


def asked_next(rounds: ReviewRounds) -> ReviewQuestion:
    question = rounds.next_question()
    assert question is not None
    return question


def left_in(rounds: ReviewRounds) -> set[str]:
    """The questions about parties that a review would still ask, without asking them."""
    now = rounds._questions
    return about_parties([each for each in now.of_parties if each.id not in now.closed])


@pytest.mark.parametrize(
    "answers", [("yes", "yes"), ("no", "no"), ("no", "yes"), ("unsure", "yes"), ("yes", "no")]
)
def test_the_questions_left_are_those_of_all_joined_again(
    store: Store, joins: list[str], answers: tuple[str, ...]
) -> None:
    rounds = ReviewRounds(Reviewer(store, "Ana"))
    for answer in answers:
        question = asked_next(rounds)
        assert question.kind == "party"
        rounds.answer(question, answer)
        assert left_in(rounds) == about_parties(review_questions(store))
    assert joins == ["positions"]


def test_the_sentences_of_both_parties_are_shown(store: Store) -> None:
    rounds = ReviewRounds(Reviewer(store, "Ana"))
    question = asked_next(rounds)
    said = question.sentences
    assert {report for _, report in said} == {words.report for words in question.evidence}
    assert len(said) == 2
    assert all("refuses to" in sentence for sentence, _ in said)


def test_what_is_passed_over_is_not_asked_again(store: Store) -> None:
    rounds = ReviewRounds(Reviewer(store, "Ana"))
    first = asked_next(rounds)
    rounds.pass_over(first)
    assert asked_next(rounds).id != first.id


def test_what_is_taken_back_is_asked_again(store: Store) -> None:
    rounds = ReviewRounds(Reviewer(store, "Ana"))
    first = asked_next(rounds)
    (made,) = rounds.answer(first, "no")
    assert asked_next(rounds).id != first.id
    rounds.take_back(made.number)
    assert asked_next(rounds).id == first.id


def test_a_question_that_was_shown_and_taken_back_is_asked_again(store: Store) -> None:
    rounds = ReviewRounds(Reviewer(store, "Ana"))
    first = asked_next(rounds)
    rounds.pass_over(first)
    (made,) = rounds.answer(first, "no")
    rounds.take_back(made.number)
    assert asked_next(rounds).id == first.id


def test_an_order_counts_for_the_next_question(store: Store) -> None:
    rounds = ReviewRounds(Reviewer(store, "Ana"))
    before = asked_next(rounds)
    one, other = (name for name, _ in before.parties)
    rounds.order(f'apart "{one}" "{other}"')
    assert asked_next(rounds).id != before.id


def test_the_table_is_made_again_before_a_question_about_its_rows(store: Store, joins: list[str]) -> None:
    rounds = ReviewRounds(Reviewer(store, "Ana"))
    while (question := rounds.next_question()) is not None and question.kind == "party":
        rounds.pass_over(question)
        if "Salt" in question.text:
            rounds.answer(question, "yes")
    assert joins == ["positions"] * 2


def test_what_is_no_answer_leaves_the_question_open(store: Store) -> None:
    rounds = ReviewRounds(Reviewer(store, "Ana"))
    question = asked_next(rounds)
    with pytest.raises(BadArgument):
        rounds.answer(question, "perhaps")
    assert asked_next(rounds) == question
