"""Who said what, in what order, and where a speaker changed."""

from __future__ import annotations

from tests.support.dossiers import dossier_of

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.filters import Filter
from detente.dossier.questions.sayings import Saying, said


def sayings(*reports: tuple[str, str], issue: str = "", only: Filter | None = None) -> tuple[Saying, ...]:
    return said(EvidenceBase(dossier_of(*reports)), only, issue).sayings


WILLING = ("2021-05-12", "The union offered to open talks with the port board.")
REFUSED = ("2021-06-20", "The union refused to open talks with the port board.")


def test_who_offered_talks_and_later_refuses_them_has_changed() -> None:
    rows = sayings(WILLING, REFUSED)
    assert [(row.stance, row.toward) for row in rows] == [("offers", "for"), ("refuses", "against")]
    assert rows[0].changed_from is None
    assert rows[1].changed_from == rows[0]


def test_who_offers_again_has_not() -> None:
    again = ("2021-06-20", "The union again offered to open talks with the port board.")
    assert [row.changed_from for row in sayings(WILLING, again)] == [None, None]


def test_another_side_that_refuses_is_no_change() -> None:
    other = ("2021-06-20", "The port board refused to open talks with the union.")
    assert [row.changed_from for row in sayings(WILLING, other)] == [None, None]


def test_refusing_talks_on_one_thing_refuses_none_on_another() -> None:
    other = ("2021-06-20", "The union refused to negotiate a cease-fire with the port board.")
    assert [row.changed_from for row in sayings(WILLING, other)] == [None, None]


def test_two_voices_of_one_day_are_no_change() -> None:
    both = ("2021-05-12", f"{WILLING[1]} Later the union refused to open talks with the port board.")
    assert all(row.changed_from is None for row in sayings(both))


def test_an_issue_keeps_what_speaks_of_it_in_any_form() -> None:
    wages = ("2021-05-13", "The board said that the wages of the pilots would not be raised this year.")
    assert [row.speaker for row in sayings(WILLING, wages, issue="wage pilots")] == ["board"]


def test_what_nobody_named_says_is_counted_and_left_out() -> None:
    base = EvidenceBase(dossier_of(("2021-05-12", "It was said that the port would close for the winter.")))
    answer = said(base)
    assert answer.sayings == ()


def test_what_a_report_tells_as_said_earlier_is_taken_back_by_what_it_tells_now() -> None:
    rows = sayings((
        "2021-05-12",
        "The union said it would not turn the boy over to Omar Roth. Earlier, it had said it would give"
        " the boy to Roth if he came to Brine.",
    ))  # fmt: skip
    (changed,) = [row for row in rows if row.changed_from is not None]
    assert (changed.stance, changed.toward) == ("refuses", "against")
    assert changed.changed_from is not None
    assert changed.changed_from.toward == "for"


def test_who_refused_for_months_and_offers_now_has_changed() -> None:
    rows = sayings((
        "2021-05-12",
        "Ines Duarte has offered to travel to Brine. Duarte for months refused to go to Brine.",
    ))  # fmt: skip
    (changed,) = [row for row in rows if row.changed_from is not None]
    assert changed.stance == "offers"


def test_what_was_said_earlier_of_another_thing_is_no_change() -> None:
    rows = sayings((
        "2021-05-12",
        "The union refused to sign the paper. Earlier, it had said it would give the ship to the board.",
    ))  # fmt: skip
    assert all(row.changed_from is None for row in rows)


def test_an_issue_is_known_by_any_verb_for_its_act() -> None:
    text = "The union refused to turn over the boy to his father."
    assert [row.speaker for row in sayings(("2021-05-12", text), issue="return")] == ["union"]


def test_who_promised_to_end_a_thing_and_refuses_has_changed() -> None:
    rows = sayings(
        ("2021-05-12", "The union promised to reopen the port."),
        ("2021-06-12", "The union refused to reopen the port."),
    )
    assert rows[1].changed_from == rows[0]


def test_what_was_agreed_for_a_day_that_is_past_was_said_by_that_day() -> None:
    told = (
        "2021-11-03",
        "The union sat with the port board in Karsk. They agreed to meet on October 12, 2021."
        " On Tuesday the union decided to suspend talks with the port board.",
    )
    rows = [row for row in sayings(told) if row.side == "union"]
    assert rows[0].when == "../2021-10-12"
    assert rows[-1].changed_from == rows[0]


def test_who_promised_not_to_do_a_thing_does_not_plan_it() -> None:
    (row,) = sayings(("2021-05-12", "The company promised not to bring in replacements before Friday."))
    assert (row.stance, row.act) == ("plans not to", "Bring in replacements")


def test_who_promised_to_end_a_thing_is_said_to_end_it() -> None:
    (row,) = sayings(("2021-05-12", "The company promised to lift the ban on meetings."))
    assert (row.stance, row.act) == ("offers", "Lift the ban on meetings")
