"""Lines of a timeline that hang in the air: nobody who reads one alone knows whom or what it tells of."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from detente.page.sections.quoting import is_open, opens_on_another, points_at_another
from detente.patterns import as_pattern

_ENDS_A_SENTENCE: Final = as_pattern(r"(?<=[a-z\d]{3})[.!?] (?=[A-Z])")
_POINTS_BACK: Final = as_pattern(r"(?:That|This|These|Those)\b")
_PRONOUN: Final = as_pattern(
    r"\b(?P<word>he|she|him|her|his|hers|it|its|itself|they|them|their|theirs|themselves)\b", re.IGNORECASE
)
_SINCE_THEN: Final = as_pattern(
    r"^(?i:about |some |nearly )?(?i:an?|one|three|four|\d+) (?:hour|day|week|month|year)s?"
    r" (?:after|before) (?=\[?[A-Z]|the |an? )"
)
"""A time that the line itself measures: "A month after Ana Roy left, ..."."""
_COUNTED: Final = as_pattern(
    r"^(?:both|the (?:two|three|four|five)) (?:\w+ )?(?:sides?|parties|delegations|governments|presidents"
    r"|leaders|ministers|camps|countries|states|churches|unions|armies|men|women|people|soldiers"
    r"|students)\b",
    re.IGNORECASE,
)
"""Those who stand against each other, whom the rest of a page names."""
_MANY: Final = as_pattern(
    r"\b(?!(?:this|has|was|his|its|is|as|us|says|does|thus)\b)\w{2,}(?<![sui’'])s\b|\band\b"
    r"|\b(?:party|union|government|front|group|council|company|people|police|army|court|league"
    r"|movement|committee"
    r"|\w+men|board|team|staff|alliance|coalition|opposition|[A-Z]{2,})\b"
)
_AS_SUBJECT: Final = as_pattern(r" (?!(?:and|or|to|in|on|at|by|with|from|for|of|as|off|out|up)\b)[a-z’']+\b")
_ONE_OF_THEM: Final = as_pattern(
    r"\b(?:an?|any|every|another|which) (?:[\w-]+ ){1,4}[^;.]*\b(?:an?|the|full|new) (?:[\w-]+ )?ones?\b"
    r"|\bone (?:to|for|in|on|by)\b[^;.]*, (?:and )?another (?:to|for|in|on|by)\b"
    r"|\bbetween the two\b|\bwithout having \w+ it\b",
    re.IGNORECASE,
)
_NO_MORE: Final = as_pattern(
    r"\b(?:all|just) the same\b|\b(?:on|to|for|of|at) one (?:of|at|for) (?:around|about|some|nearly|over"
    r"|\W?\d)"
    r"|\b(?:set|put|keep|kept|leave|left|lift(?:ed)?|sign(?:ed)?|take|took|call(?:ed)?|turn(?:ed)?) (?:that"
    r"|this|these"
    r"|those|it|them|both) (?:aside|off|down|back|out|up|in|on|away)\b"
    r"|\bthe (?:how|why|when|where)\b|\b(?:on|under|with) (?:exactly |just )?(?:that|this|the same)"
    r" (?:condition"
    r"|ground|basis|footing|point|understanding|day|morning|evening)\b"
    r"|\b(?:asked|told|called|wrote to|met) [A-Z]\w+ again\b|\bfor (?:that|this) (?:reason|purpose)$"
    r"|\bthe same (?:view|line|position|answer|message|offer|demand)(?! (?:as|that|of)\b)"
    r"|\b(?:settled|reporting on|decided) the matter\b|\breporting on the matter\b|\b(?:must|will"
    r"|can) do so\b"
    r"|\bwant(?:s|ed) (?:it|them|this|that) \w+ed\b|^\[[A-Z][\w’.-]+ [A-Z][\w’ -]+\] \w+ its\b"
    r"|^the (?:two|three|four|five) (?:proposals|conditions|points|offers|demands|steps|decisions|texts"
    r"|papers)\b"
    r"|\bas (?:he|she|it|they) (?:has|have|had|did|does)\b|\bthat (?:morning|afternoon|evening|night)\b"
    r"|^The (?:19|20)\d\d one\b|^[A-Z][\w’ ]{2,40} (?:gave|give|gives) the \w+ till?\b",
    re.IGNORECASE,
)
"""Words for what another sentence names."""
_BARE_SUBJECT: Final = as_pattern(
    r"^An? (?P<noun>[a-z]+) \[?(?:has|had|have|is|was|were|would|will|may|could|can|stood|stands"
    r"|remains|said)\b"
)
_THERE_IS: Final = as_pattern(
    r"^There(?:[’']s| is| are| will be| was| were) (?:an?|no|\w+s)\b", re.IGNORECASE
)
_YEAR_AFTER: Final = as_pattern(r"\b(?:19|20)\d\d\b.*\bthe (?:following|next) year\b")
_HAPPENS: Final = as_pattern(
    r"(?:vote|election|referendum|strike|truce|cease-?fire|summit|trial|hearing|rally|march|curfew|ban"
    r"|blockade|walkout|ballot|poll|coup|state|war|treaty|peace|decision|verdict|ruling|round|deal"
    r"|resolution"
    r"|moratorium|constitution|settlement|government|cabinet|parliament|commission|mission|emergency)s?"
)
_ANY_THING: Final = as_pattern(
    r"^(?P<first>Hearings|Proceedings|Comments|Payments|Objections|Petitions)\b"
    r"|^(?:The|Its|Their|[A-Z][\w’]+[’']s) (?P<noun>refusal|document|opinion|order|decision|report|letter"
    r"|motion|proposals?|text|paper|statement|answer|reply|request|offer|attempt|matter|question|plan"
    r"|clause|steps?|judges|measures?|position|vote|terms|news|post|idea|others?|rest"
    r"|figures?)"
    r" (?:itself )?(?:\[?(?:is|are|was|were|has|have|had|would|will|may|could|can)\b(?! (?:been )?an? )"
    r"|\w+(?:ed|s)\b"
    r"|came|went|took|said|says|ran|fell)"
)
_GAVE_UNTIL: Final = as_pattern(r"\b(?:gave|gives|given) them (?:un)?till?")
"""A deadline that somebody set is worth its line, also where only the rest of a page says for whom."""
_OFTEN: Final = 4
_FEW_WORDS: Final = 4


@lru_cache(maxsize=1 << 13)
def hangs_in_the_air(text: str, report: str = "") -> bool:
    """Return True for a line with a word that stands for what only other sentences name.

    Parameters
    ----------
    report
        The text of its report: a noun that it often comes back to is known from the rest of a page.

    Examples
    --------
    >>> hangs_in_the_air("The judge refused to set that aside"), hangs_in_the_air("The judge freed Ana Roy")
    (True, False)
    """
    bare = text.lstrip("“\"‘'(")
    measured = _SINCE_THEN.match(bare)
    stands = bare.startswith("[") or measured or _COUNTED.match(bare) or _THERE_IS.match(bare)
    if not stands and opens_on_another(bare):
        return True
    if _NO_MORE.search(text) or _points_elsewhere(text):
        return True
    subject = _BARE_SUBJECT.match(bare)
    if subject is not None and _HAPPENS.fullmatch(subject["noun"]) is None:
        return True
    if _is_any_thing(bare, report):
        return True
    start = 0
    for end in (*(joint.end() for joint in _ENDS_A_SENTENCE.finditer(text)), len(text) + 1):
        if _has_an_open_pronoun(text[:end], start) or (start and _POINTS_BACK.match(text, start)):
            return True
        start = end
    return False


def _points_elsewhere(text: str) -> bool:
    own = _ONE_OF_THEM.search(text) or _YEAR_AFTER.search(text)
    return own is None and points_at_another(text)


def _is_any_thing(text: str, report: str) -> bool:
    """Return True for "The refusal was upheld", unless its report tells of that thing time and again."""
    thing = _ANY_THING.match(text)
    if thing is None:
        return False
    noun = (thing["first"] or thing["noun"]).casefold().removesuffix("s")
    return len(re.findall(rf"\b{noun}s?\b", report.casefold())) < _OFTEN


def _has_an_open_pronoun(text: str, start: int) -> bool:
    """Return True for a pronoun for which the words before it name nothing."""
    for found in _PRONOUN.finditer(text, start):
        word, before = found["word"].casefold(), text[: found.start()]
        if not is_open(text, found.start()):
            continue
        is_many = word.startswith("the") and _MANY.search(before) is not None
        if word == "them" and (_GAVE_UNTIL.search(before + text[found.start() : found.end() + 6])):
            continue
        if is_many and (
            (word != "them" or len(before.split()) > _FEW_WORDS)
            and (word != "they" or _AS_SUBJECT.match(text, found.end()))
        ):
            continue
        if word in ("it", "its") and len(before.split()) >= _FEW_WORDS and _ONE_OF_THEM.search(text):
            continue
        return True
    return False
