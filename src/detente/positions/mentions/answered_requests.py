"""Refusals that name no act, given the request before them that they answer."""

from __future__ import annotations

from collections.abc import Sequence

from detente.positions.mentions.owning import OwnedAct, with_maker

_NEAR = 600
"""Characters within which "do so" and "it" have what they stand for."""


def with_whom_they_refuse(acts: Sequence[OwnedAct]) -> list[OwnedAct]:
    """Give a demand that names nobody to whoever refuses it in the words right after it.

    "The party will return only if the treaty is replaced. The government rejected the demand."
    """
    answered: dict[int, str] = {}
    for k, act in enumerate(acts):
        if not (act.maker and act.mention.mood == "refused" and not act.mention.words):
            continue
        before = [(other.place[1], n) for n, other in enumerate(acts) if _asks_before(other, act)]
        n = _asked_in_words_around(max(before, default=(0, k))[1], [n for _, n in before], acts)
        if n != k and not acts[n].maker and acts[n].voice != act.maker:
            answered.setdefault(n, act.maker)
    return [with_maker(act, answered[k]) if k in answered else act for k, act in enumerate(acts)]


def _asked_in_words_around(n: int, others: Sequence[int], acts: Sequence[OwnedAct]) -> int:
    """Return "that a judge be asked to join" for "to join": who answers that would have to ask him."""
    start = acts[n].mention.span.start
    around = (
        m
        for m in others
        if is_to_ask(acts[m]) and acts[m].mention.span.start <= start < acts[m].mention.span.end
    )
    return next(around, n)


def is_to_ask(act: OwnedAct) -> bool:
    """Return True for "proposed that a judge be asked to join"."""
    return act.mention.predicate == "ask" and act.mention.cue == "propose"


def _asks_before(other: OwnedAct, act: OwnedAct) -> bool:
    asks = other.mention.mood == "demanded" or (
        other.mention.mood == "possible" and other.mention.cue == "if"
    )
    return asks and bool(other.mention.words) and other.place[0] == act.place[0] and stands_before(other, act)


def stands_before(other: OwnedAct, act: OwnedAct) -> bool:
    """Return True for a mention shortly before another, in reach of its "do so"."""
    return 0 < act.place[1] - other.place[1] <= _NEAR
