"""The words of the main speakers, for the first page of reports whose demands and answers are few."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import Final

from detente.dossier import Dossier
from detente.page.lines import Line, Lines
from detente.page.page import Section
from detente.page.sections.candidate import overlap
from detente.page.sections.quoting.quotable import (
    LONGEST_WHOLE,
    Quotable,
    has_a_name,
    is_definite,
    place_of,
    quotable,
)
from detente.page.words import cut_at_clause, goes_on, read_on, upper_first, with_curly_marks
from detente.patterns import as_pattern
from detente.positions import Positions
from detente.reading import Party
from detente.short import lower_first, one_line
from detente.sources import Evidence

MAX_QUOTED: Final = 4
_LONGEST, _LEAST = 170, 40
_POINT: Final = as_pattern(
    r"\b(?:must|have to|has to|need to|should|will|won[’']t|would|cannot|can[’']t|never|not|no|demand\w*"
    r"|refus\w*|reject\w*|unless|if|until|only|want\w*|ready|offer\w*|accept\w*|therefore|agree\w*)\b",
    re.IGNORECASE,
)
"""Words of a sentence that says what is wanted, refused, offered or foretold."""
_REFUSAL: Final = as_pattern(r"\b(?:will|would|can|could|must|shall) (?:not|never)\b|\bcannot\b|n[’']t\b")
_INDEFINITE: Final = as_pattern(r"an?\s", re.IGNORECASE)
_OPENING_APOSTROPHES: Final = as_pattern(r"(?<![^\s(\[—–])''(?=\S)")
_DENIAL = as_pattern(
    r"\b(?:den(?:y|ies|ied|ying)|doubt(?:s|ed|ing)?|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
_BROKEN: Final = as_pattern(r"[(\[]|\.\.")
"""Marks of a sentence that the report itself cuts or explains."""
_MUCH_PLAINER: Final = 2
_ALIKE: Final = 0.7
_UNNAMED, _A_PERSON_UNNAMED = 0.3, 1.0
_OF_AN_ACT, _OF_A_VIEW = 0.4, 1.1
_ENOUGH: Final = 2
_STEM, _MOSTLY = 5, 0.7
_SMALL: Final = frozenset({"that", "with", "from", "their", "have", "would", "will", "been", "were", "today"})
_TAKES_SIDES: Final = frozenset({"demands", "refuses", "offers", "warns"})


def in_their_words_section(
    dossier: Dossier,
    positions: Positions,
    names: Mapping[str, str],
    shown: Collection[Evidence] = (),
    told: str = "",
    *,
    most: int = MAX_QUOTED,
) -> Section | None:
    """Quote the speakers who take sides most plainly, one statement each, in the order of the reports.

    Where little of a report is a demand, an offer or a refusal, the positions tell little; the words of the
    speakers still tell who thinks what.

    Parameters
    ----------
    names
        The names of the parties of the table by id, as sentences print them.
    shown
        Words that stand elsewhere on the page.
    told
        What the page says before: it needs no second telling.
    most
        So many speakers at most.
    """
    in_table = {party.id for party in positions.parties}
    named = {party.id: party for party in dossier.parties if has_a_name(party) or is_definite(party)}
    order = {report: number for number, report in enumerate(dossier.reports)}
    weighed: list[tuple[float, str, Quotable]] = []
    known = _stems(told)
    spoken = sorted(
        (s for s in dossier.statements if s.content_spans and s.speaker_span is not None), key=place_of
    )
    for statement in dossier.statements:
        who = named.get(statement.speaker or "")
        if who is None or not statement.content_spans:
            continue
        quote = quotable(statement, who, dossier, spoken)
        if quote is None or any(overlap(words, other) for words in quote.passages for other in shown):
            continue
        if statement.manner == "indirect" and _is_known(quote, who, known):
            continue
        weight = _weight(quote, of_the_table=positions.speaks_for.get(who.id, who.id) in in_table)
        if not has_a_name(who):
            weight -= _A_PERSON_UNNAMED if who.kind == "person" else _UNNAMED
        speaker = positions.speaks_for.get(who.id, who.id) if _is_described(who) else who.id
        weighed.append((weight, speaker, quote))
    in_order = sorted(
        _plainest(weighed, most),
        key=lambda said: (order.get(said.passages[0].report, 0), said.passages[0].start),
    )
    full = {party.id: _called(party, positions, names) for party in dossier.parties}
    texts = {report.id: report.text for report in dossier.reports.values()}
    lines = tuple(_line(quote, names, full, texts) for quote in in_order)
    return quoted_section(lines) if lines else None


def quoted_section(lines: Sequence[Line]) -> Section:
    """Return the section with quoted lines."""
    return Section("in-their-words", "In their words", (Lines(tuple(lines)),))


def _plainest(weighed: Sequence[tuple[float, str, Quotable]], most: int) -> Sequence[Quotable]:
    """Return the words of most weight, one statement of each speaker; of words said twice, those of one.

    What points back to words that no reader sees, and the second words of a speaker, are only quoted where
    there is hardly anything else.
    """
    by_weight = sorted(weighed, key=lambda one: -one[0])
    chosen: dict[Quotable, str] = {}

    def choose(up_to: int, *, points_back: bool, again: bool) -> None:
        for _, speaker, quote in by_weight:
            if len(chosen) >= up_to:
                return
            if quote.points_back is points_back and (speaker in chosen.values()) is again:
                is_sure = quote.is_sure or not again
                if is_sure and not any(_is_the_same(quote, other) for other in chosen):
                    chosen[quote] = speaker

    choose(most, points_back=False, again=False)
    choose(_ENOUGH, points_back=True, again=False)
    choose(min(most, _ENOUGH + 1), points_back=False, again=True)
    return tuple(chosen)


def _is_the_same(quote: Quotable, other: Quotable) -> bool:
    """Return True for statements that share words, or are reported in much the same words."""
    if any(overlap(words, others) for words in quote.passages for others in other.passages):
        return True
    if quote.statement.manner != "indirect" or other.statement.manner != "indirect":
        return False
    one, two = (set(re.findall(r"[a-z]{3,}", each.text.casefold())) for each in (quote, other))
    return len(one & two) > _ALIKE * min(len(one), len(two))


def _is_known(quote: Quotable, who: Party, known: Collection[str]) -> bool:
    """Return True for words that say little which is not known: "demanded that the port raise the pay"."""
    said = " ".join(words.quote for words in quote.statement.content_spans)
    telling = _stems(said) - _stems(who.name)
    return bool(telling) and len(telling & set(known)) >= _MOSTLY * len(telling)


def _stems(text: str) -> set[str]:
    return {word[:_STEM].casefold() for word in re.findall(r"[^\W\d_]{4,}", text)} - _SMALL


def _weight(quote: Quotable, *, of_the_table: bool) -> float:
    stances = {stance.kind for stance in quote.statement.stances}
    return (
        0.5
        + 1.0 * of_the_table
        + (1.0 if stances & _TAKES_SIDES else 0.7 if stances else 0.0)
        + 0.4 * (quote.statement.manner != "indirect")
        + 0.3 * (len(quote.text) <= _LONGEST)
        + 0.3 * (not quote.goes_on and _REFUSAL.search(quote.text) is not None)
        - 1.5 * quote.points_back
        # What a report says that somebody asked for tells more than that he praised or blamed.
        - (quote.goes_on and (_OF_AN_ACT if stances & _TAKES_SIDES else _OF_A_VIEW))
    )


def _line(
    quote: Quotable, names: Mapping[str, str], full: Mapping[str, str], texts: Mapping[str, str]
) -> Line:
    statement = quote.statement
    assert statement.speaker is not None
    speaker = upper_first(names.get(statement.speaker) or full[statement.speaker])
    tags = ("as reported",) if statement.manner == "indirect" else ()
    if quote.goes_on:
        return Line(quote.text, speaker, tags, quote.passages, quoted=True)
    passages, text, is_cut = quote.passages, quote.text, False
    if statement.manner == "indirect":
        last = read_on(passages[-1], texts[passages[-1].report])
        text += last.quote[len(passages[-1].quote) :]
        passages, is_cut = (*passages[:-1], last), goes_on(last, texts[last.report])
    cue = statement.cue_span.quote if statement.cue_span is not None else ""
    if statement.manner == "indirect" and (denial := _DENIAL.search(cue)) is not None:
        # What somebody denies is the reverse of what he says.
        said = lower_first(_as_printed(text, is_cut=is_cut))
        verb = "Doubts" if denial[0].casefold().startswith("doubt") else "Denies"
        return Line(f"{verb} that {said}", f"{speaker}:", tags, passages, quoted=True)
    return Line(_as_printed(text, is_cut=is_cut), f"{speaker}:", tags, passages, quoted=True)


def _called(party: Party, positions: Positions, names: Mapping[str, str]) -> str:
    """Return the name of a speaker; of "a rebel group" that of the party of the table that it is."""
    camp = positions.speaks_for.get(party.id, party.id)
    return names.get(camp, party.name) if _is_described(party) else party.name


def _is_described(party: Party) -> bool:
    """Return True for "a rebel group", who may have a name elsewhere."""
    return party.kind != "person" and _INDEFINITE.match(party.name) is not None


def _as_printed(words: str, *, is_cut: bool = False) -> str:
    """Return words as a line of their own: one mark for each quotation mark, no comma before the last.

    Of words too long for it the sentence is taken that says most plainly what is wanted, refused or
    foretold; a single one loses its last clauses. An ellipsis stands where a sentence was cut,
    and where the first ones were left out.

    Parameters
    ----------
    is_cut
        True if the sentence goes on in the report.

    Examples
    --------
    >>> _as_printed("``We will stay,''"), _as_printed("that the union would stay")
    ('“We will stay”', 'The union would stay')
    >>> _as_printed("''We will stay,''"), _as_printed("We will stay,”")
    ('“We will stay”', '“We will stay”')
    """
    text = _OPENING_APOSTROPHES.sub("“", one_line(words).removeprefix("that "))
    text = re.sub(r",(?=”$)", "", with_curly_marks(text))
    # Some readings of a whole sentence leave its first mark outside.
    if text.endswith("”") and "“" not in text:
        text = f"“{text}"
    # "She", joined to "she sometimes calls" across a cue, stands twice.
    text = upper_first(re.sub(r"^(he|she|it|they) (?=\1\b)", "", text, flags=re.IGNORECASE))
    if len(text) <= LONGEST_WHOLE:
        return f"{text.rstrip('.,;')}…" if is_cut else text
    text = _plainest_sentences(text)
    return f"{text}”" if text.count("“") > text.count("”") else text


def _plainest_sentences(text: str) -> str:
    """Return the part of a long quotation that makes its point."""
    ends = [0, *(end.end() for end in re.finditer(r"[.!?](?= [A-Z“])", text)), len(text)]
    parts = [text[start:end].strip() for start, end in pairwise(ends)]
    fitting = [k for k, part in enumerate(parts) if _LEAST <= len(part) <= LONGEST_WHOLE]
    if not fitting:
        return cut_at_clause(text, LONGEST_WHOLE)
    # The first is what the report quotes first, so another has to be much plainer.
    plainness = {k: len(_POINT.findall(parts[k])) - 9 * bool(_BROKEN.search(parts[k])) for k in fitting}
    best = max(fitting, key=lambda k: (plainness[k], -k))
    if plainness[best] - plainness[fitting[0]] < _MUCH_PLAINER:
        best = fitting[0]
    first = last = best
    while last + 1 < len(parts) and sum(map(len, parts[first : last + 2])) <= _LONGEST:
        last += 1
    chosen = " ".join(parts[first : last + 1]).removeprefix("“")
    lead = "“… " if text.startswith("“") and first else "… " if first else "“" if text.startswith("“") else ""
    return f"{lead}{chosen}"
