"""Options of a command in groups: those of every day first in `--help`, the others under headings."""

from __future__ import annotations

from typing import Any

import click

RARE = "Options rarely needed"
WHAT_IF = "What if"


class GroupedOption(click.Option):
    """An option that stands under a heading of its own in `--help`.

    Parameters
    ----------
    heading
        The heading; options without one stand first.
    """

    def __init__(self, *args: Any, heading: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.heading = heading


class GroupedCommand(click.Command):
    """A command whose `--help` lists its options by their headings."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options without a heading, then each group in the order of its first option."""
        groups: dict[str, list[tuple[str, str]]] = {"Options": []}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx) if isinstance(param, click.Option) else None
            if record is not None:
                heading = param.heading if isinstance(param, GroupedOption) else "Options"
                groups.setdefault(heading, []).append(record)
        for heading, records in groups.items():
            with formatter.section(heading):
                formatter.write_dl(records)
