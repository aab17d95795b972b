"""The statements of a text before their speakers are known as parties: the likeliest of the possible ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from detente.reading.findings import Span
from detente.reading.intervals import Intervals
from detente.reading.possible_statements import Attribution, PossibleStatement, possible_statements
from detente.reading.quotes import find_quotes
from detente.reading.statement_model import THRESHOLD, probability, statement_weights
from detente.reading.transcripts import find_transcript

__all__ = ["Attribution", "best_of", "find_attributions"]

_SAME_WORDS = 0.75
_STRETCH = 1000  # letters


def find_attributions(doc: Doc, furniture: Sequence[Span]) -> tuple[Attribution, ...]:
    """Find what is said in a parsed text, in the order of the text.

    Parameters
    ----------
    doc
        A text with tags, lemmas, dependencies.
    furniture
        Spans that are not read.
    """
    unread = Intervals(furniture)
    quotes = [quote for quote in find_quotes(doc.text) if quote.start not in unread]
    possible = tuple(possible_statements(doc, quotes, unread))
    chosen = [possible[k].attribution for k in best_of(possible, statement_weights(), THRESHOLD)]
    lines = find_transcript(doc, unread)
    in_lines = Intervals(line.content[0] for line in lines)
    # A line of dialogue is its speaker's as a whole; its quotation marks run from line to line.
    chosen = [said for said in chosen if said.manner == "indirect" or said.content[0].start not in in_lines]
    return tuple(sorted((*chosen, *lines), key=lambda attribution: attribution.content[0].start))


def best_of(
    possible: Sequence[PossibleStatement], weights: Mapping[str, float], threshold: float
) -> list[int]:
    """Choose the likeliest statements: one a cue, and of two with the same words one.

    Returns
    -------
    list of int
        Places in ``possible``, the likeliest first.
    """
    # "According to X" leaves no doubt that X says something, however odd the words.
    likely = [
        (max(probability(item.features, weights), threshold if item.frame == "according" else 0), k)
        for k, item in enumerate(possible)
    ]
    cues: set[int] = set()
    chosen: list[int] = []
    beaten: set[int] = set()
    by_place: dict[int, list[int]] = {}
    for chance, k in sorted(likely, key=lambda pair: (-pair[0], pair[1])):
        if chance < threshold:
            break
        attribution = possible[k].attribution
        cue = attribution.cue
        if cue is not None and cue.i in cues:
            continue
        places = _buckets(attribution)
        near = {other for place in places for other in by_place.get(place, ())} - beaten
        rivals = [other for other in near if _same_words(attribution, possible[other].attribution)]
        # Of "she wants both sides to meet, an aide said" the aide says it, however sure it is that she wants.
        if all(_within(possible[other].attribution, attribution) for other in rivals):
            beaten.update(rivals)
        elif rivals:
            continue
        if cue is not None:
            cues.add(cue.i)
        chosen.append(k)
        for place in places:
            by_place.setdefault(place, []).append(k)
    return [k for k in chosen if k not in beaten]


def _buckets(attribution: Attribution) -> range:
    """The stretches of the text that a content touches, so that only neighbours are compared."""
    return range(attribution.content[0].start // _STRETCH, attribution.content[-1].end // _STRETCH + 1)


def _same_words(one: Attribution, other: Attribution) -> bool:
    """Whether two give the same words, or nearly, to two cues."""
    begin, end = one.content[0].start, one.content[-1].end
    first, last = other.content[0].start, other.content[-1].end
    return min(end, last) - max(begin, first) > _SAME_WORDS * max(end - begin, last - first)


def _within(inner: Attribution, outer: Attribution) -> bool:
    return inner.cue is not None and any(span.start <= inner.cue.idx < span.end for span in outer.content)
