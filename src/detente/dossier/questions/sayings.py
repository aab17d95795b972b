"""Who said what on an issue over time, and where a speaker changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final, Literal

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.filters import Filter
from detente.dossier.questions.sentences import content_words
from detente.edtf import DateRange
from detente.patterns import as_pattern
from detente.reading import ActMention, Mood, OnWords, Statement, entry_of, is_left_undone
from detente.sources import Evidence

Side = Literal["for", "against"]
_WILLS: Final[Mapping[Mood, tuple[str, Side | None]]] = {
    "demanded": ("demands", "for"),
    "offered": ("offers", "for"),
    "planned": ("plans", "for"),
    "accepted": ("accepts", "for"),
    "refused": ("refuses", "against"),
    "opposed": ("opposes", "against"),
    "threatened": ("threatens", None),
    "advised": ("advises", None),
    "forecast": ("expects", None),
}
_AHEAD: Final[frozenset[Mood]] = frozenset(("offered", "planned", "demanded", "threatened"))
"""Moods of what was still to be done when it was said."""
_ONE_CHOICE: Final = {"meet": "talks", "direct_talks": "talks"}
"""Acts of the catalogue that are one choice to whoever takes it."""
_FEWEST_WORDS: Final = 5
"""Of words without a stance."""
_PLEDGES: Final = frozenset(("promise", "pledge", "agree", "consent", "vow", "commit", "undertake"))
_ASKS: Final = frozenset(("whether", "if", "what", "how", "who", "when", "no", "nothing"))
"""First words of what somebody has not said."""
_JOURNEY: Final = as_pattern(r"(?:go|travel|come|fly|return|head|journey) (?:back )?to (.+)")
"""Labels of one choice: the journey to a place, whichever word tells of it."""
_SAID: Final = r"(?:said|promised|agreed|offered|pledged|vowed|indicated|refused|rejected)\b[^.;]*$"
_SET_BACK: Final = as_pattern(
    rf"\b(?:earlier|previously|originally|initially|at first|once)\b[^.;]*\bhad {_SAID}"
    rf"|\bhad (?:earlier|previously|originally|initially|at first|once|long|repeatedly) {_SAID}"
    r"|\bfor (?:\w+ ){0,2}?(?:days|weeks|months|years) (?:had )?"
    r"(?:refused|rejected|resisted|declined)\b[^.;]*$",
    re.I,
)
"""Words before a saying that set it before what its report tells of now: "earlier, they had said"."""
_BEFORE: Final = 120
_BESIDE: Final = 400
"""Characters between a saying and the one before it that it takes back, whichever words tell of the act."""
_TOPIC: Final = as_pattern(
    r"cease-?fires?|truces?|amnest\w+|prisoners?|troops?|borders?|constitution\w*|elections?"
)
"""Words for the subject of talks: to refuse talks on one thing refuses none on another."""


@dataclass(frozen=True, slots=True)
class Saying:
    """The words of somebody, once.

    Attributes
    ----------
    speaker, side
        The id of whoever says it, and of the party he speaks for.
    when
        EDTF of the day of saying it: as the words give it, else that of the report.
    stance
        A verb: demands, offers, refuses ...; empty where the words take none.
    act
        The act that the stance is on; empty where there is none.
    toward
        For or against doing it; None where that is not sure.
    changed_from
        The earlier saying of the same side, if this one says the contrary.
    cue
        The word for the saying, as the report has it: "accused", "said".
    condition
        The words of a condition on it.
    """

    speaker: str
    side: str
    when: str | None
    stance: str
    act: str
    toward: Side | None
    direct: bool
    evidence: tuple[Evidence, ...]
    cue: Evidence | None = None
    condition: Evidence | None = None
    changed_from: Saying | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Sayings in the order of their days.

    Attributes
    ----------
    left_out
        Statements of nobody who is named, and those too short to say anything.
    """

    sayings: tuple[Saying, ...]
    left_out: int

    @property
    def of_those_who_changed(self) -> Said:
        """Only where a speaker contradicts what he said before."""
        return Said(tuple(each for each in self.sayings if each.changed_from is not None), self.left_out)


_Key = tuple[str, str, frozenset[str]]
"""Whose act a stance is on, which one, and with whom."""


def said(base: EvidenceBase, only: Filter | None = None, issue: str = "") -> Said:
    """Return who said what, in the order of its days.

    Parameters
    ----------
    issue
        Words that the saying, or the act it is on, must have; all of them, in any form.
    """
    only = only or Filter()
    every, left_out = _Sayings(base).all()
    wanted = content_words(issue) or frozenset(issue.casefold().split())
    fitting = [
        (saying, key)
        for saying, key in every
        if only.takes_part((saying.side, saying.speaker))
        and only.is_reported(saying.evidence)
        and only.is_within(DateRange.parse(saying.when))
    ]
    fitting = _once_a_report(fitting)
    fitting.sort(key=lambda item: (DateRange.parse(item[0].when).order, not is_set_back(base, item[0])))
    # What a speaker left may be told in other words than the issue's.
    changed = _with_changes(base, fitting)
    return Said(tuple(saying for saying, key in changed if _is_on(wanted, saying, key)), left_out)


def _once_a_report(sayings: Sequence[tuple[Saying, _Key | None]]) -> list[tuple[Saying, _Key | None]]:
    """Return what a side says of an act once a report: a headline says again what its text says."""
    once: dict[object, tuple[Saying, _Key | None]] = {}
    for saying, key in sayings:
        of: object = len(once)
        if key is not None:
            of = (saying.side, saying.stance, key[:2], saying.evidence[0].report)
        known = once.get(of)
        if known is None:
            once[of] = saying, key
        else:
            fuller, other = sorted((known[0], saying), key=_length, reverse=True)
            evidence = tuple(dict.fromkeys((*fuller.evidence, *other.evidence)))
            once[of] = replace(fuller, evidence=evidence), known[1]
    return list(once.values())


def _length(saying: Saying) -> int:
    return sum(len(words.quote) for words in saying.evidence)


def _is_on(wanted: frozenset[str], saying: Saying, key: _Key | None) -> bool:
    """Return True if a saying has the words of an issue, or speaks of an act that they are words for."""
    words = " ".join((saying.act, *(part.quote for part in saying.evidence)))
    if not wanted or wanted <= content_words(words) | frozenset(words.casefold().split()):
        return True
    return key is not None and wanted <= _words_for(key[1])


@cache
def _words_for(choice: str) -> frozenset[str]:
    """Return the verbs for an act of the catalogue: "return" and "turn over" for handing over."""
    entry = entry_of(choice)
    lines = entry.verbs.splitlines() if entry is not None else ()
    return content_words(" ".join(line.partition("|")[0] for line in lines))


class _Sayings:
    """The statements of a dossier with the acts in them, and the acts voiced outside statements."""

    def __init__(self, base: EvidenceBase) -> None:
        self._base = base
        self._acts = OnWords(
            (act.span, act)
            for act in base.dossier.acts
            if act.voice is not None and act.mood in _WILLS and act.condition_of is None
        )

    def all(self) -> tuple[list[tuple[Saying, _Key | None]], int]:
        """Return the sayings, each with what it is a stance on; and the number of those left out."""
        sayings: list[tuple[Saying, _Key | None]] = []
        left_out, used = 0, set[str]()
        for statement in self._base.dossier.statements:
            acts = list(self._acts_in(statement, statement.speaker)) if statement.speaker else []
            if statement.speaker is None or not (acts or statement.stances or _says_something(statement)):
                left_out += 1
                continue
            used.update(act.id for act in acts)
            sayings.append(self._of_statement(statement, statement.speaker, acts))
        sayings += (
            self._of_act(act, act.voice)
            for act in self._base.dossier.acts
            if act.voice is not None and act.mood in _WILLS and act.id not in used and not act.condition_of
        )
        return sayings, left_out

    def _acts_in(self, statement: Statement, speaker: str) -> Iterator[ActMention]:
        side = self._base.side(speaker)
        seen = set()
        for part in statement.content_spans:
            for act in self._acts.on(part):
                if act.id not in seen and self._base.side(act.voice or "") == side:
                    seen.add(act.id)
                    yield act

    def _of_statement(
        self, statement: Statement, speaker: str, acts: Sequence[ActMention]
    ) -> tuple[Saying, _Key | None]:
        day = self._base.day(statement.content_spans[0])
        # The act on which a stance is plainest: what is forecast or advised says less.
        act = min(acts, key=lambda one: (_WILLS[one.mood][1] is None, one.span.start), default=None)
        stance = act is None and statement.stances
        saying = Saying(
            speaker=speaker,
            side=self._base.side(speaker),
            when=_when(act, day),
            stance=statement.stances[0].kind if stance else "",
            act="",
            toward=None,
            direct=statement.manner != "indirect",
            evidence=statement.content_spans,
            cue=statement.cue_span,
        )
        return self._with_act(saying, act) if act is not None else (saying, None)

    def _of_act(self, act: ActMention, voice: str) -> tuple[Saying, _Key | None]:
        saying = Saying(
            speaker=voice,
            side=self._base.side(voice),
            when=_when(act, self._base.day(act.span)),
            stance="",
            act="",
            toward=None,
            direct=act.quoted,
            evidence=(act.span,),
        )
        return self._with_act(saying, act)

    def _with_act(self, saying: Saying, act: ActMention) -> tuple[Saying, _Key | None]:
        stance, toward = _WILLS[act.mood]
        if act.mood == "offered" and act.cue in ("agree", "consent", "accept"):
            stance = "accepts"
        negated = is_left_undone(act)
        if not act.sign:
            # An offer to end or not to do it hangs on a condition as a rule; a promise need not.
            hangs = act.mood == "offered" and (act.condition is not None or act.cue not in _PLEDGES)
            toward = None if hangs or toward is None else _OTHER[toward]
        doer = self._base.side(act.doer) if act.doer else ""
        choice = _ONE_CHOICE.get(act.catalogue or "", act.catalogue or act.label.casefold())
        journey = _JOURNEY.fullmatch(act.label.casefold()) if act.catalogue in (None, "travel") else None
        if journey is not None:
            choice = f"journey to {journey[1]}"
        if choice == "talks":
            choice = " ".join(("talks", *sorted(set(_TOPIC.findall(act.label)))))
        key = (doer, choice, frozenset(self._base.sides(act.about)) - {doer, saying.side})
        return replace(
            saying,
            stance=f"{stance} not to" if negated else stance,
            act=act.label,
            toward=toward,
            condition=act.condition,
        ), key if toward is not None and doer else None


_OTHER: Final[Mapping[Side, Side]] = {"for": "against", "against": "for"}


def _when(act: ActMention | None, day: date | None) -> str | None:
    """Return the day of saying it: a refusal, or an acceptance, is of its own date where that is past.

    What was agreed, planned or demanded for a day that is past was said by that day: "they agreed to meet in
    May", told in June.
    """
    if act is not None and act.said_on:
        return act.said_on
    ends = DateRange.parse(act.when).latest if act is not None else None
    if act is not None and day is not None and ends is not None:
        if act.mood in ("refused", "accepted") and ends <= day:
            return act.when
        if act.mood in _AHEAD and ends < day:
            return f"../{ends.isoformat()}"
    return day.isoformat() if day is not None else None


def _says_something(statement: Statement) -> bool:
    words = [word for part in statement.content_spans for word in part.quote.split()]
    return len(words) >= _FEWEST_WORDS and words[0].casefold() not in _ASKS


def _with_changes(
    base: EvidenceBase, sayings: Sequence[tuple[Saying, _Key | None]]
) -> Iterator[tuple[Saying, _Key | None]]:
    """Yield sayings, those that contradict the last one of their side on the same act with it."""
    last: defaultdict[tuple[str, str, str], list[tuple[Saying, frozenset[str]]]] = defaultdict(list)
    set_back: defaultdict[tuple[str, str], list[Saying]] = defaultdict(list)
    for saying, key in sayings:
        if key is None:
            yield saying, None
            continue
        doer, choice, about = key
        earlier = last[saying.side, doer, choice]
        before = next(
            (one for one, others in reversed(earlier) if not about or not others or about & others), None
        )
        if is_set_back(base, saying):
            set_back[saying.side, doer].append(saying)
        elif before is None or before.toward == saying.toward:
            before = next((one for one in set_back[saying.side, doer] if _is_beside(one, saying)), before)
        contrary = before is not None and before.toward != saying.toward
        changed = before is not None and contrary and _is_later(base, saying, before)
        earlier.append((saying, about))
        yield (replace(saying, changed_from=before) if changed else saying), key


def is_set_back(base: EvidenceBase, saying: Saying) -> bool:
    """Return True for what its own report tells as said before: "had earlier said", "for months refused"."""
    first = saying.evidence[0]
    text = base.dossier.reports[first.report].text
    if _SET_BACK.search(text, max(0, first.start - _BEFORE), first.start):
        return True
    return (
        saying.cue is not None
        and _SET_BACK.search(text, max(0, saying.cue.start - _BEFORE), saying.cue.end) is not None
    )


def _is_beside(one: Saying, other: Saying) -> bool:
    """Return True for contrary sayings on one thing or person, a sentence or two apart in one report."""
    first, second = one.evidence[0], other.evidence[0]
    if first.report != second.report or one.toward == other.toward:
        return False
    if not content_words(one.act) & content_words(other.act):
        return False
    return max(first.start - second.end, second.start - first.end) < _BESIDE


def _is_later(base: EvidenceBase, saying: Saying, before: Saying) -> bool:
    """Return True if it was said on a later day, in a later report, or its report tells of both so."""
    day, earlier = base.day(saying.evidence[0]), base.day(before.evidence[0])
    if is_set_back(base, saying):
        return False
    is_before = DateRange.parse(before.when).surely_before(DateRange.parse(saying.when))
    if saying.evidence[0].report == before.evidence[0].report:
        # Its own date, and not the day of the report, says that it was said before.
        is_dated = day is not None and before.when != day.isoformat()
        return is_set_back(base, before) or (is_dated and is_before)
    if day is None or earlier is None or day <= earlier:
        return False
    return is_before
