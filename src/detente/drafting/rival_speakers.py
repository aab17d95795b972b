"""Paragraphs that tell how opinions differ, and what each of those who are told of thinks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from detente.drafting.staff_who_judge import begins_to_weigh, judging_staff, without_advice
from detente.drafting.thinkers import EXPERT, stands_on_a_side
from detente.patterns import as_pattern

Place = tuple[int, int]

_LONGEST: Final = 360
_ROOM: Final = 240
"""Characters that a view has with the sentences in which it goes on."""
_FEWEST_WORDS: Final = 5
_PARAGRAPHS: Final = 2
"""Paragraphs behind a sentence that ends its own, in which those who differ may be told of."""
_ONLOOKERS: Final = (
    r"(?:analysts|observers|diplomats|experts|economists|scholars|academics|historians|commentators|jurists"
    r"|lawyers|researchers|pollsters|scientists|engineers|specialists|[a-z]{4,}ologists|[a-z]{4,}ographers"
    r"|those who know|those we (?:spoke|talked) to|people who follow)"
)
_VIEWS: Final = (
    r"(?:opinions?|views?|assessments?|appraisals?|readings|judge?ments|estimates|verdicts"
    r"|interpretations|theories)"
)
_DIFFER: Final = (
    r"(?:divided|split|differ(?:s|ed|ing)?|var(?:y|ies|ied)|disagree[ds]?|diverge[sd]?|conflicting"
    r"|in two minds|not of one mind|not uniform)"
)
_ASKING: Final = r"(?:who|what|how|whether|when|why|where|which|if)"
_DIVIDER: Final = as_pattern(
    rf"\b{_VIEWS}\b[^.;]{{0,90}}\b{_DIFFER}\b|\b{_DIFFER}\b[^.;]{{0,30}}\b{_VIEWS}\b"
    rf"|\b{_ONLOOKERS}\b[^.;]{{0,90}}\b{_DIFFER}\b"
    rf"|\b(?:two|three|rival|competing|opposing) (?:\w+ )?(?:{_VIEWS}|schools of thought|schools)\b"
    rf"|\b(?:{_DIFFER}|disagreements?|disputed|debated)\b[^.;]{{0,20}}\b{_ASKING}\b"
    rf"|^(?:Just )?{_ASKING}\b[^.;,]{{3,60}}\b(?:is|was) (?:\w+ )?(?:disputed|debated|a matter of dispute)\b",
    re.IGNORECASE,
)
_COUNTERS: Final = as_pattern(
    r"\b(?:takes?|took|holds?|held|has|had) (?:the |an? )?"
    r"(?:another|opposite|contrary|different|reverse|other) (?:view|opinion|line)\b"
    r"|\b(?:disagree[sd]?|demurr(?:ed|s)|begs? to differ|(?:thinks?|thought) (?:otherwise|not)|sees? no such"
    r"|(?:doubts?|doubted|disputes?|disputed) (?:that|this|it)(?=\.)|puts? it differently"
    r"|(?:sees?|saw|reads?|judge[sd]?) (?:it|this|things|[^.,;]{3,30}) (?:otherwise|differently)"
    r"|(?:thinks?|thought) (?:he|she|they|that|this) (?:has|have|had|got) it backwards?"
    r"|(?:believe[sd]?|thinks?|thought|argue[sd]?|expects?|expected) the (?:reverse|opposite|contrary))"
    r"|\bof (?:a|the) (?:contrary|different|opposite|other) (?:mind|opinion|view)\b"
    r"|\b(?:is|are|was|were) (?:less|more|not so|far from|no less) (?:sure|confident|certain|troubled"
    r"|sanguine|hopeful|convinced|optimistic|pessimistic|cautious|guarded|gloomy|worried|sceptical|reserved)\b"
    r"|\b(?:not |un)persuaded\b|\bcome to (?:the|a) (?:contrary|opposite|other|different) conclusion\b"
    r"|\b(?:is|are|was|were) (?:gloomier|warier|calmer|doubtful|unconvinced)\b"
    r"|\bha(?:s|ve|d) (?:seen|heard) this (?:\w+ )?before\b",
    re.IGNORECASE,
)
_VERB: Final = (
    r"(?:thinks?|thought|believes?|believed|expects?|expected|doubts?|doubted|predict(?:s|ed)|forecasts?"
    r"|reckon(?:s|ed)|argue[sd]|fear(?:s|ed)?|suspect(?:s|ed)?|foresees?|foresaw|sees?|saw|holds?|held"
    r"|finds?|found|takes?|took|puts?|cautions?|cautioned|warn(?:s|ed)|figure[sd]|bets?|gives?|gave"
    r"|regards?|regarded|says?|said|told|notes?|noted|points? out|pointed out|calls?|called|judge[sd]"
    r"|recalls?|recalled"
    r"|insist(?:s|ed)|suggest(?:s|ed)|considers?|considered|concludes?|concluded|maintain(?:s|ed)"
    r"|writes?|wrote|read[s]?|likens?|likened|has|had|is|was|are|were)\b"
)
_TITLE: Final = (
    r"(?:(?:The )?(?:Rev|Reverend|Father|Dr|Professor|Prof|Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|Bishop)\.? )"
)
_NAME: Final = (
    rf"{_TITLE}?[A-Z][\w’'.-]+(?: (?:[A-Z][\w’'.-]+|(?:al|el)-[A-Z]\w+|de|da|del|bin|al|van|von|el)){{1,4}}"
)
_SHORT_NAME: Final = (
    rf"(?:{_TITLE}|[A-Z][a-z]+ [a-z]+ )?"
    r"(?!(?:He|She|They|It|The|This|That|These|Those|We|You|If|In|On|At|But|And|For|What|When|Who|How|Both|No"
    r"|Nobody|Whoever|Once|There|Few|Each|Which|Neither|None|All|Most|Two|Three|Were|Should|Had)\b)[A-Z][\w’'/-]{2,}"
)
_LINKED: Final = r"(?:(?:But|And|Yet|Still|However|By contrast|In contrast|On the other hand|Meanwhile),? )?"
_COUNTED: Final = (
    r"(?:An?|One|Another|Some|Others|Those|Many|The (?:other|first|second|third))\b(?: [\w’'.-]+){0,12}?"
)
_OF_WHERE: Final = r"(?: (?:of|at|from|with) [^,;:.]{2,40}?)?"
_BESIDE: Final = r"(?:, [^,;:]{2,90},(?: [A-Z][^,;:]{2,40},)?)?(?: (?:who|which) [^,;:]{2,60}?)?"
_NAMED: Final = rf"(?:[A-Z][a-z]+(?: [a-z]+){{1,4}} )?{_NAME}"
_WHO: Final = as_pattern(
    rf"{_LINKED}(?:(?P<who>{_COUNTED})|(?P<named>{_NAMED}){_OF_WHERE}"
    rf"|(?P<whose>{_NAME}[’']s (?:[\w-]+ ){{1,3}}?[\w-]+)(?=, ))"
    rf"{_BESIDE} (?:\w+ly |also )?{_VERB}"
)
_ONE_OF_THEM: Final = as_pattern(
    rf"{_LINKED}(?P<who>{_SHORT_NAME})(?:{_BESIDE} (?:\w+ly |also )?{_VERB}|[’']s (?:view |reading )?is\b)"
)
"""One who has a short name, told of where those who differ are."""
_COUNTED_BY: Final = as_pattern(r"(?:An?|The|Those|Many)\b")
_A_SECTION: Final = as_pattern(
    r"(?P<who>The (?:[\w-]+ ){0,2}[\w-]+) (?:thinks|thought|believes|believed|judges|judged|expects|expected"
    r"|holds|held|doubts|doubted|reckons|reckoned|fears|feared) "
)
_THE_OTHER: Final = as_pattern(r"(?P<who>The (?:other|second)), ")
_IS_OR_HAS: Final = as_pattern(r" (?:has|had|is|was|are|were)$")
_SAID_BY: Final = as_pattern(
    r"(?:[^“”\"]*[“\"])?[^“”\"]*[”\"],? (?:said|says|predict(?:s|ed)|argue[sd]|wrote|writes"
    r"|warn(?:s|ed)|thinks?|thought)"
    rf" (?P<who>{_NAME}|an? [^,.;:]{{3,60}}|one [^,.;:]{{3,60}})"
    r"(?: (?:of|at|from|with) [^,.;:]{2,50})?(?=[,.])",
    re.DOTALL,
)
_ARGUED_BY: Final = as_pattern(
    rf"It (?:is|was) (?:argued|held|feared|thought|said|pointed out) by (?P<who>some|others|one|many)\b"
    rf"|[^.;:]{{2,60}}, in the (?:opinion|view|judge?ment) of (?P<whose>{_NAME}|an? [^,.;:]{{3,60}}),"
)
_IN_VIEW: Final = as_pattern(
    r"(?:In the (?:view|opinion|reading) of|For|To|According to)"
    r" (?P<who>(?:some|others|one|another|an?|the (?:one|first|other|second))\b[^,;:]{0,60}),"
    r"|On (?P<reading>the (?:first|second|other))(?: view| reading)?,"
)
_GOES_ON: Final = as_pattern(
    r"[“\"]|(?:He|She|They|It|This|That|For (?:him|her|them)|In (?:his|her|their) \w+)\b|.*\b(?:he|she|they)"
    r" (?:says?|said|adds?|added|notes?|noted|argues?|argued|thinks?|thought|believes?|warn(?:s|ed))\b"
    r"|.*, in (?:his|her|their) (?:account|view|opinion|judge?ment|reading)\b"
)
_HE_SAYS: Final = as_pattern(r", (?:he|she|they) (?:says?|said|thinks?|thought|believes?|adds?|added)\b")
_I_MET: Final = as_pattern(r" (?:I|we|who)(?: .*)?$| (?:have|has|had)$|[’']s$")
_THINKS: Final = as_pattern(
    r"\b(?:thinks?|thought|believes?|believed|expects?|expected|doubts?|doubted|predict(?:s|ed)|reckon(?:s|ed)"
    r"|fear(?:s|ed)|argue[sd]|holds? that|held that|maintain(?:s|ed)|sees? |in the (?:opinion|view) of)\b"
)
_JUDGES_BY_TRADE: Final = as_pattern(
    rf"\b{EXPERT}\b|\b(?:Dr|Professor|teaches|lectures|fund managers?|research house|brokerage"
    r"|institute|university"
    r"|college|former(?:ly)?|retired)\b",
    re.IGNORECASE,
)
_DECIDES: Final = as_pattern(
    r"\b(?:the )?(?:test|proof|sign) (?:of (?:it|this|that) )?(?:will|would|is|was|should) (?:be|come)\b"
    r"|\bwould be the (?:test|proof|sign)\b|\bsigns? (?:that|to look for)\b"
    r"|\b(?:will|would|should) (?:soon )?(?:show|tell(?! (?:him|her|them)\b)|settle it|decide it"
    r"|make it plain|prove it)\b"
    r"|\b(?:who|which of (?:them|the two|these)(?: \w+)?|which) (?:was|is) (?:right|correct)\b"
    r"|\bchange (?:his|her|their) mind\b|\b(?:look for the word|would look at|(?:he|she)[’']s right)\b"
    r"|\b(?:has|have|[’']ve) misjudged\b|\bwas wrong\b|\bthe thing to watch\b",
    re.IGNORECASE,
)
_IN_OFFICE: Final = as_pattern(
    r"(?:The )?(?:Prime |Foreign |Vice[- ])?(?:President|Speaker|Premier|Minister|General|Colonel|Chancellor"
    r"|Governor|King|Queen|Prince|Secretary|Mayor|Senator)\b"
)
"""Those who hold an office in the dispute are no onlookers."""
_NEXT: Final = 4
"""Sentences behind the view of one who judges by trade, in which another may think otherwise."""
_SAID_THAT: Final = as_pattern(
    r",? (?:[^,;:]{2,90}, )?(?:\w+ly )?(?:says?|said|thinks?|thought|believes?|believed|argue[sd]|held|holds"
    r"|reckon(?:s|ed)|predict(?:s|ed)|warn(?:s|ed)|notes?|noted|points? out|pointed out)(?: that)?"
    r" (?!otherwise|not\b|so\b|differently|it \w+ (?:\w+ )?(?:that|to)\b)(?=\S+(?: \S+){3})"
)


class DifferingView(NamedTuple):
    """The view of one of those who differ.

    Attributes
    ----------
    by
        The words for whoever thinks so.
    first
        Where the sentence begins that tells of him.
    start, end
        Where his view begins and ends.
    """

    by: str
    first: int
    start: int
    end: int


@lru_cache(maxsize=1 << 13)
def differing_views(text: str, sentences: tuple[Place, ...]) -> tuple[tuple[DifferingView, ...], ...]:
    """Return the views of those who differ, two or more at a time, by their places in a text.

    A paragraph may say so first ("opinion is divided over this"), or tell of the second that he sees it
    otherwise; or it stands under the heading "Assessment", and two sections of a staff judge. Whose view
    it is begins with him, and ends where the next is told of, or its paragraph ends.
    A view of one who "was less sure" is in the sentence behind.

    Parameters
    ----------
    sentences
        Beginning and end of each sentence of the text, in its order.

    Examples
    --------
    >>> text = "Opinion is divided. A jurist said that the weir would hold. Others fear that it may go."
    >>> places = ((0, 19), (20, 59), (60, 87))
    >>> [[view.by for view in views] for views in differing_views(text, places)]
    [['A jurist', 'Others']]
    """
    groups, behind = [], 0
    for first, last in _passages(text, sentences):
        if first < behind:
            continue
        views = tuple(one for one in _views_of(text, sentences[first:last]) if not _IN_OFFICE.match(one.by))
        if len(views) > 1:
            behind = last
            groups.append(views)
    return tuple(groups)


def what_decides(text: str, sentences: Sequence[Place], views: Sequence[DifferingView]) -> Place | None:
    """Return where a paragraph says by what its readers will know who is right; None where it does not.

    Parameters
    ----------
    sentences
        Beginning and end of each sentence of the text, in its order.
    views
        The views of those who differ in it.

    Examples
    --------
    >>> text = "Opinion is divided. A jurist said that it would hold. Others fear it may go. May will show."
    >>> places = ((0, 19), (20, 53), (54, 76), (77, 91))
    >>> (views,) = differing_views(text, places)
    >>> what_decides(text, places, views)
    (77, 91)
    """
    last = next(k for k, (start, _) in enumerate(sentences) if start == views[-1].first)
    for number in range(last + 1, len(sentences)):
        if _parted(text, sentences, number):
            return None
        start, end = sentences[number]
        if end - start <= _ROOM and _DECIDES.search(text, start, end):
            return start, end
    return None


def tells_that_they_differ(sentence: str) -> bool:
    """Return True for a sentence that tells that onlookers differ, and not how.

    Examples
    --------
    >>> tells_that_they_differ("Opinion is divided on it."), tells_that_they_differ("The mayor left.")
    (True, False)
    """
    return _DIVIDER.search(sentence) is not None


def _passages(text: str, sentences: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Yield the first and behind the last sentence of each passage in which opinions may differ."""
    for number, (start, end) in enumerate(sentences):
        words = text[start:end]
        if tells_that_they_differ(words):
            yield number, _end_of_views(text, sentences, number)
        elif begins_to_weigh(text, *sentences[number]):
            end = _end_of_views(text, sentences, number)
            yield number, _with_those_behind(text, sentences, end, judging_staff)
        elif number and _COUNTERS.search(words) and _who(words) and not _parted(text, sentences, number):
            before = _first_of_view(text, sentences, number - 1)
            if before is not None:
                yield before, _end_of_views(text, sentences, number)
        elif _is_an_outsiders(words) and _another_behind(text, sentences, number):
            yield number, _end_of_views(text, sentences, number)


def _is_an_outsiders(words: str) -> bool:
    """Return True for what somebody thinks who judges by trade."""
    who = _who(words)
    return (
        who is not None
        and (_THINKS.search(words) or _SAID_BY.match(words)) is not None
        and _JUDGES_BY_TRADE.search(words) is not None
        and not stands_on_a_side(who)
    )


def _another_behind(text: str, sentences: Sequence[Place], number: int) -> bool:
    """Return True if another outsider has a view further on in the paragraph."""
    for other in range(number + 1, min(number + 1 + _NEXT, len(sentences))):
        if _parted(text, sentences, other):
            return False
        words = text[slice(*sentences[other])]
        who = _who(words)
        beside = text[slice(*sentences[other + 1])] if other + 1 < len(sentences) else ""
        thinks = _THINKS.search(words) or (_GOES_ON.match(beside) and _THINKS.search(beside))
        if who is not None and thinks and not stands_on_a_side(who) and not _GOES_ON.match(words):
            return True
    return False


def _first_of_view(text: str, sentences: Sequence[Place], number: int) -> int | None:
    """Return the sentence in which whoever is told of before is named."""
    while True:
        words = text[slice(*sentences[number])]
        if _who(words) is not None:
            return number
        if not number or _parted(text, sentences, number) or not _GOES_ON.match(words):
            return None
        number -= 1


def _parted(text: str, sentences: Sequence[Place], number: int) -> bool:
    """Return True if a paragraph ends right before a sentence."""
    return "\n" in text[sentences[number - 1][1] : sentences[number][0]].strip(" \t")


def _paragraph_end(text: str, sentences: Sequence[Place], number: int) -> int:
    """Return the number behind the last sentence of the paragraph that a sentence stands in."""
    end = number + 1
    while end < len(sentences) and not _parted(text, sentences, end):
        end += 1
    return end


def _with_those_behind(
    text: str, sentences: Sequence[Place], end: int, goes_on: Callable[[str], object]
) -> int:
    """Return the end of a paragraph, or of those behind it whose first sentence goes on with views."""
    for _ in range(_PARAGRAPHS):
        if end < len(sentences) and goes_on(text[slice(*sentences[end])]):
            end = _paragraph_end(text, sentences, end)
    return end


def _end_of_views(text: str, sentences: Sequence[Place], number: int) -> int:
    """Return where a paragraph ends; behind a sentence that is its last, where those behind it end."""
    end = _paragraph_end(text, sentences, number)
    return end if end > number + 1 else _with_those_behind(text, sentences, end, _who)


def _who(words: str, *, among: bool = False) -> str | None:
    """Return whoever a sentence begins to tell of.

    Parameters
    ----------
    among
        True in a passage of which it is known that those who differ are told of: a short name is enough.
    """
    written = words.capitalize() if words.isupper() else words
    if written != words and not written.isupper():  # a cable, and no "I." before a heading
        who = _who(written, among=among) if len(written) == len(words) else None
        at = written.index(who) if who is not None else 0
        return words[at : at + len(who)] if who is not None else None
    within = _IN_VIEW.match(words)
    if within is not None:
        return within["who"] or within["reading"]
    match = _WHO.match(words) or judging_staff(words) or _SAID_BY.match(words) or _ARGUED_BY.match(words)
    if match is None and among:
        match = _ONE_OF_THEM.match(words) or _A_SECTION.match(words) or _THE_OTHER.match(words)
    if match is None:
        return None
    who = next(name for key, name in match.groupdict().items() if key.startswith(("who", "named")) and name)
    is_thing = _COUNTED_BY.match(who) and _IS_OR_HAS.search(match[0])
    if is_thing and not (_COUNTERS.search(words) or _JUDGES_BY_TRADE.search(words)):
        return None  # "A petition has been drafted"
    return _I_MET.sub("", who)


def _views_of(text: str, sentences: Sequence[Place]) -> Iterator[DifferingView]:
    by, first, begun, end = "", 0, 0, 0
    for start, stop in sentences:
        words = text[start:stop]
        last = without_advice(text, start, stop)
        who = _who(words, among=True) if by or not tells_that_they_differ(words) else None
        if who is not None and by and (not end or _is_anothers_word(words)) and _GOES_ON.match(words):
            who = None  # "An old soldier, he says, does not fear a vote"
        if who is not None:
            if by and end:
                yield DifferingView(by, first, begun, end)
            by, first, begun, end = who, start, start, 0
            if not _only_differs(words) and last - start <= _LONGEST:
                said = _SAID_THAT.match(text, start + words.index(who) + len(who), last)
                begun, end = said.end() if said is not None else start, last
        elif by and not end and last - start <= _LONGEST and len(words.split()) >= _FEWEST_WORDS:
            begun, end = start, last  # what one thinks who "was less sure"
        elif by and end and last - begun <= _ROOM and _GOES_ON.match(words):
            end = last
    if by and end:
        yield DifferingView(by, first, begun, end)


def _is_anothers_word(words: str) -> bool:
    """Return True for "Roy has told people that it is gone, he says": whoever was told of before says so."""
    says = _HE_SAYS.search(words)
    return says is not None and not any(
        form.search(words[: says.start()]) for form in (_THINKS, _COUNTERS, _JUDGES_BY_TRADE)
    )


def _only_differs(words: str) -> bool:
    """Return True for "A retired judge took another view.", without what the view is."""
    cue = _COUNTERS.search(words)
    return cue is not None and len(words) - cue.end() <= len(" about it.”")
