"""Fixtures that are slow to make and made once a process: the language pipeline and two briefs."""

from __future__ import annotations

import os

# Several processes share the cores; with threads of its own for small products of matrices each waits for
# the others. It is read when NumPy is loaded, and the processes that a test starts have it too.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from tests.support.briefs import brief_of_brine
from tests.support.paths import EXAMPLE
from tests.support.thoroughness import drawn

from detente.analysis.briefing import Brief, make_brief
from detente.reading.pipeline import DEFAULT_PIPELINE, load_pipeline

if TYPE_CHECKING:
    from spacy.language import Language

# A terminal may say how wide it is; what commands print must not depend on whose it is.
os.environ.pop("COLUMNS", None)
# Nor on the settings of whoever runs the tests.
os.environ["DETENTE_CONFIG"] = os.devnull
settings.register_profile(
    "detente",
    # How long an example takes is a matter of the machine and of what else runs on it.
    deadline=None,
    # A property that does not say how many examples it deserves has those of the library, by the same rule.
    max_examples=drawn(100),
    suppress_health_check=[HealthCheck.too_slow],
    # Where a change is judged, the same examples each time; elsewhere new ones.
    derandomize="CI" in os.environ,
)
settings.load_profile("detente")


load_once = cache(load_pipeline)


@pytest.fixture(scope="session", autouse=True)
def _one_pipeline() -> Iterator[None]:
    """A pipeline is loaded once a process, whoever asks for it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("detente.reading.read.load_pipeline", load_once)
        patch.setattr("detente.reading.rereading.load_pipeline", load_once)
        yield


@pytest.fixture(scope="session")
def pipeline() -> Language:
    """The shipped language pipeline."""
    return load_once(DEFAULT_PIPELINE, trust=False)


@pytest.fixture(scope="session")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    """A brief of an invented dispute with hostile text in it."""
    return brief_of_brine(tmp_path_factory.mktemp("brine"))


@pytest.fixture(scope="session")
def example() -> Brief:
    """The brief of the shipped example, made from end to end."""
    return make_brief([str(EXAMPLE)])
