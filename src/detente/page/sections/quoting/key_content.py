"""The estimate of how much of what matters in a dispute a sentence tells, from weights that were trained."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from math import fsum
from typing import Final

from detente.dossier import Dossier
from detente.page.sections.quoting.centre import Centre
from detente.page.sections.quoting.own_words import OwnWords
from detente.page.sections.quoting.report_sentences import ReportSentence
from detente.page.sections.quoting.sentence_signs import SentenceSigns
from detente.page.sections.quoting.standing_facts import StandingFacts
from detente.positions import Positions

_BIAS: Final = "bias"


class KeyContent:
    """Estimates how much a sentence tells: 2 for what a page should not leave out, 1 for what it may have.

    The estimate is linear in the signs of a sentence. ``training/train_sentences.py`` trains the weights.
    """

    def __init__(
        self, dossier: Dossier, positions: Positions, own: OwnWords, facts: StandingFacts, centre: Centre
    ) -> None:
        self._signs = SentenceSigns(dossier, positions, own, facts, centre)
        self._known: dict[int, float] = {}

    def signs_of(self, sentence: ReportSentence) -> Mapping[str, float]:
        """Return the signs of a sentence, by their names."""
        return self._signs.of(sentence)

    def of(self, sentence: ReportSentence) -> float:
        """Return the estimate for a sentence of a report: its words alone do not matter, its place does."""
        if sentence.order not in self._known:
            self._known[sentence.order] = worth_of(self._signs.of(sentence))
        return self._known[sentence.order]


def worth_of(signs: Mapping[str, float]) -> float:
    """Return the estimate from the signs of a sentence; a sign without a weight says nothing.

    Examples
    --------
    >>> worth_of({"answers": 1.0}) > worth_of({"asks a question": 1.0})
    True
    """
    weights = _weights()
    return fsum([weights[_BIAS], *(weights.get(name, 0.0) * sign for name, sign in signs.items())])


@cache
def _weights() -> Mapping[str, float]:
    text = resources.files(__package__).joinpath("sentence_weights.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)
    return weights
