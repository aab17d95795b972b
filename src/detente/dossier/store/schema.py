"""The tables of a store, as its migrations make them; `docs/reference/dossier.md` describes each.

Reports, readings, findings and decisions are written once and never changed. The other tables are made
from them, and can be made again.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)

METADATA: Final = MetaData()
# SQLite counts rows only in a column that is an INTEGER and nothing else.
_Number: Final = BigInteger().with_variant(Integer, "sqlite")


def _numbered() -> Column[Any]:
    return Column("number", _Number, primary_key=True, autoincrement=True)


REPORTS: Final = Table(
    "reports",
    METADATA,
    _numbered(),
    Column("key", String(64), nullable=False, unique=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False, index=True),
    Column("edition_of", _Number, ForeignKey("reports.number")),
    Column("source", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", String(10)),
    Column("stated", String(10)),
    Column("url", Text, index=True),
    Column("language", Text),
    Column("copy_of", Text),
    Column("text", Text, nullable=False),
    Column("added_at", String(32), nullable=False),
    Column("added_by", Text, nullable=False),
    Index(
        "ix_reports_edition_of",
        "edition_of",
        sqlite_where=text("edition_of IS NOT NULL"),
        postgresql_where=text("edition_of IS NOT NULL"),
    ),
    sqlite_autoincrement=True,
)

READINGS: Final = Table(
    "readings",
    METADATA,
    _numbered(),
    Column("report", _Number, ForeignKey("reports.number"), nullable=False, index=True),
    Column("reader", Text, nullable=False),
    Column("read_at", String(32), nullable=False),
    Column("findings", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    sqlite_autoincrement=True,
)

FINDINGS: Final = Table(
    "findings",
    METADATA,
    _numbered(),
    Column("reading", _Number, ForeignKey("readings.number"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("id", Text),
    Column("starts", Integer),
    Column("ends", Integer),
    Column("first_day", String(10)),
    Column("last_day", String(10)),
    Column("payload", Text, nullable=False),
    Index("ix_findings_reading_position", "reading", "position", unique=True),
    sqlite_autoincrement=True,
)

DECISIONS: Final = Table(
    "decisions",
    METADATA,
    _numbered(),
    Column("made_at", String(32), nullable=False),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("undoes", _Number, ForeignKey("decisions.number")),
    Column("digest", String(64), nullable=False),
    sqlite_autoincrement=True,
)

CHRONOLOGY: Final = Table(
    "chronology",
    METADATA,
    Column("report", _Number, ForeignKey("reports.number"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("first_day", String(10), nullable=False),
    Column("last_day", String(10), nullable=False),
    Column("type", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Index("ix_chronology_days", "first_day", "last_day", "report", "position"),
    Index(
        "ix_chronology_spans",
        "first_day",
        "last_day",
        "report",
        "position",
        sqlite_where=text("last_day > first_day"),
        postgresql_where=text("last_day > first_day"),
    ),
)

PARTY_NAMES: Final = Table(
    "party_names",
    METADATA,
    Column("report", _Number, ForeignKey("reports.number"), nullable=False, index=True),
    Column("party", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, index=True),
)

PASSAGES: Final = Table(
    "passages",
    METADATA,
    _numbered(),
    Column("report", _Number, ForeignKey("reports.number"), nullable=False, index=True),
    Column("starts", Integer, nullable=False),
    Column("ends", Integer, nullable=False),
)
"""The words of a passage stand in an index of their own, whose kind each database has its own of."""

COPY_BANDS: Final = Table(
    "copy_bands",
    METADATA,
    Column("band", String(64), nullable=False, index=True),
    Column("report", _Number, ForeignKey("reports.number"), nullable=False, index=True),
)
"""Of each report, parts of the signature of its words: a report that shares one may be a copy of it."""

SUMS: Final = Table(
    "sums",
    METADATA,
    Column("kind", String(16), primary_key=True),
    Column("number", _Number, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
)
"""The checksum of all columns of a report, of its passages and its laid-out rows, and of a reading's rows."""

SECRETS: Final = Table(
    "secrets",
    METADATA,
    Column("name", String(32), primary_key=True),
    Column("value", String(64), nullable=False),
)
"""Secrets of the dossier, in hexadecimal digits: the one by which names have pseudonyms in what is shared."""

HAPPENINGS: Final = Table(
    "happenings",
    METADATA,
    Column("place", _Number, primary_key=True, autoincrement=False),
    Column("undated", Integer, nullable=False),
    Column("edtf", Text, nullable=False),
    Column("first_day", String(10), nullable=False),
    Column("earliest", String(10), nullable=False),
    Column("latest", String(10), nullable=False),
    Column("vague", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("worded", Integer, nullable=False),
    Column("twin", _Number),
    Column("standing", Integer, nullable=False),
    Column("made_of", String(32), nullable=False),
    Column("says", String(32)),
    Index("ix_happenings_days", "undated", "first_day", "place", "latest", "type", "worded", "twin"),
    Index(
        "ix_happenings_spans",
        "undated",
        "first_day",
        "place",
        "latest",
        "type",
        sqlite_where=text("latest > first_day"),
        postgresql_where=text("latest > first_day"),
    ),
)
"""The happenings of all reports together, each thing once, in the order of its date."""

HAPPENING_TWINS: Final = Table(
    "happening_twins",
    METADATA,
    Column("twin", _Number, nullable=False),
    Column("standing", Integer, nullable=False),
    Column("place", _Number, nullable=False),
    Index("ix_happening_twins", "twin", "standing", "place"),
)
"""Happenings that one sentence tells, of which one is shown."""

HAPPENING_DAYS: Final = Table(
    "happening_days",
    METADATA,
    Column("undated", Integer, nullable=False),
    Column("first_day", String(10), nullable=False),
    Column("earliest", String(10), nullable=False),
    Column("latest", String(10), nullable=False),
    Column("vague", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("worded", Integer, nullable=False),
    Column("alone", Integer, nullable=False),
)
"""The number of happenings of one date, type and status: those with a line, and those without a twin."""

HAPPENING_LINES: Final = Table(
    "happening_lines",
    METADATA,
    Column("place", _Number, primary_key=True, autoincrement=False),
    Column("payload", Text, nullable=False),
)
"""The line of each happening that has words, with the passages that it rests on."""

HAPPENING_SIDES: Final = Table(
    "happening_sides",
    METADATA,
    Column("side", Text, nullable=False),
    Column("place", _Number, nullable=False),
    Index("ix_happening_sides", "side", "place"),
)

HAPPENING_REPORTS: Final = Table(
    "happening_reports",
    METADATA,
    Column("report", Text, nullable=False),
    Column("place", _Number, nullable=False),
    Index("ix_happening_reports", "report", "place"),
)

SIDE_NAMES: Final = Table(
    "side_names",
    METADATA,
    Column("key", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("party", Text, nullable=False, index=True),
    Column("side", Text, nullable=False),
)
"""The names of the joined parties, as they are compared, and the side that each stands on."""

LAID_OUT: Final = Table(
    "laid_out",
    METADATA,
    Column("name", String(32), primary_key=True),
    Column("state", Text, nullable=False),
    Column("payload", Text, nullable=False),
)
"""Results that were worked out of a whole store, and the state of the store that it was worked out of."""
