"""Words by which a clause leaves something open: it refuses, asks, offers, threatens, or sets a condition."""

from __future__ import annotations

import re
from typing import Final

from detente.patterns import as_pattern

_BETWEEN: Final = (
    r"(?:(?:also|still|now|again|repeatedly|since|then|since then|therefore|accordingly|nonetheless|meanwhile"
    r"|yesterday|today|\w+ly|on \w+day|(?:on|in) (?:\d{1,2} )?[A-Z]\w+(?: \d{1,2})?|last \w+|this \w+),? )*"
)
_HAS: Final = r"(?:has |have |['’]ve |['’]s )?"
_DAY: Final = (
    r"(?:the (?:end|middle|beginning) of (?:the )?[\w ]{3,14}?|(?:next )?[A-Z]\w+day"
    r"|(?:\w+day,? )?\d{1,2} [A-Z]\w+(?: \d{4})?|[A-Z][a-z]+ \d{1,2}(?:, \d{4})?|mid-\w+|tomorrow|midnight"
    r"|early \w+|late \w+|\d{4})"
)
_SPAN: Final = r"(?:an? |\w+ |\d+ )(?:hour|day|week|month|fortnight)s?"
UNSAID: Final = as_pattern(
    rf"{_BETWEEN}(?:(?:has|have) (?:not|n[’']t|never) (?:yet )?(?:said|decided|announced|indicated"
    rf"|made (?:it )?clear)"
    r"|(?:has|have)n[’']t (?:yet )?(?:said|decided)|(?:did|does|do|would)(?: not|n[’']t) say"
    r"|declin(?:es?|ed) to say"
    r"|(?:has|have) left (?:it )?open|leaves? (?:it )?open|(?:has|have) yet to (?:say|decide)"
    r"|refus(?:es?|ed) to say"
    r"|(?:is|are) undecided) (?:if|whether) (?P<clause>.+)"
)
UNTIL: Final = as_pattern(
    rf"{_BETWEEN}(?:(?:has|have|(?:would|will) have|(?:has |have )?(?:been|was|were|is|are) given) (?:until "
    rf"|till )(?P<day>{_DAY})"
    rf"|(?:has|have|(?:has |have )?(?:been|was|were|is|are) given) (?P<span>{_SPAN})) to (?P<act>(?!be\b).+)"
)
MAY: Final = as_pattern(
    rf"{_BETWEEN}may (?P<act>(?!be\b|not\b|well\b)[a-z][^,;:]*?) within (?P<span>{_SPAN})"
)
GAVE: Final = as_pattern(
    rf"{_BETWEEN}{_HAS}g[ai]ven? (?P<who>(?:the )?[\w’' -]{{2,40}}?) (?:until "
    rf"|till )(?P<day>{_DAY}) to (?P<act>.+)"
)
MUST: Final = as_pattern(
    rf"{_BETWEEN}(?:must|has to|have to) (?!do so|not\b|be\b)(?P<act>[^,;:]+?) by (?P<day>{_DAY})\b"
)
REFUSES: Final = as_pattern(
    rf"{_BETWEEN}(?P<words>{_HAS}(?:(?:now )?reject(?:s|ed)?|refus(?:es?|ed)|rul(?:es?|ed) out|turn(?:s"
    rf"|ed) down"
    r"|thr(?:ew|own) out|oppos(?:es?|ed)|objects? to|(?:will|would) (?:not|never)|won[’']t"
    r"|(?:does|do|did)(?: not|n[’']t) accept|sa(?:ys|id) no to|declin(?:es?|ed) to"
    r"|[^,;]{0,40}?\breiterat(?:es|ed|ing) (?:its|his|her|their) (?:[“\"]?\w+[”\"]? )?(?:refusal"
    r"|rejection|opposition)"
    r"|(?:maintain|reiterat|repeat|reaffirm)(?:s|ed|es)? (?:its|his|her|their) (?:refusal|rejection"
    r"|opposition))\b.+)"
)
NO_REFUSAL: Final = as_pattern(
    r"(?:will|would) (?:not|never) (?:rule|exclude)|won[’']t (?:rule|exclude)"
    r"|(?:will|would) (?:not|never) be \w+(?:ed|n)\b|won[’']t be \w+(?:ed|n)\b"
    r"|(?:will|would) (?:not|never) be \w+ing\b|won[’']t be \w+ing\b"
    r"|declin(?:es?|ed) to (?:guess|predict|say|comment|name|be|give|discuss)\b"
)
"""Words that leave an act open, that tell what will be done to the subject, or that only keep silent."""
CUT_SHORT: Final = as_pattern(
    r"\b(?:because|that|and|or|but|of|to|for|with|the|an?|by|from|than|as|since|which|who|whose)$"
)
"""The last word of a clause that goes on."""
UNREAL_IF: Final = as_pattern(r"if [^,]* (?:were|had|\w{3,}ed)\b[^,]*$", re.IGNORECASE)
"""A condition of what is only imagined."""
NO_VERB: Final = as_pattern(
    r"(?:in|on|at|of|for|from|with|by|to|be|being)\b|[^,]{0,40}\b(?:should|must|will|would|may|shall|can)\b"
)
"""Words behind a subject that are no infinitive: "in being should not touch it"."""
ONE_BARE: Final = as_pattern(
    r"(?!both\b|all\b|members\b|the\b|its\b|their\b|his\b|her\b)[a-z]\w*(?<!s)(?: |$)|both$"
)
"""A name without an article that begins small: "go Banda Aceh"."""
ONCE: Final = as_pattern(
    r"(?:rejected|refused|turned down|threw out|declined|opposed|did(?: not|n[’']t))\b[^.]*"
    r"\b(?:in|on|last|at the time|earlier|that|this) (?:\d|[A-Z]\w+(?:day|ber|uary|ch|il|y|e|st)\b|time\b"
    r"|week|month|year|spring|summer|autumn|winter)"
    r"|(?:rejected|refused|turned down|declined)\b(?:(?! to ).)*\b(?:in|on) [A-Z][a-z]+\b",
)
"""A refusal that is told of a day: it was one then."""
SUPPOSES: Final = as_pattern(r"\b(?:if|unless|should|until)\b")
WILL_NOT_BE: Final = as_pattern(
    rf"{_BETWEEN}(?:said|says|told [^,;]{{3,40}}?|repeat(?:s|ed)|insist(?:s|ed)|reiterat(?:es|ed)"
    rf"|maintain(?:s|ed)|declared?)"
    r"(?: on \w+day| on \d+ \w+)?(?:[^,;]{0,50}? but)? that (?P<words>(?:the|an?|its"
    r"|no) [^,;:]{3,50}? (?:will|would|is|was|were|are)"
    r" (?:(?:not|never) be \w+(?:ed|n)\b|not (?:open to|up for)).*)"
)
SHALL: Final = as_pattern(
    rf"{_BETWEEN}(?:shall|undertakes? to|undertook to|pledg(?:es?|ed) to|promis(?:es?|ed) to|commit(?:s"
    rf"|ted) (?:itself |themselves )?to"
    r"|(?:has |have )?agreed to|(?:is|are|was|were|has been|have been) (?:ordered|directed|told"
    r"|instructed|asked|obliged|required) to)"
    r",?(?: in addition,)? (?P<act>(?!not\b|be\b)[a-z].+)"
)
HAS_TO_BE: Final = as_pattern(
    r"(?:.*\bthat )?(?P<what>(?:the|its|all|any) [^,;:]{3,50}?) (?:would have to|will have to|must"
    r"|has to|have to) (?:first )?be"
    r" (?P<act>(?:\w+ly )?\w+(?:ed|n|t)\b[^,;:]*?) before .+"
)
MUST_BE: Final = as_pattern(
    r"(?P<what>The [^,;:]{3,50}?)(?:, [^,;]{3,60},)? (?:.{3,40} and )?(?:must|has to|have to|needs? to) be "
    r"(?P<act>(?:approved|ratified|signed|confirmed|endorsed|adopted)\b.*)"
)
LISTED: Final = as_pattern(
    r"(?:To )?(?P<who>(?:[Tt]he )?[A-Z][\w’']*(?: (?:of|the|and|[A-Z][\w’']*))*)[:,] to (?P<act>.+)"
)
IF_NOT_DONE: Final = as_pattern(
    r"(?:.*[;,:] |.*\bthat )?(?:[Uu]nless|[Ss]hould|[Ii]f(?=[^,;]* not )) (?P<what>(?:the |all "
    r"|any )?[^,;:]{3,50}?) (?:(?:is|are|has been|have been) (?:not )?|(?P<should>not be ))"
    r"(?P<adverb>(?:actually|really|fully|first) )?(?P<act>(?!not\b)(?:\w+(?:ed|n|t)|found|made|paid|held"
    r"|sold"
    r"|met|put|laid)\b(?: [^,;:]*)?)(?:,|[.]$)"
)
EXPIRES: Final = as_pattern(
    rf"(?P<what>(?:The|[A-Z])[^,;:]{{2,60}}?) (?P<ends>expires?|lapses?|runs? out|ends?|will (?:expire"
    rf"|lapse|run out|end))"
    rf" (?:on )?(?P<day>{_DAY})"
)
MEETS: Final = as_pattern(
    r"(?P<what>(?:The|A) [\w ]{0,40}?(?:consultation|meeting|round|talks|summit|vote|ballot|election"
    r"|referendum|hearing|session"
    r"|conference)(?: of [\w ]{3,30})?) (?:is|are) (?:planned|due|scheduled|expected|set"
    r"|to be held) (?:to (?:be held|take place) )?"
    r"(?P<when>(?:for|in|on|before|by|within|at) .+)"
)
ANYONE: Final = as_pattern(
    r"(?P<who>(?:The|Those|All|(?!(?:Serbs|Kurds|Houthis|Teamsters|Hutus|Tutsis|Tamils"
    r"|Catalans)\b)[A-Z][a-z]+s) [\w’' -]{0,50}?)(?=(?:has|have) (?:until|not said"
    r"|yet to say)|undertakes?\b|shall\b|must\b)"
)
NO_STANCE: Final = as_pattern(
    r"\b(?:comment|say|discuss the|name|elaborate|details|claims?|allegations?|accusations?"
    r"|suggestions? that|the idea that"
    r"|be the first|stand in the way|take (?:a|any) (?:position|sides?)|speculate|run through|go (?:into"
    r"|on)|forget"
    r"|reports? (?:that|of)|surprised?|charges|notion|criticism|take part in the interview|be drawn)\b"
)
"""Words of a refusal that blocks nothing: to speak to a reporter, to own up to something."""
_DEMANDS: Final = (
    r"(?:demand(?:s|ed|ing)?|ask(?:s|ed|ing)?|call(?:s|ed|ing)?(?= (?:on|upon|for)\b)|urg(?:es?|ed|ing)"
    r"|wants?|wanted"
    r"|requir(?:es?)|request(?:s|ed)?|press(?:es|ed)?|appeal(?:s|ed)?(?= (?:to|for)\b)|seeks?|sought)"
)
TO_DO: Final = as_pattern(
    rf"{_BETWEEN}{_HAS}{_DEMANDS}(?: on| upon"
    rf"| to)? (?P<who>(?:the )?[^,;:“”]{{2,60}}?) (?P<not>not )?to (?P<act>.+)"
)
THAT_DO: Final = as_pattern(
    rf"{_BETWEEN}{_HAS}{_DEMANDS}[^:;,]{{0,40}}?:? that (?P<who>(?:the )?[A-Z][\w’'-]*(?:"
    rf" [A-Z][\w’'-]*){{0,4}}|the \w+)"
    r" (?!be\b|not\b|is\b|has\b|was\b|will\b|would\b|should\b|may\b)(?P<act>[a-z]+(?<!s)(?<!ed)(?<!ing) .+)"
)
WHEN_ASKED: Final = as_pattern(
    r"^(?:neighbouring|nearby) | (?:(?:late |early )?(?:on|last|this|next) \w+|once (?:more|again)"
    r"|again|yesterday|today)$"
)
"""Words beside the name of who is asked."""
BE_DONE: Final = as_pattern(
    rf"{_BETWEEN}{_HAS}{_DEMANDS}(?: in addition| again| for)?(?: that)? "
    r"(?P<what>(?:the|all|an?|its|their) [^,;:“”]{2,70}?)(?: to)? be "
    r"(?P<act>(?:\w+ )?(?:\w+ed|laid|put|set"
    r"|held|cut|brought|shut|made|kept|sent|given|withdrawn|freed)\b.*)"
)
COURTESY: Final = as_pattern(r"\bbe (?:respected|upheld|honou?red|heard|considered)\b")
"""Words of a wish that binds nobody to an act."""
DONE: Final = as_pattern(
    rf"{_BETWEEN}wants? (?P<what>(?:the|all|its|their) [^,;:“”]{{2,60}}?) "
    r"(?P<act>(?:annulled|withdrawn|revoked|lifted|repealed|restored|released|freed|reinstated"
    r"|cancelled|scrapped"
    r"|suspended|dropped|dismissed|reviewed|reversed|removed|dissolved|extended|recognised|pulled down"
    r"|set free"
    r"|gone|abolished|replaced|closed|reopened|extradited|postponed)\b.*)"
)
THING: Final = as_pattern(
    rf"{_BETWEEN}{_HAS}{_DEMANDS}(?: for)? (?P<what>(?:an? |the |more |full |talks|new ).+)"
    rf"|{_BETWEEN}(?:has|have) (?:one|a single|only one) demand: (?P<only>.+)"
)
FOR_OTHERS: Final = as_pattern(r" to \w+|^the \w+$|^an? (?:way|means|chance|pretext|excuse)\b")
OFFERS: Final = as_pattern(
    rf"{_BETWEEN}(?P<words>{_HAS}(?:offer(?:s|ed)?|propos(?:es?|ed)|(?:is|are) (?:ready|prepared"
    rf"|willing) to)\b.+)"
    rf"|{_BETWEEN}(?:says?|said|announced|declared)[^,;“”]{{0,30}}? (?:that )?(?:it|he|she|they) "
    r"(?P<ready>(?:is|are|was|were) (?:ready|prepared|willing) to .+)"
)
THREATENS: Final = as_pattern(
    rf"{_BETWEEN}(?P<words>{_HAS}(?:threaten(?:s|ed)? to|vow(?:s|ed)? to|reserves? the right to"
    r"|(?:warn(?:s|ed)?|says) (?:that )?(?:it|he|she|they)(?:[’']ll| will| would)(?! not)"
    r" (?:\w+ )?(?:challenge|strike|sue|leave|close|cut|block|suspend|withdraw|go to court|lock|stop"
    r"|call (?:an?|for|out)|blockade))\b.+)"
)
_CUES: Final = (
    r"(?:unless|provided that|(?<=, )provided(?= \w)|on (?:the )?condition(?: that)?|only (?:if|when|after)"
    r"|only once(?= .*\b(?:has|have|is|are)\b)|(?<!for )as long as|as soon as(?! possible| \w+day| \d"
    r"| [A-Z]\w+ \d)"
    r"|in (?:exchange|return) for|failing which)"
)
CONDITION_BEHIND: Final = as_pattern(rf"(?P<main>.+?),? (?P<condition>{_CUES} .+)")
SAID_CONDITION: Final = as_pattern(
    r"(?:announced|said|says|warned|warns|told [^,;]{3,40}?"
    r"|declared)[^,;“”]{0,40}? that,? (?P<words>(?:unless|if) [^,;:]+, [^,;:]+)"
)
CONDITION_FIRST: Final = as_pattern(r"(?P<condition>(?:[Uu]nless|[Ii]f) [^,;:]+), (?P<main>[^,;:].+)")
NOT_UNTIL: Final = as_pattern(
    r"(?P<main>.*\b(?:not|never|no|refus\w+|won[’']t|cannot|can[’']t"
    r"|n[’']t)\b.+?),? (?P<condition>(?:until|before) (?!\d|[A-Z]\w+ \d|then\b|the (?:end"
    r"|time))(?=.*\b(?:is|are|was|were|has|have|had|can|could|will|would)\b).+)"
)
STAYS_OPEN: Final = as_pattern(
    r"(?:(?:It|What) )?(?:is|remains|was|seems) (?:still |as yet )?(?:not (?:yet )?(?:clear|certain"
    r"|known)|unclear|uncertain"
    r"|unknown|open|to be seen|in doubt|doubtful) (?:if|whether) (?P<clause>.+)"
    r"|(?:Nobody|No one) (?:\w+ )?(?:sure|knows|certain) (?:if|whether) (?P<clause2>.+)"
    r"|The (?:open )?question (?:now )?is (?:if|whether) (?P<clause3>.+)"
)
WHETHER: Final = as_pattern(
    r"Whether (?P<clause>.+?)(?=:|;|, as\b|, is\b| (?:is|remains) (?:another|an open|unclear|uncertain"
    r"|something|an? (?:question|matter|point)|not|still|for|up to|to be|in doubt)|[.]$)"
)
NO_OBJECT: Final = as_pattern(
    r"(?:has |have |[’']ve )?[\w’']+(?: (?:to|out|down|not|to it))?\s*(?:[,;:.]|and\b|$)"
)
"""A verb with nothing behind it: "opposes, and nobody has tabled it"."""
RULES: Final = as_pattern(
    r"\b(?:courts?|judges?|justices|tribunals?|parliament|congress|senate|house of \w+|assembly|knesset"
    r"|(?:house|senate|electoral|parliamentary) (?:committee|commission|council)|regulators?|ombudsman)\b",
    re.IGNORECASE,
)
"""Bodies that rule or vote: what they turn down is a decision and no stance."""
NO_ACT: Final = as_pattern(
    r"(?:an?|the|any|all|some|its|their|his|her|this|that|these|those|no|more|\d[\d.,]*|\w+ly|it|them"
    r"|there|be)\b"
    r"|(?:can|could|will|would|may|might|must|shall|should|is|are|was|were|has|have|had)\b"
)
"""Words with which no infinitive begins."""
POINTS: Final = as_pattern(
    r"\b(?:that|this|these|those) (?:[a-z]+ )?(?:views?|texts?|dates?|offers?|points?|matters?|lists?"
    r"|body|letters?"
    r"|plans?|laws?|orders?|demands?|proposals?|agreement|deal|papers?|reports?|requests?|decisions?"
    r"|questions?"
    r"|figures?|sums?|amounts?|links?|meeting|case|effect|regard|price|way|step|idea|ruling)\b"
    r"|\b(?:give|gives|gave|table|tabled|send|get|want|need|have|has|make) (?:one|some|none|so)\b"
    r"|\b(?:one|so|there)$"
)
"""Words that point at something told before."""
MAIN_VERB: Final = as_pattern(
    r"\b(?:will|would|shall|is|are|was|were|has|have|had|can|could|may|must|does|do|did|won[’']t|\w{2,}ed"
    r"|sa(?:ys?|id)|ends?|stays?|starts?|remains?|wants?|asks?|insists?|demands?|agrees?|offers?"
    r"|promises?|goes"
    r"|go|returns?|applies|holds?|lifts?|opens?|begins?|accepts?|refuses?|rejects?|calls?|stops?"
    r"|takes?|made|went"
    r"|told|gave|put|set|met)\b|[’'](?:ll|d)\b"
)
SOMEBODY: Final = as_pattern(r"\b(?:he|she|it|they|his|her|its|their|him|them)\b")
NAMED: Final = as_pattern(r"(?<!^)\b[A-Z]|^(?!(?:In|On|At|By|Since|After|For|As|To|If|When|While)\b)[A-Z]")
AUX: Final = r"(?:will|would|can|could|may|might|must|should|is|are|was|were|has|have|had|does|do|did)"
PRONOUN: Final = r"(?:it|he|she|they)"
JOINT: Final = as_pattern(r"(?:However|Even so|Still|Meanwhile|Moreover|But|And|Yet),? (?=\w)")
ASIDE: Final = as_pattern(r", (?:[A-Z][\w.’'-]* ){1,6}(?:said|says|added|told [^,]{3,30}), ")
NO_SUBJECT: Final = as_pattern(
    r"(?:it|he|she|they|this|that|these|those|there|then|we|i|you|so|two|three|one|both|some|most"
    r"|neither|none|let|but|and|its|their|his|her|our|my|what|which|who)\b",
    re.IGNORECASE,
)
OWN: Final = as_pattern(r" (?:he|she|it|they) (?=(?:is|are|was|were|gets?)\b)")
ITS: Final = as_pattern(r"(?:its|his|her|their) (?=\w)")
LEANS: Final = as_pattern(
    r"\b(?:it|he|she|they|him|them|these|those|this|that(?=[,;.?]|$| (?:as|too|either|pattern|date|day"
    r"|request)\b)|then|his|her|I|we|us|our|my|you|your|me|so|such(?! as)|there(?! (?:is|are|was|were|will"
    r"|would)\b))\b",
)
NEXT_TO: Final = as_pattern(r"(,? and|,) to (?!be\b|the\b|all\b|any\w*\b|an?\b)(?=[a-z])")
ENDS: Final = as_pattern(
    r" and (?:wants?|demands?|says?|said|told|tells?|asks?|calls?)\b|, (?:its|the|his|her"
    r"|an?) [^;]{3,60}? (?:said|says"
    r"|replied|added|wrote)\b|[;:]| - | – |—|, to be\b| (?:on|in|under|by|to|of) (?:that|this|these"
    r"|those) \w+|, (?:which|who|whose|whom|where|while|whereas|but|because|since|though|although|as|citing"
    r"|saying|adding|arguing|failing|and (?:then )?(?:he|she|it|they|the|an?|that|has|have|is|was|will"
    r"|would|in|on)|even|with|beginning|including|one|two)\b"
    r"| which (?:would|will|could)\b| or (?:face|lose|pay|be)\b|, or\b|(?<=\w)[.!?][”\"’']*$|, (?:he"
    r"|she|it|they"
    r"|[A-Z]\w+(?: [A-Z]\w+)?) (?:said|says|added|wrote)\b"
)
WAS: Final = as_pattern(r"\b(?:was|were|had|did)\b")
WILL: Final = as_pattern(r"\b(?:will|would|could|should|might|may|shall|can)\b|[’'](?:ll|d)\b")
DROPPED: Final = as_pattern(r"\b(?:reject\w*|refused|turned down|threw out|declined|voted down|dropped)\b")
HE_SAYS: Final = as_pattern(r", (?:he|she|they) (?:says?|said)\b")
ON_A_DAY: Final = as_pattern(r"\b(?:last|this|next|on) (?:week|month|year|[A-Z]\w*day)\b")
PEOPLE: Final = as_pattern(
    r"(?!(?:Civilians|Veterans|Partisans|Historians|Guardians|Artisans|Physicians|Politicians|Technicians"
    r"|Pedestrians|Custodians)\b)[A-Z]\w+(?:ans|ese|ish|is|ites)\b|(?:Kurds|Serbs|Greeks|Turks|Croats|Arabs"
    r"|Jews|Muslims|Sikhs|Hindus|Druze|Swedes|Danes|Finns|Poles|Czechs)\b"
)
"""People named after their land or their faith, who keep their capital."""
