"""The statements of a report, each with its speaker as one of the report's parties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.reading.attributions import Attribution
from detente.reading.findings import Party, Span, Statement


def find_statements(attributions: Sequence[Attribution], parties: Sequence[Party]) -> tuple[Statement, ...]:
    """Name the speaker of each attribution: the party mentioned by the words that name the speaker.

    ``speaker`` is None where those words name no party; a named speaker's ``speaker_span`` is the mention
    itself.
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
        statements.append(
            Statement(
                id=f"s{number}",
                speaker=speaker,
                speaker_span=span,
                cue_span=attribution.cue_span,
                content_spans=attribution.content,
                manner=attribution.manner,
            )
        )
    return tuple(statements)


def _speaker(
    attribution: Attribution, mentioned: Mapping[int, tuple[str, Span]]
) -> tuple[str | None, Span | None]:
    if attribution.speaker is None:
        return None, None
    return mentioned.get(attribution.speaker.idx, (None, attribution.speaker_span))
