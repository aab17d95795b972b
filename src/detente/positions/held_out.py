"""Demands that name nobody to meet them: they are asked of the other side, or a party holds out for them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.labelling import is_vague
from detente.positions.table import Position, Positions, StanceOnAct, Voice
from detente.reading import ActMention, is_whole_label

OF_THE_OTHER_SIDE: Final = "of whom it is asked, no words say: of the other side, it is assumed"
OF_NOBODY: Final = "of whom it is asked, no words say: that it holds out for it is assumed"
OF_SOMEBODY: Final = "it asks for it: that it holds out for it is assumed"
_ASKING: Final = frozenset({
    "demand", "want", "call for", "ask", "ask for", "press for", "push for", "insist", "insist on", "propose",
    "prefer", "seek", "request", "campaign", "hold out for",
})  # fmt: skip
_OF_ANOTHER: Final = frozenset({"who", "which", "that", "i", "you"})
_VERB: Final = as_pattern(
    r"(?:(?:demand|want|propos|prefer|seek|sought|request)\w*(?: for)?|insist\w*(?: on)?"
    r"|(?:ask|call|press|push|campaign|hold|held)\w*(?: [\w’' ]{1,30}?)? for) ",
    re.IGNORECASE,
)
_UNSAID: Final = ("Agree to ", "Grant ")
_THAT: Final = "Agree that "
_THING: Final = as_pattern(
    r"(?:(?:an?|the|its|their|more|no|full|\$?\d[\d.,]*|[a-z]+) "
    r"(?:[^,;:.()“”\"\n]|(?<=\d)[.,](?=\d))+|[a-z]{5,}s)"
)
_FEWEST_WORDS, _MOST_WORDS = 3, 6
_PREPOSITIONS: Final = frozenset((
    "of", "in", "on", "for", "to", "with", "by", "from", "at", "and", "or", "until", "before", "as", "than",
    "that",
))  # fmt: skip
_EMPTY: Final = as_pattern(
    r"(?:(?:an?|the|more|some|any|its|their|no|good|new) )?(?:time|help|support|answers?|change|leverage"
    r"|reply|faith|way|things?|chance|rest|same|words?|part|role|more|both|all|each|every|everybody|everyone"
    r"|(?:\w+ )?(?:days|weeks|months|years)"
    r"|sides|parties|people|others|nobody|nothing|you|what|in|on|at|to"
    r"|from|as|by|with|for|of)\b"
)
_WITH_OTHERS: Final = as_pattern(
    r"(?:(?:an?|the|that|new|more|further|fresh|direct|early|open|face-to-face) )*"
    r"(?:dialogue|talks|negotiations|mediation|meeting|compromise|discussion)\b(?! by\b)"
)
"""What takes both sides: who asks for it seeks it, and does not hold out for it."""
_LOOSE: Final = as_pattern(
    r"\b(?:it|them|him|her|they|he|she|his|this|these|those|such|not|me|us|own)\b|\b(?:their|its)$"
)


def held_out_for(positions: Positions, dossier: Dossier) -> tuple[Position, ...]:
    """Return acts made of demands of which no words say who would meet them.

    "The dockers want a third of the toll" is asked of the port, where the two are the sides of the dispute.
    It is a choice of the dockers, too, which needs nobody else: they hold out for it, or let it go. So is,
    last, what they ask of somebody named.
    """
    makers = {party.id for party in (*positions.parties, *positions.deciders, *positions.sides)}
    sides = [party.id for party in positions.sides]
    facing = dict(zip(sides, reversed(sides), strict=True))
    cited: dict[str, list[tuple[int, int]]] = {}
    given: dict[str, list[tuple[int, int]]] = {}
    for row in positions.rows:
        for words in row.evidence:
            by_row = given if row.maker_assumed else cited
            by_row.setdefault(words.report, []).append((words.start, words.end))
    asked: dict[tuple[str, str], Position] = {}
    of_named: dict[tuple[str, str], Position] = {}
    for mention in dossier.acts:
        party = positions.speaks_for.get(mention.voice or "", "")
        if party not in makers or not _is_asked(mention):
            continue
        act = _held_out_in(mention)
        if mention.doer is not None or mention.doer_span is not None or _is_cited(mention, cited):
            if act is not None and positions.speaks_for.get(mention.doer or "") != party:
                of_named.setdefault((party, act), _row(mention, party, act, party, "does", OF_SOMEBODY))
            continue
        # "Asked everybody to keep to it" names somebody, though no party.
        named = mention.wording is None or mention.wording.doer_as is not None
        no_other = named or _is_cited(mention, given)
        other, label = facing.get(party), None if no_other else _asked_in(mention)
        if other is not None and other not in mention.about and label is not None:
            row = _row(mention, other, label, party, "demands", OF_THE_OTHER_SIDE)
            asked.setdefault((other, label), row)
        if act is not None:
            asked.setdefault((party, act), _row(mention, party, act, party, "does", OF_NOBODY))
    return (*asked.values(), *of_named.values())


def _row(
    mention: ActMention, maker: str, act: str, voice: str, stance: StanceOnAct, assumed: str
) -> Position:
    return Position(
        id=f"h{mention.id}-{stance}",
        maker=maker,
        act=act,
        kind="REQUEST" if stance == "does" else mention.kind,
        catalogue=None if stance == "does" else mention.catalogue,
        in_force=True if stance == "does" else None,
        voices=(Voice(voice, stance, mention.when, (mention.span,)),),
        words=mention.words,
        weight=0.0,
        assumed=assumed,
    )


def _is_asked(mention: ActMention) -> bool:
    return (
        mention.mood == "demanded"
        and mention.condition_of is None
        and mention.proposed_by is None
        and mention.sign
        and mention.cue in _ASKING
        and mention.voice_span is not None
        and mention.voice_span.quote.casefold() not in _OF_ANOTHER
    )


def _asked_in(mention: ActMention) -> str | None:
    """Return the act that somebody would do to meet a demand: "Agree to a third of the toll"."""
    label = mention.label
    unsaid = next((start for start in _UNSAID if label.startswith(start)), "")
    if not unsaid and mention.catalogue is None and mention.wording is not None and mention.wording.noun:
        return None  # "a transfer to another bank": what would be done, the noun alone does not say
    return None if _EMPTY.fullmatch(label.removeprefix(unsaid)) or not _is_good(label) else label


def _held_out_in(mention: ActMention) -> str | None:
    """Return a demand as what a party does: "Hold out for a third of the toll", "Insist that he be freed"."""
    if mention.label.startswith(_THAT):
        act = f"Insist that {mention.label.removeprefix(_THAT)}"
        return act if _is_good(act) else None
    cue = _VERB.search(mention.span.quote)
    thing = _THING.match(mention.span.quote, cue.end()) if cue else None
    if thing is None or mention.wording is None or not mention.wording.noun:
        return None
    what = _short(thing[0])
    if what != thing[0].strip() and len(what.split()) < _FEWEST_WORDS:
        return None
    act = f"Insist on {what}" if mention.cue.startswith("insist") else f"Hold out for {what}"
    return None if _EMPTY.match(what) or _WITH_OTHERS.match(what) or not _is_good(act) else act


def _is_good(act: str) -> bool:
    return _LOOSE.search(act) is None and is_whole_label(act) and not is_vague(act)


def _short(thing: str) -> str:
    """Return the first words of a thing, up to where a reader may stop."""
    words = thing.split()
    if len(words) > _MOST_WORDS:
        cuts = [k for k in range(2, _MOST_WORDS + 1) if words[k] in _PREPOSITIONS]
        words = words[: cuts[-1] if cuts else _MOST_WORDS]
    return " ".join(words)


def _is_cited(mention: ActMention, cited: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    span = mention.span
    return any(min(span.end, end) - max(span.start, start) > 0 for start, end in cited.get(span.report, ()))
