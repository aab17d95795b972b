"""Words that lean on another sentence, by their form: "the latter", "did so", "gave that"."""

from __future__ import annotations

import re
from typing import Final

from detente.patterns import as_pattern

_VERB: Final = (
    r"(?:is|are|was|were|has|have|had|will|would|may|might|can|could|should|must|did|does|do|w[oa]n[’']t"
    r"|\w+n[’']t|said|says?|want\w*|thought|thinks?|doubts?|doubted|held|began|went|came|made|took|gave"
    r"|sa[wt]|left|face|remain|believe|fear|see|expect|hope|warn|argue|point|blame|oppose|support|reject"
    r"|refuse|agree|disagree|doubt|\w+ed)\b"
)
OPENS: Final = as_pattern(
    r"[“\"‘'(]*(?:(?:he|she|it|they|this|that|these|such|his|its|their|theirs|there(?! (?:were|was|are"
    r"|is|has|have|will|can)\b)|both(?! (?:\w+ and|sides|parties|governments|camps|countries)\b)"
    r"|neither(?! \w+ (?:nor|side)\b)|nor|so|or|yet|then|thus"
    r"|hence|instead|otherwise|likewise|similarly|also|too|if so|if not|if (?:it|they|he|she|this|that)\b"
    r"|in return|in that case|in turn|in addition|besides|for example|for instance"
    r"|(?:before|since|after|until|on|at|for|to|by|with|of|about|under|in) (?:that|this|these|those|it|them)"
    r"|here|my|your|you|let|suppose|imagine|those (?:concerned|two|three)|another(?! \w+s?\b (?!to|that|if"
    r"|whether))"
    r"|not (?:so|all|one|everyone|everybody)\b|whereas|as (?:such|a result|expected)|worse|better(?! an? )"
    r"|only then"
    r"|the (?:same|latter|former|rest|remainder|other|others)"
    r"|(?:\w+ ){1,3}(?:before|later|earlier|after)(?=,)"
    r"|(?:a|the|one|two|three) (?:next |following |previous )?(?:day|week|month|year|evening)s?"
    r"(?: (?:before|later|earlier|after))?(?=,| (?!ago)\w)"
    r")\b"
    rf"|her (?!majesty)|(?:one|two|three|four|five|six|none|others?|some|several|many|most|few|each|all)"
    rf" (?:there\b|of (?:them|these|those|the (?:two|three|four)\b)|{_VERB})"
    r"|(?:(?:on|as for|as to|for|in|to|with) )?the (?:first|second|third|fourth|fifth|next|last)"
    rf"(?:,| \[| {_VERB}| (?:it|he|she|they|we)\b)"
    r"|as (?:for|to) (?:the (?:first|second|third|fourth|rest|others?|latter|former)|that|this|it|them)\b"
    r"|(?:and )?(?:one|two|three|four|five"
    r"|(?:first|second|third|fourth)(?!, [\w ]{2,30}(?:, [\w ]{2,30})?\.)),"
    r"|\w+ing (?:that|this|it|them)\b"
    r"|the (?:two|three|four|five)\b(?!-)(?![^.;]*:)(?! \w+ (?:\w+ed|of|that|who|which|signed|made|held)\b))",
    re.IGNORECASE,
)
"""The first words of a sentence that another one must stand before."""
ELLIPSIS: Final = as_pattern(
    r"(?:n[’']t|(?<!or )(?<!why )\bnot)(?: (?:yet|either|now))?[.;,:]"
    r"|(?<!as it )(?<!as they )(?<!as things )\b(?:will|would|did|does|do|has|have|is|are|was|were"
    r"|could|can|must|(?-i:may)|should)[.;](?! \d)"
    r"|\b(?:were|was|been) (?:told|asked)[.;]|\babout to[.;]|\b(?:ask|asked|want|wants|wanted|refused?"
    r"|able|likely|need|expects?|expected|going"
    r"|hopes?|anyone|anybody|them|it) to[.;,]"
    r"|\b(?:do|does|did|doing|done|think|thinks|say|says|said) so\b(?! (?:long|far|many|much|that)\b)"
    r"|(?<!who )(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )"
    r"\b(?:refus(?:es?|ed)|declin(?:es?|ed)|oppos(?:es?|ed)|object(?:s|ed)|agree[sd]?|accept(?:s|ed)"
    r"|reject(?:s|ed)|disagree[sd]?|consent(?:s|ed)|den(?:y|ies|ied)|disput(?:es?|ed)|compl(?:y|ies|ied))"
    r"(?: (?:flatly|again|too|as well|at once))?(?:[.:;]|, (?:and|but|so(?! that))\b|,$)"
    r"|\b(?:for|than|offered|demanded|demands|wants|wanted) (?:(?:about|some|only|at least) )?"
    r"(?:(?!(?:19|20)\d\d\b)\d[\d,]*|(?:ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety)"
    r"(?:-\w+)?)[.;]"
    r"|\b(?:replied|answered|responded)(?: (?:within|in|on|at|by|the same|yesterday|today)\b[^,;:]*)?[.]$"
    r"|\b(?:did not|didn[’']t|has not|have not|will not|won[’']t) (?:return|reply|answer|respond)[.;]",
    re.IGNORECASE,
)
"""A verb without what it is about: "Podemos won't", "the bank refused"."""
WHAT_WAS_OFFERED: Final = as_pattern(
    r"\w+ so$|(?:refus|declin|oppos|object|agree|accept|reject|disagree|consent|den|disput"
    r"|compl|repl|answer|respond)",
    re.IGNORECASE,
)
"""Verbs whose object the clause before may tell: "the guild offered peace, but the mayor refused"."""
WHAT: Final = as_pattern(r"\b(?:what|which|whatever) (?:[\w’'-]+ ){1,4}$")
"""Words that are the object of the verb behind them: "what his people accepted"."""
TWO_NAMES: Final = as_pattern(r"\b[A-Z][\w’-]+(?: [a-z]+ [A-Z][\w’-]+)? and (?:the )?[A-Z][\w’-]+")
POINTS: Final = as_pattern(
    r"\b(?:of|to|for|with|on|by|at|from|over|about|against|after|before|under|than|gives?|gave|giving"
    r"|calls?|called|surrender(?:ed)?|accepts?|accepted|rejects?|rejected|regards?|den(?:y|ies|ied)"
    r"|wants?|wanted|lift|end|stop|does|do|doing|did|honours?|backs?|supports?|resolve|match|confirm"
    r"|until|since|take|taken|took|put|pick(?:ed)?|have|had|has|get|got|implement(?:s|ed)?|make|made"
    r"|keep|kept"
    r"|break|broke|sign(?:ed)?|welcomed|condemned|vetoed|blocked|endorsed|approved|dropped|use[sd]?"
    r"|needs?) (?P<that>that)(?=[.,;:]|$| (?!(?:the"
    r"|a|an|no|its|his"
    r"|her|their|it|he|she|they|there"
    r"|if|all"
    r"|any|some|most|not|was|were|is|are|has|had|have|will|would|can|could|may|might|must|should|does|did"
    r"|do)\b)[a-z]\w*)"
    r"|\b(?:calls?|called|regards?|regarded|considers?|find|finds) that (?:an?|the)\b"
    r"(?! (?:[\w’'-]+ ){1,4}?(?:could|would|will|can|may|might|must|should|is|was|are|were|has|had|have)\b)"
    r"|\b(?P<all>all (?:that|this)) (?=(?:is|was|has|had)\b)|\b(?:say|said|says|hope[sd]?|thinks?"
    r"|thought|believe[sd]?|expect(?:s|ed)?|fear(?:s|ed)?) that"
    r" (?=(?:would|will|is|was|has|had|could|can|may|might|must|should|does|did)\b)"
    r"|(?<!\bso )\b(?P<final>that)(?=[.;]|$)"
    r"|\b(?:of|for|with|by|from|about|against|under|than|to) that"
    r" (?=(?:is|was|has|had|will|would|can|could|may|might|must|should|does|did)\b)"
    r"|\b(?P<object>that) (?=(?:aside|up|down|out|off|away|back|again|either|at once|as well)\b)"
    r"|\b(?P<both>both)(?=[.;]|$)"
    r"|\b(?P<this>this)\b(?! (?:or that|week|month|year|morning|evening|afternoon|winter|summer|autumn|spring"
    r"|time|\w*day|moment|century|term|season|report|briefing|article|newspaper|country|city|bulletin))"
    r"|\b(?P<these>these)\b(?! (?:days|weeks))"
    r"|\b(?P<those>those)\b(?! (?:who\w*|that|of|in|on|with|from|for|which|to|already|not|still|\w+ed|\w+ing"
    r"|held|made|given|taken|sent|behind|at|against|under|near|whom|we|most|least"
    r"|responsible|concerned|involved|present|affected|\w+(?:ible|able|ary))\b)"
    r"|\b(?P<such>such)\b(?! as\b)",
    re.IGNORECASE,
)
TWO: Final = as_pattern(
    r"^(?:(?:Mr|Ms|Mrs|Dr)\.? )?(?:(?-i:[A-Z])[\w’-]+ ?){1,4}, (?:its|their) (?:\w+ )?\w+,"
    r"|\bthe (?:latter|former)(?=[.,;:]|$| (?:is|was|has|had|will|would|and|but|says?|said|today|now"
    r"|yesterday)\b)"
    r"|(?<!all )\bthe (?:two|three|same|other|others|(?:first|second|third)(?! to\b| and \w+ of\b)|rest)"
    r"(?=[.,;:]|$| (?:\w+ly|together|is|are|was|were|has|have|had|will|would|do|did|and|or|to|in|on|from"
    r"|by|for)\b)"
    r"|\b(?:as well|likewise|too|either)[.]$|\bthereafter\b|\bin return(?! for)\b|\bas much[.]"
    r"|\ba (?:day|week|month|year) (?:later|earlier)\b|\bthat (?:day|night|evening|morning|afternoon|time"
    r"|week|month|year)\b|\bthe (?:same|next|following|previous) (?:day|night|evening|week|month|year)\b"
    r"|\banother (?=on\b|in\b|to\b)|\bbe (?:let off|exempted|spared)[.]"
    r"|\b(?:another|others) (?:members|one|two|thinks|doubts|says)\b"
    r"|\b(?:in|out|up|down) there\b"
    r"|\b(?:is|are|was|were) (?:each |both )?to (?:be )?[^.;:“”]* within [\w-]+ (?:days|weeks|months)[.]$"
    r"|(?<!for )\bthe first time\b(?! (?:in|since|that))"
    r"|\bthat (?:way|route|road|date|figure|sum|point|end|kind|sort)\b(?! (?:of|in|at|on|when|where|which))"
    r"|\ban? (?:similar|equal|identical) \w+(?! to\b)"
    r"|\b(?:an?|any|no) (?:role|part|hand|involvement|responsibility)\b(?= and\b|[.;]|$)"
    r"|\b(?:has|have|had|produced|offered|showed|shown|without|no) (?:any )?(?:proof"
    r"|evidence)(?=[.,;]|$| (?:it|he"
    r"|she|they|and|but)\b)"
    r"|\b(?:its|their|his|her) (?:participation|involvement|attendance|signature)(?=[.;]|$)"
    r"|\b(?:the|a new|a further|no) dates? (?=(?:has|have|had|was|were|is|will)\b)",
    re.IGNORECASE,
)
ONE: Final = as_pattern(
    r"\b(?<!\bno )(?<!\bany )(?<!\bevery )(?<!\beach )(?<!\bas )(?<!\bin )(?<!\bat )(?:one|ones)(?=[.,;:]|$"
    r"| (?:tomorrow|today|at once|on)\b)"
    r"|\bthe (?:old|new|first|second|third|last|other|former) ones?\b"
    r"(?! (?:of|who|that|which|in|on|at|with|from)\b)"
    r"|(?<!\bof )(?<!\bon )\b(?:its|their|his|her) own(?=[.,;]|$| (?:and|or|but|in|for|to)\b)"
    r"|\b(?:some|any|none|more)[.;]|\b(?:found|had|has|saw|gave|got) none\b"
    r"|\b(?:sign|signed|tabled|propose|proposed|offer|offered|pass|passed|give"
    r"|given|issued?|need|wants?|submit(?:ted)?|hold|build|draft|adopt) one\b(?! (?:of|or|\w+(?:th|day"
    r"|week|month|year|hour|vote|seat)s?)\b)"
    r"|\bfrom either\b(?! \w+ or\b)"
    r"|\b(?:than|by|of|with|to) (?:theirs|his|hers|its own)[.;,]",
    re.IGNORECASE,
)
INCLUDING: Final = as_pattern(r"s, including \w+ $")
"""Words that name what "ones" are: "sacrifices, including personal ones"."""
