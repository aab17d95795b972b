from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from detente.errors import BadInput
from detente.reading import pipeline as subject


def test_every_paragraph_begins_a_sentence(pipeline: Language) -> None:
    doc = pipeline("Talks resume in the capital\n\nThe ministers met on Monday")
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Talks resume in the capital",
        "The ministers met on Monday",
    ]


def test_an_unknown_pipeline_is_bad_input() -> None:
    with pytest.raises(BadInput, match="no language pipeline"):
        subject.load_pipeline("no-such-pipeline")


def test_a_pipeline_without_a_parser_is_bad_input(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(BadInput, match="has no parser"):
        subject.load_pipeline(str(tmp_path / "blank"))


def test_other_weights_are_refused_unless_trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("spacy.util.get_package_path", lambda _name: tmp_path)
    weights = tmp_path / "en-3.8.0" / "ner" / "model"
    weights.parent.mkdir(parents=True)
    weights.write_bytes(b"other weights")
    with pytest.raises(BadInput, match="--trust-pipeline"):
        subject.load_pipeline()
