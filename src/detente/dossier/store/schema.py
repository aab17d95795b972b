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

SECRETS: Final = Table(
    "secrets",
    METADATA,
    Column("name", String(32), primary_key=True),
    Column("value", String(64), nullable=False),
)
"""Secrets of the dossier, in hexadecimal digits: the one by which names have pseudonyms in what is shared."""
