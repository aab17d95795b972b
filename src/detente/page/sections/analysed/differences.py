"""The section that shows what a what-if changes in the answer."""

from __future__ import annotations

from collections.abc import Sequence

from detente.analysis import Difference
from detente.model import Model
from detente.page.lines import Paragraphs
from detente.page.page import Block, Section
from detente.page.tables import Cell, Column, Table
from detente.page.words import counted, state_by_label, with_states_named


def differences_section(
    differences: Sequence[Difference], limit: int, model: Model, moved: tuple[str, str] | None = None
) -> Section:
    """Show the differences, at most ``limit`` of them, or say that there are none.

    Parameters
    ----------
    model
        The model of what is changed, whose words name states without a name.
    moved
        The status quo of the case and the one of the what-if, where it had to move.
    """
    block: Block = Paragraphs(("Nothing comes out otherwise.",))
    seen = [one for one in differences if one.is_seen]
    stay_open = len(differences) - len(seen)
    left_out = (
        [f"{counted(stay_open, 'answer stays', 'answers stay')} open.".capitalize()] if stay_open else []
    )
    if seen:
        columns = (Column("What"), Column("Before"), Column("After"))
        rows = tuple(
            (
                Cell(_what(model, one)),
                *(Cell(with_states_named(model, each)) for each in (one.before, one.after)),
            )
            for one in seen[:limit]
        )
        more = len(seen) - len(rows)
        left_out = [*([f"And {more:,} more."] if more else []), *left_out]
        block = Table(
            "differences", "What comes out otherwise", columns, rows, " ".join(left_out), stacked=True
        )
    elif left_out:
        block = Paragraphs((f"Nothing comes out otherwise. {left_out[0]}",))
    title = "What comes out otherwise than in the case itself"
    blocks = (block,) if moved is None else (Paragraphs((moved_in_words(*moved),)), block)
    return Section("what-if", title, blocks, "What is changed")


def _what(model: Model, one: Difference) -> str:
    return state_by_label(model, one.state) + one.what.removeprefix(one.state) if one.state else one.what


def moved_in_words(stated: str, allowed: str) -> str:
    """Say that a what-if moved the status quo."""
    return (
        f"The status quo has moved: the what-if does not allow {stated}, so all is computed from "
        f"{allowed}, the state it allows that differs from it in the fewest options."
    )
