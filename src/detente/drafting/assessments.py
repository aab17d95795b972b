"""Assessments in the reports: sentences on what leads to what, whoever says so, each with its words.

A forecast or a conditional is a claim that a model may test, and never a wish of whoever makes it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from detente.dossier import Dossier
from detente.drafting.claim_parts import cue_in
from detente.drafting.judged_sentences import judged_sentences, places_of
from detente.drafting.no_judgements import judges_nothing
from detente.drafting.rival_speakers import DifferingView, differing_views, what_decides
from detente.patterns import as_pattern
from detente.reading import ActMention, Overlaps, Party, Statement
from detente.short import one_line
from detente.sources import Evidence, Report

MOST_CHARACTERS = 240
_MOST_WEIGHED = 60
_FEWEST_WORDS = 5
_LINKS = {"condition": 1.5, "needed": 1.5, "effect": 1.0, "against": 1.0, "required": 1.5}
_VERDICTS = ("no_win", "no_incentive", "incentive")
_FORECAST = 1.0
_STATED, _BY_ASSESSOR = 0.5, 1.5
_LEANS = as_pattern(r"[“\"]?(?:he|she|it|they|this|that|these|those|such)\b", re.IGNORECASE)
_CLAUSE = as_pattern(r"[,;:]\s+|\s+(?=(?:that|which|and|but|because)\b)")
_ASKING = as_pattern(
    r"(?:how|whether|why|who|what) (?!ever\b)(?:\w+ ){0,4}?\w+ (?:could|would|might|may|can|will|had)\b", re.I
)
_BESIDE = as_pattern(r"^if [^,]*, |,? (?:which|who|that) [^,]*(?:,|$)", re.I)
_AN_ACT = as_pattern(
    r"(?:[\w.,’'-]+ ){0,9}?(?:offer|plan|call|request|decision|proposal|demand|action|move|attempt|effort|bid"
    r"|violation|bill|deal)s? (?:to|for|of|on|that|against)\b",
    re.I,
)
_FINITE = as_pattern(
    r"\b(?:is|are|was|were|has|have|had|will|would|may|might|can|could|must|should|does|do|did|shall"
    r"|means|leads"
    r"|makes|gives|shows|brings|puts|risks|helps|needs|\w+(?:n’t|n't|’ll|'ll|’s going))\b",
    re.I,
)
_TOLD = as_pattern(r"\b\w+ed (?:his|her|its|their|the|an?|\w+[’']s)\b")
_EFFECT_BESIDE = as_pattern(r", which (?:would|will|could|may|might|can) ")
_HEARSAY = as_pattern(r"[“\"'`]*[A-Z][^,“”\"]{2,60}\b(?:said|says|told)\b[^,“”\"]{0,30}\bthat\b")
"""Words that begin with what somebody else said: whoever passes them on does not assess anything."""
_CONDITION_BEHIND = as_pattern(
    r"[\s,]*(?:--|—|–)?\s*(?:but )?(?:only (?:if|when|after)|unless|provided|as long as)\b", re.I
)
_WITHOUT_A_NAME = as_pattern(r"(?:an?|one|some|another|others?) ", re.IGNORECASE)
_HALF_QUOTED = as_pattern(r"[“\"`']+[a-z]")
_MODAL_BEFORE = as_pattern(r"\b(?:will|would|may|might|could|won[’']t|cannot)(?: now| not| soon)?\s+\Z")
_LONGEST_CUE = 60
_CONDITION_FIRST = as_pattern(r"[\s,]*(?:if|unless|until|only if|provided|as long as|once)\b", re.I)
_CUE_WITHIN = as_pattern(
    r", (?:he|she|it|they|(?:[A-Z][\w.’'-]+ ){1,3})\s?(?:said|says|added|warned|wrote|argued), "
    r"(?=(?:if|unless|until|only if|provided|as long as|once)\b)"
)
_NEXT_CLAUSE = as_pattern(
    r", and (?:that )?(?=(?:the|this|these|his|her|its|their|some|many|there|he|she|it|they)\b[^,]*?"
    r"\b(?:is|are|was|were|has|have|had|will|would|may|might|could|should|must)\b)"
)
_OPENING = as_pattern(r"(?:and|but|that|because(?! of)|said|adding|he said|she said)\b[\s,:]*", re.IGNORECASE)


@dataclass(frozen=True)
class Assessment:
    """A sentence, or a part of one, that says what leads to what.

    Attributes
    ----------
    by
        The party that says so; None for the reporter, and for one without a name.
    named
        The words for one without a name who says so: "a jurist in Orvik".
    assessed
        True if it is worth knowing without a test: an assessor says it, or it says what will lead to what.
    tied
        True if it says what leads to what.
    judges
        False if nothing is judged in it: a plan of whoever speaks, a request, a rule, a date of a diary.
    """

    words: Evidence
    by: Party | None
    weight: float
    assessed: bool = True
    tied: bool = True
    judges: bool = True
    named: str = ""

    @property
    def whose(self) -> str:
        """The name of whoever says so, or the words for one without a name; "" for the reporter."""
        return self.by.name if self.by is not None else self.named

    @property
    def says(self) -> str:
        """The words on one line, without the cue between what is said and its condition.

        Examples
        --------
        >>> Assessment(Evidence("r", 0, 40, "It may close, he said, unless they pay,"), None, 1.0).says
        'It may close unless they pay'
        """
        says = _CUE_WITHIN.sub(" ", one_line(self.words.quote)).strip(" ,")
        bare = says.strip(' “”",')
        # Marks around all of it go; one that closes words within it stays.
        return says if bare.count('"') % 2 or bare.count("“") != bare.count("”") else bare


def is_assessor(party: Party) -> bool:
    """Return True if the reports present a party as an analyst or other assessor, not as a participant."""
    return any(cue_in("assessor", held.title) for held in party.titles)


def assessments_in(dossier: Dossier) -> tuple[Assessment, ...]:
    """Return the sentences that say what leads to what, the plainest first.

    A sentence counts that says what will or may be, and on what it depends or what brings it about. Of an
    assessor a forecast is enough, and of a party if it foretells what another will do. Without a forecast
    ("the aid prolongs the war") it counts if somebody says so and it speaks of an act of the draft. Words
    of an assessor count more than those of a party, and these more than the reporter's.
    """
    parties = {party.id: party for party in dossier.parties}
    assessors = {party.id for party in dossier.parties if is_assessor(party)}
    statements = _by_report(dossier.statements)
    foretold = _foretold(dossier.acts)
    heard: list[Assessment] = []
    for report in dossier.reports.values():
        if report.copy_of is not None:
            continue
        furniture = dossier.furniture.get(report.id, ())
        contents = statements.get(report.id, _NONE)
        places = foretold.get(report.id, [])
        differs, began, behind = "", 0, 0
        sentences = judged_sentences(report.text, places_of(furniture))
        rivals, taken = _told_together(report.text, tuple((one.start, one.end) for one in sentences))
        heard += [
            _view(report, one.start, one.end, one.by, _named_at(dossier, report, one)) for one in rivals
        ]
        for start, end, thinker, may_go_on, views in sentences:
            if any(first < end and start < last for first, last in taken):
                continue
            sentence = report.text[start:end]
            if differs and may_go_on and "\n\n" not in report.text[behind:start]:
                # "She would win": such words are quoted with those that they answer, where both are short.
                leans = _LEANS.match(sentence) is not None and end - began <= MOST_CHARACTERS
                first = began if leans else start
                heard.append(_view(report, first, end, differs))
                differs = ""
                continue
            differs, began, behind = thinker, start, end
            if differs:
                continue
            parts = list(contents.of(start, end))
            named_here = any(_is_named(parties.get(part.speaker or ""), sentence) for part in parts)
            if views and not named_here:
                heard += [_view(report, start + one.start, start + one.end, one.by) for one in views]
                continue
            if not (parts or _foretells(sentence)):
                continue  # the reporter says what is so
            start, end, speaker, cue = _as_said(report.text, start, end, parts)
            # "She expects them to leave if …": what is said need not hold the word of the forecast.
            link, forecast = _weights(report.text[start:end], sentence, said=speaker is not None)
            assessed = bool(forecast) and (bool(link) or speaker in assessors)
            foretells = forecast and speaker and bisect_left(places, start) < bisect_left(places, end)
            if assessed or foretells or (link and speaker):
                said = _BY_ASSESSOR if speaker in assessors else _STATED if speaker else 0.0
                words, by = _part(report, start, end), parties.get(speaker or "")
                says_so = not (_lacks_subject(words.quote) or _is_only_named(words.quote))
                if says_so and not _HEARSAY.match(words.quote):
                    one = Assessment(words, by, link + forecast + said, assessed, bool(link))
                    empty = judges_nothing(one.says, cue, spoken=speaker is not None)
                    heard.append(replace(one, judges=not empty))
    return tuple(sorted(heard, key=lambda one: -one.weight)[:_MOST_WEIGHED])


def _told_together(
    text: str, places: tuple[tuple[int, int], ...]
) -> tuple[list[DifferingView], list[tuple[int, int]]]:
    """Return the views of those who differ, and the places of these and of what decides between them."""
    groups = differing_views(text, places)
    rivals = [one for views in groups for one in views]
    taken = [(one.start, one.end) for one in rivals]
    taken += filter(None, (what_decides(text, places, views) for views in groups))
    return rivals, taken


def _view(report: Report, start: int, end: int, by: str, party: Party | None = None) -> Assessment:
    """Return the judgement of an outsider: it is worth knowing whether or not it foretells."""
    words = _part(report, start, end)
    link, forecast = _weights(words.quote, report.text[start:end], said=True)
    named = "" if party is not None else by
    return Assessment(words, party, link + forecast + _BY_ASSESSOR, tied=bool(link), named=named)


def _named_at(dossier: Dossier, report: Report, view: DifferingView) -> Party | None:
    """Return the party that the words for one who differs name."""
    if _WITHOUT_A_NAME.match(view.by) is not None:
        return None
    place, last = report.text.index(view.by, view.first), view.by.split()[-1]
    named = (p for p in dossier.parties if any(n.split()[-1:] == [last] for n in (p.name, *p.aliases)))
    behind = place + len(view.by)
    return next(
        (
            party
            for party in named
            if any(words.report == report.id and place <= words.start < behind for words in party.mentions)
        ),
        None,
    )


def _is_named(party: Party | None, sentence: str) -> bool:
    """Return True if a sentence names a party that has a name, by it or by the last word of it."""
    return (
        party is not None
        and _WITHOUT_A_NAME.match(party.name) is None
        and any(name.split()[-1] in sentence for name in (party.name, *party.aliases) if name)
    )


@lru_cache(maxsize=1 << 16)
def _foretells(sentence: str) -> bool:
    return cue_in("forecast", sentence) is not None


@lru_cache(maxsize=1 << 16)
def _weights(words: str, sentence: str, *, said: bool) -> tuple[float, float]:
    """Return how plainly words say what leads to what, and what will or may be.

    Both are 0 of words that ask, and of a reporter's that foretell nothing.
    """
    bare = words.strip("“”\"'` ")
    if len(bare.split()) < _FEWEST_WORDS or bare.endswith("?"):
        return 0.0, 0.0
    forecast = _FORECAST if _foretells(sentence) else 0.0
    if not (forecast or said) or cue_in("open", bare):
        return 0.0, 0.0
    verdict = _FORECAST if any(cue_in(heading, words) for heading in _VERDICTS) else 0.0
    before = cue_in("before", words)
    not_before = _LINKS["needed"] if before and cue_in("negation", words[: before.start()]) else 0.0
    links = sum(weight for heading, weight in _LINKS.items() if cue_in(heading, words))
    return verdict + not_before + links, forecast


def _lacks_subject(words: str) -> bool:
    """Return True if words begin behind the subject of their clause, where a sentence was cut."""
    bare = words.strip("“”\"’'` ")
    first = [cue for heading in ("lost_subject", "forecast") if (cue := cue_in(heading, bare)) is not None]
    return any(cue.start() == 0 for cue in first)


def _is_only_named(words: str) -> bool:
    """Return True for what is no statement: "Holm’s offer to make an exception", "how he could have left".

    Examples
    --------
    >>> _is_only_named("Holm’s offer to make an exception to the ban by allowing Roy in")
    True
    >>> _is_only_named("Holm’s offer to make an exception will end the quarrel")
    False
    >>> _is_only_named("How he could have left the house unseen")
    True
    """
    bare = words.strip("“”\"'` ")
    if _ASKING.match(bare):
        return True
    main = _BESIDE.sub("", bare)
    act = _AN_ACT.match(main)
    if act is None or _TOLD.search(act.group()) or _EFFECT_BESIDE.search(bare):
        return False
    return _FINITE.search(main) is None


class _Said(NamedTuple):
    number: int
    start: int
    end: int
    speaker: str | None
    statement: str
    cue: str | None


_NONE: Overlaps[_Said] = Overlaps(())


def _by_report(statements: Sequence[Statement]) -> dict[str, Overlaps[_Said]]:
    by_report: defaultdict[str, list[_Said]] = defaultdict(list)
    for statement in statements:
        for words in statement.content_spans:
            said = by_report[words.report]
            cue = statement.cue_span.quote if statement.cue_span is not None else None
            said.append(_Said(len(said), words.start, words.end, statement.speaker, statement.id, cue))
    return {
        report: Overlaps((part.start, part.end, part) for part in said) for report, said in by_report.items()
    }


def _foretold(acts: Sequence[ActMention]) -> dict[str, list[int]]:
    """Return the places at which somebody foretells an act, by report."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for act in acts:
        if act.mood == "forecast":
            places[act.span.report].append(act.span.start)
    return {report: sorted(starts) for report, starts in places.items()}


def _as_said(
    text: str, start: int, end: int, parts: Sequence[_Said]
) -> tuple[int, int, str | None, str | None]:
    """Return the part of a sentence that somebody says, who, and by what cue; all of a reporter's."""
    said = _with_parts_joined(text, sorted(parts, key=lambda said: said.number))
    shared = [(max(start, part.start), min(end, part.end), part.speaker, part.cue) for part in said]
    none = (start, start, None, None)
    first, last, speaker, cue = max(shared, key=lambda part: part[1] - part[0], default=none)
    if _CONDITION_BEHIND.match(text, last, end):
        # "They will wait, he said, but only if ...": the condition is theirs too.
        last = end
    if _HALF_QUOTED.match(text, first, last) and _MODAL_BEFORE.search(text, start, first):
        return start, end, speaker, cue
    return (first, last, speaker, cue) if 3 * (last - first) >= end - start else (start, end, None, None)


def _with_parts_joined(text: str, said: Sequence[_Said]) -> Sequence[_Said]:
    """Return words and their condition as one, where only a cue divides them: "it may end, he said, if …"."""
    joined: list[_Said] = []
    for part in said:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.statement == part.statement
            and 0 <= part.start - before.end <= _LONGEST_CUE
            and _CONDITION_FIRST.match(text, part.start, part.end)
        ):
            joined[-1] = before._replace(end=part.end)
        else:
            joined.append(part)
    return joined


def _without_next_clause(words: str) -> str:
    """Return words on what leads to what without the clause behind them that says something else.

    Examples
    --------
    >>> _without_next_clause("It would fail unless they paid, and the task now was to build trust")
    'It would fail unless they paid'
    """
    for joint in _NEXT_CLAUSE.finditer(words):
        first, rest = words[: joint.start()], words[joint.end() :]
        has_link = any(cue_in(heading, first) for heading in ("condition", "needed"))
        if not (has_link and cue_in("forecast", first)) or first.count("“") != first.count("”"):
            continue
        if not any(cue_in(heading, rest) for heading in _LINKS):
            return first
    return words


def _part(report: Report, start: int, end: int) -> Evidence:
    """Return the sentence; of one too long to read, the clause with the first condition or effect."""
    sentence = report.text[start:end]
    if end - start > MOST_CHARACTERS:
        cues = [
            match.start()
            for heading in (*_LINKS, *_VERDICTS, "forecast", "before")
            if (match := cue_in(heading, sentence))
        ]
        clauses = [0, *(match.end() for match in _CLAUSE.finditer(sentence))]
        first = max(place for place in clauses if place <= cues[0])
        last = max((p for p in (*clauses, len(sentence)) if first < p <= first + MOST_CHARACTERS), default=0)
        start, end = start + first, start + (last or min(first + MOST_CHARACTERS, len(sentence)))
    opening = _OPENING.match(report.text, start, end)
    start = opening.end() if opening else start
    words = _without_next_clause(report.text[start:end]).rstrip(" ,;:\n")
    return report.passage(start, start + len(words))
