"""A dossier as a REFI-QDA project (.qdpx): its texts, a tree of codes, and each passage coded at its place.

Source: REFI-QDA Standard 1.5, 25 September 2019 (qdasoftware.org). Positions count code points from 0; the
end is not included, as the programs write it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid5

from lxml import etree

from detente import __version__
from detente.dossier.exchange.counting import Counted
from detente.dossier.exchange.qda_notes import note_of_act, note_of_event, note_of_party, note_of_title
from detente.dossier.names_apart import names_apart
from detente.dossier.questions import EvidenceBase
from detente.patterns import as_pattern
from detente.reading import ActMention, Event, Party, Role, Standing, Statement
from detente.sources import Evidence, Report

NAMESPACE: Final = "urn:QDA-XML:project:1.0"
PROJECT: Final = "project.qde"
_OURS: Final = UUID("5b3f6d0e-7f0a-4d5e-9a53-3f1f0c6f8c11")
"""Names of ours become identifiers by it: the same dossier gives the same file."""
_NOT_OF_XML: Final = as_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY: Final = (1980, 1, 1, 0, 0, 0)
_LONGEST: Final = 120
_PROGRAM: Final = "detente"
_KINDS: Final = {
    "person": "People", "organization": "Organizations", "state": "States", "body": "Bodies",
    "other": "Others",
}  # fmt: skip
_VARIABLES: Final = ("id", "publisher", "published", "url")

Path = tuple[str, ...]
"""A code, from the root of the tree."""


class Passage(NamedTuple):
    """A passage with its codes, and who gave them."""

    words: Evidence
    codes: tuple[Path, ...]
    coder: str
    note: str = ""


def qda_project(base: EvidenceBase) -> bytes:
    """Return the project as a zip archive."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        texts = {
            report.id: Counted(report.text)
            for report in base.dossier.reports.values()
            if report.copy_of is None
        }
        archive.writestr(_member(PROJECT), _project(base, texts))
        for report, counted in texts.items():
            archive.writestr(_member(f"sources/{_guid('source', report)}.txt"), counted.text.encode())
    return written.getvalue()


def coded_passages(base: EvidenceBase) -> Iterator[Passage]:
    """Yield each passage of the dossier with the codes of what was read there."""
    dossier, names = base.dossier, names_apart(base.dossier.parties)
    for party in dossier.parties:
        yield from _of_party(party, names)
    for statement in dossier.statements:
        codes = [
            ("Statements", statement.manner),
            *_named(names, "Speakers", [statement.speaker]),
            *_named(names, "Addressees", [statement.addressee]),
        ]
        yield from (Passage(words, tuple(codes), _coder(statement)) for words in statement.content_spans)
    for event in dossier.events:
        codes = [
            ("Events", event.type),
            ("Status", event.modality),
            *_named(names, "Actors", event.actors),
            *_named(names, "Recipients", event.recipients),
        ]
        note = note_of_event(event)
        yield from (Passage(words, tuple(codes), _coder(event), note) for words in event.evidence)
    for act in dossier.acts:
        codes = [
            ("Acts", act.label),
            ("Moods", act.mood),
            *_named(names, "Voices", [act.voice]),
            *_named(names, "Doers", [act.doer]),
            *_named(names, "Addressees", [act.addressee]),
            *_named(names, "About", act.about),
        ]
        yield Passage(act.span, tuple(codes), _coder(act), note_of_act(act))


def _of_party(party: Party, names: Mapping[str, str]) -> Iterator[Passage]:
    """Yield the mentions of a party, the first of each report with its other names, and its titles."""
    path, coder = ("Parties", _KINDS[party.kind], names[party.id]), _coder(party)
    noted = set()
    for mention in party.mentions:
        note = "" if mention.report in noted else note_of_party(party)
        noted.add(mention.report)
        yield Passage(mention, (path,), coder, note)
    titles: tuple[Role | Standing, ...] = (*party.roles, *party.standing)
    for held in titles:
        code = ("Roles", held.title) if isinstance(held, Role) else ("Standings", held.status)
        yield Passage(held.span, (code,), coder, note_of_title(held, names, names[party.id]))


def _coder(finding: Party | Statement | Event | ActMention) -> str:
    """Return who decided about a finding; the program, where nobody did."""
    decided = finding.decided_by or ""
    return decided.rsplit(", ", 2)[0] if decided.count(", ") >= 2 else _PROGRAM


def _named(names: Mapping[str, str], root: str, parties: Iterable[str | None]) -> list[Path]:
    return [(root, names[party]) for party in parties if party is not None]


def _project(base: EvidenceBase, texts: dict[str, Counted]) -> bytes:
    passages: dict[str, dict[Passage, None]] = {report: {} for report in texts}
    for passage in coded_passages(base):
        if passage.words.report in passages:
            passages[passage.words.report][passage] = None
    coders = dict.fromkeys([_PROGRAM, *(each.coder for coded in passages.values() for each in coded)])
    project = etree.Element(_tag("Project"), nsmap={None: NAMESPACE})
    project.set("name", "Dossier")
    project.set("origin", f"detente {__version__}")
    project.set("creatingUserGUID", _guid("user", _PROGRAM))
    users = _within(project, "Users")
    for coder in coders:
        _within(users, "User", guid=_guid("user", coder), name=_plain(coder))
    paths = {code for coded in passages.values() for passage in coded for code in passage.codes}
    if paths:
        _codes(_within(_within(project, "CodeBook"), "Codes"), paths)
    variables = _within(project, "Variables")
    for name in _VARIABLES:
        kind = "Date" if name == "published" else "Text"
        _within(variables, "Variable", guid=_guid("variable", name), name=name, typeOfVariable=kind)
    if texts:
        sources = _within(project, "Sources")
        for report, counted in texts.items():
            _source(sources, base.dossier.reports[report], counted, passages[report])
    written: bytes = etree.tostring(project, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return written


def _codes(codes: Any, paths: Iterable[Path]) -> None:
    """Write the tree of codes; what only holds others cannot be given to a passage."""
    elements: dict[Path, Any] = {(): codes}
    steps = {code[:depth] for code in paths for depth in range(1, len(code) + 1)}
    for path in sorted(steps):
        is_codable = "true" if path in paths else "false"
        elements[path] = _within(
            elements[path[:-1]], "Code", guid=_code(path), name=_plain(path[-1]), isCodable=is_codable
        )


def _source(sources: Any, report: Report, counted: Counted, passages: Iterable[Passage]) -> None:
    guid = _guid("source", report.id)
    source = _within(
        sources, "TextSource", guid=guid, name=_plain(report.title or report.id),
        plainTextPath=f"internal://{guid}.txt",
    )  # fmt: skip
    ordered = sorted(passages, key=lambda each: (each.words.start, each.words.end, each.codes, each.note))
    for passage in ordered:
        start, end = counted.there(passage.words.start, passage.words.end)
        own = f"{report.id} {start} {end} {passage.codes} {passage.note}"
        selection = _within(
            source, "PlainTextSelection", guid=_guid("selection", own),
            name=_plain(passage.words.quote), startPosition=str(start), endPosition=str(end),
        )  # fmt: skip
        if passage.note:
            _within(selection, "Description").text = passage.note
        for path in passage.codes:
            coding = _within(
                selection, "Coding", guid=_guid("coding", f"{own} {path}"),
                creatingUser=_guid("user", passage.coder),
            )  # fmt: skip
            _within(coding, "CodeRef", targetGUID=_code(path))
    _values(source, report)


def _values(source: Any, report: Report) -> None:
    for name in _VARIABLES:
        value = getattr(report, name)
        if value is not None:
            variable = _within(source, "VariableValue")
            _within(variable, "VariableRef", targetGUID=_guid("variable", name))
            is_day = isinstance(value, date)
            kind = "DateValue" if is_day else "TextValue"
            _within(variable, kind).text = value.isoformat() if is_day else _xml(value)


def _within(parent: Any, tag: str, /, **attributes: str) -> Any:
    element = etree.SubElement(parent, _tag(tag))
    for attribute, value in attributes.items():
        element.set(attribute, value)
    return element


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _plain(text: str) -> str:
    """Return a text in one line, short enough for a name."""
    line = " ".join(_xml(text).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _xml(text: str) -> str:
    """Return a text without the signs that no XML may hold."""
    return _NOT_OF_XML.sub("\ufffd", text)


def _code(path: Path) -> str:
    return _guid("code", "\x00".join(path))


def _guid(use: str, name: str) -> str:
    return str(uuid5(_OURS, f"{use} {name}"))


def _member(name: str) -> zipfile.ZipInfo:
    # A file of no particular moment: the same dossier gives the same archive.
    member = zipfile.ZipInfo(name, _DAY)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member
