"""The JSON Schema of the case file, written beside this module: ``python -m detente.case.publish_schema``."""

from __future__ import annotations

import json
from pathlib import Path

from detente.case.schema import CaseFile

PUBLISHED = Path(__file__).with_name("case.schema.json")


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) that an editor or another program can check a case file against.

    It knows the shape of a case: keys, lists, kinds of values. Whether an option exists, a state is
    feasible or a ranking complete is told by ``detente analyse``.

    Examples
    --------
    >>> json.loads(schema_text())["title"]
    'detente case file, version 1'
    """
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **CaseFile.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PUBLISHED.write_text(schema_text(), encoding="utf-8")
