"""The command `detente serve`."""

from __future__ import annotations

import webbrowser

import click

from detente import web
from detente.cli.option_groups import GroupedCommand


@click.command(cls=GroupedCommand, short_help="Open the workbench in the browser.")
@click.argument("place", default=".", metavar="[DOSSIER|CASE|FOLDER]")
@click.option(
    "--port", type=click.IntRange(min=0, max=65535), default=0, show_default=True,
    help="The port to listen on; 0 takes any that is free.",
)  # fmt: skip
@click.option("--open/--no-open", "opens", default=True, help="Open it in the browser, or not.")
def serve(place: str, port: int, opens: bool) -> None:
    """Open the workbench: a page on this machine that does what the commands do.

    A dossier has its case beside it, and a case its dossier; a folder holds both. Nobody else can reach the
    page: it answers on this machine only, and to the browser that opened the link.
    """

    def on_ready(link: str) -> None:
        click.echo(f"the workbench is at {link}")
        click.echo("the link opens once; stop with Ctrl-C", err=True)
        if opens:
            webbrowser.open(link)

    web.serve(place, port, on_ready)
