"""Ties between the parties of a dossier: who speaks for whom, by the words that say so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.camps.by_topic import ByTopic
from detente.positions.camps.called import Called
from detente.positions.camps.dealt_with import deals_with
from detente.positions.camps.discourse import Discourse
from detente.positions.camps.executives import Executives
from detente.positions.camps.governments import Governments
from detente.positions.camps.groups import Groups
from detente.positions.camps.holders import Holders
from detente.positions.camps.homes import Homes
from detente.positions.camps.introduced import Introduced
from detente.positions.camps.labour import Labour
from detente.positions.camps.members import Members
from detente.positions.camps.offices import (
    any_of,
    backer_in,
    camp_words,
    ends_with,
    head_words,
    is_assessor,
    is_full_name,
    is_of_both,
    is_organ,
    is_state_office,
    may_speak_for,
    persuasion_of,
    plain_name,
    split_at_of,
)
from detente.positions.camps.only_ones import OnlyOnes
from detente.positions.camps.oppositions import Oppositions, is_office_in_parliament
from detente.positions.camps.organisations import Organisations
from detente.positions.camps.parents import Parents
from detente.positions.camps.party_leaders import PartyLeaders
from detente.positions.camps.rebels import Rebels
from detente.positions.camps.ruling import Ruling
from detente.positions.camps.slips import Slips
from detente.positions.camps.speakers import Speakers
from detente.positions.camps.states import StatesNamed
from detente.positions.camps.tie import Tie
from detente.positions.camps.told_owners import ToldOwners
from detente.positions.camps.two_heads import TwoHeads
from detente.positions.camps.unowned import Unowned
from detente.reading import Party, Role

_NEAR = 60
_ONE_OF = as_pattern(r"\bone of\b")
_OWNING = ("’s", "'s", "’", "'", *(w for p in ("its", "their", "his", "her") for w in (p, p.title())))
_ENVOY = as_pattern(r"\b(?:point (?:wo)?man|envoy|negotiator|spokes(?:wo)?man|spokesperson)$", re.IGNORECASE)


def ties_of(dossier: Dossier) -> dict[str, Tie]:
    """Return the tie of each party that speaks for another one; each has one at most, the clearest."""
    return _Ties(dossier).all()


class _Ties:
    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.states = StatesNamed(dossier)
        self.by_id = {party.id: party for party in dossier.parties}
        self.ties: dict[str, Tie] = {}
        self.run = Discourse(dossier)
        self.organisations = Organisations(dossier, self.ties)
        self.holders = Holders(self.run, self.organisations, self.states)

    def all(self) -> dict[str, Tie]:
        tellers = [
            party
            for party in self.dossier.parties
            if not is_assessor(party) and not _FROM_ABROAD.match(party.name)
        ]
        unowned = Unowned(self.dossier, self.states, self.ties)
        members, parents = Members(self.run, self.organisations), Parents(self.run)
        speakers = Speakers(self.run, self.states)
        slips, groups = Slips(self.dossier, self.states), Groups(self.run, self.states, self.ties)
        ruling = Ruling(self.run, self.states, self.ties)
        named = (self.dossier, self.states, self.ties)
        governments, rebels, oppositions = Governments(*named), Rebels(*named), Oppositions(*named)
        holders, homes = self.holders, Homes(self.dossier, self.states, self.ties)
        leaders = PartyLeaders(self.run, self.organisations, self.states)
        only, labour = OnlyOnes(self.run, holders), Labour(self.run)
        heads, topic = TwoHeads(self.run, self.states, self.ties), ByTopic(self.run, self.states)
        called, executives, owners = Called(self.run), Executives(self.run), ToldOwners(self.run)
        by_words = (
            slips.in_letters, slips.in_spelling, self.by_name, topic.officials_in, governments.american,
            self.by_owner, only.by_town, self.by_letter, self.by_office, self.by_words_behind,
            holders.by_words_behind, holders.by_words_before, owners.by_name_before, heads.by_states_beside,
            heads.of_a_breakaway, owners.by_words_beside, owners.the_state, holders.by_apposition,
            holders.by_leading, members.by_apposition, members.by_bracket, members.by_kind, members.by_comma,
            members.by_calling, parents.same_person, members.by_kin, self.by_following, self.by_adjective,
            rebels.one, oppositions.one, oppositions.named_by_it, governments.one_junta,
            governments.national, members.by_their_union, labour.of_the_union, labour.who_leads_it,
            labour.of_the_employer, members.by_members, members.by_strike, members.by_head,
            called.by_its_words, called.by_what_it_is, executives.of_union, executives.of_delegation,
            Introduced(self.run).in_the_sentence_before, leaders.by_title, leaders.in_the_sentence_after,
            only.by_ministry, only.by_cabinet,
            owners.by_same_office, only.by_its_office, only.named_after_its_office, speakers.in_its_capital,
            topic.of_the_state_before, topic.seated_before, heads.by_own_people, speakers.tie,
            speakers.of_ministry, speakers.by_reply, only.by_the_only_one, groups.of_its_speaker,
            groups.by_its_leader, heads.the_other, ruling.by_obedience, ruling.in_power,
        )  # fmt: skip
        without_owner = (
            homes.state, ruling.by_party, governments.of_its_state, unowned.last_owner, unowned.only_state,
            governments.against_its_own, governments.mission, governments.described_head, governments.at_home,
            unowned.main_state, governments.one_government, governments.ministry, governments.by_short_word,
            governments.by_same_words, governments.by_leaning, unowned.government_of_main_state,
        )  # fmt: skip
        owned = {party.id for party in tellers if self.holders.has_an_owner(party)}
        for k, step in enumerate((*by_words, *without_owner)):
            if k == len(by_words):
                unowned.of_nobody |= heads.of_nobody_known()
            for party in tellers:
                if party.id in self.ties:
                    continue
                if k >= len(by_words) and (party.id in owned or party.id in unowned.of_nobody):
                    continue
                tie = step(party)
                if tie is None or self._is_its_backer(tie.to, party.name):
                    continue
                if homes.part(party.id, tie.to, by_words=k < len(by_words)):
                    continue
                if k >= len(by_words) and deals_with(self.dossier, self.states, party, tie.to):
                    continue
                if self._leads_elsewhere(tie.to, party.id):
                    self.ties[party.id] = tie
        return self.ties

    def _is_its_backer(self, to: str, name: str) -> bool:
        """Return True for Velland and "the Velland-backed regime", which is another state's."""
        backer = backer_in(name)
        return backer is not None and self.states.owner_in(backer) == to

    def _leads_elsewhere(self, to: str, party: str) -> bool:
        while to in self.ties and to != party:
            to = self.ties[to].to
        return to != party

    def by_name(self, party: Party) -> Tie | None:
        """Tie another name, a capital or a seat of a state to it."""
        named = self.states.named_by(party)
        return Tie(*named) if named else None

    def by_owner(self, party: Party) -> Tie | None:
        """Tie what is named by its owner: "the Drevnian government", "Bek's cabinet", "union leaders"."""
        if is_full_name(party) or _OF_ANOTHER.match(party.name) or is_of_both(party):
            return None
        if party.kind != "person" and _REPUBLICAN.search(party.name):
            return None
        if party.kind == "organization" and any_of("rebel_names").search(party.name):
            return None  # the Revolutionary Armed Forces of a country are none of its own
        if _SEVERAL.match(party.name):
            return None
        side = _SIDE_OF.fullmatch(party.name) or _ENVOY_OF.fullmatch(party.name)
        whose = (self.states.owner_in(side[1]) or self.organisations.named(side[1])) if side else None
        if whose not in (None, party.id):
            return Tie(whose or "", "named by its owner")
        for name in (party.name, *party.aliases):
            if is_organ(name) or (party.kind != "person" and ends_with("agencies").fullmatch(name)):
                if len(self.states.owners_in(name)) > 1 and _JOINS.search(name):
                    return None
                owner = self.states.owner_in(name) or self.states.of_seat_in(name)
                if owner is not None:
                    return Tie(owner, "named as its organ")
            owner = self._party_in(name, party.id) or self._of_pronoun(party, name)
            if owner in self.states.owners and _RIVALS.search(name):
                continue  # "opposition leaders in Velland"
            if owner is not None:
                return Tie(owner, "named by its owner")
        return None

    def _of_pronoun(self, party: Party, name: str) -> str | None:
        """Return whose "his lawyers" and "its envoy" are, where the pronoun has been resolved."""
        if not re.match(r"(?:his|her|its|their)\s", name, re.IGNORECASE):
            return None
        head = head_words(name)
        if not ends_with("speaks_for").fullmatch(head) and not head.endswith("ministers"):
            return None
        owners = {
            self.holders.whose(mention.report, mention.start, name.split()[0].casefold(), party.id)
            for mention in party.mentions
            if mention.quote.casefold() == name.casefold()
        }
        owners -= {None, party.id}
        return owners.pop() if len(owners) == 1 else None

    def _party_in(self, name: str, own: str) -> str | None:
        """Return the party that stands as owner in a name: before its last word, or behind "of"."""
        bare = re.sub(r"^(?:the|an?|some|several|two|its|his|her|their)\s+", "", name, flags=re.IGNORECASE)
        head = head_words(bare)
        if not ends_with("speaks_for").fullmatch(head):
            return None
        # "Leaders of the unions in Halmark" are the unions', not Halmark's.
        bare = _OF_THOSE_IN.sub(r"\1", bare)
        for length in range(len(bare.split()), 0, -1):
            for words in _runs(bare.split(), length):
                if head.casefold().endswith(words.casefold()):
                    continue  # "the Kerava government" is not the government's
                owner = self.organisations.named(words) or self._joined_by(words)
                if owner is not None and owner != own and plain_name(words) != plain_name(bare):
                    return owner
        return None

    def _joined_by(self, word: str) -> str | None:
        """Return the one union of the reports for the first word of "union members"."""
        return self.organisations.headed(word) if word.casefold() in camp_words("joined") else None

    def by_office(self, party: Party) -> Tie | None:
        """Tie the holder of an office to where it is held."""
        weak = None
        for role in sorted(party.roles, key=lambda role: self._speaks_for_somebody(role), reverse=True):
            if is_office_in_parliament(role.title):
                continue
            if _ONE_OF.search(role.title) and (named := self._named_behind(role)) is not None:
                return Tie(named, f"holds an office in it: {role.title}")
            over = any_of("over").search(role.title) is not None
            owner = self.by_id.get(role.of or "")
            if owner is not None and self.holders.is_of_anothers(role):
                owner = self.by_id.get(self.holders.by_pronoun(party, role) or "")
                if owner is None:
                    continue
            if owner is not None and self._holds(role, owner) and owner.id != party.id:
                if not over:
                    return Tie(owner.id, f"holds an office in it: {role.title}")
                if owner.standing:
                    # Of a party that was closed, those who held its offices are all that is left.
                    weak = Tie(owner.id, f"held an office in it: {role.title}")
            if owner is None and not over and is_state_office(role.title):
                state = self.states.owner_in(_OF_THOSE_IN.sub(r"\1", role.title))
                if state is not None:
                    return Tie(state, f"holds an office of the state: {role.title}")
        return self.holders.by_role(party) or weak

    def _named_behind(self, role: Role) -> str | None:
        """Return the name behind "spokesman for one of the two rebel groups, the Justice Front"."""
        text = self.dossier.reports[role.span.report].text
        comma = re.compile(r"[^,.;\n]{0,40},\s+(?:the\s+)?").match(text, role.span.end)
        places = self._starting[role.span.report] if comma else []
        at = [
            party for start, party in places if comma is not None and start in (comma.end(), comma.end() - 4)
        ]
        return at[0] if at and self.by_id[at[0]].kind in ("organization", "body") else None

    def _speaks_for_somebody(self, role: Role) -> bool:
        """Return True for "the president's point man", which says more than a seat in a parliament."""
        owner = self.by_id.get(role.of or "")
        before, _, _ = split_at_of(role.title)
        return owner is not None and owner.kind == "person" and _ENVOY.search(before) is not None

    def _holds(self, role: Role, owner: Party) -> bool:
        """Return True if the words of a role say that the office is held in the owner."""
        before, of, behind = split_at_of(role.title)
        if not ends_with("speaks_for").fullmatch(before):
            return False
        if not may_speak_for(before, owner) or (owner.kind == "state" and _RIVALS.search(before)):
            return False
        if not of:
            text = self.dossier.reports[role.span.report].text[: role.span.start].rstrip()
            return _names(owner, before) or text.endswith(_OWNING)
        return _names(owner, behind) or _names(owner, before)

    def by_following(self, party: Party) -> Tie | None:
        """Tie an ally or aide of somebody to them."""
        for role in party.roles:
            owner = self.by_id.get(role.of or "")
            if owner is not None and owner.id != party.id and not any_of("over").search(role.title):
                before, _, _ = split_at_of(role.title)
                if ends_with("follows").fullmatch(before) and _names(owner, role.title):
                    return Tie(owner.id, f"follows them: {role.title}")
        return None

    def by_words_behind(self, party: Party) -> Tie | None:
        """Tie "X, who heads the Y" to Y, and whoever has a ruling party to that party."""
        if party.kind not in ("person", "other", "body"):
            return None
        for mention in party.mentions:
            text = self.dossier.reports[mention.report].text
            starting = self._starting[mention.report]
            for k in range(bisect_right(starting, (mention.end + 1,)), len(starting)):
                start, other = starting[k]
                if start >= mention.end + _NEAR:
                    break
                if other == party.id:
                    continue
                between = " ".join(text[mention.end : start].split())
                if _HEADS_IT.fullmatch(between):
                    return Tie(other, f"said to lead or speak for it: {between.strip(' ,')}")
                if self.by_id[other].kind == "organization" and party.kind == "person":
                    if _RULES_BY.fullmatch(between):
                        return Tie(other, "its ruling party")
                    head = head_words(self.by_id[other].name).split()[-1].casefold()
                    own = mention.quote.casefold() in ("his", "her") and not between
                    named = head in camp_words("organisations") or _LETTERS.fullmatch(self.by_id[other].name)
                    if named and (own or between in ("’s", "'s", "’", "'")):
                        return Tie(other, "its organisation")
        return self._of_state(party)

    def _of_state(self, party: Party) -> Tie | None:
        """Tie "Prime Minister X of Halmark" to Halmark."""
        if not any(is_state_office(role.title) for role in party.roles):
            return None
        for mention in party.mentions:
            behind = self.dossier.reports[mention.report].text[mention.end : mention.end + _NEAR]
            if match := re.match(r"\s+of\s+([A-Z][\w’'-]+)", behind):
                state = self.states.owner_in(match[1])
                if state is not None:
                    return Tie(state, "holds an office of the state")
        return None

    @cached_property
    def _starting(self) -> dict[str, list[tuple[int, str]]]:
        """The places at which each report names a party, in order; of two at one place the more mentioned."""
        at: dict[str, dict[int, str]] = {}
        for party in reversed(self.dossier.parties):
            for mention in party.mentions:
                at.setdefault(mention.report, {})[mention.start] = party.id
        return {report: sorted(places.items()) for report, places in at.items()}

    def by_adjective(self, party: Party) -> Tie | None:
        """Tie "Republican senators" and "Senate Republicans" to the Republicans."""
        if is_full_name(party):
            for role in party.roles:
                words = re.fullmatch(
                    r"(?:\w+ )?(Democrat|Republican|Democratic) (?:Sen|Rep|Gov)\.?", role.title
                )
                stem = "democrat" if words and words[1].startswith("Democrat") else "republican"
                if words and stem in self._partisans:
                    return Tie(self._partisans[stem], f"titled as of its party: {role.title}")
            return None
        if party.kind not in ("other", "organization"):
            return None
        persuasion = persuasion_of(party.name)
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
            if party.kind in ("other", "organization") and (persuasion := persuasion_of(party.name)):
                groups.setdefault(persuasion, party.id)
        return groups


_JOINS = as_pattern(r"\b(?:and|or|nor)\b")
"""In "Velland and Oslan officials", who are of two states."""
_OF_ANOTHER = as_pattern(r"(?:his|her|its|their) (?:own\b|[\w-]+['’]s?\s)", re.IGNORECASE)
"""Of "her brother's government" she is not the owner."""
_RIVALS = as_pattern(r"\b(?:opposition|rebel|guerrilla|exiled|candidate|activist|dissident)\b", re.IGNORECASE)
"""Words of offices by which nobody speaks for a state: "Velland opposition leader"."""
_SIDE_OF = as_pattern(r"(?:[Tt]he )?([A-Z][\w-]+)(?:[’']s)? (?:side|camp|team|delegation)")
"""Sides that are called by their state: "the Vellish side"."""
_ENVOY_OF = as_pattern(
    r"(?:[Tt]he )?(?:[Pp]ermanent )?(?:[Rr]epresentatives?|[Dd]elegates?|[Dd]elegation|[Oo]bserver)"
    r" (?:of|for) (?:the )?([A-Z][\w’' -]+)"
)
_REPUBLICAN = as_pattern(r"\b(?:Republican|National Liberation|Resistance) Army\b")
"""A rebel army that is named by its country, and is none of its own: "Vellish Republican Army"."""
_SEVERAL = as_pattern(r"(?:the )?(?:two|three|four|five|both) ", re.IGNORECASE)
"""Of "three foreign ministers" no one state is the owner."""
_FROM_ABROAD = as_pattern(
    r"(?:(?:an?|the|some|several|senior) )?(?:senior )?"
    r"(?:Western|foreign|European|Arab|African|Asian|Latin American) (?:diplomat|envoy|ambassador|official)",
    re.IGNORECASE,
)
"""Of "a Western diplomat in the capital" the country of that capital is no owner."""
_OF_THOSE_IN = as_pattern(r"(\sof\s\S.*?\S)\s(?:in|at|from)\s.*")
_HEADS_IT = as_pattern(
    r",? (?:speaking|negotiating|acting) (?:for|on behalf of)(?: the)?"
    r"|,? who (?:leads|heads|chairs|runs|commands|speaks for|represents|founded"
    r"|is (?:an?|the) (?:\w+ ){0,2}(?:member|leader|head|commander|official|spokes\w+)"
    r" (?:of|for|in))(?: the)?",
    re.IGNORECASE,
)
_LETTERS = as_pattern(r"[A-Z][A-Z-]{1,6}")
_RULES_BY = as_pattern(r"['’]s? (?:ruling|governing)(?: party,?)?(?: the)?", re.IGNORECASE)


def _runs(words: list[str], length: int) -> Iterator[str]:
    for start in range(len(words) - length + 1):
        yield " ".join(words[start : start + length])


def _names(owner: Party, words: str) -> bool:
    """Return True if the words name a party, by a name or by its kind ("the union")."""
    plain = f" {re.sub(r'[’]', chr(39), words.casefold())} "
    for name in (owner.name, *owner.aliases, *(mention.quote for mention in owner.mentions)):
        bare = plain_name(name).replace("’", "'")
        if bare and re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", plain):
            return True
    return False
