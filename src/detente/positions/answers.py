"""Bare answers given the act that they answer, as in "rejected that condition"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from detente.positions.owned_acts import OwnedAct

_ANSWERS: Final = frozenset({"refused", "accepted"})
_NEAR: Final = 600
"""Characters within which an answer has what it names: "the demand"."""
_NEXT: Final = 120
"""Characters within which a refusal has what it does not name; a mere yes may be to an offer."""
_NAMED: Final = re.compile(
    r"\b(?:demand|request|call|appeal|ultimatum|plea|petition|(?:pre)?condition)s?\b", re.IGNORECASE
)
_A_CONDITION: Final = re.compile(r"\b(?:pre)?conditions?\b", re.IGNORECASE)


def with_what_is_answered(acts: Sequence[OwnedAct]) -> list[OwnedAct]:
    """Give each bare answer the act of the demand or condition before it.

    Whoever rejects a call to end its strike keeps it up, and whoever rejects a condition refuses what the
    condition asks for, by whoever it asks: the nurses to go back, where their union answers.
    """
    return [_with_act(act, acts) if _is_an_answer(act) else act for act in acts]


def _is_an_answer(act: OwnedAct) -> bool:
    mention = act.mention
    return bool(act.maker) and mention.mood in _ANSWERS and not mention.words and mention.catalogue is None


def _with_act(answer: OwnedAct, acts: Sequence[OwnedAct]) -> OwnedAct:
    of_a_condition = _A_CONDITION.search(answer.mention.span.quote) is not None
    before = [act for act in acts if _may_be_answered(act, answer)]
    if of_a_condition:
        before = [act for act in before if act.mention.condition_of is not None] or before
    else:
        before = [act for act in before if act.maker == answer.maker]
    if not before:
        return answer
    meant = max(before, key=lambda act: act.place[1])
    of_act = {
        name: getattr(meant.mention, name)
        for name in ("predicate", "words", "about", "label", "turned", "kind", "catalogue", "sign")
    }
    mention = answer.mention.model_copy(update=of_act)
    return replace(answer, mention=mention, maker=meant.maker, voice=answer.maker, about=meant.about)


def _may_be_answered(act: OwnedAct, answer: OwnedAct) -> bool:
    """Return True for what another asks in the words before: of the answerer, or as a condition."""
    mention = act.mention
    named = _NAMED.search(answer.mention.span.quote) is not None
    most = _NEAR if named else _NEXT if answer.mention.mood == "refused" else 0
    near = act.place[0] == answer.place[0] and 0 < answer.place[1] - mention.span.end <= most
    return (
        near
        and mention.mood == "demanded"
        and bool(mention.words and act.maker)
        and act.voice != answer.maker
    )
