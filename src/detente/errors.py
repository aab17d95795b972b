"""Errors that a user can cause: a fault at a place of a case, and bad input, worded in one line."""

from __future__ import annotations

from detente.safe import safe_line

Place = tuple[str | int, ...]
"""A place in a case file: keys and indices from the top."""


class Fault(Exception):
    """Something wrong at a place of a case.

    The engine raises it. Whoever holds the case words it as `BadInput`, with the file and the line.

    Parameters
    ----------
    place
        Keys and indices from the top of the case.
    what
        The fault, in plain words.
    mend
        The way to mend it.
    """

    def __init__(self, place: Place, what: str, mend: str) -> None:
        self.place = place
        self.what = what
        self.mend = mend
        super().__init__(place, what, mend)


class BadInput(Exception):
    """Input that cannot be used: where it is, what is wrong, and how to mend it.

    Parameters
    ----------
    where
        The file, folder or argument at fault.
    what
        The fault, in plain words.
    mend
        The way to mend it.
    line
        1-based line in ``where``, if the fault has one.

    Examples
    --------
    >>> str(BadInput("case.yaml", "party CPP has no options", "give it at least one", line=4))
    'case.yaml:4: party CPP has no options; give it at least one'

    One that is raised on another machine arrives whole:

    >>> import pickle
    >>> pickle.loads(pickle.dumps(BadInput("case.yaml", "is empty", "fill it"))).mend
    'fill it'
    """

    def __init__(self, where: str, what: str, mend: str, line: int | None = None) -> None:
        self.where = where
        self.what = what
        self.mend = mend
        self.line = line
        place = where if line is None else f"{where}:{line}"
        super().__init__(safe_line(f"{place}: {what}; {mend}"))

    def __reduce__(self) -> tuple[type[BadInput], tuple[str, str, str, int | None]]:
        return type(self), (self.where, self.what, self.mend, self.line)


class BadArgument(BadInput):
    """An argument that cannot be used; ``where`` is its name in Python.

    The command line has an option of the same name, and writes it as such.

    Examples
    --------
    >>> str(BadArgument("drop_option", "unknown option CPP.tlk", "write PARTY.option").as_option())
    '--drop-option: unknown option CPP.tlk; write PARTY.option'
    """

    def as_option(self) -> BadInput:
        """Return the error with the argument written as an option of the command line."""
        return BadInput(option_of(self.where), self.what, self.mend, self.line)

    def renamed(self, argument: str) -> BadArgument:
        """Return the error under another name of the argument."""
        return BadArgument(argument, self.what, self.mend, self.line)


def option_of(argument: str) -> str:
    """Return the option of the command line for an argument in Python.

    Examples
    --------
    >>> option_of("drop_option")
    '--drop-option'
    """
    return "--" + argument.replace("_", "-")
