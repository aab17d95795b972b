"""Those without a name who judge in a sentence: "a water engineer in Orvik believes", "the other finds"."""

from __future__ import annotations

import re
from typing import Final

from detente.patterns import as_pattern

_THINKS: Final = (
    r"(?:thinks?|thought|believes?|believed|expects?|expected|doubts?|doubted|predicts?|predicted"
    r"|forecasts?|reckons?"
    r"|reckoned|argues?|argued|fears?|feared|suspects?|considers?|judged that|foresees?|sees?"
    r"|holds? that|held that"
    r"|finds? (?:that|the|it)|takes? (?:the|it as)|puts? (?:the|its|it (?:differently|otherwise"
    r"|at(?! once)))"
    r"|cautions?|warns? (?:that|of)|(?:has|have|had) (?:his|her|their) doubts"
    r"|figures(?! of\b)|figured|bets? (?:on|that)|gives? (?:the|it|him|her|them)"
    r"|gave (?:the|it|him|her|them)"
    r"|takes? (?:the (?:opposite|contrary|other) view(?=:)|the view that)|inclines? to the view that"
    r"|regards? (?:\w+ ){1,7}?as"
    r"|(?:is|are) (?:convinced|certain|sceptical|doubtful|pessimistic|optimistic))\b"
)
_SAYS: Final = (
    r"(?:says?|said|told (?:me|us|this paper)|notes?|points? out|saw|calls? (?:it|the|this)"
    r"|called (?:it|the|this)"
    r"|judged|put (?:the|it)|warned)\b"
)
EXPERT: Final = (
    r"(?:analysts?|observers?|diplomats?|experts?|economists?|scholars?|academics?|historians?"
    r"|commentators?|lawyers?"
    r"|jurists?|researchers?|pollsters?|columnists?|scientists?|engineers?|professors?|specialists?"
    r"|consultants?"
    r"|stockbrokers?|traders?|bankers?|judges?|clergy(?:man|men)|negotiators?|counsel|sociologists?"
    r"|lecturers?|magistrates?|anthropologists?|geologists?|demographers?|geographers?|philosophers?"
    r"|theologians?|criminologists?|biologists?|ecologists?|strategists?|barristers?|arbitrators?|fellows?"
    r"|attach[ée]s?|ambassadors?|correspondents?|research (?:firm|group|institute)"
    r"|agronomists?"
    r"|hydrologists?|teachers? of \w+|editors?|think.tank)"
)
_KIND: Final = r"(?:[\w’'.-]+ )"
_SOMEBODY: Final = as_pattern(
    r"(?:^|[;:] |, (?:but|and|while|as) |^(?:By contrast|In contrast|But|Still|Yet|However|Meanwhile"
    r"|And|Having said that"
    r"|For all that|All the same|Even so|On the other hand|(?:In|At|From) (?:[A-Z][\w’'-]+ ?){1,3})"
    r",? )(?P<who>(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he (?:other|first|second|third)"
    r"|[Tt]he(?= (?:[\w-]+ ){0,2}"
    r"(?:observer|analyst|expert|economist|historian|scholar|researcher|consultant|columnist)s?\b)"
    r"|[Ss]ome|[Oo]thers"
    r"|[Tt]hose in|Author|Dr"
    r"|Father|Professor|[Oo]ur)(?: [\w’'.-]+){0,9}?)"
    r"(?:, (?:who|which|asked|heard|from|in|at|now|once|until|himself|herself|including|among them)\b"
    r"[^,;:]{2,60},"
    rf"(?: which [^,;:]{{2,50}},)?)?,? (?:\w+ly )?(?P<verb>{_THINKS}|{_SAYS})"
)
_FOR: Final = as_pattern(rf"^For (?P<who>an? {_KIND}{{0,4}}{EXPERT})\b")
_BY: Final = as_pattern(
    rf"\b(?:told|warned) by (?P<who>(?:one|some|many|several|an?) {_KIND}{{0,4}}?{EXPERT}) that\b"
)
_AMONG: Final = as_pattern(
    r"(?:^|, )(?P<who>(?:[Ss]ome|[Oo]thers|[Mm]any|[Ss]everal)(?: of (?:them|these))?) (?:judged"
    r"|thought|held|believed"
    r"|argued|feared|expected) that\b"
)
_ANALYSIS: Final = as_pattern(
    r"^(?P<who>(?:[Oo]ne|[Aa]nother|[Aa]n?) [\w ]{2,30})[’']s (?:own )?(?:analysis|view|reading|guess"
    r"|forecast) is\b"
)
_ASK: Final = as_pattern(
    r"^Ask (?P<who>an? [\w ]{3,40}?)(?: (?:I|we) trust)?,? and (?:he|she|they)[’']d (?:say|tell)\b"
)
_CITED: Final = as_pattern(rf"\bcited (?P<who>an? (?:[\w-]+ ){{0,3}}{EXPERT})[’']s view that\b")
_DIFFERS: Final = as_pattern(
    r"^(?P<who>(?:(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he (?:other|second|third))(?: [\w’'.-]+){0,9}?)"
    rf"|[Tt]he (?:\w+ ){{0,2}}{EXPERT})"
    r" (?:is|was|are|were) (?:(?:less|more|not so|no less) \w+|\w+er)(?: about [^:;,.]{2,40})?:"
)
"""One who judges "more darkly" than another, and how, behind a colon."""
_PLURAL: Final = (
    r"(?:analysts|observers|diplomats|experts|economists|scholars|academics|historians|commentators|jurists"
    r"|researchers|pollsters|columnists|scientists|engineers|hydrologists|sociologists)"
)
_ANY: Final = (
    r"(?:(?:[Ww]estern|[Ff]oreign|[Ii]ndependent|[Pp]olitical|[Cc]risis|[Ll]ocal|[Rr]egional|[Mm]ost"
    r"|[Mm]any|[Ss]ome"
    r"|[Ss]everal|[Ll]egal|[Mm]arket|[Ii]ndustry|[Ss]ecurity|[Mm]ilitary|[A-Z]\w+-based) )*"
)
_WHERE: Final = r"(?: (?:in|at) [A-Z]\w+(?: [A-Z]\w+)?| here)?"
_MANY: Final = as_pattern(
    rf"^(?P<who>{_ANY}(?i:{_PLURAL}){_WHERE}(?:, among them [^,]{{3,40}},)?) (?P<verb>{_THINKS})"
)
"""Several experts without a name: "Diplomats doubt that"."""
_PARTED: Final = as_pattern(
    rf"^(?P<who>{_ANY}(?i:{_PLURAL}){_WHERE}) (?:are|were) (?:split|divided)(?: (?:on"
    rf"|over) [^:.]{{3,50}})?: "
)
"""Experts who are split, and how, behind a colon."""
_IN_BETWEEN: Final = as_pattern(
    rf", (?P<who>(?:an?|one|some|several"
    rf"|many) {_KIND}{{0,4}}?{EXPERT}(?: [^,]{{2,40}})?),? (?P<verb>{_THINKS}|argue[sd]?),"
)
"""Words between two parts of what is thought: "the floor, some jurists reckon, would go"."""
_SAID_BY: Final = as_pattern(
    rf"…,? (?:said|says|argued|argues|warned|warns) (?P<who>(?:an?|one"
    rf"|another) {_KIND}{{0,4}}?{EXPERT}\b[^,.;]{{0,60}})"
)
"""Behind a quotation, which is masked by dots: "…, said a hydrologist in Orvik"."""
_COLON: Final = as_pattern(rf"^(?P<who>[Aa]n? {_KIND}{{0,4}}{EXPERT}\b[^:,.;]{{0,40}}): (?=[a-z…“\"])")
"""As notes have it: "A trader in Orvik: no, not before June"."""
_THERE_ARE: Final = as_pattern(
    r"^There are (?P<who>(?:those|some|voices|others)(?:, [^,]{3,50},)?) who (?:believe|think|argue"
    r"|fear|predict"
    r"|expect|hold|doubt|reckon|say)\b"
)
_NOT_SO: Final = as_pattern(
    rf"^Not so (?P<who>an? {_KIND}{{0,4}}?{EXPERT}\b[^,.;:]{{0,60}}), (?:who|he|she)\b"
)
_LEADS: Final = as_pattern(
    rf"\bleads? (?P<who>(?:some|many|several|one) {_KIND}{{0,3}}?{EXPERT}) to (?:regard|think"
    rf"|believe|conclude|doubt|expect)\b"
)
_OF_A_SCHOOL: Final = as_pattern(
    r"^(?P<who>(?:The )?(?:[A-Z][\w-]+ ){0,4}(?:University|Institute|Academy|College"
    r"|School)[’']s (?:Dr |Professor )?"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    r"|(?:[A-Z][\w’'-]+ ){1,3}at (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
    rf"(?: \([^)]*\))?,? (?:has |have )?(?P<verb>{_THINKS})"
)
"""One who is named with a university: "Olga Brandt at Orvik argues"."""
_FORMS: Final = (
    _CITED, _SOMEBODY, _FOR, _BY, _AMONG, _ANALYSIS, _ASK, _DIFFERS, _MANY, _PARTED, _IN_BETWEEN, _SAID_BY,
    _COLON, _THERE_ARE, _NOT_SO, _LEADS, _OF_A_SCHOOL,
)  # fmt: skip
_ONLY_DIFFERS: Final = as_pattern(
    r"(?P<who>(?:[Aa]n?|[Oo]ne|[Aa]nother)(?: [\w’'.-]+){0,9}?) (?:disagree[sd]|differs?|differed|demurred"
    r"|thinks? otherwise|thought otherwise|sees? it otherwise|saw it otherwise|took the opposite view"
    r"|takes the opposite view|(?:took|takes) (?:another|a different|a darker|the other"
    r"|the contrary) view|(?:is|was) (?:less|more) \w+|(?:is|was) not so sure|(?:is|was) \w+er)[.]"
)
_SIDE: Final = as_pattern(
    r"\b(?:officials?|sources?|aides?|spokes\w+|ministers?|minister’s|deput(?:y|ies)|members?"
    r"|delegates?|voices|villagers?"
    r"|students?|residents?|leaders?|people|man|woman|men|officers?|branch|friend"
    r"|colleagues?(?! (?:in|at|from) (?:the )?[A-Z])|critics|ally|allies)\b",
    re.IGNORECASE,
)
"""Those who stand on a side, or in the street."""
_FORMER: Final = as_pattern(r"\b(?:former|retired|ex-|exiled)\b", re.IGNORECASE)
_ONLY: Final = as_pattern(
    r"(?:the (?:other|first|second|third)|some|others|another|one|those(?: in\b.*)?)(?:, .*)?$", re.IGNORECASE
)
_PASSIVE: Final = as_pattern(r"\b(?:is|are|was|were|be|been)(?:n[’']t| not)?$")
_AND: Final = as_pattern(r" (?:is|are) \w+(?: \w+)? and$")
_LEANS_BEHIND: Final = as_pattern(
    rf"(?:{_THINKS}|{_SAYS})(?: that)? (?:it|he|she|they|this(?! (?:morning|week|year|after))|these|so"
    rf"|both|the same)\b"
)
_NO_JUDGEMENT: Final = as_pattern(
    r"\bexpects? (?:an answer|a reply|a decision|to \w+ (?:him|her|them|you)|him|her)\b|\bthought of\b",
    re.IGNORECASE,
)
_BESIDE: Final = as_pattern(r", (?:in|at|from|who|including|among them) ")
_ENDS: Final = as_pattern(
    r",? (?:I|we|whom?|who[’']s|which|that)\b.*$"
    r"| (?:said|says|(?:is|was|are|were) (?:less|more|not))\b.*$|[,\s]+$"
)


def thinkers_in(text: str) -> tuple[str, ...]:
    """Return the words for those who judge in a sentence and stand on no side, in their order.

    Examples
    --------
    >>> thinkers_in("A water engineer in Orvik believes the weir could hold; a jurist thinks it unlawful.")
    ('A water engineer in Orvik', 'a jurist')
    >>> thinkers_in("An official thinks the weir will hold."), thinkers_in("The weir will hold.")
    ((), ())
    >>> thinkers_in("A jurist in Orvik is less sure: it is old."), thinkers_in("A flood isn't expected.")
    (('A jurist in Orvik',), ())
    """
    if _NO_JUDGEMENT.search(text):
        return ()
    named: dict[int, str] = {}
    for form in _FORMS:
        for match in form.finditer(text):
            who = _AND.sub("", _ENDS.sub("", match["who"]))
            if is_only_counted(who) and match.groupdict().get("verb"):
                # "Another, in Orvik, believes": where he is tells who.
                behind = text[match.end("who") : match.start("verb")].strip(" ,")
                who = f"{who}, {behind}" if _BESIDE.match(text, match.end("who")) else who
            verb = match.groupdict().get("verb") or ""
            is_expert = re.search(rf"\b{EXPERT}\b", who) is not None or _FORMER.search(who) is not None
            only_says = re.match(_SAYS, verb) is not None and not is_expert
            is_ours = who.lower().startswith("our") and not is_expert
            if not (stands_on_a_side(who) or only_says or is_ours or _PASSIVE.search(who)):
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


def stands_on_a_side(who: str) -> bool:
    """Return True for the words for an official, a spokesman, a member: one of a side, or of the street.

    Examples
    --------
    >>> stands_on_a_side("An official"), stands_on_a_side("A former minister"), stands_on_a_side("A jurist")
    (True, False, False)
    """
    return _SIDE.search(who) is not None and _FORMER.search(who) is None


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
