"""The filters that a person types for questions, lists and search: checked, and looked up, in one way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from detente.case import did_you_mean
from detente.dossier import Dossier, normal_name
from detente.errors import BadInput
from detente.reading import Party


def require_days(since: date | None, until: date | None) -> None:
    """Raise `BadInput` where the last day is before the first.

    Examples
    --------
    >>> require_days(date(2021, 5, 4), None)
    """
    if since is not None and until is not None and until < since:
        raise BadInput("--until", f"{until} is before {since}", "let --since be the earlier day")


def require_known(option: str, named: Iterable[str], known: Collection[str], mend: str) -> None:
    """Raise `BadInput` for the first name that is not among the known ones.

    Examples
    --------
    >>> require_known("--type", ("AID",), ("AID", "AGREE"), "choose one")
    """
    for name in named:
        if name not in known:
            raise BadInput(option, f"{name} is unknown{did_you_mean(name, known)}", mend)


def require_reports(named: Iterable[str], known: Collection[str]) -> None:
    """Raise `BadInput` for the first report that the dossier does not have.

    Examples
    --------
    >>> require_reports(("r1",), {"r1", "r2"})
    """
    require_known("--report", named, known, "see their ids: detente dossier reports STORE")


def parties_named(dossier: Dossier, name: str) -> set[str]:
    """Return the ids of the parties of a name, an alias or an id, as it is compared."""

    def is_named(party: Party) -> bool:
        return name == party.id or normal_name(name) in map(normal_name, (party.name, *party.aliases))

    return {party.id for party in dossier.parties if is_named(party)}


def known_parties(dossier: Dossier, name: str) -> set[str]:
    """Return the ids of the parties of a name, an alias or an id.

    Raises
    ------
    BadInput
        If there is none.
    """
    named = parties_named(dossier, name)
    if not named:
        names = [known for party in dossier.parties for known in (party.name, *party.aliases)]
        raise unknown_party(name, names)
    return named


def unknown_party(name: str, names: Sequence[str]) -> BadInput:
    """Return the fault of a name that no report has."""
    return BadInput(
        "--party",
        f"no report names {name}{did_you_mean(name, names)}",
        "see the names: detente dossier parties STORE",
    )
