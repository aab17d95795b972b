"""The next thing to come is one on which a dispute turns, and that is surely due."""

from __future__ import annotations

from datetime import date

from detente.dossier import Dossier
from detente.edtf import DateRange
from detente.page.drawings import Moment, Timeline
from detente.page.sections.dated import next_line
from detente.sources import Report


def ahead(text: str, when: str, *tags: str) -> Moment:
    return Moment(text, when, DateRange.parse(when), (), tags, is_fact=False)


def next_of(*moments: Moment) -> str | None:
    report = Report(id="r", source="r.txt", text="The guild struck.", published=date(2022, 4, 1))
    line = next_line(Timeline(moments), Dossier({"r": report}, {}, (), (), ()))
    return None if line is None else line.text


def test_the_first_vote_or_deadline_comes_next() -> None:
    told = next_of(
        ahead("The truce may break", "2022-04-03", "possible"),
        ahead("A broker thinks that the strike ends", "2022-04-04", "forecast"),
        ahead("The council, to publish its list", "2022-04-05", "asked for"),
        ahead("The rivers rise", "2022-04-06", "due"),
        ahead("The guild votes on the offer", "2022-04-09", "due"),
    )
    assert told is not None
    assert told.startswith("Next, on 9 April 2022: the guild votes")


def test_nothing_comes_next_where_nothing_is_due() -> None:
    assert next_of(ahead("The guild votes on the offer", "2022-04-09", "forecast")) is None
