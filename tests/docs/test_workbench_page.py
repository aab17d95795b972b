"""The page on the workbench says of every command and every option where it is, or why it is nowhere."""

from __future__ import annotations

from collections.abc import Iterator

import click
from tests.support.paths import ROOT

from detente.cli.program import detente

PAGE = (ROOT / "docs" / "reference" / "workbench.md").read_text()


def commands(group: click.Command, name: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, with its name."""
    if not isinstance(group, click.Group):
        yield name, group
        return
    for each in group.list_commands(click.Context(group)):
        one = group.get_command(click.Context(group), each)
        assert one is not None
        yield from commands(one, f"{name} {each}".strip())


def test_every_option_of_every_command_has_a_field_or_a_reason() -> None:
    options = {
        option
        for _, command in commands(detente)
        for each in command.params
        if isinstance(each, click.Option)
        for option in each.opts
        if option.startswith("--")
    }
    assert {each for each in options if f"`{each}`" not in PAGE} == set()


def test_every_command_has_a_page() -> None:
    names = {name.rpartition(" ")[2] for name, _ in commands(detente)} - {"help", "add"}
    assert {each for each in names if f"{each}`" not in PAGE} == set()
