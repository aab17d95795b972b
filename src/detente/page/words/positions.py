"""Words for the table of positions: the stance of a party on an act, its conditions, what is in force."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from detente.edtf import DateRange
from detente.names import most_used_acronym
from detente.patterns import as_pattern
from detente.positions import Condition, Position, StanceOnAct, Voice
from detente.reading import Party, entry_label, entry_of
from detente.short import lower_first, one_line

_FOR: Final[tuple[StanceOnAct, ...]] = ("does", "accepts", "offers", "threatens", "plans", "demands")
_AGAINST: Final[tuple[StanceOnAct, ...]] = ("ended", "refuses", "opposes")
"""The stances of each side, the firmest first."""
_WORDS: Final[dict[StanceOnAct, str]] = {"does": "does it", "ended": "ended it"}
_MAY_DEPEND: Final = frozenset({"offers", "accepts", "plans", "refuses"})
_ON_CONDITION: Final = "on condition"
PROPOSED: Final = "proposed by a model, not reviewed"
"""Said of what a language model proposed and rules did not read."""
_IMPOSED: Final = "imposed it"
"""Said of whoever could end a measure and is known for nothing but to have imposed it."""

_GOING_ON_AGAIN: Final = as_pattern(
    r"(?:Resume|Restart|Reopen|Continue|Return|Go back|Come back|Rejoin|Readmit)\b"
)

Tone = Literal["for", "against", "mixed", "silent"]
"""The side that a stance takes; `mixed` is both at once, or on a condition."""


def decided_in_words(by: str) -> str:
    """Say who decided about a finding, without the number of the decision.

    Examples
    --------
    >>> decided_in_words("Ana, 2026-05-07, decision 3")
    'decided by Ana'
    """
    return f"decided by {by.rsplit(', ', 2)[0]}"


class StanceInWords(NamedTuple):
    """The stance of one party on one act, and the voices that it sums up."""

    words: str
    tone: Tone
    voices: tuple[Voice, ...]


def short_name(party: Party) -> str:
    """Return a name for the head of a column: an acronym where the party has one, the one used most.

    Examples
    --------
    >>> short_name(Party(id="p", name="Salt Workers’ Union", kind="other", aliases=("the union", "SWU")))
    'SWU'
    """
    if party.kind in ("state", "body"):
        # A state and a government go by the names of their offices too, and by none of these alone.
        own = [name for name in (party.name, *party.aliases) if _stands_for(party.name, name)]
        return most_used_acronym(own, (mention.quote for mention in party.mentions)) or party.name
    names = (party.name, *party.aliases)
    return most_used_acronym(names, (mention.quote for mention in party.mentions)) or party.name


def _stands_for(name: str, letters: str) -> bool:
    """Return True if letters are of the words of a name, in their order: "Port Police Board", "PPB"."""
    rest = iter(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isupper())
    return name == letters or all(letter in rest for letter in letters.replace(".", ""))


def stance_in_words(row: Position, party: str) -> StanceInWords:
    """Sum up the stances of a party on an act.

    Of stances on the same side the firmest is shown. One word is the rule. There are two where the party
    speaks both for and against the act, in the order of their dates where these say which came first.

    Examples
    --------
    >>> row = Position("p1", "sp", "Pay more", "AID", None, False, (Voice("sp", "refuses", None, ()),))
    >>> stance_in_words(row, "sp")[:2], stance_in_words(row, "union")[:2]
    (('refuses', 'against'), ('', 'silent'))
    """
    voices = [voice for voice in row.voices if voice.party == party and not voice.disputed]
    if any(voice.stance == "refuses" for voice in voices) and _broken_off(row):
        # Who will not resume the talks that it suspended refuses; that they are suspended, the act says.
        voices = [voice for voice in voices if voice.stance not in ("ended", "does")]
    if party == row.maker and any(voice.stance == "does" for voice in voices):
        # Who ends a measure is known for more than to have imposed it.
        voices = [voice for voice in voices if voice.stance != "opposes"]
    if row.on_condition and party == row.maker:
        return _as_answered(row, voices)
    sides = [side for order in (_FOR, _AGAINST) if (side := _firmest(voices, order))]
    if not sides:
        return StanceInWords("", "silent", ())
    between = " and "
    if len(sides) > 1:
        first, second = (DateRange.parse(side[0].when) for side in sides)
        if second.surely_before(first):
            sides.reverse()
        if first.surely_before(second) or second.surely_before(first):
            between = ", then "
    depends = any(condition.voice == party for condition in row.conditions)
    own = party == row.maker
    broken = _broken_off(row)
    words = dict.fromkeys(
        broken[1] if broken and side[0].stance == "ended" else _word(side[0].stance, depends=depends, own=own)
        for side in sides
    )
    mixed = len(sides) > 1 or _ON_CONDITION in words
    tone: Tone = "mixed" if mixed else "against" if sides[0][0].stance in _AGAINST else "for"
    return StanceInWords(between.join(words), tone, tuple(voice for side in sides for voice in side))


def _as_answered(row: Position, voices: Sequence[Voice]) -> StanceInWords:
    """The condition that a person answered: on which a party would do an act, or end it where it does it."""
    ends = "ends it " if row.in_force else ""
    return StanceInWords(f"{ends}{_ON_CONDITION}: {row.on_condition} (as answered)", "mixed", tuple(voices))


def _word(stance: StanceOnAct, *, depends: bool, own: bool) -> str:
    if own and stance == "opposes":
        return _IMPOSED
    return _ON_CONDITION if depends and stance in _MAY_DEPEND else _WORDS.get(stance, stance)


def _firmest(voices: Sequence[Voice], order: Sequence[StanceOnAct]) -> list[Voice]:
    """The voices of the firmest stance on a side."""
    for stance in order:
        if firmest := [voice for voice in voices if voice.stance == stance]:
            return firmest
    return []


def infinitive_of_end(row: Position) -> str:
    """Return the infinitive of ending an act that is in force.

    Examples
    --------
    >>> infinitive_of_end(Position("p1", "u", "Stay on strike", "PROTEST", "strike", True, ()))
    'to call off the strike'
    >>> infinitive_of_end(Position("p1", "u", "Keep the gate shut", "COERCE", None, True, ()))
    'not to keep the gate shut'
    """
    entry = entry_of(row.catalogue)
    ending = "" if entry is None else entry_label(entry, False, {})
    return f"to {lower_first(ending)}" if " " in ending else f"not to {lower_first(row.act)}"


def is_measure_ended(row: Position) -> bool:
    """Return True for the ending of a measure that was carried out: done, and no state of things.

    Examples
    --------
    >>> is_measure_ended(Position("p1", "u", "Release the pilot", "CONCEDE", "arrest", True, ()))
    True
    >>> is_measure_ended(Position("p1", "u", "Arrest the pilot", "COERCE", "arrest", True, ()))
    False
    """
    entry = entry_of(row.catalogue)
    ended = entry is not None and entry.option == "ending" and row.kind == entry.ending_kind != entry.kind
    return row.in_force is True and ended


def in_force_in_words(row: Position) -> str:
    """Return "in force", "done", "ended"; nothing where the act is not being done, or no report says.

    Of talks that would be resumed it is "suspended", of a truce "broken off".

    Who asks for something has asked: that is done, and no state of things.

    Examples
    --------
    >>> in_force_in_words(Position("p1", "sp", "Ban the march", "COERCE", None, True, ()))
    'in force'
    """
    if row.measure:
        return "in force"
    if row.in_force:
        return "done" if is_measure_ended(row) or row.kind == "REQUEST" else "in force"
    ended = row.in_force is False and any(voice.stance == "ended" for voice in row.voices)
    broken = _broken_off(row)
    return "" if not ended else broken[0] if broken else "ended"


_MEASURES: Final = {
    "sanctions": "sanctions", "freeze_assets": "freeze", "trade_barrier": "barrier", "ban": "ban",
    "travel_ban": "ban", "lockout": "lockout", "emergency": "emergency", "curfew": "curfew", "siege": "siege",
    "close_border": "closure", "close_airspace": "closure", "close_waters": "closure", "blockade": "blockade",
    "suspend_accord": "suspension", "court_order": "order", "strike": "strike", "boycott": "boycott",
}  # fmt: skip
"""Measures by their entries: who wants, offers or refuses their end speaks of what is in force."""
_ENDING: Final = as_pattern(r"(?:Lift|End|Reopen|Call off|Withdraw|Unfreeze|Open|Suspend|Ease)\b")


def measure_to_end(row: Position) -> str:
    """Return what is in force and would end with an act: "blockade"; "" where the act ends no measure.

    Examples
    --------
    >>> measure_to_end(Position("p1", "u", "Lift the blockade of the port", "RETREAT", "blockade", False, ()))
    'blockade'
    >>> measure_to_end(Position("p1", "u", "Blockade the port", "PROTEST", "blockade", False, ()))
    ''
    """
    entry = entry_of(row.catalogue)
    ends = entry is not None and row.kind == entry.ending_kind != entry.kind and _ENDING.match(row.act)
    if entry is None or not ends or row.in_force is not False or row.measure:
        return ""
    return "" if any(voice.stance == "ended" for voice in row.voices) else _MEASURES.get(entry.id, "")


def _broken_off(row: Position) -> tuple[str, str] | None:
    """Return the words for talks and truces that are to go on again, of the act and of who broke them off."""
    entry = entry_of(row.catalogue)
    if entry is None or row.in_force or not _GOING_ON_AGAIN.match(row.act):
        return None
    if entry.both_sides:
        return "suspended", "suspended them"
    return {"cease_fire": ("broken off", "broke it off"), "admit_member": ("excluded", "excluded them")}.get(
        entry.id
    )


def conditions_in_words(conditions: Sequence[Condition]) -> str:
    """Return the words of conditions on one line, each once; nothing where there is none.

    Examples
    --------
    >>> from detente.sources import Evidence
    >>> conditions_in_words([Condition("if", Evidence("r", 4, 25, "if the  ban is lifted"))])
    'if the ban is lifted'
    """
    words = (_inside_marks(one_line(condition.words.quote)) for condition in conditions)
    return "; ".join(dict.fromkeys(words))


def _inside_marks(words: str) -> str:
    """Return words for a page that sets them in double marks: their own are single, and none stands alone."""
    if words.count('"') % 2 or words.count("“") != words.count("”"):
        return re.sub(r"[\"“”]", "", words)
    return re.sub(r'"([^"]*)"', r"‘\1’", words).replace("“", "‘").replace("”", "’")
