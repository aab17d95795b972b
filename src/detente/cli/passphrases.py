"""The prompt for the passphrase of an encrypted dossier; it is never an option, which others could read."""

from __future__ import annotations

import sys

import click

from detente.safe import safe_line


def passphrase_typed(where: str, new: bool) -> str | None:
    """Ask for the passphrase of a file, twice for a new one; None where no terminal is there to type it."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    typed = click.prompt(
        f"Passphrase of {safe_line(where)}", hide_input=True, confirmation_prompt=new, err=True
    )
    return str(typed)
