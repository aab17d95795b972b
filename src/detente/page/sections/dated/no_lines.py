"""Words that make no line of a timeline: cut wrongly, or of no happening."""

from __future__ import annotations

import re
from typing import Final

from detente.patterns import as_pattern

_BROKEN: Final = as_pattern(
    r"^[’',.;:)]|^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*: |^(?:on|in|off|out"
    r"|up|by|at|to|from|still on|not|no|yes|or|and|but): |\s[’']s\b"
    r"|\(\s*\)|,\s*,"
    r"|^(?:thanks|thank you|please|sir|dear|good (?:morning|evening)|welcome)\b"
    r"|\s[’'](?:ve|re|ll|d)\b|^(?:before|after|since|by|until) (?:that|then)\b|^[^,]{2,25}, (?:he|she"
    r"|it|they)\b"
    r"|\b(?:positions?|levels?|lines?|prices?|borders?) (?:at|of|from|before|in) (?:the (?:start"
    r"|beginning|end) of )?\d{4}\b"
    r"|\b(?:which|that|whom) (?:it|he|she|they) \w+ (?:last|in|on) [A-Z]\w+(?: \d{4})?$"
    r"|\bis being \w+ed\b|\b(?:recommended|announced|declared|said) when\b"
    r"|\b(?:this|that|these|those|such an?) (?:position|decision|demand|offer|proposal|request|view|step"
    r"|move|stance"
    r"|idea|plan|agreement|ruling|text|point|answer|reply|matter)\b"
    r"|, at the (?:end|start|beginning)$|\b(?:days?|weeks?|months?|hours?|years?) (?:after|before)"
    r" (?:the )?(?-i:[A-Z])[^,]*, at (?:his|her|its|their) [\w ]+$|^[^\w“‘\[(\"'’$€£]"
    r"|(?<!was)(?<!were)(?<!been)(?<!are)(?<!has)(?<!had)(?<!be)(?<![’']s) (?:held|brokered|set up)$"
    r"|\[(?:was|were)\] (?:made|held|found|done|taken|used)\b"
    r"|\[(?:was|were)\][^.]*\b(?:before|by|until) (?:\d|the end|(?:january|february|march|april|june"
    r"|july|august"
    r"|september|october|november|december)\b)"
    r"|^(?:then|also|besides|moreover),? |^of (?:my|our|you|the)\b[^.]*:|\b(?:last"
    r"|yesterday) (?:evening|night)\b"
    r"|\b(?:a|two|three|four|\d+) (?:day|week|month|year)s? from now\b"
    r"|^(?:the|this|our) (?:\w+ )?(?:note|report|paper|bulletin|brief) covers?\b"
    r"|^if (?:so|not)\b|^(?:do|does|did|nor|neither|should the) |^the (?:next|first|second|third"
    r"|fourth|last|former|latter"
    r"|other)s? (?:is|are|was|were|will|has|have|would)\b|\b(?:has|have|had) (?:them|it|one|some)\b"
    r"|\(b\)",
    re.IGNORECASE,
)
"""Words that were cut wrongly, greet somebody, or list several things."""
_WITH_A_PARTICIPLE: Final = as_pattern(r"(?P<noun>[^,]{3,80}), \w+ing\b[^,]*(?:, [A-Z][\w .’-]+)?$")
"""Words that have no verb before their participle: "The guild of Brine, asking for a truce"."""
_EMPTY: Final = as_pattern(
    r"\b(?:was|were) (?:asked|told|questioned|quoted)(?: again)?(?: on \w+)?$"
    r"|\b(?:made|had|gave) no (?:further )?comment\b|\b(?:did|would) not (?:comment|reply)\b"
    r"|\b(?:economist|analyst|expert|pollster|commentator|professor)s? (?:said|says"
    r"|wrote) that .*"
    r"\b(?:will|would|can|could|may|might)\b|\b(?:has|have) not changed\b|\bremains? unchanged\b"
    r"|\b(?:covers?"
    r"|covering) developments\b"
    r"|\b(?:reports?|books?|papers?|statements?|news|letters?) (?:came out|appeared|went (?:off|out))\b"
    r"|\bbroke (?:his|her|its|their) (?:promise|word)$|\b(?:was|were) (?:guessing|wondering|speculating)\b"
    r"|\bgave (?:its|his|her|their) (?:judge?ment|ruling|decision|verdict|opinion|view|answer)\b"
    r"(?!.*\bthat\b)"
    r"|\b(?:have|has) (?!been\b)\w+[^.;]*\b(?:two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*|several"
    r"|twice|times)\b[^.;]* since (?:the )?(?:\w+ )?\w+$"
    r"|\b(?:offered|proposed|asked for|promised|has|have) (?:two|three|four|five|several|some) (?:things"
    r"|points)$"
    r"|\b(?:people|\w{3,}s) (?:[^.;,]{0,40} )?(?:have|has) (?:been )?(?:died|killed|arrested|detained"
    r"|injured|wounded)\b"
    r"|\bbroke off$|\basked(?: (?:on|in|at) (?:his|her|its|their|the) [\w ]{2,20})?$|^(?:parties|people"
    r"|others|members|some) \w+ed\b"
    r"|\b(?:was|were) asked and\b|\b(?:was|were) still\b|^[^,]{3,60} met$"
    r"|\b(?:in place|in force|valid|held|open) since \w+(?: \d{4})?, (?:has|have) not\b|^[^,]{0,30}\bsaid$",
    re.IGNORECASE,
)
"""Words that tell of no happening."""
_COUNTED: Final = as_pattern(
    r"\b(?:have|has) (?!been\b)\w+[^.;]*\b(?:two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*"
    r"|several|twice"
    r"|times)\b"
)
"""Words of what was done several times, which is no happening of the day when it began."""
_ONLY_WOULD: Final = as_pattern(
    r"(?:(?!\b(?:said|says|that|if|\w{2,}ed|wrote|told)\b)[^,;:“”]){3,60} would (?!have\b)"
)
"""Words on what only would be done: nothing happened."""
_FOR_A_YEAR: Final = as_pattern(r"\bfor (?:19|20)\d\d$")
_UP_TO_ASIDE: Final = as_pattern(
    r"(?P<noun>(?:An?|The) [^,]{3,60}), (?:[\w-]+ )?(?:hours|days|weeks|months|years) (?:before|after) "
)
_AT_FIRST: Final = as_pattern(r"(?:In|At|On|Under|With|By) ")
_PARTICIPLE: Final = as_pattern(r"(?<=[a-z]) \w+ed (?:in|by|at|to|on|with|from|the|last)\b")
_FINITE: Final = as_pattern(
    r"\b(?:is|are|was|were|has|have|had|will|would|may|might|can|could|must|should|did|does|do|said|says"
    r"|went|came|took|gave|left|held|met|won|lost|fell|rose|began|ran|stood|put|set|cut|broke|told"
    r"|wrote|read"
    r"|made|led|sent|sat|kept|brought|found|got|shot|shut|struck|swore|saw|spoke|quit|rang|let|hit|paid"
    r"|laid"
    r"|withdrew|became|fled|flew|sought|upheld|threw|[a-z]{2,}ed|[a-z]{3,}[^su\W]s)\b|[’'](?:s|ll|d)\b"
)


def is_broken(text: str) -> bool:
    """Return True for words that were cut wrongly, or that greet somebody.

    Examples
    --------
    >>> is_broken("After that the guild left"), is_broken("The guild left")
    (True, False)
    """
    return _BROKEN.search(text) is not None or _is_a_fragment(text)


def tells_nothing(text: str) -> bool:
    """Return True for words that tell of no happening.

    Examples
    --------
    >>> tells_nothing("The mayor was asked"), tells_nothing("The mayor was arrested")
    (True, False)
    """
    return _EMPTY.search(text) is not None


def is_no_deed(text: str, lead: str) -> bool:
    """Return True for words in the past that tell of nothing done on their day.

    Examples
    --------
    >>> is_no_deed("The guild has held six rounds", "from 2018 on"), is_no_deed("The guild left", "2018")
    (True, False)
    >>> is_no_deed("The council would send a report", "August 2018")
    True
    """
    is_counted = lead.startswith("from ") and _COUNTED.search(text) is not None
    return is_counted or _FOR_A_YEAR.search(text) is not None or _ONLY_WOULD.match(text) is not None


def _is_a_fragment(text: str) -> bool:
    """Return True for "In a draft handed the guild" and "A relief for the guild, days before it votes"."""
    first = _UP_TO_ASIDE.match(text) or _WITH_A_PARTICIPLE.match(text)
    if first is not None:
        return _FINITE.search(first["noun"]) is None
    return _AT_FIRST.match(text) is not None and _FINITE.search(_PARTICIPLE.sub(" ", text)) is None
