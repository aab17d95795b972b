"""The group `detente dossier`."""

from __future__ import annotations

import click

from detente.cli.lazy_group import LazyGroup

_COMMANDS = (
    "add", "reports", "parties", "statements", "search", "timeline", "said", "contacts", "contradictions",
    "claims", "standing", "due", "positions", "changed", "assessments", "review", "decisions", "withdraw",
    "undo", "reread", "check", "export", "import", "template", "encrypt", "decrypt",
)  # fmt: skip
"""In the order in which they are needed; `--help` lists them so."""
_MODULES = {name: f"detente.cli.dossier.{name}" for name in _COMMANDS} | {
    "import": "detente.cli.dossier.bring"
}


@click.group(cls=LazyGroup, modules=_MODULES)
def dossier() -> None:
    """Keep reports, findings and decisions of one dispute for years.

    STORE is a file such as dispute.dossier, or the postgresql:// address of a database.
    """
