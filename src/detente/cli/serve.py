"""The command `detente serve`."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path
from typing import Final

import click

from detente import web
from detente.cli.option_groups import GroupedCommand, GroupedOption
from detente.errors import BadInput

_OTHERS: Final = "Let others in"
_PASSWORD: Final = "DETENTE_PASSWORD"
_LONGEST_FILE: Final = 4096


@click.command(cls=GroupedCommand, short_help="Open the workbench in the browser.")
@click.argument("place", default=".", metavar="[DOSSIER|CASE|FOLDER]")
@click.option(
    "--port", type=click.IntRange(min=0, max=65535), default=0, show_default=True,
    help="The port to listen on; 0 takes any that is free.",
)  # fmt: skip
@click.option("--open/--no-open", "opens", default=True, help="Open it in the browser, or not.")
@click.option(
    "--public", "address", metavar="ADDRESS", cls=GroupedOption, heading=_OTHERS,
    help="Listen on this address of the machine, for everybody who reaches it and knows the password.",
)  # fmt: skip
@click.option(
    "--host-name", "names", multiple=True, metavar="NAME", cls=GroupedOption, heading=_OTHERS,
    help="A name under which people open it, such as desk.example.org; may be given several times.",
)  # fmt: skip
@click.option(
    "--behind-tls", is_flag=True, cls=GroupedOption, heading=_OTHERS,
    help="A proxy before it encrypts: people open it by https.",
)  # fmt: skip
@click.option(
    "--password-file", type=click.Path(dir_okay=False, path_type=Path), cls=GroupedOption, heading=_OTHERS,
    help=f"A file whose first line is the password; without it, {_PASSWORD} has it, or it is asked for.",
)  # fmt: skip
def serve(
    place: str,
    port: int,
    opens: bool,
    address: str | None,
    names: tuple[str, ...],
    behind_tls: bool,
    password_file: Path | None,
) -> None:
    """Open the workbench: a page on this machine that does what the commands do.

    A dossier has its case beside it, and a case its dossier; a folder holds both. Nobody else can reach the
    page: it answers on this machine only, and to the browser that opened the link. With --public others can.
    """
    if address is None:
        if names or behind_tls or password_file:
            raise BadInput("serve", "an option for others, and no --public", "add --public ADDRESS")

        def on_ready(link: str) -> None:
            click.echo(f"the workbench is at {link}")
            click.echo("the link opens once; stop with Ctrl-C", err=True)
            if opens:
                webbrowser.open(link)

        web.serve(place, port, on_ready)
        return
    public = web.public_of(address, names, behind_tls=behind_tls)
    for line in public.meaning():
        click.echo(line, err=True)
    password = _password(password_file)
    web.serve_public(place, port, public, password, lambda link: click.echo(f"the workbench is at {link}"))


def _password(file: Path | None) -> web.Password:
    """Return the password of a file, of the environment or of the terminal; never of the command line."""
    if file is not None:
        return web.Password(_first_line(file), str(file))
    # It is taken out, so that no process that is started from here has it.
    from_environment = os.environ.pop(_PASSWORD, None)
    if from_environment is not None:
        return web.Password(from_environment, _PASSWORD)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise BadInput(
            "--public", "needs a password, and no terminal is there to type it",
            f"put it into a file and say --password-file FILE, or into {_PASSWORD}",
        )  # fmt: skip
    typed = click.prompt(
        "Password for those who may come in", hide_input=True, confirmation_prompt=True, err=True
    )
    return web.Password(str(typed), "the password")


def _first_line(file: Path) -> str:
    try:
        if not file.is_file():
            raise BadInput(str(file), "there is no such file", "name one whose first line is the password")
        with file.open("rb") as content:
            text = content.read(_LONGEST_FILE).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        raise BadInput(str(file), "cannot be read", "name one whose first line is the password") from None
    return (text.splitlines() or [""])[0]
