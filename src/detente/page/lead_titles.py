"""The title of a report without a headline: what its lead says, in the lead's own words."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from detente.dossier import Dossier
from detente.page.sections import ReportSentences
from detente.page.words import curly, cut_at_word, upper_first, with_curly_marks

_TRIED: Final = 6
_LONGEST, _SHORTEST, _FEWEST_WORDS = 140, 35, 5
_NO_LEAD: Final = re.compile(
    r"(?:here|good (?:morning|evening|afternoon|day)|hello|welcome|thanks|thank you|morning all|dear|present"
    r"|held|from|to|subject|q|and|but|so|then|yet|he|she|it|they|we|i|you|this|that|these|those|his|her|its"
    r"|their|our|my|if|no|yes|not)\b|[\W\d]",
    re.IGNORECASE,
)
"""First words of a greeting, of furniture, or of a sentence that leans on another."""
_ENDS: Final = re.compile(
    r" [-–—] |; |: |, (?:but|and|though|although|while|whereas|which|who|whose|where|when|as|after|with|even"
    r"|because|since|so|in spite|despite|at the same time|a (?:day|week|month) (?:after|before))\b"
    r"|, (?!during\b|including\b|according\b)[a-z]+ing\b"
)
"""Places where a further clause begins."""
_PARTS: Final = re.compile(
    r", (?=\w)| and (?=(?:said|told|has|have|is|are|was|were|will|would|that|\w+ed)\b)| to (?=be\b)"
    r"| (?=(?:when|while|because|where|unless|though|who|which)\b)"
)
"""Places where a clause that is too long can end."""
_SMALLER_PARTS: Final = re.compile(
    r" (?=(?:in|on|at|for|with|by|from|as|to|over|about|against|through|into|after|before|of|and)\b)"
)
_DATELINE: Final = re.compile(r"[A-Z]{3,}[A-Z .,’'/-]*[^—–―]{0,45}?\s[-—–―]{1,2}\s(?=[A-Z“])")
_DASHES: Final = ("-", "–", "—")
_DASH: Final = re.compile(r" [-–—] ")
"""An aside stands between two dashes, and the sentence goes on behind it."""
_OPENING: Final = re.compile(
    r"(?:While|After|As|When|Despite|Although|Though|Since|Following|Amid|Because|If|Before|Until|Once|In"
    r"|With|For"
    r"|Under|By|At|On|Even|During|From|To)\b[^,]*(?:, |$)"
)
"""Words before the subject of a sentence."""
_SUBORDINATE: Final = re.compile(
    r"(?:While|After|As|When|Although|Though|Since|Because|If|Before|Until|Once)\b"
)
_VERB: Final = re.compile(
    r"\b(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|do|does|did|says?|said|told"
    r"|\w{3,}ed"
    r"|began|took|takes?|went|came|met|won|lost|held|left|broke|gave|made|found|ran|sat|rose|fell|drew"
    r"|struck|sent"
    r"|put|set|cut|shut|hit|wants?|asks?|refuses?|remains?|faces?|holds?|begins?|means?|got|kept|spoke"
    r"|stood)\b"
)
_NAMES: Final = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][\w’'-]+|^(?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+")
_DAYS_AND_MONTHS: Final = re.compile(
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
        if (
            is_whole
            and names
            and words[:1].isupper()
            and not _NO_LEAD.match(words)
            and len(clause.split()) >= _FEWEST_WORDS
        ):
            return upper_first(_of_fitting_length(clause))
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
    return _VERB.search(main) is not None


def _of_fitting_length(clause: str) -> str:
    """Return a clause without its last parts where it is too long for a title.

    Examples
    --------
    >>> _of_fitting_length("The " + "old " * 20 + "guild signed and said that it " + "never " * 10)[-16:]
    'old guild signed'
    """
    if len(clause) <= _LONGEST:
        return clause
    for parts, mark in ((_PARTS, ""), (_SMALLER_PARTS, "…")):
        ends = [end.start() for end in parts.finditer(clause) if _LONGEST / 2 <= end.start() <= _LONGEST]
        whole = [end for end in ends if _is_whole(clause[:end])]
        if whole:
            return f"{clause[: whole[-1]]}{mark}"
    return cut_at_word(clause, _LONGEST)
