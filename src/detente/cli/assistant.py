"""The options of the assistant, the same for every command that reads reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente import assistant
from detente.cli.option_groups import GroupedOption
from detente.cli.output import note

if TYPE_CHECKING:
    from detente.assistant import Assistant

ASSISTANT = "A model of your own that may propose what rules miss"
_FOLDER = click.Path(file_okay=False, path_type=Path)


@dataclass(frozen=True)
class AssistantOptions:
    """The options as they were given."""

    url: str | None
    model: str | None
    remote: bool
    record: Path | None
    replay: Path | None
    off: bool


def assistant_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of the assistant; it gets them together, as ``helped_by``."""

    @wraps(command)
    def with_them(**given: Any) -> None:
        mine = {name: given.pop(f"assistant_{name}") for name in ("model", "remote", "record", "replay")}
        options = AssistantOptions(given.pop("assistant"), **mine, off=given.pop("no_assistant"))
        command(helped_by=options, **given)

    for name, text, more in reversed(_OPTIONS):
        with_them = click.option(name, cls=GroupedOption, heading=ASSISTANT, help=text, **more)(with_them)
    return with_them


_OPTIONS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "--assistant",
        "Its server, as http://127.0.0.1:11434 (Ollama, llama.cpp, vLLM, LM Studio).",
        {"metavar": "URL"},
    ),
    ("--assistant-model", "The model, by the name that the server has for it.", {"metavar": "NAME"}),
    (
        "--assistant-remote",
        "Let the text of the reports leave this machine, for a server elsewhere.",
        {"is_flag": True},
    ),
    (
        "--assistant-record",
        "Write each request into this folder; the reply too, if --assistant names a server.",
        {"type": _FOLDER, "metavar": "FOLDER"},
    ),
    (
        "--assistant-replay",
        "Take the replies from this folder; no server is asked.",
        {"type": _FOLDER, "metavar": "FOLDER"},
    ),
    (
        "--no-assistant",
        "Ask no model, whatever your file of settings says; --assistant-record still writes requests.",
        {"is_flag": True},
    ),
)


@contextmanager
def assistant_of(
    options: AssistantOptions, pipeline: str | None, *, trust: bool
) -> Iterator[Assistant | None]:
    """Open the assistant that options and the user's settings ask for, and say at the end what it did.

    Yields
    ------
    Assistant or None
        None where nobody asks for one.
    """
    opened = _opened(options, pipeline, trust=trust)
    yield opened
    if opened is not None:
        note(opened.last_word())


def _opened(options: AssistantOptions, pipeline: str | None, *, trust: bool) -> Assistant | None:
    if options.off and options.record is None:
        return None
    settings = assistant.from_config()
    given = {
        name: value
        for name in ("url", "model", "record", "replay")
        if (value := getattr(options, name)) is not None
    }
    if options.record is not None:
        # Requests are written for a person to look at: the server of the file of settings is not asked.
        settings = replace(settings, url=None)
    elif options.replay is not None:
        settings = replace(settings, model=None)  # recorded replies may be another model's
    if options.off:
        given = {name: value for name, value in given.items() if name not in ("url", "replay")}
    settings = replace(settings, remote=options.remote, **given)
    if not settings.is_on:
        return None
    opened = assistant.open_assistant(settings, pipeline=pipeline, trust=trust)
    if settings.departure is not None:
        note(settings.departure)
    return opened
