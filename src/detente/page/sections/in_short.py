"""The dispute in five sentences at most, from the table of positions: what a reader must know first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from detente.case import CaseFile
from detente.dossier import Dossier
from detente.page.drawings import Timeline
from detente.page.lines import Line, Lines
from detente.page.page import Section
from detente.page.sections.in_force import InForce
from detente.page.sections.last_word import LastWord
from detente.page.sections.of_nobody import demand_of_nobody
from detente.page.sections.positions import PERHAPS, POSITIONS
from detente.page.sections.timeline import last_deed_of, timeline_of
from detente.page.words import (
    NamesInProse,
    counted,
    date_in_sentence,
    infinitive_of_end,
    sentence,
    upper_first,
    within_a_sentence,
)
from detente.positions import (
    DOUBTFUL,
    DRAFT_WEIGHT,
    Position,
    Positions,
    Silence,
    Voice,
    surely_read,
)
from detente.short import join_words, lower_first
from detente.sources import Evidence

MAX_DEMANDERS: Final = 2
MAX_DEMANDS: Final = 3
MAX_NAMED: Final = 2
MAX_UNANSWERED: Final = 2
MAX_NOTES: Final = 4
_KINDS: Final[Mapping[str, frozenset[str]]] = {
    "demand": frozenset({"demands"}),
    "offer": frozenset({"offers", "accepts"}),
    "refusal": frozenset({"refuses", "opposes", "threatens"}),
}
_ANSWERS: Final = frozenset(
    {"offers", "accepts", "refuses", "opposes", "does", "ended", "plans", "threatens"}
)
"""Stances of a maker that answer a demand."""
_SAID_OF_AN_ACT: Final = frozenset({"demands", "offers", "accepts", "refuses", "opposes", "threatens"})
_COUNTED: Final = re.compile(r"\b(?:only|just) (?:once|twice|\w+ times)\b")
_TELLS: Final = re.compile(r"says? ")
"""Begins the tag of a moment that somebody tells of, and not the narrator."""
_LIKE_THE_PAST: Final = (
    "met|held|left|won|lost|sent|made|built|cut|set|put|hit|struck|kept|led|paid|brought|sought"
)
_NOTHING_SURE: Final = "no demand, offer or refusal was surely read"
_NOTHING_READ: Final = "detente read no demand, offer or refusal"
_OPEN_MOODS: Final = frozenset({"demanded", "offered", "accepted", "refused", "threatened"})


def in_short_section(
    positions: Positions,
    dossier: Dossier,
    case: CaseFile | None = None,
    names: NamesInProse | None = None,
    timeline: Timeline | None = None,
) -> Section | None:
    """Say who wants what of whom, what is in force, what was last said, what comes next, what is unknown.

    Each sentence comes from rows of the table or from standings, and has their notes. What the reports do
    not tell is said to be so where a reader would look for it.

    Parameters
    ----------
    case
        The case that states the table, if a person's case does: it tells what is refused and unknown, and
        not when anybody said so.
    names, timeline
        The names of the parties of the table, and its timeline, where they are known already.
    """
    lines = tuple(InShort(positions, dossier, case, names, timeline).lines())
    return Section("in-short", "In short", (Lines(lines),)) if lines else None


def is_nothing_sure(in_short: Section | None) -> bool:
    """Return True if "In short" says that no demand, offer or refusal was surely read."""
    blocks = in_short.blocks if in_short is not None else ()
    lines = (line for block in blocks if isinstance(block, Lines) for line in block.lines)
    return any(upper_first(_NOTHING_SURE) in line.text or _NOTHING_READ in line.text for line in lines)


class InShort:
    """The sentences, and the words they share."""

    def __init__(
        self,
        positions: Positions,
        dossier: Dossier,
        case: CaseFile | None = None,
        names: NamesInProse | None = None,
        timeline: Timeline | None = None,
    ) -> None:
        self._drawn = timeline
        self._case = case
        self._positions = positions
        self._dossier = dossier
        self._names = names or NamesInProse.of(positions.parties, dossier)

    @cached_property
    def _told(self) -> Sequence[Position]:
        """The rows with the stances that were surely read, as are all of a person's case."""
        return [sure for row in self._positions.rows if (sure := surely_read(row)) is not None]

    @cached_property
    def _central(self) -> Sequence[Position]:
        """Those rows that are central to the dispute."""
        return [row for row in self._told if row.weight >= DRAFT_WEIGHT]

    @cached_property
    def _silence(self) -> Silence:
        return Silence(self._positions, self._dossier)

    @cached_property
    def _in_force(self) -> InForce:
        return InForce(self._positions, self._dossier, self._names, by_case=self._case is not None)

    @cached_property
    def _texts(self) -> Sequence[str]:
        return [report.text for report in self._dossier.reports.values()]

    @cached_property
    def _timeline(self) -> Timeline | None:
        return self._drawn or timeline_of(self._dossier, self._positions, names=self._names)

    def lines(self) -> Iterator[Line]:
        """Return the sentences that the reports give reason for, in the order in which they are read."""
        last, ahead = self._last(), self._next()
        if ahead is None and (last is None or self._case is not None):
            ahead = self._latest()
        wants = list(self._wants())
        nothing = None
        if self._case is None and not wants:
            wants = list(demand_of_nobody(self._positions, self._texts, self._silence))
        if self._case is None and self._dossier.reports and not wants:
            nothing = self._nothing(is_last_known=last is not None)
        for line in (nothing, *wants, self._in_force.line(self._central), last, ahead, self._unanswered()):
            if line is not None:
                yield line

    def _wants(self) -> Iterator[Line]:
        """Say what the parties with most to ask want of whom: those that could act themselves come first."""
        demands = self._demands(self._central) or self._demands(self._told)
        makers = {row.maker for row in self._positions.rows}
        most = sorted(
            demands, key=lambda party: (party not in makers, -sum(row.weight for row, _ in demands[party]))
        )
        alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for party in most:
            alike[tuple(row.id for row, _ in demands[party])].append(party)
        clauses = [
            self._wishes(parties, demands[parties[0]]) for parties in list(alike.values())[:MAX_DEMANDERS]
        ]
        if clauses:
            words = "; ".join(words for words, _ in clauses)
            rest = [party for parties in list(alike.values())[MAX_DEMANDERS:] for party in parties]
            if rest:
                named = join_words(map(self._names.name, rest))
                words += f"; {named if len(rest) <= MAX_NAMED else f'{len(rest)} others'} made demands too"
            yield _line(words, (passage for _, evidence in clauses for passage in evidence[:MAX_NOTES]))

    def _demands(self, rows: Sequence[Position]) -> Mapping[str, list[tuple[Position, Voice]]]:
        """Return what each party asks of others, and what it wants ended, in the order of the table."""
        demands: defaultdict[str, list[tuple[Position, Voice]]] = defaultdict(list)
        for row in rows:
            for voice in row.voices:
                wants_it_ended = voice.stance == "opposes" and row.in_force
                # What was done since is asked for no more.
                done = "does" in self._positions.row(row.id).stances_of(row.maker)
                asks = voice.stance == "demands" and not (row.in_force or done)
                if voice.party in (None, row.maker) or not (asks or wants_it_ended):
                    continue
                assert voice.party is not None
                demands[voice.party].append((row, voice))
        return demands

    def _wishes(
        self, parties: Sequence[str], demands: Sequence[tuple[Position, Voice]]
    ) -> tuple[str, tuple[Evidence, ...]]:
        """Say what one party wants, or several alike, the acts by who would do them."""
        by_maker: defaultdict[str, list[str]] = defaultdict(list)
        for row, voice in demands[:MAX_DEMANDS]:
            doer, _ = self._in_force.doer(row)
            by_maker[doer].append(self._wish(row, voice, parties[0] if len(parties) == 1 else None))
        wishes = [f"{doer} {join_words(list(dict.fromkeys(acts)))}" for doer, acts in by_maker.items()]
        verb = "want" if len(parties) > 1 else self._verb(parties[0], "want")
        if len(demands) > MAX_DEMANDS:
            verb += ", among other things,"
        who = join_words(map(self._names.name, parties))
        evidence = (words for _, voice in demands[:MAX_DEMANDS] for words in voice.evidence[:1])
        return f"{who} {verb} {join_words(wishes)}", tuple(dict.fromkeys(evidence))

    def _wish(self, row: Position, voice: Voice, party: str | None) -> str:
        """Say an act after "wants X"; of one in force that the party opposes, its end."""
        if voice.stance == "opposes":
            return infinitive_of_end(row)
        return f"to {lower_first(row.act if party is None else self._names.without(row.act, party))}"

    def _last(self) -> Line | None:
        if self._case is not None:
            return self._refusals()
        return LastWord(self._positions, self._dossier, self._names).line(self._central)

    def _refusals(self) -> Line | None:
        """Say what parties refuse to do, by a case that does not tell when they said so."""
        refused: defaultdict[str, list[Position]] = defaultdict(list)
        for row in self._central:
            depends = any(condition.voice == row.maker for condition in row.conditions)
            if "refuses" in row.stances_of(row.maker) and not row.in_force and not depends:
                refused[row.maker].append(row)
        if not refused:
            return None
        clauses, evidence = [], []
        for maker, rows in list(refused.items())[:MAX_DEMANDERS]:
            acts = join_words([f"to {lower_first(row.act)}" for row in rows], "or")
            clauses.append(f"{self._names.name(maker)} {self._verb(maker, 'refuse')} {acts}")
            evidence += [words for row in rows for words in row.evidence[:1]]
        return _line("; ".join(clauses), evidence)

    def _verb(self, party: str, verb: str) -> str:
        return verb if self._names.is_plural(party) else f"{verb}s"

    def _next(self) -> Line | None:
        """Say what is due first after the last report, in the words of the timeline."""
        latest = self._dossier.latest
        timeline = self._timeline
        if latest is None or timeline is None:
            return None
        for moment in timeline.moments:
            first = moment.when.earliest
            if moment.is_fact or first is None or first <= latest:
                continue
            text = f"“{moment.text}”" if moment.quoted else within_a_sentence(moment.text, self._texts)
            hedges = [tag for tag in moment.tags if tag not in ("due", "deadline")]
            text += f" ({', '.join(hedges)})" if hedges else ""
            return _line(f"next, {date_in_sentence(moment.when.text)}: {text}", moment.evidence)
        return None

    def _latest(self) -> Line | None:
        """Say what a party of the table did last, where nothing is due."""
        deed = last_deed_of(self._dossier, self._positions, self._names)
        if deed is None:
            return None
        day, text = date_in_sentence(deed.when.text), within_a_sentence(deed.text, self._texts)
        # "Only once" counts the times until now: the day is that of the one time.
        words = f"{text}, {day}" if _COUNTED.search(text) else f"{day} {_in_the_past(text)}"
        teller = next((tag.partition(" ")[2] for tag in deed.tags if _TELLS.match(tag)), None)
        return _line(words if teller is None else f"{words}, {teller} said", deed.evidence)

    def _nothing(self, *, is_last_known: bool) -> Line | None:
        """Say that the reports tell of no demand, offer or refusal, or which of these was not surely read."""
        where = "this report" if len(self._dossier.reports) == 1 else "these reports"
        stances = {voice.stance for row in self._positions.rows for voice in row.voices}
        is_open = any(act.mood in _OPEN_MOODS for act in self._dossier.acts)
        if stances & _SAID_OF_AN_ACT or is_open:
            # Whoever imposed a measure is against ending it; that is no refusal.
            sure = {
                voice.stance
                for row in self._told
                for voice in row.voices
                if voice.party is not None and (voice.stance, voice.party) != ("opposes", row.maker)
            }
            absent = [kind for kind, of in _KINDS.items() if not sure & of]
            if is_last_known or not absent:
                return None
            is_marked = any(self._may_be(kind) for kind in absent)
            marked = f"what may be one is marked “{PERHAPS}” under “{POSITIONS}”"
            if is_marked and len(absent) == len(_KINDS):
                return _line(f"{_NOTHING_SURE}; {marked}", ())
            if is_marked:
                kinds = join_words([f"{kind}s" for kind in absent], "or")
                return _line(f"{where} may have {kinds} too, but detente is sure of none: {marked}", ())
            # Of what is sure already a reader has read; that nothing more was read needs no sentence.
            if len(absent) < len(_KINDS):
                return None
            return _line(f"in {where} {_NOTHING_READ} for sure; it may have missed one", ())
        return _line(f"in {where} {_NOTHING_READ}; it may have missed one", ())

    def _may_be(self, kind: str) -> bool:
        """Return True if the first page shows an act that may be demanded, offered or refused."""
        return any(
            voice.party is not None and voice.stance in _KINDS[kind]
            for row in self._positions.rows
            for voice in row.voices
            if voice.sureness >= DOUBTFUL
        )

    def _unknown(self, case: CaseFile) -> Line | None:
        """Say of which parties a case does not know what they want, or not all of it."""
        parties: dict[str, list[str]] = {"what": [], "all that": []}
        for party, preference in case.preferences.items():
            if preference.has_open_order:
                forms = (preference.ranking, preference.priorities, preference.weights, preference.payoffs)
                known = any(forms) or preference.comparisons or preference.one_of
                parties["all that" if known else "what"].append(party)
        clauses = [
            f"{how} {join_words(map(self._names.name, whose))}"
            f" {'want' if len(whose) > 1 else self._verb(whose[0], 'want')}"
            for how, whose in parties.items()
            if whose
        ]
        return _line(f"no source says {', nor '.join(clauses)}", ()) if clauses else None

    def _unanswered(self) -> Line | None:
        """Say which demands the reports give no answer to."""
        if self._case is not None:
            return self._unknown(self._case)
        silent = [
            row
            for row in self._central
            if not row.in_force
            and any(v.stance == "demands" and v.party not in (None, row.maker) for v in row.voices)
            # An answer that was not surely read may be one all the same.
            and not self._positions.row(row.id).stances_of(row.maker) & _ANSWERS
            and self._silence.tells_no_answer(row)
        ]
        if not silent:
            return None
        by_doer: defaultdict[str, list[str]] = defaultdict(list)
        for row in silent[:MAX_UNANSWERED]:
            by_doer[self._in_force.doer(row)[0]].append(lower_first(row.act))
        shown = join_words([f"{who} would {join_words(acts, 'or')}" for who, acts in by_doer.items()], "or")
        more = len(silent) - MAX_UNANSWERED
        if more > 0:
            shown += f"; {counted(more, 'more demand has', 'more demands have')} no answer either"
        return _line(f"no report says whether {shown}", ())


def _in_the_past(text: str) -> str:
    """Return a sentence in the tense that a date before it asks for: "lifted" for "have lifted"."""
    text = re.sub(r"\bhas been\b", "was", re.sub(r"\bhave been\b", "were", text, count=1), count=1)
    return re.sub(rf"\b(?:has|have) (\w+ed|{_LIKE_THE_PAST})\b", r"\1", text, count=1)


def _line(words: str, evidence: Iterable[Evidence]) -> Line:
    return Line(sentence(words), evidence=tuple(dict.fromkeys(evidence)))
