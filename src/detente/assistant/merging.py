"""Proposals that stood up to the words, taken into the findings of a report beside what rules read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from detente.assistant.checking import CheckedRow, CheckedStatement
from detente.assistant.schema import Stance
from detente.patterns import as_pattern
from detente.reading import ActMention, Findings, LeftOut, Mood, Party, Statement, entry_of

_MOODS: Final[dict[Stance, Mood]] = {
    "demands": "demanded",
    "offers": "offered",
    "plans": "planned",
    "accepts": "accepted",
    "refuses": "refused",
    "opposes": "opposed",
    "threatens": "threatened",
    "does": "in force",
    "ended": "ended",
}
_GOES_ON: Final = as_pattern(
    r"\b(?:still|since|continu\w*|keeps?|kept|keeping|going on|under way|underway|remain\w*|now|currently"
    r"|(?:has|have) been"
    r"|(?:is|are) (?:being|\w+ing|on)|for (?:the )?\w+(?: \w+)? (?:days?|weeks?|months?|years?))\b",
    re.IGNORECASE,
)
"""Words that say of an act that it goes on."""
_MOST_WORDS: Final = 9
_MARKS: Final = '“”"«»'


def merged(
    findings: Findings,
    rows: Sequence[tuple[CheckedRow, str]],
    statements: Sequence[tuple[CheckedStatement, str]],
    left_out: Sequence[LeftOut],
) -> Findings:
    """Return findings with what a model proposed and the words bear out; what rules read stays as it is.

    Parameters
    ----------
    rows, statements
        Each with the model and the prompt that proposed it.
    """
    acts: list[ActMention] = []
    for row, by in rows:
        for mention in _mentions(row, by):
            if not any(_say_the_same(mention, other) for other in acts):
                acts.append(mention.model_copy(update={"id": f"m{len(acts) + 1}"}))
    said: list[Statement] = []
    for statement, by in statements:
        made = _statement(statement, by, f"ms{len(said) + 1}", findings.text)
        if all(made.content_spans != other.content_spans for other in said):
            said.append(made)
    return findings.model_copy(
        update={
            "parties": (*findings.parties, *_added(rows, statements)),
            "statements": (*findings.statements, *said),
            "acts": (*findings.acts, *acts),
            "left_out": (*findings.left_out, *left_out),
        }
    )


def _mentions(row: CheckedRow, proposed_by: str) -> list[ActMention]:
    """Return a row as mentions of its act: of the stance, and of its being done where the words say so."""
    entry = entry_of(row.act.catalogue)
    wanted = row.row
    mood = _MOODS[wanted.stance]
    goes_on = wanted.in_force is True and _GOES_ON.search(row.span.quote) is not None
    if mood == "in force" and entry is not None and entry.option == "once":
        mood = "done"
    voice = row.by.id if row.by is not None else None
    label = row.act.label if len(wanted.act.split()) > _MOST_WORDS else _as_label(wanted.act)
    stance = row.act.model_copy(
        update={
            "doer": row.maker.id,
            "doer_span": None,
            "voice": voice,
            "voice_span": None,
            "addressee": None,
            "about": tuple(party.id for party in row.about),
            "label": label,
            "sign": row.sign,
            "mood": mood,
            "cue": "",
            "condition": row.condition,
            "condition_of": None,
            "when": None,
            "quoted": False,
            "inferred": False,
            "span": row.span,
            "proposed_by": proposed_by,
            "disputed": row.disputed,
        }
    )
    if row.as_read is not None:
        # What rules read stands, however a model shades it.
        read = row.as_read
        return [stance.model_copy(update={"mood": read.mood, "condition": read.condition})]
    if not goes_on or mood in ("in force", "done", "ended"):
        return [stance]
    # "We will keep up the strike" is a plan, and says that there is a strike.
    done = stance.model_copy(
        update={"mood": "in force", "voice": None, "condition": None, "sign": row.act.sign}
    )
    return [stance, done]


def _say_the_same(mention: ActMention, other: ActMention) -> bool:
    """Return True for one stance of one party on one act in the same words, proposed twice."""
    same = ("doer", "voice", "mood", "sign", "catalogue", "words")
    shared = min(mention.span.end, other.span.end) - max(mention.span.start, other.span.start)
    return shared > 0 and all(getattr(mention, name) == getattr(other, name) for name in same)


def _as_label(act: str) -> str:
    r"""Return an act as the table labels it.

    Examples
    --------
    >>> _as_label("to lift the “ban” on the CNRP.")
    'Lift the ban on the CNRP'
    """
    bare = " ".join("".join(c for c in act if c not in _MARKS and c.isprintable()).split()).rstrip(".!?;,")
    bare = bare[3:] if bare[:3].lower() == "to " else bare
    return bare[:1].upper() + bare[1:]


def _statement(statement: CheckedStatement, proposed_by: str, id_: str, text: str) -> Statement:
    span = statement.span
    inside = any(mark in span.quote[1:-1] for mark in _MARKS)
    around = text[max(0, span.start - 2) : span.start + 1], text[span.end - 1 : span.end + 2]
    whole = all(any(mark in each for mark in (*_MARKS, "``", "''")) for each in around)
    return Statement(
        id=id_,
        speaker=statement.speaker.id,
        speaker_span=None,
        cue_span=None,
        content_spans=(span,),
        manner="direct" if whole and not inside else "mixed" if inside else "indirect",
        proposed_by=proposed_by,
    )


def _added(
    rows: Sequence[tuple[CheckedRow, str]], statements: Sequence[tuple[CheckedStatement, str]]
) -> list[Party]:
    """Return the parties that a model added, each once."""
    added: dict[str, Party] = {}
    for row, by in rows:
        for named in (row.maker, row.by):
            if named is not None and named.is_new:
                added.setdefault(named.id, named.party.model_copy(update={"proposed_by": by}))
    for statement, by in statements:
        if statement.speaker.is_new:
            named = statement.speaker
            added.setdefault(named.id, named.party.model_copy(update={"proposed_by": by}))
    return list(added.values())
