"""Parties of a table that are no side: bystanders, bodies still to be made, courts that have ruled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.camps import Camps, head_words, is_full_name
from detente.positions.table import Position
from detente.reading import Party, state_words

_MANY: Final = (
    r"supporters|voters|advis[eo]rs|aides|gunmen|gunman|attackers|assailants|suspects|observers|residents"
    r"|analysts|experts|lawyers|monitors|witnesses|investigators|brokers|investors|economists|reporters"
    r"|journalists|historians|scientists|researchers|professors|commentators|pollsters|customers|dealers"
    r"|tourists|pensioners|relief workers|aid workers|bystanders|motorists|commuters|shoppers"
)
_ONE: Final = (
    r"advis[eo]r|aide|analyst|expert|lawyer|diplomat|economist|reporter|historian|scientist|researcher"
    r"|professor|commentator|pollster|teacher|magistrate|judge|observer|resident|lecturer|broker|consultant"
    r"|colleague|neighbour|neighbor|shopkeeper|driver|friend"
)
_BYSTANDERS: Final = as_pattern(
    rf"(?!(?:the|his|her|its|their) lawyers)(?:[\w’'.-]+ )*(?:{_MANY})", re.IGNORECASE
)
"""Not the lawyers of somebody, who act for him."""
_SOMEBODY: Final = as_pattern(
    rf"(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome) (?:[\w’'.-]+ )*(?:{_ONE})", re.IGNORECASE
)
_TO_BE_MADE: Final = as_pattern(
    r"(?:[Aa]n?|[Aa]nother) (?:[a-z][\w-]* ){0,3}(?:council|commission|assembly|committee|panel|tribunal"
    r"|court|government|cabinet|convention|body|authority|mechanism|chamber|senate|parliament)\b.*"
)
_IS_TO_BE: Final = as_pattern(
    r"[^.;\n]{0,60}? (?:will|would|shall|is to|are to|was to|should|must|to) be (?:\w+ly )?(?:elected|created"
    r"|formed|set up|appointed|named|established|chosen|convened)\b"
)
_MADE_BEFORE: Final = as_pattern(
    r"\b(?:create|creation of|form|formation of|set up|elect|establish|appoint|convene|call for"
    r"|demand(?:s|ed)?|want(?:s|ed)?|propos\w+) $"
)
_IN_TALKS: Final = as_pattern(r"[Aa]n? (?:coalition|alliance|merger|pact|partnership)")
_NAMED_BEHIND: Final = as_pattern(r" (?:of|between|led|that (?:has|had|have)|which (?:has|had))\b")
_COURT: Final = as_pattern(r"\b(?:[Cc]ourt|[Tt]ribunal|[Jj]udges?|[Mm]agistrates?)\b")
_HAS_RULED: Final = as_pattern(
    r"(?:['’]s [a-z]+)?(?:,[^,.;\n]{1,60},)? (?:had |has |have |today |on \w+ |[^.;\n]{0,20}? )?"
    r"(?:ruled|found|refused|declined|held|upheld|rejected|dismissed|set aside|struck down|ordered|decided"
    r"|overturned|cleared|convicted|fined|quashed|annulled|lifted|threw out|granted|acquitted)\b"
)
_OURS: Final = as_pattern(
    r"[Oo]ur (?:organi[sz]ation|columnist|correspondent|colleague|researcher)s?", re.IGNORECASE
)


def who_stands_outside(dossier: Dossier, joined: Camps, rows: Sequence[Position]) -> frozenset[str]:
    """Return the ids of camps that are no side of the dispute, though a row may be theirs.

    Nobody who has a name of his own is among them but a court that has ruled, and of which nobody asks more.
    """
    asked = _asked_of(dossier, joined, rows)
    return frozenset(
        party.id
        for party in joined.parties
        if is_bystander(party)
        or _is_still_to_be_made(dossier, party)
        or _only_heads_turns(dossier, party)
        or (party.id not in asked and _is_a_court(party) and _has_ruled(dossier, party))
    )


def is_bystander(party: Party) -> bool:
    """Return True for people without a name who look on, advise or were only there.

    Examples
    --------
    >>> is_bystander(Party(id="s", name="supporters", kind="other"))
    True
    >>> is_bystander(Party(id="t", name="the Teachers' Union", kind="organization"))
    False
    """
    if party.kind not in ("other", "person", "organization"):
        return False
    if is_full_name(party) and " " not in party.name:
        return False
    head = head_words(party.name)
    if _OURS.fullmatch(party.name):
        return True
    if party.kind == "organization":
        return False
    if head.split()[-1][:1].isupper() and len(head.split()) > 1:
        return False
    return bool(_BYSTANDERS.fullmatch(head) or _SOMEBODY.fullmatch(head))


def _is_still_to_be_made(dossier: Dossier, party: Party) -> bool:
    """Return True for "a council of 50 members" that "will be elected next year"."""
    if party.kind == "person":
        return False
    if not (_TO_BE_MADE.fullmatch(party.name) or _IN_TALKS.fullmatch(party.name)):
        return False
    first = next((mention for mention in party.mentions if mention.quote == party.name), None)
    if first is None:
        return False
    text = dossier.reports[first.report].text
    if _IN_TALKS.fullmatch(party.name):
        return _NAMED_BEHIND.match(text, first.end) is None
    before = _MADE_BEFORE.search(text, max(0, first.start - 30), first.start)
    return before is not None or _IS_TO_BE.match(text, first.end) is not None


def _only_heads_turns(dossier: Dossier, party: Party) -> bool:
    """Return True for a town by which a talk calls one of two people: "NARVA: They will not sign"."""
    named = [m for m in party.mentions if m.quote.casefold() == party.name.casefold()]
    return bool(named) and all(
        m.quote.isupper()
        and dossier.reports[m.report].text.startswith(":", m.end)
        and dossier.reports[m.report].text[max(0, m.start - 1) : m.start] in ("", "\n")
        and m.quote.title() in state_words().seats
        for m in named
    )


def _is_a_court(party: Party) -> bool:
    return party.kind != "state" and _COURT.search(head_words(party.name)) is not None


def _has_ruled(dossier: Dossier, party: Party) -> bool:
    return any(
        _HAS_RULED.match(dossier.reports[mention.report].text, mention.end) for mention in party.mentions
    )


def _asked_of(dossier: Dossier, joined: Camps, rows: Iterable[Position]) -> set[str]:
    """Return the camps of which another one asks something."""
    asked = {
        row.maker
        for row in rows
        if any(voice.stance == "demands" and voice.party != row.maker for voice in row.voices)
    }
    for act in dossier.acts:
        if act.mood == "demanded":
            for party in (act.doer, act.addressee):
                if party is not None and party in joined.of and party != act.voice:
                    asked.add(joined.of[party])
    return asked
