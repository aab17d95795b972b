"""The program `detente`: its commands, and how each run ends."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import Final

import click

from detente import __version__
from detente.atomic import NO_ROOM
from detente.cli.lazy_group import LazyGroup
from detente.cli.passphrases import passphrase_typed
from detente.cli.streams import Unheard, guard_streams
from detente.errors import BadArgument, BadInput
from detente.safe import is_whole, safe_line
from detente.sources import ask_passphrases_with

_COMMANDS = ("brief", "read", "positions", "draft", "ask", "analyse", "sweep", "export", "dossier", "serve")
"""In the order in which they are needed; `--help` lists them so."""
_NEW_OBJECTS: Final = 700_000
"""Objects after which garbage is looked for: some 100 MB at the most, and more than one report leaves."""


@click.group(
    cls=LazyGroup,
    modules={name: f"detente.cli.{name}" for name in _COMMANDS},
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
    epilog="Begin with: detente brief report.txt. More on a command: detente help brief.",
)
@click.version_option(__version__, prog_name="detente")
@click.pass_context
def detente(ctx: click.Context) -> None:
    """From reports of a political dispute to an evidence-bound, analysed conflict model.

    Nothing leaves this machine, unless you allow it (--assistant-remote).
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        return
    # `detente --help` does not come here: loading `logging` would be a tenth of its time.
    import logging

    class ToTheUser(logging.Handler):
        # Asks for standard error each time: while a progress bar is shown, lines must go above it.
        def emit(self, record: logging.LogRecord) -> None:
            click.echo(safe_line(self.format(record)), err=True)

    logging.basicConfig(format="detente: %(message)s", level=logging.WARNING, handlers=[ToTheUser()])


@detente.command("help", short_help="Say how a command is used.")
@click.argument("command", required=False)
@click.pass_context
def show_help(ctx: click.Context, command: str | None) -> None:
    """Say how detente, or one of its commands, is used."""
    program = ctx.find_root()
    if command is None:
        click.echo(program.get_help())
        return
    name, explained, _ = detente.resolve_command(program, [command])
    assert explained is not None
    click.echo(explained.get_help(click.Context(explained, program, name)))


def main() -> None:
    """Run a command: exit 0 an answer, 2 bad input said in one line, 1 a fault of detente's own."""
    # Looking for plug-ins of pydantic among all that is installed takes longer than checking a case.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # The products of a sweep are small: threads of their own only wait for each other, at twice the cost.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # A language model is a million objects that stay: to look through them for garbage is a tenth of a brief,
    # and to look through them once more at the end another tenth.
    gc.set_threshold(_NEW_OBJECTS, 10, 20)
    guard_streams()
    ask_passphrases_with(passphrase_typed)
    try:
        _require_text(sys.argv[1:])
        status = detente.main(standalone_mode=False, prog_name="detente")
        # What is still held back may not fit either; at exit it would be too late to say so.
        sys.stdout.flush()
        gc.freeze()
        sys.exit(status)
    except BadArgument as error:
        _fail(str(error.as_option()), 2)
    except BadInput as error:
        _fail(str(error), 2)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "detente"
        said = error.format_message()
        _fail(f"{said}{'' if said.endswith(('.', '?')) else '.'} See `{command} --help`.", 2)
    except click.ClickException as error:
        _fail(error.format_message(), 2)
    except (click.Abort, KeyboardInterrupt):
        _fail("stopped", 130)
    except Unheard:
        # Whoever read the answer has seen enough.
        sys.exit(0)
    except OSError as error:
        if error.errno not in NO_ROOM:
            _fault(error)
        # Also of a folder for what is in between, such as the fonts of a PDF.
        where = error.filename2 or error.filename or "a file"
        _fail(f"{where}: cannot be written: {error.strerror}; make room", 2)
    except MemoryError:
        _fail("this needs more memory than there is; give less at once", 2)
    except Exception as error:
        _fault(error)


def _fault(error: Exception) -> None:
    if os.environ.get("DETENTE_TRACEBACK"):
        raise error
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    _fail(f"a fault of detente's own ({what}); set DETENTE_TRACEBACK=1 and report what it then prints", 1)


def _require_text(arguments: Sequence[str]) -> None:
    """Refuse names that no page could hold."""
    for argument in arguments:
        if not is_whole(argument):
            # An address may have a password before its place.
            shown = f"…@{argument.rpartition('@')[2]}" if "://" in argument and "@" in argument else argument
            raise BadInput(shown, "is not in UTF-8", "give the file another name")


def _fail(line: str, code: int) -> None:
    print(f"detente: {safe_line(line)}", file=sys.stderr)
    sys.exit(code)
