"""The JSON of `detente positions`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from detente.dossier import Dossier
from detente.page import conditions_in_words
from detente.positions import Position, Positions


def positions_json(positions: Positions, dossier: Dossier) -> dict[str, Any]:
    """Return a table of positions as plain data.

    Parameters
    ----------
    dossier
        The dossier that the table was made from.
    """
    return {
        "positions": [_position(row, dossier) for row in positions.rows],
        "parties": [
            {"id": party.id, "name": party.name, "aliases": list(party.aliases)}
            for party in positions.parties
        ],
        "unused": [
            {
                "quote": item.words.quote,
                "report": item.words.report,
                "start": item.words.start,
                "end": item.words.end,
                "why": item.why,
                **({"wanted_by": item.wanted.party.name, "act": item.wanted.act} if item.wanted else {}),
                **_proposed(item.proposed_by),
            }
            for item in positions.unused
        ],
    }


def _position(row: Position, dossier: Dossier) -> dict[str, Any]:
    return {
        "id": row.id,
        "maker": row.maker,
        "act": row.act,
        "kind": row.kind,
        "catalogue": row.catalogue,
        "in_force": row.in_force,
        "condition": conditions_in_words(row.conditions) or None,
        "voices": [
            {
                "party": voice.party,
                "stance": voice.stance,
                "when": voice.when,
                "evidence": [asdict(passage) for passage in voice.evidence],
                "reports": voice.reports,
                "sureness": voice.sureness,
                **_proposed(voice.proposed_by),
                **({"disputed": True} if voice.disputed else {}),
                **({} if voice.decided_by is None else {"decided_by": voice.decided_by}),
            }
            for voice in row.voices
        ],
        "about": list(row.about),
        "conditions": [
            {
                "cue": condition.cue,
                "party": condition.voice,
                "position": condition.position,
                "sign": condition.sign,
                "evidence": asdict(condition.words),
            }
            for condition in row.conditions
        ],
        "deadline": row.deadline,
        "disputed": list(row.disputed),
        "reports": dossier.independent_reports(row.evidence),
        "sureness": row.sureness,
        **({"maker_assumed": True} if row.maker_assumed else {}),
        **_proposed(row.proposed_by),
    }


def _proposed(by: str | None) -> dict[str, str]:
    """Return the model that proposed something, as a key that stands only where one did."""
    return {} if by is None else {"proposed_by": by}
