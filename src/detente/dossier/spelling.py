"""Names as they are compared: without what differs from one mention to the next."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from detente.patterns import as_pattern
from detente.reading import state_words, without_accents

_REALM: Final = (
    "(?:Republic|Kingdom|State|Commonwealth|Principality|Sultanate|Emirate|Federation|Confederation|Duchy)"
)
_FORMAL: Final = as_pattern(rf"(?:[Tt]he )?(?:[A-Z][\w’'-]+ ){{0,4}}?{_REALM} of (?:the )?(?P<bare>[A-Z].*)")
_BY_ADJECTIVE: Final = as_pattern(rf"(?:[Tt]he )?(?P<whose>[A-Z]\w+)(?: (?:Arab|Islamic|Federal))? {_REALM}")
_NAMED_TWICE: Final = frozenset(("China", "Congo", "Germany", "Korea", "Vietnam", "Yemen"))
"""Names that two states have, or had, and that the form of the state tells apart."""

_DEPARTMENT_OF: Final = as_pattern(
    r"(?P<before>(?:\S+ )??)(?P<what>department|ministry) of (?:the )?(?P<of>.+)", re.IGNORECASE
)
_TITLE: Final = as_pattern(
    r"(?:[Cc]o-)?(?:chair(?:man|woman)?|rep(?:resentative)?|sen(?:ator)?|gov(?:ernor)?|president|minister|secretary|director"
    r"|commissioner|gen(?:eral)?|col(?:onel)?|capt(?:ain)?|lt|lieutenant|commander|spokes(?:wo)?man|ambassador"
    r"|congress(?:wo)?man|speaker|mayor|leader|attorney)\.?",
    re.IGNORECASE,
)
_LEAST_NAME: Final = 2
_BODY: Final = "government|army|armed forces|parliament|police|navy|air force|cabinet"
_BODY_OF: Final = as_pattern(rf"(?:[Tt]he )?(?P<body>{_BODY}) of (?:the )?(?P<whose>[A-Z].*)", re.IGNORECASE)
_BODY_BY: Final = as_pattern(rf"(?:[Tt]he )?(?P<whose>[A-Z].*?) (?P<body>{_BODY})", re.IGNORECASE)


@lru_cache(maxsize=10_000)
def body_name(name: str) -> str:
    """Return the name of a body of a state, or of a man's government, in one form.

    Examples
    --------
    >>> body_name("the Kenyan government"), body_name("government of Kenya"), body_name("Salt Board")
    ('Kenya government', 'Kenya government', 'Salt Board')
    >>> body_name("the Department of Salt"), body_name("Kenyan Ministry of Salt")
    ('Salt department', 'Kenyan Salt ministry')
    """
    department = _DEPARTMENT_OF.fullmatch(name.removeprefix("the ").removeprefix("The "))
    if department is not None:
        return f"{department['before']}{department['of']} {department['what'].lower()}"
    match = _BODY_OF.fullmatch(name) or _BODY_BY.fullmatch(name)
    if match is None:
        return name
    states = state_words().adjectives.get(match["whose"], ())
    whose = states[0] if len(states) == 1 else state_name(match["whose"])
    return f"{whose} {match['body']}"


@lru_cache(maxsize=10_000)
def person_name(name: str) -> str:
    """Return the name of a person without the offices that a report wrote before it.

    Examples
    --------
    >>> person_name("Salt Committee Chairman Rep. Ana Roth"), person_name("Vice President Ana Roth")
    ('Ana Roth', 'Ana Roth')
    >>> person_name("President Roth"), person_name("Ana Leader")
    ('President Roth', 'Ana Leader')
    """
    words = name.split()
    titles = [place for place, word in enumerate(words[:-_LEAST_NAME]) if _TITLE.fullmatch(word)]
    return " ".join(words[titles[-1] + 1 :]) if titles else name


@lru_cache(maxsize=10_000)
def state_name(name: str) -> str:
    """Return the usual name of a state, without the form of the state.

    Examples
    --------
    >>> state_name("US"), state_name("the Kingdom of Bahrain"), state_name("Lebanese Republic")
    ('United States', 'Bahrain', 'Lebanon')
    >>> state_name("Democratic Republic of the Congo")
    'Democratic Republic of the Congo'
    """
    words = state_words()
    if name in words.names:
        return words.names[name]
    formal = _FORMAL.fullmatch(name)
    if formal is not None and formal["bare"] not in _NAMED_TWICE:
        return words.names.get(formal["bare"], formal["bare"])
    adjective = _BY_ADJECTIVE.fullmatch(name)
    states = words.adjectives.get(adjective["whose"], ()) if adjective is not None else ()
    return states[0] if len(states) == 1 and states[0] not in _NAMED_TWICE else name


@lru_cache(maxsize=100_000)
def normal_name(name: str) -> str:
    """Return a name without article, possessive, case and spacing.

    Examples
    --------
    >>> normal_name("The  Kem Sokha’s")
    'kem sokha'
    """
    bare = re.sub(r"(’s|'s|’|')$", "", " ".join(name.split()))
    return re.sub(r"^the ", "", bare, flags=re.IGNORECASE).casefold()


@lru_cache(maxsize=100_000)
def plain_name(name: str) -> str:
    """Return a name as `normal_name` does, without accents and with spaces for hyphens.

    Examples
    --------
    >>> plain_name("the Côte-Verte Front’s")
    'cote verte front'
    """
    return without_accents(normal_name(name)).replace("-", " ")
