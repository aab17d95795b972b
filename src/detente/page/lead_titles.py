"""The title of a report without a headline: what its lead says, in the lead's own words."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from detente.dossier import Dossier
from detente.page.sections import ReportSentences
from detente.page.words import curly, upper_first, with_curly_marks
from detente.patterns import as_pattern

_TRIED: Final = 6
_LONGEST, _LONGEST_WHOLE, _SHORTEST, _FEWEST_WORDS = 150, 165, 35, 5
_NO_LEAD: Final = as_pattern(
    r"(?:here|good (?:morning|evening|afternoon|day)|hello|welcome|thanks|thank you|morning all|dear|present"
    r"|held|from|to|subject|q|and|but|so|then|yet|he|she|it|they|we|i|you|this|that|these|those|his|her|its"
    r"|their|our|my|if|no|yes|not|sir|madam|the present (?:report|note|paper))\b|[\W\d]",
    re.IGNORECASE,
)
"""First words of a greeting, of furniture, or of a sentence that leans on another."""
_ENDS: Final = as_pattern(
    r" [-–—] |; |: |, (?:but|and|though|although|while|whereas|which|who|whose|where|when|as|after|with|even"
    r"|because|since|so|in spite|despite|at the same time|a (?:day|week|month) (?:after|before))\b"
    r"|, (?!during\b|including\b|according\b)[a-z]+ing\b"
)
"""Places where a further clause begins."""
_PARTS: Final = as_pattern(
    r", (?=\w)| and (?=(?:said|told|has|have|is|are|was|were|will|would|that|\w+ed)\b)| to (?=be\b)"
    r"| (?=(?:when|while|because|where|unless|until|though|who|which|as soon as|as long as)\b)"
)
"""Places where a clause that is too long can end."""
_SMALLER_PARTS: Final = as_pattern(
    r" (?=(?:in|on|at|for|with|by|from|over|about|against|through|into|after|before|under|during)\b"
    r"|to (?:the|an?|its|their) )"
)
"""Places before words that say where, when or why, without which a clause is whole."""
_DATELINE: Final = as_pattern(r"[A-Z]{3,}[A-Z .,’'/-]*[^—–―]{0,45}?\s[-—–―]{1,2}\s(?=[A-Z“])")
_DASHES: Final = ("-", "–", "—")
_DASH: Final = as_pattern(r" [-–—] ")
"""An aside stands between two dashes, and the sentence goes on behind it."""
_A_WHILE: Final = (
    r"(?:(?:[A-Z]\w+ )(?:than |least |most )?)?(?:[\w-]+ )?"
    r"(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?) (?:after|before|into)"
)
"""Words that tell how long after something a clause is: "More than three years after he was jailed"."""
_OPENING: Final = as_pattern(
    rf"(?:{_A_WHILE}|While|After|As|When|Despite|Although|Though|Since|Following|Amid|Because|If|Before|Until|Once|In"
    r"|With|For"
    r"|Under|By|At|On|Even|During|From|To)\b[^,]*(?:, |$)"
)
"""Words before the subject of a sentence."""
_SUBORDINATE: Final = as_pattern(
    rf"(?:{_A_WHILE}|While|After|As|When|Although|Though|Since|Because|If|Before|Until|Once)\b"
)
_VERB: Final = as_pattern(
    r"\b(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|do|does|did|says?|said|told"
    r"|\w{3,}ed"
    r"|began|took|takes?|went|came|met|won|lost|held|left|broke|gave|made|found|ran|sat|rose|fell|drew"
    r"|struck|sent"
    r"|threw|drove|chose|wrote|grew|knew|flew|swore|withdrew|fought|built|bought|brought|sought|thought|felt"
    r"|heard|fled|led|tore|wore|beat|shot|spent|dealt|swept|hung|blew|woke|read"
    r"|put|set|cut|shut|hit|wants?|asks?|refuses?|remains?|faces?|holds?|begins?|means?|got|kept|spoke"
    r"|stood)\b"
)
_RELATIVE: Final = as_pattern(r", (?:who|which|whose|where)\b[^,]*(?:,|$)")
_OPENS_A_CLAUSE: Final = as_pattern(
    r"\b(?:that|whether|how|why)\b(?!.*\b(?:that|whether|how|why)\b)|, and (?:when|if|as|after|once|while)\b"
)
"""The last word of a clause behind which another must be whole: "said that the guild, ..."."""
_ENDS_OPEN: Final = as_pattern(
    rf"(?:{_VERB.pattern}|\bto \w+|\b\w{{3,}}ing)"
    r"(?: (?:\w+ly|late|early|out|up|off|down|back|not|never|also))?$"
)
"""A verb at the end of words that were cut: what it is about is missing."""
_NAMES: Final = as_pattern(r"(?<!^)(?<![.!?] )\b[A-Z][\w’'-]+|^(?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+")
_DAYS_AND_MONTHS: Final = as_pattern(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b"
)


def lead_clause(dossier: Dossier) -> str:
    """Return the first clause of the only report that names somebody and stands by itself; "" without one.

    Parameters
    ----------
    dossier
        Of several reports none is the lead.
    """
    if len(dossier.reports) != 1:
        return ""
    for sentence in islice(ReportSentences(dossier), _TRIED):
        words = _DATELINE.sub("", curly(with_curly_marks(sentence.text)), count=1)
        clause = _first_clause(words)
        is_whole = words.endswith((".", "!")) and clause.count("“") == clause.count("”") and _is_whole(clause)
        names = _NAMES.search(_DAYS_AND_MONTHS.sub("day", clause)) is not None
        title = _of_fitting_length(clause) if is_whole else ""
        if (
            title
            and names
            and words[:1].isupper()
            and not _NO_LEAD.match(words)
            and len(clause.split()) >= _FEWEST_WORDS
        ):
            return upper_first(title)
    return ""


def _first_clause(sentence: str) -> str:
    """Return a sentence up to where its second clause begins.

    Examples
    --------
    >>> _first_clause("The guild of Brine shut the weir on Sunday night, and the mill stood still.")
    'The guild of Brine shut the weir on Sunday night'
    """
    ends = [
        end.start()
        for end in _ENDS.finditer(sentence)
        if end.start() >= _SHORTEST and not (end[0].strip() in _DASHES and _DASH.search(sentence, end.end()))
    ]
    clauses = (sentence[:end].rstrip(" .!") for end in (*ends, len(sentence)))
    return next((clause for clause in clauses if _is_whole(clause)), sentence.rstrip(" .!"))


def _is_whole(clause: str) -> bool:
    """Return True for words with a verb behind what opens them.

    Examples
    --------
    >>> _is_whole("After a week of talks the guild of Brine"), _is_whole("After a week, the guild signed")
    (False, True)
    """
    opening = _OPENING.match(clause)
    only_opens = opening is not None and not opening[0].endswith(", ")
    if only_opens and _SUBORDINATE.match(clause):
        return False
    main = clause[opening.end() :] if opening is not None and not only_opens else clause
    return _VERB.search(_RELATIVE.sub(",", main)) is not None


def _of_fitting_length(clause: str) -> str:
    """Return a clause without its last parts where it is too long for a title; "" where none can go.

    Examples
    --------
    >>> _of_fitting_length("The " + "old " * 20 + "guild signed and said that it " + "never " * 20)[-16:]
    'old guild signed'
    >>> _of_fitting_length("The guild said that Ana Roy, " + "the chair of the guild, " * 8 + "had signed")
    ''
    """
    if len(clause) <= _LONGEST_WHOLE:
        return clause
    for parts in (_PARTS, _SMALLER_PARTS):
        ends = [end.start() for end in parts.finditer(clause) if _LONGEST / 2 <= end.start() <= _LONGEST]
        # A clause that ends with its verb has an object of that verb behind it, unless another follows.
        whole = [end for end in ends if _can_end(clause[:end], may_end_open=parts is _PARTS)]
        if whole:
            return clause[: whole[-1]]
    return ""


def _can_end(words: str, *, may_end_open: bool) -> bool:
    """Return True for the first words of a clause that are a clause themselves."""
    opens = [found.end() for found in _OPENS_A_CLAUSE.finditer(words)]
    is_whole = _is_whole(words) and (not opens or _VERB.search(words, opens[-1]) is not None)
    return is_whole and (may_end_open or _ENDS_OPEN.search(words) is None)
