"""The parts of the page of a sweep, free of any medium."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.brief.claims_in_words import claim_in_words, claim_parts_in_words
from detente.brief.notes import quoted_in_short
from detente.brief.picture_questions import part_in_words
from detente.brief.picture_shares import ORDER, states_by_share
from detente.brief.picture_style import percent
from detente.brief.question_text import BearingInWords, bearings_in_words, question_in_words
from detente.brief.sweep_text import claim_verdict_in_words
from detente.brief.sweep_words import number_in_words
from detente.brief.wording import CONCEPT_NAMES, party_name, share_in_words, state_name
from detente.case.model import Model
from detente.case.schema import CaseFile, Claim
from detente.dossier.dossier import Evidence
from detente.scenarios.sweep_result import ClaimAnswer, PartAnswer, Sweep, Witness

MOST_STATES = 100
MOST_QUESTIONS = 12
_NAMED = 4
_LEVELS = 12
_QUOTE = 320
_BEARINGS = 3


@dataclass(frozen=True)
class StateRow:
    """A state's share under each concept, in the order of `picture_shares.ORDER`."""

    name: str
    shares: tuple[str, ...]
    is_status_quo: bool


@dataclass(frozen=True)
class QuestionRow:
    """An unknown, how much its answer would settle, and what it bears on."""

    asked: str
    settles: str
    yes: str
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


def method_lines(case: CaseFile, found: Sweep) -> Iterator[str]:
    """How the answer was computed, how far it can be trusted, and what it does not say."""
    model, method = found.model, found.method
    if method.kind == "every completion":
        yield (
            "Nothing was open, so one order of the states for each party was judged."
            if method.completions == 1
            else f"Every one of the {method.completions:,} completions of what the case leaves open was "
            "judged; the shares are exact."
        )
    else:
        of = "more than can be counted" if method.possible is None else number_in_words(method.possible)
        yield (
            f"A sample of {method.completions:,} completions of {of} was drawn with the seed {method.seed}; "
            "the same seed gives the same answer."
        )
        yield (
            f"With a probability of at least 95% a single share is within {method.each_error * 100:.1f} "
            f"percentage points of that of all completions, and all shares at once are within "
            f"{method.all_error * 100:.1f} (Hoeffding, Probability inequalities for sums of bounded random "
            f"variables, 1963, theorem 2)."
        )
        if method.bias:
            yield f"The way of drawing adds at most {method.bias * 100:.2g} percentage points to that."
    for is_open in method.open_parties:
        orders = (
            "orders that cannot be counted"
            if is_open.count is None
            else f"{number_in_words(is_open.count)} orders"
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


def state_rows(found: Sweep) -> tuple[list[StateRow], int]:
    """The states with their shares, those first that last most often, and how many are left out."""
    cells = states_by_share(found)
    rows = [
        StateRow(
            state_name(found.model, cell),
            tuple(share_in_words(float(found.equilibrium[concept][cell])) for concept in ORDER),
            cell == found.model.status_quo,
        )
        for cell in cells[:MOST_STATES]
    ]
    return rows, len(cells) - len(rows)


def concept_heads() -> list[str]:
    """The names of the concepts, in the order of a row's shares."""
    return [CONCEPT_NAMES[concept] for concept in ORDER]


def question_rows(case: CaseFile, found: Sweep) -> tuple[list[QuestionRow], int]:
    """The most decisive unknowns, and how many more there are."""
    rows = [
        QuestionRow(
            question_in_words(case, found.model, decisive.question),
            part_in_words(decisive.of_all),
            percent(decisive.yes),
            tuple(bearings_in_words(case, found.model, decisive.bears_on)[:_BEARINGS]),
        )
        for decisive in found.questions[:MOST_QUESTIONS]
    ]
    return rows, len(found.questions) - len(rows) + found.questions_left_out


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
        _rankings(case, found, answer.holding),
        _rankings(case, found, answer.failing),
    )


def _quotes(case: CaseFile, claim: Claim) -> Iterator[tuple[str, str]]:
    for name in claim.evidence:
        if name in case.evidence:
            item = case.evidence[name]
            words = Evidence(item.report, 0, len(item.quote), item.quote)
            yield quoted_in_short(words, _QUOTE), item.report


def _part(part: PartAnswer) -> str:
    if part.given is None or part.without is None:
        return percent(part.share)
    return (
        f"{percent(part.share)}; with the condition {percent(part.given)}, without it {percent(part.without)}"
    )


def _rankings(case: CaseFile, found: Sweep, witness: Witness | None) -> tuple[Ranking, ...]:
    """What the parties of whom something is open prefer in a completion."""
    if witness is None:
        return ()
    return tuple(
        Ranking(
            party_name(case, found.model, is_open.party),
            order_in_words(found.model, witness.ranks[is_open.party]),
        )
        for is_open in found.method.open_parties
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
