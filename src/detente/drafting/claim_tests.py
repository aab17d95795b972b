"""Tests for assessments: what one option makes of another, where both are options of the draft."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from detente.drafting.assessments import Assessment
from detente.drafting.claim_parts import Parts, cue_in, split_sentence
from detente.drafting.claim_subjects import Named, Subjects
from detente.drafting.drafted_tests import MARKS, Drafted, both_of, first_clause, shortened, without_relative
from detente.drafting.selection import DraftOption, Selection
from detente.drafting.structure import exclusions
from detente.drafting.wants import UNMET, Wants
from detente.patterns import as_pattern
from detente.positions import Position
from detente.reading import Party
from detente.short import one_line
from detente.sources import Evidence

_HELPING: Final = frozenset({"press", "support", "intervene", "aid", "mediate", "loan"})
"""Acts of the catalogue by which outsiders back a party."""
_BY_WORD: Final = {
    "pressing": frozenset({"press", "sanctions"}),
    "helping": frozenset({"support", "aid", "loan"}),
}
"""Acts of the catalogue that "pressure from", and "support of", somebody stand for."""
_POINTS_TO_A_PARTY: Final = as_pattern(
    r"\b(?:it|them|him|her|the (?:\w+ )?(?:party|group|movement|front|union|company|government))\b"
)
_PURPOSE: Final = as_pattern(r"\bto\s*$")
_ASKS: Final = as_pattern(r"\W*(?:if|whether)\b", re.IGNORECASE)
"""The beginning of what was asked, where no other clause follows: "if it was worth it"."""
_LITTLE: Final = as_pattern(r"\b(?:little|not much) (?:incentive|reason|interest|motive|cause) (?:to|in)\b")
_IS_SO: Final = as_pattern(
    r"\W*(?:\w+ (?:hopes?|thinks?|believes?|fears?|expects?|says?)(?: that)? )?(?:this|that|all this)\s*",
    re.IGNORECASE,
)
"""A cause that points to what was just told as done: "this forces them to talk"; not "this would"."""
_ASIDE: Final = as_pattern(r"\w[,;:] (?:with|including|plus|and|in|a|an|the)\b[^,]*$")
"""Words between an effect and its condition, to which the condition may belong."""
_SUPPOSED: Final = "its condition, “{words}”, is no option here, so it counts as met"
_STALEMATE_HOLDS = "stable(status_quo, seq)"


class ClaimTests:
    """Drafts the tests of assessments."""

    def __init__(self, selection: Selection, wants: Mapping[str, Wants], subjects: Subjects) -> None:
        self._selection, self._wants, self._subjects = selection, wants, subjects
        self._options = {option.row.id: option for option in selection.options}

    def of(self, assessment: Assessment) -> Drafted:
        """Return the test of an assessment, where what leads to what are both options."""
        parts = split_sentence(assessment.words, self._subjects.conditions_in(assessment.words))
        if parts is None:
            return self._incentive(assessment) or self._forecast(assessment)
        cause = self._subjects.named(without_relative(parts.premise), assessment.by) or self._from_outside(
            parts.premise
        )
        if cause is not None and any(parts.ties_by(row.act.split()[0]) for row in cause.rows):
            cause = None
        if parts.link in ("condition", "unless", "only"):
            return self._standing_still(parts, cause) or self._tied(assessment, parts, cause)
        return (
            self._standing_still(parts, cause)
            or self._stalemate_broken(parts, cause)
            or self._interest(parts, cause)
            or self._tied(assessment, parts, cause)
        )

    def _tied(self, assessment: Assessment, parts: Parts, cause: Named | None) -> Drafted:
        """Return the test of what one act makes of another."""
        gain = self._gain(parts.effect, self._conducting(parts.cause))
        if gain is not None:
            effect: Named | None = gain[0]
            cause = cause or self._backing(parts.cause, gain[1], gain[0].rows[0].maker)
        else:
            effect = self._subjects.named(without_relative(parts.hindered), assessment.by)
            if effect is not None and any(_only_brings_about(row) for row in effect.rows):
                effect = None
        if effect is not None and _LITTLE.search(parts.effect.quote):
            effect = effect.opposite
        if cue_in("valued", assessment.words.quote):
            return Drafted(missing="it says what would be good, and not what leads to what", speaks_of=False)
        foretold = cue_in("forecast", parts.effect.quote) is not None
        is_dated = foretold and assessment.by is not None and cue_in("when", parts.cue)
        if cause is None and effect is not None and is_dated:
            return self._foretold(effect, parts.effect.quote)
        if cause is None and effect is not None and (conduct := self._conduct(parts, effect)) is not None:
            return conduct
        if cause is not None and effect is None and _PURPOSE.search(parts.cause.quote):
            # "They will sue to delay the law": that they will do it is foretold.
            promised = self._subjects.foretold(without_relative(parts.cause), assessment.by)
            if promised is not None:
                return self._foretold(promised, parts.cause.quote)
        is_a_plan = parts.cue.startswith("before") and (
            not assessment.judges or (effect is not None and self._subjects.is_its_own(effect, assessment.by))
        )
        if cause is None and effect and foretold and cue_in("unmet", parts.cause.quote) and not is_a_plan:
            return self._undrafted(effect) or self._unmet(parts, effect)
        if cause is None and foretold and assessment.judges and (test := self._supposing(assessment, parts)):
            return test
        if cause is None and effect is not None and (test := self._as_it_is(parts, effect)):
            return test
        if cause is None or effect is None:
            open_parts = [p.quote for p, n in ((parts.cause, cause), (parts.effect, effect)) if n is None]
            of_one = [one for one in (cause, effect) if one is not None]
            return Drafted(
                missing=f"no option here is {' or '.join(f'“{shortened(p)}”' for p in open_parts)}",
                speaks_of=any(row.id in self._options for one in of_one for row in one.rows),
            )
        return self._undrafted(cause, effect) or self._excluded(cause, effect) or self._test(
            parts, cause, effect
        )  # fmt: skip

    def _test(self, parts: Parts, cause: Named, effect: Named) -> Drafted:
        """Return that the effect comes about where the cause holds, or where it does not."""
        assumed = self._assumed(cause, effect)
        if parts.link in ("unless", "only"):
            cause = cause.opposite
        if self._splits(cause):
            return Drafted(missing="it does not say which of its conditions would fail")
        comes_about = parts.link != "only"
        if parts.link in ("effect", "against"):
            comes_about = (parts.link == "against") == parts.negated
        # An effect that is so already: it lasts, so its opposite cannot be reached.
        change = effect.opposite if effect.is_so_now else effect
        sign = "" if comes_about == (change is effect) else "not "
        more = " more than without" if not sign and self._adds(parts, cause) else ""
        return Drafted(
            f"{sign}{self._reached(change)} given {self._condition(cause)}{more}",
            assumed=assumed,
        )

    def _unmet(self, parts: Parts, effect: Named) -> Drafted:
        """Return the test of an effect whose condition is no option: it counts as not met."""
        change = effect.opposite if effect.is_so_now else effect
        comes_about = parts.link == "unless" and change is effect
        words = one_line(parts.cause.quote).strip(MARKS)
        return Drafted(
            f"{'' if comes_about else 'not '}{self._reached(change)}",
            assumed=both_of(self._assumed(effect), UNMET.format(words=words)),
        )

    def _supposing(self, assessment: Assessment, parts: Parts) -> Drafted | None:
        """Return the test of an effect whose condition is no option: it is supposed, as the words suppose it.

        "She will sign if the rain holds": the words name the effect by its verb, and stand by its condition.
        """
        condition = parts.cause.quote
        if parts.link != "condition" or cue_in("supposed", condition) is None:
            return None
        of_more = any(cue_in(heading, parts.effect.quote) for heading in ("condition", "needed"))
        if of_more or _ASIDE.search(parts.effect.quote):
            return None
        effect = self._subjects.foretold(parts.effect, assessment.by, by_verb=True)
        if effect is None or effect.read_as or effect.is_so_now:
            return None
        if self._subjects.is_its_own(effect, assessment.by):
            return None  # an offer, with its terms
        if (undrafted := self._undrafted(effect)) is not None:
            return undrafted
        if cue_in("empty_condition", condition):
            return self._foretold(effect, parts.effect.quote)
        supposed = _SUPPOSED.format(words=first_clause(condition))
        return Drafted(self._reached(effect), assumed=supposed)

    def _as_it_is(self, parts: Parts, effect: Named) -> Drafted | None:
        """Return the test of what comes of things as they are: "this forces them to talk"."""
        if parts.link != "effect" or _IS_SO.fullmatch(parts.cause.quote) is None:
            return None
        if parts.negated or effect.is_so_now or self._undrafted(effect):
            return None
        read_as = f"“{one_line(parts.cause.quote).strip(MARKS)}” is read as what is so now"
        return Drafted(self._reached(effect), assumed=both_of(read_as, self._assumed(effect)))

    def _conduct(self, parts: Parts, effect: Named) -> Drafted | None:
        """Return the test of what a party's conduct so far brings it: it is, or is not, reached."""
        word, party = cue_in("conduct", parts.cause.quote), self._conducting(parts.cause)
        if word is None or party is None or party.id not in self._selection.ids or effect.is_so_now:
            return None
        if parts.link not in ("effect", "against") or self._undrafted(effect):
            return None
        comes_about = (parts.link == "against") == parts.negated
        read_as = f"“{word[0]}” is read as what {self._selection.ids[party.id]} does now"
        return Drafted(
            f"{'' if comes_about else 'not '}{self._reached(effect)}",
            assumed=both_of(read_as, self._assumed(effect)),
        )

    def _conducting(self, part: Evidence) -> Party | None:
        """Return the party whose line, strategy or the like words speak of."""
        return self._subjects.party_in(part.quote) if cue_in("conduct", part.quote) else None

    def _adds(self, parts: Parts, cause: Named) -> bool:
        """Return True if the words say that the cause makes the difference."""
        return parts.link == "effect" and not parts.negated and not self._splits(cause.opposite)

    def _forecast(self, assessment: Assessment) -> Drafted:
        """Return the test of words that say only what will be: it can be reached, or the deadlock lasts."""
        words = assessment.words
        if _ASKS.match(words.quote):
            return Drafted(missing="it asks, and foretells nothing", speaks_of=False)
        if verdict := cue_in("no_win", words.quote):
            return self._nobody_wins(verdict[0])
        foretold = self._subjects.foretold(words, assessment.by)
        if foretold is None:
            if cue_in("stalemate", words.quote) and cue_in("lasting", words.quote):
                word = cue_in("stalemate", words.quote)
                read_as = f"“{word[0]}” is read as the status quo" if word else None
                return Drafted(_STALEMATE_HOLDS, assumed=read_as)
            return Drafted(missing="it foretells nothing that is an option here", speaks_of=False)
        if self._subjects.is_its_own(foretold, assessment.by):
            return Drafted(missing="it says what its own side will do", speaks_of=False)
        return self._foretold(foretold, words.quote)

    def _foretold(self, named: Named, text: str) -> Drafted:
        undrafted = self._undrafted(named)
        if undrafted is not None:
            return undrafted
        doubtful = cue_in("doubtful", text) is not None
        change = named.opposite if named.is_so_now else named
        sign = "" if doubtful == named.is_so_now else "not "
        return Drafted(f"{sign}{self._reached(change)}", assumed=self._assumed(named))

    def _nobody_wins(self, words: str) -> Drafted:
        """Return that nobody gives up the fight."""
        fought = self._subjects.fighting("war")
        if fought is None or not fought.is_so_now:
            return Drafted(missing="no side's fight is an option here that is taken now", speaks_of=False)
        given_up = " or ".join(f"not {option.name}" for option in self._of(fought))
        assumed = f"“{words}” is read as that nobody gives up the fight"
        return Drafted(f'not reachable("{given_up}") by improvements', assumed=assumed)

    def _standing_still(self, parts: Parts, cause: Named | None) -> Drafted | None:
        """Return that the status quo lasts with an act or without it: "without a loan nothing will move"."""
        word = cue_in("stands_still", parts.effect.quote)
        if word is None or cause is None or parts.negated or parts.link == "against":
            return None
        if parts.link in ("unless", "only"):
            cause = cause.opposite
        if self._splits(cause):
            return None
        assumed = both_of(self._assumed(cause), f"“{word[0]}” is read as that the status quo lasts")
        return self._undrafted(cause) or Drafted(
            f"{_STALEMATE_HOLDS} given {self._condition(cause)}", assumed=assumed
        )

    def _incentive(self, assessment: Assessment) -> Drafted | None:
        """Return that a party would rather have its own act than not, or would not, all else as it is now."""
        words = assessment.words
        none, some = cue_in("no_incentive", words.quote), cue_in("incentive", words.quote)
        word = none or some
        party = self._subjects.party_in(words.quote[: word.start()]) if word is not None else None
        if word is None or party is None or party.id not in self._selection.ids:
            return None
        behind = Evidence(words.report, words.start + word.end(), words.end, words.quote[word.end() :])
        act = self._subjects.named(behind, party)
        if act is None or act.read_as or {row.maker for row in act.rows} != {party.id}:
            return None
        if (undrafted := self._undrafted(act)) is not None:
            return undrafted
        change = act.opposite if act.is_so_now else act
        pair = (f'"{self._state_with(change)}"', "status_quo")
        better, worse = pair if not act.is_so_now else pair[::-1]
        name = self._selection.ids[party.id]
        assumed = both_of(f"“{word[0]}” is read as what {name} prefers, all else as it is")
        return Drafted(f"{'not ' if none else ''}prefers({name}, {better}, {worse})", assumed=assumed)

    def _from_outside(self, part: Evidence) -> Named | None:
        """Return the one act of a party that "pressure from" it, or "its support", stands for."""
        party = self._subjects.party_in(part.quote)
        for heading, acts in _BY_WORD.items():
            word = cue_in(heading, part.quote)
            if word is None or party is None:
                continue
            mine = [
                o.row for o in self._selection.options if o.row.maker == party.id and o.row.catalogue in acts
            ]
            if len(mine) == 1:
                return Named((mine[0],), done=True, read_as=one_line(part.quote).strip(" ,.“”\"'"))
        return None

    def _stalemate_broken(self, parts: Parts, cause: Named | None) -> Drafted | None:
        """Return that the status quo would not last, where an act is said to end the deadlock."""
        word = cue_in("stalemate", parts.effect.quote)
        if word is None or cause is None or self._undrafted(cause) or cause.is_so_now:
            return None
        if parts.link != "against" or parts.negated or _PURPOSE.search(parts.cause.quote):
            return None  # "he has until May to end the deadlock" does not say that he will
        assumed = both_of(self._assumed(cause), f"to break the {word[0]} is read as that it would not last")
        return Drafted(f"not {_STALEMATE_HOLDS} given {self._condition(cause)}", assumed=assumed)

    def _interest(self, parts: Parts, cause: Named | None) -> Drafted | None:
        """Return that a party would rather have an act than not, all else being as it is now."""
        good, bad = cue_in("interest", parts.effect.quote), cue_in("harm", parts.effect.quote)
        word = good or bad
        party = self._subjects.party_in(parts.effect.quote)
        if word is None or word.start() > 0 or cause is None or party is None:
            return None
        if self._undrafted(cause) or party.id not in self._selection.ids:
            return None
        other = "status_quo" if cause.is_so_now else f'"{self._state_with(cause)}"'
        against = f'"{self._state_with(cause.opposite)}"' if cause.is_so_now else "status_quo"
        better, worse = (other, against) if (good is not None) else (against, other)
        sign = "not " if parts.negated else ""
        name = self._selection.ids[party.id]
        assumed = both_of(
            self._assumed(cause), f"“{word[0]}” is read as what {name} prefers, all else as it is"
        )
        return Drafted(f"{sign}prefers({name}, {better}, {worse})", assumed=assumed)

    def _state_with(self, changed: Named) -> str:
        """Return the state that the status quo becomes by a change, as an expression over all options."""
        rows = {row.id for row in changed.rows}
        return " and ".join(
            option.name if (changed.done if option.row.id in rows else option.taken) else f"not {option.name}"
            for option in self._selection.options
        )

    def _backing(self, part: Evidence, beneficiary: Party, opponent: str) -> Named | None:
        """Return the one act by which an outsider would back a party, where the words speak of backing.

        It is help by its entry in the catalogue, or else what the party asks of one who is not its opponent.
        """
        word = cue_in("backing", part.quote)
        others = [o for o in self._selection.options if o.row.maker != beneficiary.id]
        helping = [option.row for option in others if option.row.catalogue in _HELPING]
        asked = {want.priority for want in self._wants[beneficiary.id].wants if not want.assumed}
        acts = helping or [o.row for o in others if o.row.maker != opponent and o.name in asked]
        if word is None or len(acts) != 1:
            return None
        return Named((acts[0],), done=True, read_as=word[0])

    def _gain(self, part: Evidence, conducting: Party | None = None) -> tuple[Named, Party] | None:
        """Return what a party would get, where the words speak of its gain: what it wants of another.

        Words that only point to a party mean the one whose conduct would bring it.
        """
        word = cue_in("gain", part.quote)
        party = self._subjects.party_in(part.quote) if word is not None else None
        if party is None and _POINTS_TO_A_PARTY.search(part.quote):
            party = conducting
        if word is None or party is None or party.id not in self._wants:
            return None
        by_name = {option.name: option for option in self._selection.options}
        for want in self._wants[party.id].wants:
            name = want.priority.removeprefix("not ")
            option = by_name.get(name)
            if option is None or option.row.maker == party.id or want.assumed:
                continue
            named = Named((option.row,), name == want.priority, word[0])
            if not named.is_so_now:
                return named, party
        return None

    def _undrafted(self, *named: Named) -> Drafted | None:
        """Return what is missing where an act of the table is no option of the draft."""
        rows = [row for one in named for row in one.rows if row.id not in self._options]
        if not rows:
            return None
        is_tied = any(row.id in self._options for one in named for row in one.rows)
        acts = " and ".join(f"“{row.act}”" for row in rows)
        return Drafted(
            missing=f"it is about {acts}, which {'are' if len(rows) > 1 else 'is'} no option here",
            speaks_of=is_tied or not all(row.supposed for row in rows),
            lacks=tuple(rows) if is_tied else (),
        )

    def _excluded(self, cause: Named, effect: Named) -> Drafted | None:
        tied = {*self._of(cause), *self._of(effect)}
        if len(tied) < len(cause.rows) + len(effect.rows):
            return Drafted(missing="it ties an option to itself")
        if any({one, other} <= tied for one, other in exclusions(self._selection.options)):
            return Drafted(missing="a rule already excludes the one with the other")
        return None

    def _of(self, named: Named) -> tuple[DraftOption, ...]:
        rows = {row.id for row in named.rows}
        return tuple(option for option in self._selection.options if option.row.id in rows)

    def _splits(self, named: Named) -> bool:
        """Return True if several options would have to change and it is open which: no state is nearest."""
        return not named.done and len(named.rows) > 1 and all(option.taken for option in self._of(named))

    def _expression(self, named: Named) -> str:
        both = " and ".join(option.name for option in self._of(named))
        if named.done:
            return both
        return f"not {both}" if len(named.rows) == 1 else f"not ({both})"

    def _reached(self, named: Named) -> str:
        return f'reachable("{self._expression(named)}") by improvements'

    def _condition(self, named: Named) -> str:
        return f'"{self._expression(named)}"' if len(named.rows) > 1 else self._expression(named)

    def _assumed(self, *named: Named) -> str | None:
        return both_of(
            *(f"“{one.read_as}” is read as {self._expression(one)}" for one in named if one.read_as)
        )


def _only_brings_about(row: Position) -> bool:
    """Return True for a supposed act whose verb only says what leads to what: "prolong the war"."""
    cues = (cue_in(heading, row.act) for heading in ("effect", "against"))
    return bool(row.supposed) and any(cue is not None and cue.start() == 0 for cue in cues)
