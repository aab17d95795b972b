"""The statements of a report, each with its speaker as one of the report's parties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from detente.reading.addressees import addressee_of
from detente.reading.attributions import Attribution
from detente.reading.findings import Party, Span, Stance, Statement
from detente.reading.speakers import speaker_words
from detente.reading.stances import stances_of

_Mentioned = Mapping[int, tuple[str, Span]]
"""Each place of a mention, with the party and the whole mention."""


def find_statements(attributions: Sequence[Attribution], parties: Sequence[Party]) -> tuple[Statement, ...]:
    """Name the speaker of each attribution: the party mentioned by the words that name the speaker.

    ``speaker`` is None where those words name no party; a named speaker's ``speaker_span`` is the mention
    itself. Who is spoken to and what the words are for or against is read beside.
    """
    mentioned: dict[int, tuple[str, Span]] = {}
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


def _speaker(attribution: Attribution, mentioned: _Mentioned) -> tuple[str | None, Span | None]:
    if attribution.speaker is None:
        return None, None
    party, mention = mentioned.get(attribution.speaker.idx, (None, attribution.speaker_span))
    return party, attribution.speaker_span if attribution.relative is not None else mention


def _addressee(attribution: Attribution, mentioned: _Mentioned) -> tuple[str | None, Span | None]:
    head = addressee_of(attribution.cue)
    if head is None:
        return None, None
    first, end = speaker_words(head)
    piece = head.doc[first:end]
    return mentioned.get(head.idx, (None, Span(start=piece.start_char, end=piece.end_char)))


def _stances(attribution: Attribution, speaker: str | None, mentioned: _Mentioned) -> tuple[Stance, ...]:
    words = attribution.cue or attribution.speaker
    if words is None:
        return ()
    doc = words.doc
    own = frozenset(
        token.i for token in _tokens(doc, attribution) if _party_at(mentioned, token.idx) == speaker
    )
    found = []
    for taken in stances_of(doc, attribution, own if speaker is not None else frozenset()):
        named = (_party_at(mentioned, place) for place in range(taken.span.start, taken.span.end))
        of = tuple(dict.fromkeys(party for party in named if party is not None and party != speaker))
        found.append(Stance(kind=taken.kind, of=of, span=taken.span))
    return tuple(found)


def _tokens(doc: Doc, attribution: Attribution) -> Iterator[Token]:
    for span in attribution.content:
        yield from doc.char_span(span.start, span.end, alignment_mode="expand") or ()


def _party_at(mentioned: _Mentioned, place: int) -> str | None:
    return mentioned[place][0] if place in mentioned else None
