"""The statements of a report: chosen among the possible ones, each with its speaker as a party."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from detente.reading.findings import Party, Stance, Statement
from detente.reading.intervals import Intervals
from detente.reading.parsed import passage, report_of
from detente.reading.statements.candidates import (
    Attribution,
    PossibleStatement,
    possible_statements,
)
from detente.reading.statements.dialogue import find_transcript, find_turns
from detente.reading.statements.letters import find_letters
from detente.reading.statements.quote_marks import find_quotes
from detente.reading.statements.scoring import THRESHOLD, probability, statement_weights
from detente.reading.statements.speakers import addressee_of, speaker_words
from detente.reading.statements.stances import stances_of
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SAME_WORDS = 0.75
_CERTAIN = ("according", "own sentence")
_STRETCH = 1000  # letters


def find_attributions(doc: Doc, furniture: Sequence[Evidence]) -> tuple[Attribution, ...]:
    """Find the attributions of a parsed text, in the order of the text.

    Parameters
    ----------
    doc
        A text with tags, lemmas, dependencies.
    furniture
        Spans that are not read.
    """
    unread = Intervals(furniture)
    quotes = [quote for quote in find_quotes(report_of(doc).text) if quote.start not in unread]
    possible = tuple(possible_statements(doc, quotes, unread))
    chosen = [possible[k].attribution for k in best_of(possible, statement_weights(), THRESHOLD)]
    lines = find_transcript(doc, unread) or find_turns(doc, unread) or find_letters(doc, unread)
    in_lines = Intervals(span for line in lines for span in line.content)
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
    # "According to X" leaves no doubt that X says something, however odd the words; nor does a quotation by
    # itself.
    likely = [
        (max(probability(item.features, weights), threshold if item.frame in _CERTAIN else 0), k)
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
    """Return the stretches of the text that a content touches, so that only neighbours are compared."""
    return range(attribution.content[0].start // _STRETCH, attribution.content[-1].end // _STRETCH + 1)


def _same_words(one: Attribution, other: Attribution) -> bool:
    """Return True if two give the same words, or nearly, to two cues."""
    begin, end = one.content[0].start, one.content[-1].end
    first, last = other.content[0].start, other.content[-1].end
    return min(end, last) - max(begin, first) > _SAME_WORDS * max(end - begin, last - first)


def _within(inner: Attribution, outer: Attribution) -> bool:
    return inner.cue is not None and any(span.start <= inner.cue.idx < span.end for span in outer.content)


_Mentioned = Mapping[int, tuple[str, Evidence]]
"""Each place of a mention, with the party and the whole mention."""


def find_statements(attributions: Sequence[Attribution], parties: Sequence[Party]) -> tuple[Statement, ...]:
    """Name the speaker of each attribution: the party mentioned by the words that name the speaker.

    ``speaker`` is None where those words name no party; a named speaker's ``speaker_span`` is the mention
    itself. Addressee and stances are found as well.
    """
    mentioned: dict[int, tuple[str, Evidence]] = {}
    for party in parties:
        for mention in party.mentions:
            # Of two mentions at one place the shorter counts: a name inside a longer description of somebody
            # else.
            for place in range(mention.start, mention.end):
                old = mentioned.get(place)
                if old is None or mention.end - mention.start < old[1].end - old[1].start:
                    mentioned[place] = (party.id, mention)
    statements = []
    for number, attribution in enumerate(attributions, start=1):
        speaker, span = _speaker(attribution, mentioned)
        addressee, addressee_span = _addressee(attribution, mentioned)
        statements.append(
            Statement(
                id=f"s{number}",
                speaker=speaker,
                speaker_span=span,
                cue_span=attribution.cue_span,
                content_spans=attribution.content,
                manner=attribution.manner,
                addressee=addressee if addressee != speaker else None,
                addressee_span=addressee_span,
                stances=_stances(attribution, speaker, mentioned),
            )
        )
    return tuple(statements)


def _speaker(attribution: Attribution, mentioned: _Mentioned) -> tuple[str | None, Evidence | None]:
    if attribution.speaker is None:
        return None, None
    party, mention = mentioned.get(attribution.speaker.idx, (None, attribution.speaker_span))
    return party, attribution.speaker_span if attribution.relative is not None else mention


def _addressee(attribution: Attribution, mentioned: _Mentioned) -> tuple[str | None, Evidence | None]:
    head = addressee_of(attribution.cue)
    if head is None:
        return None, None
    first, end = speaker_words(head)
    piece = head.doc[first:end]
    return mentioned.get(head.idx, (None, passage(head.doc, piece.start_char, piece.end_char)))


def _stances(attribution: Attribution, speaker: str | None, mentioned: _Mentioned) -> tuple[Stance, ...]:
    words = attribution.cue or attribution.speaker
    if words is None:
        return ()
    doc = words.doc
    own = frozenset(
        token.i for token in _tokens(doc, attribution) if _party_at(mentioned, token.idx) == speaker
    )
    stances = []
    for taken in stances_of(doc, attribution, own if speaker is not None else frozenset()):
        named = (_party_at(mentioned, place) for place in range(taken.span.start, taken.span.end))
        of = tuple(dict.fromkeys(party for party in named if party is not None and party != speaker))
        stances.append(Stance(kind=taken.kind, of=of, span=taken.span))
    return tuple(stances)


def _tokens(doc: Doc, attribution: Attribution) -> Iterator[Token]:
    for span in attribution.content:
        yield from doc.char_span(span.start, span.end, alignment_mode="expand") or ()


def _party_at(mentioned: _Mentioned, place: int) -> str | None:
    return mentioned[place][0] if place in mentioned else None
