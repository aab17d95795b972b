"""Decisions of a person applied to the findings of a report."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import ValidationError

from detente.dossier.by_hand import BY_HAND, is_added
from detente.dossier.spelling import plain_name
from detente.dossier.store.decisions import Decision
from detente.dossier.store.gist import (
    Decidable,
    Target,
    evidence_in,
    is_at,
    is_meant,
    items_of,
    passage_in,
)
from detente.dossier.store.rows import FIELD_OF
from detente.errors import BadArgument
from detente.reading import (
    ActMention,
    DateExpression,
    Event,
    Findings,
    Party,
    PartyKind,
    Statement,
    slug_of,
)

FROM: Final = "from"
"""In what a decision adds: the file and the place in it that the finding was taken from."""
ADDED: Final = "added"
"""In the target of a decision about what a person added: the number of the decision that did."""
ORDER: Final = "order"
"""In what a decision says: the line of a file, or the question, that it was made by."""
IS_ROW: Final = "row of a table"
"""In where a finding was taken from: its report is that row, and nothing else."""
ONE_PARTY: Final = ("speaker", "addressee", "doer", "voice")
_OF_EVENTS: Final = ("actors", "recipients")
SEVERAL_PARTIES: Final = (*_OF_EVENTS, "about")
CORRECTABLE: Final[Mapping[str, tuple[str, ...]]] = {
    "party": ("name", "kind"),
    "statement": ("speaker", "addressee", "manner"),
    "event": ("type", "modality", "when", "actors", "recipients"),
    "act": ("doer", "voice", "mood", "sign", "label", "when"),
    "date": ("edtf", "value", "type"),
}
"""The fields of each kind of finding that a person may correct."""


@dataclass
class DecidedFindings:
    """The findings of a report as they stand after decisions, and the decisions that met nothing.

    Attributes
    ----------
    unmet
        Decisions about this report whose words or claims its latest reading does not have.
    """

    findings: Findings
    unmet: list[Decision] = field(default_factory=list)


def decided(findings: Findings, key: str, decisions: Sequence[Decision]) -> DecidedFindings:
    """Apply decisions to the findings of a report.

    Parameters
    ----------
    key
        Of the report.
    decisions
        That count, and are about this report, another edition of it, or a party by name; in their order.
    """
    if not decisions:
        return DecidedFindings(findings)
    work = _Work(findings, key)
    work.is_row = any(decision.payload.get(FROM, {}).get(IS_ROW) for decision in decisions)
    unmet = [decision for decision in decisions if not _APPLY[decision.kind](work, decision)]
    return DecidedFindings(work.laid_out(), [each for each in unmet if "report" in each.target])


class _Work:
    """The findings of one report while decisions change them; targets are looked up as they were read."""

    def __init__(self, findings: Findings, key: str) -> None:
        self.read = findings
        self.key = key
        self._read = list(items_of(findings))
        self._now: list[Decidable | None] = [item for _, item in self._read]
        self._added: list[tuple[str, Decidable | None]] = []
        self.is_row = False
        """True for a report that is a row of a table: what it names is there for its finding."""

    def meant(self, target: Target, *, claim: bool = True) -> list[int]:
        """Return the numbers of the findings that a target names; without its claim, the one in its words."""
        if ADDED in target:
            return self._added_by(target[ADDED])
        alike = [(number, item) for number, (kind, item) in enumerate(self._read) if kind == target["kind"]]
        exact = [number for number, item in alike if is_meant(target, self.read, self.key, item)]
        if exact or claim:
            return exact
        near = [number for number, item in alike if is_at(target, self.read, self.key, item)]
        return near if len(near) == 1 and target["kind"] != "party" else []

    def _added_by(self, decision: int) -> list[int]:
        """Return the numbers of what a decision added: they go on behind those of what was read."""
        return [
            len(self._now) + place
            for place, (_, item) in enumerate(self._added)
            if item is not None and is_added(getattr(item, "id", ""), decision)
        ]

    def item(self, number: int) -> Decidable | None:
        read = len(self._now)
        return self._now[number] if number < read else self._added[number - read][1]

    def acts(self) -> Iterator[ActMention]:
        return (item for item in self._now if isinstance(item, ActMention))

    def put(self, number: int, item: Decidable | None) -> None:
        place = number - len(self._now)
        if place < 0:
            self._now[number] = item
        else:
            self._added[place] = (self._added[place][0], item)

    def add(self, kind: str, item: Decidable) -> None:
        self._added.append((kind, item))

    def party_id(self, name: str, by: str, kind: PartyKind = "other") -> str:
        """Return the id of the party of a name; a party that no rule read is added."""
        plain = plain_name(name)
        parties = self._parties()
        for party in parties:
            if plain in {plain_name(each) for each in (party.name, *party.aliases)}:
                return party.id
        taken = {party.id for party in parties}
        base = slug_of(name) or "party"
        new = next(each for each in (base, *(f"{base}-{n}" for n in range(2, 10_000))) if each not in taken)
        place = passage_in(self.read.text, name) if self.is_row else None
        mentions = () if place is None else (evidence_in(self.read, *place),)
        self.add("party", Party(id=new, name=name, kind=kind, mentions=mentions, decided_by=by))
        return new

    def joined_to_namesake(self, party: Party) -> bool:
        """Give what is added of a party to the one that a person added under its name; False if none was."""
        plain = plain_name(party.name)
        for place, (_, item) in enumerate(self._added):
            if isinstance(item, Party) and plain_name(item.name) == plain:
                both = {
                    name: tuple(dict.fromkeys((*getattr(item, name), *getattr(party, name))))
                    for name in ("aliases", "roles", "mentions", "standing")
                }
                kind = party.kind if item.kind == "other" else item.kind
                self._added[place] = ("party", item.model_copy(update={**both, "kind": kind}))
                return True
        return False

    def forget(self, party: str) -> None:
        """Take a party that is none out of all that names it."""
        self._now = [None if item is None else _without(item, party) for item in self._now]
        self._added = [(kind, None if item is None else _without(item, party)) for kind, item in self._added]

    def laid_out(self) -> Findings:
        """Return the findings as the decisions left them."""
        parts: dict[str, list[Any]] = {FIELD_OF[kind]: [] for kind in CORRECTABLE}
        for (kind, _), item in zip(self._read, self._now, strict=True):
            if item is not None:
                parts[FIELD_OF[kind]].append(item)
        for kind, item in self._added:
            if item is not None:
                parts[FIELD_OF[kind]].append(item)
        return self.read.model_copy(update={name: tuple(items) for name, items in parts.items()})

    def _parties(self) -> list[Party]:
        added = (item for _, item in self._added)
        return [item for item in (*self._now, *added) if isinstance(item, Party)]


def _accept(work: _Work, decision: Decision) -> bool:
    numbers = work.meant(decision.target)
    for number in numbers:
        _mark(work, number, decision)
    return bool(numbers)


def _mark(work: _Work, number: int, decision: Decision, **changes: Any) -> None:
    item = work.item(number)
    if item is None:
        return
    fields = type(item).model_fields
    # What a person bears out is no longer a proposal, nor in dispute.
    stands = {"decided_by": decision.by, "proposed_by": None, "disputed": False}
    changes.update({name: value for name, value in stands.items() if name in fields})
    work.put(number, item.model_copy(update=changes))


def _reject(work: _Work, decision: Decision) -> bool:
    numbers = work.meant(decision.target)
    for number in numbers:
        item = work.item(number)
        work.put(number, None)
        if isinstance(item, Party):
            work.forget(item.id)
    return bool(numbers)


def _without(item: Decidable, party: str) -> Decidable:
    match item:
        case Party():
            roles = tuple(role for role in item.roles if role.of != party)
            standing = tuple(
                each.model_copy(update={"by": None}) if each.by == party else each for each in item.standing
            )
            return item.model_copy(update={"roles": roles, "standing": standing})
        case Statement():
            stances = tuple(
                each.model_copy(update={"of": tuple(name for name in each.of if name != party)})
                for each in item.stances
            )
            return item.model_copy(
                update={
                    "speaker": None if item.speaker == party else item.speaker,
                    "addressee": None if item.addressee == party else item.addressee,
                    "stances": stances,
                }
            )
        case Event():
            return item.model_copy(
                update={name: tuple(p for p in getattr(item, name) if p != party) for name in _OF_EVENTS}
            )
        case ActMention():
            changes: dict[str, Any] = {
                name: None for name in ("doer", "voice", "addressee") if getattr(item, name) == party
            }
            return item.model_copy(update={**changes, "about": tuple(p for p in item.about if p != party)})
    return item


def _correct(work: _Work, decision: Decision) -> bool:
    numbers = work.meant(decision.target, claim=False)
    for number in numbers:
        item = work.item(number)
        if item is None:
            continue
        field_name, value = decision.payload["field"], decision.payload["value"]
        changes: dict[str, Any] = {field_name: _value(work, field_name, value, decision.by)}
        if isinstance(item, ActMention) and field_name == "label" and value:
            changes |= _of_label(work, item, str(value))
        if isinstance(item, Party) and field_name == "name":
            changes["aliases"] = tuple(dict.fromkeys((item.name, *item.aliases)))
        _mark(work, number, decision, **changes)
    return bool(numbers)


def _of_label(work: _Work, act: ActMention, label: str) -> dict[str, Any]:
    """Return the fields of an act that go with its label: those of another act that has it already."""
    for other in work.acts():
        if other is not act and other.label.casefold() == label.casefold():
            return {
                name: getattr(other, name) for name in ("predicate", "words", "about", "catalogue", "kind")
            }
    words = tuple(word.casefold() for word in label.split())
    return {"predicate": words[0] if words else "", "words": words}


def _value(work: _Work, field_name: str, value: Any, by: str, kind: PartyKind = "other") -> Any:
    if value is not None and field_name in ONE_PARTY:
        return work.party_id(value, by, kind)
    if field_name in SEVERAL_PARTIES:
        return tuple(work.party_id(name, by) for name in value)
    return value


def _kind_said(decision: Decision) -> PartyKind:
    """Return the kind of party that the file of another program says who voices it is."""
    variable = decision.payload.get(FROM, {}).get("variable")
    return "person" if variable == "person" else "organization" if variable == "organization" else "other"


def _add(work: _Work, decision: Decision) -> bool:
    """Add a finding of a person's; False where its words do not stand in this edition."""
    target, given = decision.target, copy.deepcopy(dict(decision.payload))
    place = passage_in(work.read.text, target["quote"], target["start"])
    if place is None:
        return False
    span = evidence_in(work.read, *place)
    kind = target["kind"]
    for name in (*ONE_PARTY, *SEVERAL_PARTIES):
        if name in given:
            given[name] = _value(work, name, given[name], decision.by, _kind_said(decision))
    for held in given.get("roles", ()):
        held["of"] = _value(work, "doer", held["of"], decision.by)
    for held in given.get("standing", ()):
        if held.get("by"):
            held["by"] = _value(work, "doer", held["by"], decision.by)
    words = given.get("condition")
    if isinstance(words, str):
        near = passage_in(work.read.text, words, place[1])
        given["condition"] = None if near is None else evidence_in(work.read, *near)
    own = f"{BY_HAND}{decision.number}"
    item = finding_by_hand(kind, own, given, span, decision.by)
    if not (isinstance(item, Party) and work.joined_to_namesake(item)):
        work.add(kind, item)
    return True


def finding_by_hand(kind: str, own_id: str, given: Mapping[str, Any], span: Any, by: str) -> Decidable:
    """Return a finding that a person adds.

    Raises
    ------
    BadArgument
        If it lacks a field, or one has a value that it cannot have.
    """
    given = _with_words(kind, given, span)
    try:
        if kind == "party":
            return Party(id=own_id, decided_by=by, **{"kind": "other", "mentions": (span,), **given})
        if kind == "statement":
            full = {"manner": "indirect", "speaker": None, **given}
            return Statement(
                id=own_id, speaker_span=None, cue_span=None, content_spans=(span,), decided_by=by, **full
            )
        if kind == "event":
            full = {"actors": (), "recipients": (), "when": None, "modality": "happened", **given}
            return Event(id=own_id, span=span, decided_by=by, **full)
        if kind == "act":
            label = str(given.get("label", ""))
            words = tuple(word.casefold() for word in label.split())
            full = {
                "doer": None, "voice": None, "mood": "possible", "kind": "COOPERATE",
                "catalogue": None, "predicate": words[0] if words else "", "words": words, **given,
            }  # fmt: skip
            return ActMention(id=own_id, doer_span=None, voice_span=None, span=span, decided_by=by, **full)
        if kind == "date":
            return DateExpression(span=span, **{"type": "DATE", "value": given.get("edtf"), **given})
    except (ValidationError, TypeError) as error:
        raise BadArgument(
            "finding", said_by(error), "give its fields as docs/reference/dossier.md has them"
        ) from None
    raise BadArgument("kind", f"{kind} is no kind of finding", "write party, statement, event, act or date")


def _with_words(kind: str, given: Mapping[str, Any], span: Any) -> dict[str, Any]:
    """Return the fields of a finding with the words of what has words of its own within it.

    Roles, standings and the place of an event stand in the words that the finding rests on.
    """
    fields = {name: value for name, value in given.items() if name not in (FROM, ORDER)}
    for name in ("roles", "standing") if kind == "party" else ():
        if name in fields:
            fields[name] = tuple({**held, "span": span} for held in fields[name])
    if kind == "event" and isinstance(fields.get("place"), str):
        fields["place"] = {"name": fields["place"], "span": span}
    return fields


def said_by(error: Exception) -> str:
    """Return the first fault that a model of a finding has to say, in one line."""
    if isinstance(error, ValidationError):
        fault = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in fault["loc"])
        return f"{place}: {fault['msg'].lower()}"
    return str(error)


def _none(_: _Work, __: Decision) -> bool:
    return True


_APPLY: Final[Mapping[str, Callable[[_Work, Decision], bool]]] = {
    "accept": _accept,
    "reject": _reject,
    "correct": _correct,
    "add": _add,
    "same": _none,
    "different": _none,
    "unsure": _none,
    "mark": _none,
    "describe": _none,
    "withdraw": _none,
    "together": _none,
    "claim": _none,
    "weigh": _none,
}
