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
_PARTS: Final = re.compile(r", | and (?=[a-z])| to (?=[a-z])")
"""Places where a clause that is too long can end."""
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
        words = curly(with_curly_marks(sentence.text))
        clause = _first_clause(words)
        is_whole = words.endswith((".", "!")) and clause.count("“") == clause.count("”")
        names = _NAMES.search(_DAYS_AND_MONTHS.sub("day", clause)) is not None
        if is_whole and names and not _NO_LEAD.match(words) and len(clause.split()) >= _FEWEST_WORDS:
            return upper_first(_of_fitting_length(clause))
    return ""


def _first_clause(sentence: str) -> str:
    """Return a sentence up to where its second clause begins.

    Examples
    --------
    >>> _first_clause("The guild of Brine shut the weir on Sunday night, and the mill stood still.")
    'The guild of Brine shut the weir on Sunday night'
    """
    end = next((end.start() for end in _ENDS.finditer(sentence) if end.start() >= _SHORTEST), None)
    return sentence[:end].rstrip(" .!")


def _of_fitting_length(clause: str) -> str:
    """Return a clause without its last parts where it is too long for a title.

    Examples
    --------
    >>> _of_fitting_length("The " + "old " * 20 + "guild signed and said that it " + "never " * 10)[-16:]
    'old guild signed'
    """
    if len(clause) <= _LONGEST:
        return clause
    ends = [end.start() for end in _PARTS.finditer(clause) if _LONGEST / 2 <= end.start() <= _LONGEST]
    return clause[: ends[-1]] if ends else cut_at_word(clause, _LONGEST)
