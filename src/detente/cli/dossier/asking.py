"""Options that questions to a dossier share, and how an answer is printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente import analysis, page, render
from detente.cli.dossier.options import filter_options, open_for, require_form
from detente.cli.options import day_type
from detente.cli.output import console, note, print_json
from detente.safe import safe_text
from detente.short import count_of

if TYPE_CHECKING:
    from detente.dossier import EvidenceBase, Filter, TimelineRows
    from detente.page import Page


@dataclass(frozen=True)
class Asked:
    """The filter of a question, as it was typed."""

    party: tuple[str, ...]
    kind: tuple[str, ...]
    since: date | None
    until: date | None
    report: tuple[str, ...]

    def filter(self, base: EvidenceBase) -> Filter:
        """Return it with names looked up in a dossier."""
        return analysis.filter_of(
            base,
            parties=self.party,
            types=self.kind,
            since=self.since,
            until=self.until,
            reports=self.report,
        )

    def filter_of_timeline(self, rows: TimelineRows, known_reports: Collection[str]) -> Filter:
        """Return it with names looked up in a timeline that is kept."""
        return analysis.filter_of_timeline(
            rows,
            known_reports,
            parties=self.party,
            types=self.kind,
            since=self.since,
            until=self.until,
            reports=self.report,
        )


_TYPE = click.option(
    "--type", "kind", multiple=True, metavar="TYPE",
    help="Only events of this type: CONSULT, ASSAULT ...; may be given several times.",
)  # fmt: skip
_FILTERS = filter_options("with", "may have been")


def asks(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filters of questions, passed as one `Asked` by the name ``filters``."""
    return _TYPE(asks_without_types(command))


def asks_without_types(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the filters of questions but for the types of events."""

    def wrapped(
        *args: Any,
        party: tuple[str, ...],
        since: date | None,
        until: date | None,
        report: tuple[str, ...],
        kind: tuple[str, ...] = (),
        **options: Any,
    ) -> None:
        command(*args, filters=Asked(party, kind, since, until, report), **options)

    return _FILTERS(update_wrapper(wrapped, command))


as_of_option = click.option(
    "--on",
    "as_of",
    type=day_type,
    default=None,
    help="The day to answer for: else that of the latest report.",
)


@contextmanager
def base_of(
    store: str, form: str, out: Path | None, own: dict[str, str] | None = None
) -> Iterator[EvidenceBase]:
    """Open a store for a question; what cannot be printed is refused first."""
    require_form(form, out)
    with open_for(store) as opened:
        dossier = opened.dossier()
    yield page.base_with_days(dossier, own)


def print_answer(
    compose: Callable[[], Page], table: Callable[[], analysis.AnswerTable], form: str, out: Path | None
) -> None:
    """Print an answer, or write it to a file."""
    if out is None and form == "text":
        render.render_terminal(compose(), console(), full=False)
        return
    answer = table()
    if out is not None:
        render.write_listing(answer.listing, out)
        note(f"{count_of(len(answer.listing.rows), 'row')} written to {out}")
    elif form == "csv":
        sys.stdout.write(safe_text(render.listing_csv(answer.listing)))
    else:
        print_json(render.answer_json(answer))
