"""The findings of single reports with the ids of a dossier, made again only where these have changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from detente.dossier.homes import Home, home_in
from detente.dossier.judgements import Key
from detente.dossier.lean import lean
from detente.reading import ActMention, Event, Findings, Statement


@dataclass(frozen=True, slots=True)
class ReportPart:
    """The part of a dossier that is of one report.

    Attributes
    ----------
    events
        Each with what another event has that is the same one.
    """

    statements: tuple[Statement, ...]
    acts: tuple[ActMention, ...]
    events: tuple[tuple[tuple[object, ...], Event], ...]

    @classmethod
    def of(cls, findings: Findings, ids: Mapping[Key, str]) -> ReportPart:
        """Return the part of a report.

        Parameters
        ----------
        ids
            The id in the dossier of each party of a report.
        """
        return cls(
            tuple(map(lean, _statements(findings, ids))),
            tuple(map(lean, _acts(findings, ids))),
            tuple((_same(event), lean(event)) for event in _events(findings, ids)),
        )


@dataclass
class JoinedBefore:
    """The parts of a dossier by the ids of their reports, each with what it was made of."""

    _known: dict[str, tuple[Findings, tuple[str, ...], ReportPart]] = field(default_factory=dict)
    _homes: dict[str, tuple[Findings, Home]] = field(default_factory=dict)

    def part(self, findings: Findings, ids: Mapping[Key, str]) -> ReportPart:
        """Return the part of a report: as it was, where the same findings name the same parties."""
        parties = tuple(ids[findings.id, party.id] for party in findings.parties)
        known = self._known.get(findings.id)
        if known is None or known[0] is not findings or known[1] != parties:
            known = self._known[findings.id] = findings, parties, ReportPart.of(findings, ids)
        return known[2]

    def home(self, findings: Findings) -> Home:
        """Return the home of a report: as it was, where its findings are the same."""
        known = self._homes.get(findings.id)
        if known is None or known[0] is not findings:
            known = self._homes[findings.id] = findings, home_in(findings)
        return known[1]


def _statements(findings: Findings, ids: Mapping[Key, str]) -> Iterator[Statement]:
    for statement in findings.statements:
        stances = tuple(
            stance.model_copy(update={"of": _joined_ids(findings, stance.of, ids)})
            for stance in statement.stances
        )
        yield statement.model_copy(
            update={
                "id": f"{findings.id}:{statement.id}",
                "speaker": ids[findings.id, statement.speaker] if statement.speaker else None,
                "addressee": ids[findings.id, statement.addressee] if statement.addressee else None,
                "stances": stances,
            }
        )


def _acts(findings: Findings, ids: Mapping[Key, str]) -> Iterator[ActMention]:
    for act in findings.acts:
        yield act.model_copy(
            update={
                "id": f"{findings.id}:{act.id}",
                "doer": ids[findings.id, act.doer] if act.doer else None,
                "voice": ids[findings.id, act.voice] if act.voice else None,
                "addressee": ids[findings.id, act.addressee] if act.addressee else None,
                "about": _joined_ids(findings, act.about, ids),
                "condition_of": f"{findings.id}:{act.condition_of}" if act.condition_of else None,
            }
        )


def _events(findings: Findings, ids: Mapping[Key, str]) -> Iterator[Event]:
    for event in findings.events:
        yield event.model_copy(
            update={
                "id": f"{findings.id}:{event.id}",
                "actors": _joined_ids(findings, event.actors, ids),
                "recipients": _joined_ids(findings, event.recipients, ids),
            }
        )


def _same(event: Event) -> tuple[object, ...]:
    """Return what two passages share that tell of one event."""
    parties = frozenset(event.actors), frozenset(event.recipients)
    # Without a date or anybody named, two passages may well describe two events.
    return (event.type, *parties, event.when, event.modality) if event.when and any(parties) else (event.id,)


def _joined_ids(findings: Findings, parties: Iterable[str], ids: Mapping[Key, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids[findings.id, party] for party in parties))
