"""Fetch the scripts of others from the npm registry, and refuse what differs from its sum."""

from __future__ import annotations

import hashlib
import io
import sys
import tarfile
import tomllib
import urllib.request
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "src" / "detente" / "web" / "static" / "vendored"


def main() -> None:
    """Write each file of ``vendored.toml``, or say which differs."""
    for name, about in tomllib.loads((FOLDER / "vendored.toml").read_text(encoding="utf-8")).items():
        last = about["package"].rpartition("/")[2]
        url = f"https://registry.npmjs.org/{about['package']}/-/{last}-{about['version']}.tgz"
        with urllib.request.urlopen(url) as answer:
            whole = io.BytesIO(answer.read())
        with tarfile.open(fileobj=whole) as packed:
            member = packed.extractfile(about["path"])
            content = b"" if member is None else member.read()
        if hashlib.sha256(content).hexdigest() != about["sha256"]:
            sys.exit(f"{name}: {url} is not what vendored.toml says; look at it before you change the sum")
        (FOLDER / about["file"]).write_bytes(content)
        print(f"{name} {about['version']}, {len(content):,} bytes")


if __name__ == "__main__":
    main()
