"""The words for moves in a dispute: a line without one tells of weather, of moods or of what stood about."""

from __future__ import annotations

import re
from typing import Final

from detente.edtf import MONTHS
from detente.page.sections.dated.dates_ahead import HAPPENING
from detente.patterns import as_pattern

_MOVE: Final = as_pattern(
    rf"\b(?:{HAPPENING}"
    r"|sign\w*|agree[sd]?|agreements?|accord\w*|pacts?|treat(?:y|ies)|deals?|truces?|peace\w*|ceasefires?"
    r"|settle\w*|compromis\w+|proposals?|propos(?:e[sd]?|ing)|offer\w*|terms|conditions?|concession\w*"
    r"|demand\w*|ask(?:s|ed|ing)?|call(?:s|ed)|urg(?:e[sd]?|ing)|appeal\w*|petition\w*|request\w*|claims?"
    r"|reject\w*|refus\w+|declin\w+|den(?:y|ies|ied)|oppos\w+|objections?|object(?:s|ed)|veto\w*"
    r"|turn(?:s|ed)"
    r" down|thr[eo]wn? out|accept\w*|approv\w+|adopt\w*|ratif\w+|endors\w+|pass(?:es|ed)?|enact\w*"
    r"|recogni[sz]\w+"
    r"|orders?|ordered|ban(?:s|ned)?|bar(?:s|red)|forb\w+|prohibit\w*|lift(?:s|ed)|suspen\w+|dissol\w+"
    r"|annul\w*"
    r"|revok\w+|overturn\w*|str(?:uck|ikes?) down|cancel\w*|postpon\w*|delay\w*|extend\w*|extension"
    r"|renew\w*"
    r"|prolong\w*|expir\w+|laps\w+|r[ua]ns? out|end(?:s|ed)|mandates?|deadlines?|licen[cs]\w+|permits?"
    r"|franchises?|contracts?|leases?|notices?|terminat\w+|withdr[ae]w\w*|pull(?:s|ed) out|walk(?:s"
    r"|ed) (?:out"
    r"|away|off)|walkouts?|quits?|resign\w*|dismiss\w*|sack(?:s|ed)|fired?|oust\w*|overthr\w+|appoint\w*"
    r"|nominat\w+|elect\w*|vot\w+|ballot\w*|referend\w+|polls?|candidat\w+|parliament\w*|congress\w*"
    r"|assembl(?:y|ies)|senate|councils?|cabinets?|government\w*|ministers?|presidents?|premiers?|king"
    r"|courts?"
    r"|judges?|rul(?:e[sd]|ings?)|verdicts?|sentenc\w+|convict\w*|acquit\w*|charg\w+|indict\w*|prosecut\w+"
    r"|arrest\w*|detain\w*|detention|jail\w*|imprison\w*|releas\w+|free[sd]|hostages?|captiv\w+|prison\w*"
    r"|laws?|bills?|decre\w+|constitution\w*|resolutions?|sanction\w*|embargo\w*|dut(?:y|ies)|tariff\w*"
    r"|tax\w*"
    r"|fin(?:e[sd]?)|freez\w+|froze\w*|seiz\w+|blockad\w+|block(?:s|ed)|sieges?|curfews?|emergenc\w+"
    r"|clos\w+"
    r"|shut\w*|reopen\w*|open(?:s|ed|ing)|halt\w*|stop\w*|resum\w+|restor\w+|broke (?:off|down)|begins?"
    r"|began"
    r"|start\w*|attack\w*|raid\w*|shell\w*|bomb\w*|shot|shoot\w*|fir(?:e|ing)|kill\w*|wound\w*|dead|died"
    r"|deaths?|clash\w*|troops?|soldiers?|forces|army|police|gunmen|rebels?|deploy\w*|invad\w+|invasion"
    r"|cross(?:ed"
    r"|ing)|occup\w+|captur\w+|strik\w+|stoppages?|lockouts?|protest\w*|demonstrat\w*|march(?:ed|es)?"
    r"|rall\w+"
    r"|threat\w*|warn\w*|announc\w+|declar\w+|promis\w+|pledg\w+|undert\w+|vow(?:s|ed)|decid\w+|decisions?"
    r"|mediat\w+|negotiat\w+|talks?|rounds?|met|meets?|meetings?|envoys?|summits?|commissions?|tribunals?"
    r"|arbitrat\w+|handed|handover|deliver\w*|transfer\w*|return\w*|evict\w*|expel\w*|independence|autonomy"
    r"|borders?|independen\w+|took office|takes? (?:office|over|effect)|took (?:effect|over|power)|power"
    r"|told|wrote|letters?|reports?|accus\w+|apologi[sz]\w+|payments?|wages?|pay|aid|grants?|funds|loans?"
    r"|cuts?|supplies|suppl(?:y|ied)|exports?|imports?|boycott\w*|stood down|step(?:s|ped) (?:down|in"
    r"|aside)"
    r"|installed|sworn|oaths?|inaugurat\w+|launch\w*|enter(?:s|ed)|implement\w*|complet\w+|publish\w+"
    r"|rescu\w+|(?:been|is|are) out|receiv\w+|ambassadors?|visit\w*|attend\w*|sat (?:down|in)"
    r"|came (?:out|back)|switched (?:off|on)|direct rule|recommend\w*|conclud\w+|found|finding"
    r"|ensure\w*|arriv\w+|thousands"
    r"|suggest\w*|enforc\w+|impos(?:e[sd]?|ing)|left|le(?:ave|aves|aving)|depart\w*|went out|go out|came"
    r" to terms"
    r"|condemn\w*|welcom\w+|support\w*|back(?:s|ed)|summon\w*|sail(?:s|ed|ing)|land(?:ed|ing)s?|restart\w*"
    r"|shutdowns?|cut off|nationali[sz]\w+|expropriat\w+|fil(?:ed|es|ing)|su(?:es|ed)|lawsuits?|adjourn\w*"
    r"|restrict\w*|tighten\w*|scrap(?:s|ped)|tabl(?:ed|es)|unveil\w*|testif\w+|testimony|inspect\w+|evacuat\w+"
    r"|frigates?|navy|warships?|unions?|party|parties|opposition|crisis|conflict|war|state)\b",
    re.IGNORECASE,
)
_MONTH: Final = as_pattern(rf"\b(?:{MONTHS})\b")


def tells_of_a_move(text: str) -> bool:
    """Return True for a line that has a word for something that sides of a dispute do, or suffer.

    Examples
    --------
    >>> tells_of_a_move("The guild signed the pact"), tells_of_a_move("The boxes had been cleared away")
    (True, False)
    """
    return _MOVE.search(_MONTH.sub("", text)) is not None
