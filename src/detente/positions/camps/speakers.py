"""Whom the holder of an office without an owner speaks for, by what is said and asked right there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cached_property

from detente.patterns import as_pattern
from detente.positions.camps.discourse import Discourse
from detente.positions.camps.offices import (
    any_of,
    camp_words,
    ends_with,
    head_words,
    is_bare_organ,
    is_full_name,
    is_government,
    is_organ,
    is_state_office,
    plain_title,
    split_at_of,
)
from detente.positions.camps.states import StatesNamed
from detente.positions.camps.tie import Tie
from detente.reading import Party, Role

_ANNOUNCED = as_pattern(
    r"\s+(?:will|would|(?:is|was) (?:ready|prepared|willing|not)|(?:has|had) (?:no|decided)"
    r"|does not|did not|stands? by|stood by)\b"
)
_SAID = r"(?:said|says|announced|announces|declared|added|told|insisted|confirmed|stated)"
_PLEDGED = (
    r"(?:promised|promises|pledged|pledges|vowed|vows|swore|undertook|guaranteed|threatened"
    r"|(?:gave|given|gives) (?:his|her) (?:word|assurance)|made a (?:promise|pledge|vow))"
)
"""Words by which somebody speaks of what his own side is to do."""
_REPLIES = as_pattern(
    r"\b(?:refused|refuses|replied|replies|declined|declines|rejected|rejects|answered|answers"
    r"|turned \w+ down|turned down|dismissed|ruled out|agreed|accepted|accepts|consented|retorted|responded"
    r"|waved \w+ (?:off|aside))\b"
)
_OWN_COUNTRY = r"\b(?:her|his|my|our) (?:own )?(?:country|government|nation)\b"
_SPEAKS = (
    rf"(?:{_SAID[3:-1]}|warned|repeated|promised|accused|called|urged|asked|praised|described|argued|noted)"
)
_IN_A_STATE = as_pattern(r"\s*[Ii]n (?:the )?([A-Z][\w’'-]+?)(?:['’]s)?(?: capital)?, ")
_IN_A_SEAT = as_pattern(r"\s*[Ii]n ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?),? (?=[a-zA-Z])")
"""Words that open a sentence on those who govern in a capital: "In Narva the foreign ministry and X said"."""
_OF_A_SEAT = as_pattern(
    r"\s*(?:[Ii]n|[Aa]t|[Ff]rom|[Dd]uring) an? ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) "
    r"(?:statement|briefing|speech|address|news conference|press conference|meeting|interview)\b"
)
_OPPOSED = as_pattern(r"\b(?:opposition|rebel|guerrilla|dissident|insurgent)\b", re.IGNORECASE)
_AGAINST = as_pattern(
    r",? (?:\w+ly )?(?:condemn|denounc|accus|blam|criticiz|criticis|deplor|protest|decri|slam|warn)\w*\b"
)
MINISTRY = as_pattern(r"(?:[Tt]he )?(?:[A-Z]?\w+ )?[Mm]inistry(?: of (?:the )?[A-Z]\w+)?")
_QUOTATION = as_pattern(r"[“\"](?:[Tt]he )?([^“”\"]+,)[”\"] $")
"""A quotation right before the name of whoever says it."""
_FAR = 600
_A_GOVERNMENT = as_pattern(r"(?:[Tt]he )?(?:state|federal|provincial|regional|city|local)? ?[Gg]overnment")
_CALLS = as_pattern(r"\s+(?:again |now |still |also )?(?:calls? on|calls? for|urges?|asks?|will|would)\b")
_HAD = as_pattern(r"\bhad (?:\w+ly )?(?:proposed|offered|asked|suggested|invited|called|urged|demanded)\b")
_BESIDE = as_pattern(rf",? (?:{_SPEAKS}|{_PLEDGED})\b")

_BESIDES = as_pattern(r"\w,? (?:and|but|while|as) (?:the )?$")
"""Words behind which somebody else is told of, in the same sentence."""


class Speakers:
    """The holders of offices without an owner, in a dossier with more than one side that may own them."""

    def __init__(self, discourse: Discourse, states: StatesNamed) -> None:
        self.run = discourse
        self.states = states

    def tie(self, party: Party) -> Tie | None:
        """Tie "Energy Minister X" to the side whose act X announces, that replies, or whose turn it is."""
        if not is_full_name(party):
            return None
        role = next((role for role in party.roles if is_without_owner(role)), None)
        if role is None:
            return None
        fits = self._fits(role, party.id)
        report = role.span.report
        sentence = self.run.sentence(report, role.span.start)
        place = role.span.start
        owner = self._in_a_seat(report, sentence, place) if is_state_office(role.title) else None
        owner = owner or self._announced(party, report, sentence, fits)
        if owner is None and is_state_office(role.title):
            owner = self._placed(report, sentence, place, fits) or self._quoted_for(party, fits)
        owner = owner or self._replying(report, sentence, place, fits)
        owner = owner or self._topic(party, report, sentence, place, fits)
        if owner is not None and _OPPOSED.search(role.title) and _like_a_state(self.run.by_id[owner]):
            return None  # "the state is ready to free them, the opposition leader X said": its opponent
        return None if owner is None else Tie(owner, f"speaks for it, by the words beside: {role.title}")

    def _quoted_for(self, party: Party, fits: Callable[[Party], bool]) -> str | None:
        """Return the government in whose name a minister is quoted: "The state government calls on ..."."""
        owners = set()
        for mention in party.mentions:
            text = self.run.text(mention.report)
            quotation = _QUOTATION.search(text, max(0, mention.start - _FAR), mention.start)
            if quotation is None or not _BESIDE.match(text, mention.end):
                continue
            owners |= {
                place.party
                for place in self.run.places.get(mention.report, ())
                if quotation.start() <= place.start <= quotation.start(1)
                and _A_GOVERNMENT.fullmatch(text[place.start : place.end])
                and fits(self.run.by_id[place.party])
                and _CALLS.match(text, place.end)
            }
        return owners.pop() if len(owners) == 1 else None

    def of_ministry(self, party: Party) -> Tie | None:
        """Tie "the Foreign Ministry" to the state whose act its spokesman announces, or where he speaks."""
        if party.kind == "person" or not MINISTRY.fullmatch(party.name):
            return None
        owners = set()
        for person in self.run.by_id.values():
            for role in person.roles if is_full_name(person) else ():
                if role.of == party.id:
                    fits = self._fits(role, party.id)
                    report = role.span.report
                    sentence = self.run.sentence(report, role.span.start)
                    owners |= self._stated(person, report, sentence, fits)
                    owners.add(self._placed(report, sentence, role.span.start, fits))
        owners -= {None, party.id}
        return Tie(owners.pop() or "", "a ministry of it, by what it announces") if len(owners) == 1 else None

    def _stated(
        self, person: Party, report: str, sentence: tuple[int, int], fits: Callable[[Party], bool]
    ) -> set[str | None]:
        """Return whose acts a quotation announces that ends in "X said": "Velland will not take part"."""
        text = self.run.text(report)
        if not any(
            _BESIDE.match(text, mention.end)
            for mention in person.mentions
            if mention.report == report and sentence[0] <= mention.start < sentence[1]
        ):
            return set()
        return {
            place.party
            for place in self.run.places.get(report, ())
            if sentence[0] <= place.start < sentence[1]
            and fits(self.run.by_id[place.party])
            and _ANNOUNCED.match(text, place.end)
        }

    def _fits(self, role: Role, own: str) -> Callable[[Party], bool]:
        state = is_state_office(role.title)
        rank = ends_with("ranks").fullmatch(role.title) is not None and not state

        def fits(party: Party) -> bool:
            if party.id == own or is_full_name(party):
                return False
            like_a_state = _like_a_state(party) or is_organ(party.name)
            if rank or state:
                return like_a_state
            return party.kind in ("organization", "body") and not any_of("apart").search(
                head_words(party.name)
            )

        return fits

    def _announced(
        self, party: Party, report: str, sentence: tuple[int, int], fits: Callable[[Party], bool]
    ) -> str | None:
        """Return the side that will do something, as the party says: "X said, Norway will act"."""
        text = self.run.text(report)
        if not self._speaks_in(party, report, sentence):
            return None
        owners = {
            named.party
            for named in self.run.named_in(report, *sentence)
            if fits(self.run.by_id[named.party])
            and _ANNOUNCED.match(text, named.end)
            and self._is_content(party, report, sentence, named.start)
        }
        return owners.pop() if len(owners) == 1 else None

    def _is_content(self, party: Party, report: str, sentence: tuple[int, int], place: int) -> bool:
        """Return True for a clause before the speaker at the end, or right behind "said" and "said that"."""
        text = self.run.text(report)
        before = text[max(sentence[0], place - 60) : place]
        if re.search(rf"\b(?:{_SAID}|{_PLEDGED})(?: on \w+| \w+day)?,?(?: that)?(?: the)?\s+$", before):
            return True
        for mention in party.mentions:
            if (
                mention.report == report
                and sentence[0] <= mention.start < sentence[1]
                and mention.start > place
            ):
                beside = text[max(0, mention.start - 60) : min(len(text), mention.end + 12)]
                return re.search(rf"\b{_SAID}\b", beside) is not None
        return False

    def _placed(
        self, report: str, sentence: tuple[int, int], place: int, fits: Callable[[Party], bool]
    ) -> str | None:
        """Return the state in which the party speaks: "In Moravek’s capital, X", "X said in La Cruz"."""
        text = self.run.text(report)
        if (match := _OF_A_SEAT.match(text, sentence[0])) and match.end() <= place:
            return self.states.seated(match[1])
        match = _IN_A_STATE.match(text, sentence[0])
        if match and match.end() >= place - 1:
            return self.states.owner_in(match[1]) or self._named(match[1], fits)
        if seated := self._in_a_seat(report, sentence, place):
            return seated
        spoken = text[place : sentence[1]]
        if match := re.search(
            rf"\b{_SAID}(?: reporters| journalists)? in (?:the ([A-Z]\w+) capital|([A-Z][\w’'-]+))", spoken
        ):
            if match[1]:
                return self.states.owner_in(match[1])
            return self.states.seated(match[2])
        return None

    def _in_a_seat(self, report: str, sentence: tuple[int, int], place: int) -> str | None:
        """Return the state whose capital opens the sentence, if no other state stands before the place."""
        match = _IN_A_SEAT.match(self.run.text(report), sentence[0])
        state = self.states.seated(match[1]) if match else None
        if match is None or state is None or match.end() > place:
            return None
        named = self.states.owners_in(self.run.unquoted(report, match.end(), place))
        return state if named <= {state} else None

    def in_its_capital(self, party: Party) -> Tie | None:
        """Tie a ministry or a government without an owner to the state in whose capital it acts."""
        if party.kind == "person" or not (MINISTRY.fullmatch(party.name) or is_bare_organ(party)):
            return None
        owners = {
            self._in_a_seat(mention.report, self.run.sentence(mention.report, mention.start), mention.start)
            for mention in party.mentions
            if mention.quote.casefold() not in camp_words("pronouns")
        }
        owner = owners.pop() if len(owners) == 1 else None
        return Tie(owner, "acts in its capital") if owner is not None else None

    def _named(self, name: str, fits: Callable[[Party], bool]) -> str | None:
        owners = [party.id for party in self.run.by_id.values() if party.name == name and fits(party)]
        return owners[0] if len(owners) == 1 else None

    def _replying(
        self, report: str, sentence: tuple[int, int], place: int, fits: Callable[[Party], bool]
    ) -> str | None:
        """Return whoever the sentence before asks, if the party replies in this one."""
        if not self._replies(report, sentence):
            return None
        earlier = self.run.before(report, sentence[0])
        addressed = {
            owner
            for passage in ((sentence[0], place), earlier)
            if passage is not None
            for owner in self._asked(report, *passage)
            if fits(self.run.by_id[owner])
        }
        return addressed.pop() if len(addressed) == 1 else None

    def _replies(self, report: str, sentence: tuple[int, int]) -> bool:
        words = self.run.unquoted(report, *sentence)
        return _REPLIES.search(words) is not None or self.run.text(report)[
            slice(*sentence)
        ].lstrip().startswith(("“No,”", '"No,"'))

    def _asked(self, report: str, start: int, end: int) -> set[str]:
        """Return the parties that an act in a passage is asked of."""
        return {
            owner
            for begin, owner in self._demands[report]
            if start <= begin < end and owner in self.run.by_id
        }

    @cached_property
    def _demands(self) -> Mapping[str, list[tuple[int, str]]]:
        demands: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for act in self.run.dossier.acts:
            if act.mood == "demanded":
                for owner in (act.addressee, act.doer):
                    if owner is not None and owner != act.voice:
                        demands[act.span.report].append((act.span.start, owner))
        return demands

    def _topic(
        self, party: Party, report: str, sentence: tuple[int, int], place: int, fits: Callable[[Party], bool]
    ) -> str | None:
        """Return the one side that acts in the words before, if the party speaks and replies to nobody."""
        if not self._speaks_in(party, report, sentence) or self._replies(report, sentence):
            return None
        own_country = re.search(_OWN_COUNTRY, self.run.text(report)[slice(*sentence)])
        if not own_country and any(
            not is_full_name(self.run.by_id[named.party])
            for named in self.run.named_in(report, place, sentence[1])
            if named.party != party.id and fits(self.run.by_id[named.party])
        ):
            return None
        if _BESIDES.search(self.run.text(report), sentence[0], place):
            return None  # "Velland let nobody in, and President X warned that": of which side, nobody can say
        before = self.run.acting_in(report, sentence[0], place, fits)
        if len(before) == 1:
            return before[0]
        if before:
            return None
        earlier = self.run.before(report, sentence[0])
        if earlier is None or self._speaks_against(party, report, sentence):
            return None
        if _HAD.search(self.run.text(report), place, sentence[1]) and self._replies(report, earlier):
            return None  # "Velland turned it down. President X had proposed it": to Velland
        named = {
            mention.party
            for mention in self.run.named_in(report, *earlier)
            if fits(self.run.by_id[mention.party]) and not self.run.is_dateline(report, mention)
        }
        acting = self.run.acting_in(report, *earlier, fits)
        return acting[0] if len(acting) == 1 and (own_country or named == {acting[0]}) else None

    def _speaks_against(self, party: Party, report: str, sentence: tuple[int, int]) -> bool:
        """Return True for "President X condemned the test": the words before are not on his own side."""
        return any(
            _AGAINST.match(self.run.text(report), mention.end) is not None
            for mention in party.mentions
            if mention.report == report and sentence[0] <= mention.start < sentence[1]
        )

    def _speaks_in(self, party: Party, report: str, sentence: tuple[int, int]) -> bool:
        places = self._spoken.get(party.id, ())
        if any(at == report and sentence[0] <= start < sentence[1] for at, start in places):
            return True
        text = self.run.text(report)
        return any(
            _BESIDE.match(text, mention.end) is not None
            for mention in party.mentions
            if mention.report == report and sentence[0] <= mention.start < sentence[1]
        )

    @cached_property
    def _spoken(self) -> Mapping[str, set[tuple[str, int]]]:
        spoken: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for statement in self.run.dossier.statements:
            if statement.speaker is not None and statement.speaker_span is not None:
                spoken[statement.speaker].add((statement.speaker_span.report, statement.speaker_span.start))
        for act in self.run.dossier.acts:
            if act.voice is not None and act.voice_span is not None:
                spoken[act.voice].add((act.voice_span.report, act.voice_span.start))
        return spoken

    def by_reply(self, party: Party) -> Tie | None:
        """Tie a place that refuses or answers to the state that the sentence before asks: its capital."""
        if (
            party.kind == "body"
            or party.roles
            or not re.fullmatch(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?", party.name)
        ):
            return None
        if len(party.mentions) > 2 or party.id in self.states.owners:
            return None
        for mention in party.mentions:
            text = self.run.text(mention.report)
            sentence = self.run.sentence(mention.report, mention.start)
            if text[sentence[0] : mention.start].strip() or not re.compile(
                r"\s+(?:refused|declined|replied|answered|rejected it|said no|said yes|agreed|accepted)\b"
            ).match(text, mention.end):
                continue
            earlier = self.run.before(mention.report, sentence[0])
            addressed = [
                owner
                for owner in (self._asked(mention.report, *earlier) if earlier else ())
                if _like_a_state(self.run.by_id[owner])
            ]
            if len(set(addressed)) == 1 and addressed[0] != party.id:
                return Tie(addressed[0], "replies for it, as its capital")
        return None


def is_without_owner(role: Role) -> bool:
    """Return True for an office of which the report does not say whose it is."""
    before, of, _ = split_at_of(plain_title(role.title))
    office = ends_with("speaks_for").fullmatch(before) or ends_with("ranks").fullmatch(before)
    if role.of is not None or not office or any_of("over").search(role.title):
        return False
    # "Halmark Shipping chief executive": the capitals say whose, though the reports name it nowhere else.
    return not of and not re.search(r"['’]|[A-Z]\w+ [A-Z]\w+ [a-z]", before)


def _like_a_state(party: Party) -> bool:
    if party.kind == "state" or is_government(party.name):
        return True
    if any_of("apart").search(party.name):
        return False  # the King of Velland speaks for no "Vellish Opposition"
    one = re.fullmatch(r"[A-Z][\w’'-]*[a-zà-þ](?: [A-Z][\w’'-]*)?", party.name) is not None
    return (
        one
        and party.kind in ("other", "organization", "person")
        and not party.roles
        and not party.name.endswith(("s’", "men"))
    )
