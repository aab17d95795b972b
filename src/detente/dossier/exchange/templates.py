"""The tables that people keep of a dispute: a chronology, a list of parties, a table of positions."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final


@dataclass(frozen=True)
class Column:
    """A column of a template.

    Attributes
    ----------
    heads
        By which it is known, in small letters without blanks; the first is that of the template.
    says
        What stands in it.
    example
        The cell of the invented row.
    needed
        True if each row has it.
    """

    name: str
    heads: tuple[str, ...]
    says: str
    example: str = ""
    needed: bool = False


@dataclass(frozen=True)
class Template:
    """A table that people keep; `words` is the column whose words a finding rests on."""

    name: str
    columns: tuple[Column, ...]
    words: str

    @property
    def heads(self) -> Mapping[str, tuple[str, ...]]:
        """The name of each column and the heads by which it is known."""
        return {column.name: column.heads for column in self.columns}

    @property
    def example(self) -> Mapping[str, str]:
        """The invented row."""
        return {column.name: column.example for column in self.columns if column.example}


_WHENCE: Final = (
    Column("source", ("source", "publisher", "outlet", "newspaper", "sourcename", "medium"),
           "who published it", "Karsk Post"),
    Column("published", ("published", "publicationdate", "sourcedate", "reportdate"),
           "the day on which it was published", "2026-05-03"),
    Column("url", ("url", "link", "sourceurl", "address"), "its address"),
    Column("report", ("report", "reportid"), "the id of a report of the dossier that says so"),
    Column("quote", ("quote", "quotation", "words", "excerpt", "evidence"),
           "the words that say so; of that report, if one is named"),
    Column("id", ("id", "rowid", "recordid", "eventid", "key"),
           "your own id of the row: by it a row that you change is known again"),
    Column("note", ("note", "notes", "comment", "comments", "remarks"), "what you want to remember"),
)  # fmt: skip
"""The columns that every template has at its end."""

CHRONOLOGY: Final = Template(
    "chronology",
    (
        Column("date", ("date", "when", "day", "eventdate", "startdate"),
               "EDTF, or words: 2 May 2026, spring 1998, since 2018", "2026-05-02"),
        Column("event", ("event", "what", "description", "eventdescription", "whathappened", "text",
                         "summary"), "what happened, in a sentence",
               "Envoys of Ostland met the Reed Front in Karsk", needed=True),
        Column("type", ("type", "eventtype", "category", "plover"),
               "a PLOVER type, or ELECTION, TRIAL, HEARING, COUP, TRAVEL, RULING; else OTHER", "CONSULT"),
        Column("actors", ("actors", "actor", "who", "by", "actor1"),
               "who did it; several with ; between them", "Ostland"),
        Column("recipients", ("recipients", "recipient", "towhom", "whom", "target", "targets", "actor2"),
               "to or with whom", "Reed Front"),
        Column("status", ("status", "modality"),
               "happened, ongoing, planned, possible, demanded or denied; else by its date", "happened"),
        Column("place", ("place", "location", "where"), "where", "Karsk"),
        *_WHENCE,
    ),
    "event",
)  # fmt: skip
PARTIES: Final = Template(
    "parties",
    (
        Column("name", ("name", "party", "partyname", "actor", "organization", "organisation", "stakeholder",
                        "group"), "the name by which you know it", "Reed Front", needed=True),
        Column("kind", ("kind", "type", "partytype", "actortype"),
               "person, organization, state, body or other", "organization"),
        Column("aliases", ("aliases", "alias", "othernames", "alsoknownas", "aka", "acronym", "abbreviation"),
               "its other names, with ; between them", "RF; the Front"),
        Column("role", ("role", "office", "title", "function"), "an office that a person holds", ""),
        Column("of", ("of", "memberof", "affiliation", "belongsto"), "the party or body of that office", ""),
        Column("standing", ("standing", "legalstatus", "status"), "banned, jailed, on trial ...", "banned"),
        Column("since", ("since", "from"), "since when it has the office or the standing", "2024-11"),
        Column("until", ("until", "till"), "until when", ""),
        *_WHENCE,
    ),
    "name",
)  # fmt: skip
POSITIONS: Final = Template(
    "positions",
    (
        Column("party", ("party", "who", "actor", "speaker", "stakeholder", "side", "voice"),
               "who takes the position", "Reed Front", needed=True),
        Column("stance", ("stance", "position", "attitude", "agreement"),
               "demands, offers, plans, accepts, refuses, opposes, threatens, does or ended", "demands",
               needed=True),
        Column("act", ("act", "issue", "demand", "what", "option", "measure", "topic"),
               "what would be done, as an infinitive", "Lift the siege of Karsk", needed=True),
        Column("maker", ("maker", "by", "bywhom", "ofwhom", "addressee", "whowoulddoit"),
               "who would do it; else the party itself, unless it demands or opposes it", "Ostland"),
        Column("condition", ("condition", "conditions", "if", "onlyif"), "on what condition", ""),
        Column("date", ("date", "when", "day", "saidon"), "when it was said", "3 May 2026"),
        *_WHENCE,
    ),
    "act",
)  # fmt: skip
TEMPLATES: Final[Mapping[str, Template]] = {each.name: each for each in (CHRONOLOGY, PARTIES, POSITIONS)}


def template_csv(name: str) -> str:
    """Return a template as values between commas: its heads and the invented row.

    Examples
    --------
    >>> template_csv("parties").splitlines()[0][:24]
    'name,kind,aliases,role,o'
    """
    template = TEMPLATES[name]
    out = io.StringIO()
    rows = ([c.name for c in template.columns], [c.example for c in template.columns])
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def template_workbook(name: str) -> bytes:
    """Return a template as a workbook; a note at each head says what stands in its column."""
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    template = TEMPLATES[name]
    book = Workbook()
    sheet: Any = book.active
    sheet.title, sheet.freeze_panes = template.name.capitalize(), "A2"
    for place, column in enumerate(template.columns, start=1):
        head = sheet.cell(1, place, column.name)
        head.font = Font(bold=True)
        needed = "Needed. " if column.needed else ""
        head.comment = Comment(f"{needed}{column.says[0].upper()}{column.says[1:]}.", "detente")
        # A text, so that no spreadsheet makes another date of it.
        cell = sheet.cell(2, place, column.example or None)
        cell.number_format = "@"
        sheet.column_dimensions[get_column_letter(place)].width = max(12, min(48, len(column.example) + 2))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
