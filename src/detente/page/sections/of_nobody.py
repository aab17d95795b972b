"""The sentence on what is demanded where no words say of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from detente.page.lines import Line
from detente.page.words import NamesInProse, sentence
from detente.positions import Positions, Silence
from detente.short import join_words, lower_first

_MOST: Final = 2


def demand_of_nobody(positions: Positions, texts: Sequence[str], silence: Silence) -> Iterator[Line]:
    """Say what one party demands of nobody who is named: the first that does, in the order of the words.

    Parameters
    ----------
    texts
        The texts of the reports.
    silence
        What the reports surely do not tell.
    """
    demands = [(item.wanted, item.words) for item in positions.of_nobody_named if item.wanted is not None]
    if not demands:
        return
    party = demands[0][0].party
    its = [(wanted.act, words) for wanted, words in demands if wanted.party.id == party.id][:_MOST]
    names = NamesInProse([party], texts)
    acts = join_words([f"to {lower_first(names.without(act, party.id))}" for act, _ in its])
    wants = "want" if names.is_plural(party.id) else "wants"
    reports = "the report does" if len(texts) == 1 else "the reports do"
    who = _with_article(names.name(party.id), texts)
    silent = silence.names_nobody_asked(party.id, [words for _, words in its])
    words = f"{who} {wants} someone {acts}"
    words += f"; of whom that is asked, {reports} not say" if silent else ""
    yield Line(sentence(words), evidence=tuple(dict.fromkeys(words for _, words in its)))


def _with_article(name: str, texts: Sequence[str]) -> str:
    """Return a description with the article that the reports give it at first: "a lawmaker"."""
    article = next(
        (m for text in texts if (m := re.search(rf"\b(an?) {re.escape(name)}", text, re.IGNORECASE))), None
    )
    return name if article is None else f"{article[1].lower()} {lower_first(name)}"
