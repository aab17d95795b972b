"""A return without a place: back from the boycott or strike that the same party was said to keep up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from detente.reading.act_mentions import ActMention
from detente.reading.acts.catalogue import catalogue

_COMING_BACK: Final = ("return", "come back", "go back")
_STAYING_AWAY: Final = ("boycott", "strike")


def with_returns(mentions: Sequence[ActMention]) -> Iterator[ActMention]:
    """Yield the mentions; a bare "return" is the end of what its doer stays away from.

    "The party has boycotted the assembly. It will return only if the treaty is replaced."
    """
    away: dict[str | None, ActMention] = {}
    for mention in mentions:
        known = away.get(mention.doer) if mention.doer is not None else None
        if known is not None and mention.predicate in _COMING_BACK and mention.catalogue is None:
            yield mention.model_copy(
                update={
                    "catalogue": known.catalogue,
                    "sign": not mention.sign,
                    "label": known.turned or mention.label,
                    "turned": known.label,
                    "words": known.words,
                    "kind": catalogue()[known.catalogue].ending_kind if known.catalogue else mention.kind,
                }
            )
            continue
        if mention.catalogue in _STAYING_AWAY and mention.sign and mention.mood in ("done", "in force"):
            away[mention.doer] = mention
        yield mention
