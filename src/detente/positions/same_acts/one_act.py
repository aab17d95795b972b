"""One possible act of one maker, with the mentions that tell of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.positions.mentions import OwnedAct
from detente.positions.same_acts.two_acts import is_with_somebody

_WORDINGS = 8


@dataclass(slots=True, eq=False)
class OneAct:
    """One possible act of one maker, and its mentions."""

    maker: str
    mentions: list[OwnedAct] = field(default_factory=list)
    wordings: list[OwnedAct] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    reports: set[int] = field(default_factory=set)

    def add(self, act: OwnedAct) -> None:
        """Take up a further mention."""
        self.mentions.append(act)
        self.reports.add(act.place[0])
        if is_with_somebody(act):
            self.met |= act.about
        if len(self.wordings) < _WORDINGS and all(act.objects != other.objects for other in self.wordings):
            self.wordings.append(act)


def is_only_its_own_will(one: OneAct) -> bool:
    """Return True for what a party itself offers or plans and nobody asks of it: no answer refuses that."""
    return all(
        act.mention.mood in ("planned", "offered") and act.voice in (one.maker, None) for act in one.mentions
    )


def is_asked_by_nobody(one: OneAct) -> bool:
    """Return True for an act that is only told of: nobody demands it."""
    return not any(act.mention.mood == "demanded" for act in one.mentions)
