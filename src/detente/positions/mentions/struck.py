"""Strikes against a firm: its workers' and not its own, though the words say "the firm's strike"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.mentions.owning import OwnedAct, with_maker
from detente.reading import Party
from detente.sources import Report

_STRIKE: Final = "strike"
_WORKERS: Final = (
    r"(?:workers|workforce|employees|staff|strikers|pilots|drivers|nurses|teachers|dockers|miners|crews?|attendants"
    r"|executives|managers|management|shareholders|customers|plants?|factor(?:y|ies))"
)
_BEFORE: Final = as_pattern(
    rf"\b(?:strik\w+|walk-?outs?|stoppages?|{_WORKERS}) (?:at|against|of|from) (?:the )?$", re.IGNORECASE
)
_BEHIND: Final = as_pattern(rf"(?:['’]s?)? (?:[a-z]+ )?{_WORKERS}\b")
_THEMSELVES: Final = as_pattern(
    r"\b(?:union|federation|guild|association|league|workers|employees|staff|strikers|drivers|nurses|teachers"
    r"|pilots|miners|dockers)\b",
    re.IGNORECASE,
)
_STRIKING: Final = as_pattern(r"\b(?:[Ss]triking|[Ss]trikers)\b")
_WILLED: Final = frozenset({"planned", "offered", "accepted"})
_MARGIN: Final = 40


def without_the_struck(
    acts: Iterable[OwnedAct], dossier: Dossier, speaks_for: Mapping[str, str]
) -> list[OwnedAct]:
    """Take from an employer the strikes that the words seem to give it, for the one party that strikes.

    "The mill took a step toward ending the strike": the strike is that of its workers, named or not.
    """
    acts = list(acts)
    struck = {
        maker
        for maker in {act.maker for act in acts if act.mention.catalogue == _STRIKE and act.maker}
        if _is_struck([p for p in dossier.parties if speaks_for.get(p.id) == maker], dossier.reports)
    }
    if not struck:
        return acts
    striking = {
        speaks_for[p.id] for p in dossier.parties if p.id in speaks_for and _STRIKING.search(p.name)
    } - struck
    maker = next(iter(striking)) if len(striking) == 1 else ""
    return [
        _of_the_strikers(act, maker)
        if act.mention.catalogue == _STRIKE and act.maker in {"", *struck}
        else act
        for act in acts
    ]


def _of_the_strikers(act: OwnedAct, maker: str) -> OwnedAct:
    """Return a strike as that of those who strike; its end, that an employer plans, as what it wants."""
    mention = act.mention
    if act.maker and mention.mood in _WILLED and not mention.sign:
        mention = mention.model_copy(update={"mood": "demanded"})
        act = replace(act, mention=mention, voice=act.voice or act.maker)
    return with_maker(act, maker)


def _is_struck(camp: Iterable[Party], reports: Mapping[str, Report]) -> bool:
    """Return True for a party that has workers, a management or a strike against it."""
    members = list(camp)
    if any(party.kind == "person" and not party.roles for party in members) or any(
        _THEMSELVES.search(name) for party in members for name in (party.name, *party.aliases)
    ):
        return False
    for party in members:
        if party.kind == "person":
            continue
        for mention in party.mentions:
            text = reports[mention.report].text
            before = text[max(0, mention.start - _MARGIN) : mention.start]
            if _BEFORE.search(before) or _BEHIND.match(text, mention.end):
                return True
    return False
