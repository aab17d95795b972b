"""Whose an office is, by the words beside its holder: "its president, X", "X, who leads the Y"."""

from __future__ import annotations

import re
from collections.abc import Callable

from detente.patterns import as_pattern
from detente.positions.camps.discourse import Discourse
from detente.positions.camps.offices import (
    any_of,
    camp_words,
    ends_with,
    head_words,
    is_full_name,
    may_speak_for,
    plain_title,
    split_at_of,
)
from detente.positions.camps.organisations import Organisations
from detente.positions.camps.states import StatesNamed
from detente.positions.camps.tie import Tie
from detente.reading import Party, Role

_PRONOUN = as_pattern(r"\b(its|their|his|her)\s+$", re.IGNORECASE)
_HEADS_IT = as_pattern(
    r",? who (?:\w+ly )?(?:leads|heads|chairs|runs|commands|speaks for|represents|founded|directs"
    r"|presides over)\s",
    re.IGNORECASE,
)
_WHOSE = as_pattern(r", whose\s")
_OF = as_pattern(r" (?:of|from|for|at) (?=the [a-z]|(?:the )?[A-Z])")
_TITLES = r"(?:[A-Z][\w-]*\.? ){0,3}"
_OWNED_BEFORE = as_pattern(
    r"(?:\b(?P<pronoun>[Ii]ts|[Tt]heir)|\b[Tt]he (?P<owner>[\w-]+)['’]s?) (?P<office>(?:[\w-]+ ){0,3}?[\w-]+"
    rf"(?: (?:to|at|in|for) the [\w-]+)?),? {_TITLES}$"
)
_LEADS = as_pattern(
    r"(?:, [^,.]{1,40},|,)? (?:has |had |also )?(?:leads|led|heads|headed|chairs|chaired|runs|commands)"
    r" ((?:the|its) (?:[\w-]+ )?[\w-]+)"
)
_TO_ANOTHERS = as_pattern(rf"{any_of('done_to_others').pattern} $", re.IGNORECASE)
_NEAR = 90


class Holders:
    """The holders of offices, and who else stands beside an organisation that is theirs."""

    def __init__(self, discourse: Discourse, organisations: Organisations, states: StatesNamed) -> None:
        self.run = discourse
        self.organisations = organisations
        self.states = states

    def by_role(self, party: Party) -> Tie | None:
        """Tie the holder of an office whose owner the report names by a pronoun or a description."""
        if party.kind != "person":
            return None
        for role in party.roles:
            if any_of("over").search(role.title) or role.of is not None:
                continue
            before, of, behind = split_at_of(plain_title(role.title))
            if not ends_with("speaks_for").fullmatch(before):
                continue
            owner = self.by_pronoun(party, role) or (self._described(behind) if of else None)
            owner = owner or self._owner_inside(before)
            if owner is None or owner == party.id:
                continue
            if owner not in self.run.by_id or may_speak_for(before, self.run.by_id[owner]):
                return Tie(owner, f"holds an office in it: {role.title}")
        return None

    def _by_description(self, party: Party) -> Tie | None:
        """Tie a person to the description beside the name: "the Algerian ambassador, X"."""
        for mention in party.mentions:
            text = self.run.text(mention.report)
            before = re.compile(r"(?: here)?, (?:Mr\. |Mrs\. |Ms\. )?$").search(
                text, max(0, mention.start - 12), mention.start
            )
            behind = re.compile(r", (?=the |an? )").match(text, mention.end)
            beside = (
                self.run.ending.get((mention.report, before.start())) if before else None,
                self.run.starting.get((mention.report, behind.end())) if behind else None,
            )
            for place in beside:
                if place is None or is_full_name(self.run.by_id[place.party]):
                    continue
                if self.run.by_id[place.party].kind != "person":
                    continue  # "protests at the trial of Ana Roy, the government said": it is not she
                head = head_words(self.run.by_id[place.party].name)
                if not head.endswith("s") and ends_with("speaks_for").fullmatch(head):
                    return Tie(place.party, "another name of the same person")
        return None

    def has_an_owner(self, party: Party) -> bool:
        """Return True for an office that a report gives an owner, whether or not the owner is known."""
        if party.kind != "person" and re.match(r"(?:his|her|its|their)\b", party.name, re.IGNORECASE):
            return True
        return any(
            _PRONOUN.search(self.run.text(role.span.report), max(0, role.span.start - 12), role.span.start)
            or re.search(r"\w['’]s? ", role.title)
            or re.search(
                r" (?:of|for) the (?!(?:government|state|republic|country|nation|army)\b)[a-z]", role.title
            )
            for role in party.roles
        )

    def _described(self, words: str) -> str | None:
        """Return whom "the tribe", "the clan" or a name behind "of" speak of."""
        words = re.split(r"[,;(]|\s(?:who|which|that|in|and)\s", words)[0]
        named = self.organisations.named(words)
        if named is not None:
            return named
        match = re.fullmatch(r"(?:the|its|their)\s+(?:[\w-]+\s+){0,2}?([\w-]+)", words.strip())
        if match is None:
            return None
        return self.organisations.headed(match[1]) or self._called(match[1])

    def _called(self, head: str) -> str | None:
        """Return the one group that reports call by a noun: "the peacekeepers"."""
        groups = [
            party.id
            for party in self.run.by_id.values()
            if party.kind == "other" and party.name.casefold().split()[-1] == head.casefold()
        ]
        return groups[0] if len(groups) == 1 and head.endswith("s") else None

    def _owner_inside(self, words: str) -> str | None:
        """Return the organisation in "authority’s managing director" and "Council leader"."""
        owned = re.match(r"(.*?)['’]s?\s", words)
        inside = owned[1].split()[-1:] if owned else reversed(words.split()[:-1])
        return next(
            (
                owner
                for word in inside
                if (owner := self.organisations.headed(word) or self._related(word) or self._organ(word))
            ),
            None,
        )

    def _organ(self, word: str) -> str | None:
        """Return the one army, police or government that is named without an owner: "army commander"."""
        organs = [
            party.id
            for party in self.run.by_id.values()
            if party.kind == "body" and re.fullmatch(rf"(?:[Tt]he )?{re.escape(word)}", party.name)
        ]
        return organs[0] if len(organs) == 1 and any_of("state_organs").fullmatch(word) else None

    def _related(self, word: str) -> str | None:
        """Return the one person whom reports call by a word of kin: "the father’s lawyer"."""
        if word not in ("father", "mother", "parents", "family", "widow", "brother", "sister"):
            return None
        called = [
            party.id
            for party in self.run.by_id.values()
            if is_full_name(party) and any(role.title.split()[-1] == word for role in party.roles)
        ]
        return called[0] if len(called) == 1 else None

    def is_of_anothers(self, role: Role) -> bool:
        """Return True for an office in what is done to others: "freed its leader"."""
        text, place = self.run.text(role.span.report), role.span.start
        match = _PRONOUN.search(text, max(0, place - 12), place)
        return match is not None and bool(
            _TO_ANOTHERS.search(text, max(0, match.start() - _NEAR), match.start())
        )

    def by_pronoun(self, party: Party, role: Role) -> str | None:
        """Return whose the office is that a pronoun stands before."""
        report = role.span.report
        text = self.run.text(report)
        match = _PRONOUN.search(text, max(0, role.span.start - 12), role.span.start)
        if match is None:
            return None
        return self.whose(report, match.start(1), match[1].casefold(), party.id)

    def whose(self, report: str, place: int, pronoun: str, own: str) -> str | None:
        """Return whom "its" and "their" before an office stand for: the subject of the words before."""
        resolved = self.run.pronouns.get((report, place))
        if pronoun in ("his", "her"):
            return resolved if resolved != own else None
        fits = _plural if pronoun == "their" else _single
        sentence = self.run.sentence(report, place)
        apart = {own}
        if _TO_ANOTHERS.search(self.run.text(report), max(0, place - _NEAR), place):
            # Whoever frees or jails "its leader" does so to another's.
            doers = self.run.acting_in(report, sentence[0], place, lambda _: True)
            named = [mention.party for mention in self.run.named_in(report, sentence[0], place)]
            apart.update((doers or named)[-1:])
            resolved = None
        opens = self._owner_of_the_topic(report, sentence[0], fits) if pronoun == "its" else None
        if opens is not None and opens not in apart:
            return opens
        owners = [party for party in self._subjects(report, sentence[0], place, fits) if party not in apart]
        if owners:
            return owners[0]
        earlier = self.run.before(report, sentence[0])
        if earlier is not None:
            owners = [party for party in self._subjects(report, *earlier, fits) if party not in apart]
        return owners[0] if owners else (resolved if resolved != own else None)

    def _owner_of_the_topic(self, report: str, start: int, fits: Callable[[Party], bool]) -> str | None:
        """Return the council of "The council's paper was presented by the head of its delegation"."""
        first = next(self.run.named_in(report, start, start + 6), None)
        if first is None or not fits(self.run.by_id[first.party]):
            return None
        owns = re.compile(r"['’]s? [a-z]").match(self.run.text(report), first.end)
        return first.party if owns else None

    def _subjects(self, report: str, start: int, end: int, fits: Callable[[Party], bool]) -> list[str]:
        acting = self.run.acting_in(report, start, end, fits)
        if acting:
            return acting
        inside = {place.party for place in self.run.named_in(report, start, end)}
        named = [party for party in inside if fits(self.run.by_id[party])]
        return named if len(named) == 1 else []

    def by_words_before(self, party: Party) -> Tie | None:
        """Tie "its head, General X" and "the union’s leader, X" by the words before the name."""
        if not is_full_name(party):
            return None
        for mention in party.mentions:
            text = self.run.text(mention.report)
            start = max(0, mention.start - _NEAR)
            match = _OWNED_BEFORE.search(text, start, mention.start)
            if match is None or any_of("over").search(match["office"]):
                continue
            if not ends_with("speaks_for").fullmatch(split_at_of(match["office"])[0]):
                continue
            if match["pronoun"]:
                owner = self.whose(
                    mention.report, match.start("pronoun"), match["pronoun"].casefold(), party.id
                )
            else:
                owner = self._described(f"the {match['owner']}") or self.organisations.named(match["owner"])
            if owner in (None, party.id):
                continue
            if owner not in self.run.by_id or may_speak_for(match["office"], self.run.by_id[owner]):
                return Tie(owner, f"holds an office in it: {match['office']}")
        return None

    def by_leading(self, party: Party) -> Tie | None:
        """Tie "X has led the council since May" to the council."""
        if not is_full_name(party):
            return None
        for mention in party.mentions:
            match = _LEADS.match(self.run.text(mention.report), mention.end)
            if match is None:
                continue
            words = match[1].split()
            owner = self._described(" ".join(words)) or self._described(" ".join(words[:2]))
            if owner is not None and owner != party.id:
                return Tie(owner, "said to lead it")
        return None

    def by_words_behind(self, party: Party) -> Tie | None:
        """Tie "X, who heads the Y", "X, whose Y" and "X of the Y" to Y."""
        if party.kind not in ("person", "other", "organization") or (
            party.kind != "person" and not _one_name(party)
        ):
            return None
        for mention in party.mentions:
            text = self.run.text(mention.report)
            for pattern, why in (
                (_HEADS_IT, "said to lead or speak for it"),
                (_WHOSE, "its organisation"),
                (_OF, "of it"),
            ):
                match = pattern.match(text, mention.end)
                if match is None or (
                    pattern is not _HEADS_IT and not is_full_name(party) and party.kind == "person"
                ):
                    continue
                owner = self.run.party_at(mention.report, match.end())
                if owner is None and pattern is _HEADS_IT:
                    owner = self._described(" ".join(re.split(r"[,.;]", text[match.end() :])[0].split()[:3]))
                if owner is None or owner == party.id:
                    continue
                kinds = (
                    ("organization", "body")
                    if pattern is not _HEADS_IT
                    else ("organization", "body", "other", "state")
                )
                if self.run.by_id[owner].kind in kinds and not self.stands_apart(owner):
                    return Tie(owner, why)
        return None

    def stands_apart(self, owner: str) -> bool:
        """Return True for a court, a parliament and the like: who is of one does not speak for it."""
        return any_of("apart").search(head_words(self.run.by_id[owner].name)) is not None and not any_of(
            "members_speak"
        ).search(head_words(self.run.by_id[owner].name))

    def by_apposition(self, party: Party) -> Tie | None:
        """Tie "its ambassador, X" and "the agency’s Director General, X" to each other."""
        if is_full_name(party) and not party.roles:
            return self._by_description(party)
        head = head_words(party.name)
        if head.casefold().endswith("ministry"):
            return None  # "a man with friends in the ministry, Ivo Roy": a ministry is nobody's name
        if is_full_name(party) or head.endswith("s") or not ends_with("speaks_for").fullmatch(head):
            return None
        for mention in party.mentions:
            text = self.run.text(mention.report)
            before = re.compile(r",\s+(?:the |a )?$").search(text, max(0, mention.start - 6), mention.start)
            person = self.run.ending.get((mention.report, before.start())) if before else None
            if person is not None and is_full_name(self.run.by_id[person.party]):
                return Tie(person.party, "another name of the same person")
            match = re.compile(r"(?: here)?,?\s+(?:Mr\. |Mrs\. |Ms\. )?(?=[A-Z])").match(text, mention.end)
            person = self.run.starting.get((mention.report, match.end())) if match else None
            if person is None or not is_full_name(self.run.by_id[person.party]):
                continue
            if re.compile(r",|\s+(?:said|told|has|had|was|is)\b|\s+\w+ed\b|[.;]").match(text, person.end):
                return Tie(person.party, "another name of the same person")
        return None


def _plural(party: Party) -> bool:
    if party.kind == "person":
        return False
    return party.kind == "organization" or (
        party.kind == "other" and party.name.split()[-1].endswith(("s", "i", "n", "e"))
    )


def _single(party: Party) -> bool:
    last = party.name.split()[-1]
    if party.kind == "person":
        # A place may be read as somebody's name; "its" never stands for a person.
        return len(party.name.split()) == 1 and not party.roles and party.name[:1].isupper()
    # "Podemos", "Vell": one word with a capital is a name, and no group of people.
    named = party.name[:1].isupper() and " " not in party.name and len(party.mentions) > 1
    return (
        party.kind in ("organization", "body", "state") or named or not last.endswith(("s", "men", "people"))
    )


def _one_name(party: Party) -> bool:
    """Return True for a name that may be a person's: two or three capitalised words without an office."""
    words = party.name.split()
    heads = camp_words("organisations") | camp_words("places_that_act")
    capitals = 2 <= len(words) <= 3 and all(word[:1].isupper() for word in words)
    return capitals and party.kind == "organization" and words[-1].casefold() not in heads
