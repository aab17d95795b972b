"""Parties that a dispute is about or told by, and that decide nothing in it."""

from __future__ import annotations

import re

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.camps import any_of, camp_words, head_words, is_full_name
from detente.reading import Party
from detente.sources import Evidence

_AGE = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)"
_PASSER_BY = as_pattern(
    r"(?:[Oo]ne|[Aa]n?|[Aa]nother) (?:[a-z]+ )?(?:man|woman|resident|passer-by|driver|voter|shopkeeper"
    r"|neighbour|neighbor|local|villager|reader|visitor|youth|pensioner|student|teenager|mother|father)"
    r"|(?:[Tt]he )?(?:foreign )?[Mm]inisters|[Tt]roops|[Ss]oldiers"
    r"|(?:[Tt]he )?(?:[Vv]isitors|[Tt]ourists|[Cc]ustomers)"
)
"""Somebody in the street, ministers of nobody said, and those who only come by."""
_SHARE = as_pattern(
    r"(?:an? )?[\d.]+ ?(?:%|per ?cent\b)|(?:an? )?(?:\w+ )?(?:majority|minority|plurality) of ", re.IGNORECASE
)
"""A share of people, as a poll counts them: "54% of voters"."""
_VERSUS = as_pattern(r"\s+vs?\.?\s+(?=[A-Z]|$)")
_COMPARED = as_pattern(
    r"(?:even |ever |far |many )?(?:fewer|more|less|most|few)\s+(?!than\b)[a-z]", re.IGNORECASE
)
"""A number of some kind of people that is only compared: "fewer doctors"."""
_CHILD_BEFORE = as_pattern(
    rf"(?:\b(?i:({_AGE}))-year-old(?:\s+[\w-]+){{0,2}}|\b(?:boy|girl|baby|child|toddler))\s+$"
)
_CHILD_BEHIND = as_pattern(
    rf",\s+(?:(?:aged\s+)?({_AGE}),|(?:the|a)\s+(?:\S+\s+)?(?:boy|girl|baby|child|toddler)\b(?!['’]))"
)
_GROWN_UP = 16
_ON_A_BALLOT = as_pattern(r"\bballot (?:initiative|measure|question|proposal)s?$", re.IGNORECASE)
_PARENTS_BEHIND = as_pattern(
    r"['’]s?\s+(?:\w+\s+)?(?:father|mother|parents|step\w+|grand\w+|guardians?|custody|relatives|great-\w+)\b"
)
_THE_CHILD = as_pattern(r"\bthe (?:boy|girl|child|baby|toddler)\b", re.IGNORECASE)
_OFTEN = 2
_BEFORE = 50


def letter_writers(dossier: Dossier) -> frozenset[str]:
    """Return the ids of those whose names stand under what they write: letters to an editor."""
    return frozenset(
        statement.speaker
        for statement in dossier.statements
        if statement.speaker is not None
        and statement.cue_span is None
        and statement.speaker_span is not None
        and statement.speaker_span.start >= statement.content_spans[-1].end
    )


def is_child(dossier: Dossier, party: Party, *, speaks: bool) -> bool:
    """Return True if the reports call a person a child, or give an age under 16.

    Somebody who does not speak, and whose parents or custody a report speaks of, is one too.
    """
    if party.kind != "person":
        return False
    for mention in party.mentions:
        text = dossier.reports[mention.report].text
        before = _CHILD_BEFORE.search(text[max(0, mention.start - _BEFORE) : mention.start])
        match = before or _CHILD_BEHIND.match(text, mention.end)
        if match and not (match[1] and match[1].isdigit() and int(match[1]) >= _GROWN_UP):
            return True
    return not speaks and _has_parents(dossier, party)


def _has_parents(dossier: Dossier, party: Party) -> bool:
    """Return True for somebody whose parents or custody a report speaks of, and of a child besides."""
    for mention in party.mentions:
        text = dossier.reports[mention.report].text
        if _PARENTS_BEHIND.match(text, mention.end) and len(_THE_CHILD.findall(text)) >= _OFTEN:
            return True
    return False


def is_vague(party: Party) -> bool:
    """Return True for people without anybody's name of whom a report has many: "sources", "a spokesman"."""
    bare = re.sub(r"^(?:the|an?|some|several|many|other)\s+", "", party.name, flags=re.IGNORECASE)
    return bare.casefold() in camp_words("vague")


def is_media(party: Party) -> bool:
    """Return True for a newspaper, a news agency or a broadcaster, by its name."""
    words = party.name.casefold().split()
    return party.kind != "person" and bool({*words[-2:], *words[:1]} & camp_words("media"))


def is_paper(party: Party) -> bool:
    """Return True for a text that asks or binds and does nothing itself: a lawsuit, a bill, a poll.

    Examples
    --------
    >>> is_paper(Party(id="s", name="the March 3 lawsuit", kind="other"))
    True
    >>> is_paper(Party(id="p", name="Ada Bill", kind="person"))
    False
    """
    if party.kind in ("person", "state"):
        return False
    if _ON_A_BALLOT.search(party.name):
        return True
    return head_words(party.name).split()[-1].casefold().rstrip(".,") in camp_words("papers")


def is_mere_description(dossier: Dossier, party: Party) -> bool:
    """Return True for another word for somebody named: "the billionaire developer", "the Ohio senator".

    Where a report names nobody who could be meant, it is somebody of his own.
    """
    if party.kind != "person" or not re.match(r"[Tt]he \S+(?:\s\S+)*$", party.name):
        return False
    if party.name.split()[-1].casefold() not in camp_words("callings"):
        return False
    first = min((mention.start for mention in party.mentions), default=0)
    reports = {mention.report for mention in party.mentions}
    return any(
        is_full_name(other) and any(m.report in reports and m.start < first for m in other.mentions)
        for other in dossier.parties
    )


def is_nobody_named(party: Party) -> bool:
    """Return True for a group that is nobody in particular: "both sides", "some sectors", "54% of voters".

    Examples
    --------
    >>> is_nobody_named(Party(id="v", name="a 54% majority of independents", kind="organization"))
    True
    >>> is_nobody_named(Party(id="s", name="Senate Majority Leader", kind="organization"))
    False
    """
    words = party.name.split()
    if _SHARE.match(party.name) or _COMPARED.match(party.name) or _PASSER_BY.fullmatch(party.name):
        return True
    if party.kind == "state" or any(word[:1].isupper() for word in words[1:]):
        return False
    bare = [word.casefold() for word in words]
    core = [word for word in bare if word not in camp_words("openers")]
    if core[1:] in (["in", "conflict"], ["to", "the", "conflict"], ["involved"], ["concerned"]):
        core = core[:1]
    return not core or (len(core) == 1 and core[0] in camp_words("nobody"))


def is_case_name(dossier: Dossier, party: Party) -> bool:
    """Return True for one side of the name of a lawsuit that is named nowhere else: "Hale v. Orvik"."""
    return bool(party.mentions) and all(_is_in_a_case_name(dossier, mention) for mention in party.mentions)


def _is_in_a_case_name(dossier: Dossier, mention: Evidence) -> bool:
    text = dossier.reports[mention.report].text
    behind = _VERSUS.match(text[mention.end : mention.end + _BEFORE])
    before = _VERSUS.search(text[max(0, mention.start - _BEFORE) : mention.start])
    inside = _VERSUS.search(mention.quote)
    return bool(behind or inside or (before and before.end() == min(mention.start, _BEFORE)))


def is_place_only(dossier: Dossier, party: Party) -> bool:
    """Return True for a place that is named only for what was held or signed there: "the X summit"."""
    if party.kind not in ("person", "other", "organization") or not party.name[:1].isupper():
        return False
    return all(_is_place(dossier, mention) for mention in party.mentions)


def _is_place(dossier: Dossier, mention: Evidence) -> bool:
    text = dossier.reports[mention.report].text
    behind = re.match(r"\s+(\w+)", text[mention.end : mention.end + _BEFORE])
    if behind and behind[1].casefold() in camp_words("held_there"):
        return True
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    return re.search(rf"{any_of('places').pattern} of\s+$", before, re.IGNORECASE) is not None
