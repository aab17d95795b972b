"""Work done by hand elsewhere, taken up: its texts as reports, its findings as decisions of a person."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection

from detente.dossier.by_hand import BY_HAND
from detente.dossier.spelling import plain_name
from detente.dossier.store.adding import Added, Names, storable, write_report
from detente.dossier.store.applying import FROM, ONE_PARTY, ORDER, SEVERAL_PARTIES, finding_by_hand
from detente.dossier.store.decisions import Decision, now, write_decision
from detente.dossier.store.gist import passage_in
from detente.dossier.store.keys import canonical, plain_text, report_key
from detente.dossier.store.known import Known
from detente.dossier.store.row_changes import (
    RowChanges,
    in_its_place,
    row_changes,
    taken_back_by_rows,
)
from detente.errors import BadArgument, BadInput
from detente.reading import Findings
from detente.sources import Report

if TYPE_CHECKING:
    from detente.dossier.store.store import Store

BY_A_PERSON: Final = "a person"
"""The reader of a report that was written by hand, as a row of a table is: no program need read it."""


@dataclass(frozen=True)
class FoundByHand:
    """A finding that a person made elsewhere.

    Attributes
    ----------
    report
        The id of the report whose words it rests on.
    start, end
        Their place in the text of that report, half open; not needed where there is a `quote`.
    fields
        Of the finding, by their names; parties are given by their names.
    place
        Its place in the file: "statement 12", "sheet 'Events', row 5".
    also
        What the file says of it that a finding has no field for.
    quote
        Words of a report of the dossier, wherever they stand in it.
    exact
        False where the file says less; see `Known.has`.
    """

    kind: str
    report: str
    start: int
    end: int
    fields: Mapping[str, Any]
    place: str
    also: Mapping[str, str] = field(default_factory=dict)
    quote: str = ""
    exact: bool = True


@dataclass(frozen=True)
class Brought:
    """The contents of a file of another program.

    Attributes
    ----------
    file
        Its name.
    reader
        Who made the findings: the name of the program, or `BY_A_PERSON`.
    reports
        Its texts. Their ids are those that `findings` names them by.
    same
        Names that are those of one party, each two with their place in the file.
    left_out
        What could not be taken up, a line each.
    """

    file: str
    reader: str
    reports: tuple[Report, ...] = ()
    findings: tuple[FoundByHand, ...] = ()
    same: tuple[tuple[str, str, str], ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class TakenUp:
    """The part of a file that a store took up.

    Attributes
    ----------
    there
        Ids of reports that were there.
    known
        Findings and judgements that had been taken up before; also those that were taken back since.
    changes
        What became of the rows of a table that were taken up before.
    """

    added: tuple[str, ...]
    there: tuple[str, ...]
    decisions: tuple[Decision, ...]
    known: int
    changes: RowChanges = field(default_factory=RowChanges)


def take_up(store: Store, brought: Brought, who: str, why: str = "") -> TakenUp:
    """Store what a file brings: all of it, or nothing.

    A text that is there is not stored again, whatever its title. What was taken up before is not decided
    again, nor what the dossier has without it. A row of a table that was changed takes the place of the old
    one, where it is sure to be that one.

    Raises
    ------
    BadInput
        If a finding is none that there can be, or its words do not stand in its report.
    """
    texts = {plain_text(report.text): report for report in (*store.reports_out(), *store.reports())}
    keys = store.keys()
    homes: dict[str, tuple[str, str]] = {}
    there: list[str] = []
    new: dict[str, Report] = {}
    for given in brought.reports:
        report = storable(given)
        stored = texts.get(plain_text(report.text))
        if stored is None:
            key = report_key(report)
            new.setdefault(key, report)
            homes[given.id] = (key, report.text)
        else:
            there.append(stored.id)
            homes[given.id] = (keys[stored.id], stored.text)
    homes.update({report.id: (keys[report.id], report.text) for report in texts.values()} | homes)
    given_texts = {report.id: report.text for report in brought.reports}
    wanted = [
        *(
            (_decision(brought, each, homes, given_texts.get(each.report), who, why), each.exact)
            for each in brought.findings
        ),
        *((judgement, True) for judgement in _judgements(brought, who, why)),
    ]
    made_before = store.decisions()
    changed_before = taken_back_by_rows(made_before)
    before = {_content(each) for each in made_before if each.number not in changed_before}
    known = Known(store.dossier()) if texts else None
    ids = {key: report for report, key in keys.items()}
    fresh: dict[str, Decision] = {}
    for decision, is_exact in wanted:
        is_there = known is not None and _is_there(known, decision, ids, exact=is_exact)
        if not is_there and _content(decision) not in before:
            fresh.setdefault(_content(decision), decision)
    changes = RowChanges()
    if brought.reader == BY_A_PERSON:
        rows = [decision for decision, _ in wanted]
        changes = row_changes(brought.file, rows, fresh.values(), made_before, _content)
    replaced = {id(after): before_it for before_it, after in changes.sure}
    added, made = store.take_up(
        [Findings(report=report) for report in new.values()],
        [
            each
            for decision in fresh.values()
            for each in (
                in_its_place(replaced[id(decision)], decision) if id(decision) in replaced else [decision]
            )
        ],
        brought.reader,
        may_be_editions=brought.reader != BY_A_PERSON,
    )
    return TakenUp(
        tuple(_new_ids(added)),
        tuple(dict.fromkeys(there)),
        tuple(made),
        len(wanted) - len(fresh),
        changes,
    )


def _is_there(known: Known, decision: Decision, ids: Mapping[str, str], *, exact: bool) -> bool:
    target = decision.target
    report = ids.get(target.get("report", ""))
    if decision.kind != "add" or report is None:
        return False
    span = (target["start"], target["end"])
    return known.has(target["kind"], report, span, decision.payload, exact=exact)


def _new_ids(added: Iterable[Added]) -> Iterator[str]:
    return (each.id for each in added if each.new)


def _decision(
    brought: Brought,
    one: FoundByHand,
    homes: Mapping[str, tuple[str, str]],
    text: str | None,
    who: str,
    why: str,
) -> Decision:
    if one.report not in homes:
        raise BadInput(brought.file, f"{one.place}: no report {one.report}", "name one that is there")
    key, stored = homes[one.report]
    start, end = one.start, one.end
    if one.quote:
        near = _quoted(stored, one.quote)
        if near is None:
            what = f"{one.place}: “{one.quote}” does not stand in {one.report}"
            raise BadInput(brought.file, what, "copy the words from the report")
        start, end = near
    elif text is not None and text != stored:
        start, end = _place_in(stored, text, start, end) or (start, end)
    if not 0 <= start < end <= len(stored):
        raise BadInput(
            brought.file, f"{one.place}: its words stand nowhere in the text", "export the file anew"
        )
    quote = stored[start:end]
    tried = {
        name: "x" if name in ONE_PARTY and value else tuple(value) if name in SEVERAL_PARTIES else value
        for name, value in one.fields.items()
        if name != "condition"
    }
    try:
        finding_by_hand(one.kind, "new", tried, Report("tried", "", stored).passage(start, end), who)
    except BadArgument as error:
        raise BadInput(brought.file, f"{one.place}: {error.what}", "mend it there") from None
    target = {"kind": one.kind, "report": key, "start": start, "end": end, "quote": quote}
    payload = {**one.fields, FROM: {"file": brought.file, "place": one.place, **one.also}}
    return Decision(who, "add", target, payload, why or f"{brought.file}, {one.place}")


def _place_in(stored: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the place that words of a text have in the stored one, whose line ends may be others."""
    places = [k for k, c in enumerate(stored) if c != "\r" or stored[k + 1 : k + 2] != "\n"]
    joined = "".join(stored[k] for k in places)
    near = passage_in(joined, text[start:end].replace("\r\n", "\n"), start - text.count("\r\n", 0, start))
    return None if near is None else (places[near[0]], places[near[1] - 1] + 1)


def _quoted(stored: str, quote: str) -> tuple[int, int] | None:
    """Return the place of words in a text, where its lines may be broken otherwise."""
    exact = passage_in(stored, quote)
    if exact is not None or not quote.split():
        return exact
    words = re.search(r"\s+".join(map(re.escape, quote.split())), stored)
    return None if words is None else words.span()


def _judgements(brought: Brought, who: str, why: str) -> Iterator[Decision]:
    for one, other, place in brought.same:
        if plain_name(one) != plain_name(other):
            sides = [{"name": one}, {"name": other}]
            yield Decision(who, "same", {"parties": sides}, {}, why or f"{brought.file}, {place}")


def _content(decision: Decision) -> str:
    """Return a decision without its number, person, day and file, so that equal ones are told."""
    target: Mapping[str, Any] = decision.target
    if decision.kind == "same":
        target = {"parties": sorted(json.dumps(side, sort_keys=True) for side in target["parties"])}
    payload = {name: value for name, value in decision.payload.items() if name not in (FROM, ORDER)}
    return canonical([decision.kind, target, payload])


def added_by(decisions: Iterable[Decision]) -> dict[str, Mapping[str, str]]:
    """Return where each finding that a person added was taken from, by its id within its report."""
    return {
        f"{BY_HAND}{decision.number}": decision.payload.get(FROM, {})
        for decision in decisions
        if decision.kind == "add"
    }


def write_taken_up(
    connection: Connection,
    several: Sequence[Findings],
    decisions: Sequence[Decision],
    reader: str,
    names: Names,
    *,
    may_be_editions: bool,
) -> tuple[list[Added], list[Decision]]:
    """Write reports, and decisions with their day and number, within a transaction of the caller's."""
    added = [
        write_report(connection, each, reader, names, may_be_edition=may_be_editions) for each in several
    ]
    stamped = [replace(each, made_at=each.made_at or now()) for each in decisions]
    return added, [replace(each, number=write_decision(connection, each)) for each in stamped]
