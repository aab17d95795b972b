"""The findings of many reports become one dossier."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from detente.dossier.dossier import (
    Dossier,
    DossierEvent,
    DossierParty,
    DossierStance,
    DossierStatement,
    Evidence,
    Standing,
)
from detente.edtf import DateRange
from detente.reading import Event, Findings, Party, Span
from detente.sources import Report


def join_findings(findings: Iterable[Findings]) -> Dossier:
    """Join findings: one entry a party, one an event, every line with its words.

    Examples
    --------
    >>> join_findings([]).parties
    ()
    """
    read = list(findings)
    groups = group_parties(read)
    ids = _dossier_ids(groups)
    return Dossier(
        reports={f.id: _report(f) for f in read},
        furniture={f.id: tuple(_evidence(f, span) for span in f.furniture) for f in read},
        parties=_parties(read, groups, ids),
        statements=tuple(statement for f in read for statement in _statements(f, ids)),
        events=_events(read, ids),
    )


def _report(findings: Findings) -> Report:
    return Report(
        id=findings.id,
        source=findings.source,
        text=findings.text,
        title=findings.title,
        publisher=findings.publisher,
        published=date.fromisoformat(findings.published) if findings.published else None,
        language=findings.language,
    )


def _evidence(findings: Findings, span: Span) -> Evidence:
    return Evidence(findings.id, span.start, span.end, findings.text[span.start : span.end])


def _dossier_ids(groups: Sequence[Sequence[Key]]) -> dict[Key, str]:
    """One id a group: the party id its first report gave it, numbered where another group has it."""
    taken: Counter[str] = Counter()
    ids = {}
    for group in groups:
        base = group[0][1]
        taken[base] += 1
        name = base if taken[base] == 1 else f"{base}-{taken[base]}"
        ids.update(dict.fromkeys(group, name))
    return ids


def _parties(
    read: Sequence[Findings], groups: Sequence[Sequence[Key]], ids: dict[Key, str]
) -> tuple[DossierParty, ...]:
    by_id = {f.id: f for f in read}
    found = {(f.id, p.id): p for f in read for p in f.parties}
    joined = []
    for group in groups:
        members = [(by_id[report], found[report, party]) for report, party in group]
        name = _fullest_name([party for _, party in members])
        names = dict.fromkeys(n for _, party in members for n in (party.name, *party.aliases))
        kinds = Counter(party.kind for _, party in members if party.kind != "other")
        joined.append(
            DossierParty(
                id=ids[group[0]],
                name=name,
                kind=kinds.most_common(1)[0][0] if kinds else "other",
                aliases=tuple(n for n in names if normal_name(n) != normal_name(name)),
                standing=_standing(members, ids),
                mentions=tuple(_evidence(f, span) for f, party in members for span in party.mentions),
            )
        )
    return tuple(sorted(joined, key=lambda party: -len(party.mentions)))


def _fullest_name(members: Sequence[Party]) -> str:
    times = Counter(party.name for party in members)
    return max(times, key=lambda name: (len(name.split()), times[name]))


def _standing(members: Sequence[tuple[Findings, Party]], ids: dict[Key, str]) -> tuple[Standing, ...]:
    """Each title and status once, at its first evidence or the first with a date."""
    standing: dict[tuple[str, str | None], Standing] = {}
    for findings, party in members:
        for role in party.roles:
            of = ids[findings.id, role.of] if role.of is not None else None
            said = Standing(role.title, of, _evidence(findings, role.span), role.since, role.until)
            standing.setdefault((role.title.casefold(), of), said)
        for state in party.standing:
            said = Standing(state.status, None, _evidence(findings, state.span), state.since, state.until)
            known = standing.get((state.status, None))
            # A later report may give the date that an earlier one left out.
            if known is None or (known.since is None and said.since is not None):
                standing[state.status, None] = said
    return tuple(standing.values())


def _statements(findings: Findings, ids: dict[Key, str]) -> Iterable[DossierStatement]:
    for statement in findings.statements:
        yield DossierStatement(
            id=f"{findings.id}:{statement.id}",
            speaker=ids[findings.id, statement.speaker] if statement.speaker else None,
            speaker_evidence=_evidence(findings, statement.speaker_span) if statement.speaker_span else None,
            cue=_evidence(findings, statement.cue_span) if statement.cue_span else None,
            content=tuple(_evidence(findings, span) for span in statement.content_spans),
            manner=statement.manner,
            stances=tuple(
                DossierStance(
                    stance.kind,
                    tuple(dict.fromkeys(ids[findings.id, party] for party in stance.of)),
                    _evidence(findings, stance.span),
                )
                for stance in statement.stances
            ),
        )


def _events(read: Sequence[Findings], ids: dict[Key, str]) -> tuple[DossierEvent, ...]:
    """The same event told twice is one event with two evidences."""
    told: dict[tuple[object, ...], list[tuple[Findings, Event]]] = {}
    for findings in read:
        for event in findings.events:
            who = (
                frozenset(ids[findings.id, p] for p in event.actors),
                frozenset(ids[findings.id, p] for p in event.recipients),
            )
            # Without a date or anybody named, two passages may well tell of two events.
            same = (
                (event.type, *who, event.when, event.modality)
                if event.when and any(who)
                else (findings.id, event.id)
            )
            told.setdefault(same, []).append((findings, event))
    events = []
    for tellings in told.values():
        findings, event = tellings[0]
        events.append(
            DossierEvent(
                id=f"{findings.id}:{event.id}",
                type=event.type,
                actors=tuple(dict.fromkeys(ids[findings.id, p] for p in event.actors)),
                recipients=tuple(dict.fromkeys(ids[findings.id, p] for p in event.recipients)),
                when=event.when,
                modality=event.modality,
                evidence=tuple(_evidence(f, span) for f, e in tellings for span in (e.span, *e.also)),
            )
        )
    return tuple(sorted(events, key=lambda event: DateRange.parse(event.when).order))


Key = tuple[str, str]
"""Report id and party id."""


def group_parties(findings: Sequence[Findings]) -> list[list[Key]]:
    """Put the parties of all reports into groups that each stand for one party.

    Two parties of different reports are one if they are of compatible kinds and share a name. A
    single word (a surname, an acronym) joins only where it names nobody else: never two people
    across one surname.

    Returns
    -------
    list
        Groups in the order of first appearance.
    """
    parties = {(f.id, p.id): p for f in findings for p in f.parties}
    group = {key: {key} for key in parties}

    def join(first: Key, second: Key) -> None:
        if group[first] is group[second] or not _may_join(parties, group[first], group[second]):
            return
        merged = group[first] | group[second]
        for key in merged:
            group[key] = merged

    by_name: dict[str, list[Key]] = {}
    for key, party in parties.items():
        for name in {normal_name(n) for n in (party.name, *party.aliases)}:
            by_name.setdefault(name, []).append(key)
    # Full names first, so that a lone surname meets people who are already whole.
    for name, keys in sorted(by_name.items(), key=lambda item: (" " not in item[0], item[0])):
        if " " in name or _names_one_party(keys, parties, group):
            for other in keys[1:]:
                join(keys[0], other)
    position = {key: number for number, key in enumerate(parties)}
    seen: set[int] = set()
    order = []
    for key in parties:
        if id(group[key]) not in seen:
            seen.add(id(group[key]))
            order.append(sorted(group[key], key=position.__getitem__))
    return order


def normal_name(name: str) -> str:
    """A name without article, possessive, case and spacing.

    Examples
    --------
    >>> normal_name("The  Kem Sokha’s")
    'kem sokha'
    """
    bare = re.sub(r"(’s|'s|’|')$", "", " ".join(name.split()))
    return re.sub(r"^the ", "", bare, flags=re.IGNORECASE).casefold()


def _names_one_party(
    keys: Iterable[Key], parties: Mapping[Key, Party], group: Mapping[Key, set[Key]]
) -> bool:
    """Whether all that go by this word could be one: at most one of them has a longer name."""
    longer = {
        normal_name(parties[member].name)
        for key in keys
        for member in group[key]
        if " " in normal_name(parties[member].name)
    }
    return len(longer) <= 1


def _may_join(parties: Mapping[Key, Party], first: set[Key], second: set[Key]) -> bool:
    reports = {report for report, _ in first}
    if any(report in reports for report, _ in second):
        return False  # the reading of one report has already told them apart
    kinds = {parties[key].kind for key in first | second} - {"other"}
    return len(kinds) <= 1 or kinds <= {"organization", "body"}
