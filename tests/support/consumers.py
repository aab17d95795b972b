"""Programs of others that read what is exported: packages of npm, which `make programs` installs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

PACKAGES: Final = Path(os.environ.get("DETENTE_CONSUMERS", Path(sys.prefix) / "consumers")) / "node_modules"
_READER: Final = Path(__file__).parents[1] / "consumers" / "read.mjs"


def require_consumers() -> None:
    """Skip the test where the programs are not there."""
    if shutil.which("node") is None or not PACKAGES.is_dir():
        pytest.skip(f"no node on the PATH, or no packages in {PACKAGES}: `make programs` installs them")


def read_by(form: str, file: Path) -> Any:
    """Return what the program of a format understands of a file."""
    require_consumers()
    ended = subprocess.run(
        ["node", str(_READER), form, str(file)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "CONSUMERS": str(PACKAGES)},
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)
