"""The breaking of text into lines of a picture."""

from __future__ import annotations

import pytest

from detente.render.pictures.style import wrapped


@pytest.mark.parametrize("words", [5, 60, 4_000])
@pytest.mark.parametrize("width", [60, 470])
def test_what_does_not_fit_is_cut_after_a_whole_word_with_a_sign(words: int, width: float) -> None:
    text = " ".join(f"harbour{number}" for number in range(words))
    lines = wrapped(text, width, 7.5, 8)
    assert len(lines) <= 8
    shown = " ".join(lines)
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1] + " "))
