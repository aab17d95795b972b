"""An index of the events that may have been on several days: a page of a month need not pass all before it.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the index."""
    spans = sa.text("last_day > first_day")
    op.create_index(
        "ix_chronology_spans",
        "chronology",
        ["first_day", "last_day", "report", "position"],
        sqlite_where=spans,
        postgresql_where=spans,
    )


def downgrade() -> None:
    """Refuse: a store is never taken back to an older form."""
    raise NotImplementedError
