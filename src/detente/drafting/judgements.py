"""Words that judge what will come of something, and not what somebody will do, wants or feels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from detente.case import Claim
from detente.dossier import Dossier
from detente.drafting.thinkers import thinkers_in
from detente.patterns import as_pattern
from detente.sources import Evidence

_OWN_WILL: Final = as_pattern(
    r".{0,60}\b(?:we|I)(?: will|[’']ll| shall| are going to)(?: \w+ly)? (?:not )?(?!see\b|be\b|know\b|have\b)"
    r"|(?:[Hh]e|[Ss]he|[Tt]hey) (?:would|will|(?:was|were|is|are) (?:willing|ready|prepared) to)(?: \w+ly)?"
    r" (?:not )?(?!(?:see|be|know|have|lose|win|fail|suffer|face|need|become|die|never)\b)\w"
)
"""Words by which speakers say what they will do themselves: no assessment of anything."""
_NAMED_AS: Final = as_pattern(
    r"(?:his|her|its|their|our|my|the|an?) (?:\w+ )?"
    r"(?:word|promise|pledge|vow|assurance|guarantee|commitment|offer|threat|demand|call|request|appeal"
    r"|refusal"
    r"|wish|hope) (?:that|to|for|of)\b",
    re.IGNORECASE,
)
"""Names for the words themselves: "his word that the port would stay open"."""
_FEELS: Final = as_pattern(
    r"\W*(?:I am|I[’']m|we are|we[’']re|he (?:is|was)|she (?:is|was)|they (?:are|were))?\W*"
    r"(?:\w+ly |very |so )?(?:concerned|worried|alarmed|disappointed|grateful|glad|happy|pleased|proud"
    r"|sorry|ashamed|shocked|surprised)"
    r" (?:about|at|by|for|of|that|to|with)\b",
    re.IGNORECASE,
)
_WILLS: Final = as_pattern(
    r"(?:promis|pledg|vow|swor|swear|undertak|undertook|commit|guarante|demand|order|urg|call|ask"
    r"|appeal|request"
    r"|insist|propos|offer|refus|reject|declin|threaten)\w*",
    re.IGNORECASE,
)
"""Verbs by which a speaker binds himself, or asks something of another."""
_JUDGES: Final = as_pattern(
    r"\b(?:will|would|could|may|might|cannot|shall|expected|likely|unlikely|bound to|going to|headed for"
    r"|unless|without|never|means? (?:that|the)|risks?|leads? to|brings? about|only (?:if|when|a|the|by)"
    r"|no (?:reason|incentive|choice|way)|nothing but)\b|(?:can|won|wouldn|couldn)[’']?t\b",
    re.IGNORECASE,
)
"""Words of a judgement; without one, words only tell what was or ought to be, or what somebody feels."""
_BESIDE: Final = as_pattern(
    r",? (?:that|which|who|whom) (?:they |he |she |it )?(?:will|would|may|might|could|can)\b[^,.;]*"
    r"|, which\b[^,.;]*"
)
"""A clause beside the main one that foretells something: "efforts that will bring peace"."""
_WITHOUT_A_CLAUSE: Final = as_pattern(
    r"(?:has|have|had|is|are|was|were|will|would|may|might|could|should|does|did|do|be|been|being|to|of|for"
    r"|which|who|whose|whom|than|as well as|in order|(?:less|more|not so) \w+ (?:that|about))\b",
    re.IGNORECASE,
)
"""First words of what was cut from its subject."""
_LIKELIHOOD: Final = (
    r"(?:is|was|will be|would be|may be|might be|could be|seems|looks|appears) (?:\w+ly )?(?:likely|unlikely"
    r"|possible|impossible|hard|difficult|easy|clear|certain|time|up to|only|not|too|in)\b"
)
_LEANS: Final = as_pattern(
    rf"(?:he|she|they|this|these|those|that|such|his|her|their|its|it(?! {_LIKELIHOOD}))\b"
    r"|(?:with|without|for|by|in|if|unless|until|when|once)"
    r" (?:it|this|that|these|those|them|him|her|he|she|they)\b",
    re.IGNORECASE,
)
"""First words that stand for what only the words before name."""
_CONNECTIVE: Final = as_pattern(
    r"^(?:therefore|thus|however|moreover|so|then|that|and|but)\b,? ", re.IGNORECASE
)
_OF_ONESELF: Final = as_pattern(
    r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou)\b|^(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) (?:country|government|party"
    r"|group|troops|army|union|company|side|office|agency|ministry|organi[sz]ation)\b"
)
_WITHOUT_A_NAME: Final = as_pattern(r"(?:an?|one|another|some|several|many) ", re.IGNORECASE)
_MET: Final = as_pattern(
    r" (?:whom )?(?:I|we) (?:had|have|met|meet|know|trust|asked|called|reached|spoke|talked)\b"
)
"""Words on where an author heard a view: "a banker I met"."""
_WANTS: Final = as_pattern(
    r"\b(?:wants?|seeks?|supports?|opposes?|intends?|plans?|aims?|hopes?|refuses?|promises?|offers?|welcomes?"
    r"|demands?) (?:to|that|all|any|the|an?|its|his|her|their)\b|\b(?:is|are) aimed\b"
    r"|\b(?:does|do|did)(?:n[’']t| not) (?:have|need) to\b",
    re.IGNORECASE,
)
"""Verbs of what somebody wants or need not do: words that come to a modal behind them judge nothing."""
_PAST: Final = as_pattern(
    r"\b(?:would|could|might|should) (?:not )?have\b|\bif\b[^,]{0,60}\bhad\b", re.IGNORECASE
)
"""Words on what did not come."""
_VALUES: Final = as_pattern(
    r"\b(?:would|will) be (?:\w+ly )?(?:an? )?(?:ideal|good|nice|great|wonderful|fine|fair|unfair|wrong|right"
    r"|shame|disgrace|dereliction|honou?r|pleasure|insult|outrage|crime)\b",
    re.IGNORECASE,
)
"""Words on how good something would be, and not on what comes of it."""
_GAP: Final = as_pattern(
    r"\b(?:words?|passage) (?:indistinct|missing|garbled)|\[(?:word|sic|as )", re.IGNORECASE
)
_PASSED_ON: Final = as_pattern(
    r"\b(?:said|says|told|believes)\b[^“”]{0,40}\bthat\b|, [^,]{3,50} told (?:me|us)\b", re.IGNORECASE
)


def of_oneself(words: str) -> bool:
    """Return True for words in which the speaker tells of himself."""
    return _OF_ONESELF.search(words) is not None


_ANNOUNCES: Final = as_pattern(
    r"(?!if\b|once\b|unless\b|when\b)[^,;]{2,70}? (?:will|would|shall) (?:not )?(?:\w+ly )?"
    r"(?:offer|promise|propose|ask|request|appeal)\b",
    re.IGNORECASE,
)
"""A main clause that announces an offer or a request: no assessment of what comes of it."""


def is_judgement(claim: Claim, evidence: Mapping[str, Evidence], dossier: Dossier | None) -> bool:
    """Return True for words on what will or may come of something, and not for a promise or a demand.

    Parameters
    ----------
    evidence
        The words that the claim cites, by their ids.
    """
    says = claim.says.strip("“”\"'`’‘ ")
    if any(pattern.match(says) for pattern in (_OWN_WILL, _ANNOUNCES, _NAMED_AS, _FEELS)):
        return False
    says = _MET.sub("", _CONNECTIVE.sub("", says))
    if not _stands_alone(says) or of_oneself(says):
        return False
    judged = _JUDGES.search(_BESIDE.sub("", says))
    if _WANTS.search(says, 0, judged.start() if judged is not None else len(says)):
        return False
    if claim.holds_if is not None or _is_a_view(claim):
        return True
    if _PASSED_ON.search(says):
        return False
    if judged is None or any(pattern.search(says) for pattern in (_PAST, _VALUES)):
        return False
    return not (dossier is not None and _is_willed(claim, evidence, dossier))


def _is_a_view(claim: Claim) -> bool:
    """Return True for what one without a name thinks: a draft has a claim of these only where they judge."""
    by = claim.by or ""
    return _WITHOUT_A_NAME.match(by) is not None and thinkers_in(f"{by} thinks it will do.") == (by,)


def _stands_alone(says: str) -> bool:
    """Return True for a whole clause that names what it speaks of."""
    cut = _WITHOUT_A_CLAUSE.match(says) or _LEANS.match(says) or _GAP.search(says)
    return cut is None


def _is_willed(claim: Claim, evidence: Mapping[str, Evidence], dossier: Dossier) -> bool:
    """Return True if the verb that reports the words binds the speaker, or asks something of another."""
    cited = [evidence[name] for name in claim.evidence if name in evidence]
    for statement in dossier.statements:
        cue = statement.cue_span
        if cue is None or _WILLS.match(cue.quote.split()[-1]) is None:
            continue
        for words in cited:
            if any(_holds(part, words) for part in statement.content_spans):
                return True
    return False


def _holds(part: Evidence, words: Evidence) -> bool:
    return part.report == words.report and part.start <= words.start < words.end <= part.end
