"""The folders of the repository and of the material beside it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "cambodia-2021"
EXAMPLE_CASE = EXAMPLE / "case.yaml"
SHARED = ROOT.parent / "shared"
"""Labelled news, published cases and reference reports; tests that need them are skipped without."""
