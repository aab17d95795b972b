"""The command `detente`, run within the test's own process unless the process is the point."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente import cli

DETENTE = (sys.executable, "-m", "detente.cli")
"""The start of the command in a process of its own."""

DETENTE_AT_ONCE = (
    sys.executable,
    "-c",
    "from detente.cli import main, progress\n"
    "from detente.sweeps import resume\n"
    "progress._DELAY = resume._WORTH_SAVING = 0\n"
    "main()",
)
"""The same, with its progress shown and its sweeps saved from the start, however fast the machine."""


@dataclass(frozen=True)
class Ended:
    """The end of a run of the command: its exit status, and what it wrote."""

    status: int
    out: str
    err: str


def run(*arguments: str, folder: Path | None = None, standard_input: bytes = b"") -> Ended:
    """Run the command in this process, as `main` does, with streams of its own."""
    streams = (
        io.TextIOWrapper(io.BytesIO(standard_input)),
        *(io.TextIOWrapper(io.BytesIO()) for _ in range(2)),
    )
    with contextlib.chdir(folder or Path.cwd()), _as_program(arguments, streams):
        try:
            cli.main()
        except SystemExit as end:
            status = end.code
    written = []
    for stream in streams[1:]:
        stream.flush()
        written.append(stream.buffer.getvalue().decode())  # type: ignore[attr-defined]
    return Ended(status if isinstance(status, int) else int(bool(status)), *written)


@contextlib.contextmanager
def _as_program(arguments: tuple[str, ...], streams: tuple[io.TextIOWrapper, ...]) -> Iterator[None]:
    """The arguments, standard streams and log handlers of a fresh process."""
    root = logging.getLogger()
    before = sys.argv, sys.stdin, sys.stdout, sys.stderr
    handlers, level = root.handlers[:], root.level
    sys.argv = ["detente", *arguments]
    sys.stdin, sys.stdout, sys.stderr = streams
    root.handlers.clear()
    try:
        yield
    finally:
        sys.argv, sys.stdin, sys.stdout, sys.stderr = before
        root.handlers[:] = handlers
        root.setLevel(level)


def answer(*arguments: str, folder: Path | None = None) -> Any:
    """The JSON that a command writes to standard output, and nothing else with it."""
    ended = run(*arguments, "--format", "json", folder=folder)
    assert ended.status == 0, ended.err
    return json.loads(ended.out)


def run_process(*arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    return subprocess.run([*DETENTE, *arguments], cwd=folder, capture_output=True, text=True)
