"""Bare answers given the act that they answer, as in "rejected that condition"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from detente.patterns import as_pattern
from detente.positions.mentions.owning import OwnedAct, with_maker
from detente.reading import entry_of
from detente.short import lower_first
from detente.sources import Report

_LONGEST_LABEL: Final = 9
"""Words of an act at most."""
_ANSWERS: Final = frozenset({"refused", "accepted"})
_NEAR: Final = 600
"""Characters within which an answer has what it names: "the demand"."""
_NEXT: Final = 120
"""Characters within which a refusal has what it does not name; a mere yes may be to an offer."""
_SOON: Final = 300
"""Characters within which an answer to a proposal has it."""
_EARLIER: Final = as_pattern(r"\bhad (?:also |earlier |first )?(?:proposed|suggested|offered|asked|called)\b")
_PROPOSED: Final = frozenset({"offer", "proposal", "plan", "idea", "initiative", "deal", "suggestion"})
_PROPOSING: Final = frozenset({"propose", "suggest", "proposal", "suggestion"})
_NAMED: Final = as_pattern(
    r"\b(?:demand|request|call|appeal|ultimatum|plea|petition|(?:pre)?condition)s?\b", re.IGNORECASE
)
_A_CONDITION: Final = as_pattern(r"\b(?:pre)?conditions?\b", re.IGNORECASE)


def with_what_is_answered(
    acts: Sequence[OwnedAct], reports: Mapping[str, Report] | None = None
) -> list[OwnedAct]:
    """Give each bare answer the act of the demand or condition before it.

    Whoever rejects a call to end its strike keeps it up, and whoever rejects a condition refuses what the
    condition asks for, by whoever it asks: the nurses to go back, where their union answers.
    """
    acts = _with_what_is_proposed(acts, reports or {})
    return [_with_act(act, acts) if _is_an_answer(act) else act for act in acts]


def answers_a_request(act: OwnedAct) -> bool:
    """Return True for an answer that names what it answers as asked for: "turned down that request"."""
    return act.mention.mood in _ANSWERS and _NAMED.search(act.mention.span.quote) is not None


def _with_what_is_proposed(acts: Sequence[OwnedAct], reports: Mapping[str, Report]) -> list[OwnedAct]:
    """Give each answer to a proposal what was proposed, and a proposal that names nobody its answerer.

    Of "Sorra proposed that the visits be held. Velland turned down the idea" both are asked of Velland; of
    "Sorra offered talks. Velland rejected the offer" Velland would hold them too.
    """
    given = list(acts)
    for k, answer in enumerate(acts):
        answerer = answer.maker or answer.voice
        if answerer is None or answer.outsider or not _answers_a_proposal(answer):
            continue
        offered = _offer_before(acts, answer, answerer)
        if offered is not None:
            given[k] = _of_the_offer(answer, offered, answerer)
            continue
        before = [n for n, act in enumerate(given) if _may_be_proposed(act, answer, answerer)]
        # "Velland turned down the idea. Sorra had proposed that the visits be held": the news first.
        behind = [n for n, act in enumerate(given) if _had_been_proposed(act, answer, answerer, reports)]
        if not before and not behind:
            continue
        n = max(before, key=lambda n: given[n].place[1]) if before else behind[0]
        proposed = given[n]
        if not proposed.maker:
            given[n] = proposed = with_maker(proposed, answerer)
        answered = _of_the_act(answer, proposed)
        given[k] = replace(answered, maker=answerer, voice=answerer, about=proposed.about - {answerer})
    return given


def _offer_before(acts: Sequence[OwnedAct], answer: OwnedAct, answerer: str) -> OwnedAct | None:
    """Return what another has offered to do, which an answer turns down: "the family rejected the offer".

    The last words before it must be that offer: a proposal that somebody else act, or talks, comes first.
    """
    near = [
        act
        for act in acts
        if act.place[0] == answer.place[0] and 0 < answer.place[1] - act.mention.span.end <= _SOON
        if act.mention.mood in ("offered", "demanded") and act.voice not in (None, answerer)
        if act.mention.condition_of is None and act.mention.words
    ]
    last = max(near, key=lambda act: act.place[1], default=None)
    if last is None or last.mention.mood != "offered" or answer.mention.mood != "refused":
        return None
    entry = entry_of(last.mention.catalogue)
    both = entry is not None and entry.both_sides
    return last if last.maker and last.maker == last.voice and last.maker != answerer and not both else None


def _of_the_offer(answer: OwnedAct, offered: OwnedAct, answerer: str) -> OwnedAct:
    """Return the refusal of an offer as what it is: not against the act offered, but against taking it."""
    what = f"Accept the offer to {lower_first(offered.mention.label)}"
    label = what if len(what.split()) <= _LONGEST_LABEL else "Accept the offer"
    mention = answer.mention.model_copy(
        update={
            "predicate": "accept",
            "words": ("accept", "offer", *offered.mention.words),
            "label": label,
            "kind": "AGREE",
        }
    )
    return replace(
        answer, mention=mention, maker=answerer, voice=answerer, about=frozenset({offered.maker}) - {answerer}
    )


def _answers_a_proposal(answer: OwnedAct) -> bool:
    mention = answer.mention
    named = bool(mention.words) and _PROPOSED.issuperset(mention.words)
    return named and mention.mood in _ANSWERS and mention.catalogue is None and not mention.label


def _may_be_proposed(act: OwnedAct, answer: OwnedAct, answerer: str) -> bool:
    mention = act.mention
    near = act.place[0] == answer.place[0] and 0 < answer.place[1] - mention.span.end <= _SOON
    return near and _is_to_be_answered(act, answerer)


def _had_been_proposed(act: OwnedAct, answer: OwnedAct, answerer: str, reports: Mapping[str, Report]) -> bool:
    mention = act.mention
    if act.place[0] != answer.place[0] or not 0 < mention.span.start - answer.mention.span.end <= _SOON:
        return False
    report = reports.get(mention.span.report)
    told = (
        ""
        if report is None
        else report.text[max(0, mention.span.start - len("had also ")) : mention.span.end]
    )
    return _EARLIER.search(told) is not None and _is_to_be_answered(act, answerer)


def _is_to_be_answered(act: OwnedAct, answerer: str) -> bool:
    """Return True for a proposal by another: that the answerer act, or that the two do something together."""
    mention, entry = act.mention, entry_of(act.mention.catalogue)
    both = entry is not None and entry.both_sides and mention.mood == "offered" and act.maker != answerer
    asked = mention.mood == "demanded" and act.maker in ("", answerer)
    proposed = asked and (mention.cue in _PROPOSING or (entry is not None and entry.both_sides))
    return bool(mention.words) and act.voice not in (None, answerer) and (both or proposed)


def _of_the_act(answer: OwnedAct, meant: OwnedAct) -> OwnedAct:
    of_act = {
        name: getattr(meant.mention, name)
        for name in ("predicate", "words", "about", "label", "turned", "kind", "catalogue", "sign")
    }
    return replace(answer, mention=answer.mention.model_copy(update=of_act))


def _is_an_answer(act: OwnedAct) -> bool:
    mention = act.mention
    return bool(act.maker) and mention.mood in _ANSWERS and not mention.words and mention.catalogue is None


def _with_act(answer: OwnedAct, acts: Sequence[OwnedAct]) -> OwnedAct:
    of_a_condition = _A_CONDITION.search(answer.mention.span.quote) is not None
    before = [act for act in acts if _may_be_answered(act, answer)]
    if of_a_condition:
        before = [act for act in before if act.mention.condition_of is not None] or before
    else:
        before = [act for act in before if act.maker == answer.maker]
    if not before:
        return answer
    meant = max(before, key=lambda act: act.place[1])
    answered = _of_the_act(answer, meant)
    return replace(answered, maker=meant.maker, voice=answer.maker, about=meant.about)


def _may_be_answered(act: OwnedAct, answer: OwnedAct) -> bool:
    """Return True for what another asks in the words before: of the answerer, or as a condition."""
    mention = act.mention
    named = _NAMED.search(answer.mention.span.quote) is not None
    most = _NEAR if named else _NEXT if answer.mention.mood == "refused" else 0
    near = act.place[0] == answer.place[0] and 0 < answer.place[1] - mention.span.end <= most
    return (
        near
        and mention.mood == "demanded"
        and bool(mention.words and act.maker)
        and act.voice != answer.maker
    )
