"""A case that a person begins by hand, where the reports give too little to draft one from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from detente.case import yaml_of
from detente.drafting import option_ids, party_ids
from detente.errors import BadArgument
from detente.reading import Party

if TYPE_CHECKING:
    from collections.abc import Sequence


def begun_case(title: str, acts: Sequence[tuple[str, str]], said_by: str) -> str:
    """Return the text of a case with some parties and what each could do; nothing is known of their wishes.

    Parameters
    ----------
    acts
        The name of a party and an act of it; a party may stand there several times.
    said_by
        Whose assumption all of it is.

    Raises
    ------
    BadArgument
        If there is no title, or a party or its act is missing.

    Examples
    --------
    >>> acts = [("Upper village", "Share the well"), ("Brine", "Raid")]
    >>> text = begun_case("A well", acts, "Ana, 2026-05-07")
    >>> [line for line in text.splitlines() if "name" in line or "status" in line]
    ['    name: Upper village', '    name: Brine', 'status_quo: NN']
    """
    given = [(" ".join(party.split()), " ".join(act.split()).rstrip(".")) for party, act in acts]
    if not title.strip():
        raise BadArgument("title", "the title is missing", "say what the dispute is about")
    if not given or not all(party and act for party, act in given):
        raise BadArgument("party", "a party, or what it could do, is missing", "give both")
    names = list(dict.fromkeys(party for party, _ in given))
    keys = party_ids([Party(id=name, name=name, kind="other") for name in names])
    assumed = {"assumed": f"said by {said_by}"}
    parties: dict[str, Any] = {}
    for name in names:
        labels = [f"{act[:1].upper()}{act[1:]}" for party, act in given if party == name]
        options = {
            own: {"label": label, **assumed} for own, label in zip(option_ids(labels), labels, strict=True)
        }
        parties[keys[name]] = {"name": name, **assumed, "options": options}
    return yaml_of(
        {
            "detente": "1", "title": " ".join(title.split()), "parties": parties,
            "status_quo": "N" * len(given), "preferences": dict.fromkeys(parties, "unknown"),
        }
    )  # fmt: skip
