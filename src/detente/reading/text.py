"""The text of a report before it is parsed: page furniture, language."""

from __future__ import annotations

import re

from detente.patterns import as_pattern
from detente.sources import Evidence, Report

_LINE = as_pattern(r"[^\n]*\S[^\n]*")
_SENTENCE_END = as_pattern(r"[.!?…][”\"’')\]]*$")
_LONG_LINE = 45
_SHORT_LINE = 12
_LABEL_LINE = 7

# Legal lines may be long; the others are furniture only where the whole line is short.
_LEGAL = as_pattern(
    r"©|\bcopyright\b|\(c\)\s*\d{4}|\ball rights reserved\b"
    r"|\bused with (?:the )?permission\b|\bterms of (?:use|service)\b"
    r"|\bprivacy policy\b|\bcookies? (?:policy|settings)\b|\bmay not be (?:published|reproduced)\b",
    re.IGNORECASE,
)
_LABELS = (
    r"related (?:posts?|stor(?:y|ies)|articles?|news|content|topics?|links?)",
    r"(?:\w+ )?archives?",
    r"share(?: this| on| via|:|$).*",
    r"(?:please )?(?:subscribe|sign up|sign in|log in|register)\b.*",
    r"follow us\b.*",
    r"like us\b.*",
    r"newsletters?",
    r"read more\b.*",
    r"see also\b.*",
    r"click here\b.*",
    r"more (?:from|on|in|stories|news)\b.*",
    r"most (?:read|popular|viewed)\b.*",
    r"latest (?:news|stories|posts)",
    r"(?:previous|next|older|newer) (?:posts?|article|story|page)s?",
    r"tags?\s*:.*",
    r"tagged\b.*",
    r"filed under\b.*",
    r"categor(?:y|ies)\b.*",
    r"leave a (?:comment|reply)",
    r"(?:\d+ )?comments?(?: \(\d+\))?",
    r"post a comment",
    r"advertisements?",
    r"sponsored(?: content)?",
    r"contact us|about us|home|menu|search|back to top|skip to content|donate(?: now)?",
    r"print(?: this)?(?: page)?|e-?mail(?: this)?",
    r"facebook|twitter|whatsapp|linkedin",
    r"recent (?:posts|comments)",
    r"you (?:may|might) also like\b.*",
    r"support (?:us|our work)\b.*",
    r"trending(?: now)?|breaking news|photos?|videos?|listen",
    r"(?:photo credits?\b|image\s*:).*",
    r"(?:published|updated|last updated|posted)(?: on| at)?\s*:?\s+\w.*",
)
_NAVIGATION = as_pattern(rf"^\W*(?:{'|'.join(_LABELS)})\W*$", re.IGNORECASE)
_BYLINE = as_pattern(
    r"^\s*(?:By|BY|by)\s+[A-Z][\w.'’-]+(?:\s+(?:and\s+|[a-z]{2,3}\s+)?[A-Z][\w.'’-]+){0,6}(?:\s*[|,–-].*)?\s*$"
)
_BREADCRUMBS = as_pattern(r"^\s*\w[\w &]*(?:\s*[>»›|/]\s*\w[\w &]*){1,6}\s*$")
_ADDRESS = as_pattern(
    r"\b\d{1,5}\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w.]*\s+){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Lane|Ln|Drive|Dr|Square|Sq)\b"
    r".*\b(?:Suite|Floor|[A-Z]{2}\s+\d{5}|\d{5}|[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2})\b"
)


def find_furniture(report: Report) -> tuple[Evidence, ...]:
    r"""Find the lines of a report that are page furniture.

    A copyright line, a publisher's address, a navigation label, a byline at the head: by what the line says
    and by where it stands. Once such a line is found after the last whole sentence of the report, everything
    below it is furniture too. A paragraph of sentences is never furniture.

    Examples
    --------
    >>> text = "The talks failed on Monday.\n\n© 2020 The Daily\n\nRelated posts\n\nMay"
    >>> [line.quote for line in find_furniture(Report("daily", "daily.txt", text))]
    ['© 2020 The Daily\n\nRelated posts\n\nMay']
    """
    text = report.text
    lines = [_visible(match) for match in _LINE.finditer(text)]
    plain = [not _is_furniture(text[start:end], k < 4) for k, (start, end) in enumerate(lines)]
    last = max(
        (k for k, (start, end) in enumerate(lines) if plain[k] and not _is_label(text[start:end])), default=-1
    )
    first_below = next((k for k in range(last + 1, len(lines)) if not plain[k]), len(lines))
    for k in range(first_below, len(lines)):
        plain[k] = False
    spans: list[Evidence] = []
    for k, (start, end) in enumerate(lines):
        if plain[k]:
            continue
        if k and not plain[k - 1]:
            spans[-1] = report.passage(spans[-1].start, end)
        else:
            spans.append(report.passage(start, end))
    return tuple(spans)


def _visible(match: re.Match[str]) -> tuple[int, int]:
    line = match.group()
    return match.end() - len(line.lstrip()), match.start() + len(line.rstrip())


def _is_furniture(line: str, at_head: bool) -> bool:
    words = len(line.split())
    if words <= _LONG_LINE and (
        (_LEGAL.search(line) and words <= _LONG_LINE) or (_ADDRESS.search(line) and words <= 25)
    ):
        return not _is_sentence_of_report(line)
    if (
        words <= _SHORT_LINE
        and _NAVIGATION.match(line)
        and not (words > _LABEL_LINE and _SENTENCE_END.search(line))
    ):
        return True
    return at_head and words <= _SHORT_LINE and bool(_BYLINE.match(line) or _BREADCRUMBS.match(line))


def _is_sentence_of_report(line: str) -> bool:
    """Return True for a sentence about copyright in the report; a legal notice has no quotation or speech."""
    return bool(re.search(r"[“”\"]|\b(?:said|says|told|ruled|argued|accused)\b", line))


def _is_label(line: str) -> bool:
    """A line that could stand in a menu: short and no sentence."""
    return len(line.split()) <= _LABEL_LINE and not _SENTENCE_END.search(line)


ENGLISH = "en"
_LETTERS = 4000
# Difference of log probabilities; the dialects nearest to English stay well below it, other languages far
# above.
_SURE = 20.0
_FEWEST_WORDS = 8
_ENGLISH_ONLY = frozenset(
    ("the", "of", "and", "to", "that", "for", "with", "by", "from", "his", "has", "have", "had", "were",
     "which", "who", "their", "its", "would", "said", "this", "after")
)  # fmt: skip
"""Frequent words of English that are no frequent words of another language."""
_SURE_SHARE = 0.13
"""A share of them that no text in another language comes near; English reports have a fifth."""


def language_of(report: Report) -> str:
    """Return the ISO 639-1 code of a report's language.

    A guess that is not far more probable than English, or from fewer than eight words, is taken for English.
    """
    if report.language:
        return report.language.split("-")[0].split("_")[0].lower()
    words = report.text[:_LETTERS].lower().split()
    if len(words) < _FEWEST_WORDS or sum(word in _ENGLISH_ONLY for word in words) >= _SURE_SHARE * len(words):
        return ENGLISH
    # Its model takes longer to load than a page takes to parse.
    from py3langid import rank

    ranked: list[tuple[str, float]] = rank(report.text[:_LETTERS])
    scores = dict(ranked)
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] - scores[ENGLISH] >= _SURE else ENGLISH
