"""Words of a sentence that stand for something which only another sentence names: "denies it", "the two"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from detente.edtf import MONTHS, WEEKDAYS
from detente.page.sections.quoting.leaning_words import (
    ELLIPSIS,
    INCLUDING,
    ONE,
    OPENS,
    POINTS,
    TWO,
    TWO_NAMES,
    WHAT,
    WHAT_WAS_OFFERED,
)
from detente.patterns import as_pattern

_PRONOUN: Final = as_pattern(
    r"\b(?P<he>he|she|him|himself|herself|his|her|hers)\b|\b(?P<it>it|itself)\b|\b(?P<its>its)\b"
    r"|\b(?P<they>they|them|themselves)\b|\b(?P<their>theirs?)\b",
    re.IGNORECASE,
)
_EXPLETIVE: Final = as_pattern(
    r"it(?:[’']s|[’']d|[’']ll| (?:is|was|were|has been|had been|will be|would be|may be|can be|should be"
    r"|is not|was not|be|seems?|seemed|appears?|appeared|turned out|makes?|made|takes?|took|remains?))"
    r"(?: (?:\w+ly|not|also|now|still|only|no|less|more|too|very|so|as|hard|up))*"
    r"(?: (?:\w+ ){1,3}?(?:that|to|if|whether)\b"
    r"| (?:said|understood|reported|thought|believed|known|expected|claimed|recorded|feared|hoped)\b"
    r"|[’']s (?:said|understood|thought)\b"
    r"| (?:uncertain|unclear|unknown) (?:for|to|on|who|what|why|how|when)\b)"
    r"|it that\b",
    re.IGNORECASE,
)
_IMPERSONAL: Final = as_pattern(
    r"it (?:is|was|remains|remained) (?:\w+ly |not |now |also |still )?(?:uncertain|unclear|unknown|open)"
    r" (?:for|to|on|about|in|if|whether|who|what|why|how|when|where|which)\b"
    r"|it (?:is|was|has been) (?:\w+ly |not |now |also )?(?:recorded|noted|said|understood|reported"
    r"|agreed|clear|known|thought|believed|feared|hoped|claimed|recommended|time|important|necessary"
    r"|unlikely|likely"
    r"|possible) "
    r"(?:that|to|whether)\b",
    re.IGNORECASE,
)
_AS_OBJECT: Final = as_pattern(
    r"\b(?:ma[dk]es?|making|find|finds|found|let) (?P<it>it) (?:\w+ly )?(?:clear|plain|known|hard|harder"
    r"|impossible|possible|difficult|easier|easy|be known|look|seem)\b",
    re.IGNORECASE,
)
"""An "it" that stands for what follows: "made it clear that ..."."""
_SUBJECT_VERB: Final = as_pattern(
    r"(?:[’'](?:s|d|ll|ve|re)\b| (?:(?:also|too|now|still|never|then|itself|themselves|all|both|already|only"
    r"|not) )*(?:is|are|was|were|has|have|had|will|would|may|might|can|could|should|must|did|does|do|cannot"
    r"|\w+n[’']t|said|went|came|made|took|gave|saw|got|put|let|broke|held|kept|lost|won|met|knew|fell|stood"
    r"|found|began|brought|left|sent|paid|built|set|sought|told|thought|felt|meant|spoke|wrote|chose|\w+ed"
    r"|(?!(?:as|its|his|this|us|across|besides|towards|always|perhaps|thus)\b)\w+s)\b)"
)
_DETERMINED: Final = as_pattern(
    r"\b(?:the|an?|its|his|her|their|this|each|every|no|any|some|another|one|two|three|four|five|\d[\d,.]*)"
    r" ((?:(?!(?:the|an?|its|his|her|their|this|each|every|any|some|another|of|in|on|to|for|by|with|that"
    r"|and|or|but|who|which|whose|as|at|from|has|have|had|is|are|was"
    r"|were|will|would|may|can|could|must|did|does|do|not|it|they|he|she)\b)[\w’'-]+ ?){1,4})",
    re.IGNORECASE,
)
_DAY: Final = (
    rf"(?!(?:{WEEKDAYS}|{MONTHS}"
    r"|Today|Yesterday|Tomorrow|Now|Then|Later|Earlier|Meanwhile)\b)"
)
_NAME: Final = as_pattern(
    rf"(?<![.!?] )(?<!^)(?<!the )(?<!The )(?<!an )(?<!its )(?<!\ba )\b{_DAY}\d?[A-Z][\w’'-]*"
    r"(?:(?: (?:of|the|and|for))? [A-Z][\w’'-]+)*"
    rf"|^[“‘\[]?{_DAY}(?!(?:The|A|An|On|In|At|By|For|As|If|When|While|Since|After|Before|To|From|With"
    rf"|Under|But"
    r"|And|Until|Unless|Should|Without|Nobody|Nothing|Not|No|What|Who|Some|Many|Several|Most|Others|All|Both"
    r"|Each|Two|Three|Four|Five|Few|Asked|Last|Next|We|They|He|She|It|You|Our|Its|His|Her|Their|My|I"
    r"|People|Those)\b"
    r"|[A-Z][a-z]+(?:er|or|ist|ian|ent|ial|ee|eader|udge)s\b(?! [A-Z]))\d?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
    r"(?! (?:parties|workers|groups|officials|leaders|members|residents|ministers|directors|unions|drivers"
    r"|farmers|students|teachers|people|organisations|chambers)\b)"
)
_APPOSED: Final = as_pattern(
    r", (?:(?:the|an?|its|his|her|their) [^,;]{2,70}(?:,|$)|[a-z]+ (?:of|for) [^,;]{2,70},)"
)
_PLURAL: Final = as_pattern(
    r"(?<![’'])\b(?!(?:this|its|was|has|is|as|his|us|less|across|news|always|perhaps|does|says|unless|talks"
    r"|towards|besides|yes|thus|plus|politics|remains|says|wants|stays|holds|keeps|takes|makes|goes"
    r"|comes|runs"
    r"|needs|asks|puts|gives|sees|seems|gets|means|insists|denies|accuses|warns|thinks|believes|expects"
    r"|becomes|belongs|depends|supports|opposes|rejects|refuses)\b)\w{3,}(?<![sui’'])s\b|\band\b"
    r"|\b(?:people|police|team"
    r"|\w+men|two|three|four|five|six|seven|eight|nine|ten|twelve|dozens|hundreds|thousands"
    r"|company|government|union|council|staff|army|side|party|committee|board|men|women|children|majority"
    r"|clergy|public|group|cabinet|crew|leadership|opposition|members|both|few)\b|\b(?-i:[A-Z]{3,})\b",
    re.IGNORECASE,
)
_PART_OF: Final = as_pattern(
    r"\b(?:most|some|many|all|none|one|two|three|four|five|six|both|half|each|several|few"
    r"|any) of $",
    re.IGNORECASE,
)
_A_PERSON: Final = as_pattern(
    r"\b(?:president|minister|premier|leader|chair\w*|secretary|general|ambassador|envoy|director"
    r"|head|chief|commander|judge|bishop|archbishop|imam|professor|lawyer|author|officer|king|queen"
    r"|mayor|governor|spokes\w+|\w+man|\w+woman)\b",
    re.IGNORECASE,
)
_A_TITLED_PERSON: Final = as_pattern(
    r"\b(?:(?:Mrs?|Ms|Dr|Sir|Prof)\.?|President|Prime Minister|Chancellor|Senator|Colonel|Governor|Mayor"
    r"|Judge|Justice|Councillor|Metropolitan|Archbishop) (?:[A-Z][\w’-]+ ?){1,3}(?=[ ,])"
)
"""Somebody who is no "it"."""
_BREAK: Final = as_pattern(r"[;:—–]|, (?:and|but|which|who|while|so|as|because|since|whose)\b")
_ASIDE: Final = as_pattern(r", (?:who|which|whose)\b[^,;:]{2,90},")
"""A relative clause between commas: the clause around it goes on behind it."""
_FEWEST_BEFORE: Final = 4
_FINITE: Final = as_pattern(
    r"(?<!\bwho )(?<!\bthat )(?<!\bwhich )\b(?:has|have|had|is|are|was|were|will|would|may|could|can|must"
    r"|should|did|does|do|said|says|told|tells|gave|made|took|went|came|[a-z]\w{2,}ed|wants?|asks?|calls?)\b"
)
_RIGHT_TO: Final = as_pattern(
    r"\b(?:the|an?|its|his|her|their|no) (?:\w+ )?(?:right|chance|offer|plan|decision|power|need|duty"
    r"|promise|refusal"
    r"|attempt|readiness|request|intention|wish|authority|order|call) to \w+ $"
)
"""Words that lead to an act on "it": "reserves the right to place it"."""
_NAMED_TO_ACT: Final = as_pattern(
    r"\b(?:told|tells?|asks?|asked|urge[sd]?|order(?:s|ed)|want(?:s|ed)|invite[sd]?"
    r"|force[sd]?) [^,;]{2,40}? to \w+ $"
)
_SAYS: Final = as_pattern(
    r"\b(?:sa(?:ys?|id)|told|thinks?|believe[sd]?|insist(?:s|ed)|claim(?:s|ed)|hope[sd]?|argue[sd]?"
    r"|announced?"
    r"|added?|adds|warn(?:s|ed)|repl(?:y|ies|ied)|know[sn]?|knew|den(?:y|ies|ied))\b"
)
_OF_SAYING: Final = as_pattern(
    r"\b(?:says?|said|sa(?:id|y) that|complain\w*|claims?|claimed|insists?|fears?) \w+ \w+ $"
)
_MORE_THAN_THE_SUBJECT: Final = 2
_WHO_SAYS: Final = as_pattern(
    r"(?<=\w), (?:he|she|they|it) (?:also |then )?(?:said|says|argue[sd]|insist(?:s|ed)|wrote|writes"
    r"|add(?:s|ed)|explain(?:s|ed)|claim(?:s|ed)|maintain(?:s|ed)|noted|observe[sd]),"
)
"""Who says it stands within a sentence: "The weir, they said, is ours"."""
_FEW_QUOTED: Final = as_pattern(r"[“\"‘](?=[a-z])[^“”\"‘’]{3,40}[”\"’]")
_WHOLE_QUOTE: Final = as_pattern(r"[“\"‘][^“”\"‘]{12,}[,.!][”\"’]")
_FAR_IN: Final = 40
_AN_OPTION: Final = as_pattern(r"\b(?:recommend|suggest|prefer|choose|favour|options?) \([a-e]\)")
_ON_ITS_OBJECT: Final = as_pattern(r"\b(?:the|an?) [\w-]+ (?:against|about|over|for) $", re.IGNORECASE)
"""Words before an "it" that is not their noun: "a petition against it"."""
_IN_BRACKETS: Final = as_pattern(r" \([^()]*\)")


def opens_on_another(text: str) -> bool:
    """Return True for a sentence whose first words lean on one before it: "It refused.", "The two agree."."""
    return OPENS.match(text) is not None and _IMPERSONAL.match(text) is None


@lru_cache(maxsize=4096)
def leans(text: str) -> bool:
    """Return True for a sentence with a word that stands for what the sentence itself does not name.

    Examples
    --------
    >>> leans("The speaker denies it."), leans("The guild says it will not sign the treaty.")
    (True, False)
    """
    bare = text.lstrip("“\"‘'(")
    if not bare.startswith("[") and opens_on_another(bare):
        return True
    if _AN_OPTION.search(text):
        return True
    text = _IN_BRACKETS.sub("", _WHO_SAYS.sub(",", text))
    return (
        points_at_another(text)
        or _has_one(text)
        or any(
            _is_open(text, found) and not _is_quoted(text, found.start()) for found in _PRONOUN.finditer(text)
        )
    )


def _is_quoted(text: str, place: int) -> bool:
    """Return True within a few words that are quoted in a sentence: "is ready 'tomorrow if they wish'"."""
    return any(
        quote.start() < place < quote.end() and quote.start() >= _FAR_IN
        for quote in _FEW_QUOTED.finditer(text)
    )


def points_at_another(text: str) -> bool:
    """Return True for a sentence that says "the latter", "a day later" or "gave that", of another sentence.

    Examples
    --------
    >>> points_at_another("The guild signed a day later."), points_at_another("The guild will sign.")
    (True, False)
    """
    missing = ELLIPSIS.search(text)
    if missing is not None and not (
        WHAT_WAS_OFFERED.match(missing[0])
        and (is_behind_a_clause(text, missing.start()) or WHAT.search(text[: missing.start()]))
    ):
        return True
    pointers = (*TWO.finditer(text), *POINTS.finditer(text))
    return any(
        not is_behind_a_clause(text, found.start()) and not _are_named(text, found) for found in pointers
    )


def _are_named(text: str, pointer: re.Match[str]) -> bool:
    """Return True for "the two" behind two names: "Norvia and Ostria signed a treaty between the two"."""
    return pointer[0].casefold() == "the two" and TWO_NAMES.search(text, 0, pointer.start()) is not None


def is_open(text: str, place: int) -> bool:
    """Return True for a pronoun at a place of a sentence that names nothing before it that it stands for."""
    pronoun = _PRONOUN.match(text, place)
    return pronoun is not None and _is_open(text, pronoun)


def _has_one(text: str) -> bool:
    return any(INCLUDING.search(text[: one.start()]) is None for one in ONE.finditer(text))


def is_behind_a_clause(text: str, place: int) -> bool:
    """Return True where a clause of the sentence itself stands before a word that points at one."""
    aside = [found.span() for found in _ASIDE.finditer(text, 0, place)]
    breaks = [
        found.start()
        for found in _BREAK.finditer(text, 0, place)
        if not any(start <= found.start() < end for start, end in aside)
    ]
    return bool(breaks) and len(text[: breaks[-1]].split()) >= _FEWEST_BEFORE


def _is_open(text: str, pronoun: re.Match[str]) -> bool:
    """Return True for a pronoun before which the sentence names nothing that it could stand for."""
    before = text[: pronoun.start()]
    if pronoun[0].casefold() == "theirs" and not before.endswith(" of "):
        return True
    if before.count("“") == before.count("”"):
        # "“The pact is dead,” its chairman said": its is not the pact's.
        before = _WHOLE_QUOTE.sub("", before)
    if pronoun["it"] and (
        _EXPLETIVE.match(text, pronoun.start())
        or any(found.start("it") == pronoun.start() for found in _AS_OBJECT.finditer(text))
    ):
        return False
    if text.startswith("[") and pronoun.lastgroup in ("its", "their", "he"):
        return False
    if text.startswith("[") and pronoun["it"]:
        # "[Ana Roy] will leave if it moves": she is not "it"; "[The guild] says it will".
        return _named(before[before.find("]") + 1 :], is_plural=False) == 0 and not _SAYS.search(before)
    if pronoun.lastgroup == "he":
        if pronoun[0].casefold() == "him" and has_no_other(before):
            return True
        people = before if before.isupper() else re.sub(r"\b[A-Z-]{2,}\b", "", before)
        return not (text.startswith("[") or _NAME.search(people) or _A_PERSON.search(before))
    is_plural = pronoun.lastgroup in ("they", "their")
    is_object = pronoun.lastgroup in ("it", "they") and (
        pronoun[0].casefold() in ("them", "themselves") or not _SUBJECT_VERB.match(text, pronoun.end())
    )
    if pronoun[0].casefold() in ("itself", "themselves", "they"):
        is_object = False
    named = _named(_ON_ITS_OBJECT.sub("", before) if is_object else before, is_plural=is_plural)
    if is_plural and (_PART_OF.search(before) or _OF_SAYING.search(before)):
        is_object = False
    if is_object and _BREAK.search(before) is None:
        return named < _MORE_THAN_THE_SUBJECT or not _names_an_object(before, is_plural=is_plural)
    return named < 1


def has_no_other(before: str) -> bool:
    """Return True where nobody but the subject of a verb stands before its "him": "Roy will meet him"."""
    verb = _FINITE.search(before)
    if verb is None or before.startswith("[") or _BREAK.search(before):
        return False
    behind = before[verb.start() :]
    return not (_NAME.search(behind) or _A_PERSON.search(behind) or _SAYS.search(behind) or "that" in behind)


def _names_an_object(before: str, *, is_plural: bool) -> bool:
    """Return False where "it" is the object of a verb before which only its subject is named."""
    verb = _FINITE.search(before)
    if verb is None:
        return _RIGHT_TO.search(before) is None
    behind = _NAMED_TO_ACT.sub("", _RIGHT_TO.sub("", before[verb.start() :]))
    return _named(behind, is_plural=is_plural) > 0


def _named(before: str, *, is_plural: bool) -> int:
    """Count what the words before a pronoun name that it may stand for."""
    before = _APPOSED.sub(", ", before)
    if not is_plural:
        before = _A_TITLED_PERSON.sub("who", before)
    if is_plural:
        return len(_PLURAL.findall(before))
    singular = sum(
        any(not word.endswith("s") or word.endswith("ss") for word in noun.split())
        for noun in _DETERMINED.findall(before)
    )
    return singular + len(_NAME.findall(before))
