"""An index of the reports that are editions of others: each search leaves out those with a later one.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the index."""
    some = sa.text("edition_of IS NOT NULL")
    op.create_index(
        "ix_reports_edition_of",
        "reports",
        ["edition_of"],
        if_not_exists=True,
        sqlite_where=some,
        postgresql_where=some,
    )
