"""Sentences on what an answer changed: which states last, who has a reason to move, which claims hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.analysis import Analysis
from detente.interview import Naming, state_in_words
from detente.model import Model
from detente.names import possessive
from detente.page.words.states import counted
from detente.short import join_words
from detente.stability import CONCEPTS, Concept

_MOST_STATES, _MOST_CLAIMS = 2, 2
Lasting = Literal["lasts", "may last", "does not last"]
_NOW: dict[Lasting, tuple[tuple[str, str], str]] = {
    "lasts": (("now lasts", "now last"), ", whatever else is unknown"),
    "may last": (("may now last", "may now last"), ""),
    "does not last": (("no longer lasts", "no longer last"), ""),
}
"""Of one state, of several, and what follows."""


def answer_changes_in_words(before: Analysis, after: Analysis) -> tuple[str, ...]:
    """Say what came out otherwise, in three sentences at most; nothing where nothing did.

    One is on the states, the status quo first; one on who would leave it alone; one on the claims.

    Examples
    --------
    >>> from detente.analysis import analyse
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: A well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... states: {peace: NN}
    ... status_quo: NN
    ... preferences: {UP: {priorities: [not LOW.raid, not UP.share]}, LOW: unknown}
    ... ''')
    >>> for line in answer_changes_in_words(analyse(case), analyse(case.what_if(as_if="LOW: NY > peace"))):
    ...     print(line)
    “peace” no longer lasts in some ways of looking ahead; one other state changed too.
    Lower village would gain by moving alone from “peace”.
    """
    return (*_lasting(before, after), *_moving(before, after), *_claims(before, after))


def _lasting(before: Analysis, after: Analysis) -> Iterator[str]:
    was, now = before.model, after.model
    if was.options != now.options or was.parties != now.parties or was.cells != now.cells:
        options = counted(len(now.options), "option")
        parties, states = counted(len(now.parties), "party", "parties"), int(now.feasible.sum())
        yield f"The model now has {parties}, {options} and {counted(states, 'state')}."
        return
    names = Naming(after.case.file)
    verdicts = {c: (_verdicts(before, c), _verdicts(after, c)) for c in CONCEPTS}
    changed = np.flatnonzero(
        np.logical_or.reduce([old != new for old, new in verdicts.values()]) & now.feasible
    ).tolist()
    changed.sort(key=lambda cell: (cell != now.status_quo, cell not in now.names, _apart(now, cell)))
    alike: dict[tuple[Lasting, str], list[int]] = {}
    for cell in changed:
        by_verdict: dict[Lasting, list[Concept]] = {}
        for concept, (old, new) in verdicts.items():
            if old[cell] != new[cell]:
                by_verdict.setdefault(_VERDICTS[new[cell]], []).append(concept)
        # Of several verdicts on a state the one for most ways of looking ahead stands for it.
        verdict = max(by_verdict, key=lambda each: len(by_verdict[each]))
        alike.setdefault((verdict, _where(by_verdict[verdict])), []).append(cell)
    if not changed:
        return
    (verdict, where), cells = next(iter(alike.items()))
    named = cells[:_MOST_STATES]
    lasts, more = _NOW[verdict]
    is_one = len(named) == 1
    says = f"{join_words(state_in_words(names, now, cell) for cell in named)} {lasts[0 if is_one else 1]}"
    others = len(changed) - len(named)
    rest = f"; {counted(others, 'other state')} changed too" if others else ""
    yield f"{_capital(says)}{where}{more}{rest}."


def _where(concepts: Sequence[Concept]) -> str:
    """Say which way of looking ahead a verdict is for; the analysis has the names of the concepts."""
    if len(concepts) == len(CONCEPTS):
        return ""
    if list(concepts) == ["nash"]:
        return " where a party does not look ahead"
    return " in some ways of looking ahead"


_VERDICTS: tuple[Lasting, ...] = ("does not last", "may last", "lasts")


def _verdicts(analysis: Analysis, concept: Concept) -> NDArray[np.int8]:
    """Shape ``(cells,)``: the place of each state's verdict in `_VERDICTS`."""
    stability = analysis.stability[concept]
    possible, certain = stability.possible.all(axis=0), stability.certain.all(axis=0)
    return np.asarray(possible.astype(np.int8) + certain.astype(np.int8))


def _apart(model: Model, cell: int) -> int:
    pattern = model.pattern(cell)
    now = None if model.status_quo is None else model.pattern(model.status_quo)
    if pattern is None or now is None:
        return 0
    return sum(a != b for a, b in zip(pattern, now, strict=True))


def _moving(before: Analysis, after: Analysis) -> Iterator[str]:
    """Say who would now leave the status quo alone, and who would not."""
    model = after.model
    if model.status_quo is None or before.model.parties != model.parties:
        return
    quo = model.status_quo if model.status_quo == before.model.status_quo else None
    if quo is None:
        return
    names = Naming(after.case.file)
    state = state_in_words(names, model, quo)
    was, now = before.stability["nash"], after.stability["nash"]
    gains, keeps = [], []
    for number, party in enumerate(model.parties):
        if was.possible[number, quo] and not now.possible[number, quo]:
            gains.append(names.party(party))
        if now.certain[number, quo] and not was.certain[number, quo]:
            keeps.append(party)
    says = []
    if gains:
        says.append(f"{join_words(gains)} would gain by moving alone from {state}")
    if keeps:
        have = "has" if len(keeps) == 1 and not names.is_plural(keeps[0]) else "have"
        who = join_words([names.party(party) for party in keeps])
        says.append(
            f"{who} {have} nothing to gain by moving alone {'' if gains else f'from {state}'}".rstrip()
        )
    if says:
        yield f"{_capital('; '.join(says))}."


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _claims(before: Analysis, after: Analysis) -> Iterator[str]:
    was = {claim.id: claim.verdict for claim in before.claims}
    whose: Mapping[str, str | None] = {claim.id: claim.by for claim in after.case.file.claims}
    says = []
    for claim in after.claims:
        if claim.verdict == was.get(claim.id) or claim.verdict == "untested":
            continue
        by = whose.get(claim.id)
        one = (
            f"{possessive(by)} assessment"
            if by and list(whose.values()).count(by) == 1
            else f"the assessment “{_said(after, claim.id).rstrip('. ')}”"
        )
        said = {"holds": "now holds in this model", "fails": "does not hold in this model now"}.get(
            claim.verdict, "now depends on what is unknown"
        )
        says.append(f"{one} {said}")
    more = [f"{counted(len(says) - _MOST_CLAIMS, 'other assessment')} changed too"]
    if says:
        yield f"{_capital('; '.join((*says[:_MOST_CLAIMS], *(more if len(says) > _MOST_CLAIMS else ()))))}."


def _said(analysis: Analysis, claim: str) -> str:
    says: Iterable[str] = (c.says for c in analysis.case.file.claims if c.id == claim)
    return next(iter(says))
