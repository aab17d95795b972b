"""Members and other names of one organisation: "the nurses", "their union", "X, the growers’ league"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cached_property

from detente.patterns import as_pattern
from detente.positions.camps.by_deeds import ByDeeds
from detente.positions.camps.discourse import Discourse
from detente.positions.camps.offices import any_of, camp_words, head_words, is_full_name
from detente.positions.camps.organisations import JOINED, Organisations
from detente.positions.camps.tie import Tie
from detente.reading import Party

_CALLED = as_pattern(
    r", as (?:the )?(?P<name>[^,.]{2,60}?) (?:call|calls|are known|is known|are called|is called)\b"
)
_THEIR_UNION = as_pattern(rf"\b[Tt]heir ({JOINED})\b")
_RELATIVES = as_pattern(r"\b(?:relatives|kin|family)\b")
_FIRM = (
    r"(?:company|firm|airline|carrier|manufacturer|retailer|utility|builder|consortium|operator|giant"
    r"|producer)"
)
_IS_FIRM = as_pattern(
    rf"(?:, (?:the|a|an) (?:[\w-]+ ){{0,4}}{_FIRM}\b"
    r"|['’]?s? (?:executives|shareholders|shares|customers|profits)\b"
    r"|['’]s (?:[a-z]+ )?(?:ports|terminals|plants|mines|factories|stores)\b)"
)
_OF_WORKERS = as_pattern(
    r"\b(?:Nurses|Teachers|Workers|Doctors|Drivers|Miners|Pilots|Officers|Employees|Engineers|Seamen)\b"
)
_OF_OWNERS = as_pattern(
    r"\b(?:Employers|Manufacturers|Owners|Shipowners|Traders|Exporters|Importers|Producers|Industr\w+|Business\w*"
    r"|Commerce|Bankers|Retailers|Landlords|Growers|Shippers)\b"
)
"""Words in the names of associations that are no unions of workers."""
_FIRM_BEFORE = as_pattern(rf"\b{_FIRM} $")
_WORKERS = as_pattern(
    r"(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Uu]nion|[Ss]triking|[Nn]early|[Ss]ome|[Aa]bout|\d[\d,]*) )*"
    r"(?:[Ww]orkers|[Ee]mployees|[Mm]embers|[Ss]taff|[Ss]trikers|[Uu]nions)"
)
_STRIKERS = as_pattern(
    r"(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Uu]nion|[Mm]ore than|[Nn]early|[Ss]ome|[Aa]bout|[Oo]ther|\d[\d,]*) )*"
    r"(?:[Mm]embers|[Ss]trikers|[Uu]nion members|[Ss]triking workers)"
)
_IS_A_UNION = as_pattern(
    r"[A-Z].*\bUnion of [A-Z]\w*(?:ers|men|s)\b"
    r"|(?:[Ww]orkers|[Tt]eachers|[Nn]urses|[Tt]rade|[Ll]abou?r)\S* [Uu]nion"
)
_STRIKING = as_pattern(r"(?:[Tt]he )?[Ss]triking (?:[a-z]+ )?[Uu]nions?\b")
_FEWEST_LETTERS = 3
_IN_A_PLACE = as_pattern(r" (?:in|of|at|for) ([A-Z]\w+)")
_NAME_AND_KIND = as_pattern(rf"(?:[Tt]he )?([A-Z].*) (?:party|{JOINED}|movement|company|firm|group)")
_CONTENT = as_pattern(r"\b[A-Z]\w+")
_KIN = r"(?:great-)?(?:uncle|aunt|cousin)"
_KIN_BEFORE = as_pattern(rf"\b{_KIN}s?,? $")
_KIN_BEHIND = as_pattern(rf", (?:[\w’']+ ){{0,3}}{_KIN}\b")
_CLOSED = as_pattern(r",|\)|[.;:]|\s(?:that|which|who)\b|\s+[–—-]")
_LIST = as_pattern(r",?\s+(?:and|or)\s")


class Members:
    """Ties of groups, and of descriptions, to the organisation that they are of or that they name."""

    def __init__(self, discourse: Discourse, organisations: Organisations) -> None:
        self.run = discourse
        self.organisations = organisations
        self.by_deeds = ByDeeds(discourse)

    def by_apposition(self, party: Party) -> Tie | None:
        """Tie a description to the name that it stands beside: "FEBA, the federation of quarters,"."""
        if not _is_description(party):
            return None
        for mention in party.mentions:
            text = self.run.text(mention.report)
            before = re.compile(r"(?:,|\()\s+$").search(text, max(0, mention.start - 4), mention.start)
            if before:
                named = self.run.ending.get((mention.report, before.start()))
                if named is not None and self._fits(named.party, party) and self._closes(text, mention.end):
                    return Tie(named.party, "another name of it")
            behind = re.compile(r",? (?:the )?(?=[A-Z])|, (?:the )?(?=[A-Z])").match(text, mention.end)
            if behind and text[mention.end] == ",":
                named = self.run.starting.get((mention.report, behind.end()))
                if named is not None and self._fits(named.party, party) and self._closes(text, named.end):
                    return Tie(named.party, "another name of it")
        return None

    def _fits(self, named: str, party: Party) -> bool:
        other = self.run.by_id[named]
        if other.id == party.id or _is_description(other) or other.roles:
            return False
        return (
            other.kind in ("organization", "body", "other")
            or " " not in other.name
            or (other.kind == "person" and _is_firm(party))
        )

    @staticmethod
    def _closes(text: str, end: int) -> bool:
        return _CLOSED.match(text, end) is not None and _LIST.match(text, end) is None

    def by_kind(self, party: Party) -> Tie | None:
        """Tie "the Salt Front party" to the Salt Front."""
        named = _NAME_AND_KIND.fullmatch(party.name)
        if named is None or party.kind not in ("organization", "body"):
            return None
        others = [
            other.id
            for other in self.run.by_id.values()
            if other.kind in ("organization", "body") and named[1] in (other.name, *other.aliases)
        ]
        return Tie(others[0], "another name of it") if others and party.id not in others else None

    def by_calling(self, party: Party) -> Tie | None:
        """Tie "the beet farmers" to the Growers’ Front "as the beet farmers call themselves"."""
        for mention in party.mentions:
            text = self.run.text(mention.report)
            start = text.rfind(", as ", max(0, mention.start - 12), mention.start)
            match = _CALLED.match(text, start) if start >= 0 else None
            named = self.run.ending.get((mention.report, start)) if match else None
            if named is not None and named.party != party.id:
                return Tie(named.party, "what they call themselves")
        return None

    def by_members(self, party: Party) -> Tie | None:
        """Tie a group to the one organisation whose name says that it is theirs."""
        owner = self.organisations.of_members(party)
        return Tie(owner, "its members") if owner is not None else None

    def by_strike(self, party: Party) -> Tie | None:
        """Tie "the employees" to "the striking unions", and "the strikers" to the one union of a dossier."""
        if party.kind != "other" or party.id == self._striking:
            return None
        if _WORKERS.fullmatch(party.name) and self._striking is not None:
            return Tie(self._striking, "its members")
        if self._union is not None and _STRIKERS.fullmatch(party.name):
            return Tie(self._union, "its members")
        return None

    @cached_property
    def _union(self) -> str | None:
        """The one union that a dossier names."""
        named = [
            party.id
            for party in self.run.by_id.values()
            if party.kind in ("organization", "body") and _IS_A_UNION.search(party.name)
        ]
        return named[0] if len(named) == 1 else None

    @cached_property
    def _striking(self) -> str | None:
        striking = [p.id for p in self.run.by_id.values() if p.kind != "person" and _STRIKING.match(p.name)]
        return striking[0] if len(striking) == 1 else None

    def by_their_union(self, party: Party) -> Tie | None:
        """Tie a group to what the report calls "their union", if it is the group named last before."""
        if party.kind != "other" or not _is_group(party) or any_of("apart_from").search(party.name):
            return None
        unions = {
            union
            for report, match, group in self._their_unions
            if group == party.id and (union := self._union_at(report, match)) is not None
        } - {party.id}
        return Tie(unions.pop(), "its members") if len(unions) == 1 else None

    @cached_property
    def _their_unions(self) -> list[tuple[str, re.Match[str], str | None]]:
        """The passages that speak of "their union", with the group named last before."""
        return [
            (report, match, self._last_group(report, match.start()))
            for report in self.run.places
            for match in _THEIR_UNION.finditer(self.run.text(report))
        ]

    def _union_at(self, report: str, match: re.Match[str]) -> str | None:
        for start in (match.start(), match.start(1)):
            if (report, start) in self.run.starting:
                return self.run.starting[report, start].party
        behind = re.compile(r", (?:the )?").match(self.run.text(report), match.end())
        near = next(self.run.named_in(report, behind.end(), behind.end() + 14), None) if behind else None
        if near is not None and self.run.by_id[near.party].kind in ("organization", "body"):
            return near.party
        return self.organisations.headed(match[1])

    def _last_group(self, report: str, before: int) -> str | None:
        resolved = self.run.pronouns.get((report, before))
        if resolved is not None:
            return resolved
        sentence = self.run.sentence(report, before)
        earlier = self.run.before(report, sentence[0])
        groups = [
            place.party
            for place in self.run.named_in(report, earlier[0] if earlier else sentence[0], before)
            if _is_group(self.run.by_id[place.party])
        ]
        return groups[-1] if groups else None

    def by_bracket(self, party: Party) -> Tie | None:
        """Tie what stands in brackets behind a name, and an acronym to the name that it spells."""
        if party.kind == "person" or not re.fullmatch(r"[A-Z][A-Z.-]+", party.name):
            return None
        for mention in party.mentions:
            text = self.run.text(mention.report)
            opening = re.compile(r"\s[(\[]$").search(text, max(0, mention.start - 2), mention.start)
            named = self.run.ending.get((mention.report, opening.start())) if opening else None
            if (
                named is not None
                and named.party != party.id
                and text[mention.end : mention.end + 1] in (")", "]")
            ):
                return Tie(named.party, "stands in brackets behind the name")
        spelt = self._spelt.get(party.name, set()) - {party.id}
        return Tie(next(iter(spelt)), "its letters") if len(spelt) == 1 else None

    @cached_property
    def _spelt(self) -> dict[str, set[str]]:
        """Parties by the first letters of their names."""
        spelt: dict[str, set[str]] = defaultdict(set)
        for party in self.run.by_id.values():
            for name in (party.name, *party.aliases):
                words = _CONTENT.findall(name)
                if party.kind != "person" and len(words) >= _FEWEST_LETTERS:
                    spelt["".join(word[0] for word in words)].add(party.id)
        return spelt

    def by_comma(self, party: Party) -> Tie | None:
        """Tie "The gas company of Borovia, Sibgaz" to Sibgaz."""
        last = party.name.rsplit(", ", 1)
        if len(last) == 1 or party.kind == "person":
            return None
        named = [
            other.id for other in self.run.by_id.values() if other.name == last[1] and other.id != party.id
        ]
        return Tie(named[0], "another name of it") if len(named) == 1 else None

    def by_kin(self, party: Party) -> Tie | None:
        """Tie relatives to each other, and an uncle or a cousin to them, where a report has one such side."""
        if party.id in self._relatives:
            first = self._relatives[0]
            return Tie(first, "the same relatives") if party.id != first else None
        if not is_full_name(party) or not self._relatives:
            return None
        for mention in party.mentions:
            text = self.run.text(mention.report)
            if _KIN_BEFORE.search(text, max(0, mention.start - 30), mention.start) or _KIN_BEHIND.match(
                text, mention.end
            ):
                return Tie(self._relatives[0], "one of the relatives")
        return None

    @cached_property
    def _relatives(self) -> list[str]:
        """The groups of relatives of a dossier, if none of them is of another place than the others."""
        groups = [
            party
            for party in self.run.by_id.values()
            if party.kind == "other" and _RELATIVES.search(head_words(party.name))
        ]
        surnames = {party.name.split()[-1] for party in self.run.by_id.values() if is_full_name(party)}
        placed = {
            party.id: match[1]
            for party in groups
            if (match := re.search(r"(?:\bin |\b)([A-Z]\w+)(?= relatives| family|$)", party.name))
            if match[1] not in surnames
        }
        places = Counter(placed.values()).most_common(2)
        if len(places) == 2 and places[0][1] == places[1][1]:
            return []
        return [
            party.id for party in groups if not places or placed.get(party.id, places[0][0]) == places[0][0]
        ]

    @cached_property
    def _firm(self) -> str | None:
        """The one party that reports call a company, or that has executives, shares and customers."""
        firms = {
            place.party
            for report, listed in self.run.places.items()
            for place in listed
            if (
                _IS_FIRM.match(self.run.text(report), place.end)
                or _FIRM_BEFORE.search(self.run.text(report), max(0, place.start - 20), place.start)
            )
            and self.run.text(report)[place.start].isupper()
            and not _is_description(self.run.by_id[place.party])
        }
        return firms.pop() if len(firms) == 1 else None

    def by_head(self, party: Party) -> Tie | None:
        """Tie "the company" and "the movement" to the one organisation that the noun fits."""
        if party.kind not in ("organization", "body") or not re.fullmatch(
            r"(?:[Tt]he|[Tt]heir|[Ii]ts) (?:local )?\w+", party.name
        ):
            return None
        word = party.name.split()[-1].casefold()
        if word not in camp_words("organisations") or any_of("state_organs").fullmatch(word):
            return None
        owner = self._firm if word in camp_words("firms") else None
        owner = owner or self.organisations.headed(word)
        if owner in (None, party.id) and word == "union":
            # "The union" of a report is its one association, guild or federation, or the one named before it.
            others = {
                other.id
                for joined in camp_words("joined") | {"organisation", "organization"}
                for other in self.organisations.others_headed(joined, party.id)
                if any(sign.isupper() for sign in other.name[4:])
                and not other.name.startswith("this ")
                and not _OF_OWNERS.search(other.name)
                and (joined in camp_words("joined") or _OF_WORKERS.search(other.name))
            }
            if len(others) > 1:
                first = min((mention.report, mention.start) for mention in party.mentions)
                others = {
                    other
                    for other in others
                    if min((m.report, m.start) for m in self.run.by_id[other].mentions) < first
                }
            owner = others.pop() if len(others) == 1 else self.by_deeds.union_before(party)
        if owner in (None, party.id) and word in ("company", "firm"):
            owner = self.by_deeds.firm_before(party)
        if owner in (None, party.id) or self._is_of_another_place(party, word, self.run.by_id[owner].name):
            return None
        if owner is not None and word in camp_words("firms") and self._is_of_one_before(party, owner):
            return None
        return Tie(owner, "the one that is called so")

    def _is_of_one_before(self, party: Party, owner: str) -> bool:
        """Return True for "the company" behind a firm, where the report names another one only later."""
        first = min(party.mentions, key=lambda mention: (mention.report, mention.start))
        named = min(self.run.by_id[owner].mentions, key=lambda mention: (mention.report, mention.start))
        if (named.report, named.start) < (first.report, first.start):
            return False
        start, _ = self.run.sentence(first.report, first.start)
        before = self.run.before(first.report, start) or (start, start)
        return any(
            place.party not in (party.id, owner) and self.run.by_id[place.party].kind == "organization"
            for place in self.run.named_in(first.report, before[0], first.start)
        )

    def _is_of_another_place(self, party: Party, word: str, name: str) -> bool:
        """Return True for "the council in Narva" beside a Council of Velland."""
        if not name.casefold().startswith(f"{word} of "):
            return False
        behind = (_IN_A_PLACE.match(self.run.text(mention.report), mention.end) for mention in party.mentions)
        return any(match is not None and match[1] not in name for match in behind)


def _is_description(party: Party) -> bool:
    """Return True for an organisation or a group that is described: "the gas company of Borovia"."""
    if party.kind == "person":
        return False
    head = head_words(party.name.split(",")[0]).split()[-1]
    words = camp_words("organisations") | camp_words("firms") | camp_words("joined")
    return head.islower() and head in words


def _is_group(party: Party) -> bool:
    return party.kind == "other" and head_words(party.name).split()[-1].endswith(
        ("s", "men", "women", "people")
    )


def _is_firm(party: Party) -> bool:
    return head_words(party.name).split()[-1].casefold() in camp_words("firms")
