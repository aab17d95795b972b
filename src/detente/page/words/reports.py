"""Words for what the reports say: whom a statement is for, its stances, whom and where an event concerns."""

from __future__ import annotations

from collections.abc import Mapping

from detente.reading import Event, Statement


def addressee_in_words(statement: Statement, names: Mapping[str, str]) -> str:
    """Return "to NAME", or nothing where no party is spoken to.

    Parameters
    ----------
    names
        The name of each party by its id.
    """
    addressee = statement.addressee
    return "" if addressee is None else f"to {names.get(addressee, addressee)}"


def stances_in_words(statement: Statement) -> tuple[str, ...]:
    """Return the verb of each stance, such as "opposes", once."""
    return tuple(dict.fromkeys(stance.kind for stance in statement.stances))


def actors_and_recipients(event: Event, names: Mapping[str, str]) -> str:
    """Return "ACTORS → RECIPIENTS", or only the actors ("?" for none) where nobody is a recipient.

    Parameters
    ----------
    names
        The name of each party by its id.
    """
    actors = ", ".join(names.get(party, party) for party in event.actors) or "?"
    recipients = ", ".join(names.get(party, party) for party in event.recipients)
    return f"{actors} → {recipients}" if recipients else actors


def place_in_words(event: Event) -> str:
    """Return "in PLACE", or nothing where the event has no place."""
    return "" if event.place is None else f"in {event.place.name}"
