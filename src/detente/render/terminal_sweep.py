"""What `detente sweep` prints for a person."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from detente.analysis import Swept
from detente.case import CaseFile
from detente.page import (
    NONE_FIRM,
    Need,
    bearings_in_words,
    claim_parts_in_words,
    claim_verdict_in_words,
    counted,
    ends_in_words,
    firm_notes,
    method_in_words,
    needs,
    party_name,
    question_in_words,
    safe_text,
    spared,
    standfirst_of_sweep,
    state_name,
    state_told,
    survives_in_words,
    wish_in_words,
    wish_title,
    witness_in_words,
)
from detente.render.terminal_analysis import print_differences
from detente.stability import CONCEPT_NAMES, CONCEPTS
from detente.sweeps import ClaimAnswer, Sweep, by_share, share_in_words
from detente.wishes import Firmness, Wished

_MOST_QUESTIONS = 8
_LEAST_SETTLED = 0.005
"""What settles less would be shown to settle nothing."""


def print_sweep(
    case: CaseFile,
    found: Sweep,
    console: Console,
    *,
    limit: int,
    full: bool,
    wished: Wished | None = None,
    robust: Firmness | None = None,
) -> None:
    """Print a sweep: how it was computed, what holds whatever nobody knows, shares, unknowns, claims.

    Parameters
    ----------
    limit
        At most this many states in a table; counts are whole.
    full
        Whether to print the shares of every party.
    """
    console.print(Text(safe_text(case.title), style="bold"))
    for sentence in method_in_words(case, found):
        console.print(Text(safe_text(sentence), style="dim"))
    console.print()
    for sentence in standfirst_of_sweep(case, found):
        console.print(Text(safe_text(sentence)))
    if wished is not None:
        print_wished(console, case, wished)
    if robust is not None:
        print_robust(console, case, robust)
    console.print()
    _print_shares(console, found, limit)
    if full:
        _print_stable(console, case, found, limit)
    _print_questions(console, case, found)
    for claim in found.claims:
        _print_claim(console, case, found, claim)


def _print_shares(console: Console, found: Sweep, limit: int) -> None:
    table = _table("Share of the completions in which a state lasts")
    table.add_column("state", overflow="fold")
    for concept in CONCEPTS:
        table.add_column(CONCEPT_NAMES[concept], justify="right")
    if found.reached is not None:
        table.add_column("led to", justify="right")
    cells = by_share(found)
    for cell in cells[:limit].tolist():
        here = " (status quo)" if cell == found.model.status_quo else ""
        shares = [share_in_words(float(found.equilibrium[c][cell])) for c in CONCEPTS]
        if found.reached is not None:
            shares.append(share_in_words(float(found.reached[cell])))
        table.add_row(Text(safe_text(state_name(found.model, cell) + here)), *shares)
    console.print(table)
    if len(cells) > limit:
        console.print(Text(f"and {counted(len(cells) - limit, 'more state')}", style="dim"))


def _print_stable(console: Console, case: CaseFile, found: Sweep, limit: int) -> None:
    table = _table("Share of the completions in which a state is stable for each party")
    table.add_column("state", overflow="fold")
    table.add_column("concept")
    for party in range(len(found.model.parties)):
        table.add_column(Text(safe_text(party_name(case, found.model, party))), justify="right")
    for cell in by_share(found)[:limit].tolist():
        for concept in CONCEPTS:
            name = state_name(found.model, cell) if concept == CONCEPTS[0] else ""
            shares = [share_in_words(float(share)) for share in found.stable[concept][:, cell]]
            table.add_row(Text(safe_text(name)), CONCEPT_NAMES[concept], *shares)
    console.print(table)


def _print_questions(console: Console, case: CaseFile, found: Sweep) -> None:
    telling = [question for question in found.questions if question.of_all >= _LEAST_SETTLED]
    if not telling:
        return
    table = _table("What to find out next: how much of the uncertainty each answer would settle")
    table.add_column("settles", justify="right")
    table.add_column("question", ratio=3, overflow="fold")
    table.add_column("what hangs on it", ratio=3, overflow="fold")
    for question in telling[:_MOST_QUESTIONS]:
        bears = "\n".join(
            f"{b.outcome}: {share_in_words(b.if_yes)} if yes, {share_in_words(b.if_no)} if no"
            for b in bearings_in_words(case, found.model, question.bears_on)[:2]
        )
        asked = question_in_words(case, found.model, question.question)
        if question.alike:
            asked += f" (Settles {counted(len(question.alike), 'further question')} with it.)"
        table.add_row(f"{question.of_all:.0%}", Text(safe_text(asked)), Text(safe_text(bears)))
    console.print(table)
    more = len(found.questions) - len(telling[:_MOST_QUESTIONS])
    told = [f"{counted(more, 'further question')} would settle less" if more else ""]
    if found.questions_left_out:
        told.append(f"{counted(found.questions_left_out, 'open comparison')} not weighed")
    if any(told):
        console.print(Text("; ".join(part for part in told if part), style="dim"))


def _print_claim(console: Console, case: CaseFile, found: Sweep, answer: ClaimAnswer) -> None:
    claim = next(claim for claim in case.claims if claim.id == answer.id)
    console.print()
    by = f" ({claim.by})" if claim.by else ""
    console.print(Text(safe_text(f"{claim.says}{by}"), style="bold"))
    lines = [claim_verdict_in_words(found, answer)]
    words = claim_parts_in_words(case, claim.holds_if) if claim.holds_if else {}
    for part in answer.parts:
        told = f"{words.get(part.says, part.says)}: in {share_in_words(part.share)}"
        if part.given is not None and part.without is not None:
            told += (
                f" (with the condition in {share_in_words(part.given)}, "
                f"without it in {share_in_words(part.without)})"
            )
        lines.append(told)
    for question, bearing in answer.turns_on:
        lines.append(
            f"turns on: {question_in_words(case, found.model, question)} "
            f"If yes it holds in {share_in_words(bearing.if_yes)}, if no in {share_in_words(bearing.if_no)}."
        )
    for lead, witness in (("holds if", answer.holding), ("fails if", answer.failing)):
        if witness is not None and found.method.open_parties and answer.verdict == "depends":
            lines.append(f"{lead} for instance {witness_in_words(case, found, witness, answer)}")
    lines += [f"“{case.evidence[name].quote}”" for name in claim.evidence if name in case.evidence]
    if claim.assumed:
        lines.append(f"assumed: {claim.assumed}")
    for line in lines:
        console.print(Padding(Text(safe_text(line)), (0, 0, 0, 2)))


def _table(title: str) -> Table:
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, title=title, title_justify="left")


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


def print_swept(answer: Swept, console: Console, *, limit: int, full: bool) -> None:
    """Print a sweep and what was asked besides; see `print_sweep`."""
    if answer.changes is not None:
        print_differences(console, answer.differences, answer.changes, limit=limit)
    print_sweep(
        answer.case.file,
        answer.found,
        console,
        limit=limit,
        full=full,
        wished=answer.wished,
        robust=answer.robust,
    )
