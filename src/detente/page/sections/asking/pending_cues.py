"""Words by which a report says that somebody is still to decide, to answer or to agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from detente.patterns import as_pattern

_YET: Final = r"(?: (?:yet|so far|as yet|still))?"
_ANSWERED: Final = (
    r"(?:answered|replied|responded|reacted|voted|ruled|signed|ratified|decided|made up"
    r"|(?:given|sent) (?:its|his|her|their|an?|any) (?:answer|reply|response|consent|opinion|verdict"
    r"|decision)"
    r"|agreed (?:to|on)|been (?:answered|put to (?:a|the) vote|ratified|signed|voted on|approved|tabled"
    r"|settled|agreed|heard|debated|decided|resolved|found|chosen|tested))"
)
NOT_YET: Final = as_pattern(
    rf"\b(?:has|have|had)(?: not|n[’']t| never){_YET} (?:yet )?(?:{_ANSWERED}|done so|chosen|come(?=[.,;]))\b"
    r"|\b(?:has|have)(?: not|n[’']t)(?: yet)? said (?:yes|no)\b"
    r"|\bnot (?:yet )?in force\b"
    r"|\bnothing (?:has|had|is) (?:yet |been )*(?:agreed|decided|settled|signed)\b(?! until)"
    r"|\bno (?:choice|decision|agreement|ruling|answer|reply|response)"
    r" (?:was|has been|had been|is|has|had)(?: yet)? (?:made|taken|reached|given|received|come|announced)\b"
    r"|\b(?:is|are)(?: not|n[’']t)(?: yet)? (?:settled|decided|agreed|resolved|ratified)\b"
    r"|\b(?:neither|none|nobody|no one)(?: of [\w ]{2,20}| [a-z]+)? (?:has|have) (?:yet )?(?:embraced"
    r"|accepted"
    r"|endorsed|taken (?:it|that) up|answered|replied|agreed|moved|signed|ratified|voted)\b"
    r"|\b(?:has|have) answered (?:neither|none)\b"
    r"|\bneither (?:accepted|agreed|said yes|confirmed|took) nor (?:refused|rejected|said no|denied"
    r"|declined)\b",
    re.IGNORECASE,
)
"""Somebody has not answered, signed or decided."""
_OF_A_BODY: Final = r"(?:decision|judge?ment|ruling|verdict|vote|opinion|answer|reply|finding)"
RESERVED: Final = as_pattern(
    r"\b(?:reserved|put off|deferred|postponed|adjourned|delayed) (?:its|her|his|their|the|an?) "
    rf"(?:[\w’'-]+ )?{_OF_A_BODY}\b"
    r"|\blea?(?:ves?|ft) it to (?:the )?[A-Z][^.;]{3,60}? to (?:say|decide|settle|choose) "
    r"(?:if|whether|what|when|how)\b",
    re.IGNORECASE,
)
"""A body has put its decision off, or it is for another."""
_WHAT: Final = r"(?:if|whether|what|which|when|how|who|on|between)\b"
_WHEN: Final = (
    r"(?:(?:tomorrow|tonight|today|later|soon|then|(?:on|in|by|before|after|next|this|early|late) [\w-]+"
    r"(?: [\w-]+)?),? )*"
)
AHEAD: Final = as_pattern(
    rf"\b(?:has to|have to|must) (?:decide|say|settle|choose|rule) {_WHEN}(?:(?:beforehand|first|now|by"
    rf" the end of [\w ]{{3,12}}?),? )?{_WHAT}"
    rf"|\b(?:will|is to|are to|is due to|are due to|is expected to|are expected to|is set to|is scheduled to"
    rf"|is supposed to) (?:then |also |now )?(?:decide|say|settle|choose|vote|rule) {_WHEN}{_WHAT}"
    r"|\b(?:will|is to|are to|is due to|are due to|is expected to|is set to|is scheduled to)"
    r" (?:then |also |now )?(?:(?:hear|rule on|vote on|consider|debate|ratify|review|examine|discuss)"
    r" (?:the|its|their|an?|both|whether|his|her|two|three|four|five)\b|(?:rule|report)"
    r" (?:next|in|on|by|this|before|after)\b)"
    r"|\b(?:is|are) to (?:say|vote) yes or no\b"
    r"|\b(?:is|are) to be (?:decided|settled|studied|fixed|agreed|considered|debated|put to)\b"
    r"|\b(?:votes?|finish(?:es)? voting|go(?:es)? to the polls) (?:again )?on (?:\d|[A-Z]\w+day\b"
    r"|[A-Z]\w+ \d)"
    r"|\bcomes? up for (?:renewal|a vote|debate|review)\b",
    re.IGNORECASE,
)
"""A body will decide."""
_ACT_OF_A_BODY: Final = (
    r"(?:ratification|approval|consent|permit|permission|assent|votes?|majority|ruling|blessing|waiver"
    r"|referendum)"
)
NEEDS: Final = as_pattern(
    rf"\b(?:requires?|needs?|still needs?|awaits?|(?:is|are) (?:awaiting|waiting (?:for|on))"
    rf"|(?:is|are) subject to|must have|has to have) (?:the |its |an? |their |his |her |both "
    rf"|[\w’'-]+[’']s? )?"
    rf"(?:[\w’'-]+ ){{0,2}}{_ACT_OF_A_BODY}\b"
    r"|\b(?:cannot|can[’']t|can not) (?:begin|start|go ahead|proceed|take effect|enter into force|be built"
    r"|come into force|sail|open) (?:without|until|unless)\b"
    r"|\b(?:has|have) to (?:pass|be approved by|be ratified by|go before|clear) (?:the |both |its )?[\w’'-]+"
    r"|\bha(?:s|ve) before (?:it|them) (?:an?|the)\b"
    r"|\b(?:is|are) (?:now |still )?(?:before|pending (?:in|at|before)) (?:the )?(?:\w+ )?(?:court|parliament"
    r"|assembly|congress|senate|house|council|judges?|committee|board|tribunal)\b",
    re.IGNORECASE,
)
"""A thing needs the act of a body, or lies before one."""
DEADLINE: Final = as_pattern(
    r"\b(?:(?:has|have|had)|(?:given?|gave) (?!up\b)(?:[\w’'-]+ ){0,5}?[\w’'-]+) until (?:the )?(?:\d"
    r"|[A-Z]\w+day\b"
    r"|(?:next|this) \w+|[A-Z]\w+ \d|tomorrow|midnight|noon)"
)
"""Somebody has until a day to act."""
REQUESTED: Final = as_pattern(
    r"\b(?:has|have) (?:also |now |since |formally )?(?:asked|petitioned|applied to|requested"
    r"|called (?:on|upon)) (?:the |its |their |our )?(?:[A-Z]|[\w ]{0,30}\b(?:court|parliament|government"
    r"|council|board|minister"
    r"|ministry|president|authority|commission|regulator|judge|congress|senate|cabinet)\b)[^.,;:]{0,60}? to "
    r"(?!be\b|comment\b)\w+",
)
"""One has asked a body for an act."""
WHEN_ASKED: Final = as_pattern(
    r"^Asked (?:again )?(?P<whether>whether|if|what|when|how|who|why) (?P<clause>[^.]+?), [^.,]{2,60}?"
    r" (?:declined\b|refused to (?:say|answer|be drawn|comment)|would(?: not|n[’']t) (?:say|be drawn|answer"
    r"|comment|speculate)|gave no answer|had no answer|shrugged|smiled|changed the subject|did(?: not|n[’']t)"
    r" (?:say|answer|reply)|said (?:that )?(?:he|she|it|they|only)(?: (?:did|could|would)(?: not|n[’']t)"
    r" (?:deal|say|comment|discuss|speculate|answer|know|guess|go into|get into)"
    r"| that it was (?:too )?early))",
)
"""A question to which a report has no answer."""
_SUPPOSED: Final = as_pattern(
    r"\b(?:if|unless|until|once|when|while|should|after|before|(?:over|about|on) whether)\b[^,;:]*$",
    re.IGNORECASE,
)
"""Words before a cue that only suppose it."""
_JUDGES: Final = as_pattern(
    r"\b(?:thinks?|believes?|reckons?|expects?|argues?|doubts?|fears?|nonsense|inclined?|guess(?:es)?)\b",
    re.IGNORECASE,
)
_OF_MORE_THAN_A_REQUEST: Final = (NOT_YET, RESERVED, AHEAD, NEEDS, DEADLINE, WHEN_ASKED)


def is_pending(sentence: str) -> bool:
    """Return True if a sentence says that somebody is still to decide, to answer or to agree.

    Examples
    --------
    >>> is_pending("The judge has reserved her decision."), is_pending("The judge has decided.")
    (True, False)
    >>> is_pending("The guild will decide on Sunday whether to strike.")
    True
    """
    return _is_any_of(sentence, (*_OF_MORE_THAN_A_REQUEST, REQUESTED))


def is_of_a_day(sentence: str) -> bool:
    """Return True for what is to be decided by a day: behind it nothing is open any more.

    Examples
    --------
    >>> is_of_a_day("The guild has until 3 May to sign."), is_of_a_day("The guild has not signed.")
    (True, False)
    """
    return _is_any_of(sentence, (DEADLINE,)) and not _is_any_of(sentence, (NOT_YET,))


def is_only_requested(sentence: str) -> bool:
    """Return True if a sentence says no more than that a body was asked for an act.

    Examples
    --------
    >>> is_only_requested("The guild has asked the High Court to lift the order.")
    True
    """
    return _is_any_of(sentence, (REQUESTED,)) and not _is_any_of(sentence, _OF_MORE_THAN_A_REQUEST)


def _is_any_of(sentence: str, forms: Iterable[re.Pattern[str]]) -> bool:
    if _JUDGES.search(sentence):
        return False
    cues = (form.search(sentence) for form in forms)
    return any(cue is not None and not _SUPPOSED.search(sentence[: cue.start()]) for cue in cues)
