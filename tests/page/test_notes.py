"""Cutting a report at the passages that are cited."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.page.notes import segments
from detente.sources.report import Evidence

TEXT = "The mayor said that the port would close, and that nobody would be paid."
spans = (
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted).filter(lambda s: s[0] < s[1])
)


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=2))
def test_segments_give_the_text_back_and_cover_every_passage(
    cited: list[list[int]], furniture: list[list[int]]
) -> None:
    passages = [(n, Evidence("r", s, e, TEXT[s:e])) for n, (s, e) in enumerate(cited, start=1)]
    unread = [Evidence("r", s, e, TEXT[s:e]) for s, e in furniture]
    cut = segments(TEXT, passages, unread)
    assert "".join(segment.text for segment in cut) == TEXT
    for number, passage in passages:
        assert "".join(segment.text for segment in cut if number in segment.numbers) == passage.quote
        assert [number in segment.begins for segment in cut].count(True) == 1
    greyed = {k for e in unread for k in range(e.start, e.end)}
    assert sum(len(segment.text) for segment in cut if segment.furniture) == len(greyed)
