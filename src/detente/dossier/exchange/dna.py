"""Who said what of which act, as a file of Discourse Network Analyzer 3, with the places in the texts."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final, NamedTuple

from detente.dossier.agreement import AGAINST_IT, FOR_IT, agrees, is_not_to_be
from detente.dossier.exchange.counting import Counted
from detente.dossier.exchange.dna_tables import (
    ATTRIBUTES,
    CREATE,
    DNA_VERSION,
    PASSWORD,
    STATEMENT,
    TYPE_VARIABLES,
    TYPES,
    VARIABLES,
    password_hash,
)
from detente.dossier.names_apart import names_apart
from detente.dossier.questions import EvidenceBase
from detente.dossier.store import Decision, added_by
from detente.reading import ActMention, Statement
from detente.sources import Evidence, Report

LONGEST: Final = 190
"""The most characters of a name, a title or a concept in such a file."""
NOTE: Final = "detente report: "
"""Before the id of a report, in the notes of its document."""
NOT_TO: Final = ", not to do it"
"""Behind the mood of an act whose concept names what is not to be done."""
_TEXTS: Final = ("person", "organization", "concept", "doer", "mood")
_SALT: Final = b"detente for DNA "


class Coded(NamedTuple):
    """A statement as the program has it."""

    words: Evidence
    person: str
    organization: str
    concept: str
    agreement: bool
    doer: str = ""
    mood: str = ""


def dna_file(base: EvidenceBase, decisions: Iterable[Decision] = ()) -> bytes:
    """Return the file, an SQLite database: a document a report, a statement for each stance on an act.

    A saying in which no act was read has an empty concept.

    Parameters
    ----------
    decisions
        All that were made: what was taken up from such a file comes out as it was.
    """
    with sqlite3.connect(":memory:") as file:
        file.execute("PRAGMA foreign_keys = ON")
        file.executescript(CREATE)
        _begin(file)
        documents = _documents(file, base)
        _statements(file, coded_statements(base, decisions), documents, _attributes(base))
        file.commit()
        return file.serialize()


def coded_statements(base: EvidenceBase, decisions: Iterable[Decision] = ()) -> list[Coded]:
    """Return the statements in the order of the texts, each once."""
    origins, names = added_by(decisions), names_apart(base.dossier.parties)
    coded: dict[Coded, None] = {}
    voiced = [act for act in base.dossier.acts if act.label and act.mood in FOR_IT | AGAINST_IT]
    said = _Said()
    for act in voiced:
        by_hand = origins.get(_decision_of(act))
        if act.voice is not None or by_hand is not None:
            said.add(act, act.voice)
            person, organization = _actor(base, names, act.voice, by_hand)
            doer = "" if act.doer is None else names[act.doer][:LONGEST]
            one = Coded(
                act.span, person, organization, act.label[:LONGEST], agrees(act), doer, _mood(act, by_hand)
            )
            coded[one] = None
    for statement in base.dossier.statements:
        by_hand = origins.get(_decision_of(statement))
        for words in statement.content_spans:
            if statement.speaker is not None and not said.covers(
                words, statement.speaker, by_hand is not None
            ):
                person, organization = _actor(base, names, statement.speaker, by_hand)
                coded[Coded(words, person, organization, "", True)] = None
    order = {report: k for k, report in enumerate(base.dossier.reports)}
    return sorted(coded, key=lambda one: (order[one.words.report], one.words.start, one.words.end, *one[1:]))


def _mood(act: ActMention, origin: Mapping[str, str] | None) -> str:
    """Return the mood of an act; none where a file of the program said only who agrees."""
    if origin is not None and origin.get("mood") == "":
        return ""
    return f"{act.mood}{NOT_TO}" if is_not_to_be(act) else act.mood


class _Said:
    """The places of the acts that each party voices."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str | None], list[tuple[int, int]]] = {}

    def add(self, act: ActMention, voice: str | None) -> None:
        self._places.setdefault((act.span.report, voice), []).append((act.span.start, act.span.end))

    def covers(self, words: Evidence, speaker: str, by_hand: bool) -> bool:
        """Return True if an act stands for what somebody said; of what is by hand, one in the same words."""
        places = self._places.get((words.report, speaker), ())
        if by_hand:
            return (words.start, words.end) in places
        return any(words.start < end and start < words.end for start, end in places)


def _decision_of(finding: ActMention | Statement) -> str:
    return finding.id.rpartition(":")[2]


def _actor(
    base: EvidenceBase, names: Mapping[str, str], party: str | None, origin: Mapping[str, str] | None
) -> tuple[str, str]:
    """Return the person and the organization; those that a person gave, if one did."""
    if party is None:
        return "", (origin or {}).get("organization", "")
    name = names[party][:LONGEST]
    if not origin or "variable" not in origin:
        if base.kind(party) != "person":
            return "", name
        side = base.side(party)
        return name, names.get(side, base.name(side))[:LONGEST] if side != party else ""
    return (name, origin.get("organization", "")) if origin["variable"] == "person" else ("", name)


def _begin(file: sqlite3.Connection) -> None:
    file.execute(
        "INSERT INTO CODERS (ID, Name, Red, Green, Blue, Password) VALUES (1, 'Admin', 255, 255, 0, ?)",
        [password_hash(PASSWORD, _SALT)],
    )
    file.execute("INSERT INTO SETTINGS VALUES ('version', ?), ('date', '2022-12-12')", [DNA_VERSION])
    file.executemany("INSERT INTO STATEMENTTYPES VALUES (?, ?, ?, ?, ?)", TYPES)
    file.executemany("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", TYPE_VARIABLES)
    rows = [(VARIABLES[name], each) for name in _TEXTS for each in ATTRIBUTES]
    file.executemany("INSERT INTO ATTRIBUTEVARIABLES (VariableId, AttributeVariable) VALUES (?, ?)", rows)


@dataclass(frozen=True)
class _Document:
    id: int
    counted: Counted


def _documents(file: sqlite3.Connection, base: EvidenceBase) -> dict[str, _Document]:
    documents: dict[str, _Document] = {}
    titles: Counter[str] = Counter()
    for report in base.dossier.reports.values():
        if report.copy_of is not None:
            continue
        documents[report.id] = document = _Document(len(documents) + 1, Counted(report.text, "UTF-16"))
        title = (report.title or report.id)[: LONGEST - 8]
        titles[title] += 1
        numbered = title if titles[title] == 1 else f"{title} ({titles[title]})"
        file.execute(
            "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Source, Notes, Date)"
            " VALUES (?, ?, ?, 1, ?, ?, ?)",
            [
                document.id, numbered, document.counted.text, (report.publisher or "")[:LONGEST],
                "\n".join(_notes(report)), _seconds(report),
            ],
        )  # fmt: skip
    return documents


def _notes(report: Report) -> Iterator[str]:
    yield f"{NOTE}{report.id}"
    if report.url is not None:
        yield report.url
    if report.published is None:
        yield "no day of publication is known"


def _seconds(report: Report) -> int:
    """Return the day of publication in seconds since 1970; 0 where it is not known."""
    if report.published is None:
        return 0
    return int(datetime.combine(report.published, time(), tzinfo=UTC).timestamp())


def _statements(
    file: sqlite3.Connection,
    coded: Iterable[Coded],
    documents: Mapping[str, _Document],
    attributes: Mapping[str, Mapping[str, str]],
) -> None:
    entities = _Entities(file, attributes)
    for number, one in enumerate(coded, start=1):
        document = documents[one.words.report]
        start, stop = document.counted.there(one.words.start, one.words.end)
        file.execute(
            "INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, 1)", [number, STATEMENT, document.id, start, stop]
        )
        values = {
            "person": one.person, "organization": one.organization, "concept": one.concept,
            "doer": one.doer, "mood": one.mood,
        }  # fmt: skip
        for name, value in values.items():
            file.execute(
                "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)",
                [number, VARIABLES[name], entities.of(VARIABLES[name], value)],
            )
        file.execute(
            "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)",
            [number, VARIABLES["agreement"], int(one.agreement)],
        )


class _Entities:
    """The names and concepts, each once a variable, with their attributes."""

    def __init__(self, file: sqlite3.Connection, attributes: Mapping[str, Mapping[str, str]]) -> None:
        self._file, self._attributes = file, attributes
        self._ids: dict[tuple[int, str], int] = {}

    def of(self, variable: int, value: str) -> int:
        if (variable, value) not in self._ids:
            self._ids[variable, value] = entity = len(self._ids) + 1
            self._file.execute(
                "INSERT INTO ENTITIES (ID, VariableId, Value, Red, Green, Blue) VALUES (?, ?, ?, 0, 0, 0)",
                [entity, variable, value],
            )
            is_party = variable not in (VARIABLES["concept"], VARIABLES["mood"])
            known = self._attributes.get(value, {}) if is_party else {}
            rows = self._file.execute(
                "SELECT ID, AttributeVariable FROM ATTRIBUTEVARIABLES WHERE VariableId = ?", [variable]
            ).fetchall()
            self._file.executemany(
                "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue)"
                " VALUES (?, ?, ?)",
                [(entity, number, known.get(name, "")[:LONGEST]) for number, name in rows],
            )
        return self._ids[variable, value]


def _attributes(base: EvidenceBase) -> dict[str, dict[str, str]]:
    names = names_apart(base.dossier.parties)
    return {
        names[party.id][:LONGEST]: {"Type": party.kind, "Alias": "; ".join(party.aliases)}
        for party in base.dossier.parties
    }
