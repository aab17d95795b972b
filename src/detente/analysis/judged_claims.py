"""The claims that reports propose for a ledger: what a judge with a name says will come of something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from detente.case import Claim
from detente.dossier import EvidenceBase, LedgerClaim, claim_id
from detente.drafting import assessments_in, is_judgement
from detente.edtf import DateRange
from detente.patterns import as_pattern
from detente.reading import OnWords
from detente.short import one_line
from detente.sources import Evidence

_MOST_OF_A_REPORT: Final = 4
_OPENING: Final = as_pattern(
    r"^(?:(?:the|his|her|its|their) )?"
    r"(?:view |belief |fears? |confidence |forecast |prediction |warning )?that "
    r"(?=\w+ \w+ \w+)",
    re.IGNORECASE,
)
"""Words before the clause that is judged: "confidence that"."""
_BESIDE: Final = as_pattern(r"^(?:In|On|At|For|With|After|By|Under|As) \w[^,]{0,30}, ", re.IGNORECASE)
"""A phrase before the subject: "in exchange, it will ask"."""
_CONDITION_FIRST: Final = as_pattern(
    r"^(?:if|unless|until|once|when|as long as|provided|no matter)\b[^,]*, (?:then )?", re.IGNORECASE
)
_NOT_JUDGED: Final = as_pattern(
    r"\b(?:will|would|shall) (?:\w+ )?have to\b"
    r"|\b(?:must|should|ought to|(?:is|are) (?:obliged|required) to)\b"
    r"|\b(?:be|is|are|was|were|being) (?:\w+ )?(?:responsible|legitimate|to blame)\b|\bas legitimate\b"
    r"|\bmay (?:play|take|serve|act|participate|join|attend|enter|keep)\b"
    r"|\b(?:will|would|shall) (?:not )?(?:\w+ly )?(?:ask|offer|propose|request|demand|insist"
    r"|be (?:willing|ready|prepared))\b",
    re.IGNORECASE,
)
"""Words of a main clause that oblige, blame, allow or offer."""
_AHEAD: Final = as_pattern(
    r"\b(?:will|would|won[’']t|could|cannot|can[’']t|might|likely|unlikely|never|expected|bound to|going to"
    r"|depends? on|leads? to|risks?|means that|only (?:if|when)|unless|no (?:chance|way|reason)"
    r"|(?<!\d )may(?! \d))\b|[’']ll\b"
)
_ITSELF: Final = as_pattern(
    r"^(?:it|they|he|she)\b(?: \w+ly)? (?:will|would|won[’']t|is going to|are going to) (?:not )?"
    r"(?!be\b|have\b|lose\b|win\b|fail\b|gain\b|suffer\b|face\b|need\b|become\b|survive\b|find\b|see\b)"
)
"""What whoever speaks will do."""
_ANNOUNCES: Final = as_pattern(
    r"^(?:announc|promis|pledg|vow|threat|offer|propos|demand|ask|urg|call|insist|refus|reject|declar)", re.I
)
_IN_THE_VIEW: Final = as_pattern(
    r"^(?:In|According to) the (?:view|opinion|judge?ment|estimate) of (?P<who>(?:the )?[^,]{3,60}), ",
    re.IGNORECASE,
)
_HIM: Final = as_pattern(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
_NAME: Final = as_pattern(
    r"\b(?!(?:If|The|An?|In|Once|When|Unless|Until|But|And|That|No|Any|Each|Some|Even|As|While|After|Before)\b)"
    r"[A-Z]\w+"
)
_NOBODY: Final = as_pattern(r"^(?:I|we|you|he|she|it|they)$", re.IGNORECASE)
_LONGEST_TO_COMPARE: Final = 60


@dataclass(frozen=True)
class JudgedPassage:
    """A judgement of somebody, as it may be put on a ledger.

    Attributes
    ----------
    text
        The words of the claim.
    by
        The name of whoever judges, or the words for him.
    words
        The passage of the report that it stands in.
    """

    text: str
    by: str
    words: Evidence


def judged_claims(base: EvidenceBase, quoted: Sequence[JudgedPassage] = ()) -> Iterator[LedgerClaim]:
    """Yield the claims that the reports of a dossier make, each once.

    Nobody's forecast is none; nor is an obligation, an offer, a threat, or a plan of whoever speaks.

    Parameters
    ----------
    quoted
        Views of outsiders, which come first: they are told in whole sentences.
    """
    due = _Due(base)
    passages: list[JudgedPassage] = []
    for one in (*quoted, *_of_the_parties(base)):
        of_report = sum(other.words.report == one.words.report for other in passages)
        if of_report < _MOST_OF_A_REPORT and not any(_is_one(one, other) for other in passages):
            passages.append(one)
            yield LedgerClaim(claim_id(one.text), one.text, one.by, due=due.of(one.words), proposed=True)


def _of_the_parties(base: EvidenceBase) -> Iterator[JudgedPassage]:
    """Yield what those who are named judge, the plainest first."""
    dossier = base.dossier.read_by_rules
    for heard in assessments_in(dossier):
        says = _within_its_marks(one_line(heard.words.quote))
        view = _IN_THE_VIEW.match(says)
        by = heard.by.name if heard.by is not None else view["who"] if view is not None else ""
        if not heard.judges or not by or _NOBODY.match(by) or _is_of_another(says):
            continue
        says = says[view.end() :] if view is not None else says
        claim = Claim(id="heard", says=says, by=by, evidence=("words",))
        if not is_judgement(claim, {"words": heard.words}, dossier) or not _foretells(says):
            continue
        statement = base.statement(heard.words)
        cue = statement.cue_span.quote if statement is not None and statement.cue_span is not None else ""
        if cue and _ANNOUNCES.match(cue.split()[-1]):
            continue
        yield JudgedPassage(_OPENING.sub("", says), f"{by[:1].upper()}{by[1:]}", heard.words)


def _is_of_another(says: str) -> bool:
    """Return True for words on "him" whom none of them names.

    Examples
    --------
    >>> _is_of_another("The gate will open once he has spoken"), _is_of_another("If Roth goes, he will lose")
    (True, False)
    """
    him = _HIM.search(says)
    return him is not None and _NAME.search(says[: him.start()]) is None


def _foretells(says: str) -> bool:
    """Return True for words whose main clause says what will or may come, and wills nothing.

    Examples
    --------
    >>> _foretells("If the talks end, the war will grow"), _foretells("In return, it will ask them to disarm")
    (True, False)
    >>> _foretells("Once the truce begins, the rebels will have to disarm"), _foretells("It ended on 27 May")
    (False, False)
    """
    plain = _OPENING.sub("", says)
    main = _CONDITION_FIRST.sub("", _BESIDE.sub("", plain))
    if _NOT_JUDGED.search(main) or _ITSELF.match(main):
        return False
    return _AHEAD.search(plain) is not None


def _within_its_marks(words: str) -> str:
    """Return words without the marks around all of them; marks around a part of them stay.

    Examples
    --------
    >>> _within_its_marks('"The weir will go."'), _within_its_marks('"The weir will go," said a miller')
    ('The weir will go.', '"The weir will go," said a miller')
    """
    bare = words.strip("“”\"'` ,")
    return bare if bare.count('"') % 2 == 0 and bare.count("“") == bare.count("”") else words.strip(" ,")


def _is_one(one: JudgedPassage, other: JudgedPassage) -> bool:
    """Return True for passages that share words, or say the same."""
    if one.words.report == other.words.report and one.words.start < other.words.end:
        return other.words.start < one.words.end
    letters, others = (re.sub(r"\W+", " ", each.text.casefold()).strip() for each in (one, other))
    return letters[:_LONGEST_TO_COMPARE] == others[:_LONGEST_TO_COMPARE]


class _Due:
    """The days by which claims say that something will be."""

    def __init__(self, base: EvidenceBase) -> None:
        self._base = base
        self._dates = OnWords((each.span, each) for each in base.dossier.dates)

    def of(self, words: Evidence) -> date | None:
        """Return the last day that a passage names behind that of its report; None where it names none."""
        published = self._base.day(words)
        if published is None:
            return None
        ranges = (DateRange.parse(each.edtf) for each in self._dates.on(words) if each.edtf)
        days = [each.latest for each in ranges if each.dated and each.latest is not None]
        return max((day for day in days if day > published), default=None)


def not_on(claims: Iterable[LedgerClaim], known: Sequence[LedgerClaim]) -> Iterator[LedgerClaim]:
    """Yield the claims that none of the known ones has, in the same words or in a part of them."""
    letters = [_letters(claim.text) for claim in known]
    ids = {claim.id for claim in known}
    for claim in claims:
        own = _letters(claim.text)
        if claim.id not in ids and not any(own in other or other in own for other in letters if other):
            yield claim


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w", text.casefold()))
