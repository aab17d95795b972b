"""Options that several commands share, each block written once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from detente.arguments import DAY_FORMS, day_of
from detente.cli.option_groups import RARE, WHAT_IF, GroupedOption

Command = Callable[..., None]
FURTHER_CONCEPTS = (
    "sseq", "sim", "limited", "nonmyopic", "stackelberg", "unknown", "strength", "hybrid", "attitudes",
    "probabilistic", "fuzzy",
    "coalitions",
)  # fmt: skip
"""The names `--concept` of `detente analyse` takes; listed here so that `--help` loads no engine."""


class _Date(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return day_of(value)
        except ValueError as error:
            self.fail(f"{error}; {DAY_FORMS}.", param, ctx)


day_type = _Date()
"""The type of an option that takes a day."""


def together(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Make one decorator of several options."""

    def decorate(command: Command) -> Command:
        # The last decorator applied is the first in `--help`.
        for option in reversed(options):
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

document_options = together(
    output_file("--docx", "Write the page as a Word file here too, its notes as footnotes."),
    output_file("--pdf", "Write the page as a PDF here too, its notes as footnotes."),
)
"""For every command that writes a page: passes `docx` and `pdf`."""

pipeline_options = together(
    click.option(
        "--pipeline", default=None, cls=GroupedOption, heading=RARE,
        help="A spaCy pipeline, by name or path, instead of the shipped one.",
    ),
    click.option(
        "--trust-pipeline", "trust", is_flag=True, cls=GroupedOption, heading=RARE,
        help="Use the shipped pipeline even if its weights differ.",
    ),
)  # fmt: skip
"""For every command that reads: passes `pipeline` and `trust`."""

reading_options = together(
    click.option(
        "--published", type=day_type,
        help="The day the one report was published, if it does not say: 2021-05-07, or '7 May 2021'.",
    ),
    pipeline_options,
)  # fmt: skip
"""For every command that reads reports: passes `published`, `pipeline` and `trust`."""

reports_option = click.option(
    "--report", "reports", multiple=True, cls=GroupedOption, heading=RARE, metavar="FILE|FOLDER",
    help="Reports elsewhere that the case may cite, besides those beside or below it; may be given several"
    " times.",
)  # fmt: skip
"""For every command that takes a case and no reports: passes `reports`."""

what_if_options = together(
    click.option(
        "--as-if", multiple=True, cls=GroupedOption, heading=WHAT_IF, metavar="'PARTY: PREFERENCE'",
        help="What if nobody doubted it: 'CPP: talks_pressed > pressed' of what is open, or a whole {form}.",
    ),
    click.option(
        "--add-rule", "rules", multiple=True, cls=GroupedOption, heading=WHAT_IF, metavar="EXPRESSION",
        help="What if this were true in every state.",
    ),
    click.option(
        "--drop-option", "dropped", multiple=True, cls=GroupedOption, heading=WHAT_IF, metavar="PARTY.OPTION",
        help="What if nobody could take this option.",
    ),
    click.option(
        "--set", "settings", multiple=True, cls=GroupedOption, heading=WHAT_IF, metavar="PLACE=VALUE",
        help="What if this stood in the case: status_quo=pressed, preferences.CPP=unknown.",
    ),
)  # fmt: skip
"""For every command that answers a what-if: passes the four fields of `detente.case.WhatIf`, by name."""
