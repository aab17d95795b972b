"""A click group that loads a command's module only when the command is looked up."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyGroup(click.Group):
    """The group of click's documentation, "Lazily Loading Subcommands".

    Parameters
    ----------
    modules
        Command name to the module that defines the command under that name.
    """

    def __init__(self, *args: Any, modules: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted; loads none of them."""
        return sorted({*super().list_commands(ctx), *self.modules})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, loading its module the first time; None if there is none."""
        if cmd_name not in self.modules:
            return super().get_command(ctx, cmd_name)
        command = getattr(import_module(self.modules[cmd_name]), cmd_name)
        assert isinstance(command, click.Command)
        return command
