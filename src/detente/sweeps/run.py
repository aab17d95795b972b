"""A sweep: what holds in how many of the completions of what nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from detente.claims import judge_claims
from detente.errors import BadInput
from detente.stability import CONCEPTS, Concept, Stability, analyse_all
from detente.sweeps.portion import Outcome, Prepared, SweepJob, count_portion, prepared
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
from detente.sweeps.resume import Resumed, resumed
from detente.sweeps.tally import Tally

_DOUBT = 0.05
_ROUNDING = 1e-12
_MOST_BITS = 10_000
_MOST_BEARINGS = 4
_MOST_TURNED_ON = 3

Counted = Callable[[SweepJob, Iterable[int]], Iterator[Tally]]
"""Counts the portions of some numbers, and gives their tallies in the order of the numbers."""


def _told_nobody(_: int, __: int) -> None:
    pass


def counted_here(job: SweepJob, numbers: Iterable[int]) -> Iterator[Tally]:
    """Count portions in this process, one after the other."""
    return (count_portion(job, number) for number in numbers)


def sweep(
    job: SweepJob,
    *,
    counted: Counted = counted_here,
    told: Callable[[int, int], None] = _told_nobody,
    keep: bool = False,
) -> Sweep:
    """Judge a case under every order of the states that it leaves open, or under a sample of them.

    Up to ``job.exact_up_to`` completions every one is judged. Beyond, ``job.samples`` are drawn: linear
    extensions uniformly (see `detente.sweeps.extensions.linear` for how and from which source), other
    open forms as `party_orders` says. A share of a sample of n then differs from that of all completions
    by more than d with a probability of at most 2 exp(-2 n d^2) [1]_; over all shares of the answer at
    once, of at most so often that.

    Parameters
    ----------
    counted
        How portions are counted; another machine gives the same answer to the last digit.
    told
        Is told how many portions are counted, of how many.
    keep
        Whether to keep what is counted, so that the same job goes on from there if it is interrupted.

    Raises
    ------
    BadInput
        If the case cannot be used, or no completion agrees with its comparisons.

    References
    ----------
    .. [1] Hoeffding, Probability inequalities for sums of bounded random variables, Journal of the
       American Statistical Association 58 (1963), theorem 2.

    Examples
    --------
    In the dispute of two villages nobody knows what the lower one prefers; in half of its 24 orders it
    would rather not raid the upper village's well, in which state nothing then leads out:

    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: Two villages and a well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... status_quo: NN
    ... preferences:
    ...   UP: {priorities: [not LOW.raid, not UP.share]}
    ...   LOW: unknown
    ... ''', "well.yaml")
    >>> answer = sweep(SweepJob(case))
    >>> answer.method.completions, answer.equilibrium["nash"].tolist()
    (24, [0.5, 0.5, 0.0, 0.0])
    """
    ready = prepared(job)
    total: Tally | None = None
    with resumed(job, ready, keep=keep) as progress:
        total = _total(job, ready, progress, counted, told)
    if not total.completions[0]:
        drawn = "" if ready.enumerated else " that were drawn"
        raise BadInput(
            job.case.path,
            f"none of {ready.number:,} completions{drawn} agrees with the comparisons the case makes",
            "drop a comparison, or what it contradicts; where they leave very little, say so in another form",
        )
    return _answer(ready, total)


def _total(
    job: SweepJob,
    ready: Prepared,
    progress: Resumed,
    counted: Counted,
    told: Callable[[int, int], None],
) -> Tally:
    told(progress.done, ready.portions)
    for tally in counted(job, range(progress.done, ready.portions)):
        progress.add(tally)
        told(progress.done, ready.portions)
    assert progress.total is not None
    return progress.total


def _answer(ready: Prepared, total: Tally) -> Sweep:
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
        surely = {c: np.flatnonzero(found.certain.all(axis=0)) for c, found in bounds.items()}
        never = {c: np.flatnonzero(feasible & ~found.possible.all(axis=0)) for c, found in bounds.items()}
        proven_in_all = {c: np.intersect1d(all_of_them[c], surely[c]) for c in CONCEPTS}
        proven_in_none = {c: np.intersect1d(none_of_them[c], never[c]) for c in CONCEPTS}
    gains = _gains(ready, total)
    questions, uncertainty = _questions(ready, total, gains)
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
        steps=_steps(ready, total),
        questions=questions,
        uncertainty=uncertainty,
        questions_left_out=ready.questions.left_out,
        claims=_claims(ready, total, gains, bounds),
    )


def _share(total: Tally, sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shares of all that was judged; where completions weigh differently, all of it may not add up to 1."""
    shares = sums / total.weight[0]
    return np.where(np.abs(shares - 1) < _ROUNDING, 1.0, shares)


def _method(ready: Prepared, total: Tally) -> Method:
    open_parties = tuple(
        OpenParty(party, None if of_party.rejects else of_party.count, of_party.method)
        for party, of_party in enumerate(ready.orders)
        if of_party.count != 1
    )
    completions = int(total.completions[0])
    told = (
        total.stable,
        total.reached,
        total.steps,
        total.yes,
        total.outcomes,
        total.parts,
        total.equilibrium,
    )
    each, together = (
        sqrt(log(2 * many / _DOUBT) / (2 * completions)) for many in (1, sum(of.size for of in told))
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
    """How many completions there are, unless nobody counted them or Python would not write out the number."""
    count = ready.completions
    unknown = count is None or any(of_party.rejects for of_party in ready.orders)
    return None if unknown or (count or 0).bit_length() > _MOST_BITS else count


def _steps(ready: Prepared, total: Tally) -> tuple[StepShare, ...] | None:
    if ready.arcs is None or ready.model.status_quo is None:
        return None
    shares = _share(total, total.steps)
    order = np.argsort(-shares, kind="stable")
    return tuple(
        StepShare(party, origin, target, float(share))
        for (party, origin, target), share in zip(
            ready.arcs[order].tolist(), shares[order].tolist(), strict=True
        )
        if share > 0
    )


def _questions(
    ready: Prepared, total: Tally, gains: NDArray[np.float64]
) -> tuple[tuple[DecisiveQuestion, ...], float]:
    """The questions by what they settle of the outcomes that matter, and how much is uncertain of these."""
    matter = _that_matter(ready, total)
    uncertainty = float(entropy(_share(total, total.outcomes))[matter].sum())
    gains = gains * matter
    sums, yes = gains.sum(axis=1), _share(total, total.yes)
    order = np.argsort(-np.round(sums, 9), kind="stable")
    alike = _alike(total, [q for q in order.tolist() if sums[q] > 0])
    return tuple(
        DecisiveQuestion(
            question=ready.questions.asked[q],
            yes=float(yes[q]),
            gain=float(sums[q]),
            of_all=float(sums[q]) / uncertainty if uncertainty else 0.0,
            bears_on=tuple(
                _bearing(ready.outcomes, total, q, o, gains[q, o])
                for o in np.argsort(-gains[q], kind="stable")[:_MOST_BEARINGS].tolist()
                if gains[q, o] > 0
            ),
            alike=tuple(ready.questions.asked[other] for other in others),
        )
        for q, others in alike.items()
    ), uncertainty


def _alike(total: Tally, order: list[int]) -> dict[int, list[int]]:
    """The first of the questions that are answered alike, or just the other way, to the others of them."""
    opposite = total.marks[-1:] - total.marks
    by_mark: dict[int, int] = {}
    found: dict[int, list[int]] = {}
    for q in order:
        first = by_mark.setdefault(int(total.marks[q]), q)
        if first == q:
            by_mark.setdefault(int(opposite[q]), q)
            found[q] = []
        else:
            found[first].append(q)
    return found


def _that_matter(ready: Prepared, total: Tally) -> NDArray[np.bool_]:
    """Shape ``(outcomes,)``: all but whether states last that improvements never lead to."""
    if ready.model.status_quo is None:
        return np.ones(len(ready.outcomes), dtype=np.bool_)
    return np.array([o.kind != "equilibrium" or bool(total.reached[o.cell]) for o in ready.outcomes])


def _gains(ready: Prepared, total: Tally) -> NDArray[np.float64]:
    """Shape ``(questions, outcomes)``; of a sample, less what chance alone would make it seem."""
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
) -> tuple[ClaimAnswer, ...]:
    part_shares, outcome_shares = _share(total, total.parts), _share(total, total.outcomes)
    bounded = {}
    if bounds is not None and not ready.case.always:
        judged = judge_claims(ready.case, ready.space, ready.model, bounds)
        bounded = {verdict.id: verdict.verdict for verdict in judged}
    found = []
    row = 0
    for i, claim in enumerate(ready.claims.claims):
        parts = []
        for part in claim.parts.values():
            share, given, without = part_shares[row].tolist()
            parts.append(
                PartAnswer(part.says, share, given if part.given else None, without if part.without else None)
            )
            row += 1
        if claim.test is None:
            found.append(ClaimAnswer(claim.claim, "untested", None, False, (), (), None, None))
            continue
        o = next(k for k, outcome in enumerate(ready.outcomes) if outcome.claim == claim.id)
        share = float(outcome_shares[o])
        failing, holding = (
            Witness(total.witness_ranks[i, side]) if total.witness_found[i, side] else None for side in (0, 1)
        )
        verdict: Verdict = "holds" if failing is None else "fails" if holding is None else "depends"
        order = np.argsort(-np.round(gains[:, o], 9), kind="stable").tolist()
        asked = list(_alike(total, [q for q in order if gains[q, o] > 0]))
        found.append(
            ClaimAnswer(
                claim.claim, verdict, share,
                ready.enumerated or verdict == "depends" or bounded.get(claim.id) == verdict,
                tuple(parts),
                tuple(
                    (ready.questions.asked[q], _bearing(ready.outcomes, total, q, o, gains[q, o]))
                    for q in asked[:_MOST_TURNED_ON]
                ),
                holding, failing,
            )
        )  # fmt: skip
    return tuple(found)
