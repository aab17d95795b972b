"""The matrix of a ledger: out as CSV, back in, and faults that name row and column."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from detente.dossier.ledger.ledger import Ledger, LedgerClaim, LedgerItem
from detente.dossier.ledger.matrix import ledger_of_matrix, matrix_of
from detente.errors import BadInput

LEDGER = Ledger(
    (
        LedgerClaim("talks", "The board will open talks", "Ana Roy", 0.8, date(2026, 6, 1), True),
        LedgerClaim("strike", "The league, “all of it”, will strike", "", None, None, None),
    ),
    (
        LedgerItem("r1:10", "offered talks, if the strike ends", "2026-05-04", "r1", 10, 43),
        LedgerItem("hand", "=SUM(A1) said a friend"),
    ),
    {("r1:10", "talks"): "C", ("r1:10", "strike"): "?", ("hand", "strike"): "II"},
)


def test_a_matrix_comes_back_as_it_went() -> None:
    assert ledger_of_matrix(matrix_of(LEDGER), "m.csv") == LEDGER


def test_no_cell_is_a_formula() -> None:
    cells = [cell for row in csv.reader(io.StringIO(matrix_of(LEDGER))) for cell in row]
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


def changed(old: str, new: str) -> str:
    text = matrix_of(LEDGER)
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        (changed(",C,?", ",X,?"), "row 7, column talks", "X is no mark"),
        (changed("0.8", "1.8"), "row 4, column talks", "1.8 is no probability"),
        (changed("2026-06-01", "June"), "row 5, column talks", "June is no day"),
        (changed("yes", "perhaps"), "row 6, column talks", "perhaps is no outcome"),
        (changed("2026-05-04", "sometime"), "row 7, column when", "sometime is no date"),
        (changed("evidence,hand", "evidence,r1:10"), "row 8, column item", "is there already"),
        (changed("talks,strike", "talks,talks"), "row 1", "two columns are called talks"),
        (changed("The board will open talks", ""), "row 2, column talks", "has no words"),
        (changed("row,item", "a,b"), "row 1", "do not begin with"),
        ("", "row 1", "do not begin with"),
        (changed("talks,strike", "talks,").replace("?", "X"), "row 7, column 9", "X is no mark"),
    ],
)
def test_a_fault_names_row_and_column(text: str, place: str, says: str) -> None:
    with pytest.raises(BadInput) as fault:
        ledger_of_matrix(text, "m.csv")
    assert f"m.csv: {place}" in str(fault.value)
    assert says in str(fault.value)


def test_a_spreadsheet_s_habits_are_taken() -> None:
    text = "\ufeff" + changed("0.8", "80%").replace(",C,?", ",c,?").replace("yes", "YES") + ",,,,\n"
    back = ledger_of_matrix(text, "m.csv")
    assert (back.claims[0].probability, back.claims[0].outcome) == (0.8, True)
    assert back.mark("r1:10", "talks") == "C"


def test_a_new_column_is_a_new_claim_and_a_new_row_is_evidence_by_hand() -> None:
    lines = matrix_of(LEDGER).splitlines()
    lines = [
        f"{line},{new}"
        for line, new in zip(lines, ["war", "There will be war", "", "0.1", "", "", "", ""], strict=True)
    ]
    lines.append("evidence,,2026-05-10,,,,the army left its barracks,,,CC")
    back = ledger_of_matrix("\n".join(lines), "m.csv")
    assert back.claims[-1] == LedgerClaim("war", "There will be war", probability=0.1)
    (added,) = (item for item in back.items if item.words == "the army left its barracks")
    assert back.mark(added.id, "war") == "CC"
