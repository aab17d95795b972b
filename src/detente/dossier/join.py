"""The findings of many reports joined into one dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from detente.dossier.dossier import Dossier
from detente.dossier.general_names import without_home
from detente.dossier.joined_before import JoinedBefore, ReportPart
from detente.dossier.judgements import Judgement, Key, judged_keys
from detente.dossier.same_party import group_parties
from detente.dossier.shared_homes import homes_of
from detente.dossier.spelling import normal_name, plain_name
from detente.dossier.standings import join_standings
from detente.dossier.told_by_home import homes_that_tell, with_home
from detente.edtf import DateRange
from detente.reading import Event, Findings, Party, Role, Standing

_IN_USE = 4
"""A name is in use that so many times fewer reports have than the most frequent one, and no fewer."""
_OVER = ".."
"""The ``until`` of what was over at an unstated time."""


def join_findings(
    findings: Iterable[Findings],
    judgements: Sequence[Judgement] = (),
    source_kinds: Mapping[str, str] | None = None,
    source_sides: Mapping[str, str] | None = None,
    before: JoinedBefore | None = None,
) -> Dossier:
    """Join the findings of reports: one entry a party, one an event, every line with its words.

    Parameters
    ----------
    judgements
        Of a person: which parties are one, and which are not.
    source_kinds
        Report id to what a person said of its source.
    source_sides
        Report id to the name of the party whose side its source takes.
    before
        What some of these reports brought to a dossier before, which need not be made again; it grows by what
        is.

    Examples
    --------
    >>> join_findings([])
    <Dossier of 0 reports: 0 parties, 0 statements, 0 events>
    """
    read = list(findings)
    before = JoinedBefore() if before is None else before
    homes = homes_of(read, before.home)
    groups = group_parties(read, judgements, homes)
    ids = dossier_ids(groups)
    parties = _parties(read, groups, ids, _judged_by(read, judgements, ids, homes))
    of = homes_that_tell(parties, homes)
    parties = tuple(with_home(party, of[party.id]) if party.id in of else party for party in parties)
    parts = [before.part(f, ids) for f in read]
    return Dossier(
        reports={f.id: f.report for f in read},
        furniture={f.id: f.furniture for f in read},
        parties=parties,
        statements=tuple(statement for part in parts for statement in part.statements),
        events=_events(parts),
        dates=tuple(expression for f in read for expression in f.dates),
        clauses=tuple(clause for f in read for clause in f.clauses),
        acts=tuple(act for part in parts for act in part.acts),
        left_out=tuple(item for f in read for item in f.left_out),
        source_kinds=dict(source_kinds or {}),
        source_sides=_sides(parties, source_sides or {}),
        homes=of,
        homes_of_reports=homes,
    )


def _sides(parties: Iterable[Party], named: Mapping[str, str]) -> dict[str, str]:
    """Return the ids of the parties that are named; one that is none of them is left out."""
    if not named:
        return {}
    ids: dict[str, str] = {}
    in_report: dict[tuple[str, str], str] = {}
    for party in parties:
        for name in (*party.aliases, party.name):
            ids[plain_name(name)] = party.id
            in_report |= {(words.report, plain_name(name)): party.id for words in party.mentions}
    sides = {}
    for report, named_so in named.items():
        # "The government (Peru)" was named when there were two, and may be the only one now.
        plain, bare = plain_name(named_so), plain_name(without_home(named_so))
        side = ids.get(plain) if plain != bare else in_report.get((report, plain), ids.get(plain))
        if side is None:
            side = ids.get(bare)
        if side is not None:
            sides[report] = side
    return sides


def dossier_ids(groups: Sequence[Sequence[Key]]) -> dict[Key, str]:
    """Return an id a group: the party id of its first report, numbered if another group has it."""
    taken: Counter[str] = Counter()
    ids = {}
    for group in groups:
        base = group[0][1]
        taken[base] += 1
        name = base if taken[base] == 1 else f"{base}-{taken[base]}"
        ids.update(dict.fromkeys(group, name))
    return ids


def _judged_by(
    read: Sequence[Findings],
    judgements: Sequence[Judgement],
    ids: Mapping[Key, str],
    homes: Mapping[str, str],
) -> dict[str, str]:
    """Return who judged that what makes up a party is one, or that others are not of it."""
    parties = {(f.id, party.id): party for f in read for party in f.parties}
    by = {}
    for judged in judged_keys(judgements, parties, homes):
        one, other = ({ids[key] for key in keys} for keys in (judged.one, judged.other))
        if judged.judgement.same:
            by.update(dict.fromkeys(one & other, judged.judgement.by))
        elif one.isdisjoint(other):
            by.update(dict.fromkeys(one | other, judged.judgement.by))
    return by


def _parties(
    read: Sequence[Findings],
    groups: Sequence[Sequence[Key]],
    ids: dict[Key, str],
    judged_by: Mapping[str, str],
) -> tuple[Party, ...]:
    parties = {(f.id, party.id): party for f in read for party in f.parties}
    published = {f.id: f.report.published for f in read}
    joined = []
    for group in groups:
        members = [(report, parties[report, party]) for report, party in group]
        name = _fullest_name([party for _, party in members])
        names = dict.fromkeys(n for _, party in members for n in (party.name, *party.aliases))
        kinds = Counter(party.kind for _, party in members if party.kind != "other")
        joined.append(
            Party(
                id=ids[group[0]],
                name=name,
                kind=kinds.most_common(1)[0][0] if kinds else "other",
                aliases=tuple(n for n in names if normal_name(n) != normal_name(name)),
                roles=_roles(members, ids),
                mentions=tuple(mention for _, party in members for mention in party.mentions),
                standing=_standing(members, published, ids),
                proposed_by=_proposed_by(party for _, party in members),
                decided_by=_decided_by(party for _, party in members) or judged_by.get(ids[group[0]]),
            )
        )
    return tuple(sorted(joined, key=lambda party: -len(party.mentions)))


def as_one_party(one: Party, other: Party) -> Party:
    """Return two parties of a dossier as the one that they are together, by the id of the first.

    Examples
    --------
    >>> as_one_party(Party(id="a", name="Roth", kind="other"), Party(id="b", name="Ana Roth", kind="person"))
    <Party 'Ana Roth': person, 0 mentions>
    """
    both = (one, other)
    name = _fullest_name(both)
    names = dict.fromkeys(n for party in both for n in (party.name, *party.aliases))
    return one.model_copy(
        update={
            "name": name,
            "kind": one.kind if one.kind != "other" else other.kind,
            "aliases": tuple(n for n in names if normal_name(n) != normal_name(name)),
            "mentions": (*one.mentions, *other.mentions),
        }
    )


def _proposed_by(members: Iterable[Party]) -> str | None:
    """Return who proposed a party; None where rules found it in some report."""
    proposed = [party.proposed_by for party in members]
    return None if None in proposed else proposed[0]


def _decided_by(members: Iterable[Party]) -> str | None:
    return next((party.decided_by for party in members if party.decided_by is not None), None)


def _fullest_name(members: Sequence[Party]) -> str:
    """Return the longest of the names that are in use: what few reports say of many is no name."""
    times = Counter(party.name for party in members)
    whole = [name for name in times if " " in name] or list(times)
    often = max(times[name] for name in whole)
    in_use = [name for name in whole if times[name] * _IN_USE >= often]
    return max(in_use, key=lambda name: (len(name.split()), times[name]))


def _roles(members: Sequence[tuple[str, Party]], ids: dict[Key, str]) -> tuple[Role, ...]:
    """Return each title or office once, with the bounds that any report gives (see `_with_bounds_of`)."""
    roles: dict[tuple[str, str | None], Role] = {}
    for report, party in members:
        for role in party.roles:
            of = ids[report, role.of] if role.of is not None else None
            key, new = (role.title.casefold(), of), role.model_copy(update={"of": of})
            known = roles.get(key)
            roles[key] = new if known is None else _with_bounds_of(known, new)
    return tuple(roles.values())


def _standing(
    members: Sequence[tuple[str, Party]], published: Mapping[str, date | None], ids: dict[Key, str]
) -> tuple[Standing, ...]:
    return join_standings(
        (
            published[report],
            standing.model_copy(update={"by": ids[report, standing.by] if standing.by else None}),
        )
        for report, party in members
        for standing in party.standing
    )


def _with_bounds_of(known: Role, later: Role) -> Role:
    """Fill the bounds that the first passage leaves open from a later one about the same term.

    Two passages are about two terms if their beginnings or their ends cannot be one, or if one term was
    surely over before the other began; the later one is then left out.

    Only one passage is kept: the first, or the first with a bound where the others have none. A role has no
    field for further passages, because `detente read` would print it for every role of a single report.
    """
    since, until = known.since or later.since, known.until
    if until in (None, _OVER):
        until = later.until or until
    if not _may_be_one(known.since, later.since) or not _may_be_one(known.until, later.until):
        return known
    if DateRange.parse(until).surely_before(DateRange.parse(since)):
        return known
    unbounded = known.since is None and known.until is None
    span = later.span if unbounded and (since or until) else known.span
    return known.model_copy(update={"since": since, "until": until, "span": span})


def _may_be_one(bound: str | None, other: str | None) -> bool:
    return DateRange.parse(bound).overlaps(DateRange.parse(other))


def _events(parts: Iterable[ReportPart]) -> tuple[Event, ...]:
    """Join events: the same event in two passages is one event with both as evidence."""
    joined: dict[tuple[object, ...], Event] = {}
    for part in parts:
        for same, new in part.events:
            known = joined.get(same)
            joined[same] = new if known is None else _with_passages_of(known, new)
    return tuple(sorted(joined.values(), key=lambda event: DateRange.parse(event.when).order))


def _with_passages_of(event: Event, again: Event) -> Event:
    return event.model_copy(
        update={
            "also": (*event.also, *again.evidence),
            "place": event.place or again.place,
            "decided_by": event.decided_by or again.decided_by,
        }
    )
