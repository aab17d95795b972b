"""The names of a conflict's parties are not broken within a word, however many stand side by side."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from detente.page import ConflictPicture, Tie
from detente.render.pictures.conflict import draw_conflict

NAMES = (
    "Government of Brine", "Constitutional Council", "International Committee", "Opposition coalition",
    "Electoral Commission",
)  # fmt: skip


@pytest.mark.parametrize("parties", [NAMES[:2], NAMES[:4], NAMES])
def test_names_break_only_between_words_and_boxes_do_not_meet(parties: tuple[str, ...]) -> None:
    drawn = draw_conflict(
        ConflictPicture(parties, (Tie(0, 1, "demands", "demands: talks", "It demands talks"),))
    )
    words = " ".join(re.findall(r'<text class="name"[^>]*>([^<]*)<', drawn)).split()
    assert sorted(words) == sorted(" ".join(parties).split())
    boxes = re.findall(r'<rect class="party" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"', drawn)
    rows: dict[str, list[tuple[float, float]]] = {}
    for x, y, width in sorted(boxes, key=lambda box: float(box[0])):
        rows.setdefault(y, []).append((float(x), float(x) + float(width)))
    for row in rows.values():
        assert row[0][0] >= 0
        assert row[-1][1] <= 360
        assert all(before[1] <= after[0] for before, after in pairwise(row))
