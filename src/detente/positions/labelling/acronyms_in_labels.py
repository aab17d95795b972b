"""Labels with the acronym of a party for its long name: "Open talks with the CNRP"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from detente.names import most_used_acronym, takes_the
from detente.patterns import as_pattern
from detente.reading import Party
from detente.sources import Report

_NOUN_BEHIND = as_pattern(
    r" (?!(?:and|or|to|in|on|of|from|for|with|by|at|over|against|as|into|under|out|back|off|up)\b)[a-z]"
)
_FEWEST_WORDS = 2
_TOO_SHORT = 2
_BEFORE = 8


def short_labels(parties: Iterable[Party], reports: Mapping[str, Report]) -> Callable[[str], str]:
    """Return a function that names parties in a label as the reports do for short, with their article.

    Parties of people are "the CNRP"; whatever the reports name without an article (UNESCO) has none.
    """
    short: dict[str, str] = {}
    for party in parties:
        acronym = most_used_acronym(party.aliases, (mention.quote for mention in party.mentions))
        if party.kind not in ("organization", "body", "other") or acronym is None:
            continue
        # Of NATO and the FBI anybody knows; of others the reports show it.
        known = takes_the(acronym)
        if known is None and len(acronym.replace(".", "")) == _TOO_SHORT:
            continue  # "NA" in a headline is the assembly to nobody else
        article = "the " if (_has_an_article(party, acronym, reports) if known is None else known) else ""
        for name in (party.name, *party.aliases):
            initials = "".join(word[0] for word in name.split() if word[:1].isupper())
            if len(name.split()) >= _FEWEST_WORDS and acronym[0] in initials:
                short[re.sub(r"^the ", "", name, flags=re.IGNORECASE).casefold()] = article + acronym
        for name in (acronym, *(alias for alias in party.aliases if alias.isupper())):
            short.setdefault(name.casefold(), article + acronym)
    if not short:
        return lambda label: label
    longest = sorted(short, key=len, reverse=True)
    pattern = re.compile(
        rf"(?:\b(the|a|an) )?(?<![\w-])({'|'.join(map(re.escape, longest))})(?![\w-])", re.IGNORECASE
    )

    def shorten(label: str) -> str:
        return pattern.sub(lambda match: _put(match, short, label), label)

    return shorten


def _put(match: re.Match[str], short: Mapping[str, str], label: str) -> str:
    """Return the acronym for a name; before another noun ("Free CNRP members") without a new article."""
    if match[2].isupper() and match[1] and short[match[2].casefold()].endswith(match[2]):
        return match[0]
    name = short[match[2].casefold()]
    return name.removeprefix("the ") if _NOUN_BEHIND.match(label, match.end()) and not match[1] else name


def _has_an_article(party: Party, acronym: str, reports: Mapping[str, Report]) -> bool:
    """Return True if the reports say "the CNRP"; where the acronym only stands in brackets, for the name."""
    times: Counter[bool] = Counter()
    of_name: Counter[bool] = Counter()
    for mention in party.mentions:
        text = reports[mention.report].text
        before = text[max(0, mention.start - _BEFORE) : mention.start]
        article = mention.quote.casefold().startswith("the ") or before.casefold().endswith(("the ", "its "))
        if re.sub(r"^the ", "", mention.quote, flags=re.IGNORECASE) == acronym:
            if not before.endswith("("):
                times[article] += 1
        elif mention.quote[:1].isupper() and len(mention.quote.split()) >= _FEWEST_WORDS:
            of_name[article] += 1
    times = times or of_name
    return times[True] >= times[False]
