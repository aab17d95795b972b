"""Views of outsiders in the sentences of reports: who expects or doubts what will come of a dispute."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.drafting import (
    UNREAL,
    differing_thinker,
    goes_on,
    is_assessor,
    is_only_counted,
    is_whole,
    leans_on_another_view,
    may_judge,
    thinkers_in,
    without_quotations,
)
from detente.names import possessive
from detente.page.lines import Line
from detente.page.page import Assessment
from detente.page.sections.assessing.judging import own_condition
from detente.page.sections.assessing.rival_views import is_of_another, leans, rival_views_in
from detente.page.sections.assessing.told_together import told_together
from detente.page.sections.candidate import overlap
from detente.page.sections.quoting import PartyClauses, SentenceClauses, within_quotes
from detente.patterns import as_pattern
from detente.positions import Positions
from detente.reading import Party
from detente.short import one_line
from detente.sources import Evidence

_LONGEST: Final = 320
_AUTHOR: Final = "The author"
_THINKS: Final = (
    r"(?:thinks?|thought|believes?|believed|expects?|expected|doubts?|doubted|predicts?|predicted|forecasts?"
    r"|reckons?|reckoned|argues?|argued|fears?|feared|suspects?|considers?|considered|judges?|estimates?"
    r"|observes?|observed|foresees?|cautions?|cautioned|puts? the (?:chance|odds|risk)s?"
    r"|(?:is|are|was|were) (?:\w+ )?(?:cautious|guarded|gloomier|gloomy|optimistic|hopeful|sceptical"
    r"|skeptical"
    r"|pessimistic"
    r"|sure|certain|convinced|doubtful)|(?:is|are)n[’']t (?:sure|certain|convinced))\b"
)
_SAYS: Final = r"(?:says?|said|tells? me|warns?|warned|notes?|noted|points? out|pointed out|told)\b"
_PREDICATE: Final = as_pattern(
    rf"(?:(?:also|still|now|himself|herself|however|therefore|privately) )*{_THINKS}"
)
_SAYING: Final = as_pattern(rf"(?:(?:also|still|now|however|therefore|privately) )*(?:{_THINKS}|{_SAYS})")
_OUTSIDERS: Final = (
    r"analysts?|observers?|diplomats?|experts?|economists?|scholars?|academics?|historians?"
    r"|commentators?|lawyers"
    r"|researchers?|pollsters?|columnists?|monitors?|specialists?|consultants?|political scientists?|counsel"
    r"|retired officers|staff|(?:affairs )?section|dissenting officer"
)
_BY_NOUN: Final = as_pattern(
    r"(?:^|[;:,] (?:though |but |and |while |as |which |whom )?|\b[Aa]nd |\bthat )"
    rf"(?P<who>(?:(?:[Ss]ome|[Mm]any|[Mm]ost|[Ss]everal|[Ff]ew|[Oo]ther|[Tt]wo|[Oo]ur|[Oo]ne|[Aa]n?) )?"
    rf"(?:(?!the |which |whom |whose )[\w-]+ ){{0,2}}?(?i:{_OUTSIDERS})(?! (?:for|of))"
    r"(?: (?:in|at|from) (?:the (?:sector|field|region|capital|embassy)|(?:the )?[A-Z][\w’'-]*"
    r"(?: [A-Z][\w’'-]*){0,3}))?)"
    rf" (?:(?:are|is) \w+ and )?(?:\w+ly )?(?:{_THINKS}|{_SAYS})"
)
_FEW: Final = as_pattern(r"(?P<who>\b[Ff]ew(?: people)? in [A-Z]\w+) (?:expect|believe|think|doubt)")
_BY_VIEW: Final = as_pattern(
    r"(?:In|According to) (?:the (?:view|opinion|judgment) of )?"
    rf"(?:(?P<who>(?:the |some |many |most )?[\w ]{{0,30}}?(?:{_OUTSIDERS}))|(?P<his>his|her) (?:view"
    rf"|opinion))\b"
)
_AUTHORS: Final = as_pattern(
    r"(?:^|[;,.:)] (?:and |but )?)(?:(?:[Mm]y|[Oo]ur) (?:own )?(?:guess|view|expectation|assessment"
    r"|judgment|base case|forecast)\b"
    r"|(?:I|[Ww]e) (?:do not |don[’']t |would not |would |also |still |therefore )?(?:expect|think"
    r"|believe|doubt|suspect|see an?"
    r"|foresee|consider|judge|reckon|fear|put the|treat)\b|[Ii]n (?:my|our) (?:view|opinion|judgment)\b)"
)
_PERSON_THINKS: Final = as_pattern(
    r", (?:he|she) (?:expects|thinks|believes|argues|observes|predicts|reckons|fears|doubts)\b"
    r"|\b(?:he|she) puts the (?:chance|odds|risk)"
)
_AHEAD: Final = as_pattern(
    r"\b(?:will|would|won[’']t|may|might|could|cannot|can[’']t|likely|unlikely|chance|odds|risk|certain"
    r"|possible|impossible"
    r"|expects?|never|unless|if|only|out of all proportion|close to|going to|bound to|doubts?|fears?"
    r"|no agreement|means?)\b|[’']ll\b"
)
_OF_OFFICE: Final = as_pattern(
    r"\b(?:minister|president|premier|chancellor|head|chair\w*|secretary|spokes\w+|leader|commander"
    r"|governor|mayor"
    r"|ambassador|envoy|senator|deputy|general|colonel|negotiator|chief|king|queen|prince|bishop"
    r"|metropolitan|mediator"
    r"|representative|councillor|lawmaker|king|cardinal|pope|archbishop|patriarch|rector)\b",
    re.IGNORECASE,
)
_PAST: Final = as_pattern(r"\b(?:former|ex|retired|once)\b", re.IGNORECASE)
_INTERVIEW: Final = as_pattern(r"^(?:(?:Q|A|[A-Z]{4,})[.:]|\([A-Z]\w+\)) ", re.MULTILINE)
_GROUPS: Final = frozenset({
    "some", "many", "most", "several", "few", "two", "other", "one", "a", "an", "our", "others",
})  # fmt: skip
_PAIR, _MOST = 2, 4
_FIGURE: Final = as_pattern(r"(?:An?|The|One|Earlier) [\w -]{0,30}\bfigures? (?:of|is|was|for)\b")
_ONLY_TELLS: Final = as_pattern(r"\b(?:says?|said|told|notes?|noted)\b")
_WILL: Final = as_pattern(
    r"\b(?:will|would|won[’']t|may|might|could|cannot|can[’']t|likely|unlikely|chance|odds|risk|expects?"
    r"|doubts?"
    r"|fears?|thinks?|believes?|never)\b|[’']ll\b"
)
"""Words of a view: who only says what was heard so far has none."""
_FORETELLS: Final = as_pattern(
    r"\b(?:expects?|expected|predicts?|forecasts?|foresees?|guess|chance|odds|base case"
    r"|close to certain|likely|unlikely"
    r"|thinks? (?:that )?(?:the|an?) [^,;]{3,60} (?:will|is quite possible))\b"
)


@dataclass(frozen=True)
class OutsideView:
    """A sentence in which somebody who is no party says what will or may come.

    Attributes
    ----------
    by
        The name, and what the reports say that he or she is.
    who
        The name alone.
    decides
        The words by what one will know which of two views is right.
    """

    by: str
    who: str
    words: Evidence
    text: str
    weight: float
    are_rival: bool = False
    decides: Evidence | None = None

    @property
    def all_words(self) -> tuple[Evidence, ...]:
        """The words of the view, and those by what one will know if it is right."""
        return (self.words,) if self.decides is None else (self.words, self.decides)


def views_of_outsiders(
    dossier: Dossier, positions: Positions, clauses: PartyClauses
) -> tuple[OutsideView, ...]:
    """Return one view of each outsider, the weightiest sentence of each, in the order of reading.

    Those who differ come first, told together.
    """
    return Views(dossier, positions, clauses).best()


class Views:
    """The views of outsiders in the sentences of a dossier."""

    def __init__(self, dossier: Dossier, positions: Positions, clauses: PartyClauses) -> None:
        self._dossier, self._positions, self._clauses = dossier, positions, clauses

    def best(self) -> tuple[OutsideView, ...]:
        """Return the weightiest view of each."""
        rivals = self._rivals()
        best: dict[str, OutsideView] = {}
        for one in self.every():
            if any(overlap(one.words, words) for other in rivals for words in other.all_words):
                continue
            told = self._told(one)
            before = best.get(one.who)
            if told is not None and (before is None or one.weight > before.weight):
                best[one.who] = told
        views = sorted(best.values(), key=lambda one: (one.words.report, one.words.start))
        # Those who differ stand in one paragraph: a pair tells more than two who speak of different things.
        sizes = Counter(map(self._paragraph, views))
        ranked = sorted(views, key=lambda one: -min(sizes[self._paragraph(one)], _PAIR))
        chosen = ranked[:_MOST]
        return (*rivals, *(one for one in views if one in chosen))

    def _told(self, view: OutsideView) -> OutsideView | None:
        """Return a view that leans with the sentence before it; None where that leans too or is too far."""
        if not leans(view.text):
            return view
        sentences = tuple(self._clauses.whole)
        number = next((k for k, one in enumerate(sentences) if one.place == view.words), 0)
        before, this = sentences[number - 1], sentences[number]
        if number == 0 or before.turn != this.turn or not self._is_near(before.place, view.words):
            return None
        text = f"{before.text} {view.text}"
        if (
            leans(before.text)
            or is_of_another(before.text)
            or len(text) > _LONGEST
            or not is_whole(before.text)
        ):
            return None
        words = self._dossier.reports[view.words.report].passage(before.place.start, view.words.end)
        return replace(view, words=words, text=text)

    def _rivals(self) -> tuple[OutsideView, ...]:
        """Return the passages in which outsiders differ."""
        views = [
            OutsideView(
                one.head, f"{one.head} {one.words.start}", one.words, one.says, 2.0, True, one.decides
            )
            for one in told_together(self._dossier.reports, tuple(self._clauses.whole))
        ]
        for one in rival_views_in(tuple(self._clauses.whole)):
            first, last = one.sentences[0].place, one.sentences[-1].place
            words = self._dossier.reports[first.report].passage(first.start, last.end)
            if not any(overlap(words, other.words) for other in views):
                views.append(OutsideView(one.head, f"{one.head} {first.start}", words, one.says, 2.0, True))
        return tuple(views)

    def _paragraph(self, view: OutsideView) -> tuple[str, int]:
        words = view.words
        return words.report, self._dossier.reports[words.report].text.rfind("\n\n", 0, words.start)

    def every(self) -> Iterator[OutsideView]:
        """Yield the view of each sentence that has one, in the order of reading."""
        before: OutsideView | None = None
        differing: SentenceClauses | None = None
        for sentence in self._clauses.sentences:
            text = sentence.text
            if before is not None and not self._is_near(before.words, sentence.place):
                before = None
            if differing is not None and goes_on(text) and self._is_near(differing.place, sentence.place):
                before = self._of_both(differing, sentence)
                differing = None
                yield before
                continue
            differing = sentence if differing_thinker(text) else None
            if differing is not None:
                continue
            view = self._of_somebody(sentence, before)
            if view is not None:
                before = view
                yield view
                continue
            if _FIGURE.match(text) or text.count("“") != text.count("”"):
                continue
            if not is_whole(text) or len(text) > _LONGEST or not _AHEAD.search(UNREAL.sub("", text)):
                continue
            for who, by, bonus in self._who(sentence):
                if _ONLY_TELLS.search(text) and not _WILL.search(text):
                    break
                number = bool(re.search(r"per cent|%|\bone in \w+", text))
                weight = bonus + 1.2 * number + (re.search(r"\bwill\b|[’']ll\b", text) is not None)
                before = OutsideView(by, who, sentence.place, one_line(sentence.place.quote), weight)
                yield before
                break

    def _of_both(self, differing: SentenceClauses, sentence: SentenceClauses) -> OutsideView:
        """Return the view of one of whom a sentence tells that he differs, and the next what he thinks."""
        who = differing_thinker(differing.text)
        first, last = differing.place, sentence.place
        report = self._dossier.reports[first.report]
        words = report.passage(first.start, last.end)
        return OutsideView(who, f"{who} {first.start}", words, one_line(words.quote).replace("*", ""), 1.5)

    def _is_near(self, words: Evidence, place: Evidence) -> bool:
        """Return True for two passages of one paragraph."""
        text = self._dossier.reports[words.report].text
        return words.report == place.report and "\n\n" not in text[words.end : place.start]

    def _of_somebody(self, sentence: SentenceClauses, before: OutsideView | None) -> OutsideView | None:
        """Return the view of one without a name; one that leans on the view before it stands beside that."""
        text = sentence.text.replace("*", "")
        if _FIGURE.match(text):
            return None  # "a figure of 65,000 is": a number that nobody figures
        thinkers = thinkers_in(without_quotations(text)) if may_judge(text, _LONGEST) else ()
        if not thinkers:
            return None
        who = thinkers[0]
        if leans_on_another_view(text, who) and before is None:
            return None
        if len(thinkers) > 1:
            by = "Two views"
        elif is_only_counted(who):
            by = "Another view" if before is not None else "One view"
        else:
            by = re.sub(r"^[Oo]ur ", "The report’s ", who)
        weight = 1.5 + (len(thinkers) > 1)
        says = one_line(sentence.place.quote).replace("*", "")
        return OutsideView(
            by[:1].upper() + by[1:], f"{who} {sentence.place.start}", sentence.place, says, weight
        )

    def _who(self, sentence: SentenceClauses) -> Iterator[tuple[str, str, float]]:
        """Yield who thinks so: the name, that with the office, and how surely it is an outsider."""
        text = sentence.text
        for clause in sentence.clauses:
            party = clause.party
            form = _SAYING if is_assessor(party) else _PREDICATE
            is_named = re.fullmatch(r"I|[Ww]e|[Yy]ou|[A-Z]{6,}", party.name) is None
            if (
                is_named
                and self._is_outsider(party)
                and any(form.match(words) for words in clause.predicates)
            ):
                yield party.name, _with_office(party) or clause.subject, 1.0
        person = sentence.person
        if person is not None and person.name.isupper():
            person = None  # "REPORTER" tells what others think
        if person is not None and self._is_outsider(person) and _PERSON_THINKS.search(text):
            yield person.name, _with_office(person) or person.name, 0.8
        bare = without_quotations(text)
        for form in (_BY_NOUN, _FEW, _BY_VIEW):
            if (by := form.search(bare)) is None:
                continue
            if by.groupdict().get("his"):
                if person is not None and self._is_outsider(person):
                    yield person.name, _with_office(person) or person.name, 0.9
                continue
            who = by["who"].strip()
            if form is _FEW:
                who = who[who.index(" in ") + 1 :]
            if who.split()[0].lower() == "our":
                who = f"{_AUTHOR}’s {who[4:]}"
            yield who.lower(), who[:1].upper() + who[1:], 0.6
        if _AUTHORS.search(bare) and sentence.place.report in self._with_an_author:
            yield _AUTHOR, _AUTHOR, 0.7

    @cached_property
    def _with_an_author(self) -> frozenset[str]:
        """The reports whose "I" and "we" are their authors': none with speakers of its own."""
        return frozenset(
            report.id for report in self._dossier.reports.values() if not _INTERVIEW.search(report.text)
        )

    def _is_outsider(self, party: Party) -> bool:
        """Return True for an assessor, or a person who neither speaks for a party nor holds an office."""
        if is_assessor(party):
            return True
        if party.kind != "person" or not party.name[:1].isupper():
            return False
        side = self._positions.speaks_for.get(party.id, party.id)
        if side != party.id or side in self._at_table:
            return False
        return not holds_office(party) and not any(role.of for role in party.roles)

    @cached_property
    def _at_table(self) -> frozenset[str]:
        return frozenset(party.id for party in self._positions.parties)


def holds_office(party: Party) -> bool:
    """Return True for somebody who leads or speaks for others, and so does not judge from outside."""
    return any(_OF_OFFICE.search(held.title) and not _PAST.search(held.title) for held in party.titles)


def _with_office(party: Party) -> str:
    """Return a name with what its bearer is: "Ana Roy (political analyst)"; "" where no report says it."""
    titles: Sequence[str] = [held.title for held in party.titles if held.title and held.title[0].islower()]
    title = next(iter(titles), "")
    return f"{party.name} ({title})" if title and title.casefold() not in party.name.casefold() else ""


def view_as_assessment(view: OutsideView) -> Assessment:
    """Return a view as the page shows it: who says so, the sentence, and the condition that it names."""
    kind = "forecast" if _FORETELLS.search(view.text) else "view"
    condition = own_condition(view.text)
    if not re.match(r"(?:if|unless|provided|only if|without)\b", condition, re.IGNORECASE):
        condition = ""
    condition = re.split(r", (?:which|and|but|who)\b", condition)[0]
    condition = condition[:1].lower() + condition[1:]
    if view.are_rival:
        condition = ""  # that of one of them decides nothing between the two
    decides = Line(f"its own condition, “{condition}”.", "What would decide it:")
    if view.decides is not None:
        quoted = f"“{within_quotes(one_line(view.decides.quote))}”"
        decides, condition = Line(quoted, "What would decide it:", evidence=(view.decides,)), quoted
    return Assessment(
        Line(f"“{within_quotes(view.text)}”", evidence=(view.words,)),
        _whose(view.by, kind, view.text),
        lines=(decides,) if condition else (),
    )


def _whose(by: str, kind: str, text: str) -> str:
    """Return "Ana Roy’s view", and of a group or a town "View of some envoys", "View in Brine".

    Whom the quoted words themselves name first is not named twice: "A view".
    """
    if by.endswith(" view") or by in ("Two views", "Views that differ"):
        return by
    bare = by.partition(" (")[0].casefold()
    if text.casefold().lstrip('“"‘').removeprefix("the ").startswith(bare.removeprefix("the ")):
        return f"A {kind}"
    if by.startswith("In "):
        return f"{kind.capitalize()} {by[:1].lower()}{by[1:]}"
    if re.fullmatch(rf"(?:{_OUTSIDERS})", by, re.IGNORECASE) and by.endswith("s"):
        return f"{by}’ {kind}"
    is_group = by.split()[0].lower() in _GROUPS and " " in by
    return f"{kind.capitalize()} of {by[:1].lower()}{by[1:]}" if is_group else f"{possessive(by)} {kind}"
