"""What a wish takes, and how firm an equilibrium is, printed for a person."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.brief.safe_text import safe_text
from detente.brief.wished import Firmness, Wished
from detente.brief.wished_words import (
    NONE_FIRM,
    Need,
    ends_in_words,
    firm_notes,
    needs,
    spared,
    survives_in_words,
    wish_in_words,
    wish_title,
)
from detente.brief.wording import CONCEPT_NAMES, state_told
from detente.case.schema import CaseFile


def print_wished(console: Console, case: CaseFile, wished: Wished) -> None:
    """Print what a wish takes: the list of who must see what differently, and what would spare some of it."""
    console.print()
    console.print(Text(safe_text(wish_title(case, wished)), style="bold"))
    for line in wish_in_words(case, wished):
        console.print(Padding(Text(safe_text(line)), (0, 0, 0, 2)))
    _print_needs(console, needs(case, wished))
    for change in spared(case, wished):
        told = "; ".join(need.must for need in change.needs)
        line = f"{change.change}: {change.takes}{f' ({told})' if told else ''}"
        console.print(Padding(Text(safe_text(line)), (0, 0, 0, 2)))


def print_robust(console: Console, case: CaseFile, firm: Firmness) -> None:
    """Print how many swaps of ranks each equilibrium survives, and what would end it first."""
    console.print()
    if not firm.states and not firm.unanswered:
        console.print(Text(NONE_FIRM))
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title="How firm: adjacent swaps of ranks survived",
                  title_justify="left")  # fmt: skip
    for column in ("state", "concept", "survives", "would end it first"):
        table.add_column(column, overflow="fold")
    for one in firm.states:
        table.add_row(
            Text(safe_text(state_told(case, firm.model, one.state))), CONCEPT_NAMES[one.concept],
            Text(survives_in_words(one)), Text(safe_text(ends_in_words(case, firm.model, one))),
        )  # fmt: skip
    console.print(table)
    for sentence in firm_notes(case, firm):
        console.print(Text(safe_text(sentence), style="dim"))


def _print_needs(console: Console, rows: Sequence[Need]) -> None:
    """The mediator's list, a row a comparison, with all that it is needed for."""
    if not rows:
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column, ratio in (("must come to be so", 2), ("today", 1), ("why it counts", 2)):
        table.add_column(column, overflow="fold", ratio=ratio)
    for need in rows:
        table.add_row(Text(safe_text(need.must)), Text(need.today), Text(need.why))
    console.print(Padding(table, (0, 0, 0, 2)))
