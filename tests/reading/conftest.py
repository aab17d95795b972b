"""The shipped language pipeline, loaded once for all tests of this room."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.pipeline import load_pipeline


@pytest.fixture(scope="session")
def pipeline() -> Language:
    return load_pipeline()
