"""Sentences in which a side only says what it will do, or on which terms: they stand in the table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.reading import ActMention, Overlaps
from detente.sources import Evidence

_WILLED: Final = frozenset({
    "planned", "offered", "refused", "threatened", "demanded", "opposed", "accepted",
})  # fmt: skip
_MOST: Final = 0.6
"""The share of a sentence that acts somebody wills may have before it only tells of them."""
_CONDITION: Final = as_pattern(
    r"\b(?:(?:only )?(?:if|unless|until|once(?! (?:again|more|a|every))|when|whenever|as soon as"
    r"|provided(?: that)?|on condition that"
    r"|(?:as|so) long as|should|even if|before|after|by then)\b|(?:without|only) (?=an?\b|the\b"
    r"|\w+[’']s\b))"
    r".*?(?=[,;]|$| (?:he|she|it|they|we|I|there|the \w+) (?:will|would|may|might|could)\b)",
    re.IGNORECASE,
)
_EFFECT: Final = as_pattern(
    r"\b(?:mean(?:s|t)?|leads?|led|leading|brings?|brought|allow(?:s|ed|ing)?|permit(?:s|ting)?"
    r"|prevent(?:s|ing)?|imped\w+|hinder\w*|delay(?:s|ing)?|results?|forc(?:e|es|ing)|depriv\w+"
    r"|clear(?:s|ing) the way|break(?:s|ing)?|collapse\w*|los(?:e|es|ing)|gain\w*|win(?:s|ning)?|won"
    r"|victor\w+|fail\w*|suffer\w*|benefit\w*|hurt\w*|harm\w*|damag\w*|worsen\w*|worse|better|easier|harder"
    r"|likel\w+|unlikely|possible|impossible|difficult|too (?:low|late|little|much|far|small|weak"
    r"|clever|early|high|big|many|few)|enough|danger\w*|endanger\w*|risk\w*|threaten\w*"
    r"|violence|bloodshed|obstacles?|success\w*|succeed\w*|trigger\w*|cost\w*|cause[sd]?|creat\w+|makes?"
    r"|making|become\w*|strengthen\w*|weaken\w*|prolong\w*|undermin\w*|end(?:s|ed|ing)?|no longer|run out"
    r"|ran out|last(?:s|ed)?|rise|rises|rising|falls?|shrink\w*|slip\w*|drop(?:s|ped)?|grow\w*|erupt\w*"
    r"|spread\w*|reward\w*|invit(?:e|es|ing) a|back(?:fire|firing)|expect\w*|reckon\w*|doubt\w*|fear\w*"
    r"|suspect\w*|believe\w*|think\w*|happen\w*|needs?|reason|incentive|responsible|legitimate"
    r"|opportunity|have to|stable|peace"
    r"|war)\b",
    re.IGNORECASE,
)
"""Words of what comes of something, or of how sure it is, outside a condition."""
_WILLS: Final = as_pattern(
    r"\b(?:will|would|shall|cannot|can|could|may|must|won|wouldn|can|couldn|mustn)(?:[’']?t| not)?\b"
    r"|[’'](?:ll|d)\b|\b(?:stays?|stands?|remains?|goes? on|continues?|(?:is|are) (?:off|suspended|closed"
    r"|planning|ready|willing|prepared|going|about))\b",
    re.IGNORECASE,
)
"""Words by which something is to be done, or goes on, on terms."""
_LISTED: Final = as_pattern(r"^(?:for|to|saying|says|said)\b|[✅❌❓]")
"""A point of a list of demands, or the rest of a sentence."""


_OPINION: Final = as_pattern(
    r"\b(?:thinks?|thought|believes?|believed|expects?|doubts?|predict\w*|reckon\w*|argue[sd]?|fears?"
    r"|considers?"
    r"|foresees?|in (?:his|her|their|its) view|convinced)\b[^.;]{0,24}$",
    re.IGNORECASE,
)
"""Words right before what somebody thinks."""
_BEFORE: Final = 60


class Willed:
    """The acts that somebody wills, by their place in each report.

    Parameters
    ----------
    dossier
        The dossier whose mentions of acts are looked up.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._reports = dossier.reports
        spans: dict[str, list[tuple[int, int, ActMention]]] = {}
        for act in dossier.acts:
            if act.mood in _WILLED:
                spans.setdefault(act.span.report, []).append((act.span.start, act.span.end, act))
        self._of: dict[str, Overlaps[ActMention]] = {
            report: Overlaps(sorted(acts, key=lambda one: one[:2])) for report, acts in spans.items()
        }

    def is_opinion(self, words: Evidence) -> bool:
        """Return True for what somebody is said to think or expect."""
        report = self._reports.get(words.report)
        if report is None:
            return False
        return _OPINION.search(report.text[max(0, words.start - _BEFORE) : words.start]) is not None

    def share_of(self, words: Evidence) -> float:
        """Return the share of some words that tell of acts that somebody wills."""
        acts = self._of.get(words.report)
        if acts is None or words.end <= words.start:
            return 0.0
        covered = _covered((act.span for act in acts.of(words.start, words.end)), words)
        return covered / (words.end - words.start)


def _covered(spans: Iterable[Evidence], words: Evidence) -> int:
    places = {
        place for span in spans for place in range(max(span.start, words.start), min(span.end, words.end))
    }
    return len(places)


def is_stand(words: Evidence, says: str, willed: Willed, *, told: bool = False) -> bool:
    """Return True for a promise, a threat, a term or a demand: what a side will do, and not what comes of it.

    Parameters
    ----------
    words, says
        The words, and the same without marks of quotation.
    willed
        The acts that somebody wills.
    told
        True for a reporter's words: he judges something where he tells what comes of it, and else nothing.

    Examples
    --------
    >>> from detente.dossier import join_findings
    >>> none = Willed(join_findings([]))
    >>> is_stand(Evidence("r", 0, 1, ""), "The mill will reopen once the tax is dropped", none)
    True
    >>> is_stand(Evidence("r", 0, 1, ""), "The tax will lead to more smuggling unless it is cut", none)
    False
    """
    if _LISTED.search(says):
        return True
    main = _CONDITION.sub(" ", says)
    if _EFFECT.search(main) or willed.is_opinion(words):
        return False
    hangs = told or main != says
    return willed.share_of(words) >= _MOST or (hangs and (told or _WILLS.search(main) is not None))
