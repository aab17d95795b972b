"""Governments of a dossier: the one without an owner, that of the dateline, and that of the United States."""

from __future__ import annotations

import re
from functools import cached_property

from detente.patterns import as_pattern
from detente.positions.camps.made_ties import FromMadeTies
from detente.positions.camps.offices import (
    any_of,
    is_bare_organ,
    is_full_name,
    is_government,
    is_unowned_office,
    offices_of_a_head,
    plain_name,
    runs_for_office,
    without_backers,
)
from detente.positions.camps.speakers import MINISTRY
from detente.positions.camps.tie import Tie
from detente.reading import Party, state_words

_AMERICAN = as_pattern(
    r"(?:the |The )?(?:(?:(?:President )?(?:[A-Z][\w.]+ )?[A-Z]\w+ )?[Aa]dministration"
    r"|(?:(?:U\.S\. |[Ff]ederal )?[Ii]mmigration|[Ff]ederal|Justice Department)"
    r" (?:officials|agents|authorities|government|officers))"
)
_ADMINISTRATION = as_pattern(
    r"(?:the |The )?(?:President )?(?:[A-Z][\w.]+ )*(?P<before>[A-Z]\w+) administration"
    r"|(?:President )?(?:[A-Z][\w.]+ )*(?P<owner>[A-Z]\w+)['’]s? (?:new |incoming )?administration"
    r"|(?:the |The )?(?:new |incoming |outgoing )?administration of (?:President )?"
    r"(?:[A-Z][\w.]+ )*(?P<behind>[A-Z]\w+)"
)
_AMERICA = as_pattern(r"\b(?:United States|U\.S\.|US|USA|Americans?|Washington|White House)\b")
_OF_AMERICA = as_pattern(r"^(?:[Tt]he )?(?:U\.S\.|US|American) ")
_PLAIN = as_pattern(
    r"(?:the )?(?:(?:new|interim|transitional|provisional|military|federal|central|national|ruling) )*"
    r"(?:government|authorities|administration|regime|junta|cabinet|army|military|armed forces|police|navy"
    r"|troops|soldiers|security forces|air force|high command|(?:interior|foreign|justice) ministry)",
    re.IGNORECASE,
)
_ABROAD = as_pattern(r"\b(?:[Ff]oreign|[Aa]mbassador|[Ee]nvoy|[Dd]iplomat)\b")
_OF_A_NAME = as_pattern(r" (?:of|in) ([A-Z][\w’'-]*\w(?: [A-Z][\w’'-]*\w)*)(?!(?:['’]s)? capital)\b")
_OF_A_PART = as_pattern(r"\b(?:[Rr]egional|[Pp]rovincial|[Ll]ocal|[Mm]unicipal|[Aa]utonomous|[Ss]tate) ")
"""Governments that have no ministries of a state."""
_NATIONAL = as_pattern(r"(?:[Tt]he )?(?:[Nn]ational|[Cc]entral|[Ff]ederal) [Gg]overnment")
_BARE_GOVERNMENT = as_pattern(r"(?:[Tt]he )?[Gg]overnment")
_BY_A_NAME = as_pattern(r"(?:[Tt]he )?([A-Z][a-z]\w+) [Gg]overnment")
_MISSION = as_pattern(r"\b(?:Interests Section|Embassy|Consulate|Mission)\b")
_JUNTA = as_pattern(r"\b(?:junta|ruling military council)$", re.IGNORECASE)
_PUTSCHISTS = as_pattern(
    r"(?:the |some |one of the )?(?:military |mutinous |ruling )*"
    r"(?:putschists|coup leaders|coup plotters|coup makers|coupists|military rulers)",
    re.IGNORECASE,
)
_SHORT_WORD = as_pattern(r"(?:[Tt]he )?[Gg]ov(?:t|['’]t)\.?")
_BY_LEANING = as_pattern(
    r"(?:[Tt]he )?(?:rightist|leftist|right-wing|left-wing|conservative|socialist|communist|Marxist|centrist"
    r"|hard-?line|nationalist|Islamist|civilian) (?:government|regime|authorities|administration)"
)
_OPPONENTS = as_pattern(r"\b(?:rebels?|opposition|insurgents?|guerrillas?|dissidents)\b")
_GOVERNMENTS_OWN = as_pattern(
    r"(?:[Tt]he )?government (?:delegation|team|negotiators|delegates|representatives|forces|troops"
    r"|officials)"
)
_GOVERNMENT_OF = as_pattern(r"\bgovernment of (?:President |Prime Minister )?$")


_SELDOM = 3
"""Where a report names the United States so seldom, an attorney general is of the state it is on."""


class Governments(FromMadeTies):
    """Ties of organs and offices to the government that they can only be of."""

    def american(self, party: Party) -> Tie | None:
        """Tie "Attorney General X", "the Clinton administration", "federal agents" to the United States."""
        state = self.states.known("United States")
        if state is None or runs_for_office(party):
            return None
        titles = [_OF_AMERICA.sub("", role.title) for role in party.roles if role.of is None]
        elsewhere = self.states.main() not in (None, state) and state not in self.states.opening
        elsewhere = elsewhere and self.states.count["United States"] < _SELDOM
        if not elsewhere and any(any_of("american_offices").fullmatch(title) for title in titles):
            return Tie(state, f"holds an office of the state: {party.roles[0].title}")
        if is_full_name(party) and party.name.split()[-1] in self._with_an_administration:
            return Tie(state, "heads its administration")
        if party.kind == "person" or _surname_of(party.name) in self._foreign_heads:
            return None
        if (_AMERICAN.fullmatch(party.name) or _ADMINISTRATION.fullmatch(party.name)) and (
            _surname_of(party.name) is None or self._is_of_america(party)
        ):
            return Tie(state, "an organ that only it has")
        if _of_a_department(party.name):
            return Tie(state, "an organ that only it has")
        return None

    def _is_of_america(self, party: Party) -> bool:
        """Return True for an administration of somebody, if a report that speaks of it names America."""
        reports = {mention.report for mention in party.mentions}
        return any(_AMERICA.search(self.dossier.reports[report].text) for report in reports)

    @cached_property
    def _with_an_administration(self) -> set[str]:
        """The surnames of those whose administration a report on America speaks of."""
        names = {_surname_of(party.name) for party in self.dossier.parties if self._is_of_america(party)}
        return {name for name in names if name is not None} - self._foreign_heads

    @cached_property
    def _foreign_heads(self) -> set[str | None]:
        """The surnames of those who hold an office of another state: "Vellish President Ana Roy"."""
        home = self.states.known("United States")
        return {
            party.name.split()[-1]
            for party in self.dossier.parties
            if is_full_name(party)
            for role in party.roles
            if (owner := self.states.owner_in(role.title)) is not None and owner != home
        }

    def at_home(self, party: Party) -> Tie | None:
        """Tie "the army" and "the government" to the state of the dateline."""
        if self.states.home is not None and is_plain_organ(party):
            return Tie(self.states.home, "organ of the state of the dateline")
        return None

    def mission(self, party: Party) -> Tie | None:
        """Tie "the Velland Interests Section" to Velland, though its own name is only the section's."""
        if party.kind == "person" or not _MISSION.search(party.name):
            return None
        whole = re.compile(rf"\b([A-Z][\w.-]*\w) {re.escape(party.name)}\b")
        texts = (self.dossier.reports[words.report].text[: words.end] for words in party.mentions)
        named = [owners[-1] for text in texts if (owners := whole.findall(text))]
        states = {self.states.owner_in(name) for name in named} - {None}
        return Tie(next(iter(states)) or "", "its mission") if len(states) == 1 else None

    def of_its_state(self, party: Party) -> Tie | None:
        """Tie "Government bans a station" to the state of "the government of Velland", or "in Velland"."""
        if not is_plain_organ(party) and not MINISTRY.fullmatch(party.name):
            return None
        states = set()
        for mention in party.mentions:
            text = self.dossier.reports[mention.report].text
            behind = _OF_A_NAME.match(text, mention.end)
            state = (self.states.owner_in(behind[1]) or self.states.seated(behind[1])) if behind else None
            if state is not None:
                states.add(state)
        return Tie(states.pop(), "its state stands behind it") if len(states) == 1 else None

    def described_head(self, party: Party) -> Tie | None:
        """Tie "President X" to the state of "the Salvadoran president", if no other is named as often."""
        mine = offices_of_a_head(party)
        holders = [other for other, held in self.heads_of_state if held & mine and is_full_name(other)]
        if not mine or party is not max(holders, key=lambda other: len(other.mentions), default=None):
            return None
        states = {
            state
            for other in self.dossier.parties
            for role in other.roles
            if not is_full_name(other)
            if mine & {match[0].casefold() for match in any_of("heads_of_state").finditer(role.title)}
            if (state := self.states.owner_in(role.title)) is not None
        }
        states -= {
            self.end(other.id)
            for other in self.dossier.parties
            if is_full_name(other) and other.id != party.id and other.id in self.ties
        }
        return Tie(states.pop(), "called by its office and state") if len(states) == 1 else None

    def one_government(self, party: Party) -> Tie | None:
        """Tie the army, the police, ministers and the one head of state to "the government", where it is one.

        A foreign minister and an ambassador may be another state's.
        """
        government = self._one_government
        if government is None or party.id == government:
            return None
        if is_plain_organ(party):
            return Tie(government, "organ of the one government")
        if not is_full_name(party) or not self.may_have(government, party):
            return None
        if any(
            held & offices_of_a_head(party) and self.end(other.id) == self.end(government)
            for other, held in self.heads_of_state
            if other.id in self.ties and is_full_name(other)
        ):
            return None  # it has a president, and this is another one
        for role in party.roles:
            if is_unowned_office(role) and not _ABROAD.search(role.title):
                return Tie(government, f"holds an office of the one government: {role.title}")
        for mention in party.mentions:
            text = self.dossier.reports[mention.report].text
            if _GOVERNMENT_OF.search(text, max(0, mention.start - 40), mention.start):
                return Tie(government, "heads the government")
        return None

    def against_its_own(self, party: Party) -> Tie | None:
        """Tie "the government", "the military" and their envoys to the state whose rebels they face.

        "A Vellish rebel group" and "the Vellish opposition" fight or oppose the government of Velland.
        """
        state = self._of_opponents
        if state is None or not (is_plain_organ(party) or _GOVERNMENTS_OWN.fullmatch(party.name)):
            return None
        return Tie(state, "its rebels or its opposition are of that state")

    @cached_property
    def _of_opponents(self) -> str | None:
        """The one state whose rebels or opposition the reports name, if no other state's government."""
        owners = {
            owner
            for party in self.dossier.parties
            if party.kind != "state" and _OPPONENTS.search(party.name)
            for owner in self.states.owners_in(party.name)
        }
        governments = {
            self.end(party.id)
            for party in self.dossier.parties
            if party.kind != "person" and is_government(party.name) and party.id in self.ties
        }
        return owners.pop() if len(owners) == 1 and governments <= owners else None

    def national(self, party: Party) -> Tie | None:
        """Tie "the Government" and "the Roy Government" to the one national government beside a region's.

        A government by a name that is no state's is by the name of its head.
        """
        if party.kind == "person" or self._national in (None, party.id):
            return None
        if not _BARE_GOVERNMENT.fullmatch(party.name) and not self._is_by_its_head(party.name):
            return None
        return Tie(self._national or "", "the national government")

    @cached_property
    def _national(self) -> str | None:
        if self.states.known("United States") is not None:
            return None  # of which "the federal government" is that, and no other
        named = [party.id for party in self.dossier.parties if _NATIONAL.fullmatch(party.name)]
        return named[0] if len(named) == 1 else None

    def _is_by_its_head(self, name: str) -> bool:
        by = _BY_A_NAME.fullmatch(name)
        if by is None or self.states.owner_in(by[1]) is not None:
            return False
        # A region has other organs and people that go by its name, too.
        return not any(
            party.name != name and by[1] in party.name.split() for party in self.dossier.parties
        ) or any(party.kind == "person" and party.name.split()[-1] == by[1] for party in self.dossier.parties)

    def one_junta(self, party: Party) -> Tie | None:
        """Tie "the putschists" and "the coup leaders" to the junta of the reports, where there is one."""
        if party.kind == "person" or not _PUTSCHISTS.fullmatch(party.name) or self._one_junta is None:
            return None
        return Tie(self._one_junta, "the one junta") if party.id != self._one_junta else None

    @cached_property
    def _one_junta(self) -> str | None:
        juntas = [party.id for party in self.dossier.parties if _JUNTA.search(party.name)]
        return juntas[0] if len({self.end(junta) for junta in juntas}) == 1 else None

    def ministry(self, party: Party) -> Tie | None:
        """Tie "the Foreign Ministry" to "the Velland government", where the reports know no other one."""
        if party.kind == "person" or not MINISTRY.fullmatch(party.name):
            return None
        # The United States have departments, and a State Department for what others call a foreign ministry.
        governments = {
            self.end(other.id)
            for other in self.dossier.parties
            if other.kind != "person" and is_government(other.name) and other.id != party.id
            if not _OF_A_PART.search(other.name)
        }
        owner = governments.pop() if len(governments) == 1 else None
        if owner is None or owner == self.states.known("United States"):
            return None
        return Tie(owner, "a ministry of the one government")

    def by_same_words(self, party: Party) -> Tie | None:
        """Tie "state government" to "the state government", where nothing says of which state either is."""
        if party.kind == "person" or not is_government(party.name) or not is_bare_organ(party):
            return None
        alike = [
            other
            for other in self.dossier.parties
            if other.kind != "person" and plain_name(other.name) == plain_name(party.name)
        ]
        first = max(alike, key=lambda other: len(other.mentions))
        return Tie(first.id, "the same words") if first.id != party.id else None

    def by_short_word(self, party: Party) -> Tie | None:
        """Tie the "Govt" of a headline to the one government of the reports."""
        if party.kind == "person" or not _SHORT_WORD.fullmatch(party.name):
            return None
        governments = {
            self.end(other.id)
            for other in self.dossier.parties
            if other.kind != "person" and is_government(other.name) and other.id != party.id
        }
        return Tie(governments.pop(), "a short word for it") if len(governments) == 1 else None

    def by_leaning(self, party: Party) -> Tie | None:
        """Tie "the rightist government" to the one government of the report that calls it so."""
        if party.kind == "person" or not _BY_LEANING.fullmatch(party.name):
            return None
        reports = {mention.report for mention in party.mentions}
        beside = {
            (mention.report, self.end(other.id))
            for other in self.dossier.parties
            if other.id != party.id and other.kind != "person" and is_government(other.name)
            for mention in other.mentions
            if mention.report in reports
        }
        governments = {end for _, end in beside}
        everywhere = {report for report, _ in beside} == reports
        return Tie(governments.pop(), "the one government") if everywhere and len(governments) == 1 else None

    @cached_property
    def _one_government(self) -> str | None:
        """The one government of the reports that nobody is said to own."""
        governments = {
            self.end(party.id)
            for party in self.dossier.parties
            if is_government(party.name) and is_plain_organ(party)
        }
        heads = {party.id for party, _ in self.heads_of_state if party.id not in self.ties}
        return governments.pop() if len(governments) == 1 and len(heads) <= 1 else None


def _surname_of(name: str) -> str | None:
    """Return whose administration a name speaks of: "the administration of President Roy"."""
    match = _ADMINISTRATION.fullmatch(name)
    return (match["before"] or match["owner"] or match["behind"]) if match else None


def is_plain_organ(party: Party) -> bool:
    """Return True for an organ in words that any state has one of: "the new government", "troops"."""
    return is_bare_organ(party) and _PLAIN.fullmatch(without_backers(party.name)) is not None


def _of_a_department(name: str) -> bool:
    """Return True for the officials of an American department: "officials of the Justice Department"."""
    if not re.search(r"\b(?:officials|agents|officers|lawyers|spokesmen)\b", name):
        return False
    return any(
        "United States" in owners and f" {seat}" in f" {name}" and (" " in seat or seat.isupper())
        for seat, owners in state_words().seats.items()
    )
