"""A question of an interview, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["preference", "party", "option", "in_force", "claim"]

YES, NO, SAME, ALWAYS, NEVER, UNKNOWN = "yes", "no", "same", "always", "never", "unknown"
ONE_WITH, IF, IF_NOT = "one with", "yes if", "no if"
CONTRARY = "contrary"
DEPENDS = "on a condition"
LOOKED_AT = "looked at"
IN_WORDS = "in words"
"""The answer that an act turns on something which is not in the case."""
ALL_RIGHT, CORRECTED = "all right", "corrected"
NONE_OF_THESE = "none of these"
LIST_CONFIRMED = "Could its party choose each of these, and is each in the right words?"
"""The question that ends the list of a draft's options."""


@dataclass(frozen=True)
class TwoParties:
    """Two parties that may be one: ``joined`` would go, with its options, into the other."""

    joined: str
    into: str


@dataclass(frozen=True)
class Decider:
    """A party that may not decide for itself."""

    party: str


@dataclass(frozen=True)
class TwoOptions:
    """Two options that may be one act: ``joined`` would go into the other."""

    joined: str
    into: str


@dataclass(frozen=True)
class Row:
    """An act that was read and is not in the model; ``taken`` if its maker does it now."""

    maker: str
    act: str
    taken: bool = False


@dataclass(frozen=True)
class Missing:
    """Acts that were read and are not in the model."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Options:
    """The parties and options of a draft, as a list numbers them, to be corrected or confirmed."""

    parties: tuple[str, ...]
    options: tuple[str, ...]


@dataclass(frozen=True)
class InForce:
    """An option, and whether the case counts it as taken now."""

    option: str
    taken: bool


@dataclass(frozen=True)
class Stuck:
    """A status quo that nobody can leave, and the options that cannot be undone in it."""

    options: tuple[str, ...]


@dataclass(frozen=True)
class Habit:
    """A priority that is assumed because the party acts by it now."""

    party: str
    option: str
    priority: str


@dataclass(frozen=True)
class ReadWish:
    """A wish of a draft, as its priority, and the words from which it was read."""

    party: str
    priority: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class WishList:
    """Wishes of a draft, as a list numbers them: the party, the priority, and the words of each.

    Attributes
    ----------
    unsure
        The numbers, from 1, of those that were not read surely.
    """

    wishes: tuple[tuple[str, str, tuple[str, ...]], ...]
    unsure: tuple[int, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two states, as the case would write them, of which a party may prefer the first.

    Attributes
    ----------
    gains, losses
        Options taken in the first state alone, and in the second alone; empty where states have no options.
    context
        Options in which both states are alike and differ from the status quo, each with whether it is taken.
    """

    party: str
    better: str
    worse: str
    gains: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()
    context: tuple[tuple[str, bool], ...] = ()

    @property
    def single(self) -> str | None:
        """The one option in which the states differ, if it is one."""
        return self.gains[0] if len(self.gains) == 1 and not self.losses else None


@dataclass(frozen=True)
class Unconditional(Pair):
    """A pair whose order is known for the status quo: the act was wanted, or not, if nothing else changed."""

    wanted: bool = True


@dataclass(frozen=True)
class OnCondition(Pair):
    """An act that a party would choose, or leave, on a condition alone.

    Attributes
    ----------
    wanted
        True if the party wants the act where the condition is met.
    acts
        Acts of others that may be the condition, each with whether it is to be taken, as a list numbers them.
    told
        The words of a report that put a condition on the act; empty where no words do.
    """

    wanted: bool = True
    acts: tuple[tuple[str, bool], ...] = ()
    told: str = ""

    @property
    def choices(self) -> tuple[tuple[str, bool] | str, ...]:
        """The numbered lines: words of a report where they mean none of the acts; then the acts."""
        return (self.told, *self.acts) if self.told else self.acts


@dataclass(frozen=True)
class Together:
    """Options of which two may exclude each other, as a list numbers them."""

    options: tuple[str, ...]


@dataclass(frozen=True)
class Rest:
    """All that is open on wants, to be left unknown."""


@dataclass(frozen=True)
class ClaimTest:
    """A claim, and the tests that it could have, each with its words."""

    claim: str
    tests: tuple[tuple[str, str], ...]


Subject = (
    TwoParties
    | Decider
    | TwoOptions
    | Options
    | Missing
    | InForce
    | Stuck
    | Habit
    | ReadWish
    | Rest
    | Together
    | ClaimTest
    | WishList
    | Pair
)


@dataclass(frozen=True)
class Question:
    """A question of an interview.

    Attributes
    ----------
    id
        Made of what it asks, so it is the same in every run.
    note
        Why it is asked, or what an answer would do.
    answers
        The answers it takes; ``yes if`` and ``no if`` are followed by an option.
    evidence
        Ids of the evidence in the case that bears on it.
    settles
        What the answer may decide, in words.
    alone
        The question for a page on which it goes without saying that nothing else changes.
    rank
        The share of what is open that the answer settles, weighed by how plain the question is.
    of_own_act
        True if it asks what a party itself would do.
    form
        How it sets the two states of a pair against each other ("act", "threat"); "" of any other question.
    is_connected
        False if nothing connects the party with the act of another that it is asked about.
    """

    id: str
    kind: Kind
    text: str
    answers: tuple[str, ...]
    subject: Subject
    note: str = ""
    evidence: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    alone: str = ""
    rank: float = 0.0
    of_own_act: bool = False
    form: str = ""
    is_connected: bool = True

    @property
    def own_option(self) -> str | None:
        """The option of the party itself that it asks about; None where it asks about no one act of it."""
        if not isinstance(self.subject, Pair):
            return None
        changed = (*self.subject.gains, *self.subject.losses)
        own = [option for option in changed if option.startswith(f"{self.subject.party}.")]
        return own[0] if len(own) == 1 else None

    @property
    def supposed_options(self) -> tuple[str, ...]:
        """The options that it supposes to be otherwise than now."""
        return tuple(option for option, _ in self.subject.context) if isinstance(self.subject, Pair) else ()

    @property
    def is_about_draft(self) -> bool:
        """True if it settles what a draft left in doubt; False if it is about what a party prefers."""
        return not isinstance(self.subject, Pair)

    @property
    def matter(self) -> str:
        """The matter that it is about, in words."""
        if self.kind == "claim":
            return "what somebody foretells"
        if isinstance(self.subject, Stuck):
            return "where the dispute stands"
        return "the draft" if self.is_about_draft else "what parties want"

    @property
    def supposes(self) -> bool:
        """True if it asks about what would be if something else were otherwise than now."""
        return isinstance(self.subject, Pair) and bool(self.subject.context)

    @property
    def in_short(self) -> str:
        r"""The question in one line, without its list.

        Examples
        --------
        >>> Question("missing:1", "option", "Does one matter?\n  1. Brine: Open", (), Missing(())).in_short
        'Does one matter?'
        """
        return question_in_short(self.text)


def question_in_short(text: str) -> str:
    """Return the question of a text, without the list that stands with it.

    Examples
    --------
    >>> question_in_short(f"These are options: 1. Strike {LIST_CONFIRMED}")
    'Could its party choose each of these, and is each in the right words?'
    >>> question_in_short("Does one of them matter here? 1. Brine: Open the books")
    'Does one of them matter here?'
    >>> question_in_short("Suppose Brine strikes. Would Upper village rather sue than not?")
    'Suppose Brine strikes. Would Upper village rather sue than not?'
    """
    question = " ".join(text.split()).rpartition("?")[0] + "?"
    return LIST_CONFIRMED if question.endswith(LIST_CONFIRMED) else question
