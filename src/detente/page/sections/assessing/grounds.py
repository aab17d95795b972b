"""The ground that somebody gives for an assessment: the words that follow it, of the same speaker."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from detente.case import Claim
from detente.dossier import Dossier
from detente.page.lines import Line
from detente.page.words import cut_at_clause
from detente.patterns import as_pattern
from detente.short import one_line
from detente.sources import Evidence

_GIVES_ONE: Final = as_pattern(r"\b(?:because|since|as long as|due to|owing to|by \w+ing)\b", re.IGNORECASE)
_CAUSE: Final = as_pattern(
    r"\b(?:because|since|due to|owing to|so|therefore|that is why|for)\b", re.IGNORECASE
)
_NEAR: Final = 600
"""Characters within which somebody's next words are the ground of the ones before."""
_LONGEST: Final = 170


def own_ground(claim: Claim, evidence: Mapping[str, Evidence], dossier: Dossier) -> Line | None:
    """Return the ground that somebody gives for an assessment; None where the claim has it, or there is none.

    It is the next thing that the same speaker says, if nobody else speaks in between and it names a cause.
    """
    cited = [evidence[name] for name in claim.evidence if name in evidence]
    if not cited or claim.by is None or _GIVES_ONE.search(claim.says):
        return None
    words = cited[-1]
    speakers = {party.id for party in dossier.parties if claim.by in (party.name, *party.aliases)}
    behind = [
        statement
        for statement in dossier.statements
        if statement.content_spans
        and statement.content_spans[0].report == words.report
        and words.end <= statement.content_spans[0].start <= words.end + _NEAR
    ]
    following = min(behind, key=lambda statement: statement.content_spans[0].start, default=None)
    if following is None or following.speaker not in speakers:
        return None
    said = next((span for span in following.content_spans if _CAUSE.search(span.quote)), None)
    if said is None:
        return None
    quote = cut_at_clause(one_line(said.quote).strip('“”" ,'), _LONGEST)
    return Line(f"“{quote}”", "The ground given:", evidence=(said,))
