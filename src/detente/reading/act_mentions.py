"""Mentions of acts: one clause or noun that speaks of something a party could do, does or did."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from detente.reading.passages import DecidedBy, Frozen, Passage, ProposedBy, is_empty
from detente.short import shortened

Mood = Literal[
    "done", "in force", "ended", "failed", "offered", "planned", "accepted", "refused", "opposed",
    "threatened", "demanded", "possible", "advised", "forecast",
]  # fmt: skip
"""The mood of an act: what the words say of it, by whoever voices it."""


ClauseKind = Literal[
    "main", "reported", "infinitive", "adverbial", "relative", "participle", "subject"
]  # fmt: skip
"""The kind of a clause by its place in the sentence."""
DoerRole = Literal["subject", "far subject", "owner", "agent", "object", "other"]
"""As what the doer of an act stands in the sentence; a far subject is that of another clause."""


class Wording(Frozen):
    """The build of the sentence that tells of an act: how plainly it says who would do what.

    Attributes
    ----------
    clause
        The clause that the act stands in.
    outer
        The clause of the word that gives the mood; that of the act where tense or standing does.
    conditional
        True inside a clause of "if", "whether", "when" or "until".
    noun
        True if a noun names the act ("the ban"), False if a verb does.
    passive
        True for a verb in the passive ("was banned").
    doer_as
        As what its doer stands in the sentence; None where no words name it.
    some
        True if the doer is some of a group, or nobody ("two of the ministers").
    sentence_words
        The length of the sentence.
    """

    clause: ClauseKind
    outer: ClauseKind
    conditional: bool = False
    noun: bool = False
    passive: bool = False
    doer_as: DoerRole | None = None
    some: bool = False
    sentence_words: int = 0

    def __repr__(self) -> str:
        return f"<Wording: {self.clause}, doer as {self.doer_as or 'nothing'}>"


class ActMention(Frozen):
    """A mention of an act that a party could do, does or did, as one clause or noun phrase tells it.

    Attributes
    ----------
    doer
        The id of the party that would do it, None where the clause names none.
    voice
        The id of the party that demands, offers, refuses … it; None where the narrator tells it.
    addressee
        The id of the party that is asked, where the words name one that need not be the doer.
    predicate
        The lemma of the verb with its particle ("pull out"), or of the noun that names the act.
    words
        The content lemmas of the act without the doer: predicate, objects, counterparts, in the text's order.
    about
        Ids of the parties named in the act, other than the doer.
    label
        The act as a plain infinitive of at most nine words; never a quotation.
    turned
        The label of the same act with the other sign ("Lift the ban on X" for "Ban X"), None outside the
        catalogue.
    kind
        Its PLOVER type.
    catalogue
        The id of its entry in the catalogue of acts, None where none fits.
    sign
        False where the words speak of ending or not doing the act of the catalogue entry or label.
    cue
        The lemma of the word that gives the mood ("refuse"); "" where tense or standing does.
    condition
        The words of a condition on the act ("if the ban is lifted"), with its conjunction.
    condition_of
        The id of the mention whose condition this act is.
    said_on
        EDTF date on which the doer answered, where its words give it ("refused on Sunday to pay").
    quoted
        True if the words stand in quotation marks.
    inferred
        True if the clause names no doer, and it is taken to be whoever says it ("the gates will stay shut,
        the board said").
    wording
        The build of its sentence; None where it was not read from one.
    disputed
        True if a model proposed it, and the words do not bear out whether it is a yes or a no.
    """

    id: str
    doer: str | None
    doer_span: Passage | None
    voice: str | None
    voice_span: Passage | None
    addressee: str | None = None
    predicate: str
    words: tuple[str, ...]
    about: tuple[str, ...] = ()
    label: str
    turned: str | None = None
    kind: str
    catalogue: str | None = None
    sign: bool = True
    mood: Mood
    cue: str = ""
    condition: Passage | None = None
    condition_of: str | None = None
    when: str | None = None
    said_on: str | None = None
    quoted: bool = False
    inferred: bool = False
    wording: Wording | None = None
    span: Passage
    proposed_by: ProposedBy = None
    decided_by: DecidedBy = None
    disputed: Annotated[bool, Field(exclude_if=is_empty)] = False

    def __repr__(self) -> str:
        return f"<ActMention {self.doer or 'nobody named'}, {self.mood}: {shortened(self.label)!r}>"
