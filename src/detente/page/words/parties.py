"""Names of parties as a sentence prints them: short, with the article that the reports give them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from detente.drafting import is_plural
from detente.page.words.positions import short_name
from detente.page.words.states import lower_first
from detente.reading import Party

_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_OWN: Final = re.compile(
    r"(?:its|their|his|her|our|my|both|all|some|other|many|most|several|two|three|four)\b", re.I
)
_COMMON: Final = re.compile(r"government|opposition|parliament|police|army", re.IGNORECASE)
_CLEAR_SHARE: Final = 0.5
"""Share of the places where a name stands alone as a noun, from which on its article is its own."""


@dataclass(frozen=True)
class NamesInProse:
    """The names of the parties of a table, as sentences about them print them.

    Attributes
    ----------
    parties
        The parties of the table.
    texts
        The reports: where these mostly write "the CNRP", so does a sentence.
    """

    parties: Sequence[Party]
    texts: Sequence[str]

    @cached_property
    def _by_id(self) -> Mapping[str, Party]:
        return {party.id: party for party in self.parties}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        short = {party.id: short_name(party) for party in self.parties}
        names = list(short.values())
        return {
            party.id: self._with_article(
                party, short[party.id] if names.count(short[party.id]) == 1 else party.name
            )
            for party in self.parties
        }

    def name(self, party_id: str) -> str:
        """Return the short name of a party, with its article.

        Examples
        --------
        >>> cnrp = Party(id="p", name="Rescue Party", kind="organization", aliases=("CNRP",))
        >>> NamesInProse([cnrp], ["The CNRP asked for talks. Later the CNRP waited."]).name("p")
        'the CNRP'
        """
        return self._names[party_id]

    def is_plural(self, party_id: str) -> bool:
        """Return True if the name takes a verb in the plural."""
        bare = _ARTICLE.sub("", self.name(party_id), count=1)
        return is_plural(bare, self._by_id[party_id])

    def pronoun(self, party_id: str) -> str:
        """Return the pronoun that stands for a party as an object: it, them, or nothing for a person."""
        if self._by_id[party_id].kind == "person":
            return ""
        return "them" if self.is_plural(party_id) else "it"

    def without(self, act: str, party_id: str) -> str:
        """Return an act in which a pronoun stands for the party that asks for it.

        Examples
        --------
        >>> port = Party(id="p", name="the Port Union", kind="organization", aliases=("PU",))
        >>> NamesInProse([port], ["The Port Union struck."]).without("Open talks with the PU", "p")
        'Open talks with it'
        """
        pronoun = self.pronoun(party_id)
        party = self._by_id[party_id]
        if not pronoun:
            return act
        names = sorted({party.name, *party.aliases}, key=len, reverse=True)
        bare = "|".join(re.escape(_ARTICLE.sub("", name, count=1)) for name in names)
        # "The PU’s leader" and "the PU talks" are about somebody, or something, else.
        last = rf"(^\w+\s|\b(?:with|for|from|to|on|of|at|by)\s)(?:the\s+)?(?:{bare})$"
        return re.sub(last, rf"\g<1>{pronoun}", act)

    def _with_article(self, party: Party, name: str) -> str:
        bare = _ARTICLE.sub("", name, count=1)
        if party.kind == "person":
            return bare
        if _OWN.match(bare):
            return lower_first(bare)
        if bare != name or self._is_written_with_the(bare):
            return f"the {bare}"
        if _COMMON.fullmatch(bare):  # a headline's "Government"
            return f"the {bare.lower()}"
        is_common = bare[:1].islower()
        return f"the {bare}" if is_common and not is_plural(bare, party) else bare

    def _is_written_with_the(self, name: str) -> bool:
        alone = with_the = 0
        for text in self.texts:
            for before in re.finditer(rf"(\w*’?\w*)\W{{1,2}}{re.escape(name)}(?![\w’'-])", text):
                # "Cambodia’s Supreme Court", "ruling CPP": the article, if any, stands further ahead.
                alone += 1
                with_the += before[1].lower() == "the"
        return alone > 0 and with_the / alone > _CLEAR_SHARE


def sentence(text: str) -> str:
    """Return words as a sentence: a capital at the start, a full stop at the end.

    Examples
    --------
    >>> sentence("the CNRP waits")
    'The CNRP waits.'
    """
    whole = text[:1].upper() + text[1:]
    return whole if whole.endswith((".", "!", "?", ".”")) else f"{whole}."
