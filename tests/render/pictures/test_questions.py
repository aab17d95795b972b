"""The picture of unknowns: what each question bears on."""

from __future__ import annotations

from tests.support.pictures import picture, words_of
from tests.support.swept_cases import swept

from detente.render.pictures.write import draw, figure_svg


def test_the_picture_of_unknowns_says_what_each_bears_on() -> None:
    case, found = swept("example")
    words = words_of(figure_svg(draw(picture("unknowns", case, found))))
    assert "Signatories of the Paris Peace Accords: pressed over deadlock?" in " ".join(words)
    assert any("if yes" in line and "if no" in line for line in words)
    assert "Would the signatories" in picture("unknowns", case, found).caption


def test_without_an_unknown_the_picture_says_so() -> None:
    case, found = swept("nothing open")
    assert "leaves nothing open" in " ".join(words_of(figure_svg(draw(picture("unknowns", case, found)))))
    assert "leaves nothing open" in picture("unknowns", case, found).caption
