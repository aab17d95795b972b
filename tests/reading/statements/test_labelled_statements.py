"""Statements held against labelled news that nobody here wrote, where it is present."""

from __future__ import annotations

import importlib.util
import json
import re
from itertools import islice
from typing import Any

import pytest
from spacy.language import Language
from tests.support.paths import SHARED

from detente.reading.read import read_reports
from detente.sources.load import load_reports

GOLD = SHARED / "gold"
DEV = GOLD / "polnear" / "dev.jsonl"

pytestmark = pytest.mark.skipif(not DEV.exists(), reason=f"{DEV} is not there")


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_as_many_statements_and_speakers_are_right_as_were_measured(
    pipeline: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    # One in six, those nearest to the figures of all: `make bench` reads them all.
    gold = [json.loads(line) for line in DEV.read_text(encoding="utf-8").splitlines()][5::6]
    reports = islice(load_reports([str(DEV)]), 5, None, 6)
    found = {f.id: json.loads(f.model_dump_json()) for f in read_reports(reports, pipeline)}
    scorer().attributions(gold, found)
    said = capsys.readouterr().out
    speaker = float(re.findall(r"content\+speaker .*F1 ([\d.]+)", said)[0])
    quoted = float(re.findall(r"quoted\+speaker +R ([\d.]+)", said)[0])
    assert speaker >= 0.65
    assert quoted >= 0.80
