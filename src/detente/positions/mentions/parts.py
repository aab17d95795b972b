"""Some of many: that three were let go does not answer the demand that all be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from detente.patterns import as_pattern
from detente.positions.mentions.owning import OwnedAct
from detente.reading import entry_of

_COUNT: Final = as_pattern(
    r"^[\w-]+ (?:(?:up|over|back|out) )?(?P<count>(?:a )?(?:few|dozen)|some|several|another|half|one|two"
    r"|three"
    r"|four|five|six|seven|eight|nine|ten|eleven|twelve|[\d,.]+)\b",
    re.IGNORECASE,
)


def only_some(acts: Sequence[OwnedAct]) -> list[OwnedAct]:
    """Return the mentions that tell of a measure's end for some only, where others speak of all or of others.

    "Sixteen were jailed. Three were later freed. The front wants the prisoners freed": thirteen are not.
    """
    partial = [act for act in acts if _ends_for_some(act)]
    return [
        act for act in partial if any(_speaks_of_others(act, other) for other in acts if other not in partial)
    ]


def _ends_for_some(act: OwnedAct) -> bool:
    entry = entry_of(act.mention.catalogue)
    ends = entry is not None and entry.option == "ending" and not act.mention.sign
    return ends and act.mention.mood in ("done", "ended") and _count(act) is not None


def _speaks_of_others(act: OwnedAct, other: OwnedAct) -> bool:
    return _count(other) != _count(act)


def _count(act: OwnedAct) -> str | None:
    label = act.mention.label if not act.mention.sign else act.mention.turned or act.mention.label
    match = _COUNT.match(label)
    return match["count"].casefold() if match else None
