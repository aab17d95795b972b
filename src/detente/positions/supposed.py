"""Acts that words only suppose or foretell: nobody wants or refuses them, so no row of the table has them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.camps import is_assessor
from detente.positions.labelling import is_vague, short_labels, without_itself
from detente.positions.makers import (
    is_case_name,
    is_child,
    is_mere_description,
    is_nobody_named,
    is_paper,
    is_place_only,
)
from detente.positions.mentions import OwnedAct, in_time
from detente.positions.same_acts import one_act_each
from detente.positions.table import Position, Positions
from detente.reading import ActMention, Party, is_whole_label

MAY_BE_DONE: Final = "nobody is said to plan or refuse it: words only say that it may be done"
_SUPPOSED: Final = frozenset({"possible", "forecast"})
_PLAIN_CUES: Final = frozenset({"", "if", "expect", "think", "call"})
_LOOSE_DOER: Final = as_pattern(
    r"(?:we|i|you|who|which|only|several|some|many|most|not|half|its|his|her|their|our|an?|two|three)\b",
    re.IGNORECASE,
)
_NO_CHOICE: Final = frozenset((
    "Lose", "Win", "Receive", "Reach", "Lead", "Suffer", "Need", "Benefit", "Stand", "Look", "Reserve",
    "Gain", "Handle", "Survive", "Fall", "Face", "Back", "Exercise", "Become", "Remain", "Consider", "Ignore",
    "Touch", "Question",
))  # fmt: skip
"""Verbs of what happens to somebody, or of no act that others would see."""
_OF_ANOTHER: Final = frozenset({"he", "she", "it", "they", "him", "her", "them", "his", "its", "their"})
"""Words that stand for a party, and are too often read as another's to rest an act on them alone."""


def supposed_rows(positions: Positions, dossier: Dossier) -> tuple[Position, ...]:
    """Return the acts of parties that are supposed or foretold, and that no row has.

    "If we arm the crews, they will never come back to the table": to arm the crews is something that the
    speaker's side could do. A row of it has no voice, and its evidence is the words that suppose it.
    """
    makers = {party.id: party for party in (*positions.parties, *positions.deciders)}
    others = {party.id: party for party in dossier.parties if party.id not in makers}
    cited: dict[str, list[tuple[int, int]]] = {}
    for row in positions.rows:
        for words in row.evidence:
            cited.setdefault(words.report, []).append((words.start, words.end))
    mentions = [
        mention
        for mention in dossier.acts
        if mention.mood in _SUPPOSED and mention.sign and not mention.inferred and mention.proposed_by is None
        if positions.speaks_for.get(mention.doer or "", "") in {*makers, *others}
        if _is_named(mention) and _says_what(mention) and not _is_cited(mention, cited)
    ]
    doing = {positions.speaks_for[mention.doer or ""] for mention in mentions}
    makers |= {id_: party for id_, party in others.items() if id_ in doing and _may_decide(party, dossier)}
    mentions = [mention for mention in mentions if positions.speaks_for[mention.doer or ""] in makers]
    numbers = {report: k for k, report in enumerate(in_time(dossier))}
    acts, _ = one_act_each(list(_owned(mentions, positions.speaks_for, numbers)))
    shorten = short_labels(dossier.parties, dossier.reports)
    rows = []
    for number, act in enumerate(acts):
        first, names = act.mentions[0].mention, makers[act.maker]
        label = shorten(without_itself(first.label, (names.name, *names.aliases)))
        if is_whole_label(label):
            rows.append(
                Position(
                    id=f"s{number + 1}",
                    maker=act.maker,
                    act=label,
                    kind=first.kind,
                    catalogue=first.catalogue,
                    in_force=False,
                    voices=(),
                    about=tuple(sorted({party for one in act.mentions for party in one.about})),
                    words=tuple(dict.fromkeys(w for one in act.mentions for w in one.mention.words)),
                    weight=0.0,
                    supposed=tuple(one.mention.span for one in act.mentions),
                )
            )
    return tuple(rows)


def plainly_supposed(rows: Sequence[Position], dossier: Dossier) -> tuple[Position, ...]:
    """Keep the acts of which words say in so many words that their maker may or would do them.

    "The council could close the mill", "if the council closes the mill"; not "we can build a better town",
    and not what only happens to somebody: "the council would lose the vote".
    """
    said = {(act.span.report, act.span.start, act.span.end): act for act in dossier.acts}
    return tuple(
        replace(row, in_force=None, assumed=MAY_BE_DONE)
        for row in rows
        if any(_is_said_plainly(said.get((w.report, w.start, w.end))) for w in row.supposed)
    )


def _is_said_plainly(mention: ActMention | None) -> bool:
    if mention is None or mention.doer_span is None or mention.wording is None:
        return False
    who = mention.doer_span.quote
    return (
        mention.wording.doer_as in ("subject", "agent")
        and mention.cue in _PLAIN_CUES
        and _LOOSE_DOER.match(who) is None
        and mention.label.split()[0] not in _NO_CHOICE
        and "something" not in mention.label
    )


def _may_decide(party: Party, dossier: Dossier) -> bool:
    """Return True for a party without a word on any row that could decide something all the same."""
    return not (
        is_assessor(party)
        or is_paper(party)
        or is_nobody_named(party)
        or is_place_only(dossier, party)
        or is_case_name(dossier, party)
        or is_mere_description(dossier, party)
        or is_child(dossier, party, speaks=True)
    )


def _is_named(mention: ActMention) -> bool:
    return mention.doer_span is None or mention.doer_span.quote.casefold() not in _OF_ANOTHER


def _says_what(mention: ActMention) -> bool:
    with_object = bool(set(mention.words) - set(mention.predicate.split()))
    return (with_object or mention.catalogue is not None) and not is_vague(mention.label)


def _is_cited(mention: ActMention, cited: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    span = mention.span
    return any(min(span.end, end) - max(span.start, start) > 0 for start, end in cited.get(span.report, ()))


def _owned(
    mentions: Collection[ActMention], speaks_for: Mapping[str, str], numbers: Mapping[str, int]
) -> Iterator[OwnedAct]:
    for mention in mentions:
        maker = speaks_for[mention.doer or ""]
        yield OwnedAct(
            mention=mention,
            maker=maker,
            voice=None,
            outsider=False,
            about=frozenset(speaks_for.get(party, party) for party in mention.about) - {maker},
            place=(numbers.get(mention.span.report, 0), mention.span.start),
        )
