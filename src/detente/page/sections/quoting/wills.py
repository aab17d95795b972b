"""Predicates by which a party demands, refuses, offers, threatens, plans, decides or says something."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from detente.patterns import as_pattern

Will = Literal[
    "demands", "refuses", "does not", "offers", "threatens", "decides", "imposes", "plans", "is bound", "says"
]

_ADVERBS: Final = (
    r"also|now|then|still|again|itself|himself|herself|themselves|both|all|each|nevertheless|nonetheless"
    r"|however"
    r"|later|first|only|even|already|once|too|never|not|long|simply|just|today|yesterday|since|so far|instead"
    r"|afterwards|meanwhile|in turn|at once|on record|this (?:week|month|year|morning)|last (?:week|month"
    r"|year|\w+day)"
    r"|(?:on|late|early) (?:late )?(?:\w+day|\d{1,2} \w+|the \d+\w*)|in (?:[A-Z]\w+|19\d\d|20\d\d|return"
    r"|a (?:joint )?(?:statement|letter))"
    r"|for (?:its|his|her|their) part,?|\w+ly"
)
_AUXILIARIES: Final = (
    r"has|have|had|is|are|was|were|did|does|do|will|would|could|may|might|can|must|shall|should|been|being"
)
BETWEEN: Final = rf"(?:[\s,]+(?:{_ADVERBS})\b,?)*"
"""Words that may stand between a subject and its verb."""


def _verbs(*words: str) -> re.Pattern[str]:
    helping = rf"(?:{BETWEEN}\s(?:{_AUXILIARIES})\b(?:n[o’']t\b)?)*"
    short = r"(?:[’'](?:d|ll|ve|re)\b|(?<=[Hh]e)[’']s\b|(?<=[Ii]t)[’']s\b)?"
    return re.compile(rf"{short}{helping}{BETWEEN}\s(?:{'|'.join(words)})(?!\w)")


_REFUSING: Final = (
    r"(?:will|would|could|can|shall|must|did|does|do|has|have|had|is|are|was|were)(?: (?:still|also"
    r"|itself|never))? (?:not|never)\b"
    r"|(?:won|wouldn|couldn|can|don|doesn|didn|hasn|haven|hadn|isn|aren|wasn|weren)[’']t|cannot|never"
)
WILLS: Final[Mapping[Will, re.Pattern[str]]] = {
    "refuses": _verbs(
        r"refus(?:es?|ed|ing)", r"reject(?:s|ed|ing)?", r"rul(?:es?|ed|ing) (?:\w+ )?out",
        r"declin(?:es?|ed|ing)",
        r"object(?:s|ed|ing)?", r"oppos(?:es?|ed|ing)", r"dismiss(?:es|ed)?",
        r"turn(?:s|ed)? (?:\w+ ){0,4}?down",
        r"(?:says?|said) no", r"vot(?:es?|ed) (?:against|down)", r"contest(?:s|ed|ing)?", r"disown(?:s|ed)?",
        r"thr(?:ew|own|ows?) (?:\w+ ){0,6}?out", r"walk(?:s|ed)? (?:out|away)", r"h(?:olds?|eld) out",
        r"stay(?:s|ed|ing)? (?:out|away)", r"boycott(?:s|ed|ing)?", r"br(?:oke|oken|eaks?) off",
        r"spurn(?:s|ed)?",
        r"condemn(?:s|ed|ing)?", r"den(?:y|ies|ied)", r"protest(?:s|ed)?", r"disagree[sd]?",
        r"disput(?:es?|ed)",
        r"no longer \w+", r"neither \w+", r"(?:regards?|describ(?:es?|ed)|sees?|saw) [^.;]{2,60} (?:as"
        r"|the only)", r"blam(?:es?|ed)", r"accus(?:es?|ed)",
        r"had no (?:observations|objection|intention|plans?)",
        r"has no (?:intention|plans?|objection|will|power)",
        r"(?:calls?|called) (?:\w+ ){1,6}?(?:illegal|unlawful|unacceptable|baseless|impossible|insane"
        r"|partial|a \w+)",
        r"withdr(?:ew|awn|aws?)", r"pull(?:s|ed)? out", r"resign(?:s|ed)", r"deplor(?:es?|ed)",
        r"criticis(?:es?|ed)",
        r"quit", r"le(?:ft|aves?) the (?:table|talks|room)", r"has misgivings", r"have misgivings",
    ),
    "threatens": _verbs(
        r"threaten(?:s|ed|ing)?", r"warn(?:s|ed|ing)?", r"vow(?:s|ed)?", r"reserves? (?:the|its|their) right",
        r"(?:will|would) (?:challenge|sue|strike|go to court|oppose|approach|walk|resist|fight|block)",
        r"(?:gives?|gave|given) (?:[\w’'.-]+ ){1,6}?(?:until|\d+ (?:hours|days)|\w+ (?:hours|days|weeks))",
    ),
    "demands": _verbs(
        r"demand(?:s|ed|ing)?", r"la(?:ys?|id) down", r"(?:is|are) (?:for|against"
        r"|in favour of)", r"call(?:s|ed|ing)? (?:\w+ ){0,3}?(?:for|on|upon)", r"urg(?:es?|ed|ing)",
        r"insist(?:s|ed|ing)?", r"ask(?:s|ed|ing)?", r"want(?:s|ed|ing)?", r"request(?:s|ed|ing)?",
        r"seek(?:s|ing)?", r"sought", r"press(?:es|ed|ing)? (?:\w+ ){0,3}?for",
        r"appeal(?:s|ed|ing)? (?:for|to)",
        r"petition(?:s|ed)?", r"requir(?:es?|ed)", r"recommend(?:s|ed|ing)?", r"prefer(?:s|red)?",
        r"would (?:\w+ )?(?:rather|like|prefer|welcome)", r"wish(?:es|ed)?", r"need(?:s|ed)? (?:to|that)",
        r"reiterat(?:es?|ed|ing)", r"maintain(?:s|ed)? (?:that|its|their|his)",
        r"told (?:[\w’'.-]+ ){1,6}?(?:to|not to)",
        r"(?:has|have|had) (?:\w+ ){1,2}(?:demands?|conditions?|objections?|misgivings)",
        r"advis(?:es?|ed) (?:that|\w+)",
        r"propos(?:es?|ed) (?:that|instead)", r"pressed (?:\w+ )?to", r"wrote to", r"written to",
        r"hop(?:es?|ed) (?:that|for|to)",
        r"expects?", r"argu(?:es?|ed) (?:for|against)",
    ),
    "offers": _verbs(
        r"offer(?:s|ed|ing)?", r"propos(?:es?|ed|ing)", r"accept(?:s|ed|ing)?", r"agree[sd]?", r"agreeing",
        r"(?:is|are|was|were|be|been) (?:also |now )?(?:ready|willing|prepared|open|not opposed|free)",
        r"undert(?:ook|akes?|aken)", r"promis(?:es?|ed)", r"pledg(?:es?|ed)", r"commit(?:s|ted)",
        r"invit(?:es?|ed)",
        r"support(?:s|ed|ing)?", r"back(?:s|ed|ing)", r"welcom(?:es?|ed|ing)", r"lift(?:s|ed)?",
        r"float(?:s|ed)?",
        r"(?:could|can|would) (?:have )?(?:lived?|accept|agree|reopen|resume|talk|return|go back|come)",
        r"conced(?:es?|ed)",
        r"came to terms", r"sign(?:s|ed)", r"initial(?:led|s)", r"has blinked", r"moved on", r"hints?",
        r"hinted",
        r"consent(?:s|ed)", r"endors(?:es?|ed)", r"respects", r"regards?", r"cooperate", r"tabled",
    ),
    "imposes": _verbs(
        r"suspend(?:s|ed)?", r"clos(?:es?|ed)", r"shut(?:s|ting)?", r"bann(?:ed|ing)", r"bans",
        r"block(?:s|ed)?",
        r"impos(?:es?|ed)", r"freez(?:es?)", r"froze", r"halt(?:s|ed)?", r"lock(?:s|ed)? out",
        r"cut(?:s)? off",
        r"withh(?:eld|olds?)", r"stopped", r"blockad(?:es?|ed)", r"takes? no", r"seiz(?:es?|ed)",
        r"expel(?:s|led)",
        r"began (?:an?|the|its) (?:\w+ ){0,2}(?:strike|blockade|boycott)", r"strikes?", r"struck",
        r"abolish(?:es|ed|ing)?",
        r"call(?:s|ed) (?:\w+ ){1,5}out", r"keeps? up", r"kept up", r"sell(?:s|ing)", r"selling",
    ),
    "decides": _verbs(
        r"decid(?:es?|ed)", r"rul(?:es?|ed)", r"order(?:s|ed)?", r"resolv(?:es?|ed)", r"adopt(?:s|ed)?",
        r"approv(?:es?|ed)", r"extend(?:s|ed)?", r"declar(?:es?|ed)", r"upheld", r"upholds?",
        r"direct(?:s|ed)",
        r"proclaim(?:s|ed)?", r"announc(?:es?|ed)", r"decree[sd]?", r"dissolv(?:es?|ed)", r"rolled over",
        r"made it (?:plain|clear|official)", r"let it be (?:known|understood)", r"plan(?:s|ned|ning)?",
        r"intend(?:s|ed)?",
        r"confirm(?:s|ed)?", r"went to (?:law|court)",
        r"go(?:es|ne)? to (?:law|court|the \w+ )",
        r"took [^.;]{3,40} to court",
    ),
    "plans": _verbs(r"[’'](?:ll|d) \w+",
    r"(?:will|would) (?!(?:probably|likely|presumably|perhaps|surely|no doubt|in (?:effect|practice))\b)"
    r"(?:\w+ly |also |then )?(?!be \w+ed\b|have\b)[a-z]+", r"(?:is|are) to \w+"),
    "is bound": _verbs(
        r"shall", r"must", r"ha(?:s|ve|d) (?:still |now |only |yet )?(?:until|to (?!date)\w+|the end)",
        r"(?:is|are) (?:to|bound to|barred|banned|obliged|required|supposed) \w+",
        r"(?:is|was|are|were) (?:given|told) ", r"may", r"undertakes to",
    ),
    "says": _verbs(
        r"(?:says?|said|saying)", r"puts? it", r"(?:is|was|were|are) (?:blunt|firm"
        r"|adamant)", r"stat(?:es?|ed)", r"argu(?:es?|ed|ing)", r"think(?:s|ing)?",
        r"believ(?:es?|ed)",
        r"claim(?:s|ed|ing)?", r"regret(?:s|ted)?", r"wr(?:ites?|ote|itten)", r"explain(?:s|ed)",
        r"observ(?:es?|ed)",
        r"assert(?:s|ed)", r"repeat(?:s|ed)", r"describ(?:es?|ed)", r"calls?", r"called", r"fears?",
        r"consider(?:s|ed)?",
        r"complain(?:s|ed)?", r"point(?:s|ed) out", r"add(?:s|ed)", r"tells?", r"tells", r"told",
        r"repl(?:y|ies|ied)", r"answer(?:s|ed)", r"tweeted", r"holds that", r"held that",
        r"respond(?:s|ed)",
        r"counter(?:s|ed)", r"stress(?:es|ed)", r"emphasi[sz](?:es|ed)", r"not(?:es|ed)",
        r"predict(?:s|ed)", r"suggest(?:s|ed)",
        r"placed on record", r"expect(?:s|ed)?", r"admit(?:s|ted)",
    ),
}  # fmt: skip
"""The predicates behind a subject, by what they tell; the first that fits is taken."""
NEGATED: Final = as_pattern(rf"(?:{BETWEEN})\s(?:{_REFUSING})(?= \w)")
"""A predicate that is denied: "has not replied", "will never sign"."""
CONDITION: Final = as_pattern(
    r"\b(?:unless|until|only (?:if|when|after|once|through)|on condition|provided (?:that)?"
    r"|in (?:exchange|return) for|as long as|(?:pre)?conditions?|before (?:it|they|he|she|any|the)"
    r"|as soon as|if"
    r"|failing which|once|or not at all)\b|\b(?:should|were|had) (?:the|it|they|he|she|any|an?|no"
    r"|(?-i:[A-Z])\w+)\b",
    re.IGNORECASE,
)
OF_WILL: Final = as_pattern(
    r"\b(?:will|would|must|should|shall|cannot|can[’']t|won[’']t|not|never|nobody|none|no|nothing|until"
    r"|unless|only"
    r"|demand\w*|refus\w*"
    r"|reject\w*|want\w*|ready|agree\w*|ask\w*|sought|seek\w*|offer\w*|propos\w*|free|lift\w*|end|stop"
    r"|withdraw\w*|suspend\w*|resum\w*|challenge\w*|illegal|unlawful|appeal\w*|untenable|unacceptable"
    r"|unreasonable|unworkable|neutral|war|prefer\w*|[’']d rather|oppos(?:es?|ed|ing)"
    r"|sceptical|skeptical|[’']ll)\b",
    re.IGNORECASE,
)
"""Words of reported speech by which a party says more than that it is pleased."""
NOUNS_OF_WILL: Final = as_pattern(
    r"(?:[’']s?\s)(?:\w+ ){0,2}?(?:requests?|demands?|proposals?|offers?|calls?|insistence|refusal"
    r"|objections?|conditions?"
    r"|petition|ultimatum|threats?|rejection|bid|appeal|position|line|plan|promise|pledge|answer|reply"
    r"|response)\b(?!,? if )|[’']s?\s(?:provides|proposes|foresees|envisages)\b"
)
"""A noun of will behind a name that owns it: "the guild’s request"."""
