"""Words for the moments of a timeline: a short sentence where the report's words allow one."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from detente.page.words.clauses import (
    before_a_pronoun,
    clause_of,
    hangs,
    sentence_around,
    shortened,
)
from detente.page.words.parties import NamesInProse, upper_first
from detente.page.words.states import cut_at_clause
from detente.reading import Party, Standing
from detente.sources import Evidence

LONGEST_MOMENT: Final = 140
_LEADING: Final = re.compile(
    r"^(?:(?:that|which|who|when|where|as|after|though|although|but|and|then)\s+)+", re.I
)
_FIRST_PERSON: Final = re.compile(r"\b(?:I|we|my|our|us|me)\b", re.I)
_PRONOUN: Final = re.compile(r"^(?:he|she|it|they|who|which|that)$", re.I)
_VERB: Final = (
    r"(?:was|were|has|have|had|will|would|is|are|may|might|could|met|held|began|took|won|sent|cut|put|set|left"
    r"|broke|led|shot|gave|went|said|struck|fought|sought|hit|made|withdrew|rose|fell|lost|fled|came|sat|ran"
    r"|spoke|paid|sold|told|drove|tore|laid|kept|built|bought|brought|caught|chose|won|\w{2,}ed)\b"
)
_DAY: Final = (
    r"(?:(?:\d{1,2} )?\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"(?: \d{1,2}(?:[-–]\d{1,2})?)?(?:,? \d{4})?|(?<= in )\d{4})"
)
_DATE: Final = re.compile(
    rf"(?<! of)(?<! late)(?<! early)(?<! mid)(?:, (?:on |in )?({_DAY}),(?= {_VERB})"
    rf"|(?:,(?=[^,]*$))? (?:on |in |last |next )?({_DAY})"
    rf"(?=$| (?:to|after|before|when|as|in|on|at|for|by|{_VERB}|and {_VERB})\b))"
)
"""A date at the end of a clause, or of a sentence."""
_MONTHS: Final = {month[:3]: month for month in month_name if month}
_CLAUSE: Final = re.compile(rf"[^,] {_VERB}|^[^,]+, [^,]+, {_VERB}")
"""A verb that is no participle after a comma: "the deal, announced on Friday" is no clause."""
_ASIDE: Final = re.compile(
    rf"^([A-Z][^,]{{0,60}}?)(?:, (?:\d+|(?:who|which|an?|the|and the) [^,]+))+, (?={_VERB})"
)
"""An aside after the subject: "Santos, 52, who speaks for the government, met …"."""
_ASIDE_WITH_A_VERB: Final = re.compile(r"^([^,]*),(?: \w+ly)? (?:\w+ed|who|which|where|when|as) [^,]*(?:,|$)")
_BY_SOMEBODY: Final = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bis )(?<!\bare )(?<!\bbe )\b(?:\w+ed by|named)\b"
)
"""Participles that only describe a noun: "the suit filed by a guard"."""
_OF_ANOTHER: Final = re.compile(rf"^(?:[A-Z][\w.-]* ){{1,4}}{_VERB} (?:him|her|them)\b(?! [a-z]+s\b)")
"""An object that the sentence does not name: "Roth attacked him for it"."""
_RELATIVE: Final = re.compile(r"\b(?:who|which|whose)\b")
_BY_PRONOUN: Final = re.compile(r"\b(?:he|she|it|they|this|these|those)\b", re.I)
_POINTS_BACK: Final = re.compile(r"(?:this|these|that|those|such|it|they|he|she|there)\b", re.I)
_HAS_VERB: Final = re.compile(_VERB)
_FOLLOWED_BY_VERB: Final = re.compile(rf" (?:(?:and|or) [^,]{{1,60}}? )?(?:\w+ |this week )?{_VERB}")
_PASSIVE: Final = re.compile(r" (?:was|were|is|are|has been|have been|had been|will be|may be)\b")
_DETERMINED: Final = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[A-Z][\w.-]*(?: [A-Z][\w.-]*)*[’']s)\s+)$")
_SUBJECT_BEGINS: Final = re.compile(
    rf"^(?:(?:that|which|who|when|where|as|after|though|although|but|and|then)\s+)*(?:{_DETERMINED.pattern[:-1]})?$"
    rf"|,\s+(?:{_DETERMINED.pattern[:-1]})?$",
    re.I,
)
_DEICTIC: Final = re.compile(
    r"(?<! of),? (?:today|yesterday|tonight|tomorrow|(?:earlier |later )?this (?:week|month|year)"
    r"|(?:last|next) (?:week|month|year|spring|summer|autumn|fall|winter)"
    rf"|(?:last|next) (?:{'|'.join(month_name[1:])})"
    r"|(?:(?:almost|about|nearly) )?(?:an?|one|two|three|four|five|six|\d+) (?:day|week|month|year)s?"
    r" (?:ago|later|earlier|afterwards)|the next day"
    r"|(?:on )?(?:(?:early|late|last|next) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))?)\b(?!['’])"
)
_BECAME: Final = {
    "held captive": "taken captive",
    "on bail": "released on bail",
    "besieged": "besieged",
}
_WENT: Final = {"on trial": "went on trial", "exiled": "went into exile"}
_STILL: Final = {
    "detained": "still held",
    "held captive": "still held",
    "imprisoned": "still held",
    "exiled": "still in exile",
    "on trial": "not over",
}
_AT_ONCE: Final = frozenset((
    "killed", "removed", "expelled", "convicted", "sentenced to death", "charged", "dissolved",
    "deregistered",
))  # fmt: skip
"""Standings that nothing keeps up: only their beginning is a moment."""


class MomentInWords(NamedTuple):
    """The words of a moment; ``quoted`` ones are the report's own, and no sentence."""

    text: str
    quoted: bool


def happening_in_words(
    passage: Evidence, doers: Sequence[Party], others: Sequence[Party], text: str, names: NamesInProse
) -> MomentInWords:
    """Say what happened: the clause of the report, with the name of who does it for a pronoun.

    Where the words are no sentence of their own, they are quoted.

    Parameters
    ----------
    doers, others
        Who does it, and to whom.
    text
        The whole report.
    """
    words, at = clause_of(passage, text)
    for sentence in _sentences(words, at, passage, doers, others, text, names):
        plain = _without_asides(_without_day(sentence))
        if _is_whole(plain):
            whole = with_curly_marks(shortened(upper_first(plain), LONGEST_MOMENT, _HAS_VERB))
            return MomentInWords(re.sub(r"[.,]”$", "”", whole), quoted=False)
    whole = _fragment(words, passage, text)
    # The page sets it in double marks.
    return MomentInWords(with_curly_marks(whole).replace("“", "‘").replace("”", "’"), quoted=True)


def _fragment(words: str, passage: Evidence, text: str) -> str:
    """The words to quote where they are no sentence: a clause, or else the sentence that they stand in."""
    lead = _LEADING.match(words)
    fragment = words[lead.end() :] if lead else words
    verb = _HAS_VERB.search(fragment)
    around = sentence_around(passage, text)
    broken = verb is None or not verb.start() or fragment.startswith("to ") or hangs(fragment)
    if broken and len(around) <= LONGEST_MOMENT:
        return around
    return cut_moment(fragment)


def _sentences(
    words: str,
    at: int,
    passage: Evidence,
    doers: Sequence[Party],
    others: Sequence[Party],
    text: str,
    names: NamesInProse,
) -> Iterator[str]:
    """Yield what may be a sentence that tells of an event, the best first."""
    for party in (*doers, *others):
        for start, end in _mentions(words, at, passage, party):
            sentence = _from_its_subject(words, start, end, party, names, is_doer=party in doers)
            if sentence:
                yield names.in_short(upper_first(sentence))
    lead = _LEADING.match(words)
    plain = words[lead.end() :] if lead else words
    if _FIRST_PERSON.search(plain):
        return
    is_active = _HAS_VERB.match(plain) and not _PASSIVE.match(f" {plain}")
    if lead and lead.group().strip().lower() == "who" and doers and is_active:
        yield names.in_short(upper_first(f"{names.name(doers[0].id)} {plain}"))
    if _is_sentence(plain):
        yield plain
    elif plain[:1].isupper() and _begins_sentence(text, at):
        sure = before_a_pronoun(plain, _BY_PRONOUN)
        if _CLAUSE.search(sure):
            yield sure


def _without_asides(sentence: str) -> str:
    """Return a sentence without what stands between its subject and its verb, if the subject is a name."""
    return _ASIDE.sub(r"\1 ", sentence)


def _is_whole(sentence: str) -> bool:
    """Return True for a sentence that breaks nothing off and has a verb of its own, outside its asides."""
    bare = _BY_SOMEBODY.sub("", _ASIDE_WITH_A_VERB.sub(r"\1", sentence))
    verbs, relatives = len(_HAS_VERB.findall(bare)), len(_RELATIVE.findall(bare))
    return not hangs(sentence) and verbs > relatives and not _OF_ANOTHER.search(sentence)


def _mentions(words: str, at: int, passage: Evidence, party: Party) -> Iterator[tuple[int, int]]:
    """Yield where a party stands as a subject may: at the start of the words, or after a comma."""
    for mention in party.mentions:
        if mention.report != passage.report or not at <= mention.start <= mention.end < passage.end:
            continue
        start = mention.start - at
        name = " ".join(mention.quote.split())
        if words[start : start + len(name)] == name and _SUBJECT_BEGINS.search(words[:start]):
            yield start, start + len(name)


def _from_its_subject(
    words: str, start: int, end: int, party: Party, names: NamesInProse, *, is_doer: bool
) -> str:
    """The clause that begins with a party, if its verb follows; nothing if none does."""
    mention, rest = words[start:end], words[end:]
    if is_doer and rest.startswith(" to win "):
        rest = f" won {rest.removeprefix(' to win ')}"
    verb = _FOLLOWED_BY_VERB.match(rest)
    if verb is None or _FIRST_PERSON.fullmatch(mention):
        return ""
    if not is_doer and not _PASSIVE.match(rest):
        return ""
    if _PRONOUN.match(mention):
        fits = _agrees(mention, rest, is_plural=names.is_plural(party.id))
        return f"{names.name(party.id)}{rest}" if fits else ""
    begins = _DETERMINED.search(words[:start])
    return f"{begins.group() if begins else ''}{mention}{rest}"


def _without_day(sentence: str) -> str:
    """The sentence without "today" and "on Friday": its date stands beside it."""
    return _DEICTIC.sub("", sentence)


def without_its_date(sentence: str, date_in_words: str) -> str:
    """Return a sentence without the date at its end, where that is the one that stands beside it.

    Examples
    --------
    >>> without_its_date("Police arrested her on 4 May", "4 May 2019")
    'Police arrested her'
    >>> without_its_date("Police arrested her in late May", "May 2019")
    'Police arrested her in late May'
    """
    known = set(date_in_words.replace("–", " ").split())
    for date in _DATE.finditer(sentence):
        words = {_MONTHS.get(word[:3], word) for word in re.findall(r"\w+", date[1] or date[2])}
        if words <= known or (date.end() == len(sentence) and len(words & known) > 1):
            return sentence[: date.start()] + sentence[date.end() :]
    return sentence


def cut_moment(words: str) -> str:
    """Return the words of a moment, cut where a clause begins if they are long."""
    return cut_at_clause(words, LONGEST_MOMENT)


def _agrees(mention: str, rest: str, *, is_plural: bool) -> bool:
    """Return True if a name may stand for a pronoun: "they have" is no "the front have"."""
    return mention.lower() != "they" or is_plural or not re.match(r" (?:\w+ )?(?:have|were|are|do)\b", rest)


def _begins_sentence(text: str, at: int) -> bool:
    """Return True if nothing of a sentence stands before a place."""
    before = text[:at].rstrip()
    return (
        not before or before.endswith((".", "!", "?", ".”", '."', ".’")) or "\n\n" in text[len(before) : at]
    )


def _is_sentence(words: str) -> bool:
    """Return True if words are a clause with its subject and a verb of its own."""
    verb = re.search(r"\b(?:was|were|has|have|had|will|is|are|may|began|started|opened|ended|broke)\b", words)
    if verb is None or verb.start() == 0 or _POINTS_BACK.match(words):
        return False
    before = words[: verb.start()].split()
    return (
        bool(before)
        and len(before) <= 8
        and not re.search(r"\b(?:that|which|who|to)\b|,", words[: verb.start()])
    )


def with_curly_marks(words: str) -> str:
    r"""Return words with curly quotation marks for straight ones and for those of a typewriter.

    Examples
    --------
    >>> with_curly_marks('an "odd" plan')
    'an “odd” plan'
    """
    words = re.sub(r"``\s?", "“", words).replace("''", "”")
    return re.sub(r'(^|[\s(‘“—-])"', r"\1“", words).replace('"', "”")


def standing_in_a_sentence(named: str, standing: Standing, *, is_plural: bool = False) -> str:
    """Say how a standing of a party began, in a sentence.

    Examples
    --------
    >>> from detente.sources import Report
    >>> words = Report("r", "r.txt", "arrested").passage(0, 8)
    >>> standing_in_a_sentence("Lena Roth", Standing(status="detained", since="2017", until=None, span=words))
    'Lena Roth was arrested'
    >>> banned = Standing(status="under a travel ban", since="2017", until=None, span=words)
    >>> standing_in_a_sentence("the envoys", banned, is_plural=True)
    'The envoys were put under a travel ban'
    """
    status = standing.status
    if status in _WENT:
        return upper_first(f"{named} {_WENT[status]}")
    if status == "detained" and "arrest" in standing.span.quote.lower():
        status = "arrested"
    status = f"put {status}" if status.startswith("under ") else _BECAME.get(status, status)
    return upper_first(f"{named} {'were' if is_plural else 'was'} {status}")


def lasting_in_words(standing: Standing) -> str:
    """Return "still in force", "still held" and the like; nothing for what is over as soon as it is done."""
    if standing.status in _AT_ONCE:
        return ""
    return _STILL.get(standing.status, "still in force")
