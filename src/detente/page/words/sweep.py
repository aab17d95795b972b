"""The answer of a sweep in plain English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.case import CaseFile
from detente.model import Model
from detente.page.words.hints import hint
from detente.page.words.questions import (
    BearingInWords,
    about,
    bearings_in_words,
    outcome_in_words,
    question_in_short,
    question_in_words,
)
from detente.page.words.shares import (
    if_yes_if_no,
    notes_on_shares,
    reason_in_words,
    share_in_prose,
    turns_on,
)
from detente.page.words.states import counted, party_in_a_sentence, short_state, state_name
from detente.short import join_words
from detente.stability import CONCEPT_NAMES, CONCEPTS, Concept
from detente.sweeps import (
    Bearing,
    ClaimAnswer,
    Ground,
    GroundedShare,
    GroundedShares,
    Method,
    Outcome,
    Question,
    Sweep,
    shows_a_share,
)

CONCEPT_ORDER: tuple[Concept, ...] = ("nash", "seq", "smr", "gmr")
"""The concepts as they stand beside each other: from the one that asks most of a state to the least."""
_MOST_NAMED = 8
_MOST_IN_WORDS = 4
"""States without a name that are told in words; more are counted."""
_FEW = 6
_LONGEST = 60
_LEVELS = 12


@dataclass(frozen=True)
class SweepWords:
    """A sweep with the case whose names and claims its words use."""

    case: CaseFile
    sweep: Sweep

    @property
    def model(self) -> Model:
        """The model that the cells of the sweep are of."""
        return self.sweep.model

    def question(self, question: Question) -> str:
        """Word a question; see `question_in_words`."""
        return question_in_words(self.case, self.model, question)

    def short_question(self, question: Question) -> str:
        """Word a question for the label of an axis."""
        return question_in_short(self.case, self.model, question)

    def outcome(self, outcome: Outcome) -> str:
        """Say an outcome as half a sentence."""
        return outcome_in_words(self.case, self.model, outcome)

    def bearings(self, bearings: Iterable[Bearing]) -> list[BearingInWords]:
        """Say what an answer bears on; see `bearings_in_words`."""
        return bearings_in_words(self.case, self.model, bearings)

    def if_yes_if_no(self, bearings: Iterable[Bearing], most: int) -> tuple[str, ...]:
        """Say what an answer bears on most, and how that comes out for either answer."""
        sampled = self.sweep.method.kind == "sample"
        return tuple(
            if_yes_if_no(b.outcome, b.if_yes, b.if_no, sampled=sampled)
            for b in self.bearings(bearings)[:most]
        )

    @property
    def shares(self) -> GroundedShares:
        """The shares, each with what it stands on."""
        return GroundedShares(self.sweep)

    def notes_on(self, shares: Sequence[GroundedShare]) -> list[str]:
        """Explain the words and brackets among some shares; see `notes_on_shares`."""
        return notes_on_shares(self.case, self.sweep, shares)

    def reason(self, ground: Ground) -> str:
        """Say what an open answer turns on, as the end of a sentence."""
        return reason_in_words(self.case, self.model, ground)


def completions_judged(sweep: Sweep) -> str:
    """Name the completions that the shares are shares of.

    Returns
    -------
    str
        ``"all 24 completions"``, ``"20,000 completions drawn at random"``, or ``"the one completion"``.
    """
    method = sweep.method
    if method.kind == "sample":
        return f"{method.completions:,} completions drawn at random"
    if method.completions == 1:
        return "the one completion"
    return f"all {counted(method.completions, 'completion')}"


def error_in_words(sweep: Sweep) -> str:
    """Say how far the shares of a sample may be off; empty where every completion was judged."""
    if sweep.method.kind == "every completion":
        return ""
    points = (sweep.method.all_error + sweep.method.bias) * 100
    return f"with 95% confidence no share is off by more than {points:.1f} percentage points"


def error_clause(sweep: Sweep) -> str:
    """Say the same as the end of a sentence; empty where every completion was judged."""
    words = error_in_words(sweep)
    return f"; {words}" if words else ""


def method_in_words(sweep: Sweep) -> list[str]:
    """Say whose preferences are open, of whom nothing is known, and how many completions were judged."""
    method, model = sweep.method, sweep.model
    if not method.open_parties:
        return ["Nothing is left open in this case."]
    whose = join_words(party_in_a_sentence(model, of_party.party) for of_party in method.open_parties)
    opening = f"Open: what {whose} would prefer."
    if sweep.grounds.unknown:
        names = join_words((party_in_a_sentence(model, party) for party in sweep.grounds.unknown), "or")
        opening += f" Nothing is known of what {names} would prefer."
    if method.kind == "every completion":
        return [f"{opening} There are {method.completions:,} completions; every one was judged."]
    sentences = [
        f"{opening} Judged: {method.completions:,} completions, drawn at random{_out_of(method)}, "
        f"seed {method.seed}."
    ]
    if shows_a_share(sweep):
        sentences.append(
            f"With 95 % confidence a share is within {method.each_error:.1%} of the true one, and all shares "
            f"at once within {method.all_error:.1%}"
            + (f"; the way of drawing adds at most {method.bias:.1%}" if method.bias else "")
            + "."
        )
    return sentences


def _out_of(method: Method) -> str:
    return "" if method.possible is None else f" out of {about(method.possible)}"


def sweep_standfirst(words: SweepWords) -> list[str]:
    """Say what is open, what holds in every completion, and which question decides most of the rest."""
    return [" ".join(method_in_words(words.sweep)), *_findings(words)]


def draft_standfirst(words: SweepWords) -> list[str]:
    """Say of a draft that nobody has reviewed what to settle first, and nothing on what would last."""
    return [
        method_in_words(words.sweep)[0],
        "Nobody has reviewed this draft, so nothing is said here on what would last. Settle first: "
        f"{words.question(words.sweep.questions[0].question)}",
        hint("draft"),
    ]


def _findings(words: SweepWords) -> list[str]:
    sweep = words.sweep
    sampled = sweep.method.kind == "sample"
    every = "every completion drawn" if sampled else "every completion"
    no = "no completion drawn" if sampled else "no completion"
    if not sweep.method.open_parties:
        return _standfirst_with_nothing_open(sweep)
    sentences = [
        *_named_by_concept(sweep, sweep.in_all, f"Last in {every}:", f"No state lasts in {every}."),
        *_named_by_concept(sweep, sweep.in_none, f"Last in {no}:", "Every state lasts in some."),
        *_turned(words),
    ]
    sentences += _ways_out(words)
    if sweep.questions:
        first = sweep.questions[0]
        sentences.append(f"The question whose answer settles most: {words.question(first.question)}")
        parties_asked = {first.question.party}
        for party in _turned_on(sweep):
            of_party = next((q.question for q in sweep.questions if q.question.party == party), None)
            if of_party is not None and party not in parties_asked:
                named = party_in_a_sentence(words.model, party)
                sentences.append(f"Of {named} ask first: {words.question(of_party)}")
    return sentences


def _turned_on(sweep: Sweep) -> list[int]:
    """The parties of whom nothing is known and on whom it turns which states last."""
    turns = sweep.grounds.turns["equilibrium"]
    return [party for k, party in enumerate(sweep.grounds.unknown) if turns[..., k].any()]


def _turned(words: SweepWords) -> list[str]:
    """Say on whom of whom nothing is known it turns which states last."""
    parties = _turned_on(words.sweep)
    return [f"Which others last turns on {turns_on(words.model, parties)}."] if parties else []


def _ways_out(words: SweepWords) -> list[str]:
    """Say in how many completions a way leads out, or what it turns on."""
    if not words.sweep.way_out:
        return []
    by_answer: dict[str, list[str]] = {}
    for concept in CONCEPTS:
        by_answer.setdefault(_way_out(words, words.shares.way_out(concept)), []).append(
            CONCEPT_NAMES[concept]
        )
    return [
        answer.format(under="" if len(by_answer) == 1 else f" ({', '.join(names)})")
        for answer, names in by_answer.items()
    ]


def _way_out(words: SweepWords, of: GroundedShare) -> str:
    leads = "mprovements lead from the status quo to another state that lasts{under}"
    drawn = " drawn" if words.sweep.method.kind == "sample" else ""
    if of.share in (0, 1):
        return f"I{leads} in {'every' if of.share else 'no'} completion{drawn}."
    if of.is_open:
        # Names may hold braces.
        reason = words.reason(of.ground).replace("{", "{{").replace("}", "}}")
        return f"Whether i{leads} {reason}" + ("" if reason.endswith("?") else ".")
    return f"I{leads} {share_in_prose(of)}."


def _standfirst_with_nothing_open(sweep: Sweep) -> list[str]:
    sentences = [
        *_named_by_concept(sweep, sweep.in_all, "Lasting:", "No state lasts."),
        *_named_by_concept(sweep, sweep.in_none, "Not lasting:", "Every state lasts."),
    ]
    if leading := [CONCEPT_NAMES[c] for c in CONCEPTS if sweep.way_out.get(c)]:
        way = f"Improvements lead from the status quo to another state that lasts ({', '.join(leading)})."
        sentences.append(way)
    elif sweep.way_out:
        sentences.append("No improvements lead from the status quo to another state that lasts.")
    return sentences


def _named_by_concept(
    sweep: Sweep, cells: Mapping[Concept, NDArray[np.int64]], lead: str, none: str
) -> list[str]:
    if not any(len(of) for of in cells.values()):
        return [none]
    by_states: dict[tuple[int, ...], list[str]] = {}
    for concept in CONCEPTS:
        by_states.setdefault(tuple(cells[concept].tolist()), []).append(CONCEPT_NAMES[concept])
    parts = [
        f"{_named_or_counted(sweep.model, of)} ({', '.join(names)})" for of, names in by_states.items() if of
    ]
    return [f"{lead} {'; '.join(parts)}."]


def _named_or_counted(model: Model, cells: Sequence[int]) -> str:
    """Name some states, or count them where they are many and have no names."""
    if len(cells) > _FEW and len(cells) == int(model.feasible.sum()):
        return f"all {len(cells):,} states"
    named = [cell for cell in cells if cell in model.names or model.pattern(cell) is None]
    if len(named) < len(cells) and len(cells) > _MOST_IN_WORDS:
        return f"{len(cells):,} states"
    names = [state_name(model, cell) for cell in cells[:_MOST_NAMED]]
    if len(named) < len(cells):
        names = [f"“{name}”" for name in names]
    more = len(cells) - len(names)
    return ", ".join(names) + (f" and {more:,} more" if more else "")


def claim_verdict_in_words(words: SweepWords, answer: ClaimAnswer) -> str:
    """Say how a claim comes out, and how sure that is."""
    sweep, share = words.sweep, words.shares.claim(answer)
    if share is None:
        return "not tested"
    if answer.verdict != "depends":
        where = "whatever the unknowns are" if answer.proven else "in every completion that was drawn"
        return f"{answer.verdict} {where}"
    if answer.circular:
        return "circular: the unknown that decides it is the claim itself"
    if share.is_open:
        return f"open: it {words.reason(share.ground)}"
    error = f", within {sweep.method.each_error:.1%}" if sweep.method.kind == "sample" else ""
    return f"depends: holds {share_in_prose(share)}{error}"


def claim_verdict_without_shares(words: SweepWords, answer: ClaimAnswer) -> str:
    """Say the same for a brief, which shows no shares."""
    share = words.shares.claim(answer)
    if share is None or not share.is_figure or answer.circular:
        return claim_verdict_in_words(words, answer)
    return "depends on what is unknown"


def claim_if_answered(if_yes: float, if_no: float) -> str:
    """Say how a claim comes out for either answer to a question.

    Examples
    --------
    >>> claim_if_answered(1.0, 0.5), claim_if_answered(0.5, 0.25)
    ('If yes, it holds; if no, it may hold.', 'If yes, it holds more often.')
    """
    certain = {0.0: "it fails", 1.0: "it holds"}
    if if_yes in certain or if_no in certain:
        return f"If yes, {certain.get(if_yes, 'it may hold')}; if no, {certain.get(if_no, 'it may hold')}."
    return f"If {'yes' if if_yes > if_no else 'no'}, it holds more often."


def order_in_words(model: Model, ranks: NDArray[np.int32]) -> str:
    """Say one party's order of the states, the most preferred first, ties joined by ``=``."""
    cells = np.flatnonzero(model.feasible)
    levels = sorted(set(ranks[cells].tolist()), reverse=True)
    shown_levels = [_tied(model, cells[ranks[cells] == level].tolist()) for level in levels[:_LEVELS]]
    shown = int((ranks[cells] >= levels[len(shown_levels) - 1]).sum()) if shown_levels else 0
    more = f" › {cells.size - shown:,} more" if shown < cells.size else ""
    return " › ".join(shown_levels) + more


def _tied(model: Model, cells: Sequence[int]) -> str:
    names = [short_state(model, cell, _LONGEST) for cell in cells[:_LEVELS]]
    more = f" = {len(cells) - _LEVELS:,} more" if len(cells) > _LEVELS else ""
    return " = ".join(names) + more
