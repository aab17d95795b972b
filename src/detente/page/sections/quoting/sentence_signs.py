"""Signs that a sentence tells what matters in a dispute: its place, its grammar, its acts, who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.edtf import WEEKDAYS
from detente.page.sections.quoting.centre import Centre
from detente.page.sections.quoting.cues import ANSWERS, ASKS, CUES
from detente.page.sections.quoting.days_ahead import days_ahead
from detente.page.sections.quoting.lone_sentences import without_quotes
from detente.page.sections.quoting.own_sentence import OwnSentence
from detente.page.sections.quoting.own_words import OwnWords
from detente.page.sections.quoting.report_sentences import ReportSentence
from detente.page.sections.quoting.standing_facts import StandingFacts
from detente.page.sections.quoting.wills import CONDITION
from detente.patterns import as_pattern
from detente.positions import Positions
from detente.reading import ActMention, DateExpression, OnWords

_OF_A_DEAL: Final = as_pattern(
    r"\b(?:agree\w*|deal|accord|sign\w*|cease-?fire|truce|talks|negotiat\w+|offer\w*|propos\w+|demand\w*"
    r"|condition\w*|withdraw\w*|lift\w*|refus\w+|reject\w+|accept\w*|ban\w*|strike\w*|vote\w*|election\w*)\b",
    re.IGNORECASE,
)
_STILL: Final = as_pattern(
    r"\b(?:still|remain\w*|until|for now|so far|yet|pending|in force|stays?|suspend\w*)\b"
)
_NAMES_SPEAKING: Final = as_pattern(
    r"\b(?:said|says|told|replied|wrote|added|insisted|insists|argued|argues)\b"
)
_TODAY: Final = as_pattern(
    rf"\b(?:today|yesterday|tomorrow|(?:{WEEKDAYS})|this week|tonight|last night)\b", re.IGNORECASE
)
_NUMBER: Final = as_pattern(r"\d[\d.,]*")
_NEGATED: Final = as_pattern(r"\b(?:not|never|no|nobody|cannot|none|nothing)\b|n[’']t\b")
_FEW_WORDS, _MANY_WORDS = 8, 50
_FIRST: Final = 2
_MOST_COUNTED: Final = 4


class SentenceSigns:
    """Finds the signs of sentences.

    Parameters
    ----------
    own, facts
        The sentences by whose will they tell, and those on what holds.
    """

    def __init__(
        self, dossier: Dossier, positions: Positions, own: OwnWords, facts: StandingFacts, centre: Centre
    ) -> None:
        self._dossier, self._positions = dossier, positions
        self._own, self._facts, self._centre = own, facts, centre
        self._all: Final = tuple(own.sentences)

    def of(self, sentence: ReportSentence) -> Mapping[str, float]:
        """Return the signs of a sentence, each from nought to one; those that it has not are left out."""
        signs = {
            **self._of_place(sentence),
            **_of_words(sentence.text),
            **self._of_parties(sentence),
            **self._of_acts(sentence),
        }
        return {name: float(sign) for name, sign in signs.items() if sign}

    def _of_place(self, sentence: ReportSentence) -> Mapping[str, float]:
        at = sentence.order
        before = self._all[at - 1] if at > 0 else None
        after = self._all[at + 1] if at + 1 < len(self._all) else None
        start, length = self._reports[sentence.place.report]
        return {
            "place": (at - start) / length,
            "among the first": at - start < _FIRST,
            "begins a paragraph": before is None or _paragraph(before) != _paragraph(sentence),
            "ends a paragraph": after is None or _paragraph(after) != _paragraph(sentence),
        }

    @cached_property
    def _reports(self) -> Mapping[str, tuple[int, int]]:
        """The first sentence of each report, and the number of its sentences."""
        counts = Counter(sentence.place.report for sentence in self._all)
        starts: dict[str, int] = {}
        for sentence in self._all:
            starts.setdefault(sentence.place.report, sentence.order)
        return {report: (starts[report], count) for report, count in counts.items()}

    def _of_parties(self, sentence: ReportSentence) -> Mapping[str, float]:
        sides = set(self._named.on(sentence.place))
        own = self._by_order.get(sentence.order)
        signs: dict[str, float] = {
            "its first side": max((self._central[side] for side in sides), default=0.0),
            "second of the sides": self._second in sides,
        }
        if own is not None:
            signs |= {
                "its subject has a will": own.leads,
                "weight of its subject": self._told_of.get(own.party, 0.0),
            }
        return signs

    def _of_acts(self, sentence: ReportSentence) -> Mapping[str, float]:
        acts = sum(1 for _ in self._acts.on(sentence.place))
        return {
            "centre": self._centre.of(sentence.text),
            "fact": sentence.order in self._fact_orders,
            "row": min(1.0, max(self._rows.on(sentence.place), default=0.0)),
            "acts": min(acts, _MOST_COUNTED) / _MOST_COUNTED,
            "statement": any(True for _ in self._said.on(sentence.place)),
            "ahead": any(True for _ in self._ahead.on(sentence.place)),
            "date": any(True for _ in self._dates.on(sentence.place)),
        }

    @cached_property
    def _by_order(self) -> Mapping[int, OwnSentence]:
        return {one.sentence.order: one for one in reversed(self._own.all)}

    @cached_property
    def _told_of(self) -> Mapping[str, float]:
        """The times that each party's will is told: one for the first."""
        counts = Counter(one.party for one in self._own.all)
        most = max(counts.values(), default=1)
        return {party: count / most for party, count in counts.items()}

    @cached_property
    def _fact_orders(self) -> frozenset[int]:
        return frozenset(fact.sentence.order for fact in self._facts.all)

    def _side(self, party: str) -> str:
        return self._positions.speaks_for.get(party, party)

    @cached_property
    def _central(self) -> Mapping[str, float]:
        """The part of all mentions that each side has: one for the first."""
        counts: Counter[str] = Counter()
        for party in self._dossier.parties:
            counts[self._side(party.id)] += len(party.mentions)
        most = max(counts.values(), default=0) or 1
        return {side: count / most for side, count in counts.items()}

    @cached_property
    def _second(self) -> str:
        """The side that is named most but one; "" where there is no second."""
        by_weight = sorted(self._central, key=lambda side: (-self._central[side], side))
        return by_weight[1] if len(by_weight) > 1 else ""

    @cached_property
    def _named(self) -> OnWords[str]:
        return OnWords(
            (mention, self._side(party.id)) for party in self._dossier.parties for mention in party.mentions
        )

    @cached_property
    def _acts(self) -> OnWords[ActMention]:
        return OnWords((act.span, act) for act in self._dossier.acts)

    @cached_property
    def _rows(self) -> OnWords[float]:
        return OnWords((words, row.weight) for row in self._positions.rows for words in row.evidence)

    @cached_property
    def _said(self) -> OnWords[str]:
        return OnWords(
            (words, statement.id)
            for statement in self._dossier.statements
            for words in statement.content_spans
        )

    @cached_property
    def _ahead(self) -> OnWords[DateExpression]:
        return days_ahead(self._dossier)

    @cached_property
    def _dates(self) -> OnWords[DateExpression]:
        return OnWords((date.span, date) for date in self._dossier.dates if date.type == "DATE")


def _paragraph(sentence: ReportSentence) -> tuple[str, int]:
    return sentence.place.report, sentence.paragraph


def _of_words(text: str) -> Mapping[str, float]:
    """Return the signs of the words of a sentence; none is on what a dispute is about."""
    bare, words = without_quotes(text), len(text.split())
    return {
        "words": min(words, _MANY_WORDS) / _MANY_WORDS,
        "few words": words < _FEW_WORDS,
        "asks": CUES[ASKS].search(text) is not None,
        "answers": CUES[ANSWERS].search(text) is not None,
        "condition": CONDITION.search(text) is not None,
        "of a deal": min(len(_OF_A_DEAL.findall(text)), _MOST_COUNTED) / _MOST_COUNTED,
        "still": _STILL.search(text) is not None,
        "says": _NAMES_SPEAKING.search(bare) is not None,
        "a day": _TODAY.search(text) is not None,
        "numbers": min(len(_NUMBER.findall(text)), _MOST_COUNTED) / _MOST_COUNTED,
        "negated": _NEGATED.search(text) is not None,
        "asks a question": text.endswith("?"),
        "quoted": len(bare) < len(text),
    }
