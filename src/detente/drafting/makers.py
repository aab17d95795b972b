"""The decision makers of a dossier: parties that act, are asked to act, or have others act for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass

from detente.dossier import Dossier
from detente.reading import Party
from detente.sources import Evidence

MAX_DECISION_MAKERS = 5

_LEADS = re.compile(
    r"\b(president|prime minister|premier|chancellor|leader|chair(man|woman|person)?|head|founder|king|queen"
    r"|emir|sultan|secretary[- ]general|commander|chief|spokes(man|woman|person)|lawmaker|loyalist|ally"
    r"|official|minister|member|deputy|aide|negotiator|envoy|ambassador|candidate)\b",
    re.IGNORECASE,
)
_ASSESSES = re.compile(
    r"\b(analyst|commentator|expert|observer|professor|researcher|scholar|academic|historian|economist"
    r"|political scientist|columnist|fellow)\b",
    re.IGNORECASE,
)


# A name with its possessive, or a possessive pronoun; then a word or two before the organisation's name.
_OWNS = re.compile(r"(?:.*\S[’']s?|his|her|their)\s+(?:[a-z]+\s+){0,2}", re.IGNORECASE | re.DOTALL)
_NEAR = 30


@dataclass(frozen=True)
class DecisionMaker:
    """A party of the model.

    Attributes
    ----------
    id
        Its name in expressions: an acronym where it has one.
    speaks
        Dossier ids of the party itself and of the people who act or speak for it.
    """

    id: str
    party: Party
    speaks: frozenset[str]
    evidence: tuple[Evidence, ...]


def is_assessor(party: Party) -> bool:
    """Return True if the reports present a party as an analyst or other assessor, not as a participant."""
    return any(_ASSESSES.search(held.title) for held in party.titles)


def decision_makers(dossier: Dossier) -> tuple[tuple[DecisionMaker, ...], tuple[Party, ...]]:
    """Return the parties that decide, the most active first.

    A person whom the reports give an office in, or a tie to, an organisation acts for it. Analysts
    do not decide. A party decides if it does something, is to do something, or is asked for it.

    Returns
    -------
    makers, left_out
        The decision makers, and the parties left out by ``MAX_DECISION_MAKERS``.
    """
    by_id = {party.id: party for party in dossier.parties}
    acts_for = _acts_for(dossier, by_id)
    doing: Counter[str] = Counter()
    for event in dossier.events:
        for actor in event.actors:
            doing[acts_for.get(actor, actor)] += 2
        for recipient in event.recipients:
            doing[acts_for.get(recipient, recipient)] += 1
    publishers = {report.publisher.casefold() for report in dossier.reports.values() if report.publisher}
    able = [
        by_id[party]
        for party, _ in doing.most_common()
        if party in by_id and not is_assessor(by_id[party]) and by_id[party].name.casefold() not in publishers
    ]
    chosen, left_out = able[:MAX_DECISION_MAKERS], able[MAX_DECISION_MAKERS:]
    taken: set[str] = set()
    makers = []
    for party in chosen:
        speaks = {other for other, principal in acts_for.items() if principal == party.id} | {party.id}
        makers.append(DecisionMaker(_identifier(party, taken), party, frozenset(speaks), party.mentions[:1]))
    return tuple(makers), tuple(left_out)


def _acts_for(dossier: Dossier, by_id: Mapping[str, Party]) -> dict[str, str]:
    acts_for: dict[str, str] = {}
    for party in by_id.values():
        if party.kind not in ("person", "other") or is_assessor(party):
            continue
        for held in party.titles:
            principal = by_id.get(held.of or "")
            if principal is not None and principal.id != party.id and _LEADS.search(held.title):
                acts_for[party.id] = principal.id
                break
    # A stated office counts more than a possessive ("her party").
    acts_for = _owners(dossier) | acts_for
    # The aide of a leader acts for the leader's own principal.
    for party_id in list(acts_for):
        seen = {party_id}
        while acts_for[party_id] in acts_for and acts_for[party_id] not in seen:
            seen.add(acts_for[party_id])
            acts_for[party_id] = acts_for[acts_for[party_id]]
    return {party: principal for party, principal in acts_for.items() if party != principal}


def _owners(dossier: Dossier) -> dict[str, str]:
    """Return the people by whom reports name an organisation ("her party", "Bek's ruling Salt Party").

    Of several, the one that the reports speak of most.
    """
    owners: dict[str, str] = {}
    persons = [party for party in dossier.parties if party.kind == "person" and not is_assessor(party)]
    # Parties come most mentioned first, so the first organisation found for a person stays.
    for organization in (party for party in dossier.parties if party.kind == "organization"):
        for mention in organization.mentions:
            text = dossier.reports[mention.report].text
            for person in persons:
                if person.id not in owners and any(
                    _OWNS.fullmatch(text[owner.start : mention.start]) is not None
                    for owner in person.mentions
                    if owner.report == mention.report and 0 < mention.start - owner.end <= _NEAR
                ):
                    owners[person.id] = organization.id
    return owners


def _identifier(party: Party, taken: set[str]) -> str:
    acronym = next((a for a in (party.name, *party.aliases) if re.fullmatch(r"[A-Z][A-Z0-9]{1,9}", a)), None)
    words = re.findall(r"[A-Za-z0-9]+", party.name)
    words = [w for w in words if w.lower() not in ("the", "of", "and")] or ["party"]
    base = acronym or "_".join(words[:3]).upper()
    if base[0].isdigit():
        base = f"P_{base}"
    name = untaken(base, taken)
    taken.add(name)
    return name


def untaken(base: str, taken: Container[str]) -> str:
    """Return the name, with a number behind it if it is taken."""
    name, number = base, 2
    while name in taken:
        name, number = f"{base}_{number}", number + 1
    return name
