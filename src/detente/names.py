"""Names of parties as sentences print them: with the right article, and the right number of their verb."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from detente.patterns import as_pattern
from detente.texts import with_words_of

_ARTICLE: Final = as_pattern(r"^(?:the|an?)\s+", re.IGNORECASE)
_DETERMINED: Final = as_pattern(
    r"^(?:its|their|his|her|our|my|both|all|some|other|many|most|several|two|three|four|\S+[’']s)\s",
    re.IGNORECASE,
)
_OF_SOMEBODY: Final = as_pattern(r"^(?:[A-Z]\S*\s){1,4}(?<=[’']s\s)[a-z]")
"""A noun with its owner, who is named: "Ana Roy's government"."""
_OF_A_COMMON_NOUN: Final = as_pattern(
    r"(?!(?:every|no|some|any)(?:body|one)|one[’']s|today)[a-z]+[’']s\s+[\w]"
)
"""A noun whose owner has no name, and so takes the article: "boy's relatives"."""
_AFTER_HEAD: Final = as_pattern(r" (?:of|in|at|from|for|with|on|without) ")
_ACRONYM: Final = as_pattern(r"[A-Z][A-Z0-9&-]{1,7}")
_IRREGULAR: Final = as_pattern(
    r"police|people|troops|children|(?:wo)?men|.*(?:rebels|guerr?illas)|.*(?:er|sh|un|ce|ew|[ekd]s)men",
    re.IGNORECASE,
)
_ONE_OF_MANY: Final = as_pattern(
    r"(?:States|Nations|Netherlands|Philippines|Emirates|Affairs|Services|Maldives|Bahamas)", re.IGNORECASE
)
_PLURAL_NAME: Final = as_pattern(
    r".*(?:ies|ers|ors|ists|ants|ans|crats|dems|unions|groups|forces)", re.IGNORECASE
)
_COMMON_NOUN: Final = as_pattern(
    r"party|government|court|council|union|front|movement|army|parliament|senate|ministry|commission|committee"
    r"|authority|alliance|coalition|opposition|congress|assembly|board|company|bank|church|states|nations"
    r"|federation|league|association|groups?|forces|office|agency|junta|regime|administration|guard"
    r"|organi[sz]ation|cabinet|presidency|republic|kingdom|powers|accords|department|service|communists"
    r"|emirates|netherlands|philippines|rebels|house|police",
    re.IGNORECASE,
)
_OFFICES: Final = frozenset(
    {"Judge", "Mayor", "Governor", "Senator", "Minister", "Prosecutor", "Sheriff", "Ambassador", "Lawmaker"}
)
"""Words of a headline for somebody of whom the report gives no name."""
_BARE_NOUNS: Final = frozenset({"government", "opposition", "parliament", "police", "army"})
_ALWAYS_WITH: Final = frozenset((
    "US", "USA", "UN", "UK", "EU", "UAE", "USSR", "FBI", "CIA", "NSA", "INS", "GOP", "IMF", "WTO", "WHO",
    "AU", "OAS", "PLO", "IRA", "ANC", "IAEA", "OSCE", "SEC", "EPA", "ICC", "ILO", "DNC", "RNC", "NRA", "ACLU",
))  # fmt: skip
"""Letters of states and bodies that news always writes with "the"."""
_WITHOUT: Final = frozenset(
    ("NATO", "UNESCO", "UNICEF", "OPEC", "ASEAN", "NASA", "INTERPOL", "SEATO", "CNN", "IBM", "HP")
)
"""Acronyms that are spoken as words, and those of companies."""
_NEAR: Final = 40
"""Characters before a name that are looked at."""
_WORD_BEFORE: Final = as_pattern(r"(\w*)[^\w(]{1,2}\Z")
_BY_ITSELF: Final = as_pattern(r"(?![\w’'-]| [A-Z])")
_OF_A_NAME: Final = as_pattern(r"(?:[A-Z]\S*\s){,3}[A-Z]\S*[’']s\s")
"""A name with an owner: only the reports tell if it has an article."""
_USUALLY: Final = 0.5
"""Share of a name's places in texts beyond which the word before it is its own."""


def bare_name(name: str) -> str:
    """Return a name without its article.

    Examples
    --------
    >>> bare_name("The Port Union"), bare_name("Andes")
    ('Port Union', 'Andes')
    """
    return _ARTICLE.sub("", name, count=1)


def is_plural(name: str, kind: str | None = None) -> bool:
    """Return True if a name takes a verb in the plural.

    Parameters
    ----------
    kind
        What the name is of, as in findings: a state or a person is one.

    Examples
    --------
    >>> is_plural("the signatories"), is_plural("Teachers of Brine"), is_plural("local authorities", "body")
    (True, True, True)
    >>> is_plural("the government"), is_plural("United States"), is_plural("Bernie Sanders")
    (False, False, False)
    """
    if kind in ("state", "person"):
        return False
    words = _AFTER_HEAD.split(bare_name(name))[0].split()
    head = words[-1] if words else ""
    folded = head.casefold()
    if _ONE_OF_MANY.fullmatch(head) or head.isupper():
        return False
    if _IRREGULAR.fullmatch(head):
        return True
    if not folded.endswith("s") or folded.endswith(("ss", "us", "is", "’s", "'s")):
        return False
    # "Signatories of the accord", but not "Bernie Sanders".
    return head.islower() or kind == "other" or (len(words) == 1 and _PLURAL_NAME.fullmatch(head) is not None)


def with_article(name: str, kind: str | None = None, texts: Sequence[str] = (), full: str = "") -> str:
    """Return a name as it stands within a sentence.

    Parameters
    ----------
    texts
        Reports: a name that they mostly write with "the" has it.
    full
        The full name, whose article an acronym has where the texts write it nowhere but in brackets.

    Examples
    --------
    >>> with_article("The government"), with_article("Supreme Court"), with_article("Cambodia", "state")
    ('the government', 'the Supreme Court', 'Cambodia')
    >>> with_article("Signatories of the Paris Peace Accords"), with_article("other countries")
    ('the signatories of the Paris Peace Accords', 'other countries')
    >>> with_article("CNRP", texts=["The CNRP asked for talks."]), with_article("NATO", texts=["NATO flew."])
    ('the CNRP', 'NATO')
    >>> with_article("the Ana Roy's government"), with_article("Salt People's Party")
    ("Ana Roy's government", "the Salt People's Party")
    >>> with_article("FBI", texts=["FBI agents came."]), with_article("U.S."), with_article("the NATO")
    ('the FBI', 'the U.S.', 'NATO')
    >>> with_article("Lord's Rebels", texts=["The Lord's Rebels left."])
    "the Lord's Rebels"
    >>> with_article("Velland's Government", texts=["Then Velland's Government left."])
    "Velland's Government"
    >>> with_article("Judge", "person"), with_article("Ida Holm", "person")
    ('the judge', 'Ida Holm')
    """
    bare = bare_name(name)
    if bare in _OFFICES:
        return f"the {bare.lower()}"
    if _OF_A_COMMON_NOUN.match(bare):
        return f"the {bare}"
    if kind == "person" or not bare or _OF_SOMEBODY.match(bare):
        # "The Federal Mediator" and "the Lord's Rebels", if the reports write them so.
        return f"the {bare}" if bare and _written_with_the(bare, texts) else bare
    of_a_name = _OF_A_NAME.match(bare) is not None
    if of_a_name and (by_texts := _written_with_the(bare, texts)) is not None:
        return f"the {bare}" if by_texts else bare
    if _DETERMINED.match(bare):
        return bare if re.match(r"\S+[’']s\s", bare) else bare[:1].lower() + bare[1:]
    if bare.casefold() in _BARE_NOUNS:
        return f"the {bare.lower()}"
    words = _AFTER_HEAD.split(bare)[0].split()
    written = _written_with_the(bare, texts)
    known = takes_the(bare)
    if known is not None:
        return f"the {bare}" if known else bare
    if written is None and bare.isupper():
        by_name = bool(full) and full != name and with_article(full, kind, texts).startswith("the ")
        written = by_name or not _is_spoken_as_a_word(bare)
    if bare != name or written:
        return f"the {bare}"
    if len(words) == 1 and bare != words[0] and is_plural(bare, kind):
        return f"the {bare[:1].lower()}{bare[1:]}"
    common = _COMMON_NOUN.fullmatch(words[-1]) is not None and (len(words) > 1 or bare != words[0])
    is_lower = bare[:1].islower() and not is_plural(bare, kind)
    return f"the {bare}" if common or is_lower else bare


def takes_the(acronym: str) -> bool | None:
    """Return True for letters that news always writes with "the", False for those without; None for others.

    Examples
    --------
    >>> takes_the("FBI"), takes_the("NATO"), takes_the("XYZ")
    (True, False, None)
    """
    if acronym in _WITHOUT:
        return False
    return True if acronym.replace(".", "") in _ALWAYS_WITH else None


def _is_spoken_as_a_word(acronym: str) -> bool:
    """Return True for an acronym like NATO or UNESCO, which takes no article as "the UN" does."""
    return len(acronym) > 3 and re.search(r"[AEIOU][^AEIOU]+[AEIOU]", acronym) is not None


def _written_with_the(name: str, texts: Iterable[str]) -> bool | None:
    """Return True if texts mostly write a name with "the"; None where they write it nowhere by itself."""
    places = with_the = 0
    for text in with_words_of(name, texts):
        in_text, with_it = _times_written(name, text)
        places += in_text
        with_the += with_it
    return with_the / places > _USUALLY if places else None


@lru_cache(maxsize=1 << 16)
def _times_written(name: str, text: str) -> tuple[int, int]:
    """Count the places of a name by itself in a text, and those of them with "the"."""
    places = with_the = 0
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before = _WORD_BEFORE.search(f" {text[max(0, at - _NEAR) : at]}")
        if before is not None and _BY_ITSELF.match(text, end):
            places += 1
            with_the += before[1].casefold() == "the"
        at = text.find(name, end)
    return places, with_the


def possessive(name: str) -> str:
    """Return the possessive of a name.

    Examples
    --------
    >>> possessive("the union"), possessive("the teachers")
    ('the union’s', 'the teachers’')
    """
    return f"{name}’" if name.endswith("s") and is_plural(name) else f"{name}’s"


def most_used_acronym(names: Iterable[str], mentions: Iterable[str]) -> str | None:
    """Return the acronym among names that is written most, the first of equals; None without one.

    A misspelt one that stands a few times among many is no party's name.

    Examples
    --------
    >>> most_used_acronym(["Salt Front", "SFT", "STF"], ["STF", "the STF", "SFT"])
    'STF'
    """
    acronyms = [name for name in names if _ACRONYM.fullmatch(name)]
    if len(acronyms) < 2:
        return acronyms[0] if acronyms else None
    used = Counter(map(bare_name, mentions))
    return max(acronyms, key=used.__getitem__, default=None)


def acronym_of(name: str, written: str) -> bool:
    """Return True if letters stand for the words of a name.

    Examples
    --------
    >>> acronym_of("Cambodian People's Party", "CPP"), acronym_of("Upper village", "UP")
    (True, False)
    """
    words = re.sub(r"[’']s\b", "", name).replace("-", " ").split()
    initials = "".join(word[0] for word in words if word[:1].isupper() and word.casefold() != "the")
    return bool(_ACRONYM.fullmatch(written)) and written == initials
