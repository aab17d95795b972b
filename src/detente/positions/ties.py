"""Ties between the parties of a dossier: who speaks for whom, by the words that say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from detente.dossier import Dossier
from detente.positions.states import StatesNamed
from detente.reading import Party, Role, word_table, words_of

_NEAR = 60
_MOST = 2 / 3
_FAR = 2


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie of a party to another one, or to a state, with the reason in words."""

    to: str
    why: str


@cache
def camp_words(name: str) -> frozenset[str]:
    """Return a list of offices, organs or callings by its heading."""
    return frozenset(words_of(word_table("camp_words.yaml")[name]))


@cache
def _any_of(name: str) -> re.Pattern[str]:
    words = sorted(camp_words(name), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _ends_with(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:.*\s)?{_any_of(name).pattern}", re.IGNORECASE | re.DOTALL)


def is_assessor(party: Party) -> bool:
    """Return True if a party weighs what others do, as an analyst or a witness, and decides nothing."""
    titles = [held.title for held in party.roles]
    named = [] if party.kind == "organization" else [party.name]
    return any(_ends_with("assessors").fullmatch(_head_words(words)) for words in (*titles, *named))


def is_government(name: str) -> bool:
    """Return True for the name of a government: "the Drevnian government", "the authorities"."""
    return _ends_with("governments").fullmatch(_head_words(name)) is not None


def is_force(name: str) -> bool:
    """Return True for the name of troops and the like: "North Vietnamese troops"."""
    return _ends_with("forces").fullmatch(_head_words(name)) is not None


def ties_of(dossier: Dossier) -> dict[str, Tie]:
    """Return the tie of each party that speaks for another one; each has one at most, the clearest."""
    return _Ties(dossier).all()


class _Owned(NamedTuple):
    """A place where a report names an organ or an office with its owner."""

    start: int
    owner: str
    governs: bool


class _Ties:
    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.states = StatesNamed(dossier)
        self.by_id = {party.id: party for party in dossier.parties}
        self.ties: dict[str, Tie] = {}

    def all(self) -> dict[str, Tie]:
        tellers = [party for party in self.dossier.parties if not is_assessor(party)]
        steps = (
            self.by_name, self.by_owner, self.by_letter, self.by_office, self.by_words_behind,
            self.by_following, self.by_adjective, self.as_rebels, self.of_last_owner, self.of_only_state,
            self.of_main_state,
        )  # fmt: skip
        for step in steps:
            for party in tellers:
                if party.id not in self.ties:
                    tie = step(party)
                    if tie is not None and self._leads_elsewhere(tie.to, party.id):
                        self.ties[party.id] = tie
        return self.ties

    def _leads_elsewhere(self, to: str, party: str) -> bool:
        while to in self.ties and to != party:
            to = self.ties[to].to
        return to != party

    def by_name(self, party: Party) -> Tie | None:
        """Tie another name, a capital or a seat of a state to it."""
        if party.kind == "person":
            return None
        named = self.states.named_by(party)
        return Tie(*named) if named else None

    def by_owner(self, party: Party) -> Tie | None:
        """Tie what is named by its owner: "the Drevnian government", "Bek's cabinet", "union leaders"."""
        if _is_full_name(party):
            return None
        for name in (party.name, *party.aliases):
            if _is_organ(name) or (party.kind != "person" and _ends_with("agencies").fullmatch(name)):
                owner = self.states.owner_in(name)
                if owner is not None:
                    return Tie(owner, "named as its organ")
            owner = self._party_in(name, party.id) or self._of_pronoun(party, name)
            if owner is not None:
                return Tie(owner, "named by its owner")
        return None

    def _of_pronoun(self, party: Party, name: str) -> str | None:
        """Return whose "his lawyers" and "its envoy" are, where the pronoun has been resolved."""
        if not re.match(r"(?:his|her|its|their)\s", name, re.IGNORECASE):
            return None
        if not _ends_with("speaks_for").fullmatch(_head_words(name)):
            return None
        owners = {self._pronouns.get((mention.report, mention.start)) for mention in party.mentions}
        owners -= {None, party.id}
        return owners.pop() if len(owners) == 1 else None

    @cached_property
    def _pronouns(self) -> dict[tuple[str, int], str]:
        return {
            (mention.report, mention.start): party.id
            for party in self.dossier.parties
            for mention in party.mentions
            if mention.quote.casefold() in ("his", "her", "its", "their")
        }

    def _party_in(self, name: str, own: str) -> str | None:
        """Return the party that stands as owner in a name: before its last word, or behind "of"."""
        bare = re.sub(r"^(?:the|an?|some|several|two|its|his|her|their)\s+", "", name, flags=re.IGNORECASE)
        head = _head_words(bare)
        if not _ends_with("speaks_for").fullmatch(head):
            return None
        for length in range(len(bare.split()), 0, -1):
            for words in _runs(bare.split(), length):
                owner = self._named.get(_plain(words))
                if owner is not None and owner != own and _plain(words) != _plain(bare):
                    return owner
        return None

    @cached_property
    def _named(self) -> dict[str, str]:
        """Names of named parties, and descriptions like "the company" that stand for one of them."""
        names: dict[str, str] = {}
        twice: set[str] = set()
        for party in self.dossier.parties:
            for name in (party.name, *party.aliases):
                plain = _plain(name)
                if not any(sign.isupper() for sign in re.sub(r"^The ", "", name)) and plain not in camp_words(
                    "organisations"
                ):
                    continue
                if names.setdefault(plain, party.id) != party.id:
                    twice.add(plain)
        return {name: party for name, party in names.items() if name not in twice}

    def by_office(self, party: Party) -> Tie | None:
        """Tie the holder of an office to where it is held."""
        weak = None
        for role in party.roles:
            over = _any_of("over").search(role.title) is not None
            owner = self.by_id.get(role.of or "")
            if owner is not None and self._holds(role, owner) and owner.id != party.id:
                if not over:
                    return Tie(owner.id, f"holds an office in it: {role.title}")
                if owner.standing:
                    # Of a party that was closed, those who held its offices are all that is left.
                    weak = Tie(owner.id, f"held an office in it: {role.title}")
            if owner is None and not over and _is_state_office(role.title):
                state = self.states.owner_in(role.title)
                if state is not None:
                    return Tie(state, f"holds an office of the state: {role.title}")
            if re.fullmatch(r"(?:.*\s)?opposition leader", role.title):
                opposition = self._opposition()
                if opposition is not None:
                    return Tie(opposition, f"holds an office in it: {role.title}")
            if owner is None and not over:
                told = self._described_owner(role.title)
                if told is not None and told != party.id:
                    return Tie(told, f"holds an office in it: {role.title}")
        return weak

    def _described_owner(self, title: str) -> str | None:
        """Return the one organisation that "party’s leader" and "union leader" speak of."""
        words = re.sub(r"['’]s?\b", "", title).casefold().split()
        if len(words) < 2 or not _ends_with("speaks_for").fullmatch(title):
            return None
        for word in words[:-1]:
            if len(self._headed.get(word, ())) == 1:
                return self._headed[word][0]
        return None

    @cached_property
    def _headed(self) -> dict[str, list[str]]:
        """Organisations by the head of their name and by what they are called: "union", "federation"."""
        heads: dict[str, list[str]] = {}
        for party in self.dossier.parties:
            if party.kind not in ("organization", "body") or party.id in self.ties:
                continue
            called = {_head_words(party.name).split()[-1].casefold()}
            called |= {
                _plain(mention.quote) for mention in party.mentions if _DESCRIBED.fullmatch(mention.quote)
            }
            for head in called & camp_words("organisations"):
                heads.setdefault(head, []).append(party.id)
        return heads

    def _opposition(self) -> str | None:
        """Return the one organisation that the reports call the opposition."""
        called = [
            party.id
            for party in self.dossier.parties
            if party.kind == "organization"
            and any(re.search(r"\bopposition\b", name.casefold()) for name in (party.name, *party.aliases))
        ]
        return called[0] if len(called) == 1 else None

    def _holds(self, role: Role, owner: Party) -> bool:
        """Return True if the words of a role say that the office is held in the owner."""
        before, of, behind = _split_of(role.title)
        if not _ends_with("speaks_for").fullmatch(before):
            return False
        if not of:
            text = self.dossier.reports[role.span.report].text[: role.span.start].rstrip()
            return _names(owner, before) or text.endswith(
                ("’s", "'s", "’", "'", "its", "Its", "their", "his", "her")
            )
        return _names(owner, behind) or _names(owner, before)

    def by_following(self, party: Party) -> Tie | None:
        """Tie an ally or aide of somebody to them."""
        for role in party.roles:
            owner = self.by_id.get(role.of or "")
            if owner is not None and owner.id != party.id and not _any_of("over").search(role.title):
                before, _, _ = _split_of(role.title)
                if _ends_with("follows").fullmatch(before) and _names(owner, role.title):
                    return Tie(owner.id, f"follows them: {role.title}")
        return None

    def by_words_behind(self, party: Party) -> Tie | None:
        """Tie "X, who heads the Y" to Y, and whoever has a ruling party to that party."""
        if party.kind not in ("person", "other", "body"):
            return None
        for mention in party.mentions:
            text = self.dossier.reports[mention.report].text
            for start in range(mention.end + 1, min(len(text), mention.end + _NEAR)):
                other = self._starting.get((mention.report, start))
                if other is None or other == party.id:
                    continue
                between = " ".join(text[mention.end : start].split())
                if _HEADS_IT.fullmatch(between):
                    return Tie(other, f"said to lead or speak for it: {between.strip(' ,')}")
                if self.by_id[other].kind == "organization" and party.kind == "person":
                    if _RULES_BY.fullmatch(between):
                        return Tie(other, "its ruling party")
                    head = _head_words(self.by_id[other].name).split()[-1].casefold()
                    own = mention.quote.casefold() in ("his", "her") and not between
                    if head in camp_words("organisations") and (own or between in ("’s", "'s", "’", "'")):
                        return Tie(other, "its organisation")
        return self._of_state(party)

    def _of_state(self, party: Party) -> Tie | None:
        """Tie "Prime Minister X of Halmark" to Halmark."""
        if not any(_is_state_office(role.title) for role in party.roles):
            return None
        for mention in party.mentions:
            behind = self.dossier.reports[mention.report].text[mention.end : mention.end + _NEAR]
            if match := re.match(r"\s+of\s+([A-Z][\w’'-]+)", behind):
                state = self.states.owner_in(match[1])
                if state is not None:
                    return Tie(state, "holds an office of the state")
        return None

    @cached_property
    def _starting(self) -> dict[tuple[str, int], str]:
        return {
            (mention.report, mention.start): party.id
            for party in reversed(self.dossier.parties)
            for mention in party.mentions
        }

    def by_adjective(self, party: Party) -> Tie | None:
        """Tie "Republican senators" and "Senate Republicans" to the Republicans."""
        if party.kind not in ("other", "organization"):
            return None
        persuasion = _persuasion(party.name)
        if persuasion and self._partisans[persuasion] != party.id:
            return Tie(self._partisans[persuasion], "named by its party")
        return None

    def by_letter(self, party: Party) -> Tie | None:
        """Tie "Senator X (R-Iowa)" to the Republicans."""
        if party.kind != "person":
            return None
        for mention in party.mentions:
            text = self.dossier.reports[mention.report].text
            if match := re.match(r"(?:['’]s)?,? \(([RD])(?:-[^)]*)?\)", text[mention.end : mention.end + 20]):
                owner = self._partisans.get({"R": "republican", "D": "democrat"}[match[1]])
                if owner is not None:
                    return Tie(owner, f"marked as of its party: {match[0].strip()}")
        return None

    @cached_property
    def _partisans(self) -> dict[str, str]:
        """Return for each persuasion ("republican") the group that the reports name most by it."""
        groups: dict[str, str] = {}
        for party in self.dossier.parties:
            if party.kind in ("other", "organization") and (persuasion := _persuasion(party.name)):
                groups.setdefault(persuasion, party.id)
        return groups

    def as_rebels(self, party: Party) -> Tie | None:
        """Tie "the rebels" to the one rebel organisation of the dossier."""
        bare = [_plain(name) for name in (party.name, *party.aliases)]
        last = [" ".join(name.split()[-k:]) for name in bare for k in (1, 2)]
        if party.kind == "person" or not any(name in camp_words("rebels") for name in (*bare, *last)):
            return None
        rebels = self._rebels
        return Tie(rebels[0], "the one rebel organisation") if len(rebels) == 1 else None

    @cached_property
    def _rebels(self) -> list[str]:
        named = []
        for party in self.dossier.parties:
            if party.kind not in ("organization", "body") or party.id in self.ties:
                continue
            names = (party.name, *party.aliases)
            if any(_any_of("rebel_names").search(name) for name in names) or any(
                re.fullmatch(r"(?:the )?[A-Z][\w-]+ (?:rebels|guerrillas|rebel group|guerrilla group)", name)
                for name in names
            ):
                named.append(party.id)
        return named

    def of_last_owner(self, party: Party) -> Tie | None:
        """Tie "the government" to the owner of an organ or office that the text named last before it.

        A government is not the one whose troops were named last: of it only governments and offices tell.
        """
        if not _is_bare_organ(party):
            return None
        governs = is_government(party.name)
        last: Counter[str] = Counter()
        for mention in party.mentions:
            places = [place for place in self._owned.get(mention.report, ()) if place.governs or not governs]
            before = [place for place in places if place.start < mention.start]
            if before:
                last[before[-1].owner] += 1
            elif len({place.owner for place in places}) == 1:
                last[places[0].owner] += 1
        if not last:
            return None
        owner, times = last.most_common(1)[0]
        return Tie(owner, "organ of the state named last") if times >= _MOST * last.total() else None

    @cached_property
    def _owned(self) -> dict[str, list[_Owned]]:
        """Where each report names an organ or an office with its owner."""
        places: dict[str, list[_Owned]] = {}
        for party in self.dossier.parties:
            tie = self.ties.get(party.id)
            if tie is None:
                continue
            governs = is_government(party.name)
            if tie.why == "named as its organ" or (tie.why == "named by its owner" and governs):
                for mention in party.mentions:
                    if any(sign.isupper() for sign in mention.quote[3:]):
                        owned = _Owned(mention.start, self._end(tie.to), governs)
                        places.setdefault(mention.report, []).append(owned)
            if tie.why.startswith("holds an office of the state"):
                for role in party.roles:
                    if self.states.owner_in(role.title):
                        owned = _Owned(role.span.start, tie.to, True)
                        places.setdefault(role.span.report, []).append(owned)
        for listed in places.values():
            listed.sort()
        return places

    def _end(self, party: str) -> str:
        while party in self.ties:
            party = self.ties[party].to
        return party

    def of_main_state(self, party: Party) -> Tie | None:
        """Tie the holder of an office without a state, and the head of a government, to the main state.

        Of several presidents it is the one that the reports name by far the most.
        """
        owners = {place.owner for places in self._owned.values() for place in places if place.governs}
        main = owners.pop() if len(owners) == 1 else self.states.main()
        if main is None:
            return None
        if self._heads_of_government == {party.id}:
            return Tie(main, "heads its government")
        if any(_is_unowned_office(role) for role in party.roles):
            rivals = [
                len(other.mentions)
                for other in self.dossier.parties
                if other.id != party.id
                and other.id not in self.ties
                and _offices(other) & _offices(party) & camp_words("heads_of_state")
            ]
            if len(party.mentions) >= _FAR * max(rivals, default=0):
                return Tie(main, f"holds an office of the main state: {party.roles[0].title}")
        return None

    @cached_property
    def _heads_of_government(self) -> set[str]:
        governments = [party.id for party in self.dossier.parties if is_government(party.name)]
        ties = [self.ties[government] for government in governments if government in self.ties]
        return {tie.to for tie in ties if tie.why == "named by its owner"}

    def of_only_state(self, party: Party) -> Tie | None:
        """Tie "the government", "the army" and "Prime Minister X" to the state, if the text has one only."""
        state = self.states.only()
        if state is None:
            return None
        if _is_bare_organ(party):
            return Tie(state, "organ of the one state")
        for role in party.roles:
            over = _any_of("over").search(role.title)
            if not over and _is_unowned_office(role):
                return Tie(state, f"holds an office of the one state: {role.title}")
        return None


_DESCRIBED = re.compile(r"(?:the|The) \w+")
_HEADS_IT = re.compile(
    r",? who (?:leads|heads|chairs|runs|commands|speaks for|represents|founded)(?: the)?", re.IGNORECASE
)
_RULES_BY = re.compile(r"['’]s? (?:ruling|governing)(?: party,?)?(?: the)?", re.IGNORECASE)


def _runs(words: list[str], length: int) -> Iterator[str]:
    for start in range(len(words) - length + 1):
        yield " ".join(words[start : start + length])


def _persuasion(name: str) -> str | None:
    """Return the persuasion of a group that is named by it: "Senate Republicans", "Democratic lawmakers"."""
    words = name.split()
    if name == "GOP":
        return "republican"
    for word in words:
        stem = re.sub(r"(?:s|ic|ics)$", "", word).casefold()
        if word[:1].isupper() and stem in camp_words("persuasions"):
            people = word is words[-1] and word.endswith("s")
            if people or _any_of("legislators").fullmatch(words[-1]):
                return stem
    return None


def _plain(name: str) -> str:
    bare = re.sub(r"['’]s?$", "", " ".join(name.split()))
    return re.sub(r"^the ", "", bare, flags=re.IGNORECASE).casefold()


def _names(owner: Party, words: str) -> bool:
    """Return True if the words name a party, by a name or by its kind ("the union")."""
    plain = f" {re.sub(r'[’]', chr(39), words.casefold())} "
    for name in (owner.name, *owner.aliases, *(mention.quote for mention in owner.mentions)):
        bare = _plain(name).replace("’", "'")
        if bare and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", plain):
            return True
    return False


def _offices(party: Party) -> set[str]:
    return {
        match[0].casefold()
        for role in party.roles
        if not role.of
        for match in _any_of("heads_of_state").finditer(role.title)
    }


def _split_of(title: str) -> tuple[str, bool, str]:
    before, of, behind = re.fullmatch(
        r"(.*?)(?:\s(of|for|with|in|at|to|from)\s(.*))?", title, re.DOTALL
    ).groups()  # type: ignore[union-attr]
    return before, bool(of), behind or ""


def _head_words(name: str) -> str:
    return re.split(r"\s(?:of|for|in|with|on|from)\s", " ".join(name.split()))[0]


def _is_state_office(title: str) -> bool:
    """Return True for an office of a state; "guerrilla leader" and "union official" are none."""
    before, _, _ = _split_of(title)
    return bool(
        _ends_with("state_offices").fullmatch(before)
        and not _any_of("apart").search(before)
        and not _any_of("rebels").search(before)
    )


def _is_unowned_office(role: Role) -> bool:
    _, of, behind = _split_of(role.title)
    return role.of is None and _is_state_office(role.title) and (not of or not re.search("[A-Z]", behind))


def _is_full_name(party: Party) -> bool:
    return party.kind == "person" and party.name[:1].isupper() and not party.name.startswith(("The ", "A "))


def _is_organ(name: str) -> bool:
    head = _head_words(name)
    own = re.search(r"\b(?:military|ruling) (?:council|junta|committee)\b", head, re.IGNORECASE)
    organ = _ends_with("state_organs").fullmatch(head)
    not_state = any(_any_of(words).search(name) for words in ("rebel_names", "rebels"))
    return bool(own or (organ and not not_state and not _any_of("apart").search(head)))


def _is_bare_organ(party: Party) -> bool:
    """Return True for an organ without the name of an owner: "the new government", "troops"."""
    if party.kind not in ("body", "other", "person") or _is_full_name(party):
        return False
    name = re.sub(r"^(?:The|A|An|Some|Its|His|Her|Their)\b", "", party.name)
    if match := re.fullmatch(r"\s*(?:\w+ )?\w+ (?:of|for|from) (the \w+)", name):
        head = _ends_with("speaks_for").fullmatch(_head_words(name))
        name = match[1] if head else name
    return _is_organ(name) and not any(sign.isupper() for sign in name[1:])
