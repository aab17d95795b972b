"""The pages of the documentation, cut into sections and fenced blocks."""

from __future__ import annotations

import re

import click
from tests.support.paths import ROOT

from detente.cli.program import detente

DOCS = ROOT / "docs"


PAGES = sorted(DOCS.rglob("*.md"))


CONTEXT = click.Context(detente)
COMMANDS = [(name, detente.get_command(CONTEXT, name)) for name in detente.list_commands(CONTEXT)]


GROUP = dict(COMMANDS)["dossier"]
assert isinstance(GROUP, click.Group)
WITHIN = [(f"dossier {name}", GROUP.get_command(CONTEXT, name)) for name in GROUP.list_commands(CONTEXT)]
"""The commands of a dossier, which have a page of their own."""


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def sections(text: str) -> dict[str, str]:
    """Each second-level heading to what stands under it."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))
