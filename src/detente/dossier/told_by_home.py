"""Parties of one name that their homes tell apart: "the government (Peru)", "the government (Kenya)"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from detente.dossier.general_names import is_general
from detente.dossier.shared_homes import UNKNOWN
from detente.dossier.spelling import plain_name
from detente.reading import Party


def homes_that_tell(parties: Sequence[Party], homes: Mapping[str, str]) -> dict[str, str]:
    """Return the home of each party whose name others have too, by its id.

    Parameters
    ----------
    homes
        The home of each report, by its id.
    """
    if not homes:
        return {}
    times = Counter(
        name for party in parties for name in {plain_name(each) for each in (party.name, *party.aliases)}
    )
    return {
        party.id: _home(party, homes)
        for party in parties
        if times[plain_name(party.name)] > 1 and is_general(party.name) and party.mentions
    }


def with_home(party: Party, home: str) -> Party:
    """Return a party with its home in its name; the bare one is an alias.

    Examples
    --------
    >>> with_home(Party(id="a", name="The army", kind="body"), "Peru")
    <Party 'The army (Peru)': body, 0 mentions>
    """
    return party.model_copy(
        update={"name": f"{party.name} ({home})", "aliases": (party.name, *party.aliases)}
    )


def without_homes(parties: Iterable[Party], homes: Mapping[str, str]) -> tuple[Party, ...]:
    """Return parties as reports name them."""
    return tuple(
        party
        if party.id not in homes
        else party.model_copy(
            update={"name": party.name.removesuffix(f" ({homes[party.id]})"), "aliases": party.aliases[1:]}
        )
        for party in parties
    )


def by_their_homes(parties: Iterable[Party], homes: Mapping[str, str]) -> tuple[Party, ...]:
    """Return parties with their homes in their names, where these are no more than reports call them."""
    return tuple(
        with_home(party, homes[party.id]) if party.id in homes and is_general(party.name) else party
        for party in parties
    )


def _home(party: Party, homes: Mapping[str, str]) -> str:
    reports = list(dict.fromkeys(words.report for words in party.mentions))
    known = Counter(home for report in reports if not (home := homes[report]).startswith(UNKNOWN))
    if known:
        return known.most_common(1)[0][0]
    return f"in {reports[0]}" if len(reports) == 1 else f"in {reports[0]} and {len(reports) - 1} more"
