"""Findings of a dossier that a file brings again, because it was exported from that dossier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from detente.dossier.agreement import FOR_IT, agrees
from detente.dossier.names_apart import names_apart
from detente.dossier.spelling import plain_name
from detente.reading import ActMention, Event, Party, Statement

if TYPE_CHECKING:
    from detente.dossier.dossier import Dossier

Span = tuple[int, int]


class Known:
    """The findings of a dossier by their places, with the names by which its parties are known."""

    def __init__(self, dossier: Dossier) -> None:
        names = names_apart(dossier.parties)
        self._ids: defaultdict[str, set[str]] = defaultdict(set)
        for party in dossier.parties:
            for name in (party.name, *party.aliases, names[party.id]):
                self._ids[plain_name(name)].add(party.id)
        self._at: defaultdict[tuple[str, Span], list[Statement | Event | ActMention]] = defaultdict(list)
        self._mentions: defaultdict[tuple[str, str], set[Span]] = defaultdict(set)
        self._titles: defaultdict[str, set[str]] = defaultdict(set)
        for statement in dossier.statements:
            for words in statement.content_spans:
                self._at[words.report, (words.start, words.end)].append(statement)
        for event in dossier.events:
            for words in event.evidence:
                self._at[words.report, (words.start, words.end)].append(event)
        for act in dossier.acts:
            self._at[act.span.report, (act.span.start, act.span.end)].append(act)
        for party in dossier.parties:
            self._mention(party)

    def _mention(self, party: Party) -> None:
        for words in party.mentions:
            self._mentions[words.report, party.id].add((words.start, words.end))
        titles = (*(role.title for role in party.roles), *(held.status for held in party.standing))
        self._titles[party.id].update(titles)

    def has(self, kind: str, report: str, span: Span, fields: Mapping[str, Any], *, exact: bool) -> bool:
        """Return True if a finding is there in the same words.

        Parameters
        ----------
        exact
            False where the file says of an act only who agrees, of a party only that it is named, and of a
            statement only who takes a stance there.
        """
        if kind == "party":
            named = self._named(fields["name"])
            if not fields.get("mentions", True):
                titles = (held.get("title") or held.get("status") for held in _held(fields))
                return any(title in self._titles[party] for title in titles for party in named)
            return any(span in self._mentions[report, party] for party in named) if exact else bool(named)
        return any(self._is(item, kind, fields, exact) for item in self._at[report, span])

    def _is(
        self, item: Statement | Event | ActMention, kind: str, fields: Mapping[str, Any], exact: bool
    ) -> bool:
        match item:
            case Statement() if kind == "statement":
                return self._is_named(item.speaker, fields.get("speaker"))
            case ActMention() if kind == "statement":
                return not exact and self._is_named(item.voice, fields.get("speaker"))
            case ActMention() if kind == "act":
                for_it = (fields["mood"] in FOR_IT) == fields.get("sign", True)
                same_mood = item.mood == fields["mood"] if exact else agrees(item) == for_it
                doer = (not exact and "doer" not in fields) or self._is_named(item.doer, fields.get("doer"))
                label = item.label[: len(fields["label"])] == fields["label"]
                return same_mood and doer and label and self._is_named(item.voice, fields.get("voice"))
            case Event() if kind == "event":
                sides = ((item.actors, fields["actors"]), (item.recipients, fields["recipients"]))
                same = (item.type, item.modality, item.when) == (
                    fields["type"], fields["modality"], fields["when"],
                )  # fmt: skip
                return same and all(self._are_named(ids, names) for ids, names in sides)
        return False

    def _named(self, name: str) -> set[str]:
        return self._ids.get(plain_name(name), set())

    def _is_named(self, party: str | None, name: str | None) -> bool:
        return name is None if party is None else name is not None and party in self._named(name)

    def _are_named(self, parties: tuple[str, ...], names: list[str]) -> bool:
        return len(parties) == len(names) and all(
            any(party in self._named(name) for name in names) for party in parties
        )


def _held(fields: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    return (*fields.get("roles", ()), *fields.get("standing", ()))
