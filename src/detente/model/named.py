"""Parties, options, states and moves by name: the edge of the engine, where integers end."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.short import shortened


@dataclass(frozen=True, slots=True)
class Party:
    """A decision maker.

    Attributes
    ----------
    id
        Its short name in the case file.
    name
        Its full name.
    """

    id: str
    name: str

    def __repr__(self) -> str:
        return f"<Party {self.id}: {shortened(self.name)}>"

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a party can do or leave.

    Attributes
    ----------
    id
        ``PARTY.option``, as expressions write it.
    label
        The act in words.
    party
        The party that decides on it.
    """

    id: str
    label: str
    party: Party

    def __repr__(self) -> str:
        return f"<Option {self.id}: {shortened(self.label)}>"

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class State:
    """A state of a dispute.

    Attributes
    ----------
    name
        Its name in the case, else its Y/N string.
    pattern
        Its Y/N string (with ``-`` for either, where states are coalesced); None in pure graph form.
    options
        The options that are taken in it.
    cell
        Its place in the arrays of the model; not part of equality.
    """

    name: str
    pattern: str | None
    options: tuple[Option, ...]
    cell: int = field(compare=False)

    def __repr__(self) -> str:
        shown = "" if self.pattern in (None, self.name) else f" {self.pattern}"
        return f"<State {self.name}{shown}>"

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Move:
    """A step of one party from one state to another."""

    party: Party
    before: State
    after: State

    @property
    def taken(self) -> tuple[Option, ...]:
        """The options that are taken in the second state and not in the first."""
        return tuple(option for option in self.after.options if option not in self.before.options)

    @property
    def untaken(self) -> tuple[Option, ...]:
        """The options that are taken in the first state and not in the second."""
        return tuple(option for option in self.before.options if option not in self.after.options)

    def __repr__(self) -> str:
        return f"<Move {self.party.id}: {self.before.name} -> {self.after.name}>"
