"""Charges that whoever is charged denies, and deeds for which two are blamed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.charges import NOT_SO
from detente.dossier.questions.one_deed import is_one_deed
from detente.dossier.questions.sentences import content_words, sentence_start, sentence_stop
from detente.patterns import as_pattern
from detente.reading import Event
from detente.sources import Evidence

_DENIES: Final = as_pattern(
    r"\bden(?:y|ies|ied)\b(?P<denied>[^;]*)"
    r"|\b(?:reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es?|ed))\s(?:\w+\s){0,2}?"
    r"(?:charges?|accusations?|allegations?)\b(?P<rejected>[^;]*)",
    re.IGNORECASE,
)
_OF_THE_CHARGE: Final = as_pattern(
    r"\s(?:it|this|that|(?:any|all|the|these|those|such|its|his|her|their)?\s?"
    r"(?:charges?|accusations?|allegations?|claims?|wrongdoing|involvement|responsibility|complicity|blame|guilt))"
    r"\s?[.,”\"]*(?:\s(?:on|in|at|through|by)\s[^.;]{1,60})?[.,”\"\s]*|[.,”\"\s]*",
    re.IGNORECASE,
)
"""Words for a thing that is denied, where the charge right before says it."""
_LAYS_BLAME: Final = as_pattern(
    r"\bblam(?:es?|ed|ing)\b|\bheld\b.{1,60}\bresponsible\b|\bhold(?:s|ing)?\b.{1,60}\bresponsible\b", re.I
)
_HAVING_DONE: Final = as_pattern(
    r"(?:\s(?:on|yesterday|today|again|late|early)\b(?:\s[\w.]+){0,4}?)?(?:\s(?:that\s)?(?:he|she|it|they)\s(?:had|has|have|was|were|did|ever|secretly)\b"
    r"|\s(?:ever\s|secretly\s)?(?!nothing|anything|everything)[a-z]+ing\b"
    r"|\s(?:any|the|an?|such an?|its|his|her|their)\s(?:[a-z]+\s)?"
    r"(?:attack|raid|meeting|bombing|killing|arrest|deal|pact|strike)\b)",
    re.IGNORECASE,
)
"""The words behind "denied", or behind its day, of a deed of one's own."""
_NEAR: Final = 320
"""Characters between a charge and its denial in one report."""
_MOST_DAYS: Final = 30
"""Days between two reports of a charge and its denial."""
_SHARED: Final = 2
"""Words that a charge and its denial share, in two reports."""
_DEEDS: Final = frozenset((
    "ASSAULT", "COERCE", "AID", "MOBILIZE", "SANCTION", "PROTEST", "COOPERATE", "RETREAT", "CONSULT",
))  # fmt: skip
"""Types of deeds that somebody may say another did."""


@dataclass(frozen=True, slots=True)
class DeniedCharge:
    """A charge against somebody, and his denial.

    Attributes
    ----------
    type
        Of the deed, if a deed is told; else ACCUSE.
    accuser
        The side that charges it; None where nobody is named.
    """

    type: str
    charge: Evidence
    denial: Evidence
    accuser: str | None
    denier: str
    when: str | None


@dataclass(frozen=True, slots=True)
class DeniedDeed:
    """A denial of a deed of one's own: the words, those of what is denied, and who denies it."""

    words: Evidence
    denied: frozenset[str]
    denier: str


@dataclass(frozen=True, slots=True)
class TwoBlamed:
    """One deed, and two who are blamed for it: each with the words, and who says so."""

    first: Evidence
    other: Evidence
    blamed: tuple[str, str]
    by: tuple[str | None, str | None]
    when: str | None


@dataclass(frozen=True, slots=True)
class _Charge:
    type: str
    words: Evidence
    against: str
    by: str | None
    when: str | None


class Denials:
    """Finds the charges of a dossier, those that are denied, and those that blame two for one deed."""

    def __init__(self, base: EvidenceBase) -> None:
        self._base = base

    def of_charges(self) -> Iterator[DeniedCharge]:
        """Yield each denial of somebody named with the charge that it denies.

        In one report the charge stands shortly before; in two the denial says again what is denied.
        """
        for event in self._base.dossier.events:
            if event.type != "REJECT" or not event.actors:
                continue
            denial = self._denial(event)
            if denial is None:
                continue
            words, denied = denial
            charge = next(self._denied_by(words, denied, self._base.side(event.actors[0])), None)
            if charge is not None:
                yield DeniedCharge(
                    charge.type, charge.words, words, charge.by, charge.against, charge.when or event.when
                )

    def of_deeds(self) -> Iterator[DeniedDeed]:
        """Yield each denial of somebody named that says in two words or more what he denies having done."""
        for event in self._base.dossier.events:
            if event.type != "REJECT" or not event.actors:
                continue
            denial = self._denial(event)
            if denial is None:
                continue
            denier = self._base.side(event.actors[0])
            what = content_words(denial[1]) - content_words(self._base.name(denier))
            if len(what) >= _SHARED and _HAVING_DONE.match(denial[1]):
                yield DeniedDeed(denial[0], what, denier)

    def gainsays(self, denied: DeniedDeed, deed: Sequence[Evidence]) -> bool:
        """Return True if a denial is of a deed that other reports of those days tell."""
        return any(
            words.report != denied.words.report
            and self._is_of_then(words, denied.words)
            and len(denied.denied & content_words(self._to_the_end(words).quote)) >= _SHARED
            for words in deed
        ) and not any(words.report == denied.words.report for words in deed)

    def _denial(self, event: Event) -> tuple[Evidence, str] | None:
        """Return the words of a denial, and those of what is denied; None where nothing is denied in fact."""
        report = self._base.dossier.reports[event.span.report]
        verb = _DENIES.search(report.text, event.span.start, sentence_stop(report.text, event.span.end))
        if verb is None or verb.start() > event.span.end:
            return None
        start = sentence_start(report.text, verb.start())
        if NOT_SO.search(report.text[start : verb.start()]):
            return None
        return report.passage(event.span.start, verb.end()), verb["denied"] or verb["rejected"] or ""

    def _denied_by(self, denial: Evidence, denied: str, denier: str) -> Iterator[_Charge]:
        against = self._by_accused.get(denier, ())
        what = content_words(denied) - self._names
        near = [
            charge
            for charge in against
            if charge.words.report == denial.report and 0 <= denial.start - charge.words.end <= _NEAR
        ]
        for charge in sorted(near, key=lambda one: -one.words.start):
            if _OF_THE_CHARGE.fullmatch(denied) or what & content_words(charge.words.quote):
                yield charge
        for charge in against:
            elsewhere = charge.words.report != denial.report and self._is_of_then(charge.words, denial)
            if elsewhere and len(what & content_words(charge.words.quote)) >= _SHARED:
                yield charge

    def of_blame(self) -> Iterator[TwoBlamed]:
        """Yield the deeds for which two are blamed, by two sides.

        Where one who is blamed blames another in the same report, one word for the deed is enough.
        """
        blames = [charge for charge in self._charges if _LAYS_BLAME.search(charge.words.quote)]
        seen: set[frozenset[str]] = set()
        for k, one in enumerate(blames):
            for other in blames[k + 1 :]:
                if one.against == other.against or one.by == other.by or {one.against, other.against} in seen:
                    continue
                if self._is_of_one_deed(one, other):
                    seen.add(frozenset((one.against, other.against)))
                    yield TwoBlamed(
                        one.words, other.words, (one.against, other.against), (one.by, other.by), one.when
                    )

    def _is_of_one_deed(self, one: _Charge, other: _Charge) -> bool:
        turned = one.by == other.against or other.by == one.against
        first, then = (charge.words.quote.partition(" for ")[2] for charge in (one, other))
        if one.words.report == other.words.report:
            return is_one_deed(first, then, names=self._names, least=1 if turned else _SHARED)
        if not self._is_of_then(one.words, other.words):
            return False
        least = _SHARED + (not turned)
        return any(
            is_one_deed(*pair, names=self._names, least=least) for pair in ((first, then), (then, first))
        )

    def _is_of_then(self, one: Evidence, other: Evidence) -> bool:
        first, second = self._base.day(one), self._base.day(other)
        return first is not None and second is not None and abs((first - second).days) <= _MOST_DAYS

    @cached_property
    def _by_accused(self) -> dict[str, list[_Charge]]:
        charges: defaultdict[str, list[_Charge]] = defaultdict(list)
        for charge in self._charges:
            charges[charge.against].append(charge)
        return charges

    @cached_property
    def _charges(self) -> tuple[_Charge, ...]:
        return tuple(self._all_charges())

    def _all_charges(self) -> Iterator[_Charge]:
        for event in self._base.dossier.events:
            if event.modality not in ("happened", "ongoing"):
                continue
            if event.type == "ACCUSE":
                by = self._base.side(event.actors[0]) if event.actors else None
                for against in self._base.sides(event.recipients):
                    if against != by:
                        yield _Charge("ACCUSE", self._to_the_end(event.span), against, by, None)
            elif event.type in _DEEDS:
                by = self._base.speaker(event.span)
                side = self._base.side(by) if by is not None else None
                for against in self._base.sides(event.actors):
                    if side is not None and side != against:
                        yield _Charge(event.type, self._to_the_end(event.span), against, side, event.when)

    def _to_the_end(self, words: Evidence) -> Evidence:
        """Return words with the rest of their sentence: "blamed the Front for the bombing of the market"."""
        report = self._base.dossier.reports[words.report]
        stop = sentence_stop(report.text, words.end)
        return report.passage(words.start, len(report.text[:stop].rstrip()))

    @cached_property
    def _names(self) -> frozenset[str]:
        named = (
            name
            for party in self._base.dossier.parties
            for name in (party.name, *party.aliases)
            if name[:1].isupper()
        )
        return frozenset(word for name in named for word in content_words(name))
