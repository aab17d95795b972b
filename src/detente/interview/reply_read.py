"""An answer of a question as it was read."""

from __future__ import annotations

from dataclasses import dataclass

from detente.interview.corrections import Correction


@dataclass(frozen=True)
class Reply:
    """An answer read.

    Attributes
    ----------
    answer
        One of those of the question; without what follows ``yes if``, ``no if`` and ``one with``.
    option, taken
        The option on which it depends, and whether the answer is for where it is taken or not.
    party
        The party after ``one with``.
    numbers
        The numbers chosen of a list, from 1.
    condition
        The words on which it depends, where they mean no option; the answer is that it is unknown.
    pairs
        Pairs of numbers chosen of a list, from 1.
    corrections, words
        Corrections of a list of options, and the words in which they were given.
    why
        The reason given.
    orders
        Pairs of numbers chosen of a list of which the first is done only after the second.
    acts
        Acts that must be taken, or not taken, all of them, as the condition of another.
    """

    answer: str
    option: str = ""
    taken: bool = True
    party: str = ""
    numbers: tuple[int, ...] = ()
    condition: str = ""
    if_so: str = ""
    pairs: tuple[tuple[int, int], ...] = ()
    corrections: tuple[Correction, ...] = ()
    words: str = ""
    why: str = ""
    acts: tuple[tuple[str, bool], ...] = ()
    orders: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The answer as the case records it."""
        if self.option:
            return f"{self.answer} {'' if self.taken else 'not '}{self.option}"
        if self.party:
            return f"{self.answer} {self.party}"
        return self.words or ", ".join(map(str, self.numbers)) or self.answer

    @property
    def reason(self) -> str:
        """The reason as the case records it, with the words on which the answer depends."""
        return ": ".join(text for text in (self.depends_on, self.why) if text)

    @property
    def depends_on(self) -> str:
        """The answer with the words on which it depends, where they mean no option."""
        return f"{self.if_so} {self.condition}" if self.condition else ""
