"""Checksums of whole rows: of reports, of their passages and laid-out rows, and of readings.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

from alembic import op

from detente.dossier.store.schema import SUMS
from detente.dossier.store.sums import keep_all_sums

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table, and take the checksums of what is there."""
    SUMS.create(op.get_bind(), checkfirst=True)
    keep_all_sums(op.get_bind())


def downgrade() -> None:
    """Refuse: a store is never taken back to an older form."""
    raise NotImplementedError
