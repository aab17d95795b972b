"""Offices that only one party of the reports can be of: a ministry’s minister, a town’s mayor, a director."""

from __future__ import annotations

import re
from functools import cached_property

from detente.patterns import as_pattern
from detente.positions.camps.discourse import Discourse
from detente.positions.camps.holders import Holders
from detente.positions.camps.offices import any_of, ends_with, is_full_name
from detente.positions.camps.tie import Tie
from detente.reading import Party

_TOWN = as_pattern(r"[Tt]he (?:city|town)")
_ENDS_IN_MAYOR = as_pattern(r"\bmayor$", re.IGNORECASE)
_HEAD_OF_ITS_STATE = as_pattern(
    r"(?:[Tt]he )?[A-Z]\w+(?:an|ish|ese|ic|i|ch|ch|sh|ss|ek) (?:prime minister|president|premier|chancellor)"
)
_HEAD_WITH_OWNER = as_pattern(
    r"(?:[Tt]he )?[A-Z][\w’'-]+(?:['’]s)? (?:new )?(?:prime minister|president|premier|chancellor)"
)
_OFTEN = 3
_SOON = 1500
"""In code points: whoever is only called by an office is named within so many."""
_COUNCIL = as_pattern(r"(?:[Tt]he )?(?:[Cc]ity|[Tt]own) (?:[Cc]ouncil|[Hh]all)")


class OnlyOnes:
    """Ties of the holders of offices that only one party of the reports can be of."""

    def __init__(self, discourse: Discourse, holders: Holders) -> None:
        self.run = discourse
        self.holders = holders

    def by_ministry(self, party: Party) -> Tie | None:
        """Tie "Interior Minister X" to the interior ministry of the report."""
        for role in party.roles:
            match = re.search(r"(\w+) (?:minister|secretary)$", role.title, re.IGNORECASE)
            if match is None or role.of is not None or any_of("over").search(role.title):
                continue
            of = re.compile(
                rf"(?:{match[1]} (?:ministry|department)|(?:ministry|department) of (?:the )?{match[1]})$",
                re.IGNORECASE,
            )
            bodies = [other.id for other in self._bodies if of.search(other.name)]
            if len(bodies) == 1:
                return Tie(bodies[0], f"heads it: {role.title}")
        return None

    def by_the_only_one(self, party: Party) -> Tie | None:
        """Tie "Director X" to the one organisation named before that may have a director."""
        for role in party.roles:
            if not ends_with("offices_of_organisations").fullmatch(role.title) or role.of is not None:
                continue
            if (
                any_of("over").search(role.title)
                or len(role.title.split()) > 2
                or self.holders.has_an_owner(party)
            ):
                continue
            report, place = role.span.report, role.span.start
            owners = {
                named.party
                for named in self.run.named_in(report, 0, place)
                if self.run.by_id[named.party].kind in ("organization", "body")
                and not self.holders.stands_apart(named.party)
                and not self.run.is_dateline(report, named)
            }
            if len(owners) == 1:
                return Tie(
                    owners.pop(), f"holds an office in the one organisation named before: {role.title}"
                )
        return None

    def by_town(self, party: Party) -> Tie | None:
        """Tie the one mayor of the reports to the city council; "the city" and "Oslo mayor" to the mayor."""
        mayors, councils = self._mayors, self._councils
        if len(mayors) != 1 or len(councils) > 1:
            return None
        if party.id == mayors[0] and councils:
            return Tie(councils[0], "mayor of the city")
        if _TOWN.fullmatch(party.name):
            return Tie(mayors[0], "its mayor")
        return (
            Tie(mayors[0], "another name of the same person") if _ENDS_IN_MAYOR.search(party.name) else None
        )

    @cached_property
    def _mayors(self) -> list[str]:
        return [party.id for party in self.run.by_id.values() if _is_mayor(party)]

    @cached_property
    def _councils(self) -> list[str]:
        return [party.id for party in self.run.by_id.values() if _COUNCIL.fullmatch(party.name)]

    @cached_property
    def _bodies(self) -> list[Party]:
        return [party for party in self.run.by_id.values() if party.kind == "body"]

    def by_its_office(self, party: Party) -> Tie | None:
        """Tie the one person without an office to "the Vellish prime minister" of whom the reports go on."""
        if self._headless is None or party.id != self._headless[0]:
            return None
        return Tie(self._headless[1], "called by that office")

    @cached_property
    def _headless(self) -> tuple[str, str] | None:
        """The one full name without an office, and the one head of a government whom no name is given to."""
        people = [other for other in self.run.by_id.values() if is_full_name(other)]
        plain = [other for other in people if not other.roles]
        heads = [
            other
            for other in self.run.by_id.values()
            if other.kind == "person" and not is_full_name(other) and _HEAD_OF_ITS_STATE.fullmatch(other.name)
        ]
        if len(plain) != 1 or len(heads) != 1 or len(plain[0].mentions) < _OFTEN:
            return None
        office = any_of("heads_of_state")
        if any(office.search(role.title) for other in people for role in other.roles):
            return None
        first, called = (min((m.report, m.start) for m in who.mentions) for who in (plain[0], heads[0]))
        most = max(people, key=lambda other: len(other.mentions))
        return (plain[0].id, heads[0].id) if first < called and most is plain[0] else None

    def named_after_its_office(self, party: Party) -> Tie | None:
        """Tie the one full name that nothing introduces to the head of a government who was called so before.

        "Velland's prime minister seeks votes", says the first paragraph, and the next: "Ana Roy said".
        """
        if self._introduced_before is None or party.id != self._introduced_before[0]:
            return None
        return Tie(self._introduced_before[1], "called by that office before")

    @cached_property
    def _introduced_before(self) -> tuple[str, str] | None:
        heads = [
            other
            for other in self.run.by_id.values()
            if other.kind == "person" and _HEAD_WITH_OWNER.fullmatch(other.name)
        ]
        if len(heads) != 1:
            return None
        called = min(heads[0].mentions, key=lambda mention: (mention.report, mention.start))
        owner = self.holders.states.owner_in(heads[0].name)
        for other in self.run.by_id.values():
            held = [role for role in other.roles if any_of("heads_of_state").search(role.title)]
            if other is not heads[0] and any(self.holders.states.owner_in(r.title) == owner for r in held):
                return None  # the report names another one for it
        plain = [
            other
            for other in self.run.by_id.values()
            if is_full_name(other) and not other.roles and " " in other.name
            if len(other.mentions) >= _OFTEN and self._comes_unintroduced(other, called.report)
        ]
        if len(plain) != 1:
            return None
        named = [m for m in plain[0].mentions if m.report == called.report and m.quote == plain[0].name]
        first = min(mention.start for mention in named)
        return (plain[0].id, heads[0].id) if called.end < first < called.end + _SOON else None

    def _comes_unintroduced(self, party: Party, report: str) -> bool:
        """Return True if a report first names somebody at the head of a sentence, with nothing beside it."""
        named = [m for m in party.mentions if m.report == report and m.quote == party.name]
        if not named:
            return False
        first = min(named, key=lambda mention: mention.start)
        text = self.run.text(report)
        start, _ = self.run.sentence(report, first.start)
        opens = not text[start : first.start].strip(' \n“"')
        return opens and not text.startswith((",", " ("), first.end)

    def by_cabinet(self, party: Party) -> Tie | None:
        """Tie "the premier" to the one person whose cabinet the report speaks of."""
        if not re.fullmatch(r"(?:the|The) (?:premier|prime minister|president|chancellor)", party.name):
            return None
        heads = set()
        for report, listed in self.run.places.items():
            text = self.run.text(report)
            for place in listed:
                if is_full_name(self.run.by_id[place.party]) and re.search(
                    r"\b(?:cabinet|government|administration) of $",
                    text[max(0, place.start - 20) : place.start],
                ):
                    heads.add(place.party)
        return Tie(heads.pop(), "heads the cabinet") if len(heads) == 1 else None


def _is_mayor(party: Party) -> bool:
    return (is_full_name(party) and not _ENDS_IN_MAYOR.search(party.name)) and any(
        re.search(r"\bmayor\b", role.title, re.IGNORECASE) and not any_of("over").search(role.title)
        for role in party.roles
    )
