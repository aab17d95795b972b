"""The command line: parse what was typed, call one function, render its answer."""

from __future__ import annotations

import io
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, Literal

import click

from detente import __version__
from detente.cli.progress import progress
from detente.errors import BadInput
from detente.render import print_swept, swept_items


class _Date(click.ParamType[date]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as 2021-05-07", param, ctx)


_FURTHER = ("sseq", "sim", "limited", "nonmyopic", "stackelberg", "unknown", "strength", "coalitions")
"""The concepts `--concept` knows; the engine that computes them is loaded only where it is needed."""

_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for reading, or JSON on standard output.",
)


def _reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that reads reports."""
    for option in (
        click.option(
            "--published", type=_Date(), help="When the one report was published, if it does not say."
        ),
        click.option(
            "--pipeline", default=None, help="A spaCy pipeline, by name or path, instead of the shipped one."
        ),
        click.option(
            "--trust-pipeline", is_flag=True, help="Use the shipped pipeline even if its weights differ."
        ),
    ):
        command = option(command)
    return command


def _what_if_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that answers for a case as it would be if something were otherwise."""
    for option in (
        click.option(
            "--as-if", multiple=True, metavar="'PARTY: PREFERENCE'",
            help="What if nobody doubted it: 'CPP: talks > deadlock' of what is open, or a whole {form}.",
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
    ):  # fmt: skip
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="detente")
def detente() -> None:
    """From reports of a political dispute to an evidence-bound, analysed conflict model.

    Nothing leaves this machine.
    """


@detente.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@_reading_options
@click.option(
    "--cluster", default=None, metavar="ADDRESS", help="Read on the Dask cluster of this scheduler."
)
@click.option("--keep-copies", is_flag=True, help="Read wire copies too, and not only the first of them.")
@_format
def read(
    sources: tuple[str, ...],
    published: date | None,
    pipeline: str | None,
    trust_pipeline: bool,
    cluster: str | None,
    keep_copies: bool,
    form: str,
) -> None:
    """Find parties, statements, dates and events in reports.

    SOURCE is a .txt, .html, .pdf, .jsonl, RSS or Atom or WARC file, a folder of them, or - for
    standard input.
    """
    from detente.reading import read_sources

    unreadable: list[BadInput] = []
    findings = read_sources(
        sources,
        published=published,
        pipeline=pipeline,
        trust=trust_pipeline,
        unreadable=unreadable,
        cluster=cluster,
        keep_copies=keep_copies,
    )
    if form == "json":
        from detente.render import write_findings

        write_findings(findings, sys.stdout)
    else:
        from detente.render import print_findings

        print_findings(findings, _console())
    for fault in unreadable:
        click.echo(f"detente: not read: {fault}", err=True)
    if unreadable:
        files = len({fault.where for fault in unreadable})
        click.echo(
            f"detente: {files} of the files could not be read, or not whole; the others were", err=True
        )


@detente.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE|CASE...")
@_reading_options
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), default=None,
    help="Where to write the page.  [default: brief.html, or none with --format json]",
)  # fmt: skip
@_format
def brief(
    sources: tuple[str, ...],
    published: date | None,
    pipeline: str | None,
    trust_pipeline: bool,
    html: Path | None,
    form: str,
) -> None:
    """Read reports, draft or load the case, analyse it, and tell it on one page.

    A case file beside the reports is used; otherwise one is drafted from them.
    """
    from detente.analysis import make_brief

    page = html or (Path("brief.html") if form == "text" else None)
    if page is not None:
        _require_own_page(page)
    made = make_brief(sources, published=published, pipeline=pipeline, trust=trust_pipeline)
    if page is not None:
        from detente.render import render_html

        _write(page, render_html(made))
    if form == "json":
        from detente.render import brief_json

        _print_json(brief_json(made))
    else:
        from detente.render import render_terminal

        render_terminal(made, _console())
    if page is not None:
        click.echo(f"detente: the page with every source is {page}", err=True)


@detente.command()
@click.argument("sources", nargs=-1, required=True, metavar="DOSSIER...")
@_reading_options
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), default=None,
    help="Write the case file here instead of to standard output; an existing file is kept.",
)  # fmt: skip
@_format
def draft(
    sources: tuple[str, ...],
    published: date | None,
    pipeline: str | None,
    trust_pipeline: bool,
    out: Path | None,
    form: str,
) -> None:
    """Draft a case file; every line cites its words, unknowns stay unknown.

    DOSSIER is reports, as for `read`, or the JSON that `read` printed.
    """
    from detente.drafting import draft_from

    if out is not None and out.exists():
        raise BadInput(str(out), "is there already", "name another file, or move that one away")
    folder = Path.cwd() if out is None else out.parent
    text = draft_from(sources, folder, published=published, pipeline=pipeline, trust=trust_pipeline)
    if form == "json":
        from detente.case import parse_case

        text = parse_case(text).file.model_dump_json(indent=2, exclude_defaults=True) + "\n"
    if out is None:
        click.echo(text, nl=False)
    else:
        _write(out, text)
        click.echo(f"detente: drafted {out}; it says what to complete", err=True)


@detente.command()
@click.argument("case", metavar="CASE")
@click.option("--full", is_flag=True, help="List the stable states of every party.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=1000,
    show_default=True,
    help="States a list at most; 0 lists none.",
)
@click.option(
    "--why", metavar="STATE", default=None,
    help="Explain one state, by its name or letters, or status_quo: why it holds or breaks.",
)  # fmt: skip
@click.option(
    "--to", metavar="STATE|EXPRESSION", default=None,
    help="Shortest ways from the status quo to a state, or to where an expression is true.",
)  # fmt: skip
@click.option(
    "--concept", "concepts", multiple=True, type=click.Choice([*_FURTHER, "all"]),
    help="A further solution concept; may be given several times.",
)  # fmt: skip
@click.option(
    "--horizon", type=click.IntRange(min=1, max=1000), default=3, show_default=True,
    help="Moves looked ahead by the concept `limited`.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), default=None,
    help="Write every state with its ranks and verdicts to this .parquet file; an existing file is kept.",
)  # fmt: skip
@_what_if_options
@_format
def analyse(
    case: str,
    full: bool,
    limit: int,
    why: str | None,
    to: str | None,
    concepts: tuple[str, ...],
    horizon: int,
    out: Path | None,
    settings: tuple[str, ...],
    dropped: tuple[str, ...],
    rules: tuple[str, ...],
    as_if: tuple[str, ...],
    form: str,
) -> None:
    """Find what is stable in a case, why, which ways lead out, and whether its claims hold."""
    from detente.analysis import MAX_WAYS_OUT, analysed
    from detente.case import WhatIf, load_case, resolve_evidence, unchecked_evidence

    if out is not None:
        _require_new_table(out)
    loaded = load_case(case)
    resolve_evidence(loaded)
    what_if = WhatIf(settings, dropped, rules, as_if)
    with progress(stages=10 + len(concepts)) as told:
        found = analysed(loaded, what_if, most_ways=max(limit, MAX_WAYS_OUT), told=told)
        loaded, answer = found.case, found.answer
        asked = None
        if why is not None or to is not None or concepts:
            from detente.analysis import Asked

            chosen = tuple(_FURTHER) if "all" in concepts else tuple(dict.fromkeys(concepts))
            asked = Asked(loaded, answer, why, to, chosen, horizon)
            asked.require_answers()
        for name in unchecked_evidence(loaded):
            click.echo(f"detente: {case}: evidence {name} is at a URL and was not checked", err=True)
        if form == "json":
            from detente.render import analysis_items, differences_json

            items = analysis_items(loaded.file, answer, limit=limit, full=full, asked=asked)
            if found.changes is not None:
                items = chain(items, [("what_if", differences_json(found.differences, found.changes))])
            _print_json_items(items)
        else:
            from detente.render import print_analysis, print_differences

            if found.changes is not None:
                print_differences(_console(), found.differences, found.changes, limit=limit)
            print_analysis(loaded, answer, _console(), limit=limit, full=full, asked=asked)
        if out is not None:
            from detente.render import write_state_table

            told("the table of states")
            _write_by(out, lambda partial: write_state_table(answer, partial))
    if out is not None:
        click.echo(f"detente: every state is in {out}", err=True)


@detente.command()
@click.argument("case", metavar="CASE")
@click.option(
    "--samples", type=click.IntRange(min=1, max=1_000_000_000), default=20_000, show_default=True,
    help="Completions to draw where there are too many to judge all.",
)  # fmt: skip
@click.option(
    "--exact-up-to", type=click.IntRange(min=0, max=1_000_000_000), default=250_000, show_default=True,
    help="Completions up to which every one is judged; 0 always draws.",
)  # fmt: skip
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Of what is drawn.")
@click.option(
    "--cluster", default=None, metavar="ADDRESS", help="Sweep on the Dask cluster of this scheduler."
)
@click.option("--fresh", is_flag=True, help="Do not go on from where an interrupted sweep stopped.")
@click.option("--full", is_flag=True, help="Give the shares of every party.")
@click.option(
    "--limit", type=click.IntRange(min=0), default=50, show_default=True,
    help="States a list at most; counts are whole.",
)  # fmt: skip
@click.option(
    "--wish", metavar="STATE|EXPRESSION", default=None,
    help="What it takes that this lasts: who must come to see what differently.",
)  # fmt: skip
@click.option(
    "--concept", type=click.Choice(["nash", "gmr", "smr", "seq"]), default="seq", show_default=True,
    help="The solution concept of --wish and --robust.",
)  # fmt: skip
@click.option(
    "--robust", is_flag=True, help="How many swaps of ranks what lasts in all completions survives."
)
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), default=None,
    help="Write a page with pictures here.",
)  # fmt: skip
@click.option(
    "--pictures", type=click.Path(file_okay=False, path_type=Path), default=None,
    help="Write the pictures into this folder, each as SVG and PNG.",
)  # fmt: skip
@_what_if_options
@_format
def sweep(
    case: str,
    samples: int,
    exact_up_to: int,
    seed: int,
    cluster: str | None,
    fresh: bool,
    full: bool,
    limit: int,
    wish: str | None,
    concept: Literal["nash", "gmr", "smr", "seq"],
    robust: bool,
    html: Path | None,
    pictures: Path | None,
    settings: tuple[str, ...],
    dropped: tuple[str, ...],
    rules: tuple[str, ...],
    as_if: tuple[str, ...],
    form: str,
) -> None:
    """Find what holds whatever nobody knows: a case under every preference that it leaves open.

    Where there are too many completions of what is open, some are drawn at random, and the answer
    says within what bounds it is right.
    """
    from detente.analysis import SweepRequest, swept
    from detente.case import WhatIf, load_case
    from detente.cli.progress import progress

    if html is not None:
        _require_own_page(html)
    if pictures is not None:
        _require_folder(pictures)
    changes = WhatIf(settings, dropped, rules, as_if)
    request = SweepRequest(samples, exact_up_to, seed, cluster, not fresh, wish, concept, robust)
    answer = swept(load_case(case), changes, request, progress=progress)
    for name in answer.unchecked:
        click.echo(f"detente: {case}: evidence {name} is at a URL and was not checked", err=True)
    # Files first: whoever reads the answer may stop listening before its end.
    if html is not None:
        from detente.render import render_sweep_page

        _write(html, render_sweep_page(answer))
    if pictures is not None:
        from detente.render import write_pictures

        write_pictures(answer, pictures)
    if form == "json":
        _print_json_items(swept_items(answer, limit=limit, full=full))
    else:
        print_swept(answer, _console(), limit=limit, full=full)
    if html is not None:
        click.echo(f"detente: the page with pictures is {html}", err=True)
    if pictures is not None:
        click.echo(f"detente: the pictures are in {pictures}", err=True)


def _require_folder(folder: Path) -> None:
    """Refuse what cannot become a folder, before anything is computed."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise BadInput(str(folder), "is there already and is no folder", "name another")
    if not folder.absolute().parent.is_dir():
        raise BadInput(str(folder), "its folder is not there", "make the folder, or name another")


def _require_new_table(out: Path) -> None:
    if out.suffix != ".parquet":
        raise BadInput(str(out), "--out writes Parquet files", "give it a name that ends in .parquet")
    if out.exists():
        raise BadInput(str(out), "is there already", "name another file, or move that one away")
    if not out.parent.is_dir():
        raise BadInput(str(out), "its folder is not there", "make the folder, or name another")


def _console() -> Any:
    from rich.console import Console

    # A pipe or file has no width of its own; 100 columns print well.
    return Console(width=None if sys.stdout.isatty() else 100, soft_wrap=False)


def _print_json(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def _print_json_items(items: Iterable[tuple[str, Any]]) -> None:
    """Print one JSON object, each of its values as soon as it is known."""
    before = "{"
    for key, value in items:
        text = json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n ")
        sys.stdout.write(f"{before}\n {json.dumps(key)}: {text}")
        sys.stdout.flush()
        before = ","
    sys.stdout.write("\n}\n")


def _require_own_page(path: Path) -> None:
    """Refuse to write a page over anything but an earlier page of detente's, or where no folder is."""
    from detente.sources import is_own_page

    try:
        taken = os.path.lexists(path) and not (path.is_file() and is_own_page(path))
    except (OSError, ValueError):
        taken = True
    if taken:
        raise BadInput(str(path), "is there already and is no page of detente's", "give --html another name")
    if not path.absolute().parent.is_dir():
        raise BadInput(str(path), "its folder is not there", "make the folder, or name another")


def _write(path: Path, text: str) -> None:
    _write_by(path, lambda partial: partial.write_text(text, encoding="utf-8"))


def _write_by(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file whole or not at all; behind a link, the file it leads to."""
    path = path.resolve()
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        write(partial)
        partial.replace(path)
    except OSError as error:
        raise BadInput(
            str(path), f"cannot be written: {error.strerror or error}", "name a file in a folder you own"
        ) from None
    finally:
        partial.unlink(missing_ok=True)


def main() -> None:
    """Run a command: exit 0 an answer, 2 bad input said in one line, 1 a fault of detente's own."""
    # Looking for plug-ins of pydantic among all that is installed takes longer than checking a case.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    logging.basicConfig(format="detente: %(message)s", level=logging.WARNING)
    for stream in (sys.stdout, sys.stderr):
        # Reports hold any character there is; a terminal that cannot show one must not end the answer.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        sys.exit(detente.main(standalone_mode=False, prog_name="detente"))
    except BadInput as error:
        _fail(str(error), 2)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "detente"
        _fail(f"{command}: {error.format_message()} See `{command} --help`.", 2)
    except click.ClickException as error:
        _fail(error.format_message(), 2)
    except (click.Abort, KeyboardInterrupt):
        _fail("stopped", 130)
    except BrokenPipeError:
        # Whoever read the answer has seen enough; closing again at exit must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if os.environ.get("DETENTE_TRACEBACK"):
            raise
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        _fail(f"a fault of detente's own ({what}); set DETENTE_TRACEBACK=1 and report what it then prints", 1)


def _fail(line: str, code: int) -> None:
    print("detente: " + " ".join(line.split()), file=sys.stderr)
    sys.exit(code)


if __name__ == "__main__":
    main()
