"""The parties that a report may mean without naming them: where reports are on several countries, none."""

from __future__ import annotations

from collections.abc import Callable

from detente.dossier import Dossier
from detente.positions.camps.joining import Camps


def may_mean(dossier: Dossier, joined: Camps) -> Callable[[str, str], bool]:
    """Return a function of a report and a party that says if the report may mean it.

    "An amnesty" that a report on one dispute asks for is asked of the government that another report names.
    Of reports on several countries each means only those that it names.

    Examples
    --------
    >>> from detente.dossier import join_findings
    >>> from detente.positions.camps import camps
    >>> empty = join_findings([])
    >>> may_mean(empty, camps(empty))("r1", "the-government")
    True
    """
    if not dossier.known_homes:
        return lambda _report, _party: True
    named = {(words.report, party.id) for party in joined.parties for words in party.mentions}
    return lambda report, party: (report, party) in named
