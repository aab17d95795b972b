"""Words by which a report says that something is not known, not decided, not answered, or has no day."""

from __future__ import annotations

import re
from typing import Final

from detente.patterns import as_pattern

WH: Final = (
    r"(?:if|whether|what|who|whom|which|when|where|how|why"
    r"|(?:on|under|at|in|by|from|to|for|with|against|of) (?:what|which|whom))"
)
_NOBODY: Final = r"(?:nobody|no one|no-one|none(?: of [\w ]{2,20})?|neither(?: of them)?)"
_NOBODY_NAMED: Final = rf"(?:{_NOBODY}|(?:neither|no) (?:of )?(?:the )?[\w’'-]+(?: [\w’'-]+)?)"
_KNOWS: Final = (
    r"(?:knows?|can say|could say|can tell|could tell|is sure|are sure|is certain|will say|would say"
    rf"|(?:will|would|could|can) (?:guess|predict|confirm|explain|name|tell)(?= {WH}\b)"
    r"|(?:was|were|is|are) (?:able|willing|prepared|ready) to (?:say|tell|predict|confirm|guess|explain))"
)
_SETTLED: Final = r"(?:set|fixed|given|named|agreed|stated|announced|scheduled|decided)"
_DAY: Final = r"(?:date|day|hour|timetable|time limit|limit|deadline|calendar|venue|place)"
_NOT: Final = r"(?:(?: (?:still|has|had))? not|n[’']t| never| cannot)(?: yet| so far)?"
_SAY: Final = (
    r"(?:say|tell|state|predict|confirm|specify|disclose|explain|reveal|announce|indicate|make clear"
    r"|discuss|guess|know)"
)
_SAID: Final = (
    r"(?:said|told|decided|settled|stated|disclosed|announced|made clear|confirmed|explained|revealed)"
)
SAYS_SO: Final = as_pattern(
    rf"\b{_NOBODY}(?: [\w’' ]{{1,40}}?)? {_KNOWS}\b"
    rf"|\b{_NOBODY_NAMED} (?:has |have |had )?(?:yet )?(?:{_SAID}|knows?|knew) {WH}\b"
    rf"|\b{_NOBODY}(?: [\w’' ]{{1,40}}?)? (?:seems?|appears?) (?:sure|certain)\b"
    rf"|\b{_NOBODY}(?: (?:in|on|at|of) [\w’' ]{{1,30}}?)? (?:has|have) said that\b"
    rf"|\b(?:has|have|had|leaves?) (?:left )?(?:it )?open {WH}\b|\b{WH}\b[^.;]{{8,}} is another matter\b"
    rf"|\b{_NOBODY} (?:has|have) (?:yet|so far) \w+(?:ed|n)\b"
    rf"|\bn(?:or|either) does anyone know\b"
    rf"|^{WH}\b[^.;]{{8,}}(?<! if) (?:neither|no|nobody|no one)(?: [\w’']+){{0,3}} (?:has|have|will|would|can"
    rf"|could) \w+"
    rf"|\b(?:we|I) (?:do not|don[’']t|cannot|can[’']t|could not) (?:yet )?(?:know|say|tell)\b[^.]*\b{WH}\b"
    rf"|\b{WH}\b[^.]{{8,}}\b(?:we|I) (?:do not|don[’']t|cannot|can[’']t) (?:yet )?(?:know|say|tell)\b"
    rf"|\b(?:is|was|are|were|remains?|stays?|seems?) (?:still |as yet |yet )?(?:un(?:clear|known|certain"
    rf"|decided|settled|resolved)"
    r"|not (?:yet )?(?:clear|known|certain|decided|settled|agreed)|to be (?:seen|decided|settled|agreed)"
    r"|anybody[’']s guess|in (?:doubt|dispute)|an open question|open (?=whether))\b"
    rf"(?= (?:{WH})\b|[.,;:]|$)"
    rf"|\b(?:is|are) for (?:the )?[\w’' ]{{2,30}} to (?:say|decide|settle|judge)\b"
    r"|\b(?:has|have)(?: not|n[’']t| never)(?: yet)? (?:said|decided|settled|stated|disclosed|announced"
    rf"|made clear)\b(?=[^.]*\b{WH}\b|[.]$)|\bdoes(?: not|n[’']t) (?:say|state) {WH}\b"
    rf"|\b(?:would|could|can|do|does|did|will)(?: not|n[’']t| not yet)(?: yet)? {_SAY} {WH}\b"
    rf"|\b(?:cannot|can[’']t|unable to|not able to) {_SAY} {WH}\b"
    rf"|\bwithout saying {WH}\b"
    rf"|\b(?:declin|refus)(?:es?|ed|ing) to (?:say|discuss|tell|confirm) {WH}\b"
    rf"|\b{WH}\b[^.;]{{8,}}? is (?:something|a (?:question|point|matter)) (?:that |which |on which )?"
    rf"[^.]{{2,40}} (?:refus|declin|disagree|differ|will not|would not|has not|have not|cannot|could not)\w*"
    r"|\b(?:has|have|is|are|still|but) yet to (?!come\b|see\b|happen\b|hear\b)\w+"
    r"|\bis the question (?:of|that|now)\b|\bwill decide later (?:if|whether)\b"
    r"|\b(?:no [^.]{2,40}|not one) (?:has|have) said (?:who|what|when|how)\b"
    rf"|\b(?:is|are|was|were) not able to (?:predict|say|confirm) {WH}\b"
    r"|\b(?:has|have) (?:as yet |so far |still )?no (?:information|word|date|indication|news)"
    rf"(?: (?:at present|yet|so far|as yet))? (?:on|of|about|as to|for|{WH})\b"
    rf"|\b(?:no|not an?y?) (?:\w+ )?{_DAY} [^.;]{{0,40}}?(?:(?:has|have|had|was|is|were|are)(?: yet)? "
    rf"(?:yet )?(?:been )?{_SETTLED}|is (?:known|public))\b"
    rf"|\bno (?:\w+ ){{0,2}}(?:meeting|round|session|hearing|talks) (?:has|have|is|are)(?: yet)? "
    rf"(?:yet )?(?:been )?{_SETTLED}\b"
    rf"|\bno {_DAY} was put\b|\bthere (?:is|was) (?:still |as yet )?no (?:\w+ )?{_DAY} (?:for|of)\b"
    rf"|\bfor which no {_DAY} has been {_SETTLED}\b|\bno (?:date|day) {_SETTLED}\b"
    rf"|\b{_DAY} (?:has|have|had)(?: not|n[’']t)(?: yet)? (?:yet )?been {_SETTLED}\b"
    rf"|\b(?:has|have)(?: not|n[’']t)(?: yet)? (?:set|fixed|named|given) an? (?:{_DAY}|figure|reason|sum)\b"
    rf"|\b(?:gave|gives|give|named?|set) no (?:\w+ )?{_DAY}\b"
    rf"|\b(?:did|does|do|would|will|could)(?: not|n[’']t) (?:name|give|set|fix|put) an? (?:\w+ )?{_DAY}\b"
    rf"|\bno (?:\w+ )?{_DAY} (?:that )?(?:I|we) can (?:give|name)\b"
    r"|\b(?:consent|reply|answer|ruling|decision|approval|opinion|permission|verdict) (?:of [^.;,]{2,40} )?"
    r"(?:has|have)(?: not|n[’']t)(?: yet)? been (?:obtained|given|received|published|announced)\b"
    rf"|\b(?:differ|disagree|are (?:divided|split))(?: \w+){{0,3}} (?:on |over |about )?{WH}\b"
    r"|\b(?:was|is|are|were|remains?) (?:far |much |rather )?(?:less|far from|not at all|anything but) "
    r"clear\b"
    rf"|^{WH}\b[^.;]{{8,}}? is (?:a|the|an open) (?:question|matter)\b"
    rf"|^{WH}\b[^;]{{8,}}? (?:kept|keeps) (?:it )?to (?:himself|herself|itself|themselves)\b"
    rf"|\b{_NOBODY}(?:[’']s| is| are| was) (?:permitted|allowed|able) to say\b"
    rf"|\b(?:was|were) not told {WH}\b|\b{_NOBODY} (?:can|could) (?:think|imagine) (?:{WH})\b"
    rf"|\b{_NOBODY} (?:has|have) (?:proposed|named|put forward|suggested|offered|set|given|stated)"
    rf" an? (?:\w+ )?(?:{_DAY}|price|figure|name)\b"
    rf"|\b(?:meeting|round|session|talks|hearing)(?: of [\w ]{{2,40}})? (?:has|have) no {_DAY}\b|\bput"
    rf" off without an? {_DAY}\b"
    r"|\bno (?:\w+ )?(?:meeting|round|session|hearing|talks) (?:with [^.;]{2,40} )?(?:is|are)"
    r" (?:scheduled|planned|due)\b"
    r"|\bhas not been made public\b|\bhave not been made public\b"
    r"|\bno one outside has been able to\b|\bit is less certain (?:that|whether)\b|\bis (?:still )?awaited\b",
    re.IGNORECASE,
)
NO_DAY: Final = as_pattern(
    rf"\b(?:no|not|never|without)\b[^.;]{{0,60}}\b{_DAY}\b|\b{_DAY}\b[^.;]{{0,30}}\bnot\b", re.IGNORECASE
)
"""Words that only say that something has no day yet."""
SAYS_MORE: Final = as_pattern(
    r"\b(?:if|whether|what|who|whom|which|how)\b|\bno (?:deadline|timetable|time limit)\b"
    r"|\b(?:ruling|verdict|vote|election|trial)\b",
    re.IGNORECASE,
)
"""Words of one that lacks more than a day, or the day of what decides."""
_UNKNOWN: Final = (
    r"(?:(?:still )?(?:unknown|not known|not clear|nobody knows|no one knows|open (?:questions?|points?)"
    r"|unclear|unsettled)|what (?:we|nobody|no one|they) (?:(?:do(?:es)? not|don[’']t|can(?:not|[’']t)"
    r"|still do(?:n[’']t| not)) (?:know|tell|say)|knows?(?<=y knows)|knows?(?<=e knows))"
    r"|(?:what )?(?:to )?watch(?: for)?|unanswered(?: questions)?|left open"
    r"|what is (?:not known|unknown|not clear|unclear|open)(?:\?)?)(?: yet)?"
)
HEADING: Final = as_pattern(rf"\W*{_UNKNOWN}\W*", re.IGNORECASE)
OPENING: Final = as_pattern(rf"{_UNKNOWN}: (?=\w)", re.IGNORECASE)
"""A heading, or words before a colon, below which stands what nobody knows."""
ANSWER: Final = as_pattern(rf"(?:(?:That|It)[’']s |That is |It is )?{_UNKNOWN}[.]", re.IGNORECASE)
ASKS: Final = as_pattern(
    r"(?:(?:And )?What (?:is|do we|do you|don[’']t (?:you|we)|can[’']t (?:you|we)) (?:not known?|unknown"
    r"|not clear"
    r"|unclear|open|not know|know|say|tell)|Who knows what)\b[^.]*\?$",
    re.IGNORECASE,
)
"""A question behind which stands what nobody knows."""
INDIRECT: Final = as_pattern(rf"(?:And |Nor |Or )?(?:{WH}|which \w+)\b[^?]*[.]$", re.IGNORECASE)
WATCHED: Final = as_pattern(r"(?:\d{1,2} \w+|\w+day|\w+): whether\b.*[.]$", re.IGNORECASE)
LEANS: Final = as_pattern(
    rf"(?:And |But |So |Yet )?(?:it(?! is less certain| (?:is|was|remains|stays)\b[^.,;]{{0,30}} {WH}\b)"
    r"|he|she|they|this|that|these|those|his|her|its|their|then\b"
    r"|(?:two|three|four|some|most|all) (?:have|has|had|of them|are|were)\b|none (?!could|can)"
    r"|neither(?! [a-z]+ (?:said|has|could|would|will|knows?)\b)|both|nor|another|others?"
    r"|after that|there(?! (?:is|was) (?:still |as yet )?no )|not one"
    r"|the (?:former|latter|other)s?|the (?:new )?date|a new date"
    rf"|no (?:\w+ )?{_DAY} (?:has|have|was|is)(?: yet)? (?:yet )?(?:been )?{_SETTLED}(?=[.]$))\b",
    re.IGNORECASE,
)
WITHIN: Final = as_pattern(
    r"\b(?:him|them|these|those(?! who)|theirs)\b|\bof (?:it|this|that)\b"
    r"|\b(?:give|have|did|does|done) (?:one|so)\b|\b(?:that|this)(?=[.,;]|$)|\bthat this\b"
    r"|^(?:In|On|At|By|After|Since|For|During|With|Until|Under|From|As|To)"
    r" [^.;:,]{3,60}?,? (?:it|he|she|they)\b(?! be\b)",
    re.IGNORECASE,
)
AFTER_WH: Final = as_pattern(rf"\b{WH} (?P<who>it|he|she|they)\b", re.IGNORECASE)
"""A pronoun that begins what is not known."""
OF_TWO: Final = as_pattern(r"(?:neither|none|both)\b", re.IGNORECASE)
"""First words of a sentence that leans on two before it."""
QUESTIONS: Final = as_pattern(
    r"(?:(?:[Oo]pen |[Kk]ey |[Ff]urther |[Oo]ther )?[Qq]uestions?|What to ask)\b[^:?.]{0,60}: (?=\w[^?]*\?$)"
)
"""Words before a list of questions."""
NO_MATTER: Final = as_pattern(
    r"\bso \w+ (?:\w+ )?that (?:nobody|no one)\b"
    r"|\b(?:differ|disagree|divided|split)\b[^.]* what"
    r" (?:follows|comes|happens|will (?:follow|come|happen)\b)[^.]{0,8}[.]"
    r"|\b(?:analysts|economists|experts|observers|scholars|commentators)\b[^.]{0,30}\b(?:differ|disagree"
    r"|divided"
    r"|split) (?:on|about|over|as to) (?:who|how|what)\b"
    r"|^(?:opinions?|views?|assessments?|readings?|accounts?|predictions?|forecasts?|judge?ments?)"
    r" (?:differ(?:ed)?"
    r"|diverged?|var(?:y|ied)|are (?:divided|split))\b[^.]{0,50}[.]$"
    r"|\b(?:quoted|reporters?|comment|name supplied|asked not to be named|proved right)\b|\bhow long[.]$",
    re.IGNORECASE,
)
