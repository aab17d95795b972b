"""A file of answers and orders is carried out once, however often it is given and wherever it was cut."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from tests.support.stores import told

from detente.analysis.review_orders import carry_out_all, load_orders, passed_over_in_words
from detente.analysis.reviewing import review_questions
from detente.dossier.store.reviewer import Reviewer
from detente.dossier.store.store import Store, open_store
from detente.errors import BadInput

ORDERS = (
    "- do: merge 'Salt Board' 'Salt Council'",
    "- do: reject r1:s1\n  why: it was the League",
    '- do: correct r2:s1 speaker "Carriers\' League"',
    "- do: add act r1 'open gate 1' label='Open the gate' mood=demanded doer='Salt Board'",
    '- do: reject "Carriers\' League"',
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = open_store(str(tmp_path / "salt.dossier"), create=True)
    opened.add_all([told(1), told(2), told(3, board="Salt Council")])
    return opened


def carried_out(store: Store, folder: Path, *lines: str, most: int | None = None) -> list[str]:
    """What becomes of each line of a file: its decision, or what it had decided before."""
    file = folder / "answers.yaml"
    file.write_text("\n".join(lines), encoding="utf-8")
    done = carry_out_all(Reviewer(store, "Ana"), load_orders(file), str(file))
    return [
        "made" if line.made else passed_over_in_words(line, "answers.yaml", {}) for line in islice(done, most)
    ]


def test_a_file_that_was_cut_short_is_given_again_whole(store: Store, tmp_path: Path) -> None:
    assert carried_out(store, tmp_path, *ORDERS, most=2) == ["made", "made"]
    first, second, *rest = carried_out(store, tmp_path, *ORDERS)
    assert first == ("answers.yaml:1: decided before, decision 1: Salt Board and Salt Council are one")
    assert second.startswith("answers.yaml:2: decided before, decision 2: statement")
    assert rest == ["made", "made", "made"]
    all_made = len(store.decisions())
    assert all("decided before" in line for line in carried_out(store, tmp_path, *ORDERS))
    assert len(store.decisions()) == all_made


def test_what_was_taken_back_since_is_not_decided_again(store: Store, tmp_path: Path) -> None:
    carried_out(store, tmp_path, ORDERS[1])
    store.undo(who="Ben")
    (line,) = carried_out(store, tmp_path, ORDERS[1])
    assert line.endswith("; it was taken back since")
    assert len(store.dossier().statements) == 3


def test_a_question_that_was_answered_in_a_review_is_passed_over_in_a_file(
    store: Store, tmp_path: Path
) -> None:
    store.add(told(4, board="Salt Board of Karsk"))
    question = review_questions(store)[0]
    line = f"- {{id: {question.id}, answer: 'no'}}"
    assert carried_out(store, tmp_path, line) == ["made"]
    assert "are not one" in carried_out(store, tmp_path, line)[0]


def test_a_line_at_fault_says_that_the_file_can_be_given_again(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="give the file again: what is done is not done twice"):
        carried_out(store, tmp_path, ORDERS[1], "- do: reject r9:s9")
    assert len(store.decisions()) == 1
