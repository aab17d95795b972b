"""Sentences for what happened, made of a report's words."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property
from typing import Final

from detente.dossier import EvidenceBase
from detente.edtf import DateRange
from detente.page.words import HappeningWords, NamesInProse, without_its_date
from detente.patterns import as_pattern
from detente.reading import Event
from detente.short import one_line
from detente.sources import Evidence

_LACKS_ITS_DAY: Final = as_pattern(r"\b(?:since|until|till|by|from|before|after)$")
_SAYS_NOTHING: Final = as_pattern(
    r"\b(?:declined|refused) to (?:comment|answer)|could not be reached"
    r"|^[^,]{0,50}\balso (?:said|told|added)\b|^\w+ed (?:was|were|is|are)\b"
)
"""Sentences that tell of no deed, but of words, or of none."""
_NAMED_WHOLE: Final = as_pattern(
    r"(?:[Aa]n?|[Tt]he|[Tt]heir|[A-Z]\w+day[’']s|[Ll]ast \w+[’']s)(?: [\w.’'-]+){1,4}?"
    r" (?:between|of|on|against|with|by)(?: [\w.’'-]+)*? [A-Z][^.;]*$"
)
_TWICE: Final = as_pattern(r"\b([A-Z][\w.]+(?: [\w.]+){0,3})[’']s? [^,]{1,40}, \1\b")
"""A name put for the pronoun before it: "Ana Roy's envoy, Ana Roy"."""


class Deeds:
    """The sentences of a dossier's events."""

    def __init__(self, base: EvidenceBase) -> None:
        self._base = base

    def words(self, events: Sequence[tuple[Evidence, Event]]) -> tuple[str, Evidence] | None:
        """Return a sentence for one happening, and the passage it is made of; None where no words bear one.

        Of several tellings the first whole sentence stands; where there is none, the first that can be
        quoted, in quotation marks.
        """
        fallback = None
        for passage, event in events:
            made = self._told.of(passage, event.actors, event.recipients)
            if made is None:
                if event.decided_by is not None or self._is_named_whole(passage, event):
                    fallback = fallback or (f"“{one_line(passage.quote)}”", passage)
                continue
            text = made.text
            if not made.quoted:
                text = _without_day(text, DateRange.parse(event.when).words)
                if _SAYS_NOTHING.search(text):
                    continue
                if not _TWICE.search(text):
                    return text, passage
                text = one_line(passage.quote)
            fallback = fallback or (f"“{text}”", passage)
        return fallback

    def rests_on(self, events: Sequence[tuple[Evidence, Event]]) -> Iterator[Hashable]:
        """Yield all that `words` makes a sentence of, so that nothing that it rests on can change unseen."""
        for passage, event in events:
            yield event.when, event.decided_by
            yield self._told.rests_on(passage, event.actors, event.recipients)

    def _is_named_whole(self, passage: Evidence, event: Event) -> bool:
        """Return True for a noun that says with its own words what befell whom: "the raid on the guild"."""
        words = one_line(passage.quote)
        return bool(event.actors or event.recipients) and _NAMED_WHOLE.match(words) is not None

    @cached_property
    def _told(self) -> HappeningWords:
        in_events = {
            party for event in self._base.dossier.events for party in (*event.actors, *event.recipients)
        }
        named = [party for party in self._base.dossier.parties if party.id in in_events]
        return HappeningWords(self._base.dossier, NamesInProse.of(named, self._base.dossier))


def _without_day(text: str, date_in_words: str) -> str:
    """Return a sentence without the date that stands beside it, unless it breaks off without that."""
    short = without_its_date(text, date_in_words)
    return text if _LACKS_ITS_DAY.search(short) else short
