"""The lines of a timeline, each fit to be read alone beside its day; one that is no event is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from detente.edtf import MONTHS, WEEKDAYS, Precision
from detente.page.drawings import Moment
from detente.page.sections.candidate import Candidate
from detente.page.sections.dated.beside_its_day import FEWEST_WORDS, LEANING_DAY, beside_its_day
from detente.page.sections.dated.clause_tellers import is_said_by_nobody, said_before
from detente.page.sections.dated.hanging import hangs_in_the_air
from detente.page.sections.dated.judged_ahead import own_part, tags_ahead
from detente.page.sections.dated.moves import tells_of_a_move
from detente.page.sections.dated.no_lines import is_broken, is_no_deed, tells_nothing
from detente.page.sections.dated.other_days import is_asked, names_another_day
from detente.page.sections.dated.told_plainly import told_plainly
from detente.page.sections.dated.whole_lines import restored, whole_line
from detente.page.sections.quoting import without_heading
from detente.page.words import hangs, sentence_with_place, upper_first, with_curly_marks
from detente.patterns import as_pattern
from detente.short import one_line

_LONGEST, _SHORTEST_CUT = 230, 50
_FEWEST_AHEAD: Final = 5
_LINES, _WIDTH, _NEXT = 4, 70, 120
_LISTED: Final = as_pattern(
    r"^(?:(?:\d+(?:\.\d+)+[.)]?|\(?(?:[a-z]|[ivx]+|\d{1,2})[.)]|\([SCU]\)|[•*]|[-–—](?= ))\s+)+"
)
_OPEN: Final = as_pattern(r"^(?:what|who|how|whether|which|why|whose|if only)\b", re.IGNORECASE)
_RELATIVE: Final = as_pattern(r"(?:whose|who|which|what|whether|how)\b", re.IGNORECASE)
"""The first word of a clause on somebody of whom its sentence tells more."""
_DATELINE: Final = as_pattern(r"\b[A-Z]{4,}, [^-–—]{3,40}\b\d{4}\b[^-–—]{0,30} [-–—] ")
_OF_ITS_SUBJECT: Final = as_pattern(
    r"^(?:The|An?|Its|Their|His|Her) [\w ’'-]{2,40} of (?:\d{1,2} [A-Z]\w+|[A-Z]\w+ \d{1,2})\b"
    r"|^(?i:prepared|compiled|written|edited|reported|updated|issued|published|filed) (?:by|in|at|for"
    r"|from)\b.*\d{4}$"
    rf"|{_DATELINE.pattern}|^[Tt]he (?:first|second|third|last|next|other),"
    r"|\[(?:was|were)\] \w+ed (?:on \w+ )?to \w|\bwants?\b[^.]*\b(?:from|by|until) [A-Z]"
)
"""A day that says which offer it is, or of when a paper is, or from when on somebody wants something."""
_FIGURE: Final = as_pattern(
    r"(?:\b(?:can|could|would|might|ready|able|happy|prepared|willing)\b|[’']d\b)[^.;]*\b(?:tomorrow"
    r"|today|overnight)\b"
    r"|\bin a (?:day|week)\b",
    re.IGNORECASE,
)
_AS_EARLY: Final = as_pattern(r"\bas (?:early|soon) as (?:tomorrow|today)\b", re.IGNORECASE)
_A_VERB: Final = as_pattern(
    r"\b(?:is|are|was|were|has|have|had|will|would|may|might|can|could|must|should|do|does|did|to|by"
    r"|on|from|until|for"
    r"|woke|took|gave|came|went|met|ran|won|left|put|set|broke|fell|rose|made|led|shot|sat|sent|cut"
    r"|held|told|said|threw"
    r"|let|kept|began|brought|built|bought|drew|drove|fought|found|got|heard|hit|lost|paid|read|saw"
    r"|sold|shut|spoke"
    r"|stood|struck|swore|tore|wrote|withdrew|became|chose|fled|flew|froze|grew|lent|lay|laid|meant"
    r"|overthrew|quit|rang"
    r"|sank|shook|spent|split|spread|stole|sought|undertook|upheld|\w{3,}(?:ed|es|ing)|\w{2,}s)\b"
    r"|[’'](?:ll|d|s)\b"
)
_ITS_OBJECT: Final = as_pattern(
    r"^[^,;]{3,60} (?:signed|approved|ordered|refused|gave|told|handed|sent|showed|put|rejected|passed|took"
    r"|left|settled|dropped"
    r"|published|issued"
    r"|accepted|made|announced|signs|did) (?:it|them|this|that|one|so)\b(?! (?:the|an?|[A-Z]))"
)
_NEXT_ITEM: Final = as_pattern(r"[;,] \(?\w\)?\.?$")
"""The number of the next item, at the end of one."""
_LATE: Final = as_pattern(r"^(?:Late|Early) (?=(?:an?|the|its|his|her|their) )")
"""What is left of "late on Tuesday" where the day stands beside the line."""
_NO_OBJECT: Final = as_pattern(r"\b(?:claim|hail|describe|see)(?:s|ed)? as\b")
"""A verb whose object was the day that was taken out: "claims today as a victory"."""
_LAST_CUT: Final = as_pattern(r"(?:,|;| -| –|:)\s(?!(?:and|or)\b)|,? (?:that|which|who|where|when|while) ")
_LEANS: Final = as_pattern(
    r"(?:(?:and|but|so|yet) )?(?:he|she|it|they|this|that|these|those|his|her|its|their)\b", re.I
)
_CUT_WRONGLY: Final = as_pattern(r"^[-–—]\w")
_SPEAKER: Final = as_pattern(
    r"^(?:[A-Z]{4,}: |To (?:recap|sum up|repeat|begin with|start with)\b[^:.]{0,50}: (?=\w)|(?:Next|Then"
    r"|Ahead|Coming): (?=\w)|[QA][.:] (?=[A-Z])|(?:Mon|Tue|Wed|Thu|Fri|Sat"
    r"|Sun)[a-z]{0,6},? \d{1,2}[:.]\d{2} ?[-–—] |(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? \d{1,2}"
    r" [A-Z][a-z]{2,8}[.:]* (?=[A-Z]))"
)
"""The name of a speaker, the letter of a question, or the day of an entry."""
_ENDS_OPEN: Final = as_pattern(
    r"(?: (?:under|in|of|at|to|for|with|by|on|the|an?|its|their|his|her|into|from|as|and|or|that"
    r"|which|any|no|per))+$"
)
_OLDER_YEAR: Final = as_pattern(r"^In (?:[A-Z]\w+ )?(?P<year>(?:19|20)\d\d)\b")
_OF_LAST: Final = as_pattern(rf"\b(?:{MONTHS}) last\b")
_MONTH_NAMED: Final = as_pattern(
    r"(?P<before>\w+) (?:January|February|March|April|June|July|August|September|October|November"
    r"|December)\b(?! \d)"
)
_FOR_THE_SAKE_OF_IT: Final = as_pattern(rf"\b(?:because of|thanks to|despite) (?:{MONTHS})\b")
_ONLY_A_MONTH: Final = as_pattern(MONTHS)
_OF_WHAT_IS_PAID: Final = as_pattern(
    rf"\b(?:with|for|of|without|from) (?:{MONTHS}) (?:salar(?:y|ies)|pay|wages?|rents?|bills?|instalments?"
    r"|deliver(?:y|ies)|figures|prices|payments?|accounts)\b"
)
"""A month that only says which pay it is: "with August salaries"."""
_ITS_NOUN: Final = frozenset(
    ("the", "a", "an", "its", "their", "his", "her", "using", "use", "uses", "want", "wants")
)
_A_DATE: Final = as_pattern(rf"\b\d{{1,2}}\b|\b(?:{MONTHS})\b|day\b")
_ENDS_WITH_MAY: Final = as_pattern(r"\b\d{1,2} May$|\b(?:in|of|by|until|last) May$")
_BEFORE_THAT: Final = as_pattern(r"(?P<before>\w+), that (?=\w)")
_ON_A_DAY: Final = r"(?:in|on|by) (?:(?:early|late|the|mid) )?\w+"
_NOT_SO: Final = as_pattern(
    r"\b(?:nothing|none|nobody|no one|neither|no|not|never|little|few|hardly any(?:thing|body)?)"
    r"(?: (?:in|of|at|on|from|under|about))?(?: (?:all|the|its|their|this|that))*\s*$",
    re.IGNORECASE,
)
"""Words that deny what stands right behind them: "Nothing in the 2009 accord bars it"."""
_FIRST_AGAIN: Final = as_pattern(r"\bfor the first time (?=\w)")
_AGAIN: Final = as_pattern(r"\band again (?:on|in|at|next)\b")
_THIS_YEAR: Final = as_pattern(r"\b(?:this|the) (?:year|season|winter|spring|summer|autumn)\b")
_OF_A_ROLE: Final = as_pattern(r"\[(?:[A-Z]{4,}|[a-z])")
"""A pronoun for which a report has no name, but "REPORTER" or "a senior diplomat"."""
_A_VOTE: Final = as_pattern(
    r"(?:The|An?|[A-Z]\w+) (?:\w+ ){0,3}(?:elections?|ballot|vote|referendum|summit|trial|hearing)\b"
)
"""An item of a list of what is to come: "the presidential ballot in May"."""
_FIRST_PERSON: Final = as_pattern(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us)\b")
_DAYS: Final = as_pattern(
    rf"(?:{WEEKDAYS},? )?(?:\d{{1,2}} )?(?:{MONTHS})\b|\b{WEEKDAYS}\b|\b(?:19|20)\d\d\b|\b(?:to"
    rf"|yester)day\b"
    r"|\btomorrow\b|\b(?:this|next|last) (?:week|month|year|spring|summer|autumn|fall|winter)\b"
)
_ROLE: Final = as_pattern(r"^says? (?:the )?[A-Z]{6,}$")


def each_alone(candidates: Iterable[Candidate], texts: Mapping[str, str] | None) -> Iterator[Candidate]:
    """Yield those whose words can be read alone; without texts also what is only named."""
    for one in candidates:
        plain = told_plainly(one)
        if plain is None:
            continue
        moment = plain.moment if texts is None else told_alone(plain.moment, texts)
        if moment is not None:
            yield replace(plain, moment=moment)


def told_alone(moment: Moment, texts: Mapping[str, str]) -> Moment | None:
    """Return a moment whose words can be read alone beside its day; None for one that is no event.

    Parameters
    ----------
    texts
        The texts of the reports, by their ids.
    """
    return _told_alone(moment, texts.get(moment.evidence[0].report) if moment.evidence else None)


@lru_cache(maxsize=1 << 15)
def _told_alone(moment: Moment, report: str | None) -> Moment | None:
    """Do what `told_alone` does, once for a moment and the text of its report: a page asks twice for it.

    What is to come is told in its whole sentence where its clause alone cannot be read.
    """
    line = _as_a_line(moment, report)
    if line is not None or moment.is_fact or moment.quoted or report is None:
        return line
    sentence, _ = sentence_with_place(moment.evidence[0], report)
    whole = _on_one_line(sentence.quote).rstrip(".")
    if (
        _FIRST_PERSON.search(whole)
        or whole == moment.text
        or len(whole) > _room(moment)
        or len(_DAYS.findall(whole)) > 1
    ):
        return None
    return _as_a_line(replace(moment, text=whole, evidence=(sentence,)), report)


def _as_a_line(moment: Moment, report: str | None) -> Moment | None:
    sentence = _sentence(moment, report)
    around = moment.text if sentence is None else _on_one_line(sentence)
    behind = _behind(moment, report)
    glued = _DATELINE.search(around)
    if glued is not None:
        # A headline stands right above the line with the town: what it says is told again below.
        around = around[glued.end() :]
        if not moment.is_fact and _plain(moment.text) not in _plain(around):
            return None
    if around.rstrip("”\"’' ").endswith("?") or tells_nothing(moment.text):
        return None
    if moment.is_fact and (names_another_day(moment) or is_asked(moment.text, around)):
        return None
    is_dated = moment.lead[:1] not in ("“", "")
    if moment.is_fact and (moment.lead.startswith("“within") or is_no_deed(moment.text, moment.lead)):
        return None
    if (
        moment.lead[:1] == "“"
        and moment.lead.strip("“”").casefold() in moment.text.casefold()[-len(moment.lead) :]
    ):
        return None
    if moment.is_fact and _OF_ITS_SUBJECT.search(moment.text):
        return None
    if not moment.is_fact and _figure(around):
        return None
    if is_dated and (_figure(moment.text) or _is_the_month_of_a_noun(moment)):
        return None
    text = _SPEAKER.sub("", _LISTED.sub("", _NEXT_ITEM.sub("", moment.text)))
    text = text if sentence is None else _without_heading(text, sentence)
    is_relative = moment.is_fact and _RELATIVE.match(text) is not None
    if sentence is not None and (whole := whole_line(moment, text, around, _room(moment))) is not None:
        moment = whole
        text = whole.text
    text = text if moment.quoted or sentence is None else restored(text, around, _room(moment))
    if moment.quoted and _plain(text) not in _plain(around):
        text = around.rstrip(".")  # words within quotation marks are not left out without dots
    if len(text) > _room(moment) or text.endswith("…"):
        text = _shorter(text, around, _room(moment), quoted=moment.quoted)
    if _CUT_WRONGLY.match(text) or (_OPEN.match(text) and ":" not in text):
        text = around.rstrip(".") if len(around) <= _LONGEST else ""
    if _hangs(text) and len(around) <= _LONGEST and not _A_DATE.search(around.partition(text)[2]):
        text = around.rstrip(".")
    if not text or is_broken(text) or _OPEN.match(text) or _LEANS.match(text) or is_relative:
        return None
    if not moment.quoted and _is_denied(text, around):
        return None
    if not (moment.is_fact or moment.quoted) and _AGAIN.search(around):
        text = _FIRST_AGAIN.sub("", text)  # the day may be the second one
    if (cut := _BEFORE_THAT.search(text)) is not None and cut[0] not in around:
        text = f"{text[: cut.end('before')]} that {text[cut.end() :]}"  # the day stood between two commas
    words: str | None = upper_first(text)
    if is_dated and words is not None:
        words = (
            (None if LEANING_DAY.search(words) else words) if moment.quoted else beside_its_day(words, moment)
        )
    words = None if words is None else upper_first(_LATE.sub("", words))
    if words is None or _ITS_OBJECT.match(words) or _NO_OBJECT.search(words):
        return None
    if not (_A_VERB.search(words) or (not moment.is_fact and _A_VOTE.match(words))):
        return None
    if len(words.split()) < (FEWEST_WORDS if moment.is_fact else _FEWEST_AHEAD) or (
        _hangs(words) and not _plain(around).endswith(_plain(words))
    ):
        return None
    words = words if moment.is_fact or moment.quoted else own_part(words)
    if hangs_in_the_air(words, report or "") or _OF_A_ROLE.match(words) or tells_nothing(words):
        return None
    if moment.is_fact and sentence is not None and not tells_of_a_move(words):
        return None
    if moment.is_fact and is_no_deed(words, moment.lead):
        return None
    if moment.is_fact and is_said_by_nobody(words, around, moment.tags):
        return None
    tags = tuple(tag for tag in moment.tags if not _ROLE.match(tag))
    if not moment.is_fact and sentence is not None and not any(tag.startswith("say") for tag in tags):
        teller = said_before(moment, words, sentence, report or "")
        # What others deny is not surely due.
        tags = ("possible", *teller) if teller else tags
    if not moment.is_fact:
        judged = (
            tags_ahead(replace(moment, tags=tags), words, around, behind)
            if _is_sure_of_its_year(moment, around)
            else None
        )
        if judged is None:
            return None
        tags = judged
        if (
            "forecast" in tags
            and (on := re.match(rf"{re.escape(words)} (?:in|on|by) (?:(?:early|late|the|mid) )?\w+", around))
            is not None
        ):
            words = on[0]  # "puts the end in November": its object is the day
    return replace(moment, text=upper_first(words), tags=tags)


def _is_denied(text: str, around: str) -> bool:
    """Return True for words of which those right before them in their sentence say that it is not so."""
    at = around.casefold().find(text.casefold())
    return at > 0 and _NOT_SO.search(around[:at]) is not None


def _hangs(text: str) -> bool:
    return hangs(text.rstrip("…")) and _ENDS_WITH_MAY.search(text) is None


def _room(moment: Moment) -> int:
    """Return how many characters have room on four lines of a narrow page, beside a day in words."""
    return min(_LONGEST, _LINES * (_WIDTH - len(moment.lead)) - len(", ".join(moment.tags)))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()


def _without_heading(text: str, sentence: str) -> str:
    """Return words without the heading that stands in the line above their sentence."""
    head = one_line(sentence[: len(sentence) - len(without_heading(sentence))])
    return text[len(head) :].lstrip() if head and text.casefold().startswith(head.casefold()) else text


def _is_the_month_of_a_noun(moment: Moment) -> bool:
    """Return True for "the August instruction", whose month is no time of what is told."""
    is_month = moment.when.precision == Precision.MONTH or _ONLY_A_MONTH.fullmatch(moment.lead) is not None
    if not is_month or not moment.evidence:
        return False
    if _FOR_THE_SAKE_OF_IT.search(moment.text):
        return True
    if _OF_WHAT_IS_PAID.search(moment.text):
        return True
    named = _MONTH_NAMED.search(moment.text)
    return named is not None and named["before"].lower() in _ITS_NOUN


def _is_sure_of_its_year(moment: Moment, around: str) -> bool:
    """Return False for a day without a year in a sentence that tells of an older time."""
    first = moment.when.earliest
    older = _OLDER_YEAR.search(around)
    is_long = moment.when.precision >= Precision.YEAR and _THIS_YEAR.search(around) is not None
    if is_long or _OF_LAST.search(around):
        return False
    return first is None or older is None or int(older["year"]) >= first.year or str(first.year) in around


def _sentence(moment: Moment, report: str | None) -> str | None:
    """Return the sentence that a moment is told in; None where it cites none."""
    return None if report is None else sentence_with_place(moment.evidence[0], report)[0].quote


def _behind(moment: Moment, report: str | None) -> str:
    """Return the words behind the sentence of a moment."""
    if report is None:
        return ""
    end = sentence_with_place(moment.evidence[0], report)[0].end
    return report[end : end + _NEXT]


def _on_one_line(sentence: str) -> str:
    return with_curly_marks(_NEXT_ITEM.sub("", _LISTED.sub("", one_line(without_heading(sentence)))))


def _figure(text: str) -> bool:
    """Return True for a day that only says how readily: "they would pass one tomorrow"."""
    return _FIGURE.search(text) is not None and _AS_EARLY.search(text) is None


def _shorter(text: str, around: str, longest: int, *, quoted: bool) -> str:
    """Return long words, or some that were cut off, up to the last joint of their clause."""
    if len(around) <= longest and around[:1].isupper() and not _LEANS.match(around):
        return around.rstrip(".")
    bare = text.rstrip("… ")
    joints = [joint.start() for joint in _LAST_CUT.finditer(bare[:longest]) if joint.start() >= _SHORTEST_CUT]
    ends = (
        [bare, *(bare[:at] for at in reversed(joints))]
        if len(bare) <= longest
        else [bare[:at] for at in joints[::-1]]
    )
    for end in ends:
        shorter = _ENDS_OPEN.sub("", end.rstrip(" ,;:–-"))
        if _A_DATE.search(bare[len(shorter) :]):
            break  # what is cut off may have the day
        whole = shorter.count("“") == shorter.count("”") and shorter.count("(") == shorter.count(")")
        if whole and not hangs(shorter) and len(shorter) >= _SHORTEST_CUT:
            return f"{shorter}…" if quoted else shorter
    return ""
