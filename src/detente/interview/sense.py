"""The sense that a question about two states makes to somebody who knows the dispute and no model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Literal

from detente.case import CaseFile
from detente.interview.question import Pair
from detente.patterns import as_pattern

Form = Literal["act", "exchange", "threat", "alternatives", "view", "weighing"]
"""An own act; one in return for another's; one rather than suffer another's; one own act or the other; an act
of another; which of two wishes matters more."""

_OPTION = as_pattern(r"\w+\.\w+")
_WEIGHTS: Mapping[Form, float] = {
    "act": 1.0,
    "exchange": 0.7,
    "threat": 0.7,
    "alternatives": 0.7,
    "view": 0.5,
    "weighing": 0.4,
}
_PRESSING = as_pattern(
    r"(?:press|pressure|push|urge|force|sanction|threaten|impose (?:\w+ )?sanctions)\b"
    r"|hold (?:[\w’'-]+ ){1,4}to\b|cut (?:\w+ )?aid\b",
    re.IGNORECASE,
)
"""The beginning of the label of an act that is done to make another act."""
_SIDE_MATTER = 0.2
"""Of an act of a party of which the one who is asked wants nothing, and which wants nothing of it."""
_PRESSURE = 0.1
"""Of the end of what another does to press: nobody doubts that a party would have it end."""


@dataclass(frozen=True)
class Sense:
    """Tells which pairs of states of a case make a question, and how plain it is.

    Attributes
    ----------
    now
        The options taken in the status quo.
    """

    file: CaseFile
    now: frozenset[str]

    def weight(self, pair: Pair) -> float:
        """Return how plain the question is, 1 at most; 0 if nobody would ask it.

        Two acts are set against each other only as a bargain, as a threat, as alternatives that the case
        ties, or where a party has stated both wishes.
        """
        if not pair.gains and not pair.losses:
            return 1.0
        form = self.form(pair)
        if form is None:
            return 0.0
        supposed = {_owner(option) for option, _ in pair.context}
        if len(pair.context) > 1 or (supposed and form != "act"):
            return 0.0
        if supposed and not self._answers(pair):
            return 0.0
        if form == "view" and pair.gains[0] in self.now and self._presses(pair.gains[0], pair.party):
            return _PRESSURE
        if form == "view" and not self.is_deal(pair.party, _owner(pair.single or "")):
            return _SIDE_MATTER
        return _WEIGHTS[form]

    def form(self, pair: Pair) -> Form | None:
        """Return how a question can set the two states against each other; None if it makes no sense."""
        if pair.single is not None:
            return "act" if _owner(pair.single) == pair.party else "view"
        return self._bargain(pair) or ("weighing" if self.weighed(pair) is not None else None)

    def _bargain(self, pair: Pair) -> Form | None:
        if len(pair.gains) == 2 and not pair.losses:
            own = [option for option in pair.gains if _owner(option) == pair.party]
            others = [option for option in pair.gains if option not in own]
            is_new = not self.now & set(pair.gains)
            is_bargain = len(own) == 1 and is_new and self._is_bargain(pair.party, own[0], others[0], True)
            return "exchange" if is_bargain else None
        if len(pair.gains) == len(pair.losses) == 1:
            (gain,), (loss,) = pair.gains, pair.losses
            if _owner(gain) == _owner(loss) == pair.party:
                return "alternatives" if self._ties(gain, loss) else None
            if _owner(gain) == pair.party and gain not in self.now:
                return "threat" if self._is_bargain(pair.party, gain, loss, False) else None
        return None

    def weighed(self, pair: Pair) -> tuple[tuple[str, bool], tuple[str, bool]] | None:
        """Return the two stated wishes, each an option and whether it is to be taken, that a pair weighs.

        The first matters more if the party prefers the first state. None where it weighs no stated wishes.
        """
        if len(pair.gains) + len(pair.losses) != 2:
            return None
        wishes = self._wishes.get(pair.party, {})
        options = [*((o, True) for o in pair.gains), *((o, False) for o in pair.losses)]
        if any(option not in wishes for option, _ in options):
            return None
        met = [(option, taken) for option, taken in options if wishes[option] == taken]
        missed = [(option, not taken) for option, taken in options if wishes[option] != taken]
        return (met[0], missed[0]) if len(met) == len(missed) == 1 else None

    def _is_bargain(self, party: str, own: str, others: str, gets: bool) -> bool:
        """Return True if another wants an act of a party that refuses it, or wants what it gets for it."""
        other = _owner(others)
        wish = self._wishes.get(party, {})
        minds, wants = wish.get(others) is (not gets), wish.get(own) is True
        is_stated = wish.get(others) is gets or wish.get(own) is False
        is_asked = self._wishes.get(other, {}).get(own) is True
        is_tied = gets and self._ties(own, others)
        return is_stated and not minds and not wants and (is_asked or is_tied)

    def _answers(self, pair: Pair) -> bool:
        """Return True if the act of a pair has to do with what it supposes.

        The case ties them by a rule, a priority or a test of a claim; or each party has a stated wish of what
        the other does, and what is supposed is the one party's wish: a bargain. Or one of them is pressure,
        and a third party wants both.
        """
        (supposed, taken), own = pair.context[0], pair.single or pair.gains[0]
        if self._ties(supposed, own) or self._is_pressure(supposed, own):
            return True
        gives, gets = _owner(own), _owner(supposed)
        is_wished = self._wishes.get(gives, {}).get(supposed) is taken
        return gives == pair.party != gets and is_wished and own in self._wishes.get(gets, {})

    def _is_pressure(self, one: str, other: str) -> bool:
        """Return True if one of two acts is pressure by its words, and a third party wants both."""
        owners = {_owner(one), _owner(other)}
        labels = [self.file.parties[_owner(o)].options[o.partition(".")[2]].label for o in (one, other)]
        wanted = [wish for party, wish in self._wishes.items() if party not in owners]
        is_wanted = any(wish.get(one) is wish.get(other) is True for wish in wanted)
        return len(owners) > 1 and is_wanted and any(map(_PRESSING.match, labels))

    def _presses(self, option: str, party: str) -> bool:
        """Return True if the owner of an option wants something of the party."""
        wanted = self._wishes.get(_owner(option), {})
        return any(is_taken and _owner(other) == party for other, is_taken in wanted.items())

    def is_deal(self, party: str, other: str) -> bool:
        """Return True if one of two parties has a stated wish of what the other does."""
        pairs = ((party, other), (other, party))
        return any(_owner(act) == of for who, of in pairs for act in self._wishes.get(who, {}))

    def is_wished(self, party: str, option: str) -> bool:
        """Return True if a party plainly wants an act taken, or not taken."""
        return option in self._wishes.get(party, {})

    def _ties(self, one: str, other: str) -> bool:
        return any({one, other} <= acts for acts in self._tied)

    @cached_property
    def _tied(self) -> list[frozenset[str]]:
        """The options of which one rule, priority or test of a claim of the case speaks together."""
        texts = [rule.rule for rule in self.file.rules]
        texts += [text for _, text in self._priorities()]
        tied = [frozenset(acts) for text in texts if len(acts := set(_OPTION.findall(text))) > 1]
        for claim in self.file.claims:
            # Two acts that are supposed together are not tied to each other.
            effect, _, cause = (claim.holds_if or "").partition(" given ")
            both = product(_OPTION.findall(effect), _OPTION.findall(cause))
            tied += [frozenset(pair) for pair in both]
        return tied

    @cached_property
    def _wishes(self) -> dict[str, dict[str, bool]]:
        """By party the options that it plainly wants taken, or not taken."""
        wishes: dict[str, dict[str, bool]] = {}
        for party, text in self._priorities():
            if plain := re.fullmatch(r"(not )?(\w+\.\w+)", text.strip()):
                wishes.setdefault(party, {}).setdefault(plain[2], plain[1] is None)
        return wishes

    def _priorities(self) -> Iterable[tuple[str, str]]:
        stated = self.file.preferences.items()
        return ((party, p.priority) for party, s in stated for p in s.priorities or ())


def _owner(option: str) -> str:
    return option.partition(".")[0]
