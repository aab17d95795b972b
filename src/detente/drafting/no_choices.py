"""Acts of the table whose words name no choice of a party: figures of speech, outcomes, what is left open.

They stay in the table, where their words stand beside them. An option stands alone: its label must show what
the party would do or not do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from detente.patterns import as_pattern
from detente.positions import Position

FIGURE: Final = "its words are a figure of speech, or leave open what would be done"
CUT: Final = "its label leaves out what is meant"
OUTCOME: Final = "it would happen to the party, and is nothing that it does"
DATED: Final = "it is a day of the diary, and no choice that is open"
_OWN: Final = "(?:its|his|her|their)"
_FIGURE: Final = as_pattern(
    "|".join((
        f"(?:Change|Make up|Speak) (?:{_OWN}|the) minds?",
        rf"Follow (?:{_OWN}|the|\w+[’']s) (?:example|lead|suit)",
        rf"(?:Do|Play|Take) {_OWN} (?:part|role|share|bit|duty|best|utmost|turn|time)\b.*",
        "(?:Keep|Go on|Continue|Stop) (?:talking|trying|going|working|waiting|looking|at it)",
        "Sell out .*|Bluff .*|Seek help|Ask for help|Live with it|Bide .* time|Play (?:for time|ball|along)",
        rf"Show (?:(?:some|more|{_OWN}|the|good|a) )?(?:\w+ )?(?:flexibility|goodwill|good will|good faith"
        r"|restraint|will|willingness|courage|wisdom|patience|leadership|responsibility|sense|spirit"
        "|mercy)(?: .*)?",
        "(?:Do|Make|Take|Use) (?:more|every|an|some|all|further|new|(?:the )?necessary|concrete|bold)"
        " (?:efforts?|steps?|measures|means|progress|moves?)",
        "Do (?:more|less|better|so|the same|the rest|something|nothing|it|that)(?: about .*)?",
        "(?:Stay|Hold|Keep) (?:the course|the line|calm|quiet|still|put|away|silent|on guard)",
        f"Put (?:{_OWN} )?name to .*|Find (?:a|another|some) (?:way|way out|solution|answer)(?: .*)?",
        "Get (?:going|moving|on)|Take (?:the|a) (?:lead|plunge|risk|chance|hint|blame)",
        "Go (?:all the way|too far|it alone|further|far|ahead)",
        "Exhaust .*|Question .*|(?:Claim|Take|Get) credit .*|(?:Take|Make) (?:a|the) decision",
        "Wait for .*(?:instructions?|orders?|reply|answers?)|Review the (?:position|matter|situation)",
    ))
)  # fmt: skip
"""Labels that are idioms, or say no more than that something ought to be done."""
_CUT: Final = as_pattern(
    "|".join((
        r"(?:Negotiate|Discuss|Decide|Know|Work out|Consider) to \w+",  # "negotiate how to proceed"
        r"Bring \S+ round|Hold (?:\w+ )?rights?\b.*",
        r"Go (?:along|up by|down by|through|round|around|about|under|over)\b.*",
        r"Agree to (?:its|his|her|their) own .*",
        r"(?:Meet|See|Join|Tell|Ask) (?:them|him|her|it)\b.*|Close to .*",
        r"Bring (?!.*\b(?:back|down|up|forward|together|home|in|into|to|before|under|out|about|closer|over"
        r"|round|along|face|charges?|suits?|lawsuits?|case|complaint|claim|action|peace|pressure|proceedings)\b).*",
        r"\w+ (?:the|these|those|all) (?:two|three|four)",
        r".* (?:Route|Article|Resolution|Highway|Channel|Chapter|Section|Paragraph)(?: and .*)?",
        "(?:Agree to|Accept|Grant|Offer) (?:(?:the|an?|its) )?(?:[a-z]+ )?(?:soldiers?|boys?|girls?"
        "|child|children|man|men|wom[ae]n|prisoners?|hostages?|captives?|captains?|pilots?|sailors?|detainees?)",
    ))
)  # fmt: skip
"""Labels that lost a word or a number, and those that do not say what is done with a person."""
_OUTCOME: Final = as_pattern(
    "|".join((
        "(?:Receive|Get|Obtain|Gain|Earn|Win|Lose|Suffer|Inherit|Incur) "
        r"(?:\$?\d[\d.,]*|(?:an?|the|its|their|more|less|half|most|all|two|three)\b(?: \w+){0,2}?"
        " (?:votes?|seats?|majority|percent|per|cents?|share|money|power|strength|ground|support|elections?"
        r"|war|race|favou?r|face|battle|losses|damage|right to))\b.*",
        "(?:Damage|Harm|Hurt|Undermine|Jeopardi[sz]e|Endanger|Worsen|Weaken|Affect|Complicate|Strain|Poison"
        "|Derail|Improve|Strengthen|Boost|Prolong|Aggravate) (?:(?:the|its|their|all|any|further) )?"
        r"(?:[\w-]+ )?(?:cooperation|co-operation|relations?|ties|trust|confidence|process|chances?"
        r"|prospects?|credibility|peace|efforts?|situation|crisis|climate|stability|unity|image|friendship)\b.*",
    ))
)  # fmt: skip
"""Labels of what befalls a party, or comes of an act."""
_DATED: Final = as_pattern(
    r".*\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day[’']s (?:meeting|session|talks|hearing|sitting)\b.*"
)


def why_no_choice(row: Position) -> str | None:
    """Return the reason for which a row's label names no choice; None where it may be one.

    Examples
    --------
    >>> def why(act):
    ...     return why_no_choice(Position("p1", "mill", act, "REQUEST", None, None, ()))
    >>> why("Change its mind")
    'its words are a figure of speech, or leave open what would be done'
    >>> why("Agree to the soldier"), why("Receive 48 per cent of the water") == OUTCOME
    ('its label leaves out what is meant', True)
    >>> why("Damage relations with the port") == OUTCOME, why("Hold Friday's meeting") == DATED
    (True, True)
    >>> [why(act) for act in ("Change the law", "Receive the envoys", "Damage the port", "Hold a meeting")]
    [None, None, None, None]
    """
    if row.from_a_person:
        return None
    kinds = ((_FIGURE, FIGURE), (_CUT, CUT), (_OUTCOME, OUTCOME), (_DATED, DATED))
    return next((why for pattern, why in kinds if pattern.fullmatch(row.act)), None)


def is_within_another(row: Position, others: Sequence[Position]) -> bool:
    """Return True for an act that another of the same maker names with more beside it.

    "Release Ida" beside "Release Ida and Jon": the two letters would be one act.
    """
    words = row.act.casefold().split()
    for other in others:
        if other is row or other.maker != row.maker or other.catalogue != row.catalogue:
            continue
        more = other.act.casefold().split()
        if row.catalogue and words[0] == more[0] and len(words) > 1 and set(words) < set(more):
            return True
    return False
