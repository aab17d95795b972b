"""The words of those who tell the news in a transcript: the narrator's, and no statement of a party."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from detente.patterns import as_pattern
from detente.reading.findings import Party, Statement

_TELLS_THE_NEWS: Final = as_pattern(
    r"(?:(?:OUR|THE) )?(?:REPORTER|PRESENTER|CORRESPONDENT|ANCHOR|HOST|NARRATOR|NEWSREADER|ANNOUNCER"
    r"|MODERATOR|INTERVIEWER|VOICE-?OVER)S?"
)
"""Names that stand before a turn in a transcript."""


def without_newsreaders(statements: Sequence[Statement], parties: Iterable[Party]) -> tuple[Statement, ...]:
    """Return the statements of those who are more than a turn in a transcript.

    "REPORTER: The union wants more" is told of the union, and not said by a party of that name.

    Examples
    --------
    >>> without_newsreaders((), ())
    ()
    """
    telling = {party.id for party in parties if _TELLS_THE_NEWS.fullmatch(party.name)}
    return tuple(one for one in statements if one.speaker not in telling)
