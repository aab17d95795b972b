"""The few sentences at the top: where it stands, whether it holds, what lasts, what leads out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.analysis import Analysis, lasting_by_standards, lasting_states, rules_nothing_out
from detente.case import CaseFile
from detente.page.words import (
    counted,
    listed,
    move_in_words,
    name_speaks,
    party_name,
    state_in_words,
    state_told,
    unknown_preferences,
)

MAX_OUTCOMES_NAMED = 4
MAX_OUTCOMES_TOLD = 2
"""Outcomes whose names say nothing take more words."""
MAX_OUTCOMES_RANKED = 50


def standfirst(case: CaseFile, analysis: Analysis) -> tuple[str, ...]:
    """Two to four sentences, each computed from the analysis."""
    return tuple(
        s
        for s in (
            _stands(case, analysis),
            _holds(case, analysis),
            _lasts(case, analysis),
            _out(case, analysis),
        )
        if s
    )


def _stands(case: CaseFile, analysis: Analysis) -> str:
    model = analysis.model
    if model.status_quo is None:
        return "The case does not say where the dispute stands."
    words = state_in_words(case, model, model.status_quo)
    assumed = case.status_quo is not None and case.status_quo.assumed and not case.status_quo.evidence
    stands = "As it stands, so the model assumes" if assumed else "As it stands"
    return f"{stands}, {words}." if words.startswith("nobody") else f"{stands}: {words}."


def _holds(case: CaseFile, analysis: Analysis) -> str:
    model = analysis.model
    verdicts: dict[str, list[str]] = {"stable": [], "unstable": [], "open": []}
    for reason in analysis.status_quo_reasons:
        if reason.concept == "nash":
            verdicts[reason.verdict].append(party_name(case, model, reason.party))
    parts = []
    if verdicts["stable"]:
        verb = "has" if len(verdicts["stable"]) == 1 else "have"
        parts.append(f"{listed(verdicts['stable'])} {verb} nothing to gain by moving alone")
    if verdicts["unstable"]:
        parts.append(f"{listed(verdicts['unstable'])} would gain by moving{_deterred(case, analysis)}")
    if verdicts["open"]:
        parts.append(
            f"whether {listed(verdicts['open'], 'or')} would move hangs on preferences that no source gives"
        )
    if not parts:
        return ""
    sentence = "; ".join(parts)
    return sentence[0].upper() + sentence[1:] + "."


def _deterred(case: CaseFile, analysis: Analysis) -> str:
    """What keeps those who would gain from moving, if anything does."""
    nash = {r.party for r in analysis.status_quo_reasons if r.concept == "nash" and r.verdict == "unstable"}
    seq = [r for r in analysis.status_quo_reasons if r.concept == "seq" and r.party in nash]
    if any(r.verdict == "unstable" for r in seq):
        return ", and nothing the others would do in their own interest takes the gain away"
    if any(r.verdict == "open" for r in seq):
        return ", but whether the others would take that gain away hangs on preferences that no source gives"
    for reason in seq:
        for response in reason.responses:
            if response.sanction:
                answer = move_in_words(case, analysis.model, response.sanction[-1])
                return f", but for what would follow ({answer})"
    return ""


def _lasts(case: CaseFile, analysis: Analysis) -> str:
    model, quo = analysis.model, analysis.model.status_quo
    by_all, by_any, possible = lasting_by_standards(analysis)
    may = possible & ~by_any
    depends = f"depending on {unknown_preferences(case, model)}"
    among = " (the status quo among them)" if quo is not None and may[quo] else ""
    if not by_any.any():
        return _may_last(analysis, int(may.sum()), among, depends)
    some = int((by_any & ~by_all).sum())
    if by_all.any():
        outcomes = counted(int(by_all.sum()), "outcome").capitalize()
        sentence = f"{outcomes} would last by all four standards: {_named(case, analysis, by_all)}"
        if some:
            which = ", the status quo," if some == 1 else ", the status quo among them,"
            too = which if quo is not None and by_any[quo] and not by_all[quo] else ""
            sentence += f". {counted(some, 'more', 'more').capitalize()}{too} would last by some of them"
    else:
        outcomes = counted(some, "outcome").capitalize()
        names = _named(case, analysis, by_any)
        sentence = f"{outcomes} would last by some standard, none by all four: {names}"
    if not may.any():
        return f"{sentence}."
    return f"{sentence}; {counted(int(may.sum()), 'more', 'more')} may{among}, {depends}."


def _may_last(analysis: Analysis, possible: int, among: str, depends: str) -> str:
    """What is said where nothing is sure to last."""
    if not possible:
        return "No outcome would last by any of the four standards."
    if rules_nothing_out(analysis):
        return (
            f"The model rules nothing out yet: any of its {counted(possible, 'outcome')} may last, {depends}."
        )
    return f"No outcome is sure to last: {counted(possible, 'outcome')} may{among}, {depends}."


def _named(case: CaseFile, analysis: Analysis, states: NDArray[np.bool_]) -> str:
    """A few of the states: the status quo first, then those that most standards agree on."""
    model, quo = analysis.model, analysis.model.status_quo
    ranked = [c for c in lasting_states(analysis.stability, MAX_OUTCOMES_RANKED) if states[c] and c != quo]
    speaking = all(name_speaks(model, c) for c in ranked[:MAX_OUTCOMES_NAMED])
    most = MAX_OUTCOMES_NAMED if speaking else MAX_OUTCOMES_TOLD
    names = ["the status quo"] if quo is not None and states[quo] else []
    names += [state_told(case, model, c) for c in ranked[:most]]
    more = int(states.sum()) - len(names)
    return listed([*names, counted(more, "more", "more")] if more else names)


def _out(case: CaseFile, analysis: Analysis) -> str:
    model = analysis.model
    if rules_nothing_out(analysis):
        # Any way might then serve those who take it; to name one would favour it for no reason.
        return ""
    for kind, hedge in (("improvements", ""), ("possible improvements", ", if unknown preferences allow it")):
        paths = [p for p in analysis.paths if p.by == kind]
        if paths:
            best = max(paths, key=lambda p: (len({step.party for step in p.steps}), -len(p.steps)))
            steps = ", then ".join(move_in_words(case, model, step) for step in best.steps)
            return f"A way out that asks nobody to act against its interest{hedge}: {steps}."
    if analysis.joint_moves:
        joint = analysis.joint_moves[0]
        members = listed(party_name(case, model, m) for m in joint.members)
        return (
            f"No one leads out alone; together {members} could reach {state_told(case, model, joint.target)}."
        )
    return (
        "" if model.status_quo is None else "No sequence of moves that serve those who make them leads out."
    )
