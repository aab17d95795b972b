"""The answer of a sweep, worked out from the tally of its completions."""

from __future__ import annotations

from collections.abc import Mapping
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from detente.case import leaves
from detente.claims import ClaimTest, Given, Prefers, judge_claims
from detente.stability import CONCEPTS, Concept, Stability, analyse_all
from detente.sweeps.grounds import Grounds, same_as_questions, split_by_kind
from detente.sweeps.prepare import Outcome, Prepared
from detente.sweeps.questions import entropy, information_gain
from detente.sweeps.result import (
    Bearing,
    ClaimAnswer,
    DecisiveQuestion,
    Method,
    OpenParty,
    PartAnswer,
    StepShare,
    Sweep,
    Verdict,
    Witness,
)
from detente.sweeps.tally import Tally

_DOUBT = 0.05
"""Probability with which an error bound may fail."""
_FEWEST_PAIRS = 50
"""Pairs in which something must be so, and not, before none that differs can tell that it turns on nobody."""
_ROUNDING = 1e-12
_MOST_BITS = 10_000
"""Bits of a number of completions up to which it is written out; Python refuses much longer numbers."""
_MOST_BEARINGS = 4
"""Outcomes listed for a question."""
_MOST_TURNED_ON = 3
"""Questions listed for a claim."""
_FEWEST_EITHER_WAY = 20
"""Completions of a sample in which something must be so, and not, before its answers can tell what it is."""


def answer_of(ready: Prepared, total: Tally) -> Sweep:
    """Turn the tally of all completions judged into shares, questions and verdicts of claims."""
    model, feasible = ready.model, ready.model.feasible
    completions = total.completions[0]
    all_of_them = {
        c: np.flatnonzero(feasible & (total.times_equilibrium[i] == completions))
        for i, c in enumerate(CONCEPTS)
    }
    none_of_them = {
        c: np.flatnonzero(feasible & (total.times_equilibrium[i] == 0)) for i, c in enumerate(CONCEPTS)
    }
    proven_in_all, proven_in_none = all_of_them, none_of_them
    bounds = None if ready.enumerated else analyse_all(model)
    if bounds is not None:
        surely = {c: np.flatnonzero(bounds[c].certain.all(axis=0)) for c in CONCEPTS}
        never = {
            c: np.flatnonzero(feasible & ~of_concept.possible.all(axis=0)) for c, of_concept in bounds.items()
        }
        proven_in_all = {c: np.intersect1d(all_of_them[c], surely[c]) for c in CONCEPTS}
        proven_in_none = {c: np.intersect1d(none_of_them[c], never[c]) for c in CONCEPTS}
    gains = _gains(ready, total)
    questions, uncertainty = _questions(ready, total, gains)
    grounds = _grounds(ready, total)
    started = model.status_quo is not None
    return Sweep(
        model=model,
        method=_method(ready, total),
        stable={c: _share(total, total.stable[i]) for i, c in enumerate(CONCEPTS)},
        equilibrium={c: _share(total, total.equilibrium[i]) for i, c in enumerate(CONCEPTS)},
        in_all=all_of_them,
        in_none=none_of_them,
        proven_in_all=proven_in_all,
        proven_in_none=proven_in_none,
        way_out=dict(zip(CONCEPTS, _share(total, total.way_out).tolist(), strict=True)) if started else {},
        reached=_share(total, total.reached) if started else None,
        steps=_steps(ready, total, grounds),
        questions=questions,
        uncertainty=uncertainty,
        questions_left_out=ready.questions.left_out,
        claims=_claims(ready, total, gains, bounds, grounds),
        grounds=grounds,
    )


def _grounds(ready: Prepared, total: Tally) -> Grounds:
    """Find what each thing turns on, and which single comparison it is."""
    marks, completions = total.marks_of_things, int(total.completions[0])
    of_all = int(total.marks[-1])
    varies = (marks != 0) & (marks != of_all)
    turns = (total.turns != 0) & varies[:, None]
    same = same_as_questions(marks, total.marks[:-1], of_all, ready.questions.questions)
    same[~varies] = -1
    if not ready.enumerated:
        # What is rare in the sample had no chance to show itself among the pairs: it is taken to turn.
        either_way = np.minimum(total.times_of_things, completions - total.times_of_things) / completions
        turns |= varies[:, None] & (either_way[:, None] * total.pairs < _FEWEST_PAIRS)
        only_unknown = all(p in ready.unknown or o.count == 1 for p, o in enumerate(ready.orders))
        if only_unknown:
            # What differs from one completion to another then differs by the order of some unknown party.
            turns |= (varies & ~turns.any(axis=1))[:, None]
        same[total.times_of_things < _FEWEST_EITHER_WAY] = -1
        same[completions - total.times_of_things < _FEWEST_EITHER_WAY] = -1
    return Grounds(
        ready.unknown,
        split_by_kind(turns, ready.shapes),
        split_by_kind(same, ready.shapes),
        ready.questions.questions,
        () if ready.enumerated else tuple(total.pairs.tolist()),
    )


def _share(total: Tally, sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sums as shares of all that was judged; what differs from 1 by rounding alone is 1."""
    shares = sums / total.weight[0]
    return np.where(np.abs(shares - 1) < _ROUNDING, 1.0, shares)


def _method(ready: Prepared, total: Tally) -> Method:
    open_parties = tuple(
        OpenParty(party, None if of_party.rejects else of_party.count, of_party.method)
        for party, of_party in enumerate(ready.orders)
        if of_party.count != 1
    )
    completions = int(total.completions[0])
    counted = (
        total.stable,
        total.reached,
        total.steps,
        total.yes,
        total.outcomes,
        total.parts,
        total.equilibrium,
    )
    each, together = (
        sqrt(log(2 * many / _DOUBT) / (2 * completions)) for many in (1, sum(sums.size for sums in counted))
    )
    return Method(
        kind="every completion" if ready.enumerated else "sample",
        completions=completions,
        possible=completions if ready.enumerated else _possible(ready),
        seed=None if ready.enumerated else ready.job.seed,
        each_error=0.0 if ready.enumerated else each,
        all_error=0.0 if ready.enumerated else together,
        bias=0.0 if ready.enumerated else sum(of_party.bias for of_party in ready.orders),
        open_parties=open_parties,
    )


def _possible(ready: Prepared) -> int | None:
    """Number of completions there are; None where it is unknown, or too long to be written out."""
    count = ready.completions
    unknown = count is None or any(of_party.rejects for of_party in ready.orders)
    return None if unknown or (count or 0).bit_length() > _MOST_BITS else count


def _steps(ready: Prepared, total: Tally, grounds: Grounds) -> tuple[StepShare, ...] | None:
    if ready.arcs is None or ready.model.status_quo is None:
        return None
    shares = _share(total, total.steps)
    order = np.argsort(-shares, kind="stable")
    return tuple(
        StepShare(party, origin, target, float(shares[arc]), grounds.of("step", arc))
        for arc, (party, origin, target) in zip(order.tolist(), ready.arcs[order].tolist(), strict=True)
        if shares[arc] > 0
    )


def _questions(
    ready: Prepared, total: Tally, gains: NDArray[np.float64]
) -> tuple[tuple[DecisiveQuestion, ...], float]:
    """The questions, most decisive first, and the uncertainty of all outcomes that matter, in bits."""
    matters = _that_matter(ready, total)
    uncertainty = float(entropy(_share(total, total.outcomes))[matters].sum())
    gains = gains * matters
    sums, yes = gains.sum(axis=1), _share(total, total.yes)
    order = np.argsort(-np.round(sums, 9), kind="stable")
    alike = _alike(total, [q for q in order.tolist() if sums[q] > 0])
    settled = [round(float(sums[q]), 9) for q in alike]
    return tuple(
        DecisiveQuestion(
            question=ready.questions.questions[q],
            rank=1 + settled.index(round(float(sums[q]), 9)),
            yes=float(yes[q]),
            gain=float(sums[q]),
            of_all=float(sums[q]) / uncertainty if uncertainty else 0.0,
            bears_on=tuple(
                _bearing(ready.outcomes, total, q, o, gains[q, o])
                for o in np.argsort(-gains[q], kind="stable")[:_MOST_BEARINGS].tolist()
                if gains[q, o] > 0
            ),
            alike=tuple(ready.questions.questions[other] for other in others),
        )
        for q, others in alike.items()
    ), uncertainty


def _alike(total: Tally, order: list[int]) -> dict[int, list[int]]:
    """Map the first of the questions with the same answers, or just opposite ones, to the others of them."""
    opposite = total.marks[-1:] - total.marks
    by_mark: dict[int, int] = {}
    alike: dict[int, list[int]] = {}
    for q in order:
        first = by_mark.setdefault(int(total.marks[q]), q)
        if first == q:
            by_mark.setdefault(int(opposite[q]), q)
            alike[q] = []
        else:
            alike[first].append(q)
    return alike


def _that_matter(ready: Prepared, total: Tally) -> NDArray[np.bool_]:
    """Shape ``(outcomes,)``: all but equilibria that improvements never lead to."""
    if ready.model.status_quo is None:
        return np.ones(len(ready.outcomes), dtype=np.bool_)
    return np.array([o.kind != "equilibrium" or bool(total.reached[o.cell]) for o in ready.outcomes])


def _gains(ready: Prepared, total: Tally) -> NDArray[np.float64]:
    """Shape ``(questions, outcomes)``: information gains, in a sample less the part that chance explains."""
    sums = (total.yes, total.outcomes, total.yes_and_outcome)
    gains = information_gain(*(_share(total, of) for of in sums))
    if not ready.enumerated:
        # Of independent things a sample of n shows 1 / (2 n ln 2) bits on average (Miller 1955).
        gains = np.maximum(gains - 1 / (2 * total.completions[0] * log(2)), 0.0)
    return gains


def _bearing(outcomes: tuple[Outcome, ...], total: Tally, q: int, o: int, gain: float) -> Bearing:
    yes, both = total.yes[q], total.yes_and_outcome[q, o]
    no, neither = total.weight[0] - yes, total.outcomes[o] - both
    if_yes, if_no = (
        # Adding nought makes a negative nought a plain one.
        float(np.clip(np.round(some / of, 12), 0.0, 1.0)) + 0.0 if of else 0.0
        for some, of in ((both, yes), (neither, no))
    )
    return Bearing(outcomes[o], if_yes, if_no, float(gain))


def _claims(
    ready: Prepared,
    total: Tally,
    gains: NDArray[np.float64],
    bounds: Mapping[Concept, Stability] | None,
    grounds: Grounds,
) -> tuple[ClaimAnswer, ...]:
    part_shares, outcome_shares = _share(total, total.parts), _share(total, total.outcomes)
    bounded = {}
    if bounds is not None and not ready.case.always:
        judged = judge_claims(ready.case, ready.space, ready.model, bounds)
        bounded = {verdict.id: verdict.verdict for verdict in judged}
    answers = []
    row = 0
    for i, claim in enumerate(ready.claims.claims):
        parts = []
        for part in claim.parts.values():
            share, given, without = part_shares[row].tolist()
            of_part = (grounds.of("part", row, 0), grounds.of("part", row, 1), grounds.of("part", row, 2))
            parts.append(
                PartAnswer(
                    part.says,
                    share,
                    given if part.given else None,
                    without if part.without else None,
                    of_part,
                )
            )
            row += 1
        if claim.test is None:
            answers.append(ClaimAnswer(claim.claim, "untested", None, False, (), (), None, None))
            continue
        o = next(k for k, outcome in enumerate(ready.outcomes) if outcome.claim == claim.id)
        share = float(outcome_shares[o])
        failing, holding = (
            Witness(total.witness_ranks[i, side]) if total.witness_found[i, side] else None for side in (0, 1)
        )
        verdict: Verdict = "holds" if failing is None else "fails" if holding is None else "depends"
        ground = grounds.of("claim", i)
        order = np.argsort(-np.round(gains[:, o], 9), kind="stable").tolist()
        telling = list(_alike(total, [q for q in order if gains[q, o] > 0]))
        answers.append(
            ClaimAnswer(
                claim.claim, verdict, share,
                ready.enumerated or verdict == "depends" or bounded.get(claim.id) == verdict,
                tuple(parts),
                tuple(
                    (ready.questions.questions[q], _bearing(ready.outcomes, total, q, o, gains[q, o]))
                    for q in telling[:_MOST_TURNED_ON]
                ),
                holding, failing, ground,
                verdict == "depends" and (ground.question is not None or _is_one_comparison(claim.test)),
            )
        )  # fmt: skip
    return tuple(answers)


def _is_one_comparison(test: ClaimTest) -> bool:
    """Return whether a test asks for nothing but one comparison of one party's, or its opposite."""
    parts = list(leaves(test))
    (first, *others) = (
        part.test if isinstance(part, Given) and not part.more_than_without else part for part in parts
    )
    return not others and isinstance(first, Prefers)
