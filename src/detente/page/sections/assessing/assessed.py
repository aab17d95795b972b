"""An assessment of a draft as an editor would print it: a warning, a forecast, advice or a view."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from detente.case import Claim
from detente.dossier import Dossier
from detente.drafting import quotes_in_pairs
from detente.names import possessive
from detente.page.words import upper_first
from detente.patterns import as_pattern
from detente.sources import Evidence

_BY_CUE: Final[Mapping[str, re.Pattern[str]]] = {
    "warning": as_pattern(r"warn|caution|threaten|alarm|fear", re.IGNORECASE),
    "forecast": as_pattern(r"predict|forecast|foresee|foresaw|expect|anticipat|prophes", re.IGNORECASE),
    "advice": as_pattern(r"advis|recommend|suggest|urg|counsel", re.IGNORECASE),
}
_OUGHT: Final = as_pattern(r"\b(?:should|ought to|had better|must|need(?:s)? to)\b", re.IGNORECASE)
_WILL: Final = as_pattern(
    r"\b(?:will|would|won[’']?t|wouldn[’']?t|going to|likely|unlikely|bound to|cannot|can[’']?t|never)\b",
    re.IGNORECASE,
)
_MARKS: Final = "“”\"'`‘’ "
_ABSENT_PART: Final = as_pattern(r"^.{10,}?,? and that (?=(?:the|a|an|it|they|he|she|[A-Z])\b)")
"""Words before a second "that": "it needed the cranes, and that the two could settle"."""
_CONNECTIVE: Final = as_pattern(
    r"^(?:therefore|thus|however|moreover|so|then|indeed|of course|and|but|yet|that|now)\b,? (?=\w)",
    re.IGNORECASE,
)


def whose_assessment(claim: Claim, evidence: Mapping[str, Evidence], dossier: Dossier | None) -> str:
    """Return who assesses, and what it is: a warning, a forecast, advice or a view; nothing of nobody.

    The report's own verb goes before what the words are like.

    Examples
    --------
    >>> whose_assessment(Claim(id="c", says="If the dam bursts, the town is lost", by="Ana Roy"), {}, None)
    'Ana Roy’s view'
    >>> whose_assessment(Claim(id="c", says="The levy will ruin us", by="two millers"), {}, None)
    'Two millers’ forecast'
    >>> whose_assessment(Claim(id="c", says="A jurist expects the weir to hold", by="A jurist"), {}, None)
    'A view'
    """
    by = upper_first(claim.by or "")
    if not by:
        return ""
    kind = _kind(claim, evidence, dossier)
    # Whom the words themselves name first is not named twice.
    return (
        f"A {kind}" if claim.says.casefold().startswith(f"{by.casefold()} ") else f"{possessive(by)} {kind}"
    )


def _kind(claim: Claim, evidence: Mapping[str, Evidence], dossier: Dossier | None) -> str:
    cue = _cue(claim, evidence, dossier)
    for kind, pattern in _BY_CUE.items():
        if pattern.match(cue):
            return kind
    if _OUGHT.search(claim.says):
        return "advice"
    return "forecast" if _WILL.search(claim.says) else "view"


def _cue(claim: Claim, evidence: Mapping[str, Evidence], dossier: Dossier | None) -> str:
    """Return the last word of the cue by which the reports tell the words; nothing where there is none."""
    cited = [evidence[name] for name in claim.evidence if name in evidence]
    for statement in dossier.statements if dossier is not None else ():
        cue = statement.cue_span
        for words in cited if cue is not None and cue.quote.split() else ():
            if any(
                part.report == words.report and part.start < words.end and words.start < part.end
                for part in statement.content_spans
            ):
                return cue.quote.split()[-1] if cue is not None else ""
    return ""


def whole_words(says: str) -> str:
    """Return the words of an assessment as a sentence that stands by itself.

    Its outer quotation marks are gone, and so is what only joins it to the words before.

    Examples
    --------
    >>> whole_words("``If the dam bursts, the town is lost,''")
    'If the dam bursts, the town is lost.'
    >>> whole_words("the guild feared the levy, and that the two sides could settle without it")
    'The two sides could settle without it.'
    """
    words = says.strip(_MARKS).rstrip(",;: ")
    words = _ABSENT_PART.sub("", words)
    words = _CONNECTIVE.sub("", words)
    # A mark that opens or closes nothing is gone; pairs are plain ones.
    words = re.sub(r"``|''|’’|‘‘|‘’", '"', words)
    if not quotes_in_pairs(words):
        words = re.sub(r"[“”\"]", "", words)
    words = upper_first(words.strip())
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
