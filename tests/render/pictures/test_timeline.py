"""The drawing of a timeline: where marks stand, what they look like, and the scale."""

from __future__ import annotations

import re
from datetime import date

import pytest
from lxml import html
from tests.support.drawn import TIMELINE, moment

from detente.page.drawings import Timeline
from detente.render.pictures.timeline import Scale, draw_timeline


def mark(when: str, **more: object) -> html.HtmlElement:
    around = tuple(moment("around", f"{year}-01-01") for year in range(2015, 2023))
    drawn = draw_timeline(Timeline((moment("this", when, **more), *around), (date(2021, 5, 7),)))
    (only,) = html.fromstring(drawn.strips[0]).xpath("//circle | //rect[not(@class='gap')]")
    return only


def share(of: html.HtmlElement, what: str) -> float:
    return float(of.get(what).rstrip("%"))


def test_a_day_is_a_dot_and_a_year_a_bar_as_long_as_it() -> None:
    day, year, two = mark("2019-06-30"), mark("2018"), mark("2018/2019")
    assert day.tag == "circle"
    assert year.tag == two.tag == "rect"
    assert share(two, "width") == pytest.approx(2 * share(year, "width"), rel=0.02)
    assert share(year, "x") == share(two, "x")


def test_a_bar_that_is_open_fades_to_that_side() -> None:
    assert "fade-in" in mark("../2018").get("fill")
    assert "fade-out" in mark("2018/..").get("fill")
    assert mark("2018").get("fill") is None


def test_what_has_not_happened_is_drawn_otherwise() -> None:
    assert mark("2018-05-04").get("class") == "fact"
    assert mark("2018-05-04", is_fact=False).get("class") == "ahead"


def test_a_hedged_day_is_no_dot() -> None:
    assert mark("2018-05-04~").tag == "rect"


def test_days_stand_in_their_order_and_long_empty_years_are_left_out() -> None:
    days = [date(1923, 7, 1), date(2017, 9, 4), date(2018, 1, 1), date(2021, 5, 4)]
    scale = Scale([(day, day) for day in days])
    places = [scale.place(day) for day in days]
    assert places == sorted(places)
    assert 0 <= places[0] < places[-1] <= 1
    assert len(scale.breaks) == 1
    assert places[0] < scale.breaks[0] < places[1]
    assert draw_timeline(TIMELINE).axis.count("<path") == len(
        re.findall(r'class="gap"', draw_timeline(TIMELINE).strips[0])
    )


@pytest.mark.parametrize(
    "text", ["2020-05-04", "2020", "0001-01-01", "9999", "../2018", "1815/2021", "2020-05"]
)
def test_a_timeline_of_one_date_can_be_drawn(text: str) -> None:
    drawn = draw_timeline(Timeline((moment("this", text),)))
    assert re.search(r"<text[^>]*>[^<]*\d", drawn.axis)


def test_every_stretch_of_a_broken_scale_has_words() -> None:
    moments = (moment("first", "1999-11"), moment("due", "2000-04-04", is_fact=False))
    axis = draw_timeline(Timeline(moments, (date(2000, 4, 3),))).axis
    first, last = (text.text for text in html.fromstring(axis).xpath("//text"))
    assert first == "Nov 1999"
    assert last.endswith("Apr 2000")
