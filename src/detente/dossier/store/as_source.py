"""A store given where reports are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.dossier import store as lazily
from detente.errors import BadInput

if TYPE_CHECKING:
    from detente.dossier.dossier import Dossier
    from detente.reading import Findings


def stored_dossier(sources: Sequence[str]) -> Dossier | None:
    """Return the dossier of a store that is the one source given; None where reports are given.

    Raises
    ------
    BadInput
        If the store cannot be read, or something else is given beside it.
    """
    where = _store_among(sources)
    if where is None:
        return None
    # The store loads the libraries of databases; whoever gives reports does not wait for them.
    with lazily.open_store(where) as store:
        return store.dossier()


def stored_findings(sources: Sequence[str]) -> list[Findings] | None:
    """Return the findings of each report of a store that is the one source given; None where reports are.

    Raises
    ------
    BadInput
        As `stored_dossier`.
    """
    where = _store_among(sources)
    if where is None:
        return None
    with lazily.open_store(where) as store:
        return list(store.findings())


def _store_among(sources: Sequence[str]) -> str | None:
    stores = [source for source in sources if lazily.is_store(source)]
    if stores and len(sources) > 1:
        shown = lazily.without_password(stores[0])
        raise BadInput(
            shown, "a dossier is given beside other sources",
            f"add the reports to it first: detente dossier add {shown} REPORT...",
        )  # fmt: skip
    return stores[0] if stores else None
