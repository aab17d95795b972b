"""Those without a name who judge in a sentence: "a water engineer in Orvik believes", "the other finds"."""

from __future__ import annotations

import re
from typing import Final

_THINKS: Final = (
    r"(?:thinks?|thought|believes?|believed|expects?|expected|doubts?|doubted|predicts?|predicted"
    r"|forecasts?|reckons?"
    r"|reckoned|argues?|argued|fears?|feared|suspects?|considers?|judged that|foresees?|sees?"
    r"|holds? that|held that"
    r"|finds? (?:that|the|it)|takes? (?:the|it as)|puts? (?:the|its|it (?:differently|otherwise|at))"
    r"|cautions?|warns? (?:that|of)|(?:has|have|had) (?:his|her|their) doubts"
    r"|figures?|figured|bets? (?:on|that)|gives? (?:the|it|him|her|them)"
    r"|gave (?:the|it|him|her|them)"
    r"|(?:is|are) (?:convinced|certain|sceptical|doubtful|pessimistic|optimistic))\b"
)
_SAYS: Final = r"(?:says?|said|told (?:me|us|this paper)|notes?|points? out)\b"
_EXPERT: Final = (
    r"(?:analysts?|observers?|diplomats?|experts?|economists?|scholars?|academics?|historians?"
    r"|commentators?|lawyers?"
    r"|jurists?|researchers?|pollsters?|columnists?|scientists?|engineers?|professors?|specialists?"
    r"|consultants?"
    r"|stockbrokers?|traders?|bankers?|judges?|clergy(?:man|men)|negotiators?|counsel|sociologists?"
    r"|agronomists?"
    r"|hydrologists?|teachers? of \w+|editors?|think.tank)"
)
_KIND: Final = r"(?:[\w’'.-]+ )"
_SOMEBODY: Final = re.compile(
    r"(?:^|[;:] |, (?:but|and|while|as) |^(?:By contrast|In contrast|But|Still|Yet|However|Meanwhile"
    r"|And|Having said that"
    r"|For all that|All the same|Even so|On the other hand)"
    r",? )(?P<who>(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he (?:other|first|second|third)|[Tt]he(?= (?:[\w-]+ ){0,2}"
    r"(?:observer|analyst|expert|economist|historian|scholar|researcher|consultant|columnist)s?\b)|[Ss]ome|[Oo]thers"
    r"|[Tt]hose in|Author|Dr"
    r"|Father|Professor|[Oo]ur)(?: [\w’'.-]+){0,9}?)"
    r"(?:, (?:who|which|asked|heard|from|in|now|once|until|himself|herself)\b"
    r"[^,;:]{2,60},"
    rf"(?: which [^,;:]{{2,50}},)?)?,? (?:\w+ly )?(?P<verb>{_THINKS}|{_SAYS})"
)
_FOR: Final = re.compile(rf"^For (?P<who>an? {_KIND}{{0,4}}{_EXPERT})\b")
_BY: Final = re.compile(
    rf"\b(?:told|warned) by (?P<who>(?:one|some|many|several|an?) {_KIND}{{0,4}}?{_EXPERT}) that\b"
)
_AMONG: Final = re.compile(
    r"(?:^|, )(?P<who>(?:[Ss]ome|[Oo]thers|[Mm]any|[Ss]everal)(?: of (?:them|these))?) (?:judged"
    r"|thought|held|believed"
    r"|argued|feared|expected) that\b"
)
_ANALYSIS: Final = re.compile(
    r"^(?P<who>(?:[Oo]ne|[Aa]nother|[Aa]n?) [\w ]{2,30})[’']s (?:own )?(?:analysis|view|reading|guess"
    r"|forecast) is\b"
)
_ASK: Final = re.compile(
    r"^Ask (?P<who>an? [\w ]{3,40}?)(?: (?:I|we) trust)?,? and (?:he|she|they)[’']d (?:say|tell)\b"
)
_CITED: Final = re.compile(rf"\bcited (?P<who>an? (?:[\w-]+ ){{0,3}}{_EXPERT})[’']s view that\b")
_DIFFERS: Final = re.compile(
    r"^(?P<who>(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he (?:other|second|third))(?: [\w’'.-]+){0,9}?)"
    r" (?:is|was|are|were) (?:(?:less|more|not so|no less) \w+|\w+er)(?: about [^:;,.]{2,40})?:"
)
"""One who judges "more darkly" than another, and how, behind a colon."""
_FORMS: Final = (_CITED, _SOMEBODY, _FOR, _BY, _AMONG, _ANALYSIS, _ASK, _DIFFERS)
_ONLY_DIFFERS: Final = re.compile(
    r"(?P<who>(?:[Aa]n?|[Oo]ne|[Aa]nother)(?: [\w’'.-]+){0,9}?) (?:disagree[sd]|differs?|differed|demurred"
    r"|thinks? otherwise|thought otherwise|sees? it otherwise|saw it otherwise|took the opposite view"
    r"|takes the opposite view|(?:is|was) (?:less|more) \w+|(?:is|was) not so sure|(?:is|was) \w+er)[.]"
)
_SIDE: Final = re.compile(
    r"\b(?:officials?|sources?|aides?|spokes\w+|ministers?|minister’s|deput(?:y|ies)|members?"
    r"|delegates?|voices|villagers?"
    r"|students?|residents?|leaders?|people|man|woman|men|officers?|branch|friend"
    r"|colleagues?(?! (?:in|at) [A-Z])|critics|ally|allies)\b",
    re.IGNORECASE,
)
"""Those who stand on a side, or in the street."""
_FORMER: Final = re.compile(r"\b(?:former|retired|ex-|exiled)\b", re.IGNORECASE)
_ONLY: Final = re.compile(
    r"(?:the (?:other|first|second|third)|some|others|another|one|those in\b.*)$", re.IGNORECASE
)
_PASSIVE: Final = re.compile(r"\b(?:is|are|was|were|be|been)$")
_AND: Final = re.compile(r" (?:is|are) \w+(?: \w+)? and$")
_LEANS_BEHIND: Final = re.compile(
    rf"(?:{_THINKS}|{_SAYS})(?: that)? (?:it|he|she|they|this(?! (?:morning|week|year|after))|these|so"
    rf"|both|the same)\b"
)
_NO_JUDGEMENT: Final = re.compile(
    r"\bexpects? (?:an answer|a reply|a decision|to \w+ (?:him|her|them|you)|him|her)\b|\bthought of\b",
    re.IGNORECASE,
)
_ENDS: Final = re.compile(r",? (?:I|we|whom?|who[’']s|which|that)\b.*$|[,\s]+$")


def thinkers_in(text: str) -> tuple[str, ...]:
    """Return the words for those who judge in a sentence and stand on no side, in their order.

    Examples
    --------
    >>> thinkers_in("A water engineer in Orvik believes the weir could hold; a jurist thinks it unlawful.")
    ('A water engineer in Orvik', 'a jurist')
    >>> thinkers_in("An official thinks the weir will hold."), thinkers_in("The weir will hold.")
    ((), ())
    """
    if _NO_JUDGEMENT.search(text):
        return ()
    named: dict[int, str] = {}
    for form in _FORMS:
        for match in form.finditer(text):
            who = _AND.sub("", _ENDS.sub("", match["who"]))
            is_side = _SIDE.search(who) is not None and _FORMER.search(who) is None
            verb = match.groupdict().get("verb") or ""
            is_expert = re.search(rf"\b{_EXPERT}\b", who) is not None or _FORMER.search(who) is not None
            only_says = re.match(_SAYS, verb) is not None and not is_expert
            is_ours = who.lower().startswith("our") and not is_expert
            if not (is_side or only_says or is_ours or _PASSIVE.search(who)):
                named[match.start("who")] = who
    return tuple(named[start] for start in sorted(named))


def differing_thinker(text: str) -> str:
    """Return the words for one of whom a sentence only tells that he differs: the next has his view; or "".

    Examples
    --------
    >>> differing_thinker("A jurist in Orvik thinks otherwise."), differing_thinker("The mayor disagreed.")
    ('A jurist in Orvik', '')
    """
    differs = _ONLY_DIFFERS.fullmatch(text.strip())
    if differs is None or (_SIDE.search(differs["who"]) and not _FORMER.search(differs["who"])):
        return ""
    return differs["who"]


def is_only_counted(who: str) -> bool:
    """Return True for "the first" and "others", which no head of a view can name.

    Examples
    --------
    >>> is_only_counted("The other"), is_only_counted("A jurist in Orvik")
    (True, False)
    """
    return _ONLY.match(who) is not None


def leans_on_another_view(text: str, who: str) -> bool:
    """Return True for a judgement that only the one before it explains: "the other finds that too clever".

    Examples
    --------
    >>> leans_on_another_view("The other finds that too clever.", "The other")
    True
    >>> leans_on_another_view("A jurist thinks the weir unlawful.", "A jurist")
    False
    """
    is_second = re.match(r"(?:the (?:other|second|third)|others|another|those in)\b", who, re.IGNORECASE)
    return is_second is not None or _LEANS_BEHIND.search(text) is not None
