"""Facts told apart from what is planned and what is only thought possible."""

from __future__ import annotations

from tests.support.dossiers import dossier_of

from detente.dossier.questions import Reality, is_of_another_day
from detente.reading import Event
from detente.sources import Evidence


def statuses(day: str, text: str) -> dict[str, str | None]:
    dossier = dossier_of((day, text))
    reality = Reality(dossier)
    return {event.span.quote: reality.of(event) for event in dossier.events if event.when}


def of_words(said: dict[str, str | None], words: str) -> str | None:
    return next(status for quote, status in said.items() if words in quote)


def test_what_a_report_tells_of_the_day_before_is_a_fact() -> None:
    said = statuses("2021-05-12", "The army attacked the port of Brine on May 11. Nobody was hurt.")
    assert of_words(said, "attacked") == "fact"


def test_what_is_asked_refused_or_threatened_is_done_by_saying_it() -> None:
    said = statuses(
        "2021-05-12",
        "The union on Tuesday asked the board to reopen the port. The board refused on Tuesday to open it."
        " The mayor warned the union on Tuesday that it should expect no help.",
    )
    assert [of_words(said, word) for word in ("asked", "refused", "warned")] == ["fact"] * 3


def test_what_is_yet_to_be_asked_or_was_never_asked_is_no_fact() -> None:
    said = statuses(
        "2021-05-12",
        "The union will ask the board today to reopen the port. The crew must be freed, the union said,"
        " and set Tuesday as the deadline for its release.",
    )
    assert "fact" not in said.values()


def test_a_meeting_that_will_be_held_is_due() -> None:
    said = statuses("2021-05-12", "The union and the board will meet on May 20 in Brine, the mayor said.")
    assert of_words(said, "meet") == "due"


def test_a_day_that_is_over_by_the_latest_report_is_not_due_any_more() -> None:
    dossier = dossier_of(
        ("2021-05-12", "The union and the board will meet on May 20 in Brine, the mayor said."),
        ("2021-06-01", "Trucks stood idle in Brine today."),
    )
    reality = Reality(dossier)
    assert [reality.of(event) for event in dossier.events if event.when == "2021-05-20"] == [None]


def test_the_clause_before_something_dates_another_deed() -> None:
    assert is_of_another_day(Evidence("r", 0, 27, "before the army took power"))
    assert not is_of_another_day(Evidence("r", 0, 19, "the army took power"))


def test_an_event_without_a_date_is_neither() -> None:
    event = Event(
        id="e", type="ASSAULT", actors=("a",), recipients=(), when=None, modality="happened",
        span=Evidence("2021-05-12", 0, 17, "The army attacked"),
    )  # fmt: skip
    assert Reality(dossier_of(("2021-05-12", "The army attacked the port."))).of(event) is None
