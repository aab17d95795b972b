"""The picture of the conflict: who demands what of whom, and who could end what."""

from __future__ import annotations

from dataclasses import replace

from tests.support.positions import DOSSIER, TABLE, party, voice

from detente.page.drawings import ConflictPicture
from detente.page.sections.conflict import conflict_picture
from detente.page.words import NamesInProse
from detente.positions.table import Position, Positions

MINE, UNION, STATE = (
    party("mine", "Brine Mining"),
    party("swu", "Salt Workers' Union", "SWU"),
    party("gov", "Brine"),
)


def demand(id_: str, act: str, maker: str, *voices: str, refused: bool = False) -> Position:
    said = [voice(who, "demands", "raise wages") for who in voices]
    said += [voice(maker, "refuses", "refused")] if refused else []
    return Position(id_, maker, act, "AID", None, False, tuple(said))


def table(*rows: Position) -> Positions:
    return Positions(rows, (MINE, UNION, STATE))


def picture_of(table: Positions) -> ConflictPicture | None:
    return conflict_picture(table, NamesInProse.of(table.parties, DOSSIER))


def drawn(*rows: Position) -> ConflictPicture:
    picture = picture_of(table(*rows))
    assert picture is not None
    return picture


def ties(picture: ConflictPicture) -> set[tuple[str, str, str, str]]:
    heads = [name.removeprefix("the ") for name in picture.parties]
    return {(heads[tie.origin], heads[tie.target], tie.kind, tie.says) for tie in picture.ties}


def test_an_arrow_goes_from_who_demands_to_who_would_do_it() -> None:
    picture = drawn(
        demand("p1", "Raise wages", "mine", "swu"),
        demand("p2", "Send a mediator", "gov", "swu", refused=True),
    )
    assert ties(picture) == {
        ("SWU", "Brine Mining", "demands", "demands: raise wages"),
        ("SWU", "Brine", "refuses", "demands: send a mediator, refused"),
    }


def test_the_name_of_the_other_party_is_not_repeated_in_a_label() -> None:
    picture = drawn(
        demand("p1", "Open talks with the Salt Workers' Union", "mine", "swu"),
        demand("p2", "Pay", "gov", "swu"),
    )
    assert "demands: open talks" in {tie.says for tie in picture.ties}


def test_more_demands_than_two_of_one_party_are_one_arrow() -> None:
    acts = ("Raise wages", "Reopen the shaft", "Dismiss the director")
    rows = [demand(f"p{k}", act, "mine", "swu", refused=k == 0) for k, act in enumerate(acts)]
    picture = drawn(*rows, demand("p9", "Pay", "gov", "mine"))
    (merged,) = [tie for tie in picture.ties if "three" in tie.says]
    assert merged.says == "three demands, one refused"
    assert all(act.lower() in merged.sentence for act in acts)


def test_a_measure_in_force_is_tied_to_whoever_could_end_it() -> None:
    ban = Position("p1", "gov", "Lift the ban on the SWU", "RETREAT", "ban", False, (), about=("swu",))
    picture = drawn(ban, demand("p2", "Raise wages", "mine", "swu"))
    assert ("Brine", "SWU", "in force", "could lift the ban") in ties(picture)


def test_one_tie_alone_is_no_picture() -> None:
    assert picture_of(table(demand("p1", "Raise wages", "mine", "swu"))) is None


def test_what_is_not_drawn_is_counted() -> None:
    more = tuple(party(f"m{k}", f"Village {k}") for k in range(7))
    rows = tuple(demand(f"d{k}", "Pay for water", "mine", one.id) for k, one in enumerate(more))
    picture = picture_of(replace(TABLE, rows=rows, parties=(MINE, *more)))
    assert picture is not None
    assert len(picture.parties) == 5
    assert picture.left_out.startswith("Not drawn: three more ties, some with Village")
