"""Words for the moments of a timeline: a short sentence where the report's words allow one."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from detente.edtf import WEEKDAYS
from detente.page.words.clauses import (
    before_a_pronoun,
    clause_of,
    hangs,
    is_abbreviated,
    sentence_around,
    shortened,
)
from detente.page.words.counts import with_count
from detente.page.words.main_clauses import (
    BY_PRONOUN_AT_FIRST,
    CLAUSE,
    SHIFT,
    of_its_participle,
    with_the_main_clause,
    without_its_opening,
)
from detente.page.words.parties import NamesInProse, upper_first
from detente.page.words.states import cut_at_clause
from detente.page.words.subjects import VERB, Named, by_noun, clauses_with_subject, is_finite
from detente.patterns import as_pattern
from detente.reading import Party
from detente.short import one_line
from detente.sources import Evidence

LONGEST_MOMENT: Final = 140
_LONGEST_WHOLE: Final = 190
"""A sentence that nothing shorter can stand for is told whole up to here."""
_PHRASE: Final = as_pattern(r",? (?:to|for|in|on|at|with|from|by|during|over|against)\s")
_BEFALLS: Final = as_pattern(
    r"(?:killed|wounded|injured|hurt|shot|arrested|detained|charged|released|issued|published)\b"
)
_ATTRIBUTED: Final = as_pattern(r", (?:[\w.’-]+ ){1,5}(?:said|says|say)$")
_SPOKEN: Final = as_pattern(r"(?:we|I) \w", re.I)
_LEADING: Final = as_pattern(
    r"^(?:(?:that|which|who|when|where|as|after|though|although|but|and|then)\s+)+", re.I
)
_FIRST_PERSON: Final = as_pattern(r"\b(?:I|we|my|our|us|me)\b", re.I)
_PRONOUN: Final = as_pattern(r"^(?:he|she|it|they|who|which|that)$", re.I)
_DAY: Final = (
    r"(?:(?:\d{1,2} )?\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"(?: \d{1,2}(?:[-–]\d{1,2})?)?(?:,? \d{4})?|(?<= in )\d{4})"
)
_NO_LIMIT: Final = "".join(
    rf"(?<! {word})" for word in ("till", "until", "since", "by", "before", "after", "from", "to", "between")
)
"""Words that lose their sense with the date behind them: "suspended until 4 May"."""
_DATE: Final = as_pattern(
    rf"(?<! of)(?<! late)(?<! early)(?<! mid){_NO_LIMIT}(?:, (?:on |in )?({_DAY}),(?= {VERB})"
    rf"|(?:,(?=[^,]*$))? (?:on |in |last |next )?({_DAY})"
    rf"(?=$| (?:to|after|before|when|while|as|in|on|at|for|by|{VERB}|and {VERB})\b))"
)
"""A date at the end of a clause, or of a sentence."""
_MONTHS: Final = {month[:3]: month for month in month_name if month}
_ASIDE: Final = as_pattern(
    rf"^([A-Z][^,]{{0,60}}?)(?:, (?:\d+|(?:who|which|an?|the|and the) [^,]+))+, (?={VERB})"
)
"""An aside after the subject: "Santos, 52, who speaks for the government, met …"."""
_ASIDE_WITH_A_VERB: Final = as_pattern(r"^([^,]*),(?: \w+ly)? (?:\w+ed|who|which|where|when|as) [^,]*(?:,|$)")
_BY_SOMEBODY: Final = as_pattern(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bis )(?<!\bare )(?<!\bbe )\b(?:\w+ed by|named)\b"
)
"""Participles that only describe a noun: "the suit filed by a guard"."""
_OF_ANOTHER: Final = as_pattern(
    rf"^(?:[A-Z][\w.-]* ){{1,4}}{VERB} "
    r"(?:him|them|her(?! (?!(?:for|to|in|on|at|with|from|as|by|of|and)\b)[a-z]))\b"
)
"""An object that the sentence does not name: "Roth attacked him for it"."""
_LACKS_ITS_DAY: Final = as_pattern(r" (?:released|issued|announced|published|made public)$")
"""A participle at the end, when its day was taken away: "in a ruling released"."""
_POSSESSIVE_FIRST: Final = as_pattern(r"(?:its|his|her|their)\b", re.I)
_RELATIVE: Final = as_pattern(r"\b(?:who|which|whose)\b")
_BY_PRONOUN: Final = as_pattern(r"\b(?:he|she|it|they|this|these|those)\b", re.I)
_POINTS_BACK: Final = as_pattern(r"(?:this|these|that|those|such|it|they|he|she|there)\b", re.I)
_HAS_VERB: Final = as_pattern(VERB)
_FOLLOWED_BY_VERB: Final = as_pattern(rf" (?:(?:and|or) [^,]{{1,60}}? )?(?:\w+ |this week )?{VERB}")
_PASSIVE: Final = as_pattern(r" (?:was|were|is|are|has been|have been|had been|will be|may be)\b")
_DETERMINED: Final = as_pattern(r"(?:\b(?:[Tt]he|[Aa]n?|[A-Z][\w.-]*(?: [A-Z][\w.-]*)*[’']s)\s+)$")
_SUBJECT_BEGINS: Final = as_pattern(
    rf"^(?:(?:that|which|who|when|where|as|after|though|although|but|and|then)\s+)*(?:{_DETERMINED.pattern[:-1]})?$"
    rf"|,\s+(?:{_DETERMINED.pattern[:-1]})?$",
    re.I,
)
_DEICTIC: Final = as_pattern(
    rf"(?<! of){_NO_LIMIT},? (?:today|yesterday|tonight|tomorrow"
    r"|(?:earlier |later )?this (?:week|month|year|spring|summer|autumn|fall|winter)"
    r"|(?:last|next) (?:week|month|year|spring|summer|autumn|fall|winter)"
    rf"|(?:last|next) (?:{'|'.join(month_name[1:])})"
    r"|(?:(?:almost|about|nearly) )?(?:an?|one|two|three|four|five|six|\d+) (?:day|week|month|year)s?"
    r" (?:ago|later|earlier|afterwards)|the next day"
    r"|(?:(?:on|in|during|later) )?the (?:following|previous|same) (?:day|week|month|year)"
    rf"|(?:on )?(?:(?:early|late|last|next) )?{WEEKDAYS}"
    r"(?: (?:morning|afternoon|evening|night))?)\b(?!['’])"
)


class MomentInWords(NamedTuple):
    """The words of a moment; ``quoted`` ones are the report's own, and no sentence."""

    text: str
    quoted: bool


def happening_in_words(
    passage: Evidence, doers: Sequence[Party], others: Sequence[Party], text: str, names: NamesInProse
) -> MomentInWords | None:
    """Say what happened: the clause of the report, with the name of who does it for a pronoun.

    Where the words are no sentence of their own, and none can be made of them, the sentence that they stand
    in is quoted. None where that is too long, or does not say of whom it tells.

    Parameters
    ----------
    doers, others
        Who does it, and to whom.
    text
        The whole report.
    """
    words, at = clause_of(passage, text)
    # Each is made only where none before it is whole: most of what a timeline costs is in these.
    sentences: tuple[Callable[[], Iterator[str]], ...] = (
        lambda: of_its_participle(words, (*others, *doers), names),
        lambda: with_the_main_clause(words, at, passage, text),
        lambda: _sentences(words, at, passage, doers, others, text, names),
        lambda: without_its_opening(words, passage, text),
    )
    for sentence in chain.from_iterable(make() for make in sentences):
        plain = _without_asides(without_its_day(sentence))
        if _is_whole(plain) and (fitted := _fitted(upper_first(plain))):
            fitted = with_count(fitted, sentence_around(passage, text))
            return MomentInWords(re.sub(r"[.,]”$", "”", with_curly_marks(fitted)), quoted=False)
    quoted = _to_quote(words, passage, text)
    # The page sets it in double marks.
    plain = with_curly_marks(quoted).replace("“", "‘").replace("”", "’")
    return MomentInWords(plain, quoted=True) if quoted else None


def _fitted(sentence: str) -> str:
    """Return a sentence that fits two lines: its first clauses, or its first phrases; else nothing."""
    sentence = _ATTRIBUTED.sub("", _first_sentence(sentence))
    short = shortened(sentence, LONGEST_MOMENT, _HAS_VERB)
    if not short.endswith("…") and _is_whole(short):
        return short
    if len(sentence) <= _LONGEST_WHOLE:
        return sentence
    for phrase in reversed(list(_PHRASE.finditer(sentence, 0, LONGEST_MOMENT))):
        first = sentence[: phrase.start()]
        if not re.search(rf"{VERB}$", first) and not hangs(first) and _is_whole(first):
            return first
    return ""


def _first_sentence(words: str) -> str:
    """Return the first of two sentences that stand together."""
    for end in re.finditer(r"[.!?](?= [A-Z])", words):
        if not is_abbreviated(words[: end.start()], words[end.end() :]):
            return words[: end.start()]
    return words


def _to_quote(words: str, passage: Evidence, text: str) -> str:
    """The words to quote where no sentence can be made of them: a whole one that says whom it is about."""
    around = sentence_around(passage, text)
    if _SPOKEN.match(words) and not hangs(words) and len(words) <= LONGEST_MOMENT:
        return words
    # A noun alone, or "a deal reached in May", dates what it names, and not what its sentence tells.
    verb = _HAS_VERB.search(words)
    is_clause = verb is not None and is_finite(verb.group(), words[verb.end() :])
    is_clause = is_clause or _BEFALLS.match(words) is not None
    stands_first = around.casefold().startswith(" ".join(words.split()[:3]).casefold())
    if not (is_clause or stands_first) or len(around) > _LONGEST_WHOLE:
        return ""
    is_sentence = around[:1].isupper() and around[-1:] in ".!" and _HAS_VERB.search(around)
    return around if is_sentence and not BY_PRONOUN_AT_FIRST.search(around) else ""


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
    for clause in clauses_with_subject(words, at, text, _named(doers, names), _named(others, names)):
        yield names.in_short(upper_first(clause))
    if plain[:1].isupper() and _begins_sentence(text, at):
        sure = before_a_pronoun(plain, _BY_PRONOUN)
        if CLAUSE.search(sure):
            yield sure
    for clause in by_noun(words):
        yield names.in_short(upper_first(clause))


def _named(parties: Sequence[Party], names: NamesInProse) -> Named | None:
    """Return the name of the one party; None of none or several."""
    if len(parties) != 1:
        return None
    one = parties[0]
    is_adjective = one.kind not in ("person", "state") and one.name.isalpha() and not one.name.isupper()
    if is_adjective and names.name(one.id) == one.name:
        return None
    return Named(names.name(parties[0].id), names.is_plural(parties[0].id), parties[0].kind == "person")


def _without_asides(sentence: str) -> str:
    """Return a sentence without what stands between its subject and its verb, if the subject is a name."""
    return _ASIDE.sub(r"\1 ", sentence)


def _is_whole(sentence: str) -> bool:
    """Return True for a sentence that breaks nothing off and has a verb of its own, outside its asides."""
    bare = _BY_SOMEBODY.sub("", _ASIDE_WITH_A_VERB.sub(r"\1", sentence))
    if _POSSESSIVE_FIRST.match(sentence) or _LACKS_ITS_DAY.search(sentence):
        return False
    verbs, relatives = len(_HAS_VERB.findall(bare)), len(_RELATIVE.findall(bare))
    return not hangs(sentence) and verbs > relatives and not _OF_ANOTHER.search(sentence)


def _mentions(words: str, at: int, passage: Evidence, party: Party) -> Iterator[tuple[int, int]]:
    """Yield where a party stands as a subject may: at the start of the words, or after a comma."""
    for mention in party.mentions:
        if mention.report != passage.report or not at <= mention.start <= mention.end < passage.end:
            continue
        start = mention.start - at
        name = one_line(mention.quote)
        # Words before it that were divided, or quoted in a mail, are shorter here.
        start = words.rfind(name, max(0, start - SHIFT), start + len(name))
        if start >= 0 and _SUBJECT_BEGINS.search(words[:start]):
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
    if start and re.match(r"\w+ing\b", words):
        return ""  # "touring the town, he said": what he said is no event
    if _PRONOUN.match(mention):
        fits = _agrees(mention, rest, is_plural=names.is_plural(party.id))
        return f"{names.name(party.id)}{rest}" if fits else ""
    begins = _DETERMINED.search(words[:start])
    return f"{begins.group() if begins else ''}{mention}{rest}"


def without_its_day(sentence: str) -> str:
    """Return a sentence without "today" and "on Friday": its date stands beside it.

    Examples
    --------
    >>> without_its_day("The guild on Friday shut the gate")
    'The guild shut the gate'
    """
    return _DEICTIC.sub("", sentence)


def without_its_date(sentence: str, date_in_words: str) -> str:
    """Return a sentence without the date at its end, where that is the one that stands beside it.

    Examples
    --------
    >>> without_its_date("Police arrested her on 4 May", "4 May 2019")
    'Police arrested her'
    >>> without_its_date("Police arrested her in late May", "May 2019")
    'Police arrested her in late May'
    >>> without_its_date("Talks began in May and broke off in June", "June 2019")
    'Talks broke off'
    """
    known = set(date_in_words.replace("–", " ").split())
    sentence = _of_its_day(sentence, known)
    for date in _DATE.finditer(sentence):
        words = _words_of(date)
        if words <= known or (date.end() == len(sentence) and len(words & known) > 1):
            return sentence[: date.start()] + sentence[date.end() :]
    return sentence


def _of_its_day(sentence: str, known: set[str]) -> str:
    """Return the clause of a day, where a sentence tells of two: "began in May and broke off in June"."""
    joint = re.search(rf" and (?={VERB})", sentence)
    verb = _HAS_VERB.search(sentence)
    if joint is None or verb is None or verb.start() > joint.start():
        return sentence
    is_before, is_behind = (
        [bool(_words_of(date) <= known) for date in _DATE.finditer(part)]
        for part in (sentence[: joint.start()], sentence[joint.end() :])
    )
    if is_before == [True] and is_behind == [False]:
        return sentence[: joint.start()]
    if is_before == [False] and is_behind == [True]:
        return sentence[: verb.start()] + sentence[joint.end() :]
    return sentence


def _words_of(date: re.Match[str]) -> set[str]:
    return {_MONTHS.get(word[:3], word) for word in re.findall(r"\w+", date[1] or date[2])}


def cut_moment(words: str) -> str:
    """Return the words of a moment, cut where a clause begins if they are long."""
    return cut_at_clause(words, LONGEST_MOMENT)


def _agrees(mention: str, rest: str, *, is_plural: bool) -> bool:
    """Return True if a name may stand for a pronoun: "they have" is no "the front have"."""
    return mention.lower() != "they" or is_plural or not re.match(r" (?:\w+ )?(?:have|were|are|do)\b", rest)


def _begins_sentence(text: str, at: int) -> bool:
    """Return True if nothing of a sentence stands before a place."""
    first = at
    while first and text[first - 1].isspace():
        first -= 1
    ends = (".", "!", "?", ".”", '."', ".’")
    return not first or text.endswith(ends, 0, first) or "\n\n" in text[first:at]


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
    words = re.sub(r"(^|[\s(\[—–-])''(?=\S)", r"\1“", re.sub(r"``\s?", "“", words)).replace("''", "”")
    return re.sub(r'(^|[\s(‘“—-])"', r"\1“", words).replace('"', "”")
