"""The answer of a sweep in plain English."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.case import CaseFile
from detente.model import Model
from detente.page.words.questions import (
    BearingInWords,
    about,
    bearings_in_words,
    outcome_in_words,
    question_in_short,
    question_in_words,
)
from detente.page.words.states import (
    counted,
    is_descriptive_name,
    join_words,
    state_name,
    state_names,
)
from detente.stability import CONCEPT_NAMES, CONCEPTS, Concept
from detente.sweeps import Bearing, ClaimAnswer, Method, Outcome, Question, Sweep, share_in_words

CONCEPT_ORDER: tuple[Concept, ...] = ("nash", "seq", "smr", "gmr")
"""The concepts as they stand beside each other: from the one that asks most of a state to the least."""
_MOST_NAMED = 8
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
        """Say what an answer bears on most, with the shares for either answer."""
        return tuple(
            f"{b.outcome}: {share_in_words(b.if_yes)} if yes, {share_in_words(b.if_no)} if no"
            for b in self.bearings(bearings)[:most]
        )


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
    """Say whose preferences are open, and how the shares were obtained."""
    method, model = sweep.method, sweep.model
    if not method.open_parties:
        return ["Nothing is left open in this case: every share is 0 or 100 %."]
    whose = join_words(model.party_names[of_party.party] for of_party in method.open_parties)
    if method.kind == "every completion":
        return [
            f"Open: what {whose} would prefer. There are {method.completions:,} completions; "
            "every one was judged, so shares are exact."
        ]
    return [
        f"Open: what {whose} would prefer. Judged: {method.completions:,} completions, "
        f"drawn at random{_out_of(method)}, seed {method.seed}.",
        f"With 95 % confidence a share is within {method.each_error:.1%} of the true one, and all shares "
        f"at once within {method.all_error:.1%}"
        + (f"; the way of drawing adds at most {method.bias:.1%}" if method.bias else "")
        + ".",
    ]


def _out_of(method: Method) -> str:
    return "" if method.possible is None else f" out of {about(method.possible)}"


def sweep_standfirst(words: SweepWords) -> list[str]:
    """Say what is open, what holds in every completion, and which question decides most of the rest."""
    return [" ".join(method_in_words(words.sweep)), *_findings(words)]


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
    ]
    if sweep.way_out:
        shares = {CONCEPT_NAMES[c]: share_in_words(sweep.way_out[c]) for c in CONCEPTS}
        in_words = (
            next(iter(shares.values()))
            if len(set(shares.values())) == 1
            else ", ".join(f"{share} ({name})" for name, share in shares.items())
        )
        sentences.append(
            "Improvements lead from the status quo to another state that lasts in "
            f"{in_words} of the completions."
        )
    if sweep.questions:
        first = sweep.questions[0]
        sentences.append(
            f"The answer to one question would settle {first.of_all:.0%} of all that is uncertain: "
            f"{words.question(first.question)}"
        )
    return sentences


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
    """Name some states, or count them where they are many and a list would hold Y/N strings only."""
    if len(cells) > _MOST_NAMED and not any(is_descriptive_name(model, cell) for cell in cells):
        return f"{len(cells):,} states"
    return state_names(model, cells, _MOST_NAMED)


def claim_verdict_in_words(sweep: Sweep, answer: ClaimAnswer) -> str:
    """Say how a claim comes out, and how sure that is."""
    sampled = sweep.method.kind == "sample"
    if answer.share is None:
        return "not tested"
    if answer.verdict == "depends":
        error = f" (within {sweep.method.each_error:.1%})" if sampled else ""
        return f"depends: holds in {share_in_words(answer.share)} of the completions{error}"
    where = "whatever the unknowns are" if answer.proven else "in every completion that was drawn"
    return f"{answer.verdict} {where}"


def order_in_words(model: Model, ranks: NDArray[np.int32]) -> str:
    """Say one party's order of the states, the most preferred first, ties joined by ``=``."""
    cells = np.flatnonzero(model.feasible)
    levels = sorted(set(ranks[cells].tolist()), reverse=True)
    shown_levels = [_tied(model, cells[ranks[cells] == level].tolist()) for level in levels[:_LEVELS]]
    shown = int((ranks[cells] >= levels[len(shown_levels) - 1]).sum()) if shown_levels else 0
    more = f" › {cells.size - shown:,} more" if shown < cells.size else ""
    return " › ".join(shown_levels) + more


def _tied(model: Model, cells: Sequence[int]) -> str:
    names = [state_name(model, cell) for cell in cells[:_LEVELS]]
    more = f" = {len(cells) - _LEVELS:,} more" if len(cells) > _LEVELS else ""
    return " = ".join(names) + more


def part_in_words(of_all: float) -> str:
    """Say the part of all uncertainty that an answer settles, with small parts kept apart.

    Examples
    --------
    >>> part_in_words(0.298), part_in_words(0.0062), part_in_words(0.0002), part_in_words(0.9999)
    ('30%', '0.6%', '<0.1%', '>99%')
    """
    if 0 < of_all < 0.0095:
        return share_in_words(of_all)
    return ">99%" if 0.995 < of_all < 1 else f"{of_all:.0%}"
