"""Each happening of the kept timeline says what it is made of: only those that changed are made again.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
_OF_TIMELINE = (
    "happenings", "happening_lines", "happening_sides", "happening_reports", "happening_twins",
    "happening_days", "side_names", "laid_out",
)  # fmt: skip


def upgrade() -> None:
    """Add what they are made of; the timeline is laid out again when it is next asked for."""
    for table in _OF_TIMELINE:
        op.execute(sa.text(f"DELETE FROM {table}"))
    op.add_column("happenings", sa.Column("made_of", sa.String(32), nullable=False, server_default=""))
    op.add_column("happenings", sa.Column("says", sa.String(32)))
    if op.get_bind().dialect.name != "sqlite":
        # SQLite's integers are as wide as they need be.
        op.alter_column("happenings", "twin", type_=sa.BigInteger())
        op.alter_column("happening_twins", "twin", type_=sa.BigInteger())


def downgrade() -> None:
    """Refuse: a store is never taken back to an older form."""
    raise NotImplementedError
