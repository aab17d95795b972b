"""A click group that loads a command's module only when the command is looked up."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from detente import case


class LazyGroup(click.Group):
    """The group of click's documentation, "Lazily Loading Subcommands".

    Parameters
    ----------
    modules
        Command name to the module that defines the command under that name; where Python keeps the name for
        itself, with a line behind it.
    """

    def __init__(self, *args: Any, modules: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, those of modules first and in their order; loads none of them."""
        return list(dict.fromkeys((*self.modules, *super().list_commands(ctx))))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first argument names; where there is none, name the nearest."""
        if args and not ctx.resilient_parsing and self.get_command(ctx, args[0]) is None:
            names = self.list_commands(ctx)
            hint = case.did_you_mean(args[0], names)
            # A first argument that is a file was meant for the main job.
            if not hint and os.path.exists(args[0]):  # noqa: PTH110 - no error for a name too long
                hint = f"; for a brief of it: `detente brief {shlex.quote(args[0])}`"
            ctx.fail(f"No such command '{args[0]}'{hint or '; the commands are ' + ', '.join(names)}.")
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, loading its module the first time; None if there is none."""
        if cmd_name not in self.modules:
            return super().get_command(ctx, cmd_name)
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command = getattr(import_module(self.modules[cmd_name]), name)
        assert isinstance(command, click.Command)
        return command
