"""Moments to come, judged by their words: what is due, what may be, what somebody expects, what is off."""

from __future__ import annotations

import re
from typing import Final

from detente.edtf import MONTHS
from detente.page.drawings import Moment
from detente.page.sections.dated.dates_ahead import HAPPENING
from detente.patterns import as_pattern

_OVER: Final = as_pattern(
    r"\b(?:put (?:back|off)|postponed|cancelled|called off|dropped the|abandoned|withdrew|withdrawn"
    r"|shelved|scrapped"
    r"|(?:\w+day|deadline|date|day) (?:passed|has passed|came and went|went by|ran out)"
    r"|(?:scraps?|cancels?|calls? off|annuls?|postpones?|puts? off) (?:the|its|an?|this|that|all)\b"
    r"|(?:took|taken) (?:that|it|this) back|stopped by|did not take place|could not be (?:signed"
    r"|held)|is off|was off|(?:is|are|was|were|will) no longer (?:be )?(?:due|planned|held|set|expected|to)"
    r"|(?:is|are|was|were|will) not (?:being |be )?held)\b",
    re.IGNORECASE,
)
_NO_PLAN: Final = as_pattern(
    r"\b(?:wanted|hoped|had (?:hoped|promised|wanted|asked)|wished)\b|\bwill have \w+(?:ed|en)\b"
    r"|\bwould have\b|\bneeds? (?:the|an?|its|their|to) [^.;]*\bbefore\b|\bwould like to know\b"
    r"|^(?:nothing|nobody|no one) (?:can|could|may|will)\b|^(?:we|i) (?:do not|don[’']t|cannot) know\b"
    r"|\b(?:matters|number|counts|stands? at|amounts?|may raise)\b(?! of)",
    re.IGNORECASE,
)
"""Words on what was wished, or is denied, or is no event: nothing is due."""
_NOT_BEFORE: Final = as_pattern(
    r"(?:\b(?:nobody|no one|not|never|none)\b|[’']t\b)[^.;]{0,60}\bbefore\b", re.IGNORECASE
)
_EXPERTS: Final = (
    r"(?:analysts?|pollsters?|economists?|consultants?|experts?|advis[eo]rs?|historians?|professors?"
    r"|lecturers?"
    r"|scholars?|scientists?|commentators?|researchers?|observers?|columnists?|brokers?)"
)
_FORECAST: Final = as_pattern(
    r"\b(?:puts? (?:the|its|his|her)|expects?|thinks?|believes?|guess(?:es)?|forecasts?|predicts?"
    r"|reckons?|sees?|fears?(?! for)|doubts?|thought|in (?:his|her|their|my|our) view|likely|unlikely"
    r"|estimates?|close to certain|gives? it (?:un)?till?"
    r"|diplomats?\]? [^.;]{0,40}gives? [^,;.]{2,40}(?:un)?till?"
    r"|will have forgotten"
    r"|(?:is|are|was|were) (?:sure|certain|confident|convinced) that|about the earliest|at the earliest"
    r"|afraid|leans? to(?:wards)?|bets? (?:on|that))\b"
    rf"|\b{_EXPERTS}\b[^.;]{{0,60}}?\b(?:said|says?|holds?|wrote|writes?|warned|warns?|argued?|answered"
    rf"|calls?"
    rf"|put)\b"
    rf"|\bsays? [^.;]{{0,40}}\b{_EXPERTS}\b|\b(?:analysts|pollsters|economists)\b",
    re.IGNORECASE,
)
_SAID: Final = (
    r"(?:said|says?|told us|held|holds?|insists?|insisted|argued?|argues|warned|warns?|wrote|writes?)"
)
_BY_SOME: Final = as_pattern(
    r"(?:(?:But|And|Yet),? )?(?:An?|One|Another|Some|Others|Many|Several|Two|Three|Most|A few|Few)\b"
    r"(?![^;:“”]*\b(?:officials?|spokes\w+|ministers?|statements?|aides?|decrees?|notices?|courts?|judges?"
    r"|communiqu\w+|letters?|orders?|members?|delegates?|negotiators?|mediators?|envoys?|papers?|sources?)\b)"
    rf"[^;:“”]*\b{_SAID}(?: that)?\W*$"
)
"""Words that say that somebody who decides nothing says it: "An agent who asks not to be named said"."""
_UP_TO_SAID: Final = as_pattern(rf"[^;:“”]*?\b{_SAID}\b")
_WAS_DUE: Final = as_pattern(
    r"\b(?:was|were) (?:expected|due|scheduled|supposed|set|meant|planned)\b(?![^;]*(?:\d|\bnext\b|\bthis\b"
    rf"|\bcoming\b|\btomorrow\b|\b(?:{MONTHS})\b))[^;]*day\b"
)
"""Words on a weekday on which something "was expected": mostly the last one."""
_WAS_DUE_AT_ALL: Final = as_pattern(r"\b(?:was|were) (?:to|expected|due|scheduled|supposed|set)\b")
_DECLINED: Final = as_pattern(
    r"\s*(?:But |Yet )?(?:He|She|They|It|The \w+|[A-Z]\w+) (?:declined|refused|stayed away|failed)\b"
)
_THIS_DAY: Final = as_pattern(r"\b(?:was|were) to [^,;]*\b(?:this|this coming|next) (?:weekend|\w+day)\b")
_HABIT: Final = as_pattern(
    r"[^;:]{3,90}? (?:is|are) (?!(?:now )?(?:due|to|set|scheduled|planned|expected|called|fixed|held"
    r"|booked|slated|invited|asked|ordered|obliged|required|bound|not|being)\b)(?:\w+ed|paid|sold|held"
    r"|given)\b(?! to\b)"
)
"""Words in the present on what is always done to somebody: "are paid in October"."""
_TIME_LIMIT: Final = as_pattern(r"\b(?:until|till|before|from|through)\b|\b(?:on|by) (?:the )?(?:\d|[A-Z])")
_TO_COME: Final = as_pattern(
    r"\b(?:will|would|shall|may|might|could|can|must|should|(?:is|are|was|were) (?:to|due|set"
    r"|expected|scheduled|planned"
    r"|fixed|called|likely|put|being)|to be|due|scheduled|planned|expires?|ends?|lapses?|runs?"
    r"|begins?|starts?|opens?"
    r"|reopens?|resumes?|meets?|votes?|takes?|sits?|finish(?:es)?|closes?|until|till|by|deadline"
    r"|within|asks?|asked"
    r"|asking|demand\w*|wants?|promise\w*|offer\w*|agreed?|comes?|returns?|leaves?|continues?|plans?"
    r"|planning|gave|has"
    r"|have|be|order\w*|direct\w*|next|new date|to|goes|calls?|announce\w*|recommend\w*|extend\w*"
    r"|needs?|face)\b"
    r"|[’']ll\b|(?<!who)(?<!that)[’']d\b",
    re.IGNORECASE,
)
_BEHIND_US: Final = as_pattern(
    rf"“?(?:(?:late |early )?last (?:week(?!end)|weekend|month|year|night|spring|summer|autumn|fall|winter"
    rf"|\w+day|{MONTHS})(?! of)|yesterday|(?:a|an|\w+) (?:day|week|month|year)s? ago)\b",
    re.IGNORECASE,
)
"""Days that are over when a report is written: nothing is due on them."""
_AND_IF: Final = as_pattern(r"\b(?:and|but) (?:if|unless)\b|\bif\b[^,.;]*$")
_IF: Final = as_pattern(r"(?:If|Unless|Should)\b")
_STARTING: Final = as_pattern(r", (?:starting|beginning|effective)\b")
_HAPPENING: Final = as_pattern(rf"\b{HAPPENING}\b", re.IGNORECASE)
_NO_EVENT: Final = as_pattern(
    r"\b(?:nobody|no one|none of them)\b[^.;]*\b(?:can|could|will|would) (?:tell|say|know)\b"
    r"|\b(?:doubts?|doubted|doubtful|unlikely|improbable|impossible)\b",
    re.IGNORECASE,
)
"""Words on what nobody knows, or somebody holds to be hardly possible: nothing is due."""
_UNTIL_NOW: Final = as_pattern(
    r"\b(?:until|till) (?:now|today|yesterday|this (?:very )?(?:week|month|morning|year))\b", re.IGNORECASE
)
_DID_NOT: Final = as_pattern(
    r"\s*(?:But |Yet |So far )?(?:[Ii]t|[Tt]hey|[Tt]hat|[Tt]his|[Hh]e|[Ss]he|[Ww]e|[A-Z]\w+|none|nothing)"
    r"(?: (?:has|have|had|did|was|were|does|is))? ?(?:not|n[’']t|never)\b"
    r"|\s*(?:None|Nothing) (?:of (?:it|this|that) )?(?:has|came|was)\b"
)
"""A next sentence that says that it has not come: "It has not, because ..."."""
_WAS_TO: Final = as_pattern(r"\b(?:was|were) to (?!be\b)|\bwas to be\b", re.IGNORECASE)
"""Words on a thing that was to come: a writer who looks back says so of what has not."""
_REQUESTED: Final = as_pattern(
    r"\b(?:asked|ordered|told|demanded|gave|instructed|urged|called)\b", re.IGNORECASE
)
_RELATIVE: Final = as_pattern(r", (?:which|who) [^,]*$")
_AND_OTHERS: Final = as_pattern(
    r", and (?:(?:few|many|some|several|most|others|nobody|no one) |(?:the "
    r"|an? )?[\w’'-]+(?: [\w’'-]+){0,4}?"
    r" (?:has|have|had|was|were) )"
)
_A_DAY: Final = as_pattern(rf"\b(?:{MONTHS})\b|day\b|\b\d{{1,2}}\b")
_WHICH: Final = as_pattern(
    r"[^,]{3,60}, (?:which|who)"
    r" (?:has to|have to|must|(?:is|are) (?:to|due|set|fixed)|expires?|ends?|begins?)\b"
)
_NEXT_CLAUSE: Final = as_pattern(r", (?:and|but|which|while) ")
"""Words behind which another clause has its own view."""
_WILL_BE: Final = as_pattern(
    r"\b(?:will|shall|(?:is|are) (?:to|due|set|scheduled|planned|expected|called)|has to|have to|must|due"
    r"|expires?|ends?|lapses?|begins?|starts?|opens?|reopens?|resumes?|meets?|votes?|faces?)\b"
)
_ASKED_FOR: Final = as_pattern(
    r"\b(?:is|are) (?:encouraged|urged|invited|requested|called upon) to\b"
    r"|^“?We (?:ask|urge|call (?:on|upon)|appeal to) "
    r"|^(?:To )?(?:the )?[^,:;.]{3,50}[,:] to [a-z]+\b"
    r"|^(?:Ask|Urge|Call|Press|Demand|Send|Set|Agree|Establish|Convene|Appoint|Name|Give|Make|Hold|Open"
    r"|Publish"
    r"|Release|Lift|Let) (?!to\b)(?:[A-Z]|the |an? |on |for |all |both |every )"
)
"""Words of a list of what somebody asks of others: "Treasury, to publish its list by May"."""
_OUGHT: Final = as_pattern(
    r"^[^,;:“”]+(?:, [^;:“”]+,)? (?:must|should|ought to) be (?:\w+ly )?\w+(?:ed|en)\b"
)
_GOES_ON_ADVISING: Final = as_pattern(r"\s*[A-Z][\w’ '-]{2,50} (?:should|ought to)\b")
"""A next sentence of a text that says what should be done."""
_PROPOSED: Final = as_pattern(
    r"\b(?:recommend|propos|suggest)(?:s|ed|es)? (?:that|[a-z]+ing)\b|\b(?:has|have) offered (?:an?|the"
    r"|its)\b"
    rf"|\b(?:proposed|proposes|suggested|suggests|floated) (?:the )?(?:\d|(?:{MONTHS})\b)"
    r"|^[^,;]{0,60}\b(?:text|proposals?|plan|formula|draft|bill|scheme|offer|package|idea|savings)"
    r" (?:\w+ ){0,8}would\b",
    re.IGNORECASE,
)
_WOULD: Final = as_pattern(r"\bwould\b")
_WOULD_IF: Final = as_pattern(r"(?:\bwould|[’']d)\b[^.;]*\bif\b")
_DISPUTES: Final = as_pattern(r"[^,;.]{2,60} (?:counters?|contends?|claims?|objects?|complains?) that\b")
"""Words that others deny."""
_HOPES: Final = as_pattern(r"[^,;.]{2,60} hopes? (?:for|to|that)\b")
_UNTIL: Final = as_pattern(r"\b(?:until|till|deadline)\b")
_ANNOUNCED: Final = as_pattern(
    r"\b(?:said|says|announced?|announces|declared|decided|agreed|resolved|promised|pledged|vowed|told"
    r"|ruled"
    r"|ordered|confirmed|undertook|warned|threatened|insisted|stated|wrote|fixed|expected"
    r"|hoped|agreement|accord|decree|law)\b"
)
"""Words of which "would" tells what is to be, and not only what might."""
_THREATENS: Final = as_pattern(r"\b(?:will|shall)\b|[’']ll\b")
_SOME: Final = 20
_LOOSE_LEAD: Final = as_pattern(r"[“”]|\d{4}")


def tags_ahead(moment: Moment, words: str, around: str, behind: str) -> tuple[str, ...] | None:
    """Return the tags of what is to come; None where the words tell of nothing to come.

    Parameters
    ----------
    words
        What a line tells of the day.
    around
        The sentence that it stands in.
    behind
        The words behind that sentence.
    """
    tags = moment.tags
    is_denied = "due" in tags and _NOT_BEFORE.search(words) is not None
    if (
        is_denied
        or _BEHIND_US.match(moment.lead)
        or _OVER.search(around)
        or _NO_PLAN.search(words)
        or _NO_EVENT.search(around)
        or _UNTIL_NOW.search(words)
        or _is_beside(moment, words)
        or (_WAS_TO.search(words) and not _THIS_DAY.search(around))
        or _WAS_DUE.search(around)
        or (_WAS_DUE_AT_ALL.search(words) and _DECLINED.match(behind))
        or ("due" in tags and _HABIT.match(words) and not _TIME_LIMIT.search(words))
        or (_REQUESTED.search(around) and _DID_NOT.match(behind))
        or not (_TO_COME.search(words) or _HAPPENING.search(words) or around.startswith("Next:"))
        or "[w" in words
        or (_IF.match(words) and not _THREATENS.search(words))
        or ("possible" in tags and _AND_IF.search(words) and not _THREATENS.search(words))
    ):
        return None
    if _STARTING.search(around) and not _STARTING.search(words):
        return None  # the day is that of what was cut off
    before = _before(words, around)
    said = _UP_TO_SAID.match(words)
    is_thought = _BY_SOME.match(before.strip()) or (said is not None and _BY_SOME.match(said[0]))
    if not (is_thought or _FORECAST.search(f"{before} {_own_clause(words)} {' '.join(tags)}")):
        if _OUGHT.match(words) and _GOES_ON_ADVISING.match(behind):
            return ("asked for", *(tag for tag in tags if tag not in ("due", "possible")))
        return _as_wished(tags, words, around)
    return ("forecast", *(tag for tag in tags if tag not in ("due", "possible")))


def own_part(words: str) -> str:
    """Return what a line tells of its day, without a clause behind it that tells of another time.

    Examples
    --------
    >>> own_part("The mayor faces a vote in May, and the guild has said that it will not send men")
    'The mayor faces a vote in May'
    """
    joint = _AND_OTHERS.search(words)
    first = "" if joint is None else words[: joint.start()]
    is_ahead = _WILL_BE.search(first) or _WOULD.search(first)
    if joint is None or not is_ahead or _A_DAY.search(words[joint.end() :]):
        return words
    return words if first.count("“") != first.count("”") or first.count("(") != first.count(")") else first


def _before(words: str, around: str) -> str:
    """Return the words before a line in the clause that it stands in: they may say whose view it is."""
    lower = around.casefold()
    start = lower.find(" ".join(words.casefold().split()[:2]))
    if start >= 0 and _WHICH.match(around, start) and not _WHICH.match(words):
        return ""  # "Nothing is expected before the election, which is due by May": the election is due
    start = start if start >= 0 else lower.find(words[-_SOME:].casefold()) - len(words) + _SOME
    return _RELATIVE.sub("", around[: max(0, start)].rsplit(";")[-1])


def _own_clause(words: str) -> str:
    """Return the first clause of a line where that says what is to be: the next has a view of its own."""
    first = words[: joint.start()] if (joint := _NEXT_CLAUSE.search(words)) is not None else words
    return first if _WILL_BE.search(first) else words


def _as_wished(tags: tuple[str, ...], words: str, around: str) -> tuple[str, ...]:
    """Return tags that say so of what is only asked for, or proposed."""
    if "due" not in tags:
        return tags
    others = tuple(tag for tag in tags if tag != "due")
    if _ASKED_FOR.search(words):
        return ("asked for", *others)
    if _PROPOSED.search(words):
        return ("proposed", *others)
    would, will = _WOULD.search(words), _WILL_BE.search(words) or _UNTIL.search(words)
    if _WOULD_IF.search(words) or _HOPES.match(words) or _DISPUTES.match(words):
        return ("possible", *others)
    is_only_would = would is not None and (will is None or would.start() < will.start())
    return ("possible", *others) if is_only_would and not _ANNOUNCED.search(around) else tags


def _is_beside(moment: Moment, words: str) -> bool:
    """Return True where a day is only one since or after which something is: "after May", "since May"."""
    bare = _LOOSE_LEAD.sub("", moment.lead).strip() or moment.lead.strip("“”")
    day = re.escape(bare.split(" ")[-1])
    beside = rf"\b(?:since|after|past|beyond) (?:the |mid-|early |late |\d{{1,2}} )*{day}\b"
    return bool(day) and re.search(beside, words, re.IGNORECASE) is not None
