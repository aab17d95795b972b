"""The few sentences at the top: where it stands, whether it holds, what lasts, what leads out."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from detente.analysis import Analysis, lasting_by_concepts, lasting_states, rules_nothing_out
from detente.names import is_plural
from detente.page.sections.analysed.analysed_case import AnalysedCase
from detente.page.sections.analysed.conditions import conditions_in_words, turns_on
from detente.page.words import (
    clause_of_move,
    counted,
    is_descriptive_name,
    is_telling_name,
    move_in_words,
    moved_status_quo,
    quoted_state,
    state_in_words,
    unknown_preferences,
)
from detente.short import join_words
from detente.stability import can_be_left, kind_of_way

MAX_OUTCOMES_NAMED = 4
MAX_OUTCOMES_DESCRIBED = 2
"""Outcomes whose names hold no word take more room."""
MAX_OUTCOMES_RANKED = 50
_STUCK = (
    "Nobody can leave this state: no party has a move from there. Is that so? If not, one of its options is "
    "not one-way, a rule is too strict, or the dispute stands elsewhere."
)


def standfirst(of: AnalysedCase, *, with_a_way: bool = True) -> tuple[str, ...]:
    """Say in two to four sentences, each computed from the analysis, where the dispute stands.

    Parameters
    ----------
    with_a_way
        False where a picture shows the ways out.
    """
    way = _out(of.analysis) if with_a_way else ""
    conditions = conditions_in_words(of.analysis)
    sentences = (_stands(of), _holds(of.analysis), _lasts(of.analysis), way, *conditions)
    return tuple(sentence for sentence in sentences if sentence)


def _stands(of: AnalysedCase) -> str:
    model = of.model
    if model.status_quo is None:
        return "The case does not say where the dispute stands."
    words = state_in_words(model, model.status_quo)
    name = quoted_state(model, model.status_quo) if is_telling_name(model, model.status_quo) else ""
    moved = moved_status_quo(of.analysis.case, model)
    if moved is not None:
        return (
            f"The dispute stands at {moved[0]}, which the what-if does not allow; this starts from "
            f"{moved[1]}, the nearest state that it allows: {words}."
        )
    stated = of.case.status_quo
    assumed = (
        ", so the model assumes" if stated is not None and stated.assumed and not stated.evidence else ""
    )
    if words.startswith("nobody"):
        return (
            f"The dispute stands at {name}{assumed}: {words}." if name else f"As it stands{assumed}, {words}."
        )
    at = f"The dispute stands at {name}{assumed}; taken so far" if name else f"As it stands{assumed}"
    return f"{at}: {words}."


def _holds(analysis: Analysis) -> str:
    model = analysis.model
    if model.status_quo is not None and not can_be_left(model, model.status_quo):
        return _STUCK
    verdicts: dict[str, list[str]] = {"stable": [], "unstable": [], "open": []}
    for reason in analysis.status_quo_reasons:
        if reason.concept == "nash":
            verdicts[reason.verdict].append(model.party_names[reason.party])
    parts = []
    if verdicts["stable"]:
        is_one = len(verdicts["stable"]) == 1 and not is_plural(verdicts["stable"][0])
        verb = "has" if is_one else "have"
        parts.append(f"{join_words(verdicts['stable'])} {verb} nothing to gain by moving alone")
    if verdicts["unstable"]:
        parts.append(f"{join_words(verdicts['unstable'])} would gain by moving{_deterred(analysis)}")
    if verdicts["open"]:
        whose = join_words(verdicts["open"], "or")
        parts.append(f"whether {whose} would move depends on preferences that no source gives")
    if not parts:
        return ""
    sentence = "; ".join(parts)
    return sentence[0].upper() + sentence[1:] + "."


def _deterred(analysis: Analysis) -> str:
    """Say what keeps those who would gain from moving, if anything does."""
    nash = {r.party for r in analysis.status_quo_reasons if r.concept == "nash" and r.verdict == "unstable"}
    seq = [r for r in analysis.status_quo_reasons if r.concept == "seq" and r.party in nash]
    if any(r.verdict == "unstable" for r in seq):
        return ", and nothing the others would do in their own interest takes the gain away"
    if any(r.verdict == "open" for r in seq):
        return (
            ", but whether the others would take that gain away depends on preferences that no source gives"
        )
    for reason in seq:
        for response in reason.responses:
            if response.sanction:
                answer = move_in_words(analysis.model, response.sanction[-1])
                return f", but for what would follow ({answer})"
    return ""


IF_ANSWERED: Final = "only if parties expect the others to answer a move"
"""Said of what lasts under one of the concepts that look ahead, and not under Nash, which asks most."""


def _lasts(analysis: Analysis) -> str:
    model, quo = analysis.model, analysis.model.status_quo
    by_all, by_any, possible = lasting_by_concepts(analysis)
    may = possible & ~by_any
    depends = f"depending on {unknown_preferences(model)}"
    among = " (the status quo among them)" if quo is not None and may[quo] else ""
    if not by_any.any():
        return _may_last(analysis, int(may.sum()), among, depends)
    some = int((by_any & ~by_all).sum())
    if by_all.any():
        outcomes = counted(int(by_all.sum()), "outcome").capitalize()
        sentence = (
            f"{outcomes} would last, as no party would gain by moving alone: {_named(analysis, by_all)}"
        )
        if some:
            which = ", the status quo," if some == 1 else ", the status quo among them,"
            too = which if quo is not None and by_any[quo] and not by_all[quo] else ""
            sentence += f". {counted(some, 'more', 'more').capitalize()}{too} would last {IF_ANSWERED}"
    else:
        outcomes = counted(some, "outcome").capitalize()
        names = _named(analysis, by_any)
        sentence = f"{outcomes} would last {IF_ANSWERED}: {names}"
    if not may.any():
        return f"{sentence}."
    return f"{sentence}; {counted(int(may.sum()), 'more', 'more')} may{among}, {depends}."


def _may_last(analysis: Analysis, possible: int, among: str, depends: str) -> str:
    """Say what may last, where nothing is sure to."""
    if not possible:
        return "No outcome would last: from each, a party would gain by moving, whatever the others answer."
    if rules_nothing_out(analysis):
        return (
            f"The model rules nothing out yet: any of its {counted(possible, 'outcome')} may last, {depends}."
        )
    return f"No outcome is sure to last: {counted(possible, 'outcome')} may{among}, {depends}."


def _named(analysis: Analysis, states: NDArray[np.bool_]) -> str:
    """Name a few of the states: the status quo first, then those that most concepts agree on."""
    model, quo = analysis.model, analysis.model.status_quo
    ranked = [c for c in lasting_states(analysis.stability, MAX_OUTCOMES_RANKED) if states[c] and c != quo]
    descriptive = all(is_descriptive_name(model, c) for c in ranked[:MAX_OUTCOMES_NAMED])
    most = MAX_OUTCOMES_NAMED if descriptive else MAX_OUTCOMES_DESCRIBED
    names = ["the status quo"] if quo is not None and states[quo] else []
    names += [quoted_state(model, c) for c in ranked[:most]]
    more = int(states.sum()) - len(names)
    return join_words([*names, counted(more, "more", "more")] if more else names)


def _out(analysis: Analysis) -> str:
    model = analysis.model
    if rules_nothing_out(analysis):
        # Any way might then serve those who take it; to name one would favour it for no reason.
        return ""
    for kind, hedge in (("improvements", ""), ("possible improvements", ", if unknown preferences allow it")):
        paths = [p for p in analysis.paths if kind_of_way(model, p) == kind]
        if paths:
            best = max(paths, key=lambda p: (len({step.party for step in p.steps}), -len(p.steps)))
            steps = ", then ".join(clause_of_move(model, step) for step in best.steps)
            return f"A way out that asks nobody to act against its interest{hedge}: {steps}."
    if analysis.joint_moves:
        joint = analysis.joint_moves[0]
        members = join_words(model.party_names[m] for m in joint.members)
        return f"No one leads out alone; together {members} could reach {quoted_state(model, joint.target)}."
    if model.status_quo is None:
        return ""
    if turns_on(analysis):
        return (
            "Nobody would take a first step alone; whether a bargain leads out turns on what is open below."
        )
    if any(model.open_ties):
        return (
            "Nobody would take a first step alone; whether parties would act together depends on "
            f"{unknown_preferences(model)}."
        )
    return "No sequence of moves that serve those who make them leads out."
