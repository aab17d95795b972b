"""The command `detente draft`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from detente import analysis, case, drafting, interview, page, render
from detente.atomic import write_new
from detente.cli.assistant import AssistantOptions, assistant_of, assistant_options
from detente.cli.option_groups import GroupedCommand
from detente.cli.options import format_option, output_file, reading_options
from detente.cli.output import console, note, note_unreadable, print_json, require_new, require_parent
from detente.cli.progress import reading_progress
from detente.errors import BadInput
from detente.safe import safe_json


@click.command(cls=GroupedCommand)
@click.argument("sources", nargs=-1, required=True, metavar="DOSSIER...")
@output_file(
    "--out", "Write the case file here instead of to standard output; an existing file is kept."
)  # fmt: skip
@click.option(
    "--case",
    "redrafted",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    metavar="CASE",
    help="Bring this case up to date with the new draft: what you edited stays. Prints what is new, and why.",
)
@click.option("--list", "only_list", is_flag=True, help="With --case: print what is new, and write nothing.")
@click.option(
    "--assume",
    type=click.Choice(("now", "none")),
    default="now",
    show_default=True,
    help="now: take what a party does now for what it prefers, and mark it so. none: assume nothing.",
)
@format_option
@reading_options
@assistant_options
def draft(
    sources: tuple[str, ...],
    published: date | None,
    pipeline: str | None,
    trust: bool,
    out: Path | None,
    redrafted: Path | None,
    only_list: bool,
    assume: drafting.Assume,
    form: str,
    helped_by: AssistantOptions,
) -> None:
    """Draft a case file from reports.

    Every line cites its words, unknowns stay unknown.

    DOSSIER is reports, as for `read`, the JSON that `read` printed, or a dossier that is kept. With --case an
    edited case is brought up to date; it is written only after the list of what is new.
    """
    if only_list and redrafted is None:
        raise BadInput("--list", "there is no case to compare with", "name it: --case case.yaml")
    if redrafted is not None and case.is_gmcr(str(redrafted)):
        raise BadInput(
            str(redrafted), "a redraft is written into case files only",
            "make one of it: detente export CASE --to case case.yaml",
        )  # fmt: skip
    if out is not None:
        require_new(out)
        require_parent(out)
    folder = Path.cwd() if out is None else out.parent
    if redrafted is not None:
        # Reports are named relative to the case, wherever its copy goes.
        folder = redrafted.parent
        if out is not None and out.resolve().parent != folder.resolve():
            raise BadInput("--out", "the case would not find its reports there", f"write it into {folder}")
    unreadable: list[BadInput] = []
    with assistant_of(helped_by, pipeline, trust=trust) as assistant, reading_progress(sources, form):
        dossier, given = drafting.dossier_for_draft(
            sources, published=published, pipeline=pipeline, trust=trust, unreadable=unreadable,
            assistant=assistant,
        )  # fmt: skip
        if redrafted is None:
            text = drafting.draft_case(dossier, folder, assume=assume, published=given)
        else:
            edited = interview.CaseOnDisk(str(redrafted))
            drafted = analysis.draft_beside(edited.case, dossier, assume=assume, published=given)
    if redrafted is not None:
        _redraft(edited, sources, drafted, out, form, only_list=only_list)
        note_unreadable(unreadable)
        return
    if form == "json":
        text = safe_json(case.parse_case(text).file.model_dump_json(indent=2, exclude_defaults=True)) + "\n"
    if out is None:
        click.echo(text, nl=False)
    else:
        write_new(out, lambda partial: partial.write_bytes(text.encode()))
        if form != "json":
            interview.keep_drafted(out, text)
    note_unreadable(unreadable)
    if out is not None:
        note(f"drafted {out}; it says what to check first")
        _note_reports_elsewhere(out, text)


def _redraft(
    file: interview.CaseOnDisk,
    sources: Sequence[str],
    drafted: analysis.DraftBeside,
    out: Path | None,
    form: str,
    *,
    only_list: bool,
) -> None:
    """Print what a new draft brings to a case; then write the case."""
    path = Path(file.case.path)
    withdrawn = analysis.withdrawn_in_words(sources)
    outcome = interview.redraft(file.case, drafted.text, interview.drafted_before(path), withdrawn)
    outcome = drafted.listed_in(outcome)
    target = out or path
    writes = not only_list and (outcome.written or out is not None)
    if form == "json":
        print_json(render.redraft_json(outcome, str(target) if writes else None))
    else:
        render.render_terminal(page.redraft_page(outcome), console(), full=False)
    if only_list:
        return
    analysis.require_sound(file.case, outcome)
    if out is not None:
        write_new(out, lambda partial: partial.write_bytes(outcome.text.encode()))
    elif outcome.written:
        file.replace(outcome.text)
    interview.keep_drafted(target, drafted.text)
    note(f"{target}: written" if writes else f"{path}: nothing was changed")


def _note_reports_elsewhere(out: Path, text: str) -> None:
    """Say which reports must be named with a draft that is not written beside or above them."""
    drafted = case.parse_case(text, str(out))
    items = drafted.file.evidence.values()
    elsewhere = dict.fromkeys(item.report for item in items if case.cited_file(drafted, item) is None)
    if elsewhere:
        first, more = next(iter(elsewhere)), len(elsewhere) - 1
        cited = f"{first} and {more} more reports" if more else first
        note(f"{out}: cites {cited} outside its folder; name them too: detente brief {out} REPORT")
