"""The questions to a person about a dossier, and their order."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.analysis.keeping import keep_reports
from detente.analysis.reviewing import _named, _stance, answer_review, review_questions
from detente.dossier.store.reviewer import Reviewer
from detente.dossier.store.store import Store, open_store
from detente.errors import BadArgument
from detente.positions.table import Position, Voice
from detente.reading.findings import Party

GATES = (
    "KARSK, May 4, 2026 - The Karsk Salt Board refuses to open the gates. The Carriers' League demanded that"
    " the Karsk Salt Board open the gates. Odalys Brandt watched, and so did Tamsin Vale."
)
TOLL = (
    "KARSK, May 11, 2026 - The Salt Board of Karsk refuses to lift the toll. The Carriers' League demanded"
    " that the Salt Board of Karsk lift the toll. Brandt Odalys watched."
)


def added(store: Store, folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    paths = [str(folder / f"{name}.txt") for name in texts]
    assert len(list(keep_reports(store, paths, unreadable=[], on_there=lambda _: None))) == len(texts)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = open_store(str(tmp_path / "karsk.dossier"), create=True)
    added(opened, tmp_path, gates=GATES, toll=TOLL)
    return opened


def test_what_bears_on_the_table_of_positions_is_asked_first(store: Store) -> None:
    asked = review_questions(store)
    assert "Salt Board" in asked[0].text
    assert asked[0].touches > 0
    watchers = next(question for question in asked if "Odalys" in question.text)
    assert asked.index(watchers) > 0
    assert watchers.touches < asked[0].touches


def test_who_is_one_side_of_the_table_already_is_asked_about_last(store: Store, tmp_path: Path) -> None:
    # The table has one board, whichever of its two spokesmen spoke.
    lines = "KARSK, May {}, 2026 - {}, a spokesman of the {}, said the board would not free the carts."
    added(
        store,
        tmp_path,
        carts=lines.format(12, "Corin Asch", "Karsk Salt Board"),
        horses=lines.format(13, "Asch Corin", "Karsk Salt Board"),
    )
    asked = review_questions(store)
    spokesmen = next(question for question in asked if "Corin Asch" in question.text)
    assert spokesmen.touches == 0
    assert all(question.touches > 0 for question in asked[: asked.index(spokesmen)])


def test_a_question_keeps_its_id_when_reports_are_added(store: Store, tmp_path: Path) -> None:
    before = review_questions(store)[0].id
    added(store, tmp_path, more="KARSK, May 18, 2026 - Tamsin Vale said it rained on Sunday.")
    assert before in {question.id for question in review_questions(store)}


@pytest.mark.parametrize(("answer", "makers"), [("yes", 1), ("no", 2), ("unsure", 2)])
def test_a_question_that_was_answered_is_not_asked_again(store: Store, answer: str, makers: int) -> None:
    question = review_questions(store)[0]
    answer_review(Reviewer(store, "Ana"), question, answer)
    assert question.id not in {each.id for each in review_questions(store)}
    boards = [party for party in store.dossier().parties if "Salt Board" in party.name]
    assert len(boards) == makers


def test_what_is_no_answer_is_refused_and_nothing_decided(store: Store) -> None:
    with pytest.raises(BadArgument, match="is no answer here; write yes, no, unsure"):
        answer_review(Reviewer(store, "Ana"), review_questions(store)[0], "perhaps")
    assert store.decisions() == ()


def test_a_stance_is_asked_about_in_a_sentence(store: Store) -> None:
    said = [question.text for question in review_questions(store) if question.kind == "act"]
    for text in said:
        assert text.endswith(". Is that what the words say?")
        assert text[0].isupper()


def stance(party: str | None, stance: str) -> str:
    row = Position(
        id="p", maker="board", act="Open the gates", kind="CONCEDE", catalogue=None, in_force=None,
        voices=(),
    )  # fmt: skip
    voice = Voice(party=party, stance=stance, when=None, evidence=())  # type: ignore[arg-type]
    return _stance(row, voice, {"board": "the Salt Board", "league": "the league"})


@pytest.mark.parametrize(
    ("party", "said", "sentence"),
    [
        ("league", "demands", "The league demands that the Salt Board open the gates."),
        ("league", "opposes", "The league does not want the Salt Board to open the gates."),
        ("board", "refuses", "The Salt Board refuses to open the gates."),
        ("board", "plans", "The Salt Board plans to open the gates."),
        ("board", "does", "The Salt Board does this now: open the gates."),
        (None, "demands", "Somebody who is not named demands that the Salt Board open the gates."),
    ],
)
def test_who_wants_what_is_said_in_words(party: str | None, said: str, sentence: str) -> None:
    assert stance(party, said) == sentence


def test_of_two_parties_of_one_name_each_is_named_with_its_reports() -> None:
    roth = Party(id="roth", name="Roth", kind="person")
    assert _named(roth, frozenset()) == "“Roth”"
    assert _named(roth, frozenset({"gates"})) == "“Roth” (in gates)"
    assert _named(roth, frozenset({"gates", "toll"})) == "“Roth” (in 2 reports)"
