"""Texts that argue and do not report: opinion, and what a party says for itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from detente.dossier import Dossier
from detente.page.words import curly, cut_at_word
from detente.patterns import as_pattern
from detente.short import one_line

_QUOTED: Final = as_pattern(
    r"(?<!\w)''[^\n]*?''(?!\w)|(?<!\w)''[^\n]*$|“[^”]*?(?:”|\n\s*\n|\Z)|\"[^\"]*?(?:\"|\n\s*\n|\Z)"
    r"|``.*?(?:''|\n\s*\n|\Z)|‘‘.*?(?:’’|\n\s*\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
"""Words in quotation marks, also those of a paragraph whose mark closes in a later one."""
_TAKES_A_SIDE: Final = as_pattern(
    r"\b(?:(?:reject|ask|call|demand|support|oppos|condemn|welcom|urg|want|believ|insist|refus"
    r"|regret)(?:s|e|ed|es|ing)?"
    r"|feel for|should|must|ought|will not)\b"
)
_HEADS: Final = as_pattern(r"\s*(?:\d+[.)] )?(?:What|How|Why|Who|Where)\b")
_ENDS: Final = as_pattern(r"[.!…][”\"’')]*\s*$")
_SENTENCE_END: Final = as_pattern(r"(?<=[.!?])\s+|\n\s*\n")
_FIRST_PERSON: Final = as_pattern(
    r"\b(?:I|[Ww]e|[Oo]urs?|us|[Mm]y|ourselves|[Ll]et us|[Ll]et[’']s)\b(?!['’]s\b)"
)
_OUGHT: Final = as_pattern(
    r"\b(?:should|must|ought to|had better|deserves?"
    r"|(?<!will )(?<![’']ll )(?<!would )(?<!may )(?<!might )(?:has|have) to)\b"
)
"""Words of advice. They are none of a deed that will have to be done: that is foretold."""
_OF_OTHERS: Final = as_pattern(
    r"\b(?:said|says|told|added|wrote|argued|argues|warned|asked|demanded|urged|insist\w*|according to|called"
    r"|believes?|announced|stated|ordered|ruled|proposed|requested|stressed|recommend\w*|advis\w*|suggest\w*"
    r"|noted|declared|requir\w*|agree\w*|want\w*)\b"
)
"""Words of a sentence that reports who thinks so, or what a rule asks for."""
_EDITORIAL: Final = as_pattern(r"\bsaid in an editorial\b")
_INTERVIEW: Final = as_pattern(
    r"[(\[](?:[Rr]eporter|[Ii]nterviewer|[Qq]uestion|[Jj]ournalist|begin )|^(?:Q|A|Question|Answer)[:.]\s",
    re.MULTILINE,
)
_SPEAKER: Final = as_pattern(
    r"^\W*([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,2})(?: \([^)\n]*\))?: ", re.MULTILINE
)
"""The name before a turn in the transcript of a talk: "PRESENTER: ", "ROY: "."""
_DESPATCH: Final = as_pattern(
    r"\b(?:Report of the Secretary-General|REPORT OF THE SECRETARY-GENERAL"
    r"|[Tt]he present (?:report|note) (?:is|covers|was)|submitted pursuant to)\b"
    r"|\bS/\d{4}/\d+|^\W*(?:FM|FROM):? (?:AM)?EMBASSY\b"
    r"|\bAMEMBASSY\b|\bSECSTATE\b|^\W*(?:BEGIN |END )?(?:SUMMARY|COMMENT)\b[.:]?",
    re.MULTILINE,
)
"""Words of a paper in which an envoy or an official, who may say "I", reports to those who sent him."""
_OPINION: Final = as_pattern(
    r"\W*(?:editorial|opinion|op-ed|comment|commentary|leader|leading article|viewpoint|guest (?:column"
    r"|essay)"
    r"|(?:the )?(?:[\w’'-]+ ){0,3}column|letters? to the editor)\W*",
    re.IGNORECASE,
)
"""A line that says that a text is opinion."""
_OF_A_WRITER: Final = as_pattern(
    r"The (?:writer|author|columnist)(?:[’']s column| is an? )|(?:The )?views expressed\b", re.IGNORECASE
)
_STATEMENT: Final = as_pattern(
    r"\W*(?:joint |media |press |news )?(?:statement (?:by|of|from)\b|communiqu[eé]\b)"
    r"|.*\bfor immediate release\b"
    r"|\W*(?:media|press|news) (?:statement|release)\b",
    re.IGNORECASE,
)
_ISSUED: Final = as_pattern(r"Issued by\b|(?:The )?Spokes(?:man|person|woman)[’']s Office\W*$", re.IGNORECASE)
_ADVISORY: Final = as_pattern(
    r"\W*(?:for clients only\b|(?:country|risk|security|travel) (?:alert|advisory|outlook)\b"
    r"|(?:\d+\.? )?(?:outlook|our base case)\b)",
    re.IGNORECASE,
)
"""A line of an alert: its "we" are outsiders who say what may come, and take no side."""
_LINES_ABOVE, _LINES_BELOW = 5, 6
_AT_FIRST: Final = 300
_FEWEST_WORDS: Final = 4
_FEWEST_OF_AUTHOR, _FEWEST, _SHARE_OF_AUTHOR, _SHARE = 2, 3, 0.12, 0.1
_MOST_NAMED: Final = 4
_LONGEST: Final = 60


def arguing_sentences(dossier: Dossier | None) -> Iterator[str]:
    """Say of each text that is opinion, or a party's own statement, that it is, with words that show it.

    A line above or below the text may say so. Else a text argues if its author speaks in it, outside
    quotation marks, and says what should be; or says so in one sentence of ten. An interview has an "I" and a
    "we" of others.
    """
    reports = list(dossier.reports.values()) if dossier is not None else []
    named = 0
    for report in reports:
        what = _kind_of(report.text)
        if what and named < _MOST_NAMED:
            named += 1
            yield f"{'This text' if len(reports) == 1 else report.title or report.source} {what}."


@lru_cache(maxsize=1 << 14)
def _kind_of(text: str) -> str:
    """Say that a text is opinion or a statement; "" of one that reports, or advises on what may come."""
    lines = [line for raw in text.splitlines() if (line := raw.strip())]
    head, foot = lines[:_LINES_ABOVE], lines[-_LINES_BELOW:]
    for line in (*head, *foot):
        if _OPINION.fullmatch(line) or _OF_A_WRITER.match(line):
            return f"is opinion (“{_in_short(line)}”)"
    for line, form in (*((line, _STATEMENT) for line in head), *((line, _ISSUED) for line in foot)):
        if form.match(line):
            return f"is what one side says for itself (“{_in_short(line)}”)"
    if any(map(_ADVISORY.match, lines)):
        return ""
    if _DESPATCH.search(text) or _is_a_talk(text):
        return ""
    return _argues(text)


def _in_short(line: str) -> str:
    return (
        curly(cut_at_word(one_line(line).strip("#*_ ").rstrip("."), _LONGEST))
        .replace("“", "‘")
        .replace("”", "’")
    )


def _is_a_talk(text: str) -> bool:
    """Return True for the words of two or more who speak in turn."""
    turns = Counter(_SPEAKER.findall(text))
    return _INTERVIEW.search(text) is not None or sum(count > 1 for count in turns.values()) > 1


def _argues(text: str) -> str:
    """Say that a text argues, with a sentence that does; "" of a text that only reports."""
    sentences = [
        part
        for part in _SENTENCE_END.split(_QUOTED.sub(" … ", text))
        if len(part.split()) >= _FEWEST_WORDS and _ENDS.search(part) and not _HEADS.match(part)
    ]
    of_author = [part for part in sentences if _FIRST_PERSON.search(part)]
    ought = [part for part in sentences if _OUGHT.search(part) and _OF_OTHERS.search(part) is None]
    both, least = len(of_author) + len(ought), len(sentences)
    speaks = len(of_author) >= _FEWEST_OF_AUTHOR and both >= _FEWEST and both >= _SHARE_OF_AUTHOR * least
    judges = len(ought) >= _FEWEST and both >= _SHARE * least
    is_said = _EDITORIAL.search(text, 0, _AT_FIRST) is not None
    shown = of_author if speaks else ought
    if not (speaks or judges or is_said) or not shown:
        return ""
    whole = min(
        shown, key=lambda part: ("…" in part, _TAKES_A_SIDE.search(part) is None, len(part) > _LONGEST)
    )
    words = curly(cut_at_word(one_line(whole).rstrip("."), _LONGEST))
    if speaks or is_said:
        return f"argues; it is opinion, or what one side says for itself (“{words}”)"
    return f"says what should be done; that is advice or opinion (“{words}”)"
