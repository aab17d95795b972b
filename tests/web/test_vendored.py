"""Scripts of others are what their registry gave, and say whose they are."""

from __future__ import annotations

import hashlib
import tomllib

from tests.support.paths import ROOT

from detente.web.application import _static_files

VENDORED = ROOT / "src" / "detente" / "web" / "static" / "vendored"


def test_each_script_is_the_one_that_its_sum_is_of() -> None:
    listed = tomllib.loads((VENDORED / "vendored.toml").read_text(encoding="utf-8"))
    for about in listed.values():
        content = (VENDORED / about["file"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == about["sha256"]
        assert about["licence"]
    here = {path.name for path in VENDORED.iterdir()} - {"vendored.toml"}
    assert here == {about["file"] for about in listed.values()}
    assert {path[-1] for path in _static_files().values() if path[0] == "vendored"} == here
