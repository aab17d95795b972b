"""Acts that a party had decided on or does, and that the same report tells the end of: history."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from detente.patterns import as_pattern
from detente.positions.being_done.things_ended import is_ended_behind
from detente.positions.mentions import OwnedAct
from detente.reading import Party
from detente.sources import Report

_DECIDED: Final = as_pattern(
    r"^(?:had )?(?:decided|chose|opted|resolved|vowed|planned|agreed|began|set out)\b", re.IGNORECASE
)
_BEGUN: Final = as_pattern(
    r"\b(?:mount|stage|launch|hold|begin|start|open|organi[sz]e|go on|call)\b", re.IGNORECASE
)
_GOING_ON: Final = ("done", "in force")
_WORD: Final = as_pattern(r"\w[\w-]*")


def ended_since(
    acts: Sequence[OwnedAct], reports: Mapping[str, Report], persons: Mapping[str, str] | None = None
) -> list[OwnedAct]:
    """Return the acts that have ended: "decided to stage a sit-in … ended the sit-in".

    Parameters
    ----------
    persons
        Ids of persons to their surnames: whoever has died by the words of the report does nothing now.
    """
    surnames = persons or {}
    texts = {id_: report.text for id_, report in reports.items()}
    # An end that was read as an act of the same party stands in its row.
    told = {(act.maker, act.mention.catalogue) for act in acts if _ends_it(act)}
    return [
        act
        for act in acts
        if _has_ended(act, texts[act.mention.span.report])
        or (
            act.mention.mood in _GOING_ON
            and (act.maker, act.mention.catalogue) not in told
            and is_ended_behind(act, texts[act.mention.span.report])
        )
        or _has_died(act, surnames, texts[act.mention.span.report])
    ]


def _ends_it(act: OwnedAct) -> bool:
    over = act.mention.mood == "ended" or (act.mention.mood == "done" and not act.mention.sign)
    return over and act.mention.catalogue is not None


def surnames_of(parties: Sequence[Party]) -> dict[str, str]:
    """Return the persons among parties with the last word of their names, where it is theirs alone."""
    last = {party.id: party.name.split()[-1] for party in parties if party.kind == "person"}
    bearers = Counter(last.values())
    return {person: surname for person, surname in last.items() if bearers[surname] == 1}


def _has_died(act: OwnedAct, surnames: Mapping[str, str], text: str) -> bool:
    """Return True for what a person does or means to do whose death the same report tells."""
    surname = surnames.get(act.mention.doer or "")
    own = act.mention.mood in (*_GOING_ON, "planned") and act.mention.catalogue is not None
    return surname is not None and own and act.lasts and _death_of(surname).search(text) is not None


def _has_ended(act: OwnedAct, text: str) -> bool:
    mention = act.mention
    if mention.mood != "planned" or not act.does or not _DECIDED.match(mention.span.quote):
        return False
    if not _BEGUN.match(mention.label):
        return False
    thing = _WORD.findall(mention.label)[-1].casefold()
    return _end_of(thing).search(text) is not None


@lru_cache(maxsize=256)
def _death_of(surname: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(surname)},? (?:who )?(?:had )?(?:died|passed away|was assassinated)\b")


@lru_cache(maxsize=256)
def _end_of(thing: str) -> re.Pattern[str]:
    """Return the words that tell the end of a thing."""
    it = rf"(?:the|its|their|his|her|this|that) (?:[\w-]+ )?{re.escape(thing)}\b"
    return re.compile(
        rf"\b(?:ended|halted|stopped|finished|broke off|broke up|called off|voted to end|agreed to end) {it}"
        rf"|\b{it} (?:(?:has|had|was|were|is|finally|later|then|at last) )*"
        r"(?:ended|over|cut short|broken up|called off|collapsed|petered out|came to an end)\b",
        re.IGNORECASE,
    )
