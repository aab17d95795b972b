"""The headline of a text: what its first lines say that it is about, without furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from detente.patterns import as_pattern

_LONGEST: Final = 150
_MOST_LINES: Final = 6
_MASTHEAD: Final = 4
"""Words up to which a line in capitals may be the name of a paper."""
_FEWEST_LETTERS: Final = 4
_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY: Final = (
    rf"(?:\d{{1,2}}\.? {_MONTH}|{_MONTH} \d{{1,2}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
_ONLY_A_DAY: Final = as_pattern(
    rf"(?:[\w .’'-]+[,./|] ){{0,3}}(?:\w+day,? )?{_DAY},?(?: \d{{4}})?(?:,? \d{{1,2}}[:.]\d\d.*)?[.]?",
    re.IGNORECASE,
)
_KIND: Final = (
    r"(?:urgent |joint |official |weekly |daily |monthly |summary |country |risk |client |special "
    r"|live |news |members[’']s? |parliamentary |research |strike |union |conference ){0,2}"
    r"(?:press release|news release|media release|media statement|press statement|press communiqu[eé]"
    r"|communiqu[eé]|statement|editorial|leader|opinion|op-ed|comment(?:ary)?|analysis|explainer|transcript"
    r"|circular|bulletin|alert|newsletter|briefing(?: note| paper)?|brief|exclusive|breaking(?: news)?|update"
    r"|news|live|watch|letters?(?: to (?:the editor|us))?|(?:from )?our readers|the long read"
    r"|minutes|note (?:for|to) (?:the )?(?:file|record)|memo(?:randum)?|report|interview|column"
    r"|letter|(?:research|information|internal|library) note|feature|background(?:er)?|notice|resolution"
    r"|q ?& ?a)"
)
"""Words for the kind of a text."""
_OFFICE: Final = (
    r"(?:desk|programme?|office|bureau|service|team|unit|section|department|secretariat|network|staff)"
)
_LABEL: Final = as_pattern(
    rf"(?:for (?:immediate )?release\b.*|{_KIND}(?:,? no\.? ?\d[\d/]*)?|the .{{2,40}} column"
    r"|.{0,40}\b(?:newsletter|e-?mail)|by (?:an? |our )?\w.*|.{0,40}\bplease (?:circulate|forward"
    r"|share|pass on)"
    rf"|transcript\b.*\b(?:radio|television|tv|programme|broadcast)\b.*|minutes?\b ?(?:\(.*\))?"
    rf"|[\w .’'&-]{{2,50}}\b{_OFFICE}(?:,| [–—-]) (?:\w+day,? )?{_DAY},?(?: \d{{4}})?"
    r"|(?:from|to|cc|date|for): .*|\(.*\)|\[.*\]"
    r"|(?:confidential|secret|restricted|unclassified|immediate|priority|urgent|embargoed)"
    r"(?: [-/] (?:confidential|secret|restricted|immediate|priority|urgent))?"
    r"|(?:note|memo|memorandum|minutes?|report|paper)\b[\w ]{0,30} [-–—] (?:not for|for internal|private"
    r"|restricted)"
    r"\b.*"
    rf"|[^:–—|-]{{2,40}}(?: [-–—|])?,? {_KIND},? no\.? ?\d[\d/]*|{_KIND} (?:of|by|from) (?:the"
    rf"|our) (?-i:[a-z]).*"
    r"|(?:issued|published|updated|filed|held|embargoed)\b.*|[^\w]*)[.:]?",
    re.IGNORECASE,
)
"""A line that says only what kind of text follows, who wrote it or when."""
_KIND_BEFORE: Final = as_pattern(
    rf"{_KIND}(?: to \w+)?(?: no\.?)?(?: ?#?\d[\d/.–-]*)?\s?[:|–—-]\s(?=\S+ \S)"
    r"|to (?:all )?\w+: (?=\S+ \S)|(?:subject|re|headline|title): (?=\S+ \S)",
    re.IGNORECASE,
)
"""The kind of a text before its headline: "Circular to members No. 4: the port"."""
_ISSUE_BEFORE: Final = as_pattern(
    r"[^:–—|]{2,40},? (?:item|part|episode|edition|issue|no\.?|vol\.?) ?#?\d+ ?[:–—|-] (?=\S+ \S)",
    re.IGNORECASE,
)
"""The name of a series before its headline: "The Morning Hour, item 3 - the port"."""
_SERIES_BEFORE: Final = as_pattern(
    r"(?:the )?[\w’']+(?: [\w’']+)? (?:brief|briefing|newsletter|digest|bulletin|weekly|daily|dispatch"
    r"|monitor"
    r"|round-?up|diary|column|letter|notebook|memo): (?=\S+ \S)",
    re.IGNORECASE,
)
_BEHIND: Final = as_pattern(
    rf"(?:,? (?:as of|position on|situation (?:at|on)|dated|of"
    rf"|on)\b[^,:|]{{0,40}}?)?,? \(?{_DAY}(?:,? \d{{4}})?\)?$"
    r"|: (?:as it happened|live(?: updates| blog)?|latest|what we know)(?: so far)?$"
    r"| [|·] [^|·]{2,40}$| \((?:press release|video|photos|updated?|opinion)\)$",
    re.IGNORECASE,
)
"""A day, the name of the paper, or what kind of page it is, behind a headline."""
_LETTERHEAD: Final = as_pattern(
    r"(?:bulletin|circular|newsletter|statement|communiqu[eé]|release|gazette|memo(?:randum)?|council"
    r"|committee"
    r"|commission|ministry|union|association|federation|authority|board|party|congress|agency|institute)$",
    re.IGNORECASE,
)
_SUBJECT: Final = as_pattern(r"(?:subject|subj|re|headline|title): *(?P<words>\S.*)", re.IGNORECASE)
_SUBJECT_LINE: Final = as_pattern(r"^(?:SUBJECT|SUBJ|Subject): *(?P<words>\S.*)$", re.MULTILINE)
_PAPER_OF: Final = as_pattern(
    r"(?:resolutions?|statements?|decisions?|report|minutes|declarations?|conclusions|communiqu[eé])"
    r" (?:of|by|on)\b",
    re.IGNORECASE,
)
"""The name of a paper, below the name of the body whose it is."""
_OWN_TITLE: Final = as_pattern(
    r"(?:the )?(?:\w+ ){0,3}(?:notes?|reports?|updates?|assessments?|briefings?|brief|reviews?|summary"
    r"|bulletin|digest|survey)(?: no\.? ?\d[\d/]*)?(?:: | [-–—] | on | for )\S.*",
    re.IGNORECASE,
)
"""A paper with its subject, below the name of the body that wrote it: "Monthly note: the salt road"."""
_SECTION: Final = as_pattern(r"[^/|]{2,30} [/|] [^/|]{2,30}|\w+(?: \w+)?")
"""The name of a part of a paper, in capitals above the headline: "POLITICS / THE LONG VIEW"."""
_NUMBERED: Final = as_pattern(r"(?:\d{1,2}[.)]|[IVX]+\.) ")
_MINUTES: Final = as_pattern(r"^minutes?\b", re.IGNORECASE | re.MULTILINE)
_FIRST_ITEM: Final = as_pattern(
    r"^(?:item )?1[.:)] (?!.*\b(?:confirm|apolog|minutes|previous|opening|adoption|welcome|attendance))"
    r"(?P<words>[A-Z][^.\n]{8,80})$",
    re.IGNORECASE | re.MULTILINE,
)
_OF_THE_HEAD: Final = 2500
_AN_ACRONYM: Final = as_pattern(
    r"(?!MR?S?$|DR$|ST$)(?:[BCDFGHJ-NP-TV-XZ]{2,5}|[A-Z]?[BCDFGHJ-NP-TV-XZ]{3}(?<!S))"
)
"""A short word in capitals that nobody could read as one: "SMS", "EZLN"."""
_SMALL: Final = frozenset({"A", "AN", "AND", "AT", "BY", "FOR", "IN", "OF", "ON", "THE", "TO", "WITH"})
_DATELINE: Final = as_pattern(r"[A-Z][A-Z .,’'-]{2,30}(?:\([\w -]+\))?,? .*\s[-–—_]{1,2}\s*|.*\s_\s*$")
_DATELINE_BEFORE: Final = as_pattern(r"[A-Z][A-Z .’'-]{2,30}(?:\([^()]{2,30}\))?, .{3,60}?\s[-–—]{1,2}\s")
_SENTENCE: Final = as_pattern(r"[.!:,;]$")
_TWO_SENTENCES: Final = as_pattern(r"\w{4,}[.!?] [A-Z]")
_LONGEST_OF_MORE: Final = 90
_SHORTENED: Final = as_pattern(r"(?<=\w)[’'](?:s|t|ll|re|ve|d|m)\b", re.IGNORECASE)
"""Endings that are short for a word, or make an owner: the second part of "let's"."""


def headline_in(text: str) -> str | None:
    r"""Return the headline of a text, without furniture; None where its first lines have none.

    A headline is a line among the first, short, no sentence, and apart from the rest. Lines that only say
    what kind of text it is, who wrote it or when are passed over.

    Examples
    --------
    >>> headline_in("Dockers stay out\n\nThe dockers ..."), headline_in("The dockers stay out.\n\nThey ...")
    ('Dockers stay out', None)
    >>> headline_in("Dockers stay out\r\n\r\nThe dockers ...")
    'Dockers stay out'
    >>> headline_in("3 May 2026\n\nDockers stay out\n\nThe dockers ...")
    'Dockers stay out'
    >>> headline_in("PRESS RELEASE\n\nCircular No. 4: the dockers stay out, 3 May 2026\n\nThe dockers ...")
    'The dockers stay out'
    """
    letterhead = None
    lines = list(_first_lines(text))
    subject = next((named["words"] for line in lines if (named := _SUBJECT.fullmatch(line))), "")
    if (named := _SUBJECT_LINE.search(text[:_OF_THE_HEAD])) is not None:
        subject = named["words"]
    if len(subject.split()) > 1:
        return without_furniture(subject, text)
    for place, line in enumerate(lines):
        if _says_only_the_kind(line) or _is_above_the_headline(lines[place:]):
            if line.isupper() and _PAPER_OF.match("".join(lines[place + 1 : place + 2])):
                letterhead = without_furniture(line, text)
            continue
        if not _may_be_a_headline(line) or _NUMBERED.match(line):
            break
        if _is_a_masthead(line, lines[place + 1 :], text):
            continue
        headline = without_furniture(line, text)
        if line.isupper() and _LETTERHEAD.search(line) and not _PAPER_OF.match(line):
            letterhead = letterhead or headline
            continue
        if letterhead is not None and len(headline.split()) == 1:
            continue
        if letterhead is not None and _PAPER_OF.match(line):
            return f"{letterhead}: {headline[:1].lower()}{headline[1:]}"
        return f"{headline}: {subject}" if subject else headline
    return _item_of_minutes(text) or letterhead


def _is_above_the_headline(lines: list[str]) -> bool:
    """Return True for the name of a section, or of a body, in capitals above another headline."""
    following = lines[1] if len(lines) > 1 else ""
    if not lines[0].isupper() or _says_only_the_kind(following) or not _may_be_a_headline(following):
        return False
    if following.isupper():
        return _PAPER_OF.match(following) is not None
    is_section = _SECTION.fullmatch(lines[0]) is not None
    return is_section or (_PAPER_OF.match(following) or _OWN_TITLE.fullmatch(following)) is not None


def _is_a_masthead(line: str, below: list[str], text: str) -> bool:
    """Return True for a short line in capitals above a headline, of which the text has no other word.

    Days and kinds of a text may stand between.
    """
    words = re.findall(r"[^\W\d_]{4,}", line)
    if not line.isupper() or len(line.split()) > _MASTHEAD or not words:
        return False
    following = next((one for one in below if not _says_only_the_kind(one)), "")
    is_headline = _may_be_a_headline(following) and not following.isupper() and not _NUMBERED.match(following)
    if not is_headline or len(following.split()) <= len(line.split()):
        return False
    rest = text.replace(line, "", 1)
    return not any(re.search(rf"\b{word}\b", rest, re.IGNORECASE) for word in words)


def _item_of_minutes(text: str) -> str | None:
    """Return the first matter of minutes; None for any other text."""
    head = text[:_OF_THE_HEAD]
    item = _FIRST_ITEM.search(head) if _MINUTES.search(head) else None
    return item["words"] if item is not None else None


def _first_lines(text: str) -> Iterator[str]:
    """Yield the first lines that stand apart: paragraphs of one line, and not the last of a text.

    Of a paragraph of more lines those before the first sentence count, if one is a day or in capitals.
    """
    paragraphs = re.split(r"\r?\n[ \t]*\r?\n", text.strip(), maxsplit=_MOST_LINES)
    for paragraph in paragraphs[:-1][:_MOST_LINES]:
        lines = [one_line for line in paragraph.splitlines() if (one_line := line.strip())]
        if len(lines) > 1 and not all(_says_only_the_kind(one) or _may_be_a_headline(one) for one in lines):
            if _DATELINE_BEFORE.match(lines[1]) and _may_be_a_headline(lines[0]):
                yield lines[0]
            elif any(_says_only_the_kind(one) or one.isupper() for one in lines[:_MOST_LINES]):
                yield from takewhile(lambda one: _says_only_the_kind(one) or _may_be_a_headline(one), lines)
            yield paragraph
            return
        yield from lines


def _says_only_the_kind(line: str) -> bool:
    return (_ONLY_A_DAY.fullmatch(line) or _LABEL.fullmatch(line)) is not None


def _may_be_a_headline(line: str) -> bool:
    is_sentence = _SENTENCE.search(line) is not None or "\n" in line
    letters = sum(letter.isalpha() for letter in line)
    is_short = len(line) <= _LONGEST and letters >= _FEWEST_LETTERS
    is_sentence = is_sentence or (len(line) > _LONGEST_OF_MORE and _TWO_SENTENCES.search(line) is not None)
    return is_short and not is_sentence and _DATELINE.fullmatch(line) is None


def without_furniture(line: str, text: str = "") -> str:
    """Return a headline without the kind of its text, the name of its series, and days.

    Parameters
    ----------
    text
        The text below it, which shows how words are spelt that the headline has in capitals.

    Examples
    --------
    >>> without_furniture("Transcript: The Morning Hour, item 3 - the guild asks for a day")
    'The guild asks for a day'
    >>> without_furniture("THE GUILD AND THE IPA", "The guild met the IPA.")
    'The guild and the IPA'
    """
    words = re.sub(r"^[^\w“‘\"'(]+", "", " ".join(line.split()).strip("#*_= "))
    for before in (_KIND_BEFORE, _ISSUE_BEFORE, _SERIES_BEFORE, _KIND_BEFORE):
        words = before.sub("", words, count=1) if before.match(words) else words
    while len((shorter := _BEHIND.sub("", words)).split()) > 1 and shorter != words:
        words = shorter
    if words.isupper():
        words = _in_small_letters(words, text)
    return words[:1].upper() + words[1:]


def _in_small_letters(headline: str, text: str) -> str:
    """Return a headline in capitals as the text spells its words.

    Where the text has not all of them, which may be names, each word but the small ones has a capital.
    """
    spelt: dict[str, Counter[str]] = {}
    below = "\n".join(line for line in text.splitlines() if not line.isupper())
    for word in re.findall(r"[^\W\d_]+", below.replace(headline, "")):
        spelt.setdefault(word.upper(), Counter())[word] += 1
    words = re.findall(r"[^\W\d_]+", headline)
    all_spelt = all(word in spelt or word in _SMALL for word in words)

    def usual(match: re.Match[str]) -> str:
        if not spelt.get(match[0]) and _AN_ACRONYM.fullmatch(match[0]):
            return match[0]
        if match.start() and headline[match.start() - 1] in "’'" and len(match[0]) <= len("LL"):
            return match[0].lower()
        seen = spelt.get(match[0], Counter())
        if match[0] in _SMALL:
            return match[0].lower()
        if match[0].lower() in seen or not seen:
            return match[0].lower() if all_spelt else match[0].capitalize()
        return seen.most_common(1)[0][0]

    spelt_so = re.sub(r"[^\W\d_]+", usual, headline)
    spelt_so = _SHORTENED.sub(lambda end: end[0].lower(), spelt_so)
    return (
        spelt_so if all_spelt else re.sub(r"\w+$", lambda last: last[0][:1].upper() + last[0][1:], spelt_so)
    )
