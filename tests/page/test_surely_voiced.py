"""A table leaves out the voices of a spokesman of nobody, of a building, and plans that others only guess."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.surely_voiced import surely_voiced
from detente.positions import Positions

REPORT = (
    "The Canal Board refused to sign the pact with the Lock Guild. The Lock Guild demanded that the Canal"
    " Board sign the pact."
)


def renamed(positions: Positions, old: str, new: str) -> Positions:
    """Return a table in which a party has another name."""
    parties = (one.model_copy(update={"name": new}) if one.name == old else one for one in positions.parties)
    return replace(positions, parties=tuple(parties))


def test_a_spokesman_of_nobody_has_no_act_and_a_building_no_voice(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(pipeline, REPORT)
    (row, *_) = surely_voiced(positions, dossier).rows
    assert len(row.voices) == 2
    board, guild = (positions.party(voice.party or "").name for voice in row.voices)
    assert len(surely_voiced(renamed(positions, guild, "Orvik Trades Hall"), dossier).rows[0].voices) == 1
    makers = {one.maker for one in surely_voiced(renamed(positions, board, "spokesman"), dossier).rows}
    assert row.maker not in makers
