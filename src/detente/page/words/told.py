"""Sentences for what happened, made once: of the same words and names the same sentence is made."""

from __future__ import annotations

import hashlib
import weakref
from collections.abc import Hashable, Sequence
from typing import Final

from detente.dossier import Dossier
from detente.page.words.moments import MomentInWords, happening_in_words
from detente.page.words.parties import NamesInProse
from detente.reading import OnWords, Party
from detente.sources import Evidence

_MOST: Final = 1 << 17
"""Sentences that are remembered, by all dossiers together: some 40 MB."""
_made: dict[bytes, MomentInWords | None] = {}


class HappeningWords:
    """The sentences for what happened in a dossier, which somebody else holds.

    Parameters
    ----------
    names
        The names of its parties in sentences.
    """

    def __init__(self, dossier: Dossier, names: NamesInProse) -> None:
        self._held = weakref.ref(dossier)
        self._names = names
        self._mentions: dict[str, OnWords[Evidence]] = {}
        self._parties: dict[str, Hashable] = {}
        self._aliases: dict[tuple[str, str], tuple[str, ...]] = {}
        self._shorter: dict[str, Hashable] = {}
        self._digests: dict[str, bytes] = {}
        self._here: dict[Hashable, MomentInWords | None] = {}

    @property
    def _dossier(self) -> Dossier:
        dossier = self._held()
        assert dossier is not None
        return dossier

    def of(self, passage: Evidence, actors: Sequence[str], recipients: Sequence[str]) -> MomentInWords | None:
        """Return what happened in words; see `happening_in_words`."""
        asked = (passage, *actors, None, *recipients)
        if asked not in self._here:
            self._here[asked] = self._known_or_made(passage, actors, recipients)
        return self._here[asked]

    def _known_or_made(
        self, passage: Evidence, actors: Sequence[str], recipients: Sequence[str]
    ) -> MomentInWords | None:
        key = self._key(passage, actors, recipients)
        if key in _made:
            return _made[key]
        words = happening_in_words(
            passage,
            [self._as_named_in(passage, party) for party in actors],
            [self._as_named_in(passage, party) for party in recipients],
            self._dossier.reports[passage.report].text,
            self._names,
        )
        if len(_made) >= _MOST:
            _made.clear()
        _made[key] = words
        return words

    def rests_on(
        self, passage: Evidence, actors: Sequence[str], recipients: Sequence[str]
    ) -> tuple[Hashable, ...]:
        """Return all that a sentence is made of, but for the text of its report."""
        return (
            (passage.report, passage.start, passage.end),
            self._shorter_in_report(passage.report),
            *(tuple(self._as_told_in(passage, party) for party in of) for of in (actors, recipients)),
        )

    def _key(self, passage: Evidence, actors: Sequence[str], recipients: Sequence[str]) -> bytes:
        of = repr(self.rests_on(passage, actors, recipients)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(self._text_digest(passage.report) + of, digest_size=16).digest()

    def _text_digest(self, report: str) -> bytes:
        known = self._digests.get(report)
        if known is None:
            text = self._dossier.reports[report].text.encode("utf-8", "surrogatepass")
            known = self._digests[report] = hashlib.blake2b(text, digest_size=16).digest()
        return known

    def _shorter_in_report(self, report: str) -> Hashable:
        known = self._shorter.get(report)
        if known is None:
            text = self._dossier.reports[report].text
            known = self._shorter[report] = self._names.shorter_in(text)
        return known

    def _as_told_in(self, passage: Evidence, party: str) -> Hashable:
        known = self._parties.get(party)
        if known is None:
            one, name = self._dossier.party(party), self._names.name(party)
            known = self._parties[party] = (one.kind, one.name, name, self._names.shorter_by(name))
        mentions = self._mentions_of(party).on(passage)
        aliases = self._aliases_in(passage.report, party)
        return known, aliases, tuple((words.start, words.end) for words in mentions)

    def _aliases_in(self, report: str, party: str) -> tuple[str, ...]:
        """Return the aliases of a party that a report may have."""
        known = self._aliases.get((report, party))
        if known is None:
            text = self._dossier.reports[report].text
            known = self._aliases[report, party] = tuple(
                name
                for name in self._dossier.party(party).aliases
                if all(word in text for word in name.split())
            )
        return known

    def _mentions_of(self, party: str) -> OnWords[Evidence]:
        known = self._mentions.get(party)
        if known is None:
            mentions = self._dossier.party(party).mentions
            known = self._mentions[party] = OnWords((mention, mention) for mention in mentions)
        return known

    def _as_named_in(self, words: Evidence, party: str) -> Party:
        """Return a party with its mentions in a passage alone: it may have thousands elsewhere."""
        mentions = tuple(self._mentions_of(party).on(words))
        return self._dossier.party(party).model_copy(update={"mentions": mentions})
