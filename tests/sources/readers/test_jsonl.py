"""JSON lines: one report a line, id and text as they are."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import BadInput
from detente.sources.readers import jsonl
from detente.sources.readers.jsonl import read_jsonl

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(st.dictionaries(texts, texts, min_size=1, max_size=4), st.booleans())
def test_any_text_comes_back_as_it_was(reports: dict[str, str], escaped: bool) -> None:
    lines = [json.dumps({"id": i, "text": t}, ensure_ascii=escaped) for i, t in reports.items()]
    found = list(read_jsonl("\n".join(lines).encode(), "f.jsonl"))
    assert {r.id: r.text for r in found} == reports


def test_the_metadata_of_a_line_is_kept() -> None:
    line = {
        "id": "a",
        "text": "x",
        "title": "T",
        "publisher": "P",
        "published": "2021-05-07",
        "url": "https://example.org/a",
        "language": "en",
        "more": 1,
    }
    (report,) = read_jsonl(json.dumps(line).encode(), "f.jsonl")
    assert (report.title, report.publisher, report.published) == ("T", "P", date(2021, 5, 7))
    assert (report.url, report.language, report.source) == ("https://example.org/a", "en", "f.jsonl#a")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"id": "b"}', "'text'"),
        ('{"id": 3, "text": "x"}', "'id'"),
        ('{"id": "b", "text": "  "}', "no text"),
        ('{"id": "b", "text": "x", "published": "May"}', "not a date"),
        ('{"id": "b", "text": "x", "published": 2021}', "not a date"),
        ('{"id": "b", "text": "x", "title": 1}', "'title' is not text"),
        ('{"id": "a", "text": "x"}', "stands on line 1 already"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_broken_line_is_named(line: str, complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint) as caught:
        list(read_jsonl(f'{{"id": "a", "text": "x"}}\n\n{line}\n'.encode(), "f.jsonl"))
    assert (caught.value.where, caught.value.line) == ("f.jsonl", 3)


def test_a_line_too_long_is_named_and_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE_BYTES", 100)
    with pytest.raises(BadInput, match="in a line") as caught:
        list(read_jsonl(json.dumps({"id": "a", "text": "x" * 100}).encode(), "f.jsonl"))
    assert caught.value.line == 1


def test_a_file_without_a_line_is_refused() -> None:
    with pytest.raises(BadInput, match="no report"):
        list(read_jsonl(b"\n\n", "f.jsonl"))


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        (b'{"id": "a", "text": "caf\xe9"}', "not in UTF-8"),
        (b'{"id": "a", "text": "half \\ud83e"}', "unpaired surrogate"),
    ],
)
def test_text_that_is_no_unicode_is_refused(raw: bytes, complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint):
        list(read_jsonl(raw, "f.jsonl"))


def test_a_mark_of_byte_order_before_the_first_line_is_no_fault() -> None:
    (report,) = read_jsonl(b'\xef\xbb\xbf{"id": "a", "text": "x"}', "f.jsonl")
    assert report.text == "x"


def test_a_bad_line_among_good_ones_stops_nothing_where_faults_are_gathered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINES_NAMED", 2)
    good = [json.dumps({"id": str(number), "text": "x"}) for number in range(3)]
    lines = [good[0], "{", good[1], good[0], "[]", "", '{"id": "b"}', good[2]]
    unreadable: list[BadInput] = []
    found = [report.id for report in read_jsonl("\n".join(lines).encode(), "f.jsonl", unreadable)]
    assert found == ["0", "1", "2"]
    assert [fault.line for fault in unreadable] == [2, 4, None]
    assert "2 more lines cannot be read" in str(unreadable[-1])
