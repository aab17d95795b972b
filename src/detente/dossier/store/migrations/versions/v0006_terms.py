"""The words of passages are indexed by the same terms in both kinds of database: a search is the same.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

from alembic import op

from detente.dossier.store.derived import index_all_words
from detente.dossier.store.schema import SUMS

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Index all passages again."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE passage_words")
        op.execute(
            "CREATE VIRTUAL TABLE passage_words USING"
            " fts5(words, content='', tokenize='unicode61 remove_diacritics 0')"
        )
    # What is indexed has a checksum since 0008.
    SUMS.create(op.get_bind(), checkfirst=True)
    index_all_words(op.get_bind())


def downgrade() -> None:
    """Refuse: a store is never taken back to an older form."""
    raise NotImplementedError
