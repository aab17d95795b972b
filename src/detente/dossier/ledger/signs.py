"""The sign of evidence on a claim: the same act of the same side, done or wanted, refused or over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from detente.dossier.questions import EvidenceBase
from detente.patterns import as_pattern
from detente.reading import ActMention, OnWords
from detente.sources import Evidence

_TOWARD: Final = frozenset(("done", "in force", "offered", "planned", "accepted"))
_AWAY: Final = frozenset(("refused", "opposed", "ended", "failed"))
"""Moods of an act by which whoever would do it does it, or means to; and by which it does not."""
_ONE_CHOICE: Final = {"meet": "talks", "direct_talks": "talks"}
"""Acts of the catalogue that are one choice to whoever takes it."""
JOURNEY: Final = "journey"
_JOURNEY: Final = as_pattern(r"(?:go|travel|fly)(?: to [a-z ]+)?", re.I)
"""Labels of the choice to go somewhere."""
_CONDITION: Final = as_pattern(
    r"\b(?:if|unless|until|only|provided|as long as|when|once|without|in exchange)\b", re.IGNORECASE
)
_DENIED: Final = as_pattern(
    r"\b(?:not|never|no|nor|neither|cannot|refus\w+|reject\w+|unlikely|unable|fail\w*|stop\w*|end\w*|avoid\w*)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)


_FORETELLS: Final = as_pattern(
    r"\b(?:will|would|shall|could|may|might|going to|bound to|likely to|risks?|threatens? to)\b|[’']ll\b",
    re.I,
)
_OUTCOMES: Final = (
    (
        "ASSAULT",
        as_pattern(r"\b(?:war|bloodshed|violence|fighting|attacks?|clashes|massacres?|bloodbath)\b", re.I),
    ),
    (
        "PROTEST",
        as_pattern(r"\b(?:unrest|riots?|protests?|demonstrations?|strikes?|uprising|the streets)\b", re.I),
    ),
)
"""Words for what is to come of something, with the type of the events that it would be."""
_AVERTED: Final = as_pattern(
    r"\b(?:not|never|no|nor|neither|cannot|avoid\w*|prevent\w*|avert\w*)\b|n[’']t\b", re.I
)
_RISING: Final = as_pattern(
    r"\b(?:worsen|escalat|more|bring|lead|erupt|spread|break out|rise|grow|increas|provok|trigger|cause"
    r"|intensif|open the door|plunge|fuel|spark|end in|turn (?:in)?to)",
    re.I,
)


class Choice(NamedTuple):
    """An act of a side, and whether words speak for its being done.

    Attributes
    ----------
    toward
        None where they only say that somebody wants it of the side, or set it as a condition.
    """

    side: str
    act: str
    toward: bool | None


class Choices:
    """The acts that words of a dossier speak of."""

    def __init__(self, base: EvidenceBase) -> None:
        self._base = base
        self._acts = OnWords((act.span, act) for act in base.dossier.acts)

    def on(self, words: Evidence) -> tuple[Choice, ...]:
        """Return the acts that a passage speaks of."""
        return tuple(self._choice(act) for act in self._acts.on(words) if act.doer is not None)

    def _choice(self, act: ActMention) -> Choice:
        side = self._base.side(act.doer or "")
        name = act.catalogue or act.label.casefold()
        if act.catalogue in (None, "travel") and _JOURNEY.fullmatch(act.label):
            name = JOURNEY
        return Choice(side, _ONE_CHOICE.get(name, name), self._toward(act, side))

    def _toward(self, act: ActMention, side: str) -> bool | None:
        own = act.voice is None or self._base.side(act.voice) == side
        if act.condition_of is not None or not own or act.mood not in _TOWARD | _AWAY:
            return None
        return (act.mood in _TOWARD) == act.sign

    def of_claim(self, text: str) -> tuple[tuple[Choice, ...], Evidence | None]:
        """Return the acts of a claim that stands in a report, and its place; nothing for any other.

        A claim foretells: whatever it says is done, will be done or would be counts as done in it.
        """
        place = self._place(text)
        if place is None:
            return (), None
        return tuple(self._claimed(act) for act in self._acts.on(place) if act.doer is not None), place

    def _claimed(self, act: ActMention) -> Choice:
        choice = self._choice(act)
        toward = None if act.condition_of is not None else act.sign != (act.mood in _AWAY)
        return choice._replace(toward=toward)

    def _place(self, text: str) -> Evidence | None:
        pattern = re.compile(r"\s+".join(map(re.escape, text.split())))
        for report in self._base.dossier.reports.values():
            match = pattern.search(report.text) if text else None
            if match is not None:
                return report.passage(match.start(), match.end())
        return None


def sign_by_acts(claimed: Iterable[Choice], told: Iterable[Choice]) -> tuple[bool, bool | None]:
    """Return True if evidence speaks of an act of a claim, and if it is for the claim; None where unsure.

    Examples
    --------
    >>> will, refuses = Choice("board", "talks", True), Choice("board", "talks", False)
    >>> sign_by_acts([will], [refuses]), sign_by_acts([will], [Choice("union", "strike", True)])
    ((True, False), (False, None))
    """
    pairs = [(c, t) for c in claimed for t in told if (c.side, c.act) == (t.side, t.act)]
    signs = {c.toward == t.toward for c, t in pairs if c.toward is not None and t.toward is not None}
    return bool(pairs), signs.pop() if len(signs) == 1 else None


def outcomes_of(text: str) -> frozenset[str]:
    """Return the types of the events that a claim foretells: fighting or protests that come, or grow.

    Examples
    --------
    >>> sorted(outcomes_of("The ban will bring more bloodshed")), sorted(outcomes_of("The ban ended the war"))
    (['ASSAULT'], [])
    """
    main = main_clause(text)
    if not (_FORETELLS.search(main) and _RISING.search(main)) or _AVERTED.search(main):
        return frozenset()
    return frozenset(kind for kind, words in _OUTCOMES if words.search(main))


def is_conditional(text: str) -> bool:
    """Return True if a claim says something only for the case that something else is so.

    Examples
    --------
    >>> is_conditional("There will be war if talks end"), is_conditional("There will be war")
    (True, False)
    """
    return _CONDITION.search(text) is not None


def main_clause(text: str) -> str:
    """Return a claim without its condition.

    Examples
    --------
    >>> main_clause("The board will open talks if the strike ends"), main_clause("If it rains, gates open")
    ('The board will open talks', 'gates open')
    """
    match = _CONDITION.search(text)
    if match is None:
        return text
    before, behind = text[: match.start()].strip(" ,"), text[match.end() :]
    return before if len(before.split()) > 1 else behind.partition(",")[2].strip() or text


def is_denied(text: str) -> bool:
    """Return True if a claim says that something is not done.

    Examples
    --------
    >>> is_denied("The board won't open talks"), is_denied("The board opens talks")
    (True, False)
    """
    return _DENIED.search(text) is not None
