"""The timeline as it is joined and worded, kept until the store changes: a page of it is read, and not made.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def _place(*, key: bool = False) -> sa.Column[Any]:
    number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    return sa.Column("place", number, primary_key=key, autoincrement=False, nullable=False)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "happenings",
        _place(key=True),
        sa.Column("undated", sa.Integer, nullable=False),
        sa.Column("edtf", sa.Text, nullable=False),
        sa.Column("first_day", sa.String(10), nullable=False),
        sa.Column("earliest", sa.String(10), nullable=False),
        sa.Column("latest", sa.String(10), nullable=False),
        sa.Column("vague", sa.Integer, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("worded", sa.Integer, nullable=False),
        sa.Column("twin", sa.Integer),
        sa.Column("standing", sa.Integer, nullable=False),
    )
    by_day = ["undated", "first_day", "place", "latest", "type"]
    op.create_index("ix_happenings_days", "happenings", [*by_day, "worded", "twin"])
    spans = sa.text("latest > first_day")
    op.create_index("ix_happenings_spans", "happenings", by_day, sqlite_where=spans, postgresql_where=spans)
    op.create_table(
        "happening_twins",
        sa.Column("twin", sa.Integer, nullable=False),
        sa.Column("standing", sa.Integer, nullable=False),
        _place(),
    )
    op.create_index("ix_happening_twins", "happening_twins", ["twin", "standing", "place"])
    op.create_table(
        "happening_days",
        sa.Column("undated", sa.Integer, nullable=False),
        sa.Column("first_day", sa.String(10), nullable=False),
        sa.Column("earliest", sa.String(10), nullable=False),
        sa.Column("latest", sa.String(10), nullable=False),
        sa.Column("vague", sa.Integer, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("worded", sa.Integer, nullable=False),
        sa.Column("alone", sa.Integer, nullable=False),
    )
    op.create_table("happening_lines", _place(key=True), sa.Column("payload", sa.Text, nullable=False))
    for table, column in (("happening_sides", "side"), ("happening_reports", "report")):
        op.create_table(table, sa.Column(column, sa.Text, nullable=False), _place())
        op.create_index(f"ix_{table}", table, [column, "place"])
    op.create_table(
        "side_names",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("party", sa.Text, nullable=False),
        sa.Column("side", sa.Text, nullable=False),
    )
    op.create_index("ix_side_names_key", "side_names", ["key"])
    op.create_index("ix_side_names_party", "side_names", ["party"])
    op.create_table(
        "laid_out",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Refuse: a store is never taken back to an older form."""
    raise NotImplementedError
