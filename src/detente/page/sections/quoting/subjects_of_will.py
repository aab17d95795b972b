"""The subject of a sentence in which somebody wants, refuses, offers, decides or says something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from detente.edtf import MONTHS, WEEKDAYS
from detente.page.sections.quoting.wills import BETWEEN, NEGATED, NOUNS_OF_WILL, WILLS, Will
from detente.patterns import as_pattern

_DAYS: Final = (
    rf"The(?!\s[^\W_a-z])|{WEEKDAYS}|{MONTHS}"
    r"|Yesterday|Today|Now|Then|Since|While|When|If|But|And|Yet|So|For|On|In|At"
    r"|By|As|Under|After"
    r"|Before|During|With|Without|Meanwhile|However|Although|Though|Because|Here|There|This|That|These"
    r"|Those|Last|Next"
    r"|Both|Each|Neither|None|Nobody|Everybody|What|Who|How|Why|Where|Which|Whether|Asked|Should|Were|Was"
    r"|Is|Are|Had|Has|Have"
    r"|Not|No|Only|First|Some|Many|Most|All|Also|Once|Until|Unless|Despite|From|Over|To|Of|An|A|Give|Its"
    r"|His|Her|Their|Our|My"
    r"|He|She|It|They|We|I|You|One|Two|Three|Four|Five|Let|Among|Against|Between|Later|Earlier|Still|Even|Of"
)
_SMALL: Final = r"(?:of the|of|the|for the|for|and the|and|de|der|van|von|al|el|la|le|les|du|des|di|da)"
_CAPITAL: Final = rf"(?!(?:{_DAYS})\b)\d?[^\W\d_a-zß-öø-ÿ][\w&.’'-]*(?<![’']s)(?<![.,’'])"
_INNER: Final = (
    rf"(?!(?:{WEEKDAYS}|{MONTHS})\b)"
    r"[^\W\d_a-zß-öø-ÿ][\w&.’'-]*(?<![’']s)(?<![.,’'])"
)
_NAME: Final = rf"(?:{_CAPITAL})(?:\s(?:{_SMALL}\s)?(?:{_INNER}|\d+\w*(?=\s)))*"
_BODIES: Final = (
    r"governments?|council|union|ministry|party|parties|authority|authorities|commission|committee|court"
    r"|board|bloc|alliance"
    r"|association|company|companies|opposition|rebels?|guerrillas?|army|military|junta|state|employers?"
    r"|workers|strikers"
    r"|leaders?|vice[ -]president|president|prime minister|premier|minister|chair|chairman|mediators?"
    r"|envoy|spokesman|spokeswoman|ministers"
    r"|students|teachers|doctors|nurses|farmers|fishermen|residents|activists|protesters|demonstrators"
    r"|delegates|delegation"
    r"|negotiators?|officials|representatives?|members|deputies|lawmakers|bishops|church|regime|forces"
    r"|front|movement|group"
    r"|groups|club|league|federation|congress|assembly|parliament|senate|agency|regulator|mayor|governor"
    r"|king|palace|monarch"
    r"|judges?|prosecutors?|secretary[ -]general|ambassador|mission|ombudsman|office|team|side|sides"
    r"|capitals|countries"
    r"|powers|firms?|carriers|railways|unions|drivers|dockers|pilots|crews|miners|herders|landowners"
    r"|owners|tenants|villagers"
    r"|families|clergy|coalition|cabinet|presidency|secretariat|police|administration|management"
    r"|imam|bishop|archbishop|cardinal|emir|sultan|sheikh|elders?|captain|commander|general|landlord|owner"
    r"|operator|airline|employer|contractor|developer|bank|insurer|university|school|hospital"
    r"|body|dockworkers|professors|trainees"
    r"|commissioners|politicians|republic|kingdom|people|tribe|clans?|chief|deputy|organisers|investors"
    r"|funds|merchants|skippers|factions?|militia|insurgents|separatists|loyalists|campaigners"
)
_DESCRIBED: Final = (
    rf"(?:(?:[Tt]he|[Aa]|[Aa]n|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|Some|Two|Three|Several|Most"
    rf"|More than \d+ percent of the) )?(?:(?!(?i:of|and|that|in|to|for|by|with|or|who|whose|what|about"
    rf"|as|on|at|from|was|is|were|are|once|former|then|main|whether|when|if"
    rf"|than|the|a|an|its|their|his|her|this|may|june|july|march|april|august|\w+day|\w+ber"
    rf"|\w+uary)\b)[\w’'-]+ ){{0,3}}?(?:{_BODIES})"
)
_OURS: Final = (
    r"(?:our (?:conference|congress|committee|union|party|side|council|executive|delegates|delegation|members"
    r"|leadership|association|federation|group)|[Mm]y (?:party|union|association|federation|organisation))"
)
_PRONOUN: Final = r"He|She|It|They|We|he|she|it|they|we"
_SUBJECT: Final = as_pattern(
    rf"(?P<pronoun>\b(?:{_PRONOUN})\b)|(?P<ours>\bOur (?:[\w-]+ ){{0,2}}?[\w-]+\b|\b{_OURS}\b)"
    rf"|(?P<name>\b{_NAME})"
    rf"|(?P<described>\b{_DESCRIBED}\b)"
)
_SUPPOSED: Final = as_pattern(
    r"(?:^|[,;:–—] )(?:if|unless|when|while|once|although|though|because|whether|where|even if|as soon as"
    r"|as long as|until|should)(?: (?:the|an?|its|their|his|her))?\s*$",
    re.IGNORECASE,
)
"""Before the subject of what is only supposed: "if the guild refuses" is no refusal."""
_IN_A_PHRASE: Final = as_pattern(
    r"(?P<head>[\w’'-]+)?(?:^|\s)(?P<link>of|to|with|from|for|by|in|against|on|at|about|between|behind"
    r"|near|over|among|than|as|into|under"
    r"|like|without|towards?|via|including|since|until|before|after|during|throughout|within|whose"
    r"|that of|urging|asking|telling|told|asked|urged)\s+"
    r"(?:(?:the|a|an|its|their|his|her|all|both|some)\s)?(?:[\w’'-]+\s){0,2}$",
    re.IGNORECASE,
)
"""The first words of a phrase that a name ends: "the offer of Norvia" has another subject."""
_A_TIME: Final = as_pattern(
    rf"\b(?:\w+day|{MONTHS}"
    r"|\d{1,4}|week|month|year"
    r"|morning|afternoon|evening|night|midnight|return|statement|turn|letter|then|now|part|moment|time"
    r"|first|session|once)\W*$",
    re.IGNORECASE,
)
_DETERMINER: Final = as_pattern(r"\s(?:the|its|his|her|their|an?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|both)\s*$")
_SPEAKS_FOR: Final = as_pattern(
    r"(?:leaders?|president|chair(?:man|woman)?|secretary|head|minister|government|governor|premier|king"
    r"|representatives?|delegates?|officials"
    r"|members|spokes(?:man|woman|person)|negotiators?|envoy|ambassador|professors|majority|deputies"
    r"|council|executive|leadership|army|side)$",
    re.IGNORECASE,
)
"""Heads whose "of" leads to those whom they speak for: "the leader of the guild"."""
_ASIDE: Final = (
    r"(?:,\s(?!and\s(?!(?:above all|especially|in particular|with (?:it|him|her|them)|first of all)\s))"
    r"[^;:“”\"]{2,110}?,(?=\s)|\s\([^)]{1,60}\)|\s[–—-]\s[^–—;]{2,80}\s[–—-]"
    r"|\s(?:of|in|for|from|at|with|around|behind)\s(?:the\s)?[A-Z][\w’.-]*(?:\s(?:of\s)?[A-Z][\w’.-]*){0,4}"
    r"|\s(?:and|or|&)\s(?:the\s)?[A-Z][\w’&.-]*(?:\s[A-Z][\w’&.-]*){0,4}"
    r"|[’']s?\s(?:\w+\s){0,3}?(?:(?:prime |foreign |vice )?(?:president|minister|premier|spokesman"
    r"|spokeswoman|leader|chairman|negotiators?"
    r"|government|army|junta|dockers|drivers|members|people|team|officials|deputies|fishermen|lawyers?"
    r"|union|party|chief|council|bishops))"
    r"(?:\s[A-Z][\w’.-]*){0,3})"
)
_BEHIND: Final = as_pattern(rf"{_ASIDE}{{0,3}}")
_LABEL: Final = as_pattern(r"(?: \([^)]{1,30}\))?:(?= [a-z“\"‘])")
"""Behind the name of a side at the head of its entry in a list: "Norvia (RN): will not sign"."""
_FAR: Final = as_pattern(
    r"[^;:]{1,150}?[\s,](?:and|but|or|nor|yet)(?: (?:it|he|she|they)\b)?(?= (?!(?:the|a|an|that|if|to|its"
    r"|his|their|[A-Z])\b))"
)
_BREAKS: Final = as_pattern(
    r"\b(?:that|who|which|because|while|whereas|as|when|if|where|whether|until|unless|after|before|though"
    r"|although|said|says)\b"
)
_VERB: Final = as_pattern(
    rf"{BETWEEN}\s(?:\w+n[’']t|has|have|had|is|are|was|were|did|does|do|will|would"
    rf"|\w+(?:ed|s)|w\w+|m\w+t|read|began|took|came|go|goes|went|got|put|let|set|hit|cut|shut)\b"
)
_VERB_WITHIN: Final = as_pattern(r"\s(?:has|have|had|is|are|was|were|will|would|\w+ed|says?|said|wants?)\b")
_SAYS_AFTER: Final = as_pattern(
    rf"(?:,[”\"’']{{0,2}}|[”\"])\s(?:(?P<verb>said|says|argues?|argued|wrote|writes|warned|warns|added"
    rf"|adds|insists?|insisted|told [^.;]{{3,40}})\s"
    rf"(?P<behind>(?:the )?{_NAME}|{_DESCRIBED}|(?:his|her|their) [\w-]+)(?=[,.;:”\"]|$|\s(?:on|in|at"
    rf"|last|yesterday|late|when"
    rf"|after)\b)"
    rf"|(?P<before>(?:{_PRONOUN})\b|(?:[A-Z]\w+ )?{_NAME}|{_DESCRIBED})\s"
    r"(?:said|says|argues?|argued|wrote|writes|warned|warns|added|adds|insists?|insisted|suggests"
    r"|told [^.;]{3,40}|maintains|claims?|expects?|points out|thinks|believes|notes|observes|suspects"
    r"|fears|finds))\b"
)
_PASSIVE: Final = as_pattern(
    r"(?:\b(?<!it )(?:is|are|was|were|been|being|be)|[’']re)\s(?:\w+ )?(?!(?:ready|willing|prepared|open"
    r"|not opposed"
    r"|opposed"
    r"|free|agreed)\b)\w+(?:ed|en|own|old|ut|pt)\b"
)
_ACCEPTING: Final = as_pattern(
    r"(?: \w+ly| even| yet| so much as| be| been)* (?:accept|agree|sign|recogni[sz]e|talk|negotiate"
    r"|discuss|attend|allow|let|give|yield|reopen|return|withdraw"
    r"|pay|lift|back|support|say|said|respond|reply|replied|answer|release|yet|rule|teach|land|carry|vote"
    r"|join|meet|stop|cooperate|approve|endorse|extend"
    r"|renew|ratify|leave|move|change|reverse|commit|opposed|rushed|ready|willing|prepared|drawn"
    r"|blackmailed|bought)"
)
_PLURAL: Final = as_pattern(r"(?:[^s]s|people|police|clergy|[Tt]hey|[Ww]e)$| and | of ")
_JOINED: Final = as_pattern(r"(?: of [^,;.]{2,60}| in [^,;.]{2,40})? (?:and|or) |,| of | in ")
_BARE_FORM: Final = as_pattern(
    r"\s(?:contest|offer|demand|request|ask|want|call|plan|object|reject|oppose|dismiss|refuse|warn|urge"
    r"|insist|seek|support|back"
    r"|welcome|lift|block|impose|claim|say|state|argue|think|believe|regret|propose|accept|agree|promise"
    r"|pledge|commit|invite"
    r"|decide|order|adopt|declare|announce|direct|extend|resolve|approve|protest|condemn|deny|boycott"
    r"|halt|close|ban|freeze"
    r"|appeal|petition|vow|threaten|float|fear|need|wish|hope|prefer|intend|quit|rule|require|reply"
    r"|answer|dispute|blame)\b"
)
_IS_DOING: Final = as_pattern(r"\b(?:is|are|was|were|been|be|[’'](?:s|re))\b")
_TO: Final = as_pattern(r" (?:not )?to\b|$")
_BOUND: Final = as_pattern(
    r"(?:asked|told|urged|ordered|directed|required|requested|called|advised"
    r"|invited)$"
)
_WEAK: Final = frozenset({"says", "does not"})
"""Predicates that tell less than another behind "and"."""
_QUOTED: Final = as_pattern(r"``.{18,}?''|“[^”]{18,}”|\"[^\"]{18,}\"|‘[^’]{25,}’", re.DOTALL)


_SAID_BY_NOBODY: Final = as_pattern(
    r"\s(?:is|was|has been) (?:widely |now |also |often )?(?:said|reported|believed|thought|understood"
    r"|rumoured|rumored|hoped|feared|assumed|expected|argued|claimed) (?:in [^,.;]{3,40} )?that\b"
)
"""Behind "it" where nobody is meant: "It is said that he will go"."""
_RECORDED: Final = as_pattern(
    r"It (?:was|is) (?:recorded|noted|understood|reported|agreed|confirmed|clear) that(?: the)?"
    r"|[A-Z][\w’'-]+ and"
)
_OWNS: Final = as_pattern(r"(?:[A-Z][\w’'.-]* ){0,3}[A-Z][\w.-]*[’']s?")
_OWNER: Final = as_pattern(r"(?:[Tt]he (?:\w+ )?\w+|(?:[A-Z][\w’'.-]* ){0,3}[A-Z][\w.-]*)[’']s?(?: \w+){0,2}")
_FOR: Final = as_pattern(
    rf"For (?P<whom>(?:the )?(?:{_NAME}|{_DESCRIBED}))(?:, [^,;]{{3,60}},|,)? "
    r"(?=(?:an?|the|its|their|this|that|any|no|[a-z]+ing) )"
)
"""Whose view it is that a sentence tells: "For the guild a new vote would be a defeat"."""


@dataclass(frozen=True)
class Subject:
    """Who does what in a sentence.

    Attributes
    ----------
    start, end
        Where the words that name the subject stand in the sentence.
    will
        The predicate, by what it tells; None for a subject with any other verb.
    is_pronoun
        True for "it", which stands for somebody named before.
    leads
        True if nothing but a time or a joint stands before it.
    spoken
        True if the sentence gives the words of the subject: "…, said the guild".
    """

    start: int
    end: int
    will: Will | None
    is_pronoun: bool
    leads: bool
    spoken: bool = False


def subjects_of(sentence: str, known: Sequence[tuple[int, int]] = ()) -> Iterator[Subject]:
    """Yield the subjects of a sentence in its order.

    Parameters
    ----------
    known
        Where parties are named that were read.

    Examples
    --------
    >>> says = "On Monday the Salt Guild, its oldest union, refused to sign."
    >>> [(says[one.start : one.end], one.will) for one in subjects_of(says)]
    [('Salt Guild', 'refuses')]
    >>> says = "The offer of Norvia was welcome, said the Salt Guild."
    >>> [(says[one.start : one.end], one.will) for one in subjects_of(says)]
    [('the Salt Guild', 'says')]
    """
    masked = _QUOTED.sub(lambda quote: quote[0][0] + "§" * (len(quote[0]) - 2) + quote[0][-1], sentence)
    at = 0
    while (named := _SUBJECT.search(masked, at)) is not None:
        start, end = named.span()
        for first, last in known:
            # What was read as one name is one: "the envoy of the Salt Guild".
            if first < end and last > start and named["pronoun"] is None and last - first >= 2:
                start, end = min(start, first), max(end, last)
        start = max(start, at)
        at = end
        before = masked[:start]
        is_pronoun = named["pronoun"] is not None
        if (not is_pronoun and _is_in_a_phrase(before)) or _SUPPOSED.search(before):
            continue
        if is_pronoun and masked[start:end].casefold() == "it" and _SAID_BY_NOBODY.match(masked, end):
            continue
        leads = _leads(before)
        owner = None if is_pronoun else _OWNS.fullmatch(before.strip(" "))
        if owner is not None and named["name"] is not None:
            # "Dockers' Federation" is a name, and so are "Ana Roy's Liberals".
            start = before.index(owner[0])
        will = _will_behind(masked, end, may_be_far=leads)
        if will is not None and not _can_be_plural(masked, start, end) and _is_a_noun(masked, end):
            # "The presidential contest" is no refusal.
            will = None
        if will is None and not (leads and _has_a_verb(masked, end)):
            continue
        yield Subject(start, end, will, is_pronoun, leads)
    if (view := _FOR.match(masked)) is not None and not _A_TIME.search(view["whom"]):
        yield Subject(*view.span("whom"), "says", is_pronoun=False, leads=True)
    for says in _SAYS_AFTER.finditer(masked):
        group = "behind" if says["behind"] else "before"
        is_pronoun = re.fullmatch(_PRONOUN, says[group]) is not None
        yield Subject(says.start(group), says.end(group), "says", is_pronoun, leads=False, spoken=True)


def _can_be_plural(sentence: str, start: int, end: int) -> bool:
    """Return True for subjects of "they demand"."""
    words = sentence[start:end]
    return _PLURAL.search(words) is not None or _JOINED.match(sentence, end) is not None


def _is_a_noun(sentence: str, end: int) -> bool:
    """Return True where a word that may be a noun stands right behind a name in the singular."""
    return _BARE_FORM.match(sentence, end) is not None


def _has_a_verb(sentence: str, end: int) -> bool:
    asides = _BEHIND.match(sentence, end)
    return _VERB.match(sentence, end if asides is None else asides.end()) is not None


def _will_behind(sentence: str, end: int, *, may_be_far: bool) -> Will | None:
    if NOUNS_OF_WILL.match(sentence, end):
        return "demands"
    if may_be_far and (label := _LABEL.match(sentence, end)) is not None:
        will = _will_at(sentence, label.end())
        return "plans" if will in (None, "says") else will
    asides = _BEHIND.match(sentence, end)
    places = {end, asides.end()} if asides is not None else {end}
    for place in sorted(places):
        will = _will_at(sentence, place)
        if will is not None:
            return will if will not in _WEAK or not may_be_far else _better(sentence, place, will)
    if may_be_far:
        return _far_will(sentence, max(places))
    return None


def _better(sentence: str, place: int, will: Will) -> Will:
    far = _far_will(sentence, place)
    return far if far is not None and far not in _WEAK else will


def _far_will(sentence: str, place: int) -> Will | None:
    """Return the predicate behind "and", where the first verb has the same subject."""
    for far in _FAR.finditer(sentence, place, place + 200):
        if far.start() != place or _BREAKS.search(far[0]) or not _VERB.match(sentence, place):
            continue
        if (will := _will_at(sentence, far.end())) is not None:
            return will
    return None


def _will_at(sentence: str, place: int) -> Will | None:
    """Return what the predicate at a place tells; whoever "was asked" is bound, and does not ask."""
    if (denied := NEGATED.match(sentence, place)) is not None:
        return "refuses" if _ACCEPTING.match(sentence, denied.end()) else "does not"
    for will, words in WILLS.items():
        if (predicate := words.match(sentence, place)) is not None:
            if predicate[0].endswith("ing") and _IS_DOING.search(predicate[0]) is None:
                # "The planning of the council" is no plan that is told.
                continue
            if will == "is bound" or _PASSIVE.search(predicate[0]) is None:
                return will
            return (
                "is bound" if _BOUND.search(predicate[0]) and _TO.match(sentence, predicate.end()) else None
            )
    return None


def _is_in_a_phrase(before: str) -> bool:
    phrase = _IN_A_PHRASE.search(before)
    if phrase is None:
        return False
    if phrase["link"].casefold() == "of" and phrase["head"] and _SPEAKS_FOR.search(phrase["head"]):
        return False
    return _A_TIME.search(_DETERMINER.sub("", before)) is None


def _leads(before: str) -> bool:
    """Return True if a subject comes first in its sentence, behind a time, a place or a joint at most."""
    bare = before.strip()
    if _RECORDED.fullmatch(bare) or _OWNER.fullmatch(bare):
        return True
    if not bare or re.fullmatch(
        r"(?:But|And|Yet|Still|So|Then|Meanwhile|However|Now|The|Its|Their|His"
        r"|Her|Mr|Mrs|Ms|Dr)[,.]?(?: the| Mr\.?| Mrs\.?)?",
        bare,
    ):
        return True
    # "Political commentator Ana Roy" and "the following day".
    if re.fullmatch(
        r"[A-Z][\w’'-]*(?: (?!(?:of|in|to|for|by|with|that|and|on"
        r"|at)\b)[a-z][\w-]*){1,3}",
        bare,
    ) and not _VERB_WITHIN.search(bare):
        return True
    return re.fullmatch(
        r"(?:On|In|At|Since|By|Under|For|After|Before|During|With|Until|Last|Yesterday|Today|Earlier"
        r"|Later|Meanwhile|Once|From|Despite"
        r"|Two|Three|Four|As|When|If|Unless|Should|Never|This|Next|Also|Only)\b[^;:]{0,120}?(?:,"
        r"|\w)(?: (?:the|its|his|her|their|Mr\.?|Mrs\.?|both))?",
        bare,
    ) is not None and (
        bare.endswith(",")
        or _A_TIME.search(
            re.sub(
                r" (?:the|its|his|her|their|Mr\.?"
                r"|Mrs\.?|both)$",
                "",
                bare,
            )
        )
        is not None
    )
