"""Names by which other programs know the parties of a dossier: no two parties have one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from detente.dossier.spelling import plain_name
from detente.reading import Party


def names_apart(parties: Iterable[Party]) -> dict[str, str]:
    """Return a name for each party, by its id; of several parties of one name the later are numbered.

    Examples
    --------
    >>> one = Party(id="a", name="The board", kind="body")
    >>> other = Party(id="b", name="the board", kind="body")
    >>> names_apart([one, other])
    {'a': 'The board', 'b': 'the board (2)'}
    """
    seen: Counter[str] = Counter()
    names = {}
    for party in parties:
        plain = plain_name(party.name)
        seen[plain] += 1
        names[party.id] = party.name if seen[plain] == 1 else f"{party.name} ({seen[plain]})"
    return names
