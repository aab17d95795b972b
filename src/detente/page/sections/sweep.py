"""The parts of the page of a sweep, free of any medium."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis import Difference, Swept
from detente.case import CaseFile, Claim
from detente.model import Model
from detente.page.notes import quoted_in_short
from detente.page.page import Unknown
from detente.page.sections.wish import (
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
from detente.page.words import (
    ORDER,
    BearingInWords,
    about,
    bearings_in_words,
    claim_in_words,
    claim_parts_in_words,
    claim_verdict_in_words,
    counted,
    method_in_words,
    part_in_words,
    party_name,
    question_in_words,
    state_name,
    state_told,
)
from detente.sources import Evidence
from detente.stability import CONCEPT_NAMES, CONCEPTS
from detente.sweeps import ClaimAnswer, PartAnswer, Sweep, Witness, by_share, share_in_words

MOST_STATES = 100
MOST_QUESTIONS = 12
_NAMED = 4
_LEVELS = 12
_QUOTE = 320
_BEARINGS = 3
MOST_DIFFERENCES = 40


@dataclass(frozen=True)
class StateRow:
    """A state's share under each concept, in the order of `picture_shares.ORDER`.

    Attributes
    ----------
    gloss
        What is done in it, where its name does not say so.
    """

    name: str
    gloss: str
    shares: tuple[str, ...]
    is_status_quo: bool


@dataclass(frozen=True)
class QuestionRow:
    """An unknown, how much its answer would settle, how much is answered with it, and what it bears on."""

    asked: str
    settles: str
    alike: str
    bears_on: tuple[BearingInWords, ...]


@dataclass(frozen=True)
class Ranking:
    """One order that a party may have, most preferred first."""

    party: str
    order: str


@dataclass(frozen=True)
class ClaimSection:
    """A rival assessment and how it comes out."""

    says: str
    by: str
    quotes: tuple[tuple[str, str], ...]
    verdict: str
    test: str
    parts: tuple[tuple[str, str], ...]
    turns_on: tuple[tuple[str, BearingInWords], ...]
    holding: tuple[Ranking, ...]
    failing: tuple[Ranking, ...]


@dataclass(frozen=True)
class WhatIfSection:
    """What a what-if changes, what comes out otherwise, and how many more differences there are."""

    changes: tuple[str, ...]
    differences: tuple[Difference, ...]
    left_out: int


@dataclass(frozen=True)
class StructureRow:
    """A change of structure with what the wish takes after it, and what must then come to be so."""

    says: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class WishSection:
    """What it takes that a wish comes true, and changes of structure that would spare some of it."""

    heading: str
    sentences: tuple[str, ...]
    needs: tuple[Need, ...]
    structures: tuple[StructureRow, ...]


@dataclass(frozen=True)
class FirmRow:
    """How much an equilibrium survives, and what would end it first."""

    state: str
    concept: str
    survives: str
    ends: str


@dataclass(frozen=True)
class FirmSection:
    """How firm some equilibria are, and what a reader should know of that."""

    rows: tuple[FirmRow, ...]
    notes: tuple[str, ...]


def method_lines(case: CaseFile, found: Sweep) -> Iterator[str]:
    """How the answer was computed, how far it can be trusted, and what it does not say."""
    model, method = found.model, found.method
    yield from method_in_words(case, found)
    if method.kind == "sample":
        yield (
            "The same seed gives the same answer. The bounds on the error are Hoeffding's (Probability "
            "inequalities for sums of bounded random variables, 1963, theorem 2)."
        )
    for is_open in method.open_parties:
        orders = (
            "orders that cannot be counted" if is_open.count is None else f"{about(is_open.count)} orders"
        )
        how = f"; way of drawing: {is_open.method}" if method.kind == "sample" else ""
        yield f"What {party_name(case, model, is_open.party)} prefers is open: {orders}{how}."
    yield (
        "How much an answer settles is the information, in bits, that it gives on average on all outcomes "
        "together: which states last, whether a way leads out, and which claims hold."
    )
    yield (
        "A share says in how much of what is open something comes out so, every order counting alike "
        "unless the case says otherwise. It is no forecast."
    )


def state_rows(case: CaseFile, found: Sweep) -> tuple[list[StateRow], int]:
    """The states with their shares, those first that last most often, and how many are left out."""
    cells = by_share(found)
    rows = [
        StateRow(
            state_name(found.model, cell),
            _gloss(case, found.model, cell),
            tuple(share_in_words(float(found.equilibrium[concept][cell])) for concept in ORDER),
            cell == found.model.status_quo,
        )
        for cell in cells[:MOST_STATES].tolist()
    ]
    return rows, len(cells) - len(rows)


def _gloss(case: CaseFile, model: Model, cell: int) -> str:
    """What is done in a state whose name does not say it; nothing where it does."""
    told = state_told(case, model, cell).removeprefix(f"“{state_name(model, cell)}”")
    return told[2:-1]


def concept_heads() -> list[str]:
    """The names of the concepts, in the order of a row's shares."""
    return [CONCEPT_NAMES[concept] for concept in ORDER]


def question_rows(case: CaseFile, found: Sweep) -> tuple[list[QuestionRow], int]:
    """The most decisive unknowns, and how many more there are."""
    rows = [
        QuestionRow(
            question_in_words(case, found.model, decisive.question),
            part_in_words(decisive.of_all),
            f"Settled with it: {counted(len(decisive.alike), 'further question')}" if decisive.alike else "",
            tuple(bearings_in_words(case, found.model, decisive.bears_on)[:_BEARINGS]),
        )
        for decisive in found.questions[:MOST_QUESTIONS]
    ]
    return rows, len(found.questions) - len(rows) + found.questions_left_out


def what_if_section(answer: Swept) -> WhatIfSection | None:
    """What a what-if changes in the case and in the answer; None where the case itself was swept."""
    if answer.changes is None:
        return None
    shown = answer.differences[:MOST_DIFFERENCES]
    return WhatIfSection(answer.changes, shown, len(answer.differences) - len(shown))


def wish_section(answer: Swept) -> WishSection | None:
    """What a wish takes; None without one."""
    case, wished = answer.case.file, answer.wished
    if wished is None:
        return None
    return WishSection(
        wish_title(case, wished),
        tuple(wish_in_words(case, wished)),
        needs(case, wished),
        tuple(
            StructureRow(f"{change.change}: {change.takes}", tuple(need.must for need in change.needs))
            for change in spared(case, wished)
        ),
    )


def firm_section(answer: Swept) -> FirmSection | None:
    """How firm the states are that surely last; None if that was not asked."""
    case, firm = answer.case.file, answer.robust
    if firm is None:
        return None
    rows = (
        FirmRow(
            state_told(case, firm.model, one.state),
            CONCEPT_NAMES[one.concept],
            survives_in_words(one),
            ends_in_words(case, firm.model, one),
        )
        for one in firm.states
    )
    notes = firm_notes(case, firm)
    if not firm.states and not firm.unanswered:
        notes = [NONE_FIRM]
    return FirmSection(tuple(rows), tuple(notes))


def claim_sections(case: CaseFile, found: Sweep) -> list[ClaimSection]:
    """The claims of the case with their verdicts, and a completion each way."""
    said = {claim.id: claim for claim in case.claims}
    return [_claim_section(case, found, said[answer.id], answer) for answer in found.claims]


def _claim_section(case: CaseFile, found: Sweep, claim: Claim, answer: ClaimAnswer) -> ClaimSection:
    tested = answer.verdict != "untested" and claim.holds_if is not None
    words = claim_parts_in_words(case, claim.holds_if) if tested and claim.holds_if else {}
    whole = claim_in_words(case, claim.holds_if) if tested and claim.holds_if else ""
    return ClaimSection(
        claim.says,
        claim.by or "",
        tuple(_quotes(case, claim)),
        claim_verdict_in_words(found, answer),
        whole,
        tuple((words.get(part.says, part.says), _part(part)) for part in answer.parts),
        tuple(
            (
                question_in_words(case, found.model, question),
                bearings_in_words(case, found.model, [bearing])[0],
            )
            for question, bearing in answer.turns_on
        ),
        _rankings(case, found, answer, answer.holding),
        _rankings(case, found, answer, answer.failing),
    )


def _quotes(case: CaseFile, claim: Claim) -> Iterator[tuple[str, str]]:
    for name in claim.evidence:
        if name in case.evidence:
            item = case.evidence[name]
            words = Evidence(item.report, 0, len(item.quote), item.quote)
            yield quoted_in_short(words, _QUOTE), item.report


def _part(part: PartAnswer) -> str:
    if part.given is None or part.without is None:
        return share_in_words(part.share)
    return (
        f"{share_in_words(part.share)}; with the condition {share_in_words(part.given)}, "
        f"without it {share_in_words(part.without)}"
    )


def _rankings(
    case: CaseFile, found: Sweep, answer: ClaimAnswer, witness: Witness | None
) -> tuple[Ranking, ...]:
    """What the open parties that a claim turns on prefer in a completion, or all open ones.

    As in the text there is nothing to show where a claim comes out one way only.
    """
    if witness is None or answer.verdict != "depends":
        return ()
    turned_on = {question.party for question, _ in answer.turns_on}
    return tuple(
        Ranking(
            party_name(case, found.model, is_open.party),
            order_in_words(found.model, witness.ranks[is_open.party]),
        )
        for is_open in found.method.open_parties
        if not turned_on or is_open.party in turned_on
    )


def order_in_words(model: Model, ranks: NDArray[np.int32]) -> str:
    """One party's order of the states, most preferred first; what it finds equally good together."""
    cells = np.flatnonzero(model.feasible)
    levels = sorted(set(ranks[cells].tolist()), reverse=True)
    told = [_level(model, cells[ranks[cells] == level].tolist()) for level in levels[:_LEVELS]]
    shown = int((ranks[cells] >= levels[len(told) - 1]).sum()) if told else 0
    more = f" › {cells.size - shown:,} more" if shown < cells.size else ""
    return " › ".join(told) + more


def _level(model: Model, cells: Sequence[int]) -> str:
    names = [state_name(model, cell) for cell in cells[:_LEVELS]]
    more = f" = {len(cells) - _LEVELS:,} more" if len(cells) > _LEVELS else ""
    return " = ".join(names) + more


MAX_UNKNOWNS = 4
_MAX_BEARINGS = 2


def unknowns(case: CaseFile, found: Sweep) -> tuple[Unknown, ...]:
    """The questions whose answers would settle most, and what hangs on each."""
    return tuple(
        Unknown(
            question_in_words(case, found.model, decisive.question),
            f"settles {decisive.of_all:.0%} of what is uncertain",
            tuple(
                f"{b.outcome}: in {share_in_words(b.if_yes)} of the completions if yes, in "
                f"{share_in_words(b.if_no)} if no"
                for b in bearings_in_words(case, found.model, decisive.bears_on)[:_MAX_BEARINGS]
            ),
        )
        for decisive in found.questions[:MAX_UNKNOWNS]
    )


def unknowns_about(case: CaseFile, found: Sweep) -> tuple[str, ...]:
    """What was left open, how that was dealt with, and in how much of it a way leads out."""
    sentences = method_in_words(case, found)
    if found.way_out:
        shares = ", ".join(f"{share_in_words(found.way_out[c])} ({CONCEPT_NAMES[c]})" for c in CONCEPTS)
        sentences.append(f"Improvements lead from the status quo to another state that lasts in {shares}.")
    return tuple(sentences)


def claim_in_completions(case: CaseFile, found: Sweep, answer: ClaimAnswer) -> tuple[str, tuple[str, ...]]:
    """How a claim comes out over the completions, and which unknowns decide it."""
    turns_on = tuple(
        f"{question_in_words(case, found.model, question)} If yes, it holds in "
        f"{share_in_words(bearing.if_yes)} of the completions; if no, in {share_in_words(bearing.if_no)}."
        for question, bearing in answer.turns_on
        if answer.verdict == "depends"
    )
    return claim_verdict_in_words(found, answer), turns_on
