"""The words of the main speakers, for the first page of reports whose demands and answers are few."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from detente.dossier import Dossier
from detente.page.lines import Line, Lines
from detente.page.page import Section
from detente.page.sections.candidate import overlap
from detente.page.words import cut_at_clause, goes_on, read_on, upper_first, with_curly_marks
from detente.positions import Positions
from detente.reading import QUOTE_VERBS, Party, Statement, quote_forms
from detente.short import lower_first, one_line
from detente.sources import Evidence

MAX_QUOTED: Final = 4
_FEWEST_WORDS: Final = 6
_LONGEST, _LEAST = 170, 40
_LONGEST_WHOLE: Final = 230
"""A sentence of at most so many characters is told whole: what it says stands at its end as often as not."""
_POINT: Final = re.compile(
    r"\b(?:must|have to|has to|need to|should|will|won[’']t|would|cannot|can[’']t|never|not|no|demand\w*"
    r"|refus\w*|reject\w*|unless|if|until|only|want\w*|ready|offer\w*|accept\w*|therefore|agree\w*)\b",
    re.IGNORECASE,
)
"""Words of a sentence that says what is wanted, refused, offered or foretold."""
_CLAUSE: Final = re.compile(
    r"(?:that|if|there)\s|(?:he|she|it|they|we)\s+(?!clear\b|plain\b)\w", re.IGNORECASE
)
"""The first words of a whole clause in reported speech: after "that", or a pronoun that is its subject."""
_UNNAMED: Final = re.compile(r"(?:the|an?|his|her|its|their|our|some|many|one|another)\s+", re.IGNORECASE)
_INDEFINITE: Final = re.compile(r"an?\s", re.IGNORECASE)
_PRONOUN: Final = re.compile(r"(?:he|she|it|they|who|we|I)$", re.IGNORECASE)
_TITLE: Final = 6
_WOMAN: Final = re.compile(r"\b(?:Mrs|Ms|Miss)\.?\s$")
_MAN: Final = re.compile(r"\bMr\.?\s$")
_OPENING_APOSTROPHES: Final = re.compile(r"(?<![^\s(\[—–])''(?=\S)")
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|doubt(?:s|ed|ing)?|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)
_CUE_WITHIN: Final = re.compile(r"[”\"]\s+(?:\w+\s+){1,3}(?:said|says)\b")
_EMBEDDED: Final = re.compile(r"(?:how|why|whether|what|when|where|who)\b(?!.*[.!?]\s)", re.IGNORECASE)
"""The first words of an embedded question: "whether it is right" says nothing by itself."""
_ASKING: Final = re.compile(r"\b(?:warn\w*|told|tells?)\b", re.IGNORECASE)
_OF_OTHERS: Final = re.compile(
    r"(?:that )?(?:they|he|she|it) (?:should|must|had better|ought)\b", re.IGNORECASE
)
"""The first words of what somebody is warned or told to do: "they" are not who speaks."""
_ANOTHER: Final = re.compile(
    r"\b(?:and|but|while|as) (?:the )?"
    r"(?!(?:then|also|later|he|she|they|it|not|never|now|again|still|even)\b)\w+\s*$"
)
"""The subject of a second clause, right before its verb."""
_BROKEN: Final = re.compile(r"[(\[]|\.\.")
"""Marks of a sentence that the report itself cuts or explains."""
_MUCH_PLAINER: Final = 2
_ALIKE: Final = 0.7
_FAR: Final = 80
_TAKES_SIDES: Final = frozenset({"demands", "refuses", "offers", "warns"})


def in_their_words_section(
    dossier: Dossier, positions: Positions, names: Mapping[str, str]
) -> Section | None:
    """Quote the speakers who take sides most plainly, one statement each, in the order of the reports.

    Where little of a report is a demand, an offer or a refusal, the positions tell little; the words of the
    speakers still tell who thinks what.

    Parameters
    ----------
    names
        The names of the parties of the table by id, as sentences print them.
    """
    in_table = {party.id for party in positions.parties}
    named = {party.id: party for party in dossier.parties if _has_a_name(party)}
    order = {report: number for number, report in enumerate(dossier.reports)}
    best: dict[str, tuple[float, Statement]] = {}
    spoken = sorted(
        (s for s in dossier.statements if s.content_spans and s.speaker_span is not None), key=_place
    )
    for statement in dossier.statements:
        who = named.get(statement.speaker or "")
        if who is None or not _is_whole(statement, who) or _is_his_wife(statement, who, dossier):
            continue
        if _may_be_anothers(statement, spoken) or _has_another_beside(statement, dossier):
            continue
        weight = _weight(statement, of_the_table=positions.speaks_for.get(who.id, who.id) in in_table)
        speaker = positions.speaks_for.get(who.id, who.id) if _is_described(who) else who.id
        if speaker not in best or weight > best[speaker][0]:
            best[speaker] = (weight, statement)
    in_order = sorted(
        _plainest(best.values()),
        key=lambda said: (order.get(said.content_spans[0].report, 0), said.content_spans[0].start),
    )
    full = {party.id: _called(party, positions, names) for party in dossier.parties}
    texts = {report.id: report.text for report in dossier.reports.values()}
    lines = tuple(_line(statement, names, full, texts) for statement in in_order)
    return Section("in-their-words", "In their words", (Lines(lines),)) if lines else None


def _called(party: Party, positions: Positions, names: Mapping[str, str]) -> str:
    """Return the name of a speaker; of "a rebel group" that of the party of the table that it is."""
    camp = positions.speaks_for.get(party.id, party.id)
    return names.get(camp, party.name) if _is_described(party) else party.name


def _is_described(party: Party) -> bool:
    """Return True for "a rebel group", who may have a name elsewhere."""
    return party.kind != "person" and _INDEFINITE.match(party.name) is not None


def _plainest(weighed: Iterable[tuple[float, Statement]]) -> Sequence[Statement]:
    """Return the statements of most weight; of words that two share, or say again, those of one."""
    chosen: list[Statement] = []
    for _, statement in sorted(weighed, key=lambda pair: -pair[0]):
        if not any(_is_the_same(statement, other) for other in chosen):
            chosen.append(statement)
    return chosen[:MAX_QUOTED]


def _is_the_same(statement: Statement, other: Statement) -> bool:
    """Return True for statements that share words, or are reported in much the same words."""
    (words,), (others,) = statement.content_spans, other.content_spans
    if overlap(words, others):
        return True
    if statement.manner != "indirect" or other.manner != "indirect":
        return False
    one, two = (set(re.findall(r"[a-z]{3,}", span.quote.casefold())) for span in (words, others))
    return len(one & two) > _ALIKE * min(len(one), len(two))


def _has_a_name(party: Party) -> bool:
    """Return True for a party that a reader can look up: "Ana Roy", and not "the state's former envoy"."""
    first, last = _UNNAMED.sub("", party.name, count=1)[:1], party.name.split()[-1][:1]
    return first.isupper() and (party.kind != "person" or last.isupper())


def _is_whole(statement: Statement, who: Party) -> bool:
    """Return True for words that stand by themselves and are surely the speaker's.

    They are a quoted sentence, or a clause with its subject of a speaker who is named beside it: whose words
    a pronoun reports is less sure.
    """
    if len(statement.content_spans) != 1:
        return False
    words = statement.content_spans[0].quote
    bare = words.strip("“”\"'’` ")
    if len(words.split()) < _FEWEST_WORDS or bare.endswith("?") or _CUE_WITHIN.search(words):
        return False
    if _EMBEDDED.match(bare):
        return False
    if statement.manner == "direct":
        # "Sunk to a new low" is half a sentence, quotation marks or not.
        return not bare[:1].islower() or _CLAUSE.match(words.strip("“”\"'’` ")) is not None
    if _is_far(statement):
        return False
    cue = statement.cue_span.quote if statement.cue_span is not None else ""
    # The "concerns that …" of some are the words of others.
    if not set(re.findall(r"[a-z]+", cue.casefold())) & (quote_forms() | QUOTE_VERBS):
        return False
    beside = statement.speaker_span.quote if statement.speaker_span is not None else ""
    if _ASKING.search(cue) and _OF_OTHERS.match(bare):
        return False
    is_named = (
        any(name in beside or beside in name for name in (who.name, *who.aliases)) and beside[:1].isupper()
    )
    return is_named and not _PRONOUN.match(beside) and _CLAUSE.match(words) is not None


def _is_far(statement: Statement) -> bool:
    """Return True for "Roy is sure, despite some early friends, now saying …": the friends may say so."""
    speaker, cue = statement.speaker_span, statement.cue_span
    if speaker is None or cue is None or not cue.quote.casefold().endswith("ing"):
        return False
    return cue.start - speaker.end > _FAR


def _has_another_beside(statement: Statement, dossier: Dossier) -> bool:
    """Return True where the words between a speaker and the cue name another who may say it.

    Examples are "Kopp is at large and police admit that …" and "demanding that the boy return and saying …".
    """
    speaker, cue = statement.speaker_span, statement.cue_span
    if speaker is None or cue is None or cue.start <= speaker.end:
        return False
    between = dossier.reports[cue.report].text[speaker.end : cue.start]
    if cue.quote.casefold().endswith("ing"):
        return " and " in between
    return _ANOTHER.search(between) is not None


def _place(statement: Statement) -> tuple[str, int]:
    return statement.content_spans[0].report, statement.content_spans[0].start


def _may_be_anothers(statement: Statement, spoken: Sequence[Statement]) -> bool:
    """Return True for "he said" behind words of another man, who may well be the one who goes on.

    Parameters
    ----------
    spoken
        The statements of the dossier with a speaker, in the order of the words.
    """
    span = statement.speaker_span
    if span is None or not _PRONOUN.match(span.quote):
        return False
    report, start = _place(statement)
    before = [
        other
        for other in spoken
        if _place(other)[0] == report
        and _place(other)[1] < start
        and other.speaker_span is not None
        and not _PRONOUN.match(other.speaker_span.quote)
    ]
    return bool(before) and before[-1].speaker != statement.speaker


def _is_his_wife(statement: Statement, who: Party, dossier: Dossier) -> bool:
    """Return True for the words of "Mrs. Roy" where "Mr. Roy" is the one of that name who was read."""

    def title_of(mention: Evidence) -> str:
        return dossier.reports[mention.report].text[max(0, mention.start - _TITLE) : mention.start]

    span = statement.speaker_span
    if span is None or not _WOMAN.search(title_of(span)):
        return False
    return any(_MAN.search(title_of(mention)) for mention in who.mentions)


def _weight(statement: Statement, *, of_the_table: bool) -> float:
    stances = {stance.kind for stance in statement.stances}
    return (
        0.5
        + 1.0 * of_the_table
        + (1.0 if stances & _TAKES_SIDES else 0.7 if stances else 0.0)
        + 0.4 * (statement.manner != "indirect")
        + 0.3 * (len(statement.content_spans[0].quote) <= _LONGEST)
    )


def _line(
    statement: Statement, names: Mapping[str, str], full: Mapping[str, str], texts: Mapping[str, str]
) -> Line:
    assert statement.speaker is not None
    (words,) = statement.content_spans
    is_cut = False
    if statement.manner == "indirect":
        words = read_on(words, texts[words.report])
        is_cut = goes_on(words, texts[words.report])
    speaker = names.get(statement.speaker) or full[statement.speaker]
    tags = ("as reported",) if statement.manner == "indirect" else ()
    cue = statement.cue_span.quote if statement.cue_span is not None else ""
    if statement.manner == "indirect" and (denial := _DENIAL.search(cue)) is not None:
        # What somebody denies is the reverse of what he says.
        said = lower_first(_as_printed(words.quote, is_cut=is_cut))
        verb = "Doubts" if denial[0].casefold().startswith("doubt") else "Denies"
        return Line(f"{verb} that {said}", f"{upper_first(speaker)}:", tags, (words,), quoted=True)
    return Line(
        _as_printed(words.quote, is_cut=is_cut), f"{upper_first(speaker)}:", tags, (words,), quoted=True
    )


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
    text = upper_first(text)
    if len(text) <= _LONGEST_WHOLE:
        return f"{text.rstrip('.,;')}…" if is_cut else text
    text = _plainest_sentences(text)
    return f"{text}”" if text.count("“") > text.count("”") else text


def _plainest_sentences(text: str) -> str:
    """Return the part of a long quotation that makes its point."""
    ends = [0, *(end.end() for end in re.finditer(r"[.!?](?= [A-Z“])", text)), len(text)]
    parts = [text[start:end].strip() for start, end in pairwise(ends)]
    fitting = [k for k, part in enumerate(parts) if _LEAST <= len(part) <= _LONGEST_WHOLE]
    if not fitting:
        return cut_at_clause(text, _LONGEST_WHOLE)
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
