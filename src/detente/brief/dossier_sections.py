"""The sections that show the dossier: parties, chronology, who said what."""

from __future__ import annotations

from collections import defaultdict

from detente.brief.dates_in_words import date_in_words
from detente.brief.page import Group, Line
from detente.dossier.dossier import Dossier, DossierEvent, DossierStatement, Evidence

MAX_PARTIES = 12
MAX_UNDATED = 12
_LONGEST_QUOTE = 240


def party_groups(dossier: Dossier) -> tuple[tuple[Group, ...], int]:
    """The parties most spoken of with their standing, and how many more there are."""
    names = {party.id: party.name for party in dossier.parties}
    groups = []
    for party in dossier.parties[:MAX_PARTIES]:
        lines = [
            Line(
                standing.title
                + (
                    f", {names[standing.of]}"
                    if standing.of and names[standing.of] not in standing.title
                    else ""
                ),
                evidence=(standing.evidence,),
            )
            for standing in party.standing
        ]
        also = f"{party.kind}; also {', '.join(party.aliases)}" if party.aliases else party.kind
        groups.append(Group(party.name, also, tuple(lines), party.mentions[:1]))
    return tuple(groups), max(0, len(dossier.parties) - MAX_PARTIES)


def chronology(dossier: Dossier) -> tuple[tuple[Line, ...], tuple[Line, ...], int]:
    """Dated events in order, undated ones apart, and how many undated ones were left out."""
    dated = [event for event in dossier.events if event.when and not event.when.startswith("XXXX")]
    undated = [event for event in dossier.events if event not in dated]
    lines = tuple(_event_line(event, date_in_words(event.when)) for event in dated)
    rest = tuple(
        _event_line(event, date_in_words(event.when) if event.when else "") for event in undated[:MAX_UNDATED]
    )
    return lines, rest, max(0, len(undated) - MAX_UNDATED)


def _event_line(event: DossierEvent, lead: str) -> Line:
    hedge = () if event.modality == "happened" else (event.modality,)
    words = _shortened(event.evidence[0])
    return Line(words, lead, (event.type.lower(), *hedge), event.evidence, quoted=True)


def voices(dossier: Dossier) -> tuple[Group, ...]:
    """Who said what, the most quoted first."""
    by_speaker: dict[str, list[DossierStatement]] = defaultdict(list)
    for statement in dossier.statements:
        if statement.speaker is not None:
            by_speaker[statement.speaker].append(statement)
        elif statement.speaker_evidence is not None:
            by_speaker[statement.speaker_evidence.quote].append(statement)
    names = {party.id: party.name for party in dossier.parties}
    standing = {party.id: "; ".join(s.title for s in party.standing[:2]) for party in dossier.parties}
    return tuple(
        Group(names.get(speaker, speaker), standing.get(speaker, ""), tuple(map(_statement_line, said)))
        for speaker, said in sorted(by_speaker.items(), key=lambda item: -len(item[1]))
    )


def _statement_line(statement: DossierStatement) -> Line:
    text = " … ".join(_shortened(part) for part in statement.content)
    tag = {"direct": "in these words", "indirect": "as reported", "mixed": "partly in these words"}[
        statement.manner
    ]
    return Line(text, tags=(tag,), evidence=statement.content, quoted=True)


def _shortened(evidence: Evidence) -> str:
    words = " ".join(evidence.quote.split())
    return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
