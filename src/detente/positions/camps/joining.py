"""Joins each party of a dossier to the party that it acts or speaks for, on explicit evidence only.

A leader, a spokesman, a ministry, a capital and "the government" speak for their party or state. Nearness
joins nobody. A court, a parliament and a commission stay parties of their own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.camps.acting import acting_mentions
from detente.positions.camps.named_governments import name_of_government
from detente.positions.camps.offices import (
    is_force,
    is_full_name,
    is_government,
    is_organ,
    offices_of_a_head,
)
from detente.positions.camps.states import STATE, is_seat
from detente.positions.camps.tie import root_of
from detente.positions.camps.ties import ties_of
from detente.positions.camps.told_apart import with_those_apart
from detente.positions.camps.union_members import union_of_members
from detente.reading import Party, Role, state_words

_NUMBERED = as_pattern(
    r"^(?:the )?(?:some|about|nearly|almost|around|over|more than|at least) \d[\d,.]* (?=[a-z])",
    re.IGNORECASE,
)
_SEATS = ("House", "Office", "Palace", "Street", "Kremlin")
_OFFICIALS_OF_IT = as_pattern(r"(?:[Tt]he |[Ss]ome |[A-Z]?[a-z]+ )?[A-Z][\w.]+ (?:officials|agents)")
"""A name of a state's people that says no more than its own: "American officials"."""
_OF_A_TIME = as_pattern(r"(?:the )?(?:new|old|interim|transitional|provisional|next) [a-z]+", re.IGNORECASE)
"""A name of a government that does not say of which state it is."""
_OWNED = as_pattern(r"^(?:his|her|their|its|my|our) ", re.IGNORECASE)
_PEOPLE = as_pattern(r"(?:[Tt]he )?[A-Z]\w+s")
"""The name of a people: "Kurds"."""
_THE_PEOPLE = as_pattern(r"[Tt]he (?:[a-z-]+ )?[a-z-]+s")
_PARLIAMENT = as_pattern(
    r"(?:(?:the|his|her|its) )?(?:[A-Z]\w+['’]s? )?(?:(?:national|federal|legislative) )?"
    r"(?:parliament|assembly|congress|senate|deputies|legislature)",
    re.IGNORECASE,
)
_NO_NAME = as_pattern(r"^(?:his|her|their|its|my|our|an?|another|any|some) ", re.IGNORECASE)
"""Before the word for a government that could be anybody's: "his administration", "a cabinet"."""
_AT_HOME = as_pattern(
    r"\b(?:opposition|opponents|rebels?|guerrillas?|insurgents?|ruling party)\b", re.IGNORECASE
)
"""Parties of a dispute within a state."""


@dataclass(frozen=True, repr=False)
class Camps:
    """The parties of a dossier, joined.

    Attributes
    ----------
    of
        Id of each party of the dossier to the id of its camp, which is the id of one of them.
    parties
        The joined parties, most mentioned first: all names as aliases, all mentions, all roles.
    roles
        Id of each party that speaks for another to the reason, in words ("holds an office", "capital").
    """

    of: Mapping[str, str]
    parties: tuple[Party, ...]
    roles: Mapping[str, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Camps: {len(self.parties)} of {len(self.of)} parties>"

    def party(self, camp: str) -> Party:
        """Return the joined party of a camp.

        Raises
        ------
        KeyError
            If there is none.
        """
        return self._by_id[camp]

    @property
    def speaks_for(self) -> Mapping[str, str]:
        """The id of the camp of each party, by its own id."""
        return self.of

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each camp, by its id."""
        return {party.id: party.name for party in self.parties}

    @cached_property
    def _by_id(self) -> Mapping[str, Party]:
        return {party.id: party for party in self.parties}


def camps(dossier: Dossier) -> Camps:
    """Join the parties of a dossier to those they speak for.

    Examples
    --------
    >>> from detente.dossier import join_findings
    >>> camps(join_findings([]))
    <Camps: 0 of 0 parties>
    """
    dossier = dossier.as_reports_name_it
    ties = with_those_apart(dossier, ties_of(dossier))
    roots = {party.id: root_of(party.id, ties) for party in dossier.parties}
    members: dict[str, list[Party]] = {}
    for party in dossier.parties:
        members.setdefault(roots[party.id], []).append(party)
    acting = {party.id: acting_mentions(dossier, party) for party in dossier.parties}
    at_home = any(_AT_HOME.search(party.name) for party in dossier.parties)
    home = _home(members) if at_home else None
    head = {root: _head(root, inside, acting, at_home=root == home) for root, inside in members.items()}
    of = {party: head[root].id for party, root in roots.items()}
    within = _has_a_parliament(dossier)
    named = {root: _name(dossier, root, head[root], in_person=within or root == home) for root in members}
    named = {root: _by_whose_it_is(name, members[root]) for root, name in named.items()}
    joined = [_joined(head[root], named[root], inside, of) for root, inside in members.items()]
    return Camps(
        of,
        tuple(sorted(joined, key=lambda party: -len(party.mentions))),
        {party: tie.why for party, tie in ties.items() if of[party] != party},
    )


def _home(members: Mapping[str, list[Party]]) -> str | None:
    """Return the camp of the state whose people are named most: a dispute at home is in that one."""
    times = {
        root: sum(len(party.mentions) for party in inside)
        for root, inside in members.items()
        if root.startswith(STATE) or any(party.id == root and party.kind == "state" for party in inside)
    }
    return max(times, key=lambda root: times[root], default=None)


def _head(root: str, inside: list[Party], acting: Mapping[str, int], *, at_home: bool) -> Party:
    """Return the member that names the camp: the party itself; of a state its name or its government.

    The government, or else an organ, names it where it acts more often than the state by its bare name. In a
    dispute within a state that has no government by name, its president names it.
    """
    own = next((party for party in inside if party.id == root), None)
    agencies = [party for party in inside if party.kind == "organization" and party.name[:1].isupper()]
    vague = [_is_vague(party.name) for party in inside if is_government(party.name)]
    if own is None and agencies and vague and all(vague):
        return max(agencies, key=lambda party: len(party.mentions))
    governments = [party for party in inside if is_government(party.name) and not _NO_NAME.match(party.name)]
    if own is not None and own.kind == "person" and not is_full_name(own):
        # "The maker of the map" whom the next sentence names.
        return max(filter(is_full_name, inside), key=lambda party: len(party.mentions), default=own)
    if own is not None and own.kind not in ("state", "person"):
        by_name = [
            party for party in governments if party.name.casefold() == f"{own.name} government".casefold()
        ]
        return by_name[0] if by_name and own.kind == "organization" else own
    if own is not None and own.kind == "state":
        governments = [party for party in governments if not _OF_A_TIME.fullmatch(party.name)]
    fullest = max(governments, key=_fullness, default=None)
    if fullest is None and at_home and (own is None or own.kind == "state"):
        heads = [party for party in inside if is_full_name(party) and offices_of_a_head(party)]
        bodies = (party for party in inside if party.kind == "body" and not _NO_NAME.match(party.name))
        least = max((len(party.mentions) for party in bodies), default=0)
        least = max(least, 2 * acting[own.id] if own is not None else 0)
        if len(heads) == 1 and len(heads[0].mentions) > least:
            return heads[0]
    if fullest is not None and (own is None or own.kind == "person" or _outweighs(governments, own, acting)):
        return fullest
    if own is not None and own.kind == "state" and not acting[own.id]:
        organs = [
            party
            for party in inside
            if party.name.endswith(("officials", "agents", "leaders"))
            and not _OFFICIALS_OF_IT.fullmatch(party.name)
        ] or [
            party
            for party in inside
            if party.kind in ("organization", "body")
            and not is_force(party.name)
            and (" " in party.name or not is_seat(party.name))
            and acting[party.id]
            and len(party.mentions) > len(own.mentions)
        ]
        if organs:
            return max(organs, key=_fullness)
    if own is not None:
        return own
    of_a_state = root.startswith(STATE)
    return max(
        inside,
        key=lambda party: (
            not _NO_NAME.match(party.name),
            party.kind != "other"
            and not (of_a_state and (party.kind == "person" or party.name.endswith(_SEATS))),
            of_a_state and _PEOPLE.fullmatch(party.name) is not None,
            party.kind != "other",
            len(party.mentions),
        ),
    )


def _is_vague(name: str) -> bool:
    """Return True for authorities of whom nothing tells which they are."""
    return name.casefold().removeprefix("the ") in ("authorities", "officials", "federal authorities")


def _name(dossier: Dossier, root: str, head: Party, *, in_person: bool) -> str:
    """Return the name of a camp: of its head, or of the state where that is its troops or a capital."""
    if government := name_of_government(dossier, head, dossier.names.get(root, root.removeprefix(STATE))):
        return government
    state = root.removeprefix(STATE)
    unnamed = head.kind in ("person", "other") and not is_full_name(head) and not is_organ(head.name)
    # A president of another state than the one the dispute is in stands for it: "Ana Roy" is Velland.
    unnamed = unnamed or (is_full_name(head) and not in_person)
    if state == root or not state or not (is_force(head.name) or is_seat(head.name) or unnamed):
        return _plain(head)
    named = re.compile(rf"(?<![\w-]){re.escape(state)}(?!\w)")
    return state if any(named.search(report.text) for report in dossier.reports.values()) else head.name


def _has_a_parliament(dossier: Dossier) -> bool:
    """Return True where a parliament is a party of its own: its president may be against it."""
    return any(_PARLIAMENT.fullmatch(party.name) for party in dossier.parties)


def _by_whose_it_is(name: str, inside: list[Party]) -> str:
    """Return "the dockers" for "their federation", where a report has a name of those whose it is."""
    if not _OWNED.match(name):
        return name
    names = (party.name for party in sorted(inside, key=lambda party: -len(party.mentions)))
    named = next((each for each in names if _THE_PEOPLE.fullmatch(each)), name)
    return re.sub(r"^The ", "the ", named)


def _plain(party: Party) -> str:
    """Return the name of a group without a pronoun or a number: "his Miami kin", "some 400 nurses"."""
    if party.kind != "other":
        return party.name
    if (union := union_of_members(party.name)) is not None:
        return union
    plain = _NUMBERED.sub("", party.name)
    return _OWNED.sub("", plain) if len(plain.split()) > 2 else plain


def _fullness(party: Party) -> tuple[bool, bool, int]:
    by_capital = any(is_seat(word) for word in party.name.split())
    return any(sign.isupper() for sign in party.name[3:]), not by_capital, len(party.mentions)


def _outweighs(organs: list[Party], own: Party, acting: Mapping[str, int]) -> bool:
    return sum(len(party.mentions) for party in organs) > acting[own.id]


def _joined(head: Party, title: str, inside: list[Party], of: Mapping[str, str]) -> Party:
    others = [party for party in inside if party is not head]
    names = dict.fromkeys(name for party in (head, *others) for name in (party.name, *party.aliases))
    names.pop(title, None)
    roles: dict[tuple[str, str | None], Role] = {}
    for party in inside:
        for role in party.roles:
            camp = of.get(role.of) if role.of else None
            roles.setdefault((role.title.casefold(), camp), role.model_copy(update={"of": camp}))
    of_a_person = head.kind == "person" and head.name != title and title in state_words().names
    return head.model_copy(
        update={
            "name": title,
            "kind": "state" if of_a_person else head.kind,
            "aliases": tuple(names),
            "mentions": tuple(
                sorted(
                    dict.fromkeys(mention for party in inside for mention in party.mentions),
                    key=lambda mention: (mention.report, mention.start),
                )
            ),
            "roles": tuple(roles.values()),
            "standing": tuple(standing for party in (head, *others) for standing in party.standing),
        }
    )
