"""The types of the table of positions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from detente.reading import Party
from detente.short import count_of
from detente.sources import Evidence

StanceOnAct = Literal[
    "demands", "offers", "plans", "accepts", "refuses", "opposes", "threatens", "does", "ended"
]


@dataclass(frozen=True, slots=True)
class Voice:
    """A party's stance on an act, as the reports tell it.

    Attributes
    ----------
    party
        The id of a party of the table; None where only the narrator speaks.
    when
        EDTF of the words, None where they are undated.
    evidence
        The words, one passage a mention.
    reports
        The number of independent reports among them (wire copies count once).
    sureness
        Between 0 and 1: an estimate of how likely the words were read right. 1 where a person says so.
    proposed_by
        The model and the prompt that proposed it; None where rules read it, in some of the words at least.
    disputed
        True if the words, as rules read them, do not bear out whether this is a yes or a no.
    decided_by
        The person who accepted, corrected or added words of it, the day and the decision; None where nobody
        did.
    answered
        True if a person said so of a case, with these words as the reason.
    """

    party: str | None
    stance: StanceOnAct
    when: str | None
    evidence: tuple[Evidence, ...]
    reports: int = 1
    sureness: float = 1.0
    proposed_by: str | None = None
    disputed: bool = False
    decided_by: str | None = None
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on an act: the words, their conjunction, and the position that they are about, if any.

    Attributes
    ----------
    cue
        "if", "unless", "until", "only if", "in exchange for", "without".
    position
        The id of another position of the table; None where the words name none.
    sign
        True if that position must be done, False if it must not be.
    voice
        The id of the party that makes the condition; None where the narrator states it.
    """

    cue: str
    words: Evidence
    position: str | None = None
    sign: bool = True
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One possible act of one party: a row of the table.

    Attributes
    ----------
    maker
        The id of the party that would do it.
    act
        A plain infinitive: "Open talks with the CNRP".
    kind, catalogue
        The PLOVER type; the entry of the catalogue of acts, None where none fits.
    in_force
        True if it is being done now by the latest evidence, False if it is surely not, None if unknown.
    about
        Ids of the parties that the act is done to or with.
    words
        The content lemmas of the act, for matching.
    conditions
        Conditions that parties put on the act.
    deadline
        EDTF of a deadline that somebody set for the act.
    disputed
        Ids of reports that contradict the latest word on ``in_force``.
    weight
        Between 0 and 1: the chooser's estimate that the act is central to the dispute.
    sureness
        Between 0 and 1: an estimate of how likely the row was read right, that of its surest voice. It says
        nothing of whether the act matters.
    proposed_by
        The model and the prompt that proposed the whole row; None where rules read some of its words.
    claimed_by
        The id of the party on whose word alone it is said to be done, or the measure that it would end to be
        in force; None where others say so too.
    by
        The id of the body that does it for its maker, in the dossier: the army of a government.
    added_by_hand
        True if a person added it to the case: no words stand behind it.
    from_a_person
        True if a person added words of a report that tell of it: it counts, whatever its weight.
    supposed
        The words that only suppose or foretell it, where nobody voices it.
    assumed
        The reason for which it is taken for an act of its maker, where the words do not say so.
    measure
        Of the ending of a measure that is in force, and whose end nobody speaks of: the measure as a plain
        infinitive, "Close the border with Sorra". "" of anything else.
    maker_assumed
        True if it is only asked for, no words say of whom, and the maker is taken for the one other side.
    on_condition
        The condition on which its maker would do it, or end it where it does it now, as a person answered
        of a case. "" where nobody did.
    """

    id: str
    maker: str
    act: str
    kind: str
    catalogue: str | None
    in_force: bool | None
    voices: tuple[Voice, ...]
    about: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    deadline: str | None = None
    disputed: tuple[str, ...] = ()
    weight: float = 1.0
    sureness: float = 1.0
    proposed_by: str | None = None
    claimed_by: str | None = None
    by: str | None = None
    added_by_hand: bool = False
    from_a_person: bool = False
    supposed: tuple[Evidence, ...] = ()
    assumed: str | None = None
    measure: str = ""
    maker_assumed: bool = False
    on_condition: str = ""

    @property
    def decided_by(self) -> str | None:
        """Who decided about a stance on it; None where nobody did."""
        return next((voice.decided_by for voice in self.voices if voice.decided_by is not None), None)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every passage that speaks of the act, each once."""
        voiced = (words for voice in self.voices for words in voice.evidence)
        return tuple(dict.fromkeys((*voiced, *self.supposed)))

    def stances_of(self, party: str) -> frozenset[StanceOnAct]:
        """Return the stances that a party takes on the act."""
        return frozenset(voice.stance for voice in self.voices if voice.party == party)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An act that a party demands, where no words say of whom: "called for the toll to be lifted"."""

    party: Party
    act: str


@dataclass(frozen=True, slots=True)
class Unused:
    """Words that were read and left out of the table, with the reason.

    Attributes
    ----------
    wanted
        The demand in them, if they are one that names nobody to do it.
    """

    words: Evidence
    why: str
    proposed_by: str | None = None
    wanted: Wanted | None = None


@dataclass(frozen=True, repr=False)
class Positions:
    """The table of positions of a dossier.

    Attributes
    ----------
    rows
        The most central first.
    parties
        Whoever makes or voices a row, the most involved first; then who demands something of nobody named,
        and who takes part in silence. People, ministries and capitals are joined to
        the party that they speak for: their names are its aliases.
    speaks_for
        Id of a party of the dossier to the id of the party of the table that it speaks for, itself included.
    deciders
        The likely decision makers, the likeliest first, whether or not a row is theirs.
    sides
        The two parties with most at issue against each other, whether or not a row is theirs.
    names
        The name of each party that another speaks for, or that speaks for itself, by its id.
    silent
        Ids of those of ``parties`` that plainly take part, though no row tells what they want.
    outside
        Ids of parties that are no sides, though a row may be theirs: bystanders, a court that has ruled.
    """

    rows: tuple[Position, ...]
    parties: tuple[Party, ...]
    unused: tuple[Unused, ...] = ()
    speaks_for: Mapping[str, str] = field(default_factory=dict)
    deciders: tuple[Party, ...] = ()
    sides: tuple[Party, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    silent: tuple[str, ...] = ()
    outside: frozenset[str] = frozenset()

    def __repr__(self) -> str:
        return f"<Positions: {count_of(self.rows, 'row')} of {count_of(self.parties, 'party', 'parties')}>"

    @property
    def read_by_rules(self) -> Positions:
        """The table without the rows and voices that a model proposed."""
        return self._without_proposals or self

    @cached_property
    def _without_proposals(self) -> Positions | None:
        """The table without what a model proposed; None where that is the table itself."""
        rows = tuple(
            row
            if all(voice.proposed_by is None for voice in row.voices)
            else replace(row, voices=tuple(voice for voice in row.voices if voice.proposed_by is None))
            for row in self.rows
            if row.proposed_by is None
        )
        return None if rows == self.rows else replace(self, rows=rows)

    @property
    def of_nobody_named(self) -> tuple[Unused, ...]:
        """The demands left out since they are made of nobody who is named, each once."""
        first = {
            (item.wanted.party.id, item.wanted.act): item for item in reversed(self.unused) if item.wanted
        }
        return tuple(
            item
            for item in self.unused
            if item.wanted and first[item.wanted.party.id, item.wanted.act] == item
        )

    def party(self, party_id: str) -> Party:
        """Return the party of an id.

        Raises
        ------
        KeyError
            If there is none.
        """
        return self._parties_by_id[party_id]

    @cached_property
    def _parties_by_id(self) -> Mapping[str, Party]:
        return {party.id: party for party in self.parties}

    def row(self, position_id: str) -> Position:
        """Return the row of an id.

        Raises
        ------
        KeyError
            If there is none.
        """
        for row in self.rows:
            if row.id == position_id:
                return row
        raise KeyError(position_id)
