"""The first tables of a store.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _number() -> Any:
    return sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _numbered() -> sa.Column[Any]:
    return sa.Column("number", _number(), primary_key=True, autoincrement=True)


def _of(table: str, *, optional: bool = False, name: str) -> sa.Column[Any]:
    return sa.Column(name, _number(), sa.ForeignKey(f"{table}.number"), nullable=optional)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "reports",
        _numbered(),
        sa.Column("key", sa.String(64), nullable=False, unique=True),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        _of("reports", name="edition_of", optional=True),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("published", sa.String(10)),
        sa.Column("stated", sa.String(10)),
        sa.Column("url", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("copy_of", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("added_at", sa.String(32), nullable=False),
        sa.Column("added_by", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reports_name", "reports", ["name"])
    op.create_index("ix_reports_url", "reports", ["url"])
    op.create_table(
        "readings",
        _numbered(),
        _of("reports", name="report"),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("read_at", sa.String(32), nullable=False),
        sa.Column("findings", sa.Integer, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_readings_report", "readings", ["report"])
    op.create_table(
        "findings",
        _numbered(),
        _of("readings", name="reading"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("id", sa.Text),
        sa.Column("starts", sa.Integer),
        sa.Column("ends", sa.Integer),
        sa.Column("first_day", sa.String(10)),
        sa.Column("last_day", sa.String(10)),
        sa.Column("payload", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_findings_reading_position", "findings", ["reading", "position"], unique=True)
    op.create_table(
        "decisions",
        _numbered(),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        _of("decisions", name="undoes", optional=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sqlite_autoincrement=True,
    )
    _make_derived()


def _make_derived() -> None:
    op.create_table(
        "chronology",
        _of("reports", name="report"),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("first_day", sa.String(10), nullable=False),
        sa.Column("last_day", sa.String(10), nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("modality", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )
    op.create_index("ix_chronology_report", "chronology", ["report"])
    op.create_index("ix_chronology_days", "chronology", ["first_day", "last_day", "report", "position"])
    op.create_table(
        "party_names",
        _of("reports", name="report"),
        sa.Column("party", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
    )
    op.create_index("ix_party_names_report", "party_names", ["report"])
    op.create_index("ix_party_names_key", "party_names", ["key"])
    op.create_table(
        "passages",
        _numbered(),
        _of("reports", name="report"),
        sa.Column("starts", sa.Integer, nullable=False),
        sa.Column("ends", sa.Integer, nullable=False),
    )
    op.create_index("ix_passages_report", "passages", ["report"])
    op.create_table(
        "copy_bands",
        sa.Column("band", sa.String(64), nullable=False),
        _of("reports", name="report"),
    )
    op.create_index("ix_copy_bands_band", "copy_bands", ["band"])
    op.create_index("ix_copy_bands_report", "copy_bands", ["report"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE passage_words USING"
            " fts5(words, content='', tokenize='porter unicode61 remove_diacritics 2')"
        )
    else:
        op.execute("ALTER TABLE passages ADD COLUMN words tsvector")
        op.execute("CREATE INDEX ix_passages_words ON passages USING gin (words)")


def downgrade() -> None:
    """Refuse: a store is never taken back to an older form."""
    raise NotImplementedError
