"""Words of a sentence that stand for something which only another sentence names: "denies it", "the two"."""

from __future__ import annotations

import re
from typing import Final

_VERB: Final = (
    r"(?:is|are|was|were|has|have|had|will|would|may|might|can|could|should|must|did|does|do|w[oa]n[’']t"
    r"|\w+n[’']t|said|says?|want\w*|thought|thinks?|doubts?|doubted|held|began|went|came|made|took|gave"
    r"|sa[wt]|left|\w+ed)\b"
)
_OPENS: Final = re.compile(
    r"[“\"‘'(]*(?:(?:he|she|it|they|this|that|these|such|his|its|their|theirs|there(?! (?:were|was|are"
    r"|is|has|have|will|can)\b)|both(?! \w+ and\b)|neither(?! \w+ (?:nor|side)\b)|nor|so|or|yet|then|thus"
    r"|hence|instead|otherwise|likewise|similarly|also|too|if so|if not|if (?:it|they|he|she|this|that)\b"
    r"|in return|in that case|in turn|in addition|besides|for example|for instance"
    r"|(?:before|since|after|until|on|at|for|to|by|with|of|about|under|in) (?:that|this|these|those|it|them)"
    r"|here|my|your|you|let|suppose|imagine|those (?:concerned|two|three)|another(?! \w+s?\b (?!to|that|if"
    r"|whether))"
    r"|not (?:so|all|one|everyone|everybody)\b|whereas|as (?:such|a result|expected)|worse|better|only then"
    r"|the (?:same|latter|former|rest|remainder|other|others)"
    r"|(?:\w+ ){1,3}(?:before|later|earlier|after)(?=,)"
    r"|(?:a|the|one|two|three) (?:next |following |previous )?(?:day|week|month|year|evening)s?"
    r"(?: (?:before|later|earlier|after))?(?=,| (?!ago)\w)"
    r")\b"
    rf"|her (?!majesty)|(?:one|two|three|four|five|six|none|others?|some|several|many|most|few|each|all)"
    rf" (?:of (?:them|these|those|the (?:two|three|four)\b)|{_VERB})"
    rf"|the (?:first|second|third|fourth|fifth|next|last)(?:,| \[| {_VERB})"
    r"|(?:and )?(?:one|two|three|four|five),"
    r"|the (?:two|three|four|five)\b(?![^.;]*:)(?! \w+ (?:\w+ed|of|that|who|which|signed|made|held)\b))",
    re.IGNORECASE,
)
"""The first words of a sentence that another one must stand before."""
_ELLIPSIS: Final = re.compile(
    r"(?:n[’']t|(?<!or )(?<!why )\bnot)(?: (?:yet|either|now))?[.;,:]"
    r"|(?<!as it )(?<!as they )\b(?:will|would|did|does|do|has|have|is|are|was|were|could|can|must|(?-i:may)"
    r"|should)[.;](?! \d)"
    r"|\babout to[.;]|\b(?:ask|asked|want|wants|wanted|refused?|able|likely|need|expects?|expected|going"
    r"|hopes?|anyone|anybody|them|it) to[.;,]"
    r"|\b(?:do|does|did|doing|done|think|thinks|say|says|said) so\b(?! (?:long|far|many|much|that)\b)"
    r"|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )"
    r"\b(?:refus(?:es?|ed)|declin(?:es?|ed)|oppos(?:es?|ed)|object(?:s|ed)|agree[sd]?|accept(?:s|ed)"
    r"|reject(?:s|ed)|disagree[sd]?|consent(?:s|ed)|den(?:y|ies|ied)|disput(?:es?|ed)|compl(?:y|ies|ied))"
    r"(?: (?:flatly|again|too|as well|at once))?(?:[.:;]|, (?:and|but|so(?! that))\b|,$)",
    re.IGNORECASE,
)
"""A verb without what it is about: "Podemos won't", "the bank refused"."""
_POINTS: Final = re.compile(
    r"\b(?:of|to|for|with|on|by|at|from|over|about|against|after|before|under|than|gives?|gave|giving"
    r"|calls?|called|surrender(?:ed)?|accepts?|accepted|rejects?|rejected|regards?|den(?:y|ies|ied)"
    r"|wants?|wanted|lift|end|stop|does|do|doing|did|honours?|backs?|supports?|resolve|match|confirm"
    r"|until|since|take|taken|took|put|pick(?:ed)?) (?P<that>that)(?=[.,;:]|$| (?!(?:the|a|an|no|its|his"
    r"|her|their|it|he|she|they|there"
    r"|if|all"
    r"|any|some|most|not|was|were|is|are|has|had|have|will|would|can|could|may|might|must|should|does|did"
    r"|do)\b)[a-z]\w*)"
    r"|\b(?:calls?|called|regards?|regarded|considers?|find|finds) that (?:an?|the)\b"
    r"|(?<!\bso )\b(?P<final>that)(?=[.;]|$)"
    r"|\b(?P<this>this)\b(?! (?:or that|week|month|year|morning|evening|afternoon|winter|summer|autumn|spring"
    r"|time"
    r"|day|century|term|season|report|country|city|bulletin|day))"
    r"|\b(?P<these>these)\b(?! (?:days|weeks))"
    r"|\b(?P<those>those)\b(?! (?:who\w*|that|of|in|on|with|from|for|which|to|already|not|still|\w+ed|\w+ing"
    r"|held|made|given|taken|sent|behind|at|against|under|near|whom|we|most|least"
    r"|responsible|concerned|involved|present|affected|\w+(?:ible|able|ary))\b)"
    r"|\b(?P<such>such)\b(?! as\b)",
    re.IGNORECASE,
)
_TWO: Final = re.compile(
    r"\bthe (?:latter|former)\b|(?<!all )\bthe (?:two|three|same|other|others|first|second|third|rest)"
    r"(?=[.,;:]|$| (?:\w+ly|together|is|are|was|were|has|have|had|will|would|do|did|and|or|to|in|on|from"
    r"|by|for)\b)"
    r"|\b(?:as well|likewise|too|either)[.]$|\bthereafter\b|\bin return(?! for)\b|\bas much[.]"
    r"|\ba (?:day|week|month|year) (?:later|earlier)\b|\bthat (?:day|night|evening|morning|afternoon|time"
    r"|week|month|year)\b|\bthe (?:same|next|following|previous) (?:day|night|evening|week|month|year)\b"
    r"|\banother (?=on\b|in\b|to\b)|\bbe (?:let off|exempted|spared)[.]"
    r"|\b(?:another|others) (?:members|one|two|thinks|doubts|says)\b"
    r"|\bthe first time\b(?! (?:in|since|that))",
    re.IGNORECASE,
)
_ONE: Final = re.compile(
    r"\b(?<!no )(?<!any )(?<!every )(?<!each )(?<!as )(?<!in )(?<!at )(?:one|ones)(?=[.,;:]|$"
    r"| (?:tomorrow|today|at once|on)\b)"
    r"|\b(?:some|any|none|more)[.;]|\b(?:sign|signed|tabled|propose|proposed|offer|offered|pass|passed|give"
    r"|given|issued?|need|wants?) one\b(?! (?:of|or|\w+(?:th|day|week|month|year|hour|vote|seat)s?)\b)"
    r"|\b(?:than|by|of|with|to) (?:theirs|his|hers|its own)[.;,]",
    re.IGNORECASE,
)
_PRONOUN: Final = re.compile(
    r"\b(?P<he>he|she|him|himself|herself|his|her|hers)\b|\b(?P<it>it|itself)\b|\b(?P<its>its)\b"
    r"|\b(?P<they>they|them|themselves)\b|\b(?P<their>theirs?)\b",
    re.IGNORECASE,
)
_EXPLETIVE: Final = re.compile(
    r"it(?:[’']s|[’']d|[’']ll| (?:is|was|were|has been|had been|will be|would be|may be|can be|should be"
    r"|is not|was not|be|seems?|seemed|appears?|appeared|turned out|makes?|made|takes?|took|remains?))"
    r"(?: (?:\w+ly|not|also|now|still|only|no|less|more|too|very|so|as|hard|up))*"
    r"(?: (?:\w+ ){1,3}?(?:that|to|if|whether)\b"
    r"| (?:said|understood|reported|thought|believed|known|expected|claimed|recorded|feared|hoped)\b"
    r"|[’']s (?:said|understood|thought)\b)|it that\b",
    re.IGNORECASE,
)
_IMPERSONAL: Final = re.compile(
    r"it (?:is|was|has been) (?:\w+ly |not |now |also )?(?:recorded|noted|said|understood|reported"
    r"|agreed|clear|known|thought|believed|feared|hoped|claimed|recommended|time|important|necessary|unlikely|likely"
    r"|possible) "
    r"(?:that|to|whether)\b",
    re.IGNORECASE,
)
_SUBJECT_VERB: Final = re.compile(
    r"(?:[’'](?:s|d|ll|ve|re)\b| (?:(?:also|now|still|never|then|itself|themselves|all|both|already|only|not)"
    r" )*(?:is|are|was|were|has|have|had|will|would|may|might|can|could|should|must|did|does|do|cannot"
    r"|\w+n[’']t|said|went|came|made|took|gave|saw|got|put|let|\w+ed|\w+s)\b)"
)
_DETERMINED: Final = re.compile(
    r"\b(?:the|an?|its|his|her|their|this|each|every|no|any|some|another|one|two|three|four|five|\d[\d,.]*)"
    r" ((?:(?!(?:the|an?|its|his|her|their|this|each|every|any|some|another|of|in|on|to|for|by|with|that"
    r"|and|or|but|who|which|whose|as|at|from|has|have|had|is|are|was"
    r"|were|will|would|may|can|could|must|did|does|do|not|it|they|he|she)\b)[\w’'-]+ ?){1,4})",
    re.IGNORECASE,
)
_DAY: Final = (
    r"(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Today|Yesterday|Tomorrow|Now|Then|Later|Earlier|Meanwhile)\b)"
)
_NAME: Final = re.compile(
    rf"(?<![.!?] )(?<!^)(?<!the )(?<!The )(?<!an )(?<!its )(?<!\ba )\b{_DAY}\d?[A-Z][\w’'-]*"
    r"(?:(?: (?:of|the|and|for))? [A-Z][\w’'-]+)*"
    rf"|^[“‘\[]?{_DAY}(?!(?:The|A|An|On|In|At|By|For|As|If|When|While|Since|After|Before|To|From|With"
    rf"|Under|But"
    r"|And|Until|Unless|Should|Without|Nobody|Nothing|Not|No|What|Who|Some|Many|Several|Most|Others|All|Both"
    r"|Each|Two|Three|Four|Five|Few|Asked|Last|Next)\b)\d?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
    r"(?! (?:parties|workers|groups|officials|leaders|members|residents|ministers|directors|unions|drivers"
    r"|farmers|students|teachers|people|organisations|chambers)\b)"
)
_APPOSED: Final = re.compile(r", (?:the|an?|its|his|her|their) [^,;]{2,70}(?:,|$)")
_PLURAL: Final = re.compile(
    r"(?<![’'])\b(?!(?:this|its|was|has|is|as|his|us|less|across|news|always|perhaps|does|says|unless|talks"
    r"|towards|besides|yes|thus|plus|politics)\b)\w{3,}(?<![sui’'])s\b|\band\b|\b(?:people|police|team"
    r"|\w+men|two|three|four|five|six|seven|eight|nine|ten|twelve|dozens|hundreds|thousands"
    r"|company|government|union|council|staff|army|side|party|committee|board|men|women|children|majority"
    r"|clergy|public|group|cabinet|crew|leadership|opposition|members|both|few)\b|\b(?-i:[A-Z]{3,})\b",
    re.IGNORECASE,
)
_PART_OF: Final = re.compile(
    r"\b(?:most|some|many|all|none|one|two|three|four|five|six|both|half|each|several|few"
    r"|any) of $",
    re.IGNORECASE,
)
_A_PERSON: Final = re.compile(
    r"\b(?:president|minister|premier|leader|chair\w*|secretary|general|ambassador|envoy|director"
    r"|head|chief|commander|judge|bishop|archbishop|imam|professor|lawyer|author|officer|king|queen|mayor|governor|spokes\w+|\w+man|\w+woman)\b",
    re.IGNORECASE,
)
_BREAK: Final = re.compile(r"[;:—–]|, (?:and|but|which|who|while|so|as|because|since|whose)\b")
_FEWEST_BEFORE: Final = 4
_BARE: Final = re.compile(
    r"\b(?:the|that) (?P<noun>ruling|deal|plan|letter|order|offer|proposals?|text|paper|document|list|package"
    r"|memorandum|decision|judge?ment|verdict|motion|draft|measures?|amendment|sum|figure|ballot|link|button"
    r"|law|bill|contract|requests?|understanding|undertaking|steps?|case|matter|resolution|petition|call"
    r"|instruction|demand|conditions?|terms|review|clause|statement|note|report|position)\b"
    r"(?! (?:of|on|that|to|for|by|between|with|from|about|against|which|who|under|signed|made|adopted|agreed"
    r"|reached|published|issued|in|over|at)\b)"
)
_STEM: Final = 5


def opens_on_another(text: str) -> bool:
    """Return True for a sentence whose first words lean on one before it: "It refused.", "The two agree."."""
    return _OPENS.match(text) is not None and _IMPERSONAL.match(text) is None


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
    return (
        points_at_another(text)
        or _has_one(text)
        or any(_is_open(text, found) for found in _PRONOUN.finditer(text))
    )


def points_at_another(text: str) -> bool:
    """Return True for a sentence that says "the latter", "a day later" or "gave that", of another sentence.

    Examples
    --------
    >>> points_at_another("The guild signed a day later."), points_at_another("The guild will sign.")
    (True, False)
    """
    if _ELLIPSIS.search(text) or _TWO.search(text):
        return True
    return any(not _is_behind_a_clause(text, found.start()) for found in _POINTS.finditer(text))


def names_no_more(text: str, known: str = "") -> bool:
    """Return True for "the ruling" where neither a sentence nor what stands above says which one.

    Parameters
    ----------
    known
        What a reader has read before: a title, or sentences above.

    Examples
    --------
    >>> names_no_more("The guild does not accept the ruling."), names_no_more("It signed the plan for peace.")
    (True, False)
    """
    for found in _BARE.finditer(text):
        stem = found["noun"][:_STEM].casefold()
        is_told = stem in text[: found.start()].casefold() or stem in known.casefold()
        if not is_told and not _is_behind_a_clause(text, found.start()):
            return True
    return False


def _has_one(text: str) -> bool:
    return _ONE.search(text) is not None


def _is_behind_a_clause(text: str, place: int) -> bool:
    """Return True where a clause of the sentence itself stands before a word that points at one."""
    breaks = [found.start() for found in _BREAK.finditer(text, 0, place)]
    return bool(breaks) and len(text[: breaks[-1]].split()) >= _FEWEST_BEFORE


def _is_open(text: str, pronoun: re.Match[str]) -> bool:
    """Return True for a pronoun before which the sentence names nothing that it could stand for."""
    before = text[: pronoun.start()]
    if pronoun["it"] and _EXPLETIVE.match(text, pronoun.start()):
        return False
    if text.startswith("[") and pronoun.lastgroup in ("its", "their", "he"):
        return False
    if pronoun.lastgroup == "he":
        people = re.sub(r"\b[A-Z-]{2,}\b", "", before)
        return not (text.startswith("[") or _NAME.search(people) or _A_PERSON.search(before))
    is_plural = pronoun.lastgroup in ("they", "their")
    is_object = pronoun.lastgroup in ("it", "they") and (
        pronoun[0].casefold() in ("them", "themselves") or not _SUBJECT_VERB.match(text, pronoun.end())
    )
    if pronoun[0].casefold() in ("itself", "themselves"):
        is_object = False
    named = _named(before, is_plural=is_plural)
    if is_plural and _PART_OF.search(before):
        is_object = False
    needed = 2 if is_object and _BREAK.search(before) is None else 1
    return named < needed


def _named(before: str, *, is_plural: bool) -> int:
    """Count what the words before a pronoun name that it may stand for."""
    before = _APPOSED.sub(", ", before)
    if is_plural:
        return len(_PLURAL.findall(before))
    singular = sum(
        any(not word.endswith("s") or word.endswith("ss") for word in noun.split())
        for noun in _DETERMINED.findall(before)
    )
    return singular + len(_NAME.findall(before))
