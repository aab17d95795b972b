"""The fate of an act that a person added, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from detente.analysis import Added

_NO_DOER: Final = "no doer named"


def added_in_words(added: Added, names: Mapping[str, str]) -> Iterator[str]:
    """Say if an act that a person added counts, and if not, why.

    Parameters
    ----------
    names
        The name of each party by its id.

    Examples
    --------
    >>> list(added_in_words(Added(None, why="no doer named"), {}))
    ['It makes no row of the table of positions yet: it does not say who is to do it. Say so under “Decide”.']
    """
    if added.row is None:
        if added.why == _NO_DOER:
            why = "it does not say who is to do it. Say so under “Decide”"
        else:
            why = added.why or "its words are part of others that were read"
        yield f"It makes no row of the table of positions yet: {why}."
        return
    maker = names.get(added.row.maker, added.row.maker)
    yield f"It stands in the table of positions: {maker}: {added.row.act}."
    if added.is_option:
        yield "A new draft of the case has it as an option."
    else:
        yield f"A new draft of the case leaves it out: {added.why or 'too little speaks for it'}."
