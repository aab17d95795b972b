"""Who "we" are in a text that somebody writes in his own name: as its letterhead or its signature says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from detente.patterns import as_pattern

_FIRST, _LAST, _LONGEST, _LONG = 12, 5, 110, 50
_FROM: Final = as_pattern(r"From: (?P<who>[^<@\n]{3,80}?)\s*(?:<[^>]*>)?$")
_LETTERHEADS: Final = (
    as_pattern(
        r"(?i:communiqu[eé]|statement|resolutions?|open letter|declaration) (?i:of|by|from) (?i:the )?"
        r"(?P<who>[A-Z].{2,85}?)(?: (?i:on|concerning|about|at) .*)?$"
    ),
    as_pattern(r"(?P<who>[A-Z][\w’' &-]{2,60}): (?:[Oo]ur|OUR) "),
    as_pattern(r"(?P<who>[A-Z][A-Z’' &]{2,60}): [A-Z]"),
    as_pattern(r"(?P<who>[A-Z][A-Z’' &]{2,60}?) (?:BULLETIN|NEWSLETTER|CIRCULAR|NEWS)\b"),
    as_pattern(r"(?P<who>[A-Z][\w’' &-]{5,70} \([A-Z]{2,8}\))$"),
    as_pattern(r"(?P<who>[A-Z][\w’' &-]{2,50} (?:desk|team|office|bureau|programme|secretariat)), \d"),
)
_SIGNED: Final = as_pattern(r"(?:[^,.]{2,30}, )?[Yy]our (?P<who>[a-z][a-z’' ]{3,40})$")
_INTRODUCED: Final = as_pattern(
    r"\b(?:[Tt]he following is|[Hh]ere is"
    r"|[Bb]elow is) (?:the text of )?(?P<who>(?:the )?[A-Z][\w’' -]{2,60}?)[’']s?"
    r" (?:own )?(?:statement|letter|communiqu[eé]|message|declaration|appeal|reply|words)\b"
)
_OF_PAPER: Final = as_pattern(
    r"(?:URGENT|ALERT|MEMORANDUM|MEMO|TRANSCRIPT|PRESS|OPINION|NOTE|REPORT|SUMMARY|INTERNAL|SUBJECT|NOTICE"
    r"|UPDATE|BRIEFING|LETTER|INFORMATION|STRIKE|FROM|LIVE|THE \w+ DISPUTE)\b",
    re.IGNORECASE,
)
"""First words of a line that names a paper, and not who writes it."""


def written_by(text: str) -> str:
    r"""Return the name under which a text is written; "" where it says none.

    Examples
    --------
    >>> written_by("SALT GUILD: STRIKE NEWS\n\nWe will not go back."), written_by("We will not go back.")
    ('Salt Guild', '')
    """
    lines = [line for raw in text.splitlines() if (line := raw.strip(" *#_[]"))]
    if (introduced := _INTRODUCED.search(text)) is not None:
        return introduced["who"]
    for line in lines[:_FIRST]:
        if (sender := _FROM.match(line)) is not None:
            return re.sub(r"^an? ", "", sender["who"])
    for line in lines[:2]:
        for form in _LETTERHEADS:
            if len(line) <= _LONGEST and (head := form.match(line)) is not None:
                who = head["who"]
                return "" if _OF_PAPER.match(who) else _in_small(who, text)
    for line in lines[-_LAST:]:
        if (signed := _SIGNED.match(line)) is not None:
            return f"the {signed['who']}"
    return ""


def _in_small(who: str, text: str) -> str:
    """Return a name in capitals as a page prints it; a short name that the text has in capitals stays so."""
    who = re.sub(r" \([A-Z]+\)$", "", who)
    if len(who) > _LONG:
        who = who.split(", ")[-1]
    if not who.isupper() or " " not in who:
        return who
    words = [word if _is_written_so(word, text) else word.capitalize() for word in who.split()]
    if who.split()[-3:-1] == ["OF", "THE"]:
        words[-1] = who.split()[-1]  # "of the SPG"
    return re.sub(r"(?<= )(?:Of|The|For|And|In)\b", lambda word: word[0].lower(), " ".join(words))


def _is_written_so(word: str, text: str) -> bool:
    return len(word) > len("and") and len(re.findall(rf"\b{re.escape(word)}\b", text)) > 1


def name_of_us(texts: Iterable[str]) -> str:
    """Return the name above the words of "us": whoever all of some texts say writes them."""
    names = {written_by(text) for text in texts}
    name = names.pop() if len(names) == 1 else ""
    return f"{name} (“we”)" if name else "“We”, who wrote the report"
