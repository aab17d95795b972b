"""Demands that name nobody, by a party that asks only one other for anything: it is asked for these too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from detente.patterns import as_pattern
from detente.positions.asked_of.wanted import is_plain_demand
from detente.positions.labelling import is_vague
from detente.positions.mentions import OwnedAct
from detente.reading import is_whole_label

_NEVER: Final = as_pattern(r"\b(?:not|never|no|nor)\b|n[’']t\b", re.IGNORECASE)
_NEAR: Final = 1200
"""Characters between a demand that names its addressee and one that does not."""
_ASKING: Final = frozenset({
    "demand", "urge", "ask", "request", "call", "call for", "call on", "call upon", "appeal", "appeal to",
    "insist", "order", "tell", "require", "want", "press", "propose", "beg", "exhort", "implore", "",
})  # fmt: skip
"""Cues of what is still asked; who was persuaded or forced has done it."""
_DUTIES: Final = frozenset({"", "have", "urgent", "necessary", "essential", "vital", "imperative"})
"""Cues by which somebody says that a thing should be done, and asks for it."""


def asked_before(acts: Iterable[OwnedAct]) -> Callable[[OwnedAct], str | None]:
    """Return a function that gives a demand without a doer to the one party that its voice asks for anything.

    "Rights Watch called on the government to open an inquiry. Those responsible should be punished, it said":
    by the government. Where a voice asks two parties, nobody is meant.
    """
    asked: defaultdict[tuple[int, str], list[OwnedAct]] = defaultdict(list)
    for act in acts:
        asks = act.mention.mood == "demanded" and act.mention.cue in _ASKING
        if asks and act.maker and act.voice not in (None, act.maker):
            asked[act.place[0], act.voice or ""].append(act)

    def doer_of(act: OwnedAct) -> str | None:
        if act.voice is None or not _asks_for_it(act):
            return None
        beside = asked.get((act.place[0], act.voice), [])
        makers = {other.maker for other in beside}
        near = any(abs(other.place[1] - act.place[1]) <= _NEAR for other in beside)
        maker = next(iter(makers)) if len(makers) == 1 and near else None
        return maker if maker is not None and maker not in act.about else None

    return doer_of


def _asks_for_it(act: OwnedAct) -> bool:
    """Return True for a plain demand, and for what whoever speaks says should be done by nobody named."""
    mention, wording = act.mention, act.mention.wording
    if is_plain_demand(act, by_a_pronoun=True):
        return True
    if mention.mood != "demanded":
        return False
    passive = wording is not None and wording.passive and mention.catalogue is not None
    duty = (mention.cue in _DUTIES and passive and _is_to_be_done(act)) or mention.cue == "propose"
    return (
        duty and mention.condition is None and is_whole_label(mention.label) and not is_vague(mention.label)
    )


def _is_to_be_done(act: OwnedAct) -> bool:
    """Return False for "must never be sanctioned", which says what is right and asks nobody to act."""
    return _NEVER.search(act.mention.span.quote) is None
