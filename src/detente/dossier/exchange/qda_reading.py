"""A REFI-QDA project (.qdpx) read: its texts, and the passages that people coded in them.

Nothing of the archive is written to the disk: its members are read by the names that the project gives them.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Literal

from lxml import etree

from detente.bounded import in_bytes, read_bounded
from detente.dossier.exchange.counting import Counted
from detente.dossier.exchange.qda import NAMESPACE, PROJECT
from detente.dossier.exchange.qda_notes import fields_of_note, of_an_act
from detente.dossier.store import Brought, FoundByHand
from detente.edtf import DateRange
from detente.errors import BadInput
from detente.patterns import as_pattern
from detente.reading import slug_of
from detente.safe import safe_line
from detente.short import count_of
from detente.sources import Report

CodeKind = Literal["party", "statement", "event", "act"]
MOST_UNPACKED: Final = 300_000_000
_MOST_BYTES: Final = 1_000_000_000
_MOST_DEEP: Final = 50
_MEND: Final = "export it anew as a REFI-QDA project"
_INTERNAL: Final = "internal://"
_BOUNDS: Final = as_pattern(r"\d{1,12}")
_DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, NotImplementedError,
    RuntimeError,
)  # fmt: skip

_ROLES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("parties", "party", "stakeholders", "people", "persons", "organizations",
                     "organisations", "states", "bodies"), "party"),
    **dict.fromkeys(("statements", "statement", "quotes", "quotations"), "statement"),
    **dict.fromkeys(("speakers", "speaker"), "speaker"),
    **dict.fromkeys(("events", "event", "event types", "incidents"), "event"),
    **dict.fromkeys(("acts", "act", "demands", "issues", "positions"), "act"),
    "status": "modality", "actors": "actor", "recipients": "recipient", "moods": "mood", "voices": "voice",
    "doers": "doer", "addressees": "addressee", "about": "about", "roles": "role", "offices": "role",
    "standings": "standing",
}  # fmt: skip
"""A code of the tree, in small letters, and what the codes below it say."""
_PARTY_KINDS: Final = {
    "people": "person", "persons": "person", "organizations": "organization",
    "organisations": "organization", "states": "state", "bodies": "body",
}  # fmt: skip


def read_qda(path: Path, kinds: Mapping[str, CodeKind] | None = None) -> Brought:
    """Read a project, for a dossier to take up.

    Parameters
    ----------
    kinds
        The name of a code to what the passages are that it, or a code below it, was given to.

    Raises
    ------
    BadInput
        If it is no project, unpacks beyond reason, or is damaged.
    """
    raw = read_bounded(path, _MOST_BYTES, "export a part of it")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _Project(_Archive(archive, path), path, kinds or {}).brought()
    except _DAMAGE as error:
        what = f"is no REFI-QDA project, or a damaged one: {safe_line(str(error))}"
        raise BadInput(str(path), what, _MEND) from None


class _Archive:
    """The members of an archive, read up to a sum of bytes whatever they say of their size."""

    def __init__(self, archive: zipfile.ZipFile, path: Path) -> None:
        self._archive, self._path = archive, path
        self._left = MOST_UNPACKED
        self.names = {name.casefold(): name for name in archive.namelist()}

    def read(self, name: str) -> bytes:
        known = self.names.get(name.casefold())
        if known is None:
            raise BadInput(str(self._path), f"lacks {safe_line(name)}", _MEND)
        with self._archive.open(known) as member:
            content = member.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise BadInput(str(self._path), f"unpacks to more than {in_bytes(MOST_UNPACKED)}", "split it")
        return content


class _Project:
    def __init__(self, archive: _Archive, path: Path, kinds: Mapping[str, CodeKind]) -> None:
        self.archive, self.path = archive, path
        self.root = self._parsed(archive.read(PROJECT))
        self.kinds = {name.casefold(): kind for name, kind in kinds.items()}
        self.codes: dict[str, tuple[str, ...]] = {}
        book = self.root.find(f"{_tag('CodeBook')}/{_tag('Codes')}")
        if book is not None:
            self._take_codes(book, ())
        self.users = {
            each.get("guid"): each.get("name") or "somebody"
            for each in self.root.iterfind(f"{_tag('Users')}/{_tag('User')}")
        }
        self.variables = {
            each.get("guid"): (each.get("name") or "").casefold()
            for each in self.root.iterfind(f"{_tag('Variables')}/{_tag('Variable')}")
        }

    def _parsed(self, raw: bytes) -> Any:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
        )
        try:
            tree = etree.fromstring(raw, parser).getroottree()
        except etree.XMLSyntaxError as error:
            what = f"{PROJECT} is no XML: {safe_line(str(error))}"
            raise BadInput(str(self.path), what, _MEND) from None
        if tree.docinfo.internalDTD is not None or tree.docinfo.externalDTD is not None:
            raise BadInput(str(self.path), f"{PROJECT} declares entities, which no program writes", _MEND)
        if tree.getroot().tag != _tag("Project"):
            raise BadInput(str(self.path), f"{PROJECT} is no REFI-QDA project", _MEND)
        return tree.getroot()

    def _take_codes(self, parent: Any, path: tuple[str, ...]) -> None:
        if len(path) > _MOST_DEEP:
            raise BadInput(str(self.path), f"its codes are more than {_MOST_DEEP} deep", _MEND)
        for code in parent.iterfind(_tag("Code")):
            own = (*path, (code.get("name") or "").strip())
            self.codes[code.get("guid") or ""] = own
            self._take_codes(code, own)

    def brought(self) -> Brought:
        """Return all that it holds."""
        reports: dict[str, Report] = {}
        findings: dict[tuple[Any, ...], FoundByHand] = {}
        left: Counter[str] = Counter()
        others: Counter[str] = Counter()
        for source in self._texts(others):
            report = self._report(source, reports)
            reports[report.id] = report
            counted = Counted(report.text)
            for selection in source.iterfind(_tag("PlainTextSelection")):
                place = f"{safe_line(report.title or report.id)}, passage {selection.get('startPosition')}"
                span = self._span(selection, counted, place)
                coded = list(self._coded(selection))
                one = self._finding(report, span, coded, selection, place)
                if one is not None:
                    key = (one.kind, one.report, one.start, one.end, repr(sorted(one.fields.items())))
                    findings.setdefault(key, one)
                else:
                    left.update(" > ".join(path) for path, _ in coded)
        return Brought(
            file=self.path.name,
            reader=safe_line(self.root.get("origin") or "") or "a REFI-QDA project",
            reports=tuple(reports.values()),
            findings=tuple(findings.values()),
            left_out=(
                *(
                    f"{count_of(number, 'source')} of the kind {kind}: no text"
                    for kind, number in others.items()
                ),
                *(
                    f"code {safe_line(code)}: {count_of(number, 'passage')}; say what they are, as in"
                    f" --code {safe_line(code.rpartition(' > ')[2])!r}=act"
                    for code, number in left.most_common()
                ),
            ),
        )

    def _texts(self, others: Counter[str]) -> Iterator[Any]:
        """Yield the elements with a text: sources of text, and the texts of sources that have pages."""
        for source in self.root.iterfind(f"{_tag('Sources')}/*"):
            name = etree.QName(source).localname
            text = source if name == "TextSource" else source.find(_tag("Representation"))
            if text is None:
                others[name.removesuffix("Source").lower()] += 1
                continue
            if text.get("name") is None and source.get("name") is not None:
                text.set("name", source.get("name"))
            yield text

    def _report(self, source: Any, taken: Mapping[str, Report]) -> Report:
        values = self._values(source)
        name = source.get("name") or ""
        wanted = values.get("id") or slug_of(Path(name).stem)[:60]
        own = next(
            each for each in (wanted, *(f"{wanted}-{n}" for n in range(2, 1_000_000))) if each not in taken
        )
        published = DateRange.parse(values.get("published"))
        is_day = published.earliest == published.latest
        return Report(
            id=own,
            source=f"{self.path.name}#{own}",
            text=self._text(source),
            title=name if name and name != values.get("id") else None,
            publisher=values.get("publisher"),
            published=published.earliest if is_day else None,
            url=values.get("url"),
        )

    def _text(self, source: Any) -> str:
        inline = source.findtext(_tag("PlainTextContent"))
        path = source.get("plainTextPath") or ""
        if inline is not None and not path:
            return str(inline)
        name = path.removeprefix(_INTERNAL)
        if not path.startswith(_INTERNAL) or not name or re.search(r"[/\\]|^\.\.?$", name):
            what = f"the text of {safe_line(source.get('name') or '?')} lies outside it: {safe_line(path)}"
            raise BadInput(str(self.path), what, "export it with its sources")
        try:
            return self.archive.read(f"sources/{name}").decode("utf-8-sig")
        except UnicodeDecodeError:
            raise BadInput(str(self.path), f"{safe_line(name)} is not text in UTF-8", _MEND) from None

    def _values(self, source: Any) -> dict[str, str]:
        values = {}
        for value in source.iterfind(_tag("VariableValue")):
            ref = value.find(_tag("VariableRef"))
            name = "" if ref is None else self.variables.get(ref.get("targetGUID"), "")
            text = next((each.text for each in value if each is not ref and each.text), None)
            if name and text:
                values[name] = text.strip()
        return values

    def _span(self, selection: Any, counted: Counted, place: str) -> tuple[int, int]:
        bounds = [selection.get(name) or "" for name in ("startPosition", "endPosition")]
        span = None
        if all(map(_BOUNDS.fullmatch, bounds)):
            span = counted.here(int(bounds[0]), int(bounds[1]))
        if span is None:
            raise BadInput(str(self.path), f"{place}: it lies outside its text", _MEND)
        return span

    def _coded(self, selection: Any) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield the codes that a passage was given, each with who gave it."""
        for coding in selection.iterfind(_tag("Coding")):
            ref = coding.find(_tag("CodeRef"))
            path = None if ref is None else self.codes.get(ref.get("targetGUID"))
            if path is None:
                raise BadInput(str(self.path), "a passage has a code that the project lacks", _MEND)
            yield path, self.users.get(coding.get("creatingUser"), "somebody")

    def _finding(
        self,
        report: Report,
        span: tuple[int, int],
        coded: Iterable[tuple[tuple[str, ...], str]],
        selection: Any,
        place: str,
    ) -> FoundByHand | None:
        said: dict[str, list[str]] = {}
        kind_of_party, coders = "other", []
        for path, coder in coded:
            role = self._role(path)
            if role is None:
                continue
            coders.append(coder)
            said.setdefault(role, []).append(path[-1])
            if role == "party":
                known = [
                    _PARTY_KINDS[step.casefold()] for step in path[:-1] if step.casefold() in _PARTY_KINDS
                ]
                kind_of_party = (*known, "other")[0]
        made = _made(said, kind_of_party, selection.findtext(_tag("Description")) or "")
        if made is None:
            return None
        kind, fields = made
        return FoundByHand(kind, report.id, *span, fields, f"{place}, coded by {safe_line(coders[0])}")

    def _role(self, path: tuple[str, ...]) -> str | None:
        """Return what a code says of a passage, by itself or by one above it; None for nothing."""
        for depth in range(len(path), 0, -1):
            kind = self.kinds.get(path[depth - 1].casefold())
            if kind is not None:
                return kind
        for depth in range(1, len(path)):
            role = _ROLES.get(path[depth - 1].casefold())
            if role is not None:
                return role
        return None


def _made(said: Mapping[str, list[str]], kind_of_party: str, note: str) -> tuple[str, dict[str, Any]] | None:
    """Return the finding that the codes of a passage make together."""
    noted = fields_of_note(note)
    if "event" in said:
        return "event", {
            "type": said["event"][0].upper(),
            "modality": said.get("modality", ["happened"])[0],
            "actors": said.get("actor", []),
            "recipients": said.get("recipient", []),
            "when": noted.get("when"),
        }
    if "act" in said:
        fields = {"label": said["act"][0], "mood": said.get("mood", ["possible"])[0], **of_an_act(noted)}
        fields |= {role: said[role][0] for role in ("voice", "doer", "addressee") if role in said}
        return "act", fields | ({"about": said["about"]} if "about" in said else {})
    if "statement" in said or "speaker" in said:
        manner = said.get("statement", ["indirect"])[0]
        speaker = said.get("speaker", [None])[0]
        return "statement", {
            "speaker": speaker,
            "manner": manner if manner in ("direct", "indirect", "mixed") else "indirect",
            **({"addressee": said["addressee"][0]} if "addressee" in said else {}),
        }
    if "party" in said:
        also = {"aliases": noted["aliases"]} if "aliases" in noted else {}
        return "party", {"name": said["party"][0], "kind": kind_of_party, **also}
    if "party" in noted and ("role" in said or "standing" in said):
        return "party", _title(said, noted)
    return None


def _title(said: Mapping[str, list[str]], noted: Mapping[str, Any]) -> dict[str, Any]:
    """Return a party with an office or a standing; the words of these name nobody."""
    bounds = {"since": noted.get("since"), "until": noted.get("until")}
    held = (
        {"roles": [{"title": said["role"][0], "of": noted.get("of"), **bounds}]}
        if "role" in said
        else {"standing": [{"status": said["standing"][0], "by": noted.get("by"), **bounds}]}
    )
    return {"name": noted["party"], "mentions": (), **held}


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
