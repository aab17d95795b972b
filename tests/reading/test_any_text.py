"""Every finding lies in its text, whatever the text: ``text[start:end]`` is the evidence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from tests.support.thoroughness import drawn

from detente.reading.findings import Findings
from detente.reading.read import read_reports
from detente.sources.report import Report

# Words that make findings, with what may stand between and inside them.
_WORDS = st.sampled_from(
    [
        "“We will not talk,” said",
        "Kem Sokha",
        "Mayor Ana Reyes",
        "told the UN on",
        "7 May 2021",
        "two weeks later",
        "was arrested",
        "the banned Harvest Party",
        "(CNRP)",
        "he",
        "urged them to",
        "\n\n",
        '"',
        "’",
        "—",
        ":",
        "Septem-\nber",
        "\n> ",
        "\r\n    ",
        "the oﬃce\u00a0of",
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(_WORDS, st.text(max_size=6)), max_size=30).map(" ".join),
    st.lists(
        st.one_of(_WORDS, st.sampled_from("\u200d\u200c\u200b\u202e\u2066\xad\x00\x07\ufeff🕊️é́")), max_size=30
    ).map("".join),
)


@settings(max_examples=drawn(150), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_TEXTS)
@example("\u202eKem\u200d Sokha said \u2066“no”.")
@example("So\u200dkha " * 50)
def test_every_span_lies_in_the_text_and_survives_json(pipeline: Language, text: str) -> None:
    if not text.strip():
        return
    (found,) = read_reports([Report("r", "r.txt", text, published=date(2021, 5, 7), language="en")], pipeline)
    assert found.text == text
    again = Findings.from_json(json.loads(found.model_dump_json()))
    # The clauses of dates are not printed: they say again what the text says.
    assert again == found.model_copy(update={"clauses": ()})
    for span in _spans(json.loads(found.model_dump_json())):
        assert 0 <= span["start"] < span["end"] <= len(text)
    ids = {party.id for party in found.parties}
    for statement in found.statements:
        assert statement.speaker in ids | {None}
        assert all(party in ids for stance in statement.stances for party in stance.of)
        assert statement.content_spans == tuple(sorted(statement.content_spans, key=lambda s: s.start))


def _spans(value: Any) -> Iterator[dict[str, int]]:
    if isinstance(value, dict):
        if value.keys() == {"start", "end"}:
            yield value
        for inner in value.values():
            yield from _spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)
