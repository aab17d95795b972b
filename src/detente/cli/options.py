"""Options that several commands share, each block written once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

Command = Callable[..., None]
FURTHER_CONCEPTS = (
    "sseq", "sim", "limited", "nonmyopic", "stackelberg", "unknown", "strength", "coalitions",
)  # fmt: skip
"""The names `--concept` of `detente analyse` takes; listed here so that `--help` loads no engine."""


class _Date(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as 2021-05-07", param, ctx)


def _together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Make one decorator of several options."""

    def decorate(command: Command) -> Command:
        for option in options:
            command = option(command)
        return command

    return decorate


def output_file(name: str, text: str) -> Callable[[Command], Command]:
    """Return an option that takes the path of a file to write."""
    return click.option(name, type=click.Path(dir_okay=False, path_type=Path), default=None, help=text)


def limit_option(default: int, text: str) -> Callable[[Command], Command]:
    """Return the option `--limit`: the number of states a list holds at most."""
    return click.option("--limit", type=click.IntRange(min=0), default=default, show_default=True, help=text)


format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for reading, or JSON on standard output.",
)

reading_options = _together(
    click.option(
        "--published", type=_Date(),
        help="The day the one report was published, as 2021-05-07, if it does not say.",
    ),
    click.option(
        "--pipeline", default=None, help="A spaCy pipeline, by name or path, instead of the shipped one."
    ),
    click.option(
        "--trust-pipeline", "trust", is_flag=True,
        help="Use the shipped pipeline even if its weights differ.",
    ),
)  # fmt: skip
"""For every command that reads reports: passes `published`, `pipeline` and `trust`."""

what_if_options = _together(
    click.option(
        "--as-if", multiple=True, metavar="'PARTY: PREFERENCE'",
        help="What if nobody doubted it: 'CPP: talks_pressed > pressed' of what is open, or a whole {form}.",
    ),
    click.option(
        "--add-rule", "rules", multiple=True, metavar="EXPRESSION",
        help="What if this were true in every state.",
    ),
    click.option(
        "--drop-option", "dropped", multiple=True, metavar="PARTY.OPTION",
        help="What if nobody could take this option.",
    ),
    click.option(
        "--set", "settings", multiple=True, metavar="PLACE=VALUE",
        help="What if this stood in the case: status_quo=pressed, preferences.CPP=unknown.",
    ),
)  # fmt: skip
"""For every command that answers a what-if: passes the four fields of `detente.case.WhatIf`, by name."""
