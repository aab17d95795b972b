"""Tests for assessments: what one option makes of another, where both are options of the draft."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal

from detente.drafting.assessments import Assessment, cue_in
from detente.drafting.identifiers import object_of
from detente.drafting.selection import DraftOption, Selection, is_doing, needs_both
from detente.drafting.structure import exclusions
from detente.drafting.wants import Wants
from detente.reading import ActMention, Party, entry_of, words_of
from detente.sources import Evidence

_Link = Literal["condition", "needed", "effect", "against"]
_OPENS_CLAUSE = re.compile(r"(?:\b(?:because|that|and|but|or|said)|[,;:—“”\"'(-])\s*$", re.IGNORECASE)
_MODAL_CLAUSE = re.compile(r"\b(?:he|she|it|they|we|you|I)\s+(?:will|would|could|may|might|won[’']t)\b")
_NEGATED = re.compile(r"(?:\b(?:not|never|hardly|cannot|no)|n[’']t)\s*$", re.IGNORECASE)
_HELPING: Final = frozenset({"press", "support", "intervene", "aid", "mediate", "loan"})
"""Acts of the catalogue by which outsiders back a party."""
_CONTRACTED = re.compile(r"n[’']t\b", re.IGNORECASE)
_NOT_DONE: Final = frozenset({"refused", "opposed", "failed", "ended"})
_OPENING_WORDS = 3
"""A condition that begins within so many words stands before what depends on it."""
_SHARE = 0.5


@dataclass(frozen=True)
class Drafted:
    """A test for an assessment, with what it takes for granted; or what is missing for one."""

    holds_if: str | None = None
    missing: str | None = None
    assumed: str | None = None


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a sentence says leads to what, and by which kind of link."""

    cause: Evidence
    effect: Evidence
    link: _Link
    negated: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """What a part of a sentence speaks of: an option, or an act of both sides, done or not done."""

    options: tuple[DraftOption, ...]
    done: bool
    assumed: str | None = None

    @property
    def expression(self) -> str:
        both = " and ".join(option.name for option in self.options)
        if self.done:
            return both
        return f"not {both}" if len(self.options) == 1 else f"not ({both})"

    @property
    def is_so_now(self) -> bool:
        return all(option.taken for option in self.options) == self.done

    @property
    def opposite(self) -> _Named:
        return replace(self, done=not self.done)


class ClaimTests:
    """Drafts the tests of assessments.

    Parameters
    ----------
    acts
        The mentions of acts of the dossier: they say which option the words speak of.
    speaks_for
        Id of a party of the dossier to the id of the party of the table that it speaks for.
    """

    def __init__(
        self,
        selection: Selection,
        wants: Mapping[str, Wants],
        acts: Sequence[ActMention],
        speaks_for: Mapping[str, str],
    ) -> None:
        self._selection, self._wants, self._speaks_for = selection, wants, speaks_for
        self._acts: defaultdict[str, list[ActMention]] = defaultdict(list)
        for act in acts:
            self._acts[act.span.report].append(act)
        self._party_words = {
            word
            for party in selection.parties
            for name in (party.name, *party.aliases)
            for word in name.casefold().split()
        }
        self._cited = {words: option for option in selection.options for words in option.row.evidence}

    def of(self, assessment: Assessment) -> Drafted:
        """Return the test of an assessment, where what leads to what are both options."""
        parts = _parts(assessment.words)
        if parts is None:
            return self._forecast(assessment.words)
        cause, effect = self._named(parts.cause), self._named(parts.effect)
        gain = self._gain(parts.effect) if effect is None else None
        if gain is not None:
            effect, beneficiary = gain
            cause = cause or self._backing(parts.cause, beneficiary)
        if cause is None or effect is None:
            open_parts = [p.quote for p, n in ((parts.cause, cause), (parts.effect, effect)) if n is None]
            return Drafted(missing=f"no option here is {' or '.join(f'“{_short(p)}”' for p in open_parts)}")
        tied = {*cause.options, *effect.options}
        if len(tied) < len(cause.options) + len(effect.options):
            return Drafted(missing="it ties an option to itself")
        if any({one, other} <= tied for one, other in exclusions(self._selection.options)):
            return Drafted(missing="a rule already excludes the one with the other")
        return Drafted(_test(parts, cause, effect), assumed=_both(cause.assumed, effect.assumed))

    def _forecast(self, words: Evidence) -> Drafted:
        """Return the test of words that say only what will be: it can be reached."""
        foretold = self._named(words)
        if foretold is None:
            return Drafted(missing="it foretells nothing that is an option here")
        if foretold.is_so_now:
            return Drafted(f'not reachable("{foretold.opposite.expression}") by improvements')
        return Drafted(f'reachable("{foretold.expression}") by improvements')

    def _named(self, part: Evidence) -> _Named | None:
        """Return the option that a part of a sentence speaks of; None where there is none, or several."""
        named: dict[DraftOption, bool] = {}
        for act in self._acts_in(part):
            option = self._option(act)
            if option is not None:
                named.setdefault(option, _is_done(act, option))
        named = named or self._by_noun(part) or self._by_object(part.quote)
        if not named:
            return None
        option, done = next(iter(named.items()))
        partners = self._partners(option)
        if any(other != option and other not in partners for other in named):
            return None
        return _Named((option, *partners), done)

    def _partners(self, option: DraftOption) -> tuple[DraftOption, ...]:
        """Return the other side's half of an act that needs both sides."""
        same = [o for o in self._selection.options if o.row.catalogue == option.row.catalogue]
        others = [o for o in same if o.party != option.party and o.row.catalogue is not None]
        sure = [other for other in others if needs_both(option.row, other.row)]
        entry = entry_of(option.row.catalogue)
        both_sides = entry is not None and entry.both_sides and len(same) == len(others) + 1 == 2
        return tuple(sure or (others if both_sides else ()))

    def _by_noun(self, part: Evidence) -> dict[DraftOption, bool]:
        """Return the options whose act a noun of the catalogue names, with the sign of the words.

        None whose act the words give to another party.
        """
        doers: defaultdict[str | None, set[str]] = defaultdict(set)
        for act in self._acts_in(part):
            if act.doer is not None:
                doers[act.catalogue].add(self._speaks_for.get(act.doer, act.doer))
        return {
            option: _is_positive(part.quote) == is_doing(option.row)
            for option in self._selection.options
            if (pattern := _nouns(option.row.catalogue)) is not None and pattern.search(part.quote)
            if option.row.maker in doers.get(option.row.catalogue, {option.row.maker})
        }

    def _acts_in(self, part: Evidence) -> list[ActMention]:
        return [act for act in self._acts[part.report] if part.start <= act.span.start < part.end]

    def _by_object(self, text: str) -> dict[DraftOption, bool]:
        """Return the options whose object the words name: "more pay" for "raise the pay"."""
        words = set(re.findall(r"[a-z]{3,}", text)) - self._party_words
        return {
            option: _is_positive(text) == is_doing(option.row)
            for option in self._selection.options
            if object_of(option.row.act) in words
        }

    def _backing(self, part: Evidence, beneficiary: Party) -> _Named | None:
        """Return the one act by which an outsider would back a party, where the words speak of backing."""
        word = cue_in("backing", part.quote)
        acts = [
            option
            for option in self._selection.options
            if option.row.catalogue in _HELPING and option.row.maker != beneficiary.id
        ]
        if word is None or len(acts) != 1:
            return None
        return _Named((acts[0],), done=True, assumed=f"“{word[0]}” is read as {acts[0].name}")

    def _gain(self, part: Evidence) -> tuple[_Named, Party] | None:
        """Return what a party would get, where the words speak of its gain: what it wants of another."""
        word = cue_in("gain", part.quote)
        party = self._party_in(part.quote) if word is not None else None
        if word is None or party is None:
            return None
        by_name = {option.name: option for option in self._selection.options}
        for want in self._wants[party.id].wants:
            name = want.priority.removeprefix("not ")
            option = by_name.get(name)
            if option is None or option.row.maker == party.id or want.assumed:
                continue
            named = _Named((option,), name == want.priority, f"“{word[0]}” is read as {want.priority}")
            if not named.is_so_now:
                return named, party
        return None

    def _party_in(self, text: str) -> Party | None:
        names = [
            (len(name), party)
            for party in self._selection.parties
            for name in (party.name, *party.aliases)
            if name in text
        ]
        return max(names, key=lambda pair: pair[0])[1] if names else None

    def _option(self, act: ActMention) -> DraftOption | None:
        cited = self._cited.get(act.span)
        if cited is not None:
            return cited
        doer = self._speaks_for.get(act.doer) if act.doer else None
        fitting = [
            option
            for option in self._selection.options
            if (doer is None or doer == option.row.maker) and self._is_one_act(act, option)
        ]
        if fitting and all(other in self._partners(fitting[0]) for other in fitting[1:]):
            return fitting[0]
        return None

    def _is_one_act(self, act: ActMention, option: DraftOption) -> bool:
        row = option.row
        if act.catalogue is not None and act.catalogue == row.catalogue:
            about = {self._speaks_for.get(party, party) for party in act.about} - {row.maker}
            return not about or not row.about or bool(about & set(row.about))
        if act.catalogue is not None and row.catalogue is not None:
            return False
        words = set(act.words) - set(act.predicate.split())
        shared = words & set(row.words)
        return (
            bool(shared) and len(shared) >= _SHARE * len(words) and bool(set(act.words[:1]) & set(row.words))
        )


def _is_positive(text: str) -> bool:
    """Return True if words speak of an act as done: neither of its ending nor of its lack, or of both."""
    ends = cue_in("ending", text) is not None
    negated = cue_in("negation", text) is not None or _CONTRACTED.search(text) is not None
    return ends == negated


@cache
def _nouns(catalogue: str | None) -> re.Pattern[str] | None:
    """Return the nouns that name an act of the catalogue by themselves."""
    entry = entry_of(catalogue)
    lines = entry.nouns.splitlines() if entry is not None else []
    nouns = [
        noun
        for line in lines
        if "|" not in line or line.partition("|")[2].strip().startswith("not:")
        for noun in words_of(line.partition("|")[0])
    ]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, nouns))})s?\b", re.IGNORECASE) if nouns else None


def _is_done(act: ActMention, option: DraftOption) -> bool:
    same = act.sign == is_doing(option.row) if act.catalogue is not None else act.sign
    return same != (act.mood in _NOT_DONE)


def _parts(words: Evidence) -> _Parts | None:
    """Split a sentence into what leads to what.

    "If a, b"; "b if a"; "b unless a"; "only a will b"; "a leads to b".
    """
    text = words.quote

    def part(start: int, end: int) -> Evidence:
        return Evidence(words.report, words.start + start, words.start + end, text[start:end])

    cues = [
        (match.start(), heading) for heading in ("needed", "condition") if (match := cue_in(heading, text))
    ]
    if cues:
        place, heading = min(cues)
        link: _Link = "needed" if heading == "needed" else "condition"
        opens = len(text[:place].split()) < _OPENING_WORDS or _OPENS_CLAUSE.search(text[:place]) is not None
        split = _end_of_clause(text, place) if opens else None
        if split is not None:
            return _Parts(part(place, split), part(split, len(text)), link)
        return _Parts(part(place, len(text)), part(0, place), link) if place else None
    verbs = [
        (match.start(), heading) for heading in ("effect", "against") if (match := cue_in(heading, text))
    ]
    if not verbs or not min(verbs)[0]:
        return None
    place, heading = min(verbs)
    link = "effect" if heading == "effect" else "against"
    return _Parts(part(0, place), part(place, len(text)), link, bool(_NEGATED.search(text[:place])))


def _end_of_clause(text: str, place: int) -> int | None:
    """Return where a condition that stands first ends; None where nothing follows it."""
    comma = text.find(",", place)
    if 0 <= comma < len(text.rstrip(" ,.”\"’'")):
        return comma
    modal = _MODAL_CLAUSE.search(text, place) or cue_in("forecast", text[place:])
    if modal is None:
        return None
    return modal.start() if modal.re is _MODAL_CLAUSE else place + modal.start()


def _test(parts: _Parts, cause: _Named, effect: _Named) -> str:
    """Return the test: the effect can be reached where the cause holds, or cannot where it does not."""
    change = effect.opposite if effect.is_so_now else effect
    reached = f'reachable("{change.expression}") by improvements'
    if parts.link == "needed":
        return f"not {reached} given {_condition(cause.opposite)}"
    comes_about = (parts.link == "against") == parts.negated if parts.link != "condition" else True
    if comes_about == (change is effect):
        more = " more than without" if parts.link == "effect" and not parts.negated else ""
        return f"{reached} given {_condition(cause)}{more}"
    return f"not {reached} given {_condition(cause)}"


def _both(*reasons: str | None) -> str | None:
    return "; ".join(reason for reason in reasons if reason) or None


def _condition(named: _Named) -> str:
    return f'"{named.expression}"' if len(named.options) > 1 else named.expression


def _short(text: str) -> str:
    words = text.strip(" ,;:.“”\"'").split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
