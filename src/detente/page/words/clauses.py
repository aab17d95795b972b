"""Clauses of a report as they stand in its text: where one ends, and if words make a whole one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from detente.page.words.states import cut_at_clause, cut_at_word
from detente.patterns import as_pattern
from detente.short import one_line
from detente.sources import Evidence

_LONGEST_REST: Final = 140
"""Words that follow an event are read on to where their clause ends, if that is near."""
_NEAR: Final = 200
"""Characters before and behind a place that are looked at first: a report may be as long as a book."""
_LONGEST_INITIALS: Final = 30
_MARK: Final = as_pattern(r"""[,;:.!?)](?=[\s”’"'])|[—–”"]|''|\s--?(?=\s)|\n\s*\n""")
"""Marks at which a clause may end; the words before and behind say if it does."""
SENTENCE_END: Final = as_pattern(r"""[.!?](?:[”’"'*]{1,2}|\))?(?=\s|$)|\n\s*\n""")
_DATELINE: Final = as_pattern(
    r"^(?:[A-Z]{3}|[A-Z]{2} [A-Z]{2})[A-Z.,’' -]*(?:[^.]{0,60}?|[^.]{0,30}\.[^.]{0,30}?)"
    r"(?:--|—|–|_|(?<=\s)-)\s+(?=\S)"
)
_DAY_PART: Final = as_pattern(r"[ .][ap]\.m$")
_INITIALS: Final = as_pattern(r"(?:^|[\s(“\"'])(?:[A-Z]\.)*[A-Z]$|(?:^|\W)(?:i\.e|e\.g|[ap]\.m)$")
_NEVER_ENDS: Final = as_pattern(
    r"\b(?:Mrs?|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Cmdr|Adm|Sen|Rep|Gov|Rev|Hon|St|Pres|Brig|vs|No"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)$"
)
"""Titles and months, behind which a name or a day follows."""
_MAY_END: Final = as_pattern(
    r"\b(?:Inc|Co|Corp|Ltd|Jr|Sr|etc|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich"
    r"|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
    r"|[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{1,2})$"
)
"""Abbreviations of names, and beginnings of names without a vowel: "Ch. Roy"."""
_NUMBER_BEHIND: Final = as_pattern(r"\s\d")
_OPENS_A_SENTENCE: Final = as_pattern(
    r"(?:The|An?|He|She|It|They|We|I|In|On|At|But|And|His|Her|Its|Their|This|That|These|Those|There|When|As"
    r"|After|Before|For|If|Some|Many|Most|No|One|Two)\b"
)
_HANGING: Final = as_pattern(
    r"(?:^|\s)(?:of|in|at|near|to|for|with|by|from|on|upon|into|onto|over|under|against|between|among|about"
    r"|behind|outside|inside|around|during|without|within|than|through|toward|towards|per|via|including"
    r"|and|or|but|nor|as|if|while|because|that|which|who|whom|whose|whether|when|where"
    r"|an?|the|its|his|her|their|our|my|your|this|these|those|such|very|more|most|no|not|last|next"
    r"|is|are|was|were|be|been|has|have|had|will|would|may|might|can|could|should|must"
    r"|calling (?:it|them|him|her)|(?:extend(?:ed|s|ing)?|go(?:es)?|last(?:s|ed)?|far|well) beyond"
    r"|(?<!the )U\.S)$",
    re.I,
)
"""A last word behind which something must follow."""
_NEXT_PHRASE: Final = as_pattern(
    r"\s*(?:$|[,;:.!?)—–“”\"]|(?:of|in|at|to|for|with|by|from|on|into|over|under|against|between|about|during"
    r"|after|before|since|until|and|or|but|as|if|while|because|that|which|who|where|when|today|yesterday"
    r"|\w+day|\w+ed|is|are|was|were|has|have|had|will|would|may)\b)"
)
_OPENING_QUOTE: Final = as_pattern(r"(?:^|[\s(\[—-])$")
_JOINT: Final = as_pattern(
    r",? (?:(?:and|but) (?:\w+ly |now )?(?!accused|alleged|suspected|convicted|retired|armed|wanted)"
    r"(?:\w+ed|is|are|was|were|will|has|have)|who|which|(?<!ed )as|after|before|while|when|where|because"
    r"|although|though|saying|adding|following|amid|despite)\b|,(?!\d)"
)
"""Marks at which a long sentence may end sooner."""
_TURNS_IT_ROUND: Final = as_pattern(r",? (?:(?:but|and) )?(?:only|unless|if|until|provided|except|or|and)\b")
_BEGUN: Final = as_pattern(
    r"\b(?:since|when|because|while|although|though|that)\s(?!.*\b(?:since|when|that)\s)(.*)$"
)
"""The clause that a conjunction begins last."""
_GOES_ON: Final = as_pattern(
    r"\b(?:willingness|decision|intention|desire|readiness|plan|refusal|support|call)\s+(?:to|for)\b"
)
_CUT_SHORT: Final = as_pattern(r" (?:on|between|from) \d{1,2}(?:, \d{1,2})*$")
"""The first of several days, at which a clause seems to end."""


def clause_of(passage: Evidence, text: str) -> tuple[str, int]:
    """Return the words of an event, read on to the end of their clause if that is near; and where they begin.

    Examples
    --------
    >>> from detente.sources import Report
    >>> text = "Bombs went off outside the U.S. Embassy in Orvik, police said."
    >>> clause_of(Report("r", "r.txt", text).passage(0, 14), text)
    ('Bombs went off outside the U.S. Embassy in Orvik', 0)
    """
    quote = passage.quote
    rest = text[passage.end : passage.end + _LONGEST_REST]
    stop = next(_ends(quote, rest), None)
    if stop is not None:
        quote = _CUT_SHORT.sub("", quote + rest[:stop])
    elif hangs(quote) or rest.startswith((" and ", " or ")):
        quote = _completed(quote, rest)
    elif _GOES_ON.search(quote[-12:] + rest[:5]):
        quote += cut_at_word(rest, _LONGEST_REST - 1)
    elif passage.end + len(rest) == len(text):
        quote += rest.rstrip(".!? \n")
    at = passage.start + len(quote) - len(quote.lstrip())
    return one_line(quote), at


def _ends(quote: str, rest: str) -> Iterator[int]:
    """Yield where the clause that words begin may end in what follows them."""
    whole = quote + rest
    for mark in _MARK.finditer(whole, max(0, len(quote) - 1)):
        before, behind = whole[: mark.start()], whole[mark.end() :]
        if _goes_on(mark.group(), before, behind):
            continue
        if mark.start() < len(quote):
            return  # The words themselves end in a mark.
        closes = mark.group() in ('"', "”", "''") or (mark.group() == "." and _INITIALS.search(before))
        stop = mark.end() if closes else mark.start()
        if not hangs(whole[:stop]):
            yield stop - len(quote)


def _goes_on(mark: str, before: str, behind: str) -> bool:
    """Return True for a mark at which no clause ends: in "U.S. troops", "(450 miles)", 'an "outrage"'."""
    if mark == ".":
        return is_abbreviated(before, behind)
    if mark == ")":
        return before.count("(") > before.count(")")
    if mark == '"':
        # A closing mark ends what somebody says, and no word that is only called so.
        return _OPENING_QUOTE.search(before) is not None or before[-1:] not in ",.!?"
    if mark in ("”", "''"):
        return before[-1:] not in ",.!?"
    return False


def is_abbreviated(before: str, behind: str) -> bool:
    """Return True if a full stop between two pieces of text is that of an abbreviation, and ends nothing.

    Examples
    --------
    >>> is_abbreviated("near the U.S", " Embassy in Orvik"), is_abbreviated("left the U.S", " The envoy")
    (True, False)
    >>> is_abbreviated("on Oct", " 23 at his home"), is_abbreviated("It ended", " Nobody came")
    (True, False)
    >>> is_abbreviated("the builder Ch", " Roy"), is_abbreviated("in note no", " 14 of May")
    (True, True)
    """
    if _NEVER_ENDS.search(before) or (before.endswith(" no") and _NUMBER_BEHIND.match(behind)):
        return True
    if not (_INITIALS.search(before) or _MAY_END.search(before) or _DAY_PART.search(before)):
        return False
    follows = behind.lstrip()
    return not (
        not follows or "\n\n" in behind[: len(behind) - len(follows)] or _OPENS_A_SENTENCE.match(follows)
    )


def hangs(words: str) -> bool:
    """Return True if something must follow words: they end in "of", "an" or "those", or leave a bracket open.

    Examples
    --------
    >>> hangs("condemned the attacks, calling them an"), hangs("came 700 kilometres (450 miles")
    (True, True)
    >>> hangs("condemned the attacks"), hangs("walked out")
    (False, False)
    """
    plain = words.rstrip(" .,;:")
    return (
        _HANGING.search(plain) is not None
        or words.count("(") > words.count(")")
        or words.count("“") > words.count("”")
        or words.count('"') % 2 == 1
    )


def _completed(quote: str, rest: str) -> str:
    """Return words with those that follow, up to the end of the phrase in which they break off."""
    for word in re.finditer(r"\S+", rest):
        longer = quote + rest[: word.end()].rstrip(",;:")
        if not hangs(longer) and _NEXT_PHRASE.match(rest[word.end() - (rest[word.end() - 1] in ",;:.") :]):
            return longer.rstrip(".")
    return quote


def sentence_around(passage: Evidence, text: str) -> str:
    """Return the whole sentence of a report that words stand in, without the dateline before it.

    Examples
    --------
    >>> from detente.sources import Report
    >>> text = "ORVIK (XP) -- Nobody came. The talks of 4 May failed, said Dr. Holm. They left."
    >>> sentence_around(Report("r", "r.txt", text).passage(31, 45), text)
    'The talks of 4 May failed, said Dr. Holm.'
    """
    return sentence_with_place(passage, text)[1]


def sentence_with_place(passage: Evidence, text: str) -> tuple[Evidence, str]:
    """Return the whole sentence that words stand in, and its words on one line without a dateline.

    Examples
    --------
    >>> from detente.sources import Report
    >>> text = "Nobody came. The talks failed. They left."
    >>> sentence_with_place(Report("r", "r.txt", text).passage(17, 22), text)
    (Evidence(report='r', start=13, end=30, quote='The talks failed.'), 'The talks failed.')
    """
    start, quote, line = _sentence_at(passage.start, passage.end, text)
    return Evidence(passage.report, start, start + len(quote), quote), line


@lru_cache(maxsize=1 << 15)
def _sentence_at(begins: int, ends: int, text: str) -> tuple[int, str, str]:
    """Return where the sentence around a passage begins, its words, and these without a dateline."""
    reach = _NEAR
    while (sentence := _bounds(begins, ends, text, _behind_a_word(text, begins - reach))) is None:
        reach *= 10
    first, last = sentence
    start = first + len(text[first:last]) - len(text[first:last].lstrip())
    dateline = _DATELINE.match(text[start:last])
    start += dateline.end() if dateline else 0
    quote = text[start:last].rstrip()
    return start, quote, one_line(quote)


def _bounds(begins: int, ends: int, text: str, begin: int) -> tuple[int, int] | None:
    """Return where the sentence around a passage begins and ends; None if it begins before a place."""
    first, last = (0 if begin == 0 else None), len(text)
    for end in SENTENCE_END.finditer(text, begin):
        before = text[max(0, end.start() - _LONGEST_INITIALS) : end.start()]
        if end.group().startswith(".") and is_abbreviated(before, text[end.end() : end.end() + _NEAR]):
            continue
        if end.end() <= begins:
            first = end.end()
        elif end.start() >= ends - 1:
            last = end.end()
            break
    return None if first is None else (first, last)


def _behind_a_word(text: str, place: int) -> int:
    """Return the nearest place before one at which no end of a sentence is cut in two."""
    place = max(0, place)
    while place and not text[place - 1].isalnum():
        place -= 1
    return place


def shortened(sentence: str, most: int, verb: re.Pattern[str]) -> str:
    """Return a sentence of at most ``most`` characters: without its last clauses, else cut with "…".

    Parameters
    ----------
    verb
        Words of which one must stay.

    Examples
    --------
    >>> shortened("The mill shut and fired its guards, who went home", 40, re.compile("shut"))
    'The mill shut and fired its guards'
    >>> shortened("Judges gave about 1,400 guards of the mill their jobs back", 40, re.compile("gave"))
    'Judges gave about 1,400 guards of the…'
    """
    if len(sentence) <= most:
        return sentence
    for joint in reversed(list(_JOINT.finditer(sentence, 0, most + 1))):
        first = sentence[: joint.start()]
        if joint.group() == "," and _TURNS_IT_ROUND.match(sentence, joint.start()):
            continue
        begun = _BEGUN.search(first)
        if verb.search(first) and not hangs(first) and (begun is None or verb.search(begun[1])):
            return first
    return cut_at_clause(sentence, most)


def before_a_pronoun(sentence: str, pronoun: re.Pattern[str]) -> str:
    """Return a sentence without the clause in which a pronoun stands; nothing if that is its first.

    Examples
    --------
    >>> before_a_pronoun("The envoy left Orvik as they had asked", re.compile("they"))
    'The envoy left Orvik'
    """
    place = pronoun.search(sentence)
    if place is None:
        return sentence
    joints = list(_JOINT.finditer(sentence, 0, place.start()))
    return sentence[: joints[-1].start()] if joints else ""
